"""Rows to stdout: one JSON array for programs, a table for people."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

PIPED_COLUMNS = 100  # where nobody says how wide the reader's window is


def show(rows: Iterable[Any], view: str, as_json: bool, db: Path | None = None, *, day: dt.date | None = None) -> None:
    """Print the rows of a view as one JSON array, or as a table. A reader that stops reading is no error. `db` is the
    record, where it is not the usual one: a table names a command that asks it further. `day` is the day in the world
    that a table answers for, said above it."""
    try:
        if as_json:
            _array(rows)
        else:
            from attache.cli import words
            from attache.cli.tables import layout

            screen = console()
            with screen.capture() as printed:
                if day is not None:
                    screen.print(f"On {words.span(day, day)}:")
                screen.print(layout(view, list(rows), screen.width, db))
            sys.stdout.write("".join(f"{line.rstrip()}\n" for line in printed.get().splitlines()))
        sys.stdout.flush()
    except BrokenPipeError:
        leave_quietly()


def leave_quietly() -> None:
    """End with status 0 and without a word: whoever read our output has had enough (`attache claims | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    raise typer.Exit(0)


def console(stderr: bool = False) -> Console:
    """A console that is plain when nobody watches, and never narrower than it must be."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPED_COLUMNS
    colours: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    return Console(
        stderr=stderr, width=width, color_system=colours, highlight=False, markup=False, emoji=False, soft_wrap=False
    )


def _array(rows: Iterable[Any]) -> None:
    """Write the array row by row, one a line, so that a million rows need no more memory than one."""
    import msgspec

    encode = msgspec.json.Encoder().encode
    out = sys.stdout.buffer
    out.write(b"[")
    for number, row in enumerate(rows):
        out.write(b",\n" if number else b"\n")
        out.write(encode(row))
    out.write(b"\n]\n")
