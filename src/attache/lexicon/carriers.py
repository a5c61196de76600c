"""What coding knows of words that carry a deed without being one: `carriers.toml`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from attache.lexicon import ownfile

FILE = "carriers.toml"


class Carriers(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"continue_": "continue"}):
    """Verbs that carry a noun's deed or are a phase of it, nouns that portion out what follows, words of civil offices,
    of bodies that only decide, of local offices and of those who are no force, verbs of those who flee. All dictionary
    forms."""

    doing: frozenset[str]
    suffering: frozenset[str]
    happening: frozenset[str]
    begin: frozenset[str]
    complete: frozenset[str]
    continue_: frozenset[str]
    portions: frozenset[str]
    civil: frozenset[str]
    deciding: frozenset[str]
    local: frozenset[str]
    fleeing: frozenset[str]
    unarmed: frozenset[str]

    @classmethod
    def load(cls, extra: Path | None = None) -> Carriers:
        """The shipped table, or a user's own `carriers.toml` in its place."""
        return ownfile.load(FILE, extra, cls)
