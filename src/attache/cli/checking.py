"""`attache check`: the rows of one article as a table, as JSON, or as annotations for an editor's pipeline."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from attache.cli import words
from attache.cli.output import leave_quietly, show
from attache.cli.tables import Column, grid

if TYPE_CHECKING:
    from rich.console import RenderableType

    from attache.publish.check.rows import CheckRow, Quoted

LONG = 220  # characters of a quotation that a table shows
Format = Literal["table", "json", "github"]


def check(source: str, *, against: Path | None, published: dt.date | None, lexicon: Path | None, form: Format) -> bool:
    """Check one article and print what was found; False where an editor has to act on any of it."""
    from attache.api import check as run
    from attache.publish.check.rows import FAULTS

    rows = run(source, against=against, published=published, lexicon=lexicon)
    if form == "github":
        _annotate(rows, source)
    else:
        show(rows, "check", form == "json")
    return not any(row.verdict in FAULTS for row in rows)


def layout(rows: list[CheckRow], screen: int) -> RenderableType:
    """A line for each sentence, with why, and the words that the verdict rests on below it."""
    from rich.console import Group
    from rich.text import Text

    if not rows:
        return Text("There is nothing to check: the article has no headline, standfirst or takeaway.")
    cells = [[words.plain(column.cell(row)) for column in COLUMNS] for row in rows]
    counts = Counter(row.verdict for row in rows)
    closing = ", ".join(f"{times} {words.spaced(verdict)}" for verdict, times in counts.items())
    return Group(grid(COLUMNS, cells, screen), Text(f"\n{words.number(len(rows), 'row')}: {closing}", style="dim"))


def _annotate(rows: list[CheckRow], source: str) -> None:
    from attache.publish.check.annotations import annotated

    path = Path(source)
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    try:
        for line in annotated(rows, "stdin" if source == "-" else source, text):
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        leave_quietly()


def _quoted(evidence: tuple[Quoted, ...]) -> str:
    return " ".join(f"“{_short(' '.join(each.quote.split()))}”" for each in evidence[:1])


def _short(quote: str) -> str:
    return quote if len(quote) <= LONG else f"{quote[:LONG].rsplit(' ', 1)[0]} …"


COLUMNS = (
    Column("Where", lambda row: row.section, least=12),
    Column("Sentence", lambda row: row.text, least=20),
    Column("Verdict", lambda row: words.spaced(row.verdict), least=12),
    Column("Because", lambda row: row.reason, least=24),
    Column("Evidence", lambda row: _quoted(row.evidence), least=22),
)
