"""Events in the columns of the Armed Conflict Location & Event Data project (ACLED).

Names and order of the columns, event types and sub-types follow ACLED's codebook; three columns of bounds and the
claims stand behind them. Only what happened, of a type that ACLED has, in a known country, dated to a month or better
has a row. Where a cell would need what no source says (how many died, who a target was), it is empty.
"""

from __future__ import annotations

import calendar
from typing import BinaryIO

from attache.publish.exports import codes, sides
from attache.publish.exports.columns import Column, write
from attache.publish.exports.dated import days, happened
from attache.publish.exports.events import where
from attache.publish.exports.material import Exported, Material, sifted
from attache.record.rows import EventRow, ParticipantRow

ATTACK, CIVILIANS, REMOTE = "Attack", "Violence against civilians", "Explosions/Remote violence"
STRATEGIC = "Strategic developments"
# PLOVER's root and mode, and what ACLED calls it; no mode stands for any other.
TYPES: dict[tuple[str, str | None], tuple[str, str]] = {
    ("ASSAULT", "explosives"): (REMOTE, "Remote explosive/landmine/IED"),
    ("ASSAULT", "suicide-attack"): (REMOTE, "Suicide bomb"),
    ("ASSAULT", "heavy-weapons"): (REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "aerial"): (REMOTE, "Air/drone strike"),
    ("ASSAULT", "sexual"): (CIVILIANS, "Sexual violence"),
    ("COERCE", "abduct"): (CIVILIANS, "Abduction/forced disappearance"),
    ("COERCE", "arrest"): (STRATEGIC, "Arrests"),
    ("COERCE", "destroy"): (STRATEGIC, "Looting/property destruction"),
    ("PROTEST", "riot"): ("Riots", "Violent demonstration"),
    ("PROTEST", None): ("Protests", "Peaceful protest"),
    ("AGREE", None): (STRATEGIC, "Agreement"),
    ("RETREAT", "withdraw"): (STRATEGIC, "Change to group/activity"),
    ("MOBILIZE", "troops"): (STRATEGIC, "Change to group/activity"),
}
ANY_MODE = {"PROTEST", "AGREE"}  # roots whose row without a mode serves for every mode
DISORDER = {STRATEGIC: STRATEGIC, "Protests": "Demonstrations", "Riots": "Demonstrations"}
PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}  # UCDP's scale of where, on ACLED's


def kind(event: EventRow) -> tuple[str, str] | None:
    """ACLED's event type and sub-type; None where none fits."""
    found = TYPES.get((event.type, event.mode)) or (
        TYPES.get((event.type, None)) if event.type in ANY_MODE or event.mode is None else None
    )
    if found is None and event.type == "ASSAULT":
        if sides.civilians(event.recipients):
            return CIVILIANS, ATTACK
        return ("Battles", "Armed clash") if sides.armed(event.actors) and sides.armed(event.recipients) else None
    return found


def typed(event: EventRow) -> tuple[str, str]:
    """ACLED's event type and sub-type; empty where none fits."""
    return kind(event) or ("", "")


def when_precision(event: EventRow) -> int:
    """ACLED's scale: 1 day, 2 within a week, 3 within a month."""
    width = days(event.date) or 32
    return 1 if width == 1 else 2 if width <= 7 else 3


def inter(who: ParticipantRow | None, country: str | None) -> str:
    """ACLED's sort of actor; a state's forces outside their own country are external."""
    if who is None or who.sector is None:
        return ""
    if who.sector in sides.STATE:
        return "State forces" if who.country == country else "External/Other forces"
    known = {"REB": "Rebel group", "UAF": "Political militia", "CRM": "Political militia"}
    return known.get(who.sector, "Civilians" if who.sector in sides.CIVIL else "External/Other forces")


def acled(material: Material, out: BinaryIO) -> Exported:
    """Write the events as ACLED-style CSV."""
    fitting, left_out, why = sifted(material.events, lacks)
    return Exported(write(_columns(material), fitting, out), left_out, why)


