"""The vocabulary of time expressions, as regular-expression pieces. Group names are the same in every rule that uses
them."""

from __future__ import annotations

import re

from attache.coding.when.days import MONTHS, SEASONS, WEEKDAYS

FULL_MONTH = "|".join((*[m.capitalize() for m in MONTHS], *[m.upper() for m in MONTHS if len(m) > 3]))
MONTH = rf"(?P<month>{FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)(?!\d|,\d{3}|\.\d|[a-zA-Z])"
WEEKDAY = (
    rf"(?P<weekday>{'|'.join(w.capitalize() for w in WEEKDAYS)}"
    r"|(?:Mon|Tues?|Wed|Weds|Thurs?|Thu|Fri|Sat|Sun)(?:\.|(?=, \d)|(?=, [A-Z][a-z]+ \d)))"
)
SEASON = rf"(?P<season>{'|'.join((*SEASONS, *[s.capitalize() for s in SEASONS]))})"
UNIT = r"(?P<unit>day|week|weekend|month|quarter|year|decade|century|centurie)s?"
LONG_UNIT = r"(?P<unit>day|week|month|quarter|year|decade|centurie|century|minute|hour|fortnight)"
DAYPART = r"(?P<daypart>early morning|morning|afternoon|evening|night|midday|lunchtime)"
PART = (
    r"(?:(?P<part>early|mid|late|Early|Mid|Late)(?:[- ]in)?[- ]"
    r"|(?:(?:[Tt]he )?(?:very )?(?P<edge>beginning|start|middle|end|close|first half|second half|early part|"
    r"latter part|"
    r"early days|dying days|final days|first days|last days|final weeks|first weeks|last weeks) of )(?:the )?)"
)
NUMBER = (
    r"(?P<number>\d{1,4}(?:\.\d+)?|an?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|"
    r"three|four|five|six|"
    r"seven|eight|nine))?(?: and a half)?|half an?|several|a few|a couple of|a couple|a dozen|two dozen|a hundred|"
    r"(?:many|some)(?= \w+ (?:ago|later)))"
)
APPROX = (
    r"(?P<approx>about|around|almost|nearly|over|more than|less than|under|at least|roughly|some|just over|just under|"
    r"barely|well over|as many as|up to|an estimated)"
)
DEICTIC = (
    r"(?P<deictic>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|overnight|"
    r"last night|"
    r"this morning|this afternoon|this evening)"
)

PARTS = {
    "early": "early", "mid": "mid", "late": "late", "beginning": "start", "start": "start", "middle": "mid",
    "end": "end",
    "close": "end", "first half": "first", "second half": "second", "early part": "early", "latter part": "late",
    "early days": "start", "dying days": "end", "final days": "end", "first days": "start", "last days": "end",
    "final weeks": "end", "first weeks": "start", "last weeks": "end",
}  # fmt: skip

IN_YEAR = r"(?:,? (?:of )?(?P<whose>last|this|next|that|the same|the previous|the following) year)?"
BEFORE_YEAR = r"(?:,? (?:of |in )?)"
WHICH = r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his|[Tt]he following|[Tt]he previous|[Tt]hat) )?"
DAYPARTS = {
    "morning": "TMO",
    "early morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "midday": "TMI",
    "lunchtime": "TMI",
}
"""The parts of a day as TIMEX3 writes them."""

TRIGGER = re.compile(
    rf"(?P<M>\b(?:{FULL_MONTH}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
    r"|(?P<W>\b(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:days?)?|Weds)\b)"
    r"|(?P<U>(?:\b|[- ])(?:day|week|weekend|month|quarter|year|decade|centur(?:y|ie)|minute|hour|fortnight)s?\b"
    r"|\b(?i:every|daily|weekly|monthly|annual(?:ly)?|yearly|fortnightly)\b)"
    r"|(?P<D>\b(?i:today|yesterday|tomorrow|tonight|overnight|last night|this (?:morning|afternoon|evening)|now|"
    r"currently|"
    r"recently|nowadays|recent|presently|at present)\b)"
    r"|(?P<S>\b(?i:spring|summer|autumn|winter|fall)\b)"
    r"|(?P<C>\b\d{1,2}[:.]\d\d(?!\d)|\b\d{1,2} ?[ap]\.?m\b|\b\d{4} (?:GMT|UTC|hours|local)|\b(?:noon|midnight|dawn|"
    r"dusk)\b)"
    r"|(?P<N>\d\d)"
    r"|(?P<R>\b(?i:first|second|third|fourth|last|final)[- ](?:quarter|half)\b|\bQ[1-4]\b|\bH[12]\b)"
)
"""Which classes of rules a sentence needs at all: M months, W weekdays, U units, D deictics, S seasons, C clocks, N
figures, R quarters and halves."""


def month_number(text: str) -> int:
    """1 to 12 for a month's name or short form."""
    key = text.lower().rstrip(".")[:3]
    return next(index for index, name in enumerate(MONTHS, start=1) if name.startswith(key))


def weekday_number(text: str) -> int:
    """0 for Monday to 6 for Sunday."""
    key = text.lower()[:3]
    return next(index for index, name in enumerate(WEEKDAYS) if name.startswith(key))


def unit_name(text: str) -> str:
    """The singular of a unit of time in lower case."""
    plain = text.lower().removesuffix("s")
    return "century" if plain in ("centurie", "century") else plain
