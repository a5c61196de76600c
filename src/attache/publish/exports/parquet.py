"""Parquet, typed, with lists as lists. DuckDB writes it; it is an extra that need not be installed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from attache.errors import InputError
from attache.publish.exports.columns import Column, R


def write(columns: Sequence[Column[R]], rows: Iterable[R], out: BinaryIO) -> int:
    """Write the rows and say how many there were. Raises `InputError` where DuckDB is missing."""
    try:
        import duckdb
    except ImportError:
        raise InputError(
            "Parquet is written by DuckDB, which is not installed: pip install 'attache[export]'"
        ) from None
    encode = msgspec.json.Encoder().encode
    number = 0
    with tempfile.TemporaryDirectory() as folder:
        lines, table = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        with lines.open("wb") as file:
            for row in rows:
                number += 1
                file.write(encode({column.name: column.of(row) for column in columns}) + b"\n")
        types = ", ".join(f"'{column.name}': '{column.type}'" for column in columns)
        # What is read and written stays in this folder, and nothing is fetched: json and parquet are part of the wheel.
        with duckdb.connect(config={"autoinstall_known_extensions": "false", "threads": "1"}) as database:
            database.execute(
                f"COPY (SELECT * FROM read_json({_quoted(lines)}, format='newline_delimited', columns={{{types}}}))"
                f" TO {_quoted(table)} (FORMAT parquet)"
            )
        with table.open("rb") as written:
            shutil.copyfileobj(written, out)
    return number


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
