"""Who did what to whom: claims with a PLOVER root and mode and a CAMEO code.

Roots, modes and contexts are PLOVER's (Open Event Data Alliance, manual of 2021); rows of `predicates.toml` carry them.
"""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding import forces
from attache.coding.drafting import claim
from attache.coding.modality import NOT_YET
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.coding.who import identity
from attache.model import Actor, Claim, Count, Event, Evidence, Place

# Sectors that make a deed a matter of this record. Clubs, firms and crowds alone do not.
_POLITICAL = frozenset(
    {"GOV", "MIL", "REB", "SPY", "COP", "PMC", "IGO", "OPP", "LEG", "JUD", "PAR", "SEP", "INS", "UAF", "CRM"}
)
_TRAINERS = frozenset({"instructor", "trainer", "adviser", "advisor"})
_ARMED = frozenset({"MIL", "REB", "COP", "PMC", "SPY"})
_CIVILIAN = frozenset({"CVL", "REF", "MED", "NGO", "BUS", "OPP"})
_ORDERING = frozenset({"GOV", "MIL", "LEG", "JUD", "REB", "IGO", "SPY", "COP"})
_PROMISED = {"CONCEDE": "080", "AGREE": "030"}  # CAMEO of a deed that is only promised
_MOVES = frozenset({"arrive", "enter", "deploy", "send", "reinforce", "relocate", "mobilize"})
_PLACES = frozenset(
    {"in", "at", "on", "near", "inside", "outside", "across", "around", "into", "from", "to", "along", "of"}
)


def find(story: Story, scene: Scene, presences: Iterable[Claim]) -> list[Claim]:
    """The event claims of one sentence. `presences` are its presence claims: a force that comes or goes is an event
    too."""
    moved: dict[int, list[Claim]] = {}
    for presence_claim in presences:
        for said in presence_claim.evidence:
            if said.field == "action":
                moved.setdefault(said.start, []).append(presence_claim)
    found = []
    tolls = _tolls(scene)
    for deed in scene.deeds:
        read = deed.read is not None and deed.read.root is not None
        if (deed.rule.event is None and not read) or deed.token in tolls:
            continue
        movement = moved.get(scene.sentence.tokens[deed.token].start, [])
        if deed.rule.presence and not movement and not read and not _stands_alone(story, scene, deed):
            continue
        ordering = deed.rule.id == "order" and any(_is_ordered(d) and deed.token in d.mood.through for d in scene.deeds)
        if ordering and not read:
            continue  # the order is told with what is ordered
        coded = _code(story, scene, deed, movement)
        if coded is not None:
            found.append(coded)
    return found


