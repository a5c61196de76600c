"""Who holds which office, since when, until when, and how they came by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from attache.model import CameBy, Claim, FuzzyDate, Published
from attache.record import asof, support
from attache.record.identity import commonest, key
from attache.record.rows import HolderRow, OfficeRow
from attache.record.support import Sources


class _Tenure(msgspec.Struct):
    """What is said of one person in one office, while it is gathered."""

    takes: list[tuple[FuzzyDate, Claim]]
    holds: list[tuple[FuzzyDate, Claim]]
    leaves: list[tuple[FuzzyDate, Claim]]


def offices(
    claims: Iterable[Claim],
    published: Mapping[str, Published],
    *,
    on: dt.date | None = None,
    origins: Mapping[str, str] | None = None,
) -> list[OfficeRow]:
    """Rows of offices on the day `on` (default: the latest day reported on), by country, office and beginning.

    `published` gives each report's day of publication, `origins` the origin of a report that is a copy. Whoever takes
    an office ends the time of the one who held it before. Being called by a title after that is a habit of speech,
    and proves nothing.
    """
    claims = support.distinct(claims)
    on = on or asof.latest_day(claims, published)
    sources = Sources(origins)
    said: dict[tuple[str, str], dict[str, _Tenure]] = {}
    for claim in claims:
        when = asof.happened(claim, published)
        if _counts(claim) and asof.reached(when, on):
            assert claim.office is not None
            country = claim.office.country or claim.actors[0].country or ""
            people = said.setdefault((country, key(claim.office.name)), {})
            tenure = people.setdefault(claim.actors[0].id, _Tenure([], [], []))
            if claim.action == "take" or (claim.action == "hold" and _tells_how(claim)):
                tenure.takes.append((when, claim))
            else:
                (tenure.holds if claim.action == "hold" else tenure.leaves).append((when, claim))
    for people in said.values():
        _give_to_persons(people)
    rows = [
        row
        for (country, _), people in said.items()
        for person, tenure in people.items()
        if person != country  # a country that takes power is whoever took it there, and ends the time of others
        for row in _rows(
            person, tenure, [t for other, o in people.items() if other != person for t in o.takes], sources
        )
    ]
    return sorted(rows, key=lambda row: (row.country or "", row.office, asof.order(row.since), row.holder.id))


def _give_to_persons(people: dict[str, _Tenure]) -> None:
    """A body that took power ("the junta") is the one person who came by it in the same way at the same time."""
    for body in [id for id in people if not id.startswith("person/")]:
        for when, claim in list(people[body].takes):
            fitting = [
                id for id, tenure in people.items() if id.startswith("person/") and _came_so(tenure, when, claim)
            ]
            if len(fitting) == 1:
                people[body].takes.remove((when, claim))
                people[fitting[0]].takes.append((when, claim))


def _came_so(tenure: _Tenure, when: FuzzyDate, take: Claim) -> bool:
    ways = [(own, c.office.came_by) for own, c in tenure.takes + tenure.holds if c.office]
    return take.office is not None and any(
        own.overlaps(when) and how == take.office.came_by != "unknown" and own.earliest is not None for own, how in ways
    )


def _tells_how(claim: Claim) -> bool:
    """Whether a holder is said to hold by something that has a day: "in power since the coup of July"."""
    return claim.office is not None and claim.office.came_by != "unknown" and bool(claim.time.text)


def _counts(claim: Claim) -> bool:
    known = (
        claim.kind == "office"
        and claim.office is not None
        and claim.actors
        and claim.action in ("hold", "take", "leave")
    )
    return bool(known) and claim.polarity and claim.modality == "asserted"


def _rows(
    person: str, tenure: _Tenure, successors: Sequence[tuple[FuzzyDate, Claim]], sources: Sources
) -> list[OfficeRow]:
    """One row for each time the person held the office."""
    rows: list[OfficeRow] = []
    takes, holds, leaves = (sorted(found, key=_order) for found in (tenure.takes, tenure.holds, tenure.leaves))
    ends = sorted([*leaves, *successors], key=_order)
    while takes or holds or leaves:
        start = min([when for when, _ in takes or holds or leaves], key=asof.order)
        end = next((when for when, claim in ends if _ends(when, claim, start, leaves, takes or holds)), None)
        mine = [(when, c) for when, c in takes if end is None or not asof.before(end, when)]
        seen = [(when, c) for when, c in holds if end is None or not asof.before(end, when)]
        left = [(when, c) for when, c in leaves if end is not None and when.overlaps(end)]
        came = [(when, c) for when, c in successors if end is not None and when.overlaps(end)]
        if mine or seen or left:
            rows.append(_row(person, mine, seen, left, came, sources))
        if end is None:
            break
        # A new time in office begins with taking it again.
        takes = [(when, c) for when, c in takes if asof.before(end, when)]
        holds = [
            (when, c) for when, c in holds if takes and not asof.before(when, takes[0][0]) and asof.before(end, when)
        ]
        leaves = [(when, c) for when, c in leaves if takes and asof.before(end, when)]
    return rows


def _order(found: tuple[FuzzyDate, Claim]) -> tuple[tuple[dt.date, dt.date], str]:
    return asof.order(found[0]), found[1].id


def _ends(
    when: FuzzyDate,
    claim: Claim,
    start: FuzzyDate,
    leaves: Sequence[tuple[FuzzyDate, Claim]],
    held: Sequence[tuple[FuzzyDate, Claim]],
) -> bool:
    """Whether this departure, or this successor, ends a time in office that began with `start`."""
    if any(claim.id == own.id for _, own in leaves):
        return not asof.before(when, start)
    # A successor, and not a predecessor: the office was held, surely, before the successor took it.
    return any(asof.before(seen, when) for seen, _ in held)


def _row(
    person: str,
    takes: Sequence[tuple[FuzzyDate, Claim]],
    holds: Sequence[tuple[FuzzyDate, Claim]],
    leaves: Sequence[tuple[FuzzyDate, Claim]],
    successors: Sequence[tuple[FuzzyDate, Claim]],
    sources: Sources,
) -> OfficeRow:
    own = [claim for _, claim in (*takes, *holds, *leaves)]
    ended = leaves or successors
    used = own + [claim for _, claim in successors] if not leaves else own
    came = [(c.office.came_by, c) for _, c in (*takes, *holds) if c.office and c.office.came_by != "unknown"]
    came_by: CameBy = support.most_said(came, sources) or "unknown"
    office = [c.office for c in own if c.office]
    names = [claim.actors[0].name for claim in own if claim.actors[0].id == person]
    return OfficeRow(
        country=next((found.country for found in office if found.country), own[0].actors[0].country),
        office=commonest(found.name for found in office),
        holder=HolderRow(person, commonest(names or [claim.actors[0].name for claim in own])),
        since=support.best_date(takes, sources) if takes else _seen_by([*holds, *leaves]),
        until=support.best_date(ended, sources) if ended else None,
        came_by=came_by,
        claims=support.ids(used),
    )


def _seen_by(found: Sequence[tuple[FuzzyDate, Claim]]) -> FuzzyDate:
    """Someone seen in an office came by it before."""
    return FuzzyDate(None, min((when.latest for when, _ in found if when.latest), default=None))
