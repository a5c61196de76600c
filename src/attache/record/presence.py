"""Which armed forces are where, since when, how many, by whose leave: one row per force and site, or host country."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from attache.model import Claim, Consent, FuzzyDate, Published, Separation
from attache.record import asof, bearing, status, strength, support
from attache.record import consent as leave
from attache.record.bearing import ARRIVALS, DEPARTURES, SPOKEN, STAYS, Bearing
from attache.record.consent import Sign
from attache.record.identity import Force, Places, commonest, forces
from attache.record.rows import CountRow, ForceRow, PresenceRow, SiteRow
from attache.record.status import State
from attache.record.support import Sources

AT_HOME = frozenset({"regular", "police"})  # kinds that belong in their own country: claims keep them, the record not
WHOLE = ""  # stands for the country as a whole where a site's id would stand


class Said(msgspec.Struct):
    """What is said of one force at one site, or in one country as a whole."""

    bearings: list[Bearing]
    names: list[Force]


def presence(
    claims: Iterable[Claim],
    published: Mapping[str, Published],
    *,
    on: dt.date | None = None,
    origins: Mapping[str, str] | None = None,
) -> list[PresenceRow]:
    """Rows of presence on the day `on` (default: the latest day reported on), by host, force and site.

    `published` gives each report's day of publication, `origins` the origin of a report that is a copy. Leaving a
    site does not end a presence in the country; leaving the country ends it at every site. A claim whose host is not
    known makes no row.
    """
    claims = support.distinct(claims)
    on = on or asof.latest_day(claims, published)
    sources, places = Sources(origins), Places(claims)
    ended = [c for c in claims if leave.ends(c) and asof.reached(asof.came_about(c, published), on)]
    rows: list[PresenceRow] = []
    for (_, host), said in gather(claims, published, places, on).items():
        force = force_row([name for row in said.values() for name in row.names])
        signs = signs_of(said, host, force, published, ended)
        for site, row in said.items():
            state = status.state(row.bearings + implied(said, site), sources)
            if state is None:
                continue
            own = [b.claim for b in row.bearings if state.began is None or not asof.follows(state.began, b.when)]
            consent = leave.consent(signs, site or None, sources)
            rows.append(_row(force, host, site_row(site, places), own, state, consent, published, sources))
    return sorted(rows, key=lambda row: (row.host, row.force.id, row.site.id if row.site else WHOLE))


def gather(
    claims: Iterable[Claim], published: Mapping[str, Published], places: Places, on: dt.date | None
) -> dict[tuple[str, str], dict[str, Said]]:
    """By force and host, then by site: what bears on the day `on`."""
    said: dict[tuple[str, str], dict[str, Said]] = {}
    for claim in claims:
        if claim.kind != "presence":
            continue
        found = [b for b in bearing.read(claim, published) if asof.reached(b.when, on)]
        for force in forces(claim):
            for item in found:
                where = host_and_site(item, force, places)
                if where:
                    host, site = where
                    row = said.setdefault((force.id, host), {}).setdefault(site, Said([], []))
                    row.bearings.append(item)
                    row.names.append(force)
    return said


def host_and_site(item: Bearing, force: Force, places: Places) -> tuple[str, str] | None:
    """The host, and the id of the site; None where the host is not known, or where no force is a guest."""
    place = item.place
    country = places.country(place) if place else None
    if country is None:
        others = [actor.country for actor in item.claim.recipients if actor.country and actor.country != force.country]
        country = others[0] if others else None
    if country is None or (item.claim.action in DEPARTURES and item.starts and country == force.country):
        return None  # those who go home are stationed nowhere
    if force.kind in AT_HOME and (country == force.country or (force.country is None and item.claim.action in STAYS)):
        return None  # soldiers of whom nobody says whose they are may be the country's own
    at_site = place is not None and place.kind in ("site", "town", "area")
    return country, place.id if place and at_site else WHOLE


def implied(said: Mapping[str, Said], site: str) -> list[Bearing]:
    """What other rows mean for this one: who is at a site is in its country, who left the country left its sites."""
    if site != WHOLE:
        whole = said[WHOLE].bearings if WHOLE in said else []
        return [msgspec.structs.replace(b, when=FuzzyDate(None, b.when.latest)) for b in whole if b.says == "gone"]
    at_sites = (b for id, row in said.items() if id != WHOLE for b in row.bearings)
    return [msgspec.structs.replace(b, starts=False) for b in at_sites if b.says == "there" and b.direct]


def signs_of(
    said: Mapping[str, Said],
    host: str,
    force: ForceRow,
    published: Mapping[str, Published],
    agreements: Iterable[Claim],
) -> list[Sign]:
    """What is said of the host's consent, in the words of one force's claims and of the agreements that ended."""
    found = [
        leave.from_presence(b.claim, host, site or None, published) for site, row in said.items() for b in row.bearings
    ]
    found += [leave.from_agreement(claim, host, force, published) for claim in agreements]
    return [sign for sign in found if sign is not None]


def force_row(mentions: Sequence[Force]) -> ForceRow:
    """The force that is mentioned, by the name used most for it."""
    named = [force for force in mentions if force.own_name] or mentions
    countries = [force.country for force in mentions if force.country]
    kinds = Counter(force.kind for force in mentions)
    kind = min(kinds, key=lambda kind: (-kinds[kind], kind))
    return ForceRow(
        mentions[0].id, commonest(force.name for force in named), commonest(countries) if countries else None, kind
    )


def site_row(id: str, places: Places) -> SiteRow | None:
    """The site of that id; None for the country as a whole."""
    if id == WHOLE:
        return None
    mentions = places.mentions(id)
    name = commonest(place.name for place in mentions)
    located = min(mentions, key=lambda place: (place.lat is None, place.precision, place.lat or 0.0, place.lon or 0.0))
    aliases = tuple(sorted({place.name for place in mentions} - {name}))
    return SiteRow(id, name, aliases, None, located.lat, located.lon, located.precision)


def _row(
    force: ForceRow,
    host: str,
    site: SiteRow | None,
    own: Sequence[Claim],
    state: State,
    consent: tuple[Consent, tuple[Claim, ...]],
    published: Mapping[str, Published],
    sources: Sources,
) -> PresenceRow:
    contested, used = set(state.contested), [*state.claims, *consent[1]]
    if consent[0] == "contested":
        contested.add("consent")
    there = state.until is None
    many = (
        strength.strength(own, published, force.kind, sources, announced=state.status == "announced") if there else None
    )
    if many:
        used += many.claims
        contested |= {"strength"} if many.contested else set()
    equipped = [claim for claim in own if there and claim.items and _brings(claim, state.status == "announced")]
    apart = [claim for claim in own if there and claim.separation and claim.modality in ("asserted", "denied")]
    kept = [claim for claim in apart if claim.polarity and claim.modality == "asserted"]
    said = {kept_from.from_ for claim in kept for kept_from in claim.separation}
    if any(kept_from.from_ in said for claim in apart if claim not in kept for kept_from in claim.separation):
        contested.add("separation")
    used += equipped + kept
    separation = {(kept_from.from_, kept_from.relation) for claim in kept for kept_from in claim.separation}
    return PresenceRow(
        force=force,
        host=host,
        site=site,
        status=state.status,
        strength=CountRow.of(many.count) if many else None,
        since=state.since,
        until=state.until,
        consent=consent[0],
        separation=tuple(Separation(other, relation) for other, relation in sorted(separation)),
        equipment=tuple(sorted({item for claim in equipped for item in claim.items})),
        contested=tuple(sorted(contested)),
        origins=sources.count(used),
        claims=support.ids(used),
    )


def _brings(claim: Claim, announced: bool) -> bool:
    """Whether the claim says what the force has with it there."""
    if not claim.polarity or claim.action not in ARRIVALS | STAYS | ({"announce"} if announced else set()):
        return False
    return claim.modality == "asserted" or (announced and claim.modality in SPOKEN)
