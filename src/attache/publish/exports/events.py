"""The columns of events: one row for each event, however many reports tell it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from attache.publish.exports import codes
from attache.publish.exports.columns import Column, counted
from attache.record.rows import EventRow, ParticipantRow, PlaceRow


def _each(name: str, side: Literal["actors", "recipients"], of: Callable[[ParticipantRow], str]) -> Column[EventRow]:
    return Column(name, "VARCHAR[]", lambda row: [of(who) for who in getattr(row, side)])


def _place(name: str, type: Literal["VARCHAR", "DOUBLE", "BIGINT"], field: str) -> Column[EventRow]:
    return Column(name, type, lambda row: getattr(row.place, field, None))


def _number(who: ParticipantRow) -> str:
    found = codes.cow(who.country)
    return "" if found is None else str(found)


def where(row: EventRow) -> PlaceRow | None:
    """The place, where it has coordinates that are more than the middle of a country."""
    place = row.place
    return place if place and place.lat is not None and place.lon is not None and place.precision < 6 else None


def label(row: EventRow) -> str:
    """A name for readers of forms without a place for modality: what did not happen must not look as if it had."""
    place = f"in {row.place.name}" if row.place else None
    told = None if row.modality == "asserted" else f"({row.modality})"
    return " ".join(filter(None, (row.type, row.mode, place, told)))


COLUMNS: tuple[Column[EventRow], ...] = (
    Column("id", "VARCHAR", lambda row: row.id),
    Column("date_earliest", "DATE", lambda row: row.date.earliest),
    Column("date_latest", "DATE", lambda row: row.date.latest),
    Column("type", "VARCHAR", lambda row: row.type),
    Column("mode", "VARCHAR", lambda row: row.mode),
    Column("contexts", "VARCHAR[]", lambda row: row.contexts),
    Column("cameo", "VARCHAR", lambda row: row.cameo),
    Column("modality", "VARCHAR", lambda row: row.modality),
    _each("actor_ids", "actors", lambda who: who.id),
    _each("actors", "actors", lambda who: who.name),
    _each("actor_countries", "actors", lambda who: who.country or ""),
    _each("actor_cow", "actors", _number),
    _each("actor_sectors", "actors", lambda who: who.sector or ""),
    _each("recipient_ids", "recipients", lambda who: who.id),
    _each("recipients", "recipients", lambda who: who.name),
    _each("recipient_countries", "recipients", lambda who: who.country or ""),
    _each("recipient_cow", "recipients", _number),
    _each("recipient_sectors", "recipients", lambda who: who.sector or ""),
    _place("place", "VARCHAR", "name"),
    _place("country", "VARCHAR", "country"),
    Column("country_cow", "BIGINT", lambda row: codes.cow(row.place.country) if row.place else None),
    Column("country_gw", "BIGINT", lambda row: codes.gw(row.place.country) if row.place else None),
    _place("admin1", "VARCHAR", "admin1"),
    _place("latitude", "DOUBLE", "lat"),
    _place("longitude", "DOUBLE", "lon"),
    _place("where_precision", "BIGINT", "precision"),
    *counted("fatalities", lambda row: row.fatalities),
    Column("origins", "BIGINT", lambda row: row.origins),
    Column("claims", "VARCHAR[]", lambda row: row.claims),
)
