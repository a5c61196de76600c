"""One question to the record: what several views of it share is read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from attache.model import Claim, Kind, Published
from attache.record import answering, neighbours
from attache.record.joins import Joins
from attache.record.reported import ReportRow
from attache.record.settling import settled
from attache.record.store import Store

T = TypeVar("T")


class Question:
    """Reads from `store`, and keeps what it read. Ask the next question with another one: reports may be added."""

    def __init__(self, store: Store) -> None:
        self._store = store.remembering()
        self._kept: dict[tuple[object, ...], object] = {}
        self._reports: dict[dt.date | None, dict[str, ReportRow]] = {}
        self._days: dict[str, Published] = {}
        self._left_out: frozenset[str] = frozenset()

    def leave_out(self, ids: Iterable[str]) -> None:
        """From now on no view but the disputes rests on the claims of these ids."""
        self._left_out = frozenset(ids)

    def has_body(self, report: str) -> bool:
        """Whether a report has more than a headline and what stands around it."""
        return any(section.kind == "body" for section in self._store.report(report).sections)

    def _once(self, make: Callable[[], T], *key: object) -> T:
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]  # type: ignore[return-value]

    def last_day(self, known: dt.date | None) -> dt.date | None:
        """The latest day of publication of all reports known."""
        return self._once(partial(self._store.last_day, known), "last", known)

    def joins(self, known: dt.date | None, country: str | None) -> Joins:
        """The joins on record, those that matter for a country; see `answering.joins`."""
        make = partial(answering.joins, self._store, known, country=country)
        return self._once(make, "joins", known, country)

    def reports(self, known: dt.date | None, claims: Iterable[Claim]) -> dict[str, ReportRow]:
        """The reports of the claims."""
        found = self._reports.setdefault(known, {})
        ids = {claim.report for claim in claims}
        missing = ids - found.keys()
        if missing:
            found.update((row.id, row) for row in self._store.reports(known, ids=missing))
        return {id: found[id] for id in ids if id in found}

    def claims(self, known: dt.date | None, kinds: tuple[Kind, ...] | None, country: str | None) -> list[Claim]:
        """The claims for the rows of a country; see `answering.told`."""
        return self._counting(self._told(known, kinds, country))

    def _counting(self, claims: list[Claim]) -> list[Claim]:
        return [claim for claim in claims if claim.id not in self._left_out] if self._left_out else claims

    def _told(self, known: dt.date | None, kinds: tuple[Kind, ...] | None, country: str | None) -> list[Claim]:
        if country is not None and kinds is not None and ("told", known, None, country) in self._kept:
            return [claim for claim in self._told(known, None, country) if claim.kind in kinds]
        make = partial(answering.told, self._store, self.joins(known, country), known=known, kinds=kinds, about=country)
        return self._once(make, "told", known, kinds, country)

    def claim(self, known: dt.date | None, id: str, country: str | None) -> Claim:
        """One claim, under the joins that matter for a country."""
        return next(settled([self._store.claim(id)], self.joins(known, country)))

    def presence(self, known: dt.date | None, country: str | None) -> list[Claim]:
        """The claims for who is present in a country."""
        if country is None or ("told", known, None, country) in self._kept:
            return self.claims(known, ("presence", "agreement"), country)
        return self._counting(answering.hosted(self._store, self.joins(known, country), country, known=known))

    def events(self, known: dt.date | None, country: str | None, root: str | None = None) -> list[Claim]:
        """The claims for the events of a country; with `root`, for those of this PLOVER root alone: no claims of two
        roots tell one event."""
        found = self.claims(known, None, country)
        if root is not None:
            found = [claim for claim in found if claim.event is not None and claim.event.type == root]
        if country is None:
            return found
        return self._counting([*found, *neighbours.of_events(*self._around(known, country, found))])

    def agreements(self, known: dt.date | None, country: str | None, on: dt.date | None) -> list[Claim]:
        """The claims for the agreements of a country on a day (default: the latest reported on)."""
        found = self._told(known, ("agreement",), country)
        return self._counting([*found, *self._agreements(known, country, found, on)] if country else found)

    def disputes(self, known: dt.date | None, country: str | None, on: dt.date | None) -> list[Claim]:
        """The claims for the disputes of a country, likewise."""
        found = self._told(known, None, country)
        if country is None:
            return found
        tolls = neighbours.of_events(*self._around(known, country, found), counted=True)
        return [*found, *self._agreements(known, country, found, on), *tolls]

    def statements(self, known: dt.date | None, country: str | None) -> list[Claim]:
        """The claims for what is said by somebody of a country, or about something of it."""
        found = self.claims(known, ("statement",), country)
        if country is None:
            return found
        return self._counting(
            [*found, *neighbours.of_statements(self._store, self.joins(known, country), country, found, known)]
        )

    def _agreements(self, known: dt.date | None, country: str, claims: list[Claim], on: dt.date | None) -> list[Claim]:
        on = on or self.last_day(known)
        of_kind = [claim for claim in claims if claim.kind == "agreement"]
        make = partial(neighbours.of_agreements, *self._around(known, country, of_kind), on=on)
        return self._once(make, "agreements", known, country, on)

    def _around(
        self, known: dt.date | None, country: str, claims: list[Claim]
    ) -> tuple[Store, Joins, str, list[Claim], dt.date | None, neighbours.Dates]:
        return self._store, self.joins(known, country), country, claims, known, self._published

    def _published(self, claims: Iterable[Claim]) -> Mapping[str, Published]:
        ids = {claim.report for claim in claims}
        if missing := ids - self._days.keys():
            self._days.update(self._store.published(missing))
        return {id: self._days[id] for id in ids}
