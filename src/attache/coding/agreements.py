"""Accords made, suspended, ended and broken: which, between whom, by whom, when.

What is done is a verb or noun of `accords.toml` with an accord in its parts ("renewed the mandate", "the lease lapsed",
"in breach of the agreement"), or an accord that is itself the deed ("struck a deal"), or two who agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attache.coding import predications
from attache.coding.drafting import claim
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.model import Agreement, AgreementAction, AgreementType, Claim, Evidence

_MAKING = frozenset({"AGREE", "SUPPORT"})
_TELLING = frozenset({"announce", "declare", "say"})
_OF = frozenset({"of", "from", "on", "to", "in", "with", "under", "for"})
_BETWEEN = frozenset({"with", "between", "by", "and"})
_SIGNED = frozenset({"sign", "propose", "suspend"})  # what a firm or a club may do too


class _Told(NamedTuple):
    """What a word says is done to which accord."""

    deed: Predication
    action: AgreementAction
    noun: int  # the accord; the verb itself where two only agree
    origin: str


def find(story: Story, scene: Scene) -> list[Claim]:
    """The agreement claims of one sentence: one for each accord and what is done to it."""
    told: dict[tuple[int, AgreementAction], _Told] = {}
    for item in _told(story, scene):
        told.setdefault((item.noun, item.action), item)
    known = {word for item in told.values() for word in (item.noun, item.deed.token)}
    for item in _agreed(story, scene):
        if not known & {item.noun, item.deed.token}:
            told.setdefault((item.noun, item.action), item)
    return [c for item in told.values() if (c := _code(story, scene, item)) is not None]


def _told(story: Story, scene: Scene) -> Iterator[_Told]:
    deeds = {deed.token: deed for deed in scene.deeds}
    general = story.words.predicates.general["AGREE"]
    for i, token in enumerate(scene.sentence.tokens):
        if token.upos not in ("VERB", "NOUN", "PROPN", "ADJ"):
            continue
        found = _of_verb(story, scene, i) if token.upos == "VERB" else _of_noun(story, scene, i)
        if found is None:
            continue
        action, origin = found
        deed = deeds.get(i) or predications.at(scene.syntax, i, general, story.words)
        noun = _accord(story, scene, deed, action)
        if noun is not None:
            yield _Told(deed, _turned(scene, i, action), noun, origin)


def _root(deed: Predication) -> str | None:
    return deed.read.root if deed.read is not None and deed.read.root else deed.rule.event or "AGREE"


def _of_verb(story: Story, scene: Scene, i: int) -> tuple[AgreementAction, str] | None:
    accords = story.words.accords
    for wording in predications.wordings(scene.syntax, i, scene.sentence.tokens[i].lemma):
        if wording in accords.by_verb:
            return accords.by_verb[wording], f"lexicon accords.toml:{wording}"
    return None


def _of_noun(story: Story, scene: Scene, i: int) -> tuple[AgreementAction, str] | None:
    accords = story.words.accords
    lemma = _lemma(scene, i)
    if lemma in ("force", "effect") and scene.syntax.preposition(i) != "in":
        return None
    if lemma in accords.by_act:
        return accords.by_act[lemma], f"lexicon accords.toml:{lemma}"
    return None


def _accord(story: Story, scene: Scene, deed: Predication, action: AgreementAction) -> int | None:
    """The noun of the accord among the deed's parts, or in the phrase of one of them ("the text of the accord")."""
    accords, syntax = story.words.accords, scene.syntax
    parts = [*deed.objects, *deed.subjects, *(n for p, n in deed.obliques if p in _OF)]
    if scene.sentence.tokens[deed.token].lemma in accords.bodies:
        parts = [*deed.objects, *(n for p, n in deed.obliques if p in ("from", "of"))]
        body = (p for p in parts if any(w.actor.sector == "IGO" and not w.actor.kind for w in story.who(scene, p)))
        return next((p for p in parts if _lemma(scene, p) in accords.nouns), next(body, None))
    nouns = accords.nouns if action in ("sign", "uphold", "propose", "violate") else accords.nouns | accords.dealings
    for part in parts:
        for token in (part, *sorted(syntax.phrase(part) - {part})):
            word = scene.sentence.tokens[token]
            if _lemma(scene, token) in nouns and word.upos in ("NOUN", "PROPN") and token != deed.token:
                return token
    # "the accord that they signed", and "the truce proposed by" whatever the tree makes of the participle
    bare = not syntax.children(deed.token, "nsubj", "aux", "obj")
    owned = (scene.sentence.tokens[c].text.lower() for c in syntax.children(deed.token, "mark", "obj"))
    # not "a pact to end it"
    taken_up = syntax.rel(deed.token) == "acl" and all(word in ("that", "which") for word in owned)
    behind = scene.sentence.tokens[deed.token].head if taken_up else deed.token - 1 if bare else -1
    return behind if deed.form == "verb" and behind >= 0 and _lemma(scene, behind) in nouns else None


def _lemma(scene: Scene, token: int) -> str:
    """A word in the singular and without capitals, also in a name: "accord" for "the Washington Accords"."""
    word = scene.sentence.tokens[token]
    return word.lemma.lower().removesuffix("s") if word.upos == "PROPN" else word.lemma.lower()


