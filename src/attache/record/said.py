"""The claims as they were added, each by itself: kept and found again by their report and position."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from attache.model import Claim
from attache.record.blocks import pack_claim, unpack_claim


def add(connection: sqlite3.Connection, report: int, claims: Sequence[Claim]) -> None:
    """Keep the claims of the report with the key `report`, at their positions in the sequence."""
    connection.executemany(
        "INSERT INTO said (report, position, claim) VALUES (?, ?, ?)",
        ((report, position, pack_claim(claim)) for position, claim in enumerate(claims)),
    )


def find(connection: sqlite3.Connection, report: int, position: int) -> Claim:
    """The claim at this position. Raises what `blocks.DAMAGED` lists where it is missing or not as it was added."""
    row = connection.execute("SELECT claim FROM said WHERE report = ? AND position = ?", (report, position)).fetchone()
    if row is None:
        raise IndexError(f"no claim at {position} of report {report}")
    return unpack_claim(row[0])
