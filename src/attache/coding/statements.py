"""Who said what: one claim for each quotation with a speaker, and one for each clause that is reported as somebody's
words."""

from __future__ import annotations

from collections.abc import Iterator

from attache.coding.drafting import claim
from attache.coding.speakers import Voice
from attache.coding.story import Story
from attache.model import Claim, Evidence, Time

SHORTEST_QUOTE = 3  # words; fewer are a term set in marks, not a statement


def find(story: Story) -> list[Claim]:
    """The statement claims of the whole report. `words` are the exact characters of the quotation or the clause."""
    return [*_all(story, story.voices.direct), *_all(story, story.voices.indirect)]


def _all(story: Story, voices: tuple[Voice, ...]) -> Iterator[Claim]:
    for voice in voices:
        words = story.report.text[voice.start : voice.end]
        if voice.speaker is None or len(words.split()) < SHORTEST_QUOTE:
            continue
        scene = story.scenes[voice.sentence]
        trigger = scene.token_at(voice.start)
        if trigger is None:
            continue
        day = scene.sentence.stamp or story.published
        yield claim(
            story,
            scene,
            "statement",
            trigger,
            [Evidence("words", voice.start, voice.end, f"rule: {voice.attribution} speech")],
            upto=voice.end,
            voice=voice,
            words=words,
            actors=(),
            time=Time(None, day.latest, 5, ""),
        )
