"""Towns, districts, provinces, airports, islands and seas by name, from the shipped extract of GeoNames."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from attache.errors import LexiconError
from attache.lexicon.folding import fold

FILE = Path(__file__).parent / "gazetteer.sqlite"

PlaceKind = Literal["town", "admin1", "admin2", "country", "airport", "landform"]


class Candidate(msgspec.Struct, frozen=True):
    """One bearer of a name. Coordinates are degrees, `country` is ISO 3166-1 alpha-3 (empty for a sea or a range that
    several share), population 0 where unknown."""

    id: int
    name: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    population: int
    kind: PlaceKind


@lru_cache(maxsize=16384)
def lookup(name: str, country: str | None = None) -> tuple[Candidate, ...]:
    """All bearers of a name, the most populous first; those of one country only, where it is given.

    Empty where nobody bears it, and where the gazetteer is not installed. Raises LexiconError where it is damaged.
    """
    connection = _connection()
    if connection is None:
        return ()
    query = (
        "SELECT DISTINCT p.id, p.name, p.country, p.admin1, p.lat, p.lon, p.population, p.kind "
        "FROM names n JOIN places p ON p.id = n.place_id WHERE n.folded = ? ORDER BY p.population DESC, p.id"
    )
    try:
        rows = connection.execute(query, (fold(name),)).fetchall()
    except sqlite3.Error as error:
        raise LexiconError(f"gazetteer.sqlite cannot be read ({error}); install the package again") from None
    found = tuple(
        Candidate(row[0], row[1], row[2] or "", row[3] or "", row[4], row[5], int(row[6] or 0), row[7]) for row in rows
    )
    return tuple(candidate for candidate in found if country is None or candidate.country == country)


@lru_cache(maxsize=1)
def _connection() -> sqlite3.Connection | None:
    if not FILE.is_file():
        return None
    return sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
