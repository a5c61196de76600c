"""Rules for times told from another time: "today", "three weeks ago", "last month", "the past decade", "year's end"."""

from __future__ import annotations

import datetime as dt
import re

from attache.coding.when import days
from attache.coding.when.days import Period
from attache.coding.when.duration_times import SHORT_UNITS, calendar_unit, duration_value, number_of
from attache.coding.when.timecontext import Context, Draft, Rule, narrowed, one, part_of
from attache.coding.when.timewords import APPROX, DAYPART, DAYPARTS, DEICTIC, LONG_UNIT, NUMBER, PART, unit_name

_NIGHTLY = {
    "tonight": "TNI",
    "last night": "TNI",
    "overnight": "TNI",
    "this morning": "TMO",
    "this afternoon": "TAF",
    "this evening": "TEV",
}


_DAY_SHIFT = {
    "today": (0, 0), "yesterday": (-1, -1), "tomorrow": (1, 1), "tonight": (0, 0), "overnight": (-1, 0),
    "last night": (-1, -1),
    "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0), "the day before yesterday": (-2, -2),
    "the day after tomorrow": (2, 2),
}  # fmt: skip


_PAST_SPAN = {
    "day": 14,
    "week": 60,
    "month": 365,
    "year": 3_653,
    "decade": 10_957,
    "hour": 2,
    "minute": 1,
    "century": 109_572,
}


def _deictic(match: re.Match[str], context: Context) -> list[Draft]:
    word = match["deictic"].lower()
    a, b = _DAY_SHIFT[word]
    suffix = _NIGHTLY.get(word) or (DAYPARTS[match["daypart"].lower()] if match["daypart"] else "")

    def resolve(anchor: dt.date) -> Period:
        first, last = anchor + dt.timedelta(days=a), anchor + dt.timedelta(days=b)
        return Period(first, last, first.isoformat() + suffix)

    made = context.relative(*match.span(), resolve)
    return one(made)


def _vague_now(match: re.Match[str], context: Context) -> list[Draft]:
    """ "Now" is the day of writing; "recently" lies within two months before it."""
    past = match["word"].lower() == "recently"
    made = context.relative(
        *match.span(),
        lambda a: Period(a - dt.timedelta(days=60), a, "PAST_REF") if past else Period(a, a, "PRESENT_REF"),
        role="point" if past else "now",
    )
    return one(made)


def _around(base: dt.date, low: float, high: float, unit: str, sign: int, value: str) -> Period:
    """A day so many units away, half a unit either side: two weeks ago may be ten days or seventeen."""
    half = {"day": 0, "week": 3, "month": 15, "quarter": 45, "year": 182, "decade": 1_826, "century": 18_262}[unit]
    near, far = days.shift(base, sign * low, unit), days.shift(base, sign * high, unit)
    first, last = sorted((near, far))
    first, last = first - dt.timedelta(days=half), last + dt.timedelta(days=half)
    if sign < 0:
        last = min(last, base)
    else:
        first = max(first, base)
    return Period(min(first, last), max(first, last), value)


def _distance(match: re.Match[str], context: Context) -> list[Draft]:
    """So many units before or after: "three weeks ago", "two days later", "a year earlier"."""
    groups = match.groupdict()
    low, high, best = number_of(groups["number"]) if groups.get("number") else (2.0, 9.0, None)
    unit = unit_name(match["unit"])
    (low, calendar), (high, _) = calendar_unit(low, unit), calendar_unit(high, unit)
    word = match["way"].lower()
    sign = 1 if word in ("later", "afterwards", "afterward", "after", "hence", "from now", "on") else -1
    start, end = match.span()

    def resolve(anchor: dt.date) -> Period:
        centre = (
            days.shift(anchor, sign * (best if best is not None else (low + high) / 2), calendar)
            if unit not in SHORT_UNITS
            else anchor
        )
        value = "FUTURE_REF" if best is None and sign > 0 else "PAST_REF" if best is None else _named(centre, unit)
        return _around(anchor, low, high, calendar, sign, value)

    read = context.relative if word in ("ago", "from now", "hence") else context.anaphoric
    made = read(start, end, resolve)
    return one(made)


