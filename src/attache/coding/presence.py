"""Whose forces are where: claims that a force is announced, comes, stays, is told to go, goes, or changes its name.

The force is `actors[0]`; the host, where the text names who ordered, invited or received it, is in `recipients`;
`place` is the site, town or country that the claim is about. A state that "withdraws" or "deploys" does so with its
armed forces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from attache.coding import being, equipment, facts, forces, separation, whereabouts
from attache.coding.drafting import claim
from attache.coding.howmany import counted
from attache.coding.lentplaces import Found, is_at_home
from attache.coding.modality import NOT_YET, Mood
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.model import Actor, Claim, Consent, Count, Evidence, FuzzyDate, Separation, Time

_ARRIVING = frozenset({"arrive", "deploy", "reinforce", "relocate"})
_COMING = frozenset({"announce", "arrive", "deploy", "reinforce", "relocate", "remain"})
# (encoder, lexicon): what moves does not stay, what is handed over is not only left, and who is sent was not just seen
# to arrive. Counted on our corpus, the lexicon is right more than twice as often as the encoder where they differ so.
_SURER = frozenset(
    {("remain", known) for known in ("arrive", "deploy", "reinforce", "relocate", "hand-over", "withdraw")}
    | {("withdraw", "hand-over"), ("arrive", "deploy"), ("deploy", "relocate")}
)
_LAST = frozenset({"last", "final", "remaining", "all"})
_AGREEING = frozenset({"agree", "agreement", "accept", "consent"})
# What leads to the equipment that a force brings or goes in.
_WITH = frozenset({"with", "including", "along with", "aboard", "together with"})


def find(story: Story, scene: Scene) -> list[Claim]:
    """The presence claims of one sentence."""
    found: list[Claim] = []
    for token in dict.fromkeys(deed.token for deed in scene.deeds):
        rows = [deed for deed in scene.deeds if deed.token == token]
        found.extend(_claim(story, scene, deed, move) for deed, move in _moves(story, scene, rows))
    return _once([*found, *being.find(story, scene)])


def _once(found: Sequence[Claim]) -> list[Claim]:
    """The claims without those that tell a part of what another tells in other words: "are | still at the base"."""
    kept: list[Claim] = []
    for made in sorted(found, key=lambda c: (not c.actors, c.count is None, not c.time.text)):
        if not any(_says_no_more(made, other) for other in kept):
            kept.append(made)
    return sorted(kept, key=lambda c: found.index(c))


def _says_no_more(claim: Claim, other: Claim) -> bool:
    """Whether a claim is of the same deed of the same force at the same place as another, which is as particular."""
    who = {actor.id for actor in claim.actors} <= {actor.id for actor in other.actors} and (
        not claim.actors or len(claim.actors) == len(other.actors)
    )
    said = (claim.action, claim.modality, claim.polarity) == (other.action, other.modality, other.polarity)
    same = who and said and _where(claim) == _where(other)
    number = claim.count is None or other.count == claim.count
    return same and number and (not claim.time.text or other.time.text == claim.time.text)


def _where(claim: Claim) -> tuple[str, ...]:
    return tuple(place.id if place else "" for place in (claim.place, claim.origin))


def _is_read(deed: Predication) -> bool:
    """Whether the encoder reads a presence."""
    return deed.read is not None and deed.read.move is not None


class _Move(msgspec.Struct, frozen=True):
    """One force in a deed, and where that puts it. `number` is the word that counts it there, if not the force's;
    `known`: the lexicon's row says what the deed is, else the encoder. `listed`: one of several places, of which no
    number of the force is said to be there alone."""

    force: Who | None
    hosts: list[Who]
    place: Found | None
    origin: Found | None = None
    number: int | None = None
    known: bool = False
    listed: bool = False


def _moves(story: Story, scene: Scene, rows: list[Predication]) -> Iterator[tuple[Predication, _Move]]:
    """What one word moves: a force and place at a time. Where the lexicon has the word, its row is the surer reading;
    what no row can place, or none is for, is as the encoder reads it."""
    told = [deed for deed in rows if not _is_asked(scene, deed) and not _is_only_wished(story, scene, deed)]
    known = [(deed, move) for deed in told if not deed.rule.general for move in _known(story, scene, deed)]
    read = ((deed, move) for deed in told[:1] if _is_read(deed) for move in _read(story, scene, deed))
    for deed, move in known or read:
        yield deed, move
        for number, place in whereabouts.shares(story, scene, move.force) if move.force and move.place else ():
            yield deed, msgspec.structs.replace(move, place=place, number=number)


def _read(story: Story, scene: Scene, deed: Predication) -> Iterator[_Move]:
    """What the encoder has read as a presence: it needs a force or a place."""
    if _is_told_with_the_order(scene, deed) or _moves_nobody(deed):
        return
    movers: list[Who | None] = [*forces.find(story, scene, deed)]
    if not movers and (deed.rule.id == "presence" or forces.are_unarmed(story, scene, deed)):
        return
    for force in movers or [None]:
        hosts = whereabouts.hosts(story, scene, deed, force)
        ends = whereabouts.ends(story, scene, deed, force, hosts)
        for place, origin in ends:
            home = force and place and is_at_home(force.actor, place[0])
            host = home and (len(movers) > 1 or deed.rule.id == "return")
            host = host or (deed.rule.id == "keep" and place is None)  # a state that has an airfield has it at home
            if not host and (force or place or origin):
                yield _Move(force, hosts, place, origin, listed=len(ends) > 1)


def _known(story: Story, scene: Scene, deed: Predication) -> Iterator[_Move]:
    """What only the lexicon takes for a presence: it needs a force and a place, and a reason to be followed."""
    if deed.rule.presence is None or _is_told_above(scene, deed):
        return
    for force in forces.find(story, scene, msgspec.structs.replace(deed, read=None)):
        hosts = whereabouts.hosts(story, scene, deed, force)
        places = whereabouts.where(story, scene, deed, force, hosts)
        if deed.rule.presence == "relabel":
            new = _new_name(story, scene, deed, force)
            if new or places:
                yield _Move(force, new, places[0] if places else None, known=True)
            continue
        if not places or is_at_home(force.actor, places[0][0]) or _is_nobodys(force.actor, deed):
            continue
        origin = None
        if deed.rule.presence in ("arrive", "deploy", "relocate"):
            origin = story.where(scene, (n for p, n in deed.obliques if p in deed.rule.source), "origin")
        ends = whereabouts.ends(story, scene, deed, force, hosts) if _is_read(deed) else []
        if len(ends) < 2 and not (ends and ends[0][0] and ends[0][1]):  # one place: the row knows which
            ends = [(place, origin) for place in places]
        for end in ends:
            yield _Move(force, hosts, *end, known=True, listed=len(ends) > 1)


def _new_name(story: Story, scene: Scene, deed: Predication, force: Who) -> list[Who]:
    """What a force is renamed: the first other force behind the verb ("was rebranded as the Africa Corps")."""
    behind = (
        w
        for i in range(deed.token + 1, len(scene.sentence.tokens))
        for w in story.who(scene, i, "recipients")
        if w.actor.kind and w.actor.id != force.actor.id
    )
    found = next(behind, None)
    return [found] if found else []


def _claim(story: Story, scene: Scene, deed: Predication, move: _Move) -> Claim:
    force, place, origin = move.force, move.place, move.origin
    action, said = _action(scene, deed, move)
    time, time_evidence = story.when(scene, deed)
    until = _until(story, scene, deed)
    if until and not time.text and _is_done(said, until[0], story.published):
        (time, time_evidence), until = until, None  # "had left by August"
        time_evidence = msgspec.structs.replace(time_evidence, field="time")
    count = counted.of_noun(scene, move.number) if move.number is not None else _count(scene, deed, force)
    if count and move.listed and move.number is None and count[0].scope == "total":
        count = msgspec.structs.replace(count[0], scope="shared"), count[1]
    if count and force and action in whereabouts.LEAVING and _are_the_last(scene, force.head, count[1]):
        count = msgspec.structs.replace(count[0], scope="rest"), count[1]
    items = equipment.find(scene, _carried(deed), story.words.equipment)
    items = [each for each in items if not facts.is_site_noun(story, each[0].split()[-1])]  # "a drone base"
    consent, consent_evidence = _consent(story, scene, deed, action, move)
    relations: list[separation.Relation] = []
    if action in ("arrive", "deploy", "remain") and force and place:
        relations = [r for r in separation.find(scene.sentence, story.words.separations) if r.apart]
    others = forces.others(story, scene, force.actor, place[0]) if relations and force and place else []
    return claim(
        story,
        scene,
        "presence",
        deed.token,
        [
            scene.evidence("action", deed.token, _origin(deed)),
            force.evidence if force else None,
            place[1] if place else None,
            *(h.evidence for h in move.hosts),
            time_evidence,
            until[1] if until else None,
            count[1] if count else None,
            *(e for _, e in items),
            consent_evidence,
            msgspec.structs.replace(origin[1], field="origin") if origin else None,
            *(r.evidence for r in relations if others),
        ],
        mood=said,
        action=action,
        actors=(force.actor,) if force else (),
        recipients=tuple(h.actor for h in move.hosts),
        place=place[0] if place else None,
        origin=origin[0] if origin else None,
        time=time,
        until=until[0] if until else None,
        count=count[0] if count else None,
        items=tuple(text for text, _ in items),
        consent=consent,
        separation=tuple(Separation(o.actor.id, r.text) for r in relations for o in others),
    )


def _are_the_last(scene: Scene, noun: int, said: Evidence) -> bool:
    """ "The last 60 soldiers", "all 1,000 troops": those who go leave nobody behind."""
    before = scene.sentence.text[: said.start - scene.sentence.start].split()[-2:]
    beside = {scene.sentence.tokens[m].text.lower() for m in scene.syntax.children(noun, "amod", "det", "det:predet")}
    return bool(_LAST & (beside | {word.lower() for word in before}))


def _origin(deed: Predication) -> str:
    """Whether the lexicon or the encoder says that the word tells of this action."""
    if deed.read is None or deed.read.move in (None, deed.rule.presence):
        return deed.rule.origin
    return f"model deeds:{deed.read.move}"


def _carried(deed: Predication) -> list[int]:
    """What may name the equipment that moves: what comes with the force, and where the encoder has read the deed,
    what moves or is moved."""
    beside = [noun for preposition, noun in deed.obliques if preposition in _WITH]
    return [*deed.subjects, *deed.objects, *beside] if _is_read(deed) else beside


def _until(story: Story, scene: Scene, deed: Predication) -> tuple[Time, Evidence] | None:
    """The deadline of the deed, or of what it orders or promises ("told them to leave by May")."""
    told = whereabouts.inner(scene, deed)
    return next((u for d in (deed, *told) if (u := story.until(scene, d))), None)


def _is_done(said: Mood, until: Time, published: FuzzyDate) -> bool:
    """Whether the deadline of a deed that is told as done is past: then it is the deed's own time."""
    past = bool(until.latest and published.latest and until.latest <= published.latest)
    return past and said.modality == "asserted" and said.polarity


