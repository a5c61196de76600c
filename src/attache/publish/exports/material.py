"""What an export is made of: the rows asked for, and the claims and reports that they rest on."""

from __future__ import annotations

import datetime as dt
import inspect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from attache.errors import InputError
from attache.model import Claim
from attache.record.rows import EventRow, PresenceRow
from attache.record.store import ReportRow

if TYPE_CHECKING:
    from attache.api import Record


class Exported(msgspec.Struct, frozen=True):
    """How many rows were written, how many events the format has no room for, and why, by number."""

    rows: int
    left_out: int = 0
    why: str = ""


def sifted(events: Iterable[EventRow], lacks: Callable[[EventRow], str | None]) -> tuple[list[EventRow], int, str]:
    """The events that a format has room for, how many it has none for, and why, the most frequent reason first.

    `lacks` says the first thing that an event lacks, None where it lacks nothing."""
    fitting, causes = [], Counter[str]()
    for event in events:
        cause = lacks(event)
        if cause is None:
            fitting.append(event)
        else:
            causes[cause] += 1
    told = sorted(causes.items(), key=lambda each: (-each[1], each[0]))
    return fitting, causes.total(), "; ".join(f"{many:,} {cause}" for cause, many in told)


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of the views that a format asks for. `cited` has the claims behind them and `reports` where these
    stand, both by id; `claims` is the view of that name."""

    presence: tuple[PresenceRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    claims: Iterable[Claim] = ()
    cited: Mapping[str, Claim] = {}
    reports: Mapping[str, ReportRow] = {}

    def sources(self, claims: Iterable[str]) -> list[ReportRow]:
        """The reports behind these claims, each once, the earliest first."""
        ids = {self.cited[claim].report for claim in claims if claim in self.cited}
        found = [self.reports[id] for id in ids if id in self.reports]
        return sorted(found, key=lambda report: (report.published.latest or dt.date.max, report.id))

    def sentences(self, claims: Iterable[str]) -> list[str]:
        """What the claims' sentences say, each once."""
        found = (" ".join(self.cited[claim].sentence.split()) for claim in claims if claim in self.cited)
        return list(dict.fromkeys(found))


def gather(
    record: Record,
    views: tuple[str, ...],
    filters: Mapping[str, str | None],
    *,
    on: dt.date | None = None,
    known: dt.date | None = None,
) -> Material:
    """Ask `record` for each of the views. Raises `InputError` for a filter that one of them does not know."""
    given = {name: value for name, value in filters.items() if value is not None}
    asked = {view: getattr(record, view) for view in views}
    for view, ask in asked.items():
        for name in given:
            if name not in inspect.signature(ask).parameters:
                raise InputError(f"--{name} means nothing for {view}: leave it out")
    rows = {view: ask(on=on, known=known, **given) for view, ask in asked.items()}
    derived = {view: tuple(found) for view, found in rows.items() if view != "claims"}
    wanted = {claim for found in derived.values() for row in found for claim in row.claims}
    return Material(
        presence=derived.get("presence", ()),
        events=derived.get("events", ()),
        claims=rows.get("claims", ()),
        cited={claim.id: claim for claim in _all(record, known, wanted)},
        reports={report.id: report for report in record.reports(known=known)},
    )


def _all(record: Record, known: dt.date | None, wanted: set[str]) -> Iterator[Claim]:
    return (claim for claim in record.claims(known=known) if claim.id in wanted) if wanted else iter(())
