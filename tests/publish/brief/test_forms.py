"""The strip, and the brief as text, Markdown and one HTML file."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from tests.publish.brief.build import BASE_101, IN_NIGER, RUSSIA, US, brief, ended, fill, stay, troops

from attache.model import FuzzyDate
from attache.publish.brief import drawing, markdown, page, text, wording
from attache.publish.brief.rows import Brief

HOSTILE = "American <script>alert(1)</script> *troops* [9] `remain`\x1b[31m in Niger"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    quoted = ended("2024-03-16")
    reports = [
        ("2024-05-20", [stay(US, "remain", BASE_101), stay(RUSSIA, "arrive", IN_NIGER, "2024-04-10"), quoted]),
        ("2024-07-08", [stay(US, "withdraw", BASE_101, "2024-07-07"), stay(US, "remain", IN_NIGER, count=troops(500))]),
    ]
    return brief(fill(tmp_path_factory.mktemp("forms") / "a.db", reports))


def hostile(found: Brief) -> Brief:
    """The same with words of a source that would steer a terminal or a page."""
    import msgspec

    sources = [msgspec.structs.replace(source, quote=HOSTILE, title=HOSTILE) for source in found.sources]
    rows = [
        msgspec.structs.replace(
            row, text=HOSTILE, told=tuple(msgspec.structs.replace(told, text=HOSTILE) for told in row.told)
        )
        for row in found.rows
    ]
    return msgspec.structs.replace(found, sources=tuple(sources), rows=tuple(rows), place=HOSTILE)


def test_the_strip_shows_what_is_sure_and_what_is_not(found: Brief) -> None:
    assert found.strip is not None
    bars = {(bar.force, bar.where): bar for bar in found.strip.bars}
    russians = bars["Russian armed forces", "Niger"]
    assert [(s.first, s.last, s.means) for s in russians.stretches] == [
        (dt.date(2024, 4, 10), dt.date(2024, 7, 8), "there")
    ]
    gone = bars["American armed forces", "Airbase 101"]
    assert gone.ended and gone.stretches[-1].last == dt.date(2024, 7, 7)
    assert gone.stretches[0].means == "came" and gone.stretches[0].first == found.strip.first


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_text_keeps_to_the_screen(found: Brief, width: int) -> None:
    assert max(len(line) for line in text.render(found, width).splitlines()) <= width


def test_text_has_every_part_and_every_source(found: Brief) -> None:
    printed = text.render(found, 100)
    heads = ["WHAT IS NEW", "WHY IT MATTERS", "WHAT IS DISPUTED", "WHAT IS NOT KNOWN", "WHAT IS NEXT", "SOURCES"]
    assert [line for line in printed.splitlines() if line.isupper() and line in heads] == heads
    for source in found.sources:
        assert f"\n[{source.number}] " in printed
    assert "█" in printed and "░" in printed


def test_what_others_wrote_does_not_steer_the_terminal(found: Brief) -> None:
    assert "\x1b" not in text.render(hostile(found), 100)


def test_what_others_wrote_is_plain_words_in_markdown(found: Brief) -> None:
    printed = markdown.render(hostile(found))
    assert "<script" not in printed.replace("\\<script", "") and "\\*troops\\*" in printed and "\x1b" not in printed


class Tags(HTMLParser):
    """The tags of a page with their attributes, checked for balance."""

    VOID = ("meta", "line", "rect", "stop")

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("steered", [False, True])
def test_the_page_is_one_file_without_script_or_resources(found: Brief, steered: bool) -> None:
    printed = page.render(hostile(found) if steered else found)
    tags = Tags()
    tags.feed(printed)
    assert tags.open == []
    names = {tag for tag, _ in tags.seen}
    assert {"svg", "rect", "h2", "style"} <= names
    assert not names & {"script", "img", "link", "iframe", "object", "embed", "base", "form"}
    assert not any(name == "src" or name.startswith("on") for _, attributes in tags.seen for name in attributes)
    assert not re.search(r"@import|url\((?!#)", printed)
    ids = {attributes["id"] for _, attributes in tags.seen if "id" in attributes}
    inside = {(a["href"] or "")[1:] for _, a in tags.seen if (a.get("href") or "").startswith("#")}
    assert inside and inside <= ids


def test_uncertain_ends_fade(found: Brief) -> None:
    assert found.strip is not None
    drawn = drawing.svg(found.strip)
    assert 'fill="url(#came)"' in drawn and 'fill="var(--bar)"' in drawn and 'fill="url(#stayed)"' in drawn


@pytest.mark.parametrize(
    ("first", "last", "when", "since"),
    [
        ("2024-07-07", "2024-07-07", "on 7 July 2024", "there since 7 July 2024"),
        ("2024-07-01", "2024-07-31", "in July 2024", "there since July 2024"),
        ("2024-03-01", "2024-07-31", "between March and July 2024", "came between March and July 2024"),
        ("2024-01-01", "2024-12-31", "in 2024", "there since 2024"),
        (None, "2024-05-20", "by 20 May 2024", "there by 20 May 2024"),
        ("2024-05-20", None, "on or after 20 May 2024", "there since or after 20 May 2024"),
        ("2024-05-03", "2024-05-20", "between 3 May 2024 and 20 May 2024", "came between 3 May 2024 and 20 May 2024"),
        (None, None, "", ""),
    ],
)
def test_days_in_words(first: str | None, last: str | None, when: str, since: str) -> None:
    bounds = [dt.date.fromisoformat(day) if day else None for day in (first, last)]
    assert wording.when(FuzzyDate(*bounds)) == when
    assert wording.since(FuzzyDate(*bounds)) == since
