"""When was an undated report written? Bounds inferred from the text itself (rule of meaning 2).

Four things bound the day of writing:

* a date in full, told in the past, is not after it;
* an event that history knows, told with a relative time ("a coup last July"), puts it where that expression means
  that event;
* what rulers brought by such an event did "in March" came after the event, so a March lies between the event and
  the writing;
* a date in full that lies ahead ("will be held on 15 September 2024") is not before it.

Bounds are combined by intersection in that order; one that would contradict those before it is left out."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol

import msgspec

from attache.coding.when import times
from attache.coding.when.tense import direction
from attache.coding.when.times import TimeMention
from attache.model import Evidence, FuzzyDate, Published, Report, Sentence

HORIZON = 800  # days after an event within which a relative expression may still mean it
_NEAR = 60  # characters between an event's word and its time
_AHEAD = re.compile(
    r"\b(?:will|is to|are to|is scheduled|are scheduled|is due|are due|is expected|are expected)\b[^.;]*$"
)
_TOLD = re.compile(
    r"\b(?:in|on|since|during|from|between|until|of|early|late)(?: the)?(?: early| late)?\s+$", re.IGNORECASE
)


class PastEvent(Protocol):
    """An event of history on a known day, as the lexicon gives it."""

    @property
    def id(self) -> str:
        """A stable name."""
        ...

    @property
    def type(self) -> str:
        """The kind of event, as in history.toml."""
        ...

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-3."""
        ...

    @property
    def day(self) -> dt.date:
        """The day it happened."""
        ...


class Inference(msgspec.Struct, frozen=True):
    """The day of writing and the characters that bound it."""

    published: Published
    evidence: tuple[Evidence, ...] = ()


class Happening(NamedTuple):
    """A kind of event and the words for it and for those whom it brought to power."""

    type: str
    words: re.Pattern[str]
    rulers: re.Pattern[str] | None


class _Bound(NamedTuple):
    low: dt.date | None
    high: dt.date | None
    mention: TimeMention
    rule: str


def infer(
    report: Report,
    sentences: Sequence[Sentence],
    history: Iterable[PastEvent],
    countries: Mapping[int, Collection[str]],
) -> Inference:
    """The day of writing of a report: as it stands where it is known, else bounds from the text with `how` =
    "inferred", else unknown. `countries` gives the ISO 3166-1 alpha-3 codes that each sentence names, by the
    sentence's index."""
    if report.published.how != "unknown":
        return Inference(report.published)
    events = tuple(history)
    found = [(sentence, times.find(sentence, FuzzyDate())) for sentence in sentences]
    main = _main_country(countries)
    explicit = [bound for sentence, mentions in found for bound in _told(sentence, mentions)]
    bounds = sorted(explicit, key=lambda b: b.low or dt.date.min, reverse=True)[:1]
    floor = bounds[0].low if bounds else None
    told: list[PastEvent] = []
    for sentence, mentions in found:
        here = frozenset(countries.get(sentence.index, ())) or main
        for mention, event, low, high in _events(sentence, mentions, events, here, floor):
            told.append(event)
            bounds.append(_Bound(low, high, mention, f"anchor.event:{event.id}"))
    for sentence, mentions in found:
        here = frozenset(countries.get(sentence.index, ())) or main
        bounds.extend(_rulers(sentence, mentions, told, here))
    bounds.extend(bound for sentence, mentions in found for bound in _ahead(sentence, mentions))
    return _combine(bounds)


def _combine(bounds: list[_Bound]) -> Inference:
    low: dt.date | None = None
    high: dt.date | None = None
    used: list[_Bound] = []
    for bound in bounds:
        new_low = max(filter(None, (low, bound.low)), default=None)
        new_high = min(filter(None, (high, bound.high)), default=None)
        if new_low and new_high and new_low > new_high:
            continue
        if (new_low, new_high) != (low, high):
            low, high = new_low, new_high
            used.append(bound)
    # A bound that a later one passed explains nothing.
    standing = [b for b in used if b.low == low is not None or b.high == high is not None]
    if not standing:
        return Inference(Published())
    evidence = tuple(Evidence("published", b.mention.start, b.mention.end, b.rule) for b in standing)
    return Inference(Published(low, high, "inferred"), evidence)


def _main_country(countries: Mapping[int, Collection[str]]) -> frozenset[str]:
    counts: dict[str, int] = {}
    for codes in countries.values():
        for code in codes:
            counts[code] = counts.get(code, 0) + 1
    return frozenset([max(sorted(counts), key=lambda code: counts[code])]) if counts else frozenset()


def _told(sentence: Sentence, mentions: tuple[TimeMention, ...]) -> Iterable[_Bound]:
    """Days, months and years in full, told in the past: the writing is not before their first day."""
    for mention in mentions:
        if mention.anchored or mention.problem or mention.time.earliest is None or mention.role not in (
            "point", "since", "range-start"
        ):  # fmt: skip
            continue
        start = mention.start - sentence.start
        if (
            _TOLD.search(sentence.text[max(0, start - 24) : start])
            and direction(sentence.text, start, mention.end - sentence.start) == "past"
        ):
            yield _Bound(mention.time.earliest, None, mention, "anchor.told")


