"""The record in the formats of other programs. `FORMATS` names them; `export` writes one.

Every row cites its claims. Counts are low, best and high, never an average; a cell that no source fills is empty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from attache.errors import InputError

if TYPE_CHECKING:
    from attache.api import Record
    from attache.publish.exports.columns import Column
    from attache.publish.exports.material import Exported, Material


class Format(msgspec.Struct, frozen=True):
    """The views a format is made of, what writes it, and whether a terminal could show it."""

    views: tuple[str, ...]
    write: Callable[[Material, BinaryIO], Exported]
    binary: bool = False


def _table(view: str, material: Material) -> tuple[Iterable[Column], Iterable[object]]:  # type: ignore[type-arg]
    from attache.publish.exports import claims, events, presence

    if view == "presence":
        return presence.COLUMNS, material.presence
    return (
        (events.COLUMNS, material.events) if view == "events" else (claims.columns(material.reports), material.claims)
    )


def _csv(view: str) -> Callable[[Material, BinaryIO], Exported]:
    def write(material: Material, out: BinaryIO) -> Exported:
        from attache.publish.exports import columns
        from attache.publish.exports.material import Exported

        head, rows = _table(view, material)
        return Exported(columns.write(tuple(head), rows, out))

    return write


def _parquet(view: str) -> Callable[[Material, BinaryIO], Exported]:
    def write(material: Material, out: BinaryIO) -> Exported:
        from attache.publish.exports import parquet
        from attache.publish.exports.material import Exported

        head, rows = _table(view, material)
        return Exported(parquet.write(tuple(head), rows, out))

    return write


def _geojson(view: str) -> Callable[[Material, BinaryIO], Exported]:
    def write(material: Material, out: BinaryIO) -> Exported:
        from attache.publish.exports import geojson
        from attache.publish.exports.material import Exported

        head, rows = _table(view, material)
        return Exported(geojson.write(tuple(head), rows, out))

    return write


def _acled(material: Material, out: BinaryIO) -> Exported:
    from attache.publish.exports.acled import acled

    return acled(material, out)


def _ged(material: Material, out: BinaryIO) -> Exported:
    from attache.publish.exports.ged import ged

    return ged(material, out)


def _polecat(material: Material, out: BinaryIO) -> Exported:
    from attache.publish.exports.polecat import polecat

    return polecat(material, out)


def _stix(material: Material, out: BinaryIO) -> Exported:
    from attache.publish.exports.stix import stix

    return stix(material, out)


def _entities(material: Material, out: BinaryIO) -> Exported:
    from attache.publish.exports.ftm import entities

    return entities(material, out)


def _statements(material: Material, out: BinaryIO) -> Exported:
    from attache.publish.exports.ftm import statements

    return statements(material, out)


BOTH = ("presence", "events")
FORMATS: Mapping[str, Format] = {
    **{f"{view}.csv": Format((view,), _csv(view)) for view in ("presence", "events", "claims")},
    **{f"{view}.parquet": Format((view,), _parquet(view), binary=True) for view in ("presence", "events", "claims")},
    **{f"{view}.geojson": Format((view,), _geojson(view)) for view in BOTH},
    "acled.csv": Format(("events",), _acled),
    "ged.csv": Format(("events",), _ged),
    "polecat.tsv": Format(("events",), _polecat),
    "stix.json": Format(BOTH, _stix),
    "ftm.json": Format(BOTH, _entities),
    "ftm-statements.csv": Format(BOTH, _statements),
}


def export(
    record: Record,
    format: str,
    out: BinaryIO,
    *,
    on: dt.date | None = None,
    known: dt.date | None = None,
    **filters: str | None,
) -> Exported:
    """Write what `record` says as of the days `on` and `known` to `out`, in one of `FORMATS`.

    filters: as for the views that the format is made of. Raises `InputError` for a format or a filter that does not
    exist, and for one that needs a package that is not installed.
    """
    from attache.publish.exports.material import gather

    if format not in FORMATS:
        raise InputError(f"no format is called {format!r}: use one of {', '.join(FORMATS)}")
    chosen = FORMATS[format]
    return chosen.write(gather(record, chosen.views, filters, on=on, known=known), out)
