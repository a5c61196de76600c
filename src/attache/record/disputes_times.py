"""Which days differ: since when a force is there, until when it was, when an agreement was signed or ended.

Bounds that overlap may be one day told more and less finely; only days that cannot be the same differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from attache.record import asof
from attache.record.bearing import Bearing
from attache.record.disputes_telling import Relation, Subject, Telling, compare, moment, one, said_by
from attache.record.rows import Attribute, DisputeRow
from attache.record.status import ONE_MOVE, gap, sift
from attache.record.support import Sources

FINE = 7  # days: a wider time dates a move too coarsely to be held against another
COARSE = 28  # days: from here on a time is a month or more, told less finely than one of a week


def stays(subject: Subject, bearings: Sequence[Bearing], sources: Sources) -> Iterator[DisputeRow]:
    """Disputes about when a force came to one place and when it left."""
    found = sift(bearings)
    starts = [b for b in found.there if b.starts]
    seen = [b for b in found.there if b.direct and not b.starts and b.says == "there"]
    ends = [b for b in found.gone if any(other.handed for other in found.gone) == b.handed]
    yield from compare(subject, "since", map(_telling, starts), partial(_relate, "came"), sources)
    if starts:
        yield from _seen_before(subject, starts, seen, sources)
    yield from compare(subject, "until", map(_telling, ends), partial(_relate, "left"), sources)


def dated(
    subject: Subject, attribute: Attribute, tellings: Sequence[Telling], what: str, sources: Sources
) -> Iterator[DisputeRow]:
    """Disputes about the day of something that happens once."""
    yield from compare(subject, attribute, tellings, partial(_relate, what), sources)


def _relate(what: str, a: Telling, b: Telling) -> Relation:
    """How two days of one thing differ; `what` is the verb of the reason."""
    if not (a.claim.time.text and b.claim.time.text):
        return None
    if a.when.overlaps(b.when):
        fine, coarse = sorted((asof.width(a.claim.time.date), asof.width(b.claim.time.date)))
        if fine <= FINE and COARSE <= coarse < dt.date.max.toordinal():
            return "granularity", f"{one(a.text)} and {one(b.text)} are one time, told more and less finely."
        return None
    if max(asof.width(a.when), asof.width(b.when)) > FINE or gap(a.when, b.when) > ONE_MOVE:
        return None
    first, second = f"{moment(a.when)}{said_by(a)}", f"{moment(b.when)}{said_by(b)}"
    return "genuine", f"{what.capitalize()} {first}, or {second}: it was one of them."


def _seen_before(
    subject: Subject, starts: Sequence[Bearing], seen: Sequence[Bearing], sources: Sources
) -> Iterator[DisputeRow]:
    """Where one report sees a force at a place shortly before it came there by what the others say."""
    reporters = {b.claim.report for b in starts}
    before = [_telling(b) for b in seen if b.claim.report not in reporters]
    came = [_telling(b) for b in starts if b.claim.time.text]

    def relate(a: Telling, b: Telling) -> Relation:
        if a.claim.id not in there or b.claim.id in there or gap(a.when, b.when) > ONE_MOVE:
            return None
        if not asof.before(a.when, b.when):
            return None
        return "genuine", f"There {moment(a.when)} already{said_by(a)}, but came {moment(b.when)}{said_by(b)}."

    there = {telling.claim.id for telling in before}
    yield from compare(subject, "since", [*before, *came], relate, sources)


def _telling(bearing: Bearing) -> Telling:
    claim = bearing.claim
    return Telling(bearing.when, claim.time.text or claim.quote, claim, bearing.when)
