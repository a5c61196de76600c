"""The day of publication, where a source says it outright. Guessing from the events told is not done here."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

from attache.model import FuzzyDate, How, Published
from attache.reading.vocabulary import wire

EARLIEST = dt.date(1900, 1, 1)
"""Older dates are defaults of broken software (year 0, 1601), not days of publication."""

_ANY = dt.date.max - dt.timedelta(days=2)

Stamp = Literal["published", "updated", "bare"]
"""How a line that holds a date of publication calls it."""

MONTHS = {name.casefold(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"((?:1[89]|2\d|00|30)\d\d)\b"
_FORMS = (
    (re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])"), "ymd"),
    (re.compile(r"\b(\d{4})/(\d{1,2})/(\d{1,2})\b"), "ymd"),
    (re.compile(r"\b(\d{4})(\d\d)(\d\d)(?=T|\b)"), "ymd"),
    (re.compile(rf"\b{_WEEKDAY}{MONTH} {_DAY},? {_YEAR}", re.I), "mdy"),
    (re.compile(rf"\b{_WEEKDAY}{_DAY}(?: of)?[ -]{MONTH},?[ -]{_YEAR}", re.I), "dmy"),
    (re.compile(rf"\b(\d{{1,2}})\.(\d{{1,2}})\.{_YEAR}"), "dmy"),
    (re.compile(rf"\b(\d{{1,2}})[/-](\d{{1,2}})[/-]{_YEAR}"), "slashed"),
    (re.compile(rf"\b{MONTH},? {_YEAR}", re.I), "my"),
    (re.compile(r"^(\d{4})-(\d{2})$"), "ym"),
    (re.compile(r"^(\d{4})$"), "y"),
)
_CLOCK = (
    r"(?:,? ?(?:at|-|–|—|\||/|•|·)? ?\d{1,2}[:.h]\d{2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?"
    r"(?: ?\(?[A-Z]{2,5}\)?(?:[+-]\d{1,2})?)?)?"
)
_LABEL = (
    r"(?:(?:first |originally |date |article |story )?"
    r"(?:published|posted|issued|released|created|publication date|date)(?: (?:on|at|date))?)"
)
_RELABEL = r"(?:(?:last |latest )?(?:updated?|modified|edited|revised)(?: (?:on|at))?)"
_STAMP = re.compile(rf"(?P<first>{_LABEL})?(?P<again>{_RELABEL})?\s*[:|–—-]?\s*(?P<rest>.*)", re.I)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w'’.-]*(?:[ /,]+(?:[A-Z][\w'’.-]*|de|la|el|al|du|des|and))*)?[, ]*"
    r"(?P<day>(?i:(?:\d{1,2} )?"
    + MONTH.replace("(", "(?:", 1)
    + r")(?: \d{1,2})?(?:,? \d{4})?|\d{1,2}/\d{1,2}/\d{4})?[,. ]*"
    r"(?:[(\[/](?P<wire>[^()\[\]/]{2,40})[)\]/])?\s*(?:–|—|--|-|:|(?<=/)\.)\s+(?=[\"“‘'A-Z0-9])"
)


_MASTHEAD = re.compile(
    r"(?P<outlet>[A-Z][^.!?,|·•:\d]{2,50}?)\s*[,|·•–—]\s*(?P<day>[^.|·•–—;]{4,31}?\d{4})(?P<more>.*)"
)
_SIGNED = re.compile(r"(?:[A-Za-z]+ ){0,3}[Bb]y:? (?:[A-Z]|(?:the|our|a|staff|agencies)\b)")
_MORE = re.compile(r"\s*[.|·•–—;,-]\s*(?P<line>\S.*?)?[\s.]*")  # what may stand behind outlet and day


def day_of(text: str | int | float | None, now: dt.date) -> FuzzyDate | None:
    """The one day, month or year that `text` (or a number of seconds or milliseconds since 1970) names, as bounds; the
    day as written, without moving it to another time zone. None where it names none, where day and month could be
    swapped, or where it lies before 1900 or more than two days after `now`."""
    if isinstance(text, bool) or text is None:
        return None
    if isinstance(text, int | float):
        return _from_epoch(float(text), now)
    text = " ".join(text.split())
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return _from_epoch(float(text), now)
    for form, order in _FORMS:
        if found := form.search(text):
            return _bounds(found.groups(), order, now)
    return None


def published(found: FuzzyDate | None, how: How) -> Published:
    """`found` as a day of publication known by `how`; unknown where nothing was found."""
    return Published(found.earliest, found.latest, how) if found else Published()


def stamp_line(line: str, now: dt.date) -> tuple[FuzzyDate | None, Stamp] | None:
    """What a line says that is nothing but a date of publication, such as "Updated On May 3, 2024, 14:02 IST" or
    "3 May 2024": the day (None where only the label stands there, or no sound day) and how the line calls it. None for
    every other line; a month or a year alone needs a label."""
    if len(line) > 120 or not (found := _STAMP.fullmatch(line)):
        return None
    stamp: Stamp = "published" if found["first"] else "updated" if found["again"] else "bare"
    rest = found["rest"].strip(" .|•·")
    if not rest:
        return None if stamp == "bare" else (None, stamp)
    day = day_of(rest, now)
    left = rest
    for form, _ in _FORMS:
        left = form.sub("", left, count=1)
    clock = re.fullmatch(_CLOCK + r"[\s|,•·()-]*", left.strip(), re.I)
    if stamp == "bare":
        return (day, stamp) if day and clock and day.earliest == day.latest else None
    ago = re.fullmatch(r"\d+ \w+ ago|[\d:., apmAPM]+(?:[A-Z]{2,5})?|just now|today|yesterday", rest)
    if day and (clock or len(left.split()) <= 8):
        return day, stamp
    return (None, stamp) if ago or (left != rest and len(left.split()) <= 4) else None


def masthead(line: str, now: dt.date) -> tuple[str, FuzzyDate, str] | None:
    """The outlet and the day of a line that names both, and what it says of who wrote it: "The Daily Example, 4 May
    2024. Analysis by the foreign desk". An outlet is a name of several words: one word before a day may be a town, and
    words in lower case are a headline. What stands behind the day is a label or a byline of some words: with more, or
    with a second sentence, the line is prose."""
    if len(line) > 150 or not (found := _MASTHEAD.fullmatch(line.strip())):
        return None
    clock = re.match(_CLOCK, found["more"], re.I)
    more = _MORE.fullmatch(found["more"][clock.end() if clock else 0 :]) if found["more"] else None
    rest = (more["line"] or "") if more else ""
    if (found["more"] and not more and not (clock and clock.end() == len(found["more"]))) or not _signs(rest):
        return None
    said = stamp_line(found["day"], now)
    outlet = found["outlet"].strip()
    words = outlet.split()
    named = len(words) > 1 and all(word[0].isupper() or word in ("&", "and", "of", "the", "on") for word in words)
    return (outlet, said[0], rest) if named and said and said[0] and said[1] == "bare" else None


def _signs(rest: str) -> bool:
    """Whether words behind a masthead's day are a label ("Analysis") or say who wrote it."""
    words = rest.split()
    return len(words) <= 3 or (len(words) <= 14 and _SIGNED.match(rest) is not None)


