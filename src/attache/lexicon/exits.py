"""How a sentence says that a force is gone, still there, or in the place of another: `exits.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from attache.lexicon import ownfile

FILE = "exits.toml"

Phrase = tuple[str, ...]


class Exits(msgspec.Struct, frozen=True):
    """Words and phrases by what they tell of a force. A phrase is its words in lower case."""

    forces: frozenset[str]
    participles: frozenset[Phrase]
    helpers: frozenset[str]
    with_have: frozenset[Phrase]
    alone: frozenset[Phrase]
    states: frozenset[Phrase]
    nobody: frozenset[Phrase]
    staying: frozenset[Phrase]
    untrue: frozenset[Phrase]
    under_way: frozenset[str]
    taking: frozenset[Phrase]
    clearing: frozenset[Phrase]
    giving: frozenset[Phrase]
    sharing: frozenset[Phrase]
    holding: frozenset[Phrase]
    attempts: frozenset[str]

    @classmethod
    def load(cls) -> Exits:
        """The shipped table. Raises LexiconError where it does not have its form."""
        return _load()


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forces: tuple[str, ...]
    participles: tuple[str, ...]
    helpers: tuple[str, ...]
    with_have: tuple[str, ...]
    alone: tuple[str, ...]
    states: tuple[str, ...]
    nobody: tuple[str, ...]
    staying: tuple[str, ...]
    untrue: tuple[str, ...]
    under_way: tuple[str, ...]
    taking: tuple[str, ...]
    clearing: tuple[str, ...]
    giving: tuple[str, ...]
    sharing: tuple[str, ...]
    holding: tuple[str, ...]
    attempts: tuple[str, ...]


def places(words: Sequence[str], phrases: Iterable[Phrase]) -> list[tuple[int, int]]:
    """Where any of the phrases stands among the words: first index and the one behind the last, in order."""
    by_first: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[0], []).append(phrase)
    return [
        (at, at + len(phrase))
        for at, word in enumerate(words)
        for phrase in by_first.get(word, ())
        if tuple(words[at : at + len(phrase)]) == phrase
    ]


@cache
def _load() -> Exits:
    table = ownfile.load(FILE, None, _Table)
    return Exits(
        forces=frozenset(table.forces),
        participles=_phrases(table.participles),
        helpers=frozenset(table.helpers),
        with_have=_phrases(table.with_have),
        alone=_phrases(table.alone),
        states=_phrases(table.states),
        nobody=_phrases(table.nobody),
        staying=_phrases(table.staying),
        untrue=_phrases(table.untrue),
        under_way=frozenset(table.under_way),
        taking=_phrases(table.taking),
        clearing=_phrases(table.clearing),
        giving=_phrases(table.giving),
        sharing=_phrases(table.sharing),
        holding=_phrases(table.holding),
        attempts=frozenset(table.attempts),
    )


def _phrases(listed: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(tuple(phrase.split()) for phrase in listed)
