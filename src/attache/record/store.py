"""The append-only store: reports and their claims in one SQLite file, the only state there is.

One transaction adds one report with all its claims; nothing is ever changed or deleted (triggers in the file see to
that). The file is in WAL mode: any number of processes read while one writes, and writers wait for each other. Every
commit survives the death of the process that made it.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from attache.errors import InputError, StoreError
from attache.model import Claim, Kind, Published, Report
from attache.record import called, decisions, hosting, kinship, origins, reported, said, search, ties
from attache.record.blocks import pack, unpack_report
from attache.record.called import Called, Sort
from attache.record.decisions import Decision, Verdict
from attache.record.faults import explained
from attache.record.mentions import Role, mentions
from attache.record.migrate import STEPS, migrate, unready, version
from attache.record.origins import OriginRow
from attache.record.picking import pick, symbol
from attache.record.reported import ReportRow as ReportRow

PATIENCE = 30.0
"""Seconds that a writer waits for its turn. A report takes milliseconds: only a stuck process keeps it longer."""


class Store:
    """A record file, open. Make one with `Store.open`, use it in a `with` block and from one thread.

    Every method raises `StoreError` where the file cannot be read or written, in a message that says what to do.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._symbols: dict[tuple[str, str], int] = {}
        self._read: dict[tuple[int, int], Claim] | None = None  # see `remembering`

    @classmethod
    def open(cls, path: str | Path, *, readonly: bool = False) -> Store:
        """Open the record at `path`; make it where it is missing, bring its schema up to date where that is old.

        With `readonly`, do neither. Raises `StoreError` for a file that is missing (`readonly`), of an older schema
        (`readonly`) or of a newer one, damaged, or not a record at all.
        """
        path = Path(path)
        if path.is_dir():
            raise StoreError(f"{path}: it is a folder: name a file for the record")
        if readonly and not path.exists():
            raise StoreError(f"{path}: there is no record here: make one with `attache --db {path} add FILE`")
        with explained(path):
            connection = _connect(path, readonly)
            try:
                schema = version(connection, path)
                if readonly and schema < len(STEPS):
                    raise StoreError(unready(path, schema))
                if not readonly:
                    _write_ahead(connection)
                    migrate(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""
        with explained(self._path):
            self._connection.close()

    # --- adding ------------------------------------------------------------------------------------------------------

    def add(self, report: Report, claims: Sequence[Claim], *, source: str | None = None) -> bool:
        """Store `report` with all its `claims`, or nothing; False, and nothing changes, where its id is already there.

        `source` says where the report was read from. Raises `InputError` for claims that cannot be this report's: of
        another report, twice the same id, or a quote that is not the text at its offsets.
        """
        _check(report, claims)
        ordered = sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id))
        with explained(self._path):
            try:
                content = pack(report)
                with self._transaction():
                    if self.has(report.id):
                        return False
                    key = self._add_report(report, content, len(ordered), source)
                    self._add_claims(key, ordered)
                    said.add(self._connection, key, ordered)
                    hosting.index(self._connection, key, ordered)
                    ties.index(self._connection, key, report.published, ordered)
                    search.index(self._connection, key, report)
                    called.index(self._connection, _known_by(report), ordered)
                    kinship.link(self._connection, key, report)
            except UnicodeEncodeError as error:
                raise InputError(f"report {report.id}: its text is not valid Unicode ({error.reason})") from error
        return True

    def decide(
        self, verdict: Verdict, first: str, second: str, *, name: str | None, reason: str, made: dt.datetime
    ) -> None:
        """Write down that two ids are one thing, or are not; see `Decision`."""
        with explained(self._path), self._transaction():
            decisions.add(self._connection, verdict, first, second, name=name, reason=reason, made=made)

    def _add_report(self, report: Report, content: bytes, claims: int, source: str | None) -> int:
        days = (report.published.earliest, report.published.latest)
        key = self._connection.execute(
            "INSERT INTO report (id, url, outlet, title, earliest, latest, how, language, sha256, claims, source)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                report.id,
                report.url,
                report.outlet,
                report.title,
                *(day and day.isoformat() for day in days),
                report.published.how,
                report.language,
                report.sha256,
                claims,
                source,
            ),
        ).lastrowid
        assert key is not None  # an INSERT that did not raise has a row
        self._connection.execute("INSERT INTO block (report, content) VALUES (?, ?)", (key, content))
        return key

    def _add_claims(self, key: int, claims: Sequence[Claim]) -> None:
        kinds = [self._intern("kind", claim.kind) for claim in claims]
        try:
            self._connection.executemany(
                "INSERT INTO claim (report, position, id, kind) VALUES (?, ?, ?, ?)",
                ((key, position, claim.id, kinds[position]) for position, claim in enumerate(claims)),
            )
        except sqlite3.IntegrityError as error:
            raise InputError("a claim with one of these ids belongs to another report: ids must be unique") from error
        found = sorted(
            (self._intern(role, text), kinds[position], key, position)
            for position, claim in enumerate(claims)
            for role, text in mentions(claim)
        )
        self._connection.executemany("INSERT INTO mention (symbol, kind, report, position) VALUES (?, ?, ?, ?)", found)

    def _intern(self, role: str, text: str) -> int:
        key = self._symbols.get((role, text)) or symbol(self._connection, role, text)
        if key is None:
            key = self._connection.execute("INSERT INTO symbol (role, text) VALUES (?, ?)", (role, text)).lastrowid
            assert key is not None  # an INSERT that did not raise has a row
        self._symbols[role, text] = key
        return key

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        # IMMEDIATE takes the writer's turn at once, waiting for it where need be: a transaction that began by reading
        # could not wait, and would fail when another process wrote meanwhile.
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self._symbols.clear()  # what was interned in this transaction is gone with it
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    # --- asking ------------------------------------------------------------------------------------------------------

    def has(self, report_id: str) -> bool:
        """Whether a report of that id is stored."""
        with explained(self._path):
            return self._connection.execute("SELECT 1 FROM report WHERE id = ?", (report_id,)).fetchone() is not None

    def report(self, report_id: str) -> Report:
        """The report of that id, as it was added. Raises `InputError` where there is none."""
        with explained(self._path):
            row = self._connection.execute(
                "SELECT content FROM block WHERE report = (SELECT key FROM report WHERE id = ?)", (report_id,)
            ).fetchone()
            if row is None:
                raise InputError(f"no report {report_id} in {self._path}: `attache reports` lists those there are")
            return unpack_report(row[0])

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id, as it was added. Raises `InputError` where there is none."""
        for claim in self.claims(ids=(claim_id,)):
            return claim
        raise InputError(f"no claim {claim_id} in {self._path}: `attache claims` lists those there are")

    def claim_ids(self, beginning: str, *, limit: int | None = None) -> list[str]:
        """The ids of claims that begin so, in their own order; at most `limit` of them."""
        with explained(self._path):
            rows = self._connection.execute(
                "SELECT id FROM claim WHERE id >= ?1 AND id < ?1 || char(0x10FFFF) ORDER BY id LIMIT ?2",
                (beginning, -1 if limit is None else limit),
            ).fetchall()
        return [id for (id,) in rows]

    def claims(
        self,
        *,
        known: dt.date | None = None,
        report: str | None = None,
        reports: Iterable[str] | None = None,
        kinds: Iterable[Kind] | None = None,
        country: str | None = None,
        host: str | None = None,
        party: str | None = None,
        speaker: str | None = None,
        place: str | None = None,
        places: Iterable[str] | None = None,
        ids: Iterable[str] | None = None,
        most: int | None = None,
    ) -> Iterator[Claim]:
        """The claims that pass every filter given, as they were added, always in the same order: by the report's last
        possible day of publication (unknown comes last), its id, the position in its text, the claim's id.

        known: from reports certainly published up to and including that day, so never from one whose day is unknown.
        report, reports: from the report of that id, from one of those. country, party, speaker, place: mentioning that
        country (alpha-3), that id or country among the parties, that speaker's id, that place's id; see `mentions`.
        places: at one of those. host: of presence, where that country may be the host; see `hosting`. ids: of those.
        most: any of them, at most so many, in no order.

        What is found is fixed at the call; claims are unpacked as they are asked for, and no lock is held meanwhile.
        """
        # The rarest first: the first one drives the search, the others only sift what it finds.
        asked: tuple[tuple[Role, str | None], ...] = (
            ("speaker", speaker),
            ("place", place),
            ("party", party),
            ("country", country),
        )
        with explained(self._path):
            picked = pick(
                self._connection,
                known=known,
                reports=reports if report is None else {report} & set(reports or {report}),
                kinds=kinds,
                mentioned=[(role, text) for role, text in asked if text is not None],
                host=host,
                places=places,
                ids=ids,
                most=most,
            )
        return map(self._unpack, picked)

    def tied(
        self,
        numbers: Iterable[int],
        *,
        known: dt.date | None = None,
        lands: Iterable[str] | None = None,
        most: int | None = None,
    ) -> list[Claim]:
        """The claims that have one of those numbers, by `ties`; with `lands`, those of these countries and those
        that do not tell where; at most `most`, any of them."""
        with explained(self._path):
            found = ties.find(self._connection, numbers, lands, reported.known_by(known), most)
        return list(map(self._unpack, sorted(found)))

    def _unpack(self, at: tuple[int, int]) -> Claim:
        """The claim at the key of a report and a position."""
        found = self._read.get(at) if self._read is not None else None
        if found is None:
            with explained(self._path):
                found = said.find(self._connection, *at)
            if self._read is not None:
                self._read[at] = found
        return found

    def remembering(self) -> Store:
        """The same record, for a question in several parts: it keeps every claim that it has read. Claims are never
        changed, so this cannot change an answer."""
        other = Store(self._connection, self._path)
        other._read = {}
        return other

    def decisions(self) -> list[Decision]:
        """What users decided about identity, in order."""
        with explained(self._path):
            return decisions.all_of(self._connection)

    def called(
        self,
        known: dt.date | None = None,
        *,
        ids: Iterable[str] | None = None,
        sort: Sort | None = None,
        country: str | None = None,
    ) -> list[Called]:
        """What things are called by reports certainly published by that day; see `called.find`."""
        with explained(self._path):
            return list(called.find(self._connection, known, ids=ids, sort=sort, country=country))

    def reports(self, known: dt.date | None = None, *, ids: Iterable[str] | None = None) -> list[ReportRow]:
        """The reports stored, in the order of `claims`; with `known`, those certainly published by that day; with
        `ids`, those of these ids."""
        with explained(self._path):
            if ids is not None:
                return reported.some(self._connection, known, ids)
            return list(reported.settled(*reported.listed(self._connection, known)).values())

    def named_after(self, country: str) -> list[str]:
        """The ids of places and parties of which the code of a country is a part: "place/NER/niamey", "NER-MIL"."""
        with explained(self._path):
            rows = self._connection.execute(
                "SELECT DISTINCT text FROM symbol WHERE role IN ('place', 'party') AND text GLOB ?", (f"*{country}*",)
            ).fetchall()
        return sorted(id for (id,) in rows if country in id.replace("/", "-").split("-"))

    def published(self, ids: Iterable[str]) -> dict[str, Published]:
        """When the reports of these ids were published: less work than `reports`."""
        with explained(self._path):
            return reported.days(self._connection, ids)

    def last_day(self, known: dt.date | None = None) -> dt.date | None:
        """The latest day on which a report stored was published; `known` as for `reports`."""
        with explained(self._path):
            return reported.last_day(self._connection, known)

    def origins(self, known: dt.date | None = None) -> list[OriginRow]:
        """The reports as trees of who tells what whom told before, the earliest first; `known` as for `reports`."""
        with explained(self._path):
            return origins.trees(*reported.listed(self._connection, known))

    def search(self, query: str, *, known: dt.date | None = None, limit: int | None = None) -> list[str]:
        """The ids of the reports whose title or text matches `query`, best first; `known` as for `reports`.

        The query is SQLite FTS5's: words that must all occur, "phrases", OR, NOT, NEAR, prefix*, title:word. Words
        match by their English stem, whatever the accents. Raises `InputError` for a query that cannot be read.
        """
        with explained(self._path):
            return search.find(self._connection, query, known, limit)


def _check(report: Report, claims: Sequence[Claim]) -> None:
    seen: set[str] = set()
    for claim in claims:
        if claim.report != report.id:
            raise InputError(f"claim {claim.id} is of report {claim.report}, not of {report.id}")
        if claim.id in seen:
            raise InputError(f"report {report.id} has two claims with the id {claim.id}")
        if report.text[claim.start : claim.end] != claim.quote:
            raise InputError(
                f"claim {claim.id} quotes what report {report.id} does not say at {claim.start}:{claim.end}"
            )
        seen.add(claim.id)


def _known_by(report: Report) -> str:
    return report.published.latest.isoformat() if report.published.latest else "~"


def _connect(path: Path, readonly: bool) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < (3, 38):
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} is too old for a record: use a Python built with 3.38 or newer"
        )
    # Autocommit: transactions are begun by name, in one place. A URI, because only that can ask for reading alone.
    uri = f"file:{quote(str(path.absolute()))}?mode={'ro' if readonly else 'rwc'}"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
    if readonly:
        try:
            connection.execute("PRAGMA user_version")
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_DIRECTORY:
                raise
            # Nobody is writing, and this user may not make the file through which readers and a writer would agree: on
            # a read-only disk or in somebody else's folder, the record is read as a file that does not change.
            connection = sqlite3.connect(f"{uri}&immutable=1", uri=True, isolation_level=None)
    # A commit reaches the operating system before it returns, so it survives the process; only a power cut can take the
    # last ones back, and those are added again by running again. FULL would wait for the disk at every report.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -32768")  # KiB: the upper pages of every index at a million claims
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    # Two processes that make the same file at once can meet here, where SQLite reports "locked" without waiting.
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(0.01)
