"""What coding knows of forces kept apart, or not, at one site: `separation.toml`."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from attache.lexicon import ownfile

FILE = "separation.toml"


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    apart: tuple[str, ...]
    together: tuple[str, ...]


class Separations(msgspec.Struct, frozen=True):
    """Patterns over a sentence that say that forces are kept apart, or that they are close together."""

    apart: tuple[re.Pattern[str], ...]
    together: tuple[re.Pattern[str], ...]

    @classmethod
    def load(cls, extra: Path | None = None) -> Separations:
        """The shipped table, or a user's own in its place."""
        table = ownfile.load(FILE, extra, _Table)
        return cls(*(tuple(ownfile.pattern(FILE, text) for text in texts) for texts in (table.apart, table.together)))
