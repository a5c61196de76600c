"""What the measure of support knows of words: `support.toml`."""

from __future__ import annotations

from functools import cache

import msgspec

from attache.lexicon import ownfile

FILE = "support.toml"


class Opposites(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of two or more sides that cannot all be so of one thing at one time."""

    sides: tuple[frozenset[str], ...]


class SupportWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by what they do to a sentence; `comparisons` and `bounds` go from a sign to the words that stand for it."""

    function: frozenset[str]
    negations: frozenset[str]
    universals: frozenset[str]
    partials: frozenset[str]
    hedges: frozenset[str]
    intended: tuple[str, ...]
    comparisons: dict[str, tuple[str, ...]]
    bounds: dict[str, tuple[str, ...]]
    opposites: tuple[Opposites, ...]

    @classmethod
    def load(cls) -> SupportWords:
        """The shipped table. Raises LexiconError where it does not have its form."""
        return _load()


@cache
def _load() -> SupportWords:
    return ownfile.load(FILE, None, SupportWords)
