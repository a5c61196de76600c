"""What SQLite complains about, said so that a person knows what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attache.errors import StoreError
from attache.record.blocks import DAMAGED

_ADVICE = {
    sqlite3.SQLITE_BUSY: "another process has been writing to it for too long: try again when that has ended",
    sqlite3.SQLITE_LOCKED: "another process has been writing to it for too long: try again when that has ended",
    sqlite3.SQLITE_READONLY: "it cannot be written: check its permissions, or name another file",
    sqlite3.SQLITE_PERM: "it cannot be opened: check its permissions, or name another file",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check that its folder exists and the permissions of both",
    sqlite3.SQLITE_FULL: "the disk is full: make room and add the reports again; what was added is kept",
    sqlite3.SQLITE_IOERR: "the disk reports an error: check it; what was added before is kept",
    sqlite3.SQLITE_NOTADB: "it is not an Attaché record: name another file",
    sqlite3.SQLITE_CORRUPT: "it is damaged: restore a copy, or add the reports again into a new file",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise what SQLite and the unpacking of blocks raise inside as a `StoreError` about the record at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        # The low byte of a code is its family; errors of the module itself, such as a closed connection, have no code.
        family = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise StoreError(f"{path}: {_ADVICE.get(family, error)}") from error
    except DAMAGED as error:
        raise StoreError(f"{path}: {_ADVICE[sqlite3.SQLITE_CORRUPT]}") from error
