"""The options that commands share: their names, their help and how their values are read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_DB = Path("attache.db")


def read_day(text: str) -> dt.date:
    """A day in ISO 8601, as in 2024-05-03. Raises `typer.BadParameter` for anything else."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as in 2024-05-03") from None


Db = Annotated[
    Path | None,
    typer.Option("--db", metavar="FILE", help="The record's file (default: attache.db).", show_default=False),
]
DemoDb = Annotated[
    Path | None,
    typer.Option(
        "--db",
        metavar="FILE",
        help="A new file for the record (default: one in a temporary folder).",
        show_default=False,
    ),
]
On = Annotated[
    dt.date | None,
    typer.Option(
        "--on",
        metavar="DATE",
        parser=read_day,
        help="What was true in the world on that day (default: the latest day reported on).",
    ),
]
Known = Annotated[
    dt.date | None,
    typer.Option("--known", metavar="DATE", parser=read_day, help="Use only reports published up to that day."),
]
Place = Annotated[
    str | None,
    typer.Argument(metavar="PLACE", help="A country, by name or code, or a base or town; else everything."),
]
Nation = Annotated[
    str | None,
    typer.Argument(metavar="COUNTRY", help="A country, by name or code, as in --country; else everything."),
]
Json = Annotated[bool, typer.Option("--json", metavar=" ", help="Print one JSON array and nothing else.")]
Host = Annotated[str | None, typer.Option("--host", metavar="COUNTRY", help="In this country, as in NER.")]
Force = Annotated[str | None, typer.Option("--force", metavar="FORCE", help="This force, by country, id or name.")]
Site = Annotated[str | None, typer.Option("--site", metavar="SITE", help="At this base or place, by name or id.")]
Country = Annotated[str | None, typer.Option("--country", metavar="COUNTRY", help="About this country, as in NER.")]
Party = Annotated[str | None, typer.Option("--party", metavar="PARTY", help="With this party, as in USA.")]
Speaker = Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Said by this person, by name or id.")]
Type = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Of this type.")]
ReportId = Annotated[str | None, typer.Option("--report", metavar="ID", help="From this report.")]
Origins = Annotated[bool, typer.Option("--origins", help="Show who copied whom.")]
Published = Annotated[
    dt.date | None,
    typer.Option(
        "--published",
        metavar="DATE",
        parser=read_day,
        help="The day of publication, given by hand.",
    ),
]
NoGate = Annotated[
    bool,
    typer.Option(
        "--no-gate", help="Read every sentence, also those whose words do not concern forces, power or violence."
    ),
]
LexiconDir = Annotated[
    Path | None,
    typer.Option("--lexicon", metavar="DIR", help="A folder of your own TOML, added to what coding knows."),
]
Against = Annotated[
    Path | None,
    typer.Option("--against", metavar="DB", help="Hold the article's claims against this record too."),
]
