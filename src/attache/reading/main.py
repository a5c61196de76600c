"""The article of an HTML page: which of its blocks are text, found by trafilatura, and the boxes that it would drop."""

from __future__ import annotations

import re
from typing import Any

from attache.reading.clean import key, squeeze
from attache.reading.dates import is_bare_day, is_stamp
from attache.reading.draft import Block
from attache.reading.fragment import blocks_of, split_breaks
from attache.reading.sections import is_prose
from attache.reading.source import is_byline
from attache.reading.vocabulary import heading_role, is_furniture

_TAKEAWAY_CLASS = re.compile(
    r"\b(?:key|article|story)[-_]?(?:takeaways?|points?|facts|highlights)\b|\btakeaways?\b", re.I
)
_STANDFIRST_CLASS = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?title|sub-?head(?:line|ing)?|dek|deck|strap-?line|kicker-text|article-summary|"
    r"article-intro|article__(?:summary|description|intro|subtitle|excerpt)|entry-summary|post-excerpt|lead-in)(?:$|[\s_-])",
    re.I,
)
_CAPTION_CLASS = re.compile(
    r"(?:^|\s)(?:caption|(?:wp|image|img|photo|picture|media|figure|video)[-_]*(?:caption|credit)(?:[-_]+text)?|credit-line)(?:$|\s)",
    re.I,
)
_MAX_LABEL = 60  # characters of an element that can be a box's heading


def strip_code(tree: Any) -> None:
    """Cuts scripts and styles out of the page: their code would count as words."""
    for node in list(tree.iter("script", "style", "noscript", "template")):
        _cut(node)


def main_blocks(tree: Any, url: str | None) -> list[Block]:
    """The article's blocks. `tree` is consumed: captions are cut out of it before the search."""
    from trafilatura import bare_extraction

    for node in [
        *tree.iter("figcaption"),
        *(n for n in tree.iter("p", "div", "span") if _CAPTION_CLASS.search(n.get("class") or "")),
    ]:
        _cut(node)
    document = bare_extraction(tree, url=url, fast=True, include_comments=False, include_tables=True)
    body = getattr(document, "body", None)
    return [] if body is None else _flatten(body)


def take_takeaways(tree: Any) -> tuple[list[Block], bool]:
    """Cuts the boxes of key takeaways out of the page: their items, and whether they stand after the article's
    beginning.

    A box is a short heading that says so, with the list that follows it or shares its container, or a container whose
    class says so."""
    items: list[Block] = []
    late = False
    for node in list(
        tree.iter("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "summary", "header")
    ):
        text = squeeze(node.text_content()) if len(node) <= 3 else ""
        if (
            4 <= len(text) <= _MAX_LABEL
            and heading_role(text) == "takeaway"
            and (found := _list_after(node)) is not None
        ):
            if not items:
                late = _paragraphs_before(node) >= 2
            items += _items(found)
            _cut(found)
            _cut(node)
    for node in list(tree.iter("div", "section", "aside", "ul")) if not items else []:
        if _TAKEAWAY_CLASS.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            listed = node if node.tag == "ul" else next(node.iter("ul", "ol"), None)
            if listed is not None and (found_items := _items(listed)):
                late = _paragraphs_before(node) >= 2
                items += found_items
                _cut(node)
                break
    return items, late


def take_standfirst(tree: Any, description: str, title: str) -> str:
    """Cuts the standfirst out of the page: the first paragraph before the body whose class says so, or, in a place of
    its own, the words of the meta description. An unseen description is none."""
    named, headline = key(description), key(title)
    for node in tree.iter("h2", "h3", "h4", "p", "div", "span", "header", "section"):
        marked = _STANDFIRST_CLASS.search(f"{node.get('class') or ''} {node.get('itemprop') or ''}") is not None
        own = bool(named) and node.tag in ("h2", "h3", "h4") and len(node) <= 3
        if node.tag == "p" and not marked and len(node.text_content()) > 200:
            return ""  # the body has begun
        if marked or own:
            text = squeeze(node.text_content())
            fits = 6 <= len(text.split()) <= 80 and (not headline or headline not in key(text))
            alone = fits and (marked or key(text) == named) and len(blocks_of(node)) == 1
            if alone and not (is_furniture(text) or is_byline(text) or is_stamp(text) or is_bare_day(text)):
                _cut(node)
                return text
    return ""


def _list_after(node: Any) -> Any:
    """The list that a heading heads: the next element or one inside it, going up while the heading is all there is."""
    for _ in range(3):
        follower = node.getnext()
        if follower is not None:
            listed = follower if follower.tag in ("ul", "ol") else next(follower.iter("ul", "ol"), None)
            alone = listed is not None and len(squeeze(listed.text_content())) > 0.7 * len(
                squeeze(follower.text_content())
            )
            return listed if alone else None
        outer = node.getparent()
        if outer is None or outer.tag in ("body", "html", "article", "main"):
            return None
        if len(squeeze(outer.text_content())) > 1.2 * len(squeeze(node.text_content())) + 10:
            return None
        node = outer
    return None


def _items(listed: Any) -> list[Block]:
    """The items of a list as takeaways; none where they are links to other stories."""
    whole = len(squeeze(listed.text_content()))
    links = sum(len(squeeze(link.text_content())) for link in listed.iter("a"))
    texts = [squeeze(item.text_content()) for item in listed.iter("li")]
    return [Block("takeaway", text) for text in texts if 3 <= len(text.split()) <= 80] if links < 0.6 * whole else []


def _paragraphs_before(node: Any) -> int:
    """Sentences in paragraphs that stand before an element; two are enough to know."""
    count = 0
    for other in node.getroottree().getroot().iter("p"):
        if other is node or count >= 2:
            break
        if _is_before(other, node) and is_prose(squeeze(other.text_content())) and len(other.text_content()) > 80:
            count += 1
    return count


def _is_before(one: Any, other: Any) -> bool:
    return (one.sourceline or 0) < (other.sourceline or 0)


def _cut(node: Any) -> None:
    if node.getparent() is not None:
        node.drop_tree()


def _flatten(body: Any) -> list[Block]:
    """Trafilatura's own elements (p, head, list/item, quote, table/cell, lb) to blocks."""
    for line in body.iter("lb"):
        line.text = "\n"
    found: list[Block] = []
    for group, node in enumerate(body):
        if node.tag == "head":
            found.append(Block("heading", "".join(node.itertext()), group))
        elif node.tag == "list":
            found += [Block("item", "".join(item.itertext()), group) for item in node.iter("item")]
        elif node.tag == "table":
            found += _cells(node, group)
        elif node.tag in ("quote", "div") and len(node) and any(inner.tag in ("p", "list", "head") for inner in node):
            found += blocks_of(_as_html(node), first_group=group)
        else:
            found += [Block("paragraph", part, group) for part in split_breaks("".join(node.itertext()))]
    return found


def _cells(table: Any, group: int) -> list[Block]:
    """Old pages set their article in a table: cells with paragraphs or sentences are text. Tables of figures are
    not."""
    found: list[Block] = []
    for cell in table.iter("cell"):
        if any(inner.tag in ("p", "list", "head") for inner in cell):
            found += blocks_of(_as_html(cell), first_group=group)
        elif is_prose(text := squeeze("".join(cell.itertext()))):
            found.append(Block("paragraph", text, group))
    return found


def _as_html(node: Any) -> Any:
    names = {"item": "li", "list": "ul", "head": "h3", "quote": "blockquote", "lb": "br"}
    for inner in node.iter():
        inner.tag = names.get(inner.tag, inner.tag)
    return node
