"""Amounts in running text: digits, number words, vague quantities, and what the words around them make of them.

`find` gives every amount of a sentence; counts, money and distances each take those that are theirs. The intervals are
a convention, chosen so that two honest reports of one thing overlap; "<" and ">" leave the bound itself out:

==============================================  ====  ===================================
words                                            op    low .. best .. high for a figure x
==============================================  ====  ===================================
(nothing), exactly, a total of, just, only       =     x .. x .. x
about, around, some, roughly, an estimated,      ~     0.9 x .. x .. 1.1 x
x or so, x-odd
nearly, almost, close to, approaching            <     0.9 x .. x .. x
just under, just short of                        <     0.9 x .. x .. x
more than, over, in excess of, upwards of, x+    >     x .. none .. none
at least, no fewer than, x or more               >=    x .. x .. none
fewer than, less than, under, below              <     none .. x .. x
up to, as many as, at most, no more than         <=    none .. none .. x
between x and y, x to y, x-y                     =     x .. middle .. y
a dozen, two dozen                               =     0.9 x .. x .. 1.1 x
a couple; a few; several, a handful              >=    2..3; 2..9; 3..9; no best
dozens, scores, hundreds, tens of thousands      >=    24..99, 40..99, 200..999, 20,000..99,999; no best
several (a few) hundred, thousand                >=    200..999, 2,000..9,999; no best
==============================================  ====  ===================================
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from attache.model import CountOp


class Amount(NamedTuple):
    """An amount at `text[start:end]`, operator words and suffix included.

    `figure_start` is where the number itself begins, `symbol` a currency sign or code before it, `range_from` whether a
    range is introduced by "from", `written` whether the number is in words.
    """

    start: int
    end: int
    figure_start: int
    low: float | None
    best: float | None
    high: float | None
    op: CountOp
    symbol: str = ""
    range_from: bool = False
    written: bool = False  # in words, not digits


class Figure(NamedTuple):
    """A number as written: an interval where it is vague, else three equal values."""

    low: float
    best: float | None
    high: float


_ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)  # noqa: SIM905
}
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "k": 1_000, "million": 10**6, "m": 10**6, "mn": 10**6, "mln": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_VAGUE_PLURAL = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "millions": (2 * 10**6, 10**7 - 1),
    "tens of millions": (2 * 10**7, 10**8 - 1), "hundreds of millions": (2 * 10**8, 10**9 - 1),
    "billions": (2 * 10**9, 10**10 - 1),
}  # fmt: skip
_FEW = {"a couple": (2, 3), "a few": (2, 9), "a handful": (3, 9), "several": (3, 9)}

_BIG = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(list(_ONES)[1:10])}))?|{'|'.join(list(_ONES)[:0:-1])})"
_WORDS = (
    rf"(?:half an? {_BIG}|(?:an?|{_SMALL})(?: and a half)?[- ]{_BIG}(?:[- ]{_BIG})*"
    rf"(?:(?:,| and)? (?:{_SMALL})(?:[- ]{_BIG})*)*|{_SMALL}(?: and a half)?)"
)
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?)"
_MULTIPLE = r"(?:[ -]?(?:thousand|million|billion|trillion|hundred|dozen)s?\b|\s?(?:bn|mn|mln|tn)\b|k\b|m(?= people\b))"
_MULTIPLE_OF_MONEY = rf"(?:{_MULTIPLE}|m\b)"  # "5m" is five metres unless a currency stands before it
_VAGUE = (
    r"(?:(?:tens|hundreds) of (?:thousands|millions)|dozens|scores|hundreds|thousands|millions|billions"
    rf"|(?:several|a few|a couple of|a couple|a handful of|a handful)(?:[ -]{_BIG})?)"
)
_SIGN = r"(?:US\$|A\$|C\$|CA\$|AU\$|[$€£¥₽₴₦₪₹]|\b(?:USD|EUR|GBP|CHF|JPY|RUB|UAH|NGN|CFA|XOF|XAF)(?=[ \d]))"
FIGURE = rf"(?:{_DIGITS}{_MULTIPLE}?|(?i:\b(?:{_VAGUE}|{_WORDS})\b))"
"""A number without its operator, as a pattern without groups."""
_MONEY_FIGURE = rf"(?:{_DIGITS}{_MULTIPLE_OF_MONEY}?|(?i:\b(?:{_VAGUE}|{_WORDS})\b))"

OPERATORS: dict[str, str] = {
    "about": "about", "around": "about", "some": "about", "roughly": "about", "approximately": "about",
    "circa": "about",
    "an estimated": "about", "estimated": "about", "in the region of": "about", "somewhere around": "about",
    "in the neighborhood of": "about", "in the order of": "about", "on the order of": "about", "perhaps": "about",
    "nearly": "nearly", "almost": "nearly", "close to": "nearly", "approaching": "nearly", "nearing": "nearly",
    "not quite": "nearly", "just under": "nearly", "just short of": "nearly", "a little under": "nearly",
    "slightly less than": "nearly", "slightly fewer than": "nearly",
    "more than": ">", "over": ">", "in excess of": ">", "upwards of": ">", "upward of": ">", "greater than": ">",
    "well over": ">", "just over": ">", "a little over": ">", "slightly more than": ">", "north of": ">", "above": ">",
    "at least": ">=", "no fewer than": ">=", "no less than": ">=", "not less than": ">=", "not fewer than": ">=",
    "a minimum of": ">=",
    "fewer than": "<", "less than": "<", "under": "<", "below": "<", "well under": "<",
    "up to": "<=", "as many as": "<=", "at most": "<=", "no more than": "<=", "not more than": "<=",
    "a maximum of": "<=",
    "as much as": "<=",
    "exactly": "=", "a total of": "=", "precisely": "=", "just": "=", "only": "=",
}  # fmt: skip
_BEFORE = "|".join(sorted(OPERATORS, key=len, reverse=True)).replace(" ", r"\s+")
_AMOUNT = re.compile(
    rf"(?:\b(?P<op>(?i:{_BEFORE}))\s+(?:(?:the|another|an additional)\s+)?|(?P<tilde>[~≈])\s?)?"
    rf"(?:\b(?P<between>[Bb]etween|[Ff]rom)\s+)?"
    rf"(?P<sign>{_SIGN})?\s?(?<![\w.,/:&#])(?<![\d\w][-–])(?P<one>(?(sign){_MONEY_FIGURE}|{FIGURE}))"
    rf"(?:\s?(?:(?P<dash>[-–—])|\b(?:to|and|or)\b)\s?(?P<sign2>{_SIGN})?(?P<two>(?(sign){_MONEY_FIGURE}|{FIGURE})))?"
    r"(?P<after>\+|-plus\b|-odd\b|\s(?:or so|or more|or fewer|or less)\b)?"
    r"(?![\w%:/°]|[.,]\d|-\d)"
)
_HAS_NUMBER = re.compile(
    r"\d|\b(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|"
    r"seven|eigh|nine)ty"
    r"|dozens?|hundreds?|thousands?|scores|millions?|billions?|several|few|couple|handful)\b"
)


@lru_cache(maxsize=64)
def find(text: str) -> tuple[Amount, ...]:
    """Every amount in the text, in order. Numbers inside words, names with a hyphen, times, ratios and percentages are
    not amounts; dates and bare labels still are, and are for the caller to leave out."""
    if not _HAS_NUMBER.search(text):
        return ()
    found: list[Amount] = []
    position = 0
    while match := _AMOUNT.search(text, position):
        position = max(match.end(), match.start() + 1)
        amounts = _read(match)
        found.extend(amounts)
        if amounts and amounts[-1].end < match.end():
            position = amounts[-1].end
    return tuple(found)


def figure(text: str) -> Figure | None:
    """The value of a number in digits or words, or None where it is none."""
    plain = re.sub(r"\s+", " ", text.strip().lower().replace("\u00a0", " ").replace("\u202f", " "))
    if plain in _VAGUE_PLURAL:
        low, high = _VAGUE_PLURAL[plain]
        return Figure(low, None, high)
    few = re.fullmatch(r"(several|a few|a couple|a handful)(?: of)?(?:[ -](\w+))?", plain)
    if few:
        if not few[2]:
            low, high = _FEW[few[1]]
            return Figure(low, None, high)
        scale = _SCALES[few[2]]
        return Figure(2 * scale, None, 99 if scale == 12 else 10 * scale - 1)
    digits = re.match(r"\d[\d,. ]*", plain)
    if digits:
        try:
            value = float(re.sub(r"[, ]", "", digits.group()))
        except ValueError:
            return None
        unit = plain[digits.end() :].strip(" -").rstrip("s") or ""
        value *= _SCALES.get(unit, 1)
        return _about(value) if unit == "dozen" else Figure(value, value, value)
    worded = _worded(plain)
    if worded is None:
        return None
    return _about(worded) if plain.endswith("dozen") else Figure(worded, worded, worded)


def slack(value: float) -> float:
    """How far a figure in digits may be rounded: half of its last place that is not nought, at most one twentieth.

    1,000 may be off by 50, 950 by 5, 776 by nothing that matters.
    """
    if value == 0 or value != int(value):
        return abs(value) * 0.005
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(10**zeros / 2, abs(value) / 20) if zeros else 0.0


def _about(value: float) -> Figure:
    return Figure(_trim(value * 0.9, math.floor), value, _trim(value * 1.1, math.ceil))


def _trim(value: float, rounding: type | object) -> float:
    """A whole bound for whole things, kept exact where the product is whole but for the last bit."""
    nearest = round(value)
    if abs(value - nearest) < 1e-6 * max(1.0, abs(value)):
        return nearest
    return math.floor(value) if rounding is math.floor else math.ceil(value)


def _worded(text: str) -> float | None:
    total = 0.0
    current = 0.0
    words = re.findall(r"[a-z]+", text)
    if not any(word in _ONES or word in _TENS or word in _SCALES for word in words):
        return None
    if words[:1] == ["half"]:
        return 0.5 * math.prod(_SCALES.get(word, 1) for word in words[1:])
    for index, word in enumerate(words):
        if word in ("a", "an"):
            current += 0.5 if words[index + 1 : index + 2] == ["half"] else 1
        elif word in _ONES:
            current += _ONES[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, current = total + current, 0.0
        elif word not in ("and", "half"):
            return None
    return total + current


def _read(match: re.Match[str]) -> tuple[Amount, ...]:
    one = figure(match["one"])
    if one is None:
        return ()
    op, start = _operator(match)
    symbol = match["sign"] or ""
    written = not match["one"][0].isdigit()
    if match["two"]:
        two = figure(match["two"])
        joined = _range(match, one, two, symbol)
        if joined:
            low, high = joined
            return (
                Amount(
                    start,
                    match.end(),
                    match.start("one"),
                    low,
                    _middle(low, high),
                    high,
                    "=",
                    symbol,
                    (match["between"] or "").lower() == "from",
                    written,
                ),
            )
        # Two numbers side by side, not one range: the second is read on its own.
        return (_amount(one, op, "", start, match.end("one"), match.start("one"), symbol, written),)
    return (_amount(one, op, match["after"] or "", start, match.end(), match.start("one"), symbol, written),)


def _operator(match: re.Match[str]) -> tuple[str, int]:
    if match["tilde"]:
        return "about", match.start("tilde")
    if match["op"]:
        return OPERATORS[re.sub(r"\s+", " ", match["op"].lower())], match.start("op")
    if match["between"] and match["two"]:
        return "=", match.start("between")
    return "=", match.start("sign") if match["sign"] else match.start("one")


def _range(match: re.Match[str], one: Figure, two: Figure | None, symbol: str) -> tuple[float, float] | None:
    """The ends of a range, where the two numbers make one: "1,000 to 1,500", "100-110 million", not "2 and 300"."""
    if two is None or (two.best is None and one.best is None):
        return None
    word = re.search(r"\b(to|and|or)\b", match.string[match.end("one") : match.start("two")])
    between = (match["between"] or "").lower()
    if word and word[1] == "and" and between != "between":
        return None
    if match["sign2"] and not symbol:
        return None
    low, high = one.low, two.high
    scale = re.search(r"(thousand|million|billion|trillion|hundred|dozen|bn|mn|mln|tn|m|k)s?$", match["two"].lower())
    if scale and match["one"][-1].isdigit() and low < high / _SCALES[scale[1]] * 1.0001:
        low *= _SCALES[scale[1]]
    if word and word[1] == "or" and not (low < high <= 2 * low):
        return None
    return (low, high) if low < high else None


def _middle(low: float, high: float) -> float:
    middle = (low + high) / 2
    return float(math.floor(middle)) if low == int(low) and high == int(high) else middle


def _amount(
    one: Figure, op: str, after: str, start: int, end: int, figure_start: int, symbol: str, written: bool
) -> Amount:
    after = after.strip().lower()
    op = {
        "+": ">=",
        "-plus": ">=",
        "or more": ">=",
        "or so": "about",
        "-odd": "about",
        "or fewer": "<=",
        "or less": "<=",
    }.get(after, op)
    low, best, high, sign = bounds(one, op)
    return Amount(start, end, figure_start, low, best, high, sign, symbol, False, written)


def bounds(one: Figure, op: str) -> tuple[float | None, float | None, float | None, CountOp]:
    """Low, best and high of a figure behind an operator of `OPERATORS`, and the sign of a count: the table above."""
    low, best, high = one
    if op == "about":
        return _about(low if best is None else best).low, best, _about(high if best is None else best).high, "~"
    if op == "nearly":
        return _about(low).low, best, high, "<"
    if op == ">":
        return low, None, None, ">"
    if op == ">=":
        return low, low if best is None else best, None, ">="
    if op == "<":
        return None, best, high, "<"
    if op == "<=":
        return None, None, high, "<="
    return low, best, high, ">=" if best is None else "="
