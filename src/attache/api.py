"""The whole way for a program: `read` turns a source into claims, `Record` keeps them and answers from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from attache.errors import UnreadableSource
from attache.views import Views

if TYPE_CHECKING:
    from attache.batch import Coded, Progress, Summary
    from attache.explain import Explanation
    from attache.model import Refused
    from attache.publish.brief.rows import Brief
    from attache.publish.check.rows import CheckRow
    from attache.record.origins import OriginRow
    from attache.record.question import Question
    from attache.record.reported import ReportRow
    from attache.record.same import SameRow
    from attache.unknown import UnknownRow


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


class Record(Views):
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
