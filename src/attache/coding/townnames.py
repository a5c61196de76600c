"""Towns that a tagger takes for somebody: "left Gao", "attack Kharkiv"."""

from __future__ import annotations

from collections.abc import Sequence

from attache.coding import phrases
from attache.lexicon import Lexicon, gazetteer
from attache.lexicon.names import Match
from attache.model import Named, Parse, Token

_PEOPLE = 30_000  # a town of this size is one that reports name without saying what it is
# What is done to towns, and to people rarely enough that the gazetteer may decide.
_DONE_TO_TOWNS = frozenset(
    [
        "leave",
        "enter",
        "reach",
        "attack",
        "strike",
        "hit",
        "shell",
        "bomb",
        "bombard",
        "pound",
        "capture",
        "recapture",
        "take",
        "retake",
        "seize",
        "storm",
        "besiege",
        "encircle",
        "surround",
        "occupy",
        "liberate",
        "raid",
        "invade",
        "overrun",
        "evacuate",
        "abandon",
        "quit",
        "hold",
        "control",
        "rock",
    ]
)
_JOINED = frozenset({"conj", "appos"})


def surnames(parse: Parse) -> frozenset[str]:
    """The last words of the report's persons of several words, who may be called by one of them later."""
    found = set()
    for sentence in parse.sentences:
        for named in sentence.named:
            if named.label == "person" and named.last - named.first > 1:
                found.update(token.text for token in sentence.tokens[named.first : named.last])
    return frozenset(found)


def is_town(
    tokens: Sequence[Token], named: Named, titles: Sequence[Match], lexicon: Lexicon, surnames: frozenset[str]
) -> bool:
    """Whether one capitalised word that the tagger calls a person or an organisation is a known town, by what is done
    to it or by a preposition of place before it. `surnames` are the names of the report's persons."""
    token = tokens[named.first]
    if named.last - named.first != 1 or not token.text[0].isupper() or token.text.isupper() or token.text in surnames:
        return False
    if any(match.last == named.first for match in titles) or _is_possessed(tokens, named.last):
        return False
    return _is_reached(tokens, named.first) and is_known(token.text, lexicon)


def is_known(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a town of some size."""
    return any(found.kind == "town" and found.population >= _PEOPLE for found in gazetteer.lookup(name))


def _is_possessed(tokens: Sequence[Token], last: int) -> bool:
    return phrases.is_possessor(tokens, last) or (last < len(tokens) and tokens[last].upos == "PROPN")


def _is_reached(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is the object of a deed done to towns, or follows a preposition of place, or is listed with one
    that does."""
    for _ in range(3):
        token = tokens[index]
        if index and tokens[index - 1].text.lower() in phrases.STANDING:
            return True
        if not 0 <= token.head < len(tokens):
            return False
        if token.deprel in ("obj", "nsubj:pass"):
            return tokens[token.head].lemma in _DONE_TO_TOWNS
        if token.deprel not in _JOINED:
            return False
        index = token.head
    return False
