"""What the things on record are called: who acts and where, under which id, by which names.

The store keeps these apart from the claims, so that what is one thing can be told without reading them all.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from attache.model import Actor, Claim, Place
from attache.record.blocks import unpack_claims
from attache.record.identity import actor_id, forces

Sort = Literal["country", "person", "body", "site", "town", "area", "region"]
"""What kind of thing an id stands for. A body is a force, a group, an organisation or people of one kind."""


class Called(msgspec.Struct, frozen=True):
    """One id with what a claim says of it: `what` is the actor or the place as the claim has it, its role left out."""

    id: str
    sort: Sort
    actor: Actor | None = None
    place: Place | None = None

    @property
    def name(self) -> str:
        """The name as a reader knows it."""
        return self.actor.name if self.actor else self.place.name if self.place else self.id

    @property
    def country(self) -> str | None:
        """The country it is of or lies in."""
        return self.actor.country if self.actor else self.place.country if self.place else None


def called(claim: Claim) -> frozenset[Called]:
    """Each thing that the claim speaks of, under the id by which the views tell it from others."""
    found = {_actor(actor, claim) for actor in claim.actors + claim.recipients}
    if claim.kind == "presence":  # a country that deploys stands for its armed forces
        found |= {
            Called(force.id, "body", Actor(force.id, force.name, force.country, None, force.kind))
            for force in forces(claim)
            if not force.own_name
        }
    if claim.speaker and claim.speaker.name:
        speaker = Actor(claim.speaker.id, claim.speaker.name, claim.speaker.country)
        found.add(_actor(speaker, claim))
    found |= {Called(place.id, place.kind, place=place) for place in (claim.place, claim.origin) if place}
    return frozenset(found)


def _actor(actor: Actor, claim: Claim) -> Called:
    id = actor_id(actor, claim.report)
    sort: Sort = "country" if id == actor.country else "person" if id.startswith("person/") else "body"
    return Called(id, sort, msgspec.structs.replace(actor, id=id, role=None))


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Called).decode


def index(connection: sqlite3.Connection, known_by: str, claims: Iterable[Claim]) -> None:
    """Keep what the claims of one report call things. `known_by` is the report's, as in its table."""
    found = {(thing.sort, thing.id, _encode(thing).decode(), known_by) for claim in claims for thing in called(claim)}
    connection.executemany(
        "INSERT INTO called SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS"
        " (SELECT 1 FROM called WHERE sort = ?1 AND id = ?2 AND value = ?3 AND known_by <= ?4)",
        sorted(found),
    )


def index_all(connection: sqlite3.Connection) -> None:
    """Do so for all reports, in a record that had no such table."""
    rows = connection.execute(
        "SELECT block.claims, report.known_by FROM block JOIN report ON report.key = block.report"
    )
    for block, known_by in rows:
        index(connection, known_by, unpack_claims(block))


def find(
    connection: sqlite3.Connection,
    known: dt.date | None,
    *,
    ids: Iterable[str] | None = None,
    sort: Sort | None = None,
    country: str | None = None,
) -> Iterator[Called]:
    """What is called by reports certainly published by the day `known`: of these ids, of that sort, and of those that
    are ever said to be in that country; else all."""
    clauses, values = ["known_by <= ?"], ["~" if known is None else known.isoformat()]
    if ids is not None:
        clauses.append("id IN (SELECT value FROM json_each(?))")
        values.append(msgspec.json.encode(sorted(set(ids))).decode())
    if sort is not None:
        clauses.append("sort = ?")
        values.append(sort)
    if country is not None and sort not in (None, "country", "person", "body"):
        clauses.append(
            "id IN (SELECT id FROM called"
            " WHERE sort = ? AND json_extract(value, '$.place.country') = ? AND known_by <= ?)"
        )
        values += [sort or "", country, values[0]]
    rows = connection.execute(f"SELECT DISTINCT value FROM called WHERE {' AND '.join(clauses)}", values).fetchall()
    found = [_decode(value) for (value,) in rows]
    if country is None:
        return iter(found)
    there = {thing.id for thing in found if thing.country == country}
    return (thing for thing in found if thing.id in there)
