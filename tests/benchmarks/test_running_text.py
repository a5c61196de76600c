"""Words to running text: what a reader would have seen, and where each word stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from running_text import PLAIN, text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ""),
        ("Talks failed .", "Talks failed."),
        ("Yes , he said ; no : why ? Now !", "Yes, he said; no: why? Now!"),
        ("It did n't and Niger 's army wo n't", "It didn't and Niger's army won't"),
        ("It isn’t Mali ’s", "It isn’t Mali’s"),
        ("( see below ) and [ 3 ]", "(see below) and [3]"),
        ("-LRB- see below -RRB- .", "(see below)."),
        ("about $ 5 or 20 %", "about $5 or 20%"),
        ('" Go , " he said , " and stay . "', '"Go," he said, "and stay."'),
        ("`` Go , '' he said .", '"Go," he said.'),
        ("“ Go ” , he said", "“Go”, he said"),
        # a mark that closes nothing we can see
        (". a", ". a"),
    ],
)
def test_words_as_running_text(words: str, expected: str) -> None:
    assert text(words.split())[0] == expected


def test_the_places_of_words_that_are_shown_otherwise() -> None:
    made, places = text(["He", "said", "``", "no", "''", "-LRB-", "twice", "-RRB-"])
    assert made == 'He said "no" (twice)'
    assert [made[a:b] for a, b in places] == ["He", "said", '"', "no", '"', "(", "twice", ")"]


WORDS = st.sampled_from(["army", "Mali", "5", "$", *PLAIN, '"', "(", ")", "[", ".", ",", "'s", "n't", "“", "”", "’"])


@given(st.lists(WORDS | st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=5), max_size=12))
def test_every_word_stands_in_its_place_with_at_most_one_space_before(words: list[str]) -> None:
    made, places = text(words)
    assert [made[a:b] for a, b in places] == [PLAIN.get(word, word) for word in words]
    edges = [0, *(edge for place in places for edge in place), len(made)]
    assert edges == sorted(edges)
    assert {made[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)} <= {"", " "}
