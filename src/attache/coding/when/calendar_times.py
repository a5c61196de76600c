"""Rules for longer periods of the calendar: months, quarters, seasons, years, decades, centuries."""

from __future__ import annotations

import datetime as dt
import re

from attache.coding.when import days
from attache.coding.when.days import Period
from attache.coding.when.timecontext import Bare, Context, Draft, Rule, fixed, in_year, narrowed, one, part_of
from attache.coding.when.timewords import (
    BEFORE_YEAR,
    FULL_MONTH,
    IN_YEAR,
    MONTH,
    PART,
    SEASON,
    WHICH,
    YEAR,
    month_number,
)


def _month_year(match: re.Match[str], context: Context) -> list[Draft]:
    whole = days.month(int(match["year"]), month_number(match["month"]))
    return [fixed(*match.span(), narrowed(whole, part_of(match)))]


def _month(match: re.Match[str], context: Context) -> list[Draft]:
    """A month without a year: the latest one not after the anchor, or the next if the verb looks ahead. "Last July" is
    never the month of writing; "this July" is that of the same year."""
    month, part, whose, which = month_number(match["month"]), part_of(match), match["whose"], match["which"]
    start, end = match.span()
    if whose:
        made = in_year(context, start, end, whose, lambda y: narrowed(days.month(y, month), part))
        return one(made)
    which = (which or "").lower().strip()
    if which in ("this", "this past", "this coming"):
        made = context.relative(start, end, lambda a: narrowed(days.month(a.year, month), part))
    elif which in ("the following", "the previous", "that"):
        way = {"the following": "after", "the previous": "before"}.get(which, "past")
        made = context.anaphoric(start, end, lambda a: narrowed(days.named_month(a, month, way), part))
    else:
        way = {"last": "before", "next": "after", "": context.way(start, end)}[which]
        way = "past" if way == "open" else way
        bare = None if which else Bare(month, None, part)
        made = context.relative(start, end, lambda a: narrowed(days.named_month(a, month, way), part), bare=bare)
    return one(made)


_NEEDS_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|from|of|last|next|this|after|before|during|to|through|throughout|between|and|or|"
    r"for|around|late|early|mid|"
    r"as|on|over|the|with|ahead)[ -]$",
    re.IGNORECASE,
)


def _is_month(match: re.Match[str]) -> bool:
    """Whether a bare month's name is one, and not a verb ("May", "March") or a given name ("April", "June",
    "August")."""
    name, text = match["month"], match.string
    if part_of(match) or match["which"] or match["whose"]:
        return True
    lead = bool(_NEEDS_LEAD.search(text[max(0, match.start() - 12) : match.start()]))
    follow = text[match.end() : match.end() + 3]
    named = bool(re.match(r" [A-Z][a-z]", follow)) and not lead
    if name.rstrip(".").lower() == "may":
        return lead and not re.search(r"\b(?:Theresa|Mrs|Ms|Minister|Brian)\.?,? (?:\w+ )?$", text[: match.start()])
    if name.lower() in ("march", "april", "june", "august", "january"):
        return (lead or not named) and (
            lead or name.lower() != "march" or bool(re.match(r"['’]s|,|\.|$", text[match.end() :]))
        )
    return name.rstrip(".").capitalize() in FULL_MONTH and name[-1] != "."


def _week_of(match: re.Match[str], context: Context) -> list[Draft]:
    """A week of a month by its number: "the last week of March"."""
    month, word = month_number(match["month"]), match["ordinal"].lower()

    def pick(whole: Period) -> Period:
        if word in ("last", "final"):
            return days.week(whole.last)._replace(first=whole.last - dt.timedelta(days=6), last=whole.last)
        first = whole.first + dt.timedelta(days=7 * (_ORDINALS[word] - 1))
        return days.week(first)._replace(first=first, last=min(first + dt.timedelta(days=6), whole.last))

    start, end = match.span()
    if match["year"]:
        return [fixed(start, end, pick(days.month(int(match["year"]), month)))]
    way = context.way(start, end)
    made = context.relative(start, end, lambda a: pick(days.named_month(a, month, "past" if way == "open" else way)))
    return one(made)


def _year(match: re.Match[str], context: Context) -> list[Draft]:
    return [fixed(*match.span(), narrowed(days.year(int(match["year"])), part_of(match)))]


_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|before|after|between|to|through|throughout|early|late|mid|year|"
    r"years|around|circa|"
    r"the|and|or|for|late|its|their|his|her|our|a|an)|[(,–—-])[ -]?$",
    re.IGNORECASE,
)


