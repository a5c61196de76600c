"""The words of doing, saying and doubting: predicates, moods, speech and carriers, loaded together."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from attache.lexicon.carriers import Carriers
from attache.lexicon.moods import Moods
from attache.lexicon.predicates import Predicates
from attache.lexicon.speech import Speech


class Words(msgspec.Struct, frozen=True):
    """What coding knows of words that are no names."""

    predicates: Predicates
    moods: Moods
    speech: Speech
    carriers: Carriers


@lru_cache(maxsize=4)
def load(extra: Path | None = None) -> Words:
    """The shipped tables, with those of a user's own folder added or in their place."""
    return Words(Predicates.load(extra), Moods.load(extra), Speech.load(extra), Carriers.load(extra))
