"""Who said what: one claim for each saying about the subject, whether quoted or reported.

A quotation inside a reported clause is part of it ("said it would stay "as long as needed""): the clause is the
statement, and its attribution is direct.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attache.coding.drafting import claim
from attache.coding.speakers import SHORTEST_QUOTE, Voice
from attache.coding.story import Story
from attache.model import Attribution, Claim, Evidence, Time

NEAR = 1  # sentences on either side whose deeds say what a statement is about
_CODED = frozenset({"event", "presence", "agreement", "office"})
_ARMED = frozenset({"force", "group", "facility", "weapon"})
_FIGHTING = frozenset({"MIL", "REB", "PMC", "UAF"})
_POLITICAL = frozenset({"GOV", "MIL", "REB", "SPY", "COP", "PMC", "IGO", "OPP", "LEG", "JUD", "UAF"})


def find(story: Story, coded: Iterable[Claim] = ()) -> list[Claim]:
    """The statement claims of the whole report. `words` are the exact characters of the quotation or the clause.
    `coded` are the report's other claims: what is said near them is about the subject."""
    starts = {c.start for c in coded if c.kind in _CODED}
    told = {s.sentence.index for s in story.scenes if any(s.sentence.start <= at < s.sentence.end for at in starts)}
    return [_claim(story, *stated) for stated in _stated(story) if _is_on_subject(story, stated[0], told)]


def _stated(story: Story) -> Iterator[tuple[Voice, Attribution]]:
    """The voices that state something, with their attribution: of each reporting word its first clause, else its
    quotations."""
    clauses: dict[object, Voice] = {}
    for voice in sorted(story.voices.indirect, key=lambda voice: voice.start):
        if _is_stated(story, voice, 1):
            clauses.setdefault(_said(voice), voice)
    for voice in clauses.values():
        if not any(_is_within(voice, other) for other in clauses.values()):
            quoted = any(_said(q) == _said(voice) for q in story.voices.direct)
            yield voice, "direct" if quoted else voice.attribution
    for voice in story.voices.direct:
        if _said(voice) not in clauses and _is_stated(story, voice, SHORTEST_QUOTE):
            yield voice, voice.attribution


def _is_within(inner: Voice, outer: Voice) -> bool:
    """Whether somebody only says in other words that they said it: "said it had told them that ..."."""
    return (
        inner is not outer and inner.speaker == outer.speaker and outer.start <= inner.start and inner.end <= outer.end
    )


def _said(voice: Voice) -> tuple[int, int]:
    return voice.sentence, voice.cue.start if voice.cue is not None else -1


def _is_stated(story: Story, voice: Voice, shortest: int) -> bool:
    words = story.report.text[voice.start : voice.end].split()
    return voice.stated and voice.speaker is not None and len(words) >= shortest


def _is_on_subject(story: Story, voice: Voice, told: set[int]) -> bool:
    """Whether forces, agreements, power, violence or diplomacy are spoken of: a deed is coded in the sentence or beside
    it, something armed is named, or somebody political speaks; and nothing says that it is sport or business."""
    if any(abs(voice.sentence - index) <= NEAR for index in told):
        return True
    scene = story.scenes[voice.sentence]
    if story.words.elsewhere.speaks_in(scene.sentence.text):
        return False
    named = any(named.label in _ARMED for named in scene.sentence.armed)
    armed = any(m.actor.sector in _FIGHTING for m in story.actors.in_sentence(voice.sentence))
    return bool(scene.sentence.deeds) or named or armed or _is_political(story, voice)


def _is_political(story: Story, voice: Voice) -> bool:
    """Whether somebody known speaks who is in politics or under arms."""
    who = voice.who
    speaking = [m for m in story.actors.mentions if who is not None and m.start < who.end and who.start < m.end]
    return any(m.actor.sector in _POLITICAL and m.actor.id.startswith("person/") for m in speaking)


def _claim(story: Story, voice: Voice, attribution: Attribution) -> Claim:
    scene = story.scenes[voice.sentence]
    trigger = scene.token_at(voice.start)
    day = scene.sentence.stamp or story.published
    return claim(
        story,
        scene,
        "statement",
        trigger if trigger is not None else len(scene.sentence.tokens) - 1,
        [Evidence("words", voice.start, voice.end, f"rule: {attribution} speech")],
        upto=voice.end,
        voice=voice,
        words=story.report.text[voice.start : voice.end],
        attribution=attribution,
        actors=(),
        time=Time(None, day.latest, 5, ""),
    )
