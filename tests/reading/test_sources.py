"""Every kind of source, whole and broken: one report for each good record, one clear refusal for each bad one."""

import datetime as dt
import gzip
import json
import os
from pathlib import Path

import pytest

from attache.model import Refused, Report
from attache.reading import limits, named, read, read_bytes

SENTENCE = "The ministry said on Monday that the last soldiers had left the base after a year of talks."
TEXT = f"The Last Soldiers Leave\n\n{SENTENCE} Nobody was hurt."


def split(data: bytes, name: str) -> tuple[list[Report], list[Refused]]:
    found = list(read_bytes(data, name))
    return [r for r in found if isinstance(r, Report)], [r for r in found if isinstance(r, Refused)]


def warc(*pages: bytes, packed: bool = False) -> bytes:
    out = b""
    for number, body in enumerate(pages, 1):
        http = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
            + body
        )
        record = (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n"
            b"WARC-Target-URI: https://example.org/%d\r\nWARC-Date: 2024-05-03T00:00:00Z\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
            % (number, number, len(http))
        )
        record += http + b"\r\n\r\n"
        out += gzip.compress(record, mtime=0) if packed else record
    return out


def page(number: int) -> bytes:
    head = f"<html><head><title>The story with number {number}</title></head>"
    return f"{head}<body><p>{SENTENCE}</p><p>{SENTENCE} Part {number}.</p>".encode()


