"""Full-text search over the titles and texts of reports."""

from __future__ import annotations

import datetime as dt
import sqlite3

from attache.errors import InputError
from attache.model import Report
from attache.record.blocks import unpack_report


def index(connection: sqlite3.Connection, key: int, report: Report) -> None:
    """Make `report`, stored under `key`, findable."""
    connection.execute(
        "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)",
        (key, report.title, report.text),
    )


def index_all(connection: sqlite3.Connection) -> None:
    """Make all stored reports findable, in a record that had no index."""
    for key, content in connection.execute("SELECT report, content FROM block"):
        index(connection, key, unpack_report(content))


def find(connection: sqlite3.Connection, query: str, known: dt.date | None, limit: int | None) -> list[str]:
    """The ids of the reports that match an FTS5 `query`, best first. Raises `InputError` where it cannot be read."""
    try:
        rows = connection.execute(
            "SELECT report.id FROM search JOIN report ON report.key = search.rowid"
            " WHERE search MATCH ? AND report.known_by <= ? ORDER BY search.rank, report.id LIMIT ?",
            (query, "~" if known is None else known.isoformat(), -1 if limit is None else limit),
        ).fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise InputError(
            f"cannot search for {query!r} ({error}): put words with punctuation in double quotes"
        ) from error
    return [report for (report,) in rows]
