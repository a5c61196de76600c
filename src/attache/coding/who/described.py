"""Forces that no noun of the lexicon names but the encoder reads as such: "Slovak engineers", "Venezuelan F-16s"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import msgspec

from attache.coding.who import owners, phrases
from attache.coding.who.scan import SentenceScan
from attache.lexicon import Lexicon
from attache.lexicon.entries import Noun
from attache.lexicon.names import Match

_NOUNS = {"force": "troops", "group": "rebels", "weapon": "platforms"}
# A type that has a crew: "F-16s", "Su-34", "MQ-9". What one person throws or fires does not stand for a state.
_TYPE = re.compile(r"(?:[A-Z][A-Za-z]{0,3} ?- ?\d{1,3}[A-Za-z]{0,3})")
_FIRED = frozenset(
    ["rifle", "missile", "shell", "rocket", "mine", "round", "bomb", "ammunition", "weapon", "munition", "launcher"]
)


class Nominal(msgspec.Struct, frozen=True):
    """A noun phrase: tokens `first` to `last`, its noun, and the names beside it that may say whose it is."""

    first: int
    last: int
    noun: Noun
    plural: bool
    owners: tuple[Match, ...]
    strong: bool
    head: int  # the noun itself
    after: bool = False  # whether the owners stand after the noun
    apposed: bool = False  # whether the owner is the thing itself: "the force in Somalia, AMISOM"


def find(scanned: SentenceScan, known: Collection[int], lexicon: Lexicon) -> Iterable[Nominal]:
    """The forces, groups and manned weapons of a sentence that have a nationality; none headed by a token of
    `known`."""
    for named in scanned.sentence.armed:
        if named.label not in _NOUNS:
            continue
        head = phrases.head(scanned.tokens, named.first, named.last)
        words = [token.text for token in scanned.tokens[named.first : named.last]]
        fired = any(token.lemma in _FIRED for token in scanned.tokens[named.first : named.last])
        if named.label == "weapon" and (fired or not _TYPE.search(" ".join(words))):
            continue
        if head in known or head in scanned.proper_at:
            continue
        first, names, _ = owners.before(scanned, max(head, named.first))
        if names and names[0].entry("adjective", "country", "homeland", "breakaway") is not None:
            noun = lexicon.nouns[_NOUNS[named.label]]
            yield Nominal(min(first, named.first), named.last, noun, True, names, True, head)


def is_force(scanned: SentenceScan, token: int) -> bool:
    """Whether the encoder reads a noun as people under arms: "French instructors"."""
    return any(
        named.label == "force" and named.first <= token < named.last and named.last - named.first > 1
        for named in scanned.sentence.armed
    )
