"""Time expressions, read against a Wednesday: 15 May 2024. Expected values were written by reading."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coding.sentences import sentence

from attache.coding.when import times
from attache.coding.when.times import TimeMention
from attache.model import FuzzyDate

ANCHOR = FuzzyDate.day(dt.date(2024, 5, 15))


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def only(text: str, anchor: FuzzyDate = ANCHOR) -> TimeMention:
    found = times.find(sentence(text), anchor)
    assert len(found) == 1, [m.text for m in found]
    return found[0]


# text, the expression, earliest, latest, role
ROWS = [
    # full dates in the styles of news
    ("The accord was signed on 3 May 2024.", "3 May 2024", "2024-05-03", "2024-05-03", "point"),
    ("The accord was signed on May 3, 2024.", "May 3, 2024", "2024-05-03", "2024-05-03", "point"),
    ("The accord was signed on May 3 2024.", "May 3 2024", "2024-05-03", "2024-05-03", "point"),
    ("The accord was signed on 3rd May, 2024.", "3rd May, 2024", "2024-05-03", "2024-05-03", "point"),
    ("It was signed on the 3rd of May 2024.", "the 3rd of May 2024", "2024-05-03", "2024-05-03", "point"),
    ("It began on Feb. 24, 2022.", "Feb. 24, 2022", "2022-02-24", "2022-02-24", "point"),
    ("It began on 24 Feb 2022.", "24 Feb 2022", "2022-02-24", "2022-02-24", "point"),
    ("It began on Sept. 3, 1939.", "Sept. 3, 1939", "1939-09-03", "1939-09-03", "point"),
    ("Published 2024-05-03.", "2024-05-03", "2024-05-03", "2024-05-03", "point"),
    ("Filed 2024-05-03T10:00:00Z by the desk.", "2024-05-03T10:00:00Z", "2024-05-03", "2024-05-03", "point"),
    ("The letter is dated 25/12/2023.", "25/12/2023", "2023-12-25", "2023-12-25", "point"),
    ("The letter is dated 12/25/2023.", "12/25/2023", "2023-12-25", "2023-12-25", "point"),
    ("The letter is dated 03/05/2024.", "03/05/2024", "2024-03-05", "2024-05-03", "point"),
    ("The letter is dated 5.12.2023.", "5.12.2023", "2023-12-05", "2023-12-05", "point"),
    ("On Friday, July 26, 2019, the base was opened.", "Friday, July 26, 2019", "2019-07-26", "2019-07-26", "point"),
    ("Soldiers took power on Wednesday 26 July 2023.", "Wednesday 26 July 2023", "2023-07-26", "2023-07-26", "point"),
    # months and parts of them
    ("Talks were held in March 2021.", "March 2021", "2021-03-01", "2021-03-31", "point"),
    ("Talks were held in March of 2021.", "March of 2021", "2021-03-01", "2021-03-31", "point"),
    ("Talks were held in March, 2021.", "March, 2021", "2021-03-01", "2021-03-31", "point"),
    ("The accord ended in March.", "March", "2024-03-01", "2024-03-31", "point"),
    ("The accord ended in May.", "May", "2024-05-01", "2024-05-31", "point"),
    ("The accord ended in June.", "June", "2023-06-01", "2023-06-30", "point"),
    ("The troops will leave in June.", "June", "2024-06-01", "2024-06-30", "point"),
    ("The troops will leave in March.", "March", "2025-03-01", "2025-03-31", "point"),
    ("The vote is to be held in October.", "October", "2024-10-01", "2024-10-31", "point"),
    ("The election, scheduled for February, was moved.", "February", "2025-02-01", "2025-02-28", "point"),
    ("Soldiers seized power in a coup last July.", "last July", "2023-07-01", "2023-07-31", "point"),
    ("The base opened last April.", "last April", "2024-04-01", "2024-04-30", "point"),
    ("The base opened last May.", "last May", "2023-05-01", "2023-05-31", "point"),
    ("The mission ends next May.", "next May", "2025-05-01", "2025-05-31", "point"),
    ("The mission ends next July.", "next July", "2024-07-01", "2024-07-31", "point"),
    ("The mission ends this September.", "this September", "2024-09-01", "2024-09-30", "point"),
    ("The army struck in early June 2023.", "early June 2023", "2023-06-01", "2023-06-10", "point"),
    ("The army struck in mid-June 2023.", "mid-June 2023", "2023-06-11", "2023-06-20", "point"),
    ("The army struck in late June 2023.", "late June 2023", "2023-06-21", "2023-06-30", "point"),
    ("The army struck in late April.", "late April", "2024-04-21", "2024-04-30", "point"),
    ("It happened in March last year.", "March last year", "2023-03-01", "2023-03-31", "point"),
    ("It happened in December of last year.", "December of last year", "2023-12-01", "2023-12-31", "point"),
    ("An April report blamed the army.", "April", "2024-04-01", "2024-04-30", "point"),
    ("The end of March 2022 saw heavy fighting.", "The end of March 2022", "2022-03-25", "2022-03-31", "point"),
    ("It fell in the first week of April 2023.", "the first week of April 2023", "2023-04-01", "2023-04-07", "point"),
    ("It fell in the last week of March.", "the last week of March", "2024-03-25", "2024-03-31", "point"),
    # days without a year
    ("On March 15, the junta broke off the talks.", "March 15", "2024-03-15", "2024-03-15", "point"),
    ("The junta broke off the talks on 15 March.", "15 March", "2024-03-15", "2024-03-15", "point"),
    ("The ship docked on December 28.", "December 28", "2023-12-28", "2023-12-28", "point"),
    ("The two sides will meet on June 2.", "June 2", "2024-06-02", "2024-06-02", "point"),
    ("The two sides will meet on January 2.", "January 2", "2025-01-02", "2025-01-02", "point"),
    ("The hearing was set for May 27.", "May 27", "2024-05-27", "2024-05-27", "point"),
    ("He arrived on Tuesday, May 7.", "Tuesday, May 7", "2024-05-07", "2024-05-07", "point"),
    ("He arrived on Oct. 7 last year.", "Oct. 7 last year", "2023-10-07", "2023-10-07", "point"),
    ("He arrived on the 2nd of May.", "the 2nd of May", "2024-05-02", "2024-05-02", "point"),
    # days of the week
    ("The minister said on Tuesday that talks failed.", "Tuesday", "2024-05-14", "2024-05-14", "point"),
    ("The minister spoke on Wednesday.", "Wednesday", "2024-05-15", "2024-05-15", "point"),
    ("The minister said Thursday the talks had failed.", "Thursday", "2024-05-09", "2024-05-09", "point"),
    ("The council will vote on Friday.", "Friday", "2024-05-17", "2024-05-17", "point"),
    ("The council meets next Tuesday.", "next Tuesday", "2024-05-21", "2024-05-21", "point"),
    ("The council met last Wednesday.", "last Wednesday", "2024-05-08", "2024-05-08", "point"),
    ("Rockets fell on Sunday night.", "Sunday night", "2024-05-12", "2024-05-12", "point"),
    ("The plane landed on Monday of last week.", "Monday of last week", "2024-05-06", "2024-05-06", "point"),
    ("Monday's attack was the third.", "Monday", "2024-05-13", "2024-05-13", "point"),
    ("The airport stays closed until Friday.", "Friday", "2024-05-17", "2024-05-17", "until"),
    # told from today
    ("The army said today it had withdrawn.", "today", "2024-05-15", "2024-05-15", "point"),
    ("Yesterday the convoy left.", "Yesterday", "2024-05-14", "2024-05-14", "point"),
    ("The convoy leaves tomorrow.", "tomorrow", "2024-05-16", "2024-05-16", "point"),
    ("The convoy left the day before yesterday.", "the day before yesterday", "2024-05-13", "2024-05-13", "point"),
    ("Drones hit the port overnight.", "overnight", "2024-05-14", "2024-05-15", "point"),
    ("Drones hit the port last night.", "last night", "2024-05-14", "2024-05-14", "point"),
    ("He addresses the nation tonight.", "tonight", "2024-05-15", "2024-05-15", "point"),
    ("Shells fell this morning.", "this morning", "2024-05-15", "2024-05-15", "point"),
    ("Shells fell earlier today.", "earlier today", "2024-05-15", "2024-05-15", "point"),
    ("Shells fell yesterday evening.", "yesterday evening", "2024-05-14", "2024-05-14", "point"),
    ("Troops are now at the border.", "now", "2024-05-15", "2024-05-15", "now"),
    ("The unit recently returned.", "recently", "2024-03-16", "2024-05-15", "point"),
    # weeks, months, years told from today
    ("Fighting flared this week.", "this week", "2024-05-13", "2024-05-19", "point"),
    ("Fighting flared last week.", "last week", "2024-05-06", "2024-05-12", "point"),
    ("The envoy returns next week.", "next week", "2024-05-20", "2024-05-26", "point"),
    ("Fighting flared last weekend.", "last weekend", "2024-05-11", "2024-05-12", "point"),
    ("Fighting flared over the weekend.", "the weekend", "2024-05-11", "2024-05-12", "point"),
    ("Instructors arrived last month.", "last month", "2024-04-01", "2024-04-30", "point"),
    ("Instructors arrived earlier this month.", "earlier this month", "2024-05-01", "2024-05-15", "point"),
    ("Instructors arrive next month.", "next month", "2024-06-01", "2024-06-30", "point"),
    ("Instructors arrived last year.", "last year", "2023-01-01", "2023-12-31", "point"),
    ("Instructors arrived late last year.", "late last year", "2023-09-01", "2023-12-31", "point"),
    ("Instructors arrived early this year.", "early this year", "2024-01-01", "2024-04-30", "point"),
    ("Instructors arrived earlier this year.", "earlier this year", "2024-01-01", "2024-05-15", "point"),
    ("Elections are due later this year.", "later this year", "2024-05-15", "2024-12-31", "point"),
    ("Elections are due next year.", "next year", "2025-01-01", "2025-12-31", "point"),
    ("It was the bloodiest attack this decade.", "this decade", "2020-01-01", "2029-12-31", "point"),
    ("They must go by the end of the year.", "the end of the year", "2024-10-01", "2024-12-31", "deadline"),
    ("They must go by the end of this month.", "the end of this month", "2024-05-25", "2024-05-31", "deadline"),
    ("They must go by year's end.", "year's end", "2024-10-01", "2024-12-31", "deadline"),
    # so many units ago
    ("The town fell three days ago.", "three days ago", "2024-05-12", "2024-05-12", "point"),
    ("The town fell 10 days ago.", "10 days ago", "2024-05-05", "2024-05-05", "point"),
    ("The town fell three weeks ago.", "three weeks ago", "2024-04-21", "2024-04-27", "point"),
    ("The town fell a week ago.", "a week ago", "2024-05-05", "2024-05-11", "point"),
    ("The town fell two months ago.", "two months ago", "2024-02-29", "2024-03-30", "point"),
    ("The town fell a year ago.", "a year ago", "2022-11-14", "2023-11-13", "point"),
    ("The town fell two years ago.", "two years ago", "2021-11-14", "2022-11-13", "point"),
    ("The town fell several years ago.", "several years ago", "2014-11-14", "2021-11-13", "point"),
    ("The war began almost a decade ago.", "almost a decade ago", "2009-05-15", "2019-05-15", "point"),
    ("The blast came two hours ago.", "two hours ago", "2024-05-15", "2024-05-15", "point"),
    # windows
    ("Clashes grew in recent weeks.", "recent weeks", "2024-03-16", "2024-05-15", "window"),
    ("Clashes grew in recent months.", "recent months", "2023-05-16", "2024-05-15", "window"),
    ("Clashes grew over the past week.", "the past week", "2024-05-08", "2024-05-15", "window"),
    ("Clashes grew over the past three months.", "the past three months", "2024-02-15", "2024-05-15", "window"),
    ("Clashes grew in the last two weeks.", "the last two weeks", "2024-05-01", "2024-05-15", "window"),
    ("Clashes grew over the past decade.", "the past decade", "2014-05-15", "2024-05-15", "window"),
    ("Troops go over the next four years.", "the next four years", "2024-05-15", "2028-05-15", "window"),
    ("Troops go in the coming days.", "the coming days", "2024-05-15", "2024-05-29", "window"),
    # roles
    ("The mission has run since 2013.", "2013", "2013-01-01", "2013-12-31", "since"),
    ("The border is shut since last July.", "last July", "2023-07-01", "2023-07-31", "since"),
    ("The base was used from Monday.", "Monday", "2024-05-13", "2024-05-13", "since"),
    ("They may stay until mid-September.", "mid-September", "2024-09-11", "2024-09-20", "until"),
    ("The troops remained until January 2023.", "January 2023", "2023-01-01", "2023-01-31", "until"),
    ("The force must leave by September 15.", "September 15", "2024-09-15", "2024-09-15", "deadline"),
    ("It ordered the force to leave by September 15.", "September 15", "2024-09-15", "2024-09-15", "deadline"),
    ("They go no later than 15 September.", "15 September", "2024-09-15", "2024-09-15", "deadline"),
    ("They were given until September 3 to leave.", "September 3", "2024-09-03", "2024-09-03", "until"),
    ("By September 1939 the army had mobilised.", "September 1939", "1939-09-01", "1939-09-30", "deadline"),
    ("The envoy must go within 30 days.", "30 days", "2024-05-15", "2024-06-14", "deadline"),
    ("The envoy must go within 48 hours.", "48 hours", "2024-05-15", "2024-05-17", "deadline"),
    ("The coup came before the 2024 vote.", "2024", "2024-01-01", "2024-12-31", "before"),
    ("The force shrank after 2021.", "2021", "2021-01-01", "2021-12-31", "after"),
    # longer periods
    ("The treaty was signed in 1954.", "1954", "1954-01-01", "1954-12-31", "point"),
    ("Since the 2023 coup the border is shut.", "2023", "2023-01-01", "2023-12-31", "since"),
    ("He was born in early 1961.", "early 1961", "1961-01-01", "1961-04-30", "point"),
    ("The plan was dropped in late 2022.", "late 2022", "2022-09-01", "2022-12-31", "point"),
    ("Exports rose in the third quarter of 2023.", "the third quarter of 2023", "2023-07-01", "2023-09-30", "point"),
    ("Exports rose in the first half of 2023.", "the first half of 2023", "2023-01-01", "2023-06-30", "point"),
    ("Exports rose in Q1 2023.", "Q1 2023", "2023-01-01", "2023-03-31", "point"),
    ("Exports rose in the fourth quarter.", "the fourth quarter", "2023-10-01", "2023-12-31", "point"),
    ("Rebels attacked in the summer of 2020.", "the summer of 2020", "2020-06-01", "2020-08-31", "point"),
    ("Rebels attacked last summer.", "last summer", "2023-06-01", "2023-08-31", "point"),
    ("Rebels attacked last winter.", "last winter", "2023-12-01", "2024-02-29", "point"),
    ("Rebels will attack this summer.", "this summer", "2024-06-01", "2024-08-31", "point"),
    ("Rebels attacked in autumn 2021.", "autumn 2021", "2021-09-01", "2021-11-30", "point"),
    ("The region was poor in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "point"),
    ("The region was poor in the late 1990s.", "the late 1990s", "1996-09-01", "1999-12-31", "point"),
    ("The region was poor in the '80s.", "'80s", "1980-01-01", "1989-12-31", "point"),
    ("It dates from the 19th century.", "the 19th century", "1801-01-01", "1900-12-31", "since"),
    # lengths of time, repetition, clocks
    ("Fighting raged for weeks.", "weeks", "", "", "duration"),
    ("The decade-long war goes on.", "decade-long", "", "", "duration"),
    ("They signed a 27-year lease.", "27-year", "", "", "duration"),
    ("The siege lasted two and a half years.", "two and a half years", "", "", "duration"),
    ("They marched for six straight days.", "six straight days", "", "", "duration"),
    ("The army holds annual drills.", "annual", "", "", "set"),
    ("The army drills every two years.", "every two years", "", "", "set"),
    ("It costs $5 billion a year.", "a year", "", "", "set"),
    ("Patrols go out on Mondays.", "Mondays", "", "", "set"),
    ("The blast came at 18:00 UTC.", "18:00 UTC", "2024-05-15", "2024-05-15", "clock"),
    ("The blast came at 6:40 p.m.", "6:40 p.m.", "2024-05-15", "2024-05-15", "clock"),
]


@pytest.mark.parametrize(("text", "said", "earliest", "latest", "role"), ROWS)
def test_one_expression(text: str, said: str, earliest: str, latest: str, role: str) -> None:
    mention = only(text)
    assert mention.text == said
    assert (mention.time.earliest, mention.time.latest) == (day(earliest), day(latest))
    assert mention.role == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 2014 to 2022 France led it.", [("2014", "range-start"), ("2022", "range-end")]),
        ("It fought there between 2014 and 2022.", [("2014", "range-start"), ("2022", "range-end")]),
        ("The 2014-2022 operation ended.", [("2014", "range-start"), ("2022", "range-end")]),
        ("It was fought in 1995-96.", [("1995", "range-start"), ("96", "range-end")]),
        ("Voting ran from May 3 to May 5.", [("May 3", "range-start"), ("May 5", "range-end")]),
        ("Voting ran 3-5 May 2024.", [("3", "range-start"), ("5 May 2024", "range-end")]),
        ("Drills ran May 3-5, 2024.", [("May 3", "range-start"), ("5, 2024", "range-end")]),
        ("Between Monday and Wednesday 40 died.", [("Monday", "range-start"), ("Wednesday", "range-end")]),
        ("He came on May 3 and 4.", [("May 3", "point"), ("4", "point")]),
        ("He came in March and left on 7 April.", [("March", "point"), ("7 April", "point")]),
        ("It was agreed on Monday and takes effect in June.", [("Monday", "point"), ("June", "point")]),
    ],
)
def test_several_expressions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.text, m.role) for m in times.find(sentence(text), ANCHOR)] == expected


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Raids in January and February 2022 killed dozens.", ["2022-01-01/2022-01-31", "2022-02-01/2022-02-28"]),
        ("From November 2022 to March the pass is shut.", ["2022-11-01/2022-11-30", "2023-03-01/2023-03-31"]),
        ("Between December and February 2022 it snowed.", ["2021-12-01/2021-12-31", "2022-02-01/2022-02-28"]),
        ("From 24 July to 17 August 2023 they held it.", ["2023-07-24/2023-07-24", "2023-08-17/2023-08-17"]),
        ("The coup of 26 July 2023 came two days later.", ["2023-07-26/2023-07-26", "2023-07-28/2023-07-28"]),
        ("It began on 3 May 2021 and ended the next day.", ["2021-05-03/2021-05-03", "2021-05-04/2021-05-04"]),
        ("It began in May 2021 and ended the following month.", ["2021-05-01/2021-05-31", "2021-06-01/2021-06-30"]),
        ("Elected in 2015, he fell in May of that year.", ["2015-01-01/2015-12-31", "2015-05-01/2015-05-31"]),
    ],
)
def test_neighbours_help(text: str, bounds: list[str]) -> None:
    found = times.find(sentence(text), ANCHOR)
    assert [f"{m.time.earliest}/{m.time.latest}" for m in found] == bounds


@pytest.mark.parametrize(
    "text",
    [
        "The base hosts 2,019 troops.",
        "The base hosts 2000 soldiers.",
        "Some 1500 to 2000 troops are there.",
        "The F-2019 was shown.",
        "Resolution 2085 was passed.",
        "He may go and they march on.",
        "Prime Minister Theresa May spoke.",
        "The general is 56 years old.",
        "A 19-year-old soldier was shot.",
        "The fall of the city shocked them.",
        "Water rose from the spring.",
        "They won 3-0.",
        "The Arab Spring began.",
        "The Sunday Times reported it.",
        "Airbase 101 is near the capital.",
        "The road is 1990 km long.",
        "About a quarter of them left.",
        "Vision 2030 is a plan.",
        "The second attack failed.",
        "",
    ],
)
def test_not_a_time(text: str) -> None:
    assert times.find(sentence(text), ANCHOR) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 3 May 2024", "2024-05-03"),
        ("in March 2021", "2021-03"),
        ("in mid-2011", "2011"),
        ("last week", "2024-W19"),
        ("the third quarter of 2023", "2023-Q3"),
        ("in the summer of 2020", "2020-SU"),
        ("in the 1990s", "199"),
        ("the 20th century", "19"),
        ("three days ago", "2024-05-12"),
        ("for two decades", "P20Y"),
        ("for several months", "PXM"),
        ("a 12-hour flight", "PT12H"),
        ("for a fortnight", "P2W"),
        ("half a year", "P6M"),
        ("every day", "P1D"),
        ("on Friday morning", "2024-05-10TMO"),
        ("at 5:30PM", "2024-05-15T17:30"),
        ("at 0800 GMT", "2024-05-15T08:00Z"),
        ("recently", "PAST_REF"),
    ],
)
def test_timex_value(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "anchor", "earliest", "latest", "precision"),
    [
        # The day of writing lies between August 2023 and July 2024: "last July" is certain, "last month" is not.
        ("a coup last July", ("2023-08-01", "2024-07-31"), "2023-07-01", "2023-07-31", 3),
        ("in March, when it ended", ("2024-03-01", "2024-07-31"), "2024-03-01", "2024-03-31", 3),
        ("arrived last month", ("2024-03-01", "2024-07-31"), "2024-02-01", "2024-06-30", 4),
        ("arrived yesterday", ("2024-03-01", "2024-03-03"), "2024-02-29", "2024-03-02", 2),
        ("arrived last month", ("2024-03-01", ""), "2024-02-01", "", 5),
        ("arrived last month", ("", "2024-07-31"), "", "2024-06-30", 5),
        ("arrived last month", ("", ""), "", "", 5),
        ("signed on 3 May 2021", ("", ""), "2021-05-03", "2021-05-03", 1),
    ],
)
def test_bounds_carry_through(text: str, anchor: tuple[str, str], earliest: str, latest: str, precision: int) -> None:
    mention = only(text, FuzzyDate(day(anchor[0]), day(anchor[1])))
    assert (mention.time.earliest, mention.time.latest) == (day(earliest), day(latest))
    assert mention.time.precision == precision


@pytest.mark.parametrize(
    ("text", "anchor", "problem"),
    [
        ("It ends on Saturday July 8.", "2024-07-08", "8 July 2024 was a Monday, not a Saturday"),
        ("It ended on Saturday, July 6.", "2024-07-08", ""),
        ("It was signed on Monday, 26 July 2023.", "2024-07-08", "26 July 2023 was a Wednesday, not a Monday"),
        ("It was signed on Wednesday, 26 July 2023.", "2024-07-08", ""),
        ("It was signed on 31 February 2024.", "2024-07-08", "February 2024 has no day 31"),
        ("It was signed on Tuesday, May 7.", "2024-05-15", ""),
    ],
)
def test_impossible_dates(text: str, anchor: str, problem: str) -> None:
    mention = only(text, FuzzyDate.day(dt.date.fromisoformat(anchor)))
    assert mention.problem == problem
    assert mention.problem == (problem or "")


def test_offsets_are_the_report_s() -> None:
    made = sentence("It ended in March 2024.", start=100)
    (mention,) = times.find(made, ANCHOR)
    assert (mention.start, mention.end) == (112, 122)


def test_a_live_blog_entry_is_read_against_its_own_stamp() -> None:
    import msgspec

    entry = msgspec.structs.replace(sentence("Shelling resumed today."), stamp=FuzzyDate.day(dt.date(2024, 5, 13)))
    (mention,) = times.find(entry, ANCHOR)
    assert mention.time.earliest == dt.date(2024, 5, 13)


def test_a_reference_from_the_text_before() -> None:
    (mention,) = times.find(sentence("Two days later he fled."), ANCHOR, FuzzyDate.day(dt.date(2023, 7, 26)))
    assert mention.time.earliest == mention.time.latest == dt.date(2023, 7, 28)


WORDS = st.sampled_from(
    [
        *(
            "in",
            "on",
            "by",
            "since",
            "until",
            "within",
            "between",
            "and",
            "to",
            "of",
            "the",
            "every",
            "this",
            "that",
            "-",
        ),
        *(
            "last",
            "next",
            "early",
            "end",
            "later",
            "ago",
            "first",
            "same",
            "following",
            "past",
            "recent",
            "now",
            ",",
            ".",
        ),
        *(
            "May",
            "March",
            "mid-June",
            "Tuesday",
            "yesterday",
            "summer",
            "fall",
            "quarter",
            "week",
            "weeks",
            "year",
            "days",
        ),
        *(
            "decade",
            "century",
            "3",
            "15",
            "30",
            "31",
            "February",
            "2023",
            "1990s",
            "9999",
            "0001",
            "03/05/2024",
            "18:00",
        ),
        *("two", "several", "(", "'"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=12), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)), st.integers(0, 400))
def test_any_words_on_any_day(words: list[str], first: dt.date, width: int) -> None:
    text = " ".join(words)
    last = first + dt.timedelta(days=min(width, (dt.date.max - first).days))
    end = 0
    for mention in times.find(sentence(text, start=7), FuzzyDate(first, last)):
        assert mention.text == text[mention.start - 7 : mention.end - 7]
        assert mention.start >= end
        end = mention.end
        if mention.time.earliest and mention.time.latest:
            assert mention.time.earliest <= mention.time.latest