def _turned(scene: Scene, i: int, action: AgreementAction) -> AgreementAction:
    """An end that is only announced denounces."""
    head = scene.sentence.tokens[i].head
    announced = head >= 0 and scene.sentence.tokens[head].lemma in _TELLING and scene.sentence.tokens[i].upos == "NOUN"
    return "denounce" if action == "terminate" and announced else action


def _agreed(story: Story, scene: Scene) -> Iterator[_Told]:
    """Accords that are themselves the deed, and agreeing that names none: "under a deal", "the two sides agreed"."""
    accords = story.words.accords
    for deed in scene.deeds:
        word = scene.sentence.tokens[deed.token]
        if deed.read is None or _root(deed) not in _MAKING | {"RETREAT"}:
            continue
        # "withdrew under the truce" does not withdraw from it
        belongs = scene.syntax.rel(deed.token) != "obl" or scene.syntax.preposition(deed.token) in ("from", "out of")
        action = _of_verb(story, scene, word.head) if word.head >= 0 and belongs else None
        # "called the agreement a step": what another verb is said of is not made there
        spoken = scene.syntax.rel(deed.token) in ("obj", "nsubj") and scene.sentence.tokens[word.head].upos == "VERB"
        made = action or (_root(deed) in _MAKING and not spoken)
        if made and _lemma(scene, deed.token) in accords.nouns:
            yield _Told(deed, action[0] if action else "sign", deed.token, deed.rule.origin)
        elif word.lemma == "agree" and _root(deed) == "AGREE" and _several(story, scene, deed):
            yield _Told(deed, "sign", deed.token, deed.rule.origin)


def _several(story: Story, scene: Scene, deed: Predication) -> bool:
    """Whether those who agree are two or more who can bind themselves: states, groups, "the parties"."""
    tokens = scene.sentence.tokens
    doing = [*deed.subjects, *(n for p, n in deed.obliques if p in ("with", "by"))]
    if any(tokens[t].lemma in story.words.accords.parties and tokens[t].text != tokens[t].lemma for t in doing):
        return True
    return len({w.actor.country or w.actor.id for w in story.everyone(scene, doing)}) > 1


def _code(story: Story, scene: Scene, told: _Told) -> Claim | None:
    deed, noun = told.deed, told.noun
    actors, others = _parties(story, scene, deed, noun)
    title, title_evidence = _title(scene, noun)
    if not _is_of_states(story, scene, told, title, len(actors) + len(others)):
        return None
    local = story.words.carriers.local
    if actors and all(a.actor.id.rpartition("/")[2] in local for a in (*actors, *others)):
        return None
    time, time_evidence = story.when(scene, deed)
    until = story.until(scene, deed)
    return claim(
        story,
        scene,
        "agreement",
        deed.token,
        [
            scene.evidence("action", deed.token, told.origin),
            title_evidence,
            *(w.evidence for w in actors),
            *(Evidence("recipients", w.evidence.start, w.evidence.end, w.evidence.rule) for w in others),
            time_evidence,
            until[1] if until else None,
        ],
        mood=deed.mood,
        action=told.action,
        actors=tuple(w.actor for w in actors),
        recipients=tuple(w.actor for w in others),
        agreement=Agreement(title, _type(story, title)),
        time=time,
        until=until[0] if until else None,
    )


def _is_of_states(story: Story, scene: Scene, told: _Told, title: str, parties: int) -> bool:
    """Whether an agreement is one of those that bind states: by its parties, its type or its name. What the encoder
    reads as such a deed may leave its parties out, but not be another's."""
    accords = story.words.accords
    named = any(c.isdigit() or c.isupper() for c in title)
    telling = named or _type(story, title) != "other"
    if told.deed.read is not None:
        firms = {_lemma(scene, s) for s in told.deed.subjects} & accords.firms
        return parties > 0 or not (firms or story.words.elsewhere.speaks_in(scene.sentence.text))
    if parties == 0:
        return named and told.action not in _SIGNED
    return telling or _lemma(scene, told.noun) not in accords.weak or parties > 1


def _parties(story: Story, scene: Scene, deed: Predication, noun: int) -> tuple[list[Who], list[Who]]:
    """Who acts on the accord, and its other parties."""
    syntax = scene.syntax
    tokens = [t for t in deed.subjects if t != noun]
    tokens.extend(syntax.possessors(noun))
    tokens.extend(n for p, n in (*syntax.obliques(noun), *deed.obliques) if p in _BETWEEN)
    if scene.sentence.tokens[noun].upos == "NOUN":  # the Paris Agreement is not France's
        tokens.extend(syntax.modifiers(noun))
    tokens.extend(deed.part("actor", "recipient") if not tokens else ())
    named = [w for w in story.everyone(scene, tokens) if w.actor.country or w.actor.sector in ("REB", "IGO")]
    states = {w.actor.id for w in named}
    parties = [w for w in named if w.actor.kind != "regular" or w.actor.country not in states]
    acting = {w.actor.id for w in story.everyone(scene, deed.subjects)}
    actors = [w for w in parties if w.actor.id in acting]
    if not actors and (deed.form == "noun" or deed.rule.partner):
        actors = parties[:1]  # nobody is said to act: the first named stands first
    return actors, [w for w in parties if w not in actors]


def _title(scene: Scene, noun: int) -> tuple[str, Evidence]:
    """The agreement's name as the text has it, without its article and its owner."""
    syntax = scene.syntax
    tokens = scene.sentence.tokens
    if tokens[noun].upos == "VERB":
        return "agreement", scene.evidence("agreement", noun, "rule: what two agree on is an agreement")
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
