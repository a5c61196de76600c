"""Claims with the ids under which the views have things: one id for what is one thing.

Everything that a view answers rests on claims that went through here; the stored ones stay as they were coded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from attache.model import Actor, Claim, Place, Speaker
from attache.record.called import called
from attache.record.decisions import Decision
from attache.record.identity import actor_id, forces, key
from attache.record.joins import DESCRIBED, Joins, join

T = TypeVar("T")


def settle(claims: Iterable[Claim], decisions: Sequence[Decision] = ()) -> list[Claim]:
    """The claims under the joins among what they themselves speak of, and under the decisions; in their order."""
    claims = list(claims)
    joins = join((thing for claim in claims for thing in called(claim)), decisions)
    return list(settled(claims, joins))


def settled(claims: Iterable[Claim], joins: Joins) -> Iterator[Claim]:
    """The claims with each joined id replaced by the one that stands for it. What was called by another name keeps it;
    what it is, and where, is filled in from the thing that it is now."""
    if not joins.first and not joins.cut:
        yield from claims
        return
    for claim in claims:
        yield _settled(claim, joins)


def _settled(claim: Claim, joins: Joins) -> Claim:
    actors = _standing(claim, _actors(claim, claim.actors, joins), joins)
    recipients = _actors(claim, claim.recipients, joins)
    place = _place(claim, claim.place, joins)
    origin = _place(claim, claim.origin, joins)
    apart = tuple(msgspec.structs.replace(kept, from_=joins.stands_for(kept.from_)) for kept in claim.separation)
    speaker = _speaker(claim.speaker, joins)
    new = (actors, recipients, place, origin, apart, speaker)
    if new == (claim.actors, claim.recipients, claim.place, claim.origin, claim.separation, claim.speaker):
        return claim
    return msgspec.structs.replace(
        claim, actors=actors, recipients=recipients, place=place, origin=origin, separation=apart, speaker=speaker
    )


def words_of(claim: Claim, id: str) -> list[str]:
    """The characters of the claim's quote that were read as the thing of that id, by a line of the lexicon."""
    return [
        claim.quote[item.start - claim.start : item.end - claim.start]
        for item in claim.evidence
        if claim.start <= item.start and item.end <= claim.end and cites(item.rule, id)
    ]


def cites(rule: str, id: str) -> bool:
    """Whether a rule names the lexicon's line of that id: "lexicon sites.toml:site/camp-simba"."""
    return rule.startswith("lexicon ") and re.search(rf"\.toml:{re.escape(id)}(?![\w/-])", rule) is not None


def _new_id(claim: Claim, id: str, name: str, joins: Joins) -> tuple[str, str]:
    """The id that stands for a thing in this claim, and its name."""
    for said in (*words_of(claim, id), name) if id in joins.cut else ():
        decision = joins.cut[id].get(key(said))
        if decision is not None:
            return joins.stands_for(decision.second), decision.name or name
    return joins.stands_for(id), name


def _actors(claim: Claim, actors: tuple[Actor, ...], joins: Joins) -> tuple[Actor, ...]:
    found = tuple(_actor(claim, actor, joins) for actor in actors)
    if found == actors:
        return actors
    return tuple({actor_id(actor, claim.report): actor for actor in reversed(found)}.values())[::-1]


def _standing(claim: Claim, actors: tuple[Actor, ...], joins: Joins) -> tuple[Actor, ...]:
    """The actors, the first by the name of its armed forces where these are now one with another force."""
    stands = [force for force in forces(claim) if not force.own_name] if claim.kind == "presence" else []
    if not stands or joins.stands_for(stands[0].id) == stands[0].id:
        return actors
    own = Actor(stands[0].id, stands[0].name, stands[0].country, "MIL", stands[0].kind)
    return (_filled(own, joins.stands_for(own.id), None, joins), *actors[1:])


def _actor(claim: Claim, actor: Actor, joins: Joins) -> Actor:
    id = actor_id(actor, claim.report)
    new, name = _new_id(claim, id, actor.name, joins)
    return actor if new == id else _filled(actor, new, name, joins)


def _filled(actor: Actor, new: str, name: str | None, joins: Joins) -> Actor:
    """The actor as `new`; without a name of its own, by that of the thing it is now."""
    known = [thing.actor for thing in joins.things.get(new, ()) if thing.actor]
    return Actor(
        new,
        name or _first(other.name for other in known) or actor.name,
        actor.country or _first(other.country for other in known),
        actor.sector or _first(other.sector for other in known),
        actor.kind or _first(other.kind for other in known),
        actor.role,
    )


def _first(values: Iterable[T | None]) -> T | None:
    """The first in order of those that are given; the order of the things is fixed, whatever that of the reports."""
    return next((value for value in values if value), None)


def _place(claim: Claim, place: Place | None, joins: Joins) -> Place | None:
    if place is None:
        return None
    new, name = _new_id(claim, place.id, place.name, joins)
    if new == place.id:
        return place
    known = [thing.place for thing in joins.things.get(new, ()) if thing.place]
    if not known:
        return msgspec.structs.replace(place, id=new, name=name)
    best = min(known, key=lambda other: (other.lat is None, other.precision, other.admin1 is None, repr(other)))
    if DESCRIBED.fullmatch(name):
        name = best.name
    return msgspec.structs.replace(best, id=new, name=name, country=best.country or place.country)


def _speaker(speaker: Speaker | None, joins: Joins) -> Speaker | None:
    if speaker is None or joins.stands_for(speaker.id) == speaker.id:
        return speaker
    return msgspec.structs.replace(speaker, id=joins.stands_for(speaker.id))
