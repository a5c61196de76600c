"""`attache brief`: what is new about a place, as lines for a terminal, Markdown, one HTML file, or JSON."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from attache.cli import options as opt
from attache.cli.output import PIPED_COLUMNS, console, leave_quietly
from attache.cli.which import opened
from attache.cli.words import number, plain
from attache.errors import InputError

if TYPE_CHECKING:
    from attache.publish.brief.rows import Brief

Form = Literal["text", "markdown", "html"]
ENDINGS: dict[str, Form] = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}

Since = Annotated[
    dt.date | None,
    typer.Option(
        "--since",
        metavar="DATE",
        parser=opt.read_day,
        help="When you last looked: later is new (default: 30 days before).",
    ),
]
To = Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Write it to this file, not to the screen.")]


def brief(
    ctx: typer.Context,
    place: opt.Place = None,
    since: Since = None,
    on: opt.On = None,
    known: opt.Known = None,
    format: Annotated[
        Form | None,
        typer.Option(
            "--format", metavar="FORM", help="text, markdown or html (default: by the file's name, else text)."
        ),
    ] = None,
    to: To = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """What is new, why it matters, and what is not known.

    What is disputed and what is next, too. Each line has the numbers of its sources, which are listed with their words;
    a line that no claim backs is left out.

    Example: attache brief NER --to niger.html
    """
    with opened(ctx, db) as record:
        found = record.brief(place, on=on, known=known, since=since)
    form = format or (ENDINGS.get(to.suffix.lower(), "text") if to else "text")
    if to is not None:
        _write(to, _json(found) if as_json else render(found, form, PIPED_COLUMNS))
        if not as_json:
            lines, sources = number(len(found.rows), "line"), number(len(found.sources), "source")
            typer.echo(f"The brief on {plain(found.place)} is in {to}: {lines} from {sources}.")
        return
    try:
        sys.stdout.write(_json(found) if as_json else render(found, form, console().width))
        sys.stdout.flush()
    except BrokenPipeError:
        leave_quietly()


def render(found: Brief, form: Form, width: int) -> str:
    """The brief in one of its forms."""
    if form == "html":
        from attache.publish.brief import page

        return page.render(found)
    if form == "markdown":
        from attache.publish.brief import markdown

        return markdown.render(found)
    from attache.publish.brief import text

    return text.render(found, width)


def _json(found: Brief) -> str:
    import msgspec

    rows = ",\n".join(msgspec.json.encode(row).decode() for row in found.rows)
    return f"[\n{rows}\n]\n" if rows else "[\n]\n"


def _write(to: Path, text: str) -> None:
    try:
        to.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{to}: it cannot be written ({error.strerror}): name another file") from None
