"""HTML pages: what is text, what the page says about itself, live blogs."""

import datetime as dt
import json

import pytest

from attache.model import Refused, Report
from attache.reading import read_bytes

BODY = (
    "<p>Senegal said on Wednesday that it wanted French soldiers to leave the country by the end of the next year.</p>"
    "<p>The president told a broadcaster that a sovereign state could not host foreign bases, with talks to follow.</p>"
    "<h2>Background</h2><p>About 350 French soldiers are stationed in Dakar, most of them as trainers and advisers.</p>"
    "<ul><li>The largest camp lies next to the port of the capital.</li><li>A radio station lies inland.</li></ul>"
    "<h2>What the two governments have said so far</h2><p>Paris said that it took note of the words and would wait.</p>"
)


def page(body: str, head: str = "", title: str = "Senegal Wants French Soldiers to Leave") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def one(data: bytes, url: str | None = None) -> Report:
    (report,) = read_bytes(data, "page.html", url=url)
    assert isinstance(report, Report), report
    return report


def said(report: Report, kind: str) -> list[str]:
    return [report.text[s.start : s.end] for s in report.sections if s.kind == kind]


def article(before: str = "", after: str = "", head: str = "") -> bytes:
    return page(
        "<header><nav><a href='/'>Home</a> <a href='/africa'>Africa</a></nav></header>"
        f"<main><article><h1>Senegal Wants French Soldiers to Leave</h1>{before}{BODY}{after}</article></main>"
        "<footer>Terms of use</footer>",
        head,
    )


def test_paragraphs_lists_and_long_headings_are_body() -> None:
    report = one(article())
    assert said(report, "headline") == ["Senegal Wants French Soldiers to Leave"]
    body = said(report, "body")
    assert len(body) == 7
    assert "The largest camp lies next to the port of the capital." in body
    assert "What the two governments have said so far" in body
    assert "Background" not in body


@pytest.mark.parametrize(
    "box",
    [
        "<h3>Key Takeaways</h3><ul><li>Dakar wants the soldiers out.</li><li>Talks will follow soon.</li></ul>",
        "<div class='box'><div><strong>Key points</strong></div><ul><li>Dakar wants the soldiers out.</li>"
        "<li>Talks will follow soon.</li></ul></div>",
        "<aside class='key-takeaways'><ul><li>Dakar wants the soldiers out.</li>"
        "<li>Talks will follow soon.</li></ul></aside>",
        "<div><p><b>At a glance:</b></p><div><ol><li><p>Dakar wants the soldiers out.</p></li>"
        "<li><p>Talks will follow soon.</p></li></ol></div></div>",
    ],
)
@pytest.mark.parametrize("late", [False, True])
def test_takeaway_boxes_survive(box: str, late: bool) -> None:
    report = one(article(after=f"\n{box}") if late else article(before=f"\n{box}\n"))
    assert said(report, "takeaway") == ["Dakar wants the soldiers out.", "Talks will follow soon."]
    assert len(said(report, "body")) == 7


def test_a_list_of_links_under_highlights_is_no_takeaway() -> None:
    box = "<h3>Highlights</h3><ul><li><a href='/a'>A storm hits the coast</a></li></ul>"
    assert said(one(article(after=box)), "takeaway") == []


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (
            "<h2>Why it matters</h2><p>It is the last large camp in the region.</p>",
            "It is the last large camp in the region.",
        ),
        (
            "<p><strong>Why this matters:</strong> It is the last large camp in the region.</p>",
            "It is the last large camp in the region.",
        ),
        ("<p><b>So what?</b> – It is the last large camp there.</p>", "It is the last large camp there."),
    ],
)
def test_significance(box: str, expected: str) -> None:
    assert said(one(article(after=box)), "significance") == [expected]


