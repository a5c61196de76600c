"""The gate: which sentences of a report the encoder reads, and what a parse holds of the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

import pytest

from attache.errors import ModelError
from attache.language.encoder import Analysis, Encoder
from attache.language.gate import Gate, features
from attache.language.parser import Parser
from attache.model import Report, Section

TABLE: dict[str, Any] = {
    "weights": {"troops": 4.0, "sports": -3.0, "troops left": 1.0},
    "bias": -2.0,
}
BOUNDS: dict[str, Any] = {"near": 1, "share": 0.0, "least": 0.5, "report": -3.0}


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Gate]:
    """A gate of the table above, some of its bounds changed."""

    def make(**changed: Any) -> Gate:
        path = tmp_path / "gate.json"
        path.write_text(json.dumps({**TABLE, "bounds": BOUNDS | changed}), encoding="utf-8")
        return Gate(path)

    return make


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("12 %, 2024!", set()),
        ("Troops LEFT", {"troops", "left", "troops left"}),
        ("Goïta’s army", {"goïta", "s", "army", "goïta s", "s army"}),
        ("200 troops, 5 jets", {"troops", "jets", "troops jets"}),  # digits and marks part nothing
        ("no no no", {"no", "no no"}),
    ],
)
def test_features(text: str, expected: set[str]) -> None:
    assert features(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", -2.0),
        ("Nothing known", -2.0),
        ("Troops", 2.0),
        ("The troops left", 3.0),
        ("The left troops", 2.0),
        ("Troops troops troops", 2.0),  # a word counts once
        ("Sports for troops", -1.0),
    ],
)
def test_a_score_is_the_sum_of_what_is_there(made: Callable[..., Gate], text: str, expected: float) -> None:
    assert made().score(text) == expected


YES, FAINT, NO = "The troops left.", "Some troops.", "Rain fell."


@pytest.mark.parametrize(
    ("texts", "changed", "kept"),
    [
        ([], {}, ""),
        # a short report is read whole
        ([NO], {}, "+"),
        ([NO, NO, NO, NO], {"report": 2.0}, "++++"),
        ([YES, NO, NO, NO, NO], {}, "++---"),
        ([NO, NO, NO, NO, YES], {}, "---++"),
        ([NO, NO, YES, NO, NO], {}, "-+++-"),
        ([NO, NO, YES, NO, NO], {"near": 0}, "--+--"),
        ([NO, NO, YES, NO, NO], {"near": 9}, "+++++"),
        ([YES, NO, NO, YES, NO, NO], {"near": 0}, "+--+--"),
        # a report is dismissed whole where its best three are faint together, though one reaches its own bound
        ([YES, YES, NO, NO, NO], {"report": 2.0}, "-----"),
        ([YES, YES, FAINT, NO, NO], {"report": 2.6}, "++++-"),
        ([YES, YES, FAINT, NO, NO, NO], {"report": 2.6}, "++++--"),
        # it has more best sentences where it is long
        ([YES, YES, FAINT, NO, NO, NO], {"report": 2.6, "share": 0.7}, "------"),
        # both bounds are themselves enough
        ([FAINT, FAINT, FAINT, NO, NO], {"report": 2.0, "least": 2.0}, "++++-"),
        ([FAINT, YES, YES, NO, NO], {"least": 2.1, "near": 0}, "-++--"),
    ],
)
def test_a_sentence_is_kept_with_its_neighbours(
    made: Callable[..., Gate], texts: list[str], changed: dict[str, Any], kept: str
) -> None:
    assert made(**changed).keep(texts) == [mark == "+" for mark in kept]


@pytest.mark.parametrize(
    "content",
    [None, b"", b"{", b"[]", b"null", b"\xff\xfe"],
    ids=["missing", "empty", "cut off", "a list", "null", "no text"],
)
def test_a_broken_file_is_one_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "gate.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match="install attache again") as raised:
        Gate(path)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("key", [*TABLE, "bounds"])
def test_every_entry_is_needed(tmp_path: Path, key: str) -> None:
    path = tmp_path / "gate.json"
    whole = {**TABLE, "bounds": BOUNDS}
    path.write_text(json.dumps({name: value for name, value in whole.items() if name != key}), encoding="utf-8")
    with pytest.raises(ModelError, match=key):
        Gate(path)


class Flat(Encoder):
    """An encoder that needs no weights: every word hangs on the first. It notes what it was given."""

    def __init__(self) -> None:
        self.given: list[list[str]] = []

    def analyse(
        self,
        sentences: Sequence[Sequence[str]],
        *,
        heads: Collection[str] | None = None,
        predicates: Sequence[Sequence[int]] | None = None,
    ) -> list[Analysis]:
        self.given = [list(words) for words in sentences]
        return [
            Analysis(("X",) * len(words), (-1, *[0] * (len(words) - 1)), ("root", *["dep"] * (len(words) - 1)))
            if words
            else Analysis()
            for words in sentences
        ]

    def knows(self, word: str) -> bool:
        return True


HEADLINE, BODY = "Rain fell.", 'Crowds sang. The troops left. Shops shut. "All is well," he sang.'
TEXT = f"{HEADLINE}\n\n{BODY}"
SECTIONS = (Section("headline", 0, len(HEADLINE)), Section("body", len(HEADLINE) + 2, len(TEXT)))


def test_dismissed_sentences_keep_their_text_but_have_no_words(made: Callable[..., Gate]) -> None:
    encoder = Flat()
    report = Report(id="r", text=TEXT, sections=SECTIONS)
    parse = Parser(encoder, made()).parse(report)
    whole = Parser(Flat()).parse(report)
    assert [[token.text for token in sentence.tokens] for sentence in parse.sentences] == [
        [],
        ["Crowds", "sang", "."],
        ["The", "troops", "left", "."],
        ["Shops", "shut", "."],
        [],
    ]
    assert encoder.given == [[token.text for token in sentence.tokens] for sentence in parse.sentences]
    for gated, full in zip(parse.sentences, whole.sentences, strict=True):
        assert (gated.index, gated.section, gated.start, gated.end, gated.text) == (
            full.index,
            full.section,
            full.start,
            full.end,
            full.text,
        )
        assert gated.quotes == full.quotes
        assert gated.tokens in ((), full.tokens)
        assert full.tokens
    assert parse.sentences[4].quotes != ()


@pytest.mark.parametrize("text", ["", "Rain fell. Crowds sang. Birds flew. Snow lay. Bells rang."])
def test_a_report_of_something_else_is_parsed_to_bare_sentences(made: Callable[..., Gate], text: str) -> None:
    encoder = Flat()
    parse = Parser(encoder, made()).parse(Report(id="r", text=text, sections=(Section("body", 0, len(text)),)))
    assert " ".join(sentence.text for sentence in parse.sentences) == text
    assert all(sentence.tokens == () for sentence in parse.sentences)
    assert not any(encoder.given)
