"""How a person sees why a claim says what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attache.cli.tables import Column, grid
from attache.cli.words import plain

if TYPE_CHECKING:
    from rich.console import RenderableType

    from attache.explain import Explanation


def layout(explanation: Explanation, screen: int) -> RenderableType:
    """The sentence, then a line for each field: its value, its characters, its rule."""
    from rich.console import Group
    from rich.text import Text

    title = plain(explanation.title or explanation.url or explanation.report)
    where = f"{explanation.section} of “{title}”, characters {explanation.start}-{explanation.end}"
    head = Text.assemble((explanation.claim, "bold"), f"  {where}")
    cells = [[plain(column.cell(field)) for column in COLUMNS] for field in explanation.fields]
    return Group(head, Text(f"\n  {plain(explanation.sentence)}\n"), grid(COLUMNS, cells, screen))


def short(value: Any) -> str:
    """A field's value in a few words: the name, text or id of a thing, and bare values as they are."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(short, value))
    if isinstance(value, dict):
        for key in ("name", "text", "title", "type", "id"):
            if value.get(key):
                return str(value[key])
        known = {key: inner for key, inner in value.items() if inner is not None}
        return json.dumps(known, ensure_ascii=False) if known else ""
    return str(value)


COLUMNS = (
    Column("Field", lambda field: field.field, least=8),
    Column("Value", lambda field: short(field.value), least=12),
    Column("Characters", lambda field: f"{field.start}-{field.end}", least=10),
    Column("Text", lambda field: field.quote, least=14),
    Column("Rule", lambda field: field.rule, least=16),
)
