"""What a line is made of: plain words of our own, and pieces that a claim has to back.

Our own words hold no number, name or day: these stand in pieces, each with the value that a claim must have.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from attache.model import Claim, FuzzyDate
from attache.publish.brief import wording
from attache.publish.brief.rows import Part


class Words(NamedTuple):
    """Words of our own."""

    text: str


class Named(NamedTuple):
    """A name; one of the `ids` (of an actor or a place, a country's code, an agreement's title) is in the claim."""

    text: str
    ids: frozenset[str]


class Dated(NamedTuple):
    """A day in words. Each of its bounds is one that a claim gives, or the day that its report was published."""

    text: str
    date: FuzzyDate


class Counted(NamedTuple):
    """A number in words, as low and high."""

    text: str
    low: int | None
    high: int | None


class Done(NamedTuple):
    """What is done or meant: the claim's action, kind or PLOVER root is among `deeds`. `done`: asserted, not denied;
    where false, said only: planned, announced, ordered."""

    text: str
    deeds: frozenset[str]
    done: bool = True


class Quoted(NamedTuple):
    """Words of the report, in quotation marks."""

    text: str
    words: str


class Perhaps(NamedTuple):
    """Pieces that are left out together where no claim backs them."""

    pieces: tuple[Piece, ...]


Backed = Named | Dated | Counted | Done | Quoted
Piece = Words | Backed | Perhaps


class Clause(NamedTuple):
    """A stretch of a line that has sources of its own, to be found among `claims`."""

    pieces: tuple[Piece, ...]
    claims: tuple[Claim, ...]


class Draft(NamedTuple):
    """A line to be backed. `each`: its clauses stand alone, and those not backed are left out; else all must be.

    `head` are words of our own before a list of clauses."""

    part: Part
    clauses: tuple[Clause, ...]
    head: str = ""
    each: bool = False
    alert: bool = False
    joint: str = ""


def dated(date: FuzzyDate, before: str = " ") -> Piece:
    """When something happened, left out where nothing is known."""
    text = wording.when(date)
    return Dated(f"{before}{text}", date) if text else Words("")


def on_day(date: dt.date) -> Dated:
    """One day."""
    return Dated(wording.day(date), FuzzyDate.day(date))


def quoted(claim: Claim) -> Quoted:
    """The claim's own words."""
    words = wording.shortened(claim.quote)
    return Quoted(f"“{words}”", words.removesuffix(" ..."))
