"""Which presence claims may put a force into a country: kept by country, so that its own forces abroad are not read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from attache.model import Claim
from attache.record.blocks import unpack_claims


def hosts(claim: Claim) -> frozenset[str]:
    """The countries that a presence claim may give as the host; none for a claim of another kind. Where it names a
    place without its country, other claims tell."""
    if claim.kind != "presence":
        return frozenset()
    places = {place.country for place in (claim.place, claim.origin) if place}
    return frozenset(filter(None, places | {actor.country for actor in claim.recipients}))


def index(connection: sqlite3.Connection, report: int, claims: Sequence[Claim]) -> None:
    """Keep that for the claims of the report with the key `report`, in the order of its block. Their countries are
    among the symbols already."""
    rows = [(land, report, position) for position, claim in enumerate(claims) for land in hosts(claim)]
    connection.executemany(
        "INSERT INTO hosted (land, report, position)"
        " SELECT key, ?2, ?3 FROM symbol WHERE role = 'country' AND text = ?1",
        sorted(rows),
    )


def stored(connection: sqlite3.Connection) -> Iterator[tuple[int, list[Claim]]]:
    """Every report's key with all its claims, in a record of up to schema 5."""
    rows: Iterable[tuple[int, bytes]] = connection.execute(
        "SELECT block.report, block.claims FROM block JOIN report ON report.key = block.report"
    )
    for report, block in rows:
        yield report, unpack_claims(block)
