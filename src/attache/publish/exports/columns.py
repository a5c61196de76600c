"""A flat table: columns with a name, a type and where the value comes from, for CSV, TSV, GeoJSON and Parquet alike."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO, Generic, Literal, TypeVar

import msgspec

from attache.model import Count
from attache.record.rows import CountRow

R = TypeVar("R")
Type = Literal["VARCHAR", "BIGINT", "DOUBLE", "DATE", "BOOLEAN", "VARCHAR[]"]  # SQL's names
Value = str | int | float | bool | dt.date | Sequence[str] | None


class Column(msgspec.Struct, Generic[R], frozen=True):
    """One column. `of` takes a row and gives the value; None is an empty cell."""

    name: str
    type: Type
    of: Callable[[R], Value]


def counted(prefix: str, count: Callable[[R], CountRow | Count | None]) -> list[Column[R]]:
    """The columns of a count: its bounds, the best value, the operator, the unit and the words. Nothing is averaged."""

    def part(field: str, type: Type) -> Column[R]:
        return Column(f"{prefix}_{field}", type, lambda row: getattr(count(row), field, None))

    return [
        *(part(field, "BIGINT") for field in ("low", "best", "high")),
        *(part(field, "VARCHAR") for field in ("op", "unit", "text")),
    ]


def write(columns: Sequence[Column[R]], rows: Iterable[R], out: BinaryIO, *, delimiter: str = ",") -> int:
    """Write the rows under a line of names, UTF-8, RFC 4180's quotes, and say how many there were.

    An empty cell is no value; the members of a list are parted by "; "; days are ISO 8601; truth is true or false.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    number = 0
    try:
        writer.writerow([column.name for column in columns])
        for row in rows:
            number += 1
            writer.writerow([cell(column.of(row)) for column in columns])
    finally:
        text.detach()  # `out` is the caller's to close
    return number


def cell(value: Value) -> str:
    """A value as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    return value.isoformat() if isinstance(value, dt.date) else "; ".join(value)
