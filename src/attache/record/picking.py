"""Which stored claims answer a question, and in what order: positions first, so that nothing but those is unpacked."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable

import msgspec

from attache.record.mentions import Role


class Picked(msgspec.Struct, frozen=True):
    """The claims of one report that answer: positions in its block, ascending."""

    report: int
    positions: tuple[int, ...]


def symbol(connection: sqlite3.Connection, role: Role | str, text: str) -> int | None:
    """The number that stands for a shared string, None where no claim has it."""
    row = connection.execute("SELECT key FROM symbol WHERE role = ? AND text = ?", (role, text)).fetchone()
    return row[0] if row else None


def pick(
    connection: sqlite3.Connection,
    *,
    known: dt.date | None,
    report: str | None,
    kinds: Iterable[str] | None,
    mentioned: Iterable[tuple[Role, str]],
    ids: Iterable[str] | None,
) -> list[Picked]:
    """The claims that pass every filter given, by report (last possible day of publication, id) and position."""
    kind_keys = _kind_keys(connection, kinds)
    mention_keys = [symbol(connection, role, text) for role, text in mentioned]
    if not kind_keys or None in mention_keys:
        return []
    clauses: list[str] = []
    values: list[object] = []
    # CROSS JOIN fixes the order of the loops: SQLite has no statistics of a file that is always being added to.
    if ids is not None:
        tables = (
            "json_each(?) AS asked CROSS JOIN claim AS c ON c.id = asked.value JOIN report AS r ON r.key = c.report"
        )
        values.append(json.dumps(sorted(set(ids))))
    elif mention_keys:
        tables = "mention AS c CROSS JOIN report AS r ON r.key = c.report"
        clauses.append("c.symbol = ?")
        values.append(mention_keys.pop(0))
    else:
        tables = "report AS r CROSS JOIN claim AS c ON c.report = r.key"
    clauses.append(f"c.kind IN ({', '.join(map(str, kind_keys))})")
    for key in mention_keys:
        clauses.append(
            "EXISTS (SELECT 1 FROM mention AS m WHERE m.symbol = ?"
            " AND m.kind = c.kind AND m.report = c.report AND m.position = c.position)"
        )
        values.append(key)
    if known is not None:
        clauses.append("r.known_by <= ?")
        values.append(known.isoformat())
    if report is not None:
        clauses.append("r.id = ?")
        values.append(report)
    rows = connection.execute(
        f"SELECT r.key, c.position FROM {tables} WHERE {' AND '.join(clauses)} ORDER BY r.known_by, r.id, c.position",
        values,
    )
    return _by_report(rows)


def _by_report(rows: Iterable[tuple[int, int]]) -> list[Picked]:
    found: list[Picked] = []
    report, positions = -1, list[int]()
    for key, position in rows:
        if key != report:
            if positions:
                found.append(Picked(report, tuple(positions)))
            report, positions = key, []
        positions.append(position)
    if positions:
        found.append(Picked(report, tuple(positions)))
    return found


def _kind_keys(connection: sqlite3.Connection, kinds: Iterable[str] | None) -> list[int]:
    stored = dict(connection.execute("SELECT text, key FROM symbol WHERE role = 'kind'").fetchall())
    return sorted(stored.values() if kinds is None else (stored[kind] for kind in set(kinds) & stored.keys()))