def lacks(event: EventRow) -> str | None:
    """What keeps an event out, the first reason that holds; None where nothing does."""
    if not happened(event):
        return "planned, possible or denied"
    if kind(event) is None:
        return f"of a type that ACLED does not have ({event.type.lower()})"
    if event.place is None or not event.place.country:
        return "without a known country"
    return "without a date within a month" if (days(event.date) or 32) > 31 else None


def _interaction(event: EventRow) -> str:
    country = event.place.country if event.place else None
    first, second = (inter(next(iter(side), None), country) for side in (event.actors, event.recipients))
    return f"{first}-{second}" if first and second else f"{first or second} only" if first or second else ""


def _columns(material: Material) -> list[Column[EventRow]]:
    def text(name: str, of: object) -> Column[EventRow]:
        return Column(name, "VARCHAR", of)  # type: ignore[arg-type]

    def first(side: tuple[ParticipantRow, ...]) -> ParticipantRow | None:
        return next(iter(side), None)

    def country(event: EventRow) -> str | None:
        return event.place.country if event.place else None

    def uploaded(event: EventRow) -> int | None:
        days = [report.published.latest for report in material.sources(event.claims) if report.published.latest]
        return calendar.timegm(max(days).timetuple()) if days else None

    return [
        text("event_id_cnty", lambda row: row.id),
        Column("event_date", "DATE", lambda row: row.date.earliest),
        Column("year", "BIGINT", lambda row: row.date.earliest.year if row.date.earliest else None),
        Column("time_precision", "BIGINT", when_precision),
        text("disorder_type", lambda row: DISORDER.get(typed(row)[0], "Political violence")),
        text("event_type", lambda row: typed(row)[0]),
        text("sub_event_type", lambda row: typed(row)[1]),
        text("actor1", lambda row: sides.names(row.actors[:1])),
        text("assoc_actor_1", lambda row: sides.names(row.actors[1:])),
        text("inter1", lambda row: inter(first(row.actors), country(row))),
        text("actor2", lambda row: sides.names(row.recipients[:1])),
        text("assoc_actor_2", lambda row: sides.names(row.recipients[1:])),
        text("inter2", lambda row: inter(first(row.recipients), country(row))),
        text("interaction", _interaction),
        text("civilian_targeting", lambda row: "Civilian targeting" if typed(row)[0] == CIVILIANS else ""),
        Column("iso", "BIGINT", lambda row: codes.numeric(country(row))),
        text("region", lambda row: codes.acled_region(country(row))),
        text("country", lambda row: codes.name(country(row))),
        text("admin1", lambda row: row.place.admin1),
        text("admin2", lambda row: None),
        text("admin3", lambda row: None),
        text("location", lambda row: row.place.name),
        Column("latitude", "DOUBLE", lambda row: getattr(where(row), "lat", None)),
        Column("longitude", "DOUBLE", lambda row: getattr(where(row), "lon", None)),
        Column("geo_precision", "BIGINT", lambda row: PRECISION.get(row.place.precision) if row.place else None),
        text("source", lambda row: "; ".join(s.outlet or s.id for s in material.sources(row.claims))),
        text("source_scale", lambda row: None),
        text("notes", lambda row: " ".join(material.sentences(row.claims))),
        Column("fatalities", "BIGINT", lambda row: row.fatalities.best if row.fatalities else None),
        text("tags", lambda row: f"plover={row.type}" + (f"/{row.mode}" if row.mode else "")),
        Column("timestamp", "BIGINT", uploaded),
        Column("fatalities_low", "BIGINT", lambda row: row.fatalities.low if row.fatalities else None),
        Column("fatalities_high", "BIGINT", lambda row: row.fatalities.high if row.fatalities else None),
        Column("date_latest", "DATE", lambda row: row.date.latest),
        Column("claims", "VARCHAR[]", lambda row: row.claims),
    ]
