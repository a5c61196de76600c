"""One row for one event, however many sentences tell it; never one row for two."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.record.build import (
    BASE_101,
    BOKO_HARAM,
    BOSSO,
    CIVILIANS,
    DIFFA,
    DIFFA_TOWN,
    IN_NIGER,
    NIAMEY,
    PUTIN,
    TIANI,
    claim,
    count,
    dates,
    day,
    event,
    on_days,
)

from attache.model import Actor, Claim, Event
from attache.record.events import events as view
from attache.record.rows import EventRow

PUBLISHED = on_days(r1="2024-05-03", r2="2024-05-04", bounds="2024-03-01..2024-07-31")
SOLDIERS = Actor("NER-MIL", "soldiers", "NER", "MIL", "regular")


def rows(*claims: Claim, on: str | None = None) -> list[EventRow]:
    return view(claims, PUBLISHED, on=day(on) if on else None)


def attack(when: str = "2024-05-01", report: str = "r1", **fields: Any) -> Claim:
    fields = {"actors": (BOKO_HARAM,), "recipients": (CIVILIANS,), "place": BOSSO, **fields}
    return event("ASSAULT", when, report, **fields)


def killing(low: int, report: str = "r1", **fields: Any) -> Claim:
    return attack(report=report, count=count(low, unit="people"), items=("fatalities",), **fields)


def between(root: str, who: Actor, whom: Actor, report: str = "r1") -> Claim:
    return event(root, "2024-03-26", report, actors=(who,), recipients=(whom,))


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (attack(), attack(report="r2"), True),
        (attack(), attack("2024-05-01..2024-05-03", "r2"), True),
        (attack(), attack("2024-05-02", "r2"), False),
        (attack(), attack(report="r2", place=DIFFA), True),
        (attack(), attack(report="r2", place=IN_NIGER), True),
        (attack(), attack(report="r2", place=None), True),
        (attack(), attack(report="r2", place=DIFFA_TOWN), False),
        (attack(place=NIAMEY), attack(report="r2", place=BASE_101), True),
        (attack(place=DIFFA_TOWN), attack(report="r2", place=BASE_101), False),
        (attack(), attack(report="r2", recipients=(SOLDIERS,)), False),
        (attack(), attack(report="r2", recipients=(CIVILIANS, SOLDIERS)), True),
        (attack(), attack(report="r2", recipients=()), True),
        (attack(), attack(report="r2", actors=(SOLDIERS,)), False),
        (attack(), attack(report="r2", modality="denied"), False),
        (attack(), attack(report="r2", modality="planned"), False),
        (attack(), msgspec.structs.replace(attack(report="r2"), event=Event("COERCE")), False),
        (attack(mode="primitive"), attack(report="r2", mode="firearms"), False),
        (attack(mode="primitive"), attack(report="r2"), True),
        (killing(12), killing(12, "r2"), True),
        (killing(12), killing(30, "r2"), False),
        (killing(12), attack(report="r2"), True),
        (attack(), attack("2024-01-01..2024-12-31", "r2"), True),
        (attack("2019-06-04"), attack("", "r2"), False),
        (attack("2019-06-04"), attack("", "r1"), True),
        (attack("", "r1"), attack("", "r2"), False),
        (between("CONSULT", PUTIN, TIANI), between("CONSULT", TIANI, PUTIN, "r2"), True),
        (between("CONSULT", PUTIN, TIANI), event("CONSULT", "2024-03-26", "r2", actors=(TIANI, PUTIN)), True),
        (between("AID", PUTIN, TIANI), between("AID", TIANI, PUTIN, "r2"), False),
        (event("PROTEST", "2024-03-26", place=NIAMEY), event("PROTEST", "2024-03-26", place=NIAMEY, words="x"), True),
        (event("PROTEST", "2024-03-26", place=NIAMEY), event("PROTEST", "2024-03-26", "r2", place=NIAMEY), False),
    ],
)
def test_when_two_claims_tell_one_event(first: Claim, second: Claim, together: bool) -> None:
    assert first.id != second.id
    assert len(rows(first, second)) == (1 if together else 2)
    assert rows(first, second) == rows(second, first)


def test_a_year_that_fits_two_events_goes_with_neither() -> None:
    assert len(rows(attack("2024-02-01"), attack("2024-05-01"), attack("2023-12-31..2024-12-30", "r2"))) == 3


def test_an_event_shows_what_its_tellings_give_together() -> None:
    (row,) = rows(
        attack("2024-05-01..2024-05-03", "r2", place=DIFFA, mode="primitive"),
        killing(12, recipients=(CIVILIANS, SOLDIERS)),
        attack(place=None),
    )
    assert (row.date, row.mode, row.origins, len(row.claims)) == (dates("2024-05-01"), "primitive", 2, 3)
    assert row.place is not None and row.place.name == "Bosso"
    assert row.fatalities is not None and row.fatalities.best == 12
    assert {who.id for who in row.recipients} == {"NER-CVL", "NER-MIL"}


def test_a_count_is_of_the_dead_only_where_the_claim_says_so() -> None:
    assert rows(attack(count=count(40)))[0].fatalities is None


@pytest.mark.parametrize(
    ("fields", "modality"),
    [
        ({}, "asserted"),
        ({"modality": "planned"}, "planned"),
        ({"modality": "denied"}, "denied"),
        ({"polarity": False}, None),
    ],
)
def test_how_it_is_said_stays_with_it(fields: dict[str, Any], modality: str | None) -> None:
    assert [row.modality for row in rows(attack(**fields))] == ([modality] if modality else [])


def test_what_comes_later_is_not_yet_there_but_a_plan_is() -> None:
    done, planned = attack("2024-05-01"), event("CONCEDE", "2024-09-15", actors=(TIANI,), modality="planned")
    assert [row.type for row in rows(done, planned, on="2024-05-03")] == ["ASSAULT", "CONCEDE"]
    assert rows(done, planned, on="2024-04-30") == []


def test_any_claim_that_is_coded_as_an_event_counts() -> None:
    coup = claim("office", "take", "2023-07-26", actors=(TIANI,), event=Event("COERCE", "coup"))
    assert [row.mode for row in rows(coup)] == ["coup"]


def test_a_row_prints_as_the_contract_says() -> None:
    told = killing(12, mode="primitive")
    (row,) = rows(told)
    assert msgspec.to_builtins(row) == {
        "id": row.id,
        "date": {"earliest": "2024-05-01", "latest": "2024-05-01"},
        "type": "ASSAULT",
        "mode": "primitive",
        "contexts": (),
        "cameo": None,
        "actors": ({"id": "group/boko-haram", "name": "Boko Haram", "country": None, "sector": "REB"},),
        "recipients": ({"id": "NER-CVL", "name": "civilians", "country": "NER", "sector": "CVL"},),
        "place": {"name": "Bosso", "country": "NER", "admin1": "Diffa", "lat": 13.7, "lon": 13.31, "precision": 1},
        "fatalities": {"low": 12, "best": 12, "high": 12, "op": "=", "unit": "people", "text": ""},
        "modality": "asserted",
        "origins": 1,
        "claims": (told.id,),
    }
