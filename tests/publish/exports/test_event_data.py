"""The tables of other projects' forms: their columns, their codes, and nothing that no source says."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import pycountry
import pytest
from tests.publish.exports.test_tables import rows

from attache import Record
from attache.model import FuzzyDate
from attache.publish import exports
from attache.publish.exports import acled, codes, ged, polecat
from attache.publish.exports.material import sifted
from attache.record.filters import ROOTS
from attache.record.rows import EventRow

Exporting = Callable[..., Path]


def test_acled_rows(exported: Exporting) -> None:
    attack, treaty, shelling = rows(exported("acled.csv"), order="event_date")
    assert (attack["event_type"], attack["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (attack["actor1"], attack["inter1"], attack["inter2"]) == ("JNIM", "Rebel group", "Civilians")
    assert attack["interaction"] == "Rebel group-Civilians"
    assert (attack["iso"], attack["country"], attack["region"]) == (466, "Mali", "Western Africa")
    assert (attack["latitude"], attack["longitude"], attack["geo_precision"]) == (14.49, -4.19, 2)
    assert attack["source"] == "Harbour Wire; River Post"
    assert (treaty["sub_event_type"], treaty["assoc_actor_1"], treaty["fatalities"]) == ("Agreement", "Togo", None)
    assert treaty["inter1"] == "State forces"
    assert (shelling["time_precision"], shelling["inter1"], shelling["fatalities"]) == (2, "State forces", 12)
    assert (shelling["latitude"], shelling["geo_precision"]) == (None, None)


def test_what_has_no_row_is_counted(record: Record) -> None:
    done = exports.export(record, "acled.csv", io.BytesIO())
    assert (done.rows, done.left_out) == (3, 1)
    assert done.why.startswith("1 ")


@pytest.mark.parametrize("format", ["acled.csv", "ged.csv", "polecat.tsv"])
def test_each_reason_has_its_number(record: Record, format: str) -> None:
    done = exports.export(record, format, io.BytesIO())
    numbers = [int(part.split()[0]) for part in done.why.split("; ") if part]
    assert numbers
    assert sum(numbers) == done.left_out and numbers == sorted(numbers, reverse=True)


def test_the_first_reason_counts_and_the_most_frequent_comes_first() -> None:
    day = FuzzyDate.day(dt.date(2024, 7, 7))
    happened = EventRow(
        id="event/1",
        date=day,
        type="CONSULT",
        mode=None,
        contexts=(),
        cameo=None,
        actors=(),
        recipients=(),
        place=None,
        fatalities=None,
        modality="asserted",
        origins=1,
        claims=("c1",),
    )
    planned = msgspec.structs.replace(happened, modality="planned")
    protest = msgspec.structs.replace(happened, type="PROTEST")
    fitting, left_out, why = sifted([planned, happened, protest, happened], acled.lacks)
    assert (fitting, left_out) == ([], 4)
    assert why == (
        "2 of a type that ACLED does not have (consult); 1 planned, possible or denied; 1 without a known country"
    )


def test_ged_has_the_columns_of_ged_and_two_rows(exported: Exporting, record: Record) -> None:
    path = exported("ged.csv")
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == [*ged.NAMES, "claims"]
    attack, shelling = rows(path, order="date_start")
    assert (attack["type_of_violence"], attack["side_a"], attack["side_b"]) == (ged.ONE_SIDED, "JNIM", "Civilians")
    assert (shelling["type_of_violence"], shelling["gwnoa"], shelling["gwnob"]) == (ged.STATE_BASED, 432, None)
    assert shelling["dyad_name"] == "Government of Mali - JNIM"
    assert (shelling["date_prec"], shelling["where_prec"], shelling["geom_wkt"]) == (2, 6, None)
    assert (shelling["low"], shelling["best"], shelling["high"]) == (12, 12, 12)
    told = {(count.low, count.best, count.high) for row in record.events() if (count := row.fatalities)}
    assert (attack["low"], attack["best"], attack["high"]) in told
    assert attack["geom_wkt"] == "POINT (-4.19 14.49)"
    assert {attack["id"], shelling["id"]} == {ged.number(attack["relid"]), ged.number(shelling["relid"])}
    assert attack["conflict_new_id"] is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(-90.0, -180.0, 1), (-89.8, -179.4, 2), (-89.5, -180.0, 721), (90.0, 180.0, 259_200)],
)
def test_grid_cells(latitude: float, longitude: float, cell: int) -> None:
    assert ged.grid_cell(latitude, longitude) == cell


def test_polecat_is_read_as_polecat_is(exported: Exporting) -> None:
    with exported("polecat.tsv").open(encoding="utf-8", newline="") as file:
        found = {row["Event Date"]: row for row in csv.DictReader(file, delimiter="\t")}
    assert sorted(found) == ["2024-06-04", "2024-06-05", "2024-06-12"]
    treaty = found["2024-06-05"]
    assert (treaty["Actor Name"], treaty["Actor COW"]) == ("Mali; Togo", "432; 461")
    assert (treaty["Recipient Name"], treaty["Event Mode"], treaty["Quad Code"]) == (
        "None",
        "None",
        "VERBAL COOPERATION",
    )
    assert found["2024-06-12"]["Event Date Earliest"] == "2024-06-06"
    assert found["2024-06-04"]["Publication Date"] == "2024-06-06; 2024-06-13"
    assert treaty["Intensity"] == ""


def test_every_plover_root_has_a_class() -> None:
    assert sorted(root for roots in polecat.QUADS.values() for root in roots) == sorted(ROOTS)


def test_every_acled_type_is_of_a_plover_root() -> None:
    assert {root for root, _ in acled.TYPES} <= set(ROOTS)


def test_numbers_of_countries() -> None:
    wrong = {each.alpha_3 for each in pycountry.countries if codes.numeric(each.alpha_3) != int(each.numeric)}
    assert wrong == set()
    assert (codes.cow("DEU"), codes.gw("DEU"), codes.alpha2("DEU"), codes.cow(None)) == (255, 260, "de", None)
