"""Which counts are told in silence: those that one number fits, and no others."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from attache.model import Actor, Claim, Count, Place, Published
from attache.publish.silent import silences

US = Actor("USA-MIL", "US forces", "USA", "MIL", "regular")
TROOPS = Actor("MIL/troop", "troops", None, "MIL", "regular")
BASE = Place("site/airbase-201", "Airbase 201", "NER", kind="site", precision=1)
TOWN = Place("place/agadez", "Agadez", "NER", kind="town", precision=2)

FEWER = Count(None, 500, 500, "<", "troops", "fewer than 500")
EXACT = Count(184, 184, 184, "=", "troops", "184")
ABOUT = Count(180, 200, 220, "~", "troops", "about 200")
SOME = Count(200, None, 999, ">=", "troops", "several hundred")
SAME = Count(184, 184, 184, "=", "troops", "184 in all")
TRUCKS = Count(90, 90, 90, "=", "vehicles", "90 trucks")


def claims(*counts: Count, **more: Any) -> list[Claim]:
    fields: dict[str, Any] = {
        "section": "body",
        "kind": "presence",
        "action": "remain",
        "actors": (US,),
        "place": BASE,
        **more,
    }
    return [
        Claim(id=f"c{number}", report=f"r{number}", sentence="", start=0, end=0, quote="", count=count, **fields)
        for number, count in enumerate(counts)
    ]


def published(claims: list[Claim]) -> dict[str, Published]:
    days = [dt.date(2024, 7, 5) + dt.timedelta(days=number) for number in range(len(claims))]
    return {claim.report: Published(day, day, "metadata") for claim, day in zip(claims, days, strict=True)}


@pytest.mark.parametrize(
    ("counts", "values", "why"),
    [
        ((FEWER, EXACT, ABOUT), ["fewer than 500", "184", "about 200"], "One number fits all of them: 184."),
        ((FEWER, ABOUT), ["fewer than 500", "about 200"], "Any number from 180 to 220 fits all of them."),
        ((FEWER, FEWER, EXACT), ["fewer than 500", "184"], "One number fits all of them: 184."),
    ],
)
def test_counts_that_one_number_fits(counts: tuple[Count, ...], values: list[str], why: str) -> None:
    told = claims(*counts)
    (found,) = silences(told, published(told))
    assert found.title == "US forces at Airbase 201"
    assert ([value.text for value in found.values], found.why) == (values, why)


@pytest.mark.parametrize(
    "told",
    [
        claims(EXACT, SOME),  # 184 is not several hundred
        claims(EXACT, SAME),  # the same number twice is no difference
        claims(EXACT),
        claims(FEWER, EXACT, action="withdraw"),
        claims(FEWER, EXACT, polarity=False),
        claims(FEWER, EXACT, modality="possible"),
        claims(FEWER, EXACT, section="takeaway"),
        claims(FEWER, EXACT, actors=(TROOPS,)),  # nobody says whose they are
        claims(FEWER, EXACT, place=None),
        claims(TRUCKS, EXACT),
    ],
)
def test_what_is_no_silence(told: list[Claim]) -> None:
    assert silences(told, published(told)) == []


def test_counts_at_two_places_are_not_compared() -> None:
    told = claims(FEWER) + [*claims(FEWER, EXACT, place=TOWN)][1:]
    assert silences(told, {}) == []


def test_a_clash_parts_a_sequence() -> None:
    told = claims(FEWER, EXACT, SOME, ABOUT)
    found = silences(told, published(told))
    assert [[value.text for value in silence.values] for silence in found] == [
        ["fewer than 500", "184"],
        ["several hundred", "about 200"],
    ]


def test_what_raises_an_alert_is_not_told_as_silent() -> None:
    told = claims(FEWER, EXACT)
    assert silences(told, published(told), disputed=["c1"]) == []
