"""Two places for one deed raise an alert; a place and what it lies in do not; two deeds make no row."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.record.build import (
    BASE_101,
    BASE_201,
    BOKO_HARAM,
    BOSSO,
    CIVILIANS,
    DIFFA,
    DIFFA_TOWN,
    IN_NIGER,
    NIAMEY,
    US,
    count,
    event,
    on_days,
    presence,
)

from attache.model import Actor, Claim, Place
from attache.record.disputes import disputes
from attache.record.same_event import FATALITIES

DAYS = on_days(r1="2024-06-06", r2="2024-06-07", r3="2024-06-08")
VICTIM = Actor("person/a-mayor", "the mayor", "NER", "GOV")
GUNMEN = Actor("REB/gunman", "gunmen", None, "REB", "armed-group")
GAO = Place("place/MLI/gao", "Gao", "MLI", "Gao", 16.27, -0.04, 1, "town")
MALI = Place("MLI", "Mali", "MLI")
SAHEL = Place("region/sahel", "Sahel", None, precision=7, kind="region")
BORDER = Place("area/border-mli-ner", "border of Mali and Niger", "MLI", precision=5, kind="area")
NEAR_BOSSO = Place("place/NER/toumour", "Toumour", "NER", "Diffa", 13.66, 13.12, 1, "town")


def attack(place: Place | None, report: str, dead: int | None = 23, when: str = "2024-06-05", **fields: Any) -> Claim:
    toll = {"count": count(dead, unit="people"), "items": (FATALITIES,)} if dead else {}
    fields = {"actors": (BOKO_HARAM,), "recipients": (CIVILIANS,), **toll, **fields}
    return event("ASSAULT", when, report, place=place, **fields)


def found(*claims: Claim) -> list[tuple[str, bool]]:
    return [(row.kind, row.alert) for row in disputes(claims, DAYS) if row.attribute == "place"]


GENUINE, GRANULARITY = [("genuine", True)], [("granularity", False)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BOSSO, DIFFA_TOWN, GENUINE),
        (BOSSO, GAO, GENUINE),
        (BOSSO, MALI, GENUINE),
        (IN_NIGER, MALI, GENUINE),
        (BOSSO, IN_NIGER, GRANULARITY),
        (BOSSO, DIFFA, GRANULARITY),
        (BASE_101, NIAMEY, GRANULARITY),
        (BOSSO, BOSSO, []),
        (BOSSO, None, []),
        (BOSSO, SAHEL, []),
        (BOSSO, BORDER, []),
        (BOSSO, NEAR_BOSSO, []),  # fifteen kilometres: a report may name the larger of two towns
        (GAO, DIFFA, GENUINE),
        (NIAMEY, DIFFA, []),  # whether a place lies in a province, the record knows only where it is told so
    ],
    ids=lambda value: value.name if isinstance(value, Place) else "",
)
def test_places_of_one_deed(one: Place | None, other: Place | None, expected: list[tuple[str, bool]]) -> None:
    assert found(attack(one, "r1"), attack(other, "r2")) == expected
    assert found(attack(other, "r1"), attack(one, "r2")) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"dead": 22}, []),
        ({"when": "2024-06-04"}, []),
        ({"when": "2024-06-01..2024-06-30"}, []),
        ({"actors": (US,)}, []),
        ({"recipients": ()}, []),
        ({"modality": "planned"}, []),
        ({"polarity": False}, []),
        ({"count": count(20, 26, unit="people")}, []),
    ],
)
def test_what_may_be_two_deeds_is_none(more: dict[str, Any], expected: list[tuple[str, bool]]) -> None:
    assert found(attack(BOSSO, "r1"), attack(DIFFA_TOWN, "r2", **more)) == expected


def test_small_tolls_and_nameless_parties_identify_nothing() -> None:
    assert found(attack(BOSSO, "r1", 2), attack(DIFFA_TOWN, "r2", 2)) == []
    nameless: dict[str, Any] = {"actors": (GUNMEN,)}
    assert found(attack(BOSSO, "r1", **nameless), attack(DIFFA_TOWN, "r2", **nameless)) == []


def test_a_victim_with_a_name_is_attacked_once_a_day() -> None:
    mayor: dict[str, Any] = {"recipients": (VICTIM,), "dead": None}
    assert found(attack(BOSSO, "r1", **mayor), attack(DIFFA_TOWN, "r2", **mayor)) == GENUINE


def test_a_report_that_tells_two_attacks_apart_settles_it() -> None:
    told = [attack(BOSSO, "r1"), attack(DIFFA_TOWN, "r1"), attack(BOSSO, "r2")]
    assert found(*told) == []


def test_one_departure_from_two_bases() -> None:
    def left(place: Place, report: str, **fields: Any) -> Claim:
        return presence(US, "withdraw", place, "2024-06-05", report, count=count(766), **fields)

    assert found(left(BASE_101, "r1"), left(BASE_201, "r2")) == GENUINE
    assert found(left(BASE_101, "r1"), left(IN_NIGER, "r2")) == GRANULARITY
    gone_to = msgspec.structs.replace(left(NIAMEY, "r2"), origin=BASE_201)
    assert found(left(BASE_201, "r1"), gone_to) == []


def test_the_row_names_both_places_and_why() -> None:
    (row,) = [row for row in disputes([attack(BOSSO, "r1"), attack(GAO, "r2")], DAYS) if row.attribute == "place"]
    assert [value.value for value in row.values] == ["Bosso, NER", "Gao, MLI"]
    assert (row.host, row.countries) == (None, ("MLI", "NER"))
    assert "Bosso" in row.why and "Gao" in row.why
    assert row.title == "assault by Boko Haram on civilians, on 5 June 2024"
