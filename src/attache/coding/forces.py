"""Whose forces a deed moves: named, the subject's own, a state's, a people's at a base; and which others are there."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from attache.coding import facts
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.coding.whereabouts import inner, orders
from attache.coding.who import identity, missions
from attache.ids import slug
from attache.model import Actor, Evidence, ForceKind, Place

# Deeds that a state does with its forces: "France is withdrawing", "the US pullout".
_STATES_MOVE = frozenset(
    {"withdraw", "deploy", "reinforce", "presence", "mobilize", "relocate", "open-base", "hand-over", "take-over-site"}
)


# What those do who are there themselves, whatever the sentence says that they do it to.
_DONE_BY_SUBJECTS = frozenset({"hand-over", "take-over"})
ASKING = frozenset({"ask", "request", "demand", "want", "seek", "call", "urge"})
_HIRED = frozenset({"REB", "UAF", "PMC"})
_MEN = frozenset({"man", "member", "operative", "element"})  # of an armed body: its own
_UNARMED = frozenset({"GOV", "CVL", "LEG", "JUD", "MED", "NGO", "BUS", "OPP"})
_SECTORS: dict[str, tuple[str, ForceKind]] = {"force": ("MIL", "regular"), "group": ("REB", "armed-group")}


def find(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    """The forces that come, stay or go in a deed."""
    read = deed.read is not None and deed.read.move is not None
    if deed.rule.id == "presence" and not _is_military(story, scene, deed.token):
        named = [w for w in story.everyone(scene, (*deed.subjects, *deed.objects)) if w.actor.kind]
        return named  # a state's presence alone may be its firms'
    found = _read(story, scene, deed) if read else _find(story, scene, deed)
    found = [w for w in found if not _is_an_office(story, scene, w.head) and not _only_decides(story, w.actor)]
    return [] if _is_anothers(story, scene, deed, found) else _each(_body(story, w) for w in found)


def _body(story: Story, who: Who) -> Who:
    """Officers, police or soldiers of a country as the one force that they are of."""
    actor = who.actor
    if actor.id.startswith(f"{actor.country}-MIL/"):
        return msgspec.structs.replace(who, actor=identity.military(actor.country or "", story.lexicon))
    if actor.id.startswith(f"{actor.country}-COP/"):
        police = identity.people(story.lexicon.nouns["police"], actor.country, story.lexicon, "police")
        return msgspec.structs.replace(who, actor=police)
    return who


def _is_anothers(story: Story, scene: Scene, deed: Predication, found: list[Who]) -> bool:
    """ "Mali asked for its withdrawal": nobody asks for their own, so "its" is somebody else's, of whom no more is
    known."""
    owners = {scene.sentence.tokens[p].text.lower() for p in scene.syntax.possessors(deed.token)}
    if deed.form != "noun" or not owners & {"its", "their"}:
        return False
    verbs = [g for g in deed.mood.through if scene.sentence.tokens[g].lemma in ASKING]
    askers = story.everyone(scene, (s for v in verbs for s in scene.syntax.subjects(v)))
    return any(w.actor.country and w.actor.country == a.actor.country for w in found for a in askers)


def _read(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    """Whose forces move where the encoder says that somebody's do: the objects if they are forces, else the subjects.
    What the encoder takes for the force stands in where the tree has none, or only a state that may be another's
    host."""
    action = deed.read.move if deed.read else None
    subjects: list[Who] = []
    objects = [o for o in deed.objects if o not in deed.subjects]
    if orders(deed):  # who orders does not go
        objects.extend(n for preposition, n in deed.obliques if preposition in ("to", "for", "of"))
        objects.extend(s for d in inner(scene, deed) for s in d.subjects if s not in deed.subjects)
    else:
        subjects = _each(w for s in deed.subjects for w in _moved(story, scene, s))
        owned = subjects and deed.rule.moves != "object"  # "left its base": a base is where, not who
        objects = [o for o in objects if _is_lent(story, scene, o) or _is_armed(story, scene, o)]
        objects = [o for o in objects if not (owned and _is_site(story, scene, o))]
    moved = _each(w for o in objects for w in _moved(story, scene, o, subjects))
    if subjects and (action in _DONE_BY_SUBJECTS or not _moves_object(deed, subjects, moved)):
        moved = []
    found = moved or subjects
    if not any(_is_armed(story, scene, w.head) for w in found):
        roles = ("force", "recipient" if orders(deed) else "actor")
        others = _who_order(scene, deed)
        heads = ([h for h in deed.part(role) if h not in others] for role in roles)
        parts = (_each(w for h in each for w in _moved(story, scene, h)) for each in heads)
        found = next((p for p in parts if any(w.actor.kind or not found for w in p)), found)
    return (
        found
        or [w for t in (*deed.objects, *deed.subjects, *deed.part("force")) for w in _unknown(story, scene, t)][:1]
    )


def _who_order(scene: Scene, deed: Predication) -> set[int]:
    """Who demands the deed of somebody: "China demanded that the launchers be withdrawn"."""
    if deed.mood.modality != "ordered":
        return set()
    return {s for g in deed.mood.through for s in scene.syntax.subjects(g)}


def _moves_object(deed: Predication, subjects: list[Who], objects: list[Who]) -> bool:
    """Whether the objects are what moves: not where one force comes to, joins, guards or meets another's."""
    action = deed.read.move if deed.read else None
    if deed.rule.moves == "object" or orders(deed):
        return True
    own = {w.actor.country for w in subjects} | {None}
    armed = any(w.actor.kind for w in subjects)
    return not armed or (action != "remain" and any(w.actor.country in own for w in objects))


