"""A count in the making, and what stands before its figure: labels, changes, additions and shares of a whole."""

from __future__ import annotations

import math
import re
from typing import Literal

import msgspec

from attache.coding.howmany import numbers
from attache.coding.howmany.numbers import Amount
from attache.coding.howmany.units import Units
from attache.model import CountUnit

Scope = Literal["total", "additional", "part"]


class Draft(msgspec.Struct):
    """An amount on its way to a count: `start` may take in words before the amount, `unit` is set when a noun is
    found."""

    amount: Amount
    start: int
    scope: Scope = "total"
    unit: CountUnit | None = None
    default: str = "other"
    noun_start: int = 0
    noun_end: int = 0
    of: str = ""
    rule: str = "counts.noun"


_SHARE = re.compile(
    r"(?:\b(?P<op>about|around|roughly|nearly|almost|more than|over|at least|fewer than|less than|under|up to) )?"
    r"\b(?<!how )(?P<word>half|(?:a|one)[- ]third|two[- ]thirds|a quarter|three[- ]quarters|most|many|some|all|both|"
    r"none|the (?:first|last)|the remaining|the other|the rest|a first|the majority|a majority|part|several|a few|few)"
    r"(?P<of> of)?(?: the| its| their| his| those| these| an?)?"
    r"(?: (?:roughly|estimated|approximately|about|some|more than|nearly))?\s*$",
    re.IGNORECASE,
)
_FRACTIONS = {
    "half": 1 / 2,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 1 / 4,
    "three quarters": 3 / 4,
}
_SOME = ("some", "many", "several", "few", "a few", "part")
_ADDED = re.compile(
    r"\b(?:an? (?:additional|extra|further|fresh)|another|additional|extra|further|fresh)(?: \w+)?\s*$", re.IGNORECASE
)
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)\s*$"
)
_YEAR_CUE = re.compile(
    r"\b(?:in|since|until|till|by|during|before|after|early|late|mid|and|from|to|through)[ -]$", re.IGNORECASE
)
_PLAIN_LABELS = ("article", "resolution", "chapter", "flight", "no", "no.", "number", "page")
_CHANGE = re.compile(
    r"\b(?:ris|ros|grow|grew|increas|rais|reduc|cut|fall|fell|drop|shr[aiu]nk|boost|expand|doubl|lower|trim|scal|halv|swell|"
    r"thin|bring|brought|top(?:s|ped|ping)? up|went|go)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def is_label(text: str, amount: Amount, units: Units) -> bool:
    """Whether the number is a name, a day of a month or a year, and not an amount."""
    before = text[max(0, amount.start - 24) : amount.start]
    if before.endswith("all but "):
        return True  # how many are left over is not how many there were
    if amount.start != amount.figure_start or amount.written:
        return False
    shown = text[amount.start : amount.end]
    if _platform(before, units):
        return True
    if _MONTH.search(before) and (amount.high or 0) <= 31:
        return True
    word = re.search(r"([A-Za-z]+\.?)\s$", before)
    if word and word[1].lower() in units.labels and "," not in shown:
        return word[1][0].isupper() or word[1].lower() in _PLAIN_LABELS
    return len(shown) == 4 and shown.isdigit() and "1900" <= shown < "2100" and bool(_YEAR_CUE.search(before))


def _platform(before: str, units: Units) -> bool:
    """Whether a figure is a platform's model: "Leopard 2 tanks", "Strv 122"."""
    word = re.search(r"([A-Z]\w+)\s$", before)
    return word is not None and word[1] in units.platforms


def pieces(text: str, amount: Amount) -> tuple[Amount, ...]:
    """The amount itself, or its two ends where the sentence tells a change: "raised from 500 to 1,500" is no range."""
    if not amount.range_from or amount.low is None or not _CHANGE.search(text[: amount.start]):
        return (amount,)
    found: list[Amount] = []
    for match in re.finditer(numbers.FIGURE, text[amount.start : amount.end]):
        figure = numbers.figure(match.group())
        if figure:
            start = amount.start + match.start()
            op: Literal["=", "~"] = "=" if figure.low == figure.high else "~"
            found.append(Amount(start, amount.start + match.end(), start, figure.low, figure.best, figure.high, op))
    return tuple(found) if len(found) == 2 else (amount,)


def read_scope(text: str, draft: Draft) -> None:
    """Set the draft's scope from the words before the figure, and narrow the amount to the share they name."""
    before = text[max(0, draft.start - 48) : draft.start]
    inner = text[draft.start : draft.amount.figure_start]
    if _ADDED.search(before) or re.search(r"\b(?:another|additional)\b", inner):
        draft.scope = "additional"
        return
    share = _SHARE.search(before)
    if not share or (share["word"].lower() in _SOME and not share["of"]):
        return
    word = share["word"].lower().replace("-", " ")
    draft.start -= len(before) - share.start()
    if word not in ("all", "both"):
        draft.scope = "part"
        draft.amount = _share(draft.amount, word, share["op"])


def _share(amount: Amount, word: str, op: str | None) -> Amount:
    """A share of an amount: half of 1,200 is 600 within a twentieth, most of it anything from 601."""
    factor = _FRACTIONS.get(word)
    whole = amount.best or amount.high or amount.low
    if factor and op and whole:
        figure = numbers.Figure(whole * factor, whole * factor, whole * factor)
        low, best, high, sign = numbers.bounds(figure, numbers.OPERATORS[op.lower()])
        return amount._replace(low=low, best=best, high=high, op=sign)
    if factor:
        return amount._replace(
            low=None if amount.low is None else math.floor(amount.low * factor * 0.95),
            best=None if amount.best is None else amount.best * factor,
            high=None if amount.high is None else math.ceil(amount.high * factor * 1.05),
            op="~",
        )
    if word in ("most", "the majority", "a majority"):
        return amount._replace(low=None if amount.low is None else math.floor(amount.low / 2) + 1, best=None, op="~")
    if word in _SOME:
        return amount._replace(low=1, best=None, op="<=")
    return amount._replace(low=0, best=0, high=0, op="=") if word == "none" else amount
