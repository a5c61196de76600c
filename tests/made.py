"""Reports and claims made by hand, for tests of what is done with claims and not of how well anything is coded."""

from __future__ import annotations

import datetime as dt

from attache.ids import digest
from attache.model import Claim, Published, Report, Section


def make(number: int, day: str, title: str, sentences: list[str], outlet: str = "Harbour Wire") -> Report:
    """A report of a title and sentences, each a body of its own, published on a day."""
    text = "\n\n".join([title, *sentences])
    starts = [text.index(sentence) for sentence in sentences]
    body = tuple(Section("body", at, at + len(said)) for at, said in zip(starts, sentences, strict=True))
    on = dt.date.fromisoformat(day)
    return Report(
        id=f"r{digest(str(number))}",
        text=text,
        sections=(Section("headline", 0, len(title)), *body),
        title=title,
        outlet=outlet,
        url=f"https://example.org/{number}",
        published=Published(on, on, "metadata"),
        sha256=digest(text),
    )


def say(report: Report, sentence: str, **fields: object) -> Claim:
    """A claim of one whole sentence of the report."""
    start = report.text.index(sentence)
    return Claim(
        id=f"c{digest(report.id, sentence)}",
        report=report.id,
        section="body",
        sentence=sentence,
        start=start,
        end=start + len(sentence),
        quote=sentence,
        **fields,  # type: ignore[arg-type]
    )