@pytest.mark.parametrize(
    ("before", "head"),
    [
        ("<p class='standfirst'>The president says a sovereign state hosts no foreign base.</p>", ""),
        ("<h2 class='article__subtitle'>The president says a sovereign state hosts no foreign base.</h2>", ""),
        (
            "<h2>The president says a sovereign state hosts no foreign base.</h2>",
            "<meta name='description' content='The president says a sovereign state hosts no foreign base.'>",
        ),
    ],
)
def test_a_visible_standfirst(before: str, head: str) -> None:
    report = one(article(before=before, head=head))
    assert said(report, "standfirst") == ["The president says a sovereign state hosts no foreign base."]
    assert report.text.count("sovereign state hosts no foreign base") == 1


def test_an_unseen_description_is_not_text() -> None:
    report = one(article(head="<meta name='description' content='Words that no reader of the page sees anywhere.'>"))
    assert "no reader" not in report.text


def test_captions_scripts_and_share_rows_are_not_text() -> None:
    extras = (
        "<figure><img src='a.jpg'><figcaption>Soldiers on parade in the capital last spring.</figcaption></figure>"
        "<p class='caption'>The gate of the camp as seen from the road.</p><script>var words = 'never shown';</script>"
        "<div class='share'><a>Facebook</a> <a>Twitter</a></div>"
        "<p>Also read: <a href='/x'>A minister resigns in Lomé</a></p>"
    )
    text = one(article(before=extras)).text
    for piece in ("on parade", "gate of the camp", "never shown", "Facebook", "Also read"):
        assert piece not in text


def test_json_ld_and_open_graph() -> None:
    ld = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Site"},
            {
                "@type": "NewsArticle",
                "headline": "Senegal Wants French Soldiers to Leave",
                "datePublished": "2024-11-28T23:50:00-05:00",
                "dateModified": "2024-11-30T10:00:00Z",
                "author": [{"@type": "Organization", "name": "Agence France-Presse"}],
                "publisher": {"@type": "Organization", "name": "Example Times"},
            },
        ],
    }
    head = (
        f"<script type='application/ld+json'>{json.dumps(ld)}</script>"
        "<link rel='canonical' href='https://example.org/senegal?utm_medium=x'>"
        "<meta property='article:published_time' content='2020-01-01'>"
    )
    report = one(article(head=head), url="https://cache.example.net/1")
    assert (report.published.earliest, report.published.how) == (dt.date(2024, 11, 28), "metadata")
    assert (report.outlet, report.byline, report.credit) == ("Example Times", "Agence France-Presse", "AFP")
    assert report.url == "https://example.org/senegal"


@pytest.mark.parametrize(
    ("head", "before", "url", "day", "how"),
    [
        ("<meta name='date' content='2024-11-28'>", "", None, dt.date(2024, 11, 28), "metadata"),
        ("<meta property='article:published_time' content='0000-00-00'>", "", None, None, "unknown"),
        ("<meta property='article:published_time' content='3000-01-01'>", "", None, None, "unknown"),
        (
            "",
            "<time itemprop='datePublished' datetime='2024-11-28T10:00'>Nov 28</time>",
            None,
            dt.date(2024, 11, 28),
            "metadata",
        ),
        ("", "<div>Published: 28 November 2024, 10:00 GMT</div>", None, dt.date(2024, 11, 28), "text"),
        ("", "<p><span>Updated On Nov 28, 2024</span></p>", None, dt.date(2024, 11, 28), "text"),
        ("", "", "https://example.org/2024/11/28/senegal", dt.date(2024, 11, 28), "metadata"),
        ("", "", "https://example.org/senegal", None, "unknown"),
        ("<script type='application/ld+json'>{broken</script>", "", None, None, "unknown"),
    ],
)
def test_the_day_of_publication(head: str, before: str, url: str | None, day: dt.date | None, how: str) -> None:
    report = one(article(before=before, head=head), url=url)
    assert (report.published.earliest, report.published.how) == (day, how)


