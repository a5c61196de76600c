"""Which stored reports are alike enough to have one origin: worked out as each is added, and kept as pairs.

Whether two reports are kin depends on these two alone, so that the pairs are the same in whatever order reports come.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable
from typing import Literal

import msgspec

from attache.model import Report
from attache.record import fingerprint
from attache.record.blocks import unpack_report
from attache.record.fingerprint import Fingerprint

How = Literal["same-text", "near-copy", "same-quotes", "same-wire"]

# Independent reports of one event share about one run of five words in fifty; reprints that were cut by half or had
# every tenth word changed still share half of those of the shorter text.
COPIED = 0.55  # of the smaller text's runs
RESEMBLES = 0.25  # of both texts' runs: a brief inside a survey of the week is no copy of it
QUOTES = 0.25  # of the larger text's words: both are mostly a communique
LEAST = 8  # runs; in fewer there is nothing to compare
WIRE_DAYS = 2  # a wire story is reprinted on its day or the next
WIRE_RUNS, WIRE_NAMES = 0.1, 0.25  # what rewritings of one wire story share of runs, or of names and figures

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Fingerprint).decode


class Kin(msgspec.Struct, frozen=True):
    """Two reports, by their keys in the store, that have one origin; `share` of the smaller is in the other, and
    `likeness` is how much alike they are on the whole, from 0 to 1."""

    report: int
    other: int
    how: How
    share: float
    likeness: float


class _Known(msgspec.Struct, frozen=True):
    key: int
    print: Fingerprint
    credit: str | None
    day: dt.date | None
    text: str


def link(connection: sqlite3.Connection, key: int, report: Report) -> None:
    """Make `report`, stored under `key`, known by its fingerprint, and note which of the others are its kin."""
    own = _Known(key, fingerprint.take(report), _credit(report), report.published.latest, report.sha256)
    traces = _traces(own, 0)
    asked = [*traces, *(number for days in (-2, -1, 1, 2) for number in _wire(own, days))]
    others = connection.execute(
        "SELECT f.report, f.print, f.credit, r.latest, r.sha256 FROM"
        " (SELECT DISTINCT t.report AS found FROM json_each(?) AS asked"
        " CROSS JOIN trace AS t ON t.number = asked.value)"
        " CROSS JOIN fingerprint AS f ON f.report = found JOIN report AS r ON r.key = found",
        (json.dumps(asked),),
    ).fetchall()
    connection.execute(
        "INSERT INTO fingerprint (report, credit, print) VALUES (?, ?, ?)", (key, own.credit, _encode(own.print))
    )
    connection.executemany("INSERT INTO trace (number, report) VALUES (?, ?)", [(number, key) for number in traces])
    for other, print, credit, day, sha256 in others:
        known = _Known(other, _decode(print), credit, day and dt.date.fromisoformat(day), sha256)
        found = compare(own, known)
        if found:
            pair = sorted((key, other))
            connection.execute(
                "INSERT INTO kin (report, other, how, share, likeness) VALUES (?, ?, ?, ?, ?)", (*pair, *found)
            )


def link_all(connection: sqlite3.Connection) -> None:
    """Find the kin of all stored reports, in a record that had none."""
    keys = [key for (key,) in connection.execute("SELECT report FROM block ORDER BY report").fetchall()]
    for key in keys:
        (content,) = connection.execute("SELECT content FROM block WHERE report = ?", (key,)).fetchone()
        link(connection, key, unpack_report(content))


def kin(connection: sqlite3.Connection, known: dt.date | None) -> list[Kin]:
    """The pairs among the reports that are certainly published by `known`."""
    rows = connection.execute(
        "SELECT k.report, k.other, k.how, k.share, k.likeness FROM kin AS k JOIN report AS a ON a.key = k.report"
        " JOIN report AS b ON b.key = k.other WHERE a.known_by <= ?1 AND b.known_by <= ?1 ORDER BY k.report, k.other",
        ("~" if known is None else known.isoformat(),),
    )
    return [Kin(*row) for row in rows]


def kin_of(connection: sqlite3.Connection, known: dt.date | None, reports: Iterable[int]) -> list[Kin]:
    """Those of the pairs that lead to these reports, by way of others too."""
    found: dict[tuple[int, int], Kin] = {}
    asked: set[int] = set()
    frontier = set(reports)
    while frontier:
        asked |= frontier
        rows: list[tuple[int, int, How, float, float]] = []
        for side in ("report", "other"):
            rows += connection.execute(
                "SELECT k.report, k.other, k.how, k.share, k.likeness FROM json_each(?1) AS asked"
                f" CROSS JOIN kin AS k ON k.{side} = asked.value CROSS JOIN report AS a ON a.key = k.report"
                " CROSS JOIN report AS b ON b.key = k.other WHERE a.known_by <= ?2 AND b.known_by <= ?2",
                (json.dumps(sorted(frontier)), "~" if known is None else known.isoformat()),
            ).fetchall()
        found |= {(row[0], row[1]): Kin(*row) for row in rows}
        frontier = {key for row in rows for key in row[:2]} - asked
    return [pair for _, pair in sorted(found.items())]


def credits(connection: sqlite3.Connection, pairs: Iterable[Kin]) -> dict[int, str]:
    """The wire service that each report of the pairs credits, as the words of its name in lower case."""
    keys = {key for pair in pairs for key in (pair.report, pair.other)}
    rows = connection.execute(
        "SELECT report, credit FROM fingerprint"
        " WHERE credit IS NOT NULL AND report IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(keys)),),
    )
    return dict(rows.fetchall())


def compare(a: _Known, b: _Known) -> tuple[How, float, float] | None:
    """How it is known that two reports have one origin, with the share and likeness of `Kin`; or None."""
    if a.text and a.text == b.text:
        return "same-text", 1.0, 1.0
    alike = fingerprint.likeness(a.print, b.print)
    share, likeness = round(alike.containment, 2), round(alike.resemblance, 2)
    if min(a.print.size, b.print.size) < LEAST:
        return ("near-copy", 1.0, 1.0) if a.print.runs == b.print.runs and a.print.size else None
    if alike.resemblance >= RESEMBLES and alike.containment >= COPIED:
        return "near-copy", share, likeness
    if alike.quoted >= QUOTES:
        return "same-quotes", round(min(1.0, alike.quoted), 2), likeness
    near = a.day is not None and b.day is not None and abs((a.day - b.day).days) <= WIRE_DAYS
    if near and a.credit and a.credit == b.credit and (alike.containment >= WIRE_RUNS or alike.names >= WIRE_NAMES):
        return "same-wire", share, likeness
    return None


def _traces(own: _Known, days: int) -> list[int]:
    numbers = {*fingerprint.bands(own.print), *(number for number, _ in own.print.quoted), *_wire(own, days)}
    return sorted(numbers)


def _wire(own: _Known, days: int) -> list[int]:
    """The number that the stories of one wire service share on the day so many days from the report's own."""
    if not own.credit or own.day is None:
        return []
    return [fingerprint.number(f"wire:{own.credit}:{own.day.toordinal() + days}")]


def _credit(report: Report) -> str | None:
    return fingerprint.quoted_words(report.credit) or None if report.credit else None