def is_stamp(line: str) -> bool:
    """Whether a line is nothing but a date of publication under its label, be the date sound or not."""
    found = stamp_line(line, _ANY)
    return found is not None and found[1] != "bare"


def is_bare_day(line: str) -> bool:
    """Whether a line is nothing but a day: that of publication above an article, that of an event inside a
    chronology."""
    found = stamp_line(line, _ANY)
    return found is not None and found[1] == "bare"


def from_lines(lines: Iterable[str], now: dt.date) -> FuzzyDate | None:
    """The day that such lines say outright: the first "Published", else a bare day where there is only one, else the
    first "Updated"."""
    days: dict[Stamp, list[FuzzyDate]] = {"published": [], "updated": [], "bare": []}
    for line in lines:
        if (said := stamp_line(line, now)) and said[0]:
            days[said[1]].append(said[0])
    bare = days["bare"] if len(set(days["bare"])) == 1 else []
    return next(iter([*days["published"], *bare, *days["updated"]]), None)


def dateline(paragraph: str, now: dt.date) -> tuple[int, FuzzyDate | None, str | None] | None:
    """The dateline at the head of a paragraph ("NIAMEY, May 3, 2024 (Reuters) - "): its length, the full date in it,
    and the service in brackets. None where the paragraph just begins. A place alone counts only in capitals."""
    line = _matched(paragraph)
    if line is None:
        return None
    day = line["day"]
    return line.end(), day_of(day, now) if day and re.search(r"\d{4}", day) else None, line["wire"]


def yearless(paragraph: str) -> str | None:
    """The day without a year in the dateline at the head of a paragraph: "Nov 3", or "3 November"."""
    line = _matched(paragraph)
    return line["day"] if line and line["day"] and not re.search(r"\d{4}", line["day"]) else None


def _matched(paragraph: str) -> re.Match[str] | None:
    found = _DATELINE.match(paragraph[:140])
    if not found:
        return None
    place, day, service = found["place"] or "", found["day"], found["wire"]
    capital = place.split(",")[0].isupper() and len(place.split(",")[0]) > 2
    short = len(place.split()) <= 6
    dashed = found.group().rstrip().endswith(("–", "—", "-"))
    named = bool(service and re.search(r"[A-Za-z]{2}", service)) and (dashed or wire(service) is not None)
    return found if short and (named or (dashed and (capital or (place and day)))) else None


def _from_epoch(seconds: float, now: dt.date) -> FuzzyDate | None:
    if seconds > 1e11:
        seconds /= 1000
    if not 0 < seconds < 1e11:
        return None
    return _sane(dt.datetime.fromtimestamp(seconds, dt.UTC).date(), now)


def _bounds(parts: tuple[str, ...], order: str, now: dt.date) -> FuzzyDate | None:
    values = [MONTHS.get(part.casefold(), 0) or int(part) if part else 0 for part in parts]
    if order == "slashed":  # 5/13/2024 can only be May; 5/3/2024 is May here and March there
        first, second, _ = values
        if first > 12 >= second or first == second:
            order = "dmy"
        elif second > 12 >= first:
            order = "mdy"
        else:
            return None
    found = dict(zip(order, values, strict=True))
    year, month, day = found["y"], found.get("m"), found.get("d")
    try:
        if month and day:
            return _sane(dt.date(year, month, day), now)
        first_day = dt.date(year, month or 1, 1)
        last_day = dt.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None
    if order == "ymd" or not (EARLIEST <= first_day <= now):
        return None
    return FuzzyDate(first_day, min(last_day, now))


def _sane(day: dt.date, now: dt.date) -> FuzzyDate | None:
    return FuzzyDate.day(day) if EARLIEST <= day <= now + dt.timedelta(days=2) else None
