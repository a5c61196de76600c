"""Plain text to a draft: with head lines ("Title: ..."), or as a reader pasted the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from attache.model import FuzzyDate
from attache.reading import dates, live
from attache.reading.clean import clean, key
from attache.reading.draft import Block, Draft, Origin
from attache.reading.limits import MAX_TITLE_WORDS
from attache.reading.sections import is_prose
from attache.reading.source import is_byline, is_name
from attache.reading.vocabulary import heading_role, is_furniture

_FIELDS = {
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "source": "outlet",
    "outlet": "outlet",
    "url": "url",
    "link": "url",
    "byline": "byline",
    "author": "byline",
    "standfirst": "standfirst",
}
_HEAD_LINE = re.compile(rf"({'|'.join(_FIELDS)})[ \t]*:[ \t]*(\S.*)", re.I)
_BULLET = re.compile(r"\s*(?:[•◦▪‣●■·]\s*|[*+–—-]\s+)(?=\S)")
_HEAD_BLOCKS = 14  # a pasted page's head is over by then: title, standfirst, author box, dates, title again
_MASTHEAD_BLOCKS = 4
_WRAPPED = (40, 100)  # characters of a line that an editor broke, not an author
_STANDFIRST_WORDS = 70


def draft(text: str, origin: Origin) -> Draft:
    """The draft of a plain text. Its first line is the headline where it does not read like a sentence."""
    fields, rest = head_lines(clean(text))
    blocks = paragraphs(rest)
    title = fields.get("title", "")
    if not title and blocks and _is_title(blocks[0].text):
        title = blocks[0].text
    said = dates.published(dates.day_of(fields.get("published"), origin.now), "metadata")
    blocks, outlet, day, signed = without_masthead(blocks, origin)
    if said.how == "unknown":
        said = dates.published(day or day_in(blocks, origin), "text")
    blocks, author = _settle_head(blocks, title)
    blocks = live.stamped(blocks, origin.published or said.earliest, origin.now)
    if standfirst := fields.get("standfirst"):
        blocks = [Block("standfirst", standfirst), *blocks]
    return Draft(
        blocks=tuple(blocks),
        title=title,
        url=fields.get("url"),
        outlet=fields.get("outlet") or outlet,
        byline=fields.get("byline") or author or signed,
        published=said,
    )


def head_lines(text: str) -> tuple[dict[str, str], str]:
    """The head lines that a text begins with, by field, and what follows them. The first line for a field counts."""
    fields: dict[str, str] = {}
    lines = text.lstrip().split("\n")
    for i, line in enumerate(lines):
        if found := _HEAD_LINE.fullmatch(line.strip()):
            fields.setdefault(_FIELDS[found.group(1).lower()], found.group(2).strip())
        elif line.strip() or not fields:
            return fields, "\n".join(lines[i:])
    return fields, ""


def paragraphs(text: str) -> list[Block]:
    """Paragraphs and bullets of a text. Lines that an editor wrapped are joined; a chunk between empty lines is one
    group."""
    blocks: list[Block] = []
    for group, chunk in enumerate(re.split(r"\n[ \t]*(?:\n[ \t]*)+", text)):
        lines = [line for line in chunk.split("\n") if line.strip()]
        for line in _unwrapped(lines):
            bullet = _BULLET.match(line)
            content = line[bullet.end() :] if bullet else line
            blocks.append(Block("item" if bullet else "paragraph", content.strip(), group))
    return blocks


def without_masthead(
    blocks: list[Block], origin: Origin
) -> tuple[list[Block], str | None, FuzzyDate | None, str | None]:
    """The blocks without a line near their head that names outlet and day and, at most, who wrote it; the outlet, the
    day and that byline."""
    for i, block in enumerate(blocks[:_MASTHEAD_BLOCKS]):
        if found := dates.masthead(block.text, origin.now):
            name, day, more = found
            return [*blocks[:i], *blocks[i + 1 :]], name, day, more if is_byline(more) else None
    return blocks, None, None, None


def day_in(blocks: Sequence[Block], origin: Origin) -> FuzzyDate | None:
    """The day of publication that a line says outright, else that of the first dateline."""
    edge = [*blocks[:_HEAD_BLOCKS], *blocks[-4:]]
    if day := dates.from_lines((block.text for block in edge), origin.now):
        return day
    return next((line[1] for block in edge if (line := dates.dateline(block.text, origin.now)) and line[1]), None)


def _unwrapped(lines: list[str]) -> list[str]:
    """The paragraphs of one chunk: the lines themselves, or their joins where they were broken at a margin."""
    if not _is_wrapped(lines):
        return lines
    joined: list[str] = []
    for line in lines:
        if joined and not _BULLET.match(line):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
    return joined


def _is_wrapped(lines: list[str]) -> bool:
    inner = [line.strip() for line in lines[:-1]]
    if not inner or max(map(len, lines)) > _WRAPPED[1]:
        return False
    open_ended = sum(1 for line in inner if not re.search(r"[.!?:;][\"”’')]*$", line))
    near_margin = sum(1 for line in inner if len(line) >= _WRAPPED[0])
    goes_on = any(line.strip()[:1].islower() for line in lines[1:])
    return goes_on and near_margin >= len(inner) / 2 and open_ended >= len(inner) / 2


def _is_title(line: str) -> bool:
    ended = line.endswith((".", ";", ",")) and not re.search(r"\b[A-Z]\.[A-Z]?\.?$|\.\.\.$", line)
    steers = heading_role(line) or is_furniture(line) or is_byline(line)
    return 2 <= len(line.split()) <= min(MAX_TITLE_WORDS, 30) and not ended and not steers


def _settle_head(blocks: list[Block], title: str) -> tuple[list[Block], str | None]:
    """Settles the head of a pasted page: the standfirst, and the author named among the furniture."""
    name = key(title)
    head = blocks[:_HEAD_BLOCKS]
    copies = [i for i, block in enumerate(head) if name and key(block.text) == name]
    signed = [i for i, block in enumerate(head) if _is_signed(block.text)]
    marks = signed + [i for i, block in enumerate(head) if is_furniture(block.text)]
    end = max([*copies[1:], *signed], default=-1) + 1
    author: str | None = None
    prose: list[int] = []
    dropped: set[int] = set()
    for i, block in enumerate(head[:end]):
        if block.role != "paragraph" or i in copies or i in marks:
            if author is None and is_byline(block.text):
                author = block.text
        elif is_prose(block.text):
            prose.append(i)
        elif author is None and is_name(block.text) and _beside(i, marks):
            author = block.text
            dropped.add(i)
    settled = list(blocks)
    # A lone sentence or two between the headline and the byline; a whole story above its byline has no standfirst.
    if len(prose) == 1 and len(head[prose[0]].text.split()) <= _STANDFIRST_WORDS and prose[0] <= 2:
        settled[prose[0]] = msgspec.structs.replace(settled[prose[0]], role="standfirst")
    return [block for i, block in enumerate(settled) if i not in dropped], author


def _is_signed(line: str) -> bool:
    return is_byline(line) or dates.is_stamp(line) or dates.is_bare_day(line)


def _beside(i: int, marks: list[int]) -> bool:
    return any(abs(i - mark) == 1 for mark in marks)
