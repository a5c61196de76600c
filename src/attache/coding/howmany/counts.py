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
from attache.coding.howmany.countdraft import Draft, Scope, is_label, pieces, read_scope
from attache.coding.howmany.countfates import read_fate, share_fates
from attache.coding.howmany.countnouns import read_noun, share_nouns
from attache.coding.howmany.numbers import Amount
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
        if amount.symbol or is_label(text, amount, units) or _is_named(sentence, amount):
            continue
        for piece in pieces(text, amount):
            draft = Draft(amount=piece, start=piece.start)
            read_scope(text, draft)
            read_noun(text, draft, units)
            if draft.unit is None:
                _read_force(sentence, draft)
            drafts.append(draft)
    share_nouns(text, drafts)
    counted = [draft for draft in drafts if draft.unit]
    for draft in counted:
        draft.of = read_fate(text, draft, units)
    share_fates(text, counted, units)
    return tuple(_mention(sentence, draft, draft.unit) for draft in counted if draft.unit)


def _read_force(sentence: Sentence, draft: Draft) -> None:
    """The force or group that the encoder reads right behind a figure: "some 700 Islamic Movement of X fighters"."""
    nouns = load().nouns
    behind = sentence.start + draft.amount.end + 1
    for span in sentence.armed:
        last = sentence.tokens[span.last - 1]
        people = last.text.lower() in nouns and span.label in ("force", "group")
        if people and sentence.tokens[span.first].start == behind:
            draft.unit, draft.default, draft.rule = "troops", "strength", f"model armed:{span.label}"
            draft.noun_start, draft.noun_end = last.start - sentence.start, last.end - sentence.start


def _is_named(sentence: Sentence, amount: Amount) -> bool:
    """Whether a figure belongs to a name: "the Badri 313 Battalion", "Challenger 2 tanks"."""
    spans = (s for s in (*sentence.armed, *sentence.named) if s.label not in ("quantity", "date", "money"))
    at = sentence.start + amount.figure_start
    return any(sentence.tokens[s.first].start < at < sentence.tokens[s.last - 1].end for s in spans)


def count(amount: Amount, unit: CountUnit, text: str, scope: Scope = "total") -> Count:
    """The count that an amount of a unit makes; people and machines are whole."""
    return Count(
        low=None if amount.low is None else math.floor(amount.low),
        best=None if amount.best is None else round(amount.best),
        high=None if amount.high is None else math.ceil(amount.high),
        op=amount.op,
        unit=unit,
        text=text,
        scope=scope,
    )


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
    return low + (count.op == ">"), high - (count.op == "<")


def _mention(sentence: Sentence, draft: Draft, unit: CountUnit) -> CountMention:
    amount, offset = draft.amount, sentence.start
    text = sentence.text[draft.start : amount.end]
    return CountMention(
        start=offset + draft.start,
        end=offset + amount.end,
        text=text,
        count=count(amount, unit, text, draft.scope),
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
