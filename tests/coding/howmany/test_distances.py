"""Distances, and conversions that do not fit."""

from __future__ import annotations

import pytest
from tests.coding.sentences import sentence

from attache.coding.howmany import distances


@pytest.mark.parametrize(
    ("text", "said", "low", "high"),
    [
        ("It lies 920 km away.", "920 km", 920_000, 920_000),
        ("It lies about 900 kilometres away.", "about 900 kilometres", 810_000, 990_000),
        ("It lies 10 miles away.", "10 miles", 16_093, 16_093),
        ("It flew at 5,000 feet.", "5,000 feet", 1_524, 1_524),
        ("A 300-mile road leads there.", "300-mile", 482_803, 482_803),
        ("It lies more than 40 km away.", "more than 40 km", 40_000, None),
        ("It fired at 500 m.", "500 m", 500, 500),
    ],
)
def test_distance(text: str, said: str, low: float, high: float | None) -> None:
    (mention,) = distances.find(sentence(text))
    assert mention.text == said
    assert mention.low == pytest.approx(low, abs=1)
    assert mention.high == (None if high is None else pytest.approx(high, abs=1))
    assert mention.problem == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("It lies 920 km (570 miles) away.", ""),
        ("It lies about 920 km (572 miles) away.", ""),
        ("It lies 920 km (550 miles) away.", "920 km is about 572 miles, not 550 miles"),
        ("It lies about 920 km (550 miles) away.", "920 km is about 572 miles, not 550 miles"),
        ("It lies 100 km (60 miles) away.", ""),
        ("It lies 100 miles (100 km) away.", "100 miles is about 161 km, not 100 km"),
        ("It flew at 1,640 feet (500 metres).", ""),
        ("It lies 30 km from the port, 500 km from the border.", ""),
    ],
)
def test_conversion(text: str, problem: str) -> None:
    assert distances.find(sentence(text))[0].problem == problem


@pytest.mark.parametrize("text", ["500 troops", "$5m", "The 5th Regiment marched.", "20 minutes", ""])
def test_not_a_distance(text: str) -> None:
    assert distances.find(sentence(text)) == ()
