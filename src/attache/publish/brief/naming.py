"""Forces, places and agreements as pieces of a line."""

from __future__ import annotations

import datetime as dt

from attache.model import FuzzyDate
from attache.publish.brief import wording
from attache.publish.brief.findings import Findings
from attache.publish.brief.pieces import Counted, Dated, Done, Named, Perhaps, Piece, Words
from attache.record.bearing import ARRIVALS, DEPARTURES, STAYS
from attache.record.rows import AgreementRow, ForceRow, PresenceRow, SiteRow

THERE = ARRIVALS | STAYS | {"begin-withdrawal"}  # not: told to leave, which only takes it for granted
GONE = frozenset({"withdraw", "hand-over"})
GOING = DEPARTURES
HERE = frozenset({"present", "arriving", "drawing-down"})
OLD = dt.timedelta(days=30)  # a number told longer ago is given with its day
ENDED = frozenset({"withdrawn", "handed-over"})


def force(row: ForceRow) -> Named:
    """The force's name."""
    return Named(row.name, frozenset({row.id, row.name}))


def at_site(site: SiteRow, before: str = " ") -> Named:
    """'at Airbase 101', 'in Niamey'."""
    word = "at" if site.id.startswith("site/") else "in"
    return Named(f"{before}{word} {site.name}", frozenset({site.id, site.name, *site.aliases}))


def where(row: PresenceRow, found: Findings, before: str = " ") -> Named:
    """The site, or the country as a whole."""
    if row.site is not None:
        return at_site(row.site, before)
    return Named(f"{before}in {found.country(row.host)}", frozenset({row.host}))


def place(row: PresenceRow, found: Findings, before: str = " ") -> Named:
    """The same without 'at' or 'in'."""
    return where(row, found)._replace(text=f"{before}{row.site.name if row.site else found.country(row.host)}")


def country(code: str, found: Findings) -> Named:
    """A country's name, or a party's that is none."""
    return Named(found.country(code), frozenset({code}))


def agreement(row: AgreementRow, found: Findings) -> tuple[Piece, ...]:
    """'the military cooperation agreement of Niger and the United States'."""
    titles = {claim.agreement.title for claim in found.cited(row) if claim.agreement}
    parties = [country(code, found) for code in row.parties]
    pieces: list[Piece] = [Named(f"the {row.title.removeprefix('the ')}", frozenset({*titles, row.title}))]
    for number, party in enumerate(parties):
        joint = " of " if number == 0 else " and " if number == len(parties) - 1 else ", "
        pieces.append(party._replace(text=joint + party.text))
    return tuple(pieces)


def said(text: str, *deeds: str) -> Done:
    """Words for what is done."""
    return Done(text, frozenset(deeds))


def foreign(row: PresenceRow) -> bool:
    """Whether the force is another country's, or a mission's."""
    return row.force.country != row.host and row.force.kind != "armed-group"


def order(row: PresenceRow) -> tuple[bool, str, bool, str]:
    """Foreign forces first, by name, the country as a whole before its sites."""
    return not foreign(row), row.force.name, row.site is not None, row.site.name if row.site else row.host


def strength(row: PresenceRow, found: Findings) -> Piece:
    """', nearly 1,000 troops', with the day where the number is an old one; left out where no claim gives it."""
    text = wording.count(row.strength) if row.strength else ""
    if row.strength is None or not text:
        return Words("")
    low, high = row.strength.low, row.strength.high
    counts = [claim for claim in found.cited(row) if claim.count and (claim.count.low, claim.count.high) == (low, high)]
    days = [found.published[claim.report].latest for claim in counts]
    last = max((day for day in days if day), default=None)
    number = Counted(f", {text}", low, high)
    if last is None or last > found.on - OLD:
        return Perhaps((number,))
    return Perhaps((number, Dated(f" (as told by {wording.day(last)})", FuzzyDate.day(last))))


def there() -> Done:
    """Nothing in words, but a claim that the force is there must stand behind the line."""
    return Done("", THERE)


def since(row: PresenceRow, before: str = ", ") -> Piece:
    """'there since 10 April 2024', left out where no claim gives the day."""
    text = wording.since(row.since)
    return Perhaps((Dated(f"{before}{text}", row.since),)) if text else Words("")
