"""What coding knows of a host's leave for a force: `consent.toml`."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from attache.lexicon import ownfile

FILE = "consent.toml"


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    invited: tuple[str, ...]
    contested: tuple[str, ...]


class Consents(msgspec.Struct, frozen=True):
    """Patterns over a sentence that say that a force is welcome, or that it has no leave."""

    invited: tuple[re.Pattern[str], ...]
    contested: tuple[re.Pattern[str], ...]

    @classmethod
    def load(cls, extra: Path | None = None) -> Consents:
        """The shipped table, or a user's own in its place."""
        table = ownfile.load(FILE, extra, _Table)
        return cls(
            *(tuple(ownfile.pattern(FILE, text) for text in texts) for texts in (table.invited, table.contested))
        )
