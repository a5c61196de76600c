"""What is taken for one thing on record, what is not, and why: the rows of `attache same`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from attache.model import Claim
from attache.record import support
from attache.record.called import Called, called
from attache.record.decisions import Decision
from attache.record.identity import forces, key
from attache.record.joins import Joins
from attache.record.settling import cites, words_of

Standing = Literal["joined", "split", "overruled", "renamed"]


class SameRow(msgspec.Struct, frozen=True, kw_only=True):
    """`other`, or what is called `called`, counts as `id`; or it does not, by `status`.

    `status`: joined; split, by a decision; overruled, a decision that a later one rules out; renamed, two things of
    which one is said to have become the other, never joined for that. `by`: the lexicon, what the record calls both, a
    decision, a report. `other` is None for a name that the lexicon lists. `decided` is the moment of the decision, in
    UTC. `claims` are those that speak of `other` or, where none does, of `id`.
    """

    id: str
    name: str
    other: str | None
    called: str
    status: Standing
    by: Literal["lexicon", "record", "decision", "report"]
    why: str
    decided: dt.datetime | None
    claims: tuple[str, ...]


def same(claims: Iterable[Claim], joins: Joins, about: str | None = None) -> list[SameRow]:
    """The rows, by id; those of things that `about` is the id or the name of, where it is given."""
    found = _Found()
    for claim in claims:
        found.add(claim)
    said = (_by_lexicon(found, joins), _by_links(found, joins), _by_decision(found, joins), _renamed(found, joins))
    rows = [row for kind in said for row in kind if row.claims]  # of a day before anybody spoke of a thing, nothing
    if about is not None:
        asked = {row.id for row in rows if _concerns(row, about, joins)}
        rows = [row for row in rows if row.id in asked or row.other in asked]
    return sorted(rows, key=lambda row: (row.id, row.status, row.other or "", row.called, row.claims))


class _Found:
    """What claims call things: names, and words of the lexicon, each with the claims that have it."""

    def __init__(self) -> None:
        self.names: dict[str, dict[str, list[Claim]]] = {}
        self.words: dict[tuple[str, str], dict[str, list[Claim]]] = {}
        self.rules: dict[tuple[str, str], str] = {}
        self.renamings: dict[tuple[str, str], list[Claim]] = {}

    def add(self, claim: Claim) -> None:
        for thing in called(claim):
            self.names.setdefault(thing.id, {}).setdefault(thing.name, []).append(claim)
            if thing.sort not in ("country", "town", "area", "region"):
                self._add_words(thing, claim)
        if claim.action == "relabel" and claim.polarity and claim.modality == "asserted":
            new = [actor.id for actor in claim.recipients if actor.kind]
            for old in forces(claim):
                for other in new:
                    if other != old.id:
                        self.renamings.setdefault((old.id, other), []).append(claim)

    def _add_words(self, thing: Called, claim: Claim) -> None:
        for words in words_of(claim, thing.id):
            if key(words) != key(thing.name):
                at = (thing.id, key(words))
                self.words.setdefault(at, {}).setdefault(words, []).append(claim)
                rule = next(e.rule for e in claim.evidence if cites(e.rule, thing.id))
                self.rules.setdefault(at, rule.partition("; model")[0])

    def name(self, id: str) -> str:
        base = id.partition("#")[0]
        told = self.names.get(id) or self.names.get(base) or {}
        return min(told, key=lambda name: (-len(told[name]), name), default=id)

    def claims(self, *ids: str) -> tuple[str, ...]:
        """Those that speak of the first of these of which any does."""
        for id in ids:
            if id in self.names:
                return support.ids(claim for claims in self.names[id].values() for claim in claims)
        return ()


def _by_lexicon(found: _Found, joins: Joins) -> Iterator[SameRow]:
    for (id, folded), told in sorted(found.words.items()):
        if folded in joins.cut.get(id, ()):
            continue
        words = min(told, key=lambda each: (-len(told[each]), each))
        rule = found.rules[id, folded]
        line, _, more = rule.removeprefix("lexicon ").partition(": ")
        why = f"'{words}' is {more}" if more else f"the lexicon lists '{words}' as a name of {id}"
        if " with " in line:
            why = f"'{words}' is made of a name that the lexicon lists for {id}"
        yield SameRow(
            id=joins.stands_for(id),
            name=found.name(id),
            other=None,
            called=words,
            status="joined",
            by="lexicon",
            why=why,
            decided=None,
            claims=support.ids(claim for claims in told.values() for claim in claims),
        )


def _by_links(found: _Found, joins: Joins) -> Iterator[SameRow]:
    for link in joins.links:
        if link.decision is not None and link.decision.name:
            continue  # a name that went back to its thing is one of its names again
        first = joins.stands_for(link.first)
        other = link.second if link.second != first else link.first
        yield SameRow(
            id=first,
            name=found.name(first),
            other=other,
            called=found.name(other),
            status="joined",
            by="decision" if link.decision else "record",
            why=_said(link.decision) if link.decision else link.why,
            decided=link.decision.made if link.decision else None,
            claims=found.claims(other, first),
        )


def _by_decision(found: _Found, joins: Joins) -> Iterator[SameRow]:
    for status, decisions in (("split", joins.apart), ("overruled", joins.overruled)):
        for decision in decisions:
            told = found.words.get((decision.first, key(decision.name or "")), {})
            claims = support.ids(claim for each in told.values() for claim in each)
            yield SameRow(
                id=joins.stands_for(decision.first),
                name=found.name(decision.first),
                other=decision.second,
                called=decision.name or found.name(decision.second),
                status="split" if status == "split" else "overruled",
                by="decision",
                why=_said(decision),
                decided=decision.made,
                claims=claims or found.claims(decision.second, decision.first),
            )


def _renamed(found: _Found, joins: Joins) -> Iterator[SameRow]:
    for (old, new), claims in sorted(found.renamings.items()):
        if joins.stands_for(old) == joins.stands_for(new):
            continue
        yield SameRow(
            id=old,
            name=found.name(old),
            other=new,
            called=found.name(new),
            status="renamed",
            by="report",
            why=f"renamed, not the same: {found.name(old)} is said to have become {found.name(new)}",
            decided=None,
            claims=support.ids(claims),
        )


def _said(decision: Decision) -> str:
    verb = "" if decision.verdict == "merge" else ", to be two"
    return f"decided on {decision.made.date()}{verb}{f': {decision.reason}' if decision.reason else ''}"


def _concerns(row: SameRow, about: str, joins: Joins) -> bool:
    by_id = about in (row.id, row.other) or joins.stands_for(about) == row.id
    return by_id or key(about) in {key(row.name), key(row.called)}
