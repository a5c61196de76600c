"""Events in the columns of POLECAT, tab-separated; several actors of one event in one cell, as there.

"None" stands where POLECAT writes it. Intensity is empty: it is a score, and the record scores nothing. An event is
dated by the last day that it may have happened on, which for an undated one is the day of the report, as in POLECAT;
the bounds and the claims stand in columns of their own at the end. What did not happen has no row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from attache import __version__
from attache.publish.exports import codes
from attache.publish.exports.columns import Column, Type, write
from attache.publish.exports.dated import happened
from attache.publish.exports.events import where
from attache.publish.exports.material import Exported, Material, sifted
from attache.record.rows import EventRow, ParticipantRow

NONE = "None"
QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER's four classes of roots."""


def quad(root: str) -> str:
    """The class of a PLOVER root."""
    return next((name for name, roots in QUADS.items() if root in roots), NONE)


def polecat(material: Material, out: BinaryIO) -> Exported:
    """Write the events as POLECAT-style TSV."""
    fitting, left_out, why = sifted(material.events, lacks)
    return Exported(write(_columns(material), fitting, out, delimiter="\t"), left_out, why)


def lacks(event: EventRow) -> str | None:
    """What keeps an event out, the first reason that holds; None where nothing does."""
    if not happened(event):
        return "planned, possible or denied"
    return None if event.date.latest else "without a date"


def _columns(material: Material) -> list[Column[EventRow]]:
    def sources(of: Callable[[Any], object]) -> Callable[[EventRow], str]:
        return lambda row: _joined(of(source) for source in material.sources(row.claims))

    return [
        _column("Event ID", lambda row: row.id),
        _column("Event Date", lambda row: row.date.latest, "DATE"),
        _column("Event Type", lambda row: row.type),
        _column("Event Mode", lambda row: row.mode or NONE),
        _column("Intensity", lambda row: None),
        _column("Quad Code", lambda row: quad(row.type)),
        _column("Contexts", lambda row: _joined(row.contexts)),
        *_side("Actor", lambda row: row.actors),
        *_side("Recipient", lambda row: row.recipients),
        _column("Placename", lambda row: row.place.name if row.place else NONE),
        _column("City", lambda row: NONE),
        _column("District", lambda row: NONE),
        _column("Province", lambda row: (row.place.admin1 if row.place else None) or NONE),
        _column("Country", lambda row: (row.place.country if row.place else None) or NONE),
        _column("Latitude", lambda row: getattr(where(row), "lat", None), "DOUBLE"),
        _column("Longitude", lambda row: getattr(where(row), "lon", None), "DOUBLE"),
        _column("GeoNames ID", lambda row: NONE),
        _column("Raw Placename", lambda row: NONE),
        _column("Feature Type", lambda row: NONE),
        _column("Source", sources(lambda source: source.outlet or source.id)),
        _column("Publication Date", sources(lambda source: source.published.latest)),
        _column("Story People", lambda row: NONE),
        _column("Story Organizations", lambda row: NONE),
        _column("Story Locations", lambda row: NONE),
        _column("Language", sources(lambda source: source.language)),
        _column("Version", lambda row: f"attache {__version__}"),
        _column("Event Date Earliest", lambda row: row.date.earliest, "DATE"),
        _column("Event Date Latest", lambda row: row.date.latest, "DATE"),
        *(_fatalities(part) for part in ("low", "best", "high")),
        _column("Claims", lambda row: row.claims, "VARCHAR[]"),
    ]


def _column(name: str, of: Callable[[EventRow], Any], type: Type = "VARCHAR") -> Column[EventRow]:
    return Column(name, type, of)


def _fatalities(part: str) -> Column[EventRow]:
    return _column(f"Fatalities {part.title()}", lambda row: getattr(row.fatalities, part, None), "BIGINT")


def _side(who: str, of: Callable[[EventRow], tuple[ParticipantRow, ...]]) -> list[Column[EventRow]]:
    def each(name: str, field: Callable[[ParticipantRow], object]) -> Column[EventRow]:
        return _column(name, lambda row: _joined(field(one) for one in of(row)))

    return [
        each(f"{who} Name", lambda one: one.name),
        each(f"{who} Country", lambda one: one.country),
        each(f"{who} COW", lambda one: codes.cow(one.country)),
        _column(f"Primary {who} Sector", lambda row: next((one.sector for one in of(row) if one.sector), NONE)),
        each(f"{who} Sectors", lambda one: one.sector),
        _column(f"{who} Title", lambda row: NONE),
        each(f"{who} Name Raw", lambda one: one.name),
        _column(f"Wikipedia {who} ID", lambda row: NONE),
    ]


def _joined(values: Iterable[object]) -> str:
    return "; ".join(str(NONE if value is None else value) for value in values) or NONE