_NOT_YEAR_LEAD = re.compile(
    r"(?:[$€£#.,:/+\d]|\b(?:Resolution|resolution|No|Article|Flight|Boeing|Airbus|Route|Highway|Room|Base|Unit|"
    r"Agenda|Vision|about|some|"
    r"roughly|nearly|almost|approximately|estimated|than|least|most|over|under|exceeding|only|additional|another|"
    r"up to|Resolutions|"
    r"number|numbered|Order|Decree|Directive|Law|Model|Type|Peugeot|BMP|Task Force)\.?[ ]|[A-Za-z]-)$"
)


_COUNTED = re.compile(
    r"[ -](?:[a-z]+[ -])?(?:troops|soldiers|people|personnel|men|women|civilians|fighters|militants|police|officers|"
    r"km|kilomet\w+|miles?|metres|meters|"
    r"feet|ft|m|kg|tons?|tonnes?|dollars|euros|pounds|percent|per cent|GMT|UTC|hours|local|refugees|homes|houses|"
    r"deaths|vehicles|tanks|"
    r"aircraft|prisoners|members|migrants|families|children|jobs|rpm|hp|strong|workers|casualties|employees|points|"
    r"MW|mAh|barrels|votes|mph)\b|%"
)


def _is_year(match: re.Match[str]) -> bool:
    """Whether four figures are a year: not a number of things, not a name, and without a preposition only in recent
    centuries."""
    text, year = match.string, int(match["year"])
    start = match.start("year")
    before = text[max(0, start - 16) : start]
    if (not part_of(match) and _NOT_YEAR_LEAD.search(before)) or _COUNTED.match(text, match.end()):
        return False
    if (
        re.search(r"(?:^|[^.] )[A-Z][a-z]+ $", before)
        and re.match(r" [A-Z][a-z]", text[match.end() :])
        and not _YEAR_LEAD.search(before)
    ):
        return False  # "Russell 2000 Index": a figure inside a name
    after = text[match.end() : match.end() + 24]
    partner = re.match(r"(?: (?:to|and|or)|\s?[-–])\s?(\d[\d,]*)", after)
    if partner and ("," in partner[1] or _COUNTED.match(text, match.end() + partner.end())):
        return False
    if 1900 <= year <= 2060:
        return True
    return year <= 2100 and bool(_YEAR_LEAD.search(before)) and (year > 1500 or before.endswith("in "))


def _year_range(match: re.Match[str], context: Context) -> list[Draft]:
    first, second = int(match["year"]), match["second"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first < last < first + 130:
        return []
    a, b = match.span("year"), match.span("second")
    return [
        fixed(*a, days.year(first))._replace(role="range-start"),
        fixed(*b, days.year(last))._replace(role="range-end"),
    ]


def _is_year_range(match: re.Match[str]) -> bool:
    second = match["second"]
    return _is_year(match) and len(second) in (2, 4) and not _COUNTED.match(match.string, match.end())


def _decade(match: re.Match[str], context: Context) -> list[Draft]:
    figures = match["decade"]
    start = int(figures) if len(figures) == 4 else 1900 + int(figures)
    return [fixed(*match.span(), narrowed(days.decade(start), part_of(match)))]


def _century(match: re.Match[str], context: Context) -> list[Draft]:
    number = int(match["ordinal"])
    return [fixed(*match.span(), narrowed(days.century(number), part_of(match)))] if 1 <= number <= 22 else []


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def _quarter(match: re.Match[str], context: Context) -> list[Draft]:
    """A quarter or half of a named year, of "this year", or, alone, the latest one that had ended."""
    word, kind = match["ordinal"].lower(), match["kind"].lower()
    number = int(word) if word.isdigit() else _ORDINALS[word]
    if kind in ("half", "h"):
        number = min(number, 2)
    make = days.half if kind in ("half", "h") else days.quarter
    start, end = match.span()
    if match["year"]:
        return [fixed(start, end, make(int(match["year"]), number))]
    if match["whose"]:
        made = in_year(context, start, end, match["whose"], lambda y: make(y, number))
        return one(made)
    ahead = context.way(start, end) == "future"

    def nearest(anchor: dt.date) -> Period:
        around = [make(y, number) for y in (anchor.year - 1, anchor.year, anchor.year + 1)]
        return next(p for p in around if p.last >= anchor) if ahead else [p for p in around if p.last < anchor][-1]

    made = context.relative(start, end, nearest)
    return one(made)


def _season(match: re.Match[str], context: Context) -> list[Draft]:
    name, part = match["season"].lower(), part_of(match)
    start, end = match.span()
    if match["year"]:
        return [fixed(start, end, narrowed(days.season(int(match["year"]), name), part))]
    if match["whose"]:
        made = in_year(context, start, end, match["whose"], lambda y: narrowed(days.season(y, name), part))
        return one(made)
    which = (match["which"] or "").lower()
    if which in ("the following", "the previous", "that"):
        way = {"the following": "after", "the previous": "before"}.get(which, "past")
        made = context.anaphoric(start, end, lambda a: narrowed(days.named_season(a, name, way), part))
    else:
        way = {"last": "before", "next": "after", "this": "this"}.get(which) or context.way(start, end)
        made = context.relative(start, end, lambda a: narrowed(days.named_season(a, name, way), part))
    return one(made)


def _is_season(match: re.Match[str]) -> bool:
    """Whether the word is a season: "fall" and "spring" mean other things, and names such as "Arab Spring" are no
    seasons."""
    if match["year"] or match["which"] or match["whose"] or part_of(match):
        return not (
            match["season"].lower() == "fall"
            and match["whose"] is None
            and match["year"] is None
            and not match["which"]
        )
    before = match.string[max(0, match.start() - 12) : match.start()]
    lead = re.search(r"\b(?:in|during|by|until|since|through|throughout|over|for)(?: the)? $", before, re.IGNORECASE)
    if match["season"].lower() in ("fall", "spring"):
        return (
            bool(lead)
            and not re.match(r" of [A-Z]", match.string[match.end() :])
            and not before.endswith(("for ", "over "))
        )
    return bool(lead)


def _short_year(match: re.Match[str], context: Context) -> list[Draft]:
    """ "'82" is the latest such year not after the day of writing."""
    known = context.anchor.latest or context.anchor.earliest
    short = int(match["short"])
    newest = known.year % 100 if known else 50
    return [fixed(*match.span(), days.year((2000 if short <= newest else 1900) + short))]


_PART = rf"\b(?:[Tt]he )?{PART}?"
_WHOSE = r"(?P<whose>last|this|next|that) year"
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|final|last)"

