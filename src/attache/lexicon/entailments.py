"""What one action says of another: `entailments.toml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from attache.lexicon import ownfile
from attache.model import Kind, Modality

FILE = "entailments.toml"


class Action(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which actions say as much as this one, which say less, and which cannot stand beside it. `words`
    tells it as so, `bare` is its verb for what is not yet so."""

    kind: Kind
    action: str
    words: str
    given_by: tuple[str, ...]
    weaker: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    bare: str = ""
    place: Literal["inside", "around", "either"] = "either"


class Implied(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an action says of its recipients, and how a reason puts it."""

    action: str
    recipients: str
    words: str


class Received(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An action, and what its recipients do where it is done."""

    action: str
    recipients: str


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    modality: dict[Modality, int]
    action: tuple[Action, ...]
    implied: tuple[Implied, ...] = ()
    received: tuple[Received, ...] = ()


class Entailments(msgspec.Struct, frozen=True):
    """The table by kind and action."""

    modality: dict[Modality, int]
    actions: dict[tuple[str, str], Action]
    implied: dict[str, Implied]
    received: dict[str, str]

    @classmethod
    def load(cls) -> Entailments:
        """The shipped table. Raises LexiconError where it does not have its form."""
        return _load()


@cache
def _load() -> Entailments:
    table = ownfile.load(FILE, None, _Table)
    return Entailments(
        table.modality,
        {(row.kind, row.action): row for row in table.action},
        {row.action: row for row in table.implied},
        {row.action: row.recipients for row in table.received},
    )
