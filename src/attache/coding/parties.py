"""Who does a deed, and to whom: the words of the sentence that play these roles, and whom they stand for.

Syntax comes first; where it leaves a role empty, the parts that the encoder reads fill it. A recipient is whom the deed
is done to by the sentence's own words: the country where a thing happens is its place, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from attache.coding import forces
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.model import Evidence

# Roots of deeds that a force does by moving itself or its own: what moves is no recipient.
_MOVEMENTS = frozenset({"MOBILIZE", "RETREAT"})
# Kinds of actors that are somebody even without a country.
_KNOWN = frozenset({"armed-group", "mission"})
_LIKELY = 0.6  # the score from which a part that syntax does not confirm is more often right than wrong
_COMPLEMENTS = frozenset({"obj", "xcomp", "ccomp", "root"})
_ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_ASKING = frozenset({"REQUEST", "SANCTION"})


class Parties(NamedTuple):
    """Who does it, and to whom."""

    actors: list[Who]
    recipients: list[Who]


def root_of(deed: Predication) -> str | None:
    """The PLOVER root: as the encoder reads it, else as the lexicon's row has it."""
    return (deed.read.root if deed.read is not None else None) or deed.rule.event


def is_ordered(scene: Scene, deed: Predication) -> bool:
    """ "Ordered to leave" is an expulsion by whoever gives the order, where the order is no deed of its own."""
    told = deed.read is not None and (deed.rule.general or _is_told_above(scene, deed))
    return deed.rule.presence == "withdraw" and deed.mood.modality == "ordered" and not told


def _is_told_above(scene: Scene, deed: Predication) -> bool:
    """Whether the encoder reads the order in the word that gives it: "told them | to leave"."""
    return any(
        other.read is not None and other.token in deed.mood.through and other.read.root in _ASKING
        for other in scene.deeds
    )


def find(story: Story, scene: Scene, deed: Predication, toll: Predication | None = None) -> Parties:
    """The parties of a deed. `toll` is the deed that counts its victims, where the sentence has one apart."""
    objects = _objects(scene, deed)
    subjects = [*deed.subjects, *_under(scene, deed)[0]]
    if toll is not None:  # "killed in an ambush by JNIM": the doer read with the killing
        objects.extend(toll.objects)
        subjects.extend(s for s in toll.subjects if s != deed.token)
    towards, partners = _beside(story, scene, deed)
    if deed.rule.to and deed.rule.presence is None:  # "visited Beijing": where to is no recipient
        objects, towards = ([t for t in tokens if not is_place(story, scene, t)] for tokens in (objects, towards))
    actors = _stand_for(story, scene, subjects)
    recipients = _stand_for(story, scene, [*objects, *towards], "recipients")
    if is_ordered(scene, deed):
        actors, recipients = _orderers(story, scene, deed), actors or recipients
    elif _is_movement(deed):
        actors, recipients = _movement(story, scene, deed, actors, towards)
    actors = _each([*actors, *_stand_for(story, scene, partners)])
    read = _read(story, scene, deed, "actor")
    if is_ordered(scene, deed):  # who must go is not who says so
        read = _others(recipients, read)
    actors = _first(actors, read, _above(story, scene, deed))
    recipients = _first(_others(actors, recipients), _others(actors, _read(story, scene, deed, "recipient")))
    if deed.rule.id == "replace" and any(a.actor.kind for a in actors):  # "Turkish soldiers replace Italians"
        recipients = [forces.of_people(story, r) for r in recipients]
    return Parties(actors, recipients)


def _is_movement(deed: Predication) -> bool:
    moving = deed.rule.presence is not None or deed.rule.general
    return root_of(deed) in _MOVEMENTS and moving and deed.rule.id != "replace"


