"""Where a deed is whose own words name no place."""

from __future__ import annotations

import pytest
from tests.coding.told import coding

# (report, the country that its mission's withdrawal is from, None where nothing says it)
WITHDRAWALS = [
    ("Senegal praised its gendarmes while the last peacekeepers of the UN mission left.", None),
    ("Fiji rejoiced as the last UN peacekeepers left.", None),
    ("Egypt thanked the blue helmets as the last troops of MINUSMA went home.", "MLI"),
    ("Burkina Faso voted as the last soldiers of the African Union mission left Somalia.", "SOM"),
]


@pytest.mark.parametrize(("text", "country"), WITHDRAWALS)
def test_a_contributor_is_not_where_the_mission_leaves(text: str, country: str | None) -> None:
    (claim,) = (c for c in coding(text).claims if c.kind == "presence")
    assert (claim.place.country if claim.place else None) == country
