"""The commands, one thin function each."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from attache import __version__
from attache.cli import ANSWER_IS_NO, BAD_CALL, asking
from attache.cli import options as opt
from attache.cli.briefing import brief
from attache.cli.exporting import export
from attache.cli.merging import merge, same, split
from attache.cli.output import show
from attache.cli.which import named, opened, path_of

CHECK = "Check an article"
FILL = "Fill the record"
ASK = "Ask the record"
TRACE = "Trace an answer"
JOIN = "Say what is one thing"
TAKE = "Take it elsewhere"

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"attache {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: attache add articles/ && attache presence --host NER")
def root(
    ctx: typer.Context,
    db: opt.Db = None,
    version: Annotated[
        bool,
        typer.Option("--version", metavar=" ", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Read news reports into a sourced, time-aware record of forces, agreements, power
    and violence; then ask it."""
    ctx.obj = db


@app.command(rich_help_panel=FILL)
def add(
    ctx: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders, http(s) URLs; - for stdin.",
            show_default=False,
        ),
    ],
    jobs: Annotated[int, typer.Option("-j", "--jobs", metavar="N", min=1, help="Worker processes.")] = 1,
    published: opt.Published = None,
    lexicon: opt.LexiconDir = None,
    no_gate: opt.NoGate = False,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Read reports into the record.

    Adding the same report again changes nothing, so a stopped run is finished by running it again.
    A source that cannot be read gets one line on stderr, the others go on, and the exit status is 2.

    Example: attache add -j 4 articles/ https://example.org/feed.xml
    """
    from attache.cli.adding import add as run

    path = path_of(ctx, db)
    if not run(path, sources, jobs=jobs, published=published, lexicon=lexicon, gate=not no_gate, as_json=as_json):
        raise typer.Exit(BAD_CALL)


@app.command(rich_help_panel=FILL)
def demo(ctx: typer.Context, db: opt.DemoDb = None) -> None:
    """See it at work on a built-in dossier.

    Reads some 30 short reports on foreign forces in Niger in 2024, written for this program, into a record of their
    own; then shows what they add up to, where they differ, and where they only seem to.

    Example: attache demo --db niger.db
    """
    from attache.cli.demo import run

    run(db or ctx.obj)


@app.command(rich_help_panel=CHECK)
def check(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="A file or http(s) URL of one article; - for stdin.",
            show_default=False,
        ),
    ],
    against: opt.Against = None,
    format: Annotated[
        Literal["table", "json", "github"],
        typer.Option("--format", metavar="FORM", help="table, json, or github: annotations of the file."),
    ] = "table",
    published: opt.Published = None,
    lexicon: opt.LexiconDir = None,
    as_json: opt.Json = False,
) -> None:
    """Does an article's body support its headline and takeaways?

    Headline, standfirst, key takeaways and "why it matters", sentence by sentence: supported, overstated, contradicted,
    or not in the body. The exit status is 1 unless all is supported.

    Example: attache check article.html --format github
    """
    from attache.cli.checking import check as run

    form = "json" if as_json else format
    if not run(article, against=against, published=published, lexicon=lexicon, form=form):
        raise typer.Exit(ANSWER_IS_NO)


app.command(rich_help_panel=ASK)(brief)


for _ask in asking.COMMANDS:
    app.command(rich_help_panel=ASK)(_ask)


@app.command(rich_help_panel=TRACE)
def explain(
    ctx: typer.Context,
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM_ID", help="A claim's id, or its beginning.", show_default=False)
    ],
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """The sentence behind a claim, and why it was read so.

    Example: attache explain c4f1d2ab
    """
    with opened(ctx, db) as record:
        show([record.explain(claim)], "explanation", as_json, named(ctx, db))


for _command in (same, merge, split):
    app.command(rich_help_panel=JOIN)(_command)

app.command(rich_help_panel=TAKE)(export)
