"""What a report says of a site itself: whose it is, and what it cost."""

from __future__ import annotations

import pytest
from tests.coding.told import claims

KIND = "fact"


@pytest.mark.parametrize(
    ("text", "place", "owner"),
    [
        ("Camp Lemonnier is an American base in Djibouti.", "DJI", "USA"),
        ("Incirlik Air Base is a Turkish air force base.", "TUR", "TUR"),
        ("Ramstein Air Base is a US base in Germany.", "DEU", "USA"),
    ],
)
def test_a_site_is_somebodys(text: str, place: str, owner: str) -> None:
    (claim,) = (claim for claim in claims(text, KIND) if claim.action == "owner")
    assert claim.place is not None
    assert (claim.place.kind, claim.place.country) == ("site", place)
    assert [actor.country for actor in claim.actors] == [owner]


@pytest.mark.parametrize(
    ("text", "country", "amount"),
    [
        ("Kenya houses a $50 million American drone base.", "KEN", 50_000_000),
        ("The US is building a $50 million drone base in Agadez.", "NER", 50_000_000),
        ("The United States built a $110 million base in Agadez in Niger.", "NER", 110_000_000),
    ],
)
def test_a_site_has_a_cost(text: str, country: str, amount: int) -> None:
    (claim,) = (claim for claim in claims(text, KIND) if claim.action == "cost")
    assert claim.place is not None
    assert claim.place.country == country
    assert claim.money is not None
    assert (claim.money.best, claim.money.currency) == (amount, "USD")


@pytest.mark.parametrize(
    "text",
    [
        "The film cost $50 million.",
        "France is a member of the club.",
        "The company made a $50 million profit in Kenya.",
        "The embassy is a fine building.",
    ],
)
def test_other_things_have_no_facts(text: str) -> None:
    assert claims(text, KIND) == []
