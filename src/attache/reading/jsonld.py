"""What a page says about its article in schema.org's JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Newsitem)$", re.I)
_MAX_OBJECTS = 5_000  # a live blog of a long day declares about 2,000; more is not read


class Linked(msgspec.Struct, frozen=True):
    """The article's own fields, as written. `updates` are a live blog's entries: (date, headline, text)."""

    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    body: str | None = None
    updates: tuple[tuple[str | None, str, str], ...] = ()
    live: bool = False


def linked(scripts: list[str]) -> Linked:
    """The fields of the first article that the JSON-LD blocks of a page describe; empty where they describe none.
    A broken block is left out."""
    articles = [thing for script in scripts for thing in _things(script) if _is_article(thing)]
    if not articles:
        return Linked()
    article = max(articles, key=lambda thing: ("datePublished" in thing, "headline" in thing))  # the first of the best
    updates = [entry for thing in articles for entry in _listed(thing.get("liveBlogUpdate")) if isinstance(entry, dict)]
    return Linked(
        headline=_text(article.get("headline")) or _text(article.get("name")),
        published=_text(article.get("datePublished")) or _text(article.get("dateCreated")),
        authors=tuple(name for one in _listed(article.get("author")) if (name := _name(one))),
        publisher=next((name for one in _listed(article.get("publisher")) if (name := _name(one))), None),
        url=_text(article.get("url")) or _address(article.get("mainEntityOfPage")),
        body=_text(article.get("articleBody")),
        updates=tuple(
            (
                _text(entry.get("datePublished")),
                _text(entry.get("headline")) or "",
                _text(entry.get("articleBody")) or "",
            )
            for entry in updates[:_MAX_OBJECTS]
        ),
        live=any("LiveBlogPosting" in _listed(thing.get("@type")) for thing in articles),
    )


def _things(script: str) -> Iterator[dict[str, Any]]:
    """Every object of one block, outermost first, those of live-blog entries left out."""
    text = (
        re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", script)
        .strip()
        .rstrip(";")
    )
    try:
        todo: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while todo and seen < _MAX_OBJECTS:
        thing = todo.pop(0)
        seen += 1
        if isinstance(thing, list):
            todo[:0] = thing
        elif isinstance(thing, dict):
            yield thing
            todo.extend(
                thing[name] for name in ("@graph", "mainEntity", "hasPart", "itemListElement", "item") if name in thing
            )


def _is_article(thing: dict[str, Any]) -> bool:
    return any(
        isinstance(kind, str) and _ARTICLE.match(kind.rsplit("/", 1)[-1]) for kind in _listed(thing.get("@type"))
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _address(value: Any) -> str | None:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)
