"""The entries of a live blog on an HTML page, each with the day it was published."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from attache.model import FuzzyDate
from attache.reading.dates import day_of
from attache.reading.draft import Block
from attache.reading.fragment import blocks_of
from attache.reading.page import About

MIN_ENTRIES = 2
"""Dated entries that make a page that calls itself live a live blog."""

_LIVE = re.compile(r"\blive-?(?:blog|feed|updates?|coverage|stream|post|entr(?:y|ies))\b|\bliveblog", re.I)
_LIVE_URL = re.compile(r"/(?:live|liveblog|live-?updates?|live-?news|live-?blog)(?:/|-|$)|-live(?:-updates?)?/?$", re.I)
_ENTRY = re.compile(r"(?:^|[\s_-])(?:entry|post|update|item|block|liveblog-?\w*|live-?\w+)(?:$|[\s_-])", re.I)
_HOLDERS = frozenset(("article", "li", "section", "div"))
_MIN_WORDS = 8  # of an entry: shorter ones are time lines of links


def entries(tree: Any, said: About, url: str | None, now: dt.date) -> list[Block]:
    """The blocks of a live blog, each stamped with its entry's day, in the page's order; empty for every other page."""
    if not (said.linked.live or _LIVE_URL.search(url or "") or _calls_itself_live(tree)):
        return []
    marked = [*_marked_up(tree, now)]
    declared = _declared(said, now)
    best = max(marked, declared, key=lambda found: sum(len(block.text) for block in found))
    return best


def _calls_itself_live(tree: Any) -> bool:
    for node in tree.iter("body", "main", "article", "section", "div", "ul", "ol"):
        if _LIVE.search(f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemtype') or ''}"):
            return True
    return False


def _marked_up(tree: Any, now: dt.date) -> list[Block]:
    """Entries as elements: each the smallest holder of one machine-readable time and some sentences."""
    holders: list[tuple[Any, FuzzyDate]] = []
    for time in tree.iter("time"):
        day = day_of(time.get("datetime"), now)
        holder = _holder(time) if day else None
        if day and holder is not None and all(holder is not other for other, _ in holders):
            holders.append((holder, day))
    if len(holders) < MIN_ENTRIES:
        return []
    found: list[Block] = []
    for group, (holder, day) in enumerate(holders):
        for time in list(holder.iter("time")):
            time.text = None
            for inner in list(time):
                time.remove(inner)
        inside = blocks_of(holder, day, first_group=group * 1000)
        if sum(len(block.text.split()) for block in inside) >= _MIN_WORDS:
            found += inside
    return found


def _holder(time: Any) -> Any:
    """The nearest entry around a time; None where it holds most of the page's times and so is the page's own head."""
    for outer in time.iterancestors():
        if outer.tag not in _HOLDERS:
            if outer.tag in ("body", "html", "main", "nav", "footer", "aside"):
                return None
            continue
        marks = f"{outer.get('class') or ''} {outer.get('itemprop') or ''} {outer.get('id') or ''}"
        if (
            outer.tag == "article"
            or outer.get("itemprop") == "liveBlogUpdate"
            or (_ENTRY.search(marks) and _wordy(outer))
        ):
            times = {inner.get("datetime") for inner in outer.iter("time")} - {None}
            return outer if len(times) <= 2 and _wordy(outer) else None
    return None


def _wordy(node: Any) -> bool:
    return len(node.text_content().split()) >= _MIN_WORDS


def _declared(said: About, now: dt.date) -> list[Block]:
    """Entries as JSON-LD declares them; their text may be plain or HTML."""
    from lxml.html import fragment_fromstring

    if len(said.linked.updates) < MIN_ENTRIES:
        return []
    found: list[Block] = []
    for group, (date, headline, body) in enumerate(said.linked.updates):
        day = day_of(date, now)
        if headline and not body.startswith(headline):
            found.append(Block("heading", headline, group * 1000, day))
        if body:
            element = fragment_fromstring(body.replace("\x00", "").replace("\n", "<br>"), create_parent="div")
            found += blocks_of(element, day, first_group=group * 1000)
    return found
