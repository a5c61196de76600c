"""Live blogs: entries that were published one by one, each with its own time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from attache.model import FuzzyDate
from attache.reading.dates import stamp_line
from attache.reading.draft import Block

MIN_ENTRIES = 3
"""Times at the head of paragraphs that make a plain text a live blog: one or two may be a report's own time of day."""

_ZONE = r"(?:GMT|UTC|BST|CES?T|E[SDE]?T|[CMP][SD]?T|WAT|[CES]AT|MSK|IST|EEST|AE[SD]T|local time|ET)"
_LEAD = re.compile(
    r"[\[(]?(?P<clock>(?:[01]?\d|2[0-3])[:.h][0-5]\d)\s?(?:[ap]\.?m\.?)?[ ,]*"
    rf"(?P<zone>{_ZONE})?(?:[+-]\d{{1,2}})?[\])]?"
    r"(?:\s*[:|–—-]+\s*|\s+|$)",
    re.I,
)


def stamped(blocks: Sequence[Block], day: dt.date | None, now: dt.date) -> list[Block]:
    """The blocks of a plain-text live blog ("14:05 GMT - ..."), times taken off and the entry's day set on each block;
    `day` is that of publication, until a line of its own names another. Every other text comes back as it was."""
    leads = [_lead(block.text) for block in blocks]
    if sum(lead is not None for lead in leads) < MIN_ENTRIES:
        return list(blocks)
    return list(_entries(blocks, leads, FuzzyDate.day(day) if day else None, now))


def _entries(blocks: Sequence[Block], leads: list[int | None], day: FuzzyDate | None, now: dt.date) -> Iterator[Block]:
    begun = False
    for block, lead in zip(blocks, leads, strict=True):
        said = stamp_line(block.text, now)
        if said and said[0]:
            day = said[0]  # a line of its own with a date heads the entries of that day
            continue
        begun = begun or lead is not None
        text = block.text[lead or 0 :]
        if text.strip():
            yield msgspec.structs.replace(block, text=text, stamp=day if begun else None)


def _lead(text: str) -> int | None:
    """How many characters at the head of a paragraph are the entry's time. A bare time counts where the line, or a
    dash, ends it: "14:05 the plane landed" is a sentence."""
    found = _LEAD.match(text)
    if not found:
        return None
    ended = found.end() == len(text) or re.search(r"[:|–—\])-]\s*$", found.group())
    return found.end() if found["zone"] or ended else None
