"""One report to its claims: the pure function that every engine runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from attache.errors import AttacheError, InputError
from attache.model import Claim, Report


class Coded(msgspec.Struct, frozen=True):
    """A report, with what coding found out about its day of publication, and its claims."""

    report: Report
    claims: tuple[Claim, ...]


Coder = Callable[[Report], Coded]
"""From a report to its claims. Keeps the report's id, and depends on nothing but the report."""


def load_coder(lexicon: Path | None = None, *, gate: bool = True) -> Coder:
    """Load the encoder and the lexicon (half a second) and return the function that codes with them.

    `lexicon` is a folder of further lexicon files. Without `gate` every sentence is read, not only those that may
    concern the record. Raises `ModelError` and `LexiconError` for what cannot be loaded.
    """
    from attache.coding import code
    from attache.language import Parser
    from attache.lexicon import Lexicon

    parser, known = Parser.load(gated=gate), Lexicon.load(lexicon)

    def code_report(report: Report) -> Coded:
        coding = code(report, parser.parse(report), known)
        return Coded(coding.report, coding.claims)

    return code_report


def attempt(code: Coder, report: Report) -> Coded | str:
    """The coded report or, in one line, why there is none: a report that breaks the coder costs only itself.

    Lets `ModelError` and `LexiconError` through: they are not about this report, and the next would meet them too.
    """
    try:
        coded = code(report)
    except InputError as error:
        return _one_line(str(error))
    except AttacheError:
        raise
    except Exception as error:  # whatever it is, it is about this report: the line says so, and the next is tried
        return _one_line(f"it cannot be coded ({type(error).__name__}: {error})")
    if coded.report.id != report.id:
        return f"it cannot be coded (its id changed from {report.id} to {coded.report.id})"
    return coded


def _one_line(text: str) -> str:
    return " ".join(text.split())
