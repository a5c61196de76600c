"""Which value is best supported."""

from __future__ import annotations

import pytest
from tests.record.build import IN_NIGER, US, count, dates, presence

from attache.model import Count
from attache.record import support
from attache.record.support import Sources


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (count(900, 1000), count(855, 1045, unit="personnel"), True),
        (count(None, 499), count(184), True),
        (count(766), count(776), False),
        (Count(1001, None, None, ">", "troops", ""), count(650), False),
        (count(650), count(90, unit="contractors"), True),
        (count(650), count(90, unit="people"), False),
    ],
)
def test_counts_agree(a: Count, b: Count, agree: bool) -> None:
    assert support.counts_agree(a, b) is agree
    assert support.counts_agree(b, a) is agree


def test_the_best_date_is_one_that_is_given_and_agrees_with_most() -> None:
    told = [presence(US, "remain", IN_NIGER, when, report) for when, report in (
        ("2024-04-01..2024-04-30", "r1"), ("2024-04-10", "r2"), ("2024-05-02", "r3"), ("2024-05-02", "r3"),
    )]  # fmt: skip
    assert support.best_date([(one.time.date, one) for one in told], Sources()) == dates("2024-04-10")


def test_copies_of_a_story_count_once_and_a_headline_half() -> None:
    told = [presence(US, "remain", IN_NIGER, report=report) for report in ("r1", "r2", "r3")]
    headline = presence(US, "remain", IN_NIGER, report="r4", section="headline")
    assert Sources().count(told) == 3
    assert Sources({"r1": "wire", "r2": "wire"}).count(told) == 2
    assert Sources().weight([*told, headline]) == 7
