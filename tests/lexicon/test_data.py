"""The lexicon's TOML: every row has its form, means one thing, and lies where it says."""

from __future__ import annotations

import datetime as dt
import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import attache.lexicon
from attache.lexicon import gazetteer
from attache.lexicon.folding import fold

FOLDER = Path(attache.lexicon.__file__).parent
Row = dict[str, Any]

TEXT, WORDS, NUMBER, DEGREES = str, list, int, float

# For each table its file, the keys a row must have and the keys it may have.
FORMS: dict[str, tuple[str, dict[str, type], dict[str, type]]] = {
    "country": (
        "countries.toml",
        {"code": TEXT, "iso2": TEXT, "name": TEXT, "lat": DEGREES, "lon": DEGREES},
        {
            **dict.fromkeys(("aliases", "adjectives", "people", "metonyms", "regions", "descriptions"), WORDS),
            "capital": TEXT,
            "cow": NUMBER,
            "gw": NUMBER,
        },
    ),
    "metonym": ("countries.toml", {"name": TEXT, "country": TEXT, "sector": TEXT}, {}),
    "region": (
        "regions.toml",
        {"id": TEXT, "name": TEXT, "members": WORDS, "lat": DEGREES, "lon": DEGREES},
        {"aliases": WORDS, "adjectives": WORDS},
    ),
    "force": (
        "forces.toml",
        {"id": TEXT, "name": TEXT, "country": TEXT, "sector": TEXT},
        {"aliases": WORDS, "kind": TEXT},
    ),
    "group": (
        "groups.toml",
        {"id": TEXT, "name": TEXT, "countries": WORDS, "sector": TEXT, "kind": TEXT},
        {"aliases": WORDS, "country": TEXT, "from": TEXT, "to": TEXT},
    ),
    "organisation": (
        "organisations.toml",
        {"id": TEXT, "name": TEXT, "sector": TEXT},
        {"aliases": WORDS, "country": TEXT},
    ),
    "holder": (
        "leaders.toml",
        {"name": TEXT, "office": TEXT, "from": TEXT, "came_by": TEXT},
        {"aliases": WORDS, "country": TEXT, "organisation": TEXT, "title": TEXT, "to": TEXT},
    ),
    "event": (
        "history.toml",
        {"id": TEXT, "type": TEXT, "country": TEXT, "day": dt.date, "name": TEXT},
        {},
    ),
    "site": (
        "sites.toml",
        {"id": TEXT, "name": TEXT, "country": TEXT, "admin1": TEXT, "lat": DEGREES, "lon": DEGREES, "kind": TEXT},
        {"aliases": WORDS, "town": TEXT, "owner": TEXT, "users": WORDS, "icao": TEXT},
    ),
    "role": ("roles.toml", {"words": WORDS, "office": TEXT}, {"sector": TEXT}),
    "ambiguous": ("ambiguous.toml", {"name": TEXT, "entries": WORDS, "reason": TEXT}, {}),
}

SECTORS = frozenset(
    ["BUS", "COP", "CRM", "CVL", "EDU", "GOV", "IGO", "JUD", "LEG", "MED"]
    + ["MIL", "NGO", "OPP", "PMC", "PRM", "REB", "REL", "SPY"]
)
FORCE_KINDS = frozenset(["regular", "pmc", "police", "mission", "contractor", "armed-group"])
SITE_KINDS = frozenset(
    ["airbase", "airport", "area", "barracks", "camp", "compound", "embassy", "naval-base", "port", "town"]
    + ["training-centre", "village"]
)
CAME_BY = frozenset(["coup", "election", "appointment", "succession", "unknown"])

# How many rows a kind of knowledge has at least. A floor goes up when rows are added, and down only on purpose.
FLOORS = {
    "country": 250,
    "metonym": 90,
    "region": 45,
    "force": 280,
    "armed group": 230,
    "company": 40,
    "mission": 80,
    "organisation": 400,
    "holder": 1050,
    "event": 320,
    "site": 700,
    "base": 380,
    "role": 80,
}


@cache
def rows(table: str) -> list[Row]:
    content = tomllib.loads((FOLDER / FORMS[table][0]).read_text(encoding="utf-8"))
    return list(content[table])


def label(row: Row) -> str:
    return str(row.get("id") or row.get("code") or row.get("name") or row["words"][0])


def names(row: Row) -> list[str]:
    return [row["name"], *row.get("aliases", [])]


COUNTRIES = frozenset(row["code"] for row in rows("country"))


