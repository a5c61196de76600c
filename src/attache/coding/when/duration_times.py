"""Rules for lengths of time, for what happens again and again, and for times of day."""

from __future__ import annotations

import re

from attache.coding.howmany.numbers import figure
from attache.coding.when import days
from attache.coding.when.days import Period
from attache.coding.when.timecontext import Context, Draft, Rule
from attache.coding.when.timewords import APPROX, LONG_UNIT, NUMBER, UNIT, unit_name

SHORT_UNITS = {"minute": "M", "hour": "H", "second": "S"}
"""Units shorter than a day, with their TIMEX3 letters."""


_CODES = {"day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "fortnight": "W"}


def number_of(text: str) -> tuple[float, float, float | None]:
    """Low, high and best of the number of a duration; "many" and the like are 2 to 9."""
    plain = text.lower()
    if plain in ("a", "an"):
        return 1, 1, 1
    if plain.startswith("half a"):
        return 0.5, 0.5, 0.5
    read = figure(plain)
    if read is None:
        return 2, 9, None
    return read.low, read.high, read.best


def calendar_unit(number: float, unit: str) -> tuple[float, str]:
    """A number of units that the calendar knows: hours are part of a day, a fortnight is two weeks."""
    if unit == "fortnight":
        return 2 * number, "week"
    if unit in SHORT_UNITS:
        return (number / 24 if unit == "hour" else 0), "day"
    return number, unit


def duration_value(number: float | None, unit: str) -> str:
    """A TIMEX3 duration: 3 weeks is P3W, several years PXY, 18 hours PT18H, a decade P10Y."""
    factor = {"decade": 10, "century": 100, "fortnight": 2}.get(unit, 1)
    code = {"decade": "Y", "century": "Y"}.get(unit) or _CODES.get(unit) or SHORT_UNITS[unit]
    if number == 0.5 and unit == "year":
        number, code = 6, "M"
    shown = "X" if number is None else f"{number * factor:g}"
    return f"P{'T' if unit in SHORT_UNITS else ''}{shown}{code}"


def _duration(match: re.Match[str], context: Context) -> list[Draft]:
    groups = match.groupdict()
    number = groups.get("number")
    _, high, best = (
        number_of(number) if number else (2.0, 9.0, 1.0 if groups.get("long") and not groups.get("plural") else None)
    )
    unit = unit_name(match["unit"])
    value = duration_value(best, unit)
    start, end = match.span()
    if re.search(r"\bwithin (?:the (?:next|coming) )?$", match.string[max(0, start - 24) : start], re.IGNORECASE):
        amount, calendar = calendar_unit(high, unit)
        made = context.relative(
            start, end, lambda a: Period(a, days.shift(a, amount, calendar), value), role="deadline"
        )
        return [made._replace(value=value)] if made else []
    return [Draft(start, end, None, None, value, role="duration")]


_AGE = re.compile(r"[- ]olds?\b|s? of age\b|s? old\b|['’]s (?:old|age)\b")


def _is_duration(match: re.Match[str]) -> bool:
    """Whether a number of units is a length of time: not an age, not "15 a year", not "one day"."""
    text, number = match.string, match["number"].lower()
    if _AGE.match(text, match.end()) or _AGE.match(text, match.end("unit")):
        return False
    if unit_name(match["unit"]) == "quarter" and (number in ("a", "an") or text.startswith(" of ", match.end())):
        return False  # a fraction
    before = text[max(0, match.start() - 24) : match.start()]
    if re.search(r"\b(?:aged|age) (?:of )?$", before) or re.search(r"[$€£#.,:\w]$", before):
        return False
    if number in ("a", "an") and not match["approx"]:
        if re.match(r"-", text[match.end("number") :]):
            return True
        lead = re.search(
            r"\b(?:for|after|in|within|over|than|about|almost|nearly|under|lasted|lasting|took|takes|take|spent|"
            r"half|every|as)"
            r"(?: just| only)? $",
            before,
        )
        return bool(lead) or bool(re.match(r"(?:-long| long\b| of \w+ing)", text[match.end() :]))
    return number != "one" or unit_name(match["unit"]) != "day" or text[match.end("number")] == "-"


def _rate(match: re.Match[str], context: Context) -> list[Draft]:
    return [Draft(*match.span(), None, None, duration_value(1, unit_name(match["unit"])), role="set")]


def _every(match: re.Match[str], context: Context) -> list[Draft]:
    _, _, best = number_of(match["number"]) if match["number"] else (1.0, 1.0, 1.0)
    return [Draft(*match.span(), None, None, duration_value(best, unit_name(match["unit"])), role="set")]


def _adverb(match: re.Match[str], context: Context) -> list[Draft]:
    value = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "fortnightly": "P2W", "quarterly": "P1Q"}.get(
        match["word"].lower(), "P1Y"
    )
    return [Draft(*match.span(), None, None, value, role="set")]


