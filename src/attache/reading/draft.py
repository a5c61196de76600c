"""What a reader of one format hands on: blocks of text in reading order, and what the source says about itself."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from attache.model import FuzzyDate, Published

Role = Literal["headline", "standfirst", "heading", "paragraph", "item", "takeaway"]


class Origin(msgspec.Struct, frozen=True):
    """Where some bytes come from. `name` is what a person calls the source in a message, `charset` what HTTP declared,
    `published` the day given by hand, `now` the day of reading: no report is younger."""

    name: str
    url: str | None = None
    charset: str | None = None
    published: dt.date | None = None
    now: dt.date = msgspec.field(default_factory=dt.date.today)


class Block(msgspec.Struct, frozen=True):
    """A paragraph, heading or bullet as the page sets it. Blocks of one `group` stand together without a gap (the items
    of one list, the lines of one chunk). `stamp` is the day of the live-blog entry that the block belongs to."""

    role: Role
    text: str
    group: int = 0
    stamp: FuzzyDate | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One report before its sections are settled."""

    blocks: tuple[Block, ...]
    title: str = ""
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published = Published()
