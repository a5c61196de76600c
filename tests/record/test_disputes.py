"""What raises an alert, what is told to be no contradiction, and what makes no row at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from tests.record.build import (
    BASE_101,
    BASE_201,
    BAZOUM,
    BOKO_HARAM,
    BOSSO,
    CIVILIANS,
    DIFFA_TOWN,
    GERMANY,
    IN_NIGER,
    NIGER,
    RUSSIA,
    TIANI,
    US,
    USA,
    agreement,
    claim,
    count,
    event,
    office,
    on_days,
    presence,
)

from attache.model import Actor, Claim, Count, Money, Separation, Speaker
from attache.record.disputes import disputes
from attache.record.rows import DisputeRow

AFRICOM = Speaker("org/africom", "AFRICOM")
AGENCY = Speaker("org/anp", "ANP")
DAYS = on_days(
    r1="2024-07-05", r2="2024-07-08", r3="2024-07-08", r4="2024-07-24", r5="2024-07-26", r6="2024-09-16", r7=".."
)


def rows(*claims: Claim, **how: Any) -> list[DisputeRow]:
    how = {"on": dt.date(2024, 12, 31), **how}
    return disputes(claims, DAYS, **how)


def kinds(*claims: Claim, **how: Any) -> list[tuple[str, str, bool]]:
    return [(row.attribute, row.kind, row.alert) for row in rows(*claims, **how)]


def counted(low: int | None, high: int | None, text: str, **more: Any) -> Count:
    return msgspec.structs.replace(count(low, high, **more), text=text)


def left(number: int, report: str, when: str = "", **fields: Any) -> Claim:
    return presence(US, "withdraw", IN_NIGER, when, report, count=counted(number, number, str(number)), **fields)


def there(number: Count | int | None, report: str, place: Any = IN_NIGER, when: str = "", **fields: Any) -> Claim:
    number = counted(number, number, str(number)) if isinstance(number, int) else number
    return presence(US, "remain", place, when, report, count=number, **fields)


def dead(number: int, report: str, place: Any = BOSSO, when: str = "2024-07-03", **fields: Any) -> Claim:
    fields = {"actors": (BOKO_HARAM,), "recipients": (CIVILIANS,), **fields}
    number_of = fields.pop("count", counted(number, number, str(number), unit="people"))
    return event("ASSAULT", when, report, place=place, count=number_of, items=("fatalities",), **fields)


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_two_numbers_of_one_departure_raise_an_alert() -> None:
    (row,) = rows(left(766, "r2", speaker=AFRICOM), left(776, "r3", speaker=AGENCY))
    assert (row.subject, row.title) == ("USA-MIL@NER", "US forces in NER")
    assert (row.attribute, row.kind, row.alert) == ("departed", "genuine", True)
    assert sorted((value.text, value.origins, len(value.claims)) for value in row.values) == [
        ("766 troops", 1, 1),
        ("776 troops", 1, 1),
    ]
    assert "766 troops” (AFRICOM)" in row.why and "776 troops” (ANP)" in row.why


def test_one_report_that_quotes_two_sources_raises_the_same_alert() -> None:
    assert kinds(left(766, "r2", speaker=AFRICOM), left(776, "r2", speaker=AGENCY)) == [("departed", "genuine", True)]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        # "fewer than 500", then 184, then "about 200"
        (
            [there(Count(None, None, 499, "<", "troops", "fewer than 500"), "r1"), there(184, "r4"),
             there(counted(180, 220, "about 200"), "r5")],
            [],
        ),
        # "nearly 1,000 troops" and "about 950 personnel"
        ([there(counted(900, 1000, "nearly 1,000"), "r2"),
          there(counted(900, 1000, "about 950", unit="personnel"), "r3")], []),
        ([there(1000, "r2"), there(184, "r4")], [("strength", "time-drift", False)]),
        ([there(1000, "r2"), there(184, "r3")], [("strength", "genuine", True)]),
        ([there(1000, "r2"), there(184, "r7")], [("strength", "time-drift", False)]),
        # fewer troops than personnel: there are others among the personnel; more troops than personnel cannot be
        ([there(650, "r2"), there(counted(950, 950, "950", unit="personnel"), "r3")],
         [("strength", "definition", False)]),
        ([there(950, "r2"), there(counted(650, 650, "650", unit="personnel"), "r3")], [("strength", "genuine", True)]),
        ([there(650, "r2"), there(counted(90, 90, "90", unit="contractors"), "r3")], []),
        # one voice in one report gives two numbers: of two things
        ([there(650, "r2"), there(184, "r2")], [("strength", "scope", False)]),
        ([there(650, "r2", section="headline"), there(184, "r2")], [("strength", "headline-vs-body", False)]),
        ([there(650, "r2", section="headline"), there(184, "r2"), there(650, "r2")],
         [("strength", "scope", False)]),
        # a headline counts against another report only where its own body says nothing of it
        ([there(650, "r2", section="headline"), there(184, "r2"), there(184, "r3")],
         [("strength", "headline-vs-body", False)]),
        ([there(650, "r2", section="headline"), there(184, "r3")], [("strength", "genuine", True)]),
        # two sites of one host
        ([there(200, "r2", BASE_101), there(600, "r3", BASE_201)], []),
        ([presence(US, "withdraw", BASE_101, "2024-07-07", "r2"), there(600, "r3", BASE_201)], []),
        ([presence(US, "withdraw", BASE_101, "2024-07-07", "r2"), there(600, "r3", IN_NIGER)], []),
        # more at a site than in the country
        ([there(1200, "r2", BASE_201), there(950, "r2")], [("strength", "error", True)]),
        ([there(1200, "r2", BASE_201), there(950, "r3")], [("strength", "genuine", True)]),
        ([there(1200, "r2", BASE_201), there(950, "r4")], []),
        ([there(600, "r2", BASE_201), there(950, "r2")], []),
    ],
)  # fmt: skip
def test_numbers_of_those_who_are_there(claims: list[Claim], expected: list[tuple[str, str, bool]]) -> None:
    assert kinds(*claims) == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([left(269, "r1"), left(766, "r2")], [("departed", "time-drift", False)]),
        ([left(766, "r2"), left(269, "r4")], [("departed", "genuine", True)]),
        ([left(766, "r2"), left(60, "r6")], [("departed", "scope", False)]),
        ([left(766, "r2"), left(60, "r4", "2024-07-21")], [("departed", "scope", False)]),
        ([left(766, "r2", "2024-07-07"), left(776, "r3", "2024-07-07")], [("departed", "genuine", True)]),
        ([left(766, "r2", "2024-07-07"), left(60, "r4", "2024-07-21")], []),
        ([left(766, "r2"), left(776, "r3", "2024-07-07")], [("departed", "genuine", True)]),
        ([left(766, "r2"), left(776, "r3", modality="planned")], []),
    ],
)
def test_numbers_of_those_who_left(claims: list[Claim], expected: list[tuple[str, str, bool]]) -> None:
    assert kinds(*claims) == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([dead(17, "r1"), dead(29, "r2")], [("fatalities", "time-drift", False)]),
        ([dead(29, "r1"), dead(17, "r2")], [("fatalities", "genuine", True)]),
        ([dead(17, "r2"), dead(29, "r3")], [("fatalities", "genuine", True)]),
        ([dead(17, "r2"), dead(29, "r3", DIFFA_TOWN)], []),
        ([dead(17, "r2"), dead(29, "r3", when="2024-07-01")], []),
        # the first report tells two attacks: the number of the second report may be of either
        ([dead(17, "r2"), dead(29, "r2", id="second"), dead(40, "r3")], []),
        ([dead(17, "r2"), dead(0, "r3", count=Count(15, None, None, ">=", "people", "at least 15"))], []),
        ([dead(0, "r2", count=counted(12, 12, "12 soldiers")), dead(17, "r3")], [("fatalities", "definition", False)]),
    ],
)
def test_the_dead_of_one_event(claims: list[Claim], expected: list[tuple[str, str, bool]]) -> None:
    assert kinds(*claims) == expected


def cost(amount: float, report: str, currency: str = "USD") -> Claim:
    money = Money(amount, amount, amount, "=", currency, f"{amount:,.0f}")
    return claim("fact", "cost", "", report, place=BASE_201, money=money)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([cost(100e6, "r1"), cost(100e6, "r2")], []),
        ([cost(100e6, "r1"), cost(110e6, "r2")], [("cost", "granularity", False)]),
        ([cost(110e6, "r1"), cost(50e6, "r2")], [("cost", "genuine", True)]),
        ([cost(110e6, "r1"), cost(50e6, "r2", "EUR")], []),
    ],
)
def test_what_a_site_cost(claims: list[Claim], expected: list[tuple[str, str, bool]]) -> None:
    assert kinds(*claims) == expected


# --- statuses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("section", ["headline", "standfirst", "takeaway"])
@pytest.mark.parametrize("number", [None, counted(1000, 1000, "all 1,000"), counted(1000, 1000, "1,000")])
def test_a_force_gone_in_a_headline_and_there_in_the_body(section: str, number: Count | None) -> None:
    """The case of a 1,000-strong force that the body keeps half of in place."""
    gone = presence(US, "withdraw", IN_NIGER, "", "r4", count=number, section=section, quote="US troops are out")
    half = there(500, "r4", BASE_201, quote="about 500 remain")
    strong = there(1000, "r1")
    found = rows(gone, half, strong)
    status = [row for row in found if row.attribute == "status"]
    departed = [row for row in found if row.attribute == "departed"]
    assert [(row.kind, row.alert) for row in departed] == [("genuine", True)]
    assert [(row.kind, row.alert) for row in status] == [("headline-vs-body", False)]
    assert {value.value for value in status[0].values} == {"withdrawn", "present"}
    assert set(status[0].claims) == {gone.id, half.id}
    assert section in status[0].why and "about 500 remain" in status[0].why


@pytest.mark.parametrize(
    "claims",
    [
        # the body says so too
        [presence(US, "withdraw", IN_NIGER, "", "r4", section="headline"), there(500, "r4", BASE_201),
         presence(US, "withdraw", IN_NIGER, "2024-07-20", "r4")],
        # they were at a base that the body has them hand over
        [presence(US, "withdraw", IN_NIGER, "", "r4", section="headline"), there(500, "r4", BASE_201),
         presence(US, "hand-over", BASE_201, "2024-07-20", "r4")],
        # some left, and nobody knows that they were all
        [presence(US, "withdraw", IN_NIGER, "", "r4", section="headline", count=counted(1000, 1000, "1,000")),
         there(500, "r4", BASE_201)],
        # leaving is not having left
        [presence(US, "begin-withdrawal", IN_NIGER, "", "r4", section="headline"), there(500, "r4", BASE_201)],
        [presence(US, "withdraw", IN_NIGER, "", "r4", section="headline", modality="planned"), there(None, "r4")],
        # gone from one base, and there at the other
        [presence(US, "withdraw", BASE_101, "", "r4", section="headline"), there(500, "r4", BASE_201)],
        # there before
        [presence(US, "withdraw", IN_NIGER, "", "r4", section="headline"),
         there(500, "r4", BASE_201, "2024-05-01")],
    ],
)  # fmt: skip
def test_a_headline_that_its_body_does_not_contradict(claims: list[Claim]) -> None:
    assert kinds(*claims) == []


def test_a_takeaway_that_has_one_force_replace_another_that_is_still_there() -> None:
    replaced = presence(RUSSIA, "take-over", BASE_101, "", "r2", recipients=(US,), section="takeaway", quote="replace")
    (row,) = rows(replaced, there(None, "r2", BASE_101))
    assert (row.subject, row.attribute, row.kind) == ("USA-MIL@site/airbase-101-niamey", "status", "headline-vs-body")


def test_all_are_gone_by_the_lead_and_some_are_there_by_the_next_paragraph() -> None:
    lead = presence(US, "withdraw", IN_NIGER, "", "r4", count=counted(900, 1100, "All of about 1,000"))
    assert ("departed", "genuine", True) in kinds(lead, there(None, "r4", BASE_201))


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([presence(US, "withdraw", BASE_101, "2024-07-07", "r2"), there(None, "r4", BASE_101)],
         [("status", "genuine", True)]),
        ([presence(US, "withdraw", IN_NIGER, "2024-07-07", "r2"), there(None, "r4", BASE_201)],
         [("status", "genuine", True)]),
        ([presence(US, "withdraw", BASE_101, "2024-07-07", "r2"), there(None, "r1", BASE_101)], []),
        ([presence(US, "withdraw", BASE_101, "2024-07-07", "r2"),
          presence(US, "arrive", BASE_101, "2024-07-20", "r4"), there(None, "r4", BASE_101)], []),
        ([there(None, "r2", BASE_101), there(None, "r3", BASE_101, modality="denied")], [("status", "genuine", True)]),
    ],
)  # fmt: skip
def test_reports_that_differ_on_whether_a_force_is_there(
    claims: list[Claim], expected: list[tuple[str, str, bool]]
) -> None:
    assert kinds(*claims) == expected


def test_an_order_to_leave_and_a_planned_departure_are_different_things() -> None:
    order = presence(US, "order-out", IN_NIGER, "2024-07-02", "r2", modality="ordered", recipients=(NIGER,))
    plan = presence(US, "withdraw", IN_NIGER, "", "r3", modality="planned")
    agreed = presence(US, "agree-to-leave", IN_NIGER, "2024-07-04", "r3")
    assert kinds(order, plan) == [("speech-act", "speech-act", False)]
    (row,) = rows(order, plan, agreed)
    assert [value.value for value in row.values] == ["ordered to leave", "agreed to leave", "planned to leave"]
    assert kinds(order) == [] and kinds(order, presence(GERMANY, "withdraw", IN_NIGER, modality="planned")) == []


def test_an_order_that_the_other_side_says_it_never_got() -> None:
    order = presence(US, "order-out", IN_NIGER, "2024-07-02", "r2", modality="ordered", recipients=(NIGER,))
    none = presence(US, "order-out", IN_NIGER, "2024-07-03", "r3", modality="ordered", polarity=False)
    assert ("speech-act", "genuine", True) in kinds(order, none)


def test_consent_given_and_taken_back_at_one_time() -> None:
    invited = presence(US, "remain", IN_NIGER, "2024-07-02", "r2", consent="invited")
    order = presence(US, "order-out", IN_NIGER, "2024-07-02", "r3", modality="ordered", recipients=(NIGER,))
    later = presence(
        US, "order-out", IN_NIGER, "2024-07-20", "r4", modality="ordered", recipients=(NIGER,), consent="revoked"
    )
    assert kinds(invited, order) == [("consent", "genuine", True)]
    assert kinds(invited, later) == []


def test_ways_of_keeping_two_forces_apart() -> None:
    def apart(words: str, report: str, **fields: Any) -> Claim:
        return presence(
            RUSSIA, "remain", BASE_101, "", report, separation=(Separation("USA-MIL", words),), **fields
        )  # fmt: skip

    both = apart("in a separate hangar", "r2"), apart("in a separate compound", "r3")
    assert kinds(*both) == [("separation", "granularity", False)]
    together = apart("in a separate compound", "r4", polarity=False)
    assert ("separation", "genuine", True) in kinds(both[0], together)


# --- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([presence(US, "withdraw", BASE_101, "2024-07-07", "r2"),
          presence(US, "withdraw", BASE_101, "2024-07-06", "r3")], [("until", "genuine", True)]),
        ([presence(US, "withdraw", BASE_101, "2024-07-07", "r2"),
          presence(US, "withdraw", BASE_101, "2024-07-01..2024-07-31", "r3")], [("until", "granularity", False)]),
        ([presence(US, "withdraw", BASE_101, "2024-07-07", "r2"), presence(US, "withdraw", BASE_101, "", "r3")], []),
        ([presence(RUSSIA, "arrive", BASE_101, "2024-05-02", "r2"),
          presence(RUSSIA, "arrive", BASE_101, "2024-04-10", "r3")], [("since", "genuine", True)]),
        ([presence(RUSSIA, "arrive", BASE_101, "2024-07-04", "r2"),
          presence(RUSSIA, "remain", BASE_101, "2024-06-20", "r3")], [("since", "genuine", True)]),
        ([presence(RUSSIA, "arrive", BASE_101, "2024-05-02", "r2"),
          presence(RUSSIA, "arrive", BASE_201, "2024-04-10", "r3")], []),
    ],
)  # fmt: skip
def test_days_of_coming_and_going(claims: list[Claim], expected: list[tuple[str, str, bool]]) -> None:
    assert kinds(*claims) == expected


# --- agreements, offices, sites, faults ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([agreement("suspend", "2024-03-16", "r1"), agreement("denounce", "2024-03-16", "r2")],
         [("agreement-status", "genuine", True)]),
        ([agreement("terminate", "2024-03-16", "r1"), agreement("denounce", "2024-03-16", "r2")],
         [("agreement-status", "definition", False)]),
        ([agreement("suspend", "2024-03-16", "r1"), agreement("denounce", "2024-04-16", "r2")], []),
        ([agreement("denounce", "2024-03-16", "r1"), agreement("denounce", "2024-03-17", "r2")],
         [("date", "genuine", True)]),
        ([agreement("denounce", "2024-03-16", "r1"), agreement("denounce", "2024-03-01..2024-03-31", "r2")],
         [("date", "granularity", False)]),
        ([agreement("denounce", "2024-03-16", "r1"), agreement("denounce", "2024-03-16", "r2", modality="denied")],
         [("agreement-status", "genuine", True)]),
        ([agreement("denounce", "2024-03-16", "r1"),
          agreement("suspend", "2024-03-16", "r2", recipients=(Actor("DEU", "Germany", "DEU", "GOV"),))], []),
    ],
)  # fmt: skip
def test_what_became_of_an_agreement(claims: list[Claim], expected: list[tuple[str, str, bool]]) -> None:
    assert kinds(*claims) == expected


def test_two_holders_of_one_office() -> None:
    assert kinds(office(TIANI, "hold", "", "r2"), office(BAZOUM, "hold", "", "r3")) == [("role", "genuine", True)]
    taken = office(TIANI, "take", "2023-07-26", "r2", came_by="coup")
    assert kinds(office(TIANI, "hold", "", "r2"), office(BAZOUM, "hold", "", "r3"), taken) == []


def test_two_owners_of_one_base() -> None:
    def owned(by: Actor, report: str) -> Claim:
        return claim("fact", "owner", "", report, actors=(by,), place=BASE_101)

    assert kinds(owned(NIGER, "r2"), owned(USA, "r3")) == [("owner", "genuine", True)]
    assert kinds(owned(NIGER, "r2"), owned(NIGER, "r3")) == []


def fault(action: str, report: str, *items: str) -> Claim:
    return claim("fact", action, "", report, items=items, words="920 km is about 572 miles, not 550 miles.")


@pytest.mark.parametrize(
    ("action", "attribute"),
    [("impossible-date", "date"), ("wrong-conversion", "distance"), ("wrong-sum", "strength")],
)
def test_what_a_report_gets_wrong_by_itself(action: str, attribute: str) -> None:
    (row,) = rows(fault(action, "r2", "920 km", "550 miles"))
    assert (row.subject, row.attribute, row.kind, row.alert) == ("r2", attribute, "error", True)
    assert [value.value for value in row.values] == ["920 km", "550 miles"]
    assert row.why == "920 km is about 572 miles, not 550 miles."


def test_a_copy_makes_no_errors_of_its_own() -> None:
    both = (
        fault("wrong-conversion", "r4", "920 km", "550 miles"),
        fault("wrong-conversion", "r2", "920 km", "550 miles"),
    )
    (row,) = rows(*both, origins={"r2": "wire", "r4": "wire"})
    assert (row.subject, row.values[0].origins, len(row.claims)) == ("r2", 1, 2)
    assert len(rows(*both)) == 2


# --- rows ------------------------------------------------------------------------------------------------------------


def test_a_row_has_the_keys_of_the_contract() -> None:
    (row,) = rows(left(766, "r2"), left(776, "r3"))
    made: Mapping[str, Any] = msgspec.to_builtins(row)
    assert {"subject", "attribute", "kind", "values", "alert", "why"} <= made.keys()
    assert all({"value", "text", "origins", "claims"} <= value.keys() for value in made["values"])
    assert made["values"][0]["value"]["best"] in (766, 776)


def test_copies_of_one_story_are_one_origin_of_a_value() -> None:
    claims = left(766, "r2"), left(766, "r3"), left(776, "r3", speaker=AGENCY)
    (row,) = rows(*claims, origins={"r2": "wire", "r3": "wire"})
    assert sorted((value.text, value.origins, len(value.claims)) for value in row.values) == [
        ("766 troops", 1, 2),
        ("776 troops", 1, 1),
    ]


def test_alerts_come_first() -> None:
    found = rows(there(1000, "r1"), there(184, "r4"), left(766, "r2"), left(776, "r3"))
    assert [row.alert for row in found] == [True, False]


def test_a_day_before_the_second_report_knows_of_no_dispute() -> None:
    claims = [presence(US, "withdraw", BASE_101, "2024-07-07", "r2"), there(None, "r4", BASE_101)]
    assert kinds(*claims, on=dt.date(2024, 7, 9)) == []


def talks(report: str, when: str, *, none_agreed: bool = False, about: str = "") -> list[Claim]:
    """Two countries in talks, in a sentence that also has a force stay, or nothing agreed."""
    found = [event("CONSULT", when, report, actors=(USA, NIGER))]
    found += [event("AGREE", when, report, polarity=False)] * none_agreed
    found += [presence(US, about, IN_NIGER, "", report)] * bool(about)
    return [msgspec.structs.replace(claim, sentence=f"talks in {report}") for claim in found]


ORDERED = presence(US, "order-out", IN_NIGER, "2024-07-05", "r1", modality="ordered")
AGREED = presence(US, "agree-to-leave", IN_NIGER, "2024-07-05", "r1", modality="planned")
SOFT, HARD = ("speech-act", "speech-act", False), ("speech-act", "genuine", True)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([ORDERED, *talks("r2", "2024-07-08", about="remain")], [SOFT]),
        ([AGREED, *talks("r2", "2024-07-08", about="remain")], [SOFT]),
        ([AGREED, *talks("r2", "2024-07-08", none_agreed=True)], [HARD]),
        ([ORDERED, *talks("r2", "2024-07-08", none_agreed=True)], [SOFT]),
        ([AGREED, *talks("r2", "2024-07-01", none_agreed=True)], [SOFT]),  # nothing was agreed before they agreed
        ([AGREED, *talks("r2", "2024-07-08")], []),  # talks about something else
        ([AGREED, *talks("r1", "2024-07-05", none_agreed=True)], []),  # one report, which tells the two apart
        ([AGREED, *talks("r6", "2024-09-16", none_agreed=True)], []),  # other talks
    ],
)
def test_an_order_or_an_agreement_and_talks(claims: list[Claim], expected: list[tuple[str, str, bool]]) -> None:
    assert kinds(*claims) == expected


@pytest.mark.parametrize(
    ("ended", "upheld", "alert"),
    [
        ("2024-03-16", "2024-03-18", True),
        ("2024-03-16", "2024-03-16", True),
        ("2024-03-16", "2024-02-18", False),  # it stood before
        ("2024-03-16", "2024-09-18", False),  # another accord by then
    ],
)
@pytest.mark.parametrize("action", ["denounce", "suspend", "terminate"])
def test_an_accord_that_is_ended_and_one_that_stands(action: str, ended: str, upheld: str, alert: bool) -> None:
    found = kinds(agreement(action, ended, "r1"), agreement("uphold", upheld, "r2"))
    assert (("agreement-status", "genuine", True) in found) is alert


def test_accords_of_nobody_in_particular_are_not_held_against_each_other() -> None:
    nobody: dict[str, Any] = {"actors": (), "recipients": ()}
    assert not kinds(
        agreement("denounce", "2024-03-16", "r1", **nobody), agreement("uphold", "2024-03-18", "r2", **nobody)
    )


def test_numbers_of_the_departed_stand_apart_by_what_they_count() -> None:
    everybody = presence(US, "withdraw", IN_NIGER, "", "r4", count=counted(1000, 1000, "All 1,000", scope="rest"))
    found = [row for row in rows(left(766, "r2"), left(776, "r3"), left(200, "r3"), everybody) if row.alert]
    numbers = [{value.text for value in row.values} for row in found if row.attribute == "departed"]
    assert numbers == [{"766 troops", "776 troops"}]


GUNMEN = Actor("UAF/gunman", "gunmen", None, "UAF")
OTHERS = Actor("group/ansaru", "Ansaru", None, "REB", "armed-group")


@pytest.mark.parametrize(
    ("doer", "place", "when", "alert"),
    [
        (None, BOSSO, "2024-07-07", True),
        (GUNMEN, BOSSO, "2024-07-07", True),
        (BOKO_HARAM, BOSSO, "2024-07-07", True),
        (OTHERS, BOSSO, "2024-07-07", False),
        (GUNMEN, DIFFA_TOWN, "2024-07-07", False),
        (GUNMEN, BOSSO, "2024-07-05", False),
        (GUNMEN, IN_NIGER, "2024-07-07", False),
    ],
)
def test_two_tolls_of_one_attack_on_one_day(doer: Actor | None, place: Any, when: str, alert: bool) -> None:
    dead: dict[str, Any] = {"items": ("fatalities",)}
    first = event("ASSAULT", "2024-07-07", "r2", actors=(BOKO_HARAM,), place=BOSSO, count=count(12), **dead)
    second = event("ASSAULT", when, "r3", actors=(doer,) if doer else (), place=place, count=count(22), **dead)
    assert (("fatalities", "genuine", True) in kinds(first, second)) is alert
