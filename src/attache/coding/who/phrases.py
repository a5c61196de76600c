"""Noun phrases by their words: where one begins, what heads it, what governs it.

Written to hold under a wrong parse: phrases grow over neighbouring words and word classes, and the tree only breaks
ties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attache.lexicon.folding import is_separator
from attache.model import Token

CLITICS = frozenset({"'s", "’s", "'", "’"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
_LOCATIVE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "into",
        "toward",
        "towards",
        "outside",
        "inside",
        "around",
        "across",
        "throughout",
        "within",
        "over",
        "above",
        "beyond",
        "via",
    ]
)
STANDING = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within"})


def head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token of a phrase that hangs outside it; the last one where the tree has no single such token."""
    for index in range(last - 1, first - 1, -1):
        above = tokens[index].head
        if (above < first or above >= last) and tokens[index].deprel not in ("case", "punct", "det"):
            return index
    return last - 1


def may_modify(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token can stand inside a noun phrase before its head noun."""
    token = tokens[index]
    if token.text in CLITICS:
        return True
    if is_separator(token.text):
        return index > 0 and tokens[index - 1].end == token.start
    if token.upos in _INSIDE:
        return True
    if token.upos == "VERB":
        return token.deprel == "amod" or (token.lemma == token.text and token.deprel == "compound")
    if token.upos != "ADV" or token.deprel != "advmod" or token.head <= index:
        return False
    above = tokens[token.head]
    return above.upos in ("ADJ", "NUM") or (above.upos == "VERB" and above.deprel == "amod")


def before(tokens: Sequence[Token], first: int, most: int = 8) -> Iterator[int]:
    """The indices of the words before `first` that belong to the same noun phrase, nearest first."""
    for index in range(first - 1, max(-1, first - 1 - most), -1):
        if not may_modify(tokens, index):
            return
        yield index


def preposition(tokens: Sequence[Token], first: int) -> str:
    """The preposition that stands right before a phrase, over its determiner and adjectives; empty where none does."""
    for index in range(first - 1, max(-1, first - 6), -1):
        token = tokens[index]
        if token.upos == "ADP" or token.text.lower() in _LOCATIVE:
            return token.text.lower()
        if token.upos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM") or token.text in CLITICS:
            return ""
    return ""


def is_standing(tokens: Sequence[Token], first: int) -> bool:
    """Whether a phrase follows a preposition that says where something is, not where it goes or comes from."""
    return first > 0 and tokens[first - 1].text.lower() in STANDING


def is_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is the subject of some clause."""
    return tokens[index].deprel.startswith("nsubj")


def is_definite(tokens: Sequence[Token], first: int) -> bool:
    """Whether a phrase begins with "the", "this" or "that", or stands right after one."""
    words = {"the", "this", "that", "these", "those"}
    return any(
        tokens[index].text.lower() in words and tokens[index].upos != "SCONJ"
        for index in (first, first - 1)
        if index >= 0
    )


def is_possessor(tokens: Sequence[Token], last: int) -> bool:
    """Whether "'s" follows a phrase."""
    return last < len(tokens) and tokens[last].text in CLITICS


def joins_participle(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name is the first half of a word such as "Russian-backed" or "US-led", and so no nationality."""
    return (
        last + 1 < len(tokens)
        and is_separator(tokens[last].text)
        and tokens[last - 1].end == tokens[last].start
        and tokens[last].end == tokens[last + 1].start
        and tokens[last + 1].text[:1].islower()
        and tokens[last + 1]
        .text.lower()
        .endswith(("ed", "led", "built", "made", "born", "run", "held", "ing", "friendly"))
    )


def is_all_capitals(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is set in capitals, so that case tells nothing."""
    letters = [token.text for token in tokens if token.text.isalpha()]
    return len(letters) > 2 and all(text.isupper() for text in letters)