def _clock(match: re.Match[str], context: Context) -> list[Draft]:
    """A time of day, on the day that the sentence speaks of or on the day of writing."""
    groups = match.groupdict()
    word = groups.get("word")
    zone = "Z" if re.search(r"GMT|UTC|\bZ\b", match.group()) else ""
    if word:
        clock = {"noon": "T12:00", "midnight": "T24:00", "dawn": "TMO", "dusk": "TEV"}[word.lower()]
    else:
        hour, minute = int(match["hour"]), int(groups.get("minute") or 0)
        half = (groups.get("half") or "").lower().replace(".", "").strip()
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour > 24 or minute > 59:
            return []
        clock = f"T{hour:02d}:{minute:02d}"
    base = context.reference or context.anchor
    day = base.earliest.isoformat() if base.earliest and base.earliest == base.latest else "XXXX-XX-XX"
    return [Draft(*match.span(), base.earliest, base.latest, f"{day}{clock}{zone}", role="clock", anchored=True)]


_ADJECTIVE = (
    r"(?:(?:consecutive|straight|full|whole|long|trading|business|working|calendar|successive|more|"
    r"additional|further) )?"
)
_BARE_LEAD = r"(?:(?<=[Ff]or )|(?<=[Ii]n )|(?<=[Ww]ithin )|(?<=[Oo]ver )|(?<=took )|(?<=lasted )|(?<=just ))"
_RATE_LEAD = r"(?:(?<=\d )|(?<=twice )|(?<=once )|(?<=times )|(?<=illion )|(?<=% )|(?<=s ))"
_ZONE = r"(?: ?\(?(?:GMT|UTC|EST|EDT|CET|CEST|BST|Moscow time|local time)(?: ?[+-] ?\d+)?\)?)?"
_HALF = r"(?P<half>[ap]\.m\.|[ap]m\b|[AP]M\b)"

RULES: tuple[Rule, ...] = (
    Rule(
        "duration",
        "U",
        re.compile(
            rf"(?<![\w-])(?i:(?:{APPROX} )?{NUMBER}[- ]{_ADJECTIVE}{LONG_UNIT}(?:s\b|\b(?!['’]s old))(?:[- ]long\b)?)"
        ),
        _duration,
        _is_duration,
    ),
    Rule("duration-long", "U", re.compile(rf"\b(?:[Aa] )?{LONG_UNIT}(?P<plural>s)?-(?P<long>long)\b"), _duration),
    Rule(
        "duration-bare",
        "U",
        re.compile(rf"{_BARE_LEAD}(?:many )?{LONG_UNIT}s\b(?! (?:ago|later|earlier|to come))"),
        _duration,
    ),
    Rule(
        "rate",
        "U",
        re.compile(
            rf"{_RATE_LEAD}(?:a|per|each) (?P<unit>day|week|month|year|decade)\b"
            r"(?! (?:ago|later|earlier|after|before|of|in|long))"
        ),
        _rate,
    ),
    Rule("every", "U", re.compile(rf"\b(?i:(?:every|each) (?:{NUMBER} |other |single )?{UNIT})\b"), _every),
    Rule(
        "adverb",
        "U",
        re.compile(
            r"\b(?P<word>[Dd]aily|[Ww]eekly|[Mm]onthly|[Qq]uarterly|[Yy]early|[Ff]ortnightly|[Aa]nnual(?:ly)?)\b"
        ),
        _adverb,
    ),
    Rule(
        "clock",
        "C",
        re.compile(rf"(?<![\d:.-])(?P<hour>[012]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?: ?{_HALF})?{_ZONE}"),
        _clock,
    ),
    Rule("clock-hour", "C", re.compile(rf"\b(?P<hour>1?\d)(?:\.(?P<minute>[0-5]\d))? ?{_HALF}{_ZONE}"), _clock),
    Rule(
        "clock-four",
        "C",
        re.compile(r"\b(?P<hour>[012]\d)[:.]?(?P<minute>[0-5]\d) (?:hours )?(?:GMT|UTC|hours|local time)\b"),
        _clock,
    ),
    Rule(
        "clock-word",
        "C",
        re.compile(r"(?:(?<=at )|(?<=by )|(?<=before )|(?<=after )|(?<=until ))(?P<word>noon|midnight|dawn|dusk)\b"),
        _clock,
    ),
)
"""Longest match wins; the order only breaks ties."""
