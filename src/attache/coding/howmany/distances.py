"""How far: distances in a sentence, and conversions in brackets that do not fit ("920 km (550 miles)")."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from attache.coding.howmany import numbers
from attache.coding.howmany.numbers import Amount
from attache.coding.howmany.units import load
from attache.model import Sentence

TOLERANCE = 0.01  # of either value, beyond the rounding of its last place


class DistanceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A distance at `start` to `end` of the report, from `low` to `high` metres (None: open). `problem` says, where a
    conversion stands beside it in brackets that is not the same length, why."""

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str
    problem: str = ""


def find(sentence: Sentence) -> tuple[DistanceMention, ...]:
    """Every distance of the sentence, in order. Of two that should be one, the first carries the problem."""
    text = sentence.text
    read: list[tuple[Amount, re.Match[str]]] = []
    for amount in numbers.find(text):
        unit = _unit().match(text, amount.end)
        if unit and not amount.symbol:
            read.append((amount, unit))
    found: list[DistanceMention] = []
    for index, (amount, unit) in enumerate(read):
        problem = ""
        if index + 1 < len(read):
            other, other_unit = read[index + 1]
            if re.fullmatch(r"\s*(?:\(|,? or |/)\s*", text[unit.end() : other.start]):
                problem = _mismatch(text, amount, unit, other, other_unit)
        metres = load().lengths[unit[1].lower()]
        found.append(
            DistanceMention(
                start=sentence.start + amount.start,
                end=sentence.start + unit.end(),
                text=text[amount.start : unit.end()],
                low=None if amount.low is None else metres * amount.low,
                high=None if amount.high is None else metres * amount.high,
                unit=unit[1],
                problem=problem,
            )
        )
    return tuple(found)


def _mismatch(text: str, one: Amount, unit: re.Match[str], other: Amount, other_unit: re.Match[str]) -> str:
    """Why the second is no conversion of the first, or nothing. A conversion is of the figure itself, so "about" widens
    nothing; only the rounding of both figures does."""
    if one.best is None or other.best is None or unit[1].lower() == other_unit[1].lower():
        return ""
    lengths = load().lengths
    spans = []
    for amount, metres in ((one, lengths[unit[1].lower()]), (other, lengths[other_unit[1].lower()])):
        assert amount.best is not None
        rounding = numbers.slack(amount.best) + TOLERANCE * amount.best
        spans.append((metres * (amount.best - rounding), metres * (amount.best + rounding)))
    if spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]:
        return ""
    value = one.best * lengths[unit[1].lower()] / lengths[other_unit[1].lower()]
    first, second = text[one.figure_start : unit.end()], text[other.figure_start : other_unit.end()]
    return f"{first} is about {value:,.0f} {other_unit[1]}, not {second}"


@cache
def _unit() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(load().lengths, key=len, reverse=True))
    return re.compile(rf"[ -]?({names})\b", re.IGNORECASE)
