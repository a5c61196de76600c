"""The views of a record, for a program: what it says as of a day in the world and a day of knowledge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from attache.asked import counted, wanted_of

if TYPE_CHECKING:
    from attache.model import Claim, Published
    from attache.record.question import Question
    from attache.record.rows import AgreementRow, DisputeRow, EventRow, OfficeRow, PresenceRow, StatementRow
    from attache.record.store import Store

    R = TypeVar("R", Claim, PresenceRow, AgreementRow, OfficeRow, EventRow, StatementRow, DisputeRow)
    Made = TypeVar("Made")

    class _View(Protocol[Made]):
        def __call__(
            self,
            claims: Iterable[Claim],
            published: Mapping[str, Published],
            *,
            on: dt.date | None = None,
            origins: Mapping[str, str] | None = None,
        ) -> list[Made]: ...


class Views:
    """One method for each view; see `attache.Record`, which has them."""

    _store: Store
    _shared: Question | None

    def last_day(self, *, known: dt.date | None = None) -> dt.date | None:
        """The latest day reported on, which a view answers for without `on`; None where no report is dated."""
        return self._question().last_day(known)

    def claims(
        self,
        *,
        on: dt.date | None = None,
        known: dt.date | None = None,
        host: str | None = None,
        force: str | None = None,
        site: str | None = None,
        country: str | None = None,
        party: str | None = None,
        speaker: str | None = None,
        type: str | None = None,
        report: str | None = None,
        joined: bool = False,
    ) -> Iterator[Claim]:
        """The claims, one by one, by day of publication and place in the text; with `on`, what may be of that day.

        joined: with one id for what is one thing, as the views have it, not as they were coded.
        """
        from attache.model import FuzzyDate
        from attache.record.filters import select

        wanted = wanted_of(host=host, force=force, site=site, country=country, party=party, speaker=speaker, type=type)
        select([], wanted)  # refuses what means nothing now, not with the first claim
        day = FuzzyDate.day(on) if on else FuzzyDate()
        about = wanted.get("country") or wanted.get("host")
        found: Iterable[Claim]
        if joined:
            told = self._question().claims(known, None, about)
            found = (claim for claim in told if report in (None, claim.report))
        else:
            found = self._store.claims(known=known, report=report, country=about)
        fitting = (claim for claim in found if claim.time.date.overlaps(day) and select([claim], wanted))
        return counted(fitting, wanted)

    def presence(
        self,
        *,
        on: dt.date | None = None,
        known: dt.date | None = None,
        host: str | None = None,
        force: str | None = None,
        site: str | None = None,
        country: str | None = None,
        report: str | None = None,
    ) -> list[PresenceRow]:
        """Which force is where, since when, how many, by whose leave."""
        from attache.record.presence import presence

        wanted = wanted_of(host=host, force=force, site=site, country=country, report=report)
        host = wanted.get("host")
        return self._derive(presence, wanted, on, known, lambda asked: asked.presence(known, host), host)

    def agreements(
        self,
        *,
        on: dt.date | None = None,
        known: dt.date | None = None,
        party: str | None = None,
        country: str | None = None,
        type: str | None = None,
        report: str | None = None,
    ) -> list[AgreementRow]:
        """Which agreements bind, and which were suspended, denounced or ended."""
        from attache.record.agreements import agreements

        wanted = wanted_of(party=party, country=country, type=type, report=report)
        about = wanted.get("country")
        named = self._question().joins(known, about).stands_for(about) if about else None
        view = partial(agreements, about=named)
        return self._derive(view, wanted, on, known, lambda asked: asked.agreements(known, about, on), about)

    def offices(
        self,
        *,
        on: dt.date | None = None,
        known: dt.date | None = None,
        country: str | None = None,
        report: str | None = None,
    ) -> list[OfficeRow]:
        """Who holds which office, since when, and how they came by it."""
        from attache.record.offices import offices

        wanted = wanted_of(country=country, report=report)
        about = wanted.get("country")
        return self._derive(offices, wanted, on, known, lambda asked: asked.claims(known, ("office",), about), about)

    def events(
        self,
        *,
        on: dt.date | None = None,
        known: dt.date | None = None,
        country: str | None = None,
        party: str | None = None,
        type: str | None = None,
        report: str | None = None,
    ) -> list[EventRow]:
        """Who did what to whom, up to the day `on`. Raises `InputError` for a type that is no PLOVER root."""
        from attache.record.events import events
        from attache.record.filters import root_of

        root = root_of(type) if type is not None else None
        wanted = wanted_of(country=country, party=party, type=type, report=report)
        about = wanted.get("country")
        return self._derive(events, wanted, on, known, lambda asked: asked.events(known, about, root), about)

    def statements(
        self,
        *,
        on: dt.date | None = None,
        known: dt.date | None = None,
        speaker: str | None = None,
        country: str | None = None,
        report: str | None = None,
    ) -> list[StatementRow]:
        """Who said what, in which words and role, up to the day `on`."""
        from attache.record.statements import statements

        wanted = wanted_of(speaker=speaker, country=country, report=report)
        about = wanted.get("country")
        return self._derive(statements, wanted, on, known, lambda asked: asked.statements(known, about), about)

    def disputes(
        self,
        *,
        on: dt.date | None = None,
        known: dt.date | None = None,
        country: str | None = None,
        host: str | None = None,
        force: str | None = None,
        site: str | None = None,
        type: str | None = None,
        report: str | None = None,
    ) -> list[DisputeRow]:
        """Where the sources differ, of what kind each difference is, and why; those that raise an alert first."""
        from attache.record.disputes import disputes

        wanted = wanted_of(country=country, host=host, force=force, site=site, type=type, report=report)
        about = wanted.get("host") or wanted.get("country")
        named = self._question().joins(known, about).stands_for(about) if about else None
        view = partial(disputes, about=named)
        return self._derive(view, wanted, on, known, lambda asked: asked.disputes(known, about, on), about)

    def _question(self) -> Question:
        from attache.record.question import Question

        return self._shared or Question(self._store)

    def _derive(
        self,
        view: _View[R],
        wanted: Mapping[str, str],
        on: dt.date | None,
        known: dt.date | None,
        claims_for: Callable[[Question], list[Claim]],
        about: str | None = None,
    ) -> list[R]:
        """The rows of a view, of the claims that `claims_for` reads. `about`: what is asked is about one country."""
        from attache.record.filters import select

        select([], wanted)
        asked = self._question()
        claims = claims_for(asked)
        reports = asked.reports(known, claims)
        same = asked.joins(known, about)
        wanted = {name: same.stands_for(value) for name, value in wanted.items()}
        rows = view(
            claims,
            {id: report.published for id, report in reports.items()},
            # The latest day of all reports known: a filter must not move it.
            on=on or asked.last_day(known),
            origins={id: report.origin for id, report in reports.items()},
        )
        fitting = select(rows, wanted, {claim.id: claim.report for claim in claims} if "report" in wanted else None)
        return list(counted(fitting, wanted))
