"""How many of a force are at a place, from the counts that are given for that very place.

A stock ("about 650 are there") is worth more than a flow ("100 arrived"). Those who left, a part and an addition are
neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from attache.model import Claim, Count, ForceKind, FuzzyDate, Published
from attache.record import asof, support
from attache.record.bearing import ARRIVALS, DEPARTURES, NOTICES, STAYS
from attache.record.support import HEADS, Sources

STOCKS = (STAYS - {"reinforce"}) | NOTICES
HIRED = frozenset({"contractors"})


class Strength(msgspec.Struct, frozen=True):
    """The count best supported, whether another report of that time disagrees, and the claims that agree with it."""

    count: Count
    contested: bool
    claims: tuple[Claim, ...]


class Given(msgspec.Struct, frozen=True):
    """The count of one claim: a stock, or a flow of those who came."""

    claim: Claim
    count: Count
    when: FuzzyDate
    flow: bool


def strength(
    claims: Iterable[Claim],
    published: Mapping[str, Published],
    kind: ForceKind,
    sources: Sources,
    *,
    announced: bool = False,
) -> Strength | None:
    """The strength that one row's claims give; None where none does. `announced` takes what is only planned."""
    given = [found for claim in claims if (found := given_by(claim, published, announced)) is not None]
    given = [g for g in given if support.in_body(g.claim)] or given
    given = _unit(given, kind)
    if not given:
        return None
    stocks = [g for g in given if not g.flow]
    flows = [g for g in given if g.flow]
    now = _newest(stocks) if stocks else _newest(flows)
    if stocks:
        # A force is no smaller than those of it who came after it was last counted.
        past = max((g.count.high or 0 for g in now), default=0)
        outgrown = [g for g in flows if (g.count.low or 0) > past and all(asof.before(s.when, g.when) for s in now)]
        now = _newest(outgrown) if outgrown else now
    count = support.best_count([(g.count, g.claim) for g in now], sources)
    agreeing = [g.claim for g in now if support.counts_agree(g.count, count)]
    reports = {claim.report for claim in agreeing}
    contested = any(not support.counts_agree(g.count, count) and g.claim.report not in reports for g in now)
    return Strength(count, contested, tuple(agreeing))


def given_by(claim: Claim, published: Mapping[str, Published], announced: bool = False) -> Given | None:
    """The count that a claim gives for the strength at its place; None for those who left, a part or an addition."""
    count, action = claim.count, claim.action
    if count is None or count.scope != "total" or count.unit not in HEADS | HIRED:
        return None
    when = asof.came_about(claim, published)
    if action in DEPARTURES:
        # Those who have not left are there.
        stayed = claim.modality == "asserted" and not claim.polarity
        return Given(claim, count, when, False) if stayed and action != "begin-withdrawal" else None
    if not claim.polarity or claim.modality not in (
        {"asserted", "announced", "planned", "ordered"} if announced else {"asserted"}
    ):
        return None
    if action in STOCKS:
        return Given(claim, count, when, False)
    return Given(claim, count, when, True) if action in ARRIVALS or (announced and action == "announce") else None


def _unit(given: list[Given], kind: ForceKind) -> list[Given]:
    """One kind of head only: the force's own kind where it is counted, else the other."""
    heads = [g for g in given if g.count.unit in HEADS]
    hired = [g for g in given if g.count.unit in HIRED]
    return (hired or heads) if kind == "contractor" else (heads or hired)


def _newest(given: list[Given]) -> list[Given]:
    """The counts for the latest time given, and those whose time may be the same."""
    latest = max((g.when for g in given), key=asof.order)
    return [g for g in given if g.when.overlaps(latest)]
