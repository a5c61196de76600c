"""Who is meant where: the values that actors and references are found as."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import msgspec

from attache.coding.who import phrases
from attache.coding.who.scan import Scan
from attache.model import Actor, Token

Form = Literal["name", "nominal", "pronoun", "metonym"]


class ActorMention(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (exclusive) of a sentence speak of an actor.

    `head` is their syntactic head. Several actors share one in "US and French troops", where it may lie outside the
    tokens of one of them. `start` and `end` are characters of the report; `rule` says which lexicon line or
    rule read it so.
    """

    sentence: int
    first: int
    last: int
    head: int
    start: int
    end: int
    actor: Actor
    rule: str
    form: Form


def mention_of(
    sentence: int,
    tokens: Sequence[Token],
    first: int,
    last: int,
    actor: Actor,
    rule: str,
    form: Form,
    head: int | None = None,
) -> ActorMention:
    """The mention of an actor by tokens `first` to `last` (exclusive) of a sentence; its head is found where none is
    given."""
    return ActorMention(
        sentence=sentence,
        first=first,
        last=last,
        head=phrases.head(tokens, first, last) if head is None else head,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        actor=actor,
        rule=rule,
        form=form,
    )


class Actors(msgspec.Struct, frozen=True, dict=True):
    """All mentions of a report, in the order of the text. `scan` is what they were found from, for places to go on
    with."""

    mentions: tuple[ActorMention, ...]
    scan: Scan

    def at(self, sentence: int, token: int) -> ActorMention | None:
        """The mention that a token stands for: the widest one headed by it, else the narrowest one around it."""
        found = self.all_at(sentence, token)
        return found[0] if found else None

    def all_at(self, sentence: int, token: int) -> tuple[ActorMention, ...]:
        """The mentions headed by a token, widest first, then those around it, narrowest first. More than one actor
        shares a head in "US and French troops"."""
        around = [mention for mention in self.in_sentence(sentence) if mention.first <= token < mention.last]
        headed = [mention for mention in self.in_sentence(sentence) if mention.head == token]
        headed.sort(key=lambda mention: mention.first - mention.last)
        rest = [mention for mention in around if mention.head != token]
        rest.sort(key=lambda mention: mention.last - mention.first)
        return (*headed, *rest)

    def in_sentence(self, sentence: int) -> tuple[ActorMention, ...]:
        """The mentions of one sentence, in the order of the text."""
        return self._by_sentence.get(sentence, ())

    @cached_property
    def _by_sentence(self) -> dict[int, tuple[ActorMention, ...]]:
        found: dict[int, list[ActorMention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return {index: tuple(mentions) for index, mentions in found.items()}
