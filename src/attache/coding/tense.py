"""Which way does a date without a year look: back, ahead, or is it open? Read from the words around it.

News English dates what happened ("was signed in March") and what will happen ("will leave in March") alike, so the verb
decides. The nearest cue to the left in the same clause wins, then the nearest to the right.
"""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["past", "future", "open"]

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[;:()]")
_REACH = 14  # words; beyond that the verb of another clause is more likely than the date's own

_FUTURE = frozenset(
    "will shall would 'll upcoming forthcoming expected scheduled planned slated due plans plan planning intends intend aims "
    "set tomorrow next soon hopes hope wants want vows vowed pledges pledged promises promised must should could deadline "
    "eventually intended".split()  # noqa: SIM905
)
_PAST = frozenset(
    "was were had did said says told has have been went came took made gave left saw met held led won lost began fell rose "
    "became sent brought broke built bought caught cut drew drove found fought flew got grew hit kept knew laid let meant "
    "paid put ran rang sank sat shot shook sold spent stood struck swore swept taught threw understood withdrew wrote ago "
    "previously earlier last already signed".split()  # noqa: SIM905
)
# Orders and promises: what follows their infinitive lies ahead of them ("ordered the troops to leave by July").
_WILLING = frozenset(
    "order orders ordered ordering ask asks asked tell tells told give gives gave giving given agree agrees agreed agreeing "
    "plan plans planned vow vows vowed pledge pledges pledged promise promises promised expect expects expected demand "
    "demands demanded want wants wanted require requires required schedule scheduled decide decides decided set due".split()  # noqa: SIM905
)
_NOT_A_VERB = frozenset(
    "the a an its their his her our my this that these those all about over more less up each every any some".split()  # noqa: SIM905
)


def direction(text: str, start: int, end: int) -> Direction:
    """The direction of the expression at `text[start:end]`: `past`, `future`, or `open` where no cue stands near."""
    left = _WORD.findall(text, max(0, start - 160), start)
    if left and left[-1].lower() in ("for", "to") and _aims(left):
        return "future"
    for index in range(len(left) - 1, max(-1, len(left) - 1 - _REACH), -1):
        found = _cue(left, index)
        if found:
            return found
    right = _WORD.findall(text, end, end + 120)
    for index in range(min(len(right), _REACH)):
        if right[index] in (";", ":", "(", ")"):
            break
        found = _cue(right, index)
        if found:
            return found
    return "open"


def _aims(words: list[str]) -> bool:
    """Whether a closing "for" or "to" aims at a date: "scheduled for", "postponed to", "elections for"."""
    return words[-1].lower() == "for" or any(
        word.lower() in ("postponed", "delayed", "moved", "extended", "rescheduled") for word in words[-4:-1]
    )


def _cue(words: list[str], index: int) -> Direction | None:
    word = words[index].lower()
    before = words[index - 1].lower() if index else ""
    if word == "to":
        after = words[index + 1].lower() if index + 1 < len(words) else ""
        if not after or after in _NOT_A_VERB or words[index + 1][0].isupper():
            return None
        if after == "be" or before in ("is", "are"):
            return "future"
        return "future" if any(w.lower() in _WILLING for w in words[max(0, index - 8) : index]) else None
    if before == "be" or (before == "been" and index > 1 and words[index - 2].lower() == "be"):
        return None  # a passive: "will be released", the auxiliary further left decides
    if word.endswith(("'ll", "’ll")):
        return "future"
    if word in _FUTURE:
        return "future"
    if word in _PAST:
        return "past"
    if len(word) > 4 and word.endswith("ed") and words[index].islower():
        return "past"
    return None
