"""Which of the world's bearers of a place name a report means: the Tripoli of Libya or of Lebanon, the Paris of
France or of Texas.

A candidate's score is the logarithm of its population, plus what the report says for its country: a name right
beside it,
or the country spoken of in the same report. The weights were set by reading, so that a great city keeps its name
unless the text points elsewhere: ten times the people weigh as much as a country that the report speaks of.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from attache.ids import slug
from attache.lexicon import Lexicon, gazetteer
from attache.lexicon.folding import fold
from attache.lexicon.gazetteer import Candidate
from attache.model import Place

_BESIDE = 6.0
_IN_REPORT = 1.5
_IN_SENTENCE = 0.5
_CAPITAL = 0.5
_PROVINCE_WITHOUT_SAYING = -1.5
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "centre"}
)
_KNOWN_TO_ALL = 200_000  # a town this large is believed in a report that never names its country
_ONLY_BEARER = 30_000  # and one this large whose name no other country has


def town(
    name: str,
    lexicon: Lexicon,
    report: Mapping[str, int],
    sentence: Collection[str] = (),
    beside: str | None = None,
    province: bool = False,
    text: str = "",
) -> Candidate | None:
    """The bearer of a name that is meant, or None where no bearer is likely enough.

    `report` counts the countries that the report speaks of, `sentence` holds those of the sentence, `beside` is the
    country or
    province named in apposition ("Paris, Texas"), `province` says whether the text calls it a region, `text` is the
    sentence.
    """
    if name.lower() in _DIRECTIONS and not province:
        return None
    candidates = [candidate for candidate in gazetteer.lookup(name) if candidate.kind != "country"]
    if province:
        candidates = [candidate for candidate in candidates if candidate.kind == "admin1"] or candidates
    best: tuple[float, Candidate] | None = None
    largest: dict[str, int] = {}
    for candidate in candidates:
        largest[candidate.country] = max(largest.get(candidate.country, 0), candidate.population)
    enough = _ONLY_BEARER if len(largest) == 1 else _KNOWN_TO_ALL
    folded = fold(name)
    for candidate in candidates:
        score = math.log10(candidate.population + 1000)
        told = candidate.country in report
        if told:
            score += _IN_REPORT
        if candidate.country in sentence:
            score += _IN_SENTENCE
        if candidate.admin1 and candidate.admin1 != candidate.name and candidate.admin1 in text:
            score += _IN_REPORT
            told = True
        row = lexicon.countries.get(candidate.country)
        if row is not None and fold(row.capital) == folded and candidate.kind == "town":
            score += _CAPITAL
            told = told or candidate.population >= _KNOWN_TO_ALL
        if candidate.kind == "admin1" and not province:
            score += _PROVINCE_WITHOUT_SAYING
        if beside is not None and (candidate.country == beside or fold(candidate.admin1) == fold(beside)):
            score += _BESIDE
            told = True
        if not told and largest[candidate.country] < enough:
            continue
        if best is None or score > best[0]:
            best = (score, candidate)
    return best[1] if best else None


def place(candidate: Candidate, precision: int | None = None) -> Place:
    """A gazetteer's entry as a place; UCDP precision 1 for a town or airport, 4 for a province, unless given."""
    if candidate.kind == "admin1":
        return Place(
            f"area/{candidate.country}/{slug(candidate.name)}",
            candidate.name,
            candidate.country,
            candidate.name,
            candidate.lat,
            candidate.lon,
            precision or 4,
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
