"""How a person sees why a claim says what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import RenderableType

    from attache.explain import Explanation


def layout(explanation: Explanation) -> RenderableType:
    """The sentence with the claim's own words marked, then a line for each field: its value, its characters, its rule."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    where = explanation.title or explanation.url or explanation.report
    head = Text.assemble(
        (explanation.claim, "bold"), f"  {explanation.section} of “{where}”, characters {explanation.start}-{explanation.end}"
    )
    grid = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for title, least in (("Field", 8), ("Value", 12), ("Characters", 11), ("Text", 14), ("Rule", 14)):
        grid.add_column(title, min_width=least, overflow="fold")
    for field in explanation.fields:
        cells = (field.field, short(field.value), f"{field.start}-{field.end}", field.quote, field.rule)
        grid.add_row(*map(Text, cells))
    return Group(head, Text(f"\n  {explanation.sentence}\n"), grid)


def short(value: Any) -> str:
    """A field's value in a few words: the name, text or id of a thing, and bare values as they are."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(short, value))
    if isinstance(value, dict):
        for key in ("name", "text", "title", "type", "id"):
            if value.get(key):
                return str(value[key])
        known = {key: inner for key, inner in value.items() if inner is not None}
        return json.dumps(known, ensure_ascii=False) if known else ""
    return str(value)
