"""What stands above and below a report's text is no news until the text bears it out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.publish.brief.build import US, brief, fill, lines, say, stay, troops

from attache.model import Actor, Claim, Event, Office, Place, SectionKind

FRANCE = Actor("FRA-MIL", "French armed forces", "FRA", "MIL", "regular")
IN_CHAD = Place("TCD", "Chad", "TCD", precision=6, kind="country")
NDJAMENA = Place("site/base-kossei", "Base Kossei", "TCD", "N'Djamena", 12.13, 15.03, 1, "site")
FAYA = Place("site/base-faya", "Base Faya", "TCD", "Borkou", 17.93, 19.1, 1, "site")

THERE = stay(FRANCE, "remain", IN_CHAD, count=troops(1000))


def told(path: Path, reports: list[tuple[str, list[Claim]]], part: str) -> list[str]:
    return lines(brief(fill(path / "a.db", reports), "TCD", since="2024-12-01"), part)


# The takeaway has the French gone; the text has a thousand of them there.
DENIED = [("2024-12-20", [THERE, stay(FRANCE, "withdraw", IN_CHAD, section="takeaway")])]
# The headline has a base handed over of which the text says not a word.
UNSAID = [("2024-12-20", [stay(FRANCE, "hand-over", FAYA, "2024-12-19", section="headline"), THERE])]
# Headline and text have the same base handed over.
BORNE_OUT = [
    (
        "2024-12-20",
        [
            stay(FRANCE, "hand-over", FAYA, "2024-12-19", section="headline"),
            stay(FRANCE, "hand-over", FAYA, "2024-12-19"),
        ],
    )
]


def test_what_the_text_denies_is_disputed_and_no_news(tmp_path: Path) -> None:
    found = brief(fill(tmp_path / "a.db", DENIED), "TCD", since="2024-12-01")
    assert not any(" left " in line for line in lines(found, "new"))
    assert any("reported there for the first time, 1000 troops" in line for line in lines(found, "new"))
    (row,) = (row for row in found.rows if row.part == "disputed")
    assert row.alert
    assert {source.quote for source in row.sources} == {
        "French armed forces withdraw Chad",
        "French armed forces remain Chad 1000",
    }


def test_of_what_the_text_has_no_word_there_is_no_line(tmp_path: Path) -> None:
    found = brief(fill(tmp_path / "a.db", UNSAID), "TCD", since="2024-12-01")
    assert found.rows and not any("Faya" in row.text for row in found.rows)
    assert found.strip is not None and {bar.where for bar in found.strip.bars} == {"Chad"}


def test_what_the_text_bears_out_is_news_with_the_text_as_its_source(tmp_path: Path) -> None:
    found = brief(fill(tmp_path / "a.db", BORNE_OUT), "TCD", since="2024-12-01")
    assert "French armed forces handed over Base Faya on 19 December 2024" in lines(found, "new")
    assert lines(found, "disputed") == []


def test_a_headline_without_a_text_stands_for_itself(tmp_path: Path) -> None:
    alone = [stay(FRANCE, "arrive", FAYA, "2024-12-19", section="headline")]
    (new,) = told(tmp_path, [("2024-12-20", alone)], "new")
    assert new.startswith("French armed forces at Base Faya: reported there for the first time")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        # A stay that is over, one of long ago, another force, another place: none of them denies the departure.
        ({}, stay(FRANCE, "remain", IN_CHAD, "2023-05-01")),
        ({}, stay(US, "remain", IN_CHAD)),
        ({"place": FAYA}, stay(FRANCE, "remain", NDJAMENA)),
        # The same number of people "left" and "remain": "left" was misread.
        ({"count": troops(200)}, stay(FRANCE, "remain", IN_CHAD, count=troops(200))),
    ],
)
def test_what_may_both_be_so_is_no_dispute(head: dict[str, object], body: Claim, tmp_path: Path) -> None:
    fields: dict[str, Any] = {"place": IN_CHAD, **head}
    place = fields.pop("place")
    above = stay(FRANCE, "withdraw", place, section="takeaway", **fields)
    disputed = told(tmp_path, [("2024-12-20", [body, above])], "disputed")
    assert not any("against its own report" in line for line in disputed)


def test_a_later_report_that_says_it_in_its_text_makes_it_news(tmp_path: Path) -> None:
    later = ("2025-01-31", [stay(FRANCE, "withdraw", IN_CHAD, "2025-01-30")])
    assert "French armed forces left Chad on 30 January 2025" in told(tmp_path, [*DENIED, later], "new")


@pytest.mark.parametrize(
    "head",
    [
        say(
            "office",
            "Succes Masra is prime minister of Chad",
            "2024-12-18",
            section="headline",
            action="take",
            actors=(Actor("person/succes-masra", "Succes Masra", "TCD", "GOV"),),
            office=Office("head-of-government", "TCD"),
        ),
        say(
            "event",
            "Boko Haram attacked Base Faya",
            "2024-12-18",
            section="headline",
            actors=(Actor("group/boko-haram", "Boko Haram", None, "REB", "armed-group"),),
            place=FAYA,
            event=Event("ASSAULT"),
        ),
    ],
)
def test_offices_and_attacks_of_a_headline_alone_are_left_out(head: Claim, tmp_path: Path) -> None:
    found = brief(fill(tmp_path / "a.db", [("2024-12-20", [head, THERE])]), "TCD", since="2024-12-01")
    assert not any(head.quote in row.text or "Masra" in row.text for row in found.rows)


def test_numbers_of_sources_have_no_gaps(tmp_path: Path) -> None:
    claims = [stay(FRANCE, "remain", place, count=troops(number)) for place in (FAYA, NDJAMENA) for number in (5, 90)]
    found = brief(fill(tmp_path / "a.db", [("2024-12-20", claims), *BORNE_OUT]), "TCD", since="2024-12-01")
    assert [source.number for source in found.sources] == list(range(1, len(found.sources) + 1))
    for row in found.rows:
        assert {number for each in row.told for number in each.numbers} == {source.number for source in row.sources}
    first = list(dict.fromkeys(number for row in found.rows for each in row.told for number in each.numbers))
    assert first == sorted(first)


def test_where_somebody_left_one_claim_says_of_where(tmp_path: Path) -> None:
    # "They left Chad": of a base that is named elsewhere, no source says that it was left.
    claims = [stay(FRANCE, "remain", FAYA, "2024-12-02"), stay(FRANCE, "withdraw", IN_CHAD, "2024-12-19")]
    new = told(tmp_path, [("2024-12-20", claims)], "new")
    assert new == ["French armed forces left Chad on 19 December 2024"]


SAID: tuple[tuple[str, SectionKind, bool], ...] = (
    ("Succes Masra is prime minister of Chad", "takeaway", True),
    ("Succes Masra is not prime minister of Chad", "body", False),
)


def test_no_view_disputes_it_and_the_text_is_still_set_against_it(tmp_path: Path) -> None:
    holder = Actor("person/succes-masra", "Succes Masra", "TCD", "GOV")
    office = Office("head-of-government", "TCD")
    above, body = (
        say("office", sentence, section=section, action="hold", actors=(holder,), office=office, polarity=so)
        for sentence, section, so in SAID
    )
    found = brief(fill(tmp_path / "a.db", [("2024-12-20", [body, above])]), "TCD", since="2024-12-01")
    assert [row.part for row in found.rows] == ["disputed"]
    assert [source.quote for source in found.sources] == [above.quote, body.quote]
    assert lines(found, "disputed") == [
        f"A summary against its own report: “{above.quote}”; the report's text: “{body.quote}”"
    ]


def test_who_was_only_told_to_leave_is_not_reported_there(tmp_path: Path) -> None:
    ordered = stay(FRANCE, "order-out", IN_CHAD, "2024-12-10")
    found = brief(fill(tmp_path / "a.db", [("2024-12-20", [ordered])]), "TCD", since="2024-12-01")
    assert lines(found, "matters") == []
    assert not any("reported there" in line for line in lines(found, "new"))
    assert any("told to leave" in line for line in lines(found, "new"))
