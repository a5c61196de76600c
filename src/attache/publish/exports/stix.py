"""STIX 2.1: forces and parties as identities, sites and countries as locations, presences as `located-at`, events as
incidents, the reports as reports that hold them, in one bundle.

What STIX has no property for (bounds, strength, status, consent) stands in a property extension whose definition is in
the bundle; every relationship and incident cites its claims as external references. Ids are UUIDs (version 5) of ours.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from attache.publish.exports import codes
from attache.publish.exports.events import label, where
from attache.publish.exports.material import Exported, Material
from attache.publish.exports.presence import presence_id
from attache.record.rows import EventRow, ForceRow, ParticipantRow, PresenceRow
from attache.record.store import ReportRow

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://attache.invalid/stix")
EPOCH = dt.date(1970, 1, 1)  # of what is made from reports that nobody can date
Made = dict[str, Any]


def stix(material: Material, out: BinaryIO) -> Exported:
    """Write a bundle of the presences and events."""
    made: dict[str, Made] = {}
    author = _add(made, "identity", "attache", EPOCH, EPOCH, name="Attaché", identity_class="system")
    extension = _add(
        made,
        "extension-definition",
        "record",
        EPOCH,
        EPOCH,
        created_by_ref=author,
        name="Attaché record",
        description="Bounds of dates, counts with low, best and high, and what a force is doing at a place.",
        schema="https://attache.invalid/stix/record",
        version="1.0.0",
        extension_types=["property-extension"],
    )
    told: dict[str, set[str]] = {}
    for presence in material.presence:
        _note(told, presence.claims, _presence(made, presence, material, extension), material)
    for event in material.events:
        _note(told, event.claims, _incident(made, event, material, extension), material)
    for report in sorted(told):
        _report(made, material.reports[report], told[report])
    objects = [_complete(one, author) for one in made.values()]
    bundle = {"type": "bundle", "id": f"bundle--{uuid.uuid5(SPACE, ' '.join(made))}", "objects": objects}
    out.write(msgspec.json.encode(bundle) + b"\n")
    return Exported(len(material.presence) + len(material.events))


def _presence(made: dict[str, Made], row: PresenceRow, material: Material, extension: str) -> set[str]:
    days = _days(row.claims, material)
    force = _identity(made, row.force, days)
    at = _country(made, row.host, days)
    if row.site:
        at = _located(made, row.site.id, row.site.name, row.host, row.site.lat, row.site.lon, row.site.precision, days)
    values = {
        "status": row.status,
        "consent": row.consent,
        "since": row.since,
        "until": row.until,
        "strength": row.strength,
        "equipment": row.equipment,
        "contested": row.contested,
        "origins": row.origins,
    }
    place = row.site.name if row.site else codes.name(row.host)
    link = _add(
        made,
        "relationship",
        presence_id(row),
        *days,
        relationship_type="located-at",
        source_ref=force,
        target_ref=at,
        description=f"{row.force.name}, {place}: {row.status}",
        external_references=_cited(row.claims, material),
        extensions=_extended(extension, values),
    )
    return {force, at, link}


def _incident(made: dict[str, Made], row: EventRow, material: Material, extension: str) -> set[str]:
    days = _days(row.claims, material)
    values = {
        "date": row.date,
        "plover_type": row.type,
        "plover_mode": row.mode,
        "contexts": row.contexts,
        "cameo": row.cameo,
        "modality": row.modality,
        "fatalities": row.fatalities,
        "origins": row.origins,
    }
    incident = _add(
        made,
        "incident",
        row.id,
        *days,
        name=label(row),
        description=" ".join(material.sentences(row.claims)),
        external_references=_cited(row.claims, material),
        extensions=_extended(extension, values),
    )
    found = {incident}
    for role, side in (("actor", row.actors), ("recipient", row.recipients)):
        for who in side:
            identity = _identity(made, who, days)
            found |= {identity, _related(made, row, incident, identity, role, days, material)}
    if row.place and (row.place.country or where(row)):
        place, spot = row.place, where(row)
        key = f"{place.country}/{place.admin1}/{place.name}"
        at = _located(
            made,
            key,
            place.name,
            place.country,
            spot.lat if spot else None,
            spot.lon if spot else None,
            place.precision,
            days,
        )
        found |= {at, _related(made, row, incident, at, "place", days, material)}
    return found


def _related(
    made: dict[str, Made],
    row: EventRow,
    incident: str,
    other: str,
    role: str,
    days: tuple[dt.date, dt.date],
    material: Material,
) -> str:
    return _add(
        made,
        "relationship",
        f"{row.id} {role} {other}",
        *days,
        relationship_type="related-to",
        source_ref=incident,
        target_ref=other,
        description=role,
        external_references=_cited(row.claims, material),
    )


def _identity(made: dict[str, Made], who: ForceRow | ParticipantRow, days: tuple[dt.date, dt.date]) -> str:
    sort = "individual" if who.id.startswith("person/") else "organization"
    return _add(made, "identity", who.id, *days, name=who.name, identity_class=sort)


def _country(made: dict[str, Made], code: str, days: tuple[dt.date, dt.date]) -> str:
    return _located(made, code, codes.name(code), code, None, None, 6, days)


def _located(
    made: dict[str, Made],
    key: str,
    name: str,
    country: str | None,
    lat: float | None,
    lon: float | None,
    precision: int,
    days: tuple[dt.date, dt.date],
) -> str:
    placed = lat is not None and lon is not None and precision < 6
    point: Made = {"latitude": lat, "longitude": lon} if placed else {}
    letters = codes.alpha2(country)
    return _add(made, "location", key, *days, name=name, country=letters.upper() if letters else country, **point)


def _report(made: dict[str, Made], report: ReportRow, objects: set[str]) -> None:
    day = report.published.latest or EPOCH
    source = {"source_name": report.outlet or "report", "external_id": report.id}
    _add(
        made,
        "report",
        report.id,
        day,
        day,
        name=report.title or report.id,
        published=_moment(day),
        object_refs=sorted(objects),
        external_references=[{**source, "url": report.url} if report.url else source],
    )


def _add(made: dict[str, Made], type: str, key: str, first: dt.date, last: dt.date, **fields: Any) -> str:
    """Add the object; of one that is there already only widen the days it was told on."""
    id = f"{type}--{uuid.uuid5(SPACE, f'{type} {key}')}"
    there = made.get(id)
    if there is None:
        made[id] = {"type": type, "spec_version": "2.1", "id": id, "created": first, "modified": last, **fields}
    else:
        there["created"], there["modified"] = min(there["created"], first), max(there["modified"], last)
    return id


def _complete(one: Made, author: str) -> Made:
    if one["id"] != author:
        one = {**one, "created_by_ref": author}
    return {**one, "created": _moment(one["created"]), "modified": _moment(one["modified"])}


def _days(claims: Iterable[str], material: Material) -> tuple[dt.date, dt.date]:
    found = [report.published.latest for report in material.sources(claims) if report.published.latest]
    return (min(found), max(found)) if found else (EPOCH, EPOCH)


def _cited(claims: Iterable[str], material: Material) -> list[Made]:
    def of(claim: str) -> Made:
        cited = material.cited.get(claim)
        report = material.reports.get(cited.report) if cited else None
        found = {"source_name": "attache claim", "external_id": claim}
        if cited:
            found["description"] = cited.quote
        return {**found, "url": report.url} if report and report.url else found

    return [of(claim) for claim in claims]


def _extended(extension: str, values: Made) -> Made:
    given = {name: value for name, value in values.items() if value not in (None, ())}
    return {extension: {"extension_type": "property-extension", **msgspec.to_builtins(given)}}


def _note(told: dict[str, set[str]], claims: Iterable[str], objects: set[str], material: Material) -> None:
    for claim in claims:
        if claim in material.cited and material.cited[claim].report in material.reports:
            told.setdefault(material.cited[claim].report, set()).update(objects)


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"
