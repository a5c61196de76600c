"""The day of publication of a report that names no year anywhere: a day of the month and its weekday fit few years.

A date falls on the same weekday again after 5, 6 or 11 years. Among the last five years a weekday therefore settles
the year; further back it settles nothing, and a report so old has to bring its date along.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from attache.reading.dates import MONTH, MONTHS, yearless

PLAUSIBLE = 5
"""Years back from the day of reading in which a report without a year may have been written."""

_AHEAD = dt.timedelta(days=2)  # time zones, as everywhere in `dates`
_HEAD = 12  # paragraphs in which the day of publication stands
_LONG_AGO = dt.timedelta(days=183)  # "Monday, Nov 3" is told of the 3 November nearest to the report
_ANY_YEAR = re.compile(r"\b(?:1[89]|2[01])\d\d\b|[’']\d\d\b(?!s)")
_WEEKDAYS = {name.casefold(): i for i, name in enumerate(calendar.day_name)}
_WEEKDAYS |= {name.casefold(): i for i, name in enumerate(calendar.day_abbr)}
_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_NAMED = "(" + "|".join(sorted(_WEEKDAYS, key=len, reverse=True)) + r")\b\.?"
_DATE = rf"(?:{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b|(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH})"
_ALONE = re.compile(_DATE, re.I)
_PAIRS = (
    re.compile(rf"\b{_NAMED},? \(?(?:the )?{_DATE}", re.I),  # "Monday, Nov 3", "Monday (3 November)"
    re.compile(rf"\b{_DATE},? \(?(?:a )?{_NAMED}(?=[\s,;.)])", re.I),  # "3 November, a Monday", "Nov 3 (Monday)"
)
_LINE = re.compile(r"(?:published|posted|updated|date)?(?: on)?:?\s*(.*?)[\s.|·•,–—-]*(?:\d{1,2}[:.]\d\d.*)?", re.I)
_LEAD = re.compile(r"\bon ([A-Z][a-z]+day)\b(?! week)")
_SENTENCE = re.compile(r"(?<=[a-z)”\"’])[.!?](?=\s+[A-Z“\"])")


class Day(NamedTuple):
    """A day of a month, and its weekday (Monday is 0) where that is told."""

    month: int
    day: int
    weekday: int | None = None

    def nearest(self, to: dt.date) -> dt.date | None:
        """The day in the year that brings it nearest to another; None for a 29 February that there is not."""
        found = [each for year in (to.year - 1, to.year, to.year + 1) if (each := self.of(year))]
        return min(found, key=lambda each: abs(each - to), default=None)

    def of(self, year: int) -> dt.date | None:
        """The day in a year."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def infer(text: str, now: dt.date) -> dt.date | None:
    """The one day, among the plausible years up to `now`, on which a report without any year can have been published;
    None where it names a year or no day of its own, or where its weekdays fit several years or none."""
    if _ANY_YEAR.search(text) or not (own := _published(text)):
        return None
    first = now.replace(year=now.year - PLAUSIBLE, day=min(now.day, 28))
    days = [day for year in range(first.year, now.year + 1) if (day := own.of(year)) and first < day <= now + _AHEAD]
    told = _told(text)
    if told:
        fitting = [day for day in days if all(_fits(pair, day) for pair in told)]
        return fitting[0] if len(fitting) == 1 else None
    weekday = _lead(text)
    if weekday is None:
        return None
    same = [day for day in days if day.weekday() == weekday]
    before = [day for day in days if (day.weekday() - 1) % 7 == weekday]  # the news may be of the day before
    return same[0] if len(same) == 1 and not before else None


def reason(text: str, day: dt.date) -> str:
    """Why a report's text puts its publication on an inferred day, in words; empty where that rests on no weekday."""
    own = _published(text)
    if _ANY_YEAR.search(text) or own is None or own.of(day.year) != day:
        return ""
    pairs = [pair.nearest(day) for pair in _told(text)]
    known = pairs[0] if pairs else day if _lead(text) == day.weekday() else None
    if known is None:
        return ""
    told = f"{known.day} {calendar.month_name[known.month]} is a {calendar.day_name[known.weekday()]}"
    return f"the text names no year; its {told}, as in {known.year} alone of the {PLAUSIBLE} years before it was read"


def _fits(pair: Day, day: dt.date) -> bool:
    near = pair.nearest(day)
    return near is not None and abs(near - day) <= _LONG_AGO and near.weekday() == pair.weekday


def _published(text: str) -> Day | None:
    """The day of publication, without its year: that of the first dateline, else that of a line of its own with its
    weekday."""
    head = _paragraphs(text)[:_HEAD]
    for paragraph in head:
        if (line := yearless(paragraph)) and (found := _ALONE.search(line)):
            return _day(found.groups())
    for paragraph in head:
        alone = _LINE.fullmatch(paragraph)
        if alone and any(form.fullmatch(alone[1]) for form in _PAIRS):
            return next(_days(alone[1]), None)
    return None


def _told(text: str) -> list[Day]:
    """The days that a text tells with their weekdays."""
    return list(_days(" ".join(text.split())))


def _days(text: str) -> Iterator[Day]:
    for at, form in enumerate(_PAIRS):
        for found in form.finditer(text):
            groups = found.groups()
            weekday, date = (groups[0], groups[1:]) if at == 0 else (groups[-1], groups[:-1])
            if day := _day(date):
                yield day._replace(weekday=_WEEKDAYS[weekday.casefold()])


def _day(groups: tuple[str | None, ...]) -> Day | None:
    """A day from month and day, or from day and month."""
    month, day, first, second = groups
    found = Day(MONTHS[(month or second or "").casefold()], int(day or first or 0))
    return found if found.of(2000) else None  # a leap year has every day there is


def _lead(text: str) -> int | None:
    """The weekday, if it is one, on which the first sentence under a dateline has its news: by the habit of the wires
    the day that the dateline names, or the one before."""
    for paragraph in _paragraphs(text)[:_HEAD]:
        if yearless(paragraph):
            lead = _SENTENCE.split(paragraph, maxsplit=1)[0]
            named = {_WEEKDAYS[word.casefold()] for word in _LEAD.findall(lead) if word.casefold() in _WEEKDAYS}
            return named.pop() if len(named) == 1 else None
    return None


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
