"""What is not known: how many, since when, by whose leave, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attache.publish.brief import naming, wording
from attache.publish.brief.findings import Findings
from attache.publish.brief.naming import ENDED, HERE
from attache.publish.brief.pieces import Clause, Dated, Draft, Perhaps, Piece, Words
from attache.record import asof
from attache.record.rows import PresenceRow

LISTED = 6  # items in one line
VAGUE = 31  # days between the bounds of a date that is only bounded


def unknown(found: Findings) -> Iterator[Draft]:
    """One line for each kind of gap, with the forces that have it."""
    stays = [row for row in sorted(found.presence, key=naming.order) if naming.foreign(row)]
    here = [row for row in stays if row.status in HERE]
    named = {(row.force.id, row.host) for row in stays if row.site}
    yield from _line("How many, no source says", [row for row in here if row.strength is None], found)
    yield from _line(
        "When they came is told only within bounds",
        [row for row in here if asof.width(row.since) > VAGUE],
        found,
        lambda row: naming.since(row, " ("),
    )
    yield from _line(
        "When they left is told only within bounds",
        [row for row in stays if row.status in ENDED and row.until and asof.width(row.until) > VAGUE],
        found,
        _until,
    )
    whole = {(row.force.id, row.host): row for row in reversed(here)}  # the country as a whole comes before its sites
    yield from _line(
        "By whose leave they are there, no source says",
        [row for row in whole.values() if row.consent == "unknown"][::-1],
        found,
    )
    yield from _line(
        "Where in the country, no source says",
        [row for row in here if row.site is None and (row.force.id, row.host) not in named],
        found,
    )


def _until(row: PresenceRow) -> Piece:
    if row.until is None:
        return Words("")
    return Perhaps((Dated(f" ({wording.when(row.until)}", row.until), Words(")")))


def _line(
    head: str, rows: list[PresenceRow], found: Findings, more: Callable[[PresenceRow], Piece] = lambda row: Words("")
) -> Iterator[Draft]:
    clauses = []
    for row in rows[:LISTED]:
        extra = more(row)
        if isinstance(extra, Perhaps) and not isinstance(extra.pieces[-1], Words):
            extra = Perhaps((*extra.pieces, Words(")")))
        deed = naming.said("", *naming.GONE) if row.status in ENDED else naming.there()
        clauses.append(Clause((naming.force(row.force), deed, naming.where(row, found), extra), found.cited(row)))
    if clauses:
        yield Draft("unknown", tuple(clauses), head=f"{head}: ", each=True, joint="; ")
