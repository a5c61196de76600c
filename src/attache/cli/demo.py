"""`attache demo`: the built-in dossier read into a record of its own, and what the record has to tell of it."""

from __future__ import annotations

import datetime as dt
import shlex
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attache import demo
from attache.cli import strips, words
from attache.errors import InputError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from attache.api import Record
    from attache.record.rows import DisputeRow, PresenceRow, ValueRow

BEGINS = dt.date(2024, 3, 1)
MATTERS = ("genuine", "error", "headline-vs-body")
"""Kinds of dispute that somebody has to act on; the others are told to be none."""


def run(db: Path | None) -> None:
    """Read the dossier into a new record at `db` (default: a file in a new temporary folder, left there) and print what
    it adds up to. Raises `InputError` where `db` exists: another record must not be mixed with made-up outlets."""
    from attache.api import Record
    from attache.cli.adding import add

    if db is not None and db.exists():
        raise InputError(f"{db} exists: name a new file for the demo's record, or leave --db out")
    path = db or _temporary()
    _heading("Reports on foreign forces in Niger, March to September 2024")
    folders = [str(folder) for folder in demo.SOURCES]
    add(path, folders, jobs=1, published=None, lexicon=None, gate=True, as_json=False)
    with Record(path, readonly=True) as record:
        _checked()
        _strip(record)
        disputes = record.disputes(country=demo.HOST)
        _disputes(disputes, path)
        _silent(record, disputes)
        _origins(record)
        _brief(record)
        _next(disputes, path)


def _temporary() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="attache-")) / "niger.db"


def _heading(text: str, about: str = "") -> None:
    from rich.console import Group
    from rich.text import Text

    def render(screen: int) -> RenderableType:
        more = [*textwrap.wrap(about, screen), ""] if about else [""]
        return Group("", Text(text.upper(), style="bold"), *(Text(line, style="dim") for line in more))

    strips.put(render)


def _lines(lines: Iterable[str], first: str = "") -> None:
    """Print lines, wrapped to the screen, with `first` before each and blanks below it."""
    from rich.console import Group
    from rich.text import Text

    strips.put(
        lambda screen: Group(
            *(
                Text(part)
                for line in lines
                for part in textwrap.wrap(
                    words.plain(line), max(screen, 30), initial_indent=first, subsequent_indent=" " * len(first)
                )
            )
        )
    )


def _checked() -> None:
    from attache.api import check
    from attache.cli.output import show

    _heading(
        "A takeaway held against its own article",
        f"attache check {demo.TAKEAWAY.name}: does the body support what stands above and below it?",
    )
    show(check(demo.TAKEAWAY), "check", as_json=False)
    _heading("A headline held against its own article", f"attache check {demo.OVERSTATED.name}")
    show(check(demo.OVERSTATED), "check", as_json=False)


def _strip(record: Record) -> None:
    _heading("Who was at the two bases", "attache presence --strip: what all reports let one say of each day")

    def ask(day: dt.date) -> list[PresenceRow]:
        return [row for site in demo.SITES for row in record.presence(site=site, host=demo.HOST, on=day)]

    strips.show(record, ask, first=BEGINS)


def _disputes(rows: Iterable[DisputeRow], db: Path) -> None:
    from attache.cli.tables import layout

    _heading("Where the sources differ", "attache disputes: what cannot all be so raises an alert, marked !")
    shown = [row for row in rows if row.kind in MATTERS]
    strips.put(lambda screen: layout("disputes", shown, screen, db))


def _silent(record: Record, disputes: list[DisputeRow]) -> None:
    from attache.publish.silent import silences

    _heading("Where they only seem to", "Values that differ in words and may all be so, and why nothing is raised.")
    published = {row.id: row.published for row in record.reports()}
    loud = {id for row in disputes if row.alert for id in row.claims}
    for silence in silences(record.claims(country=demo.HOST), published, loud):
        values = ", then ".join(
            f"“{value.text}” ({words.span(value.published.earliest, value.published.latest)})"
            for value in silence.values
        )
        _lines([f"{silence.title}: {values}. {silence.why}"], "- ")
    for row in disputes:
        if row.kind not in MATTERS:
            values = "; ".join(_texts(row.values))
            _lines(
                [f"{row.title}, {words.spaced(row.attribute)} ({words.spaced(row.kind)}): {values}. {row.why}"], "- "
            )


def _texts(values: Iterable[ValueRow]) -> Iterator[str]:
    return (f"“{words.plain(value.text)}”" for value in values)


def _origins(record: Record) -> None:
    from attache.cli.output import show

    _heading("Who copied whom", "attache reports --origins: reports of one tree count as one source")
    show(record.origins(), "origins", as_json=False)


def _brief(record: Record) -> None:
    from rich.text import Text

    from attache.publish.brief import text

    found = record.brief(demo.HOST)
    _heading("The brief", "attache brief Niger")
    strips.put(lambda screen: Text(text.render(found, screen)))


def _next(disputes: list[DisputeRow], db: Path) -> None:
    alert = next((row for row in disputes if row.alert), None)
    claim = alert.claims[0][:8] if alert else "CLAIM_ID"
    command = words.command(db)
    _heading("To go on", f"The record is in {db}. Three things to ask it:")
    for line in (
        f"{command} presence --host {demo.HOST} --on 2024-05-03 --known 2024-05-03",
        f"{command} explain {claim}",
        f"{command} brief {shlex.quote(demo.SITES[0])} --to niger.html",
    ):
        print(f"  {line}")
