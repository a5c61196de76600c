"""Blocks of a page to the sections of a report: what is headline, standfirst, body, takeaway, significance, and what is
not text at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from attache.errors import UnreadableSource
from attache.model import FuzzyDate, Section, SectionKind
from attache.reading.clean import key, squeeze
from attache.reading.dates import dateline, is_bare_day, is_stamp
from attache.reading.draft import Block
from attache.reading.limits import MAX_TITLE_WORDS
from attache.reading.source import is_byline
from attache.reading.vocabulary import heading_role, is_furniture, label, wire

_MIN_HEADING_WORDS = 4  # below that a heading is a signpost ("Background"), not a statement
_MAX_TAKEAWAY_WORDS = 60  # a longer "takeaway" is a paragraph of the article
_MAX_SIGNIFICANCE = 3  # paragraphs after a "Why it matters" heading that no further heading ends
_END = re.compile(r"[.!?…:;][\"”’'»)\]]*$")


class Piece(msgspec.Struct, frozen=True):
    """One section's text. The first `lead` characters are a label or a dateline: part of the text, not of the
    section."""

    kind: SectionKind
    text: str
    stamp: FuzzyDate | None = None
    lead: int = 0


def is_prose(text: str) -> bool:
    """Whether a line reads like a sentence and not like a link or a label."""
    return len(text.split()) >= 5 and _END.search(text) is not None


def arrange(blocks: Iterable[Block], title: str = "") -> list[Piece]:
    """The pieces of a report in reading order: a repeated headline, page furniture and links to other stories left out.

    Sub-headings of four words and more stay as body; shorter ones only steer what follows them."""
    kept = list(_distinct(_texts(blocks), squeeze(title)))
    headline = squeeze(title) or next((block.text for block in kept if block.role == "headline"), "")
    body = [block for block in kept if block.role != "headline"]
    head = [Piece("headline", headline)] if headline and len(headline.split()) <= MAX_TITLE_WORDS else []
    return head + list(_walk(body))


def lay_out(pieces: Sequence[Piece]) -> tuple[str, tuple[Section, ...]]:
    """The report's text and its sections: one empty line between pieces, a plain line end between takeaways."""
    text = ""
    sections: list[Section] = []
    before: Piece | None = None
    for piece in pieces:
        if before:
            text += "\n" if before.kind == piece.kind == "takeaway" else "\n\n"
        start = len(text) + piece.lead
        text += piece.text
        sections.append(Section(piece.kind, start, len(text), piece.stamp))
        before = piece
    ensure_apart(sections, len(text))
    return text, tuple(sections)


def ensure_apart(sections: Iterable[Section], length: int) -> None:
    """Raises UnreadableSource unless the sections are in order, not empty, apart, and inside a text of `length`."""
    end = 0
    for section in sections:
        if not end <= section.start < section.end <= length:
            raise UnreadableSource(
                f"its sections overlap at character {section.start}: report this as a fault of the reader"
            )
        end = section.end


def _texts(blocks: Iterable[Block]) -> Iterator[Block]:
    begun = 0  # sentences so far: a bare day above them is that of publication, below them part of a chronology
    for block in blocks:
        text = squeeze(block.text)
        if block.role in ("item", "takeaway"):
            text = text.lstrip("•◦▪‣●■*·–—- ")
        if not any(character.isalnum() for character in text):
            continue
        steering = block.role in ("heading", "paragraph") and heading_role(text) is not None
        named = block.role == "headline" or (block.role == "standfirst" and not is_byline(text))
        if steering or named or not (_is_page(text) or (begun < 2 and is_bare_day(text))):
            begun += block.role == "paragraph" and is_prose(text)
            yield msgspec.structs.replace(block, text=text)


def _is_page(text: str) -> bool:
    bare = text.strip("-–— ()[]/.")
    return is_furniture(text) or is_byline(text) or is_stamp(text) or wire(bare) is not None


def _distinct(blocks: Iterable[Block], title: str) -> Iterator[Block]:
    """Without later copies: of the headline, of the standfirst, and of whole paragraphs (pulled quotes, pasted
    twice)."""
    seen = {key(title)} if title else set()
    stood: list[str] = []
    for block in blocks:
        name = key(block.text)
        long = len(block.text.split()) >= 8
        if name in seen or (block.role == "paragraph" and any(name == first for first in stood)):
            continue
        if block.role in ("headline", "standfirst") or long:
            seen.add(name)
        if block.role == "standfirst":
            stood.append(name)
        yield block


def _walk(blocks: Sequence[Block]) -> Iterator[Piece]:
    """The pieces after the headline, steered by the headings on the way."""
    mode: str | None = None
    left = 0  # how many more blocks the mode holds for
    for i, block in enumerate(blocks):
        text, role = block.text, block.role
        steer = (
            heading_role(text)
            if role == "heading" or (role == "paragraph" and len(text) < 90 and not is_prose(text))
            else None
        )
        if steer:
            mode, left = steer, _reach(steer, blocks[i + 1 :])
            continue
        if role == "heading":
            mode = None
        if mode is not None:
            kind = _steered(mode, block)
            left -= 1
            if left <= 0:
                mode = None
            if kind == "drop":
                continue
            if kind in ("takeaway", "significance"):
                yield _piece("takeaway" if kind == "takeaway" else "significance", block)
                continue
            mode = None
        if role in ("standfirst", "takeaway"):
            yield _piece("standfirst" if role == "standfirst" else "takeaway", block)
        elif role != "heading" or len(text.split()) >= _MIN_HEADING_WORDS:
            yield _body(block)


def _reach(steer: str, following: Sequence[Block]) -> int:
    """How many of the blocks that follow a steering heading belong to it."""
    until = next((i for i, block in enumerate(following) if block.role == "heading" or heading_role(block.text)), None)
    run = list(following[:until])
    if steer == "takeaway":
        items = _run_of(run, "item")
        return items or _short_lines(run)
    if steer == "significance":
        items = _run_of(run, "item")
        bounded = until is not None or len(run) <= _MAX_SIGNIFICANCE
        return items or (len(run) if bounded else min(len(run), 1))
    if steer == "author":
        return min(len(run), 1)
    return len(run)


def _run_of(run: Sequence[Block], role: str) -> int:
    return next((i for i, block in enumerate(run) if block.role != role), len(run))


def _short_lines(run: Sequence[Block]) -> int:
    """Takeaways set as plain lines: those that stand together, else the one paragraph."""
    together = 0
    for block in run:
        if block.group != run[0].group or len(block.text.split()) > _MAX_TAKEAWAY_WORDS:
            break
        together += 1
    return together


def _steered(mode: str, block: Block) -> str:
    if mode in ("takeaway", "significance"):
        return mode
    if mode in ("elsewhere", "readers"):  # links are not sentences: the first sentence ends the box
        return "keep" if block.role in ("paragraph", "standfirst") and is_prose(block.text) else "drop"
    return "drop"


def _piece(kind: SectionKind, block: Block) -> Piece:
    named = label(block.text)
    return Piece(kind, block.text, block.stamp, named[1] if named else 0)


def _body(block: Block) -> Piece:
    if block.role == "paragraph":
        if named := label(block.text):
            return Piece("takeaway" if named[0] == "takeaway" else "significance", block.text, block.stamp, named[1])
        if line := dateline(block.text, dt.date.min):
            return Piece("body", block.text, block.stamp, line[0])
    return Piece("body", block.text, block.stamp)
