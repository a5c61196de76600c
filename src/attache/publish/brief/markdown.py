"""A brief as Markdown, with footnote-like numbered sources."""

from __future__ import annotations

import re

from attache.publish.brief import headings, text, wording
from attache.publish.brief.rows import PARTS, Brief

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
STRIP_WIDTH = 100


def render(brief: Brief) -> str:
    """The brief; the strip stands in a code block."""
    lines = [f"# {escape(headings.title(brief))}", "", f"*{escape(headings.basis(brief))}*"]
    if brief.strip is not None:
        lines += ["", "```text", *(line.replace("`", "'") for line in text.strip(brief.strip, STRIP_WIDTH)), "```"]
    for part in PARTS if brief.reports else ():
        lines += ["", f"## {headings.HEADINGS[part]}", ""]
        rows = [row for row in brief.rows if row.part == part]
        lines += [f"- {'**!** ' if row.alert else ''}{escape(row.text)}" for row in rows]
        lines += [] if rows else [escape(headings.EMPTY[part])]
    if brief.sources:
        lines += ["", "## Sources", ""]
        for source in brief.sources:
            about = escape(headings.source(source))
            lines.append(f"{source.number}. {about}: “{escape(wording.shortened(source.quote))}”{_link(source.url)}")
    return "\n".join(lines) + "\n"


def escape(words: str) -> str:
    """What others wrote, as plain words on one line."""
    return _SPECIAL.sub(r"\\\1", text.plain(words))


def _link(url: str | None) -> str:
    if not url or not re.fullmatch(r"https?://[^\s<>()]+", url):
        return ""
    return f" <{url}>"
