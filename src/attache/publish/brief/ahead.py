"""What is next: movements that are planned, announced or ordered, and deadlines, after the day of the brief."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attache.model import Claim, FuzzyDate, Place
from attache.publish.brief import naming, wording
from attache.publish.brief.backing import SAID
from attache.publish.brief.findings import Findings
from attache.publish.brief.naming import ENDED, HERE
from attache.publish.brief.pieces import Clause, Dated, Draft, Named, Piece, Quoted, Words, on_day, quoted
from attache.record import asof, support
from attache.record.bearing import DEPARTURES, NOTICES

LISTED = 8
MOST = 220  # characters of a sentence that is quoted whole
FRESH = dt.timedelta(days=180)  # a plan without a day that was told longer ago is not news of what comes


def ahead(found: Findings) -> Iterator[Draft]:
    """Lines by day, those without a day last; each day and force once, in the words of the body where it says so."""
    lines: dict[tuple[object, ...], Draft] = {}
    ranked = sorted(found.told, key=lambda claim: (not support.in_body(claim), claim.id))
    dates: list[tuple[dt.date, tuple[object, ...]]] = []
    for row in found.agreements:
        if row.deadline and row.deadline > found.on and found.site is None:
            claims = found.cited(row)
            name = naming.agreement(row, found)
            key: tuple[object, ...] = (row.deadline, row.id)
            first = (Words("By "), on_day(row.deadline), Words(": "), *name)
            lines[key] = Draft("next", (Clause(first, claims),))
            dates.append((row.deadline, key))
    for claim in ranked:
        if not _concerns(claim, found) or not asof.reached(asof.said(claim, found.published), found.on):
            continue
        day = _day(claim, found)
        if day is None and not _open(claim, found):
            continue
        who = claim.actors[0].id if claim.actors else claim.speaker.id if claim.speaker else ""
        key = (day, who if claim.kind == "presence" else claim.report)
        if key in lines or any(
            claim.sentence == other.sentence for line in lines.values() for other in line.clauses[0].claims
        ):
            continue
        lines[key] = Draft("next", (Clause((*_when(claim, day), *_who(claim), _words(claim)), (claim,)),))
        dates.append((day or dt.date.max, key))
    given = {key[1] for day, key in dates if day != dt.date.max}
    dates = [each for each in dates if each[0] != dt.date.max or each[1][1] not in given]  # a day is better than none
    for _, key in sorted(dates, key=lambda each: (each[0], str(each[1])))[:LISTED]:
        yield lines[key]


def _concerns(claim: Claim, found: Findings) -> bool:
    """Whether it is of the place, and not done with."""
    if claim.modality == "denied" or not claim.polarity:
        return False
    ids = {actor.id for actor in claim.actors}
    if found.site is not None:
        names = {found.site.id, found.site.name, *found.site.aliases}
        if claim.place is None or not {claim.place.id, claim.place.name} & names:
            return False
    if claim.kind == "presence" and claim.action in DEPARTURES | NOTICES and claim.place is not None:
        gone = (row for row in found.presence if row.status in ENDED and row.force.id in ids)
        return not any((row.site.id if row.site else row.host) == claim.place.id for row in gone)
    return True


def _day(claim: Claim, found: Findings) -> dt.date | None:
    """The day that is still to come: the deadline, or the time of what is only planned."""
    deadline = claim.until.latest or claim.until.earliest if claim.until else None
    if deadline and deadline > found.on:
        return deadline
    if claim.action in NOTICES or claim.modality == "ordered":
        return None  # the time of an order may be when it was given
    told = claim.time.latest or claim.time.earliest
    planned = claim.modality in SAID | {"forecast"} or claim.kind == "statement"
    return told if planned and claim.time.text and told and told > found.on else None


def _open(claim: Claim, found: Findings) -> bool:
    """Whether it is a fresh plan of a movement that has no day."""
    if claim.kind != "presence" or claim.modality not in SAID or claim.until or claim.time.text:
        return False
    if claim.action in ("remain", "announce") and claim.place is not None and _there(claim, claim.place, found):
        return False
    said = asof.said(claim, found.published).latest
    return said is not None and said >= found.on - FRESH


def _there(claim: Claim, place: Place, found: Findings) -> bool:
    """Whether the force is where it is to be."""
    ids = {actor.id for actor in claim.actors}
    here = (row for row in found.presence if row.status in HERE and row.force.id in ids)
    return any((row.site.id if row.site else row.host) == place.id for row in here)


def _when(claim: Claim, day: dt.date | None) -> tuple[Piece, ...]:
    if day is None:
        return (Words("No day given: "),)
    time = claim.until if claim.until and day in (claim.until.latest, claim.until.earliest) else claim.time
    if claim.until is time or time.earliest is None:
        return (Words("By "), on_day(day), Words(": "))
    date = FuzzyDate(time.earliest, time.latest)
    return (Dated(wording.capital(wording.when(date)), date), Words(": "))


def _words(claim: Claim) -> Quoted:
    """The claim's words; the whole sentence where they begin in its midst, with nobody named."""
    if claim.quote[:1].islower() and not _who(claim) and len(claim.sentence) <= MOST:
        words = " ".join(claim.sentence.split())
        return Quoted(f"“{words}”", words)
    return quoted(claim)


def _who(claim: Claim) -> tuple[Piece, ...]:
    """The force, or whoever says so, where the words themselves do not name it."""
    name = claim.actors[0] if claim.kind == "presence" and claim.actors else None
    if name is not None and name.name not in claim.quote:
        return (Named(f"{name.name}: ", frozenset({name.id})),)
    speaker = claim.speaker
    if claim.kind == "statement" and speaker and speaker.name:
        return (Named(f"{speaker.name}: ", frozenset({speaker.id})),)
    return ()
