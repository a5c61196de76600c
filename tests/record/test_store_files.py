"""Files that are no record, no longer one, or may not be written: each gets one line that says what to do."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from attache.errors import StoreError
from attache.model import Claim, Report, Section
from attache.record import Store
from attache.record import store as store_module
from attache.record.migrate import STEPS

TEXT = "Soldiers left the base at Kidal."
REPORT = Report(id="r1", text=TEXT, sections=(Section("body", 0, len(TEXT)),), title="Kidal")
CLAIM = Claim(id="c1", report="r1", section="body", sentence=TEXT, start=0, end=8, quote="Soldiers", kind="presence")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a record, with? #odd% name.db"


def alien(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()


def numbered_alien(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 42")
    connection.close()


def newer(path: Path) -> None:
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def cut_short(path: Path) -> None:
    Store.open(path).close()
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize("readonly", [True, False])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda path: path.write_text("Title: a report\n\nThis is not a database at all." * 40),
            "not an Attaché record",
        ),
        (alien, "another program's database"),
        (numbered_alien, "another program's database"),
        (newer, f"newer Attaché .schema 99, this one knows {len(STEPS)}.: upgrade"),
        (cut_short, "damaged: restore a copy"),
        (lambda path: path.mkdir(), "it is a folder"),
    ],
    ids=["text", "alien", "numbered alien", "newer", "cut short", "folder"],
)
def test_files_that_are_refused(path: Path, make: Any, message: str, readonly: bool) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=message) as caught, Store.open(path, readonly=readonly) as store:
        list(store.claims())
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("what", ["missing", "empty"])
def test_nothing_there_to_read(path: Path, what: str) -> None:
    if what == "empty":
        path.touch()
    with pytest.raises(StoreError, match=r"attache --db .* add FILE"):
        Store.open(path, readonly=True)
    assert path.exists() == (what == "empty")
    Store.open(path).close()
    Store.open(path, readonly=True).close()


def test_no_folder_to_write_to(path: Path) -> None:
    with pytest.raises(StoreError, match="check that its folder exists"):
        Store.open(path / "below" / "record.db")


def test_readonly_does_not_write(path: Path) -> None:
    Store.open(path).close()
    with Store.open(path, readonly=True) as store, pytest.raises(StoreError, match="cannot be written"):
        store.add(REPORT, [])


def test_a_closed_store_says_so(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.reports()


def test_a_damaged_claim_is_reported_and_costs_only_itself(path: Path) -> None:
    store = Store.open(path)
    store.add(REPORT, [CLAIM])
    store.add(replace(REPORT, id="r2"), [replace(CLAIM, id="c2", report="r2")])
    with sqlite3.connect(path) as outside:
        outside.execute("DROP TRIGGER said_is_not_changed")
        outside.execute("UPDATE said SET claim = x'00ff00' WHERE report = 1")
    outside.close()
    with pytest.raises(StoreError, match="damaged"):
        store.claim("c1")
    assert store.claim("c2").id == "c2"
    store.close()


def test_a_record_in_a_folder_that_cannot_be_written() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shared.db"
        with Store.open(path) as store:
            store.add(REPORT, [CLAIM])
        Path(folder).chmod(0o555)
        root = os.geteuid() == 0
        try:
            if root:  # whom no permission stops: be somebody else for a moment
                os.seteuid(65534)
            with Store.open(path, readonly=True) as store:
                assert list(store.claims()) == [CLAIM]
            with pytest.raises(StoreError, match="permissions"):
                Store.open(path)
        finally:
            if root:
                os.seteuid(0)
            Path(folder).chmod(0o755)


@pytest.fixture
def somebody_writes(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process in the middle of a transaction, with something written that it has not committed."""
    with Store.open(path) as store:
        store.add(REPORT, [CLAIM])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO symbol (role, text) VALUES ('country', 'NER')")
    yield other
    other.close()


@pytest.mark.parametrize("readonly", [True, False])
def test_readers_do_not_wait_for_a_writer(
    path: Path, somebody_writes: sqlite3.Connection, readonly: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "PATIENCE", 0.0)
    with Store.open(path, readonly=readonly) as store:
        assert list(store.claims()) == [CLAIM]
        assert store.search("soldiers") == ["r1"]


def test_a_writer_waits_for_another_but_not_for_ever(
    path: Path, somebody_writes: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "PATIENCE", 0.05)
    second = replace(REPORT, id="r2")
    with Store.open(path) as store:
        with pytest.raises(StoreError, match="another process has been writing"):
            store.add(second, [])
        somebody_writes.execute("COMMIT")
        assert store.add(second, []) is True
