"""The amounts of a sentence that another sentence may give or rule out: numbers, shares, sums, places in an order.

Numbers are read by `coding.howmany.numbers`. What that leaves out for good reason when it counts troops is read here:
percentages, marks such as 6.4/10, ordinals, and comparisons such as "higher than 5".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from attache.coding.howmany import numbers
from attache.lexicon.support import SupportWords
from attache.publish.support import dates
from attache.publish.support.intervals import Interval
from attache.publish.support.phrases import alternatives
from attache.publish.support.words import Word, read

Kind = Literal["number", "percent", "money", "ordinal", "mark"]

BEFORE, AFTER = 3, 5  # words on either side that tell what an amount is of
_ORDINAL = re.compile(
    r"\b(?:(?P<digits>\d+)(?:st|nd|rd|th)|(?i:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth)))\b(?![- ]?(?:century|half|time))"
)
_ORDER = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
_PERCENT = re.compile(r"\s?(?:%|per ?cent\b|percentage\b)")
_MARK = re.compile(r"\s?/\s?\d+(?:\.\d+)?\b|\s(?:out )?of 10\b")
_PERCENT_OR_MARK = re.compile(r"%|(?<=\d)\s?/\s?\d+(?:\.\d+)?\b")


class Amount(NamedTuple):
    """An amount at `text[start:end]`, what the words around it are (`about`), and the first of them behind it."""

    start: int
    end: int
    kind: Kind
    interval: Interval
    sign: str
    about: frozenset[str]
    unit: str


@lru_cache(maxsize=20_000)
def find(text: str) -> tuple[Amount, ...]:
    """Every amount of a sentence, in order; dates are not among them."""
    words = read(text)
    plain = list(text)
    for start, end in dates.covered(text):
        plain[start:end] = " " * (end - start)
    found = [_ordinal(match, words) for match in _ORDINAL.finditer("".join(plain))]
    for one in found:
        plain[one.start : one.end] = " " * (one.end - one.start)
    blank = "".join(plain)
    for match in _PERCENT_OR_MARK.finditer(blank):
        plain[match.start() : match.end()] = " " * (match.end() - match.start())
    found += [_amount(each, text, words) for each in numbers.find("".join(plain)) if not _is_verb(text, each)]
    return tuple(sorted(found))


def _is_verb(text: str, amount: numbers.Amount) -> bool:
    """ "She scores twice": alone, the word is no number; "scores of soldiers" is one."""
    return text[amount.start : amount.end].lower() == "scores" and not text[amount.end :].startswith(" of")


def _ordinal(match: re.Match[str], words: tuple[Word, ...]) -> Amount:
    value = float(match["digits"]) if match["digits"] else 1.0 + _ORDER.index(match["word"].lower())
    about, unit = _around(words, match.start(), match.end())
    return Amount(match.start(), match.end(), "ordinal", Interval(value, value), "=", about, unit)


def _amount(amount: numbers.Amount, text: str, words: tuple[Word, ...]) -> Amount:
    behind = text[amount.end :]
    kind: Kind = "number"
    if amount.symbol:
        kind = "money"
    elif _PERCENT.match(behind):
        kind = "percent"
    elif _MARK.match(behind):
        kind = "mark"
    sign = amount.op
    low = float("-inf") if amount.low is None else amount.low
    high = float("inf") if amount.high is None else amount.high
    figure = numbers.figure(text[amount.figure_start : amount.end].lstrip("$€£¥").removesuffix("+"))
    # "More than 30" begins at 31 where whole things are counted, and nowhere in particular where it is not.
    named = (figure.low, figure.high) if figure else (low, high)
    interval = Interval(low, high, sign == ">" and low == named[0], sign == "<" and low < 0 and high == named[1])
    if sign == "=" and low == high and (compared := _compared(text[: amount.start])):
        sign, interval = compared, Interval.bounded(low, compared)  # type: ignore[assignment]
    about, unit = _around(words, amount.start, amount.end)
    return Amount(amount.start, amount.end, kind, interval, sign, about, unit)


def _around(words: tuple[Word, ...], start: int, end: int) -> tuple[frozenset[str], str]:
    before = [word for word in words if word.end <= start and word.weight and not word.digits][-BEFORE:]
    after = [word for word in words if word.start >= end and word.weight and not word.digits][:AFTER]
    return frozenset(word.root for word in (*before, *after)), after[0].root if after else ""


def _compared(before: str) -> str | None:
    """The sign that the words right before a number stand for."""
    match = _comparison().search(before)
    return _signs()[" ".join(match[1].lower().split())] if match else None


@cache
def _signs() -> dict[str, str]:
    return {words: sign for sign, group in SupportWords.load().comparisons.items() for words in group}


@cache
def _comparison() -> re.Pattern[str]:
    return re.compile(rf"\b({alternatives(_signs())})\s+(?:the |an? )?$", re.IGNORECASE)
