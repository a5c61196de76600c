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
        "The bridge will open in June, a Kenyan official said.",
        "The bridge will open in June",
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
    ],
)
def test_terms_in_marks_and_words_of_nobody_are_no_statements(text: str) -> None:
    assert claims(text, KIND) == []


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
    assert (presence.place and presence.place.country, presence.modality) == ("TCD", "planned")
