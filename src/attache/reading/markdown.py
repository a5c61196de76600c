"""Markdown to a draft: front matter, headings, paragraphs and lists; code, tables and pictures are not text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from attache.reading import dates, live
from attache.reading.clean import clean
from attache.reading.draft import Block, Draft, Origin
from attache.reading.source import is_byline
from attache.reading.text import day_in, head_lines, without_masthead

_FRONT = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|$)", re.S)
_FIELD = re.compile(r"([A-Za-z][\w-]*)\s*[:=]\s*(.*)")
_FENCE = re.compile(r"^[ ]{0,3}(```+|~~~+)[^\n]*\n.*?(?:^[ ]{0,3}\1[`~]*[ \t]*$|\Z)", re.S | re.M)
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)\s*$")
_ITEM = re.compile(r"\s*(?:[*+•-]|\d{1,3}[.)])\s+(?=\S)")
_TABLE = re.compile(r"\s*\|.*\|\s*$|\s*:?-{3,}:?\s*\|.*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_NAMES = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "publishdate": "published",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "source": "outlet",
    "outlet": "outlet",
    "publisher": "outlet",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "canonical_url": "url",
    "subtitle": "standfirst",
    "standfirst": "standfirst",
}
# Each is bounded, so that a file of nothing but marks costs no more than its length.
_INLINE = (
    (re.compile(r"<!--.{0,2000}?-->", re.S), ""),
    (re.compile(r"!\[[^\[\]]{0,300}\](?:\([^()]{0,500}\)|\[[^\[\]]{0,100}\])"), ""),  # a picture
    (re.compile(r"\[\^[^\[\]]{1,50}\]:?"), ""),  # a footnote's mark
    (re.compile(r"\[([^\[\]]{0,400})\](?:\((?:[^()]|\([^()]{0,200}\)){0,800}\)|\[[^\[\]]{0,100}\])"), r"\1"),  # a link
    (re.compile(r"<(https?://[^>\s]{1,500})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]{0,300}>"), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,600}?)(?<=\S)\1", re.S), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]{1,600}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]{1,600}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`]{1,300})`"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)

_SHORT = 60  # characters of a line that is a date or a byline rather than prose
_EMPHASISED = re.compile(r"^((?:\*{1,3}|_{1,3})([^*_\n].*?[^*_\n])(?:\*{1,3}|_{1,3}))[ \t]*$", re.MULTILINE)


def draft(text: str, origin: Origin) -> Draft:
    """The draft of a Markdown file. Its headline is that of the front matter, else its first level-one heading."""
    fields, rest = _front_matter(clean(text))
    if not fields:
        fields, rest = head_lines(rest)
    blocks, outlet, day, signed = without_masthead(list(_blocks(_FENCE.sub("\n\n", rest))), origin)
    blocks = _with_standfirst(blocks, rest)
    title = fields.get("title") or next((block.text for block in blocks if block.role == "headline"), "")
    said = dates.published(dates.day_of(fields.get("published"), origin.now), "metadata")
    if said.how == "unknown":
        said = dates.published(day or day_in(blocks, origin), "text")
    blocks = live.stamped(blocks, origin.published or said.earliest, origin.now)
    if standfirst := fields.get("standfirst"):
        blocks.insert(0, Block("standfirst", standfirst))
    return Draft(
        blocks=tuple(blocks),
        title=title,
        url=fields.get("url"),
        outlet=fields.get("outlet") or outlet,
        byline=fields.get("byline") or signed,
        published=said,
    )


def _with_standfirst(blocks: list[Block], text: str) -> list[Block]:
    """The first paragraph of prose, if it is set whole in italics or bold: that is how Markdown writes a standfirst. A
    short line before it, such as a date or a byline, is no prose."""
    if any(block.role == "standfirst" for block in blocks):
        return blocks
    emphasised = {match.group(2).strip() for match in _EMPHASISED.finditer(text)}
    for i, block in enumerate(blocks):
        if is_byline(block.text):
            continue
        if block.role == "paragraph" and block.text in emphasised:
            return [*blocks[:i], msgspec.structs.replace(block, role="standfirst"), *blocks[i + 1 :]]
        if block.role == "paragraph" and len(block.text) > _SHORT:
            break
    return blocks


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The plain fields of a YAML or TOML front matter, and what follows it. Nested ones are not needed here."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    fields: dict[str, str] = {}
    for line in found.group(2).split("\n"):
        if (pair := _FIELD.fullmatch(line.rstrip())) and (name := _NAMES.get(pair.group(1).lower())):
            value = pair.group(2).strip().strip("[]").strip().strip("\"'")
            if value:
                fields.setdefault(name, value)
    return fields, text[found.end() :]


def _blocks(text: str) -> Iterator[Block]:
    lines: list[str] = []
    group = 0
    for line in [*text.split("\n"), ""]:
        line = re.sub(r"^[ ]{0,3}(?:>[ ]?)+", "", line)
        heading = _HEADING.match(line)
        underline = _UNDERLINE.match(line) if lines and not _ITEM.match(lines[0]) else None
        if underline and len(lines) == 1:
            yield from _made("headline" if underline.group(1)[0] == "=" else "heading", lines.pop(), group)
            continue
        if not line.strip() or heading or _RULE.match(line) or _TABLE.match(line) or _ITEM.match(line):
            yield from _paragraph(lines, group)
            lines = []
            group += not line.strip() or heading is not None
        if heading:
            yield from _made("headline" if len(heading.group(1)) == 1 else "heading", heading.group(2), group)
        elif line.strip() and not _RULE.match(line) and not _TABLE.match(line):
            lines.append(line)


def _paragraph(lines: list[str], group: int) -> Iterator[Block]:
    if lines:
        item = _ITEM.match(lines[0])
        text = " ".join([lines[0][item.end() if item else 0 :], *lines[1:]])
        yield from _made("item" if item else "paragraph", text, group)


def _made(role: str, text: str, group: int) -> Iterator[Block]:
    for mark, plain in _INLINE:
        text = mark.sub(plain, text)
    if text.strip():
        match role:
            case "headline":
                yield Block("headline", text.strip(), group)
            case "heading":
                yield Block("heading", text.strip(), group)
            case "item":
                yield Block("item", text.strip(), group)
            case _:
                yield Block("paragraph", text.strip(), group)
