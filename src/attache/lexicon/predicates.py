"""What coding knows of verbs and nouns: one row of `predicates.toml` for each thing that can be done."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from attache.errors import LexiconError

FILE = "predicates.toml"


class PredicateRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row. `verbs` may carry a particle ("pull out"). `objects` restricts the verb to objects with these lemmas;
    `not_objects`, `not_subjects` and `not_modifiers` name the company in which the word means something else
    ("withdraw a bid")."""

    id: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()  # doers that nobody is: "floods killed"
    not_modifiers: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()  # prepositions that lead the noun elsewhere: "on strike"
    event: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    future: str | None = None  # the root where the deed is only announced, planned or agreed
    recipient: tuple[str, ...] = ()  # prepositions that lead to the recipient, besides the object
    partner: tuple[str, ...] = ()  # prepositions that lead to those who do it too: "signed a pact with"
    presence: str | None = None
    moves: str = "subject"  # the force: "subject", "object" or "either" (the object if it is a force, else the subject)
    to: tuple[str, ...] = ()  # prepositions of the place of arrival or stay; "object" where the object is the place
    source: tuple[str, ...] = ()  # prepositions of the place left; "object" likewise
    office: str | None = None
    came_by: str | None = None
    speech: bool = False
    actor_is: tuple[str, ...] = ()  # sectors: whoever does it must be of one of them
    armed: bool = False  # somebody under arms must do it or suffer it, or one state do it to another
    intransitive: bool = False  # never with a direct object
    not_clause: bool = False  # with a clause of its own the verb only speaks: "conceded that"
    object_is_place: bool = False  # "seized Kabul": the object must be somewhere
    needs_infinitive: bool = False  # "told them to leave", not "told a conference"
    needs_recipient: bool = False  # without somebody it is done to, the word means something else
    of: str = "object"  # what "of" marks beside the noun: "the expulsion of X" object, "the withdrawal of X" subject

    @property
    def general(self) -> bool:
        """Whether the row stands for a root and has no word of its own."""
        return self.id.isupper()

    @property
    def origin(self) -> str:
        """The row, as a rule string cites it; or the encoder's head, where the row only stands for a root."""
        return f"model deeds:{self.event or self.presence}" if self.id.isupper() else f"lexicon {FILE}:{self.id}"


class Predicates:
    """Rows by the word that triggers them."""

    def __init__(self, rules: Iterable[PredicateRule]) -> None:
        self.rules = tuple(rules)
        self.verbs: dict[str, list[PredicateRule]] = {}
        self.nouns: dict[str, list[PredicateRule]] = {}
        self.adjectives: dict[str, list[PredicateRule]] = {}
        for rule in self.rules:
            for table, words in (
                (self.verbs, rule.verbs),
                (self.nouns, rule.nouns),
                (self.adjectives, rule.adjectives),
            ):
                for word in words:
                    table.setdefault(word, []).append(rule)
        self.general = {rule.id: rule for rule in self.rules if rule.id == rule.event}

    def root_of(self, move: str | None) -> str:
        """The root whose general row serves a presence action that is no event of its own."""
        return "RETREAT" if move in ("withdraw", "begin-withdrawal", "agree-to-leave", "order-out") else "MOBILIZE"

    @classmethod
    def load(cls, extra: Path | None = None) -> Predicates:
        """The shipped rows, and those of a user's own `predicates.toml`, which take the place of rows with their id."""
        rows = _rows(Path(__file__).parent / FILE)
        if extra is not None and (extra / FILE).exists():
            rows |= _rows(extra / FILE)
        return cls(rows.values())


def _rows(path: Path) -> dict[str, PredicateRule]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        rules = msgspec.convert(data.get("predicate", []), tuple[PredicateRule, ...])
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}; see docs/schema.md for the form of a row") from error
    return {rule.id: rule for rule in rules}
