"""Whose forces a deed moves: named, the subject's own, a state's, a people's at a base; and which others are there."""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding import facts
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.coding.who import identity
from attache.model import Actor, Evidence, Place

# Deeds that a state does with its forces: "France is withdrawing", "the US pullout".
_STATES_MOVE = frozenset(
    {"withdraw", "deploy", "reinforce", "presence", "mobilize", "relocate", "open-base", "hand-over", "take-over-site"}
)


def find(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    """The forces that come, stay or go in a deed."""
    return [w for w in _find(story, scene, deed) if not _is_an_office(story, scene, w.head)]


def _is_an_office(story: Story, scene: Scene, noun: int) -> bool:
    """ "The mission's human rights division" is a division and no force."""
    modifiers = scene.syntax.modifiers(noun)
    words = {scene.sentence.tokens[t].lemma for m in modifiers for t in scene.syntax.below(m)}
    return bool(words & story.words.carriers.civil)


def _find(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    moves = deed.rule.moves
    named = [w for w in story.everyone(scene, deed.objects) if w.actor.kind]
    objects = _bare_forces(story, scene, deed) or named or _by_nationality(story, scene, deed.objects)
    if deed.rule.presence == "remain":
        objects = [*objects, *_by_base(story, scene, deed)]
    if moves == "object":
        return objects
    subjects = [
        moved
        for who in story.everyone(scene, deed.subjects) + _by_nationality(story, scene, deed.subjects)
        if (moved := _as_force(story, scene, who, deed, has_object=bool(story.everyone(scene, deed.objects))))
        is not None
    ]
    subjects = list({w.actor.id: w for w in reversed(subjects)}.values())
    if deed.rule.presence not in ("withdraw", "order-out"):
        subjects = [_from_country(story, scene, w) for w in subjects]
        objects = [_from_country(story, scene, w) for w in objects]
    if moves == "either":
        return objects or subjects
    return subjects


def _from_country(story: Story, scene: Scene, who: Who) -> Who:
    """ "Soldiers from Russia" who come or are somewhere are Russia's."""
    if who.actor.country or who.actor.sector != "MIL":
        return who
    origins = [n for preposition, n in scene.syntax.obliques(who.head) if preposition == "from"]
    for owner in story.everyone(scene, origins):
        if owner.actor.country and owner.actor.id == owner.actor.country:
            rule = f"{owner.evidence.rule}; where the soldiers are from"
            evidence = Evidence("actors", who.evidence.start, owner.evidence.end, rule)
            return Who(identity.military(owner.actor.country, story.lexicon), who.head, evidence)
    return who


def _by_base(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    """ "Tajikistan hosts Russia's base", "China has a base in Djibouti": a base abroad is its owner's forces."""
    bases = [o for o in deed.objects if facts.is_site_noun(story, scene.sentence.tokens[o].lemma)]
    owners = [
        o
        for base in bases
        for o in story.everyone(scene, (*scene.syntax.possessors(base), *scene.syntax.modifiers(base)))
    ]
    if bases and not owners and deed.rule.id == "keep":
        owners = story.everyone(scene, deed.subjects)
    found = []
    for owner in owners:
        if owner.actor.country is None or owner.actor.sector != "GOV":
            continue
        noun = scene.sentence.tokens[bases[0]]
        start, end = min(owner.evidence.start, noun.start), max(owner.evidence.end, noun.end)
        rule = f"{owner.evidence.rule}; a base abroad is its owner's forces"
        found.append(
            Who(identity.military(owner.actor.country, story.lexicon), bases[0], Evidence("actors", start, end, rule))
        )
    return found


def _by_nationality(story: Story, scene: Scene, tokens: Iterable[int]) -> list[Who]:
    """ "Russian instructors": people who are forces only when they come, stay or go as such."""
    found = []
    for token in tokens:
        word = scene.sentence.tokens[token]
        if not story.is_force_noun(word.lemma) or any(w.actor.kind for w in story.who(scene, token)):
            continue
        for owner in story.everyone(scene, (*scene.syntax.modifiers(token), *scene.syntax.possessors(token))):
            if owner.actor.country and owner.actor.sector == "GOV":
                rule = f"{owner.evidence.rule}; with a noun for forces"
                evidence = Evidence("actors", owner.evidence.start, word.end, rule)
                found.append(Who(identity.military(owner.actor.country, story.lexicon), token, evidence))
    return found


def _is_military(story: Story, scene: Scene, noun: int) -> bool:
    """ "The US military presence", "the French troop presence": a state's presence alone may be its firms'."""
    words = {scene.sentence.tokens[t].lemma for m in scene.syntax.modifiers(noun) for t in scene.syntax.below(m)}
    military = ("military", "armed", "naval", "air", "defence", "defense")
    return any(word in military or story.is_force_noun(word) for word in words)


def _as_force(story: Story, scene: Scene, who: Who, deed: Predication, *, has_object: bool) -> Who | None:
    """The force itself, or the forces of the state that moves them."""
    if who.actor.kind:
        return who
    if deed.rule.id == "presence" and not _is_military(story, scene, deed.token):
        return None
    is_state = who.actor.sector == "GOV" and who.actor.country == who.actor.id
    if (
        not is_state
        or deed.rule.id not in _STATES_MOVE
        or (has_object and deed.rule.moves == "either" and deed.form == "verb")
    ):
        return None
    return Who(
        identity.military(who.actor.country or "", story.lexicon),
        who.head,
        Evidence("actors", who.evidence.start, who.evidence.end, f"{who.evidence.rule}; a state moves its forces"),
    )


def _bare_forces(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    """ "France withdrew 400 soldiers": force nouns without an owner are the subject's."""
    owners = [w for w in story.everyone(scene, deed.subjects) if w.actor.country or w.actor.kind]
    for token in deed.objects:
        if not story.is_force_noun(scene.sentence.tokens[token].lemma):
            continue
        mention = story.actors.at(scene.sentence.index, token)
        known = {o.actor.country for o in owners}
        if mention is None or mention.actor.country in known or (mention.actor.country is None and mention.actor.kind):
            return [_forces_of(story, scene, owner, token) for owner in owners]
    return []


def _forces_of(story: Story, scene: Scene, owner: Who, token: int) -> Who:
    """The owner's forces, spoken of by the noun at `token`; the owner itself where it is a force."""
    word = scene.sentence.tokens[token]
    evidence = Evidence("actors", word.start, word.end, f"{owner.evidence.rule}; the subject's forces")
    actor = owner.actor if owner.actor.kind else identity.military(owner.actor.country or "", story.lexicon)
    return Who(actor, token, evidence)


def others(story: Story, scene: Scene, force: Actor, place: Place) -> list[Who]:
    """Other countries' forces in the sentence, "our forces" included; else those in the sentence before; else those
    that an earlier sentence names with the site."""
    at_site = [
        m.sentence for m in story.places.mentions if m.place.id == place.id and m.sentence < scene.sentence.index
    ]
    for index in (scene.sentence.index, scene.sentence.index - 1, *reversed(at_site)):
        if index < 0:
            continue
        other = story.scenes[index]
        found = [
            w
            for i, token in enumerate(other.sentence.tokens)
            if token.upos in ("NOUN", "PROPN", "PRON")
            for w in story.who(other, i, "separation")
            if w.actor.kind and w.actor.country != force.country
        ]
        if found:
            unique = {w.actor.id: w for w in found}
            return list(unique.values())
    return []
