"""A claim out of its parts: its id, the characters that say it, its speaker, and how sure the coding is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attache.coding import confidence
from attache.coding.modality import Mood, made_known
from attache.coding.story import Scene, Story
from attache.ids import digest
from attache.model import Claim, Evidence, Kind

ASSERTED = Mood("asserted", True, (), ())


def claim(
    story: Story,
    scene: Scene,
    kind: Kind,
    trigger: int,
    evidence: Iterable[Evidence | None],
    *,
    mood: Mood = ASSERTED,
    action: str | None = None,
    upto: int | None = None,
    **fields: Any,
) -> Claim:
    """The claim whose trigger is a token of the scene. `evidence` may hold None, for parts that the text leaves out,
    and characters of other sentences, which stand in the evidence but not in the quote. `upto` carries the quote on
    to a character behind the sentence, for statements of several sentences."""
    sentence = scene.sentence
    token = sentence.tokens[trigger]
    voice = fields.pop("voice", None) or story.voices.at(token.start)
    mood = made_known(mood, voice is not None and voice.speaker is not None and voice.speaker.name is not None)
    known = [*(e for e in evidence if e is not None), *mood.evidence]
    inside = [e for e in known if sentence.start <= e.start and e.end <= (upto or sentence.end)]
    start = min(token.start, *(e.start for e in inside)) if inside else token.start
    end = max(token.end, *(e.end for e in inside)) if inside else token.end
    end = max(end, upto or end)
    if voice is not None and voice.speaker is not None:
        fields.setdefault("speaker", voice.speaker)
        fields.setdefault("attribution", voice.attribution)
        known.extend(e for e in (voice.who, voice.cue) if e is not None)
    parts = (kind, action or "", str(start), str(end), *(a.id for a in fields.get("actors", ())))
    parts = (*parts, *(a.id for a in fields.get("recipients", ())), token.text, str(token.start))
    if kind == "presence" and fields.get("place") is not None:  # one word may put a force in several places
        parts = (*parts, fields["place"].id)
    return Claim(
        id="c" + digest(story.report.id, *parts),
        report=story.report.id,
        section=sentence.section,
        sentence=sentence.text,
        start=start,
        end=end,
        quote=story.report.text[start:end],
        kind=kind,
        action=action,
        modality=mood.modality,
        polarity=mood.polarity,
        confidence=confidence.confidence(
            confidence.features(kind, sentence.section, scene.deed_at(trigger), known, mood, fields.get("actors", ())),
            story.words.confidences.weights,
        ),
        why=tuple(dict.fromkeys(f"{e.field}: {e.rule}" for e in known)),
        evidence=tuple(known),
        **fields,
    )
