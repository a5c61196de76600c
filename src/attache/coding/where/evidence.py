"""What a report as a whole says about which places its names mean: the countries and provinces that it speaks of, and
where its other towns lie.

Two assumptions of toponym resolution (J. L. Leidner, "Toponym Resolution in Text", 2007): the places of one report lie
near each other (spatial minimality), and what lies in a named province or country is likelier than what does not
(containment). The report is looked at twice: the first look takes each name by its people and the countries spoken
of alone; what it is sure of is evidence for the second.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from attache.lexicon.folding import fold
from attache.lexicon.gazetteer import Candidate

_KM_PER_DEGREE = 111.2
_NEAR_KM, _ABOUT_KM = 150.0, 400.0
_NEAR, _ABOUT = 1.0, 0.5


class Evidence(msgspec.Struct, frozen=True):
    """The countries that a report speaks of, by how often; the provinces that it names, as country and folded name;
    the places that it is sure to mean, by folded name; and the gazetteer's number of those that it explains once for
    all (one sense per discourse: Gale, Church and Yarowsky, 1992)."""

    countries: Mapping[str, int]
    provinces: frozenset[tuple[str, str]] = frozenset()
    anchors: Mapping[str, Candidate] = {}
    settled: Mapping[str, int] = {}

    def in_province(self, name: str, candidate: Candidate) -> bool:
        """Whether the report names the province that a candidate for a folded name lies in, by another name."""
        above = fold(candidate.admin1)
        return above not in (name, fold(candidate.name)) and (candidate.country, above) in self.provinces

    def siblings(self, province: Candidate) -> int:
        """How many other provinces of the same country the report names: it speaks on their level."""
        own = fold(province.name)
        return sum(country == province.country and name != own for country, name in self.provinces)

    def nearness(self, name: str, candidate: Candidate) -> float:
        """How much the other places of the report speak for a candidate by lying near it."""
        if candidate.lat is None or candidate.kind == "landform":
            return 0.0
        away = min(
            (
                kilometres(candidate, anchor)
                for other, anchor in self.anchors.items()
                if other != name and anchor.kind == "town" and anchor.id != candidate.id
            ),
            default=math.inf,
        )
        return _NEAR if away <= _NEAR_KM else _ABOUT if away <= _ABOUT_KM else 0.0


def gathered(
    countries: Mapping[str, int], sure: Sequence[tuple[str, Candidate]], settled: Mapping[str, int]
) -> Evidence:
    """The evidence for the second look; `sure` are the names of the first and whom they mean, `settled` those that the
    text explains."""
    told = dict(countries)
    provinces = set()
    anchors: dict[str, Candidate] = {}
    for name, candidate in sure:
        anchors[name] = candidate
        if candidate.country and candidate.kind == "admin1":
            told[candidate.country] = told.get(candidate.country, 0) + 1
            provinces.add((candidate.country, fold(candidate.name)))
    return Evidence(told, frozenset(provinces), anchors, dict(settled))


def kilometres(one: Candidate, other: Candidate) -> float:
    """The distance between two places, as if the earth were flat between them; infinite where either is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    east = abs(one.lon - other.lon)
    east = min(east, 360.0 - east) * math.cos(math.radians((one.lat + other.lat) / 2))
    return _KM_PER_DEGREE * math.hypot(one.lat - other.lat, east)
