"""Where one deed is told to have happened in two places.

Two deeds of a day are no dispute, so only what can hardly be two is compared: one kind of deed, of one day, by and to
the same parties, with a number of heads or a name that is not met twice by chance.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from attache.model import Claim, Place, Published
from attache.record import asof, support
from attache.record.bearing import ARRIVALS, DEPARTURES
from attache.record.disputes_telling import Relation, Subject, Telling, compare, moment, said_by
from attache.record.distance import SURROUNDINGS, kilometres
from attache.record.identity import actor_id
from attache.record.rows import DisputeRow
from attache.record.same_event import FATALITIES
from attache.record.support import Sources

MANY = 10  # heads: fewer die, or leave, in two places on one day without anything being wrong
ONCE = frozenset({"ASSAULT", "COERCE"})  # PLOVER roots of what is done to one person once a day
PROVINCE = 4  # UCDP's precision of a province; 5 is a line or a larger area
POINTS = frozenset({"site", "town"})


def places(claims: Sequence[Claim], published: Mapping[str, Published], sources: Sources) -> Iterator[DisputeRow]:
    """Disputes about the place of one deed. `claims` are of all kinds; those that tell of no deed are passed over."""
    same: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        mark = _mark(claim, published)
        if mark is not None:
            same.setdefault(mark, []).append(claim)
    for _, told in sorted(same.items(), key=lambda item: min(claim.id for claim in item[1])):
        if len({claim.report for claim in told}) > 1 and not _told_apart(told):
            tellings = [
                Telling(_value(place), place.name, claim, asof.happened(claim, published))
                for claim in told
                if (place := _place(claim))
            ]
            yield from compare(_subject(told, tellings[0]), "place", tellings, _relate, sources)


def _mark(claim: Claim, published: Mapping[str, Published]) -> tuple[object, ...] | None:
    """What two claims of one deed share, where that is enough to know it by; None where it is not."""
    when = asof.happened(claim, published)
    deed = _deed(claim)
    if not deed or _place(claim) is None or not claim.polarity or claim.modality != "asserted":
        return None
    if when.earliest is None or when.earliest != when.latest:
        return None
    doers, others = _parties(claim, "actors"), _parties(claim, "recipients")
    if doers | others == frozenset() or any("@" in id for id in doers | others):
        return None  # "gunmen" of two reports need not be the same
    victims = frozenset(id for id in others if id.startswith("person/")) if deed in ONCE else frozenset()
    heads = _heads(claim)
    if heads is None and not victims:
        return None
    return deed, when.earliest, doers, others, heads


def _deed(claim: Claim) -> str | None:
    if claim.kind == "event" and claim.event:
        return claim.event.type
    return claim.action if claim.kind == "presence" and (claim.action or "") in ARRIVALS | DEPARTURES else None


def _place(claim: Claim) -> Place | None:
    """Where the deed is done: of a departure, where it starts."""
    start = claim.origin if claim.action in DEPARTURES else None
    wider = start and claim.place and start.kind == "country" and start.country == claim.place.country
    return start if start and not wider else claim.place


def _parties(claim: Claim, side: str) -> frozenset[str]:
    return frozenset(actor_id(actor, claim.report) for actor in getattr(claim, side))


def _heads(claim: Claim) -> tuple[int, str] | None:
    """How many died, came or left, where the number is exact and large."""
    count = claim.count
    if count is None or count.op != "=" or count.best is None or count.best < MANY:
        return None
    counted = FATALITIES in claim.items if claim.kind == "event" else count.scope == "total"
    return (count.best, count.unit if claim.kind == "presence" else FATALITIES) if counted else None


def _told_apart(claims: Sequence[Claim]) -> bool:
    """Whether one report tells of such a deed in two places: it knows of two, and so may the others."""
    bodies: dict[str, list[Place]] = {}
    for claim in claims:
        if (place := _place(claim)) and support.in_body(claim):
            bodies.setdefault(claim.report, []).append(place)
    return any(_far(a, b) for told in bodies.values() for a, b in combinations(told, 2))


def _subject(claims: Sequence[Claim], telling: Telling) -> Subject:
    first = min(claims, key=lambda claim: claim.id)
    doers = ", ".join(actor.name for actor in first.actors) or "somebody"
    whom = ", ".join(actor.name for actor in first.recipients)
    countries = {actor.country for claim in claims for actor in (*claim.actors, *claim.recipients)}
    hosts = {place.country for claim in claims if (place := _place(claim)) and place.country}
    deed = (_deed(first) or "event").lower().replace("-", " ")
    return Subject(
        id=support.event_id(claims),
        title=f"{deed} by {doers}{f' on {whom}' if whom else ''}, {moment(telling.when)}",
        countries=tuple(sorted({country for country in countries | hosts if country})),
        host=hosts.pop() if len(hosts) == 1 else None,
    )


def _value(place: Place) -> str:
    return f"{place.name}, {place.country}" if place.country and place.kind != "country" else place.name


def _relate(a: Telling, b: Telling) -> Relation:
    one, other = _place(a.claim), _place(b.claim)
    if one is None or other is None or one.id == other.id:
        return None
    if _far(one, other):
        return (
            "genuine",
            f"One deed, by its day, its parties and its numbers, is told of {one.name}{said_by(a)} and of "
            f"{other.name}{said_by(b)}, and neither lies in the other.",
        )
    within = _within(one, other)
    if within is None:
        return None
    inner, outer = within
    return "granularity", f"{inner.name} lies in or by {outer.name}: one place, told more and less finely."


def _within(a: Place, b: Place) -> tuple[Place, Place] | None:
    """The inner and the outer place, where the one holds the other or goes by its name."""
    for inner, outer in ((a, b), (b, a)):
        if inner.country and inner.country == outer.country:
            if outer.kind == "country" and inner.kind != "country":
                return inner, outer
            if outer.kind == "area" and inner.kind in POINTS and inner.admin1 in (outer.name, outer.admin1):
                return (inner, outer) if inner.admin1 else None
        if (inner.kind, outer.kind) == ("site", "town") and kilometres(inner, outer) <= SURROUNDINGS:
            return inner, outer
    return None


def _far(a: Place, b: Place) -> bool:
    """Whether neither can lie in the other, for certain: in two countries, or two points apart."""
    if a.id == b.id or "region" in (a.kind, b.kind):
        return False
    apart = kilometres(a, b)
    if a.kind in POINTS and b.kind in POINTS and apart <= SURROUNDINGS:
        return False
    if a.country and b.country and a.country != b.country:
        # What lies along a border, or is wider than a province, is told of both sides of it.
        return all(place.kind != "area" or place.precision <= PROVINCE for place in (a, b))
    return {a.kind, b.kind} <= POINTS and SURROUNDINGS < apart < math.inf
