"""Reports without a year: what a day of the month and its weekday settle, and what they leave open."""

from __future__ import annotations

import datetime as dt

import pytest

from attache.model import Published, Report
from attache.reading import read_bytes, weekday
from attache.reading.draft import Block, Draft, Origin
from attache.reading.report import finish

NOW = dt.date(2026, 2, 10)
"""Of the five years before it, 3 November was a Monday in 2025, a Sunday in 2024, a Friday in 2023, a Thursday in 2022
and a Wednesday in 2021."""

DATELINE = "NIAMEY, Nov 3 (Reuters) - "


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "NIAMEY, Nov 3 (Reuters) - Troops left the base at dawn, two officials said on Friday, Nov. 3.",
            (2023, 11, 3),
        ),
        (
            DATELINE + "Troops left the base. Talks had failed on Wednesday, November 1, an official said.",
            (2023, 11, 3),
        ),
        (DATELINE + "Troops left the base on Wednesday (Nov 3), an official said.", (2021, 11, 3)),
        ("Niamey, 3 November (AFP) – Troops left on 2 November, a Saturday, the army said.", (2024, 11, 3)),
        ("NIAMEY, Jan 2 (AP) - The base was handed over on Tuesday, December 31, the army said.", (2025, 1, 2)),
        ("Troops leave\n\nPublished: Monday, 3 November\n\nThe army left the base, it said.", (2025, 11, 3)),
        (DATELINE + "Troops left the base on Monday, an official said.", (2025, 11, 3)),  # nor is it a Tuesday's
    ],
)
def test_a_weekday_settles_the_year(text: str, day: tuple[int, int, int]) -> None:
    assert weekday.infer(text, NOW) == dt.date(*day)


@pytest.mark.parametrize(
    "text",
    [
        DATELINE + "Troops left the base on Sunday, an official said.",  # of 2024, or told a day later in 2025
        DATELINE + "Troops left the base on Saturday, an official said.",  # in no year the day itself
        DATELINE + "Troops left the base, an official said. A second convoy came on Monday.",  # not the lead's
        DATELINE + "Troops left on Tuesday, Nov 3, an official said.",  # in none of the years
        DATELINE + "Troops left on Monday, Nov 3. Talks had failed on Friday, Oct. 30.",  # they exclude each other
        DATELINE + "Troops left on Monday, Nov 3. They had come in 2019.",  # a year: other bounds than a weekday's
        "Troops left the base on Monday, Nov 3, an official said.",  # a day told is none of publication
        "NIAMEY (Reuters) - Troops left on Monday, Nov 3, an official said.",
        DATELINE + "Troops left the base, an official said.",
        "",
    ],
)
def test_no_year_is_made_up(text: str) -> None:
    assert weekday.infer(text, NOW) is None


def test_news_of_the_day_before_leaves_two_years() -> None:
    text = "NIAMEY, Nov 3 (AP) - Troops left on Monday, an official said."
    assert weekday.infer(text, NOW) == dt.date(2025, 11, 3)
    assert weekday.infer(text, dt.date(2026, 11, 24)) is None  # 3 November 2026 is a Tuesday: Monday may be yesterday


def test_a_day_ahead_of_the_reading_is_not_plausible() -> None:
    text = "NIAMEY, Nov 3 (AP) - Troops left on Tuesday, Nov. 3."
    assert weekday.infer(text, dt.date(2026, 11, 24)) == dt.date(2026, 11, 3)
    assert weekday.infer(text, dt.date(2026, 10, 1)) is None


def draft(published: Published | None = None) -> Draft:
    text = "NIAMEY, Nov 3 (Reuters) - The last troops left the base on Friday, Nov. 3, an official said."
    return Draft(blocks=(Block("paragraph", text),), title="Troops leave base", published=published or Published())


def test_the_day_is_marked_as_inferred_and_gives_its_reason() -> None:
    report = finish(draft(), Origin("a.txt", now=NOW))
    assert report.published == Published(dt.date(2023, 11, 3), dt.date(2023, 11, 3), "inferred")
    reason = weekday.reason(report.text, dt.date(2023, 11, 3))
    assert "names no year" in reason and "3 November is a Friday, as in 2023" in reason


def test_a_reason_is_given_of_no_other_day() -> None:
    report = finish(draft(), Origin("a.txt", now=NOW))
    assert weekday.reason(report.text, dt.date(2023, 11, 4)) == ""
    assert weekday.reason("The base was handed over.", dt.date(2023, 11, 3)) == ""


def test_what_the_source_or_a_person_says_wins() -> None:
    said = Published(dt.date(2017, 11, 3), dt.date(2017, 11, 3), "metadata")
    assert finish(draft(said), Origin("a.txt", now=NOW)).published == said
    given = finish(draft(), Origin("a.txt", published=dt.date(2017, 11, 3), now=NOW)).published
    assert given == Published(dt.date(2017, 11, 3), dt.date(2017, 11, 3), "given")


def test_the_day_of_reading_changes_no_id() -> None:
    ids = {finish(draft(), Origin("a.txt", now=dt.date(year, 2, 10))).id for year in (2024, 2026, 2036)}
    assert len(ids) == 1


def test_a_file_without_a_year_is_dated() -> None:
    today = dt.date.today()
    day = f"{today:%B} {today.day}"
    text = f"Troops leave base\n\nNIAMEY, {day} (AP) - Troops left on {today:%A}, {day}.\n"
    (report,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(report, Report)
    assert report.published == Published(today, today, "inferred")
