"""How the model is scored: F1 by label, tags to items, and gold words against the program's own by characters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import pytest
from data import Row

import measures
from attache.language.encoder import Analysis, Encoder
from attache.model import Named


@pytest.mark.parametrize(
    ("right", "found", "gold", "expected"),
    [(0, 0, 0, 0.0), (0, 3, 2, 0.0), (2, 2, 2, 100.0), (1, 1, 3, 50.0), (1, 3, 1, 50.0), (3, 4, 8, 50.0)],
)
def test_f1(right: int, found: int, gold: int, expected: float) -> None:
    assert measures.f1(right, found, gold) == expected


A, B, C = ("person", "named", 0, 1), ("person", "named", 3, 5), ("location", "named", 3, 5)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ([], [], {"all": 0.0}),
        ([{A, C}], [{A, C}], {"person": 100.0, "location": 100.0, "all": 100.0}),
        # the same words with another label are wrong twice
        ([{A, C}], [{A, B}], {"person": pytest.approx(200 / 3), "location": 0.0, "all": 50.0}),
        # what is right in another sentence is not right here
        ([{A}, set()], [set(), {A}], {"person": 0.0, "all": 0.0}),
        # micro: every span counts alike, whatever its sentence
        ([{A}, {A, B}], [{A}, set()], {"person": 50.0, "all": 50.0}),
        # a label that gold never has counts against all
        ([{A}], [{A, C}], {"person": 100.0, "all": pytest.approx(200 / 3)}),
    ],
)
def test_score(gold: list[set[measures.Item]], found: list[set[measures.Item]], expected: dict[str, float]) -> None:
    assert measures.score(gold, found) == expected


def test_as_many_answers_as_questions() -> None:
    with pytest.raises(ValueError, match="zip"):
        measures.score([{A}], [])


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], set()),
        (["O", None, "O"], set()),
        (["B-person", "I-person", "B-person"], {("person", "h", 0, 2), ("person", "h", 2, 3)}),
        ([None, "B-weapon", None], {("weapon", "h", 1, 2)}),
        (["AID", "AID"], {("AID", "h", 0, 1), ("AID", "h", 1, 2)}),
    ],
)
def test_tags_to_items(tags: Iterable[str | None], expected: set[measures.Item]) -> None:
    assert measures.labelled("h", tags) == expected


class Fixed(Encoder):
    """An encoder that needs no weights: every word a noun that hangs on the word before it, "Mali" a location."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, ...]] = []

    def analyse(
        self,
        sentences: Sequence[Sequence[str]],
        *,
        heads: Collection[str] | None = None,
        predicates: Sequence[Sequence[int]] | None = None,
    ) -> list[Analysis]:
        self.seen = [tuple(words) for words in sentences]
        return [
            Analysis(
                ("NOUN",) * len(words),
                tuple(range(-1, len(words) - 1)),
                ("root", *["dep"] * (len(words) - 1)),
                {
                    head: tuple(Named(i, i + 1, "location") for i, word in enumerate(words) if word == "Mali")
                    for head in heads or ()
                },
            )
            for words in sentences
        ]


def test_its_own_words_are_found_by_their_characters() -> None:
    encoder = Fixed()
    rows = [Row(("Troops", "left", "Mali", ".", "Mali", "'s", "army", "stayed", ".")), Row(("Rain", "fell", "."))]
    assert measures.own_spans(encoder, rows, {"named"}) == [
        {("location", "named", 12, 16), ("location", "named", 18, 22)},
        set(),
    ]
    assert encoder.seen == [
        ("Troops", "left", "Mali", "."),
        ("Mali", "'s", "army", "stayed", "."),
        ("Rain", "fell", "."),
    ]


@pytest.mark.parametrize(
    ("changed", "upos", "las"),
    [
        ({}, 100.0, 100.0),
        ({"upos": ("NOUN", "VERB", "NOUN", "NOUN")}, 75.0, 100.0),
        ({"heads": (-1, 0, 0, 2)}, 100.0, 75.0),
        ({"deprels": ("root", "obj", "dep", "obj")}, 100.0, 50.0),
        # one word for the treebank, three for the program: none of them can be right, nor what hangs on them
        ({"words": ("They", "left", "air-drops", ".")}, 200 * 3 / 10, 200 * 2 / 10),
    ],
)
def test_own_syntax_counts_the_words_that_both_cut_alike(changed: dict[str, Any], upos: float, las: float) -> None:
    words = changed.get("words", ("They", "left", "Mali", "."))
    row = Row(
        words,
        {"upos": changed.get("upos", ("NOUN",) * 4)},
        changed.get("heads", (-1, 0, 1, 2)),
        changed.get("deprels", ("root", "dep", "dep", "dep")),
    )
    assert measures.own_syntax(Fixed(), [row]) == pytest.approx((upos, las))
