"""The claims that answer a question, with one id for what is one thing: between the store and the views."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

import msgspec

from attache.errors import InputError
from attache.model import Claim, Kind, Place
from attache.record.called import Called, called
from attache.record.joins import Joins, join
from attache.record.settling import settled
from attache.record.store import Store

LOOKED_AT = 50  # claims at a place, before one of them says in which country it lies


def joins(
    store: Store, known: dt.date | None = None, *, country: str | None = None, more: Iterable[Called] = ()
) -> Joins:
    """The joins on record, by reports of up to the day `known`; decisions hold on every day.

    country: only those among its own sites, and what was decided. more: what a text is called that is not on
    record.
    """
    decisions = store.decisions()
    decided = (
        set(store.called(known, ids={id for d in decisions for id in (d.first, d.second)})) if decisions else set()
    )
    # Two sites are joined within a country, or by a decision: what else is joined to what was decided lies beside it.
    lands = {country, *(thing.country for thing in decided)} - {None} if country else {None}
    sites = {thing for land in lands for thing in store.called(known, sort="site", country=land)}
    return join({*sites, *decided, *more}, decisions)


def beside(store: Store, claims: Sequence[Claim]) -> tuple[list[Claim], Callable[[str], list[Claim]]]:
    """A text's own claims, and a look-up of the record's about a country: both with one id for what is one thing."""
    same = joins(store, more=(thing for claim in claims for thing in called(claim)))
    return list(settled(claims, same)), lambda country: told(store, same, about=country)


def named(store: Store, beginning: str) -> Claim:
    """The claim of which an id begins so, as it was coded. Raises `InputError` for none and for several."""
    found = store.claim_ids(beginning, limit=2) if beginning else []
    if not found:
        raise InputError(f"no claim begins with {beginning!r}: `attache claims` lists those there are")
    if len(found) > 1 and found[0] != beginning:  # a whole id comes before those that it begins
        both = " and ".join(found)
        raise InputError(f"{beginning!r} begins more than one claim, {both} among them: give more of the id")
    return store.claim(found[0])


def told(
    store: Store,
    same: Joins,
    *,
    known: dt.date | None = None,
    kinds: tuple[Kind, ...] | None = None,
    about: str | None = None,
) -> list[Claim]:
    """The claims under the joins `same`, by day of publication and place in the text.

    about: those that can matter for the rows of one country: also those that name a base and not the country, which
    another claim tells, and those that name what somebody decided to be one with another thing.
    """
    if about is None:
        return list(settled(store.claims(known=known, kinds=kinds), same))
    claims = {claim.id: claim for claim in store.claims(known=known, kinds=kinds, country=about)}
    decided = _decided(same)
    unplaced = _unplaced(claims.values())
    unsure: set[str] = set()
    elsewhere: set[str] = set()
    told_of = {claim.place.id for claim in claims.values() if claim.kind == "fact" and claim.place}
    for members, things in _places(store, same, claims.values(), known).items():
        lands = {thing.country for thing in things}
        if lands == {about}:
            continue  # a place that everybody puts in this country has brought all its claims along
        sure = about not in lands and len(lands - {None}) == 1
        if sure and unplaced & set(members):
            witness = _witness(store, members, lands, known, kinds)
            claims.update((claim.id, claim) for claim in witness)
            sure = bool(witness)
        if not sure or len(_said(things)) > 1:
            unsure.update(members)
        elif told_of & set(members):
            # Where every claim says the same of a place, nothing but facts about it can change a row.
            elsewhere.update(members)
    _add(claims, store, unsure | decided, decided, known=known, kinds=kinds)
    if kinds is None or "fact" in kinds:
        _add(claims, store, elsewhere, set(), known=known, kinds=("fact",))
    parties = _parties(store, claims.values(), about, known)
    _add(claims, store, parties, parties, known=known, kinds=kinds)
    return list(settled(claims.values(), same))


def hosted(store: Store, same: Joins, host: str, *, known: dt.date | None = None) -> list[Claim]:
    """The claims that can matter for who is present in one country: as `told`, without those of its forces abroad."""
    claims = {claim.id: claim for claim in store.claims(known=known, host=host)}
    claims |= {claim.id: claim for claim in store.claims(known=known, kinds=("agreement",), country=host)}
    unplaced = _unplaced(claims.values())
    unsure = {
        id
        for members, things in _places(store, same, claims.values(), known).items()
        if unplaced & set(members) or (host in (lands := {thing.country for thing in things}) and len(lands) > 1)
        for id in members
    }
    decided = _decided(same)
    _add(claims, store, unsure | decided, decided, known=known, kinds=("presence", "agreement"))
    return list(settled(claims.values(), same))


def _unplaced(claims: Iterable[Claim]) -> set[str]:
    """The places of which some of the claims do not say in which country they lie."""
    places = (place for claim in claims for place in (claim.place, claim.origin))
    return {place.id for place in places if place is not None and place.country is None}


def _witness(
    store: Store, members: Iterable[str], lands: set[str | None], known: dt.date | None, kinds: tuple[Kind, ...] | None
) -> list[Claim]:
    """One claim that says where a place lies, of which some do not; none where all must be asked."""
    (land,) = lands - {None}
    for id in members:
        for claim in store.claims(known=known, kinds=kinds, place=id, country=land, most=LOOKED_AT):
            if claim.place and claim.place.country == land:
                return [claim]
    return []


def _said(things: Iterable[Called]) -> set[Place | None]:
    """What is said of a place, but for its id and its country."""
    return {msgspec.structs.replace(thing.place, id="", country=None) if thing.place else None for thing in things}


def _decided(same: Joins) -> set[str]:
    """The ids of what somebody decided to be one with another thing."""
    return {id for link in same.links if link.decision for id in same.members(link.first)}


def _places(
    store: Store, same: Joins, claims: Iterable[Claim], known: dt.date | None
) -> dict[tuple[str, ...], list[Called]]:
    """The places of the claims, with those that each is one with, and all that anybody calls them."""
    roots = {same.stands_for(place.id) for claim in claims for place in (claim.place, claim.origin) if place}
    members = {root: {root} for root in roots}
    for id, root in same.first.items():
        if root in members:
            members[root].add(id)
    by_id = {id: root for root, ids in members.items() for id in ids}
    found: dict[str, list[Called]] = {root: [] for root in roots}
    for thing in store.called(known, ids=by_id):
        if thing.place is not None:  # a state that acts goes by the id of its land
            found[by_id[thing.id]].append(thing)
    return {tuple(sorted(members[root])): things for root, things in found.items()}


def _parties(store: Store, claims: Iterable[Claim], about: str, known: dt.date | None) -> set[str]:
    """Those of the country of whom some claims do not say so."""
    ids = {actor.id for claim in claims for actor in claim.actors + claim.recipients}
    lands: dict[str, set[str | None]] = {}
    for thing in store.called(known, ids=ids):
        lands.setdefault(thing.id, set()).add(thing.country)
    return {id for id, said in lands.items() if about in said and len(said) > 1}


def _add(
    claims: dict[str, Claim],
    store: Store,
    places: Iterable[str],
    parties: Iterable[str],
    *,
    known: dt.date | None,
    kinds: tuple[Kind, ...] | None,
) -> None:
    """Add the claims at these places and those about these parties, wherever they are."""
    places = set(places)
    if places:
        claims.update((claim.id, claim) for claim in store.claims(known=known, kinds=kinds, places=places))
    for id in sorted(set(parties)):
        party, _, report = id.partition("@")
        more = store.claims(known=known, kinds=kinds, party=party, report=report or None)
        claims.update((claim.id, claim) for claim in more)
