"""The strip of presences: for each force at each place, the days it was surely there and those in which it may have
come or gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from attache.publish.brief import naming, wording
from attache.publish.brief.findings import Findings
from attache.publish.brief.rows import Bar, Stretch, Strip
from attache.record.rows import PresenceRow

LONGEST = dt.timedelta(days=730)  # what lies further back is cut off at the strip's left end
SHORTEST = dt.timedelta(days=60)
BARS = 16


def strip(found: Findings) -> Strip | None:
    """The bars by force; None where no force is on record. Forces at home are left out where others are."""
    rows = sorted((row for row in found.presence if row.status != "announced"), key=naming.order)
    rows = [row for row in rows if naming.foreign(row)] or rows
    if not rows:
        return None
    known = [
        day for row in rows for date in (row.since, row.until) if date for day in (date.earliest, date.latest) if day
    ]
    first = max(min(known, default=found.on), found.on - LONGEST)
    first = min(first, found.on - SHORTEST).replace(day=1)
    named = {(row.force.name, _where(row, found)): row for row in reversed(rows)}  # a town and its region are one bar
    rows = list(named.values())[::-1]
    bars = tuple(_bar(row, found, first) for row in rows[:BARS])
    return Strip(first, found.on, bars, max(0, len(rows) - BARS))


def _bar(row: PresenceRow, found: Findings, first: dt.date) -> Bar:
    said = [row.status.replace("-", " ")]
    if row.until is not None:
        said.append(wording.when(row.until))
    elif row.strength is not None:
        said.append(wording.count(row.strength))
    note = " ".join(said) if row.until is not None else ", ".join(said)
    return Bar(row.force.name, _where(row, found), note, tuple(stretches(row, first, found.on)), row.until is not None)


def _where(row: PresenceRow, found: Findings) -> str:
    return row.site.name if row.site else found.country(row.host)


def stretches(row: PresenceRow, first: dt.date, last: dt.date) -> Sequence[Stretch]:
    """The stretches of a row between two days, in order: a side that is not bounded reaches to the strip's end."""
    came, there = _within(row.since.earliest or first, first, last), _within(row.since.latest or last, first, last)
    going = gone = last
    if row.until is not None:
        gone = _within(row.until.latest or last, first, last)
        going = _within(row.until.earliest or min(there, gone), first, gone)
    there = min(there, going) if row.until is not None else there
    found: list[Stretch] = []
    if came < there:
        found.append(Stretch(came, there, "came"))
    if there < going or going == gone:
        found.append(Stretch(there, going, "there"))
    if going < gone:
        found.append(Stretch(going, gone, "left"))
    return found


def _within(day: dt.date, first: dt.date, last: dt.date) -> dt.date:
    return min(max(day, first), last)
