"""What coding knows of weapons and vehicles: `equipment.toml`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from attache.lexicon import ownfile

FILE = "equipment.toml"


class Equipment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for equipment, in the singular; of those, the `general` ones count only behind a word of `kinds`."""

    nouns: frozenset[str]
    kinds: frozenset[str]
    general: frozenset[str]

    @classmethod
    def load(cls, extra: Path | None = None) -> Equipment:
        """The shipped table, or a user's own in its place."""
        return ownfile.load(FILE, extra, cls)
