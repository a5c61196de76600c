"""The reports on record, as `attache reports` lists them, each with the origin that it goes back to."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable

import msgspec

from attache.model import Published
from attache.record import kinship, origins
from attache.record.origins import Copied


class ReportRow(msgspec.Struct, frozen=True):
    """One report as `attache reports` lists it. `claims` is how many were coded from it; reports of one `origin` tell
    what one of them told first, see `origins`."""

    id: str
    url: str | None
    outlet: str | None
    title: str
    published: Published
    language: str
    origin: str
    sha256: str
    claims: int


COLUMNS = "r.key, r.id, r.url, r.outlet, r.title, r.earliest, r.latest, r.how, r.language, r.sha256, r.claims"


def known_by(known: dt.date | None) -> str:
    """The last `known_by` of reports that count on the day `known`; '~' comes after every day."""
    return "~" if known is None else known.isoformat()


def listed(connection: sqlite3.Connection, known: dt.date | None) -> tuple[dict[int, ReportRow], dict[int, Copied]]:
    """All reports by key, each with the origin that it would be by itself, and those of them that are copies."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM report AS r WHERE r.known_by <= ? ORDER BY r.known_by, r.id", (known_by(known),)
    ).fetchall()
    pairs = kinship.kin(connection, known)
    reports = {key: _row(*row) for key, *row in rows}
    return reports, origins.copies(reports, pairs, kinship.credits(connection, pairs))


def settled(rows: dict[int, ReportRow], copied: dict[int, Copied]) -> dict[int, ReportRow]:
    """The rows with the origin that each goes back to."""
    first = origins.roots(copied)
    return {
        key: msgspec.structs.replace(row, origin=rows[first[key]].origin) if key in first else row
        for key, row in rows.items()
    }


def some(connection: sqlite3.Connection, known: dt.date | None, ids: Iterable[str]) -> list[ReportRow]:
    """The reports of these ids, as `settled` has them, without a look at those that have nothing to do with them."""
    asked = connection.execute(
        f"SELECT {COLUMNS} FROM json_each(?) AS asked CROSS JOIN report AS r ON r.id = asked.value"
        " WHERE r.known_by <= ? ORDER BY r.known_by, r.id",
        (json.dumps(sorted(set(ids))), known_by(known)),
    ).fetchall()
    reports = {key: _row(*row) for key, *row in asked}
    pairs = kinship.kin_of(connection, known, reports)
    more = {key for pair in pairs for key in (pair.report, pair.other)} - reports.keys()
    kin = connection.execute(
        f"SELECT {COLUMNS} FROM json_each(?) AS asked CROSS JOIN report AS r ON r.key = asked.value",
        (json.dumps(sorted(more)),),
    ).fetchall()
    known_rows = reports | {key: _row(*row) for key, *row in kin}
    found = settled(known_rows, origins.copies(known_rows, pairs, kinship.credits(connection, pairs)))
    return [found[key] for key in reports]


def days(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Published]:
    """When the reports of these ids were published, without a look at their origins."""
    rows = connection.execute(
        "SELECT r.id, r.earliest, r.latest, r.how FROM json_each(?) AS asked CROSS JOIN report AS r"
        " ON r.id = asked.value",
        (json.dumps(sorted(set(ids))),),
    )
    return {id: _published(*day) for id, *day in rows}


def last_day(connection: sqlite3.Connection, known: dt.date | None) -> dt.date | None:
    """The latest day of publication of the reports known."""
    (day,) = connection.execute(
        "SELECT max(known_by) FROM report WHERE known_by < '~' AND known_by <= ?", (known_by(known),)
    ).fetchone()
    return dt.date.fromisoformat(day) if day else None


def _row(
    id: str,
    url: str | None,
    outlet: str | None,
    title: str,
    earliest: str | None,
    latest: str | None,
    how: str,
    language: str,
    sha256: str,
    claims: int,
) -> ReportRow:
    published = _published(earliest, latest, how)
    origin = f"o{sha256[:16]}" if sha256 else id
    return ReportRow(id, url, outlet, title, published, language, origin, sha256, claims)


def _published(earliest: str | None, latest: str | None, how: str) -> Published:
    return msgspec.convert({"earliest": earliest, "latest": latest, "how": how}, Published)
