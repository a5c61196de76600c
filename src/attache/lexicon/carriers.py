"""What coding knows of words that carry a deed without being one: `carriers.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from attache.errors import LexiconError

FILE = "carriers.toml"


class Carriers(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"continue_": "continue"}):
    """Verbs that carry a noun's deed or are a phase of it, nouns that portion out what follows, words of civil offices.
    All dictionary forms."""

    doing: frozenset[str]
    suffering: frozenset[str]
    happening: frozenset[str]
    begin: frozenset[str]
    complete: frozenset[str]
    continue_: frozenset[str]
    portions: frozenset[str]
    civil: frozenset[str]

    @classmethod
    def load(cls, extra: Path | None = None) -> Carriers:
        """The shipped table, or a user's own `carriers.toml` in its place."""
        path = Path(__file__).parent / FILE
        if extra is not None and (extra / FILE).exists():
            path = extra / FILE
        try:
            return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), cls)
        except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
            raise LexiconError(f"{path.name}: {error}; compare it with the shipped file of that name") from error
