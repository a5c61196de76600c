"""From a source to the rows of its check: read, parse, code, judge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from attache import reading
from attache.errors import InputError, UnreadableSource
from attache.model import Claim, Refused, Report
from attache.publish.check import against, article, inside
from attache.publish.check.rows import CheckRow


def check(
    source: str | Path,
    *,
    published: dt.date | None = None,
    lexicon: Path | None = None,
    beside: Callable[[Sequence[Claim]], tuple[Sequence[Claim], Callable[[str], Iterable[Claim]]]] | None = None,
) -> list[CheckRow]:
    """The rows of one article: its sentences in order, then the disputes inside it, then, where `beside`
    sets its claims beside those of a record about a country, its claims held against those. Errors are those of
    `attache.check`."""
    from attache.coding import code
    from attache.language import Parser
    from attache.lexicon import Lexicon

    report = _only(source, published)
    parse = Parser.load().parse(report)
    coding = code(report, parse, Lexicon.load(lexicon))
    rows = article.check(coding.report, parse, coding.claims)
    rows += inside.disputed(coding.report, parse, coding.claims)
    return rows + (against.compared(*beside(coding.claims)) if beside else [])


def _only(source: str | Path, published: dt.date | None) -> Report:
    """The one article of a source."""
    found: list[Report] = []
    for item in reading.read(source, published=published):
        if isinstance(item, Refused):
            raise UnreadableSource(f"{item.source}: {item.cause}")
        found.append(item)
        if len(found) > 1:
            raise InputError(f"{source}: it holds more than one article: check them one by one")
    if not found:
        raise InputError(f"{source}: there is no article in it: give the file or address of one")
    return found[0]
