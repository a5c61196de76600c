"""Events in the 49 columns of the UCDP Georeferenced Event Dataset (GED), and the claims behind them.

A row is an assault that killed, in a known country, with both ends of its date known. UCDP's own numbers of
conflicts, dyads and sides are empty: only UCDP gives them out. `id` is a number made from the event's id, which is in
`relid`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, BinaryIO

from attache.publish.exports import codes, sides
from attache.publish.exports.columns import Column, Type, Value, write
from attache.publish.exports.dated import bounds, days, happened
from attache.publish.exports.events import where
from attache.publish.exports.material import Exported, Material, sifted
from attache.record.rows import EventRow

NAMES = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id"),
    *(
        "conflict_new_id",
        "conflict_name",
        "dyad_dset_id",
        "dyad_new_id",
        "dyad_name",
        "side_a_dset_id",
        "side_a_new_id",
    ),
    *("side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *(
        "source_date",
        "source_headline",
        "source_original",
        "where_prec",
        "where_coordinates",
        "where_description",
        "adm_1",
    ),
    *("adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id"),
    *("region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b"),
    *("deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3


def number(id: str) -> int:
    """The event's id as a number that a double holds exactly: the first 52 bits of its digest."""
    return int(id.rpartition("/")[2][:13], 16)


def violence(event: EventRow) -> int | None:
    """UCDP's type of violence: state-based, non-state, one-sided; None where the sides do not tell."""
    if sides.civilians(event.recipients):
        return ONE_SIDED if sides.armed(event.actors) else None
    if not (sides.armed(event.actors) and sides.armed(event.recipients)):
        return None
    return STATE_BASED if sides.state(event.actors) or sides.state(event.recipients) else NON_STATE


def when_precision(event: EventRow) -> int:
    """UCDP's scale: 1 day, 2 up to a week, 3 up to a month, 4 up to a year, 5 more."""
    width = days(event.date) or 1_000
    return next((step for step, most in ((1, 1), (2, 7), (3, 31), (4, 366)) if width <= most), 5)


def grid_cell(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell: half a degree, 720 to a row, numbered from 1 at 90 South 180 West."""
    row = min(math.floor((latitude + 90) * 2), 359)
    return row * 720 + min(math.floor((longitude + 180) * 2), 719) + 1


def ged(material: Material, out: BinaryIO) -> Exported:
    """Write the deadly events as UCDP GED-style CSV."""
    fitting, left_out, why = sifted(material.events, lacks)
    return Exported(write(_columns(material), fitting, out), left_out, why)


def lacks(event: EventRow) -> str | None:
    """What keeps an event out, the first reason that holds; None where nothing does."""
    count = event.fatalities
    if event.type != "ASSAULT":
        return "no assault"
    if not happened(event):
        return "planned, possible or denied"
    if count is None or not any((count.low, count.best, count.high)):
        return "without any dead told"
    if event.place is None or not event.place.country:
        return "without a known country"
    return "without a bounded date" if bounds(event.date) is None else None


def _columns(material: Material) -> list[Column[EventRow]]:
    filled = {**_what(material), **_where(), **_many()}
    columns = [Column(name, *filled.get(name, ("VARCHAR", _empty))) for name in NAMES]
    return [*columns, Column("claims", "VARCHAR[]", lambda row: row.claims)]


def _empty(row: EventRow) -> None:
    return None


Filled = dict[str, tuple[Type, Callable[[Any], Value]]]


def _what(material: Material) -> Filled:
    def side(of: str) -> Callable[[EventRow], str]:
        return lambda row: "; ".join(dict.fromkeys(sides.government(who) for who in getattr(row, of)))

    def dyad(row: EventRow) -> str:
        return " - ".join(filter(None, (side("actors")(row), _target(row, side("recipients")(row)))))

    def told(field: str) -> Callable[[EventRow], str]:
        return lambda row: "; ".join(getattr(source, field) or "" for source in material.sources(row.claims))

    def dates(row: EventRow) -> str:
        found = (source.published.latest for source in material.sources(row.claims))
        return "; ".join(day.isoformat() if day else "" for day in found)

    def gwno(of: str) -> Callable[[EventRow], int | None]:
        return lambda row: next((codes.gw(w.country) for w in getattr(row, of) if w.sector in sides.STATE), None)

    return {
        "id": ("BIGINT", lambda row: number(row.id)),
        "relid": ("VARCHAR", lambda row: row.id),
        "year": ("BIGINT", lambda row: row.date.earliest.year),
        "type_of_violence": ("BIGINT", violence),
        "dyad_name": ("VARCHAR", dyad),
        "side_a": ("VARCHAR", side("actors")),
        "side_b": ("VARCHAR", lambda row: _target(row, side("recipients")(row))),
        "number_of_sources": ("BIGINT", lambda row: row.origins),
        "source_article": ("VARCHAR", told("url")),
        "source_office": ("VARCHAR", told("outlet")),
        "source_date": ("VARCHAR", dates),
        "source_headline": ("VARCHAR", told("title")),
        "date_prec": ("BIGINT", when_precision),
        "date_start": ("DATE", lambda row: row.date.earliest),
        "date_end": ("DATE", lambda row: row.date.latest),
        "gwnoa": ("BIGINT", gwno("actors")),
        "gwnob": ("BIGINT", gwno("recipients")),
    }


def _target(row: EventRow, names: str) -> str:
    return "Civilians" if violence(row) == ONE_SIDED else names


def _where() -> Filled:
    def at(field: str) -> Callable[[EventRow], Any]:
        return lambda row: getattr(where(row), field, None)

    def cell(row: EventRow) -> int | None:
        place = where(row)
        return grid_cell(place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None

    return {
        "where_prec": ("BIGINT", lambda row: row.place.precision),
        "where_coordinates": ("VARCHAR", lambda row: row.place.name),
        "adm_1": ("VARCHAR", lambda row: row.place.admin1),
        "latitude": ("DOUBLE", at("lat")),
        "longitude": ("DOUBLE", at("lon")),
        "geom_wkt": ("VARCHAR", lambda row: f"POINT ({where(row).lon} {where(row).lat})" if where(row) else None),  # type: ignore[union-attr]
        "priogrid_gid": ("BIGINT", cell),
        "country": ("VARCHAR", lambda row: codes.name(row.place.country)),
        "country_id": ("BIGINT", lambda row: codes.gw(row.place.country)),
        "region": ("VARCHAR", lambda row: codes.ucdp_region(row.place.country)),
    }


def _many() -> Filled:
    def count(field: str) -> Callable[[EventRow], int | None]:
        return lambda row: getattr(row.fatalities, field, None)

    return {name: ("BIGINT", count(name)) for name in ("best", "high", "low")}
