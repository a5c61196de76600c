"""What one presence claim says about a force at a place: there, leaving, gone, announced, or not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from attache.model import Claim, FuzzyDate, Place, Published
from attache.record import asof
from attache.record.distance import SURROUNDINGS, kilometres

Says = Literal["announced", "there", "leaving", "gone", "absent"]

ARRIVALS = frozenset({"arrive", "deploy", "take-over", "relocate"})
STAYS = frozenset({"remain", "reinforce", "relabel"})
NOTICES = frozenset({"order-out", "agree-to-leave"})
DEPARTURES = frozenset({"begin-withdrawal", "withdraw", "hand-over"})
SPOKEN = frozenset({"asserted", "announced", "planned", "ordered"})  # not: possible, conditional, forecast, denied


class Bearing(msgspec.Struct, frozen=True):
    """One reading of one claim at one place.

    `direct` is false where the claim takes it for granted: whoever is told to leave is there. `starts` marks an
    arrival. `handed` tells a site handed over from one that was only left.
    """

    claim: Claim
    place: Place | None
    says: Says
    when: FuzzyDate
    direct: bool = True
    starts: bool = False
    handed: bool = False


def read(claim: Claim, published: Mapping[str, Published]) -> tuple[Bearing, ...]:
    """The bearings of a presence claim; none where it is too weak to bear on anything, as with "could deploy".

    Saying is not doing: only what is asserted, and not negated, starts or ends a presence.
    """
    if claim.action in DEPARTURES:
        return _departure(claim, published)
    when = asof.came_about(claim, published)
    if claim.action in NOTICES:
        return (Bearing(claim, claim.place, "there", when, direct=False),)
    if claim.modality == "denied" or not claim.polarity:
        negates = claim.modality in ("asserted", "denied")
        return (Bearing(claim, claim.place, "absent", when),) if negates and claim.action != "announce" else ()
    if claim.modality not in SPOKEN:
        return ()
    if claim.action == "announce":
        return (Bearing(claim, claim.place, "announced", asof.said(claim, published)),)
    if claim.modality == "asserted":
        return _arrived(claim, when)
    # "Will be stationed" is coded as a stay too: whether somebody is there already, it does not say.
    return (Bearing(claim, claim.place, "announced", when),) if claim.action in ARRIVALS | STAYS else ()


def _arrived(claim: Claim, when: FuzzyDate) -> tuple[Bearing, ...]:
    if claim.action not in ARRIVALS | STAYS:
        return ()
    there = Bearing(claim, claim.place, "there", when, starts=claim.action in ARRIVALS)
    if claim.action == "relocate" and claim.origin and not _same_area(claim.origin, claim.place):
        # Some may stay behind: a move away is no complete exit.
        return there, Bearing(claim, claim.origin, "leaving", when)
    return (there,)


def _departure(claim: Claim, published: Mapping[str, Published]) -> tuple[Bearing, ...]:
    left, reached = _ends(claim)
    when = asof.came_about(claim, published)
    if claim.modality == "denied" or not claim.polarity:
        return (Bearing(claim, left, "there", when, direct=claim.modality in ("asserted", "denied")),)
    if claim.modality != "asserted":
        return (Bearing(claim, left, "there", when, direct=False),)
    at_site = left is not None and left.kind != "country"
    if claim.action == "hand-over" and at_site:
        return (Bearing(claim, left, "gone", when, handed=True),)
    # A number is how many left, not that nobody is left, unless they are the last. And a handed-over site is not a
    # country that was left.
    whole = claim.action == "withdraw" and (claim.count is None or claim.count.scope == "rest")
    says: Says = "gone" if whole else "leaving"
    departure = Bearing(claim, left, says, when)
    return (departure, Bearing(claim, reached, "there", when, starts=True)) if reached else (departure,)


def _ends(claim: Claim) -> tuple[Place | None, Place | None]:
    """Where a departure leaves from and where it goes to; the narrower place where both only say the same thing."""
    place, origin = claim.place, claim.origin
    if origin is None or place is None:
        return origin or place, None
    if _same_area(origin, place):
        return (place if origin.kind == "country" else origin), None
    return origin, place


def _same_area(origin: Place, place: Place | None) -> bool:
    """Whether one is the other, or the country that it lies in, or the town that a site goes by."""
    if place is None or origin.id == place.id:
        return True
    if (origin.kind, place.kind) == ("site", "town") and kilometres(origin, place) <= SURROUNDINGS:
        return True  # "left the base in Niamey" names no way from the one to the other
    return origin.country == place.country and "country" in (origin.kind, place.kind)