def _each(found: Iterable[Who]) -> list[Who]:
    """Each actor once, in the order found."""
    known: dict[str, Who] = {}
    for who in found:
        known.setdefault(who.actor.id, who)
    return list(known.values())


def _is_armed(story: Story, scene: Scene, token: int) -> bool:
    """Whether a noun names a force, and not only a state that has one."""
    return any(w.actor.kind for w in story.who(scene, token))


def are_unarmed(story: Story, scene: Scene, deed: Predication) -> bool:
    """Whether all that move are civilians, diplomats, firms: "100,000 ethnic Armenians fled", "a bank withdrew"."""
    tokens = (*deed.subjects, *(deed.objects if deed.rule.moves == "object" else ()))
    movers = story.everyone(scene, tokens)
    if movers:
        return all(w.actor.sector in _UNARMED - {"GOV"} for w in movers)
    nouns = {scene.sentence.tokens[t].lemma for t in tokens}
    return bool(nouns) and nouns <= story.words.carriers.unarmed


def is_armed(scene: Scene, token: int) -> bool:
    """Whether the encoder reads a force or an armed group at the word."""
    return any(a.first <= token < a.last for a in scene.sentence.armed if a.label in ("force", "group"))


def _is_lent(story: Story, scene: Scene, token: int) -> bool:
    """Whether a noun is somebody's force without saying whose: soldiers, ships, a base."""
    word = scene.sentence.tokens[token]
    armed = any(a.first <= token < a.last for a in scene.sentence.armed if a.label in ("weapon", "force"))
    known = story.is_force_noun(word.lemma) or word.lemma in story.words.equipment.nouns
    return known or armed or _is_site(story, scene, token)


def _is_site(story: Story, scene: Scene, token: int) -> bool:
    return facts.is_site_noun(story, scene.sentence.tokens[token].lemma)


def _moved(story: Story, scene: Scene, token: int, owners: Iterable[Who] = ()) -> list[Who]:
    """The forces that a noun stands for when it moves: a force itself, what belongs to one, or a state or people, which
    moves its own. `owners` are whose it is where its own phrase does not say so."""
    named = story.who(scene, token)
    owners = [w for w in owners if w.actor.country or w.actor.kind]
    if len(owners) > 1 and _is_lent(story, scene, token) and {w.actor.country for w in named} <= _countries(owners):
        return [_forces_of(story, scene, w, token) for w in owners]  # "Ghana and Benin sent their soldiers"
    if any(w.actor.kind and not _is_nobodys(w.actor) for w in named):
        return [w for w in named if w.actor.kind]
    states = [w for w in named if w.actor.country and w.actor.id in (w.actor.country, f"{w.actor.country}-CVL")]
    if states and _is_a_people(story, scene, token):
        return []
    if states:
        return [_own_forces(story, w) for w in states]
    if any(w.actor.sector in _UNARMED for w in named):
        return []
    if named and not all(_is_nobodys(w.actor) for w in named):
        return [_mission_of(story, w) or w for w in named]
    beside = (*scene.syntax.possessors(token), *scene.syntax.modifiers(token))
    inside = [n for preposition, n in scene.syntax.obliques(token) if preposition in ("from", "of")]
    if named or _is_lent(story, scene, token):
        for owner in (story.everyone(scene, beside), story.everyone(scene, inside), owners):
            lent = [_forces_of(story, scene, w, token) for w in owner if w.actor.country or w.actor.kind]
            if lent:
                return lent
    return named


def _is_a_people(story: Story, scene: Scene, noun: int) -> bool:
    """ "Ethnic Armenians", and those who flee: a people and not its soldiers."""
    word = scene.sentence.tokens[noun]
    ethnic = any(scene.sentence.tokens[m].lemma == "ethnic" for m in scene.syntax.children(noun, "amod"))
    return ethnic or (word.head >= 0 and scene.sentence.tokens[word.head].lemma in story.words.carriers.fleeing)


def _countries(owners: Iterable[Who]) -> set[str | None]:
    return {w.actor.country for w in owners} | {None}


def _is_nobodys(actor: Actor) -> bool:
    """Whether the actor is people of a kind without a country or name: "soldiers", "men"."""
    return actor.country is None and (actor.sector is None or actor.id.startswith(f"{actor.sector}/"))


