"""The rows of the lexicon: one Struct per TOML table.

Every row has a `key`, unique in its table, and an `origin`, the file and key that a rule string cites
("countries.toml:NER"). Country codes are ISO 3166-1 alpha-3, coordinates degrees, sectors PLOVER's.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import cache
from typing import ClassVar

import msgspec

from attache.ids import slug
from attache.model import CameBy, ForceKind, FuzzyDate


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all rows share. `origin` is set by the loader and never written in TOML."""

    origin: str = ""

    KEY: ClassVar[str] = "id"

    @property
    def key(self) -> str:
        """What tells a row from the others of its table: a row of a user's own file replaces the one with its key."""
        return str(getattr(self, self.KEY))


class Country(Row, frozen=True, kw_only=True):
    """A country or territory, with the words for it, its people and its government."""

    code: str
    name: str
    iso2: str = ""
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str = ""
    metonyms: tuple[str, ...] = ()
    cow: int | None = None
    gw: int | None = None
    lat: float | None = None
    lon: float | None = None
    regions: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()

    KEY: ClassVar[str] = "code"


class Metonym(Row, frozen=True, kw_only=True):
    """A building or district that stands for a government or one of its branches."""

    name: str
    country: str
    sector: str = "GOV"
    aliases: tuple[str, ...] = ()

    KEY: ClassVar[str] = "name"


class Region(Row, frozen=True, kw_only=True):
    """A part of the world larger than one country, or a known area inside some."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None


class Force(Row, frozen=True, kw_only=True):
    """A named service, command or formation of a state."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str = "MIL"
    kind: ForceKind | None = None


class Group(Row, frozen=True, kw_only=True):
    """An armed group, a private military company, or a mission. `start` and `end` bound its existence, as written."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    countries: tuple[str, ...] = ()
    sector: str = "REB"
    kind: ForceKind = "armed-group"
    start: str | None = msgspec.field(default=None, name="from")
    end: str | None = msgspec.field(default=None, name="to")


class Organisation(Row, frozen=True, kw_only=True):
    """A named body that is neither a state nor a force."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    sector: str = "IGO"
    country: str | None = None
    members: tuple[str, ...] = ()


class Holder(Row, frozen=True, kw_only=True):
    """A person in an office from one day to another. Dates are written YYYY, YYYY-MM or YYYY-MM-DD."""

    name: str
    office: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    organisation: str | None = None
    title: str = ""
    start: str | None = msgspec.field(default=None, name="from")
    end: str | None = msgspec.field(default=None, name="to")
    came_by: CameBy = "unknown"

    @property
    def key(self) -> str:
        """The person, the office and the day it was taken."""
        return "/".join((slug(self.name), self.office, self.start or ""))

    @property
    def person(self) -> str:
        """The actor id of the person."""
        return f"person/{slug(self.name)}"

    def may_hold(self, when: FuzzyDate) -> bool:
        """Whether the office may have been held at some moment within `when`."""
        start = day_bounds(self.start).earliest if self.start else None
        end = day_bounds(self.end).latest if self.end else None
        return FuzzyDate(start, end).overlaps(when)


class HistoryEvent(Row, frozen=True, kw_only=True):
    """Something that happened on a known day, used to bound an undated report."""

    id: str
    type: str
    country: str
    day: dt.date
    name: str = ""


class Site(Row, frozen=True, kw_only=True):
    """A base, airfield, compound or embassy, or a small place that gazetteers miss."""

    id: str
    name: str
    country: str
    aliases: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    town: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    kind: str = "airbase"
    owner: str | None = None
    users: tuple[str, ...] = ()
    icao: str = ""


class Role(Row, frozen=True, kw_only=True):
    """The words for one office or kind of office-holder."""

    words: tuple[str, ...]
    office: str = ""
    sector: str | None = None

    @property
    def key(self) -> str:
        """The first of the words."""
        return self.words[0]


class Noun(Row, frozen=True, kw_only=True):
    """Common nouns that name one kind of actor or place. See nouns.toml for what each `of` means."""

    id: str
    of: str
    words: tuple[str, ...]
    sector: str | None = None
    kind: ForceKind | None = None
    place: str | None = None
    weak: bool = False


class Whole(Row, frozen=True, kw_only=True):
    """Named forces that are a country's armed forces as a whole, so that "the IDF" and "Israeli forces" are one
    actor."""

    id: str
    forces: tuple[str, ...]


class Namesake(Row, frozen=True, kw_only=True):
    """Phrases that contain the name of a country, town or office and mean something else."""

    id: str
    phrases: tuple[str, ...]
    place: bool = False


class Rival(Row, frozen=True, kw_only=True):
    """Two bearers of one name: `cues` in the same report speak for the other one."""

    name: str
    country: str
    cues: tuple[str, ...]

    KEY: ClassVar[str] = "name"


class Homeland(Row, frozen=True, kw_only=True):
    """A country, and the peoples and provinces inside it whose adjectives do not name it: "Chechen", "Catalan".
    `breakaway` are those of a land that does not obey it: who is under arms there is no force of the country."""

    country: str
    adjectives: tuple[str, ...] = ()
    breakaway: tuple[str, ...] = ()

    KEY: ClassVar[str] = "country"


class Ship(Row, frozen=True, kw_only=True):
    """The letters before the names of a state's warships: "USS", "HMS"."""

    country: str
    prefixes: tuple[str, ...]

    KEY: ClassVar[str] = "country"


@cache
def day_bounds(text: str) -> FuzzyDate:
    """The first and last day of a date written YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError on anything else."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return FuzzyDate(dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31))
    if len(parts) == 2:
        last = calendar.monthrange(parts[0], parts[1])[1]
        return FuzzyDate(dt.date(parts[0], parts[1], 1), dt.date(parts[0], parts[1], last))
    return FuzzyDate.day(dt.date(*parts))
