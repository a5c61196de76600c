"""Which stored claims answer a question, and in what order: positions first, so that nothing but those is unpacked."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable

from attache.record.mentions import Role


def symbol(connection: sqlite3.Connection, role: Role | str, text: str) -> int | None:
    """The number that stands for a shared string, None where no claim has it."""
    row = connection.execute("SELECT key FROM symbol WHERE role = ? AND text = ?", (role, text)).fetchone()
    return row[0] if row else None


def pick(
    connection: sqlite3.Connection,
    *,
    known: dt.date | None,
    reports: Iterable[str] | None,
    kinds: Iterable[str] | None,
    mentioned: Iterable[tuple[Role, str]],
    host: str | None,
    places: Iterable[str] | None,
    ids: Iterable[str] | None,
    most: int | None = None,
) -> list[tuple[int, int]]:
    """The claims that pass every filter given, each as the key of its report and its position there, by report (last
    possible day of publication, id) and position; with `most`, any of them, at most so many, in no order."""
    kind_keys = _kind_keys(connection, kinds)
    mention_keys = [symbol(connection, role, text) for role, text in mentioned]
    land = symbol(connection, "country", host) if host is not None else None
    if not kind_keys or None in mention_keys or (host is not None and land is None):
        return []
    clauses: list[str] = []
    values: list[object] = []
    # CROSS JOIN fixes the order of the loops: SQLite has no statistics of a file that is always being added to.
    if ids is not None:
        tables = (
            "json_each(?) AS asked CROSS JOIN claim AS c ON c.id = asked.value JOIN report AS r ON r.key = c.report"
        )
        values.append(json.dumps(sorted(set(ids))))
    elif land is not None:
        tables = (
            "hosted AS h CROSS JOIN claim AS c ON c.report = h.report AND c.position = h.position"
            " CROSS JOIN report AS r ON r.key = c.report"
        )
        clauses.append("h.land = ?")
        values.append(land)
    elif places is not None:
        tables = (
            "json_each(?) AS asked CROSS JOIN symbol AS s ON s.role = 'place' AND s.text = asked.value"
            " CROSS JOIN mention AS c ON c.symbol = s.key CROSS JOIN report AS r ON r.key = c.report"
        )
        values.append(json.dumps(sorted(set(places))))
        places = None
    elif mention_keys:
        tables = "mention AS c CROSS JOIN report AS r ON r.key = c.report"
        clauses.append("c.symbol = ?")
        values.append(mention_keys.pop(0))
    elif reports is not None:
        tables = (
            "json_each(?) AS asked CROSS JOIN report AS r ON r.id = asked.value"
            " CROSS JOIN claim AS c ON c.report = r.key"
        )
        values.append(json.dumps(sorted(set(reports))))
        reports = None
    else:
        tables = "report AS r CROSS JOIN claim AS c ON c.report = r.key"
    clauses.append(f"c.kind IN ({', '.join(map(str, kind_keys))})")
    if land is not None and ids is not None:
        clauses.append(
            "EXISTS (SELECT 1 FROM hosted AS h WHERE h.land = ? AND h.report = c.report AND h.position = c.position)"
        )
        values.append(land)
    if places is not None:
        clauses.append(
            "EXISTS (SELECT 1 FROM json_each(?) AS asked JOIN symbol AS s ON s.role = 'place' AND s.text = asked.value"
            " JOIN mention AS m ON m.symbol = s.key AND m.kind = c.kind"
            " AND m.report = c.report AND m.position = c.position)"
        )
        values.append(json.dumps(sorted(set(places))))
    for key in mention_keys:
        clauses.append(
            "EXISTS (SELECT 1 FROM mention AS m WHERE m.symbol = ?"
            " AND m.kind = c.kind AND m.report = c.report AND m.position = c.position)"
        )
        values.append(key)
    if known is not None:
        clauses.append("r.known_by <= ?")
        values.append(known.isoformat())
    if reports is not None:
        clauses.append("r.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(set(reports))))
    order = "ORDER BY r.known_by, r.id, c.position" if most is None else f"LIMIT {most:d}"
    rows = connection.execute(
        f"SELECT r.key, c.position FROM {tables} WHERE {' AND '.join(clauses)} {order}",
        values,
    )
    return rows.fetchall()


def _kind_keys(connection: sqlite3.Connection, kinds: Iterable[str] | None) -> list[int]:
    stored = dict(connection.execute("SELECT text, key FROM symbol WHERE role = 'kind'").fetchall())
    return sorted(stored.values() if kinds is None else (stored[kind] for kind in set(kinds) & stored.keys()))