def _named(day: dt.date, unit: str) -> str:
    if unit in ("month", "quarter"):
        return f"{day.year:04d}-{day.month:02d}"
    if unit in ("year", "decade", "century"):
        return f"{day.year:04d}"
    return day.isoformat()


def _window(match: re.Match[str], context: Context) -> list[Draft]:
    """A window that ends or begins now: "the past three weeks", "the next four years", "in recent months"."""
    word = match["which"].lower()
    unit = unit_name(match["unit"])
    groups = match.groupdict()
    _, high, best = number_of(groups["number"]) if groups.get("number") else (1.0, 1.0, 1.0)
    plural = match["unit"].lower() != unit or match.string[match.end("unit") : match.end()].startswith("s")
    if plural and not groups.get("number"):
        best = None
    ahead = word in ("next", "coming", "following", "upcoming")
    reach_high, calendar = calendar_unit(high, unit)

    def resolve(anchor: dt.date) -> Period:
        if best is None and not groups.get("number"):
            reach = dt.timedelta(days=_PAST_SPAN[unit])
            other = anchor + reach if ahead else anchor - reach
        else:
            other = days.shift(anchor, reach_high if ahead else -reach_high, calendar)
        first, last = sorted((anchor, other))
        return Period(first, last, duration_value(best, unit))

    read = context.anaphoric if word in ("previous", "following", "preceding") else context.relative
    made = read(*match.span(), resolve, role="window")
    if made and made.first is None:
        made = made._replace(value=duration_value(best, unit))
    return one(made)


_SHIFTS = {"last": -1, "this": 0, "next": 1, "this past": 0, "the past": -1, "this coming": 1}


def _unit(match: re.Match[str], context: Context) -> list[Draft]:
    """A calendar unit told from now or from the last time named: "last week", "earlier this year", "the following
    month"."""
    groups = match.groupdict()
    which, unit, side = match["which"].lower(), unit_name(match["unit"]), (groups.get("side") or "").lower()
    part = part_of(match)
    start, end = match.span()

    def resolve(anchor: dt.date) -> Period:
        shift = _SHIFTS.get(
            which, {"the following": 1, "the next": 1, "the previous": -1, "the preceding": -1}.get(which, 0)
        )
        base = days.shift(anchor, shift, unit)
        whole = days.containing(base, unit)
        if unit == "weekend" and which == "this" and anchor.weekday() < 2 and context.way(start, end) == "past":
            whole = days.containing(days.shift(anchor, -1, "week"), unit)
        return _side(whole, anchor, side) if side else narrowed(whole, part)

    told = which in _SHIFTS or (which == "the" and context.reference is None)
    read = context.relative if told else context.anaphoric
    made = read(start, end, resolve)
    if made and groups.get("daypart") and made.value:
        made = made._replace(value=made.value + DAYPARTS[groups["daypart"].lower()])
    return one(made)


def _side(whole: Period, anchor: dt.date, side: str) -> Period:
    """The earlier or later stretch of a period: up to, or from, the anchor where that lies in it."""
    if side in ("early", "late"):
        return days.part(whole, side)
    inside = whole.first <= anchor <= whole.last
    if side == "earlier":
        return Period(whole.first, anchor, whole.value) if inside else days.part(whole, "first")
    return Period(anchor, whole.last, whole.value) if inside else days.part(whole, "second")


def _edge(match: re.Match[str], context: Context) -> list[Draft]:
    """The start or end of the running year, month or week: "by the end of the year", "at year's end", "the weekend"."""
    unit = unit_name(match["unit"])
    part = {
        "beginning": "start",
        "start": "start",
        "middle": "mid",
        "end": "end",
        "rest": "",
        "remainder": "",
        "turn": "start",
    }[match["edge"].lower()]
    if match["edge"].lower() in ("rest", "remainder"):
        made = context.relative(
            *match.span(), lambda a: Period(a, days.containing(a, unit).last, days.containing(a, unit).value)
        )
    else:
        made = context.relative(*match.span(), lambda a: narrowed(days.containing(a, unit), part))
    return one(made)