def _count(scene: Scene, deed: Predication, force: Who | None) -> tuple[Count, Evidence] | None:
    """How many: of the force, else of whatever else the deed is said of."""
    apart = force and force.head not in (*deed.subjects, *deed.objects)  # "as many as 300 of them were moved"
    if force and (apart or scene.syntax.rel(deed.token) == "acl"):
        # "180 of the 300 soldiers stationed there": 300 are
        return counted.of_deed(scene, deed) or counted.of_noun(scene, force.head, force.evidence)
    found = counted.of_noun(scene, force.head, force.evidence) if force else None
    if found is None and force and force.head in deed.subjects and any(forces.is_armed(scene, o) for o in deed.objects):
        return None  # "they train 10,000 soldiers"
    return found or counted.of_deed(scene, deed)


def _is_told_above(scene: Scene, deed: Predication) -> bool:
    """Whether the encoder reads the presence in the word that governs this one: "ordered them | to leave"."""
    return any(_is_read(other) and other.token in deed.mood.through for other in scene.deeds)


def _is_told_with_the_order(scene: Scene, deed: Predication) -> bool:
    """Whether the encoder reads an order to go in the word that governs this departure: "ordered them | to leave"."""
    leaves = deed.read is not None and deed.read.move in whereabouts.LEAVING
    above = (other.read for other in scene.deeds if other.token in deed.mood.through)
    return leaves and any(read is not None and read.move == "order-out" for read in above)


