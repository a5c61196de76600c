"""An HTML page to a draft."""

from __future__ import annotations

import re
from typing import Any

from attache.errors import TooLarge, UnreadableSource
from attache.model import FuzzyDate
from attache.reading import dates, main, page
from attache.reading.clean import key
from attache.reading.draft import Block, Draft, Origin
from attache.reading.entries import entries
from attache.reading.fragment import blocks_of
from attache.reading.limits import MAX_HTML_DEPTH, MAX_HTML_ELEMENTS

_MIN_WORDS = 12  # of body text: less is a menu, an error page or a log-in form


def draft(text: str, origin: Origin) -> Draft:
    """The draft of a page.

    Raises TooLarge where it nests or branches beyond the limits, UnreadableSource where no article is found in it."""
    tree = parse(text)
    said = page.about(tree, origin)
    address = said.url or origin.url
    main.strip_code(tree)
    blocks = entries(tree, said, address, origin.now)
    if not blocks:
        takeaways, late = main.take_takeaways(tree)
        standfirst = main.take_standfirst(tree, said.description, said.title)
        body = main.main_blocks(tree, address)
        if _words(body, said.title) < _MIN_WORDS and said.linked.body:
            body = text_blocks(said.linked.body)
        first = [Block("standfirst", standfirst)] if standfirst else []
        blocks = [*first, *body, *takeaways] if late else [*first, *takeaways, *body]
    if _words(blocks, said.title) < _MIN_WORDS:
        raise UnreadableSource(
            "no article text was found in the page: save the article itself, not a front page or a form"
        )
    published = said.published
    if published.how == "unknown":
        published = dates.published(_dateline_day(blocks, origin), "text")
    return Draft(
        blocks=tuple(blocks),
        title=said.title,
        url=said.url,
        outlet=said.outlet,
        byline=said.byline,
        published=published,
    )


def parse(text: str) -> Any:
    """The lxml tree of a page, its depth and size checked without recursion.

    Raises TooLarge beyond the limits, UnreadableSource where there is no element in it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource("no HTML element was found in it") from error
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > MAX_HTML_DEPTH:
            raise TooLarge(f"its HTML nests more than {MAX_HTML_DEPTH} elements deep: save the article's text instead")
        if elements > MAX_HTML_ELEMENTS:
            raise TooLarge(f"its HTML has more than {MAX_HTML_ELEMENTS:,} elements: save the article's text instead")
    return tree


def text_blocks(body: str) -> list[Block]:
    """The blocks of an article's text that may be plain or a piece of HTML."""
    from lxml.html import fragment_fromstring

    body = body.replace("\x00", "")
    if "<" not in body or not re.search(r"<(?:p|br|div|ul|h\d)\b", body, re.I):
        return [Block("paragraph", line, group) for group, line in enumerate(body.split("\n"))]
    return blocks_of(fragment_fromstring(body, create_parent="div"))


def _words(blocks: list[Block], title: str) -> int:
    return sum(len(block.text.split()) for block in blocks if key(block.text) != key(title))


def _dateline_day(blocks: list[Block], origin: Origin) -> FuzzyDate | None:
    found = (dates.dateline(block.text, origin.now) for block in blocks[:4])
    return next((line[1] for line in found if line and line[1]), None)
