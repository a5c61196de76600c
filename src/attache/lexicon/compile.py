"""The lexicon in one file that decodes in milliseconds: `python -m attache.lexicon` writes it anew.

Parsing the TOML costs about a second at each start; the compiled form holds the same rows beside the digest of the
bytes they came from. It is written for speed only: where the digest does not fit, the TOML is read instead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from attache.lexicon import entries, tables
from attache.lexicon.tables import Content

FOLDER = Path(__file__).parent
COMPILED = FOLDER / "compiled.msgpack"


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """The digest of the TOML bytes and what they say."""

    digest: str
    country: tuple[entries.Country, ...] = ()
    metonym: tuple[entries.Metonym, ...] = ()
    region: tuple[entries.Region, ...] = ()
    force: tuple[entries.Force, ...] = ()
    group: tuple[entries.Group, ...] = ()
    organisation: tuple[entries.Organisation, ...] = ()
    holder: tuple[entries.Holder, ...] = ()
    event: tuple[entries.HistoryEvent, ...] = ()
    site: tuple[entries.Site, ...] = ()
    role: tuple[entries.Role, ...] = ()
    noun: tuple[entries.Noun, ...] = ()
    namesake: tuple[entries.Namesake, ...] = ()
    rival: tuple[entries.Rival, ...] = ()
    whole: tuple[entries.Whole, ...] = ()
    homeland: tuple[entries.Homeland, ...] = ()
    ship: tuple[entries.Ship, ...] = ()
    words: dict[str, tuple[str, ...]] = {}


def sources(folder: Path = FOLDER) -> dict[str, bytes]:
    """The bytes of the lexicon's TOML files in a folder, by file name."""
    return {name: (folder / name).read_bytes() for name in tables.FILES if (folder / name).is_file()}


def digest(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of the files' names and bytes, and of the rows' form, which the compiled file follows."""
    sha = hashlib.sha256()
    for kinds in tables.TABLES.values():
        for kind in kinds.values():
            sha.update(repr((kind.__name__, kind.__struct_encode_fields__)).encode())
    for name in sorted(files):
        sha.update(f"{name}\x1f{len(files[name])}\x1f".encode())
        sha.update(files[name])
    return sha.hexdigest()


def encode(files: Mapping[str, bytes]) -> bytes:
    """The compiled form of the files. The same files give the same bytes. Raises LexiconError."""
    content = tables.read(files)
    rows: dict[str, Any] = dict(content.rows)
    compiled = Compiled(digest(files), words=content.words, **rows)
    return msgspec.msgpack.encode(compiled, order="deterministic")


def decode(data: bytes, expected: str) -> Content | None:
    """The content of a compiled file, or None where it was made from other files or is damaged."""
    try:
        compiled = msgspec.msgpack.decode(data, type=Compiled)
    except msgspec.MsgspecError:
        return None
    if compiled.digest != expected:
        return None
    names = [name for kinds in tables.TABLES.values() for name in kinds]
    return Content({name: getattr(compiled, name) for name in names}, compiled.words)
