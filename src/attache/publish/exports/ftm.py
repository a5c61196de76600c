"""FollowTheMoney entities, one JSON object a line, and the same as statements that each name their claims.

A force or party is an Organization (a state's a PublicBody, a person a Person), a site or country an Address, a
presence an UnknownLink between the two with its days, an event an Event, a report an Article that proves them. A day
that is known only to a month or a year is written so, as FollowTheMoney has it; one with open bounds is left out.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from attache.ids import digest
from attache.model import FuzzyDate
from attache.publish.exports import codes
from attache.publish.exports.events import label
from attache.publish.exports.material import Exported, Material
from attache.publish.exports.presence import presence_id
from attache.publish.exports.sides import STATE
from attache.record.rows import CountRow, EventRow, ForceRow, ParticipantRow, PresenceRow
from attache.record.store import ReportRow

DATASET = "attache"
STATEMENT = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang"),
    *("original_value", "external", "first_seen", "last_seen", "id"),
)
TYPES = {
    **dict.fromkeys(("name", "alias"), "name"),
    **dict.fromkeys(("startDate", "endDate", "date", "publishedAt"), "date"),
    **dict.fromkeys(("summary", "description", "notes"), "text"),
    **dict.fromkeys(("subject", "object", "involved", "proof", "addressEntity"), "entity"),
    **dict.fromkeys(("latitude", "longitude"), "number"),
    **{"country": "country", "full": "address", "location": "address", "sourceUrl": "url", "language": "language"},
}
"""FollowTheMoney's type of each property that is written; any other is a string."""


class Entity(msgspec.Struct):
    """One entity, and the claims that it rests on."""

    id: str
    schema: str
    properties: dict[str, list[str]]
    claims: set[str]


def entities(material: Material, out: BinaryIO) -> Exported:
    """Write the entities as JSON lines, as `ftm` commands read them."""
    for one in _entities(material):
        line = {"id": one.id, "schema": one.schema, "properties": one.properties, "datasets": [DATASET]}
        out.write(msgspec.json.encode(line) + b"\n")
    return Exported(len(material.presence) + len(material.events))


