"""Rules for single days: dates in words and figures, days without a year, lists of days, days of the week."""

from __future__ import annotations

import datetime as dt
import re

from attache.coding.when import days
from attache.coding.when.days import Period
from attache.coding.when.timecontext import Bare, Context, Draft, Rule, fixed, in_year, one
from attache.coding.when.timewords import (
    BEFORE_YEAR,
    DAY,
    DAYPART,
    DAYPARTS,
    FULL_MONTH,
    IN_YEAR,
    MONTH,
    WEEKDAY,
    WHICH,
    YEAR,
    month_number,
    weekday_number,
)


def weekday_problem(date: dt.date, weekday: str) -> str:
    """Why a date cannot fall on the weekday that the text gives it, or nothing."""
    number = weekday_number(weekday)
    if date.weekday() == number:
        return ""
    real, said = days.WEEKDAYS[date.weekday()].capitalize(), days.WEEKDAYS[number].capitalize()
    return f"{date.day} {days.MONTHS[date.month - 1].capitalize()} {date.year} was a {real}, not a {said}"


def _full_date(match: re.Match[str], context: Context) -> list[Draft]:
    month, number, year = month_number(match["month"]), int(match["day"]), int(match["year"])
    start = match.start()
    try:
        date = dt.date(year, month, number)
    except ValueError:
        whole = days.month(year, month)
        name = days.MONTHS[month - 1].capitalize()
        return [fixed(start, match.end(), whole, f"{name} {year} has no day {number}")]
    problem = weekday_problem(date, match["weekday"]) if match["weekday"] else ""
    return [fixed(start, match.end(), days.day(date), problem)]


def _iso(match: re.Match[str], context: Context) -> list[Draft]:
    try:
        return [fixed(*match.span(), days.day(dt.date(int(match[1]), int(match[2]), int(match[3]))))]
    except ValueError:
        return []


def _numeric(match: re.Match[str], context: Context) -> list[Draft]:
    """Day and month in figures. Where both orders make a date, the bounds hold both and the value takes neither."""
    year = int(match["year"])
    if year < 100:
        year += 2000 if year <= _last_year(context) % 100 + 5 else 1900
    a, b = int(match["a"]), int(match["b"])
    readings = []
    for month, number in dict.fromkeys(((b, a), (a, b))):
        try:
            readings.append(dt.date(year, month, number))
        except ValueError:
            continue
    if match["dot"] == "." and len(readings) == 2:
        readings = readings[:1]
    if not readings:
        return []
    value = readings[0].isoformat() if len(readings) == 1 else ""
    return [Draft(match.start(), match.end(), min(readings), max(readings), value)]


def _last_year(context: Context) -> int:
    known = context.anchor.latest or context.anchor.earliest
    return known.year if known else 2050


def _month_day(match: re.Match[str], context: Context) -> list[Draft]:
    made = _yearless(match, context, match.start(), match.end(), int(match["day"]))
    return one(made)


def _yearless(match: re.Match[str], context: Context, start: int, end: int, number: int) -> Draft | None:
    groups = match.groupdict()
    month = month_number(match["month"])
    weekday = weekday_number(groups["weekday"]) if groups.get("weekday") else None
    whose = groups.get("whose")
    bare = None if whose else Bare(month, number, "")
    if whose:
        draft = in_year(context, start, end, whose, lambda y: days.day(dt.date(y, month, number)))
    else:
        way = context.way(match.start(), match.end())
        way = "near" if way == "open" else way
        draft = context.relative(start, end, lambda a: days.named_day(a, month, number, way, weekday), bare=bare)
    if draft and weekday is not None and draft.first and draft.last:
        draft = _check(draft, month, number, groups["weekday"] or "")
    return draft


def _check(draft: Draft, month: int, number: int, weekday: str) -> Draft:
    """Hold the weekday against every year that the bounds leave open; if one alone fits, it is that one."""
    assert draft.first and draft.last
    fitting = []
    for year in range(draft.first.year, draft.last.year + 1):
        date = _date(year, month, number)
        if date and draft.first <= date <= draft.last and date.weekday() == weekday_number(weekday):
            fitting.append(date)
    if not fitting:
        return draft._replace(problem=weekday_problem(draft.first, weekday))
    if len(fitting) == 1:
        return draft._replace(first=fitting[0], last=fitting[0], value=fitting[0].isoformat())
    return draft


