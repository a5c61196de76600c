"""A stream of bytes of unknown kind to reports: sniffed, unpacked where it is packed, and given to the reader of its
kind."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from attache.errors import InputError, TooLarge, UnreadableSource
from attache.model import Refused, Report
from attache.reading import archive, feed, html, jsonlines, markdown, text, warc
from attache.reading.draft import Draft, Origin
from attache.reading.encoding import decode
from attache.reading.limits import MAX_NESTING, MAX_PAGE_BYTES, SNIFF_BYTES
from attache.reading.report import finish
from attache.reading.sniff import Kind, sniff

Item = tuple[str, Report | Refused]
"""A report or a refusal, and what a person calls the part of the source that it comes from."""


def reports(stream: BinaryIO, origin: Origin, depth: int = 0) -> Iterator[Item]:
    """The reports of one source, and a refusal for each part of it that could not be read. Never raises for bad
    bytes."""
    try:
        yield from _reports(stream, origin, depth)
    except InputError as error:
        yield origin.name, Refused(origin.name, str(error))
    except OSError as error:
        yield origin.name, Refused(origin.name, f"it cannot be read: {error.strerror or error}")


def _reports(stream: BinaryIO, origin: Origin, depth: int) -> Iterator[Item]:
    head = _head(stream)
    kind = sniff(head, origin.name.removesuffix(".gz"))
    whole = io.BufferedReader(_Rewound(head, stream))
    if kind == "gzip":
        if depth >= MAX_NESTING:
            raise UnreadableSource("it is packed in gzip more than twice: unpack it first")
        yield from _reports(io.BufferedReader(archive.Unpacked(whole)), origin, depth + 1)
    elif kind == "warc":
        for body in warc.bodies(whole, origin.name):
            yield from [(body.source, body)] if isinstance(body, Refused) else _page(body, origin)
    elif kind == "json":
        yield from _each(jsonlines.records(whole, origin), origin)
    else:
        data = whole.read(MAX_PAGE_BYTES + 1)
        if len(data) > MAX_PAGE_BYTES:
            raise TooLarge(
                f"it is larger than {MAX_PAGE_BYTES:,} bytes: give the article alone, or many as JSON lines or WARC"
            )
        yield from _whole(data, kind, origin)


def _head(stream: BinaryIO) -> bytes:
    """The beginning of a stream. Where it breaks off inside, what came before the break: the break comes up again when
    it is read on."""
    head = b""
    try:
        while len(head) < SNIFF_BYTES and (part := _read1(stream, SNIFF_BYTES - len(head))):
            head += part
    except InputError:
        if not head:
            raise
    return head


def _read1(stream: BinaryIO, size: int) -> bytes:
    """The next bytes without waiting for `size` of them, so that a fault does not take what came before it along."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(size)


def _page(body: warc.Body, origin: Origin) -> Iterator[Item]:
    name = f"{body.name} {body.url}" if body.url else body.name
    inner = msgspec.structs.replace(origin, name=name, url=body.url, charset=body.charset)
    try:
        kind = sniff(body.data[:SNIFF_BYTES], "")
        if kind in ("html", "text", "feed"):
            yield from _whole(body.data, kind, inner)
    except InputError as error:
        yield name, Refused(name, str(error))


def _whole(data: bytes, kind: Kind, origin: Origin) -> Iterator[Item]:
    characters = decode(data, origin.charset)
    if kind == "feed":
        yield from _each(feed.records(characters, origin), origin)
        return
    reader = {"html": html.draft, "markdown": markdown.draft}.get(kind, text.draft)
    yield origin.name, _report(lambda: reader(characters, origin), origin)


def _each(records: Iterator[tuple[str, Draft | Refused]], origin: Origin) -> Iterator[Item]:
    for name, found in records:
        if isinstance(found, Refused):
            yield name, found
        else:
            yield name, _report(found, msgspec.structs.replace(origin, name=name, url=None))


def _report(draft: Draft | Callable[[], Draft], origin: Origin) -> Report | Refused:
    """The finished report. A fault inside a library costs this one record, not the batch."""
    try:
        return finish(draft if isinstance(draft, Draft) else draft(), origin)
    except InputError as error:
        return Refused(origin.name, str(error))
    except RecursionError:
        return Refused(origin.name, "it nests too deep to be read: save the article's text instead")
    except Exception as error:
        return Refused(origin.name, f"its reader failed ({type(error).__name__}): report this with the file")


class _Rewound(io.RawIOBase):
    """A stream with the bytes that were already taken off it put back in front."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        taken = self._head[: len(buffer)]
        if not taken:
            taken = memoryview(_read1(self._stream, len(buffer)))
        else:
            self._head = self._head[len(taken) :]
        buffer[: len(taken)] = taken
        return len(taken)
