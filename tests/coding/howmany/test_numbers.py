"""Amounts and figures as such; what counts, money and distances make of them is tested there."""

from __future__ import annotations

import pytest

from attache.coding.howmany import numbers


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7", 7, 7),
        ("1,234,567", 1234567, 1234567),
        ("12 500", 12500, 12500),
        ("2.5 million", 2500000, 2500000),
        ("3k", 3000, 3000),
        ("seventeen", 17, 17),
        ("forty-two", 42, 42),
        ("three hundred", 300, 300),
        ("two thousand five hundred", 2500, 2500),
        ("one hundred thousand", 100000, 100000),
        ("a million", 1000000, 1000000),
        ("two and a half", 2.5, 2.5),
        ("hundreds of thousands", 200000, 999999),
        ("a few", 2, 9),
    ],
)
def test_figure(text: str, low: float, high: float) -> None:
    read = numbers.figure(text)
    assert read is not None
    assert (read.low, read.high) == (low, high)


@pytest.mark.parametrize("text", ["", "soldiers", "the", "and"])
def test_not_a_figure(text: str) -> None:
    assert numbers.figure(text) is None


@pytest.mark.parametrize(
    ("value", "slack"), [(1000, 50), (950, 5), (776, 0), (0, 0), (10, 0.5), (1500, 50), (20000, 1000)]
)
def test_slack(value: float, slack: float) -> None:
    assert numbers.slack(value) == slack


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At 10:30 the F-16 flew 20% higher.", []),
        ("12 and 300 troops", ["12", "300"]),
        ("between 12 and 300 troops", ["between 12 and 300"]),
        ("300 to 12", ["300", "12"]),
        ("two or 300", ["two", "300"]),
    ],
)
def test_find(text: str, expected: list[str]) -> None:
    assert [text[a.start : a.end] for a in numbers.find(text)] == expected
