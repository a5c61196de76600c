"""The strip of presences: which mark a day gets, which days are asked, and how it fits a screen."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from attache.model import FuzzyDate
from attache.publish import strip
from attache.record.rows import ForceRow, PresenceRow, SiteRow

MAY, JULY = dt.date(2024, 5, 1), dt.date(2024, 7, 1)
NOW = FuzzyDate(None, dt.date(2024, 4, 1))


def row(
    status: Any = "present", *, name: str = "US forces", site: str | None = "Airbase 101", **more: Any
) -> PresenceRow:
    fields: dict[str, Any] = {"since": NOW, "until": None, "contested": (), **more}
    return PresenceRow(
        force=ForceRow(name, name, "USA", "regular"),
        host="NER",
        site=SiteRow(site, site, (), None, None, None, 1) if site else None,
        status=status,
        strength=None,
        consent="unknown",
        separation=(),
        equipment=(),
        origins=1,
        claims=("c1",),
        **fields,
    )


def only(told: PresenceRow) -> strip.Strip:
    return strip.strip([MAY], strip.labels([told]), lambda day: [told])


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (row("present"), "present"),
        (row("present", since=FuzzyDate(None, JULY)), "arriving"),  # it may have come after that day
        (row("present", since=FuzzyDate()), "arriving"),  # nobody says when
        (row("drawing-down", since=FuzzyDate()), "drawing-down"),
        (row("announced"), "announced"),
        (row("arriving"), "arriving"),
        (row("drawing-down"), "drawing-down"),
        (row("withdrawn"), "gone"),
        (row("handed-over"), "gone"),
        (row("present", contested=("status",)), "differ"),
        (row("withdrawn", contested=("status", "strength")), "differ"),
        (row("present", contested=("strength",)), "present"),
    ],
)
def test_the_state_of_a_day(told: PresenceRow, state: str) -> None:
    assert only(told).lines[0].states == (state,)


def test_a_day_without_a_row_is_left_blank_and_a_force_without_any_day_has_no_line() -> None:
    told, never = row("present"), row("present", name="Nobody")
    found = strip.strip([MAY, JULY], strip.labels([told, never]), lambda day: [told] if day == JULY else [])
    assert [(line.label, line.states) for line in found.lines] == [("US forces at Airbase 101", ("silent", "present"))]


@pytest.mark.parametrize(
    ("number", "days"),
    [(1, ["2024-07-01"]), (2, ["2024-05-01", "2024-07-01"]), (3, ["2024-05-01", "2024-05-31", "2024-07-01"])],
)
def test_days_are_spread_evenly_and_hold_both_ends(number: int, days: list[str]) -> None:
    found = strip.spread(MAY, JULY, number)
    assert [day.isoformat() for day in found] == days


def test_no_day_is_asked_twice() -> None:
    assert len(strip.spread(MAY, MAY + dt.timedelta(days=9), 60)) == 10


@pytest.mark.parametrize(
    ("since", "begins"),
    [
        (FuzzyDate(dt.date(2024, 3, 12), dt.date(2024, 4, 1)), dt.date(2024, 3, 1)),
        (FuzzyDate(), dt.date(2024, 5, 1)),  # two months at least
        (FuzzyDate.day(dt.date(1999, 1, 1)), dt.date(2022, 7, 1)),  # two years at most
    ],
)
def test_where_it_begins(since: FuzzyDate, begins: dt.date) -> None:
    assert strip.period([row(since=since)], JULY) == begins


def test_a_force_in_the_country_as_a_whole_is_named_by_the_country() -> None:
    assert list(strip.labels([row(site=None)]).values()) == ["US forces in NER"]


@pytest.mark.parametrize("width", [30, 60, 100, 200])
def test_it_fits_the_screen_and_explains_its_marks(width: int) -> None:
    told = [row("present", name="The expeditionary force of a far country"), row("drawing-down")]
    names = strip.labels(told)
    days = strip.spread(MAY, JULY, strip.room(names.values(), width))
    lines = strip.drawn(strip.strip(days, names, lambda day: told), width)
    assert max(map(len, lines)) <= width
    assert "May" in lines[0]
    assert {"█", "▒"} <= set("".join(lines[1:3]))
    assert {"█ there", "▒ drawing down"} <= {part.strip() for line in lines[3:] for part in line.split("   ")}


def test_without_a_force_it_says_so() -> None:
    assert strip.drawn(strip.Strip((MAY,), ()), 80) == ["No force on record that fits."]


def test_what_others_wrote_cannot_steer_the_terminal() -> None:
    lines = strip.drawn(only(row(name="US\x1b[2J forces\nand more")), 80)
    assert all("\x1b" not in line and "\n" not in line for line in lines)
