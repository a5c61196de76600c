"""The values that travel through the house, left to right: Report, Parse, Claim.

Everything here is immutable and typed, and has no behaviour beyond its own. Character offsets are Python `str` indices
into `Report.text`; every end is exclusive. The field names of `Claim` and of the values inside it are the keys of the
output contract, so `msgspec.to_builtins(claim)` is the row that `attache claims --json` prints.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

SectionKind = Literal["headline", "standfirst", "body", "takeaway", "significance"]
How = Literal["metadata", "text", "inferred", "given", "unknown"]
Kind = Literal["presence", "agreement", "office", "event", "statement", "fact"]
Attribution = Literal["direct", "indirect", "anonymous", "none"]
Modality = Literal["asserted", "announced", "planned", "ordered", "possible", "conditional", "forecast", "denied"]
ForceKind = Literal["regular", "pmc", "police", "mission", "contractor", "armed-group"]
Consent = Literal["invited", "tolerated", "revoked", "contested", "unknown"]
CountOp = Literal["=", "~", "<", ">", "<=", ">="]
CountUnit = Literal["troops", "personnel", "police", "contractors", "people", "vehicles", "aircraft"]
CameBy = Literal["coup", "election", "appointment", "succession", "unknown"]
AgreementType = Literal["defence", "basing", "withdrawal", "ceasefire", "peace", "arms", "other"]

PresenceAction = Literal[
    "announce",
    "arrive",
    "deploy",
    "reinforce",
    "relocate",
    "remain",
    "order-out",
    "agree-to-leave",
    "begin-withdrawal",
    "withdraw",
    "hand-over",
    "take-over",
    "relabel",
]
AgreementAction = Literal[
    "propose", "sign", "enter-into-force", "suspend", "denounce", "terminate", "violate", "uphold"
]
OfficeAction = Literal["hold", "take", "leave"]


class Span(msgspec.Struct, frozen=True):
    """Characters `start` to `end` (exclusive) of a report's text."""

    start: int
    end: int


# --- time ------------------------------------------------------------------------------------------------------------


class FuzzyDate(msgspec.Struct, frozen=True):
    """A moment known only within bounds: it lies between `earliest` and `latest`, both inclusive; None is unbounded."""

    earliest: dt.date | None = None
    latest: dt.date | None = None

    @classmethod
    def day(cls, day: dt.date) -> FuzzyDate:
        """Exactly one day."""
        return cls(day, day)

    def overlaps(self, other: FuzzyDate) -> bool:
        """Whether both could be the same moment."""
        starts_after = self.earliest and other.latest and self.earliest > other.latest
        ends_before = self.latest and other.earliest and self.latest < other.earliest
        return not (starts_after or ends_before)


class Published(msgspec.Struct, frozen=True):
    """When a report was published, and how that is known."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    how: How = "unknown"

    @property
    def date(self) -> FuzzyDate:
        """The bounds alone."""
        return FuzzyDate(self.earliest, self.latest)


class Time(msgspec.Struct, frozen=True):
    """When something happened, as a text says it. `precision` is UCDP's scale: 1 day, 2 within a week, 3 month, 4
    year or part of one, 5 more than a year or unknown. `text` is the expression, empty where the bound comes from
    the report's date."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    precision: int = 5
    text: str = ""

    @property
    def date(self) -> FuzzyDate:
        """The bounds alone."""
        return FuzzyDate(self.earliest, self.latest)


# --- report ----------------------------------------------------------------------------------------------------------


class Section(msgspec.Struct, frozen=True):
    """A stretch of the report's text and what it is. `stamp` is the own time of a live-blog entry."""

    kind: SectionKind
    start: int
    end: int
    stamp: FuzzyDate | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article as published. Sections are in reading order and do not overlap; text between them is separators."""

    id: str
    text: str
    sections: tuple[Section, ...]
    title: str = ""
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    credit: str | None = None  # the wire service named by the report, such as "Reuters"
    published: Published = Published()
    language: str = "en"
    sha256: str = ""


class Refused(msgspec.Struct, frozen=True):
    """A source, or a part of one, that could not be read: where, and why, in one line for a person."""

    source: str
    cause: str


# --- parse -----------------------------------------------------------------------------------------------------------


class Token(msgspec.Struct, frozen=True):
    """A word with its syntax. `head` is the index of the governing token in the same sentence, -1 at the root."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str


class Named(msgspec.Struct, frozen=True):
    """A labelled span: tokens `first` to `last` (exclusive) of its sentence. `label` is one that `language.LABELS`
    lists for the head that found it."""

    first: int
    last: int
    label: str
    score: float = 1.0


class Frame(msgspec.Struct, frozen=True):
    """A predicate, the token at index `predicate`, and its arguments, each labelled with its PropBank role."""

    predicate: int
    arguments: tuple[Named, ...]


