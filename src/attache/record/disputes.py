"""Where the sources differ, of what kind each difference is, and why: one row per subject, attribute and kind.

Only what cannot all be so, and what is wrong by itself, raises an alert. That numbers change, that days are told more
and less finely, that one counts troops and another all personnel: these are no contradictions, and are said to be none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from attache.model import Claim, Published
from attache.record import agreements, asof, consent, presence, support
from attache.record import disputes_facts as facts
from attache.record import disputes_numbers as numbers
from attache.record import disputes_places as where
from attache.record import disputes_statuses as statuses
from attache.record import disputes_times as times
from attache.record.bearing import Bearing
from attache.record.disputes_telling import Subject
from attache.record.identity import Places
from attache.record.presence import WHOLE
from attache.record.rows import DisputeRow
from attache.record.support import Sources


def disputes(
    claims: Iterable[Claim],
    published: Mapping[str, Published],
    *,
    on: dt.date | None = None,
    origins: Mapping[str, str] | None = None,
    about: str | None = None,
) -> list[DisputeRow]:
    """Rows of disputes among what is said up to the day `on` (default: the latest day reported on), alerts first.

    `published` gives each report's day of publication, `origins` the origin of a report that is a copy. about: of
    agreements, only those of that party.
    """
    claims = support.distinct(claims)
    on = on or asof.latest_day(claims, published)
    sources = Sources(origins)
    known = [claim for claim in claims if asof.reached(asof.came_about(claim, published), on)]
    rows = [
        *_stays(claims, published, on, sources),
        *_accords(known, published, sources, about),
        *facts.holders([claim for claim in known if claim.kind == "office"], published, sources),
        *numbers.fatalities(known, published, sources),
        *where.places(known, published, sources),
        *_sites(known, published, sources),
        *facts.faults(claims, published, sources),
    ]
    return sorted(rows, key=lambda row: (not row.alert, row.subject, row.attribute, row.kind, row.claims))


def _stays(
    claims: Sequence[Claim], published: Mapping[str, Published], on: dt.date | None, sources: Sources
) -> Iterator[DisputeRow]:
    places = Places(claims)
    ended = [c for c in claims if consent.ends(c) and asof.reached(asof.came_about(c, published), on)]
    gathered = presence.gather(claims, published, places, on)
    talked = [
        c for c in claims if c.event and (c.event.type == "CONSULT" or (c.event.type == "AGREE" and not c.polarity))
    ]
    displaced = _displaced(claims)
    for (id, host), said in gathered.items():
        force = presence.force_row([name for row in said.values() for name in row.names])
        countries = tuple(sorted(filter(None, {host, force.country})))
        in_host = Subject(f"{id}@{host}", f"{force.name} in {host}", countries, force, host)
        whole = said[WHOLE].bearings if WHOLE in said else []
        at_sites = {site: row.bearings for site, row in said.items() if site != WHOLE}
        inside = [b for bearings in at_sites.values() for b in bearings]
        for site, row in sorted(said.items()):
            subject = in_host
            if site != WHOLE:
                found = presence.site_row(site, places)
                name = found.name if found else site
                subject = msgspec.structs.replace(
                    in_host, id=f"{id}@{site}", title=f"{force.name} at {name}, {host}", site=found
                )
            more = inside if site == WHOLE else []
            own = row.bearings
            yield from numbers.strengths(subject, own, published, sources)
            yield from numbers.departures(subject, own, sources)
            yield from times.stays(subject, own, sources)
            implied = presence.implied(said, site) if site == WHOLE else []
            yield from statuses.stays(subject, [*own, *implied], sources)
            yield from statuses.headlines(subject, own, more, displaced.get((id, site), []), sources)
            yield from statuses.whole(subject, own, more, sources)
            about = _claims(own)
            yield from statuses.separations(subject, about, published, sources)
        yield from numbers.parts(in_host, whole, at_sites, published, sources)
        about = _claims([*whole, *inside])
        yield from statuses.speech_acts(in_host, about, published, sources)
        yield from statuses.talks(in_host, about, talked, published, sources)
        yield from statuses.consents(in_host, presence.signs_of(said, host, force, published, ended), sources)


def _claims(bearings: Iterable[Bearing]) -> list[Claim]:
    return support.distinct(b.claim for b in bearings)


def _displaced(claims: Iterable[Claim]) -> dict[tuple[str, str], list[Claim]]:
    """By force and site: the claims that another force took its place there ("replacing US forces")."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        takes = claim.kind == "presence" and claim.action == "take-over" and claim.modality == "asserted"
        if takes and claim.polarity and claim.place and claim.place.kind != "country":
            for actor in claim.recipients:
                if actor.kind:
                    found.setdefault((actor.id, claim.place.id), []).append(claim)
    return found


def _accords(
    claims: Sequence[Claim], published: Mapping[str, Published], sources: Sources, about: str | None
) -> Iterator[DisputeRow]:
    words = [word for claim in claims if (word := agreements.read(claim, published))]
    for same in agreements.by_agreement(words):
        if about is None or any(about in word.parties for word in same):
            yield from facts.accords(same, sources)


def _sites(claims: Sequence[Claim], published: Mapping[str, Published], sources: Sources) -> Iterator[DisputeRow]:
    places = Places(claims)
    sites: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "fact" and claim.place is not None and claim.place.kind == "site":
            sites.setdefault(claim.place.id, []).append(claim)
    for id, told in sorted(sites.items()):
        site = presence.site_row(id, places)
        if site is None:
            continue
        host = next((country for c in told if c.place and (country := places.country(c.place))), None)
        countries = {host, *(actor.country for c in told for actor in c.actors)}
        subject = Subject(id, site.name, tuple(sorted(filter(None, countries))), None, host, site)
        yield from numbers.costs(subject, told, published, sources)
        yield from facts.owners(subject, told, published, sources)