def _objects(scene: Scene, deed: Predication) -> list[int]:
    """The words for whom a deed is done to, but for those behind prepositions."""
    syntax = scene.syntax
    objects = [o for o in deed.objects if o not in deed.subjects]
    objects.extend(syntax.children(deed.token, "iobj"))
    if root_of(deed) in _ASKING:  # "asked Congress to declare war", "demanded that France leave"
        clauses = syntax.children(deed.token, "xcomp", "ccomp")
        objects.extend(s for c in clauses for s in syntax.children(c, "nsubj"))
        # "urged India to reopen": who is urged stands before "to", whatever it was read as
        objects.extend(o for c in clauses for o in syntax.children(c, "obj") if o < c)
    if root_of(deed) == "PROTEST":  # roads and squares
        return []
    if root_of(deed) == "SANCTION":  # "recalled its ambassador": one's own people are not whom it is done to
        objects = [o for o in objects if all(scene.sentence.tokens[p].upos != "PRON" for p in syntax.possessors(o))]
    return [*objects, *_under(scene, deed)[1]]


def _under(scene: Scene, deed: Predication) -> tuple[list[int], list[int]]:
    """Who does a noun's deed and to whom where it stands behind "under": "police put him under arrest", "the convoy
    came under fire"."""
    syntax = scene.syntax
    verb = scene.sentence.tokens[deed.token].head
    if deed.form != "noun" or verb < 0 or syntax.preposition(deed.token) != "under":
        return [], []
    objects = [o for o in syntax.objects(verb) if o != deed.token]
    if syntax.is_passive(verb):
        return syntax.by_phrase(verb), syntax.subjects(verb)
    return (syntax.subjects(verb), objects) if objects else ([], syntax.subjects(verb))


def _beside(story: Story, scene: Scene, deed: Predication) -> tuple[list[int], list[int]]:
    """The nouns behind prepositions that lead to a recipient, and those that lead to one who does it too: what is
    between parties, or done together with others."""
    row = story.words.predicates.general.get(root_of(deed) or "") if _is_another(deed) else None
    rule = row or deed.rule
    towards, partners = [], []
    carrier = scene.sentence.tokens[deed.token].head
    carried = deed.form == "noun" and deed.read is not None and scene.syntax.rel(deed.token) == "obj" and carrier >= 0
    # "filed a complaint | against Chile": what hangs on the verb is the noun's
    obliques = dict.fromkeys((*deed.obliques, *(scene.syntax.obliques(carrier) if carried else ())))
    for preposition, noun in obliques:
        together = preposition in ("with", "together with") and _is_together(scene, noun)
        if preposition in rule.recipient and not together:
            towards.append(noun)
        elif together or preposition in ("between", *rule.partner):
            partners.append(noun)
    return towards, partners


def is_place(story: Story, scene: Scene, token: int) -> bool:
    """Whether the word is the name of a place."""
    return any(m.head == token for m in story.places.in_sentence(scene.sentence.index))


def _is_another(deed: Predication) -> bool:
    """Whether the encoder reads another deed in the word than its row in the lexicon has."""
    return deed.read is not None and deed.read.root not in (None, deed.rule.event, deed.rule.future)


def _is_together(scene: Scene, noun: int) -> bool:
    case = next(iter(scene.syntax.children(noun, "case")), 0)
    beside = scene.sentence.tokens[max(case - 1, 0)].text.lower()
    return beside in ("together", "jointly", "along", "alongside")


def _movement(
    story: Story, scene: Scene, deed: Predication, actors: list[Who], towards: list[int]
) -> tuple[list[Who], list[Who]]:
    """A movement's actors are the forces, or who sends those of others; it is done to somebody only where they are
    handed something."""
    moving = forces.find(story, scene, deed)
    countries = {f.actor.country for f in moving}
    senders = [a for a in actors if a.actor.country and a.actor.country not in countries]
    handed = deed.rule.presence == "hand-over" or deed.rule.id == "surrender" or bool(deed.objects)
    return senders or moving or actors, _stand_for(story, scene, towards if handed else (), "recipients")


