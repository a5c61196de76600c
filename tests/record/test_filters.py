"""Narrowing rows."""

from __future__ import annotations

from typing import Any

import pytest
from tests.record.build import (
    BASE_101,
    BOKO_HARAM,
    DIFFA,
    IN_NIGER,
    RUSSIA,
    TIANI,
    US,
    agreement,
    event,
    office,
    presence,
    statement,
)

from attache.errors import InputError
from attache.model import Claim, Event, Speaker
from attache.record.agreements import agreements
from attache.record.events import events
from attache.record.filters import select
from attache.record.offices import offices
from attache.record.presence import presence as presences
from attache.record.statements import statements

AUSTIN = Speaker("person/lloyd-austin", "Lloyd Austin", "US Defense Secretary", "USA")
CLAIMS: list[Claim] = [
    presence(US, "remain", IN_NIGER),
    presence(RUSSIA, "arrive", BASE_101, report="r2"),
    agreement("denounce"),
    office(TIANI, "take"),
    event("ASSAULT", actors=(BOKO_HARAM,), place=DIFFA),
    statement(AUSTIN, "No comment", actors=(RUSSIA,)),
]
VIEWS: dict[str, list[Any]] = {
    "presence": presences(CLAIMS, {}),
    "agreements": agreements(CLAIMS, {}),
    "offices": offices(CLAIMS, {}),
    "events": events(CLAIMS, {}),
    "statements": statements(CLAIMS, {}),
    "claims": CLAIMS,
}
REPORTS = {told.id: told.report for told in CLAIMS}


@pytest.mark.parametrize(
    ("view", "wanted", "left"),
    [
        ("presence", {}, 2),
        ("presence", {"host": "NER"}, 2),
        ("presence", {"host": "ner"}, 2),
        ("presence", {"host": "MLI"}, 0),
        ("presence", {"host": "NER", "force": "RUS"}, 1),
        ("presence", {"force": "USA-MIL"}, 1),
        ("presence", {"force": "us forces"}, 1),
        ("presence", {"force": "Russian"}, 1),
        ("presence", {"force": "Russ"}, 0),
        ("presence", {"site": "Airbase 101"}, 1),
        ("presence", {"site": "air base 101"}, 1),
        ("presence", {"site": "101"}, 1),
        ("presence", {"site": "site/airbase-101-niamey"}, 1),
        ("presence", {"site": "Airbase 10"}, 0),
        ("presence", {"country": "RUS"}, 1),
        ("presence", {"report": "r2"}, 1),
        ("agreements", {"party": "USA"}, 1),
        ("agreements", {"party": "usa", "type": "defence"}, 1),
        ("agreements", {"party": "MLI"}, 0),
        ("agreements", {"country": "NER"}, 1),
        ("offices", {"country": "ner"}, 1),
        ("offices", {"country": "MLI"}, 0),
        ("events", {"type": "assault"}, 1),
        ("events", {"type": "AID"}, 0),
        ("events", {"country": "NER"}, 1),
        ("events", {"party": "Boko Haram"}, 1),
        ("statements", {"speaker": "Austin"}, 1),
        ("statements", {"speaker": "person/lloyd-austin"}, 1),
        ("statements", {"speaker": "defense secretary"}, 1),
        ("statements", {"speaker": "Aust"}, 0),
        ("statements", {"country": "USA"}, 1),
        ("statements", {"country": "RUS"}, 1),
        ("statements", {"country": "MLI"}, 0),
        ("claims", {"type": "presence"}, 2),
        ("claims", {"type": "ASSAULT"}, 1),
        ("claims", {"report": "r2"}, 1),
        ("claims", {"speaker": "Lloyd Austin"}, 1),
        ("claims", {"host": "NER", "force": "RUS"}, 1),
        ("claims", {"party": "USA"}, 2),
        ("claims", {"country": "RUS"}, 2),
    ],
)
def test_select(view: str, wanted: dict[str, str], left: int) -> None:
    assert len(select(VIEWS[view], wanted, REPORTS)) == left


@pytest.mark.parametrize(
    ("view", "wanted", "message"),
    [
        ("offices", {"speaker": "Austin"}, "--speaker means nothing for offices: leave it out"),
        ("statements", {"type": "x"}, "--type means nothing for statements: leave it out"),
        ("events", {"host": "NER"}, "--host means nothing for events: leave it out"),
        ("presence", {"host": " "}, "--host is empty: give it a value or leave it out"),
        ("presence", {"colour": "x"}, "no filter is called 'colour'"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(view: str, wanted: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        select(VIEWS[view], wanted, REPORTS)


def test_the_country_of_a_claim_is_that_of_anything_it_mentions() -> None:
    told = [
        event("ASSAULT", actors=(BOKO_HARAM,), recipients=(US,)),
        presence(RUSSIA, "withdraw", None, origin=BASE_101),
    ]
    assert select(told, {"country": "USA"}) == told[:1]
    assert select(told, {"country": "NER"}) == told[1:]
    assert told[0].event == Event("ASSAULT")
