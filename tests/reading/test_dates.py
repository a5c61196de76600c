"""Days of publication, as sources write them."""

import datetime as dt

import pytest

from attache.model import FuzzyDate
from attache.reading import dates

NOW = dt.date(2026, 6, 1)
DAY = FuzzyDate.day(dt.date(2024, 5, 3))


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-03",
        "2024-05-03T23:59:00-08:00",
        "2024-05-03 10:00:00",
        "20240503T100000Z",
        "2024/05/03",
        "Fri, 03 May 2024 23:30:00 -0500",
        "May 3, 2024",
        "Friday, May 3rd, 2024",
        "3 May 2024",
        "3rd of May 2024",
        "03-May-2024",
        "Sept. 3, 2024",
        "03.05.2024",
        1714694400,
        1714694400000,
        "1714694400",
    ],
)
def test_days(text: str | int) -> None:
    expected = FuzzyDate.day(dt.date(2024, 9, 3)) if str(text).startswith("Sept") else DAY
    assert dates.day_of(text, NOW) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("May 2024", dt.date(2024, 5, 1), dt.date(2024, 5, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("2026", dt.date(2026, 1, 1), NOW),
        ("13/05/2024", dt.date(2024, 5, 13), dt.date(2024, 5, 13)),
        ("05/13/2024", dt.date(2024, 5, 13), dt.date(2024, 5, 13)),
        ("5/5/2024", dt.date(2024, 5, 5), dt.date(2024, 5, 5)),
        ("2026-06-03", dt.date(2026, 6, 3), dt.date(2026, 6, 3)),
    ],
)
def test_bounds(text: str, first: dt.date, last: dt.date) -> None:
    assert dates.day_of(text, NOW) == FuzzyDate(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "0000-00-00",
        "0001-01-01",
        "1899-12-31",
        "2026-06-04",
        "3000-01-01",
        "2024-13-40",
        "05/03/2024",
        "31 February 2024",
        "99999999999999999999",
        "at 10:30",
        None,
        True,
        float("nan"),
        float("inf"),
        -5,
    ],
)
def test_what_is_no_day(text: str | float | None) -> None:
    assert dates.day_of(text, NOW) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated On May 3, 2024", (DAY, "updated")),
        ("Updated On", (None, "updated")),
        ("Last updated 2 hours ago", (None, "updated")),
        ("Published: 3 May 2024 14:02 IST", (DAY, "published")),
        ("First published on Fri 3 May 2024 16.02 BST", (DAY, "published")),
        ("Published 1 Jan 3000", (None, "published")),
        ("Friday, 3 May 2024 | 14:02 GMT", (DAY, "bare")),
        ("May 3, 2024 was the day they left", None),
        ("Updated rules for the troops", None),
        ("Released prisoners return home", None),
        ("Published in the gazette", None),
        ("March 2024", None),
        ("In May 2024", None),
    ],
)
def test_lines_that_are_nothing_but_a_date(line: str, expected: tuple[FuzzyDate | None, str] | None) -> None:
    assert dates.stamp_line(line, NOW) == expected


def test_published_counts_before_a_bare_day_before_updated() -> None:
    later, bare = "Updated: May 5, 2024", "May 4, 2024"
    first = FuzzyDate.day(dt.date(2024, 5, 3))
    assert dates.from_lines([later, bare, "Published: May 3, 2024"], NOW) == first
    assert dates.from_lines([later, bare], NOW) == FuzzyDate.day(dt.date(2024, 5, 4))
    assert dates.from_lines([later, bare, "May 6, 2024"], NOW) == FuzzyDate.day(dt.date(2024, 5, 5))
    assert dates.from_lines(["No day here"], NOW) is None


@pytest.mark.parametrize(
    ("head", "day", "service"),
    [
        ("NIAMEY, May 3, 2024 (Reuters) - ", DAY, "Reuters"),
        ("NIAMEY, May 3 (Reuters) - ", None, "Reuters"),
        ("NIAMEY, Niger (AP) — ", None, "AP"),
        ("N'DJAMENA (AFP) – ", None, "AFP"),
        ("MOSCOW, March 5. /TASS/. ", None, "TASS"),
        ("(Reuters) - ", None, "Reuters"),
        ("BAMAKO, Mali — ", None, None),
        ("Niamey, 3 May 2024 — ", DAY, None),
    ],
)
def test_datelines(head: str, day: FuzzyDate | None, service: str | None) -> None:
    assert dates.dateline(head + "The last plane left at noon.", NOW) == (len(head), day, service)


@pytest.mark.parametrize(
    "text",
    [
        "The plane - the last one - left.",
        "UN - The council met.",
        "RUSSIA: The talks",
        "Team (1-0): Two goals.",
        "In May - The",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dates.dateline(text, NOW) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Lantern & Mast, 4 May 2024", "Lantern & Mast"),
        ("The Daily Example | May 4, 2024", "The Daily Example"),
        ("Voice of the Coast – 4 May 2024", "Voice of the Coast"),
        ("Niamey, 4 May 2024", None),
        ("NIAMEY, May 4, 2024", None),
        ("French soldiers leave base, 4 May 2024", None),
        ("The Daily Example, May 2024", None),
        ("The Daily Example, the paper of record", None),
    ],
)
def test_a_masthead_names_outlet_and_day(line: str, outlet: str | None) -> None:
    found = dates.masthead(line, NOW)
    assert found == ((outlet, FuzzyDate(dt.date(2024, 5, 4), dt.date(2024, 5, 4)), "") if outlet else None)


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("The Daily Example, 4 May 2024. Analysis by the foreign desk", "Analysis by the foreign desk"),
        ("The Daily Example | 4 May 2024 | Analysis", "Analysis"),
        ("The Daily Example, May 4, 2024 - By Jane Roe in N'Djamena", "By Jane Roe in N'Djamena"),
        ("The Daily Example, 4 May 2024, 14:02 GMT", ""),
        ("The Daily Example, 4 May 2024. Soldiers of three countries left the base by truck.", None),
        (
            "The United Nations, 4 May 2024, by which time the last of its soldiers and police officers had gone home",
            None,
        ),
    ],
)
def test_what_may_stand_behind_the_day_of_a_masthead(line: str, more: str | None) -> None:
    found = dates.masthead(line, NOW)
    assert (found and found[2]) == more
