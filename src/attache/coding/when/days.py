"""Periods of the calendar: the day, week, month, quarter, season, year, decade or century that an expression names.

Everything works on `datetime.date`, the proleptic Gregorian calendar. Weeks run from Monday to Sunday (ISO 8601) and
seasons are the northern meteorological ones, which is how news agencies use the words.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
from typing import NamedTuple

MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}
UNITS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}

SOON = 60  # days; nobody writes a date ten months back without its year, so a past verb does not make it one


class Period(NamedTuple):
    """A stretch of days, both ends inclusive, and its name as a TIMEX3 value ("2024-03", "2004-W47", "197")."""

    first: dt.date
    last: dt.date
    value: str


def day(date: dt.date) -> Period:
    """One day."""
    return Period(date, date, date.isoformat())


def week(date: dt.date) -> Period:
    """The ISO week that contains the date."""
    monday = date - dt.timedelta(days=date.weekday())
    year, number, _ = date.isocalendar()
    return Period(monday, monday + dt.timedelta(days=6), f"{year:04d}-W{number:02d}")


def weekend(date: dt.date) -> Period:
    """Saturday and Sunday of the ISO week that contains the date."""
    whole = week(date)
    return Period(whole.first + dt.timedelta(days=5), whole.last, f"{whole.value}-WE")


def month(year: int, number: int) -> Period:
    """A month; raises ValueError where the calendar has no such month."""
    last = calendar.monthrange(year, number)[1]
    return Period(dt.date(year, number, 1), dt.date(year, number, last), f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year, 1 to 4."""
    return Period(month(year, 3 * number - 2).first, month(year, 3 * number).last, f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Period:
    """A half of the calendar year, 1 or 2."""
    return Period(month(year, 6 * number - 5).first, month(year, 6 * number).last, f"{year:04d}-H{number}")


def season(year: int, name: str) -> Period:
    """A northern season; a winter belongs to the year in which it begins."""
    code, start = SEASONS[name]
    end = month(year + 1, 2) if start == 12 else month(year, start + 2)
    return Period(dt.date(year, start, 1), end.last, f"{year:04d}-{code}")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31), f"{number:04d}")


def decade(start: int) -> Period:
    """Ten years from a year that ends in 0."""
    return Period(dt.date(start, 1, 1), dt.date(start + 9, 12, 31), f"{start // 10:03d}")


def century(number: int) -> Period:
    """A century by its ordinal: the 20th is 1901 to 2000."""
    return Period(dt.date(100 * number - 99, 1, 1), dt.date(100 * number, 12, 31), f"{number - 1:02d}")


