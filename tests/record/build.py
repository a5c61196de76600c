"""Claims made by hand: what one sentence of one report says, in a line of test code."""

from __future__ import annotations

import datetime as dt
from typing import Any

from attache.ids import digest
from attache.model import (
    Actor,
    Agreement,
    AgreementType,
    CameBy,
    Claim,
    Count,
    Event,
    FuzzyDate,
    Office,
    Place,
    Published,
    Speaker,
    Time,
)

US = Actor("USA-MIL", "US forces", "USA", "MIL", "regular")
RUSSIA = Actor("RUS-MIL", "Russian soldiers", "RUS", "MIL", "regular")
GERMANY = Actor("DEU-MIL", "German soldiers", "DEU", "MIL", "regular")
NIGER = Actor("NER", "Niger", "NER", "GOV")
USA = Actor("USA", "United States", "USA", "GOV")
TIANI = Actor("person/abdourahamane-tiani", "Abdourahamane Tiani", "NER", "GOV")
BAZOUM = Actor("person/mohamed-bazoum", "Mohamed Bazoum", "NER", "GOV")
PUTIN = Actor("person/vladimir-putin", "Vladimir Putin", "RUS", "GOV")
BOKO_HARAM = Actor("group/boko-haram", "Boko Haram", None, "REB", "armed-group")
CIVILIANS = Actor("NER-CVL", "civilians", "NER", "CVL")

IN_NIGER = Place("NER", "Niger", "NER", precision=6, kind="country")
BASE_101 = Place("site/airbase-101-niamey", "Airbase 101", "NER", "Niamey", 13.48, 2.17, 1, "site")
BASE_201 = Place("site/airbase-201-agadez", "Airbase 201", "NER", "Agadez", 16.95, 8.02, 1, "site")
NIAMEY = Place("place/NER/niamey", "Niamey", "NER", "Niamey", 13.51, 2.11, 1, "town")
DIFFA_TOWN = Place("place/NER/diffa", "Diffa", "NER", "Diffa", 13.32, 12.61, 1, "town")
DIFFA = Place("place/NER/diffa-region", "Diffa", "NER", "Diffa", None, None, 4, "area")
BOSSO = Place("place/NER/bosso", "Bosso", "NER", "Diffa", 13.7, 13.31, 1, "town")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def dates(text: str) -> FuzzyDate:
    """Bounds: "2024-05-03", "2024-05-01..2024-05-31", "..2024-05-03" or ""."""
    earliest, dots, latest = text.partition("..")
    first = day(earliest) if earliest else None
    return FuzzyDate(first, day(latest) if latest else None) if dots else FuzzyDate(first, first)


def on_days(**days: str) -> dict[str, Published]:
    """Reports and their days of publication."""
    return {report: Published(dates(text).earliest, dates(text).latest, "given") for report, text in days.items()}


def count(low: int | None, high: int | None = None, **more: Any) -> Count:
    high = low if high is None else high
    return Count(
        low, high if low == high else None, high, "=" if low == high else "~", more.pop("unit", "troops"), "", **more
    )


def claim(kind: Any, action: str | None, when: str = "", report: str = "r1", **fields: Any) -> Claim:
    """A claim of `report`, in its body unless said otherwise; its id follows from what it says."""
    time = dates(when)
    fields = {"section": "body", "time": Time(time.earliest, time.latest, 1 if when else 5, when), **fields}
    id = fields.pop("id", None) or digest(repr((kind, action, report, sorted(fields.items(), key=str))))
    return Claim(
        id=id,
        report=report,
        sentence="",
        start=0,
        end=0,
        quote=fields.pop("quote", ""),
        kind=kind,
        action=action,
        **fields,
    )


def presence(
    force: Actor, action: str, place: Place | None, when: str = "", report: str = "r1", **fields: Any
) -> Claim:
    return claim("presence", action, when, report, actors=(force,), place=place, **fields)


def agreement(
    action: str,
    when: str = "",
    report: str = "r1",
    *,
    title: str = "military cooperation agreement",
    type: AgreementType = "defence",
    **fields: Any,
) -> Claim:
    fields = {"actors": (NIGER,), "recipients": (USA,), **fields}
    return claim("agreement", action, when, report, agreement=Agreement(title, type), **fields)


def office(
    holder: Actor,
    action: str,
    when: str = "",
    report: str = "r1",
    *,
    came_by: CameBy = "unknown",
    name: str = "head-of-state",
    **f: Any,
) -> Claim:
    return claim("office", action, when, report, actors=(holder,), office=Office(name, "NER", came_by), **f)


def event(root: str, when: str = "", report: str = "r1", *, mode: str | None = None, **fields: Any) -> Claim:
    return claim("event", None, when, report, event=Event(root, mode), **fields)


def statement(speaker: Speaker | None, words: str, when: str = "", report: str = "r1", **fields: Any) -> Claim:
    fields = {"attribution": "direct", **fields}
    return claim("statement", None, when, report, speaker=speaker, words=words, **fields)
