"""What an article says of one thing in two ways: the disputes that its own claims make, as rows of the check."""

from __future__ import annotations

from collections.abc import Sequence

from attache.model import Claim, Report
from attache.publish.check import presences
from attache.publish.check.rows import CheckRow, Quoted
from attache.record.disputes import disputes
from attache.record.settling import settle


def disputed(report: Report, claims: Sequence[Claim]) -> list[CheckRow]:
    """A row for each dispute inside the article that raises an alert, at its first claim outside the body, or
    its first."""
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