@pytest.mark.parametrize(
    ("data", "name", "cause"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\x00\n", "a.txt", "blanks"),
        (bytes(range(256)) * 20, "a.txt", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.html", "a picture"),
        (b"%PDF-1.7 ...", "a.pdf", "PDF"),
        (b"PK\x03\x04" + bytes(30), "a.docx", "zip"),
        (gzip.compress(TEXT.encode(), mtime=0)[:40], "a.txt.gz", "cut off"),
        (gzip.compress(TEXT.encode(), mtime=0)[:-3], "a.txt.gz", "cut off"),
        (b"\x1f\x8b\x08\x00" + b"\xff" * 60, "a.gz", "damaged"),
        (gzip.compress(b"a" * (50 << 20), mtime=0), "a.gz", "gzip bomb"),
        (gzip.compress(gzip.compress(gzip.compress(TEXT.encode())), mtime=0), "a.gz", "more than twice"),
        (b"<p>" + b"word " * (limits.MAX_PAGE_BYTES // 5), "a.html", "larger than"),
        (b"word and more. " * (limits.MAX_REPORT_CHARS // 14), "a.txt", "characters"),
        (b'{"title": ', "a.json", "not valid JSON"),
        (b"[" * 200_000, "a.json", "nests too deep"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "a.xml", "<urlset>"),
        (
            b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><rss><channel/></rss>",
            "a.xml",
            "entities",
        ),
        ("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'>]><rss/>".encode("utf-16"), "a.xml", "entities"),
        (b"<rss version='2.0'><channel><title>T</title></channel></rss>", "a.xml", "no item"),
        (b"WARC/1.0\r\nWARC-Type: resp", "a.warc", "record 1"),
    ],
)
def test_bad_input_is_refused_in_one_line(data: bytes, name: str, cause: str) -> None:
    (refused,) = read_bytes(data, name)
    assert isinstance(refused, Refused), refused
    assert refused.source.startswith(name)
    assert cause in refused.cause
    assert "\n" not in refused.cause


@pytest.mark.parametrize("mark", ["\x00", "\u202e", "\u200b", "\ufeff", "\u00ad", "\u2066"])
def test_unseen_characters_are_dropped(mark: str) -> None:
    (report,), refused = split(TEXT.replace("soldiers", f"sol{mark}diers").encode(), "a.txt")
    assert (report.text, refused) == (TEXT, [])


def test_decomposed_letters_are_composed() -> None:
    (report,), _ = split(TEXT.replace("ministry", "e\u0301tat").encode(), "a.txt")
    assert "\u00e9tat" in report.text


@pytest.mark.parametrize("day", ["0000-01-01", "1 January 3000", "31 February 2024", "01/02/2024"])
def test_a_day_that_cannot_be_is_disregarded(day: str) -> None:
    (report,), _ = split(f"Title: The last soldiers leave\nPublished: {day}\n\n{SENTENCE}".encode(), "a.txt")
    assert (report.published.earliest, report.published.how) == (None, "unknown")


def test_json_lines_with_a_broken_line() -> None:
    lines = [
        json.dumps(
            {"url": "https://example.org/1", "title": "The first story here", "date": "2024-05-03", "text": SENTENCE}
        ),
        '{"title": broken',
        "",
        json.dumps({"title": "The second story here", "date": 1714694400, "text": SENTENCE}),
        "[1, 2]",
        json.dumps({"title": "No text"}),
    ]
    reports, refused = split("\n".join(lines).encode(), "a.jsonl")
    assert [r.title for r in reports] == ["The first story here", "The second story here"]
    assert [r.published.earliest for r in reports] == [dt.date(2024, 5, 3), dt.date(2024, 5, 3)]
    assert [r.source for r in refused] == ["a.jsonl line 2", "a.jsonl line 5", "a.jsonl line 6"]


def test_a_broken_first_line_costs_only_itself() -> None:
    good = json.dumps({"title": "The second story here", "text": SENTENCE})
    reports, refused = split(f'{{"title": broken\n{good}\n'.encode(), "a.jsonl")
    assert (len(reports), [r.source for r in refused]) == (1, ["a.jsonl line 1"])


@pytest.mark.parametrize(
    "record",
    [
        {
            "maintext": SENTENCE,
            "date_publish": "2024-05-03 10:00:00",
            "source_domain": "www.example.org",
            "authors": ["Africa Desk"],
            "title": "The last soldiers leave",
            "description": "It took a year of talks to get there.",
        },
        {
            "raw_text": SENTENCE,
            "text": SENTENCE,
            "date": "2024-05-03",
            "hostname": "example.org",
            "author": "Africa Desk",
            "title": "The last soldiers leave",
            "excerpt": "It took a year of talks to get there.",
        },
    ],
)
@pytest.mark.parametrize("wrap", [lambda r: r, lambda r: [r], lambda r: {"articles": [r]}])
def test_names_that_other_tools_write(record: dict[str, object], wrap: object) -> None:
    assert callable(wrap)
    (report,), refused = split(json.dumps(wrap(record), indent=1).encode(), "a.json")
    assert (report.outlet, report.byline, report.published.earliest) == (
        "example.org",
        "Africa Desk",
        dt.date(2024, 5, 3),
    )
    assert [s.kind for s in report.sections] == ["headline", "standfirst", "body"]
    assert refused == []


def test_a_description_cut_from_the_text_is_no_standfirst() -> None:
    record = {"title": "The last soldiers leave", "text": SENTENCE, "description": SENTENCE[:50] + "..."}
    (report,), _ = split(json.dumps(record).encode(), "a.json")
    assert [s.kind for s in report.sections] == ["headline", "body"]


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Wire</title>
<item><title>The first &amp; best story</title><link>https://example.org/1?utm_source=rss</link>
<pubDate>Fri, 03 May 2024 23:30:00 -0500</pubDate><description>Short words.</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p><h3>Key takeaways</h3><ul><li>The soldiers are gone now.</li></ul>
<p>The post The first story appeared first on Example Wire.</p>]]></content:encoded></item>
<item></item>
<item><title>The second story here</title><description>&lt;p&gt;{SENTENCE}&lt;/p&gt;</description></item>
</channel></rss>"""


def test_rss_with_a_broken_item() -> None:
    reports, refused = split(RSS.encode(), "a.xml")
    first, second = reports
    assert [first.text[s.start : s.end] for s in first.sections][1:] == [SENTENCE, "The soldiers are gone now."]
    assert (first.url, first.outlet, first.published.earliest) == (
        "https://example.org/1",
        "Example Wire",
        dt.date(2024, 5, 3),
    )
    assert second.title == "The second story here"
    assert [r.source for r in refused] == ["a.xml item 2"]


def test_broken_feed_xml_gives_what_can_be_recovered_and_says_so() -> None:
    reports, refused = split(RSS.replace("Short words.", "Short & <b>words.").encode(), "a.xml")
    assert "The second story here" in [r.title for r in reports]
    assert any("broken" in r.cause and "line" in r.source for r in refused)


def test_atom() -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title><entry>
    <title>An entry of the feed</title><link href="https://example.org/e"/>
    <updated>2024-05-03T01:00:00+02:00</updated><author><name>Africa Desk</name></author>
    <content type="html">&lt;p&gt;{SENTENCE}&lt;/p&gt;</content></entry></feed>"""
    (report,), refused = split(atom.encode(), "a.xml")
    assert (report.published.earliest, report.byline, report.url) == (
        dt.date(2024, 5, 3),
        "Africa Desk",
        "https://example.org/e",
    )
    assert refused == []


@pytest.mark.parametrize("packed", [False, True])
def test_warc(packed: bool) -> None:
    reports, refused = split(warc(page(1), page(2), packed=packed), "a.warc.gz" if packed else "a.warc")
    assert [r.url for r in reports] == ["https://example.org/1", "https://example.org/2"]
    assert refused == []


@pytest.mark.parametrize(("packed", "lost"), [(False, 3), (False, 40), (False, 250), (True, 40), (True, 250)])
def test_a_truncated_warc_gives_the_records_before_the_break(packed: bool, lost: int) -> None:
    reports, refused = split(warc(page(1), page(2), page(3), packed=packed)[:-lost], "a.warc")
    assert [r.url for r in reports] == ["https://example.org/1", "https://example.org/2"]
    assert len(refused) == 1
    assert "record 3" in refused[0].cause
    assert "cut off" in refused[0].cause


def test_a_truncated_gzip_of_json_lines_gives_the_lines_before_the_break() -> None:
    lines = [json.dumps({"title": f"Story {n * 7919}", "text": f"{SENTENCE} {n}"}) for n in range(500)]
    reports, refused = split(gzip.compress("\n".join(lines).encode(), mtime=0)[:-200], "a.jsonl.gz")
    assert len(reports) > 300
    assert [r.cause for r in refused] == ["the gzip is cut off: fetch or copy the file again"]


def test_a_bad_page_in_a_warc_is_named_with_its_record() -> None:
    reports, refused = split(warc(page(1), b"<html><body><form>Log in</form>", page(3)), "a.warc")
    assert len(reports) == 2
    assert [r.source for r in refused] == ["a.warc record 2 https://example.org/2"]


def test_the_same_report_by_another_way_has_the_same_id(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.txt", tmp_path / "b.txt.gz"
    plain.write_text(TEXT)
    packed.write_bytes(gzip.compress(TEXT.encode("utf-16"), mtime=0))
    first, second = read(plain), read(packed)
    (one,), (other,) = list(first), list(second)
    assert isinstance(one, Report)
    assert one == other
    assert one.id.startswith("r")


def test_a_folder_is_read_in_order_and_past_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.txt").write_text(TEXT.replace("Last", "First"))
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "c.txt").symlink_to(tmp_path / "c.txt")
    (tmp_path / "d.txt").symlink_to(tmp_path / "missing")
    os.mkfifo(tmp_path / "e.txt")
    (tmp_path / ".hidden").write_text(TEXT)
    found = list(read(tmp_path))
    assert [r.title for r in found if isinstance(r, Report)] == ["The First Soldiers Leave", "The Last Soldiers Leave"]
    refused = {Path(r.source).name: r.cause for r in found if isinstance(r, Refused)}
    assert set(refused) == {"loop", "c.txt", "d.txt", "e.txt"}
    assert "leads back" in refused["loop"]
    assert "pipe" in refused["e.txt"]


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    opened = os.open

    def deny(path: Path, flags: int) -> int:
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, flags)

    monkeypatch.setattr(os, "open", deny)
    first, second = read(tmp_path)
    assert first == Refused(str(tmp_path / "a.txt"), "it cannot be opened: permission denied")
    assert isinstance(second, Report)


@pytest.mark.parametrize("source", ["/dev/null", "/dev/zero", "no-such-file.txt"])
def test_devices_and_missing_files(source: str) -> None:
    (refused,) = read(source)
    assert isinstance(refused, Refused)
    assert refused.source == source


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (report,) = read("-")
    assert isinstance(report, Report)
    assert report.title == "The Last Soldiers Leave"


MARKDOWN = f"""---
title: "The *Last* Soldiers Leave"
date: 2024-05-03
author: Africa Desk
canonical_url: https://example.org/md
---

# The *Last* Soldiers Leave

{SENTENCE.replace("last soldiers", "**last soldiers**").replace("talks", "[talks](https://example.org/talks_(2024))")}

![A gate](gate.jpg)

```
code that no reader reads
```

| a | b |
|---|---|
| 1 | 2 |

## Key takeaways

* The soldiers are gone
  for good.
* The base is *empty*.
"""


def test_markdown() -> None:
    (report,), refused = split(MARKDOWN.encode(), "a.md")
    assert [(s.kind, report.text[s.start : s.end]) for s in report.sections][1:] == [
        ("body", SENTENCE),
        ("takeaway", "The soldiers are gone for good."),
        ("takeaway", "The base is empty."),
    ]
    assert (report.url, report.byline, report.published.earliest) == (
        "https://example.org/md",
        "Africa Desk",
        dt.date(2024, 5, 3),
    )
    assert refused == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        ("Court.", "en"),
        (
            "Le général a déclaré lundi que les derniers soldats français quittaient le pays après plus de dix ans de "
            "présence militaire dans la région du Sahel.",
            "fr",
        ),
    ],
)
def test_language(text: str, language: str) -> None:
    (report,), _ = split(text.encode(), "a.txt")
    assert report.language == language


def test_each_report_is_named_by_the_part_of_the_source_that_holds_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text("".join(json.dumps({"title": f"Day {n}", "text": TEXT}) + "\n" for n in (1, 2)))
    (tmp_path / "c.warc").write_bytes(warc(page(1)))
    (tmp_path / "d.txt").touch()
    assert [(name, isinstance(item, Refused)) for name, item in named(tmp_path)] == [
        (f"{tmp_path / 'a.txt'}", False),
        (f"{tmp_path / 'b.jsonl'} line 1", False),
        (f"{tmp_path / 'b.jsonl'} line 2", False),
        (f"{tmp_path / 'c.warc'} record 1 https://example.org/1", False),
        (f"{tmp_path / 'd.txt'}", True),
    ]


@pytest.mark.parametrize("source", ["file:///etc/hostname", "ftp://example.org/a.html", "s3://bucket/a.warc.gz"])
def test_other_addresses_are_refused_by_their_kind(source: str) -> None:
    (refused,) = read(source)
    assert isinstance(refused, Refused)
    assert (refused.source, source.split(":")[0] in refused.cause) == (source, True)
    assert "http(s)" in refused.cause
