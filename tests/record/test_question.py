"""What is asked of one country is answered from part of the claims, with the very rows that all of them give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import world
from attache.model import Claim
from attache.record import Store
from attache.record.agreements import agreements
from attache.record.disputes import disputes
from attache.record.events import events
from attache.record.filters import select
from attache.record.offices import offices
from attache.record.presence import presence
from attache.record.question import Question
from attache.record.statements import statements

LANDS = [*world.COUNTRIES[:3], *world.COUNTRIES[30:33], world.COUNTRIES[90]]
ASKED: dict[
    str, tuple[Callable[..., list[Any]], str, Callable[[Question, dt.date | None, str | None], list[Claim]]]
] = {
    "presence": (presence, "host", lambda asked, known, land: asked.presence(known, land)),
    "agreements": (agreements, "country", lambda asked, known, land: asked.agreements(known, land, None)),
    "offices": (offices, "country", lambda asked, known, land: asked.claims(known, ("office",), land)),
    "events": (events, "country", lambda asked, known, land: asked.events(known, land)),
    "statements": (statements, "country", lambda asked, known, land: asked.statements(known, land)),
    "disputes": (disputes, "country", lambda asked, known, land: asked.disputes(known, land, None)),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("record") / "world.db") as store:
        for report, claims in world.reports(4_000):
            store.add(report, claims)
        yield store


@pytest.mark.parametrize("known", [None, dt.date(2021, 6, 1)])
@pytest.mark.parametrize("view", ASKED)
def test_the_rows_of_a_country_are_those_that_all_claims_give(store: Store, view: str, known: dt.date | None) -> None:
    derive, name, read = ASKED[view]
    asked = Question(store)

    def rows(land: str | None) -> list[Any]:
        claims = read(asked, known, land)
        reports = asked.reports(known, claims)
        return derive(
            claims,
            {id: row.published for id, row in reports.items()},
            on=asked.last_day(known),
            origins={id: row.origin for id, row in reports.items()},
        )

    everything = rows(None)
    found = {land: select(rows(land), {name: land}) for land in LANDS}
    assert found == {land: select(everything, {name: land}) for land in LANDS}
    assert any(found.values())


@pytest.mark.parametrize("known", [None, dt.date(2021, 6, 1)])
def test_some_reports_are_listed_as_among_all(store: Store, known: dt.date | None) -> None:
    every = store.reports(known)
    some = every[::3]
    assert store.reports(known, ids=[row.id for row in some]) == some
    assert len({row.origin for row in every}) < len(every)
    assert store.last_day(known) == max(row.published.latest for row in every if row.published.latest)
