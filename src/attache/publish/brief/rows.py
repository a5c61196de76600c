"""A brief: its lines, their numbered sources and the strip of presences. Field names of `BriefRow` are the keys of the
output contract."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from attache.model import FuzzyDate, Published

Part = Literal["new", "matters", "disputed", "unknown", "next"]
PARTS: tuple[Part, ...] = ("new", "matters", "disputed", "unknown", "next")


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """The words that a line rests on, and the report that they stand in."""

    number: int
    claim: str
    report: str
    outlet: str | None
    title: str
    url: str | None
    published: Published
    quote: str


class Told(msgspec.Struct, frozen=True):
    """Words of a line, and the numbers of the sources that stand behind them."""

    text: str
    numbers: tuple[int, ...]


class BriefRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `text` has its sources' numbers in square brackets; `told` are its words piece by piece; `alert` marks
    what cannot all be so."""

    part: Part
    text: str
    alert: bool
    told: tuple[Told, ...]
    sources: tuple[SourceRow, ...]


class Stretch(msgspec.Struct, frozen=True):
    """Days `first` to `last` of a bar: surely there, or somewhere in them the force came or went."""

    first: dt.date
    last: dt.date
    means: Literal["came", "there", "left"]


class Bar(msgspec.Struct, frozen=True):
    """One force at one place along the strip. `note` says in words what the eye sees."""

    force: str
    where: str
    note: str
    stretches: tuple[Stretch, ...]
    ended: bool


class Strip(msgspec.Struct, frozen=True):
    """The bars from the day `first` to the day `last`; `more` bars are left out. `earlier`: some begin before it."""

    first: dt.date
    last: dt.date
    bars: tuple[Bar, ...]
    more: int


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A brief on `place` as of the day `on`, by what was published up to `known`; new is what came after `since`. Of
    its reports, all but `undated` were `published` within those bounds, of which one or both may be open."""

    place: str
    on: dt.date | None
    known: dt.date | None
    since: dt.date | None
    reports: int
    origins: int
    published: FuzzyDate
    undated: int = 0
    rows: tuple[BriefRow, ...]
    sources: tuple[SourceRow, ...]
    strip: Strip | None