def _code(story: Story, scene: Scene, deed: Predication, movement: list[Claim]) -> Claim | None:
    actors = story.everyone(scene, deed.subjects)
    objects = [o for o in deed.objects if o not in deed.subjects]
    objects.extend(scene.syntax.children(deed.token, "iobj"))
    if deed.rule.event == "REQUEST":  # "asked Congress to declare war", "demanded that France leave"
        clauses = scene.syntax.children(deed.token, "xcomp", "ccomp")
        objects.extend(s for c in clauses for s in scene.syntax.children(c, "nsubj"))
        # "urged India to reopen": who is urged stands before "to", whatever it was read as
        objects.extend(o for c in clauses for o in scene.syntax.children(c, "obj") if o < c)
    toll = next((d for d in scene.deeds if _tolls(scene).get(d.token) == deed.token), None)
    objects.extend(toll.objects if toll is not None else ())
    if toll is not None and not actors:  # "killed in an ambush by JNIM", the doer read with the killing
        actors = story.everyone(scene, [s for s in toll.subjects if s != deed.token])
    recipients = story.everyone(scene, objects, "recipients")
    prepositions = {*deed.rule.recipient, "between"}
    towards = [n for p, n in deed.obliques if p in prepositions]
    recipients.extend(
        w for w in story.everyone(scene, towards, "recipients") if w.actor.id not in {r.actor.id for r in recipients}
    )
    if deed.rule.presence == "withdraw" and deed.mood.modality == "ordered":
        actors, recipients = _orderers(story, scene, deed), actors or recipients
    if deed.rule.actor == "both" or any(p == "between" for p, _ in deed.obliques):
        actors, recipients = _each_other(actors, recipients)
    if deed.rule.presence and deed.rule.id != "expel" and not _is_ordered(deed):
        actors, recipients = _movement(story, scene, deed, movement, actors, recipients)
    if not recipients:
        recipients = _owners(story, scene, [*objects, *towards], actors)
    known = {a.actor.id for a in actors}
    recipients = [r for r in recipients if r.actor.id not in known]
    countries = {a.actor.country for a in actors}
    if any(r.actor.country not in countries for r in recipients):
        # "recalled its ambassador from Berlin": one's own people are not whom it is done to, where others are
        recipients = [r for r in recipients if r.actor.country not in countries or "/" not in r.actor.id]
    # What the lexicon alone takes for a deed must be done by somebody, to somebody, and matter; the encoder has read
    # the sentence as well as the word.
    read = deed.read is not None and deed.read.root is not None
    if not read and not actors and _done_by_something_else(story, scene, deed):
        return None
    elsewhere = story.words.elsewhere.speaks_in(scene.sentence.text)
    if not read and elsewhere and not any(w.actor.kind for w in (*actors, *recipients)):
        return None
    place = _place(story, scene, deed)
    count = _count(story, scene, toll or deed)
    if deed.rule.event == "ASSAULT" and actors and not recipients and place and place[0].country:
        abroad = all(a.actor.country != place[0].country or a.actor.kind == "armed-group" for a in actors)
        recipients = [_state(story, place[0].country, place[1])] if abroad else []
    if not _matters(actors, recipients):
        recipients = _civilians(story, deed, actors, recipients, place, count)
        if not recipients and not read:
            return None
    if not read and not _fits(story, scene, deed, actors, recipients):
        return None
    root, mode, cameo, contexts = _type(story, scene, deed, actors, recipients)
    if deed.rule.came_by == "coup":
        actors = [of_the_country(story, scene, deed, a) for a in actors]
    time, time_evidence = story.when(scene, deed)
    return claim(
        story,
        scene,
        "event",
        deed.token,
        [
            scene.evidence("event", deed.token, deed.rule.origin),
            *(a.evidence for a in actors),
            *(r.evidence for r in recipients),
            time_evidence,
            place[1] if place else None,
            count[1] if count else None,
        ],
        mood=deed.mood,
        event=Event(root, mode, contexts, cameo),
        actors=tuple(a.actor for a in actors),
        recipients=tuple(r.actor for r in recipients),
        place=place[0] if place else None,
        time=time,
        count=count[0] if count else None,
        items=("fatalities",) if count and deed.rule.event == "ASSAULT" else (),
    )


def _stands_alone(story: Story, scene: Scene, deed: Predication) -> bool:
    """Whether a movement is an event even where no presence abroad comes of it: at home, or of people who are no
    force."""
    if _is_ordered(deed) or deed.rule.id == "expel":
        return True
    return deed.rule.event == "MOBILIZE" and bool(forces.find(story, scene, deed))


def _is_ordered(deed: Predication) -> bool:
    """ "Ordered to leave" is an expulsion by whoever gives the order."""
    return deed.rule.presence == "withdraw" and deed.mood.modality == "ordered"


