"""RSS and Atom to drafts: each item is a report, from its full content where the feed carries it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from attache.errors import TooLarge, UnreadableSource
from attache.model import Refused
from attache.reading import dates
from attache.reading.clean import squeeze
from attache.reading.draft import Block, Draft, Origin
from attache.reading.html import text_blocks
from attache.reading.limits import MAX_FEED_ITEMS

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_POINTER = re.compile(
    r"(?:\[(?:…|&hellip;|\.\.\.)\]|\b(?:read more|continue reading|read the full (?:story|article))\b.{0,80})\s*$", re.I
)


def records(text: str, origin: Origin) -> Iterator[tuple[str, Draft | Refused]]:
    """The drafts of a feed's items, each with the item's name. Items without a title and a text are refused one by one;
    where the XML is broken, what could be recovered is read and the fault is named once, at the end.

    Raises UnreadableSource for a feed that declares entities of its own, or holds no item; TooLarge for too many."""
    if "<!ENTITY" in text:
        raise UnreadableSource("it declares XML entities of its own, as an entity bomb does: such feeds are not read")
    import feedparser

    data = _DECLARATION.sub("", text.replace("\x00", "")).encode("utf-8", "replace")
    feed = feedparser.parse(
        io.BytesIO(data), response_headers={"content-type": "application/xml; charset=utf-8"}, sanitize_html=False
    )
    items = feed.get("entries", [])
    fault = feed.get("bozo_exception")
    fault_line = getattr(fault, "getLineNumber", None)
    if not items:
        why = f": {_first_line(fault)}" if fault is not None and fault_line else ""
        raise UnreadableSource(f"the feed holds no item{why}")
    if len(items) > MAX_FEED_ITEMS:
        raise TooLarge(f"the feed has more than {MAX_FEED_ITEMS:,} items: write them as JSON lines")
    outlet = squeeze(str(feed.feed.get("title", ""))) or None
    for number, item in enumerate(items, 1):
        name = f"{origin.name} item {number}"
        found = _draft(item, outlet, origin)
        yield name, found or Refused(name, "the item has neither a title nor a text")
    if fault is not None and fault_line:
        why = f"the feed's XML is broken ({_first_line(fault)}): {len(items)} items were recovered"
        yield origin.name, Refused(f"{origin.name} line {fault_line()}", why)


def _draft(item: Any, outlet: str | None, origin: Origin) -> Draft | None:
    title = squeeze(" ".join(block.text for block in text_blocks("<p>" + str(item.get("title") or "") + "</p>")))
    full = max((str(part.get("value") or "") for part in item.get("content", [])), key=len, default="")
    summary = str(item.get("summary") or "")
    body = full if len(full) >= len(summary) else summary
    blocks = _blocks(body)
    if not blocks and not title:
        return None
    day = next(
        (day for name in ("published", "created", "updated") if (day := dates.day_of(item.get(name), origin.now))), None
    )
    url = item.get("link") or (item.get("id") if str(item.get("id", "")).startswith("http") else None)
    named = item.get("source", {}).get("title") if isinstance(item.get("source"), dict) else None
    return Draft(
        blocks=tuple(blocks),
        title=title,
        url=url,
        outlet=named or outlet,
        byline=item.get("author"),
        published=dates.published(day, "metadata"),
    )


def _blocks(body: str) -> list[Block]:
    found = text_blocks(body if "<" not in body else f"<div>{body}</div><p></p>")
    kept = []
    for block in found:
        text = squeeze(block.text)
        if len(text.split()) < 40 or _POINTER.search(text):
            text = _POINTER.sub("", text).strip()
        if text:
            kept.append(Block(block.role, text, block.group, block.stamp))
    return kept


def _first_line(error: Any) -> str:
    return str(getattr(error, "getMessage", lambda: error)()).split("\n")[0][:100]