def _date(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _day_list(match: re.Match[str], context: Context) -> list[Draft]:
    """Two days of one month: "3-5 May 2024", "May 3 and 4". The first mention is its digits (and month), so is the
    second."""
    month, year = month_number(match["month"]), match["year"]
    after_month = match.start("month") < match.start("first")
    spans = (
        (match.start("month") if after_month else match.start("first"), match.end("firstday")),
        (match.start("day"), match.end()),
    )
    made: list[Draft] = []
    for (start, end), number in zip(spans, (int(match["first"]), int(match["day"])), strict=True):
        if year:
            date = _date(int(year), month, number)
            if date:
                made.append(fixed(start, end, days.day(date)))
        else:
            draft = _yearless(match, context, start, end, number)
            if draft:
                made.append(draft)
    separator = match.string[match.end("firstday") : match.start("day")]
    if len(made) == 2 and re.search(r"[-–—]|to|through|until", separator):
        made = [made[0]._replace(role="range-start"), made[1]._replace(role="range-end")]
    return made


def _weekday(match: re.Match[str], context: Context) -> list[Draft]:
    """A day of the week: the latest including the day of writing, the next if the verb looks ahead."""
    number, which = weekday_number(match["weekday"]), (match["which"] or match["post"] or "").lower()
    start, end = match.span()
    role = ""
    if match["plural"]:
        return [Draft(start, end, None, None, f"XXXX-WXX-{number + 1}", role="set")]
    if which in ("the following", "the previous", "that"):
        way = {"the following": "after", "the previous": "before"}.get(which, "past")
        made = context.anaphoric(start, end, lambda a: days.named_weekday(a, number, way), role)
    elif which == "last week":
        made = context.relative(start, end, lambda a: _of_week(a, number, -1))
    elif which == "next week":
        made = context.relative(start, end, lambda a: _of_week(a, number, 1))
    elif which == "this week":
        made = context.relative(start, end, lambda a: _of_week(a, number, 0))
    else:
        way = {"last": "before", "next": "after", "this past": "past", "this coming": "after"}.get(
            which
        ) or context.way(start, end)
        way = "future" if way == "near" else way
        made = context.relative(start, end, lambda a: days.named_weekday(a, number, way), role)
    if made is None:
        return []
    return (
        [made._replace(value=made.value + DAYPARTS[match["daypart"].lower()])]
        if match["daypart"] and made.value
        else [made]
    )


def _of_week(anchor: dt.date, number: int, weeks: int) -> Period:
    return days.day(days.week(anchor).first + dt.timedelta(days=7 * weeks + number))


def _is_weekday(match: re.Match[str]) -> bool:
    """Whether a weekday's name is a day, and not part of a holiday's or a newspaper's."""
    before, after = (
        match.string[max(0, match.start() - 12) : match.start()],
        match.string[match.end() : match.end() + 12],
    )
    if re.search(r"\b(?:Black|Bloody|Good|Palm|Easter|Ash|Cyber|Super|Holy|Maundy) $", before):
        return False
    return not re.match(r" (?:Times|Telegraph|Mirror|Mail|Express|People|Herald|Post|World|Night Live)\b", after)


_WEEKDAY = rf"(?:{WEEKDAY},? (?:the )?)?"
_FIRST = r"(?P<firstday>(?P<first>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)"
_LIST = r"(?:\s?[-–—]\s?|,? (?:to|and|or|through|until) (?:the )?)"
_OF = r"(?: of)?"

RULES: tuple[Rule, ...] = (
    Rule(
        "day-month-year",
        "M",
        re.compile(rf"\b{_WEEKDAY}(?:the )?{DAY}(?: day)?{_OF}[ -]{MONTH}(?:,? (?:of )?|-){YEAR}"),
        _full_date,
    ),
    Rule("month-day-year", "M", re.compile(rf"\b{_WEEKDAY}{MONTH} (?:the )?{DAY},? (?:of )?{YEAR}"), _full_date),
    Rule("iso-date", "N", re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?:T[\d:.]+Z?)?(?![\w-])"), _iso),
    Rule(
        "numeric-date",
        "N",
        re.compile(
            r"(?<![\w/.])(?P<a>\d{1,2})(?P<dot>[/.])(?P<b>\d{1,2})(?P=dot)(?P<year>\d{4}|(?<=/)\d\d)(?![\w/]|\.\d)"
        ),
        _numeric,
    ),
    Rule(
        "days-month",
        "M",
        re.compile(rf"\b(?:the )?{_FIRST}{_LIST}{DAY}{_OF} {MONTH}(?:{BEFORE_YEAR}{YEAR})?"),
        _day_list,
    ),
    Rule(
        "month-days",
        "M",
        re.compile(rf"\b{MONTH} {_FIRST}{_LIST}{DAY}(?! (?:{FULL_MONTH}))(?:{BEFORE_YEAR}{YEAR})?"),
        _day_list,
    ),
    Rule("day-month", "M", re.compile(rf"\b{_WEEKDAY}(?:the )?{DAY}{_OF}[ -]{MONTH}{IN_YEAR}"), _month_day),
    Rule("month-day", "M", re.compile(rf"\b{_WEEKDAY}{MONTH} (?:the )?{DAY}{IN_YEAR}"), _month_day),
    Rule(
        "weekday",
        "W",
        re.compile(
            rf"\b{WHICH}{WEEKDAY}(?P<plural>s\b(?! *['’]))?(?: (?:of )?(?P<post>last week|next week|this week))?"
            rf"(?: {DAYPART}\b)?"
        ),
        _weekday,
        _is_weekday,
    ),
)
"""Longest match wins; the order only breaks ties."""
