"""Who says it: speakers of quotations and of reported clauses, by name, by role or without either."""

from __future__ import annotations

from functools import cache

import pytest
from tests.coding.told import parse, report

from attache.coding import speakers
from attache.coding.speakers import Voice, Voices
from attache.coding.syntax import Syntax
from attache.coding.who import actors
from attache.lexicon import Lexicon, words

# (text, some words of it, the end of the speaker's id, attribution)
ROWS = [
    ('"We will never sign such a text," said Fumio Kishida.', "sign such", "fumio-kishida", "direct"),
    ('Fumio Kishida said: "We will never sign such a text."', "sign such", "fumio-kishida", "direct"),
    ('"The road," Fumio Kishida said, "is closed to everybody."', "closed to", "fumio-kishida", "direct"),
    ("“The road is closed to everybody,” Olaf Scholz told reporters.", "closed to", "olaf-scholz", "direct"),
    ('Kenya was "a friend in hard times", Olaf Scholz said.', "friend in", "olaf-scholz", "direct"),
    ("Olaf Scholz said that the road was closed.", "road was", "olaf-scholz", "indirect"),
    ("Olaf Scholz said the road was closed.", "road was", "olaf-scholz", "indirect"),
    ("The road was closed, Olaf Scholz said.", "road was", "olaf-scholz", "indirect"),
    ("The road was closed, according to Olaf Scholz.", "road was", "olaf-scholz", "indirect"),
    ("According to the Pentagon, the road was closed.", "road was", "USA-MIL", "indirect"),
    ("The Kremlin denied that the road was closed.", "road was", "RUS", "indirect"),
    ("Hezbollah claimed that it had shot down a drone.", "shot down", "group/hezbollah", "indirect"),
    ("The United Nations warned that food was running out.", "food was", "org/un", "indirect"),
    ("A diplomat said the road was closed.", "road was", "anonymous/diplomat", "anonymous"),
    ("Two officials said the road was closed.", "road was", "anonymous/two-officials", "anonymous"),
    ("The road was closed, a Turkish official said.", "road was", "anonymous/turkish-official", "anonymous"),
    ('"The road is closed to everybody," a senior diplomat said.', "closed to", "anonymous/senior-diplomat", "direct"),
    (
        'Olaf Scholz thanked the crew. "The road is closed to everybody," he said.',
        "closed to",
        "olaf-scholz",
        "direct",
    ),
    (
        "A spokesman for Niger's junta said the road was closed.",
        "road was",
        "NER-GOV/spokesman",
        "indirect",
    ),
    ("The road was closed, the governor said.", "road was", "name/governor", "indirect"),
    ("The road was closed, a governor said.", "road was", "anonymous/governor", "anonymous"),
    ("The road was closed, a nurse from Goma told reporters.", "road was", "anonymous/nurse-from-goma", "anonymous"),
    ("The road was closed; according to two drivers, the bridge fell.", "bridge fell", "two-drivers", "anonymous"),
    ("The Kremlin quoted a driver as saying that the road was closed.", "road was", "driver", "anonymous"),
    ("The Kremlin denied having closed the road.", "closed the", "RUS", "indirect"),
    ("Foreign Ministry: the road was closed by rebels", "road was", "foreign-ministry", "indirect"),
    ("The army, Olaf Scholz said, would leave in June.", "would leave", "olaf-scholz", "indirect"),
    ("In a statement, the Kremlin said the road was closed.", "road was", "RUS", "indirect"),
    ("Olaf Scholz, who said that the road was closed, left.", "road was", "olaf-scholz", "indirect"),
    (
        'Asked about the bridge, Olaf Scholz replied: "The road is closed to everybody."',
        "closed to",
        "scholz",
        "direct",
    ),
    ("The road was closed, the Kremlin said, and the bridge fell.", "bridge fell", "RUS", "indirect"),
    ("The road was closed, Olaf Scholz said on Monday; the bridge fell.", "bridge fell", "olaf-scholz", "indirect"),
    ("The road was closed, a Turkish official said, but the bridge stood.", "stood", "turkish-official", "anonymous"),
]


