"""The words of `page.toml`, compiled: what stands around an article, and what its parts call themselves."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

Patterns = tuple[re.Pattern[str], ...]


def is_furniture(line: str) -> bool:
    """Whether a squeezed line belongs to the page and not to the article: cookie notices, share rows, captions ..."""
    return len(line) <= 600 and any(pattern.fullmatch(line) for pattern in _page()[0])


def heading_role(line: str) -> str | None:
    """What a heading announces: "takeaway", "significance", "elsewhere", "author", "readers", or None for the
    article."""
    line = line.strip(" :*#-–—•").rstrip("?!.")
    if len(line) <= 90:
        for role, pattern in _page()[1].items():
            if pattern.fullmatch(line):
                return role
    return None


def label(paragraph: str) -> tuple[str, int] | None:
    """The role that a paragraph gives itself, and how many characters say so: "Why this matters: The ..." is
    ("significance", 18). None where it has no such label."""
    found = re.match(r"([^:–—.]{2,40}?)\??\s*(?::|\s[–—]|\.(?=\s))\s*(?=\S)", paragraph)
    if not found or (role := heading_role(words := found.group(1))) not in ("takeaway", "significance"):
        return None
    # "In short: the deal is dead" is a sentence of the body, "Key takeaways: ..." is not.
    sure = (
        re.search(r"\bkey\b|take-?away|tl;?dr", words, re.I)
        if role == "takeaway"
        else " " in words or ":" in found.group()
    )
    return (role, found.end()) if sure else None


def wire(name: str) -> str | None:
    """The wire service that calls itself `name`."""
    return _page()[2].get(" ".join(name.split()).casefold())


@functools.cache
def wire_names() -> str:
    """A regular expression for any name of a wire service, longest first."""
    names = sorted(
        {name for names in _table()["wires"].values() for name in names}, key=lambda name: (-len(name), name)
    )
    return "|".join(re.escape(name) for name in names)


@functools.cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("attache.reading") / "page.toml").read_text("utf-8"))


@functools.cache
def _page() -> tuple[Patterns, dict[str, re.Pattern[str]], dict[str, str]]:
    table = _table()
    lines = tuple(_any(patterns) for patterns in table["lines"].values())
    roles = {role: _any(patterns) for role, patterns in table["headings"].items()}
    return lines, roles, {own.casefold(): name for name, names in table["wires"].items() for own in names}


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)
