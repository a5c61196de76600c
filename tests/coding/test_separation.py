"""How forces at one site are kept apart, and what only sounds like it."""

from __future__ import annotations

import pytest
from tests.coding.sentences import sentence
from tests.coding.told import claims

from attache.coding import separation
from attache.lexicon.separations import Separations

TABLE = Separations.load()


@pytest.mark.parametrize(
    ("text", "said", "apart"),
    [
        ("The Italians live in a separate compound.", "in a separate compound", True),
        ("The Turks use a different hangar.", "a different hangar", True),
        ("They sleep in separate barracks.", "in separate barracks", True),
        ("The Italians are on the other side of the runway.", "on the other side of the runway", True),
        ("Their tents stand at the far end of the airfield.", "at the far end of the airfield", True),
        ("The Turks have no access to the American hangars.", "have no access to the American hangars", True),
        ("The Turks do not have access to the armoury.", "do not have access to the armoury", True),
        ("Their camp is fenced off from the runway.", "fenced off from the runway", True),
        ("Their camp lies 3 km from the French base.", "3 km from the French base", True),
        ("They sleep under one roof.", "under one roof", False),
        ("They live in the same compound.", "in the same compound", False),
        ("They train alongside American soldiers.", "alongside American soldiers", False),
    ],
)
def test_words_of_separation_and_of_closeness(text: str, said: str, apart: bool) -> None:
    (found,) = separation.find(sentence(text), TABLE)
    assert (found.text, found.apart) == (said, apart)
    assert text[found.evidence.start : found.evidence.end].strip() == said


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held separately.",
        "It is a separate question.",
        "On the other side of the border, prices rose.",
        "The town lies 40 km from the capital.",
        "The ministers met under the roof of the old market.",
    ],
)
def test_other_distances_separate_no_forces(text: str) -> None:
    assert separation.find(sentence(text), TABLE) == ()


def test_relations_stand_in_the_order_of_the_text_and_at_the_reports_characters() -> None:
    text = "In a separate hangar, and with no access to the runway, they wait."
    found = separation.find(sentence(text, start=100), TABLE)
    assert [relation.text for relation in found] == ["In a separate hangar", "no access to the runway"]
    assert found[0].evidence.start == 100


def test_a_presence_claim_says_from_whom_a_force_is_kept() -> None:
    text = (
        "Italian and Turkish soldiers are at the airport in Mogadishu. The Turkish soldiers are in a separate compound."
    )
    found = [claim for claim in claims(text, "presence") if claim.separation]
    assert [(c.actors[0].id, [s.from_ for s in c.separation]) for c in found] == [("TUR-MIL", ["ITA-MIL"])]
    assert found[0].separation[0].relation == "in a separate compound"
