"""Why a claim says what it says: each field beside the characters that say it and the rule that read them so."""

from __future__ import annotations

from typing import Any

import msgspec

from attache.model import Claim, Report, SectionKind


class Field(msgspec.Struct, frozen=True):
    """One field of a claim: its value as the claim's row prints it, and `quote`, the report's `text[start:end]`."""

    field: str
    value: Any
    start: int
    end: int
    quote: str
    rule: str


class Explanation(msgspec.Struct, frozen=True):
    """A claim's sentence, where it stands, and its fields in the order of their characters."""

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


def explain(claim: Claim, report: Report) -> Explanation:
    """Lay `claim` beside the text of `report`, the report it was coded from."""
    row = msgspec.to_builtins(claim)
    fields = (
        Field(
            field=found.field,
            value=_value(row, found.field),
            start=found.start,
            end=found.end,
            quote=report.text[found.start : found.end],
            rule=found.rule,
        )
        for found in claim.evidence
    )
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
    )


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