@pytest.mark.parametrize("table", FORMS)
def test_rows_have_their_form(table: str) -> None:
    _file, must, may = FORMS[table]
    wrong = []
    for row in rows(table):
        forms = {**must, **may}
        wrong += [f"{label(row)} lacks {key}" for key in must if key not in row]
        wrong += [f"{label(row)} has unknown key {key}" for key in row if key not in forms]
        wrong += [
            f"{label(row)}: {key} has the wrong type" for key in row if key in forms and not fits(row, key, forms)
        ]
    assert wrong == []


def fits(row: Row, key: str, forms: dict[str, type]) -> bool:
    value = row[key]
    if forms[key] is list:
        texts = isinstance(value, list) and all(isinstance(item, str) and item == item.strip() != "" for item in value)
        return texts and len(value) == len(set(value)) > 0
    if forms[key] is str:
        return isinstance(value, str) and value == value.strip() != ""
    return type(value) is forms[key]


@pytest.mark.parametrize("file", sorted({file for file, _must, _may in FORMS.values()}))
def test_files_have_no_other_tables_and_say_what_they_are(file: str) -> None:
    text = (FOLDER / file).read_text(encoding="utf-8")
    assert set(tomllib.loads(text)) == {table for table, form in FORMS.items() if form[0] == file}
    assert text.startswith("# ")


@pytest.mark.parametrize("table", ["country", "region", "force", "group", "organisation", "event", "site"])
def test_ids_are_unique(table: str) -> None:
    found = [label(row) for row in rows(table)]
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize(
    ("table", "pattern"),
    [
        ("country", r"[A-Z]{3}"),
        ("region", r"[a-z]+(-[a-z]+)*"),
        ("force", r"[A-Z]{3}-[A-Z0-9]+(-[A-Z]+)?"),
        ("group", r"group/[a-z0-9]+(-[a-z0-9]+)*"),
        ("organisation", r"org/[a-z0-9]+(-[a-z0-9]+)*"),
        ("event", r"[a-z]{3}-[a-z]+(-[a-z]+)*-\d{4}(-\d\d){0,2}"),
        ("site", r"site/[a-z0-9]+(-[a-z0-9]+)*"),
    ],
)
def test_ids_are_readable(table: str, pattern: str) -> None:
    assert [label(row) for row in rows(table) if not re.fullmatch(pattern, label(row))] == []


def test_ids_of_forces_and_events_begin_with_their_country() -> None:
    assert [row["id"] for row in rows("force") if not row["id"].startswith(row["country"])] == []
    assert [row["id"] for row in rows("event") if not row["id"].startswith(row["country"].lower())] == []


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("metonym", "country"),
        ("region", "members"),
        ("force", "country"),
        ("group", "country"),
        ("group", "countries"),
        ("organisation", "country"),
        ("holder", "country"),
        ("event", "country"),
        ("site", "country"),
        ("site", "owner"),
        ("site", "users"),
    ],
)
def test_countries_are_known(table: str, key: str) -> None:
    unknown = []
    for row in rows(table):
        value = row.get(key, [])
        unknown += [
            (label(row), code) for code in (value if isinstance(value, list) else [value]) if code not in COUNTRIES
        ]
    assert unknown == []


def test_countries_are_those_of_iso_3166_and_kosovo() -> None:
    import pycountry

    expected = {country.alpha_3: country.alpha_2 for country in pycountry.countries} | {"XKX": "XK"}
    assert {row["code"]: row["iso2"] for row in rows("country")} == expected


@pytest.mark.parametrize("key", ["cow", "gw"])
def test_numbers_of_states_are_their_own(key: str) -> None:
    found = [row[key] for row in rows("country") if key in row]
    assert len(found) == len(set(found)) >= 193


def test_countries_and_regions_agree() -> None:
    members = {row["id"]: set(row["members"]) for row in rows("region")}
    listed: dict[str, set[str]] = defaultdict(set)
    for row in rows("country"):
        for region in row.get("regions", []):
            listed[region].add(row["code"])
    assert dict(listed) == members


@pytest.mark.parametrize(
    ("table", "key", "allowed"),
    [
        ("metonym", "sector", SECTORS),
        ("force", "sector", SECTORS),
        ("force", "kind", FORCE_KINDS),
        ("group", "sector", SECTORS),
        ("group", "kind", FORCE_KINDS),
        ("organisation", "sector", SECTORS),
        ("role", "sector", SECTORS),
        ("holder", "came_by", CAME_BY),
        ("site", "kind", SITE_KINDS),
    ],
)
def test_closed_lists_are_kept(table: str, key: str, allowed: frozenset[str]) -> None:
    assert [(label(row), row[key]) for row in rows(table) if key in row and row[key] not in allowed] == []


