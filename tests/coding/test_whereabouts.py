"""Where a deed puts a force, and who hosts it."""

from __future__ import annotations

import pytest
from tests.coding.told import coding

# (report, the country that the force is in, None where nothing says it)
STAYS = [
    ("Ghanaian soldiers of UNIFIL were sent to Tolgobey.", "LBN"),
    ("Ugandan soldiers of ATMIS left Tolgobey on Monday.", "SOM"),
    ("Nepali peacekeepers relieved 170 Mongolian infantrymen in May.", None),
]


@pytest.mark.parametrize(("text", "country"), STAYS)
def test_guests_are_not_where_they_come_from(text: str, country: str | None) -> None:
    places = {claim.place.country for claim in coding(text).claims if claim.kind == "presence" and claim.place}
    assert places == ({country} if country else set())


def test_a_number_before_each_place_is_the_number_there() -> None:
    found = coding("Burundi has 1,200 soldiers in Bukavu, 300 in Goma and 90 in Uvira.").claims
    counts = {c.place.name: c.count.low for c in found if c.kind == "presence" and c.place and c.count}
    assert counts == {"Bukavu": 1200, "Goma": 300, "Uvira": 90}