def _ahead(sentence: Sentence, mentions: tuple[TimeMention, ...]) -> Iterable[_Bound]:
    """Days in full that lie ahead of the writer."""
    quoted = [(q.start - sentence.start, q.end - sentence.start) for q in sentence.quotes]
    for mention in mentions:
        start = mention.start - sentence.start
        if mention.anchored or mention.problem or mention.time.precision != 1 or any(a <= start < b for a, b in quoted):
            continue
        if mention.role in ("point", "deadline") and _AHEAD.search(sentence.text[max(0, start - 80) : start]):
            yield _Bound(None, mention.time.latest, mention, "anchor.ahead")


def _events(
    sentence: Sentence,
    mentions: tuple[TimeMention, ...],
    events: Sequence[PastEvent],
    countries: frozenset[str],
    floor: dt.date | None,
) -> Iterable[tuple[TimeMention, PastEvent, dt.date, dt.date | None]]:
    """Known events of the sentence's countries that it tells with a time, and where each puts the day of writing."""
    for happening in _happenings():
        for word in happening.words.finditer(sentence.text.lower()):
            mention = _beside(mentions, sentence.start + word.start(), sentence.start + word.end())
            if mention is None:
                continue
            readings = []
            for event in events:
                if event.country in countries and _kind(event.type) == happening.type:
                    span = _writing(sentence, mention, event.day)
                    if span and not (floor and span[1] and span[1] < floor):
                        readings.append((event, *span))
            if len(readings) == 1:  # two events that both fit bound nothing
                yield mention, *readings[0]


def _kind(type_: str) -> str:
    return "coup" if type_ in ("takeover", "overthrow", "self-coup") else type_.removesuffix("-attempt")


def _beside(mentions: tuple[TimeMention, ...], start: int, end: int) -> TimeMention | None:
    """The time nearest to an event's word: "a coup last July", "the 2023 coup"."""
    near = [
        (max(m.start - end, start - m.end, 0), m)
        for m in mentions
        if m.role in ("point", "since", "before", "after") and m.time.precision <= 5
    ]
    near = [item for item in near if item[0] <= _NEAR]
    return min(near, key=lambda item: (item[0], item[1].start))[1] if near else None


def _writing(sentence: Sentence, mention: TimeMention, day: dt.date) -> tuple[dt.date, dt.date | None] | None:
    """The days of writing on which the mention means that day; None where it never does."""
    if not mention.anchored:
        first, last = mention.time.earliest, mention.time.latest
        return (day, None) if first and last and first <= day <= last else None
    if _read(sentence, mention, day) is None:
        return None
    low = _first_reaching(sentence, mention, day)
    past = _first(day, lambda written: _passes(sentence, mention, written, day))
    if low is None or past == low:
        return None
    return low, (past - dt.timedelta(days=1) if past else None)


def _read(sentence: Sentence, mention: TimeMention, written: dt.date) -> TimeMention | None:
    """The same mention, read on a day of writing."""
    again = times.find(sentence, FuzzyDate.day(written))
    return next((m for m in again if m.start == mention.start and m.time.earliest), None)


def _first_reaching(sentence: Sentence, mention: TimeMention, day: dt.date) -> dt.date | None:
    """The first day of writing on which the mention means `day` or later."""
    return _first(day, lambda written: _reaches(sentence, mention, written, day))


def _reaches(sentence: Sentence, mention: TimeMention, written: dt.date, day: dt.date) -> bool:
    read = _read(sentence, mention, written)
    return bool(read and read.time.latest and read.time.latest >= day)


def _passes(sentence: Sentence, mention: TimeMention, written: dt.date, day: dt.date) -> bool:
    read = _read(sentence, mention, written)
    return bool(read and read.time.earliest and read.time.earliest > day)


def _first(day: dt.date, holds: Callable[[dt.date], bool]) -> dt.date | None:
    """The first day of writing from `day` on for which it holds, by bisection: readings only move forward."""
    low, high = 0, HORIZON
    if not holds(day + dt.timedelta(days=high)):
        return None
    while low < high:
        middle = (low + high) // 2
        if holds(day + dt.timedelta(days=middle)):
            high = middle
        else:
            low = middle + 1
    return day + dt.timedelta(days=low)


def _rulers(
    sentence: Sentence, mentions: tuple[TimeMention, ...], told: Sequence[PastEvent], countries: frozenset[str]
) -> Iterable[_Bound]:
    """What the rulers whom an event brought did, they did after it."""
    text = sentence.text.lower()
    for happening in _happenings():
        ruler = happening.rulers.search(text) if happening.rulers else None
        if ruler is None:
            continue
        came = [event for event in told if event.country in countries and _kind(event.type) == happening.type]
        if not came:
            continue
        event = max(came, key=lambda e: e.day)
        own = [
            _beside(mentions, sentence.start + word.start(), sentence.start + word.end())
            for word in happening.words.finditer(text)
        ]
        for mention in mentions:
            start, end = mention.start - sentence.start, mention.end - sentence.start
            if mention in own or not mention.anchored or mention.role != "point" or start < ruler.end():
                continue
            if direction(sentence.text, start, end) != "past":
                continue
            low = _first_reaching(sentence, mention, event.day)
            if low and low > event.day:
                yield _Bound(low, None, mention, f"anchor.rulers:{event.id}")


@cache
def _happenings() -> tuple[Happening, ...]:
    data = tomllib.loads(files("attache.lexicon").joinpath("happenings.toml").read_text(encoding="utf-8"))
    return tuple(
        Happening(row["type"], _matcher(row["words"]), _matcher(row["rulers"]) if row["rulers"] else None)
        for row in data["happening"]
    )


def _matcher(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + r")\b")