@pytest.mark.parametrize(
    ("kind", "sectors"),
    [
        ("pmc", {"PMC"}),
        ("mission", {"IGO"}),
        ("regular", {"MIL"}),
        ("police", {"COP"}),
        ("armed-group", {"REB", "PRM", "CRM", "OPP"}),
    ],
)
def test_kind_and_sector_of_forces_agree(kind: str, sectors: set[str]) -> None:
    found = {row["sector"] for table in ("force", "group") for row in rows(table) if row.get("kind") == kind}
    assert found <= sectors


def test_only_intelligence_services_have_no_kind() -> None:
    assert {row["sector"] for row in rows("force") if "kind" not in row} == {"SPY"}


@pytest.mark.parametrize("table", ["holder", "group"])
def test_dates_are_sane(table: str) -> None:
    wrong = []
    for row in rows(table):
        written = [row[key] for key in ("from", "to") if key in row]
        days = [first_day(text) for text in written]
        if None in days or written != sorted(written) or any(day and day.year > 2030 for day in days):
            wrong.append((label(row), written))
    assert wrong == []


def first_day(text: str) -> dt.date | None:
    """The first day of YYYY, YYYY-MM or YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return None
    try:
        return dt.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return None


def test_events_lie_in_living_memory() -> None:
    assert [row["id"] for row in rows("event") if not dt.date(1990, 1, 1) <= row["day"] <= dt.date(2030, 1, 1)] == []


def test_the_year_of_an_event_is_in_its_id() -> None:
    assert [row["id"] for row in rows("event") if str(row["day"].year) not in row["id"]] == []


@pytest.mark.parametrize("office", ["head-of-state", "head-of-government", "foreign-minister", "defence-minister"])
def test_an_office_has_one_holder_at_a_time(office: str) -> None:
    """A month's overlap is left to rows that give no day; the armed factions of one country are not offices."""
    held: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows("holder"):
        if row["office"] == office and "country" in row:
            held[row["country"]].append((row["from"], row.get("to", "9999"), row["name"]))
    wrong = []
    for country, terms in held.items():
        terms.sort()
        for (_start, end, who), (start, _end, successor) in zip(terms, terms[1:], strict=False):
            shared = min(len(end), len(start))
            if end[:shared] > start[:shared]:
                wrong.append((country, who, end, successor, start))
    assert wrong == []


def test_holders_stand_for_a_country_or_an_organisation_that_is_known() -> None:
    known = {row["id"] for table in ("organisation", "group") for row in rows(table)}
    wrong = [row["name"] for row in rows("holder") if ("country" in row) == ("organisation" in row)]
    wrong += [row["name"] for row in rows("holder") if "organisation" in row and row["organisation"] not in known]
    assert wrong == []


def test_offices_have_words() -> None:
    assert {row["office"] for row in rows("holder")} - {row["office"] for row in rows("role")} == set()


def test_words_of_roles_are_lower_case_and_mean_one_role() -> None:
    words = [word for row in rows("role") for word in row["words"]]
    assert [word for word in words if word != word.lower()] == []
    assert sorted(words) == sorted(set(words))


def test_ranks_and_honorifics_are_two_lists() -> None:
    content = tomllib.loads((FOLDER / "ranks.toml").read_text(encoding="utf-8"))
    assert set(content) == {"ranks", "honorifics"}
    assert len(content["ranks"]) == len(set(content["ranks"])) >= 100
    assert len(content["honorifics"]) == len(set(content["honorifics"])) >= 50
    assert set(content["ranks"]) & set(content["honorifics"]) == set()


@pytest.mark.parametrize("table", ["country", "region", "site"])
def test_coordinates_are_on_the_globe(table: str) -> None:
    assert [label(row) for row in rows(table) if not (-90 <= row["lat"] <= 90 and -180 <= row["lon"] <= 180)] == []
    assert [label(row) for row in rows(table) if row["lat"] == row["lon"] == 0.0] == []


def test_sites_lie_near_their_town() -> None:
    far = []
    for row in rows("site"):
        town = row.get("town") or (row["name"] if row["kind"] in ("town", "village") else "")
        bearers = [place for place in gazetteer.lookup(town, row["country"]) if place.kind == "town"] if town else []
        found = [kilometres(row, place.lat, place.lon) for place in bearers if place.lat is not None]
        if found and min(found) > 150:
            far.append((row["id"], round(min(found))))
    assert far == []


def test_sites_lie_in_or_near_their_country() -> None:
    """Far from every town of its country, a site has a wrong sign or a wrong country; only empty places may be."""
    empty = {"site/diego-garcia", "site/pituffik-space-base"}
    far = []
    for row in rows("site"):
        capital = next((found["capital"] for found in rows("country") if found["code"] == row["country"]), "")
        places = [place for place in gazetteer.lookup(capital, row["country"]) if place.kind == "town"]
        reach = 5500 if row["country"] in {"RUS", "USA", "CHN"} else 3300
        if row["id"] in empty or not places:
            continue
        if min(kilometres(row, place.lat, place.lon) for place in places if place.lat is not None) > reach:
            far.append(row["id"])
    assert [place for place in far if not place.startswith(FAR_STATES)] == []