def _unknown(story: Story, scene: Scene, token: int) -> list[Who]:
    """A force or group that no table has, by the name that the encoder marks, of the country named in it."""
    sentence = scene.sentence
    for span in sentence.armed:
        if span.label in ("force", "group") and span.first <= token < span.last:
            start, end = sentence.tokens[span.first].start, sentence.tokens[span.last - 1].end
            name = sentence.text[start - sentence.start : end - sentence.start]
            owners = [w.actor.country for w in story.everyone(scene, range(span.first, span.last)) if w.actor.country]
            sector, kind = _SECTORS[span.label]
            actor = Actor(f"name/{slug(name)}", name, owners[0] if owners else None, sector, kind)
            return [Who(actor, token, Evidence("actors", start, end, f"model armed:{span.label}"))]
    return []


def _mission_of(story: Story, who: Who) -> Who | None:
    """An organisation's mission there, where it is the organisation that is said to move: "the UN left its camp"."""
    if who.actor.sector != "IGO" or who.actor.kind is not None or not who.actor.id.startswith("org/"):
        return None
    named = {m.actor.id: m for m in story.actors.mentions if m.actor.id.startswith("group/")}
    here = [m for m in named.values() if m.actor.kind == "mission"]
    spoken = story.actors.scan.countries
    actor, rule = missions.meant(who.actor.id, here, spoken, story.lexicon, story.published)
    if actor is None:
        return None
    evidence = msgspec.structs.replace(who.evidence, rule=f"{who.evidence.rule}; {rule}")
    return Who(actor, who.head, evidence)


def of_people(story: Story, who: Who) -> Who:
    """A people's forces; anybody else as they are."""
    return _own_forces(story, who) if who.actor.id == f"{who.actor.country}-CVL" else who


def _own_forces(story: Story, who: Who) -> Who:
    rule = f"{who.evidence.rule}; a state moves its forces"
    evidence = Evidence("actors", who.evidence.start, who.evidence.end, rule)
    return Who(identity.military(who.actor.country or "", story.lexicon), who.head, evidence)


def _only_decides(story: Story, actor: Actor) -> bool:
    """Whether an organisation is a body that has no forces of its own, as the Security Council."""
    words = set(actor.name.lower().split())
    return actor.kind is None and actor.id.startswith("org/") and bool(words & story.words.carriers.deciding)


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
    bases = [o for o in deed.objects if facts.is_base_noun(story, scene.sentence.tokens[o].lemma)]
    owners = [
        o
        for base in bases
        for o in story.everyone(scene, (*scene.syntax.possessors(base), *scene.syntax.modifiers(base)))
    ]
    if bases and not owners and deed.rule.id == "keep":
        owners = story.everyone(scene, deed.subjects)
    found = []
    for owner in owners:
        if owner.actor.kind is None and (owner.actor.country is None or owner.actor.sector != "GOV"):
            continue
        noun = scene.sentence.tokens[bases[0]]
        start, end = min(owner.evidence.start, noun.start), max(owner.evidence.end, noun.end)
        rule = f"{owner.evidence.rule}; a base abroad is its owner's forces"
        kept = owner.actor if owner.actor.kind else identity.military(owner.actor.country or "", story.lexicon)
        found.append(Who(kept, bases[0], Evidence("actors", start, end, rule)))
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
    if deed.rule.id in _STATES_MOVE and (mission := _mission_of(story, who)) is not None:
        return mission
    is_state = who.actor.sector == "GOV" and who.actor.country == who.actor.id
    if (
        not is_state
        or deed.rule.id not in _STATES_MOVE
        or (has_object and deed.rule.moves == "either" and deed.form == "verb")
    ):
        return None
    return _own_forces(story, who)


def _bare_forces(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    """ "France withdrew 400 soldiers": force nouns without an owner are the subject's."""
    doers = (_mission_of(story, w) or w for w in story.everyone(scene, deed.subjects))
    owners = [w for w in doers if w.actor.country or w.actor.kind]
    armed = any(w.actor.kind for w in owners)
    for token in deed.objects:
        lemma = scene.sentence.tokens[token].lemma
        mention = story.actors.at(scene.sentence.index, token)
        nobodys = mention is not None and mention.actor.kind is not None and _is_nobodys(mention.actor)
        # "Wagner has 1,000 fighters in Mali": Mali is where they are, not whose
        nobodys = nobodys or (
            armed and mention is not None and mention.actor.sector in _HIRED and "/" in mention.actor.id
        )
        if not story.is_force_noun(lemma) and not (armed and (nobodys or lemma in _MEN)):
            continue
        known = {o.actor.country for o in owners}
        if mention is not None and mention.actor.kind == "police" and mention.actor.country in known:
            return [w for w in story.who(scene, token) if w.actor.id == mention.actor.id]
        if mention is None or nobodys or mention.actor.country in known:
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
