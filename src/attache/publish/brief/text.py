"""A brief for the terminal: plain lines, wrapped, with a strip of block characters."""

from __future__ import annotations

import datetime as dt
import textwrap
import unicodedata

from attache.publish.brief import headings, wording
from attache.publish.brief.rows import PARTS, Brief, Strip

MARKS = {"came": "░", "there": "█", "left": "▒"}
LEAST, MOST = 20, 60  # characters of the strip's axis
NOTE = 30  # of the words behind a bar
KEY = "█ surely there  ░ came within these days  ▒ left within these days"


def render(brief: Brief, width: int = 100) -> str:
    """The brief in lines of at most `width` characters where words allow."""
    lines = [plain(headings.title(brief)), *_wrapped(headings.basis(brief), width)]
    if brief.strip is not None:
        lines += ["", *strip(brief.strip, width)]
    for part in PARTS if brief.reports else ():
        lines += ["", headings.HEADINGS[part].upper()]
        rows = [row for row in brief.rows if row.part == part]
        for row in rows:
            lines += _wrapped(row.text, width, "! " if row.alert else "- ")
        if not rows:
            lines += _wrapped(headings.EMPTY[part], width)
    if brief.sources:
        lines += ["", "SOURCES"]
        for source in brief.sources:
            words = f"{headings.source(source)}: “{wording.shortened(source.quote)}”"
            lines += _wrapped(words, width, f"[{source.number}] ")
    return "\n".join(lines) + "\n"


def _wrapped(text: str, width: int, mark: str = "") -> list[str]:
    text = plain(text)
    return textwrap.wrap(
        text, max(width, 30), initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False
    )


def plain(text: str) -> str:
    """The text on one line without control characters: what others wrote must not steer the reader's terminal."""
    return " ".join("".join(" " if unicodedata.category(mark)[0] == "C" else mark for mark in text).split())


def strip(drawn: Strip, width: int) -> list[str]:
    """The strip: a heading line with months, a line for each bar."""
    labels = [plain(f"{bar.force}, {bar.where}") for bar in drawn.bars]
    notes = [plain(bar.note) for bar in drawn.bars]
    room = max(map(len, labels))
    room = min(room, max(16, width - LEAST - NOTE - 3))
    axis = max(LEAST, min(MOST, width - room - 3 - min(max(map(len, notes)), NOTE)))
    days = (drawn.last - drawn.first).days or 1

    def at(day: dt.date) -> int:
        return min(axis - 1, (day - drawn.first).days * axis // days)

    lines = [f"{'':{room}} {_axis(drawn, axis)}"]
    for bar, label, note in zip(drawn.bars, labels, notes, strict=True):
        cells = [" "] * axis
        for means in ("came", "left", "there"):  # what is sure is drawn last, so that a short stay is seen
            for stretch in (s for s in bar.stretches if s.means == means):
                for cell in range(at(stretch.first), at(stretch.last) + 1):
                    cells[cell] = MARKS[means]
        label = label if len(label) <= room else f"{label[: room - 1]}…"
        lines.append(f"{label:{room}} {''.join(cells)} {note}"[:width].rstrip())
    more = [f"{drawn.more} more: attache presence"] if drawn.more else []
    return [*lines, *more, *_wrapped(KEY, width)]


def _axis(drawn: Strip, axis: int) -> str:
    """Names of months where they begin, as many as have room."""
    line = ""
    days = (drawn.last - drawn.first).days or 1
    for month in months(drawn.first, drawn.last):
        cell = (month - drawn.first).days * axis // days
        name = label(month, not line)
        if (not line or cell > len(line)) and cell + len(name) <= axis:
            line = f"{line:{cell}}{name}"
    return line


def months(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of the months between two days."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    starts = [
        dt.date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count)
    ]
    return [day for day in starts if first <= day <= last]


def label(month: dt.date, with_year: bool) -> str:
    """'Jan 24' where the year is to be told, else 'Feb'."""
    return month.strftime("%b %y") if with_year or month.month == 1 else month.strftime("%b")
