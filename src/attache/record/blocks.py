"""Reports and claims as the bytes that the store keeps: MessagePack under zlib."""

from __future__ import annotations

import zlib

import msgspec

from attache.model import Claim, Report
from attache.record.preset import PRESET

DAMAGED = (zlib.error, msgspec.DecodeError, IndexError)
"""What unpacking raises where the bytes are not those that were packed."""

_encode = msgspec.msgpack.Encoder().encode
_report = msgspec.msgpack.Decoder(Report)
_claim = msgspec.msgpack.Decoder(Claim)
_claims = msgspec.msgpack.Decoder(list[Claim])


def pack(report: Report) -> bytes:
    """A report as bytes."""
    return zlib.compress(_encode(report))


def unpack_report(block: bytes) -> Report:
    """The report that `pack` was given."""
    return _report.decode(zlib.decompress(block))


def pack_claim(claim: Claim) -> bytes:
    """A claim as bytes."""
    packing = zlib.compressobj(zdict=PRESET)
    return packing.compress(_encode(claim)) + packing.flush()


def unpack_claim(packed: bytes) -> Claim:
    """The claim that `pack_claim` was given."""
    # Unpacking one takes 4 us and decoding it 6; that of a block of 25 claims takes 100 us, whichever is asked for.
    return _claim.decode(zlib.decompressobj(zdict=PRESET).decompress(packed))


def unpack_claims(block: bytes) -> list[Claim]:
    """The claims in a block of all the claims of a report, as records of up to schema 5 have them."""
    return _claims.decode(zlib.decompress(block))
