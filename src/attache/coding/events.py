"""Who did what to whom: claims with a PLOVER root and mode and a CAMEO code.

Roots, modes and contexts are PLOVER's (Open Event Data Alliance, manual of 2021); rows of `predicates.toml` carry them.
"""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding import eventplace, forces, parties
from attache.coding.drafting import claim
from attache.coding.howmany import counted
from attache.coding.lentplaces import is_at_home
from attache.coding.modality import NOT_YET
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.coding.who import identity
from attache.model import Actor, Claim, Count, Event, Evidence, Place

# Sectors that make a deed a matter of this record. Clubs, firms and crowds alone do not.
_POLITICAL = frozenset(
    {"GOV", "MIL", "REB", "SPY", "COP", "PMC", "IGO", "OPP", "LEG", "JUD", "PAR", "SEP", "INS", "UAF", "CRM"}
)
_SURE = 0.7
_TRAINERS = frozenset({"instructor", "trainer", "adviser", "advisor"})
_ARMED = frozenset({"MIL", "REB", "COP", "PMC", "SPY"})
_CIVILIAN = frozenset({"CVL", "REF", "MED", "NGO", "BUS", "OPP"})
_ORDERING = frozenset({"GOV", "MIL", "LEG", "JUD", "REB", "IGO", "SPY", "COP"})
_PROMISED = {"CONCEDE": "080", "AGREE": "030"}  # CAMEO of a deed that is only promised
_MOVES = frozenset({"arrive", "enter", "deploy", "send", "reinforce", "relocate", "mobilize"})


def find(story: Story, scene: Scene, presences: Iterable[Claim]) -> list[Claim]:
    """The event claims of one sentence. `presences` are its presence claims: a force that comes or goes is an event
    too."""
    moved = {said.start for presence in presences for said in presence.evidence if said.field == "action"}
    found = []
    tolls = _tolls(scene)
    for deed in _once(scene.deeds):
        read = deed.read is not None and deed.read.root is not None
        if (deed.rule.event is None and not read) or deed.token in tolls:
            continue
        movement = scene.sentence.tokens[deed.token].start in moved
        if deed.rule.presence and not movement and not read and not _stands_alone(story, scene, deed):
            continue
        ordering = deed.rule.id == "order" and any(
            parties.is_ordered(scene, d) and deed.token in d.mood.through for d in scene.deeds
        )
        if ordering and not read:
            continue  # the order is told with what is ordered
        coded = _code(story, scene, deed)
        if coded is not None:
            found.append(coded)
    return found


def _once(deeds: Iterable[Predication]) -> list[Predication]:
    """The deeds, each once: of the rows that a word has, the one that has it as the encoder reads it, and no verb
    beside the noun that the encoder reads in the same phrase ("opened | fire")."""
    deeds = list(deeds)
    chosen: dict[int, Predication] = {}
    for deed in deeds:
        if deed.read is not None and deed.read.root is not None:
            before = chosen.get(deed.read.token)
            if before is None or _closeness(deed) > _closeness(before):
                chosen[deed.read.token] = deed
    once = [d for d in deeds if d.read is None or chosen.get(d.read.token, d) is d]
    roots = {token: d.read.root for token, d in chosen.items() if d.read is not None}
    return [
        d
        for d in once
        if d.read is not None
        or not any(roots.get(t) == d.rule.event for t in (*d.objects, *(n for _, n in d.obliques)) if t in roots)
    ]


def _closeness(deed: Predication) -> tuple[bool, bool]:
    """How well a row fits what the encoder reads: at the very word, and as the same root."""
    assert deed.read is not None
    return deed.token == deed.read.token, deed.rule.event == deed.read.root


