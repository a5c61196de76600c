"""WARC files to pages: the bodies of successful responses that are HTML or plain text, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec

from attache.errors import InputError
from attache.model import Refused
from attache.reading.limits import MAX_RECORD_BYTES

_END = b"\r\n\r\n"  # after every record, the last one too (ISO 28500, section 4)
_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


class Body(msgspec.Struct, frozen=True):
    """The body of one response. `name` is the file's name with the number of the record."""

    name: str
    url: str | None
    charset: str | None
    data: bytes


def bodies(stream: BinaryIO, name: str) -> Iterator[Body | Refused]:
    """The pages of an unpacked WARC. Records of other kinds are passed over. A file that breaks off gives the whole
    records before the break, then one refusal that says so."""
    from fastwarc.warc import ArchiveIterator

    number = 0
    watched = _Watched(stream)
    held: Body | Refused | None = None  # until it is known that the record is whole
    fault = ""
    try:
        for record in ArchiveIterator(watched, parse_http=True, auto_decode="all"):
            if held is not None:
                yield held
            number += 1
            held = None
            held = _body(record, f"{name} record {number}")
    except (OSError, ValueError, RuntimeError, EOFError, InputError) as error:
        fault = _short(error)
    cut = not watched.tail.endswith(_END) or number == 0
    if held is not None and (fault or not cut):  # a fault comes up at the head of the record after
        yield held
    if fault:
        yield Refused(name, f"the WARC is broken after record {number}: {fault}")
    elif watched.fault or cut:
        why = watched.fault or "fetch or copy the file again"
        yield Refused(name, f"the WARC is cut off in record {max(number, 1)}: {why}")


def _body(record: Any, name: str) -> Body | Refused | None:
    from fastwarc.warc import WarcRecordType

    if not record.headers.get("WARC-Type"):
        return Refused(name, "the record does not say what it is: fetch or copy the file again")
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
        return None
    headers = record.http_headers if record.is_http else None
    if headers is not None and headers.status_code != 200:
        return None
    kind = (record.http_content_type if headers is not None else record.headers.get("Content-Type")) or ""
    if kind.split(";")[0].strip().lower() not in _TYPES:
        return None
    url = record.headers.get("WARC-Target-URI")
    data = record.reader.read(MAX_RECORD_BYTES + 1)
    if len(data) > MAX_RECORD_BYTES:
        return Refused(f"{name} {url or ''}".strip(), f"the page is larger than {MAX_RECORD_BYTES:,} bytes")
    return Body(name, url, record.http_charset if headers is not None else None, data)


class _Watched:
    """A reader that the archive iterator accepts, and that remembers how the stream ended."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._read: Callable[[int], bytes] = getattr(
            stream, "read1", stream.read
        )  # what came before a fault still counts
        self._at = 0
        self.tail = b""
        self.fault = ""

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._read(size)
        except (OSError, InputError) as error:  # said afterwards: the iterator would bury it
            self.fault = _short(error)
            return b""
        self._at += len(data)
        self.tail = (self.tail + data[-4:])[-4:]
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError("this stream cannot be wound back")

    def close(self) -> None:
        self._stream.close()


def _short(error: Exception) -> str:
    return str(error).split("\n")[0][:120] or type(error).__name__
