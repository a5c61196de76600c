"""The batch: sources in, a store filled, and an account of what was added, known already, or refused and why.

Reports are read in this process, one after the other, coded by an engine, and stored by this process alone, each in a
transaction of its own. What is stored depends on the sources only, not on the number of workers nor on how often a run
was cut short before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from attache.batch.coder import Coded, load_coder
from attache.batch.engine import CoderFactory, Engine, Inline, Settled
from attache.batch.workers import Workers
from attache.errors import InputError
from attache.model import Refused, Report
from attache.record.store import Store

STORE_FILES = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to the name of a store's file, for the files that it keeps beside it."""


class Progress(msgspec.Struct, frozen=True):
    """Where a run stands after one more report or refusal. `latest` is that refusal, None where it was no refusal."""

    added: int
    known: int
    claims: int
    refused: int
    latest: Refused | None = None


class Summary(msgspec.Struct, frozen=True):
    """What a run did. `claims` counts those of the reports added; `known` the reports that were stored already or came
    twice; `refused` is in the order of reading; `undated` counts the reports added whose day their text only bounds,
    or does not tell."""

    added: int
    known: int
    claims: int
    refused: tuple[Refused, ...]
    undated: int = 0


def run(
    sources: Iterable[str | Path],
    store: Store,
    *,
    jobs: int = 1,
    published: dt.date | None = None,
    coder: CoderFactory = load_coder,
    own: Path | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Read `sources` (files, folders, URLs, "-"), code what `store` does not have yet, and add it.

    jobs: processes that code; 1 codes in this one. published: the day given by hand, for reports that carry none.
    coder: makes the coder, once in each process. own: the store's file, passed over where a folder
    holds it. on_progress: called after each report or refusal.
    Raises `InputError` for less than one job, `StoreError` where the store fails, and what `coder` raises; a
    KeyboardInterrupt passes through. What was added before any of them is kept.
    """
    if jobs < 1:
        raise InputError(f"{jobs} workers cannot code anything: give at least 1")
    engine: Engine = Inline(coder) if jobs == 1 else Workers(coder, jobs)
    book = _Book(store, on_progress)
    try:
        for number, (source, item) in enumerate(_read(sources, published, own)):
            if isinstance(item, Refused):
                book.refuse(number, item)
            elif book.takes(number, source, item):
                engine.give(number, item)
            while engine.full:
                book.enter(engine.settle(block=True))
            book.enter(engine.settle(block=False))
        while engine.open:
            book.enter(engine.settle(block=True))
    finally:
        engine.close()
    return book.summary()


def _read(
    sources: Iterable[str | Path], published: dt.date | None, own: Path | None
) -> Iterator[tuple[str, Report | Refused]]:
    """Each report or refusal, with what a person calls the part of the sources that it comes from."""
    from attache import reading

    passed_over = {f"{own.resolve()}{suffix}" for suffix in STORE_FILES} if own else set()
    for source in sources:
        try:
            for name, item in reading.named(source, published=published):
                if not (name != str(source) and isinstance(item, Refused) and str(Path(name).resolve()) in passed_over):
                    yield name, item
        except Exception as error:  # reading refuses rather than raises; a fault of its own must not end the batch
            cause = " ".join(f"it cannot be read ({type(error).__name__}: {error})".split())
            yield str(source), Refused(str(source), cause)


class _Book:
    """Keeps the account, and the store, of one run."""

    def __init__(self, store: Store, on_progress: Callable[[Progress], None] | None) -> None:
        self._store = store
        self._on_progress = on_progress
        self._added = self._known = self._claims = self._undated = 0
        self._refused: dict[int, Refused] = {}
        self._given: dict[int, tuple[str, Report]] = {}
        self._twins: dict[str, list[tuple[int, str, Report]]] = {}  # by id, those that came while the first was coded

    def takes(self, number: int, source: str, report: Report) -> bool:
        """Whether `report` is to be coded: it is not stored, and is not being coded."""
        if report.id in self._twins:
            self._twins[report.id].append((number, source, report))
            return False
        if self._store.has(report.id):
            self._known += 1
            self._tell(None)
            return False
        self._given[number] = source, report
        self._twins[report.id] = []
        return True

    def enter(self, settled: Iterable[Settled]) -> None:
        for entry in settled:
            source, report = self._given.pop(entry.number)
            twins = self._twins.pop(report.id)
            cause = entry.result if isinstance(entry.result, str) else self._store_it(source, entry.result)
            if cause is not None:
                self.refuse(entry.number, Refused(_name(source, report), cause))
            for number, other, twin in twins:
                if cause is None:
                    self._known += 1
                    self._tell(None)
                else:
                    self.refuse(number, Refused(_name(other, twin), cause))

    def refuse(self, number: int, refused: Refused) -> None:
        self._refused[number] = refused
        self._tell(refused)

    def summary(self) -> Summary:
        refused = tuple(self._refused[number] for number in sorted(self._refused))
        return Summary(self._added, self._known, self._claims, refused, self._undated)

    def _store_it(self, source: str, coded: Coded) -> str | None:
        """Why it could not be stored, None where it was."""
        try:
            added = self._store.add(coded.report, coded.claims, source=source)
        except InputError as error:
            return str(error)
        if added:
            self._added += 1
            self._claims += len(coded.claims)
            self._undated += coded.report.published.how in ("inferred", "unknown")
        else:  # another process added it meanwhile
            self._known += 1
        self._tell(None)
        return None

    def _tell(self, refused: Refused | None) -> None:
        if self._on_progress:
            self._on_progress(Progress(self._added, self._known, self._claims, len(self._refused), refused))


def _name(source: str, report: Report) -> str:
    """The file, line or record, and the report found there."""
    told = report.url or report.title or report.id
    return source if told in source else f"{source} ({told})"