def statements(material: Material, out: BinaryIO) -> Exported:
    """Write one row for each value of each property, as CSV; `origin` holds the claims' ids."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, dialect=csv.unix_dialect)
    writer.writerow(STATEMENT)
    for one in _entities(material):
        origin = "; ".join(sorted(one.claims))
        for prop, values in one.properties.items():
            for value in values:
                key = hashlib.sha1(f"{DATASET}.{one.id}.{prop}.{value}".encode()).hexdigest()
                type = TYPES.get(prop, "string")
                head = (one.id, one.id, prop, type, one.schema, value, DATASET, origin)
                writer.writerow([*head, "", "", "f", "", "", key])
    text.detach()
    return Exported(len(material.presence) + len(material.events))


def _entities(material: Material) -> list[Entity]:
    found: dict[str, Entity] = {}
    for one in _made(material):
        there = found.setdefault(one.id, one)
        there.claims |= one.claims
        for prop, values in one.properties.items():
            have = there.properties.setdefault(prop, [])
            have += [value for value in values if value not in have]
    return list(found.values())


def _made(material: Material) -> Iterator[Entity]:
    for presence in material.presence:
        yield from _presence(presence, material)
    for event in material.events:
        yield from _event(event, material)
    for report, claims in _proofs(material).items():
        yield _article(material.reports[report], claims)


def _presence(row: PresenceRow, material: Material) -> Iterator[Entity]:
    force = _party(row.force, row.claims)
    place = _address(row.site.id, row.site.name, row.host, row.claims) if row.site else _country(row)
    if row.site and row.site.lat is not None and row.site.lon is not None:
        place.properties |= {"latitude": [str(row.site.lat)], "longitude": [str(row.site.lon)]}
    yield force
    yield place
    yield _entity(
        _id("presence", presence_id(row)),
        "UnknownLink",
        row.claims,
        subject=[force.id],
        object=[place.id],
        role=["military presence"],
        status=[row.status],
        startDate=_day(row.since),
        endDate=_day(row.until) if row.until else [],
        summary=[*_many("strength", row.strength), f"consent: {row.consent}"],
        **_sources(row.claims, material),
    )


def _event(row: EventRow, material: Material) -> Iterator[Entity]:
    parties = [_party(who, row.claims) for who in (*row.actors, *row.recipients)]
    yield from parties
    yield _entity(
        _id("event", row.id),
        "Event",
        row.claims,
        name=[label(row)],
        involved=[party.id for party in parties],
        location=[row.place.name] if row.place else [],
        country=_letters(row.place.country) if row.place else [],
        **({"date": _day(row.date)} if row.date.earliest == row.date.latest else _span(row.date)),
        summary=[*_many("fatalities", row.fatalities), f"modality: {row.modality}"],
        description=material.sentences(row.claims),
        **_sources(row.claims, material),
        proof=[_id("report", report.id) for report in material.sources(row.claims)],
    )


def _party(who: ForceRow | ParticipantRow, claims: Iterable[str]) -> Entity:
    public = who.kind in ("regular", "police") if isinstance(who, ForceRow) else who.sector in STATE
    schema = "Person" if who.id.startswith("person/") else "PublicBody" if public else "Organization"
    # One id, one schema: a party that is named in two ways must not be two kinds of thing.
    return _entity(_id(schema, who.id), schema, claims, name=[who.name], country=_letters(who.country))


def _address(id: str, name: str, country: str, claims: Iterable[str]) -> Entity:
    full = f"{name}, {codes.name(country)}"
    return _entity(_id("place", id), "Address", claims, name=[name], full=[full], country=_letters(country))


def _country(row: PresenceRow) -> Entity:
    name = codes.name(row.host)
    return _entity(_id("place", row.host), "Address", row.claims, name=[name], full=[name], country=_letters(row.host))


def _article(report: ReportRow, claims: Iterable[str]) -> Entity:
    return _entity(
        _id("report", report.id),
        "Article",
        claims,
        title=[report.title] if report.title else [],
        fileName=[report.id],
        publisher=[report.outlet] if report.outlet else [],
        publishedAt=_day(report.published.date),
        sourceUrl=_web(report),
    )


def _entity(id: str, schema: str, claims: Iterable[str], **properties: Iterable[str]) -> Entity:
    filled = {prop: list(dict.fromkeys(values)) for prop, values in properties.items()}
    return Entity(id, schema, {prop: values for prop, values in filled.items() if values}, set(claims))


def _id(kind: str, key: str) -> str:
    return f"{DATASET}-{digest(kind, key)}"


def _letters(country: str | None) -> list[str]:
    found = codes.alpha2(country)
    return [found] if found else []


def _web(report: ReportRow) -> list[str]:
    return [report.url] if report.url and report.url.startswith(("http://", "https://")) else []


def _sources(claims: tuple[str, ...], material: Material) -> dict[str, list[str]]:
    reports = material.sources(claims)
    return {
        "recordId": list(claims),
        "publisher": [report.outlet for report in reports if report.outlet],
        "sourceUrl": [url for report in reports for url in _web(report)],
    }


def _proofs(material: Material) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for id, claim in material.cited.items():
        if claim.report in material.reports:
            found.setdefault(claim.report, set()).add(id)
    return found


def _many(what: str, count: CountRow | None) -> list[str]:
    if count is None:
        return []
    low, best, high = ("?" if part is None else str(part) for part in (count.low, count.best, count.high))
    return [f"{what}: low {low}, best {best}, high {high} {count.unit} (“{count.text}”)"]


def _day(date: FuzzyDate) -> list[str]:
    """The day, the month or the year that both bounds lie in; nothing where they share none."""
    if not (date.earliest and date.latest):
        return []
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    return next(([first[:length]] for length in (10, 7, 4) if first[:length] == last[:length]), [])


def _span(date: FuzzyDate) -> dict[str, list[str]]:
    return {
        "startDate": [date.earliest.isoformat()] if date.earliest else [],
        "endDate": [date.latest.isoformat()] if date.latest else [],
    }
