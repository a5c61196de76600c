"""Which record a command is about: the file that it names, or that was named before it, or the usual one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from attache.cli import options as opt

if TYPE_CHECKING:
    from attache.api import Record


def path_of(ctx: typer.Context, db: Path | None) -> Path:
    """Its file."""
    return db or ctx.obj or opt.DEFAULT_DB


def named(ctx: typer.Context, db: Path | None) -> Path | None:
    """The record, where it is not the usual one."""
    return None if path_of(ctx, db) == opt.DEFAULT_DB else path_of(ctx, db)


def opened(ctx: typer.Context, db: Path | None) -> Record:
    """The record, to be read. Raises StoreError where it cannot be."""
    from attache.api import Record

    return Record(path_of(ctx, db), readonly=True)
