"""The days, months and years of a sentence, as intervals, and whether another sentence's give them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from attache.lexicon.support import SupportWords
from attache.publish.support.intervals import Interval, Relation, relation
from attache.publish.support.phrases import alternatives

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = (
    r"(?P<{}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?P<{}>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<{}>[12]\d|3[01]|0?[1-9])"
_DATE = re.compile(
    rf"\b{_DAY.format('d1')}(?:st|nd|rd|th)?(?: of)? {_MONTH.format('m1')}\b(?:,? {_YEAR.format('y1')}\b)?"
    rf"|\b{_MONTH.format('m2')} {_DAY.format('d2')}(?:st|nd|rd|th)?\b(?![\d,]*\d)(?:,? {_YEAR.format('y2')}\b)?"
    rf"|\b{_MONTH.format('m3')},? (?:of )?{_YEAR.format('y3')}\b"
    rf"|(?<![\d.,$€£])\b{_YEAR.format('y4')}\b(?![\d%]|,\d|\.\d)"
    rf"|\b{_MONTH.format('m5')}(?= ?(?:$|[.,;)]|\w))"
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|of|by|before|after|until|till|from|to|during|early|late|mid|through|and|the|year|summer|winter|spring"
    r"|autumn|fall|season|circa|prior to)[ -]|[(–/-]|^|, )$",
    re.IGNORECASE,
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|of|by|before|after|until|till|from|to|during|early|late|mid|through|and|last|next|this"
    r"|following)[ -]$",
    re.IGNORECASE,
)
_NOUN_BEHIND = re.compile(r" [a-z]{3,}s\b")
_SPREAD = 400.0  # days in the scale of a year: room for every month and day, in order


class Date(NamedTuple):
    """A date at `text[start:end]`. A part that the text leaves out is 0. `sign` says how the words before bound it."""

    start: int
    end: int
    year: int
    month: int
    day: int
    sign: str


@lru_cache(maxsize=20_000)
def find(text: str) -> tuple[Date, ...]:
    """Every date of a sentence that is written out, in order."""
    found = []
    for match in _DATE.finditer(text):
        part = {name[0]: value for name, value in match.groupdict().items() if value}
        before, behind = text[: match.start()], text[match.end() :]
        heads = not before.strip() and behind[:2].strip().islower()  # "1850 people came"
        if match["y4"] and (heads or (not _BEFORE_YEAR.search(before) and _NOUN_BEHIND.match(behind))):
            continue
        if match["m5"] and not _BEFORE_MONTH.search(before):
            continue
        month = (
            next((n for n, name in enumerate(MONTHS, 1) if name.startswith(part["m"].lower()[:3])), 0)
            if "m" in part
            else 0
        )
        found.append(Date(*match.span(), int(part.get("y", 0)), month, int(part.get("d", 0)), _sign(before)))
    return tuple(found)


def covered(text: str) -> list[tuple[int, int]]:
    """The characters that dates take."""
    return [(date.start, date.end) for date in find(text)]


def given(said: Date, known: Date) -> Relation | None:
    """What a known date makes of one that is said; None where they have no part in common to compare."""
    if said.year and known.year:
        return relation(_interval(said, True), _interval(known, True))
    if said.month and known.month:
        return relation(_interval(said, False), _interval(known, False))
    return None


def _interval(date: Date, with_year: bool) -> Interval:
    """On a scale of 400 days a year; a month that is not given is all of them, and so is a day."""
    year = date.year * _SPREAD if with_year else 0.0
    low = year + (date.month * 32 + (date.day or 1) if date.month else 0)
    high = year + (date.month * 32 + (date.day or 31) if date.month else _SPREAD - 1)
    if date.sign in ("<", "<="):
        return Interval(float("-inf"), low if date.sign == "<" else high, False, date.sign == "<")
    if date.sign in (">", ">="):
        return Interval(high if date.sign == ">" else low, float("inf"), date.sign == ">", False)
    return Interval(low, high)


def _sign(before: str) -> str:
    match = _bound().search(before)
    return _signs()[" ".join(match[1].lower().split())] if match else "="


@cache
def _signs() -> dict[str, str]:
    return {words: sign for sign, group in SupportWords.load().bounds.items() for words in group}


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(rf"\b({alternatives(_signs())})\s+(?:the |early |late |mid[- ])?$", re.IGNORECASE)