def containing(date: dt.date, unit: str) -> Period:
    """The period of that unit in which the date lies."""
    if unit == "day":
        return day(date)
    if unit == "week":
        return week(date)
    if unit == "weekend":
        return weekend(date)
    if unit == "month":
        return month(date.year, date.month)
    if unit == "quarter":
        return quarter(date.year, (date.month + 2) // 3)
    if unit == "decade":
        return decade(date.year // 10 * 10)
    if unit == "century":
        return century((date.year + 99) // 100)
    return year(date.year)


def shift(date: dt.date, number: float, unit: str) -> dt.date:
    """The date moved by so many units; a day that the target month lacks becomes its last. Raises ValueError or
    OverflowError beyond the years 1 to 9999."""
    if unit in ("day", "week", "weekend"):
        return date + dt.timedelta(days=round(number * (1 if unit == "day" else 7)))
    months = round(number * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])
    index = date.year * 12 + date.month - 1 + months
    target = month(index // 12, index % 12 + 1)
    return target.first.replace(day=min(date.day, target.last.day))


_PARTS = {
    "early": (0.0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1.0),
    "first": (0.0, 0.5),
    "second": (0.5, 1.0),
    "start": (0.0, 0.2),
    "end": (0.8, 1.0),
}


def part(whole: Period, name: str) -> Period:
    """The early, mid or late third, the first or second half, or the start or end (a fifth) of a period.

    Periods of three months or more are cut between months, shorter ones between days: early 1961 is January to April.
    """
    low, high = _PARTS[name]
    months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
    if whole.first.day == 1 and months >= 3:
        start = whole.first.year * 12 + whole.first.month - 1
        a = start + _cut(months * low)
        b = start + max(_cut(months * low), _ceil(months * high) - 1)
        return Period(month(a // 12, a % 12 + 1).first, month(b // 12, b % 12 + 1).last, whole.value)
    length = (whole.last - whole.first).days + 1
    first = whole.first + dt.timedelta(days=_cut(length * low))
    last = whole.first + dt.timedelta(days=max(_cut(length * low), _ceil(length * high) - 1))
    return Period(first, last, whole.value)


def _cut(value: float) -> int:
    """The whole units before a cut, forgiving the last bit of a third."""
    return math.floor(value + 1e-9)


def _ceil(value: float) -> int:
    return math.ceil(value - 1e-9)


def precision(first: dt.date | None, last: dt.date | None) -> int:
    """UCDP's date precision for bounds: 1 a day, 2 within a week, 3 within a month, 4 within a year, 5 wider or
    unknown."""
    if first is None or last is None:
        return 5
    length = (last - first).days + 1
    return 1 if length <= 1 else 2 if length <= 7 else 3 if length <= 31 else 4 if length <= 366 else 5


def named_month(anchor: dt.date, number: int, direction: str) -> Period:
    """The month of that number nearest to the anchor, in the past (its own month included), in the future (likewise),
    `before` it (not its own), `after` it, or `near` it on either side."""
    here = anchor.year * 12 + anchor.month
    back = (anchor.month - number) % 12
    ahead = (number - anchor.month) % 12
    if direction == "before":
        offset = -(back or 12)
    elif direction == "after":
        offset = ahead or 12
    elif direction == "future":
        offset = ahead
    elif direction == "near":
        offset = -back if back <= ahead else ahead
    else:
        offset = -back
    index = here + offset - 1
    return month(index // 12, index % 12 + 1)


def named_day(anchor: dt.date, number: int, date: int, direction: str, weekday: int | None = None) -> Period | None:
    """The day of that month and date nearest to the anchor in a direction, as for months. A weekday, where given,
    decides between the years around the anchor only if they are otherwise open (`near`). None where no such day
    exists."""
    found: list[dt.date] = []
    for y in range(max(1, anchor.year - 8), min(9999, anchor.year + 8) + 1):
        if date <= calendar.monthrange(y, number)[1]:
            found.append(dt.date(y, number, date))
    past = [d for d in found if d <= anchor]
    ahead = [d for d in found if d >= anchor]
    if not past or not ahead:
        return None
    if direction == "past" and (ahead[0] - anchor).days <= SOON and (anchor - past[-1]).days > SOON:
        return day(ahead[0])
    if direction in ("past", "before"):
        return day(past[-1])
    if direction in ("future", "after"):
        return day(ahead[0])
    near = past[-1] if (anchor - past[-1]) <= (ahead[0] - anchor) else ahead[0]
    if weekday is not None and near.weekday() != weekday:
        for other in (past[-1], ahead[0]):
            if other.weekday() == weekday:
                return day(other)
    return day(near)


def named_weekday(anchor: dt.date, number: int, direction: str) -> Period:
    """The day of the week nearest to the anchor: `past` and `future` include the anchor's own day, `before` and `after`
    do not."""
    back = (anchor.weekday() - number) % 7
    ahead = (number - anchor.weekday()) % 7
    if direction == "before":
        offset = -(back or 7)
    elif direction == "after":
        offset = ahead or 7
    elif direction == "future":
        offset = ahead
    else:
        offset = -back
    return day(anchor + dt.timedelta(days=offset))


def named_season(anchor: dt.date, name: str, direction: str) -> Period:
    """The season nearest to the anchor: `past` may be the one that runs, `before` may not; likewise ahead."""
    around = [season(y, name) for y in range(anchor.year - 2, anchor.year + 3)]
    if direction == "before":
        return [s for s in around if s.last < anchor][-1]
    if direction == "after":
        return next(s for s in around if s.first > anchor)
    if direction == "future":
        return next(s for s in around if s.last >= anchor)
    if direction == "this":
        return next((s for s in around if s.first <= anchor <= s.last), season(anchor.year, name))
    return [s for s in around if s.first <= anchor][-1]
