"""What coding knows of reporting words: `speech.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from attache.errors import LexiconError

FILE = "speech.toml"


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reporting verbs, those that report only with a quotation or a clause, source phrases and nouns for unnamed
    speakers."""

    verbs: frozenset[str]
    content_verbs: frozenset[str]
    phrases: frozenset[str]
    anonymous: frozenset[str]
    bodies: frozenset[str]

    @classmethod
    def load(cls, extra: Path | None = None) -> Speech:
        """The shipped table, or a user's own `speech.toml` in its place."""
        path = Path(__file__).parent / FILE
        if extra is not None and (extra / FILE).exists():
            path = extra / FILE
        try:
            return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), cls)
        except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
            raise LexiconError(f"{path.name}: {error}; compare it with the shipped file of that name") from error
