"""Where a deed is done: its own phrases first, then what is aimed at, then the clause around it."""

from __future__ import annotations

import pytest
from tests.coding.told import read

# (sentence, the deed's word, root, the place, the end of its rule)
PLACES = [
    ("Rebels ambushed a convoy in Somalia.", "ambushed", "ASSAULT", "SOM", ""),
    ("Angolan engineers quit Mozambique.", "quit", "RETREAT", "MOZ", ""),
    ("Rebels shelled a market in Somalia, killing nine traders.", "killing", "ASSAULT", "SOM", "the clause around it"),
]


@pytest.mark.parametrize(("sentence", "word", "root", "country", "rule"), PLACES)
def test_the_place_of_a_deed_and_what_says_it(sentence: str, word: str, root: str, country: str, rule: str) -> None:
    found = read(sentence, "event", (word, root, None, {}))
    (claim,) = (c for c in found if any(sentence[e.start : e.end] == word for e in c.evidence if e.field == "event"))
    assert claim.place is not None
    assert claim.place.country == country
    assert [e.rule.endswith(rule) for e in claim.evidence if e.field == "place"] == [True]


def test_the_encoder_reads_a_place_that_no_preposition_leads_to() -> None:
    found = read("Somalia: rebels ambushed a convoy.", "event", ("ambushed", "ASSAULT", None, {"place": "Somalia"}))
    (said,) = (e for claim in found for e in claim.evidence if e.field == "place")
    assert said.rule.endswith("model deeds:ASSAULT place")


def test_what_is_given_to_a_country_is_not_given_there() -> None:
    (claim,) = read("Turkey gave Somalia two boats.", "event", ("gave", "AID", None, {}))
    assert claim.place is None


def test_a_mission_goes_from_where_it_is_whatever_the_clause_around_speaks_of() -> None:
    sentence = "Kenya opened a clinic in Haiti as the last troops of ATMIS go home."
    (claim,) = read(sentence, "event", ("go", "RETREAT", None, {"place": "Haiti"}))
    assert claim.place is not None
    assert claim.place.country == "SOM"
    assert [e.rule.endswith("where it is") for e in claim.evidence if e.field == "place"] == [True]


def test_a_host_is_where_what_it_hosts_is_done() -> None:
    (claim,) = read("Nairobi hosts Sudanese envoys.", "event", ("hosts", "COOPERATE", None, {}))
    assert claim.place is not None
    assert claim.place.country == "KEN"
