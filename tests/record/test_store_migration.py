"""An old record becomes a new one when it is opened for writing, all at once or not at all."""

import sqlite3
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from attache.errors import StoreError
from attache.model import Claim, Report, Section
from attache.record import Store
from attache.record.migrate import APPLICATION_ID, STEPS, migrate

TEXT = "Soldiers left the base at Kidal."
REPORT = Report(id="r1", text=TEXT, sections=(Section("body", 0, len(TEXT)),), title="Kidal")
CLAIM = Claim(id="c1", report="r1", section="body", sentence=TEXT, start=0, end=8, quote="Soldiers", kind="presence")

# A record as the first version of the schema had it. This is a copy on purpose: it must not follow the source.
OLD = """
CREATE TABLE symbol (key INTEGER PRIMARY KEY, role TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (role, text)) STRICT;
CREATE TABLE report (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT, outlet TEXT, title TEXT NOT NULL, earliest TEXT,
    latest TEXT, how TEXT NOT NULL, language TEXT NOT NULL, sha256 TEXT NOT NULL, claims INTEGER NOT NULL, source TEXT,
    known_by TEXT NOT NULL GENERATED ALWAYS AS (coalesce(latest, '~')) VIRTUAL
) STRICT;
CREATE INDEX report_in_order ON report (known_by, id);
CREATE TABLE block (report INTEGER PRIMARY KEY, content BLOB NOT NULL, claims BLOB NOT NULL) STRICT;
CREATE TABLE claim (
    report INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mention (
    symbol INTEGER NOT NULL, kind INTEGER NOT NULL, report INTEGER NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (symbol, kind, report, position)
) STRICT, WITHOUT ROWID;
INSERT INTO symbol (key, role, text) VALUES (1, 'kind', 'presence');
INSERT INTO report (key, id, title, how, language, sha256, claims) VALUES (1, 'r1', 'Kidal', 'unknown', 'en', '', 1);
INSERT INTO claim (report, position, id, kind) VALUES (1, 0, 'c1', 1);
PRAGMA user_version = 1;
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(OLD + f"PRAGMA application_id = {APPLICATION_ID};")
        blocks = [zlib.compress(msgspec.msgpack.encode(value)) for value in (REPORT, [CLAIM])]
        connection.execute("INSERT INTO block (report, content, claims) VALUES (1, ?, ?)", blocks)
    connection.close()
    return path


def schema(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_an_old_record_keeps_what_it_has_and_learns_what_is_new(old: Path) -> None:
    with Store.open(old) as store:
        assert store.report("r1") == REPORT
        assert list(store.claims(kinds=["presence"])) == [CLAIM]
        assert store.search("soldier") == ["r1"]
        assert store.add(REPORT, [CLAIM]) is False
        assert store.add(msgspec.structs.replace(REPORT, id="r2"), []) is True
        assert store.search("soldier") == ["r1", "r2"]
    assert schema(old) == len(STEPS)


def test_a_migrated_record_has_the_schema_of_a_new_one(tmp_path: Path) -> None:
    paths = [tmp_path / "at-once.db", tmp_path / "step-by-step.db"]
    Store.open(paths[0]).close()
    for count in range(1, len(STEPS) + 1):
        connection = sqlite3.connect(paths[1], isolation_level=None)
        migrate(connection, paths[1], STEPS[:count])
        connection.close()
        assert schema(paths[1]) == count
    found = []
    for path in paths:
        connection = sqlite3.connect(path)
        found.append(connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall())
        connection.close()
    assert found[0] == found[1] and len(found[0]) > 20


def test_an_old_record_is_not_changed_by_reading(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(StoreError, match=r"older Attaché \(form 1 of \d+\): `attache --db .* add FILE`"):
        Store.open(old, readonly=True)
    assert old.read_bytes() == before


def test_an_empty_file_is_said_to_be_empty_and_not_old(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    says = r"new.db: it is empty.*: fill it with `attache --db .*new.db add FILE`"
    with pytest.raises(StoreError, match=says) as raised:
        Store.open(tmp_path / "new.db", readonly=True)
    assert "older" not in str(raised.value)


def test_a_migration_that_fails_changes_nothing(old: Path) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (done TEXT)")
        raise ZeroDivisionError

    connection = sqlite3.connect(old, isolation_level=None)
    before = connection.execute("SELECT name FROM sqlite_schema").fetchall()
    with pytest.raises(ZeroDivisionError):
        migrate(connection, old, (*STEPS, fails))
    assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == before
    connection.close()
    assert schema(old) == 1


def test_many_may_open_an_old_record_at_once(old: Path) -> None:
    barrier = threading.Barrier(6)

    def open_it(_: int) -> list[str]:
        barrier.wait()
        with Store.open(old) as store:
            return store.search("soldier")

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(open_it, range(6))) == [["r1"]] * 6
    assert schema(old) == len(STEPS)