FAR_STATES = ("site/pearl-harbor", "site/vostochny-cosmodrome", "site/kuril-islands")


def kilometres(row: Row, lat: float | None, lon: float | None) -> float:
    """The great-circle distance between a row and a point."""
    here, there = math.radians(row["lat"]), math.radians(lat or 0)
    along = math.radians((lon or 0) - row["lon"])
    cosine = math.sin(here) * math.sin(there) + math.cos(here) * math.cos(there) * math.cos(along)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


def test_icao_codes_are_four_letters_and_their_own() -> None:
    codes = [row["icao"] for row in rows("site") if "icao" in row]
    assert [code for code in codes if not re.fullmatch(r"[A-Z]{4}", code)] == []


def bearers() -> Iterator[tuple[str, str]]:
    """Each folded name with the entry that bears it; adjectives are marked, for "Mali" and "Malian" never meet."""
    for row in rows("country"):
        yield from ((fold(name), row["code"]) for name in [*names(row), *row.get("metonyms", [])])
        adjectives = [*row.get("adjectives", []), *row.get("people", [])]
        yield from ((f"{fold(name)} (adjective)", row["code"]) for name in adjectives)
    yield from ((fold(row["name"]), row["country"]) for row in rows("metonym"))
    for table in ("region", "force", "group", "organisation", "site"):
        for row in rows(table):
            yield from ((fold(name), row["id"]) for name in names(row))
            yield from ((f"{fold(name)} (adjective)", row["id"]) for name in row.get("adjectives", []))


def test_a_name_means_one_entry_unless_ambiguous_toml_says_why_not() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for name, entry in bearers():
        meanings[name.removesuffix(" (adjective)") if name.endswith(" (adjective)") else name] |= set()
        meanings[name].add(entry)
    shared = {name.removesuffix(" (adjective)"): entries for name, entries in meanings.items() if len(entries) > 1}
    assert shared == {fold(row["name"]): set(row["entries"]) for row in rows("ambiguous")}


def test_a_row_does_not_repeat_its_own_name() -> None:
    repeats = []
    for table in ("country", "region", "force", "group", "organisation", "site"):
        for row in rows(table):
            exact = names(row)
            repeats += [(label(row), name) for name in exact if exact.count(name) > 1]
    assert repeats == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Sudan", "SDN"),
        ("South Sudan", "SSD"),
        ("DR Congo", "COD"),
        ("Republic of the Congo", "COG"),
        ("North Korea", "PRK"),
        ("South Korea", "KOR"),
        ("UAE", "ARE"),
        ("Burma", "MMR"),
        ("Türkiye", "TUR"),
        ("Czech Republic", "CZE"),
        ("Swaziland", "SWZ"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("Britain", "GBR"),
        ("U.S.", "USA"),
        ("Kosovo", "XKX"),
    ],
)
def test_namesakes_among_countries_are_told_apart(name: str, code: str) -> None:
    assert [row["code"] for row in rows("country") if name in names(row)] == [code]


@pytest.mark.parametrize(
    ("word", "codes"),
    [("Nigerien", ["NER"]), ("Nigerian", ["NGA"]), ("Malian", ["MLI"]), ("Malawian", ["MWI"]), ("Austrian", ["AUT"])],
)
def test_namesakes_among_peoples_are_told_apart(word: str, codes: list[str]) -> None:
    assert [row["code"] for row in rows("country") if word in row["adjectives"]] == codes


def test_there_is_enough() -> None:
    kinds: dict[str, int] = {table: len(rows(table)) for table in FORMS}
    kinds["armed group"] = sum(row["kind"] == "armed-group" for row in rows("group"))
    kinds["company"] = sum(row["kind"] == "pmc" for row in rows("group"))
    kinds["mission"] = sum(row["kind"] == "mission" for row in rows("group"))
    kinds["base"] = sum(row["kind"] not in ("town", "village", "area") for row in rows("site"))
    assert {kind: kinds[kind] for kind, floor in FLOORS.items() if kinds[kind] < floor} == {}


def test_offices_are_known_for_the_countries_most_reported_on() -> None:
    complete = 0
    offices: dict[str, set[str]] = defaultdict(set)
    for row in rows("holder"):
        offices[row.get("country", "")].add(row["office"])
    for held in offices.values():
        complete += {"foreign-minister", "defence-minister"} < held
    assert complete >= 48


def test_the_files_stay_quick_to_parse() -> None:
    """tomllib reads about 1 MB in a second."""
    assert sum(path.stat().st_size for path in FOLDER.glob("*.toml")) < 800_000
