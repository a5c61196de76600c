"""What coding knows of modality: `modality.toml`, looked up by word."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import cast

import msgspec

from attache.lexicon import ownfile
from attache.model import Modality

FILE = "modality.toml"


class Moods(msgspec.Struct, frozen=True, dict=True):
    """Word to modality, for helping verbs and for words that govern the deed; and the words of negation and
    condition."""

    auxiliaries: dict[str, Modality]
    governors: dict[str, Modality]
    verbs_only: frozenset[str]
    called_for: frozenset[str]
    infinitive_only: frozenset[str]
    doubtful: frozenset[str]
    doubted_only: frozenset[str]
    confirming: frozenset[str]
    negative_adverbs: frozenset[str]
    negative_governors: frozenset[str]
    negative_determiners: frozenset[str]
    negative_prepositions: frozenset[str]
    negative_others: frozenset[str]
    conditions: frozenset[str]
    future_conditions: frozenset[str]
    open: frozenset[str]

    @cached_property
    def negative(self) -> frozenset[str]:
        """The first words of all that makes a thing not so."""
        every = self.negative_adverbs | self.negative_governors | self.negative_determiners
        return frozenset(words.split()[0] for words in every | self.negative_prepositions | self.negative_others)

    @classmethod
    def load(cls, extra: Path | None = None) -> Moods:
        """The shipped table, or a user's own `modality.toml` in its place."""
        data = ownfile.read(FILE, extra)
        try:
            negative = data["negative"]
            return cls(
                _inverted(data["auxiliaries"]),
                _inverted(data["governors"]),
                frozenset(data["verbs_only"]["words"]),
                frozenset(data["called_for"]["words"]),
                frozenset(data["infinitive_only"]["words"]),
                frozenset(data["doubtful"]["words"]),
                frozenset(data["doubted_only"]["words"]),
                frozenset(data["confirming"]["words"]),
                frozenset(negative["adverbs"]),
                frozenset(negative["governors"]),
                frozenset(negative["determiners"]),
                frozenset(negative["prepositions"]),
                frozenset(negative["others"]),
                frozenset(data["conditions"]["marks"]),
                frozenset(data["conditions"]["future"]),
                frozenset(data["open"]["marks"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ownfile.wrong(FILE, error) from error


def _inverted(table: dict[str, list[str]]) -> dict[str, Modality]:
    return {word: cast(Modality, modality) for modality, words in table.items() for word in words}
