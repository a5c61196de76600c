"""When two claims tell one event.

To make one attack of two is worse than to list one attack twice, so a doubt keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from attache.model import Actor, Claim, Count, FuzzyDate, Place
from attache.record import asof, support
from attache.record.distance import SURROUNDINGS, kilometres

FATALITIES = "fatalities"  # the item by which a claim tells that its count is of the dead
SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # PLOVER roots where it matters little who is named first
NARROW = 31  # days: "in March" can date an event, "in 2023" cannot tell it from others of its kind
YEAR = 366  # days


class Told(msgspec.Struct, frozen=True):
    """One claim's telling of an event."""

    claim: Claim
    when: FuzzyDate
    fatalities: Count | None = None


def distinct_events(told: Iterable[Told]) -> list[list[Told]]:
    """The tellings by event.

    Tellings with a narrow time are joined where each fits every other. One with a wide time goes with the single
    event that it fits: of any report, where it names the year; of its own report, where it is wider still. Where
    several fit, it stands alone.
    """
    narrow: list[Told] = []
    wide: list[Told] = []
    for item in sorted(told, key=lambda item: (asof.width(item.when), asof.order(item.when), item.claim.id)):
        (narrow if asof.width(item.when) <= NARROW else wide).append(item)
    found: list[list[Told]] = []
    index: dict[tuple[object, ...], list[list[Told]]] = {}
    for item in narrow:
        group = next((group for group in _near(item, index) if all(alike(item, other) for other in group)), None)
        if group is None:
            group = []
            found.append(group)
        group.append(item)
        _enter(item, group, index)
    for item in wide:
        fitting = [group for group in _near(item, index) if all(_may_be(item, other) for other in group)]
        group = fitting[0] if len(fitting) == 1 else []
        if not group:
            found.append(group)
        group.append(item)
        _enter(item, group, index)
    return found


def keys(item: Told) -> Iterator[tuple[object, ...]]:
    """What two tellings of one event have in common: the kind, a participant if any is named, a month or the report."""
    claim = item.claim
    kind = (claim.event.type if claim.event else "", claim.modality)
    for who in sorted({actor.id for actor in claim.actors + claim.recipients}) or [""]:
        yield (*kind, who, claim.report)
        if who and item.when.earliest and item.when.latest and asof.width(item.when) <= YEAR:
            first, last = (day.year * 12 + day.month for day in (item.when.earliest, item.when.latest))
            for month in range(first, last + 1):
                yield (*kind, who, month)


def _near(item: Told, index: dict[tuple[object, ...], list[list[Told]]]) -> list[list[Told]]:
    groups = {id(group): group for key in keys(item) for group in index.get(key, ())}
    return list(groups.values())


def _enter(item: Told, group: list[Told], index: dict[tuple[object, ...], list[list[Told]]]) -> None:
    for key in keys(item):
        groups = index.setdefault(key, [])
        if not any(entered is group for entered in groups):
            groups.append(group)


def toll(claim: Claim) -> Count | None:
    """The dead that the claim counts."""
    return claim.count if FATALITIES in claim.items else None


def alike(a: Told, b: Told) -> bool:
    """Whether two tellings could be of one event, if no third one were there."""
    return a.when.overlaps(b.when) and _one_kind(a.claim, b.claim) and _alike(a, b)


def _may_be(wide: Told, other: Told) -> bool:
    """Whether a telling with a wide time may be of the other's event."""
    return (asof.width(wide.when) <= YEAR or wide.claim.report == other.claim.report) and alike(wide, other)


def _one_kind(a: Claim, b: Claim) -> bool:
    if a.event is None or b.event is None or a.modality != b.modality or a.event.type != b.event.type:
        return False
    return a.event.mode is None or b.event.mode is None or a.event.mode == b.event.mode


def _alike(a: Told, b: Told) -> bool:
    if a.fatalities and b.fatalities and not support.counts_agree(a.fatalities, b.fatalities):
        return False
    return _places_fit(a.claim.place, b.claim.place) and _parties_fit(a.claim, b.claim)


def _parties_fit(a: Claim, b: Claim) -> bool:
    assert a.event is not None
    if a.event.type in SYMMETRIC:
        return _fit(_ids(a.actors + a.recipients), _ids(b.actors + b.recipients)) is not None
    actors, recipients = _fit(_ids(a.actors), _ids(b.actors)), _fit(_ids(a.recipients), _ids(b.recipients))
    if actors is None or recipients is None:
        return False
    # Something must be shared by name; within one report, what is silent on both sides may be too.
    return actors or recipients or a.report == b.report


def _fit(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """True where one names all that the other names, False where one names nobody, None where they differ."""
    if not a or not b:
        return False
    return True if a <= b or b <= a else None


def _ids(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(actor.id for actor in actors)


def _places_fit(a: Place | None, b: Place | None) -> bool:
    """Whether one place is, or lies in, the other."""
    if a is None or b is None or a.id == b.id:
        return True
    if a.country is None or a.country != b.country:
        return False
    if "country" in (a.kind, b.kind):
        return True
    if a.kind == "area" or b.kind == "area":
        area, inner = (a, b) if a.kind == "area" else (b, a)
        return inner.kind != "area" and inner.admin1 in (area.name, area.admin1) and inner.admin1 is not None
    return a.kind != b.kind and kilometres(a, b) <= SURROUNDINGS