@pytest.mark.parametrize(
    ("title", "h1", "expected"),
    [
        ("A Base Closes in Dakar | Example Times", "A Base Closes in Dakar", "A Base Closes in Dakar"),
        ("A Base Closes in Dakar | Example Times", "Example Times", "A Base Closes in Dakar"),
        ("A Base Closes in Dakar - Example Times", "", "A Base Closes in Dakar"),
    ],
)
def test_the_headline_is_the_one_a_reader_sees(title: str, h1: str, expected: str) -> None:
    data = page(
        f"<h1>{h1}</h1><article>{BODY}</article>", "<meta property='og:site_name' content='Example Times'>", title
    )
    assert one(data).title == expected


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", "<meta charset='utf-8'>"),
        ("utf-8", ""),
        ("utf-8", "<meta charset='iso-8859-1x'>"),
        ("cp1252", "<meta charset='iso-8859-1'>"),
        ("cp1252", "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>"),
        ("cp1252", "<meta charset='utf-8'>"),
        ("cp1252", ""),
        ("utf-16", ""),
        ("utf-16-le", "<meta charset='utf-8'>"),
        ("utf-8-sig", "<meta charset='iso-8859-1'>"),
    ],
)
def test_any_encoding(encoding: str, head: str) -> None:
    text = page(
        BODY + "<p>Le général “Abdourahamane” a déclaré que l’accord était rompu depuis mars – à l’été.</p>", head
    )
    report = one(text.decode().encode(encoding))
    assert "Le général “Abdourahamane” a déclaré que l’accord était rompu depuis mars – à l’été." in report.text


ENTRIES = [
    ("2023-08-30T06:10:00Z", "Officers appear on state television and say that they have ended the rule."),
    ("2023-08-30T05:00:00Z", "Shots are heard in the centre of Libreville, according to residents there."),
    ("2023-08-29T22:00:00Z", "The electoral commission is about to name the winner of the vote tonight."),
]


def test_a_live_blog_by_its_elements() -> None:
    entries = "".join(
        f"<article class='entry'><time datetime='{time}'>a while ago</time>"
        f"<h3>What we know now about it</h3><p>{text}</p></article>"
        for time, text in ENTRIES
    )
    report = one(
        page(
            f"<h1>Coup in Gabon: how it went</h1><div class='live-blog'>{entries}</div>",
            title="Coup in Gabon: how it went",
        )
    )
    stamped = [(s.stamp.earliest, report.text[s.start : s.end]) for s in report.sections if s.stamp]
    assert [pair for pair in stamped if "know now" not in pair[1]] == [
        (dt.date.fromisoformat(time[:10]), text) for time, text in ENTRIES
    ]
    assert "a while ago" not in report.text


def test_a_live_blog_by_its_json_ld() -> None:
    updates = [
        {"@type": "BlogPosting", "datePublished": t, "headline": "News", "articleBody": f"<p>{x}</p>"}
        for t, x in ENTRIES
    ]
    ld = {"@type": "LiveBlogPosting", "headline": "Coup in Gabon: how it went", "liveBlogUpdate": updates}
    head = f"<script type='application/ld+json'>{json.dumps(ld)}</script>"
    report = one(page("<div id='app'></div>", head, "Coup in Gabon: how it went"))
    assert [(s.stamp.earliest, report.text[s.start : s.end]) for s in report.sections if s.stamp] == [
        (dt.date.fromisoformat(time[:10]), text) for time, text in ENTRIES
    ]


def test_an_article_in_a_layout_table() -> None:
    data = page(f"<table><tr><td>Menu</td><td><h1>Senegal Wants French Soldiers to Leave</h1>{BODY}</td></tr></table>")
    assert len(said(one(data), "body")) >= 4


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("<form><input name='user'><button>Log in</button></form>", "no article text"),
        ("<div>" * 100_000 + BODY, "elements deep"),
        ("<i></i>" * 200_001 + BODY, "elements"),
    ],
)
def test_pages_that_are_refused(body: str, cause: str) -> None:
    (refused,) = read_bytes(page(body), "page.html")
    assert isinstance(refused, Refused)
    assert refused.source == "page.html"
    assert cause in refused.cause


def test_a_deep_page_within_the_limit_is_read() -> None:
    assert len(said(one(page("<div>" * 450 + BODY + "</div>" * 450)), "body")) >= 4
