"""Amounts, dates and intervals of a sentence, and what one says of another."""

from __future__ import annotations

import pytest

from attache.publish.support import amounts, dates
from attache.publish.support.intervals import Interval, Relation, distance, relation


@pytest.mark.parametrize(
    ("said", "known", "answer"),
    [
        ("more than 30 ships sailed", "45 ships sailed", "gives"),
        ("more than 30 ships sailed", "30 ships sailed", "rules-out"),
        ("at least 30 ships sailed", "30 ships sailed", "gives"),
        ("more than 30 ships sailed", "more than 25 ships sailed", "open"),
        ("fewer than 500 soldiers left", "184 soldiers left", "gives"),
        ("fewer than 500 soldiers left", "776 soldiers left", "rules-out"),
        ("766 soldiers left", "776 soldiers left", "rules-out"),
        ("nearly 1,000 soldiers left", "950 soldiers left", "gives"),
        ("turnout was higher than 40.5%", "turnout was 41%", "gives"),
        ("turnout was lower than 40.5%", "turnout was 41%", "rules-out"),
        ("it came 3rd", "it came fourth", "rules-out"),
        ("a deal of $5 million", "a deal of $5 million", "gives"),
    ],
)
def test_one_amount_gives_or_rules_out_another(said: str, known: str, answer: Relation) -> None:
    (one,), (other,) = amounts.find(said), amounts.find(known)
    assert one.kind == other.kind
    assert relation(one.interval, other.interval) == answer


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A rating of 6.4/10 from 86 critics", ["mark", "number"]),
        ("14% of 300 soldiers", ["percent", "number"]),
        ("€67 million in the 2nd year", ["money", "ordinal"]),
        ("In May 2024 nobody came", []),
        ("The striker scores twice", []),
        ("Scores of soldiers came", ["number"]),
    ],
)
def test_the_kinds_of_amounts(text: str, kinds: list[str]) -> None:
    assert [amount.kind for amount in amounts.find(text)] == kinds


@pytest.mark.parametrize(
    ("said", "known", "answer"),
    [
        ("It left before 1 April 2024.", "It left on 24 March 2024.", "gives"),
        ("It left before 1 April 2024.", "It left on 2 April 2024.", "rules-out"),
        ("It left after March 2024.", "It left on 2 April 2024.", "gives"),
        ("It left in March 2024.", "It left on March 24, 2024.", "gives"),
        ("It left on 3 March.", "It left on March 4, 2024.", "rules-out"),
        ("It left in 2024.", "It left in 2023.", "rules-out"),
        ("It left in 2024.", "It left in May.", None),
    ],
)
def test_one_date_gives_or_rules_out_another(said: str, known: str, answer: Relation | None) -> None:
    (one,), (other,) = dates.find(said), dates.find(known)
    assert dates.given(one, other) == answer


@pytest.mark.parametrize("text", ["They may leave.", "He will march on.", "2,024 soldiers left.", "1850 people came."])
def test_what_is_no_date(text: str) -> None:
    assert dates.find(text) == ()


def test_how_far_apart_two_intervals_are() -> None:
    assert distance(Interval(50, 50), Interval(100, 100)) == 0.5
    assert distance(Interval(50, 120), Interval(100, 100)) == 0.0
    assert distance(Interval.bounded(50, "<"), Interval(100, 100)) == 0.5
