"""The command line: thin commands over `attache.Record`, one function each.

Exit status: 0 done, 1 the answer is "no", 2 the call or the input was wrong, said in one line on stderr, 130 stopped by
Ctrl-C.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import typer

from attache.cli.words import plain
from attache.errors import AttacheError

ANSWER_IS_NO = 1
BAD_CALL = 2
STOPPED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command (default: the one this process was called with) and return the exit status."""
    from attache.cli.commands import app

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a screen that cannot show a letter shows a question mark
    try:
        status = app(args=None if argv is None else list(argv), prog_name="attache", standalone_mode=False)
    except typer.TyperException as error:
        return _fail(error.format_message())
    except AttacheError as error:
        return _fail(str(error))
    except SystemExit:  # the reader of the help has left early: that is no answer of "no"
        status = 0
    except (KeyboardInterrupt, typer.Abort):
        status = STOPPED
    if status == STOPPED:
        print("attache: stopped; what was added is kept, and the same command again finishes the rest", file=sys.stderr)
    return status if isinstance(status, int) else 0


def _fail(message: str) -> int:
    if message:  # empty where the call had no command, and was answered with the help
        print(plain(f"attache: {message}"), file=sys.stderr)
    return BAD_CALL
