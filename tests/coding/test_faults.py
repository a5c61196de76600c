"""What a sentence gets wrong by itself becomes a fact that says so."""

from __future__ import annotations

import pytest
from tests.coding.told import claims

FAULTS = ("impossible-date", "wrong-conversion", "wrong-sum")


@pytest.mark.parametrize(
    ("text", "action", "items", "words"),
    [
        (
            "US forces handed over Airbase 101 in Niger on Saturday, 6 May 2024.",
            "impossible-date",
            ("Saturday, 6 May 2024",),
            "6 May 2024 was a Monday, not a Saturday.",
        ),
        (
            "Airbase 201 in Niger is 920 km (550 miles) from the capital.",
            "wrong-conversion",
            ("920 km", "550 miles"),
            "920 km is about 572 miles, not 550 miles.",
        ),
        (
            "Of the 950 American soldiers in Niger, 1,200 have left.",
            "wrong-sum",
            ("950", "1,200"),
            "1,200, more than the 950 that they are part of.",
        ),
    ],
)
def test_a_fault(text: str, action: str, items: tuple[str, ...], words: str) -> None:
    (claim,) = (claim for claim in claims(text, "fact") if claim.action in FAULTS)
    assert (claim.action, claim.items, claim.words) == (action, items, words)
    assert all(item in claim.quote for item in items)
    assert any(words.rstrip(".") in line for line in claim.why)


@pytest.mark.parametrize(
    "text",
    [
        "US forces handed over Airbase 101 in Niger on Monday, 6 May 2024.",
        "Airbase 201 in Niger is 920 km (572 miles) from the capital.",
        "Of the 950 American soldiers in Niger, 766 have left.",
    ],
)
def test_no_fault(text: str) -> None:
    assert [claim for claim in claims(text, "fact") if claim.action in FAULTS] == []
