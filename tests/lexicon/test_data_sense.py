"""The lexicon's TOML: days, places and names make sense, and namesakes are told apart."""

from __future__ import annotations

import datetime as dt
import math
import re
import sqlite3
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise

import pytest
from tests.lexicon.data import FOLDER, Row, label, names, rows

from attache.lexicon import gazetteer
from attache.lexicon.folding import fold


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
        for (_start, end, who), (start, _end, successor) in pairwise(terms):
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


# Islands, an ice cap and a mountain in the desert: far from every town of their own country.
REMOTE = {
    "site/diego-garcia",
    "site/fiery-cross-reef",
    "site/jebel-uweinat",
    "site/pituffik-space-base",
    "site/raf-mount-pleasant",
}


def test_sites_lie_near_some_town_of_their_country() -> None:
    """Far from every town of its country, a site has a wrong sign or the wrong country."""
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with closing(sqlite3.connect(f"{gazetteer.FILE.as_uri()}?mode=ro", uri=True)) as connection:
        for country, lat, lon in connection.execute("SELECT country, lat, lon FROM places WHERE kind = 'town'"):
            towns[country].append((lat, lon))
    far = set()
    for row in rows("site"):
        distances = [kilometres(row, *town) for town in towns[row["country"]] if abs(town[0] - row["lat"]) < 5]
        if min(distances, default=math.inf) > 450:
            far.add(row["id"])
    assert far == REMOTE


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
    assert [row["code"] for row in rows("country") if word in row.get("adjectives", [])] == codes
