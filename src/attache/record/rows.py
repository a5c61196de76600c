"""The views' rows. Field names are the keys of the output contract: `msgspec.to_builtins(row)` is what is printed.

Every row cites at least one claim, ids in ascending order. `origins` counts the independent reports behind the claims.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from attache.model import (
    AgreementType,
    CameBy,
    Consent,
    Count,
    CountOp,
    CountUnit,
    ForceKind,
    FuzzyDate,
    Modality,
    Money,
    Separation,
)

PresenceStatus = Literal["announced", "arriving", "present", "drawing-down", "withdrawn", "handed-over"]
AgreementStatus = Literal["proposed", "signed", "in-force", "suspended", "denounced", "terminated"]
Voice = Literal["direct", "indirect", "anonymous"]
DisputeKind = Literal[
    "genuine", "time-drift", "scope", "granularity", "definition", "speech-act", "error", "headline-vs-body"
]
Attribute = Literal[
    "strength",
    "departed",
    "since",
    "until",
    "status",
    "separation",
    "owner",
    "consent",
    "agreement-status",
    "speech-act",
    "role",
    "place",
    "date",
    "cost",
    "fatalities",
    "distance",
]


class CountRow(msgspec.Struct, frozen=True):
    """How many: an interval with an operator and a unit."""

    low: int | None
    best: int | None
    high: int | None
    op: CountOp
    unit: CountUnit
    text: str

    @classmethod
    def of(cls, count: Count) -> CountRow:
        """The count without its scope: in a row the scope is the row."""
        return cls(count.low, count.best, count.high, count.op, count.unit, count.text)


class ForceRow(msgspec.Struct, frozen=True):
    """An armed force, or another body that stands where forces stand."""

    id: str
    name: str
    country: str | None
    kind: ForceKind


class SiteRow(msgspec.Struct, frozen=True):
    """A base or another place inside the host; `precision` is UCDP's scale, `aliases` the other names in use."""

    id: str
    name: str
    aliases: tuple[str, ...]
    owner: str | None
    lat: float | None
    lon: float | None
    precision: int


class PresenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One force at one site, or in one country as a whole where `site` is None."""

    force: ForceRow
    host: str
    site: SiteRow | None
    status: PresenceStatus
    strength: CountRow | None
    since: FuzzyDate
    until: FuzzyDate | None
    consent: Consent
    separation: tuple[Separation, ...]
    equipment: tuple[str, ...]
    contested: tuple[str, ...]
    origins: int
    claims: tuple[str, ...]


class AgreementRow(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement and what has become of it. `parties` are alpha-3 codes, or names where a party is no state."""

    id: str
    title: str
    parties: tuple[str, ...]
    type: AgreementType
    status: AgreementStatus
    since: FuzzyDate
    deadline: dt.date | None
    contested: tuple[str, ...]
    origins: int
    claims: tuple[str, ...]


class HolderRow(msgspec.Struct, frozen=True):
    """The person in an office."""

    id: str
    name: str


class OfficeRow(msgspec.Struct, frozen=True, kw_only=True):
    """One person's time in one office."""

    country: str | None
    office: str
    holder: HolderRow
    since: FuzzyDate
    until: FuzzyDate | None
    came_by: CameBy
    claims: tuple[str, ...]


class ParticipantRow(msgspec.Struct, frozen=True):
    """Somebody who takes part in an event; `sector` is PLOVER's."""

    id: str
    name: str
    country: str | None
    sector: str | None


class PlaceRow(msgspec.Struct, frozen=True):
    """Where an event happened; `precision` is UCDP's scale."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: int


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event; `type` is the PLOVER root. `modality` tells what happened from what was planned or denied."""

    id: str
    date: FuzzyDate
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    actors: tuple[ParticipantRow, ...]
    recipients: tuple[ParticipantRow, ...]
    place: PlaceRow | None
    fatalities: CountRow | None
    modality: Modality
    origins: int
    claims: tuple[str, ...]


class SpeakerRow(msgspec.Struct, frozen=True):
    """Who says something, in which role. `name` is None where the source keeps it back."""

    id: str
    name: str | None
    role: str | None
    country: str | None


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """Words, and whose they are. `about` lists the ids of the actors and places in them."""

    speaker: SpeakerRow | None
    attribution: Voice
    date: FuzzyDate
    quote: str
    about: tuple[str, ...]
    claims: tuple[str, ...]


class ValueRow(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values that are given, in a program's form and as the text says it."""

    value: CountRow | FuzzyDate | Money | str
    text: str
    origins: int
    claims: tuple[str, ...]


class DisputeRow(msgspec.Struct, frozen=True, kw_only=True):
    """Values given for one thing that are not the same, of what kind the difference is, and why it is of that kind.

    `subject` is the id of the thing and `title` its name. Where it is a force at a place, `force`, `host` and `site`
    are those of a presence; `countries` are those it has to do with.
    """

    subject: str
    title: str
    attribute: Attribute
    kind: DisputeKind
    values: tuple[ValueRow, ...]
    alert: bool
    why: str
    force: ForceRow | None
    host: str | None
    site: SiteRow | None
    countries: tuple[str, ...]
    claims: tuple[str, ...]


Row = PresenceRow | AgreementRow | OfficeRow | EventRow | StatementRow | DisputeRow
