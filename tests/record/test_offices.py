"""Who holds which office."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.record.build import BAZOUM, NIGER, TIANI, dates, day, office, on_days

from attache.model import Actor, Claim
from attache.record.offices import offices as view
from attache.record.rows import OfficeRow

PUBLISHED = on_days(r1="2023-07-20", r2="2023-07-29", r3="2024-05-03", bounds="2024-03-01..2024-07-31")
JUNTA = Actor("NER-MIL/junta", "the junta", "NER", "MIL")
LULA = Actor("person/luiz-inacio-lula-da-silva", "Luiz Inácio Lula da Silva", "BRA", "GOV")
ROUSSEFF = Actor("person/dilma-rousseff", "Dilma Rousseff", "BRA", "GOV")


def rows(*claims: Claim, on: str | None = None) -> list[OfficeRow]:
    return view(claims, PUBLISHED, on=day(on) if on else None)


def spans(*claims: Claim, on: str | None = None) -> list[tuple[str, str, str | None]]:
    """Holder, since and until of each row, dates as the builder writes them."""

    def text(when: Any) -> str | None:
        if when is None:
            return None
        first, last = when.earliest, when.latest
        return str(first) if first == last else f"{first or ''}..{last or ''}"

    return [(row.holder.name.split()[-1], text(row.since) or "", text(row.until)) for row in rows(*claims, on=on)]


def test_who_takes_an_office_ends_the_time_of_the_one_before() -> None:
    claims = office(BAZOUM, "hold", "", "r1"), office(TIANI, "take", "2023-07-26", "r2", came_by="coup")
    assert spans(*claims) == [("Bazoum", "..2023-07-20", "2023-07-26"), ("Tiani", "2023-07-26", None)]
    assert spans(*claims, on="2023-07-25") == [("Bazoum", "..2023-07-20", None)]


def test_a_title_kept_by_habit_proves_nothing() -> None:
    claims = [
        office(BAZOUM, "take", "2021-04-02", came_by="election"),
        office(BAZOUM, "leave", "2023-07-26", "r2"),
        office(BAZOUM, "hold", "", "r3"),
        office(TIANI, "take", "2023-07-28", "r2", came_by="coup"),
        office(TIANI, "hold", "", "r3"),
    ]
    assert spans(*claims) == [("Bazoum", "2021-04-02", "2023-07-26"), ("Tiani", "2023-07-28", None)]


def test_holding_the_same_office_at_the_same_time_ends_nobody() -> None:
    assert [until for _, _, until in spans(office(BAZOUM, "hold", "", "r3"), office(TIANI, "hold", "", "r3"))] == [
        None,
        None,
    ]


def test_an_earlier_holder_is_no_successor() -> None:
    claims = office(BAZOUM, "take", "2021-04-02", "r1"), office(TIANI, "hold", "", "r3")
    assert spans(*claims) == [("Bazoum", "2021-04-02", None), ("Tiani", "..2024-05-03", None)]


def test_two_times_in_one_office_are_two_rows() -> None:
    claims = [
        office(LULA, "take", "2003-01-01"),
        office(ROUSSEFF, "take", "2011-01-01"),
        office(ROUSSEFF, "leave", "2016-08-31"),
        office(LULA, "take", "2023-01-01"),
        office(LULA, "hold", "", "r3"),
    ]
    assert spans(*claims) == [
        ("Silva", "2003-01-01", "2011-01-01"),
        ("Rousseff", "2011-01-01", "2016-08-31"),
        ("Silva", "2023-01-01", None),
    ]


def test_offices_and_countries_are_apart() -> None:
    minister = office(TIANI, "take", "2023-07-26", "r2", name="defence-minister")
    assert [until for _, _, until in spans(office(BAZOUM, "hold", "", "r1"), minister)] == [None, None]


@pytest.mark.parametrize(
    "fields", [{"polarity": False}, {"modality": "denied"}, {"modality": "planned"}, {"modality": "possible"}]
)
def test_only_what_is_said_to_be_so_counts(fields: dict[str, Any]) -> None:
    assert rows(office(TIANI, "take", "2023-07-26", "r2", **fields)) == []
    assert spans(office(BAZOUM, "hold", "", "r1"), office(TIANI, "take", "2023-07-26", "r2", **fields)) == [
        ("Bazoum", "..2023-07-20", None)
    ]


def test_a_junta_that_took_power_is_the_person_who_came_by_it_with_it() -> None:
    took = office(JUNTA, "take", "2023-07-01..2023-07-31", "r3", came_by="coup")
    assert spans(office(BAZOUM, "hold", "2023-06-30", "r1"), took) == [
        ("Bazoum", "..2023-06-30", "2023-07-01..2023-07-31"),
        ("junta", "2023-07-01..2023-07-31", None),
    ]
    rules = office(TIANI, "hold", "2023-07-01..2023-07-31", "r3", came_by="coup")
    (row,) = rows(took, rules)
    assert (row.holder.name, row.since, len(row.claims)) == ("Abdourahamane Tiani", dates("2023-07-01..2023-07-31"), 2)
    elected = office(TIANI, "hold", "2023-07-01..2023-07-31", "r3", came_by="election")
    assert len(rows(took, elected)) == 2


def test_a_country_that_takes_power_is_nobody_in_office() -> None:
    took = office(NIGER, "take", "2023-07-26", "r2", came_by="coup")
    assert spans(office(BAZOUM, "hold", "", "r1"), took) == [("Bazoum", "..2023-07-20", "2023-07-26")]


def test_since_and_came_by_are_what_most_reports_say() -> None:
    (row,) = rows(
        office(TIANI, "take", "2023-07-01..2023-07-31", "bounds", came_by="coup"),
        office(TIANI, "take", "2023-07-26", "r2", came_by="coup"),
        office(TIANI, "hold", "", "r3", came_by="appointment"),
    )
    assert (row.since, row.came_by, len(row.claims)) == (dates("2023-07-26"), "coup", 3)


def test_a_row_prints_as_the_contract_says() -> None:
    told = office(TIANI, "take", "2023-07-26", "r2", came_by="coup")
    (row,) = rows(told)
    assert msgspec.to_builtins(row) == {
        "country": "NER",
        "office": "head-of-state",
        "holder": {"id": "person/abdourahamane-tiani", "name": "Abdourahamane Tiani"},
        "since": {"earliest": "2023-07-26", "latest": "2023-07-26"},
        "until": None,
        "came_by": "coup",
        "claims": (told.id,),
    }
