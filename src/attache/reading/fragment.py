"""An HTML element to blocks, as it stands: for text that is known to be an article's, where nothing has to be
searched."""

from __future__ import annotations

from typing import Any

from attache.model import FuzzyDate
from attache.reading.draft import Block, Role

_SKIP = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "video", "audio", "picture"}
    | {"figure", "figcaption", "nav", "form", "button", "select", "input", "textarea", "label", "canvas", "head"}
    | {"footer", "dialog", "map"}
)
_BREAKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary"}
    | {"table", "cell", "row", "tbody", "td", "th", "thead", "tr", "ul"}
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def blocks_of(element: Any, stamp: FuzzyDate | None = None, first_group: int = 0) -> list[Block]:
    """The paragraphs, headings and list items inside an lxml element, in order. Two line breaks, or one after the end
    of a sentence, part paragraphs. Works without recursion, so depth does no harm."""
    from lxml import etree

    found: list[Block] = []
    words: list[str] = []
    roles: list[Role] = ["paragraph"]
    group = first_group

    def flush() -> None:
        whole = "".join(words)
        words.clear()
        for part in split_breaks(whole):
            found.append(Block(roles[-1], part, group, stamp))

    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if not tag or tag in _SKIP:
                walk.skip_subtree()
                continue
            if tag in _BREAKS:
                flush()
                roles.append(_role(tag, roles[-1]))
            if tag in ("ul", "ol"):
                group += 1
            if tag == "br":
                words.append("\n")
            words.append(_flat(node.text))
        else:
            if tag in _BREAKS:
                flush()
                roles.pop()
            if node is not element:
                words.append(_flat(node.tail))
    flush()
    return found


def split_breaks(text: str) -> list[str]:
    """The paragraphs of a text whose line ends are those of line-break elements."""
    parts: list[str] = []
    joined = False
    for line in (line.strip() for line in text.split("\n")):
        if joined and parts and line and not parts[-1].endswith((".", "!", "?", "”", '"', ":")):
            parts[-1] += " " + line
        elif line:
            parts.append(line)
        joined = bool(line)
    return parts


def _role(tag: str, outer: Role) -> Role:
    if tag in _HEADINGS:
        return "heading"
    if tag == "li" or (outer == "item" and tag in ("p", "div")):
        return "item"
    return "paragraph"


def _flat(text: str | None) -> str:
    """Line ends in the source are spaces; only elements break lines."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""
