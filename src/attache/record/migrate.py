"""From whatever schema a record file has to the one this version knows, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec

from attache.errors import StoreError
from attache.model import Published
from attache.record import called, hosting, kinship, said, search, ties

APPLICATION_ID = 0x41545443  # "ATTC", in the file's header: tells a record from any other SQLite file

Step = Callable[[sqlite3.Connection], None]


def _claims(connection: sqlite3.Connection) -> None:
    """Reports, claims and mentions."""
    _run(connection, "1_claims.sql")


def _search(connection: sqlite3.Connection) -> None:
    """Full-text search, over the reports that are already there too."""
    _run(connection, "2_search.sql")
    search.index_all(connection)


def _origins(connection: sqlite3.Connection) -> None:
    """Which reports have one origin, among those that are already there too."""
    _run(connection, "3_origins.sql")
    kinship.link_all(connection)


def _decisions(connection: sqlite3.Connection) -> None:
    """What things are called, in the reports that are already there too; and what users decide about them."""
    _run(connection, "4_decisions.sql")
    called.index_all(connection)


def _bearing(connection: sqlite3.Connection) -> None:
    """Which claims may tell who is present in a country, of the reports that are already there too. What claims may
    tell together is kept by the next step."""
    _run(connection, "5_bearing.sql")
    for report, claims in hosting.stored(connection):
        hosting.index(connection, report, claims)


def _said(connection: sqlite3.Connection) -> None:
    """Each claim by itself, no longer all of a report in one block; and what claims may tell together."""
    _run(connection, "6_said.sql")
    days = {
        key: msgspec.convert({"earliest": earliest, "latest": latest}, Published)
        for key, earliest, latest in connection.execute("SELECT key, earliest, latest FROM report").fetchall()
    }
    for report, claims in hosting.stored(connection):
        said.add(connection, report, claims)
        ties.index(connection, report, days[report], claims)
    connection.execute("ALTER TABLE block DROP COLUMN claims")


STEPS: tuple[Step, ...] = (_claims, _search, _origins, _decisions, _bearing, _said)
"""What makes schema 1 of an empty file, schema 2 of schema 1, and so on. A step, once released, is never changed: a new
schema is a new step at the end. A new file walks through all of them, so there is one way to every schema."""


def version(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> int:
    """The schema of the file behind `connection`, 0 for an empty one.

    Raises `StoreError` where the file is somebody else's, or was made by a newer version of this program.
    """
    schema: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (application or schema or tables):
        raise StoreError(f"{path}: it is another program's database, not an Attaché record: name another file")
    if schema > len(steps):
        raise StoreError(
            f"{path}: it was made by a newer Attaché (schema {schema}, this one knows {len(steps)}): upgrade attache"
        )
    return schema


def unready(path: Path, schema: int) -> str:
    """Why a record cannot be read as it is, by the form of its tables, and what to type."""
    if not schema:
        return f"{path}: it is empty, nothing is on record there yet: fill it with `attache --db {path} add FILE`"
    return (
        f"{path}: it was made by an older Attaché (form {schema} of {len(STEPS)}): "
        f"`attache --db {path} add FILE` with any one report brings it up to date and loses nothing"
    )


def migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring the file behind `connection` to the newest schema; all of it or, where anything fails, nothing.

    `connection` is in autocommit mode. Raises `StoreError` as `version` does, and lets SQLite's errors through.
    """
    if version(connection, path, steps) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again: another process may have done it while this one waited for its turn to write.
        for step in steps[version(connection, path, steps) :]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _run(connection: sqlite3.Connection, name: str) -> None:
    for statement in _statements(files("attache.record").joinpath("schema", name).read_text(encoding="utf-8")):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would commit the transaction that is under way."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
