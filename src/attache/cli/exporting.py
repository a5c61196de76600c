"""`attache export`: one format, to a file or to stdout."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Annotated, BinaryIO, cast

import typer

from attache.cli import options as opt
from attache.cli import words
from attache.cli.output import leave_quietly
from attache.cli.which import path_of
from attache.errors import InputError

IN_MEMORY = 64 * 2**20  # bytes; what is longer waits in a temporary file

To = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help="The file to write (default: stdout).", show_default=False),
]


def export(
    ctx: typer.Context,
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="As in presence.csv.", show_default=False)],
    to: To = None,
    host: opt.Host = None,
    force: opt.Force = None,
    site: opt.Site = None,
    country: opt.Country = None,
    party: opt.Party = None,
    speaker: opt.Speaker = None,
    type: opt.Type = None,
    report: opt.ReportId = None,
    on: opt.On = None,
    known: opt.Known = None,
    db: opt.Db = None,
) -> None:
    """Write the record for another program.

    FORMAT: presence.csv, events.csv, claims.csv, the same three as .parquet (needs attache\\[export]),
    presence.geojson, events.geojson, acled.csv, ged.csv, polecat.tsv, stix.json, ftm.json, ftm-statements.csv.

    Example: attache export presence.csv --to presence.csv --host NER
    """
    filters = {"host": host, "force": force, "site": site, "country": country, "party": party, "speaker": speaker}
    write(path_of(ctx, db), format, to, on=on, known=known, type=type, report=report, **filters)


def write(
    db: Path, format: str, to: Path | None, *, on: dt.date | None, known: dt.date | None, **filters: str | None
) -> None:
    """Write the format to `to`, or to stdout; what it has no room for is said on stderr.

    A file is put in place when it is whole: one that is there already stays as it was where anything goes wrong.
    """
    from attache.api import Record
    from attache.publish import exports

    chosen = exports.FORMATS.get(format)
    if chosen and chosen.binary and to is None and sys.stdout.isatty():
        raise InputError(f"{format} is not for a screen: name a file with --to, as in --to {format}")
    with Record(db, readonly=True) as record:
        if to is None:
            with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as whole:  # nothing is printed of what goes wrong
                out = cast(BinaryIO, whole)
                done = exports.export(record, format, out, on=on, known=known, **filters)
                _print(out)
        else:
            named, to = to, to.resolve()  # a link stays a link
            if to.exists() and not to.is_file():
                raise _unwritable(named, "it is no file")
            try:
                part, path = tempfile.mkstemp(prefix=f".{to.name}.", dir=to.parent)
            except OSError as error:
                raise InputError(
                    f"{named}: cannot be written ({error.strerror}): name another file with --to"
                ) from None
            try:
                with os.fdopen(part, "wb") as file:
                    done = exports.export(record, format, file, on=on, known=known, **filters)
                _place(Path(path), to)
            finally:
                Path(path).unlink(missing_ok=True)
            print(f"{words.number(done.rows, 'row')} exported to {named}.")
    if done.left_out:
        print(f"attache: {words.number(done.left_out, 'event')} left out: {done.why}", file=sys.stderr)


def _place(made: Path, to: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    made.chmod(0o666 & ~mask)  # as if it had been opened under its own name
    try:
        made.replace(to)
    except OSError as error:
        raise _unwritable(to, error.strerror) from None


def _print(whole: BinaryIO) -> None:
    whole.seek(0)
    try:
        shutil.copyfileobj(whole, sys.stdout.buffer)
        sys.stdout.flush()
    except BrokenPipeError:
        leave_quietly()


def _unwritable(to: Path, why: str | None) -> InputError:
    return InputError(f"{to}: cannot be written ({why}): name another file with --to")
