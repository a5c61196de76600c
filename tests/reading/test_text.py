"""Plain text: head lines, pasted pages, paragraphs, live blogs."""

import datetime as dt

import pytest

from attache.model import Report
from attache.reading import read_bytes

PASTED = """Chad Asks French Troops to Leave

Chad has ended its defence accord with France, and about a thousand soldiers will go home.

author-image
Defence Desk
Updated On
New Update
ChadAsksFrenchTroops to Leave

Chad Asks French Troops to Leave

Chad's foreign ministry said on Thursday that the country was ending its defence accord with France.

Advertisement

About a thousand French soldiers are based there, most of them in N'Djamena, the capital.

Why this matters: It was the last country of the Sahel that hosted French troops in numbers.

Officials in Paris said they were taking note of the decision.

Key Takeaways

  • Chad ends its defence accord with France.
  • About a thousand soldiers will leave.
"""


def one(text: str, name: str = "a.txt", published: dt.date | None = None) -> Report:
    (report,) = read_bytes(text.encode(), name, published=published)
    assert isinstance(report, Report), report
    return report


def said(report: Report, kind: str) -> list[str]:
    return [report.text[s.start : s.end] for s in report.sections if s.kind == kind]


def test_a_pasted_page_is_taken_apart() -> None:
    report = one(PASTED)
    assert report.title == "Chad Asks French Troops to Leave"
    assert said(report, "headline") == [report.title]
    assert said(report, "standfirst") == [
        "Chad has ended its defence accord with France, and about a thousand soldiers will go home."
    ]
    assert len(said(report, "body")) == 3
    assert said(report, "significance") == [
        "It was the last country of the Sahel that hosted French troops in numbers."
    ]
    assert said(report, "takeaway") == [
        "Chad ends its defence accord with France.",
        "About a thousand soldiers will leave.",
    ]
    assert report.byline == "Defence Desk"
    assert report.published.how == "unknown"
    for furniture in ("author-image", "Updated On", "New Update", "Advertisement", "ChadAsks"):
        assert furniture not in report.text


def test_takeaways_stand_on_lines_of_their_own() -> None:
    assert "accord with France.\nAbout a thousand" in one(PASTED).text


def test_a_label_is_text_but_not_of_its_section() -> None:
    report = one(PASTED)
    section = next(s for s in report.sections if s.kind == "significance")
    assert report.text[: section.start].endswith("Why this matters: ")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_head_lines(line_end: str) -> None:
    text = line_end.join(
        [
            "Title: Mali and Burkina Faso Leave ECOWAS",
            "Published: 28 January 2024",
            "Source: Example Wire",
            "URL: https://example.org/ecowas?utm_source=feed#top",
            "By: Africa Desk",
            "",
            "Mali, Burkina Faso and Niger said on Sunday that they were leaving the bloc at once.",
        ]
    )
    report = one(text.replace("By:", "Byline:"))
    assert report.title == "Mali and Burkina Faso Leave ECOWAS"
    assert (report.published.earliest, report.published.how) == (dt.date(2024, 1, 28), "metadata")
    assert report.outlet == "Example Wire"
    assert report.url == "https://example.org/ecowas"
    assert report.byline == "Africa Desk"
    assert [s.kind for s in report.sections] == ["headline", "body"]


def test_a_colon_in_the_first_sentence_is_no_head_line() -> None:
    report = one("Sources: the deal is off, and both sides say so in public now.\n\nTalks had gone on for weeks.")
    assert report.outlet is None
    assert len(said(report, "body")) == 2


def test_wrapped_lines_are_joined_and_separate_ones_are_not() -> None:
    wrapped = (
        "The last American soldiers left Airbase 201 near Agadez in August\n"
        "2024, six weeks before the date that both governments had agreed\n"
        "on in May of that year."
    )
    listed = "The first soldiers left in June.\nThe last ones left in August.\nNobody was hurt."
    report = one(f"A Base Is Empty\n\n{wrapped}\n\n{listed}")
    bodies = said(report, "body")
    assert bodies[0] == wrapped.replace("\n", " ")
    assert bodies[1:] == listed.split("\n")


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("Key Takeaways", ["takeaway", "takeaway"]),
        ("KEY POINTS:", ["takeaway", "takeaway"]),
        ("At a glance", ["takeaway", "takeaway"]),
        ("Why it matters", ["significance", "significance"]),
        ("So what?", ["significance", "significance"]),
        ("The significance", ["significance", "significance"]),
        ("Related stories", []),
        ("Read more", []),
        ("Background", ["body", "body"]),
    ],
)
def test_a_heading_says_what_its_bullets_are(heading: str, kinds: list[str]) -> None:
    items = ["One side walks out", "The other follows"]
    listed = "\n".join(f"- {item}" for item in items)
    report = one(f"A Deal Is Off\n\nThe two governments ended the deal on Monday.\n\n{heading}\n\n{listed}\n")
    assert [s.kind for s in report.sections if report.text[s.start : s.end] in items] == kinds