def _orderers(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    verbs = [g for g in deed.mood.through if scene.sentence.tokens[g].upos == "VERB"]
    tokens = [s for v in verbs for s in _doers(scene, v)]
    tokens.extend(p for g in deed.mood.through for p in (*scene.syntax.possessors(g), *scene.syntax.modifiers(g)))
    return story.everyone(scene, tokens)


def _doers(scene: Scene, verb: int) -> list[int]:
    return scene.syntax.by_phrase(verb) if scene.syntax.is_passive(verb) else scene.syntax.subjects(verb)


def _above(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    """Who does what a noun without a doer of its own speaks of: the doer of the verb whose object or complement it is
    ("filed a complaint", "are in talks"), unless that verb answers what somebody else does."""
    if deed.read is None or deed.form == "verb" or scene.syntax.rel(deed.token) not in _COMPLEMENTS:
        return []
    verb = scene.sentence.tokens[deed.token].head
    if _answers(scene, deed):
        return []
    if scene.syntax.children(deed.token, "cop"):
        doers = scene.syntax.subjects(deed.token)
    else:
        doers = _doers(scene, verb) if verb >= 0 else []
    return [_by(w, "who does what the verb above says") for w in _stand_for(story, scene, doers)]


def _answers(scene: Scene, deed: Predication) -> bool:
    """Whether the verb above a noun answers what somebody else does: "condemned the raid", "rejected the offer"."""
    verb = scene.sentence.tokens[deed.token].head
    return deed.form == "noun" and any(d.token == verb and root_of(d) in _ANSWERS for d in scene.deeds)


def _stand_for(story: Story, scene: Scene, tokens: Iterable[int], field: str = "actors") -> list[Who]:
    """Whom the words stand for, each once: where a word alone names no country, whose it is or what it is part of ("a
    squad of US Marines", "the Kenyan town", "the Commission's proposal")."""
    found: list[Who] = []
    for token in tokens:
        named = story.who(scene, token, field)
        if not any(_is_somebody(w) for w in named):
            named = _whose(story, scene, token, field) or named
        found.extend(named)
    return _each(found)


def _is_somebody(who: Who) -> bool:
    """Whether it is known whose people these are: a country's, or a body's that has none."""
    return bool(who.actor.country) or who.actor.kind in _KNOWN or who.actor.id.startswith(("org/", "group/"))


def _whose(story: Story, scene: Scene, token: int, field: str) -> list[Who]:
    syntax = scene.syntax
    word = scene.sentence.tokens[token]
    if word.upos not in ("NOUN", "PROPN", "NUM") or (field == "actors" and word.lemma in story.words.accords.firms):
        return []  # what a Danish brewer does, Denmark does not
    of = [noun for preposition, noun in syntax.obliques(token) if preposition == "of"]
    for beside in ((*syntax.possessors(token), *syntax.modifiers(token)), of):
        owners = [w for w in story.everyone(scene, beside, field) if _is_somebody(w)]
        if owners:
            return [_by(w, "whose it is") for w in owners]
    return []


def _read(story: Story, scene: Scene, deed: Predication, role: str) -> list[Who]:
    """Whom the encoder takes for a part of the deed; but who condemns a raid is not who made it."""
    heads = deed.part(role, least=_LIKELY)
    if role == "actor" and _answers(scene, deed):
        answering = _doers(scene, scene.sentence.tokens[deed.token].head)
        heads = tuple(head for head in heads if head not in answering)
    found = _stand_for(story, scene, heads, f"{role}s")
    return [_by(w, f"model deeds:{root_of(deed)} {role}") for w in found]


def _first(*readings: list[Who]) -> list[Who]:
    """The first reading of a role that knows whose people they are, else the first that has any."""
    return next((r for r in readings if any(_is_somebody(w) for w in r)), next((r for r in readings if r), []))


def _by(who: Who, rule: str) -> Who:
    said = who.evidence
    return Who(who.actor, who.head, Evidence(said.field, said.start, said.end, f"{said.rule}; {rule}"))


def _each(found: Iterable[Who]) -> list[Who]:
    known: dict[str, Who] = {}
    for who in found:
        known.setdefault(who.actor.id, who)
    return list(known.values())


def _others(actors: list[Who], recipients: list[Who]) -> list[Who]:
    """The recipients but for those who do it. "Recalled its ambassador from Berlin": one's own people are not whom it
    is done to, where others are."""
    known = {a.actor.id for a in actors}
    countries = {a.actor.country for a in actors}
    others = [r for r in recipients if r.actor.id not in known]
    if any(r.actor.country not in countries for r in others):
        others = [r for r in others if r.actor.country not in countries or "/" not in r.actor.id]
    return others
