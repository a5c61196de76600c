"""How a person sees the strip of presences: as many days as the screen has room for, in colours where it has any."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from attache.cli.output import console, leave_quietly

if TYPE_CHECKING:
    from rich.console import RenderableType

    from attache.api import Record
    from attache.record.rows import PresenceRow

COLOURS = {"░": "cyan", "█": "green", "▒": "yellow"}


def show(
    record: Record,
    ask: Callable[[dt.date], Iterable[PresenceRow]],
    *,
    first: dt.date | None = None,
    on: dt.date | None = None,
    known: dt.date | None = None,
) -> None:
    """Print the strip from the day `first` (default: where the record of these forces begins) to the day `on`
    (default: the latest day reported on). `ask` gives the rows of presence on a day."""
    last = on or record.last_day(known=known)
    put(lambda screen: layout(ask, screen, first, last))


def put(render: Callable[[int], RenderableType]) -> None:
    """Print what `render` makes for the width of the screen. A reader that stops reading is no error."""
    try:
        screen = console()
        with screen.capture() as printed:
            screen.print(render(screen.width))
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in printed.get().splitlines()))
        sys.stdout.flush()
    except BrokenPipeError:
        leave_quietly()


def layout(
    ask: Callable[[dt.date], Iterable[PresenceRow]], screen: int, first: dt.date | None, last: dt.date | None
) -> RenderableType:
    """The strip of the forces that are abroad, or were, by the day `last`."""
    from rich.console import Group
    from rich.text import Text

    from attache.publish import strip

    if last is None:
        return Text("No dated report on record: add one first.")
    rows = sorted(
        (row for row in ask(last) if row.host != row.force.country),
        key=lambda row: (row.host, row.site is None, row.site.name if row.site else "", row.force.name),
    )
    names = strip.labels(rows)
    days = strip.spread(first or strip.period(rows, last), last, strip.room(names.values(), screen))
    return Group(*map(_coloured, strip.drawn(strip.strip(days, names, ask), screen)))


def _coloured(line: str) -> RenderableType:
    from rich.text import Text

    text = Text(line, no_wrap=True)
    for mark, colour in COLOURS.items():
        text.highlight_regex(f"{mark}+", colour)
    return text
