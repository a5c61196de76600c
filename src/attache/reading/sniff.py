"""What kind of source some bytes are: by their content first, by the name's extension second."""

from __future__ import annotations

import re
from typing import Literal

from attache.errors import UnreadableSource
from attache.reading.encoding import decode

Kind = Literal["html", "text", "markdown", "json", "feed", "warc", "gzip"]

# Beginnings of files that people drop into a folder of articles, with what a person can do about each.
_FOREIGN = (
    (b"%PDF-", "a PDF document: export its text first"),
    (b"PK\x03\x04", "a zip archive or office document: unpack it or save it as text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as text first"),
    (b"{\\rtf", "a rich text document: save it as plain text first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-zip archive: unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)\b")
_ROOT = re.compile(r"<([A-Za-z][\w:.-]*)")
_PROLOGUE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\])*>)+", re.S | re.I)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(r"</?(?:p|div|span|a|h[1-6]|article|section|meta|script|ul|li|br|img|table|title)\b[^<>]*>", re.I)
_JSON = re.compile(r'\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:\{|\]|$))')


def sniff(head: bytes, name: str) -> Kind:
    """The kind of a source that begins with `head` and is called `name`.

    Raises UnreadableSource where it is empty, binary, or of a kind nobody reads."""
    if not head.strip(b"\x00 \t\r\n"):
        raise UnreadableSource("it is empty" if not head else "it holds nothing but blanks")
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    for mark, what in _FOREIGN:
        if head.startswith(mark):
            raise UnreadableSource(f"it is {what}")
    text = decode(head[:16384]).lstrip("\ufeff\x00 \t\r\n")
    if _binary(text):
        raise UnreadableSource("it is binary, not text: give HTML, plain text, Markdown, JSON lines, a feed or a WARC")
    return _text_kind(text, name.lower())


def _binary(text: str) -> bool:
    """Text has next to no control characters; packed or compiled bytes have about one in ten. NULs alone may be
    padding."""
    marks = sum(1 for c in text if c < " " and c not in "\x00\t\n\x0b\x0c\r\x1b")
    nulls = text.count("\x00")
    return marks > len(text) * 0.02 or nulls > len(text) * 0.3 or (nulls > 0 and marks > len(text) * 0.005)


def _text_kind(text: str, name: str) -> Kind:
    if text.startswith("<"):
        prologue = _PROLOGUE.match(text)
        inside = text[prologue.end() :] if prologue else text
        if _FEED.match(inside):
            return "feed"
        if _HTML.search(text[:4096]) or _TAG.match(inside):
            return "html"
        if text.lower().startswith("<?xml"):
            if "<!ENTITY" in text:
                return "feed"  # nobody else writes one: the feed reader says why it is refused
            root = _ROOT.match(inside)
            what = f" (its root is <{root.group(1)}>)" if root else ""
            raise UnreadableSource(f"it is XML, but neither a feed nor a page{what}")
    if _JSON.match(text):
        return "json"
    if name.endswith((".json", ".jsonl", ".ndjson")):
        return "json"
    if name.endswith((".md", ".markdown")):
        return "markdown"
    if _HTML.search(text[:2048]) or len(_TAG.findall(text)) >= 6 or name.endswith((".html", ".htm", ".xhtml")):
        return "html"
    return "text"
