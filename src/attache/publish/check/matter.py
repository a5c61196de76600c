"""Whether two claims are about one matter: the same force, parties or holder, at places that are linked."""

from __future__ import annotations

from collections.abc import Sequence

from attache.model import Actor, Claim, Place
from attache.record.distance import SURROUNDINGS, kilometres


def same_matter(a: Claim, b: Claim) -> bool:
    """Whether one may tell what the other tells. What one of them leaves out does not part them."""
    if a.kind != b.kind:
        return False
    if a.kind == "presence":
        return (
            bool(a.actors and b.actors)
            and actors_fit(a.actors, b.actors)
            and linked(a.place or a.origin, b.place or b.origin)
        )
    if a.kind == "agreement":
        return _agreements_fit(a, b)
    if a.kind == "office":
        return _offices_fit(a, b)
    if a.kind == "event":
        return _events_fit(a, b)
    return False


def actor_fits(a: Actor, b: Actor) -> bool:
    """Whether one stands for the other: they are one, or one is the country, its government or forces at large."""
    if a.id == b.id:
        return True
    return a.country is not None and a.country == b.country and any(one.id.startswith(a.country) for one in (a, b))


def actors_fit(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Whether all of the shorter list are in the other; somebody who is not named fits."""
    few, many = sorted((a, b), key=len)
    return all(any(actor_fits(one, other) for other in many) for one in few)


def linked(a: Place | None, b: Place | None) -> bool:
    """Whether one place is the other or lies in it."""
    return a is None or b is None or within(a, b) or within(b, a)


def within(inner: Place, outer: Place) -> bool:
    """Whether a place is another, or lies in it as far as the gazetteer knows: a base or town in its province or
    country."""
    if inner.id == outer.id:
        return True
    if inner.country is None or inner.country != outer.country:
        return False
    if outer.kind == "country":
        return True
    if (inner.kind, outer.kind) == ("site", "town"):  # a base that goes by the name of its town
        return kilometres(inner, outer) <= SURROUNDINGS
    return (
        outer.kind == "area"
        and inner.kind != "area"
        and inner.admin1 in (outer.name, outer.admin1)
        and inner.admin1 is not None
    )


def _agreements_fit(a: Claim, b: Claim) -> bool:
    if a.agreement is None or b.agreement is None:
        return False
    types = {a.agreement.type, b.agreement.type}
    parties = [{actor.country or actor.id for actor in (*claim.actors, *claim.recipients)} for claim in (a, b)]
    few, many = sorted(parties, key=len)
    return (len(types) == 1 or "other" in types) and bool(few) and few <= many


def _offices_fit(a: Claim, b: Claim) -> bool:
    if a.office is None or b.office is None:
        return False
    same = (a.office.name, a.office.country) == (b.office.name, b.office.country)
    return same and bool(a.actors and b.actors) and actors_fit(a.actors, b.actors)


def _events_fit(a: Claim, b: Claim) -> bool:
    if a.event is None or b.event is None or a.event.type != b.event.type:
        return False
    if a.event.mode and b.event.mode and a.event.mode != b.event.mode:
        return False
    named = bool(a.actors and b.actors) or bool(a.recipients and b.recipients)
    return (
        named and actors_fit(a.actors, b.actors) and actors_fit(a.recipients, b.recipients) and linked(a.place, b.place)
    )
