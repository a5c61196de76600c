"""Which force, site or party a claim speaks of, by the ids that it carries. Ids that are one thing are joined before:
see `joins` and `settling`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from attache.ids import slug
from attache.model import Actor, Claim, ForceKind, Place

# What kind of force an actor is, where coding knows only its PLOVER sector.
KIND_OF_SECTOR: Mapping[str, ForceKind] = {"MIL": "regular", "COP": "police", "PMC": "pmc", "REB": "armed-group"}
# A party from one of these sectors acts for its state.
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})


@cache
def key(name: str) -> str:
    """A name without case, accents, spaces and punctuation, so that 'Air Base 101' and 'airbase-101' agree."""
    return slug(name).replace("-", "")


def commonest(names: Iterable[str]) -> str:
    """The name used most; on a tie the longest, then the first in alphabetical order."""
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], -len(name), name))


class Force(msgspec.Struct, frozen=True):
    """A force as a claim mentions it. `own_name` is false where the text names only the country that sends it."""

    id: str
    name: str
    country: str | None
    kind: ForceKind
    own_name: bool = True


def forces(claim: Claim) -> tuple[Force, ...]:
    """The forces that a presence claim is about: each actor that is one, or else the one that its first stands for.

    A country that deploys or withdraws stands for its armed forces. "Soldiers" of whom nobody says whose they are stay
    those of their report: two reports need not mean the same.
    """
    found = [
        Force(actor_id(actor, claim.report), actor.name, actor.country, actor.kind)
        for actor in claim.actors
        if actor.kind
    ]
    if found:
        return tuple({force.id: force for force in found}.values())
    stands = _stands_for(claim.actors[0], claim) if claim.actors else None
    return (stands,) if stands else ()


def actor_id(actor: Actor, report: str) -> str:
    """The id by which an actor of a report is told from others; that of people of whom nobody says whose they are
    names the report."""
    # Where coding knows the sector and no more, the id is the sector and a noun, as in "MIL/soldier".
    unknown = actor.country is None and actor.sector is not None and actor.id.startswith(f"{actor.sector}/")
    return f"{actor.id}@{report}" if unknown and "@" not in actor.id else actor.id


def _stands_for(actor: Actor, claim: Claim) -> Force | None:
    if actor.country and actor.id == actor.country:
        return Force(f"{actor.country}-MIL", actor.name, actor.country, "regular", own_name=False)
    kind = KIND_OF_SECTOR.get(actor.sector or "")
    if kind is None or actor.id.startswith("person/"):
        return None
    return Force(actor_id(actor, claim.report), actor.name, actor.country, kind)


def party(actor: Actor) -> str:
    """Who is bound by what the actor agrees to: its country's code, or its own name where it acts for no state."""
    for_state = actor.sector in STATE_SECTORS or actor.kind == "regular" or actor.id == actor.country
    return actor.country if actor.country and for_state else actor.name


class Places:
    """The places of some claims: every mention of each, and in which country it lies."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._mentions: dict[str, list[Place]] = {}
        for claim in claims:
            for place in (claim.place, claim.origin):
                if place:
                    self._mentions.setdefault(place.id, []).append(place)
        self._country = {id: one_country(place.country for place in places) for id, places in self._mentions.items()}

    def country(self, place: Place) -> str | None:
        """The country a place lies in, as this or any other mention says; None where they differ or none says it."""
        return place.country or self._country.get(place.id)

    def mentions(self, id: str) -> list[Place]:
        """Every mention of the place."""
        return self._mentions.get(id, [])


def one_country(mentions: Iterable[str | None]) -> str | None:
    """The country that those mentions that name one agree on."""
    countries = {country for country in mentions if country}
    return countries.pop() if len(countries) == 1 else None
