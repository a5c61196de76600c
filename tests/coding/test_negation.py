"""What makes a deed not so: the words that hang on it."""

from __future__ import annotations

import pytest
from tests.coding.told import syntax, word

from attache.coding.negation import negations
from attache.lexicon import words


@pytest.mark.parametrize(
    ("sentence", "at", "found"),
    [
        ("The troops did not leave Mali.", "leave", ["not"]),
        ("The troops no longer patrol the border.", "patrol", ["longer"]),
        ("The troops have yet to leave Mali.", "have", ["yet"]),
        ("No troops left Mali.", "left", ["troops"]),
        ("Neither side signed the accord.", "signed", ["side"]),
        ("The army captured nothing.", "captured", ["nothing"]),
        ("The troops left Mali.", "left", []),
    ],
)
def test_the_negating_words_of_a_deed(sentence: str, at: str, found: list[str]) -> None:
    tree = syntax(sentence)
    assert [tree.tokens[i].text for i in negations(tree, word(tree, at), words.load().moods)] == found


def test_what_the_climb_came_from_is_not_counted_again() -> None:
    tree = syntax("Spain has no plan for Mali.")
    has, plan = word(tree, "has"), word(tree, "plan")
    assert negations(tree, has, words.load().moods, came=plan) == []
