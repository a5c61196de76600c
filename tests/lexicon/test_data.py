"""The lexicon's TOML: every row has its form, an id of its own and words from the closed lists; and there is enough."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict

import pytest
from tests.lexicon.data import FOLDER, FORMS, Row, label, rows

SECTORS = frozenset(re.findall("...", "BUSCOPCRMCVLEDUGOVIGOJUDLEGMEDMILNGOOPPPMCREBRELSPYUAF"))
FORCE_KINDS = frozenset(["regular", "pmc", "police", "mission", "contractor", "armed-group"])
BASE_KINDS = frozenset(["airbase", "airport", "barracks", "camp", "compound", "embassy", "naval-base", "port"])
SITE_KINDS = BASE_KINDS | {"area", "training-centre"}
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
    "holder": 1400,
    "event": 320,
    "site": 510,
    "base": 400,
    "role": 80,
}


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
        ("armed-group", {"REB", "UAF", "CRM", "OPP"}),
    ],
)
def test_kind_and_sector_of_forces_agree(kind: str, sectors: set[str]) -> None:
    found = {row["sector"] for table in ("force", "group") for row in rows(table) if row.get("kind") == kind}
    assert found <= sectors


def test_only_intelligence_services_have_no_kind() -> None:
    assert {row["sector"] for row in rows("force") if "kind" not in row} == {"SPY"}


def test_there_is_enough() -> None:
    kinds: dict[str, int] = {table: len(rows(table)) for table in FORMS}
    kinds["armed group"] = sum(row["kind"] == "armed-group" for row in rows("group"))
    kinds["company"] = sum(row["kind"] == "pmc" for row in rows("group"))
    kinds["mission"] = sum(row["kind"] == "mission" for row in rows("group"))
    kinds["base"] = sum(row["kind"] in BASE_KINDS for row in rows("site"))
    assert {kind: kinds[kind] for kind, floor in FLOORS.items() if kinds[kind] < floor} == {}


def test_offices_are_known_for_the_countries_most_reported_on() -> None:
    complete = 0
    offices: dict[str, set[str]] = defaultdict(set)
    for row in rows("holder"):
        offices[row.get("country", "")].add(row["office"])
    for held in offices.values():
        complete += {"foreign-minister", "defence-minister"} < held
    assert complete >= 85


def test_the_files_stay_quick_to_parse() -> None:
    """tomllib reads about 1 MB in a second."""
    assert sum(path.stat().st_size for path in FOLDER.glob("*.toml")) < 900_000
