"""`attache merge`, `attache split`, `attache same`: what is one thing under two names, what is two, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from attache.cli import options as opt
from attache.cli.output import show
from attache.cli.words import plain

Thing = Annotated[str, typer.Argument(metavar="ID", help="An id, or a name that is one thing's.", show_default=False)]
Other = Annotated[str, typer.Argument(metavar="ID", help="The same of the other thing.", show_default=False)]
Asked = Annotated[
    str | None, typer.Argument(metavar="ID|NAME", help="Only what this is joined with.", show_default=False)
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in your words.", show_default=False)]
Name = Annotated[str | None, typer.Option("--name", metavar="NAME", help="What goes by this name.", show_default=False)]


def merge(
    ctx: typer.Context, first: Thing, second: Other, reason: Reason = "", as_json: opt.Json = False, db: opt.Db = None
) -> None:
    """Two ids are one thing: from now on the second counts as the first.

    Forces, groups, people and places of one kind can be merged. The decision is kept with its reason and its day, and
    `split` undoes it; the claims stay as they were read.

    Example: attache merge site/airbase-101-niamey site/base-in-niamey --reason "the only base there"
    """
    from attache.api import Record

    path = _path(ctx, db)
    with Record(_there(path)) as record:
        new = record.merge(first, second, reason=reason)
        if as_json:
            show(record.same(second), "same", as_json=True)
        else:
            _say(f"{second} counts as {first}" if new else f"{second} counts as {first} already", path)


def split(
    ctx: typer.Context,
    id: Thing,
    other: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="What it is not; else all that it is joined with.", show_default=False),
    ] = None,
    name: Name = None,
    reason: Reason = "",
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """Two ids, or an id and one of its names, are two things.

    Also what was joined without a decision stays apart then, whatever is added later. `merge` undoes it.

    Example: attache split site/airbase-101-niamey --name "Niamey base" --reason "a camp in town"
    """
    from attache.api import Record

    path = _path(ctx, db)
    with Record(_there(path)) as record:
        new = record.split(id, other, name=name, reason=reason)
        if as_json:
            show(record.same(id), "same", as_json=True)
            return
        what = f"what is called {name!r}" if name else other or "what it was joined with"
        _say(f"{id} and {what} are two things{'' if new else ' already'}", path)


def same(
    ctx: typer.Context,
    thing: Asked = None,
    known: opt.Known = None,
    as_json: opt.Json = False,
    db: opt.Db = None,
) -> None:
    """What counts as one thing, what does not, and why.

    Names that the lexicon lists for a thing, joins of the record's own, decisions of `merge` and `split`, and forces
    that are said to have been renamed, which stay two.

    Example: attache same "Airbase 101"
    """
    from attache.api import Record

    path = _path(ctx, db)
    with Record(path, readonly=True) as record:
        show(record.same(thing, known=known), "same", as_json, None if path == opt.DEFAULT_DB else path)


def _path(ctx: typer.Context, db: Path | None) -> Path:
    return db or ctx.obj or opt.DEFAULT_DB


def _there(path: Path) -> Path:
    """The record's file; opening it to write would make one where there is none."""
    if not path.exists():
        from attache.record import Store

        Store.open(path, readonly=True)  # says what to do
    return path


def _say(text: str, path: Path) -> None:
    print(plain(f"In {path}, {text}."))
