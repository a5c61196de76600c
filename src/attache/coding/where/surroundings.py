"""Where a place lies that no gazetteer knows: about where the report names other places beside it.

A village that is too small for the gazetteer is most often named with the district or the next town ("the village of X
in Y"). It gets the coordinates of that place, and a precision that says how little this is: the district's or
province's own, or UCDP's 5, a larger area, where only a neighbour is named. Where no place is named in its sentence or
the ones beside it, the report's others serve if they lie together, within 300 km; else it stays without coordinates.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec

from attache.coding.where.placenames import UNKNOWN
from attache.coding.who.setting import PlaceMention
from attache.model import Place

_KINDS = frozenset({"town", "area", "site"})
_NEIGHBOUR = 5
_TOGETHER_KM = 300.0
_KM_PER_DEGREE = 111.2


def placed(mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """The mentions of a report in the order of the text, the unknown ones with what their surroundings say."""
    for index, mention in enumerate(mentions):
        if mention.rule != UNKNOWN:
            yield mention
            continue
        near = _surrounding(mentions, index) or _among(mentions, mention)
        if near is None:
            yield mention
            continue
        other = near.place
        precision = max(other.precision, 3) if other.kind == "area" else _NEIGHBOUR
        place = msgspec.structs.replace(
            mention.place,
            country=mention.place.country or other.country,
            admin1=other.admin1 if other.kind == "area" else None,
            lat=other.lat,
            lon=other.lon,
            precision=precision,
        )
        yield msgspec.structs.replace(mention, place=place, rule=f"{mention.rule}; near or in {other.name}")


def _surrounding(mentions: Sequence[PlaceMention], index: int) -> PlaceMention | None:
    """The known place of the same country that stands nearest in the text, after the name before all others."""
    unknown = mentions[index]
    best: tuple[tuple[int, int], PlaceMention] | None = None
    for offset in (*range(1, 5), *range(-1, -5, -1)):
        if not 0 <= index + offset < len(mentions):
            continue
        other = mentions[index + offset]
        away = abs(other.sentence - unknown.sentence)
        if away > 1 or other.place.kind not in _KINDS or other.place.lat is None or other.rule.startswith(UNKNOWN):
            continue
        if unknown.place.country and other.place.country and other.place.country != unknown.place.country:
            continue
        rank = (away, abs(offset) * 2 - (offset > 0))
        if best is None or rank < best[0]:
            best = (rank, other)
    return best[1] if best else None


def _among(mentions: Sequence[PlaceMention], unknown: PlaceMention) -> PlaceMention | None:
    """The known place nearest in the text, where all those of the report in the same country lie together."""
    known = [
        other
        for other in mentions
        if other.place.kind in _KINDS
        and other.place.lat is not None
        and not other.rule.startswith(UNKNOWN)
        and (unknown.place.country is None or other.place.country == unknown.place.country)
    ]
    if not known or len({other.place.country for other in known}) > 1:
        return None
    places = {other.place.id: other.place for other in known}.values()
    if any(_kilometres(one, other) > _TOGETHER_KM for one in places for other in places):
        return None
    return min(known, key=lambda other: abs(other.sentence - unknown.sentence))


def _kilometres(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return _KM_PER_DEGREE * math.hypot(one.lat - other.lat, east)