def _moves_nobody(deed: Predication) -> bool:
    """Whether the lexicon has the word for a retreat in which nobody leaves: they disarm, resign or free prisoners."""
    return deed.rule.event == "RETREAT" and deed.rule.presence is None and not deed.rule.general


def _is_nobodys(force: Actor, deed: Predication) -> bool:
    """Soldiers of no known country who merely are somewhere."""
    if deed.rule.presence == "order-out" and force.kind == "armed-group":
        return True  # rebels are beaten back, not shown the door
    return force.country is None and force.kind in ("regular", "police") and deed.rule.presence == "remain"


def _is_only_wished(story: Story, scene: Scene, deed: Predication) -> bool:
    """Whether those who tell a force to leave have no power to: protesters, parties, newspapers."""
    if deed.mood.modality != "ordered":
        return False
    verbs = [g for g in deed.mood.through if scene.sentence.tokens[g].upos == "VERB"]
    wishing = story.everyone(scene, (s for v in verbs for s in scene.syntax.subjects(v)))
    return bool(wishing) and all(w.actor.sector in ("CVL", "OPP", "MED", "NGO", "BUS", "REF") for w in wishing)


def _is_asked(scene: Scene, deed: Predication) -> bool:
    """ "reconsiders where it keeps its soldiers": the clause is a question, and asserts nothing."""
    asking = any(
        scene.sentence.tokens[c].text.lower() in ("where", "how", "whether", "why")
        for c in scene.syntax.children(deed.token, "advmod", "mark")
    )
    return (
        asking
        and scene.syntax.rel(deed.token) in ("ccomp", "advcl", "csubj")
        and "relcl" not in scene.sentence.tokens[deed.token].deprel
    )


