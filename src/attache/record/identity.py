"""Which mentions are the same force, site or party. Ids made by coding are trusted; what is joined here, cautiously.

Nothing is written down: a join lasts as long as the claims that cause it, so it is undone by taking them away.
"""

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
    found = [Force(_id(actor, claim), actor.name, actor.country, actor.kind) for actor in claim.actors if actor.kind]
    if found:
        return tuple({force.id: force for force in found}.values())
    stands = _stands_for(claim.actors[0], claim) if claim.actors else None
    return (stands,) if stands else ()


def _id(actor: Actor, claim: Claim) -> str:
    # Where coding knows the sector and no more, the id is the sector and a noun, as in "MIL/soldier".
    unknown = actor.country is None and actor.sector is not None and actor.id.startswith(f"{actor.sector}/")
    return f"{actor.id}@{claim.report}" if unknown else actor.id


def _stands_for(actor: Actor, claim: Claim) -> Force | None:
    if actor.country and actor.id == actor.country:
        return Force(f"{actor.country}-MIL", actor.name, actor.country, "regular", own_name=False)
    kind = KIND_OF_SECTOR.get(actor.sector or "")
    if kind is None or actor.id.startswith("person/"):
        return None
    return Force(_id(actor, claim), actor.name, actor.country, kind)


def party(actor: Actor) -> str:
    """Who is bound by what the actor agrees to: its country's code, or its own name where it acts for no state."""
    for_state = actor.sector in STATE_SECTORS or actor.kind == "regular" or actor.id == actor.country
    return actor.country if actor.country and for_state else actor.name


class Places:
    """The places of some claims: which ids are one place, and in which country a place lies.

    Two ids of kind `site` are one place where they lie in the same country and share a name, spelled alike but for
    case, spaces and punctuation, and no third id there shares it.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._mentions: dict[str, list[Place]] = {}
        for claim in claims:
            for place in (claim.place, claim.origin):
                if place:
                    self._mentions.setdefault(place.id, []).append(place)
        self._country = {id: self._one_country(places) for id, places in self._mentions.items()}
        self._same = self._joined()
        self._members: dict[str, list[Place]] = {}
        for id, places in self._mentions.items():
            self._members.setdefault(self.id(id), []).extend(places)

    def id(self, id: str) -> str:
        """The id that stands for the place."""
        return self._same.get(id, id)

    def country(self, place: Place) -> str | None:
        """The country a place lies in, as this or any other mention says; None where they differ or none says it."""
        return place.country or self._country.get(place.id)

    def mentions(self, id: str) -> list[Place]:
        """Every mention of the place that `id` stands for."""
        return self._members.get(id, [])

    @staticmethod
    def _one_country(places: Iterable[Place]) -> str | None:
        countries = {place.country for place in places if place.country}
        return countries.pop() if len(countries) == 1 else None

    def _joined(self) -> dict[str, str]:
        named: dict[tuple[str, str], set[str]] = {}
        for id, places in self._mentions.items():
            country = self._country[id]
            for name in {key(place.name) for place in places if place.kind == "site"} - {""}:
                if country:
                    named.setdefault((country, name), set()).add(id)
        same: dict[str, str] = {}
        for ids in sorted(map(sorted, named.values())):
            if len(ids) == 2 and not same.keys() & set(ids) and not set(same.values()) & set(ids):
                first, second = sorted(ids, key=self._standing)
                same[second] = first
        return same

    def _standing(self, id: str) -> tuple[bool, int, str]:
        places = self._mentions[id]
        return all(place.lat is None for place in places), -len({place.name for place in places}), id