def _code(story: Story, scene: Scene, deed: Predication) -> Claim | None:
    toll = next((d for d in scene.deeds if _tolls(scene).get(d.token) == deed.token), None)
    actors, recipients = parties.find(story, scene, deed, toll)
    # What the lexicon takes for a deed must be done by somebody, to somebody, and matter, unless the encoder, which has
    # read the sentence as well as the word, is sure of it too.
    read = deed.read is not None and deed.read.root is not None and (deed.rule.general or deed.read.score >= _SURE)
    known = any(w.actor.country for w in (*actors, *recipients))
    if read and not known and not _matters(actors, recipients) and not _is_under_arms(scene):
        return None  # clubs attack, bidders withdraw and parties jostle in the same words
    if not read and not actors and _done_by_something_else(story, scene, deed):
        return None
    elsewhere = story.words.elsewhere.speaks_in(scene.sentence.text)
    if not read and elsewhere and not any(w.actor.kind for w in (*actors, *recipients)):
        return None
    place = eventplace.find(story, scene, deed)
    dead = counted.of_dead(scene, deed) or (counted.of_dead(scene, toll) if toll is not None else None)
    count = dead or counted.of_deed(scene, deed)
    if not read and not _matters(actors, recipients):
        recipients = _civilians(story, deed, actors, recipients, place, count)
        if not recipients:
            return None
    if not read and not _fits(story, scene, deed, actors, recipients, place):
        return None
    root, mode, cameo, contexts = _type(story, scene, deed, actors, recipients)
    if deed.rule.id == "return" and place and any(is_at_home(a.actor, place[0]) for a in actors):
        general = story.words.predicates.general["RETREAT"]  # who returns home has left
        root, mode, cameo, contexts = "RETREAT", None, general.cameo, general.contexts
    if root == "RETREAT" and place and actors and all(a.actor.country == place[0].id for a in actors):
        place = None  # "soldiers from El Salvador left": whose they are, not where they left
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
        items=("fatalities",) if dead else (),
    )


def _stands_alone(story: Story, scene: Scene, deed: Predication) -> bool:
    """Whether a movement is an event even where no presence abroad comes of it: at home, or of people who are no
    force."""
    if parties.is_ordered(scene, deed) or deed.rule.id == "expel":
        return True
    return deed.rule.event == "MOBILIZE" and bool(forces.find(story, scene, deed))


Type = tuple[str, str | None, str | None, tuple[str, ...]]


def _type(story: Story, scene: Scene, deed: Predication, actors: list[Who], recipients: list[Who]) -> Type:
    """Root, mode, CAMEO code and contexts. Where the encoder reads another root than the word alone would have, it is
    the encoder's, without the word's mode."""
    known = _by_rule(scene, deed, actors, recipients)
    read = deed.read.root if deed.read is not None else None
    if read in (None, known[0], deed.rule.event, deed.rule.future):
        return known
    if (read, known[0]) == ("COERCE", "ASSAULT") and any(a.actor.kind for a in actors):
        return known  # those under arms who storm a camp attack it; a crowd takes a building
    general = story.words.predicates.general[read]
    return read, None, general.cameo, general.contexts


def _by_rule(scene: Scene, deed: Predication, actors: list[Who], recipients: list[Who]) -> Type:
    rule = deed.rule
    root = rule.event or ""
    if parties.is_ordered(scene, deed) and any(a.actor.sector in _ORDERING for a in actors or recipients):
        return "SANCTION", "expel", "166", ("diplomatic",)
    if parties.is_ordered(scene, deed):  # a crowd may ask, but not expel
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


def _is_under_arms(scene: Scene) -> bool:
    """Whether the encoder reads forces, groups or weapons in the sentence."""
    return any(span.label in ("force", "group", "weapon") for span in scene.sentence.armed)


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


def _fits(
    story: Story,
    scene: Scene,
    deed: Predication,
    actors: list[Who],
    recipients: list[Who],
    place: tuple[Place, Evidence] | None,
) -> bool:
    """Whether the parties are such as the rule asks for."""
    rule = deed.rule
    if rule.needs_recipient and not recipients and not (rule.to and place):
        return False
    if rule.object_is_place and not any(parties.is_place(story, scene, o) for o in deed.objects):
        return False
    if rule.actor_is and actors and not any(a.actor.sector in rule.actor_is or a.actor.role for a in actors):
        return False
    if rule.actor_is and not actors and deed.form == "verb":
        return False
    if rule.armed:
        states = all(any(w.actor.id == w.actor.country for w in side) for side in (actors, recipients))
        return states or any(w.actor.kind or w.actor.sector in _ARMED for w in (*actors, *recipients))
    return True
