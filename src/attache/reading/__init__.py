"""Bytes to `Report`: pages, texts, feeds, JSON lines and web archives, read safely and one by one."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from attache.errors import InputError
from attache.model import Refused, Report
from attache.reading import walk
from attache.reading.dispatch import reports
from attache.reading.draft import Origin
from attache.reading.fetch import Fetcher

__all__ = ["Fetcher", "named", "read", "read_bytes"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.I)


def read(
    source: str | Path, *, published: dt.date | None = None, fetcher: Fetcher | None = None
) -> Iterator[Report | Refused]:
    """The reports of a source, one by one, and a refusal for each part of it that could not be read.

    `source` is a file, a folder (read in sorted order), "-" for standard input, or an http(s) URL. `published` is the
    day of publication given by hand and wins over what the source says. `fetcher` fetches URLs; one is made where none
    is given. Bad input never raises: it comes out as `Refused`, with a name and a cause for a person."""
    for _, item in named(source, published=published, fetcher=fetcher):
        yield item


def named(
    source: str | Path, *, published: dt.date | None = None, fetcher: Fetcher | None = None
) -> Iterator[tuple[str, Report | Refused]]:
    """What `read` yields, each with what a person calls the part of the source that it comes from: the file of a
    folder, the line of a JSON lines file, the item of a feed, the record of a WARC."""
    name = str(source)
    if name == "-":
        yield from reports(sys.stdin.buffer, Origin("standard input", published=published))
    elif name.lower().startswith(("http://", "https://")):
        yield from _fetched(name, published, fetcher or Fetcher())
    elif (scheme := _SCHEME.match(name)) and not Path(source).exists():
        yield name, Refused(name, f"{scheme[1]} addresses are not read: give the path of a file, or an http(s) address")
    else:
        for path in walk.files(Path(source)):
            if isinstance(path, Refused):
                yield path.source, path
                continue
            try:
                stream = walk.opened(path)
            except InputError as error:
                yield str(path), Refused(str(path), str(error))
                continue
            with stream:
                yield from reports(stream, Origin(str(path), published=published))


def read_bytes(
    data: bytes, name: str, *, url: str | None = None, published: dt.date | None = None
) -> Iterator[Report | Refused]:
    """The reports in `data`, whose `name` is used in messages, and for its extension where the content does not tell.
    `url` is where the bytes came from; a page's own canonical address wins over it."""
    for _, item in reports(io.BytesIO(data), Origin(name, url=url, published=published)):
        yield item


def _fetched(url: str, published: dt.date | None, fetcher: Fetcher) -> Iterator[tuple[str, Report | Refused]]:
    try:
        page = fetcher.get(url)
    except InputError as error:
        yield url, Refused(url, str(error))
        return
    yield from reports(io.BytesIO(page.data), Origin(url, url=page.url, charset=page.charset, published=published))
