"""What coding knows of reporting words: `speech.toml`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from attache.lexicon import ownfile

FILE = "speech.toml"


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reporting verbs, those that report only with a quotation or a clause, source phrases and nouns for unnamed
    speakers."""

    verbs: frozenset[str]
    content_verbs: frozenset[str]
    voicing: frozenset[str]
    clear: frozenset[str]
    claiming: frozenset[str]
    naming: frozenset[str]
    naming_as: frozenset[str]
    silent: frozenset[str]
    phrases: frozenset[str]
    anonymous: frozenset[str]
    offices: frozenset[str]
    spokesmen: frozenset[str]
    bodies: frozenset[str]

    @classmethod
    def load(cls, extra: Path | None = None) -> Speech:
        """The shipped table, or a user's own `speech.toml` in its place."""
        return ownfile.load(FILE, extra, cls)