def _orderers(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    verbs = [g for g in deed.mood.through if scene.sentence.tokens[g].upos == "VERB"]
    tokens = [
        s
        for v in verbs
        for s in (scene.syntax.by_phrase(v) if scene.syntax.is_passive(v) else scene.syntax.subjects(v))
    ]
    tokens.extend(p for g in deed.mood.through for p in (*scene.syntax.possessors(g), *scene.syntax.modifiers(g)))
    return story.everyone(scene, tokens)


Type = tuple[str, str | None, str | None, tuple[str, ...]]


def _type(story: Story, scene: Scene, deed: Predication, actors: list[Who], recipients: list[Who]) -> Type:
    """Root, mode, CAMEO code and contexts. Where the encoder reads another root than the word alone would have, it is
    the encoder's, without the word's mode."""
    known = _by_rule(scene, deed, actors, recipients)
    read = deed.read.root if deed.read is not None else None
    if read is None or read == known[0]:
        return known
    general = story.words.predicates.general[read]
    return read, None, general.cameo, general.contexts


def _by_rule(scene: Scene, deed: Predication, actors: list[Who], recipients: list[Who]) -> Type:
    rule = deed.rule
    root = rule.event or ""
    if _is_ordered(deed) and any(a.actor.sector in _ORDERING for a in actors or recipients):
        return "SANCTION", "expel", "166", ("diplomatic",)
    if _is_ordered(deed):  # a crowd may ask, but not expel
        return "REQUEST", "change", "104", ("military",)
    if rule.future and deed.mood.modality in NOT_YET:
        return rule.future, None, _PROMISED.get(rule.future), rule.contexts
    moved = {scene.sentence.tokens[t].lemma for t in (*deed.subjects, *deed.objects)}
    if rule.id in _MOVES and moved & _TRAINERS:
        return "AID", None, "072", rule.contexts
    return root, rule.mode, rule.cameo, rule.contexts


def of_the_country(story: Story, scene: Scene, deed: Predication, who: Who) -> Who:
    """Soldiers of no named country who seize power somewhere are that country's."""
    place = story.where(scene, [n for p, n in deed.obliques if p == "in"])
    if who.actor.country or who.actor.sector != "MIL" or place is None or place[0].country is None:
        return who
    rule = f"{who.evidence.rule}; of the country that they seize"
    actor = identity.military(place[0].country, story.lexicon)
    return Who(actor, who.head, Evidence("actors", who.evidence.start, who.evidence.end, rule))


def _each_other(actors: list[Who], recipients: list[Who]) -> tuple[list[Who], list[Who]]:
    """What parties do with each other has them all on both sides; the first named stands as actor."""
    if not recipients and len(actors) > 1:
        return actors[:1], actors[1:]
    if not actors and len(recipients) > 1:
        return recipients[:1], recipients[1:]
    return actors, recipients


def _movement(
    story: Story,
    scene: Scene,
    deed: Predication,
    movement: list[Claim],
    actors: list[Who],
    recipients: list[Who],
) -> tuple[list[Who], list[Who]]:
    """A movement's actors are the forces, or who sends those of others; its recipient is the country that they come
    to or leave."""
    if not movement:
        return forces.find(story, scene, deed), []
    moving = [Who(p.actors[0], -1, next(e for e in p.evidence if e.field == "actors")) for p in movement]
    countries = {f.actor.country for f in moving}
    movers = [a for a in actors if a.actor.country and a.actor.country not in countries] or moving
    others = [r for r in recipients if not r.actor.kind]
    place = movement[0].place
    said = next((e for e in movement[0].evidence if e.field == "place"), None)
    if not others and place and place.country and said and all(m.actor.country != place.country for m in movers):
        others = [_state(story, place.country, said)]
    return movers, others


def _state(story: Story, code: str, evidence: Evidence) -> Who:
    row = story.lexicon.countries.get(code)
    actor = Actor(code, row.name if row else code, code, "GOV")
    return Who(actor, -1, Evidence("recipients", evidence.start, evidence.end, f"{evidence.rule}; its country"))


def _owners(story: Story, scene: Scene, tokens: list[int], actors: list[Who]) -> list[Who]:
    """Whose a thing is that a deed is done to: "the Kenyan town", "the Commission's proposal", "the town of Diffa"."""
    syntax = scene.syntax
    known = {a.actor.id for a in actors}
    nouns = [t for t in tokens if scene.sentence.tokens[t].upos in ("NOUN", "PROPN")]
    beside = [o for t in nouns for o in (*syntax.possessors(t), *syntax.modifiers(t))]
    owners = [w for w in story.everyone(scene, beside, "recipients") if w.actor.id not in known]
    if owners:
        return owners[:1]
    for mention in story.places.in_sentence(scene.sentence.index):
        governor = scene.sentence.tokens[mention.head].head
        named = governor in nouns and syntax.preposition(mention.head) in ("", "of")
        if mention.place.country and (mention.head in nouns or named):
            return [
                _state(story, mention.place.country, Evidence("recipients", mention.start, mention.end, mention.rule))
            ]
    return []


def _matters(actors: list[Who], recipients: list[Who]) -> bool:
    if not actors and not recipients:
        return False
    return any(w.actor.sector in _POLITICAL or w.actor.kind for w in (*actors, *recipients))


def _done_by_something_else(story: Story, scene: Scene, deed: Predication) -> bool:
    """Whether the deed has a doer that is nobody: a storm that hits, an airline that suspends its flights. Weapons, and
    violence itself, stand for whoever is behind them."""
    doers = [scene.sentence.tokens[s] for s in deed.subjects if scene.sentence.tokens[s].upos in ("NOUN", "PROPN")]
    if deed.form == "noun" or not doers or story.everyone(scene, deed.subjects):
        return False
    violent = story.words.predicates.nouns
    return not any(
        d.lemma in story.words.equipment.nouns or any(r.event == "ASSAULT" for r in violent.get(d.lemma, []))
        for d in doers
    )


def _tolls(scene: Scene) -> dict[int, int]:
    """Verbs that only count the victims of violence that the sentence names as a noun ("the strike killed 12", "12 were
    killed in a raid"), and that noun: one event, not two."""
    nouns = {d.token for d in scene.deeds if d.form == "noun" and d.rule.event == "ASSAULT"}
    return {
        d.token: noun
        for d in scene.deeds
        if d.form == "verb" and d.rule.id in ("kill", "wound")
        for noun in (*d.subjects, *(n for p, n in d.obliques if p in ("in", "during", "by")))
        if noun in nouns
    }


def _place(story: Story, scene: Scene, deed: Predication) -> tuple[Place, Evidence] | None:
    """Where it was done: a phrase of place on the deed or its verb, the goal of a movement, or what was attacked or
    taken."""
    around = (*deed.obliques, *scene.syntax.obliques(deed.carrier))
    prepositions = {*_PLACES, *deed.rule.to, *deed.rule.source}
    found = story.where(scene, [n for p, n in around if p in prepositions])
    if found is None and deed.rule.event in ("ASSAULT", "COERCE"):
        aimed = [*deed.objects, *(n for p, n in deed.obliques if p in deed.rule.recipient)]
        found = story.where(scene, [t for t in aimed if t not in deed.subjects])
    return found


def _civilians(
    story: Story,
    deed: Predication,
    actors: list[Who],
    recipients: list[Who],
    place: tuple[Place, Evidence] | None,
    count: tuple[Count, Evidence] | None,
) -> list[Who]:
    """Violence and protest matter whoever does them, if it is known where: to the people of that country."""
    suffering = [w for w in (*actors, *recipients) if w.actor.sector in _CIVILIAN]
    if deed.rule.event not in ("ASSAULT", "PROTEST") or place is None or place[0].country is None:
        return []
    if count is None and not suffering:
        return []
    code = place[0].country
    actor = Actor(f"{code}-CVL", f"{identity.nationality(code, story.lexicon)} civilians", code, "CVL")
    said = next((w.evidence for w in suffering), place[1])
    return [
        Who(actor, -1, Evidence("recipients", said.start, said.end, f"{said.rule}; of the country where it happened"))
    ]


def _is_place(story: Story, scene: Scene, deed: Predication) -> bool:
    return any(m.head in deed.objects for m in story.places.in_sentence(scene.sentence.index))


def _fits(story: Story, scene: Scene, deed: Predication, actors: list[Who], recipients: list[Who]) -> bool:
    """Whether the parties are such as the rule asks for."""
    rule = deed.rule
    if rule.needs_recipient and not recipients:
        return False
    if rule.object_is_place and not _is_place(story, scene, deed):
        return False
    if rule.actor_is and actors and not any(a.actor.sector in rule.actor_is or a.actor.role for a in actors):
        return False
    if rule.actor_is and not actors and deed.form == "verb":
        return False
    if rule.armed:
        states = all(any(w.actor.id == w.actor.country for w in side) for side in (actors, recipients))
        return states or any(w.actor.kind or w.actor.sector in _ARMED for w in (*actors, *recipients))
    return True


def _count(story: Story, scene: Scene, deed: Predication) -> tuple[Count, Evidence] | None:
    if deed.rule.presence:  # how many move
        if len(scene.counts) > 1:
            return None  # several forces with a number each: the presence claims keep them apart
        moved = [*deed.objects, *deed.subjects]
        return next((c for t in moved if (c := story.how_many(scene, t)) is not None), None)
    if deed.rule.event != "ASSAULT":
        return None
    first, last = scene.syntax.span(deed.carrier)
    start, end = scene.sentence.tokens[first].start, scene.sentence.tokens[last - 1].end
    for mention in scene.counts:
        if mention.of == "killed" and start <= mention.start < end:
            return mention.count, Evidence("count", mention.start, mention.end, mention.rule)
    return None
