"""Gzip unpacked as a stream, within bounds."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from attache.errors import TooLarge, UnreadableSource
from attache.reading.limits import MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_GRACE_BYTES

_CHUNK = 64 * 2**10


class Unpacked(io.RawIOBase):
    """The unpacked bytes of a gzip stream, all members of it. Memory stays within one chunk whatever the ratio.

    Reading raises UnreadableSource where the gzip is damaged or cut off, TooLarge where it unpacks to more than
    MAX_UNPACKED_BYTES or swells more than MAX_RATIO times."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._member = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._packed = self._out = 0
        self._begun = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fills `buffer` with unpacked bytes; 0 at the end. Raises as the class says."""
        data = self._next(len(buffer))
        buffer[: len(data)] = data
        self._out += len(data)
        if self._out > MAX_UNPACKED_BYTES:
            raise TooLarge(f"it unpacks to more than {MAX_UNPACKED_BYTES:,} bytes: split it")
        if self._out > RATIO_GRACE_BYTES and self._out > MAX_RATIO * self._packed:
            raise TooLarge(f"it unpacks to more than {MAX_RATIO} times its size, as a gzip bomb does")
        return len(data)

    def _next(self, size: int) -> bytes:
        while True:
            if self._member.eof:
                # Padding of zero bytes between and after members is allowed (RFC 1952 names none, tapes have it).
                self._waiting = (self._member.unused_data or self._waiting).lstrip(b"\x00")
                self._member = zlib.decompressobj(wbits=31)
                self._begun = False
            if not self._waiting:
                self._waiting = self._stream.read(_CHUNK)
                self._packed += len(self._waiting)
                if not self._waiting:
                    if self._begun:
                        raise UnreadableSource("the gzip is cut off: fetch or copy the file again")
                    return b""
            if not self._begun:
                self._waiting = self._waiting.lstrip(b"\x00")
                if not self._waiting:
                    continue
            try:
                data = self._member.decompress(self._waiting, size)
            except zlib.error as error:
                raise UnreadableSource(f"the gzip is damaged: {error}") from error
            self._begun = True
            self._waiting = self._member.unconsumed_tail
            if data:
                return data
