"""What coding knows of sport, business and the stage: `elsewhere.toml`."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from attache.lexicon import ownfile

FILE = "elsewhere.toml"


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


class Elsewhere(msgspec.Struct, frozen=True):
    """The words that say that a sentence is about something that this record does not follow."""

    words: re.Pattern[str]

    @classmethod
    def load(cls, extra: Path | None = None) -> Elsewhere:
        """The shipped table, or a user's own in its place."""
        words = "|".join(re.escape(word) for word in ownfile.load(FILE, extra, _Table).words)
        return cls(ownfile.pattern(FILE, rf"\b(?:{words})(?:e?s)?\b"))

    def speaks_in(self, text: str) -> bool:
        """Whether a sentence has one of the words."""
        return self.words.search(text) is not None
