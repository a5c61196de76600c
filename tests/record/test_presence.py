"""Which forces are where: rules of meaning one by one, then the Niger of 2024 on three days."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.record.build import (
    BASE_101,
    BASE_201,
    GERMANY,
    IN_NIGER,
    NIAMEY,
    NIGER,
    RUSSIA,
    US,
    USA,
    agreement,
    claim,
    count,
    dates,
    day,
    on_days,
    presence,
)

from attache.model import Actor, Claim, Count, Place, Separation, Speaker
from attache.record.presence import presence as view
from attache.record.rows import PresenceRow
from attache.record.settling import settle

PUBLISHED = on_days(r1="2024-05-03", r2="2024-05-04", r3="2024-07-08", r4="2024-08-06", bounds="2024-03-01..2024-07-31")


def rows(*claims: Claim, on: str | None = None, **more: Any) -> list[PresenceRow]:
    return view(claims, PUBLISHED, on=day(on) if on else None, **more)


def only(*claims: Claim, on: str | None = None) -> PresenceRow:
    (row,) = rows(*claims, on=on)
    return row


@pytest.mark.parametrize(
    ("action", "fields", "status"),
    [
        ("announce", {}, "announced"),
        ("arrive", {}, "present"),
        ("deploy", {}, "present"),
        ("reinforce", {}, "present"),
        ("remain", {}, "present"),
        ("relabel", {}, "present"),
        ("take-over", {}, "present"),
        ("order-out", {}, "present"),
        ("agree-to-leave", {}, "present"),
        ("begin-withdrawal", {}, "drawing-down"),
        ("withdraw", {}, "withdrawn"),
        ("withdraw", {"count": count(776)}, "drawing-down"),
        ("hand-over", {}, "handed-over"),
        ("deploy", {"modality": "announced"}, "announced"),
        ("deploy", {"modality": "planned"}, "announced"),
        ("arrive", {"modality": "ordered"}, "announced"),
        ("remain", {"modality": "planned"}, "announced"),
        ("reinforce", {"modality": "announced"}, "announced"),
        ("withdraw", {"modality": "announced"}, "present"),
        ("withdraw", {"modality": "planned"}, "present"),
        ("withdraw", {"modality": "ordered"}, "present"),
        ("withdraw", {"modality": "possible"}, "present"),
        ("withdraw", {"modality": "conditional"}, "present"),
        ("withdraw", {"modality": "forecast"}, "present"),
        ("withdraw", {"modality": "denied"}, "present"),
        ("withdraw", {"modality": "denied", "polarity": False}, "present"),
        ("withdraw", {"polarity": False}, "present"),
        ("hand-over", {"modality": "planned"}, "present"),
        ("begin-withdrawal", {"polarity": False}, "present"),
        ("order-out", {"polarity": False}, "present"),
        ("remain", {"section": "headline"}, "present"),
    ],
)
def test_saying_is_not_doing(action: str, fields: dict[str, Any], status: str) -> None:
    assert only(presence(US, action, BASE_101, "2024-05-02", **fields)).status == status


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("deploy", {"modality": "possible"}),
        ("deploy", {"modality": "conditional"}),
        ("deploy", {"modality": "forecast"}),
        ("deploy", {"modality": "denied"}),
        ("deploy", {"modality": "planned", "polarity": False}),
        ("arrive", {"polarity": False}),
        ("remain", {"polarity": False}),
        ("withdraw", {"section": "takeaway"}),
        ("hand-over", {"section": "headline"}),
        (None, {}),
    ],
)
def test_what_supports_no_state_makes_no_row(action: str, fields: dict[str, Any]) -> None:
    assert rows(presence(US, action, BASE_101, "2024-05-02", **fields)) == []


def test_leaving_a_site_is_not_leaving_the_country() -> None:
    found = rows(
        presence(US, "remain", IN_NIGER, "2024-05-02"),
        presence(US, "remain", BASE_201, "2024-05-02"),
        presence(US, "withdraw", BASE_101, "2024-07-07", "r3"),
    )
    assert [(row.site.name if row.site else None, row.status) for row in found] == [
        (None, "present"),
        ("Airbase 101", "withdrawn"),
        ("Airbase 201", "present"),
    ]


def test_leaving_the_country_is_leaving_its_sites() -> None:
    left = presence(US, "withdraw", IN_NIGER, "2024-08-05", "r4")
    country, site = rows(presence(US, "remain", BASE_101, "2024-05-02"), left)
    assert (country.status, country.until) == ("withdrawn", dates("2024-08-05"))
    assert (site.status, site.until) == ("withdrawn", dates("..2024-08-05"))
    assert left.id in site.claims


def test_the_country_is_not_left_while_a_site_is_held() -> None:
    """Two reports differ: one has everybody gone, the other, of a later day, has some at a base."""
    left = presence(US, "withdraw", IN_NIGER, "2024-07-06", "r3")
    country, site = rows(left, presence(US, "remain", BASE_201, "2024-07-24", "r4"))
    assert (country.status, country.contested) == ("present", ("status",))
    assert (site.status, site.contested) == ("present", ("status",))
    assert left.id not in country.claims


def test_handing_over_something_in_a_country_is_not_leaving_it() -> None:
    assert only(presence(US, "hand-over", IN_NIGER, "2024-07-07", "r3")).status == "drawing-down"


def test_a_takeaway_does_not_empty_the_base_its_body_describes() -> None:
    body = presence(US, "remain", BASE_101, report="bounds")
    takeaway = presence(US, "withdraw", BASE_101, report="bounds", section="takeaway")
    row = only(body, takeaway)
    assert (row.status, row.claims, row.contested) == ("present", (body.id,), ())


def test_a_headline_does_not_empty_the_country_its_body_describes() -> None:
    headline = presence(US, "withdraw", IN_NIGER, report="bounds", section="headline")
    ordered = presence(US, "order-out", IN_NIGER, report="bounds")
    row = only(headline, ordered)
    assert (row.status, row.consent, row.claims) == ("present", "revoked", (ordered.id,))


def test_a_pullout_named_beside_the_base_it_concerns_is_no_exit() -> None:
    """Both as of the day of writing, in one report: the force is there. With a day of its own, an exit is an exit."""
    there, before = presence(US, "remain", BASE_101), presence(US, "remain", BASE_101, "2013-02-01")
    undated, dated = presence(US, "withdraw", BASE_101), presence(US, "withdraw", BASE_101, "2024-05-01")
    assert [(row.status, row.contested) for row in rows(there, undated)] == [("present", ())]
    assert [(row.status, row.contested) for row in rows(there, dated)] == [("withdrawn", ())]
    assert [(row.status, row.contested) for row in rows(before, undated)] == [("withdrawn", ())]
    later = presence(US, "remain", BASE_101, report="r2")
    assert [(row.status, row.contested) for row in rows(later, undated)] == [("present", ("status",))]


def test_a_headline_that_agrees_is_cited_beside_the_body() -> None:
    body, headline = presence(RUSSIA, "arrive", BASE_101), presence(RUSSIA, "arrive", BASE_101, section="headline")
    assert only(body, headline).claims == tuple(sorted((body.id, headline.id)))


def test_one_more_report_of_presence_after_the_exit_is_contested_and_outweighed() -> None:
    gone = [presence(US, "withdraw", BASE_101, "2024-05-01", report) for report in ("r1", "r2")]
    row = only(*gone, presence(US, "remain", BASE_101, "2024-07-08", "r3"))
    assert (row.status, row.contested) == ("withdrawn", ("status",))


def test_copies_of_one_wire_story_are_one_origin() -> None:
    gone = [presence(US, "withdraw", BASE_101, "2024-05-01", report) for report in ("r1", "r2")]
    still = presence(US, "remain", BASE_101, "2024-07-08", "r3")
    (row,) = rows(*gone, still, origins={"r1": "wire", "r2": "wire"})
    assert (row.status, row.contested, row.origins) == ("present", ("status",), 1)


def test_a_return_after_an_exit_begins_anew() -> None:
    row = only(
        presence(US, "arrive", BASE_101, "2013-02-01", count=count(100)),
        presence(US, "withdraw", BASE_101, "2015-01-10"),
        presence(US, "arrive", BASE_101, "2018-06-01", "r2", count=count(40)),
    )
    assert (row.status, row.since, row.until, row.contested) == ("present", dates("2018-06-01"), None, ())
    assert row.strength is not None and row.strength.best == 40


def test_a_denial_contests_and_does_not_decide() -> None:
    row = only(
        presence(RUSSIA, "arrive", BASE_101, "2024-05-02"),
        presence(RUSSIA, "arrive", BASE_101, "2024-05-02", "r2", modality="denied"),
    )
    assert (row.status, row.contested, row.origins) == ("present", ("status",), 1)


def test_a_report_that_nobody_is_there_any_more_ends_a_stay() -> None:
    seen = presence(US, "remain", IN_NIGER, "2024-05-02")
    none = presence(US, "remain", IN_NIGER, report="r3", polarity=False)
    row = only(seen, none)
    assert (row.status, row.until) == ("withdrawn", dates("2024-05-02..2024-07-08"))
    told = presence(US, "remain", IN_NIGER, report="r3", polarity=False, speaker=Speaker("p", "somebody"))
    assert only(seen, told).status == "present"  # somebody's word, not the report's own
    before = presence(US, "remain", IN_NIGER, "2013-01-01", "r3", polarity=False)
    assert only(before, seen).status == "present"


@pytest.mark.parametrize(("scope", "status"), [("rest", "withdrawn"), ("total", "drawing-down")])
def test_the_last_to_go_leave_nobody_behind(scope: str, status: str) -> None:
    sixty = msgspec.structs.replace(count(60), scope=scope)
    row = only(
        presence(US, "remain", BASE_101, "2024-05-02"),
        presence(US, "withdraw", BASE_101, "2024-07-05", "r3", count=sixty),
    )
    assert row.status == status


def test_a_denial_of_what_came_later_contests_nothing() -> None:
    early = presence(RUSSIA, "remain", BASE_101, "..2024-03-01", "r2", modality="denied")
    assert only(early, presence(RUSSIA, "arrive", BASE_101, "2024-05-02")).contested == ()


@pytest.mark.parametrize(
    ("on", "status"),
    [("2024-04-09", None), ("2024-04-15", "announced"), ("2024-05-02", "present"), ("2024-07-08", "withdrawn")],
)
def test_a_state_begins_with_its_first_day(on: str, status: str | None) -> None:
    found = rows(
        presence(RUSSIA, "deploy", BASE_101, "2024-04-10", modality="announced"),
        presence(RUSSIA, "arrive", BASE_101, "2024-05-02"),
        presence(RUSSIA, "withdraw", BASE_101, "2024-07-07", "r3"),
        on=on,
    )
    assert [row.status for row in found] == ([status] if status else [])


def test_thinning_out_long_ago_is_not_leaving_now() -> None:
    thinned = presence(US, "withdraw", IN_NIGER, "2022-06-01", count=count(50))
    assert only(thinned, presence(US, "remain", IN_NIGER, "2022-09-01")).status == "drawing-down"
    assert only(thinned, presence(US, "remain", IN_NIGER, "2024-05-02")).status == "present"
    assert only(thinned, presence(US, "reinforce", IN_NIGER, "2022-07-01")).status == "present"


@pytest.mark.parametrize(
    ("claims", "since", "contested"),
    [
        ([("arrive", "2024-04-10", "r1")], "2024-04-10", ()),
        ([("arrive", "2024-04-01..2024-04-30", "r1"), ("arrive", "2024-04-10", "r2")], "2024-04-10", ()),
        ([("arrive", "2024-04-10", "r1"), ("arrive", "2024-05-02", "r2")], "2024-04-10", ()),
        ([("remain", "2024-04-15", "r1"), ("arrive", "2024-05-02", "r2")], "..2024-04-15", ("since",)),
        ([("remain", "2013-01-01..2013-12-31", "r1"), ("arrive", "2024-05-02", "r2")], "..2013-12-31", ()),
        ([("remain", "", "r1")], "..2024-05-03", ()),
    ],
)
def test_since(claims: list[tuple[str, str, str]], since: str, contested: tuple[str, ...]) -> None:
    row = only(*(presence(RUSSIA, action, BASE_101, when, report) for action, when, report in claims))
    assert (row.since, row.contested) == (dates(since), contested)


def test_reports_that_date_one_handover_differently_contest_until() -> None:
    row = only(
        presence(US, "hand-over", BASE_101, "2024-07-07", "r3"),
        presence(US, "hand-over", BASE_101, "2024-07-07", "r4"),
        presence(US, "hand-over", BASE_101, "2024-07-08", "r2"),
        presence(US, "withdraw", BASE_101, "2024-07-05", "r3"),
    )
    assert (row.status, row.until, row.contested) == ("handed-over", dates("2024-07-07"), ("until",))


def counted(action: str, when: str, number: Count, report: str = "r1", **fields: Any) -> Claim:
    return presence(US, action, IN_NIGER, when, report, count=number, **fields)


MAY, JULY = "2024-05-02", "2024-07-06"
SIX_FIFTY = counted("remain", MAY, count(650))


@pytest.mark.parametrize(
    ("claims", "best", "contested"),
    [
        ([counted("remain", MAY, count(900, 1000)), counted("remain", MAY, count(950), "r2")], (950, 950), False),
        ([SIX_FIFTY, counted("remain", MAY, count(1000), "r2")], None, True),
        ([counted("remain", MAY, count(None, 500)), counted("remain", MAY, count(184), "r2")], (184, 184), False),
        ([counted("remain", MAY, count(1000)), counted("remain", JULY, count(500), "r3")], (500, 500), False),
        ([SIX_FIFTY, counted("arrive", JULY, count(60), "r3")], (650, 650), False),
        ([counted("remain", "2014-05-02", count(50)), counted("arrive", JULY, count(900), "r3")], (900, 900), False),
        ([SIX_FIFTY, counted("reinforce", MAY, count(200))], (650, 650), False),
        ([SIX_FIFTY, counted("deploy", "2024-09-01", count(900), modality="planned")], (650, 650), False),
        ([SIX_FIFTY, counted("remain", MAY, count(1000), section="headline")], (650, 650), False),
        ([SIX_FIFTY, counted("remain", MAY, count(90, unit="contractors"), "r2")], (650, 650), False),
        ([counted("arrive", MAY, count(200, scope="additional"))], None, False),
        ([counted("remain", MAY, count(1000, scope="part"))], None, False),
        ([counted("remain", MAY, count(6, unit="aircraft"))], None, False),
        ([counted("withdraw", MAY, count(766))], None, False),
        ([counted("withdraw", MAY, count(184), polarity=False)], (184, 184), False),
        ([counted("withdraw", MAY, count(1000), modality="planned")], None, False),
        ([counted("order-out", MAY, count(900, 1000))], (900, 1000), False),
        ([counted("deploy", "2024-09-01", count(60), modality="planned")], (60, 60), False),
    ],
)
def test_strength(claims: list[Claim], best: tuple[int, int] | None, contested: bool) -> None:
    row = only(*claims)
    assert ("strength" in row.contested) is contested
    if not contested:
        assert (row.strength and (row.strength.low, row.strength.high)) == best


def test_a_count_of_the_country_is_not_one_of_the_base() -> None:
    country, site = rows(counted("remain", MAY, count(1000)), presence(US, "remain", BASE_201, "2024-05-02"))
    assert country.strength is not None and site.strength is None


def test_who_has_left_has_no_strength() -> None:
    row = only(counted("remain", MAY, count(1000)), presence(US, "withdraw", IN_NIGER, "2024-07-07", "r3"))
    assert (row.status, row.strength) == ("withdrawn", None)


def leave(action: str, when: str, report: str = "r1", **fields: Any) -> Claim:
    return presence(US, action, IN_NIGER, when, report, **fields)


ORDERED_OUT = leave("order-out", "2024-03-16")
THERE = leave("remain", MAY)
INVITED = leave("deploy", "2013-02-01", consent="invited")


@pytest.mark.parametrize(
    ("claims", "consent", "contested"),
    [
        ([THERE], "unknown", ()),
        ([INVITED], "invited", ()),
        ([leave("order-out", "2024-03-16", recipients=(NIGER,))], "revoked", ()),
        ([leave("order-out", "2024-03-16", modality="ordered")], "revoked", ()),
        ([leave("order-out", "2024-03-16", modality="possible")], "unknown", ()),
        ([leave("order-out", "2024-03-16", polarity=False)], "unknown", ()),
        ([leave("order-out", "2024-03-16", modality="denied")], "unknown", ()),
        ([leave("order-out", "2024-03-16", recipients=(USA,))], "unknown", ()),
        ([INVITED, leave("order-out", "2024-03-16", "r2")], "revoked", ()),
        ([ORDERED_OUT, leave("deploy", "", "r2", consent="invited")], "revoked", ()),
        ([leave("order-out", "2023-03-16"), leave("deploy", "2024-02-01", "r2", consent="invited")], "invited", ()),
        ([ORDERED_OUT, leave("remain", "2024-03-16", "r2", consent="tolerated")], "contested", ("consent",)),
        ([THERE, agreement("denounce", "2024-03-16")], "revoked", ()),
        ([THERE, agreement("suspend", "2024-03-16")], "unknown", ()),
        ([THERE, agreement("denounce", "2024-03-16", type="other")], "unknown", ()),
        ([THERE, agreement("denounce", "2024-03-16", modality="possible")], "unknown", ()),
        ([THERE, agreement("denounce", "2024-03-16", recipients=())], "unknown", ()),
    ],
)
def test_consent(claims: list[Claim], consent: str, contested: tuple[str, ...]) -> None:
    row = only(*claims)
    assert (row.consent, row.contested) == (consent, contested)
    cited = {told.id for told in claims if told.kind == "agreement" or told.action == "order-out"}
    assert consent != "revoked" or cited <= set(row.claims)


def test_the_hosts_leave_covers_its_sites_and_a_sites_order_covers_that_site() -> None:
    here, there = presence(US, "remain", BASE_101, "2024-05-02"), presence(US, "remain", BASE_201, "2024-05-02")
    whole = leave("order-out", "2024-03-16", recipients=(NIGER,))
    part = presence(US, "order-out", BASE_101, "2024-03-16", recipients=(NIGER,))
    assert [row.consent for row in rows(here, there, whole)] == ["revoked"] * 3
    assert [row.consent for row in rows(here, there, part)] == ["revoked", "unknown"]


def test_separation_and_equipment_are_kept_with_their_claims() -> None:
    apart = presence(
        RUSSIA,
        "remain",
        BASE_101,
        separation=(Separation("USA-MIL", "separate compound"), Separation("USA-MIL", "no access")),
        items=("air defence system",),
    )
    planned = presence(RUSSIA, "deploy", BASE_101, "2024-09-01", modality="planned", items=("tanks",))
    row = only(apart, planned)
    assert row.separation == (Separation("USA-MIL", "no access"), Separation("USA-MIL", "separate compound"))
    assert (row.equipment, row.claims) == (("air defence system",), (apart.id,))
    denied = presence(
        RUSSIA,
        "remain",
        BASE_101,
        report="r2",
        polarity=False,
        separation=(Separation("USA-MIL", "separate compound"),),
    )
    assert "separation" in only(apart, denied).contested


def test_a_country_stands_for_its_forces() -> None:
    row = only(presence(US, "remain", IN_NIGER), presence(USA, "reinforce", IN_NIGER))
    assert (row.force.id, row.force.name, row.force.kind, len(row.claims)) == ("USA-MIL", "US forces", "regular", 2)


def test_a_move_from_one_base_to_another() -> None:
    moved = presence(US, "withdraw", BASE_201, "2024-05-02", origin=BASE_101)
    assert [(row.site and row.site.name, row.status) for row in rows(moved)] == [
        ("Airbase 101", "withdrawn"),
        ("Airbase 201", "present"),
    ]


def test_going_home_is_no_presence_at_home() -> None:
    home = Place("USA", "United States", "USA", kind="country")
    assert only(presence(US, "withdraw", home, "2024-05-02", origin=IN_NIGER)).host == "NER"


def test_the_host_is_who_the_sentence_or_another_mention_gives() -> None:
    nowhere = msgspec.structs.replace(BASE_101, country=None)
    assert rows(presence(US, "remain", nowhere)) == []
    assert only(presence(US, "remain", nowhere, recipients=(NIGER,))).host == "NER"
    assert only(presence(US, "remain", nowhere), claim("event", None, place=BASE_101)).host == "NER"
    assert only(presence(US, "remain", None, recipients=(NIGER,))).site is None


def test_spellings_of_one_base_are_one_site() -> None:
    other = Place("site/air-base-101", "Air Base 101", "NER", precision=2, kind="site")
    told = [
        presence(US, "remain", BASE_101),
        presence(US, "reinforce", BASE_101),
        presence(US, "remain", other, report="r2"),
    ]
    row = only(*settle(told))
    assert row.site is not None
    assert (row.site.id, row.site.name, row.site.aliases, row.site.precision) == (
        BASE_101.id,
        "Airbase 101",
        ("Air Base 101",),
        1,
    )
    abroad = msgspec.structs.replace(other, id="site/101", country="MLI")
    assert len(rows(*settle([presence(US, "remain", BASE_101), presence(US, "remain", abroad)]))) == 2


def test_a_row_prints_as_the_contract_says() -> None:
    row = only(
        presence(RUSSIA, "arrive", BASE_101, "2024-05-02", separation=(Separation("USA-MIL", "separate compound"),))
    )
    assert msgspec.to_builtins(row) == {
        "force": {"id": "RUS-MIL", "name": "Russian soldiers", "country": "RUS", "kind": "regular"},
        "host": "NER",
        "site": {
            "id": "site/airbase-101-niamey",
            "name": "Airbase 101",
            "aliases": (),
            "owner": None,
            "lat": 13.48,
            "lon": 2.17,
            "precision": 1,
        },
        "status": "present",
        "strength": None,
        "since": {"earliest": "2024-05-02", "latest": "2024-05-02"},
        "until": None,
        "consent": "unknown",
        "separation": ({"from": "USA-MIL", "relation": "separate compound"},),
        "equipment": (),
        "contested": (),
        "origins": 1,
        "claims": row.claims,
    }


# --- Niger, 2024 -----------------------------------------------------------------------------------------------------

DOSSIER = on_days(
    may="2024-05-03", joint="2024-05-19", july="2024-07-05", africom="2024-07-08", agency="2024-07-08",
    early="2024-07-10", august="2024-08-06", germans="2024-08-31", end="2024-09-16",
)  # fmt: skip
STORY = [
    agreement("denounce", "2024-03-16", "may"),
    presence(US, "order-out", IN_NIGER, "2024-03-16", "may", recipients=(NIGER,)),
    presence(US, "remain", IN_NIGER, "", "may", count=count(900, 1100)),
    presence(US, "remain", BASE_101, "", "may"),
    presence(US, "remain", BASE_201, "", "may", count=count(1000, scope="part")),
    presence(
        RUSSIA, "arrive", IN_NIGER, "2024-04-10", "may", count=count(100, unit="people"), items=("air-defence system",)
    ),
    presence(RUSSIA, "arrive", BASE_101, "2024-05-02", "may", separation=(Separation("USA-MIL", "separate compound"),)),
    presence(GERMANY, "remain", NIAMEY, "", "may", count=count(90, 110)),
    presence(US, "begin-withdrawal", IN_NIGER, "..2024-05-19", "joint"),
    presence(US, "withdraw", IN_NIGER, "2024-09-15", "joint", modality="planned"),
    presence(US, "withdraw", BASE_101, "2024-07-06..2024-07-07", "july", modality="planned"),
    presence(US, "withdraw", BASE_101, "2024-07-07", "africom"),
    presence(US, "withdraw", IN_NIGER, "2024-07-08", "africom", count=count(766)),
    presence(US, "withdraw", IN_NIGER, "2024-07-08", "agency", count=count(776)),
    presence(US, "withdraw", IN_NIGER, "2024-07-10", "early", section="standfirst"),
    presence(US, "withdraw", BASE_201, "2024-08-31", "early", modality="planned"),
    presence(US, "remain", BASE_201, "2024-07-10", "early"),
    presence(US, "hand-over", BASE_201, "2024-08-05", "august"),
    presence(GERMANY, "withdraw", NIAMEY, "2024-08-30", "germans"),
    presence(US, "withdraw", IN_NIGER, "2024-09-16", "end"),
]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2024-03-01", {}),
        (
            "2024-05-03",
            {
                "USA": "present",
                "USA Airbase 101": "present",
                "USA Airbase 201": "present",
                "RUS": "present",
                "RUS Airbase 101": "present",
                "DEU Niamey": "present",
            },
        ),
        (
            "2024-07-10",
            {
                "USA": "drawing-down",
                "USA Airbase 101": "withdrawn",
                "USA Airbase 201": "present",
                "RUS": "present",
                "RUS Airbase 101": "present",
                "DEU Niamey": "present",
            },
        ),
        (
            "2024-09-20",
            {
                "USA": "withdrawn",
                "USA Airbase 101": "withdrawn",
                "USA Airbase 201": "handed-over",
                "RUS": "present",
                "RUS Airbase 101": "present",
                "DEU Niamey": "withdrawn",
            },
        ),
    ],
)
def test_niger_in_2024(on: str, expected: dict[str, str]) -> None:
    found = view(STORY, DOSSIER, on=day(on))
    status = {f"{row.force.country} {row.site.name if row.site else ''}".strip(): row.status for row in found}
    assert status == expected
    assert all(not row.contested for row in found)


def test_niger_as_known_in_may() -> None:
    found = view([told for told in STORY if told.report == "may"], DOSSIER)
    american = next(row for row in found if row.force.country == "USA" and row.site is None)
    assert (american.status, american.consent, american.until) == ("present", "revoked", None)
    assert american.strength is not None and (american.strength.low, american.strength.high) == (900, 1100)
    russian = next(row for row in found if row.force.country == "RUS" and row.site is None)
    assert (russian.since, russian.equipment) == (dates("2024-04-10"), ("air-defence system",))


def test_niger_at_the_end() -> None:
    found = {(row.force.country, row.site and row.site.name): row for row in view(STORY, DOSSIER)}
    assert found["USA", None].until == dates("2024-09-16")
    assert found["USA", "Airbase 101"].until == dates("2024-07-07")
    assert found["USA", "Airbase 201"].until == dates("2024-08-05")


@pytest.mark.parametrize(
    ("actor", "place", "shown"),
    [
        (Actor("NER-MIL", "Nigerien armed forces", "NER", "MIL", "regular"), BASE_101, False),
        (Actor("NER-COP", "Nigerien police", "NER", "COP", "police"), NIAMEY, False),
        (Actor("MIL/soldier", "soldiers", None, "MIL", "regular"), NIAMEY, False),
        (Actor("group/militia", "militia", "NER", "UAF", "armed-group"), NIAMEY, True),
        (US, BASE_101, True),
        (US, None, False),
    ],
)
def test_a_states_own_soldiers_and_those_of_nobody_are_no_guests(
    actor: Actor, place: Place | None, shown: bool
) -> None:
    assert bool(rows(presence(actor, "remain", place, "2024-05-02"))) is shown


def test_a_claim_without_a_force_makes_no_row() -> None:
    assert rows(claim("presence", action="remain", place=BASE_101)) == []


def test_who_leaves_the_base_in_a_town_is_not_in_the_town() -> None:
    left = presence(US, "withdraw", NIAMEY, "2024-07-07", "r3", origin=BASE_101)
    (row,) = [row for row in rows(left) if row.site]
    assert (row.site and row.site.id, row.status) == (BASE_101.id, "withdrawn")
    moved = presence(US, "withdraw", BASE_201, "2024-07-07", "r3", origin=BASE_101)
    assert {(row.site.id, row.status) for row in rows(moved) if row.site} == {
        (BASE_101.id, "withdrawn"),
        (BASE_201.id, "present"),
    }
