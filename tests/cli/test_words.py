"""Values as a person says them."""

from __future__ import annotations

import datetime as dt

import pytest

from attache.cli import words
from attache.model import Actor, Count, Place


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (None, None, "-"),
        ("2024-05-03", "2024-05-03", "3 May 2024"),
        ("2024-04-01", "2024-04-30", "Apr 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2023-02-01", "2023-02-28", "Feb 2023"),
        ("2024-02-01", "2024-02-28", "1-28 Feb 2024"),
        ("2024-03-01", "2024-07-31", "Mar-Jul 2024"),
        ("2023-11-01", "2024-02-29", "Nov 2023-Feb 2024"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("1990-01-01", "1999-12-31", "1990-1999"),
        ("2024-04-03", "2024-04-09", "3-9 Apr 2024"),
        ("2024-03-12", "2024-07-03", "12 Mar - 3 Jul 2024"),
        ("2023-12-30", "2024-01-02", "30 Dec 2023 - 2 Jan 2024"),
        (None, "2024-09-15", "by 15 Sep 2024"),
        ("2013-01-01", None, "from 1 Jan 2013"),
    ],
)
def test_a_fuzzy_date_keeps_both_bounds(earliest: str | None, latest: str | None, said: str) -> None:
    bounds = [day and dt.date.fromisoformat(day) for day in (earliest, latest)]
    assert words.span(bounds[0] or None, bounds[1] or None) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (None, ""),
        (Count(900, 1000, 1000, "~", "troops", "nearly 1,000"), "nearly 1,000 troops"),
        (Count(900, 1000, 1000, "~", "troops", "nearly 1,000 troops"), "nearly 1,000 troops"),
        (Count(None, None, 499, "<", "personnel", ""), "<499 personnel"),
        (Count(2, 2, 2, "=", "aircraft", ""), "2 aircraft"),
        (Count(None, None, None, "~", "people", ""), ""),
    ],
)
def test_a_count_is_said_with_its_unit_once(count: Count | None, said: str) -> None:
    assert words.count(count) == said


@pytest.mark.parametrize(
    ("actor", "said"),
    [
        (Actor("NER", "Niger", "NER"), "Niger"),
        (Actor("USA-MIL", "US forces", "USA", kind="regular"), "US forces (USA)"),
        (Actor("group/boko-haram", "Boko Haram"), "Boko Haram"),
    ],
)
def test_an_actor_is_said_with_its_country(actor: Actor, said: str) -> None:
    assert words.actor(actor) == said


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (None, ""),
        (Place("NER", "Niger", "NER"), "Niger"),
        (Place("site/airbase-101-niamey", "Airbase 101", "NER", precision=1), "Airbase 101, NER"),
        (Place("west-africa", "West Africa", precision=7), "West Africa"),
    ],
)
def test_a_place_is_said_with_its_country(place: Place | None, said: str) -> None:
    assert words.place(place) == said


@pytest.mark.parametrize(("amount", "said"), [(0, "0 reports"), (1, "1 report"), (1024, "1,024 reports")])
def test_an_amount_is_said_in_the_right_number(amount: int, said: str) -> None:
    assert words.number(amount, "report") == said
