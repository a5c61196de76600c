"""Reports and claims as the bytes that the store keeps: MessagePack under zlib."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from attache.model import Claim, Report

DAMAGED = (zlib.error, msgspec.DecodeError, IndexError)
"""What unpacking raises where the bytes are not those that were packed."""

_encode = msgspec.msgpack.Encoder().encode
_report = msgspec.msgpack.Decoder(Report)
_claim = msgspec.msgpack.Decoder(Claim)
_raws = msgspec.msgpack.Decoder(list[msgspec.Raw])


def pack(value: Report | Sequence[Claim]) -> bytes:
    """A report, or all the claims of one, as bytes."""
    # zlib's default level: 120 bytes a claim against 137 at level 1 and 1,411 uncompressed, at 8 us a claim against 4.
    return zlib.compress(_encode(value))


def unpack_report(block: bytes) -> Report:
    """The report that `pack` was given."""
    return _report.decode(zlib.decompress(block))


def unpack_claims(block: bytes, positions: Iterable[int]) -> Iterator[Claim]:
    """The claims at `positions` of the sequence that `pack` was given."""
    raws = _raws.decode(zlib.decompress(block))
    return (_claim.decode(raws[position]) for position in positions)
