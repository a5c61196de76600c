"""How many of what: the counts of people and machines that a sentence gives, as intervals (rule of meaning 3).

A count is an amount (`coding.howmany.numbers`) with a noun that can be counted (`lexicon/units.toml`). Dates, money,
distances, percentages, ages and labels such as "Airbase 101" have no such noun and so are never counts.
"""

from __future__ import annotations

import math
import re
from typing import Literal

import msgspec

from attache.coding.howmany import numbers
from attache.coding.howmany.countdraft import Draft, is_label, pieces, read_scope
from attache.coding.howmany.countfates import read_fate, share_fates
from attache.coding.howmany.countnouns import read_noun, share_nouns
from attache.coding.howmany.units import load
from attache.model import Count, CountUnit, Sentence

Of = Literal["strength", "killed", "wounded", "captured", "displaced", "other"]


class CountMention(msgspec.Struct, frozen=True, kw_only=True):
    """A count at `start` to `end` of the report, operator words included and noun not.

    `noun` is the counted noun as written; where the figure stands alone it may be its neighbour's or a phrase in
    front of it. `of` says what became of the counted, `rule` how the noun was found."""

    start: int
    end: int
    text: str
    count: Count
    noun: str
    noun_start: int
    noun_end: int
    of: Of
    rule: str


def find(sentence: Sentence) -> tuple[CountMention, ...]:
    """Every count of the sentence, in order, with offsets into the report."""
    text = sentence.text
    amounts = numbers.find(text)
    if not amounts:
        return ()
    units = load()
    drafts: list[Draft] = []
    for amount in amounts:
        if amount.symbol or is_label(text, amount, units):
            continue
        for piece in pieces(text, amount):
            draft = Draft(amount=piece, start=piece.start)
            read_scope(text, draft)
            read_noun(text, draft, units)
            drafts.append(draft)
    share_nouns(text, drafts)
    counted = [draft for draft in drafts if draft.unit]
    for draft in counted:
        draft.of = read_fate(text, draft, units)
    share_fates(text, counted, units)
    return tuple(_mention(sentence, draft, draft.unit) for draft in counted if draft.unit)


def comparable(one: Count, other: Count) -> bool:
    """Whether two counts count the same kind of thing: troops and personnel do, people and vehicles do not."""
    return _family(one.unit) == _family(other.unit)


def agree(one: Count, other: Count) -> bool:
    """Whether two counts can both be true of one thing: they are comparable and their intervals overlap.

    A round figure stands for what is rounded to it (`numbers.slack`): 1,000 and 1,012 agree, 766 and 776 do not.
    """
    if not comparable(one, other):
        return False
    low_one, high_one = _interval(one)
    low_other, high_other = _interval(other)
    return low_one <= high_other and low_other <= high_one


def _family(unit: CountUnit) -> str:
    return "troops" if unit == "personnel" else unit


def _interval(count: Count) -> tuple[float, float]:
    low = float(count.low or 0)
    high = math.inf if count.high is None else float(count.high)
    if count.op == "=" and low == high and not re.search(r"[a-z]", count.text):
        room = numbers.slack(low) * 0.999  # a figure half way between two roundings belongs to one of them
        return low - room, high + room
    return low, high


def _mention(sentence: Sentence, draft: Draft, unit: CountUnit) -> CountMention:
    amount, offset = draft.amount, sentence.start
    text = sentence.text[draft.start : amount.end]
    count = Count(
        low=None if amount.low is None else math.floor(amount.low),
        best=None if amount.best is None else round(amount.best),
        high=None if amount.high is None else math.ceil(amount.high),
        op=amount.op,
        unit=unit,
        text=text,
        scope=draft.scope,
    )
    return CountMention(
        start=offset + draft.start,
        end=offset + amount.end,
        text=text,
        count=count,
        noun=sentence.text[draft.noun_start : draft.noun_end],
        noun_start=offset + draft.noun_start,
        noun_end=offset + draft.noun_end,
        of=_of(draft.of or draft.default, unit),
        rule=draft.rule,
    )


def _of(fate: str, unit: CountUnit) -> Of:
    machine = unit in ("vehicles", "aircraft")
    if machine and fate in ("killed", "wounded", "displaced"):
        return "other"
    for known in ("strength", "killed", "wounded", "captured", "displaced"):
        if fate == known:
            return known
    return "other"