RULES: tuple[Rule, ...] = (
    Rule("month-year", "M", re.compile(rf"\b{PART}?{MONTH}{BEFORE_YEAR}{YEAR}"), _month_year),
    Rule("month", "M", re.compile(rf"\b{PART}?{WHICH}{MONTH}{IN_YEAR}"), _month, _is_month),
    Rule(
        "week-of-month",
        "M",
        re.compile(rf"\b(?:the )?{_ORDINAL} week of {MONTH}(?:{BEFORE_YEAR}{YEAR})?"),
        _week_of,
    ),
    Rule(
        "quarter",
        "R",
        re.compile(
            rf"\b(?:[Tt]he )?{_ORDINAL}[- ](?P<kind>quarter|half)(?: (?:of )?(?:{_WHOSE}|{YEAR}))?(?! of (?:a|the) )\b"
        ),
        _quarter,
        lambda m: m["kind"] == "quarter" or bool(m["year"] or m["whose"]),
    ),
    Rule(
        "quarter-code",
        "R",
        re.compile(rf"\b(?P<kind>[QH])(?P<ordinal>[1-4])(?:,? (?:of )?{YEAR})(?P<whose>)?"),
        _quarter,
    ),
    Rule(
        "season",
        "S",
        re.compile(rf"{_PART}{WHICH}{SEASON}\b(?:,? (?:of )?(?:{YEAR}|{_WHOSE}))?"),
        _season,
        _is_season,
    ),
    Rule(
        "year-range",
        "N",
        re.compile(rf"(?<![\w/.-]){YEAR}\s?[-–/]\s?(?P<second>\d{{4}}|\d\d)(?![\w/-]|,\d|\.\d)"),
        _year_range,
        _is_year_range,
    ),
    Rule("year", "N", re.compile(rf"(?<![\w/])(?:{PART}|[Tt]he year )?{YEAR}(?!-\w)"), _year, _is_year),
    Rule("short-year", "N", re.compile(r"(?:(?<=since )|(?<=in )|(?<=of ))['’](?P<short>\d\d)\b"), _short_year),
    Rule("decade", "N", re.compile(rf"{_PART}(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"), _decade),
    Rule(
        "short-decade",
        "N",
        re.compile(r"(?<=the )(?:(?P<part>early|mid|late)[- ])?['’]?(?P<decade>[2-9]0)s\b"),
        _decade,
    ),
    Rule("century", "N", re.compile(rf"{_PART}(?P<ordinal>\d\d?)(?:st|nd|rd|th)[- ]century\b"), _century),
)
"""Longest match wins; the order only breaks ties."""
