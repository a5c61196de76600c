"""Files and folders to open streams: in sorted order, regular files only, no loops."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from attache.errors import UnreadableSource
from attache.model import Refused
from attache.reading.limits import MAX_FILES_DEEP


def files(path: Path, above: tuple[tuple[int, int], ...] = ()) -> Iterator[Path | Refused]:
    """The files under `path` (itself, where it is one), sorted by name, folders among them. Hidden ones are passed
    over; a folder that leads back to one above it, or cannot be listed, is refused."""
    try:
        about = path.stat()
        if not stat.S_ISDIR(about.st_mode):
            yield path
            return
        here = (about.st_dev, about.st_ino)
        if here in above:
            yield Refused(str(path), "the folder leads back to one that holds it: remove the link")
            return
        if len(above) >= MAX_FILES_DEEP:
            yield Refused(str(path), f"folders lie more than {MAX_FILES_DEEP} deep here: give this one by itself")
            return
        names = sorted(entry.name for entry in os.scandir(path) if not entry.name.startswith("."))
    except OSError as error:
        yield Refused(str(path), _cause(error))
        return
    if not names and not above:
        yield Refused(str(path), "the folder holds no file")
    for name in names:
        yield from files(path / name, (*above, here))


def opened(path: Path) -> BinaryIO:
    """The file, open for reading. Raises UnreadableSource where it is no regular file (a pipe would be waited for
    without end) or cannot be opened."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise UnreadableSource(_cause(error)) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UnreadableSource("it is a pipe, socket or device, not a file: use - to read from a pipe")
    return os.fdopen(handle, "rb")


def _cause(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"it cannot be opened: {reason[:1].lower()}{reason[1:]}"
