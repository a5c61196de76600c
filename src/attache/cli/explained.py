"""How a person sees why a claim says what it says."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from attache.cli.tables import Column, grid
from attache.cli.words import named, plain, span

if TYPE_CHECKING:
    from rich.console import RenderableType

    from attache.explain import Explanation, Field

LONG = 24  # characters of a value that the eye need not compare


def layout(explanation: Explanation, screen: int) -> RenderableType:
    """The sentence, then a line for each field: its value, its characters, its rule. Fields without characters last."""
    from rich.console import Group
    from rich.text import Text

    title = plain(explanation.title or explanation.url or explanation.report)
    where = f"{explanation.section} of “{title}”, characters {explanation.start}-{explanation.end}"
    head = Text.assemble((explanation.claim, "bold"), f"  {where}")
    cells = [[plain(column.cell(field)) for column in COLUMNS] for field in explanation.fields]
    cells += [[field.field, plain(short(field.value)), "", "", field.rule] for field in explanation.implied]
    return Group(head, Text(f"\n  {plain(explanation.sentence)}\n"), grid(COLUMNS, cells, screen))


def short(value: Any) -> str:
    """A field's value in a few words: the bounds of a date, a count or a sum of money, the name, role or id of a thing,
    and bare values as they are."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(short, value))
    if isinstance(value, dict):
        if "earliest" in value:
            return span(*(dt.date.fromisoformat(value[key]) if value[key] else None for key in ("earliest", "latest")))
        if "low" in value:
            return _amount(value)
        if "mode" in value:
            return ", ".join([part for part in (value["type"], value["mode"], *value["contexts"]) if part])
        for key in ("name", "role", "title", "relation", "id"):
            if value.get(key):
                return named(str(value[key]), value.get("country") if value.get("country") != value.get("id") else None)
        known = {key: inner for key, inner in value.items() if inner is not None}
        return json.dumps(known, ensure_ascii=False) if known else ""
    return str(value)


def _amount(value: dict[str, Any]) -> str:
    """What the words of the text were read as: '900 to 1,000 troops'."""
    low, high = (f"{value[key]:,.15g}" if value.get(key) is not None else "" for key in ("low", "high"))
    if low and high:
        bounds = low if low == high else f"{low} to {high}"
    else:
        bounds = f"{low} or more" if low else f"up to {high}" if high else ""
    return " ".join(filter(None, (bounds, value.get("unit") or value.get("currency"))))


def _value(field: Field) -> str:
    """A field's value, but not a long one twice."""
    value = short(field.value)
    return "(as in the text)" if value == field.quote and len(value) > LONG else value


COLUMNS = (
    Column("Field", lambda field: field.field, least=8),
    Column("Value", _value, least=12),
    Column("Characters", lambda field: f"{field.start}-{field.end}", least=10),
    Column("Text", lambda field: field.quote, least=14),
    Column("Rule", lambda field: field.rule, least=24),
)
