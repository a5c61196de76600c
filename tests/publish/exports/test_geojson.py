"""GeoJSON as GDAL reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyogrio
import pytest

Exporting = Callable[..., Path]


@pytest.mark.parametrize(("format", "placed", "all"), [("presence.geojson", 1, 2), ("events.geojson", 3, 4)])
def test_gdal_reads_every_feature(exported: Exporting, format: str, placed: int, all: int) -> None:
    meta, _, shapes, fields = pyogrio.raw.read(exported(format))
    assert meta["crs"] == "EPSG:4326"
    assert (len(shapes), sum(shape is not None for shape in shapes)) == (all, placed)
    names = list(meta["fields"])
    assert {"id", "claims", "where_precision"} <= set(names)
    assert all == len({*fields[names.index("id")]})


def test_a_point_is_longitude_and_latitude(exported: Exporting) -> None:
    path = exported("presence.geojson")
    assert tuple(pyogrio.read_info(path)["total_bounds"]) == (2.18, 13.48, 2.18, 13.48)
    whole = [feature for feature in json.loads(path.read_text())["features"] if feature["geometry"] is None]
    assert [feature["properties"]["where_precision"] for feature in whole] == [6]


def test_an_empty_answer_is_an_empty_collection(exported: Exporting) -> None:
    assert json.loads(exported("presence.geojson", host="TGO").read_text())["features"] == []
