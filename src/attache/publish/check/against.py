"""An article's claims against those on record: which agree, which clash, which are new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attache.model import Claim
from attache.publish.check import reasons
from attache.publish.check.comparing import Compared, compare
from attache.publish.check.rows import CheckRow, Quoted, Verdict

MOST_QUOTED = 3
SETTLED = frozenset({"presence", "agreement", "office", "event"})
PASSING = frozenset({"presence", "event"})  # what may be so one month and not the next


def compared(claims: Sequence[Claim], known: Callable[[str], Iterable[Claim]]) -> list[CheckRow]:
    """A row for each thing that the article claims, once. `known` gives the record's claims about a country, of which
    those count that stand in a body: a headline on record proves nothing."""
    rows: list[CheckRow] = []
    seen: set[tuple[object, ...]] = set()
    by_country: dict[str, list[Claim]] = {}
    told = {(claim.start, claim.end) for claim in claims if claim.kind != "event"}
    for claim in claims:
        key = _matter(claim)
        twice = claim.kind == "event" and (claim.start, claim.end) in told  # an arrival is a mobilisation too
        if claim.kind not in SETTLED or twice or key in seen:
            continue
        seen.add(key)
        for country in _countries(claim):
            if country not in by_country:
                by_country[country] = [
                    other for other in known(country) if other.report != claim.report and other.section == "body"
                ]
        others = {other.id: other for country in _countries(claim) for other in by_country[country]}
        rows.append(_row(claim, [match for other in others.values() if (match := compare(claim, other))]))
    return rows


def _row(claim: Claim, found: Sequence[Compared]) -> CheckRow:
    agreeing = [match for match in found if match.outcome == "gives" and (_one_time(claim, match.known))]
    clashing = [match for match in found if _clashes(claim, match)]
    verdict: Verdict = "agrees" if agreeing else "clashes" if clashing else "new"
    told = agreeing or clashing
    if agreeing:
        many = len({match.known.report for match in agreeing})
        reason = f"{many} reports on record say so." if many > 1 else "One report on record says so."
    elif clashing:
        first = clashing[0]
        reason = reasons.weaker(claim, first) if first.outcome == "weaker" else reasons.against(claim, first)
        reason = reason.replace("the body", "the record").replace("The body", "The record")
    else:
        reason = "Nothing on record says this yet."
    evidence = (
        Quoted(m.known.start, m.known.end, m.known.quote, m.known.report, m.known.id) for m in told[:MOST_QUOTED]
    )
    return CheckRow(
        section=claim.section,
        text=claim.quote,
        verdict=verdict,
        evidence=tuple(evidence),
        reason=reason,
        start=claim.start,
        end=claim.end,
    )


def _clashes(claim: Claim, match: Compared) -> bool:
    """Whether both cannot be so: at one time, the opposite, or another number, of what is otherwise the same."""
    return _one_time(claim, match.known) and (
        match.point in ("polarity", "fewer", "more") or (match.outcome == "against" and match.point == "action")
    )


def _one_time(a: Claim, b: Claim) -> bool:
    """Whether they may be about one time. What passes needs a time with two ends on both sides to be held against the
    other."""
    if a.kind not in PASSING:
        return a.time.date.overlaps(b.time.date)
    bounded = all(claim.time.earliest and claim.time.latest for claim in (a, b))
    return a.time.date.overlaps(b.time.date) and (bounded or not (a.time.text and b.time.text))


def _matter(claim: Claim) -> tuple[object, ...]:
    actors = tuple(sorted(actor.id for actor in claim.actors))
    others = tuple(sorted(actor.id for actor in claim.recipients))
    place = claim.place.id if claim.place else ""
    root = claim.event.type if claim.event else ""
    return (
        claim.kind,
        claim.action,
        root,
        actors,
        others,
        place,
        claim.polarity,
        claim.count.text if claim.count else "",
    )


def _countries(claim: Claim) -> list[str]:
    found = {place.country for place in (claim.place, claim.origin) if place}
    found |= {actor.country for actor in (*claim.actors, *claim.recipients)}
    return sorted(code for code in found if code)
