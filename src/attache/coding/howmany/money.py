"""How much money: amounts with a currency, before them ("$100 million") or behind ("1.2 billion euros")."""

from __future__ import annotations

import re

import msgspec

from attache.coding.howmany import numbers
from attache.coding.howmany.numbers import Amount
from attache.coding.howmany.units import load
from attache.model import Money, Sentence


class MoneyMention(msgspec.Struct, frozen=True, kw_only=True):
    """An amount of money at `start` to `end` of the report, operator and currency included."""

    start: int
    end: int
    text: str
    money: Money
    rule: str


def find(sentence: Sentence) -> tuple[MoneyMention, ...]:
    """Every amount of money in the sentence, in order. A plain "$" is a US dollar and a plain "pound" sterling, as
    agencies write them; "rupee" alone is India's. The amounts are in units of the currency."""
    found: list[MoneyMention] = []
    for amount in numbers.find(sentence.text):
        read = _currency(sentence.text, amount)
        if read is None:
            continue
        code, end, rule = read
        text = sentence.text[amount.start : end]
        money = Money(amount.low, amount.best, amount.high, amount.op, code, text)
        found.append(
            MoneyMention(
                start=sentence.start + amount.start, end=sentence.start + end, text=text, money=money, rule=rule
            )
        )
    return tuple(found)


def _currency(text: str, amount: Amount) -> tuple[str, int, str] | None:
    units = load()
    if amount.symbol:
        code = units.symbols.get(amount.symbol)
        return (code, amount.end, "money.symbol") if code else None
    words = re.compile(r"(?:\s+of)?((?:[ -][A-Za-z.]+){1,4})").match(text, amount.end)
    if words is None:
        sign = re.compile(r"\s?([€£¥₽₴₦₪₹$])").match(text, amount.end)
        return (units.symbols[sign[1]], sign.end(), "money.symbol") if sign else None
    pieces = list(re.finditer(r"[A-Za-z.]+", text[words.start(1) : words.end(1)]))
    for first in (0, 1):  # "100 million dollars", and with a nationality nobody listed, "2 billion Liberian dollars"
        for last in range(len(pieces), first, -1):
            stop = words.start(1) + pieces[last - 1].end()
            phrase = text[words.start(1) + pieces[first].start() : stop].rstrip(".").lower()
            code = units.currencies.get(phrase)
            if code and (first == 0 or phrase not in ("dollar", "dollars", "pound", "pounds", "franc", "francs")):
                return code, stop, "money.name"
    code_behind = re.compile(r"\s?([A-Z]{3})\b").match(text, amount.end)
    if code_behind and code_behind[1] in units.symbols:
        return units.symbols[code_behind[1]], code_behind.end(), "money.code"
    return None
