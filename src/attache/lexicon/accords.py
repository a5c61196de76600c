"""What coding knows of agreements: `accords.toml`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from attache.lexicon import ownfile
from attache.model import AgreementType

FILE = "accords.toml"


class Accords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for what states sign, and for each type of agreement the words that mark it, the first type that fits
    winning."""

    nouns: frozenset[str]
    types: dict[AgreementType, frozenset[str]]

    @classmethod
    def load(cls, extra: Path | None = None) -> Accords:
        """The shipped table, or a user's own in its place."""
        return ownfile.load(FILE, extra, cls)
