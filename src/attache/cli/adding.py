"""`attache add`: a line for each refusal, a progress bar where somebody watches, and a closing line."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from attache.cli.words import number, plain

if TYPE_CHECKING:
    from attache.batch import Progress, Summary


def add(
    db: Path,
    sources: Sequence[str],
    *,
    jobs: int,
    published: dt.date | None,
    lexicon: Path | None,
    gate: bool,
    as_json: bool,
) -> bool:
    """Add `sources` to the record at `db` and say what became of them; False where any was refused."""
    from attache.api import Record

    with Record(db) as record, _watched() as watch:
        summary = record.add(*sources, jobs=jobs, published=published, lexicon=lexicon, gate=gate, on_progress=watch)
    if as_json:
        from attache.cli.output import show

        show([summary], "summary", as_json=True)
    else:
        print(closing(summary, db))
    return not summary.refused


def closing(summary: Summary, db: Path) -> str:
    """The closing line: '2 reports added to niger.db (41 claims), 1 known already, 1 refused.' A second one where
    reports bear no date, which their times would rest on."""
    parts = [f"{number(summary.added, 'report')} added to {db} ({number(summary.claims, 'claim')})"]
    if summary.known:
        parts.append(f"{summary.known:,} known already")
    if summary.refused:
        parts.append(f"{len(summary.refused):,} refused")
    closed = ", ".join(parts) + "."
    if summary.undated:
        told = f"{number(summary.undated, 'report')} without a date of publication"
        closed += f"\n{told}: days are only bounded there. "
        closed += "Where you know the date, add the report to a new record with --published."
    return closed


@contextmanager
def _watched() -> Iterator[Callable[[Progress], None]]:
    """What to call with each step: writes refusals to stderr and, on a terminal, keeps a bar below them."""
    if not sys.stderr.isatty():
        yield lambda progress: _refusal(progress, lambda line: print(line, file=sys.stderr, flush=True))
        return
    from rich import progress as bars

    from attache.cli.output import console

    screen = console(stderr=True)
    # How many reports a folder or a feed holds is known only when it has been read: the bar pulses, the numbers count.
    columns = (bars.BarColumn(bar_width=20), bars.TextColumn("{task.description}"), bars.TimeElapsedColumn())
    with bars.Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def step(progress: Progress) -> None:
            _refusal(progress, lambda line: screen.print(line, soft_wrap=True))
            bar.update(task, description=_standing(progress))

        yield step


def _standing(progress: Progress) -> str:
    seen = progress.added + progress.known + progress.refused
    return f"{number(seen, 'report')}, {number(progress.claims, 'claim')}"


def _refusal(progress: Progress, write: Callable[[str], None]) -> None:
    if progress.latest is not None:
        write(plain(f"attache: {progress.latest.source}: {progress.latest.cause}"))
