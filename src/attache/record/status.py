"""From what is said of one force at one place to its status, and since and until when.

The order of things counts, not the order of reports: a presence reported for a day before a departure does not
contradict it, one reported for a day after it does, unless the force is said to have come back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from attache.model import Claim, FuzzyDate
from attache.record import asof, support
from attache.record.bearing import Bearing
from attache.record.rows import PresenceStatus
from attache.record.support import Sources

# A force that is still there so long after it last thinned out is staying.
DRAWDOWN_LAPSES = dt.timedelta(days=365)
# Seen there so long before its reported arrival, or gone so far from another reported day, a force came or went
# more than once; nearer than that, the reports differ about one coming or going.
ONE_MOVE = dt.timedelta(days=60)


class State(msgspec.Struct, frozen=True):
    """The status, its bounds, the attributes that sources differ on, and the claims that support it.

    `began` is the departure that this presence comes after, if any: what was said before it belongs to an earlier stay.
    """

    status: PresenceStatus
    since: FuzzyDate
    until: FuzzyDate | None
    contested: frozenset[str]
    claims: tuple[Claim, ...]
    began: FuzzyDate | None = None


class Sifted(msgspec.Struct, frozen=True):
    """What may set a status, without what belongs to an earlier stay; `against` are the presences that the last
    departure cannot follow, `began` the departure that this stay comes after."""

    announced: list[Bearing]
    there: list[Bearing]
    gone: list[Bearing]
    absent: list[Bearing]
    against: list[Bearing]
    began: FuzzyDate | None


def sift(bearings: Iterable[Bearing]) -> Sifted:
    """The bearings by what they say."""
    heard = _heard(list(bearings))
    there = [b for b in heard if b.says in ("there", "leaving")]
    gone = [b for b in heard if b.says == "gone"] + _no_longer(heard, there)
    began = _comeback(there, gone)
    there = [b for b in there if not _over(b, began)]
    gone = [b for b in gone if not _over(b, began)]
    return Sifted(
        [b for b in heard if b.says == "announced"],
        there,
        gone,
        [b for b in heard if b.says == "absent"],
        _against(there, gone),
        began,
    )


def state(bearings: Sequence[Bearing], sources: Sources) -> State | None:
    """The state that the bearings add up to, all of which bear on the day asked for; None where they support none."""
    found = sift(bearings)
    there, gone, absent, against, began = found.there, found.gone, found.absent, found.against, found.began
    if not there and not gone:
        return _announced(found.announced, absent, sources)
    if gone and (not against or _outweighs(gone, against, sources)):
        kept = [b for b in there if b not in against]
        return _gone(kept, gone, began, frozenset({"status"} if against else ()), bearings, sources)
    disputed = bool(against and len({b.claim.report for b in (*against, *gone)}) > 1) or _denied(there, absent)
    status: PresenceStatus = "drawing-down" if _drawing_down(there) else "present"
    since, doubted = _since(there, sources)
    contested = frozenset({"status"} if disputed else ()) | frozenset({"since"} if doubted else ())
    claims = _agreeing(bearings, there, {"there", "leaving"})
    return State(status, since, None, contested, claims, began)


def _heard(bearings: Iterable[Bearing]) -> list[Bearing]:
    """What may set a status: of each report its body where that speaks of the row; never a departure in a headline."""
    bodies = {b.claim.report for b in bearings if support.in_body(b.claim) and b.says != "absent"}
    return [
        b
        for b in bearings
        if support.in_body(b.claim) or (b.claim.report not in bodies and b.says not in ("gone", "absent"))
    ]


def _no_longer(heard: Iterable[Bearing], there: Sequence[Bearing]) -> list[Bearing]:
    """Departures that a report tells of by saying, in its own voice, that nobody is there where somebody was before."""
    found = []
    for b in heard:
        said = b.says == "absent" and b.claim.action == "remain" and not b.claim.separation
        voice = b.claim.modality == "asserted" and b.claim.speaker is None
        if said and voice and there and all(asof.before(yes.when, b.when) for yes in there):
            last = max((yes.when.earliest for yes in there if yes.when.earliest), default=None)
            found.append(msgspec.structs.replace(b, says="gone", when=FuzzyDate(last, b.when.latest)))
    return found


def _announced(announced: list[Bearing], absent: list[Bearing], sources: Sources) -> State | None:
    if not announced:
        return None
    plans = [(b.claim.time.date, b.claim) for b in announced if b.claim.time.date != FuzzyDate()]
    since = support.best_date(plans, sources) if plans else FuzzyDate()
    contested = frozenset({"status"} if absent else ())
    return State("announced", since, None, contested, tuple(b.claim for b in announced))


def _comeback(there: list[Bearing], gone: list[Bearing]) -> FuzzyDate | None:
    """The last departure that an arrival surely comes after."""
    last_start = max((b.when.earliest for b in there if b.starts and b.when.earliest), default=None)
    ended = [b.when for b in gone if last_start and b.when.latest and b.when.latest < last_start]
    return max(ended, key=lambda when: (when.latest or dt.date.min, asof.order(when)), default=None)


def _over(bearing: Bearing, began: FuzzyDate | None) -> bool:
    """Whether it belongs to a stay that ended with the departure `began`."""
    if began is None or began.latest is None:
        return False
    if bearing.says == "there" and not asof.before(began, bearing.when):
        return True
    return bearing.when.latest is not None and bearing.when.latest <= began.latest


def _against(there: list[Bearing], gone: list[Bearing]) -> list[Bearing]:
    """The presences that the last departure cannot follow."""
    if not gone:
        return []
    last = max(gone, key=lambda b: (asof.order(b.when), b.claim.id))
    # A report that tells the departure too, be it in another's words, means the time before it.
    told = {b.claim.report for b in gone if b.handed or b.claim.time.text}
    against = [b for b in there if b.direct and b.says == "there" and _contradicts(b, last)]
    return [b for b in against if b.claim.report not in told or b.claim.time.text]


def _contradicts(there: Bearing, gone: Bearing) -> bool:
    after = asof.before(gone.when, there.when)
    if there.claim.report != gone.claim.report:
        return after
    if gone.handed or gone.claim.time.text:
        # "They left on Sunday" beside "the base where they were": an undated presence is of the time before.
        return after and bool(there.claim.time.text)
    # "The pullout" beside "the base where its forces are", both undated: the report does not say that they have left.
    return after or not there.claim.time.text


def _outweighs(gone: list[Bearing], against: list[Bearing], sources: Sources) -> bool:
    return sources.weight(b.claim for b in gone) > sources.weight(b.claim for b in against)


def _denied(there: list[Bearing], absent: list[Bearing]) -> bool:
    """Whether somebody says that it is not there at a time when it is said to be, or later."""
    direct = [b for b in there if b.direct]
    return any(not asof.follows(yes.when, no.when) for no in absent for yes in direct)


def _drawing_down(there: list[Bearing]) -> bool:
    leaving = [b for b in there if b.says == "leaving"]
    if not leaving:
        return False
    last = max((b.when for b in leaving), key=asof.order)
    back = any(asof.before(last, b.when) and (b.starts or b.claim.action == "reinforce") for b in there)
    seen = max((b.when.earliest for b in there if b.direct and b.says == "there" and b.when.earliest), default=None)
    stays = seen is not None and last.latest is not None and seen - last.latest > DRAWDOWN_LAPSES
    return not (back or stays)


def _gone(
    there: list[Bearing],
    gone: list[Bearing],
    began: FuzzyDate | None,
    contested: frozenset[str],
    bearings: Sequence[Bearing],
    sources: Sources,
) -> State:
    handed = [b for b in gone if b.handed]
    ends = [(b.when, b.claim) for b in (handed or gone)]
    until = support.best_date(ends, sources)
    reporters = {claim.report for when, claim in ends if when.overlaps(until)}
    if any(differs(when, until) and claim.report not in reporters for when, claim in ends):
        contested |= {"until"}
    since, doubted = _since(there, sources)
    if doubted:
        contested |= {"since"}
    claims = _agreeing(bearings, [*there, *gone], {"gone"})
    return State("handed-over" if handed else "withdrawn", since, until, contested, claims, began)


def differs(a: FuzzyDate, b: FuzzyDate) -> bool:
    """Whether both date one move, and cannot both be right."""
    return not a.overlaps(b) and gap(a, b) <= ONE_MOVE


def gap(a: FuzzyDate, b: FuzzyDate) -> dt.timedelta:
    """The time that surely lies between two fuzzy dates."""
    if a.latest and b.earliest and a.latest < b.earliest:
        return b.earliest - a.latest
    if b.latest and a.earliest and b.latest < a.earliest:
        return a.earliest - b.latest
    return dt.timedelta(0)


def _since(there: list[Bearing], sources: Sources) -> tuple[FuzzyDate, bool]:
    """When the stay began, and whether reports differ about it.

    They do where one saw the force there shortly before it came by what the others say.
    """
    starts = [b for b in there if b.starts and b.when != FuzzyDate()]
    seen = [b for b in there if not b.starts and b.when.latest]
    if not starts:
        return FuzzyDate(None, min((b.when.latest for b in seen if b.when.latest), default=None)), False
    first = min((b.when for b in starts), key=lambda when: (when.latest or dt.date.max, asof.order(when)))
    start = support.best_date([(b.when, b.claim) for b in starts if b.when.overlaps(first)], sources)
    earlier = [b for b in seen if asof.before(b.when, start)]
    if not earlier:
        return start, False
    reporters = {b.claim.report for b in starts}
    doubted = any(b.direct and b.claim.report not in reporters and differs(b.when, start) for b in earlier)
    return FuzzyDate(None, min(b.when.latest for b in earlier if b.when.latest)), doubted


def _agreeing(bearings: Iterable[Bearing], used: Iterable[Bearing], says: set[str]) -> tuple[Claim, ...]:
    """The claims that set the state, and the headlines and summaries of the same reports that say the same."""
    found = list(used)
    reports = {b.claim.report for b in found}
    found += [b for b in bearings if not support.in_body(b.claim) and b.says in says and b.claim.report in reports]
    return tuple(b.claim for b in found)
