"""Which numbers differ: how many are there, how many have left, how many died, what a site cost.

Numbers are intervals, and what two intervals can both hold is no contradiction: "fewer than 500" and 184 agree. Numbers
of different days differ because things change; of different units, because different heads are counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from attache.model import Actor, Claim, Count, FuzzyDate, Money, Published
from attache.record import asof, strength, support
from attache.record.bearing import Bearing
from attache.record.disputes_telling import Relation, Subject, Telling, compare, dispute, moment, one, said_by
from attache.record.rows import CountRow, DisputeKind, DisputeRow
from attache.record.same_event import FATALITIES, Told, distinct_events
from attache.record.status import gap
from attache.record.strength import HIRED
from attache.record.support import HEADS, Sources

LAG = dt.timedelta(days=1)  # what is reported on Monday and on Tuesday is mostly one count
PLACED = 31  # days: a number that is given for a wider time cannot be held against one of a day
FLOW = 7  # days: "766 left on Sunday" tells of those who left then, "766 have left" of all who had by then
SAME = 0.9  # the ratio above which two numbers of departures are numbers of one departure
PARTS = 0.5  # the ratio below which two numbers of one day count a contingent and the whole, not one thing
NARROW_HEADS = frozenset({"troops", "police"})  # among the personnel there are others too
ROUNDING = 0.1  # what a price of one or two figures may have lost by rounding


def strengths(
    subject: Subject, bearings: Sequence[Bearing], published: Mapping[str, Published], sources: Sources
) -> Iterator[DisputeRow]:
    """Disputes about how many of a force are at one place."""
    claims = {b.claim.id: b.claim for b in bearings}
    given = [g for claim in claims.values() if (g := strength.given_by(claim, published)) and not g.flow]
    tellings = [Telling(CountRow.of(g.count), _text(g.count), g.claim, g.when) for g in given]
    yield from compare(subject, "strength", tellings, _strength, sources)


def departures(subject: Subject, bearings: Sequence[Bearing], sources: Sources) -> Iterator[DisputeRow]:
    """Disputes about how many of a force have left one place: one row for the numbers of those who have left so far,
    another for those of a whole force, which "all 1,000" counts and "766" does not."""
    tellings = {
        b.claim.id: Telling(CountRow.of(b.claim.count), _text(b.claim.count), b.claim, b.when)
        for b in bearings
        if b.says in ("leaving", "gone") and is_departure(b.claim) and b.claim.count
    }
    for whole in (False, True):
        counted = [telling for telling in tellings.values() if counts_whole(telling.claim) == whole]
        yield from compare(subject, "departed", counted, _departed, sources)


def counts_whole(claim: Claim) -> bool:
    """Whether the number of a departure is that of the whole force ("all 1,000"), or of its last men."""
    count = claim.count
    return count is not None and (count.scope == "rest" or count.text.casefold().startswith(("all ", "both ")))


def is_departure(claim: Claim) -> bool:
    """Whether the claim says that heads have left, all of those it is about."""
    leaves = claim.action in ("withdraw", "begin-withdrawal") and claim.modality == "asserted" and claim.polarity
    count = claim.count
    return leaves and (count is None or (count.scope in ("total", "rest") and count.unit in HEADS | HIRED))


def parts(
    whole: Subject,
    at_whole: Sequence[Bearing],
    at_sites: Mapping[str, Sequence[Bearing]],
    published: Mapping[str, Published],
    sources: Sources,
) -> Iterator[DisputeRow]:
    """Disputes where more are said to be at one site than in the whole country at the time."""
    in_all: dict[int, list[Telling]] = {}  # by day
    for stock in _stocks(at_whole, published):
        in_all.setdefault(_ordinal(stock.when), []).append(stock)
    for _, bearings in sorted(at_sites.items()):
        for part in _stocks(bearings, published):
            day = _ordinal(part.when)
            near = (stock for at in (day, day - LAG.days, day + LAG.days) for stock in in_all.get(at, ()))
            exceeded = next((stock for stock in near if _exceeds(part, stock)), None)
            if exceeded is None:
                continue
            place = part.claim.place.name if part.claim.place else "one site"
            why = (
                f"{one(part.text)} at {place}{said_by(part)} is more than {one(exceeded.text)} in the whole "
                f"country{said_by(exceeded)}."
            )
            kind: DisputeKind = "error" if part.claim.report == exceeded.claim.report else "genuine"
            yield dispute(whole, "strength", kind, (part, exceeded), why, sources)


def _ordinal(when: FuzzyDate) -> int:
    return when.latest.toordinal() if when.latest else 0


def _exceeds(part: Telling, whole: Telling) -> bool:
    low, high = _bounds(part)[0], _bounds(whole)[1]
    return low is not None and high is not None and low > high


def _stocks(bearings: Sequence[Bearing], published: Mapping[str, Published]) -> list[Telling]:
    claims = {b.claim.id: b.claim for b in bearings if support.in_body(b.claim)}
    given = [g for _, claim in sorted(claims.items()) if (g := strength.given_by(claim, published)) and not g.flow]
    return [
        Telling(CountRow.of(g.count), _text(g.count), g.claim, g.when)
        for g in given
        if g.count.unit in HEADS and asof.width(g.when) <= LAG.days
    ]


def fatalities(claims: Sequence[Claim], published: Mapping[str, Published], sources: Sources) -> Iterator[DisputeRow]:
    """Disputes about the dead of one event."""
    tolls = [c for c in claims if c.event and c.polarity and c.count and FATALITIES in c.items]
    for same in _attacks(distinct_events(Told(claim, asof.happened(claim, published)) for claim in tolls)):
        dead = [t.claim for t in same]
        if len(dead) < 2 or _tells_several(dead):
            continue
        first = min(same, key=lambda t: t.claim.id).claim
        tellings = [
            Telling(CountRow.of(c.count), _text(c.count), c, published.get(c.report, Published()).date)
            for c in dead
            if c.count
        ]
        yield from compare(_event(first, same), "fatalities", tellings, _dead, sources)


def _attacks(events: Sequence[Sequence[Told]]) -> list[list[Told]]:
    """The events, those joined that killed on one day at one town or site, and of which no two doers are named: where
    one report has "gunmen" and another a group, the tolls are of one attack until somebody tells two apart."""
    found: list[list[Told]] = []
    for event in events:
        same = next((other for other in found if all(_one_attack(a, b) for a in event for b in other)), None)
        if same is None:
            found.append(list(event))
        else:
            same.extend(event)
    return found


def _one_attack(a: Told, b: Told) -> bool:
    place, other = a.claim.place, b.claim.place
    if place is None or other is None or place.id != other.id or place.kind not in ("town", "site"):
        return False
    if a.claim.event is None or b.claim.event is None or a.claim.event.type != b.claim.event.type:
        return False
    if a.claim.modality != b.claim.modality or max(asof.width(a.when), asof.width(b.when)) > LAG.days:
        return False
    named = [{actor.id for actor in told.claim.actors if _is_named(actor)} for told in (a, b)]
    return a.when.overlaps(b.when) and (not all(named) or bool(named[0] & named[1]))


def _is_named(actor: Actor) -> bool:
    """Whether it is somebody: a group, or the forces of a country; not "gunmen"."""
    return actor.country is not None or actor.id.startswith("group/")


def _event(first: Claim, told: Sequence[Told]) -> Subject:
    place = next((t.claim.place for t in told if t.claim.place), None)
    doers = ", ".join(actor.name for actor in first.actors) or "somebody"
    when = min((t.when for t in told), key=asof.width)
    kind = first.event.type.lower() if first.event else "event"
    countries = {a.country for t in told for a in (*t.claim.actors, *t.claim.recipients) if a.country}
    countries |= {t.claim.place.country for t in told if t.claim.place and t.claim.place.country}
    where = f" at {place.name}" if place else ""
    return Subject(
        id=support.event_id(t.claim for t in told),
        title=f"{kind} by {doers}{where}, {moment(when)}",
        countries=tuple(sorted(countries)),
        host=place.country if place else None,
    )


def _tells_several(claims: Sequence[Claim]) -> bool:
    """Whether one report gives tolls that cannot be of one event: it tells apart what the others may mix up."""
    bodies: dict[str, list[Count]] = {}
    for claim in claims:
        if claim.count and support.in_body(claim):
            others = bodies.setdefault(claim.report, [])
            if any(not support.counts_agree(claim.count, other) for other in others):
                return True
            others.append(claim.count)
    return False


def costs(
    subject: Subject, claims: Sequence[Claim], published: Mapping[str, Published], sources: Sources
) -> Iterator[DisputeRow]:
    """Disputes about what one site cost."""
    tellings = [Telling(c.money, c.money.text, c, asof.happened(c, published)) for c in claims if c.money]
    yield from compare(subject, "cost", tellings, _cost, sources)


def _text(count: Count) -> str:
    return count.text if not count.text or count.unit in count.text.casefold() else f"{count.text} {count.unit}"


def _placed(when: FuzzyDate) -> bool:
    """Whether the time is known well enough to hold a number for it against another."""
    return asof.width(when) <= PLACED


def _agree(a: Telling, b: Telling) -> bool:
    assert isinstance(a.value, CountRow) and isinstance(b.value, CountRow)
    return support.counts_agree(_count(a.value), _count(b.value))


def _bounds(telling: Telling) -> tuple[int | None, int | None]:
    assert isinstance(telling.value, CountRow)
    return telling.value.low, telling.value.high


def _count(row: CountRow) -> Count:
    return Count(row.low, row.best, row.high, row.op, row.unit, row.text)


def _units(a: Telling, b: Telling) -> Relation:
    """Where the one counts only some of the heads that the other counts, and finds fewer."""
    assert isinstance(a.value, CountRow) and isinstance(b.value, CountRow)
    if (a.value.unit in NARROW_HEADS) == (b.value.unit in NARROW_HEADS):
        return None
    some, all_ = (a.value, b.value) if a.value.unit in NARROW_HEADS else (b.value, a.value)
    if some.high is None or all_.low is None or some.high >= all_.low:
        return None
    return "definition", f"One counts {some.unit}, the other {all_.unit}, among whom there are others too."


def _strength(a: Telling, b: Telling) -> Relation:
    if _agree(a, b):
        return None
    if not (_placed(a.when) and _placed(b.when)):
        return "time-drift", f"{one(a.text)} and {one(b.text)} need not be of one day: a report's day is not known."
    if gap(a.when, b.when) > LAG:
        return "time-drift", (
            f"{one(a.text)} is of {_of(a.when)} and {one(b.text)} of {_of(b.when)}: the number changed in between."
        )
    return _units(a, b) or ("genuine", _clash(a, b))


def _of(when: FuzzyDate) -> str:
    return moment(when).removeprefix("on ")


def _clash(a: Telling, b: Telling) -> str:
    return f"{one(a.text)}{said_by(a)} and {one(b.text)}{said_by(b)} are given for one time, and cannot both be right."


def _departed(a: Telling, b: Telling) -> Relation:
    """Those who have left by a day can only become more; those who left on a day are others on another day."""
    if _agree(a, b):
        return None
    flows = [_is_flow(t) for t in (a, b)]
    if all(flows):
        return (_units(a, b) or ("genuine", _clash(a, b))) if gap(a.when, b.when) <= LAG else None
    if a.when.latest is None or b.when.latest is None:
        return "time-drift", f"{one(a.text)} and {one(b.text)} need not be of one day: a report's day is not known."
    apart = b.when.latest - a.when.latest
    if any(flows):
        if _much_the_same(a, b) and apart <= dt.timedelta(days=FLOW):
            return "genuine", _clash(a, b)
        return (
            "scope",
            f"{one(a.text)} and {one(b.text)} need not be the same people: one tells of all who left by then.",
        )
    if apart <= LAG:
        if not _much_the_same(a, b, PARTS):
            return (
                "scope",
                f"{one(a.text)} and {one(b.text)} need not be the same people: the one is a part of the other.",
            )
        return _units(a, b) or ("genuine", _clash(a, b))
    if _grows(a, b):
        return "time-drift", f"{one(a.text)} had left {moment(FuzzyDate(None, a.when.latest))}, {one(b.text)} later."
    if apart <= dt.timedelta(days=PLACED):
        return _units(a, b) or (
            "genuine",
            f"{one(a.text)} had left {moment(FuzzyDate(None, a.when.latest))}, and later only {one(b.text)}: "
            "those who have left cannot become fewer.",
        )
    return "scope", f"{one(a.text)} and {one(b.text)} need not be the same people: much time lies between."


def _is_flow(telling: Telling) -> bool:
    time = telling.claim.time
    return bool(time.text) and asof.width(time.date) <= FLOW


def _much_the_same(a: Telling, b: Telling, least: float = SAME) -> bool:
    assert isinstance(a.value, CountRow) and isinstance(b.value, CountRow)
    numbers = sorted(n for n in (a.value.best or a.value.low, b.value.best or b.value.low) if n)
    return len(numbers) == 2 and numbers[0] / numbers[1] >= least


def _grows(a: Telling, b: Telling) -> bool:
    assert isinstance(a.value, CountRow) and isinstance(b.value, CountRow)
    return a.value.high is not None and b.value.low is not None and a.value.high < b.value.low


def _dead(a: Telling, b: Telling) -> Relation:
    """A toll rises in the days after an attack; it does not fall, and on one day there is one."""
    if _agree(a, b):
        return None
    if _units(a, b):
        return "definition", "One counts soldiers or police only, the other all who died."
    if a.when.latest is None or b.when.latest is None:
        return "time-drift", f"{one(a.text)} and {one(b.text)} need not be of one day: a report's day is not known."
    if b.when.latest > a.when.latest and _grows(a, b):
        return "time-drift", f"The toll rose from {one(a.text)} to {one(b.text)} as more was known."
    return (
        "genuine",
        f"{one(a.text)}{said_by(a)} and {one(b.text)}{said_by(b)} died, by reports of what seems one event.",
    )


def _cost(a: Telling, b: Telling) -> Relation:
    assert isinstance(a.value, Money) and isinstance(b.value, Money)
    if a.value.currency != b.value.currency:
        return None
    low, high = (b.value, a.value) if (b.value.high or 0) < (a.value.low or 0) else (a.value, b.value)
    if low.high is None or high.low is None or low.high >= high.low:
        return None
    if low.high * (1 + ROUNDING) >= high.low * (1 - ROUNDING):
        return "granularity", f"{one(low.text)} and {one(high.text)} are near enough to be one sum, rounded."
    return "genuine", f"{one(a.text)}{said_by(a)} and {one(b.text)}{said_by(b)} are given as the cost of one site."
