"""CSV and Parquet, read back with DuckDB, say what the views say."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from attache import Record
from attache.errors import InputError
from attache.publish import exports

Exporting = Callable[..., Path]


def rows(path: Path, what: str = "*", order: str = "id") -> list[dict[str, Any]]:
    """What DuckDB finds in the file, by its own guess at the format and the types."""
    with duckdb.connect() as database:
        found = database.execute(f"SELECT {what} FROM '{path}' ORDER BY {order}")
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_presence_csv_is_the_view(exported: Exporting, record: Record) -> None:
    corps, us = rows(exported("presence.csv"), order="force_id DESC")[::1]
    view = {row.force.id: row for row in record.presence()}
    assert (corps["id"], us["id"]) == ("group/africa-corps@site/airbase-101-niamey", "USA-MIL@NER")
    assert (corps["force_cow"], corps["host_cow"], corps["host_gw"]) == (365, 436, 436)
    assert (corps["strength_low"], corps["strength_best"], corps["strength_high"]) == (90, 100, 110)
    assert (us["strength_low"], us["strength_high"], us["strength_text"]) == (None, 1000, "Nearly 1,000")
    assert corps["equipment"] == "air-defence system; trucks"
    assert (corps["latitude"], us["latitude"]) == (13.48, None)
    assert corps["claims"].split("; ") == list(view["group/africa-corps"].claims)


@pytest.mark.parametrize("view", ["presence", "events", "claims"])
def test_csv_and_parquet_have_the_same_rows_and_columns(exported: Exporting, view: str) -> None:
    plain, typed = rows(exported(f"{view}.csv")), rows(exported(f"{view}.parquet"))
    assert [list(row) for row in plain] == [list(row) for row in typed]
    assert [row["id"] for row in plain] == [row["id"] for row in typed]
    assert typed


def test_parquet_keeps_types_and_lists(exported: Exporting, record: Record) -> None:
    path = exported("events.parquet")
    (types,) = rows(path, "DISTINCT typeof(claims) c, typeof(date_earliest) d, typeof(fatalities_low) f", "1")
    assert types == {"c": "VARCHAR[]", "d": "DATE", "f": "BIGINT"}
    view = {row.id: row for row in record.events()}
    for row in rows(path):
        told = view[row["id"]]
        assert row["claims"] == list(told.claims)
        assert (row["date_earliest"], row["date_latest"]) == (told.date.earliest, told.date.latest)
        count = told.fatalities
        low, best, high = (count.low, count.best, count.high) if count else (None, None, None)
        assert (row["fatalities_low"], row["fatalities_best"], row["fatalities_high"]) == (low, best, high)


def test_claims_hold_their_quotes_whatever_is_in_them(exported: Exporting, record: Record) -> None:
    claims = {claim.id: claim for claim in record.claims()}
    for path in (exported("claims.csv"), exported("claims.parquet")):
        found = rows(path)
        assert {row["id"] for row in found} == claims.keys()
        assert all(row["quote"] == claims[row["id"]].quote for row in found)


@pytest.mark.parametrize("format", exports.FORMATS)
def test_the_same_record_gives_the_same_bytes(record: Record, format: str) -> None:
    outs = [io.BytesIO(), io.BytesIO()]
    for out in outs:
        exports.export(record, format, out)
    assert outs[0].getvalue() == outs[1].getvalue() != b""


@pytest.mark.parametrize("format", [name for name in exports.FORMATS if name != "ged.csv"])
def test_every_claim_cited_is_on_record(exported: Exporting, record: Record, format: str) -> None:
    content = exported(format).read_bytes()
    cited = [claim.id for claim in record.claims() if claim.id.encode() in content]
    assert cited


def test_what_is_known_later_is_not_in_an_earlier_answer(exported: Exporting, record: Record) -> None:
    import datetime as dt

    known = dt.date(2024, 6, 10)
    assert {row["outlet"] for row in rows(exported("claims.csv", known=known))} == {"Harbour Wire"}
    (attack,) = rows(exported("ged.csv", known=known))
    assert (attack["low"], attack["best"], attack["high"]) == (20, None, 30)


def test_an_empty_answer_is_a_table_without_rows(exported: Exporting) -> None:
    for format in ("presence.parquet", "presence.csv"):
        assert rows(exported(format, host="TGO"), "force, claims", "1") == []


@pytest.mark.parametrize(
    ("format", "filters", "message"),
    [
        ("presence.xls", {}, "no format is called 'presence.xls'"),
        ("presence.csv", {"speaker": "Austin"}, "--speaker means nothing for presence"),
        ("stix.json", {"host": "NER"}, "--host means nothing for events"),
    ],
)
def test_what_cannot_be_exported_is_refused(record: Record, format: str, filters: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        exports.export(record, format, io.BytesIO(), **filters)


def test_without_duckdb_parquet_says_what_to_install(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(InputError, match=r"pip install 'attache\[export\]'"):
        exports.export(record, "presence.parquet", io.BytesIO())
