"""By whose leave a force is in a country: what its host is said to have asked for, suffered or taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from attache.model import Claim, Consent, FuzzyDate, Published
from attache.record import asof, support
from attache.record.identity import party
from attache.record.rows import ForceRow
from attache.record.support import Sources

# What a force stands on in a country; to end it is to take back the leave.
LEAVE = frozenset({"basing", "defence"})
DECLARED = frozenset({"asserted", "announced", "ordered"})


class Sign(msgspec.Struct, frozen=True):
    """One claim that tells the host's consent at a time. `site` is None where it holds for the whole country."""

    claim: Claim
    site: str | None
    value: Consent
    when: FuzzyDate


def from_presence(claim: Claim, host: str, site: str | None, published: Mapping[str, Published]) -> Sign | None:
    """What a presence claim tells of the host's consent. An order counts only where it can be the host's own."""
    if not claim.polarity or claim.modality not in DECLARED:
        return None
    if claim.action == "order-out":
        countries = {actor.country for actor in claim.recipients if actor.country}
        return (
            Sign(claim, site, "revoked", asof.came_about(claim, published))
            if not countries or host in countries
            else None
        )
    if claim.consent and claim.consent != "unknown" and claim.modality == "asserted":
        return Sign(claim, site, claim.consent, asof.came_about(claim, published))
    return None


def ends(claim: Claim) -> bool:
    """Whether the claim ends an agreement that forces may stand on."""
    ended = claim.action in ("denounce", "terminate") and claim.polarity and claim.modality in ("asserted", "announced")
    return ended and claim.kind == "agreement" and claim.agreement is not None and claim.agreement.type in LEAVE


def from_agreement(claim: Claim, host: str, force: ForceRow, published: Mapping[str, Published]) -> Sign | None:
    """The end of the agreement between the host and the country that sends a regular force."""
    if not ends(claim):
        return None
    between = {party(actor) for actor in claim.actors + claim.recipients}
    if force.kind != "regular" or force.country == host or not {host, force.country} <= between:
        return None
    return Sign(claim, None, "revoked", asof.came_about(claim, published))


def consent(signs: Iterable[Sign], site: str | None, sources: Sources) -> tuple[Consent, tuple[Claim, ...]]:
    """The consent that the latest signs give for a site (None: the country), with the claims behind it.

    "contested" where reports of the same time differ; "unknown" where nothing is said.
    """
    fitting = [sign for sign in signs if sign.site in (None, site)]
    fitting = [sign for sign in fitting if support.in_body(sign.claim)] or fitting
    now = asof.last_of(fitting, lambda sign: sign.when)
    if not now:
        return "unknown", ()
    revoked = [sign for sign in now if sign.value == "revoked"]
    granted = [sign for sign in now if sign.value != "revoked"]
    if any(differ(a, b) for a in revoked for b in granted):
        return "contested", tuple(sign.claim for sign in now)
    # Leave is taken back after it was given, so where a sentence leaves the time open the revocation is the later.
    value: Consent = "revoked"
    if not revoked:
        value = support.most_said([(sign.value, sign.claim) for sign in granted], sources) or "unknown"
    return value, tuple(sign.claim for sign in now if sign.value == value)


def differ(a: Sign, b: Sign) -> bool:
    """Whether two reports give a different consent for the same time."""
    dated = a.when.earliest is not None and b.when.earliest is not None
    return dated and a.claim.report != b.claim.report and a.when.overlaps(b.when)
