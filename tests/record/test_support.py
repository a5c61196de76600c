"""Which value is best supported, and which mentions are one thing."""

from __future__ import annotations

import msgspec
import pytest
from tests.record.build import BASE_101, IN_NIGER, NIGER, PUTIN, US, USA, claim, count, dates, presence

from attache.model import Actor, Count, Place
from attache.record import support
from attache.record.identity import Places, forces, party
from attache.record.support import Sources


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (count(900, 1000), count(855, 1045, unit="personnel"), True),
        (count(None, 499), count(184), True),
        (count(766), count(776), False),
        (Count(1001, None, None, ">", "troops", ""), count(650), False),
        (count(650), count(90, unit="contractors"), True),
        (count(650), count(90, unit="people"), False),
    ],
)
def test_counts_agree(a: Count, b: Count, agree: bool) -> None:
    assert support.counts_agree(a, b) is agree
    assert support.counts_agree(b, a) is agree


def test_the_best_date_is_one_that_is_given_and_agrees_with_most() -> None:
    told = [presence(US, "remain", IN_NIGER, when, report) for when, report in (
        ("2024-04-01..2024-04-30", "r1"), ("2024-04-10", "r2"), ("2024-05-02", "r3"), ("2024-05-02", "r3"),
    )]  # fmt: skip
    assert support.best_date([(one.time.date, one) for one in told], Sources()) == dates("2024-04-10")


def test_copies_of_a_story_count_once_and_a_headline_half() -> None:
    told = [presence(US, "remain", IN_NIGER, report=report) for report in ("r1", "r2", "r3")]
    headline = presence(US, "remain", IN_NIGER, report="r4", section="headline")
    assert Sources().count(told) == 3
    assert Sources({"r1": "wire", "r2": "wire"}).count(told) == 2
    assert Sources().weight([*told, headline]) == 7


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (US, ["USA-MIL"]),
        (USA, ["USA-MIL"]),
        (Actor("name/legion", "the Legion", None, "PMC"), ["name/legion"]),
        (Actor("name/legion", "the Legion", None, "REB"), ["name/legion"]),
        (PUTIN, []),
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


def test_sites_that_share_a_spelling_are_one_and_three_are_left_alone() -> None:
    second = Place("site/air-base-101", "Air Base 101", "NER", kind="site")
    third = msgspec.structs.replace(second, id="site/base-101-bis", name="Airbase-101")
    at = [presence(US, "remain", place) for place in (BASE_101, second)]
    assert Places(at).id(second.id) == BASE_101.id
    assert Places([*at, presence(US, "remain", third)]).id(second.id) == second.id
    assert (
        Places([at[0], presence(US, "remain", msgspec.structs.replace(second, country="MLI"))]).id(second.id)
        == second.id
    )
    town = msgspec.structs.replace(second, kind="town")
    assert Places([at[0], presence(US, "remain", town)]).id(second.id) == second.id
