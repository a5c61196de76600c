"""The strip of presences: a line for each force and place, in which each character is what the record says of one day.

Days are asked one by one, so the strip shows what `attache presence --on DAY` answers along the way, and nothing that
no answer holds. It is plain text and is read without colours.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from attache.record.rows import PresenceRow

State = Literal["silent", "announced", "arriving", "present", "drawing-down", "differ", "gone"]

MARKS: dict[State, str] = {
    "silent": " ",
    "announced": "·",
    "arriving": "░",
    "present": "█",
    "drawing-down": "▒",
    "differ": "?",
    "gone": "–",
}
WORDS: dict[State, str] = {
    "announced": "announced",
    "arriving": "came within these days",
    "present": "there",
    "drawing-down": "drawing down",
    "differ": "sources differ",
    "gone": "gone",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NARROWEST, WIDEST = 16, 72  # characters of time on a line
LONGEST_LABEL = 36
LONGEST = dt.timedelta(days=730)
SHORTEST = dt.timedelta(days=60)


class Line(msgspec.Struct, frozen=True):
    """One force at one place: its state on each day asked, in order."""

    label: str
    states: tuple[State, ...]


class Strip(msgspec.Struct, frozen=True):
    """The lines, and the days that their states are of, evenly apart."""

    days: tuple[dt.date, ...]
    lines: tuple[Line, ...]


def period(rows: Iterable[PresenceRow], last: dt.date) -> dt.date:
    """The day on which a strip of `rows` that ends on `last` should begin: that of the first coming or going, on the
    first of its month, at least two months and at most two years before."""
    known = [
        day
        for row in rows
        for date in (row.since, row.until)
        if date is not None
        for day in (date.earliest, date.latest)
        if day is not None and day <= last
    ]
    first = max(min(known, default=last), last - LONGEST)
    return min(first, last - SHORTEST).replace(day=1)


def labels(rows: Iterable[PresenceRow]) -> dict[tuple[str, str, str], str]:
    """By force, host and site: how a line names them."""
    return {_key(row): f"{row.force.name} {f'at {row.site.name}' if row.site else f'in {row.host}'}" for row in rows}


def room(named: Iterable[str], width: int) -> int:
    """How many days a line of `width` characters has room for, beside the names."""
    return max(NARROWEST, min(WIDEST, width - _longest(named, width) - 2))


def spread(first: dt.date, last: dt.date, number: int) -> tuple[dt.date, ...]:
    """At most `number` days from `first` to `last`, both included, as evenly apart as whole days allow."""
    days = (last - first).days
    number = min(number, days + 1)
    if number < 2:
        return (last,)
    return tuple(first + dt.timedelta(days=round(days * at / (number - 1))) for at in range(number))


def strip(
    days: Sequence[dt.date], named: dict[tuple[str, str, str], str], ask: Callable[[dt.date], Iterable[PresenceRow]]
) -> Strip:
    """The strip of the forces `named`, where `ask` gives the rows of presence on a day. Forces of which nothing is
    known on any of the days have no line."""
    told = [{_key(row): _state(row, day) for row in ask(day)} for day in days]
    lines = [Line(label, tuple(known.get(key, "silent") for known in told)) for key, label in named.items()]
    return Strip(tuple(days), tuple(line for line in lines if set(line.states) != {"silent"}))


def drawn(strip: Strip, width: int) -> list[str]:
    """The strip as lines of text: the months, a line for each force and place, and the key to the marks. A width too
    small for names and days together cuts the names."""
    if not strip.lines:
        return ["No force on record that fits."]
    side = _longest((line.label for line in strip.lines), width)
    lines = [f"{'':{side}}  {_axis(strip.days)}".rstrip()]
    for line in strip.lines:
        label = _plain(line.label)
        label = label if len(label) <= side else f"{label[: side - 1]}…"
        lines.append(f"{label:{side}}  {''.join(MARKS[state] for state in line.states)}".rstrip())
    return [*lines, "", *_legend(strip, width)]


def _key(row: PresenceRow) -> tuple[str, str, str]:
    return row.force.id, row.host, row.site.id if row.site else ""


def _state(row: PresenceRow, day: dt.date) -> State:
    if "status" in row.contested:
        return "differ"
    if row.status == "withdrawn" or row.status == "handed-over":
        return "gone"
    if row.status == "present" and (row.since.latest is None or day < row.since.latest):
        return "arriving"  # it may have come later than this day
    return row.status


def _longest(named: Iterable[str], width: int) -> int:
    longest = max((len(_plain(name)) for name in named), default=0)
    return max(8, min(longest, LONGEST_LABEL, width - NARROWEST - 2))


def _axis(days: Sequence[dt.date]) -> str:
    """The names of months above the first day of each, as many as have room; a year where one begins."""
    line, month = "", None
    for at, day in enumerate(days):
        begins, month = (day.year, day.month) != month, (day.year, day.month)
        name = MONTHS[day.month - 1] if line and day.month > 1 else f"{MONTHS[day.month - 1]} {day.year}"
        if begins and len(line) <= at and at + len(name) <= len(days):
            line = f"{line:{at}}{name} "
    return line


def _legend(strip: Strip, width: int) -> list[str]:
    used = {state for line in strip.lines for state in line.states}
    lines = [""]
    for state, words in WORDS.items():
        if state in used:
            part = f"{MARKS[state]} {words}"
            if lines[-1] and len(lines[-1]) + 3 + len(part) > width:
                lines.append("")
            lines[-1] += f"   {part}" if lines[-1] else part
    return lines


def _plain(text: str) -> str:
    return " ".join("".join(" " if unicodedata.category(mark)[0] == "C" else mark for mark in text).split())
