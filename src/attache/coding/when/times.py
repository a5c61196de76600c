"""When: the time expressions of a sentence, resolved against the day of writing (rule of meaning 2).

Every expression becomes bounds, both inclusive. What depends on the day of writing carries that day's own bounds
through: written between August 2023 and July 2024, "last July" is July 2023 for certain, "last month" is known
within a year."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, cast

import msgspec

from attache.coding.when import calendar_times, date_times, days, duration_times, relative_times
from attache.coding.when.timecontext import Context, Draft, Rule
from attache.coding.when.timewords import TRIGGER
from attache.model import FuzzyDate, Sentence, Time

Role = Literal[
    "point",
    "since",
    "until",
    "deadline",
    "before",
    "after",
    "range-start",
    "range-end",
    "window",
    "duration",
    "set",
    "clock",
    "now",
]
"""How an expression bounds what the sentence tells. `point`: it happened then. `since`, `after`, `until`, `before`:
it went on from or to then. `deadline`: at the latest then ("by", "no later than", "within 30 days"). `range-start`
and `range-end`: the two ends of one stretch. `window`: some time in a stretch that ends or begins now ("in recent
weeks"). `duration`: a length of time and no date. `set`: again and again. `clock`: a time of day. `now`: the day of
writing."""


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression at `start` to `end` of the report, without the preposition in front of it. `time` is what it
    denotes, `role` how that bounds what the sentence tells, `value` its TIMEX3 value (empty where the day of writing
    leaves it open), `anchored` whether it depends on the day of writing or on an earlier expression. `problem` says,
    in a sentence for a person, why it cannot be right ("8 July 2024 was a Monday, not a Saturday")."""

    start: int
    end: int
    text: str
    time: Time
    role: Role
    rule: str
    anchored: bool
    value: str = ""
    problem: str = ""


_RULES: tuple[Rule, ...] = date_times.RULES + calendar_times.RULES + relative_times.RULES + duration_times.RULES
_ROLES: dict[str, Role] = {
    "since": "since", "ever since": "since", "from": "since", "starting": "since", "starting from": "since",
    "starting on": "since",
    "beginning": "since", "effective": "since", "with effect from": "since", "until": "until", "till": "until",
    "up to": "until",
    "through": "until", "by": "deadline", "no later than": "deadline", "not later than": "deadline",
    "as late as": "point",
    "on or before": "deadline", "before": "before", "prior to": "before", "ahead of": "before", "after": "after",
    "following": "after",
}  # fmt: skip
_RANGE = re.compile(r"\s*(?:[-–—]|,?\s(?:to|through|until|till|up to)\s(?:the )?(?:about |around )?)\s*$")
_AND = re.compile(r"\s+and\s+(?:the )?$")
_LENDS = re.compile(
    r"\s*(?:[-–—,/]|,?\s(?:to|through|until|till|and|or|and then|and in|and on|and from|before|or in)\s)\s*(?:the )?$"
)


def find(sentence: Sentence, anchor: FuzzyDate, reference: FuzzyDate | None = None) -> tuple[TimeMention, ...]:
    """Every time expression of the sentence, in order and not overlapping.

    `anchor` is the day of writing, exact, bounded or unknown; the entry of a live blog is read against its own
    stamp. `reference` is the day that the text last spoke of, for "two days later"; days named earlier in the
    sentence replace it."""
    text = sentence.text
    triggers = {str(m.lastgroup) for m in TRIGGER.finditer(text)}
    if not triggers:
        return ()
    context = Context(text, sentence.stamp or anchor, reference)
    drafts: list[Draft] = []
    for rule, match in _matches(text, triggers):
        for draft in rule.build(match, context):
            drafts.append(draft._replace(rule=rule.name))
            if draft.first and draft.last and draft.role not in ("clock", "set", "now", "window") and _counts(draft):
                context.reference = FuzzyDate(draft.first, draft.last)
    _lend_years(text, drafts)
    roles = _roles(context, drafts)
    return tuple(_mention(sentence, draft, role) for draft, role in zip(drafts, roles, strict=True))


def _counts(draft: Draft) -> bool:
    """Whether a later "two days after" may be told from this one: only from something no longer than a year."""
    return draft.first is not None and draft.last is not None and (draft.last - draft.first).days <= 366


def _matches(text: str, triggers: set[str]) -> list[tuple[Rule, re.Match[str]]]:
    """The matches that stand, left to right: longer before shorter, none overlapping."""
    found: list[tuple[Rule, re.Match[str]]] = []
    for rule in _RULES:
        if rule.trigger in triggers:
            found.extend(
                (rule, m)
                for m in rule.pattern.finditer(text)
                if m.end() > m.start() and (rule.holds is None or rule.holds(m))
            )
    if len(found) > 1:
        found.sort(key=lambda item: item[1].start() - item[1].end())
        kept: list[tuple[Rule, re.Match[str]]] = []
        for rule, match in found:
            if all(match.end() <= other.start() or match.start() >= other.end() for _, other in kept):
                kept.append((rule, match))
        found = sorted(kept, key=lambda item: item[1].start())
    return found


def _lend_years(text: str, drafts: list[Draft]) -> None:
    """ "In January and February 2023": a month without a year takes that of the next, "from November 2023 to March"
    that of the one before."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, later = drafts[index], drafts[index + 1]
        if (
            draft.bare
            and not later.bare
            and later.first
            and not later.anchored
            and _LENDS.fullmatch(text, draft.end, later.start)
        ):
            year = later.first.year - (draft.bare.month > later.first.month)
            drafts[index] = _with_year(draft, year)
    for index in range(1, len(drafts)):
        draft, earlier = drafts[index], drafts[index - 1]
        if (
            draft.bare
            and not earlier.bare
            and earlier.first
            and not earlier.anchored
            and _RANGE.fullmatch(text, earlier.end, draft.start)
        ):
            drafts[index] = _with_year(draft, earlier.first.year + (draft.bare.month < earlier.first.month))


def _with_year(draft: Draft, year: int) -> Draft:
    assert draft.bare is not None
    month, day, part = draft.bare
    try:
        period = days.day(dt.date(year, month, day)) if day else days.month(year, month)
    except ValueError:
        return draft
    if part:
        period = days.part(period, part)
    return draft._replace(first=period.first, last=period.last, value=period.value, anchored=False, bare=None)


def _roles(context: Context, drafts: list[Draft]) -> list[Role]:
    roles: list[Role] = [
        cast("Role", draft.role) if draft.role else _ROLES.get(context.lead(draft.start), "point") for draft in drafts
    ]
    for index in range(1, len(drafts)):
        before, after = drafts[index - 1], drafts[index]
        if {roles[index - 1], roles[index]} & {"duration", "set", "window", "clock"}:
            continue
        between = context.lead(before.start) == "between" and _AND.fullmatch(context.text, before.end, after.start)
        if between or _RANGE.fullmatch(context.text, before.end, after.start):
            roles[index - 1], roles[index] = "range-start", "range-end"
    return roles


def _mention(sentence: Sentence, draft: Draft, role: Role) -> TimeMention:
    text = sentence.text[draft.start : draft.end]
    first, last = draft.first, draft.last
    return TimeMention(
        start=sentence.start + draft.start,
        end=sentence.start + draft.end,
        text=text,
        time=Time(first, last, days.precision(first, last), text),
        role=role,
        rule=f"times.{draft.rule}",
        anchored=draft.anchored,
        value=draft.value,
        problem=draft.problem,
    )