def test_takeaways_without_bullets_are_the_lines_that_stand_together() -> None:
    text = (
        "A Deal Is Off\n\nThe deal ended on Monday.\n\nKey takeaways\n\nOne side walks out.\nThe other follows.\n\n"
        "The talks had begun in the spring of that year."
    )
    report = one(text)
    assert said(report, "takeaway") == ["One side walks out.", "The other follows."]
    assert said(report, "body")[-1] == "The talks had begun in the spring of that year."


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies to improve your experience on this website.",
        "Accept all cookies",
        "Share this article",
        "Facebook Twitter WhatsApp Email",
        "Sign up for our daily newsletter",
        "Follow us on Facebook and Instagram",
        "Also read: A general takes power in Libreville",
        "READ MORE: A general takes power in Libreville",
        "(Photo: Ministry of Defence)",
        "Soldiers wait at the airport of Niamey in 2023. [Anadolu/Getty Images]",
        "A file photo of the base. REUTERS/Staff",
        "Advertisement",
        "3 min read",
        "Copyright 2024 Example News. All rights reserved.",
        "By Staff Reporter",
        "Published: 3 May 2024 14:02 IST",
        "Reporting by the Africa desk; Editing by the night desk",
    ],
)
def test_furniture_is_not_text(line: str) -> None:
    before = "The ministry said the soldiers would be gone by September."
    more = "Some of them had left already, it said in the same statement."
    after = "The government in Washington did not comment on it that day."
    report = one(f"A Base Will Close\n\n{before}\n\n{more}\n\n{line}\n\n{after}")
    assert said(report, "body") == [before, more, after]


@pytest.mark.parametrize(
    "line",
    [
        "The site uses a runway of three kilometres.",
        "Read by a colonel on state television, the statement named no date.",
        "The photo by the spokesman's office was withdrawn.",
        "Share prices fell in Lagos after the news.",
        "Follow-up talks were set for June, the two sides said.",
        "Mali: the army said the convoy had reached Kidal.",
        "He said the article on cookies in the accord was a joke.",
        "AFP was told to leave the country on Tuesday.",
    ],
)
def test_sentences_that_look_a_little_like_furniture_stay(line: str) -> None:
    report = one(f"A Base Will Close\n\nThe ministry said so on Monday.\n\n{line}\n")
    assert line in [text for kind in ("body", "significance") for text in said(report, kind)]


def test_links_after_a_heading_end_at_the_next_sentence() -> None:
    text = (
        "A Deal Is Off\n\nThe deal ended on Monday.\n\nRelated\n\nWho is who in the new cabinet\n\n"
        "A short history of coups\n\n"
        "The talks had begun in the spring of that year."
    )
    assert said(one(text), "body") == ["The deal ended on Monday.", "The talks had begun in the spring of that year."]


def test_a_dateline_is_text_but_not_of_its_section() -> None:
    report = one("A Base Closes\n\nNIAMEY, May 3, 2024 (Reuters) - The last plane left at noon, officials said.\n")
    section = report.sections[1]
    assert report.text[section.start : section.end].startswith("The last plane")
    assert "NIAMEY, May 3, 2024 (Reuters) - The" in report.text
    assert report.credit == "Reuters"
    assert (report.published.earliest, report.published.how) == (dt.date(2024, 5, 3), "text")


def test_a_plain_live_blog_keeps_the_day_of_each_entry() -> None:
    text = (
        "Coup in Gabon: how the day went\nPublished: 30 August 2023\n\n"
        "14:05 GMT - Officers appear on state television.\n\nThey say that the borders are closed.\n\n"
        "11:20 GMT - Shots are heard in Libreville.\n\nAugust 29, 2023\n\n22:10 GMT - The result is expected.\n"
    )
    report = one(text)
    stamps = [s.stamp.earliest if s.stamp else None for s in report.sections]
    assert stamps == [None, *[dt.date(2023, 8, 30)] * 3, dt.date(2023, 8, 29)]
    assert "GMT" not in report.text


def test_one_time_of_day_makes_no_live_blog() -> None:
    report = one("A Plane Lands\n\n14:05 was when it landed, the airport said.\n\nIt left again at night, others said.")
    assert said(report, "body")[0].startswith("14:05 was")


def test_a_sentence_is_no_headline() -> None:
    report = one("The last plane left at noon, officials said.\n\nNobody was on board, they added.")
    assert report.title == ""
    assert [s.kind for s in report.sections] == ["body", "body"]


def test_the_day_given_by_hand_wins() -> None:
    report = one("Title: A title\nPublished: 2024-05-03\n\nSome text stands here.", published=dt.date(2023, 1, 2))
    assert (report.published.earliest, report.published.how) == (dt.date(2023, 1, 2), "given")
