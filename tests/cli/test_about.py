"""A place named without an option: a country or a base, for each of the commands that ask."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attache.cli import main

VIEWS = ("claims", "presence", "agreements", "offices", "events", "statements", "disputes", "reports")


def run(record: Path, capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> object:
    assert main([*arguments, "--db", str(record), "--json"]) == 0
    return json.loads(capfdbinary.readouterr()[0])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("place", "code"), [("NER", "NER"), ("niger", "NER"), ("mli", "MLI")])
def test_a_country_is_as_good_as_its_option(
    record: Path, capfdbinary: pytest.CaptureFixture[bytes], view: str, place: str, code: str
) -> None:
    option = "--host" if view == "presence" else "--country"
    assert run(record, capfdbinary, view, place) == run(record, capfdbinary, view, option, code)


@pytest.mark.parametrize(("view", "rows"), [("presence", 2), ("claims", 2), ("disputes", 0)])
def test_a_base_is_as_good_as_its_option(
    record: Path, capfdbinary: pytest.CaptureFixture[bytes], view: str, rows: int
) -> None:
    found = run(record, capfdbinary, view, "airbase 101")
    assert found == run(record, capfdbinary, view, "--site", "Airbase 101")
    assert isinstance(found, list) and len(found) == rows


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("presence", "NER", "--host", "MLI"), "name the place once"),
        (("presence", "NER", "--site", "Airbase 101"), "name the place once"),
        (("events", "NER", "--country", "MLI"), "name the place once"),
        (("offices", "Airbase 101"), "no country is called 'Airbase 101'"),
    ],
)
def test_what_names_no_one_place_is_refused(
    record: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    assert main([*arguments, "--db", str(record)]) == 2
    out, err = capfd.readouterr()
    assert out == "" and message in " ".join(err.split())
