"""Which way does a date without a year look: back, ahead, or is it open? Read from the words around it.

News English dates what happened ("was signed in March") and what will happen ("will leave in March") alike, so the verb
decides. The nearest cue to the left in the same clause wins, then the nearest to the right. The words are those of
`lexicon/tense.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from attache.errors import LexiconError

Direction = Literal["past", "future", "open"]

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[;:()]")
_REACH = 14  # words; beyond that the verb of another clause is more likely than the date's own


class Cues(NamedTuple):
    """The word lists of tense.toml."""

    future: frozenset[str]
    past: frozenset[str]
    willing: frozenset[str]
    moving: frozenset[str]
    speech: frozenset[str]
    no_verb: frozenset[str]


def direction(text: str, start: int, end: int, participles: bool = True) -> Direction:
    """The direction of the expression at `text[start:end]`: `past`, `future`, or `open` where no cue stands near.

    Without `participles`, a regular past form or "has" decides nothing: what is "closed until Friday" is mostly
    still closed."""
    cues = _cues()
    left = _WORD.findall(text, max(0, start - 160), start)
    if left and _aims(left, cues) and not text.startswith(("'s", "’s"), end):
        return "future"
    for index in range(len(left) - 1, max(-1, len(left) - 1 - _REACH), -1):
        found = _cue(left, index, participles, cues)
        if found:
            return found
    right = _WORD.findall(text, end, end + 120)
    for index in range(min(len(right), _REACH)):
        if right[index] in (";", ":", "(", ")"):
            break
        if right[index].lower() in cues.speech:
            continue
        found = _cue(right, index, participles, cues)
        if found:
            return found
    return "open"


def _aims(words: list[str], cues: Cues) -> bool:
    """Whether a closing "for" or "to" aims at a date: "elections for", "postponed to"."""
    last = words[-1].lower()
    return last == "for" or (last == "to" and any(word.lower() in cues.moving for word in words[-4:-1]))


def _cue(words: list[str], index: int, participles: bool, cues: Cues) -> Direction | None:
    word = words[index].lower()
    before = words[index - 1].lower() if index else ""
    if word == "to":
        return "future" if _infinitive_ahead(words, index, cues) else None
    if before == "be":
        return None  # a passive: in "will be released" the auxiliary further left decides
    if word in cues.future or word.endswith(("'ll", "’ll")):
        return "future"
    if word in cues.past and (participles or word not in ("has", "have")):
        return "past"
    if participles and len(word) > 4 and word.endswith("ed") and words[index].islower():
        return "past"
    return None


def _infinitive_ahead(words: list[str], index: int, cues: Cues) -> bool:
    """Whether the "to" at `index` opens an infinitive that lies ahead: "is to leave", "ordered them to leave"."""
    if index + 1 >= len(words) or words[index + 1].lower() in cues.no_verb or words[index + 1][0].isupper():
        return False
    if words[index + 1].lower() == "be" or (index and words[index - 1].lower() in ("is", "are")):
        return True
    return any(word.lower() in cues.willing for word in words[max(0, index - 8) : index])


@cache
def _cues() -> Cues:
    data = tomllib.loads(files("attache.lexicon").joinpath("tense.toml").read_text(encoding="utf-8"))
    try:
        return Cues(*(frozenset(data[name].split()) for name in Cues._fields))
    except KeyError as error:
        raise LexiconError(f"tense.toml: {error} is missing; see the head of the file for its form") from None