@cache
def voices(text: str) -> Voices:
    parsed = parse(text)
    who = actors.find(parsed, Lexicon.load())
    return speakers.find(report(text), [Syntax(sentence) for sentence in parsed.sentences], who, words.load().speech)


def voice_of(text: str, said: str) -> Voice:
    voice = voices(text).at(text.index(said))
    assert voice is not None, "nobody says it"
    return voice


@pytest.mark.parametrize(("text", "said", "speaker", "attribution"), ROWS)
def test_who_says_it(text: str, said: str, speaker: str, attribution: str) -> None:
    voice = voice_of(text, said)
    assert voice.speaker is not None
    assert (voice.speaker.id.endswith(speaker), voice.attribution) == (True, attribution), voice.speaker


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The road was closed on Monday.", "road was"),
        ("Olaf Scholz said that the road was closed. The bridge fell later.", "bridge fell"),
        ("The man said nothing while the road was closed.", "road was"),
        ("Olaf Scholz added sugar to the tea.", "sugar"),
        ("Emirati officers are said to be running the port.", "running"),
        ("Olaf Scholz asked whether the road was closed.", "road was"),
        ("Satellite images show that the road was closed.", "road was"),
        ("Berlin: the road was closed by rebels.", "road was"),
        ("The road was closed, Olaf Scholz said, although the bridge stood.", "bridge stood"),
        ('"The road is closed to everybody," Olaf Scholz said, and the bridge fell.', "bridge fell"),
    ],
)
def test_nobody_says_what_the_report_says_itself(text: str, said: str) -> None:
    assert voices(text).at(text.index(said)) is None


def test_a_speaker_without_a_name_keeps_the_words_that_describe_them() -> None:
    voice = voice_of("The road was closed, a senior Turkish diplomat said.", "road was")
    assert voice.speaker is not None
    assert (voice.speaker.name, voice.speaker.role, voice.speaker.country) == (None, "senior Turkish diplomat", "TUR")


def test_a_speaker_keeps_the_role_that_the_text_gives() -> None:
    voice = voice_of("“The road is closed to everybody,” said German Chancellor Olaf Scholz.", "closed to")
    assert voice.speaker is not None
    assert (voice.speaker.name, voice.speaker.country) == ("Olaf Scholz", "DEU")
    assert "chancellor" in (voice.speaker.role or "").lower()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The road was closed, its director said.", "director"),
        ("The road was closed, Poland's defence minister said.", "defence minister"),
        ("The road was closed, the governor said.", "governor"),
    ],
)
def test_an_office_speaks_without_the_words_for_whose_it_is(text: str, name: str) -> None:
    speaker = voice_of(text, "road was").speaker
    assert speaker is not None
    assert speaker.name == name


def test_what_is_carried_on_is_no_statement_of_its_own() -> None:
    text = "The road was closed, the Kremlin said, and the bridge fell."
    assert [text[v.start : v.end] for v in voices(text).indirect if v.stated] == ["The road was closed"]


def test_a_quotation_is_its_words_without_the_marks() -> None:
    text = '"The road is closed to everybody," said Olaf Scholz.'
    (voice,) = voices(text).direct
    assert text[voice.start : voice.end].strip(",") == "The road is closed to everybody"


def test_a_voice_points_at_its_speaker_and_its_cue() -> None:
    text = "Olaf Scholz said that the road was closed."
    (voice,) = voices(text).indirect
    assert voice.who is not None
    assert voice.cue is not None
    assert text[voice.who.start : voice.who.end] == "Olaf Scholz"
    assert text[voice.cue.start : voice.cue.end] == "said"
    assert text[voice.start : voice.end] == "the road was closed"


def test_the_innermost_speaker_says_it() -> None:
    text = "Olaf Scholz said that Emmanuel Macron had said that the road was closed."
    assert (
        voice_of(text, "road was").speaker == voice_of("Emmanuel Macron said the road was closed.", "road was").speaker
    )
