"""What users decided about identity: that two ids are one thing, or that they are two. Nothing is ever taken back; a
later decision about the same pair takes the place of the earlier one."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Literal

import msgspec

from attache.ids import slug

Verdict = Literal["merge", "split"]


class Decision(msgspec.Struct, frozen=True):
    """`second` is `first`, or is not. Where `name` is set, `second` stands for the mentions of `first` by that name.

    `number` counts the decisions of a record in the order in which they were made; `made` is in UTC.
    """

    number: int
    verdict: Verdict
    first: str
    second: str
    name: str | None
    reason: str
    made: dt.datetime

    @property
    def pair(self) -> frozenset[str]:
        """The two ids."""
        return frozenset((self.first, self.second))


def named_id(id: str, name: str) -> str:
    """The id of those mentions of a thing that go by one of its names."""
    return f"{id}#{slug(name) or name}"


def latest(decisions: Sequence[Decision]) -> list[Decision]:
    """The last decision about each pair, the latest first."""
    last = {decision.pair: decision for decision in sorted(decisions, key=lambda decision: decision.number)}
    return sorted(last.values(), key=lambda decision: -decision.number)


def add(
    connection: sqlite3.Connection,
    verdict: Verdict,
    first: str,
    second: str,
    *,
    name: str | None,
    reason: str,
    made: dt.datetime,
) -> None:
    """Write down one decision."""
    connection.execute(
        "INSERT INTO decision (verdict, first, second, name, reason, made) VALUES (?, ?, ?, ?, ?, ?)",
        (verdict, first, second, name, reason, made.isoformat()),
    )


def all_of(connection: sqlite3.Connection) -> list[Decision]:
    """Every decision, in order."""
    rows = connection.execute("SELECT key, verdict, first, second, name, reason, made FROM decision ORDER BY key")
    return [
        Decision(number, verdict, first, second, name, reason, dt.datetime.fromisoformat(made))
        for number, verdict, first, second, name, reason, made in rows
    ]
