"""Who tells what whom told before: reports as trees of copies, each with the earliest as its origin.

A report's origin is found among those before it only, so that nothing published later changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from attache.model import Published
from attache.record.fingerprint import quoted_words
from attache.record.kinship import How, Kin

if TYPE_CHECKING:
    from attache.record.reported import ReportRow

# The surer sign first, where a report could be the copy of several.
SIGNS: tuple[How, ...] = ("same-text", "near-copy", "same-quotes", "same-wire")


class Copied(msgspec.Struct, frozen=True):
    """That a report goes back to the one with the key `source`: how that is known, and what share of the smaller of
    the two is in the other."""

    source: int
    how: How
    share: float


class OriginRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report with those that go back to it. `how` is "first" for one that goes back to none on record; `reports`
    counts it and all below it; `share` is of the smaller of it and the one above it."""

    id: str
    url: str | None
    outlet: str | None
    title: str
    published: Published
    origin: str
    how: Literal["first"] | How
    share: float
    reports: int
    copies: tuple[OriginRow, ...]


def copies(reports: Mapping[int, ReportRow], pairs: Iterable[Kin], credits: Mapping[int, str]) -> dict[int, Copied]:
    """For each report that goes back to another, which one: of those before it the one with the surest sign, then the
    one most alike, then the earliest.

    Earlier is the one with the earlier last possible day of publication; on one day the wire service's own story
    comes before those that credit it, then the id decides. `reports` is by key, in the order of the store; `credits`
    gives the wire services.
    """
    pairs = [pair for pair in pairs if pair.report in reports and pair.other in reports]
    ranks: dict[int, tuple[str, bool, str]] = {}
    for key in {key for pair in pairs for key in (pair.report, pair.other)}:
        row = reports[key]
        own = key in credits and quoted_words(row.outlet or "") == credits[key]
        ranks[key] = (row.published.latest.isoformat() if row.published.latest else "~", not own, row.id)
    found: dict[int, tuple[tuple[int, float, tuple[str, bool, str]], Copied]] = {}
    for pair in pairs:
        source, copy = sorted((pair.report, pair.other), key=ranks.__getitem__)
        choice = (SIGNS.index(pair.how), -pair.likeness, ranks[source]), Copied(source, pair.how, pair.share)
        if copy not in found or choice[0] < found[copy][0]:
            found[copy] = choice
    return {copy: told for copy, (_, told) in found.items()}


def roots(copied: Mapping[int, Copied]) -> dict[int, int]:
    """For each report that goes back to another, the first of them all."""
    found: dict[int, int] = {}
    for key in copied:
        path = [key]
        while path[-1] in copied and path[-1] not in found:
            path.append(copied[path[-1]].source)
        root = found.get(path[-1], path[-1])
        found.update((step, root) for step in path[:-1])
    return found


def trees(reports: Mapping[int, ReportRow], copied: Mapping[int, Copied]) -> list[OriginRow]:
    """Every report once: those that go back to none on record, in the order of the store, each with its copies."""
    below: dict[int, list[int]] = {}
    for key in reports:
        if key in copied:
            below.setdefault(copied[key].source, []).append(key)
    first = roots(copied)
    made: dict[int, OriginRow] = {}
    waiting = [key for key in reports if key not in copied]
    while waiting:  # a stack, not recursion: a story that is updated hour by hour makes a deep tree
        key = waiting[-1]
        missing = [copy for copy in below.get(key, ()) if copy not in made]
        if missing:
            waiting.extend(missing)
            continue
        waiting.pop()
        made[key] = _tree(
            reports[key],
            copied.get(key),
            reports[first.get(key, key)].origin,
            tuple(made[copy] for copy in below.get(key, ())),
        )
    return [made[key] for key in reports if key not in copied]


def _tree(row: ReportRow, copied: Copied | None, origin: str, copies: tuple[OriginRow, ...]) -> OriginRow:
    return OriginRow(
        id=row.id,
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        published=row.published,
        origin=origin,
        how=copied.how if copied else "first",
        share=copied.share if copied else 0.0,
        reports=1 + sum(copy.reports for copy in copies),
        copies=copies,
    )
