"""The commands that ask the record, one view each."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from attache.cli import options as opt
from attache.cli.about import about
from attache.cli.about import country as country_of
from attache.cli.output import show
from attache.cli.which import named, opened


def claims(
    ctx: typer.Context,
    place: opt.Place = None,
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

    Example: attache claims NER --type presence
    """
    here = about(place, country, site)
    with opened(ctx, db) as record:
        rows = record.claims(
            country=country or here.country,
            host=host,
            force=force,
            site=site or here.site,
            party=party,
            speaker=speaker,
            type=type,
            report=report,
            on=on,
            known=known,
        )
        show(rows, "claims", as_json, named(ctx, db))


def presence(
    ctx: typer.Context,
    place: opt.Place = None,
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

    Example: attache presence Niger --on 2024-07-10
    """
    if strip and as_json:
        raise typer.BadParameter("a drawing has no rows: leave out one of the two", param_hint="'--strip' / '--json'")
    here = about(place, host, site)
    with opened(ctx, db) as record:
        wanted = partial(
            record.presence,
            host=host or here.country,
            force=force,
            site=site or here.site,
            country=country,
            report=report,
            known=known,
        )
        if strip:
            from attache.cli import strips

            strips.show(record, lambda day: wanted(on=day), on=on, known=known)
        else:
            show(wanted(on=on), "presence", as_json, named(ctx, db), day=on or record.last_day(known=known))


def agreements(
    ctx: typer.Context,
    nation: opt.Nation = None,
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
    country = country_of(nation, country)
    with opened(ctx, db) as record:
        rows = record.agreements(party=party, country=country, type=type, report=report, on=on, known=known)
        show(rows, "agreements", as_json, named(ctx, db))


def offices(
    ctx: typer.Context,
    nation: opt.Nation = None,
    country: opt.Country = None,
    report: opt.ReportId = None,
    on: opt.On = None,
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Who holds which office, and how they came by it.

    Example: attache offices NER
    """
    country = country_of(nation, country)
    with opened(ctx, db) as record:
        show(record.offices(country=country, report=report, on=on, known=known), "offices", as_json, named(ctx, db))


def events(
    ctx: typer.Context,
    nation: opt.Nation = None,
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

    Example: attache events NER --type assault
    """
    country = country_of(nation, country)
    with opened(ctx, db) as record:
        rows = record.events(country=country, party=party, type=type, report=report, on=on, known=known)
        show(rows, "events", as_json, named(ctx, db))


def statements(
    ctx: typer.Context,
    nation: opt.Nation = None,
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
    country = country_of(nation, country)
    with opened(ctx, db) as record:
        rows = record.statements(speaker=speaker, country=country, report=report, on=on, known=known)
        show(rows, "statements", as_json, named(ctx, db))


def disputes(
    ctx: typer.Context,
    place: opt.Place = None,
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

    Example: attache disputes "Airbase 101" --type genuine
    """
    here = about(place, country, site)
    with opened(ctx, db) as record:
        rows = record.disputes(
            country=country or here.country,
            host=host,
            force=force,
            site=site or here.site,
            type=type,
            report=report,
            on=on,
            known=known,
        )
        show(rows, "disputes", as_json, named(ctx, db))


def reports(
    ctx: typer.Context,
    nation: opt.Nation = None,
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
    country = country_of(nation, country)
    with opened(ctx, db) as record:
        if origins:
            show(record.origins(country=country, on=on, known=known), "origins", as_json, named(ctx, db))
        else:
            show(record.reports(country=country, on=on, known=known), "reports", as_json, named(ctx, db))


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
    with opened(ctx, db) as record:
        show(record.search(query, known=known), "reports", as_json, named(ctx, db))


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
    with opened(ctx, db) as record:
        show(record.unknown(known=known, lexicon=lexicon), "unknown", as_json, named(ctx, db))


COMMANDS = (claims, presence, agreements, offices, events, statements, disputes, reports, search, unknown)
