"""What an article says of one thing in two ways: the disputes that its own claims make, as rows of the check."""

from __future__ import annotations

from collections.abc import Sequence

from attache.model import Claim, Parse, Report
from attache.publish.check import presences
from attache.publish.check.passages import passages
from attache.publish.check.rows import CheckRow, Quoted
from attache.record.disputes import disputes
from attache.record.settling import settle


def disputed(report: Report, parse: Parse, claims: Sequence[Claim]) -> list[CheckRow]:
    """A row for each dispute inside the article that raises an alert, at its first claim outside the body, or
    its first. A stay that is over by the article's own words is in nobody's way."""
    over = [claim for passage in passages(parse, claims) for claim in passage.claims if passage.former(claim)]
    claims = [claim for claim in claims if not any(_same_stay(claim, former) for former in over)]
    by_id = {claim.id: claim for claim in claims}
    rows = []
    for dispute in disputes(settle([presences.under_way(claim) for claim in claims]), {report.id: report.published}):
        told = sorted((by_id[id] for id in dispute.claims if id in by_id), key=lambda claim: claim.start)
        if not dispute.alert or not told:
            continue
        first = next((claim for claim in told if claim.section != "body"), told[0])
        rows.append(
            CheckRow(
                section=first.section,
                text=first.sentence,
                verdict="disputed",
                evidence=tuple(Quoted(claim.start, claim.end, claim.quote) for claim in told),
                reason=f"{dispute.title}: {dispute.why}",
                start=first.start,
                end=first.end,
            )
        )
    return rows


def _same_stay(claim: Claim, former: Claim) -> bool:
    """Whether it tells a stay in the words of another one: the same men, counted in the same place of the text."""
    inside = claim.start <= former.start and former.end <= claim.end
    return claim.kind == former.kind and inside and claim.count == former.count and claim.actors == former.actors
