"""The whole way for a program: `read` turns a source into claims, `Record` keeps them and answers from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, TypeVar

from attache.asked import counted, wanted_of
from attache.errors import UnreadableSource

if TYPE_CHECKING:
    from attache.batch import Coded, Progress, Summary
    from attache.explain import Explanation
    from attache.model import Claim, Published, Refused
    from attache.publish.brief.rows import Brief
    from attache.publish.check.rows import CheckRow
    from attache.record.origins import OriginRow
    from attache.record.question import Question
    from attache.record.reported import ReportRow
    from attache.record.rows import AgreementRow, DisputeRow, EventRow, OfficeRow, PresenceRow, StatementRow
    from attache.record.same import SameRow
    from attache.unknown import UnknownRow

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


def read(
    source: str | Path,
    *,
    published: dt.date | None = None,
    gate: bool = True,
    refused: Callable[[Refused], None] | None = None,
) -> Iterator[Coded]:
    """Read a file, folder or URL and yield each report with its claims; nothing is stored.

    Sentences that cannot concern the record are passed over; without `gate` every one is read.
    What cannot be read goes to `refused`. Without `refused`, `UnreadableSource` is raised, after the last good report.
    """
    from attache import reading
    from attache.batch import load_coder
    from attache.model import Refused

    code = load_coder(gate=gate)
    causes: list[Refused] = []
    for item in reading.read(source, published=published):
        if isinstance(item, Refused):
            (refused or causes.append)(item)
        else:
            yield code(item)
    if causes:
        raise UnreadableSource("; ".join(f"{cause.source}: {cause.cause}" for cause in causes))


def check(
    source: str | Path,
    *,
    against: str | Path | None = None,
    published: dt.date | None = None,
    lexicon: Path | None = None,
) -> list[CheckRow]:
    """Say of each sentence above and below an article's body whether the body supports it.

    source: a file or URL of one article, or "-". against: a record, to hold the article's claims against it too.
    published: the day of publication, given by hand. lexicon: a folder of your own TOML. Raises `InputError` where the
    source holds no article, more than one, or one without a body; `StoreError` where the record cannot be used.
    """
    from attache.publish.check.whole import check as run
    from attache.record.answering import beside

    if against is None:
        return run(source, published=published, lexicon=lexicon)
    with Record(against, readonly=True) as record:
        return run(source, published=published, lexicon=lexicon, beside=partial(beside, record._store))


class Record:
    """A record of what reports say, in one file. Use it in a `with` block.

        with Record("niger.db") as record:
            record.add("articles/")
            for row in record.presence(host="NER"):
                print(row.force.name, row.status, row.claims)

    Every view takes `on`, a day in the world (default: the latest day reported on), and `known`, a day of knowledge
    (default: everything added). Raises `StoreError` where the file cannot be used, `InputError` for an argument that
    means nothing.
    """

    def __init__(self, path: str | Path, *, readonly: bool = False) -> None:
        from attache.record.store import Store

        self._path = Path(path)
        self._store = Store.open(path, readonly=readonly)
        self._shared: Question | None = None

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def add(
        self,
        *sources: str | Path,
        jobs: int = 1,
        published: dt.date | None = None,
        lexicon: Path | None = None,
        gate: bool = True,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Summary:
        """Read files, folders, URLs or stdin ("-"), code them in `jobs` processes, and store what is not stored yet.

        published: the day of publication, given by hand. lexicon: a folder of your own TOML, added to what
        coding knows. gate: pass over sentences that cannot concern the record.
        on_progress: called after each report or refusal. The summary says what could not be read.
        """
        from attache import batch

        coder = partial(batch.load_coder, lexicon, gate=gate)
        return batch.run(
            sources,
            self._store,
            jobs=jobs,
            published=published,
            coder=coder,
            own=self._path,
            on_progress=on_progress,
        )

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
        return self._derive(agreements, wanted, on, known, lambda asked: asked.agreements(known, about, on), about)

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
        from attache.record.filters import check_root

        if type is not None:
            check_root(type)
        wanted = wanted_of(country=country, party=party, type=type, report=report)
        about = wanted.get("country")
        return self._derive(events, wanted, on, known, lambda asked: asked.events(known, about), about)

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
        return self._derive(statements, wanted, on, known, lambda asked: asked.claims(known, ("statement",), None))

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
        return self._derive(disputes, wanted, on, known, lambda asked: asked.disputes(known, about, on), about)

    def brief(
        self,
        place: str | None = None,
        *,
        on: dt.date | None = None,
        known: dt.date | None = None,
        since: dt.date | None = None,
    ) -> Brief:
        """What is new about a country or a site since the day `since` (default: 30 days before `on`), why it matters,
        what is disputed, not known and next, each line with its sources. Without `place`: about everything."""
        from copy import copy

        from attache.publish.brief.compose import compose
        from attache.record.question import Question

        sharing = copy(self)
        asked = sharing._shared = Question(self._store)
        return compose(sharing, asked, place, on=on, known=known, since=since)

    def merge(self, first: str, second: str, *, reason: str = "") -> bool:
        """From now on `second` counts as `first`, in every view and on every day; False where it did so already by the
        last decision. Both are ids, or names of one thing only. Raises `InputError` where they cannot be one."""
        from attache.record import deciding

        return deciding.merge(self._store, first, second, reason=reason, made=dt.datetime.now(dt.UTC))

    def split(self, id: str, other: str | None = None, *, name: str | None = None, reason: str = "") -> bool:
        """From now on `id` and `other` are two; without `other`, `id` is none of those it was joined with; with
        `name`, what is called so is another thing. False where that is so already by the last decision."""
        from attache.record import deciding

        return deciding.split(self._store, id, other, name=name, reason=reason, made=dt.datetime.now(dt.UTC))

    def same(self, thing: str | None = None, *, known: dt.date | None = None) -> list[SameRow]:
        """What is taken for one thing and what is not, and why; with `thing`, an id or a name, of that alone."""
        from attache.record import answering, deciding
        from attache.record.same import same

        rows = same(self._store.claims(known=known), answering.joins(self._store, known), thing)
        if thing is not None and not rows:
            deciding.thing(self._store, thing)  # refuses what is not on record
        return rows

    def reports(
        self, *, on: dt.date | None = None, known: dt.date | None = None, country: str | None = None
    ) -> list[ReportRow]:
        """The reports on record; with `on` or `country`, those with a claim about that day or that country."""
        rows = self._store.reports(known)
        if on is None and country is None:
            return rows
        about = {claim.report for claim in self.claims(on=on, known=known, country=country)}
        return [row for row in rows if row.id in about]

    def origins(
        self, *, on: dt.date | None = None, known: dt.date | None = None, country: str | None = None
    ) -> list[OriginRow]:
        """The reports as trees of who tells what whom told before, the earliest first; `on` and `country` as for
        `reports`, where one report of the tree is enough."""
        trees = self._store.origins(known)
        if on is None and country is None:
            return trees
        about = {row.origin for row in self.reports(on=on, known=known, country=country)}
        return [tree for tree in trees if tree.origin in about]

    def search(self, query: str, *, known: dt.date | None = None) -> list[ReportRow]:
        """The reports whose title or text matches a full-text query (SQLite FTS5's syntax), best first."""
        rows = {row.id: row for row in self._store.reports(known)}
        return [rows[id] for id in self._store.search(query, known=known)]

    def unknown(self, *, known: dt.date | None = None, lexicon: Path | None = None) -> list[UnknownRow]:
        """The names that claims carry as actors and the lexicon does not know, the most frequent first. lexicon: a
        folder of your own TOML, whose names are known too."""
        from attache.lexicon import Lexicon
        from attache.unknown import unknown

        return unknown(self._store.claims(known=known), Lexicon.load(lexicon))

    def explain(self, claim: str) -> Explanation:
        """Why a claim says what it says. Any beginning of its id will do that fits no other."""
        from attache.explain import explain
        from attache.record import answering

        found = answering.named(self._store, claim)
        return explain(found, self._store.report(found.report))

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