class Deed(msgspec.Struct, frozen=True):
    """What the encoder reads as done, at the token that carries it: the PLOVER root, the presence action where forces
    come, stay or go, whether it is told as so, and its parts, each labelled actor, recipient, force, place, origin,
    count or speaker. `score` is the chance of the root, or of the action where there is none."""

    token: int
    root: str | None
    move: PresenceAction | None = None
    modality: Modality = "asserted"
    polarity: bool = True
    score: float = 1.0
    parts: tuple[Named, ...] = ()


class Quote(msgspec.Struct, frozen=True):
    """Words set in quotation marks: the characters inside the marks."""

    start: int
    end: int


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of one section. `index` counts the report's sentences from 0.

    `named` are names and dates; `armed` forces, groups, facilities, weapons and quantities, named or described, which
    may cover the same words; `speech` the sources, cues and contents of what somebody says or thinks; `deeds` the
    acts as the encoder reads them; `frames` the predicates with their arguments, where
    the parser was asked for "roles"."""

    index: int
    section: SectionKind
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    named: tuple[Named, ...] = ()
    armed: tuple[Named, ...] = ()
    speech: tuple[Named, ...] = ()
    deeds: tuple[Deed, ...] = ()
    frames: tuple[Frame, ...] = ()
    quotes: tuple[Quote, ...] = ()
    stamp: FuzzyDate | None = None


class Parse(msgspec.Struct, frozen=True):
    """The sentences of one report, in order."""

    report: str
    sentences: tuple[Sentence, ...]


# --- claim -----------------------------------------------------------------------------------------------------------


class Actor(msgspec.Struct, frozen=True):
    """Somebody who acts. `country` is ISO 3166-1 alpha-3; `sector` a PLOVER sector (GOV, MIL, REB, PMC ...); `kind`
    is set where the actor is a force; `role` is the office or rank the text gives a person."""

    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    kind: ForceKind | None = None
    role: str | None = None


class Place(msgspec.Struct, frozen=True):
    """Somewhere. `precision` is UCDP's scale: 1 exact, 2 near, 3 district, 4 province, 5 line or larger area, 6
    country, 7 international. `id` is stable; a `site` is a base, airfield, compound or embassy."""

    id: str
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int = 6
    kind: Literal["site", "town", "area", "country", "region"] = "country"


class Count(msgspec.Struct, frozen=True):
    """How many, as an interval with an operator and a unit. `text` is what the report says ("nearly 1,000"). `scope`
    says of what: the whole, an addition to it, a part of it, the last of it ("the last 60"), or several places together
    ("2,000 to Poland and Latvia")."""

    low: int | None
    best: int | None
    high: int | None
    op: CountOp
    unit: CountUnit
    text: str
    scope: Literal["total", "additional", "part", "rest", "shared"] = "total"


class Money(msgspec.Struct, frozen=True):
    """An amount of money in units of `currency` (ISO 4217)."""

    low: float | None
    best: float | None
    high: float | None
    op: CountOp
    currency: str
    text: str


class Speaker(msgspec.Struct, frozen=True):
    """Who says it. `name` is None for an anonymous speaker; `role` is the office or description the text gives."""

    id: str
    name: str | None
    role: str | None = None
    country: str | None = None


class Event(msgspec.Struct, frozen=True):
    """What was done: PLOVER root, mode and contexts, and the CAMEO code beside them."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None


class Separation(msgspec.Struct, frozen=True):
    """How one force is kept from another at a site. `from_` is the other force's actor id."""

    from_: str = msgspec.field(name="from")
    relation: str = ""


class Agreement(msgspec.Struct, frozen=True):
    """The agreement that a claim of kind `agreement` is about."""

    title: str
    type: AgreementType = "other"


class Office(msgspec.Struct, frozen=True):
    """The office that a claim of kind `office` is about."""

    name: str
    country: str | None
    came_by: CameBy = "unknown"


class Evidence(msgspec.Struct, frozen=True):
    """Which characters say a field of a claim, and the rule, lexicon line or model head that read them so."""

    field: str
    start: int
    end: int
    rule: str


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one source says in one sentence. `quote` is `text[start:end]` of the report, always."""

    id: str
    report: str
    section: SectionKind
    sentence: str
    start: int
    end: int
    quote: str
    kind: Kind
    action: str | None = None
    event: Event | None = None
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    origin: Place | None = None  # where a movement comes from
    time: Time = Time()
    until: Time | None = None  # a deadline or an end that the sentence gives
    count: Count | None = None
    items: tuple[str, ...] = ()
    money: Money | None = None
    separation: tuple[Separation, ...] = ()
    consent: Consent | None = None
    agreement: Agreement | None = None
    office: Office | None = None
    words: str | None = None  # a statement's content: the exact words inside the marks, or the reported clause
    speaker: Speaker | None = None
    attribution: Attribution = "none"
    modality: Modality = "asserted"
    polarity: bool = True
    confidence: float = 0.5
    why: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
