"""What coding knows of agreements: `accords.toml`."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import msgspec

from attache.lexicon import ownfile
from attache.model import AgreementAction, AgreementType

FILE = "accords.toml"


class Accords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Nouns for what states sign, the verbs and nouns that say what is done to it, and for each type of agreement the
    words that mark it, the first type that fits winning."""

    nouns: frozenset[str]
    weak: frozenset[str]
    dealings: frozenset[str]
    bodies: frozenset[str]
    parties: frozenset[str]
    firms: frozenset[str]
    verbs: dict[AgreementAction, tuple[str, ...]]
    acts: dict[AgreementAction, tuple[str, ...]]
    types: dict[AgreementType, frozenset[str]]

    @cached_property
    def by_verb(self) -> dict[str, AgreementAction]:
        """The action that a verb says of an agreement."""
        return {verb: action for action, verbs in self.verbs.items() for verb in verbs}

    @cached_property
    def by_act(self) -> dict[str, AgreementAction]:
        """The same by noun."""
        return {noun: action for action, nouns in self.acts.items() for noun in nouns}

    @classmethod
    def load(cls, extra: Path | None = None) -> Accords:
        """The shipped table, with the keys of a user's own in the place of its keys."""
        rows = {**ownfile.read(FILE, None), **ownfile.read(FILE, extra)}
        try:
            return msgspec.convert(rows, cls)
        except msgspec.ValidationError as error:
            raise ownfile.wrong(FILE, error) from error
