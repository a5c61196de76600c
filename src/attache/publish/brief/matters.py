"""Why it matters, out of the record alone: forces that have lost their leave, who came and who went since an agreement
ended, who shares a base, how numbers moved, and the violence nearby."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from itertools import combinations

from attache.model import Claim, FuzzyDate, Published
from attache.publish.brief import naming, wording
from attache.publish.brief.findings import Findings
from attache.publish.brief.naming import ENDED, GONE, HERE
from attache.publish.brief.pieces import (
    Clause,
    Counted,
    Dated,
    Done,
    Draft,
    Named,
    Perhaps,
    Piece,
    Words,
    dated,
    quoted,
)
from attache.record import asof
from attache.record.bearing import ARRIVALS, STAYS
from attache.record.rows import AgreementRow, EventRow, PresenceRow

LATELY = dt.timedelta(days=730)  # an agreement that ended longer ago explains little of today
NEARBY = dt.timedelta(days=120)  # how far back violence is told
ATTACKS = 3
ENDS = frozenset({"denounce", "terminate", "suspend"})


def matters(found: Findings) -> Iterator[Draft]:
    """Lines, the most telling first."""
    for row in sorted(found.presence, key=naming.order):
        if row.consent == "revoked" and row.status in HERE and naming.foreign(row) and (found.site or row.site is None):
            yield from _unwanted(row, found)
    for agreement in found.agreements:
        yield from _aftermath(agreement, found)
    yield from _shared(found)
    for row in sorted(found.presence, key=naming.order):
        yield from _moved(row, found)
    yield from _violence(found)


def _unwanted(row: PresenceRow, found: Findings) -> Iterator[Draft]:
    claims = found.cited(row)
    told = tuple(claim for claim in claims if claim.action in ENDS | {"order-out"})
    rest = tuple(claim for claim in claims if claim not in told)
    where = (Words(": still"), naming.where(row, found), naming.strength(row, found))
    there = Clause((naming.force(row.force), naming.there(), *where), rest)
    for agreement in found.agreements:
        if {row.host, row.force.country} <= set(agreement.parties) and agreement.status in ("denounced", "terminated"):
            yield Draft("matters", (there, _ended(agreement, found, ", although ")))
            return
    ordered = tuple(claim for claim in told if claim.action == "order-out")
    deed = Done(" were told to leave", frozenset({"order-out"}), done=True)
    if ordered:
        when = min((asof.came_about(c, found.published) for c in ordered), key=asof.width)
        pieces: tuple[Piece, ...] = (Words(", although they"), deed, Perhaps((dated(when),)))
        yield Draft("matters", (there, Clause(pieces, ordered)))


def _ended(row: AgreementRow, found: Findings, before: str) -> Clause:
    claims = tuple(claim for claim in found.cited(row) if claim.action in ENDS)
    verb = {"denounced": "denounced", "suspended": "suspended"}.get(row.status, "ended")
    return Clause(
        (Words(before), *naming.agreement(row, found), Done(f" was {verb}", ENDS), Perhaps((dated(row.since),))), claims
    )


def _aftermath(row: AgreementRow, found: Findings) -> Iterator[Draft]:
    ended = row.since.earliest or row.since.latest
    if len(row.parties) < 2 or row.type == "other":
        return  # of an accord that nobody describes, nobody can say what followed from it
    if row.status not in ("denounced", "terminated", "suspended") or ended is None or ended < found.on - LATELY:
        return
    moves: list[tuple[dt.date, str, Clause]] = []
    told: set[str] = set()
    for stay in sorted(found.presence, key=naming.order):
        who = naming.force(stay.force)
        if not naming.foreign(stay) or stay.host not in row.parties:
            continue
        left = stay.until.earliest if stay.until else None
        came = stay.since.earliest
        if stay.status in ENDED and stay.until and left and left >= ended:
            pieces: tuple[Piece, ...] = (who, Done(" left", GONE), naming.place(stay, found), dated(stay.until))
            moves.append((left, stay.force.id, Clause(pieces, found.cited(stay))))
        elif stay.status in HERE and came and came >= ended and stay.force.id not in told:
            told.add(stay.force.id)
            place = naming.place(stay, found, " came to ")
            arrived = tuple(claim for claim in found.cited(stay) if claim.action in ARRIVALS)
            pieces = (who, Done("", ARRIVALS), place, dated(stay.since), naming.strength(stay, found))
            moves.append((came, stay.force.id, Clause(pieces, arrived)))
    if moves:
        clauses = [clause for _, _, clause in sorted(moves, key=lambda move: move[:2])]
        first = _ended(row, found, "After ")
        then = (_behind("; " if number else ", ", clause) for number, clause in enumerate(clauses))
        yield Draft("matters", (first, *then))


def _behind(words: str, clause: Clause) -> Clause:
    return Clause((Words(words), *clause.pieces), clause.claims)


def _shared(found: Findings) -> Iterator[Draft]:
    stays = [row for row in found.presence if row.site and row.status in HERE and naming.foreign(row)]
    for a, b in combinations(sorted(stays, key=naming.order), 2):
        if a.site is None or b.site is None or a.site.id != b.site.id or a.force.country == b.force.country:
            continue
        if not a.site.id.startswith("site/"):  # one town holds many
            continue
        apart = next((kept.relation for row in (a, b) for kept in row.separation), "")
        pieces = (Words(" and "), naming.force(b.force), naming.there(), naming.where(b, found), Words(": both there"))
        clauses = [
            Clause((naming.force(a.force), naming.there()), _at(a, found)),
            Clause(pieces, _at(b, found)),
        ]
        kept = tuple(claim for claim in found.cited(a, b) if claim.separation and claim.polarity)
        if apart and kept:
            clauses.append(Clause((Words(", kept apart: "), quoted(kept[0])), kept[:1]))
        yield Draft("matters", tuple(clauses))


def _at(row: PresenceRow, found: Findings) -> tuple[Claim, ...]:
    """The claims of a row that speak of its own place."""
    names = {row.site.id, row.site.name, *row.site.aliases} if row.site else set()
    return tuple(c for c in found.cited(row) if c.place and {c.place.id, c.place.name} & names)


def _moved(row: PresenceRow, found: Findings) -> Iterator[Draft]:
    """The first and the last number given for a force in a country, where they cannot be one."""
    if row.site is not None or row.status not in HERE or not naming.foreign(row):
        return
    told = [claim for claim in found.told if _counts(claim, row)]
    told.sort(key=lambda claim: (asof.order(_when(claim, found)), claim.id))
    if len(told) < 2:
        return
    first, last = told[0], told[-1]
    a, b = first.count, last.count
    if a is None or b is None or a.unit != b.unit or not asof.before(_when(first, found), _when(last, found)):
        return
    if a.high is None or b.high is None or not (a.high < (b.low or 0) or b.high < (a.low or 0)):
        return
    who, where = naming.force(row.force), naming.where(row, found)
    before = Counted(wording.count(a), a.low, a.high)
    now = Counted(f", then {wording.count(b)}", b.low, b.high)
    early: tuple[Piece, ...] = (who, where, Words(": "), before, Perhaps((dated(_when(first, found)),)))
    yield Draft("matters", (Clause(early, (first,)), Clause((now, Perhaps((dated(_when(last, found)),))), (last,))))


def _counts(claim: Claim, row: PresenceRow) -> bool:
    whole = claim.place is not None and claim.place.id == row.host
    stays = claim.kind == "presence" and claim.action in STAYS | ARRIVALS and claim.modality == "asserted"
    total = claim.count is not None and claim.count.scope == "total"
    return whole and stays and total and claim.polarity and any(actor.id == row.force.id for actor in claim.actors)


def _when(claim: Claim, found: Findings) -> FuzzyDate:
    when = asof.happened(claim, found.published)
    # A state told without a day is told of the day of publication.
    published = found.published.get(claim.report, Published()).date
    return published if when.earliest is None and claim.action in STAYS else when


def _violence(found: Findings) -> Iterator[Draft]:
    """The last attacks in the country; those nearest to the site first where the brief is on one."""
    attacks = [row for row in found.attacks if _attack(row, found)]
    attacks.sort(key=lambda row: (_far(row, found), _backwards(row), row.id))
    last: dict[tuple[object, ...], EventRow] = {}
    for row in attacks:  # of the same parties at one place what is told last
        last.setdefault((row.place and row.place.name, frozenset(actor.id for actor in row.actors)), row)
    for row in list(last.values())[:ATTACKS]:
        claims = found.cited(row)
        said = max(claims, key=lambda claim: (claim.section == "body", len(claim.quote), claim.id), default=None)
        if said is None or row.place is None:
            continue
        killed: Piece = Words("")
        if row.fatalities and (text := wording.count(row.fatalities)) and not _has(said, row.fatalities.text):
            killed = Perhaps((Counted(f", {text} killed", row.fatalities.low, row.fatalities.high),))
        where = Named(f"Violence in {row.place.name}", frozenset({row.place.name}))
        text = wording.when(row.date)
        day = Perhaps((Dated(f", {text}", row.date),)) if text else Words("")
        pieces = (Done("", frozenset({"ASSAULT"})), where, day, killed, Words(": "), quoted(said))
        yield Draft("matters", (Clause(pieces, (said, *(c for c in claims if c is not said))),))


def _has(claim: Claim, text: str) -> bool:
    return bool(text) and text in claim.quote


def _attack(row: EventRow, found: Findings) -> bool:
    if row.type != "ASSAULT" or row.modality != "asserted" or row.place is None:
        return False
    if found.host is not None and row.place.country != found.host:
        return False
    last = row.date.latest or row.date.earliest
    return last is not None and found.on - NEARBY <= last <= found.on


def _backwards(row: EventRow) -> int:
    day = row.date.latest or row.date.earliest
    return -day.toordinal() if day else 0


def _far(row: EventRow, found: Findings) -> float:
    """Kilometres from the site, roughly; 0 where there is none or the place of the attack is not known."""
    a, b = found.site, row.place
    if a is None or b is None or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(a.lat - b.lat, east)
