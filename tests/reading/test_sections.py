"""Laying out sections: offsets, order, separators, and the public names of the package."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attache import reading
from attache.errors import UnreadableSource
from attache.model import Report, Section
from attache.reading.draft import Block
from attache.reading.sections import Piece, arrange, ensure_apart, lay_out


def test_public_names() -> None:
    assert sorted(reading.__all__) == ["Fetcher", "named", "read", "read_bytes"]


def test_layout() -> None:
    text, sections = lay_out(
        [
            Piece("headline", "A"),
            Piece("takeaway", "b"),
            Piece("takeaway", "c"),
            Piece("significance", "Why: d", lead=5),
        ]
    )
    assert text == "A\n\nb\nc\n\nWhy: d"
    assert [text[s.start : s.end] for s in sections] == ["A", "b", "c", "d"]


@pytest.mark.parametrize(
    "spans",
    [[(0, 5), (4, 8)], [(4, 8), (0, 3)], [(0, 0)], [(0, 11)], [(3, 2)]],
    ids=["over", "back", "empty", "out", "turned"],
)
def test_overlapping_sections_are_noticed(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(UnreadableSource, match="overlap"):
        ensure_apart([Section("body", start, end) for start, end in spans], 10)


def test_a_repeated_headline_and_a_repeated_paragraph_are_kept_once() -> None:
    long = "This paragraph of the page is set twice, once as a quote."
    blocks = [
        Block("headline", "A Base Closes"),
        Block("paragraph", "ABaseCloses"),
        Block("paragraph", long),
        Block("paragraph", "Yes."),
        Block("paragraph", long),
        Block("paragraph", "Yes."),
    ]
    assert [piece.text for piece in arrange(blocks)] == ["A Base Closes", long, "Yes.", "Yes."]


def test_a_chronology_keeps_its_days() -> None:
    blocks = [
        Block("paragraph", text)
        for text in ("May 3, 2024", "The first plane left at noon.", "The last one left at dusk.")
    ]
    blocks += [Block("paragraph", "May 4, 2024"), Block("paragraph", "The gates of the base were locked.")]
    assert [piece.text for piece in arrange(blocks, "A Base Closes")][1:] == [block.text for block in blocks[1:]]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a.xml"]))
def test_any_text_gives_reports_whose_sections_fit_or_a_refusal(text: str, name: str) -> None:
    for found in reading.read_bytes(text.encode("utf-8", "surrogatepass"), name):
        if isinstance(found, Report):
            ensure_apart(found.sections, len(found.text))
            assert found.text.encode()
        else:
            assert found.cause
            assert "\n" not in found.cause


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"<rss>", b"<html>", b"{", b"\xff\xfe"]),
)
def test_any_bytes_give_a_report_or_a_refusal(data: bytes, mark: bytes) -> None:
    assert list(reading.read_bytes(mark + data, "a.bin"))
