"""A record in a temporary file, from claims made by hand: each claim's sentence is what its report says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attache
from attache.ids import digest
from attache.model import (
    Actor,
    Agreement,
    Claim,
    Count,
    Event,
    Kind,
    Place,
    Published,
    Report,
    Section,
    SectionKind,
    Time,
)
from attache.publish.brief.rows import Brief
from attache.record import Store

US = Actor("USA-MIL", "American armed forces", "USA", "MIL", "regular")
RUSSIA = Actor("RUS-MIL", "Russian armed forces", "RUS", "MIL", "regular")
GERMANY = Actor("DEU-MIL", "German armed forces", "DEU", "MIL", "regular")
FORCES = (US, RUSSIA, GERMANY)
NIGER = Actor("NER", "Niger", "NER", "GOV")
USA = Actor("USA", "United States", "USA", "GOV")
GROUP = Actor("group/boko-haram", "Boko Haram", None, "REB", "armed-group")
IN_NIGER = Place("NER", "Niger", "NER", precision=6, kind="country")
BASE_101 = Place("site/airbase-101-niamey", "Airbase 101", "NER", "Niamey", 13.48, 2.17, 1, "site")
BASE_201 = Place("site/airbase-201-agadez", "Airbase 201", "NER", "Agadez", 16.95, 8.02, 1, "site")
DIFFA = Place("place/NER/diffa", "Diffa", "NER", "Diffa", 13.32, 12.61, 1, "town")
PLACES = (IN_NIGER, BASE_101, BASE_201)
DEFENCE = Agreement("military cooperation agreement", "defence")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def time(text: str) -> Time:
    """A day, or "2024-05-01..2024-05-31"; nothing where empty."""
    first, _, last = text.partition("..")
    return Time(day(first), day(last or first), 1, text) if text else Time()


def troops(low: int, high: int | None = None, text: str = "") -> Count:
    return Count(low, low if high is None else None, high or low, "=", "troops", text or str(low))


def say(kind: Kind, sentence: str, when: str = "", section: SectionKind = "body", **fields: Any) -> Claim:
    """A claim that is still of no report."""
    return Claim(
        id="",
        report="",
        section=section,
        sentence=sentence,
        start=0,
        end=0,
        quote=sentence,
        kind=kind,
        time=time(when),
        **fields,
    )


def stay(force: Actor, action: str, place: Place, when: str = "", **fields: Any) -> Claim:
    """A claim of a force's presence, in a sentence made of its fields."""
    words = [force.name, action, place.name, when]
    words += [fields["count"].text] if "count" in fields else []
    return say("presence", " ".join(filter(None, words)), when, action=action, actors=(force,), place=place, **fields)


def ended(when: str = "", action: str = "denounce") -> Claim:
    sentence = f"Niger {action} the military cooperation agreement with the United States {when}"
    return say("agreement", sentence, when, action=action, actors=(NIGER,), recipients=(USA,), agreement=DEFENCE)


def attack(when: str, sentence: str = "Boko Haram attacked the market of Diffa") -> Claim:
    return say("event", sentence, when, actors=(GROUP,), place=DIFFA, event=Event("ASSAULT"))


def report(published: str, claims: Iterable[Claim], number: int) -> tuple[Report, list[Claim]]:
    """The report that says the claims, one sentence after the other."""
    text, placed, sections = "Forces in the Sahel", [], [Section("headline", 0, 19)]
    id = f"r{digest(str(number), published)}"
    for index, claim in enumerate(claims):
        start = len(text) + 2
        text += "\n\n" + claim.sentence
        sections.append(Section(claim.section, start, len(text)))
        placed.append(
            Claim(
                **{
                    **{name: getattr(claim, name) for name in claim.__struct_fields__},
                    "id": f"c{digest(id, str(index), claim.sentence)}",
                    "report": id,
                    "start": start,
                    "end": len(text),
                }
            )
        )
    when = Published(day(published), day(published), "metadata")
    made = Report(
        id=id,
        text=text,
        sections=tuple(sections),
        title=f"Forces in the Sahel {number}",
        outlet=f"Outlet {number}",
        url=f"https://example.org/{number}",
        published=when,
        sha256=digest(text),
    )
    return made, placed


def fill(path: Path, reports: Iterable[tuple[str, list[Claim]]]) -> Path:
    """A record of reports, each with its day and its claims."""
    with Store.open(path) as store:
        for number, (published, claims) in enumerate(reports, 1):
            store.add(*report(published, claims, number))
    return path


def brief(path: Path, place: str | None = "NER", **days: str) -> Brief:
    """The brief from that record."""
    with attache.Record(path, readonly=True) as record:
        return record.brief(place, **{name: day(text) for name, text in days.items()})


def lines(found: Brief, part: str) -> list[str]:
    """The lines of a part, without the numbers of their sources."""
    return ["".join(told.text for told in row.told) for row in found.rows if row.part == part]
