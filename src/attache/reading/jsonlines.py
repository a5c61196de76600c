"""JSON and JSON lines to drafts: our own field names, and those that news-please and trafilatura write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from attache.errors import InputError, TooLarge, UnreadableSource
from attache.model import Refused
from attache.reading import dates, html, live, text
from attache.reading.clean import clean, key
from attache.reading.draft import Block, Draft, Origin
from attache.reading.encoding import decode
from attache.reading.limits import MAX_RECORD_BYTES

# For each field of a report, the names that writers use for it; the first that holds something counts.
_TEXT = ("text", "maintext", "raw_text", "body", "content", "article_body", "articleBody")
_TITLE = ("title", "headline")
_DAY = ("date", "date_publish", "published", "publication_date", "date_published", "datePublished", "pubdate")
_OUTLET = (
    "outlet",
    "sitename",
    "site_name",
    "source",
    "publisher",
    "hostname",
    "source_domain",
    "source-hostname",
    "domain",
)
_AUTHOR = ("author", "authors", "byline")
_URL = ("url", "link", "canonical_url", "source_url")
_STANDFIRST = ("standfirst", "subtitle", "description", "excerpt", "summary")
_LISTS = ("articles", "items", "data", "results", "documents", "docs", "records")


def records(stream: BinaryIO, origin: Origin) -> Iterator[tuple[str, Draft | Refused]]:
    """The drafts of JSON lines, read line by line, or of one JSON document (a record, a list of them, or an object that
    holds such a list), each with the name of its record. A broken line is refused by its number; the others are
    read."""
    first = _line(stream)
    if first is not None and _is_record(first):
        yield from _lines(stream, first, origin)
        return
    whole = (first or b"") + stream.read(MAX_RECORD_BYTES + 1 - len(first or b""))
    if first is None or len(whole) > MAX_RECORD_BYTES:
        raise TooLarge(
            f"one JSON document may have {MAX_RECORD_BYTES:,} bytes: write it as JSON lines, one article a line"
        )
    try:
        document = json.loads(decode(whole, "utf-8"), strict=False)
    except (ValueError, RecursionError) as error:
        if b"\n" in whole.strip() and _some_lines(whole):
            yield from _lines(iter(whole.splitlines(keepends=True)), b"", origin)
            return
        raise UnreadableSource(f"it is not valid JSON: {_short(error)}") from error
    for number, record in enumerate(_listed(document), 1):
        name = f"{origin.name} record {number}"
        yield name, _draft(record, name, origin)


def _lines(stream: Iterable[bytes], first: bytes, origin: Origin) -> Iterator[tuple[str, Draft | Refused]]:
    number = 0
    for line in _all_lines(first, stream):
        number += 1
        name = f"{origin.name} line {number}"
        if line is None:
            yield name, Refused(name, f"one line may have {MAX_RECORD_BYTES:,} bytes: split the record")
            continue
        if not line.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
            continue
        try:
            record = json.loads(decode(line, "utf-8"), strict=False)
        except (ValueError, RecursionError) as error:
            yield name, Refused(name, f"it is not valid JSON: {_short(error)}")
            continue
        yield name, _draft(record, name, origin)


def _all_lines(first: bytes, stream: Iterable[bytes]) -> Iterator[bytes | None]:
    if first:
        yield first
    if hasattr(stream, "readline"):
        while (line := _line(stream)) != b"":
            yield line
    else:
        yield from stream


def _line(stream: Any) -> bytes | None:
    """The next line; empty at the end; None where it is longer than a record may be (the rest of it is skipped)."""
    line: bytes = stream.readline(MAX_RECORD_BYTES + 1)
    if len(line) <= MAX_RECORD_BYTES:
        return line
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_RECORD_BYTES)
    return None


def _is_record(line: bytes) -> bool:
    try:
        return isinstance(json.loads(decode(line, "utf-8"), strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _some_lines(whole: bytes) -> bool:
    """Whether a text that is no JSON as a whole has records on lines of their own: its first line alone is broken."""
    return any(_is_record(line) for line in whole.splitlines()[:20] if line.startswith(b"{"))


def _listed(document: Any) -> list[Any]:
    if isinstance(document, list):
        return document
    if isinstance(document, dict) and not any(document.get(name) for name in _TEXT):
        for name in _LISTS:
            if isinstance(document.get(name), list):
                return list(document[name])
    return [document]


def _draft(record: Any, name: str, origin: Origin) -> Draft | Refused:
    try:
        return draft(record, origin)
    except InputError as error:
        return Refused(name, str(error))


def draft(record: Any, origin: Origin) -> Draft:
    """The draft of one record. Raises UnreadableSource where it is not an object or has neither text nor title."""
    if not isinstance(record, dict):
        raise UnreadableSource("it is not a JSON object with the fields of an article")
    title, body = _string(record, _TITLE), _string(record, _TEXT)
    standfirst = _string(record, _STANDFIRST)
    if not body and not (title and standfirst):
        raise UnreadableSource("it has no text: give one of " + ", ".join(_TEXT[:3]))
    said = dates.published(_first_day(record, origin), "metadata")
    markup = "<" in body and ("</p>" in body or "<br" in body or "</div>" in body)
    blocks = html.text_blocks(body) if markup else text.paragraphs(clean(body))
    if said.how == "unknown":
        said = dates.published(text.day_in(blocks, origin), "text")
    blocks = live.stamped(blocks, origin.published or said.earliest, origin.now)
    if standfirst and _stands_apart(standfirst, body):
        blocks.insert(0, Block("standfirst", standfirst))
    return Draft(
        blocks=tuple(blocks),
        title=title,
        url=_string(record, _URL) or None,
        outlet=_string(record, _OUTLET) or None,
        byline=_string(record, _AUTHOR) or None,
        published=said,
    )


def _stands_apart(standfirst: str, body: str) -> bool:
    """Whether a description says its own sentence, and is not the beginning of the text cut off."""
    words = key(standfirst.rstrip(" .…[]"))
    return len(standfirst.split()) >= 5 and words not in key(body)


def _first_day(record: dict[str, Any], origin: Origin) -> Any:
    days = (
        dates.day_of(value, origin.now) for name in _DAY if isinstance(value := record.get(name), str | int | float)
    )
    return next((day for day in days if day), None)


def _string(record: dict[str, Any], names: Iterable[str]) -> str:
    for name in names:
        value = record.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, list):
            value = "; ".join(
                one if isinstance(one, str) else str(one.get("name", ""))
                for one in value
                if isinstance(one, str | dict)
            )
        if isinstance(value, str) and value.strip():
            return clean(value).strip()
    return ""


def _short(error: Exception) -> str:
    return "it nests too deep" if isinstance(error, RecursionError) else str(error).split("\n")[0][:120]
