"""Accords made, suspended, ended and broken: which, between whom, by whom, when."""

from __future__ import annotations

from attache.coding.drafting import claim
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story
from attache.model import Agreement, AgreementType, Claim, Evidence

_DENOUNCING = frozenset({"denounce", "renounce", "repudiate", "denunciation"})


def find(story: Story, scene: Scene) -> list[Claim]:
    """The agreement claims of one sentence."""
    found = []
    for deed in scene.deeds:
        if deed.rule.agreement is None:
            continue
        noun = _accord(story, scene, deed)
        if noun is not None:
            coded = _code(story, scene, deed, noun)
            if coded is not None:
                found.append(coded)
    return found


def _accord(story: Story, scene: Scene, deed: Predication) -> int | None:
    """The noun of the agreement that the deed is about."""
    nouns = story.words.accords.nouns
    tokens = [*deed.objects, *(n for _, n in deed.obliques), *deed.subjects]
    for token in tokens:
        if scene.sentence.tokens[token].lemma in nouns:
            return token
    return None


def _code(story: Story, scene: Scene, deed: Predication, noun: int) -> Claim | None:
    syntax = scene.syntax
    title, title_evidence = _title(scene, noun)
    tokens = [t for t in deed.subjects if t != noun]
    tokens.extend(syntax.possessors(noun))
    tokens.extend(n for p, n in (*syntax.obliques(noun), *deed.obliques) if p in ("with", "between", "by", "and"))
    if scene.sentence.tokens[noun].upos == "NOUN":  # the Paris Agreement is not France's
        tokens.extend(syntax.modifiers(noun))
    named = [w for w in story.everyone(scene, tokens) if w.actor.country or w.actor.sector in ("REB", "IGO")]
    states = {w.actor.id for w in named}
    parties = [w for w in named if w.actor.kind != "regular" or w.actor.country not in states]
    if not parties:
        return None
    acting = {w.actor.id for w in story.everyone(scene, deed.subjects)}
    actors = [w for w in parties if w.actor.id in acting]
    if not actors and (deed.form == "noun" or deed.rule.actor == "both"):
        actors = parties[:1]  # nobody is said to act: the first named stands first
    others = [w for w in parties if w not in actors]
    action = deed.rule.agreement
    if action == "terminate" and scene.sentence.tokens[deed.token].lemma in _DENOUNCING:
        action = "denounce"
    time, time_evidence = story.when(scene, deed)
    until = story.until(scene, deed)
    return claim(
        story,
        scene,
        "agreement",
        deed.token,
        [
            scene.evidence("action", deed.token, deed.rule.origin),
            title_evidence,
            *(w.evidence for w in actors),
            *(Evidence("recipients", w.evidence.start, w.evidence.end, w.evidence.rule) for w in others),
            time_evidence,
            until[1] if until else None,
        ],
        mood=deed.mood,
        action=action,
        actors=tuple(w.actor for w in actors),
        recipients=tuple(w.actor for w in others),
        agreement=Agreement(title, _type(story, title)),
        time=time,
        until=until[0] if until else None,
    )


def _title(scene: Scene, noun: int) -> tuple[str, Evidence]:
    """The agreement's name as the text has it, without its article and its owner."""
    syntax = scene.syntax
    tokens = scene.sentence.tokens
    before = [c for c in syntax.children(noun, "amod", "compound", "nummod", "nmod:desc", "punct") if c < noun]
    first = min([noun, *(syntax.span(c)[0] for c in before)])
    while first < noun and (tokens[first].upos in ("DET", "PUNCT", "PRON", "PART", "ADP")):
        first += 1
    start, end = tokens[first].start, tokens[noun].end
    text = scene.sentence.text[start - scene.sentence.start : end - scene.sentence.start]
    return text, Evidence("agreement", start, end, "lexicon accords.toml")


def _type(story: Story, title: str) -> AgreementType:
    words = set(title.lower().replace("-", " ").split()) | set(title.lower().split()) | {title.lower()}
    for kind, marks in story.words.accords.types.items():
        if words & marks:
            return kind
    return "other"
