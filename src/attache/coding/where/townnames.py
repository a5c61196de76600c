"""Towns that a tagger takes for somebody: "left Gao", "attack Kharkiv"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from attache.coding.who import phrases
from attache.lexicon import Lexicon, gazetteer
from attache.lexicon.folding import fold
from attache.lexicon.names import Match
from attache.model import Named, Parse, Token

_PEOPLE = 30_000  # a town of this size is one that reports on its country name without saying what it is
_KNOWN_TO_ALL = 100_000  # and one of this size, or in a province of its name of this size, other reports too
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
# Who goes there goes to a place.
_GOING = frozenset(
    [
        "set",
        "head",
        "leave",
        "flee",
        "march",
        "advance",
        "move",
        "return",
        "withdraw",
        "retreat",
        "fly",
        "drive",
        "go",
        "come",
        "push",
        "deploy",
        "redeploy",
        "travel",
        "relocate",
        "sail",
        "depart",
    ]
)
_TOWARDS = frozenset({"to", "for", "from", "into", "towards", "toward", "via", "through", "on"})
_JOINED = frozenset({"conj", "appos"})


def surnames(parse: Parse) -> frozenset[str]:
    """The last words of the report's persons of several words, who may be called by one of them later."""
    found: set[str] = set()
    for sentence in parse.sentences:
        for named in sentence.named:
            if named.label == "person" and named.last - named.first > 1:
                found.update(token.text for token in sentence.tokens[named.first : named.last])
    return frozenset(found)


def is_town(
    tokens: Sequence[Token],
    named: Named,
    titles: Sequence[Match],
    lexicon: Lexicon,
    surnames: frozenset[str],
    countries: Container[str],
) -> bool:
    """Whether one capitalised word that the tagger calls a person or an organisation is a known town, by what is done
    to it or by a preposition of place before it. `surnames` are the names of the report's persons, `countries` those
    that it speaks of. The family name of an office-holder is never a town's."""
    token = tokens[named.first]
    if named.last - named.first != 1 or not token.text[0].isupper() or token.text.isupper() or token.text in surnames:
        return False
    if any(match.last == named.first for match in titles) or _is_possessed(tokens, named.last):
        return False
    if not is_reached(tokens, named.first) or fold(token.text) in lexicon.names.surnames:
        return False
    candidates = gazetteer.lookup(token.text)
    return any(
        town.kind == "town"
        and town.population >= _PEOPLE
        and (
            town.country in countries
            or any(other.country == town.country and other.population >= _KNOWN_TO_ALL for other in candidates)
        )
        for town in candidates
    )


def _is_possessed(tokens: Sequence[Token], last: int) -> bool:
    return phrases.is_possessor(tokens, last) or (last < len(tokens) and tokens[last].upos == "PROPN")


def is_reached(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is the object of a deed done to towns, or follows a preposition of place, or is listed with one
    that does."""
    for _ in range(3):
        token = tokens[index]
        if index and tokens[index - 1].text.lower() in phrases.STANDING | {"including"}:
            return True
        if not 0 <= token.head < len(tokens):
            return False
        if token.deprel == "obl" and index and tokens[index - 1].text.lower() in _TOWARDS:
            return tokens[token.head].lemma in _GOING
        if token.deprel in ("obj", "nsubj:pass"):
            return tokens[token.head].lemma in _DONE_TO_TOWNS
        if token.deprel not in _JOINED:
            return False
        index = token.head
    return False
