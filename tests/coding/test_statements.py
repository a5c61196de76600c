"""Statement claims: the exact words, who says them, and what is too short to be one."""

from __future__ import annotations

import pytest
from tests.coding.told import claims, coding

KIND = "statement"

# (text, words, end of the speaker's id, attribution)
ROWS = [
    (
        '"We will never sign such a text," said Fumio Kishida.',
        "We will never sign such a text,",
        "fumio-kishida",
        "direct",
    ),
    (
        "Olaf Scholz said that the bridge would open in June.",
        "the bridge would open in June",
        "olaf-scholz",
        "indirect",
    ),
    (
        "The troops will leave in June, a Kenyan official said.",
        "The troops will leave in June",
        "anonymous/kenyan-official",
        "anonymous",
    ),
    (
        "“Nothing has been decided yet. We are still talking,” Olaf Scholz said.",
        "Nothing has been decided yet. We are still talking,",
        "olaf-scholz",
        "direct",
    ),
    ("The Pentagon said its forces remain in Iraq.", "its forces remain in Iraq", "USA-MIL", "indirect"),
]


@pytest.mark.parametrize(("text", "said", "speaker", "attribution"), ROWS)
def test_a_statement_keeps_its_exact_words_and_its_speaker(
    text: str, said: str, speaker: str, attribution: str
) -> None:
    (claim,) = claims(text, KIND)
    assert claim.words == said
    assert claim.speaker is not None
    assert claim.speaker.id.endswith(speaker)
    assert claim.attribution == attribution
    assert said in claim.quote


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "red line" runs through the town.',
        "The road was closed on Monday.",
        'He wore a shirt with the words "Born to run far away" on it.',
        "The coach said the striker would leave the club in June.",
        "The chef said that the soup was too salty.",
        "Chad told the troops to leave Abeche.",
        "Chad condemned the raid on Abeche.",
        "Chad said nothing about the troops in Abeche.",
        "The minister asked whether the troops had left Abeche.",
    ],
)
def test_terms_in_marks_words_of_nobody_and_what_is_off_the_subject_are_no_statements(text: str) -> None:
    assert claims(text, KIND) == []


def test_a_quotation_inside_a_reported_clause_is_no_statement_of_its_own() -> None:
    text = 'The Kremlin said its troops would stay in Syria "as long as they are needed".'
    (claim,) = claims(text, KIND)
    assert claim.words == 'its troops would stay in Syria "as long as they are needed'
    assert claim.attribution == "direct"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The Kremlin denied that its troops had left Syria, adding that they were at Tartus.", 2),
        ("The army left Goma, the Kremlin said; the Pentagon said its troops had stayed there.", 2),
        ("The Kremlin said that it had said that its troops had left Syria.", 1),
        ("The Kremlin called the raid on Tartus an act of war.", 1),
    ],
)
def test_each_saying_is_one_statement(text: str, number: int) -> None:
    assert len(claims(text, KIND)) == number


def test_a_claim_inside_somebodys_words_has_a_speaker_who_is_no_actor() -> None:
    text = "The Polish defence minister said that Russia had expelled two Polish diplomats."
    (event,) = (claim for claim in coding(text).claims if claim.kind == "event")
    assert event.speaker is not None
    assert event.speaker.country == "POL"
    assert [actor.id[:3] for actor in event.actors] == ["RUS"]


def test_a_claim_outside_somebodys_words_has_none() -> None:
    text = "Chad expelled the German ambassador on 8 April 2023."
    assert [(claim.speaker, claim.attribution) for claim in coding(text).claims] == [(None, "none")]


def test_first_person_is_the_speakers_country() -> None:
    text = '"Our forces will leave Chad in June," said French Defence Minister Sébastien Lecornu.'
    (presence,) = claims(text, "presence")
    assert [actor.id for actor in presence.actors] == ["FRA-MIL"]
    assert (presence.place and presence.place.country, presence.modality) == ("TCD", "announced")
