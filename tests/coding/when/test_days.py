"""Periods of the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attache.coding.when import days


@pytest.mark.parametrize(
    ("start", "number", "unit", "expected"),
    [
        ("2024-03-31", -1, "month", "2024-02-29"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2024-05-15", -3, "week", "2024-04-24"),
        ("2024-05-15", 2.5, "year", "2026-11-15"),
        ("2024-05-15", -1, "decade", "2014-05-15"),
        ("2024-01-01", -1, "day", "2023-12-31"),
        ("2024-05-15", 1, "quarter", "2024-08-15"),
    ],
)
def test_shift(start: str, number: float, unit: str, expected: str) -> None:
    assert days.shift(dt.date.fromisoformat(start), number, unit) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("early", "2023-01-01", "2023-04-30"),
        ("mid", "2023-05-01", "2023-08-31"),
        ("late", "2023-09-01", "2023-12-31"),
        ("first", "2023-01-01", "2023-06-30"),
        ("second", "2023-07-01", "2023-12-31"),
        ("start", "2023-01-01", "2023-03-31"),
        ("end", "2023-10-01", "2023-12-31"),
    ],
)
def test_parts_of_a_year(part: str, first: str, last: str) -> None:
    found = days.part(days.year(2023), part)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-05-01", "2024-05-01", 1),
        ("2024-05-01", "2024-05-07", 2),
        ("2024-05-01", "2024-05-31", 3),
        ("2024-01-01", "2024-12-31", 4),
        ("2023-01-01", "2024-12-31", 5),
        ("2023-01-01", "", 5),
    ],
)
def test_precision(first: str, last: str, expected: int) -> None:
    bounds = [dt.date.fromisoformat(text) if text else None for text in (first, last)]
    assert days.precision(bounds[0], bounds[1]) == expected


@given(
    st.dates(dt.date(1000, 1, 1), dt.date(3000, 1, 1)),
    st.integers(1, 12),
    st.sampled_from(["past", "future", "before", "after", "near"]),
)
def test_a_named_month_lies_within_a_year(anchor: dt.date, number: int, direction: str) -> None:
    found = days.named_month(anchor, number, direction)
    assert found.first.month == number
    assert abs((found.first - anchor).days) <= 396
    if direction == "before":
        assert found.last < anchor
    if direction == "after":
        assert found.first > anchor


@given(st.dates(dt.date(1000, 1, 1), dt.date(3000, 1, 1)), st.integers(1, 200), st.integers(1, 12))
def test_a_later_anchor_never_means_an_earlier_month(anchor: dt.date, later: int, number: int) -> None:
    for direction in ("past", "future", "before", "after", "near"):
        one = days.named_month(anchor, number, direction)
        two = days.named_month(anchor + dt.timedelta(days=later), number, direction)
        assert one.first <= two.first
