"""Sentences and what they tell of power: who takes, holds or leaves which office, and how they came by it."""

from __future__ import annotations

import pytest
from tests.coding.told import claims

KIND = "office"

# (sentence, (end of the holder's id, action, office, country, came_by, modality))
TOLD = [
    (
        "General Brice Oligui Nguema seized power in Gabon in August 2023.",
        ("nguema", "take", "head-of-state", "GAB", "coup", "asserted"),
    ),
    ("Soldiers seized power in Gabon in August 2023.", ("GAB-MIL", "take", "head-of-state", "GAB", "coup", "asserted")),
    (
        "Bassirou Diomaye Faye was elected president of Senegal in March 2024.",
        ("faye", "take", "head-of-state", "SEN", "election", "asserted"),
    ),
    (
        "Donald Tusk was appointed prime minister of Poland in December 2023.",
        ("tusk", "take", "head-of-government", "POL", "appointment", "asserted"),
    ),
    (
        "The Polish president appointed Donald Tusk as prime minister in December 2023.",
        ("tusk", "take", "head-of-government", "POL", "appointment", "asserted"),
    ),
    (
        "Boris Johnson resigned as prime minister in July 2022.",
        ("johnson", "leave", "head-of-government", "GBR", "unknown", "asserted"),
    ),
    ("Ali Bongo was overthrown by his own guard.", ("bongo", "leave", "head-of-state", "GAB", "coup", "asserted")),
    ("Soldiers overthrew President Mohamed Bazoum.", ("bazoum", "leave", "head-of-state", "NER", "coup", "asserted")),
    (
        "Joko Widodo is to remain president of Indonesia until October.",
        ("widodo", "hold", "head-of-state", "IDN", "unknown", "planned"),
    ),
    (
        "Paul Kagame came to power in Rwanda in 2000.",
        ("kagame", "take", "head-of-state", "RWA", "unknown", "asserted"),
    ),
    (
        "Assimi Goïta, brought to power by a coup in May 2021, met the farmers of Mali.",
        ("goita", "take", "head-of-state", "MLI", "unknown", "asserted"),
    ),
    (
        "Evo Morales stepped down on 10 November 2019.",
        ("morales", "leave", "head-of-state", "BOL", "unknown", "asserted"),
    ),
    (
        "Liz Truss quit as prime minister on 20 October 2022.",
        ("truss", "leave", "head-of-government", "GBR", "unknown", "asserted"),
    ),
    ("Nepal's prime minister quit on Tuesday.", ("", "leave", "head-of-government", "NPL", "unknown", "asserted")),
    (
        "The constitutional court removed Prime Minister Srettha Thavisin.",
        ("thavisin", "leave", "head-of-government", "THA", "unknown", "asserted"),
    ),
    (
        "Prime Minister António Costa of Portugal resigned in November 2023.",
        ("costa", "leave", "head-of-government", "PRT", "unknown", "asserted"),
    ),
    (
        "Javier Milei was sworn in as president of Argentina on 10 December 2023.",
        ("milei", "take", "head-of-state", "ARG", "appointment", "asserted"),
    ),
    (
        "Slovakia elected Peter Pellegrini as president in April 2024.",
        ("pellegrini", "take", "head-of-state", "SVK", "election", "asserted"),
    ),
    (
        "Rishi Sunak replaced Liz Truss as prime minister of the United Kingdom in October 2022.",
        ("sunak", "take", "head-of-government", "GBR", "succession", "asserted"),
    ),
    (
        "Paul-Henri Damiba toppled President Roch Kaboré in January 2022.",
        ("kabore", "leave", "head-of-state", "BFA", "coup", "asserted"),
    ),
]
NOTHING = [
    "Former president Barack Obama spoke in Chicago.",
    "Ursula von der Leyen, president of the European Commission, visited Kyiv.",
    "The president of the football club resigned.",
    "Vice President Kamala Harris flew to Munich.",
    "The company appointed Anna Berg as its new manager.",
    # a title names, and tells nothing
    "Indonesian President Joko Widodo visited Beijing.",
    "Captain Ibrahim Traoré, the military ruler of Burkina Faso, spoke in Ouagadougou.",
    "Wang Yi, China's foreign minister, smiled.",
    "President Paul Biya was declared the winner.",
    "The army removed mines from the fields of Chad.",
    "President Daniel Noboa quit the talks.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_a_sentence_tells_this_of_an_office(sentence: str, expected: tuple[str, ...]) -> None:
    told = [
        (
            claim.actors[0].id,
            claim.action,
            claim.office.name,
            claim.office.country,
            claim.office.came_by,
            claim.modality,
        )
        for claim in claims(sentence, KIND)
        if claim.office is not None
    ]
    assert [row for row in told if row[1:] == expected[1:] and row[0].endswith(expected[0])], told


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_tells_of_no_office_that_the_record_follows(sentence: str) -> None:
    told = [(claim.actors[0].id, claim.action) for claim in claims(sentence, KIND)]
    assert told == []


@pytest.mark.parametrize(
    ("sentence", "action", "modality", "polarity"),
    [
        ("Boris Johnson has not resigned as prime minister.", "leave", "asserted", False),
        ("Prime Minister Robert Fico denied that he had resigned.", "leave", "denied", False),
        ("Prime Minister Pedro Sánchez may resign.", "leave", "possible", True),
        ("Prime Minister Justin Trudeau will resign in March.", "leave", "planned", True),
    ],
)
def test_leaving_is_not_told_as_done_where_it_is_not(sentence: str, action: str, modality: str, polarity: bool) -> None:
    told = [(claim.modality, claim.polarity) for claim in claims(sentence, KIND) if claim.action == action]
    assert told == [(modality, polarity)]


def test_a_ruler_holds_by_the_coup_that_the_report_tells_of() -> None:
    text = (
        "General Abdourahamane Tiani seized power in Niger in July 2023. "
        "Tiani, the military ruler of Niger, spoke to farmers on Tuesday."
    )
    holds = [claim for claim in claims(text, KIND) if claim.action == "hold"]
    assert [(claim.office.name, claim.office.came_by) for claim in holds if claim.office] == [("head-of-state", "coup")]


def test_whoever_was_ousted_holds_no_more() -> None:
    text = "The ousted president Mohamed Bazoum remains in his residence."
    assert "hold" not in {claim.action for claim in claims(text, KIND)}


def test_each_ruler_by_a_coup_is_told_once() -> None:
    text = (
        "General Abdourahamane Tiani seized power in Niger in July 2023. "
        "Niger's military ruler Abdourahamane Tiani visited Gao. The military ruler Abdourahamane Tiani then rested."
    )
    assert sorted(str(claim.action) for claim in claims(text, KIND)) == ["hold", "take"]
