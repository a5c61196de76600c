"""What holds for every view, whatever the claims: order and repetition do not matter, and every row has its claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.build import (
    BASE_101,
    BASE_201,
    BAZOUM,
    BOKO_HARAM,
    BOSSO,
    CIVILIANS,
    DIFFA,
    IN_NIGER,
    NIAMEY,
    NIGER,
    RUSSIA,
    TIANI,
    US,
    USA,
    agreement,
    count,
    event,
    office,
    presence,
    statement,
)

from attache.model import Claim, PresenceAction, Published, Speaker
from attache.record.agreements import agreements
from attache.record.disputes import disputes
from attache.record.events import events
from attache.record.offices import offices
from attache.record.presence import presence as presences
from attache.record.same_event import FATALITIES
from attache.record.statements import statements

PUBLISHED = {
    f"r{number}": Published(day, day, "given")
    for number, day in enumerate(dt.date(2024, month, 5) for month in range(3, 9))
}
VIEWS: list[Callable[..., list[Any]]] = [presences, agreements, offices, events, statements, disputes]

reports = st.sampled_from(sorted(PUBLISHED))
days = st.sampled_from(
    ["", "2013-02-01", "2024-03-16", "2024-04-01..2024-04-30", "..2024-05-03", "2024-05-02", "2024-07-07", "2024-09-15"]
)
how = st.fixed_dictionaries(
    {
        "modality": st.sampled_from(["asserted", "asserted", "asserted", "announced", "planned", "possible", "denied"]),
        "polarity": st.sampled_from([True, True, True, False]),
        "section": st.sampled_from(["body", "body", "headline", "takeaway"]),
    }
)
counts = st.sampled_from([None, None, count(100), count(650), count(900, 1000), count(60, scope="additional")])
actions = [*get_args(PresenceAction), "withdraw"]  # twice: departures are what the rules are about
stays = st.builds(
    lambda force, action, place, when, report, number, fields: presence(
        force, action, place, when, report, count=number, **fields
    ),
    st.sampled_from([US, RUSSIA, USA]),
    st.sampled_from(actions),
    st.sampled_from([IN_NIGER, BASE_101, BASE_201, NIAMEY, None]),
    days,
    reports,
    counts,
    how,
)
accords = st.builds(
    lambda action, when, report, others, title, fields: agreement(
        action, when, report, recipients=others, title=title, **fields
    ),
    st.sampled_from(["propose", "sign", "enter-into-force", "suspend", "denounce", "terminate", "violate", "uphold"]),
    days,
    reports,
    st.sampled_from([(), (USA,), (RUSSIA,)]),
    st.sampled_from(["defence accord", "Niamey Accord", "Accord of 2013"]),
    how,
)
tenures = st.builds(
    lambda who, action, when, report, fields: office(who, action, when, report, **fields),
    st.sampled_from([TIANI, BAZOUM]),
    st.sampled_from(["hold", "take", "leave"]),
    days,
    reports,
    how,
)
tolls = st.sampled_from(
    [{}, {}, *({"count": count(dead, unit="people"), "items": (FATALITIES,)} for dead in (2, 23, 24))]
)
deeds = st.builds(
    lambda root, who, whom, place, when, report, toll, fields: event(
        root, when, report, actors=who, recipients=whom, place=place, **toll, **fields
    ),
    st.sampled_from(["ASSAULT", "CONSULT"]),
    st.sampled_from([(), (BOKO_HARAM,), (NIGER,)]),
    st.sampled_from([(), (CIVILIANS,), (NIGER, CIVILIANS)]),
    st.sampled_from([None, BOSSO, DIFFA, IN_NIGER, BASE_201]),
    days,
    reports,
    tolls,
    how,
)
words = st.builds(
    lambda speaker, text, when, report: statement(speaker, text, when, report),
    st.sampled_from(
        [
            None,
            Speaker("person/lloyd-austin", "Lloyd Austin"),
            Speaker("person/lloyd-austin", "Lloyd Austin", "Secretary"),
        ]
    ),
    st.sampled_from(["no comment", "they are in a separate compound and have no access", "", "…"]),
    days,
    reports,
)
claim_lists = st.lists(st.one_of(stays, stays, accords, tenures, deeds, words), max_size=14)
asked = st.none() | st.dates(dt.date(2024, 3, 1), dt.date(2024, 10, 1))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
@settings(max_examples=60, deadline=None)
@given(claims=claim_lists, data=st.data(), on=asked)
def test_neither_order_nor_repetition_matters(
    view: Callable[..., list[Any]], claims: list[Claim], data: st.DataObject, on: dt.date | None
) -> None:
    rows = view(claims, PUBLISHED, on=on)
    assert view(data.draw(st.permutations(claims)), PUBLISHED, on=on) == rows
    assert view(claims + claims[:5], PUBLISHED, on=on) == rows


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
@settings(max_examples=60, deadline=None)
@given(claims=claim_lists, on=asked)
def test_every_row_cites_claims_that_are_there(
    view: Callable[..., list[Any]], claims: list[Claim], on: dt.date | None
) -> None:
    given_ids = {claim.id: claim.report for claim in claims}
    for row in view(claims, PUBLISHED, on=on):
        assert row.claims
        assert list(row.claims) == sorted(set(row.claims))
        assert set(row.claims) <= given_ids.keys()
        if hasattr(row, "origins"):
            assert row.origins == len({given_ids[id] for id in row.claims})


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
@settings(max_examples=60, deadline=None)
@given(claims=claim_lists, known=st.dates(dt.date(2024, 3, 1), dt.date(2024, 9, 1)))
def test_what_was_known_then_does_not_depend_on_what_came_later(
    view: Callable[..., list[Any]], claims: list[Claim], known: dt.date
) -> None:
    """A view looks at the claims it is given, never at reports that are merely listed."""
    then = [claim for claim in claims if (PUBLISHED[claim.report].latest or dt.date.max) <= known]
    listed = {report: day for report, day in PUBLISHED.items() if (day.latest or dt.date.max) <= known}
    assert view(then, PUBLISHED) == view(then, listed)


@settings(max_examples=60, deadline=None)
@given(claims=claim_lists, on=asked)
def test_only_what_is_asserted_in_a_body_ends_a_presence(claims: list[Claim], on: dt.date | None) -> None:
    by_id = {claim.id: claim for claim in claims}
    for row in presences(claims, PUBLISHED, on=on):
        assert (row.until is not None) == (row.status in ("withdrawn", "handed-over"))
        ending = [by_id[id] for id in row.claims if by_id[id].action in ("withdraw", "hand-over")]
        if row.until is not None:
            assert row.strength is None
            whole = [told for told in ending if told.count is None or told.action == "hand-over"]
            assert any(told.modality == "asserted" and told.polarity and told.section == "body" for told in whole)
