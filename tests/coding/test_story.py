"""What one sentence borrows from the rest of its report: who, where, when and how many."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.coding.told import claims


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "force", "count"),
    [
        ("Hundreds of US troops left Chad.", "USA-MIL", "Hundreds"),
        ("A group of 40 Turkish soldiers left Chad.", "TUR-MIL", "40"),
        ("Some 200 of the 900 Italian soldiers left Chad.", "ITA-MIL", "Some 200"),
        ("A first contingent of French soldiers left Chad.", "FRA-MIL", None),
    ],
)
def test_a_portion_of_a_force_is_the_force(text: str, force: str, count: str | None) -> None:
    (claim,) = claims(text, "presence")
    assert [actor.id for actor in claim.actors] == [force]
    assert (claim.count.text if claim.count else None) == count


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "Chad expelled the German envoy in March 2023 and recalled its ambassador from Rome in April 2023.",
            [("2023-03-01", "2023-03-31"), ("2023-04-01", "2023-04-30")],
        ),
        ("Norway, which expelled an Iranian diplomat in 2019, is calm.", [("2019-01-01", "2019-12-31")]),
        ("On 2 May 2024 Norway expelled an Iranian diplomat.", [("2024-05-02", "2024-05-02")]),
        ("Norway expelled an Iranian diplomat on Tuesday.", [("2024-04-30", "2024-04-30")]),
    ],
)
def test_a_deed_has_the_time_that_hangs_on_it(text: str, times: list[tuple[str, str]]) -> None:
    found = [claim.time for claim in claims(text, "event")]
    assert [(time.earliest, time.latest) for time in found] == [(day(first), day(last)) for first, last in times]
    assert all(time.text in text for time in found)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Farmers in Niger wait for rain. In Niger, prices rose. French soldiers will leave by the end of May.", "NER"),
        ("French troops arrived in Gabon in 2020. Gabon was at peace. The French soldiers left last week.", "GAB"),
    ],
)
def test_the_place_that_a_sentence_leaves_out_is_the_country_of_the_report(text: str, country: str) -> None:
    claim = claims(text, "presence")[-1]
    assert claim.action == "withdraw"
    assert claim.place is not None
    assert claim.place.country == country
    assert any("the report is about" in evidence.rule for evidence in claim.evidence if evidence.field == "place")


def test_between_two_countries_no_place_is_chosen() -> None:
    text = (
        "Farmers in Niger wait for rain. Farmers in Mali wait for rain. French soldiers will leave by the end of May."
    )
    assert [claim.place for claim in claims(text, "presence")] == [None]  # they are told to leave, it is not said where


def test_our_forces_are_those_of_whoever_speaks() -> None:
    text = '"Our soldiers will stay in Latvia," said Canadian Defence Minister Bill Blair.'
    (claim,) = claims(text, "presence")
    assert [actor.id for actor in claim.actors] == ["CAN-MIL"]
    assert claim.speaker is not None
    assert claim.speaker.id.endswith("bill-blair")


def test_a_separate_compound_is_at_the_site_that_was_spoken_of() -> None:
    text = "Turkish soldiers are at Camp Lemonnier in Djibouti. The Turkish soldiers are in a separate compound."
    found = [claim for claim in claims(text, "presence") if "compound" in claim.quote]
    assert [claim.place.name for claim in found if claim.place] == ["Camp Lemonnier"]
