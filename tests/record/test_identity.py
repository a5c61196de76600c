"""Which mentions are one force, one party, one site."""

from __future__ import annotations

import pytest
from tests.record.build import IN_NIGER, NIGER, PUTIN, US, USA, claim, presence

from attache.model import Actor
from attache.record.identity import commonest, forces, party


def test_the_commonest_name_is_the_same_in_any_order() -> None:
    names = ["Wagner", "Wagner Group", "Wagner", "Wagner Group", "Africa Corps"]
    assert commonest(names) == commonest(names[::-1]) == "Wagner Group"


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (US, ["USA-MIL"]),
        (USA, ["USA-MIL"]),
        (Actor("name/legion", "the Legion", None, "PMC"), ["name/legion"]),
        (Actor("name/legion", "the Legion", None, "REB"), ["name/legion"]),
        (PUTIN, []),
        (Actor("MIL/soldier", "soldiers", None, "MIL", "regular"), ["MIL/soldier@r1"]),
        (Actor("org/un-MIL", "UN peacekeepers", None, "IGO", "mission"), ["org/un-MIL"]),
        (Actor("person/x", "a general", "RUS", "MIL"), []),
        (Actor("org/who", "WHO", None, "IGO"), []),
    ],
)
def test_who_stands_for_a_force(actor: Actor, expected: list[str]) -> None:
    assert [force.id for force in forces(presence(actor, "remain", IN_NIGER))] == expected


def test_every_force_that_a_sentence_names_counts() -> None:
    other = Actor("FRA-MIL", "French soldiers", "FRA", "MIL", "regular")
    told = claim("presence", "remain", actors=(US, other, PUTIN), place=IN_NIGER)
    assert [force.id for force in forces(told)] == ["USA-MIL", "FRA-MIL"]
    assert forces(claim("presence", "remain", place=IN_NIGER)) == ()


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (NIGER, "NER"),
        (PUTIN, "RUS"),
        (US, "USA"),
        (Actor("group/front", "the Front", "MLI", "REB", "armed-group"), "the Front"),
        (Actor("org/ecowas", "ECOWAS", None, "IGO"), "ECOWAS"),
    ],
)
def test_who_is_bound(actor: Actor, expected: str) -> None:
    assert party(actor) == expected
