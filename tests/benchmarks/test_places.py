"""The measures of places: distances, spans and what counts as right."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from tests.coding import build

import places
from attache.model import Place


def place(name: str, lat: float | None = None, lon: float | None = None) -> Place:
    return Place(f"place/{name}", name, None, None, lat, lon, 1, "town")


@pytest.mark.parametrize(
    ("lat", "lon", "kilometres"),
    [(13.51, 2.11, 0.0), (13.51, 3.11, 108.1), (14.51, 2.11, 111.2), (-13.51, -177.89, 20015.1)],
)
def test_distances_are_great_circles(lat: float, lon: float, kilometres: float) -> None:
    assert places.kilometres(place("Niamey", 13.51, 2.11), lat, lon) == pytest.approx(kilometres, abs=0.2)


def test_a_place_without_coordinates_is_infinitely_far() -> None:
    assert places.kilometres(place("Nowhere"), 1.0, 1.0) == math.inf


def test_the_mention_with_the_same_characters_is_taken_before_wider_ones() -> None:
    wide, exact = (0, 20, place("wide"), ""), (5, 10, place("exact"), "")
    assert places.resolved([wide, exact], 5, 10) == exact
    assert places.resolved([wide], 5, 10) == wide
    assert places.resolved([wide], 20, 25) is None


def test_given_spans_replace_what_the_parser_took_for_places() -> None:
    parse = build.parse(
        "Chad/PROPN met/VERB in/ADP Moundou/PROPN near/ADP Doba/PROPN",
        named=(("person", "Chad"), ("location", "Moundou"), ("location", "Doba")),
    )
    [sentence] = places.given(parse, [(12, 19)]).sentences
    assert [(named.first, named.last, named.label) for named in sentence.named] == [
        (0, 1, "person"),
        (3, 4, "location"),
    ]


def test_f1_is_the_harmonic_mean() -> None:
    assert places.f1(1, 2, 4).split() == ["P", "50.0", "R", "25.0", "F1", "33.3"]
    assert places.f1(0, 0, 0).split()[-1] == "0.0"


def test_both_measures_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Soldiers left Niamey for Paris on Monday."
    rows = [("Niamey", 13.51, 2.11), ("Paris", 33.66, -95.55)]
    gold = [
        {
            "start": text.index(name),
            "end": text.index(name) + len(name),
            "text": name,
            "lat": lat,
            "lon": lon,
            "page": "",
        }
        for name, lat, lon in rows
    ]
    file = tmp_path / "geo.jsonl"
    file.write_text(json.dumps({"id": "one", "text": text, "places": gold}) + "\n", encoding="utf-8")
    places.geovirus(file, errors=True, parses=tmp_path / "parses.msgpack")
    printed = capsys.readouterr().out
    assert "accuracy@161 km  50.0" in printed
    assert "FAR     one 'Paris'" in printed
    assert "detection, exact span:          P 100.0  R 100.0  F1 100.0" in printed
    assert "CamCoder" in printed


@pytest.mark.parametrize(
    ("page", "named"), [("https://x/wiki/C%C3%B4te_d%27Ivoire", True), ("https://x/wiki/Mali", False)]
)
def test_a_country_is_known_by_its_page(page: str, named: bool) -> None:
    country = Place("CIV", "Côte d'Ivoire", "CIV", None, 7.6, -5.6, 6, "country")
    assert places.is_named(country, page) is named
