"""Why a claim says what it says: each field beside the characters that say it and the rule that read them so."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec

from attache.model import Claim, FuzzyDate, Report, SectionKind


class Field(msgspec.Struct, frozen=True):
    """One field of a claim: its value as the claim's row prints it, and `quote`, the report's `text[start:end]`."""

    field: str
    value: Any
    start: int
    end: int
    quote: str
    rule: str


class Implied(msgspec.Struct, frozen=True):
    """A field that is set without characters of its own: its value, and where the value comes from."""

    field: str
    value: Any
    rule: str


class Explanation(msgspec.Struct, frozen=True):
    """A claim's sentence, where it stands, its fields in the order of their characters, and those without any."""

    claim: str
    report: str
    title: str
    url: str | None
    section: SectionKind
    sentence: str
    start: int
    end: int
    fields: tuple[Field, ...]
    why: tuple[str, ...] = ()
    implied: tuple[Implied, ...] = ()


EXPLAINED_BY_THE_WHOLE = frozenset(
    ("id", "report", "section", "sentence", "start", "end", "quote", "kind", "confidence", "why", "evidence")
)
"""What is about the claim as such, not read from some of its characters."""


def explain(claim: Claim, report: Report) -> Explanation:
    """Lay `claim` beside the text of `report`, the report it was coded from."""
    row = msgspec.to_builtins(claim)
    fields = [
        Field(
            field=path,
            value=_value(row, path),
            start=found.start,
            end=found.end,
            quote=report.text[found.start : found.end],
            rule=found.rule,
        )
        for path, found in zip(_paths(claim), claim.evidence, strict=True)
    ]
    return Explanation(
        claim=claim.id,
        report=report.id,
        title=report.title,
        url=report.url,
        section=claim.section,
        sentence=claim.sentence,
        start=claim.start,
        end=claim.end,
        fields=tuple(sorted(fields, key=lambda field: (field.start, field.end, field.field, field.rule))),
        why=claim.why,
        implied=tuple(_implied(claim, row, report)),
    )


def _paths(claim: Claim) -> list[str]:
    """The path of each piece of evidence. Where a list has one piece for each of its members, in their order, that
    member's."""
    pieces = Counter(found.field for found in claim.evidence)
    members = {"actors": len(claim.actors), "recipients": len(claim.recipients)}
    seen: Counter[str] = Counter()
    paths = []
    for found in claim.evidence:
        alone = 1 < pieces[found.field] == members.get(found.field)
        paths.append(f"{found.field}.{seen[found.field]}" if alone else found.field)
        seen[found.field] += 1
    return paths


def _implied(claim: Claim, row: dict[str, Any], report: Report) -> list[Implied]:
    """The fields that no piece of evidence is about, in the order of the schema."""
    told = {found.field.replace("[", ".").split(".")[0] for found in claim.evidence}
    found = []
    for field, value in row.items():
        if field in told | EXPLAINED_BY_THE_WHOLE or value in (None, [], ()):
            continue
        if field == "time" and claim.time.date == FuzzyDate():
            continue
        if (field, value) in (("polarity", True), ("attribution", "none")):
            continue
        found.append(Implied(field, value, _source(field, value, report)))
    return found


def _source(field: str, value: Any, report: Report) -> str:
    if field == "time" and not value["text"]:
        return f"no day is given: from the report's day of publication ({_dated(report)})"
    if (field, value) == ("modality", "asserted"):
        return "no word makes it less than a plain statement"
    if field == "attribution":
        return "the way the speaker is quoted"
    return "read together with the fields above"


def _dated(report: Report) -> str:
    """How the day of publication is known, and where weekdays settled it, how."""
    from attache.reading import weekday

    day = report.published
    one = day.earliest if day.how == "inferred" and day.earliest == day.latest else None
    why = weekday.reason(report.text, one) if one else ""
    return f"{day.how}: {why}" if why else day.how


def _value(row: Any, path: str) -> Any:
    """The value at a dotted path such as `actors.0` or `place.country`; None where the claim has no such field."""
    for step in path.replace("[", ".").replace("]", "").split("."):
        if isinstance(row, dict):
            row = row.get(step)
        elif isinstance(row, list | tuple):
            row = row[int(step)] if step.isdigit() and int(step) < len(row) else None
        else:
            return None
    return row
