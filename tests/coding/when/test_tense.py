"""Which way a date without a year looks."""

from __future__ import annotations

import pytest

from attache.coding.when.tense import direction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The accord was signed in MARCH.", "past"),
        ("The accord ended in MARCH.", "past"),
        ("They have trained there since MARCH.", "past"),
        ("The accord will end in MARCH.", "future"),
        ("The accord will be signed in MARCH.", "future"),
        ("The accord is to be signed in MARCH.", "future"),
        ("It is scheduled for MARCH.", "future"),
        ("It ordered the troops to leave in MARCH.", "future"),
        ("It said the troops would leave in MARCH.", "future"),
        ("Troops, who came in 2013, are due to go in MARCH.", "future"),
        ("The vote was postponed to MARCH.", "future"),
        ("It claimed responsibility for MARCH's attack.", "past"),
        ("In MARCH the accord ended.", "past"),
        ("In MARCH the accord will end.", "future"),
        ("Talks in MARCH.", "open"),
        ("They went to Paris in MARCH.", "past"),
    ],
)
def test_direction(text: str, expected: str) -> None:
    start = text.index("MARCH")
    assert direction(text, start, start + 5) == expected


def test_a_participle_need_not_decide() -> None:
    text = "The airport is closed until MARCH"
    start = text.index("MARCH")
    assert direction(text, start, start + 5) == "past"
    assert direction(text, start, start + 5, participles=False) == "open"