def _action(scene: Scene, deed: Predication, move: _Move) -> tuple[str | None, Mood]:
    """(action, mood): the deed's action, as its modality and aspect turn it; the encoder's where the lexicon's is not
    known to fit. Forces that are yet to come are announced."""
    said = deed.mood
    read = deed.read.move if deed.read is not None else None
    action = deed.rule.presence
    if read is not None and not move.known:
        action = _by_the_words(scene, deed) or read
        return ("announce" if action in _ARRIVING and said.modality in NOT_YET else action), said
    lemmas = {scene.sentence.tokens[t].lemma for t in said.through}
    if action == "withdraw":
        if said.modality == "ordered" and (read != "withdraw" or move.hosts):
            action = "order-out"
        elif lemmas & _AGREEING:
            action = "agree-to-leave"
        elif said.modality == "asserted" and said.polarity and _is_under_way(scene, deed):
            action = "begin-withdrawal"
    elif action == "order-out" and said.modality in ("planned", "announced"):
        # "the decision to expel" is the order itself, whatever follows of it
        said = Mood("ordered", said.polarity, said.through, said.evidence)
    elif action in _ARRIVING and said.modality in NOT_YET:
        action = "announce"
    return action, said


def _by_the_words(scene: Scene, deed: Predication) -> str | None:
    """The action where the words say it more surely than the encoder, which takes rare actions for common ones: an
    agreement to leave, a departure that begins, and those that the lexicon has for the word itself."""
    read, known = deed.read.move if deed.read else None, deed.rule.presence
    if read in whereabouts.LEAVING:
        if {scene.sentence.tokens[t].lemma for t in deed.mood.through} & _AGREEING:
            return "agree-to-leave"
        if deed.aspect == "begin" and deed.mood.modality == "asserted" and deed.mood.polarity:
            return "begin-withdrawal"
    return known if (read, known) in _SURER else None


def _is_under_way(scene: Scene, deed: Predication) -> bool:
    """Whether a withdrawal is told as going on rather than done. A noun ("the pullout") says no more than that, unless
    something completes it; nor does the present tense."""
    if deed.aspect == "complete":
        return False
    if deed.form == "noun" and scene.syntax.preposition(deed.token) in ("after", "since", "following"):
        return False
    if deed.aspect in ("begin", "ongoing", "continue") or deed.form == "noun":
        return True
    if deed.read is not None and deed.read.move == "withdraw":
        return False  # "troops quit the camp": the present of headlines
    token = scene.sentence.tokens[deed.token]
    perfect_or_past = any(scene.sentence.tokens[c].lemma == "have" for c in scene.syntax.children(deed.token, "aux"))
    return not perfect_or_past and token.text.lower() in (token.lemma, f"{token.lemma}s", f"{token.lemma}ing")


def _consent(
    story: Story, scene: Scene, deed: Predication, action: str | None, move: _Move
) -> tuple[Consent | None, Evidence | None]:
    """By whose leave the force comes or stays; whoever goes at somebody's request was not asked to come."""
    if action == "order-out":
        rule = f"{deed.rule.origin}; a force told to go is not welcome"
        return "revoked", scene.evidence("consent", deed.token, rule)
    if action in whereabouts.LEAVING and move.place:
        for verb in (g for g in deed.mood.through if scene.sentence.tokens[g].lemma in forces.ASKING):
            asked = story.everyone(scene, scene.syntax.subjects(verb))
            if any(w.actor.sector == "GOV" and w.actor.country == move.place[0].country for w in asked):
                return "revoked", scene.evidence("consent", verb, "rule: a host that asks a force to go")
    if action not in _COMING:
        return None, None
    table, sentence = story.words.consents, scene.sentence
    values: tuple[tuple[Consent, tuple[re.Pattern[str], ...]], ...] = (
        ("contested", table.contested),
        ("invited", table.invited),
    )
    for value, patterns in values:
        for pattern in patterns:
            if found := pattern.search(sentence.text):
                start, end = sentence.start + found.start(), sentence.start + found.end()
                return value, Evidence("consent", start, end, "lexicon consent.toml")
    return None, None
