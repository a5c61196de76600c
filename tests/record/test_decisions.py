"""What is one thing: by what it is called, and by what somebody decided; and what the views make of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.build import BASE_101, BASE_201, CIVILIANS, IN_NIGER, NIAMEY, RUSSIA, US, USA, event, presence
from tests.record.test_view_properties import PUBLISHED, VIEWS, asked, claim_lists

from attache.model import Actor, Claim, Evidence, Place, Separation, Speaker
from attache.record.called import called
from attache.record.decisions import Decision, Verdict, named_id
from attache.record.joins import join
from attache.record.presence import presence as presences
from attache.record.settling import settle, words_of

OTHER_101 = Place("site/air-base-101", "Air Base 101", "NER", kind="site")
NIAMEY_BASE = Place("site/base-in-niamey", "base in Niamey", "NER", "Niamey", 13.51, 2.11, 2, "site")
CAMP = Place("site/tondibiah-camp", "Tondibiah camp", "NER", "Niamey", 13.55, 2.03, 1, "site")
AIRPORT = Place("site/niamey-airport", "Niamey airport", "NER", "Niamey", 13.48, 2.18, 1, "site")
WAGNER = Actor("group/wagner", "Wagner Group", "RUS", "PMC", "pmc")
CORPS = Actor("group/africa-corps", "Africa Corps", "RUS", "PMC", "pmc")
SOLDIERS = Actor("MIL/soldier", "soldiers", None, "MIL", "regular")
MONDAY = dt.datetime(2024, 5, 6, 9, tzinfo=dt.UTC)


def decided(*told: tuple[Verdict, str, str] | tuple[Verdict, str, str, str]) -> list[Decision]:
    """Decisions in order: verdict, the two ids, and the name where that tells the second apart."""
    return [
        Decision(at, each[0], each[1], each[2], each[3] if len(each) > 3 else None, "", MONDAY)
        for at, each in enumerate(told, start=1)
    ]


def at(*places: Place) -> list[Claim]:
    return [presence(US, "remain", place, report=f"r{number}") for number, place in enumerate(places, start=1)]


def sites(claims: Sequence[Claim], *decisions: Decision) -> list[str]:
    return [claim.place.id for claim in settle(claims, decisions) if claim.place]


# --- joins that nobody was asked about -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((BASE_101, OTHER_101), [BASE_101.id] * 2),
        ((OTHER_101, BASE_101), [BASE_101.id] * 2),
        ((BASE_101, msgspec.structs.replace(OTHER_101, country="MLI")), [BASE_101.id, OTHER_101.id]),
        ((BASE_101, msgspec.structs.replace(OTHER_101, kind="town")), [BASE_101.id, OTHER_101.id]),
        (
            (BASE_101, OTHER_101, msgspec.structs.replace(OTHER_101, id="site/third")),
            [BASE_101.id, OTHER_101.id, "site/third"],
        ),
        ((BASE_101, NIAMEY_BASE), [BASE_101.id] * 2),
        ((BASE_101, NIAMEY_BASE, AIRPORT), [BASE_101.id, BASE_101.id, AIRPORT.id]),
        ((BASE_101, NIAMEY_BASE, CAMP), [BASE_101.id, NIAMEY_BASE.id, CAMP.id]),
        ((BASE_201, NIAMEY_BASE), [BASE_201.id, NIAMEY_BASE.id]),
        ((AIRPORT, NIAMEY_BASE), [AIRPORT.id, NIAMEY_BASE.id]),
        ((BASE_101, msgspec.structs.replace(NIAMEY_BASE, lat=None, lon=None)), [BASE_101.id, NIAMEY_BASE.id]),
        ((BASE_101, NIAMEY), [BASE_101.id, NIAMEY.id]),
    ],
)
def test_sites_are_joined_only_where_one_alone_can_be_meant(places: tuple[Place, ...], expected: list[str]) -> None:
    assert sites(at(*places)) == expected
    assert sites(at(*places)[::-1]) == expected[::-1]


def test_what_is_joined_keeps_its_name_and_takes_the_place() -> None:
    (row,) = [row for row in presences(settle(at(BASE_101, OTHER_101, BASE_101)), PUBLISHED) if row.site]
    assert row.site is not None
    assert (row.site.name, row.site.aliases, row.site.lat) == ("Airbase 101", ("Air Base 101",), BASE_101.lat)


def test_a_description_is_no_name() -> None:
    (row,) = [row for row in presences(settle(at(NIAMEY_BASE, NIAMEY_BASE, BASE_101)), PUBLISHED) if row.site]
    assert row.site is not None
    assert (row.site.name, row.site.aliases) == ("Airbase 101", ())


def test_a_force_and_its_successor_stay_two() -> None:
    told = [presence(WAGNER, "remain", IN_NIGER), presence(CORPS, "relabel", IN_NIGER, recipients=(WAGNER,))]
    assert settle(told) == told


# --- decisions -------------------------------------------------------------------------------------------------------

MERGE: tuple[Verdict, str, str] = ("merge", BASE_101.id, BASE_201.id)
SPLIT: tuple[Verdict, str, str] = ("split", BASE_101.id, BASE_201.id)
AUTOMATIC: tuple[Verdict, str, str] = ("split", BASE_101.id, OTHER_101.id)


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([MERGE], [BASE_101.id, BASE_101.id, BASE_101.id]),
        ([("merge", BASE_201.id, BASE_101.id)], [BASE_201.id, BASE_201.id, BASE_201.id]),
        ([MERGE, SPLIT], [BASE_101.id, BASE_101.id, BASE_201.id]),
        ([SPLIT, MERGE], [BASE_101.id, BASE_101.id, BASE_101.id]),
        ([AUTOMATIC], [BASE_101.id, OTHER_101.id, BASE_201.id]),
        ([AUTOMATIC, ("merge", OTHER_101.id, BASE_101.id)], [OTHER_101.id, OTHER_101.id, BASE_201.id]),
        # A later word about others does not undo an earlier split, it leaves out what would.
        ([AUTOMATIC, ("merge", BASE_201.id, OTHER_101.id)], [BASE_101.id, BASE_201.id, BASE_201.id]),
        ([MERGE, ("merge", BASE_201.id, OTHER_101.id), AUTOMATIC], [BASE_101.id, BASE_201.id, BASE_201.id]),
    ],
)
def test_the_last_word_about_a_pair_holds(decisions: list[tuple[Verdict, str, str]], expected: list[str]) -> None:
    assert sites(at(BASE_101, OTHER_101, BASE_201), *decided(*decisions)) == expected


def test_a_merge_that_a_later_split_rules_out_is_said_to_be() -> None:
    told = decided(MERGE, ("merge", BASE_201.id, CAMP.id), ("split", BASE_101.id, CAMP.id))
    found = join((thing for claim in at(BASE_101, BASE_201, CAMP) for thing in called(claim)), told)
    assert [decision.pair for decision in found.overruled] == [{BASE_101.id, BASE_201.id}]
    assert found.members(CAMP.id) == sorted([BASE_201.id, CAMP.id])


def test_whatever_names_a_thing_in_a_claim_is_replaced() -> None:
    told = presence(
        RUSSIA, "remain", BASE_101, separation=(Separation(US.id, "a separate compound"),), recipients=(US, WAGNER)
    )
    speaker = Speaker("person/a-general", "a general")
    told = msgspec.structs.replace(told, origin=BASE_201, speaker=speaker)
    new = settle(
        [told, presence(CORPS, "remain", IN_NIGER)],
        decided(
            ("merge", CORPS.id, US.id),
            ("merge", CORPS.id, WAGNER.id),
            ("merge", "person/the-general", speaker.id),
            ("merge", BASE_101.id, BASE_201.id),
        ),
    )[0]
    assert [actor.id for actor in new.recipients] == [CORPS.id]
    assert new.separation[0].from_ == CORPS.id
    assert new.origin is not None and (new.origin.id, new.origin.name) == (BASE_101.id, "Airbase 201")
    assert new.speaker is not None and new.speaker.id == "person/the-general"
    assert new.quote == told.quote and new.id == told.id


def test_soldiers_of_one_report_can_be_said_to_be_somebodys() -> None:
    told = [presence(SOLDIERS, "remain", BASE_101, report=report) for report in ("r1", "r2")]
    told.append(presence(US, "remain", BASE_201))
    merged = settle(told, decided(("merge", US.id, "MIL/soldier@r1")))
    forces = sorted((row.force.id, row.site.id if row.site else "") for row in presences(merged, PUBLISHED))
    assert (US.id, BASE_101.id) in forces
    assert merged[0].actors[0].country == "USA" and merged[1] == told[1]


def test_people_of_two_reports_of_whom_nobody_says_whose_they_are() -> None:
    gunmen = Actor("REB/gunman", "gunmen", None, "REB", "armed-group")
    told = [presence(gunmen, "remain", BASE_101, report=report) for report in ("r1", "r2")]
    rows = presences(settle(told, decided(("merge", "REB/gunman@r1", "REB/gunman@r2"))), PUBLISHED)
    assert {row.force.id for row in rows if row.site} == {"REB/gunman@r1"}


def test_a_country_that_stands_for_a_force_follows_it() -> None:
    told = [presence(USA, "remain", BASE_101), presence(CORPS, "remain", BASE_201)]
    rows = presences(settle(told, decided(("merge", CORPS.id, US.id))), PUBLISHED)
    assert {row.force.id for row in rows} == {CORPS.id}
    assert {row.force.name for row in rows} == {"Africa Corps"}


def test_a_name_can_be_told_apart_and_go_back() -> None:
    text = "US forces are at Base 101"
    start = text.index("Base")
    rule = f"lexicon sites.toml:{BASE_101.id}"
    named = presence(US, "remain", BASE_101, evidence=(Evidence("place", start, len(text), rule),), quote=text)
    told = [msgspec.structs.replace(named, end=len(text)), presence(US, "remain", BASE_101, report="r2")]
    assert words_of(told[0], BASE_101.id) == ["Base 101"]
    other = named_id(BASE_101.id, "Base 101")
    apart = decided(("split", BASE_101.id, other, "base-101"))
    assert sites(told, *apart) == [other, BASE_101.id]
    elsewhere = [*told, presence(US, "remain", CAMP)]
    camp = decided(("split", BASE_101.id, other, "Base 101"), ("merge", CAMP.id, other))
    assert sites(elsewhere, *camp) == [CAMP.id, BASE_101.id, CAMP.id]
    back = decided(("split", BASE_101.id, other, "Base 101"), ("merge", BASE_101.id, other, "Base 101"))
    assert settle(told, back) == told


def test_an_event_that_two_reports_tell_of_one_group_is_one() -> None:
    one, other = (
        event("ASSAULT", "2024-03-01", report, actors=(actor,), recipients=(CIVILIANS,), place=NIAMEY)
        for report, actor in (("r1", WAGNER), ("r2", CORPS))
    )
    views = [len(VIEWS[3](settle([one, other], told), PUBLISHED)) for told in ([], decided(("merge", *_pair())))]
    assert views == [2, 1]


def _pair() -> tuple[str, str]:
    return WAGNER.id, CORPS.id


# --- properties ------------------------------------------------------------------------------------------------------

things = st.sampled_from([US.id, RUSSIA.id, BASE_101.id, BASE_201.id, NIAMEY.id, CIVILIANS.id])
verdicts: st.SearchStrategy[Verdict] = st.sampled_from(["merge", "split"])
pairs = st.sampled_from([(US.id, RUSSIA.id), (BASE_101.id, BASE_201.id), ("NER-CVL", "group/boko-haram")])
lists = st.lists(st.tuples(verdicts, things, things).filter(lambda told: told[1] != told[2]), max_size=6)


def views(claims: Sequence[Claim], decisions: Sequence[Decision], on: dt.date | None = None) -> list[list[Any]]:
    told = settle(claims, decisions)
    return [view(told, PUBLISHED, on=on) for view in VIEWS]


@settings(max_examples=60, deadline=None)
@given(claims=claim_lists, pair=pairs, earlier=lists, on=asked)
def test_a_merge_that_is_undone_leaves_no_trace(
    claims: list[Claim], pair: tuple[str, str], earlier: list[tuple[Verdict, str, str]], on: dt.date | None
) -> None:
    assert views(claims, decided(("merge", *pair), ("split", *pair)), on) == views(claims, [], on)
    assert views(claims, decided(("split", *pair), ("merge", *pair)), on) == views(
        claims, decided(("merge", *pair)), on
    )
    again = [*earlier, ("split", *pair), ("merge", *pair), ("split", *pair)]
    assert views(claims, decided(*again), on) == views(claims, decided(*earlier, ("split", *pair)), on)


@settings(max_examples=60, deadline=None)
@given(claims=claim_lists, told=lists, data=st.data())
def test_the_order_of_claims_does_not_matter_under_any_decisions(
    claims: list[Claim], told: list[tuple[Verdict, str, str]], data: st.DataObject
) -> None:
    decisions = decided(*told)
    assert views(data.draw(st.permutations(claims)), data.draw(st.permutations(decisions))) == views(claims, decisions)
    assert views(claims + claims[:5], decisions) == views(claims, decisions)


@settings(max_examples=100, deadline=None)
@given(claims=claim_lists, told=lists)
def test_the_last_decision_holds_whatever_came_before(
    claims: list[Claim], told: list[tuple[Verdict, str, str]]
) -> None:
    found = join((thing for claim in claims for thing in called(claim)), decided(*told))
    if told:
        verdict, one, other = told[-1]
        assert (found.stands_for(one) == found.stands_for(other)) is (verdict == "merge")
    for root in set(found.first.values()):
        assert found.stands_for(root) == root
    for decision in found.apart:
        assert found.stands_for(decision.first) != found.stands_for(decision.second)


@settings(max_examples=60, deadline=None)
@given(claims=claim_lists, told=lists)
def test_claims_stay_what_they_say(claims: list[Claim], told: list[tuple[Verdict, str, str]]) -> None:
    for before, after in zip(claims, settle(claims, decided(*told)), strict=True):
        assert (after.id, after.quote, after.start, after.end, after.report) == (
            before.id,
            before.quote,
            before.start,
            before.end,
            before.report,
        )
        assert (after.time, after.count, after.action, after.evidence) == (
            before.time,
            before.count,
            before.action,
            before.evidence,
        )
