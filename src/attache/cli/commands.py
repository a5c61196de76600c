"""The commands, one thin function each."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from attache import __version__
from attache.cli import ANSWER_IS_NO, BAD_CALL
from attache.cli import options as opt
from attache.cli.briefing import brief
from attache.cli.exporting import export
from attache.cli.merging import merge, same, split
from attache.cli.output import show

if TYPE_CHECKING:
    from attache.api import Record

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


def _path(ctx: typer.Context, db: Path | None) -> Path:
    return db or ctx.obj or opt.DEFAULT_DB


def _named(ctx: typer.Context, db: Path | None) -> Path | None:
    """The record, where it is not the usual one."""
    return None if _path(ctx, db) == opt.DEFAULT_DB else _path(ctx, db)


def _record(ctx: typer.Context, db: Path | None) -> Record:
    from attache.api import Record

    return Record(_path(ctx, db), readonly=True)


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

    path = _path(ctx, db)
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


@app.command(rich_help_panel=ASK)
def claims(
    ctx: typer.Context,
    country: opt.Country = None,
    host: opt.Host = None,
    force: opt.Force = None,
    site: opt.Site = None,
    party: opt.Party = None,
    speaker: opt.Speaker = None,
    type: opt.Type = None,
    report: opt.ReportId = None,
    on: opt.On = None,
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """What each sentence says: who did what to whom.

    --type takes a kind of claim (presence, agreement, office, event, statement, fact) or a PLOVER root. With --on: what
    may have been so on that day; without: everything.

    Example: attache claims --country NER --type presence
    """
    with _record(ctx, db) as record:
        rows = record.claims(
            country=country,
            host=host,
            force=force,
            site=site,
            party=party,
            speaker=speaker,
            type=type,
            report=report,
            on=on,
            known=known,
        )
        show(rows, "claims", as_json, _named(ctx, db))


@app.command(rich_help_panel=ASK)
def presence(
    ctx: typer.Context,
    host: opt.Host = None,
    force: opt.Force = None,
    site: opt.Site = None,
    country: opt.Country = None,
    report: opt.ReportId = None,
    on: opt.On = None,
    known: opt.Known = None,
    strip: Annotated[bool, typer.Option("--strip", help="Draw it over time, up to the day --on.")] = False,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Which force is where, since when, and how many.

    Example: attache presence --host NER --on 2024-07-10
    """
    if strip and as_json:
        raise typer.BadParameter("a drawing has no rows: leave out one of the two", param_hint="'--strip' / '--json'")
    with _record(ctx, db) as record:
        wanted = partial(
            record.presence, host=host, force=force, site=site, country=country, report=report, known=known
        )
        if strip:
            from attache.cli import strips

            strips.show(record, lambda day: wanted(on=day), on=on, known=known)
        else:
            show(wanted(on=on), "presence", as_json, _named(ctx, db))


@app.command(rich_help_panel=ASK)
def agreements(
    ctx: typer.Context,
    party: opt.Party = None,
    country: opt.Country = None,
    type: opt.Type = None,
    report: opt.ReportId = None,
    on: opt.On = None,
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Which agreements bind, and which were ended.

    --type: defence, basing, withdrawal, ceasefire, peace, arms, other.

    Example: attache agreements --party USA
    """
    with _record(ctx, db) as record:
        rows = record.agreements(party=party, country=country, type=type, report=report, on=on, known=known)
        show(rows, "agreements", as_json, _named(ctx, db))


@app.command(rich_help_panel=ASK)
def offices(
    ctx: typer.Context,
    country: opt.Country = None,
    report: opt.ReportId = None,
    on: opt.On = None,
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Who holds which office, and how they came by it.

    Example: attache offices --country NER
    """
    with _record(ctx, db) as record:
        show(record.offices(country=country, report=report, on=on, known=known), "offices", as_json, _named(ctx, db))


@app.command(rich_help_panel=ASK)
def events(
    ctx: typer.Context,
    country: opt.Country = None,
    party: opt.Party = None,
    type: opt.Type = None,
    report: opt.ReportId = None,
    on: opt.On = None,
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Who did what to whom, coded by PLOVER.

    --type: a PLOVER root, as in ASSAULT, CONSULT, SANCTION.

    Example: attache events --country NER --type assault
    """
    with _record(ctx, db) as record:
        rows = record.events(country=country, party=party, type=type, report=report, on=on, known=known)
        show(rows, "events", as_json, _named(ctx, db))


@app.command(rich_help_panel=ASK)
def statements(
    ctx: typer.Context,
    speaker: opt.Speaker = None,
    country: opt.Country = None,
    report: opt.ReportId = None,
    on: opt.On = None,
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Who said what, in which words and role.

    Example: attache statements --speaker Austin
    """
    with _record(ctx, db) as record:
        rows = record.statements(speaker=speaker, country=country, report=report, on=on, known=known)
        show(rows, "statements", as_json, _named(ctx, db))


@app.command(rich_help_panel=ASK)
def disputes(
    ctx: typer.Context,
    country: opt.Country = None,
    host: opt.Host = None,
    force: opt.Force = None,
    site: opt.Site = None,
    type: opt.Type = None,
    report: opt.ReportId = None,
    on: opt.On = None,
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Where the sources differ, and whether it matters.

    --type: a kind (genuine, error, time-drift, scope, granularity, definition, speech-act, headline-vs-body) or an
    attribute, as in strength. Only what is genuine or an error raises an alert, marked with !.

    Example: attache disputes --country NER --type genuine
    """
    with _record(ctx, db) as record:
        rows = record.disputes(
            country=country, host=host, force=force, site=site, type=type, report=report, on=on, known=known
        )
        show(rows, "disputes", as_json, _named(ctx, db))


@app.command(rich_help_panel=ASK)
def reports(
    ctx: typer.Context,
    country: opt.Country = None,
    origins: opt.Origins = False,
    on: opt.On = None,
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """The reports on record, and when they were published.

    --origins: as a tree of who copied whom, the earliest first; reports of one tree count as one source.

    Example: attache reports --known 2024-05-03
    """
    with _record(ctx, db) as record:
        if origins:
            show(record.origins(country=country, on=on, known=known), "origins", as_json, _named(ctx, db))
        else:
            show(record.reports(country=country, on=on, known=known), "reports", as_json, _named(ctx, db))


@app.command(rich_help_panel=ASK)
def search(
    ctx: typer.Context,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help='Words; "a phrase"; AND, OR, NOT; begin*.', show_default=False)
    ],
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Find reports by the words in them.

    Example: attache search '"air defence" Niamey'
    """
    with _record(ctx, db) as record:
        show(record.search(query, known=known), "reports", as_json, _named(ctx, db))


@app.command(rich_help_panel=ASK)
def unknown(
    ctx: typer.Context,
    lexicon: opt.LexiconDir = None,
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Names on record that the lexicon does not know.

    The most frequent first, each with a sentence that names it. Write those that matter into TOML files of your own and
    name their folder to `add --lexicon DIR`; named here, it takes them off the list.

    Example: attache unknown --json
    """
    with _record(ctx, db) as record:
        show(record.unknown(known=known, lexicon=lexicon), "unknown", as_json, _named(ctx, db))


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
    with _record(ctx, db) as record:
        show([record.explain(claim)], "explanation", as_json, _named(ctx, db))


for _command in (same, merge, split):
    app.command(rich_help_panel=JOIN)(_command)

app.command(rich_help_panel=TAKE)(export)
