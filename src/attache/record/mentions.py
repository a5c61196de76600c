"""What a claim can be found by: the countries, parties, speaker and place that it mentions."""

from __future__ import annotations

from typing import Literal

from attache.model import Claim

Role = Literal["country", "party", "speaker", "place"]


def mentions(claim: Claim) -> frozenset[tuple[Role, str]]:
    """Each thing that `claim` mentions, with the part it plays.

    country: of an actor, a recipient, either place, the speaker or the office (alpha-3). party: the id or the country
    of an actor or a recipient. speaker: the id of who says it. place: the id of where it happens.
    """
    found: set[tuple[Role, str | None]] = set()
    for party in claim.actors + claim.recipients:
        found |= {("party", party.id), ("party", party.country), ("country", party.country)}
    if claim.place:
        found |= {("place", claim.place.id), ("country", claim.place.country)}
    if claim.origin:
        found.add(("country", claim.origin.country))
    if claim.speaker:
        found |= {("speaker", claim.speaker.id), ("country", claim.speaker.country)}
    if claim.office:
        found.add(("country", claim.office.country))
    return frozenset((role, text) for role, text in found if text)
