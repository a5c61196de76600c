"""What a claim says about time, and what bears on a day."""

from __future__ import annotations

import pytest
from tests.record.build import IN_NIGER, US, claim, dates, day, on_days, presence

from attache.record import asof

DATED = on_days(r1="2024-05-03", bounds="2024-03-01..2024-07-31", undated="")


@pytest.mark.parametrize(
    ("action", "when", "report", "expected"),
    [
        ("arrive", "2024-04-10", "r1", "2024-04-10"),
        ("arrive", "", "r1", "..2024-05-03"),
        ("remain", "", "r1", "2024-05-03"),
        ("remain", "", "bounds", "2024-03-01..2024-07-31"),
        ("hold", "2023-07-26", "r1", "2023-07-26"),
        ("arrive", "2024-04-01..2024-12-31", "r1", "2024-04-01..2024-05-03"),
        ("arrive", "2024-04-01..", "r1", "2024-04-01..2024-05-03"),
        ("arrive", "2024-06-01", "r1", "2024-06-01"),
        ("arrive", "", "undated", ""),
        ("arrive", "2024-04-10", "unheard-of", "2024-04-10"),
    ],
)
def test_done_things_happened_by_the_day_of_publication(action: str, when: str, report: str, expected: str) -> None:
    assert asof.happened(presence(US, action, IN_NIGER, when, report), DATED) == dates(expected)


@pytest.mark.parametrize(
    ("when", "report", "expected"),
    [
        ("2024-09-15", "r1", "2024-05-03"),
        ("2024-03-16", "r1", "2024-03-16"),
        ("", "r1", "2024-05-03"),
        ("2024-09-15", "undated", "2024-09-15"),
    ],
)
def test_a_plan_bears_from_the_day_it_is_told(when: str, report: str, expected: str) -> None:
    told = presence(US, "withdraw", IN_NIGER, when, report, modality="planned")
    assert asof.came_about(told, DATED) == dates(expected)


@pytest.mark.parametrize(
    ("when", "on", "expected"),
    [
        ("2024-05-03", "2024-05-02", False),
        ("2024-05-03", "2024-05-03", True),
        ("2024-05-01..2024-05-31", "2024-05-01", True),
        ("..2024-05-03", "2024-05-02", False),
        ("..2024-05-03", "2024-05-03", True),
        ("", "1999-01-01", True),
    ],
)
def test_reached(when: str, on: str, expected: bool) -> None:
    assert asof.reached(dates(when), day(on)) is expected


@pytest.mark.parametrize(
    ("a", "b", "surely", "likely"),
    [
        ("2024-05-01", "2024-05-02", True, True),
        ("2024-05-01", "2024-05-01", False, False),
        ("2024-05-01", "..2024-05-02", False, True),
        ("..2024-05-01", "2024-05-02", True, True),
        ("2024-05-01..", "2024-06-01", False, False),
    ],
)
def test_order_of_fuzzy_dates(a: str, b: str, surely: bool, likely: bool) -> None:
    assert asof.before(dates(a), dates(b)) is surely
    assert asof.follows(dates(b), dates(a)) is likely


def test_the_latest_day_reported_on_is_a_day_of_publication() -> None:
    claims = [presence(US, "withdraw", IN_NIGER, "2024-09-15", modality="planned"), presence(US, "remain", IN_NIGER)]
    assert asof.latest_day(claims, DATED) == day("2024-05-03")


def test_without_any_publication_it_is_the_last_day_of_a_deed() -> None:
    done = presence(US, "arrive", IN_NIGER, "2024-04-10", "undated")
    planned = presence(US, "withdraw", IN_NIGER, "2024-09-15", "undated", modality="planned")
    assert asof.latest_day([done, planned], DATED) == day("2024-04-10")
    assert asof.latest_day([claim("fact", None, report="undated")], DATED) is None
