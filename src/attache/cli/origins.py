"""How a person sees who copied whom: reports as indented lines, the earliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attache.cli.words import number, plain, span

if TYPE_CHECKING:
    from rich.console import RenderableType

    from attache.record.origins import OriginRow

HOW = {
    "same-text": "the same text",
    "near-copy": "a copy, {share} the same",
    "same-quotes": "mostly the same quotations",
    "same-wire": "the same wire story",
}
DEEPEST = 12  # levels that are indented further


def layout(trees: Sequence[OriginRow]) -> RenderableType:
    """One line a report: the day, the outlet, the title, and how it is known to go back to the one above it."""
    from rich.console import Group
    from rich.text import Text

    if not trees:
        return Text("No report on record that fits.")
    reports = sum(tree.reports for tree in trees)
    closing = f"{number(reports, 'report')} of {number(len(trees), 'origin')}"
    return Group(*(Text(line) for line in _lines(trees)), Text(f"\n{closing}", style="dim"))


def _lines(trees: Sequence[OriginRow]) -> Iterator[str]:
    waiting = [(tree, 0) for tree in reversed(trees)]
    while waiting:
        row, depth = waiting.pop()
        day = span(row.published.earliest, row.published.latest)
        how = HOW.get(row.how, "").format(share=f"{row.share:.0%}")
        lead = "   " * min(depth - 1, DEEPEST) + "└─ " if depth else ""
        parts = [day, plain(row.outlet or ""), plain(row.title or row.url or ""), row.id]
        yield lead + "  ".join(filter(None, parts)) + (f"  ({how})" if how else "")
        waiting.extend((copy, depth + 1) for copy in reversed(row.copies))
