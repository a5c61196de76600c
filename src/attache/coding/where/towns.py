"""Which of the world's bearers of a place name a report means: the Tripoli of Libya or of Lebanon, the Paris of
France or of Texas.

A candidate's score is the logarithm of its population, which alone is the field's usual baseline, plus what the
report says for it: a country or province named right beside it, the countries spoken of in the same report, the
province named elsewhere in it, and other places of the report that lie near (see evidence.py). The weights were set
by reading, so that a great city keeps its name unless the text points elsewhere: ten times the people weigh as much
as a country that the report speaks of.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from attache.coding.where.evidence import Evidence
from attache.ids import slug
from attache.lexicon import Lexicon, gazetteer
from attache.lexicon.folding import fold
from attache.lexicon.gazetteer import Candidate
from attache.model import Place

_BESIDE = 6.0
_IN_REPORT = 1.5
_IN_SENTENCE = 0.5
_CAPITAL = 0.5
_NAMESAKE_OF_ITS_TOWN = -1.5
_CONTAINER = 3.0
_SETTLED = 2.0
_DISTRICT_WITHOUT_SAYING = -0.5
_LANDFORM = 6.0  # as a million people: only what reports name is in the list
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "centre"}
)
_PART = _DIRECTIONS | {"greater", "downtown", "inner", "outer", "upper", "lower"}
_PART |= {"northwestern", "northeastern", "southwestern", "southeastern"}
_KIND = frozenset({"Island", "Islands", "City", "Town", "Village", "District", "Province", "State", "Region"})
_SHORT = {"St": "Saint", "Ste": "Sainte", "Mt": "Mount", "Ft": "Fort", "Pt": "Port"}
_KNOWN_TO_ALL = 200_000  # a town this large is believed in a report that never names its country
_ONLY_BEARER = 30_000  # and one this large whose name no other country has
_OUTSTANDING = 15_000  # and one this large and so many times as large as its namesakes, where a place is named
_TIMES = 2.5


def town(
    name: str,
    lexicon: Lexicon,
    evidence: Evidence,
    sentence: Collection[str] = (),
    beside: str | None = None,
    province: bool = False,
    container: bool = False,
    tagged: bool = False,
) -> Candidate | None:
    """The bearer of a name that is meant, or None where no bearer is likely enough.

    `sentence` holds the countries of the sentence, `beside` is the country or province named in apposition ("Paris,
    Texas"), `province` says whether the text calls it a region, `container` whether it stands after another place and
    a comma, as Texas does here, `tagged` whether the words around take it for a place: then a small town in a country
    that the report does not name is believed too, where nobody else of its size has the name.
    """
    if name.lower() in _DIRECTIONS and not province:
        return None
    candidates = [candidate for candidate in gazetteer.lookup(name) if candidate.kind != "country"]
    if not candidates:
        candidates = [candidate for candidate in _roughly(name) if candidate.country in evidence.countries]
    if province:
        above = [candidate for candidate in candidates if candidate.kind in ("admin1", "admin2", "landform")]
        candidates = above or candidates
    largest: dict[str, int] = {}
    for candidate in candidates:
        largest[candidate.country] = max(largest.get(candidate.country, 0), candidate.population)
    enough = _enough(sorted(largest.values(), reverse=True), tagged)
    folded = fold(name)
    capitals = {
        code for code in largest if (row := lexicon.countries.get(code)) is not None and fold(row.capital) == folded
    }
    best: tuple[float, Candidate] | None = None
    for candidate in candidates:
        score = math.log10(candidate.population + 1000)
        told = candidate.country in evidence.countries
        if candidate.kind == "landform":
            score, told = _LANDFORM, True
        if candidate.country in evidence.countries:
            score += _IN_REPORT
        if candidate.country in sentence:
            score += _IN_SENTENCE
        if evidence.in_province(folded, candidate):
            score += _IN_REPORT
            told = True
        if len(candidates) > 1 or not told:
            near = evidence.nearness(folded, candidate)
            score += near
            told = told or near > 0
        if candidate.country in capitals and candidate.kind == "town":
            score += _CAPITAL
            told = told or candidate.population >= _KNOWN_TO_ALL
        if candidate.kind == "admin1" and evidence.siblings(candidate):
            score += _IN_REPORT
        if candidate.kind == "admin1" and container:
            score += _CONTAINER
        elif candidate.kind == "admin1" and not province and _has_town(candidate, candidates):
            score += _NAMESAKE_OF_ITS_TOWN
        elif candidate.kind == "admin2" and not province:
            score += _DISTRICT_WITHOUT_SAYING
        if evidence.settled.get(folded) == candidate.id:
            score += _SETTLED
        if beside is not None and _is_beside(candidate, beside):
            score += _BESIDE
            told = True
        if not told and largest[candidate.country] < enough:
            continue
        if best is None or score > best[0]:
            best = (score, candidate)
    if best is None or (beside is not None and _is_elsewhere(best[1], beside, lexicon, evidence)):
        return None
    return best[1]


def _enough(sizes: Sequence[int], tagged: bool) -> int:
    """The people that a town in a country which the report does not name must have, given the largest bearer of its
    name in each country, in falling order."""
    if len(sizes) < 2:
        return 0 if tagged else _ONLY_BEARER
    outstanding = sizes[0] >= max(_OUTSTANDING, _TIMES * sizes[1])
    return sizes[0] if tagged and outstanding else _KNOWN_TO_ALL


def _is_elsewhere(candidate: Candidate, beside: str, lexicon: Lexicon, evidence: Evidence) -> bool:
    """Whether a small town is not in the country or province that the text names beside it: its namesake there is not
    known."""
    if candidate.kind != "town" or candidate.population >= _KNOWN_TO_ALL or _is_beside(candidate, beside):
        return False
    return beside in lexicon.countries or any(
        province.kind == "admin1" and province.country in evidence.countries for province in gazetteer.lookup(beside)
    )


def _roughly(name: str) -> tuple[Candidate, ...]:
    """The bearers of a name of several words with its short forms written out, or without a direction before it or a
    kind after it: "St. Marc", "North Aleppo", "Waiheke Island"."""
    words = name.split()
    if len(words) < 2:
        return ()
    found: tuple[Candidate, ...] = ()
    for index in (0, -1):
        full = _SHORT.get(words[index].rstrip("."))
        if full is not None:
            written = list(words)
            written[index] = full
            found = found or gazetteer.lookup(" ".join(written))
    if not found and fold(words[0]) in _PART:
        found = gazetteer.lookup(" ".join(words[1:]))
    if not found and words[-1] in _KIND:
        found = gazetteer.lookup(" ".join(words[:-1]))
    return found


def _has_town(province: Candidate, candidates: Collection[Candidate]) -> bool:
    """Whether a province has a town of its name in it: it is the town that the bare name means."""
    return any(
        other.kind == "town" and other.country == province.country and other.admin1 in (province.name, province.admin1)
        for other in candidates
    )


def _is_beside(candidate: Candidate, beside: str) -> bool:
    if candidate.country == beside:
        return True
    above = fold(beside)
    return fold(candidate.admin1) == above or any(
        province.kind == "admin1" and province.country == candidate.country and province.name == candidate.admin1
        for province in gazetteer.lookup(beside)
    )


def place(candidate: Candidate, precision: int | None = None) -> Place:
    """A gazetteer's entry as a place; UCDP precision 1 for a town or airport, 3 for a district, 4 for a province, 5
    for other land or water, unless given."""
    if candidate.kind == "landform":
        return Place(
            f"area/{slug(candidate.name)}",
            candidate.name,
            candidate.country or None,
            None,
            candidate.lat,
            candidate.lon,
            max(5, precision or 5),
            "area",
        )
    if candidate.kind in ("admin1", "admin2"):
        least = 4 if candidate.kind == "admin1" else 3
        return Place(
            f"area/{candidate.country}/{slug(candidate.name)}",
            candidate.name,
            candidate.country,
            candidate.admin1 or None,
            candidate.lat,
            candidate.lon,
            max(least, precision or least),
            "area",
        )
    prefix = "site" if candidate.kind == "airport" else "place"
    return Place(
        f"{prefix}/{candidate.country}/{slug(candidate.name)}",
        candidate.name,
        candidate.country,
        candidate.admin1 or None,
        candidate.lat,
        candidate.lon,
        precision or 1,
        "site" if candidate.kind == "airport" else "town",
    )


def capital(code: str, lexicon: Lexicon) -> Place | None:
    """The capital of a country, or None where the lexicon does not name one."""
    row = lexicon.countries.get(code)
    if row is None or not row.capital:
        return None
    for candidate in gazetteer.lookup(row.capital, code):
        if candidate.kind == "town":
            return place(candidate)
    return Place(f"place/{code}/{slug(row.capital)}", row.capital, code, None, None, None, 1, "town")
