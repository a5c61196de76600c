"""Values as a person says them: fuzzy dates, counts, names, numbers. Plain text, no colour, no width."""

from __future__ import annotations

import calendar
import datetime as dt
import shlex
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from attache.model import Actor, Count, FuzzyDate, Place
    from attache.record.rows import CountRow, PlaceRow

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNKNOWN = "-"
COUNTRY = 6  # UCDP's precision of a whole country; 7 is larger still


def plain(text: str) -> str:
    """The text on one line, without control characters: what others wrote must not steer the reader's terminal."""
    return " ".join("".join(" " if unicodedata.category(mark) == "Cc" else mark for mark in text).split())


def day(date: dt.date) -> str:
    """'3 May 2024'."""
    return f"{date.day} {month(date)}"


def month(date: dt.date) -> str:
    """'May 2024'."""
    return f"{MONTHS[date.month - 1]} {date.year}"


def _starts_month(date: dt.date) -> bool:
    return date.day == 1


def _ends_month(date: dt.date) -> bool:
    return date.day == calendar.monthrange(date.year, date.month)[1]


def span(earliest: dt.date | None, latest: dt.date | None) -> str:
    """The bounds of a fuzzy date in the fewest words that keep both: 'Apr 2024', 'Mar-Jul 2024', 'by 3 May 2024'."""
    if earliest is None and latest is None:
        return UNKNOWN
    if earliest is None:
        return f"by {day(latest)}" if latest else UNKNOWN
    if latest is None:
        return f"from {day(earliest)}"
    if earliest == latest:
        return day(earliest)
    same_year = earliest.year == latest.year
    if _starts_month(earliest) and _ends_month(latest):
        if earliest.month == 1 and latest.month == 12:
            return str(earliest.year) if same_year else f"{earliest.year}-{latest.year}"
        if same_year and earliest.month == latest.month:
            return month(earliest)
        start = MONTHS[earliest.month - 1] if same_year else month(earliest)
        return f"{start}-{month(latest)}"
    if same_year and earliest.month == latest.month:
        return f"{earliest.day}-{day(latest)}"
    start = f"{earliest.day} {MONTHS[earliest.month - 1]}" if same_year else day(earliest)
    return f"{start} - {day(latest)}"


def fuzzy(date: FuzzyDate) -> str:
    """The same for a fuzzy date."""
    return span(date.earliest, date.latest)


def count(value: Count | CountRow | None) -> str:
    """A count as the report says it, with its unit where the words leave it out: 'nearly 1,000 troops'."""
    if value is None:
        return ""
    if value.text:
        return value.text if value.unit in value.text.casefold() else f"{value.text} {value.unit}"
    number = value.best if value.best is not None else value.low if value.low is not None else value.high
    sign = "" if value.op == "=" else value.op
    return f"{sign}{number:,} {value.unit}" if number is not None else ""


def named(name: str, country: str | None) -> str:
    """A name with its country behind it: 'Russian forces (RUS)'."""
    return f"{name} ({country})" if country else name


def actor(value: Actor) -> str:
    """A name with its country, unless the name is the country's own: 'Russian forces (RUS)', but 'Niger'."""
    return value.name if value.id == value.country else named(value.name, value.country)


def actors(values: tuple[Actor, ...]) -> str:
    """Names in the order of the sentence, parted by commas."""
    return ", ".join(actor(value) for value in values)


def place(value: Place | PlaceRow | None) -> str:
    """A place with its country, unless it is one or is larger: 'Airbase 101, NER', but 'Niger'."""
    if value is None:
        return ""
    return value.name if value.country is None or value.precision >= COUNTRY else f"{value.name}, {value.country}"


def spaced(value: str) -> str:
    """A value of several words, as people write it: 'drawing-down' becomes 'drawing down'."""
    return value.replace("-", " ")


def command(db: Path | None) -> str:
    """The program as the reader has to call it, with the record where that is not the usual one."""
    return f"attache --db {shlex.quote(str(db))}" if db else "attache"


def number(amount: int, noun: str) -> str:
    """'1 report', '1,024 reports'."""
    return f"{amount:,} {noun}{'' if amount == 1 else 's'}"