def _weekend(match: re.Match[str], context: Context) -> list[Draft]:
    ahead = context.way(*match.span()) == "future"

    def resolve(anchor: dt.date) -> Period:
        here = days.weekend(anchor)
        return here if ahead or here.first <= anchor else days.weekend(anchor - dt.timedelta(days=7))

    made = context.relative(*match.span(), resolve)
    return one(made)


_WHICH = (
    r"(?P<which>this past|this coming|last|this|next|that same|that|the same|the following|the next|the previous|"
    r"the preceding|Last|This|Next|That same|That|The same|The following|The next|The previous)"
)
_ADJECTIVE = r"(?:(?:consecutive|straight|full|whole|long|trading|business|working|calendar|successive) )?"
_WAY = r"(?P<way>ago|earlier|later|previously|beforehand|afterwards?|from now|hence)"
_PERIOD = r"(?P<unit>day|week|month|year|decade)"
_EDGE = r"(?P<edge>beginning|start|middle|end|rest|remainder|turn)"

RULES: tuple[Rule, ...] = (
    Rule(
        "deictic-day",
        "D",
        re.compile(rf"\b(?:(?:earlier|later|late|early) )?(?i:{DEICTIC})\b(?: {DAYPART}\b)?"),
        _deictic,
    ),
    Rule("now", "D", re.compile(r"\b(?P<word>[Rr]ecently|[Nn]ow|[Cc]urrently|[Pp]resently|[Nn]owadays)\b"), _vague_now),
    Rule("distance", "U", re.compile(rf"\b(?i:(?:{APPROX} )?{NUMBER}[ -]{LONG_UNIT}s? {_WAY})\b"), _distance),
    Rule("distance-vague", "U", re.compile(rf"\b(?i:{LONG_UNIT}s {_WAY})\b"), _distance),
    Rule(
        "distance-before",
        "U",
        re.compile(rf"\b(?i:{NUMBER} {LONG_UNIT}s? (?P<way>before|after))(?=[.,;]|$)"),
        _distance,
    ),
    Rule(
        "window",
        "U",
        re.compile(
            r"\b(?:[Tt]h(?:e|ese) |[Ii]ts )?(?P<which>past|last|next|coming|previous|following|preceding|upcoming) "
            rf"{NUMBER} {_ADJECTIVE}{LONG_UNIT}s?\b"
        ),
        _window,
    ),
    Rule(
        "window-plain",
        "U",
        re.compile(r"\b(?:the|The) (?P<which>past|last|coming) (?P<unit>day|week|month|year|decade|century)s?\b"),
        _window,
    ),
    Rule(
        "window-recent",
        "U",
        re.compile(rf"\b(?:the )?(?:most )?(?P<which>[Rr]ecent|coming|past) {_PERIOD}s\b"),
        _window,
    ),
    Rule(
        "calendar-unit",
        "U",
        re.compile(
            rf"\b(?:(?:(?P<side>[Ee]arlier|[Ll]ater)(?: in| on)? )|{PART})?{_WHICH} "
            rf"(?P<unit>day|week|weekend|month|quarter|year|decade|century)\b(?! (?:ago|old))(?: {DAYPART}\b)?"
        ),
        _unit,
    ),
    Rule(
        "later-in-unit",
        "U",
        re.compile(rf"\b(?P<side>[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly) in (?P<which>the) {_PERIOD}\b"),
        _unit,
    ),
    Rule(
        "unit-edge",
        "U",
        re.compile(rf"\b(?:[Tt]he )?(?:very )?{_EDGE} of the (?P<unit>week|month|quarter|year|decade|century)\b"),
        _edge,
    ),
    Rule("year-end", "U", re.compile(r"\b(?:the )?(?P<unit>year|month|week)(?:['’]s |-)(?P<edge>end)\b"), _edge),
    Rule("weekend", "U", re.compile(r"\b[Tt]he weekend\b"), _weekend),
)
"""Longest match wins; the order only breaks ties."""
