"""GeoJSON (RFC 7946): a feature for each row, WGS 84. What has no place more exact than a country has no geometry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

import msgspec

from attache.publish.exports.columns import Column, R, Value

PLACED = {"latitude", "longitude"}
COUNTRY = 6  # on UCDP's scale of where: a point for a whole country would look like a place


def write(columns: Sequence[Column[R]], rows: Iterable[R], out: BinaryIO) -> int:
    """Write a FeatureCollection whose properties are the columns, and say how many features it has."""
    by_name = {column.name: column.of for column in columns}
    number = 0
    out.write(b'{"type":"FeatureCollection","features":[')
    for number, row in enumerate(rows, 1):
        feature = {
            "type": "Feature",
            "id": by_name["id"](row),
            "geometry": _point(by_name, row),
            "properties": {name: _plain(of(row)) for name, of in by_name.items() if name not in PLACED},
        }
        out.write((b",\n" if number > 1 else b"\n") + msgspec.json.encode(feature))
    out.write(b"\n]}\n")
    return number


def _point(by_name: dict[str, Callable[[R], Value]], row: R) -> dict[str, object] | None:
    latitude, longitude, precision = (by_name[name](row) for name in ("latitude", "longitude", "where_precision"))
    if latitude is None or longitude is None or not isinstance(precision, int) or precision >= COUNTRY:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _plain(value: Value) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
