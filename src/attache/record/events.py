"""What happened, or is said to be coming: one row per event, however many sentences tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from attache.model import Actor, Claim, Place, Published
from attache.record import asof, support
from attache.record.identity import commonest
from attache.record.rows import CountRow, EventRow, ParticipantRow, PlaceRow
from attache.record.same_event import Told, distinct_events, toll
from attache.record.support import Sources


def events(
    claims: Iterable[Claim],
    published: Mapping[str, Published],
    *,
    on: dt.date | None = None,
    origins: Mapping[str, str] | None = None,
) -> list[EventRow]:
    """Rows of events up to the day `on` (default: the latest day reported on), by date.

    `published` gives each report's day of publication, `origins` the origin of a report that is a copy. What is
    planned, ordered or denied has rows of its own, told by `modality`. What is said not to have happened has none.
    """
    claims = support.distinct(claims)
    on = on or asof.latest_day(claims, published)
    told: list[Told] = []
    for claim in claims:
        known = asof.came_about(claim, published)
        if claim.event is not None and claim.polarity and asof.reached(known, on):
            told.append(Told(claim, asof.happened(claim, published), fatalities=toll(claim)))
    rows = [_row(same, Sources(origins)) for same in distinct_events(told)]
    return sorted(rows, key=lambda row: (asof.order(row.date), row.type, row.id))


def _row(told: Sequence[Told], sources: Sources) -> EventRow:
    claims = [item.claim for item in told]
    kinds = [(claim.event, claim) for claim in claims if claim.event]
    best = min(told, key=lambda item: (not support.in_body(item.claim), asof.width(item.when), item.claim.id)).claim
    dead = [(item.fatalities, item.claim) for item in told if item.fatalities]
    return EventRow(
        id=support.event_id(claims),
        date=support.best_date([(item.when, item.claim) for item in told], sources),
        type=kinds[0][0].type,
        mode=support.most_said([(event.mode, claim) for event, claim in kinds if event.mode], sources),
        contexts=tuple(sorted({context for event, _ in kinds for context in event.contexts})),
        cameo=support.most_said([(event.cameo, claim) for event, claim in kinds if event.cameo], sources),
        actors=_participants(best.actors, [claim.actors for claim in claims if claim is not best], best.recipients),
        recipients=_participants(
            best.recipients, [claim.recipients for claim in claims if claim is not best], best.actors
        ),
        place=_place([claim.place for claim in claims if claim.place]),
        fatalities=CountRow.of(support.best_count(dead, sources)) if dead else None,
        modality=claims[0].modality,
        origins=sources.count(claims),
        claims=support.ids(claims),
    )


def _participants(
    first: Sequence[Actor], others: Sequence[Sequence[Actor]], opposite: Sequence[Actor]
) -> tuple[ParticipantRow, ...]:
    """The best telling's participants in its order, then those whom only others name; nobody stands on both sides."""
    order = [actor.id for actor in first]
    across = {actor.id for actor in opposite}
    mentions: dict[str, list[Actor]] = {actor.id: [] for actor in first}
    for actor in [*first, *(actor for told in others for actor in told)]:
        if actor.id in order or actor.id not in across:
            mentions.setdefault(actor.id, []).append(actor)
    ids = order + sorted(mentions.keys() - set(order))
    return tuple(_participant(mentions[id]) for id in dict.fromkeys(ids))


def _participant(mentions: Sequence[Actor]) -> ParticipantRow:
    countries = [actor.country for actor in mentions if actor.country]
    sectors = [actor.sector for actor in mentions if actor.sector]
    return ParticipantRow(
        mentions[0].id,
        commonest(actor.name for actor in mentions),
        commonest(countries) if countries else None,
        commonest(sectors) if sectors else None,
    )


def _place(places: Sequence[Place]) -> PlaceRow | None:
    """The narrowest place that a telling gives."""
    if not places:
        return None
    place = min(places, key=lambda place: (place.precision, place.lat is None, place.id, place.name))
    return PlaceRow(place.name, place.country, place.admin1, place.lat, place.lon, place.precision)
