"""What a claim says about time, and whether that has come about on a day.

Bounds are inclusive and None is unbounded. `on` is a day in the world; None asks for everything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from attache.model import Claim, FuzzyDate, Published

T = TypeVar("T")

# A state that a sentence leaves without a time is the state on the day of writing; a deed is any day up to it.
STATES = frozenset({"remain", "hold", "uphold"})


def happened(claim: Claim, published: Mapping[str, Published]) -> FuzzyDate:
    """When the thing said was so. What is reported as done was done by the day of publication."""
    report = published.get(claim.report, Published())
    time = claim.time.date
    if claim.action in STATES and not claim.time.text and time.earliest is None:
        # A live blog dates an entry apart from the page.
        return report.date if time.latest in (None, report.latest) else FuzzyDate(time.latest, time.latest)
    if time == FuzzyDate():
        return FuzzyDate(None, report.latest)
    if claim.modality != "asserted" or report.latest is None:
        return time
    if time.earliest and time.earliest > report.latest:
        return time
    return FuzzyDate(time.earliest, min(time.latest or report.latest, report.latest))


def said(claim: Claim, published: Mapping[str, Published]) -> FuzzyDate:
    """When it was planned, ordered or announced: the time given where that is past, else the day of publication."""
    report = published.get(claim.report, Published()).date
    time = claim.time.date
    past = time.latest and report.latest and time.latest <= report.latest
    return time if past or report == FuzzyDate() else report


def came_about(claim: Claim, published: Mapping[str, Published]) -> FuzzyDate:
    """When the claim starts to bear on the world: `happened` for what is done, `said` for what is only spoken of."""
    return happened(claim, published) if claim.modality == "asserted" else said(claim, published)


def begins(when: FuzzyDate) -> dt.date | None:
    """The first day on which a record may count on it: with no earliest day known, the latest one."""
    return when.earliest or when.latest


def reached(when: FuzzyDate, on: dt.date | None) -> bool:
    """Whether it bears on the day `on`. What has no bounds at all always does."""
    start = begins(when)
    return on is None or start is None or start <= on


def before(a: FuzzyDate, b: FuzzyDate) -> bool:
    """Whether `a` is surely earlier than `b`."""
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def follows(later: FuzzyDate, earlier: FuzzyDate) -> bool:
    """Whether `later` may be counted on only after `earlier` is over."""
    start = begins(later)
    return start is not None and earlier.latest is not None and earlier.latest < start


def last_of(told: Sequence[T], when: Callable[[T], FuzzyDate]) -> list[T]:
    """Those that are not surely earlier than another: the latest word, and whatever may be as late."""
    latest = max((start for item in told if (start := when(item).earliest)), default=None)
    return [item for item in told if latest is None or (end := when(item).latest) is None or end >= latest]


def width(when: FuzzyDate) -> int:
    """Days from the earliest to the latest; a number beyond any date range where a bound is missing."""
    if when.earliest is None or when.latest is None:
        return dt.date.max.toordinal()
    return (when.latest - when.earliest).days


def order(when: FuzzyDate) -> tuple[dt.date, dt.date]:
    """A sorting key: by the first day to count on, then by the latest day. Unknown comes first."""
    return begins(when) or dt.date.min, when.latest or dt.date.min


def latest_day(claims: Iterable[Claim], published: Mapping[str, Published]) -> dt.date | None:
    """The latest day reported on, the default of `on`: the last possible day of publication among the claims' reports.

    Where no report's day is known, the last day of anything said to be done; None where there is no day at all.
    """
    reports: set[dt.date] = set()
    deeds: set[dt.date] = set()
    for claim in claims:
        day = published.get(claim.report, Published()).latest
        if day:
            reports.add(day)
        elif claim.modality == "asserted" and (claim.time.latest or claim.time.earliest):
            deeds.add(claim.time.latest or claim.time.earliest or dt.date.min)
    return max(reports or deeds, default=None)
