"""The gazetteer: the committed file is what its generator makes, and knows the places that reports name."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from attache.lexicon import gazetteer

BUILD = Path(__file__).parents[2] / "training" / "gazetteer" / "build.py"


def test_the_committed_file_is_what_the_generator_makes(tmp_path: Path) -> None:
    out = tmp_path / "gazetteer.sqlite"
    subprocess.run([sys.executable, str(BUILD), str(out)], check=True)
    for query in ("SELECT * FROM places ORDER BY id", "SELECT * FROM names ORDER BY folded, place_id"):
        made, committed = rows(out, query), rows(gazetteer.FILE, query)
        assert len(made) == len(committed)
        differences = [pair for pair in zip(made, committed, strict=True) if pair[0] != pair[1]]
        assert differences[:10] == []


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def test_it_is_small_enough_to_ship() -> None:
    assert gazetteer.FILE.stat().st_size < 8_000_000


@pytest.mark.parametrize(("kind", "least"), [("town", 75_000), ("admin1", 4_000), ("airport", 2_500), ("country", 250)])
def test_it_knows_enough(kind: str, least: int) -> None:
    [(count,)] = rows(gazetteer.FILE, f"SELECT count(*) FROM places WHERE kind = '{kind}'")
    assert isinstance(count, int)
    assert count >= least


def test_every_name_leads_to_a_place_and_every_place_has_a_name() -> None:
    orphans = "SELECT folded FROM names LEFT JOIN place ON place.id = place_id WHERE place.id IS NULL"
    nameless = "SELECT id FROM place WHERE id NOT IN (SELECT place_id FROM names)"
    assert rows(gazetteer.FILE, orphans) == []
    assert rows(gazetteer.FILE, nameless) == []


def test_coordinates_are_on_the_globe() -> None:
    query = "SELECT name FROM places WHERE abs(lat) > 90 OR abs(lon) > 180 OR (lat = 0 AND lon = 0)"
    assert rows(gazetteer.FILE, query) == []


@pytest.mark.parametrize(
    ("name", "country", "known_as"),
    [
        ("Niamey", "NER", "Niamey"),
        ("Agadez", "NER", "Agadez"),
        ("Kiev", "UKR", "Kyiv"),
        ("Kharkov", "UKR", "Kharkiv"),
        ("Odessa", "UKR", "Odesa"),
        ("Artyomovsk", "UKR", "Bakhmut"),
        ("Tromso", "NOR", "Tromsø"),
        ("Lodz", "POL", "Łódź"),
        ("N'Djamena", "TCD", "N'Djamena"),
        ("Ndjamena", "TCD", "N'Djamena"),
        ("Hodeidah", "YEM", "Al Hudaydah"),
        ("Deir Ezzor", "SYR", "Deir ez-Zor"),
        ("Khan Younis", "PSE", "Khan Yunis"),
        ("al-Fashir", "SDN", "El Fasher"),
        ("Cologne", "DEU", "Köln"),
        ("Rangoon", "MMR", "Yangon"),
    ],
)
def test_towns_are_found_by_the_spellings_of_papers(name: str, country: str, known_as: str) -> None:
    first = next(place for place in gazetteer.lookup(name, country) if place.kind == "town")
    assert first.name == known_as


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Paris", "FRA"),
        ("London", "GBR"),
        ("Odessa", "UKR"),
        ("Pokrovsk", "UKR"),
        ("Tripoli", "LBY"),
        ("Islamabad", "PAK"),
        ("Valencia", "VEN"),
        ("Niger", "NER"),
    ],
)
def test_of_several_bearers_the_most_populous_comes_first(name: str, country: str) -> None:
    places = [place for place in gazetteer.lookup(name) if place.kind != "admin1"]
    assert places[0].country == country
    assert [place.population for place in places] == sorted((place.population for place in places), reverse=True)


@pytest.mark.parametrize(
    ("town", "country", "province"),
    [
        ("Goma", "COD", "North Kivu"),
        ("Bakhmut", "UKR", "Donetsk"),
        ("Mosul", "IRQ", "Nineveh"),
        ("El Fasher", "SDN", "North Darfur"),
        ("Mekelle", "ETH", "Tigray"),
        ("Maiduguri", "NGA", "Borno"),
    ],
)
def test_a_town_knows_its_province(town: str, country: str, province: str) -> None:
    first = next(place for place in gazetteer.lookup(town, country) if place.kind == "town")
    assert first.admin1 == province


@pytest.mark.parametrize(
    ("name", "country"), [("Diffa", "NER"), ("Kidal", "MLI"), ("Donetsk", "UKR"), ("Texas", "USA")]
)
def test_a_province_lies_amid_its_towns(name: str, country: str) -> None:
    province = next(place for place in gazetteer.lookup(name, country) if place.kind == "admin1")
    towns = (
        "SELECT min(lat), max(lat), min(lon), max(lon) FROM places WHERE kind = 'town' AND country = ? AND admin1 = ?"
    )
    with closing(sqlite3.connect(f"{gazetteer.FILE.as_uri()}?mode=ro", uri=True)) as connection:
        south, north, west, east = connection.execute(towns, (country, name)).fetchone()
    assert province.lat is not None
    assert province.lon is not None
    assert south - 0.01 <= province.lat <= north + 0.01
    assert west - 0.01 <= province.lon <= east + 0.01


@pytest.mark.parametrize(
    ("name", "country"),
    [("Diori Hamani International Airport", "NER"), ("Niamey airport", "NER"), ("Ramstein Air Base", "DEU")],
)
def test_airports_are_found_by_name_and_by_city(name: str, country: str) -> None:
    assert [place.country for place in gazetteer.lookup(name) if place.kind == "airport"] == [country]
