"""What an HTML page says about itself: title, day, outlet, author, address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from attache.model import FuzzyDate, Published
from attache.reading import dates
from attache.reading.clean import key, squeeze
from attache.reading.draft import Origin
from attache.reading.jsonld import Linked, linked

_DAY_METAS = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "publication_date",
    "article_date_original",
    "article.published",
    "datecreated",
    "date",
)
_TIME_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:publish(?:ed)?|posted|pubdate|entry-date|post-date|article-date|date-published|datetime|timestamp)",
    re.I,
)
_ELSEWHERE = frozenset(("aside", "nav", "footer", "ul", "ol", "li"))
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_SEPARATOR = re.compile(r"\s+(?:[|–—»·•:]|-)\s+")


class About(msgspec.Struct, frozen=True):
    """The page's own account. `description` is the meta description, which readers do not necessarily see."""

    title: str
    description: str
    url: str | None
    outlet: str | None
    byline: str | None
    published: Published
    linked: Linked


def about(tree: Any, origin: Origin) -> About:
    """The page's metadata, from JSON-LD, meta elements and marked-up elements; days are never guessed."""
    metas = _metas(tree)
    scripts = [node.text or "" for node in tree.iter("script") if "ld+json" in (node.get("type") or "")]
    ld = linked(scripts)
    url = _address(tree, metas, ld)
    author = ", ".join(ld.authors) or next(
        (metas[n] for n in ("author", "article:author", "byl", "parsely-author") if n in metas), None
    )
    return About(
        title=_title(tree, metas, ld),
        description=metas.get("description") or metas.get("og:description") or "",
        url=url,
        outlet=metas.get("og:site_name")
        or ld.publisher
        or metas.get("application-name")
        or metas.get("twitter:site", "").lstrip("@")
        or None,
        byline=author or _marked_author(tree),
        published=_published(tree, metas, ld, url or origin.url, origin),
        linked=ld,
    )


def _metas(tree: Any) -> dict[str, str]:
    """Content of meta elements by name, property or itemprop, lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = squeeze(node.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _address(tree: Any, metas: dict[str, str], ld: Linked) -> str | None:
    links = (node.get("href") for node in tree.iter("link") if "canonical" in (node.get("rel") or "").lower().split())
    for url in (*links, metas.get("og:url"), ld.url):
        if url and url.strip().lower().startswith(("http://", "https://")) and url.count("/") > 2:
            return str(url).strip()
    return None


def _title(tree: Any, metas: dict[str, str], ld: Linked) -> str:
    """The headline a reader sees: the h1 that the page's declared titles agree with, else the declared title itself."""
    document = squeeze(next((node.text_content() for node in tree.iter("title")), ""))
    outlet = metas.get("og:site_name") or ld.publisher or ""
    titles = (ld.headline, metas.get("og:title"), metas.get("twitter:title"), document)
    declared = [_bare(squeeze(title), outlet) for title in titles if title]
    tops = [text for node in tree.iter("h1") if 2 <= len((text := squeeze(node.text_content())).split()) <= 40]
    agreed = [(max((_agreement(top, title) for title in declared), default=0.0), -i, top) for i, top in enumerate(tops)]
    if agreed and (max(agreed)[0] >= 0.5 or not declared):
        return max(agreed)[2]
    return declared[0] if declared else ""


def _agreement(one: str, other: str) -> float:
    """How far two titles use the same words: 1 for the same ones, 0 for none in common (F1)."""
    left, right = (set(re.findall(r"\w+", title.casefold())) for title in (one, other))
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _bare(title: str, outlet: str | None) -> str:
    """A title without the outlet's name behind (or before) a separator."""
    parts = _SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    if outlet and key(parts[-1]) in (key(outlet), key(outlet.removeprefix("The "))):
        return title[: [found.start() for found in _SEPARATOR.finditer(title)][-1]]
    longest = max(parts, key=lambda part: len(part.split()))
    return longest if len(longest.split()) >= 2 * (len(title.split()) - len(longest.split())) - 1 else title


def _published(tree: Any, metas: dict[str, str], ld: Linked, url: str | None, origin: Origin) -> Published:
    declared: list[str | None] = [ld.published, *(metas.get(name) for name in _DAY_METAS), *_marked_days(tree)]
    for text in declared:
        if day := dates.day_of(text, origin.now):
            return dates.published(day, "metadata")
    if day := dates.from_lines(_short_lines(tree), origin.now):
        return dates.published(day, "text")
    in_url = _URL_DAY.search(url or "")
    return dates.published(_day_in_url(in_url, origin) if in_url else None, "metadata")


def _day_in_url(found: re.Match[str], origin: Origin) -> FuzzyDate | None:
    return dates.day_of("-".join(found.groups()), origin.now)


def _marked_days(tree: Any) -> Iterator[str | None]:
    """Times of elements that are marked up as the day of publication, outside lists and boxes of other stories."""
    for node in tree.iter("time", "span", "abbr", "div", "p"):
        marked = "datepublished" in (node.get("itemprop") or "").lower() or node.get("pubdate") is not None
        classed = node.tag in ("time", "abbr") and _TIME_CLASSES.search(node.get("class") or "") is not None
        if marked or (classed and not any(outer.tag in _ELSEWHERE for outer in node.iterancestors())):
            yield node.get("datetime") or node.get("content") or node.get("title") or squeeze(node.text_content())[:80]


def _marked_author(tree: Any) -> str | None:
    for node in tree.iter("a", "span", "p", "div", "address"):
        marks = f"{node.get('rel') or ''} {node.get('itemprop') or ''} {node.get('class') or ''}".lower().split()
        if any(mark in ("author", "byline", "author-name", "byline__name", "article-author") for mark in marks):
            text = squeeze(node.text_content())
            if 1 <= len(text.split()) <= 12:
                return text
    return None


def _short_lines(tree: Any) -> Iterator[str]:
    """Short lines of the page in order, those of lists, boxes and footers left out: where "Published ..." may stand."""
    for node in tree.iter("time", "span", "p", "div", "small", "em", "li", "td", "b", "strong"):
        if len(node) <= 3 and not any(outer.tag in ("aside", "nav", "footer") for outer in node.iterancestors()):
            text = squeeze(node.text_content()) if len(node) else squeeze(node.text or "")
            if 6 <= len(text) <= 100:
                yield text
