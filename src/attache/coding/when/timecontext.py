"""What a rule for time expressions is given and gives back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from attache.coding.when import days
from attache.coding.when.days import Period
from attache.coding.when.tense import Direction, direction
from attache.coding.when.timewords import PARTS
from attache.model import FuzzyDate


class Bare(NamedTuple):
    """A month, or a day of one, that the text gives without a year; a neighbour may lend it one."""

    month: int
    day: int | None
    part: str


class Draft(NamedTuple):
    """A time expression at `text[start:end]` of the sentence, resolved. `role` is empty where the words in front
    decide."""

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    value: str
    rule: str = ""
    role: str = ""
    anchored: bool = False
    problem: str = ""
    bare: Bare | None = None


Resolve = Callable[[dt.date], Period | None]
_LEAD = re.compile(
    r"\b(?P<lead>no later than|not later than|as of|with effect from|starting from|starting on|starting|beginning|"
    r"effective|"
    r"ever since|since|until|till|up to|by|before|prior to|ahead of|after|following|from|between|to|through|for|"
    r"within|on or before|"
    r"as early as|as late as|in|on|at|of|during|over|throughout|around|about)"
    r"(?:\s+(?:about|around|at least|the|late on|early on|on|as early as|roughly))*\s+[\"“'‘(]?$",
    re.IGNORECASE,
)


class Context:
    """The sentence, the day it is read against, and the day that it last spoke of. Lives for one sentence."""

    def __init__(self, text: str, anchor: FuzzyDate, reference: FuzzyDate | None) -> None:
        self.text = text
        self.anchor = anchor
        self.reference = reference

    def lead(self, start: int) -> str:
        """The preposition that governs the expression that begins at `start`, in lower case, or nothing."""
        found = _LEAD.search(self.text[max(0, start - 40) : start])
        return found["lead"].lower() if found else ""

    def way(self, start: int, end: int) -> Direction | str:
        """Which way an expression without a year looks; `near` for a limit ("by", "until") where no verb decides."""
        lead = self.lead(start)
        limit = lead in (
            "by",
            "until",
            "till",
            "no later than",
            "not later than",
            "up to",
            "before",
            "ahead of",
            "on or before",
        )
        if limit and re.match(r"\s+(?:deadline|to [a-z]+)", self.text[end : end + 24]):
            return "future"
        found = direction(self.text, start, end, participles=not limit)
        return "near" if found == "open" and limit else found

    def relative(
        self, start: int, end: int, resolve: Resolve, role: str = "", bare: Bare | None = None
    ) -> Draft | None:
        """The expression read against the anchor. Bounds of the anchor carry through: the earliest day of writing
        gives the earliest meaning and the latest the latest, which is right because every reading moves forward with
        its anchor."""
        return self._read(start, end, self.anchor, resolve, role, bare)

    def anaphoric(self, start: int, end: int, resolve: Resolve, role: str = "") -> Draft | None:
        """The expression read against the day that the text last spoke of; without one it is only before the anchor."""
        if self.reference is None:
            return Draft(start, end, None, None, "XXXX-XX-XX", role=role, anchored=True)
        return self._read(start, end, self.reference, resolve, role, None)

    def _read(
        self, start: int, end: int, base: FuzzyDate, resolve: Resolve, role: str, bare: Bare | None
    ) -> Draft | None:
        early = self._apply(resolve, base.earliest)
        late = early if base.latest == base.earliest else self._apply(resolve, base.latest)
        if (base.earliest and early is None) or (base.latest and late is None):
            return None
        value = early.value if early and late and early.value == late.value else ""
        return Draft(
            start,
            end,
            early.first if early else None,
            late.last if late else None,
            value,
            role=role,
            anchored=True,
            bare=bare,
        )

    @staticmethod
    def _apply(resolve: Resolve, base: dt.date | None) -> Period | None:
        if base is None:
            return None
        try:
            return resolve(base)
        except (ValueError, OverflowError):
            return None


def fixed(start: int, end: int, period: Period, problem: str = "") -> Draft:
    """An expression that needs no anchor."""
    return Draft(start, end, period.first, period.last, period.value, problem=problem)


def narrowed(period: Period, part: str) -> Period:
    """A part of the period where one is named, else the whole."""
    return days.part(period, part) if part else period


class Rule(NamedTuple):
    """A named rule: the class of trigger it needs, its pattern, what it makes of a match, what must hold first."""

    name: str
    trigger: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], Context], list[Draft]]
    holds: Callable[[re.Match[str]], bool] | None = None


def part_of(match: re.Match[str]) -> str:
    """Which part of the period the match names: "early", "end" and so on, or nothing."""
    groups = match.groupdict()
    named = groups.get("part") or groups.get("edge")
    return PARTS[named.lower()] if named else ""


def one(draft: Draft | None) -> list[Draft]:
    """A draft as a list, empty where the expression could not be read."""
    return [draft] if draft else []


def in_year(context: Context, start: int, end: int, whose: str, make: Callable[[int], Period]) -> Draft | None:
    """The expression in "last year", "this year", "that year" and so on."""
    shift = {"last": -1, "next": 1, "the previous": -1, "the following": 1}.get(whose, 0)
    read = context.relative if whose in ("last", "this", "next") else context.anaphoric
    return read(start, end, lambda a: make(a.year + shift))
