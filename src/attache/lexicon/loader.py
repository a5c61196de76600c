"""The lexicon as coding sees it: frozen rows by key, and the matcher over all their names."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from attache.errors import LexiconError
from attache.lexicon import compile as compiled
from attache.lexicon import entries, tables

if TYPE_CHECKING:
    from attache.lexicon.names import Names


# Tables that are read by `words`, each in place of the shipped one; predicates.toml by its rows.
WORD_FILES = (
    "predicates.toml",
    "modality.toml",
    "speech.toml",
    "carriers.toml",
    "accords.toml",
    "equipment.toml",
    "separation.toml",
    "consent.toml",
    "elsewhere.toml",
)


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything that coding knows. Each mapping goes from a row's key to the row, in the order of the file."""

    countries: dict[str, entries.Country]
    metonyms: dict[str, entries.Metonym]
    regions: dict[str, entries.Region]
    forces: dict[str, entries.Force]
    groups: dict[str, entries.Group]
    organisations: dict[str, entries.Organisation]
    holders: tuple[entries.Holder, ...]
    history: tuple[entries.HistoryEvent, ...]
    sites: dict[str, entries.Site]
    roles: dict[str, entries.Role]
    nouns: dict[str, entries.Noun]
    namesakes: tuple[entries.Namesake, ...]
    rivals: tuple[entries.Rival, ...]
    whole: frozenset[str]
    homelands: dict[str, entries.Homeland]
    ships: dict[str, entries.Ship]
    ranks: tuple[str, ...]
    honorifics: tuple[str, ...]
    folder: Path | None = None  # the user's own files, where they were given

    @classmethod
    def load(cls, extra: Path | None = None) -> Lexicon:
        """The shipped lexicon, with the rows of a user's own folder of TOML files added or put in place of older ones.

        The same `extra` gives the same object. Raises LexiconError, naming the file and the row.
        """
        return _load(extra.resolve() if extra else None)

    @cached_property
    def offices(self) -> dict[str, tuple[entries.Holder, ...]]:
        """The rows of each office-holder, by the person's id, in the order of the file."""
        rows: dict[str, list[entries.Holder]] = {}
        for held in self.holders:
            rows.setdefault(held.person, []).append(held)
        return {person: tuple(held) for person, held in rows.items()}

    @cached_property
    def names(self) -> Names:
        """The matcher over all names of the lexicon."""
        from attache.lexicon.names import build

        return build(self)


@lru_cache(maxsize=4)
def _load(extra: Path | None) -> Lexicon:
    content = _shipped()
    if extra is not None:
        if not extra.is_dir():
            raise LexiconError(f"{extra}: no such folder; give the folder that holds your own lexicon files")
        found = compiled.sources(extra)
        if not found and not any((extra / name).exists() for name in WORD_FILES):
            expected = ", ".join((*tables.FILES, *WORD_FILES))
            raise LexiconError(f"{extra}: holds no lexicon file; expected one of {expected}")
        content = tables.merge(content, tables.read(found, f"{extra.name}/"))
    by_key: dict[str, dict[str, Any]] = {table: {row.key: row for row in rows} for table, rows in content.rows.items()}
    return Lexicon(
        countries=by_key.get("country", {}),
        metonyms=by_key.get("metonym", {}),
        regions=by_key.get("region", {}),
        forces=by_key.get("force", {}),
        groups=by_key.get("group", {}),
        organisations=by_key.get("organisation", {}),
        holders=tuple(by_key.get("holder", {}).values()),
        history=tuple(by_key.get("event", {}).values()),
        sites=by_key.get("site", {}),
        roles=by_key.get("role", {}),
        nouns=by_key.get("noun", {}),
        namesakes=tuple(by_key.get("namesake", {}).values()),
        rivals=tuple(by_key.get("rival", {}).values()),
        whole=frozenset(force for row in by_key.get("whole", {}).values() for force in row.forces),
        homelands=by_key.get("homeland", {}),
        ships=by_key.get("ship", {}),
        ranks=content.words.get("ranks", ()),
        honorifics=content.words.get("honorifics", ()),
        folder=extra,
    )


def _shipped() -> tables.Content:
    files = compiled.sources()
    if compiled.COMPILED.is_file():
        content = compiled.decode(compiled.COMPILED.read_bytes(), compiled.digest(files))
        if content is not None:
            return content
    return tables.read(files)
