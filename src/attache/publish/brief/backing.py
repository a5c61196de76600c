"""Which claims back a piece of a line, and which of them a line cites.

A claim backs a name that it carries, a number that it counts, a day that bounds it or that its report was published on,
a deed that it tells of, and words that stand in its sentence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Protocol

from attache.model import Claim, FuzzyDate, Published
from attache.publish.brief.pieces import Backed, Clause, Counted, Dated, Done, Named, Perhaps, Piece, Quoted, Words
from attache.record import support
from attache.record.bearing import ARRIVALS, DEPARTURES, NOTICES, STAYS

SAID = frozenset({"announced", "planned", "ordered"})
MOVES = ARRIVALS | STAYS | NOTICES | DEPARTURES | {"announce"}


class _Need(Protocol):
    def __call__(self, claim: Claim) -> bool: ...


def back(
    clause: Clause, published: Mapping[str, Published], origins: Mapping[str, str]
) -> tuple[str, tuple[Claim, ...]] | None:
    """The clause's words, and the fewest claims found that back them, with one more of another origin where there is
    one; None where some piece has no claim behind it."""
    wanted = [need for piece in _flat(clause.pieces) for need in _needs(piece, published)]
    met = {claim.id: sum(need(claim=claim) for need in wanted) for claim in clause.claims}
    ranked = sorted(clause.claims, key=lambda claim: (-met[claim.id], *_rank(claim, published)))
    if not _said_together(clause.pieces, ranked):
        return None
    cited: list[Claim] = []
    text = _back(clause.pieces, ranked, published, cited)
    if text is None or not cited:
        return None
    told = {origins.get(claim.report, claim.report) for claim in cited}
    same = [piece for piece in clause.pieces if isinstance(piece, Named | Done)]
    for claim in ranked:
        agrees = all(need(claim=claim) for piece in same for need in _needs(piece, published))
        if same and agrees and origins.get(claim.report, claim.report) not in told:
            cited.append(claim)
            break
    return text, tuple(cited)


def _said_together(pieces: Sequence[Piece], claims: Sequence[Claim]) -> bool:
    """Whether one claim says who moved or stayed, and where: that somebody left, and that another place is named
    elsewhere, does not have the one gone from the other."""
    moves = [piece for piece in pieces if isinstance(piece, Done) and piece.deeds <= MOVES]
    if not moves:
        return True
    needed: list[Named | Done] = [*moves, *(piece for piece in pieces if isinstance(piece, Named))]
    return any(all(supports(claim, piece) for piece in needed) for claim in claims)


def _flat(pieces: Sequence[Piece]) -> Iterator[Backed]:
    for piece in pieces:
        if isinstance(piece, Perhaps):
            yield from _flat(piece.pieces)
        elif not isinstance(piece, Words):
            yield piece


def _back(
    pieces: Sequence[Piece], ranked: Sequence[Claim], published: Mapping[str, Published], cited: list[Claim]
) -> str | None:
    text = ""
    for piece in pieces:
        if isinstance(piece, Perhaps):
            more = list(cited)
            if (added := _back(piece.pieces, ranked, published, more)) is not None:
                text, cited[:] = text + added, more
            continue
        if not isinstance(piece, Words):
            for need in _needs(piece, published):
                found = next((claim for claim in (*cited, *ranked) if need(claim=claim)), None)
                if found is None:
                    return None
                if found not in cited:
                    cited.append(found)
        text += piece.text
    return text


def _rank(claim: Claim, published: Mapping[str, Published]) -> tuple[bool, int, str]:
    """The body before what stands above and below it, then the newest report."""
    latest = published.get(claim.report, Published()).latest
    return not support.in_body(claim), -(latest.toordinal() if latest else 0), claim.id


def _needs(piece: Backed, published: Mapping[str, Published]) -> Iterator[_Need]:
    """What has to be true of some claim, bound by bound where the piece is a date."""
    if isinstance(piece, Dated):
        for bound in {day for day in (piece.date.earliest, piece.date.latest) if day}:
            yield partial(_bounds, bound=bound, published=published)
    else:
        yield partial(supports, piece=piece)


def supports(claim: Claim, piece: Named | Counted | Done | Quoted) -> bool:
    """Whether the claim backs a name, a number, a deed or words."""
    if isinstance(piece, Named):
        return bool(piece.ids & names(claim))
    if isinstance(piece, Counted):
        return claim.count is not None and (claim.count.low, claim.count.high) == (piece.low, piece.high)
    if isinstance(piece, Done):
        fits = claim.modality == "asserted" if piece.done else claim.modality in SAID or claim.action == "announce"
        return fits and claim.polarity and bool(piece.deeds & deeds(claim))
    return piece.words in " ".join(claim.sentence.split()) or piece.words in " ".join(claim.quote.split())


def names(claim: Claim) -> set[str]:
    """The ids, names and countries of whoever and whatever a claim names."""
    found: set[str | None] = set()
    for actor in (*claim.actors, *claim.recipients):
        found |= {actor.id, actor.name, actor.country}
    for place in (claim.place, claim.origin):
        found |= {place.id, place.name, place.country} if place else set()
    if claim.speaker:
        found |= {claim.speaker.id, claim.speaker.name, claim.speaker.country}
    found |= {kept.from_ for kept in claim.separation}
    found |= {claim.agreement.title} if claim.agreement else set()
    found |= {claim.office.name, claim.office.country} if claim.office else set()
    return {name for name in found if name}


def deeds(claim: Claim) -> set[str]:
    """What kind of thing a claim tells: its kind, its action, its PLOVER root."""
    return {name for name in (claim.kind, claim.action, claim.event.type if claim.event else None) if name}


def bounds(claim: Claim, published: Mapping[str, Published]) -> set[dt.date]:
    """Every day that bounds what a claim tells, or when its report was published."""
    dates: list[FuzzyDate | None] = [claim.time.date, published.get(claim.report, Published()).date]
    dates.append(claim.until.date if claim.until else None)
    return {day for date in dates if date for day in (date.earliest, date.latest) if day}


def _bounds(claim: Claim, bound: dt.date, published: Mapping[str, Published]) -> bool:
    return bound in bounds(claim, published)
