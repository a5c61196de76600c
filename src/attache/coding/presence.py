"""Whose forces are where: claims that a force is announced, comes, stays, is told to go, goes, or changes its name.

The force is `actors[0]`; the host, where the text names who ordered, invited or received it, is in `recipients`;
`place` is the site, town or country that the claim is about. A state that "withdraws" or "deploys" does so with its
armed forces.
"""

from __future__ import annotations

from collections.abc import Iterator

from attache.coding import being, equipment, forces, separation, whereabouts
from attache.coding.drafting import claim
from attache.coding.modality import NOT_YET, Mood
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story
from attache.coding.whereabouts import is_at_home
from attache.model import Actor, Claim, Consent, Evidence, Separation


def find(story: Story, scene: Scene) -> list[Claim]:
    """The presence claims of one sentence."""
    found = [c for deed in scene.deeds if deed.rule.presence for c in _deed(story, scene, deed)]
    found.extend(being.find(story, scene))
    return found


def _deed(story: Story, scene: Scene, deed: Predication) -> Iterator[Claim]:
    if _is_asked(scene, deed) or _is_only_wished(story, scene, deed):
        return
    for force in forces.find(story, scene, deed):
        hosts = whereabouts.hosts(story, scene, deed, force)
        place = whereabouts.where(story, scene, deed, force, hosts)
        if place is None or is_at_home(force.actor, place[0]) or _is_nobodys(force.actor, deed):
            continue
        action, said = _action(scene, deed)
        time, time_evidence = story.when(scene, deed)
        until = story.until(scene, deed)
        count = story.how_many(scene, force.head, force.evidence)
        items = equipment.find(
            scene,
            (noun for preposition, noun in deed.obliques if preposition in ("with", "including")),
            story.words.equipment,
        )
        origin = None
        if deed.rule.presence in ("arrive", "deploy", "relocate"):
            origin = story.where(scene, (n for p, n in deed.obliques if p in deed.rule.source), "origin")
        consent, consent_evidence = _consent(scene, deed, action)
        relations = (
            [r for r in separation.find(scene.sentence, story.words.separations) if r.apart]
            if action in ("arrive", "deploy", "remain")
            else []
        )
        others = forces.others(story, scene, force.actor, place[0]) if relations else []
        yield claim(
            story,
            scene,
            "presence",
            deed.token,
            [
                scene.evidence("action", deed.token, deed.rule.origin),
                force.evidence,
                place[1],
                *(h.evidence for h in hosts),
                time_evidence,
                until[1] if until else None,
                count[1] if count else None,
                *(e for _, e in items),
                consent_evidence,
                origin[1] if origin else None,
                *(r.evidence for r in relations if others),
            ],
            mood=said,
            action=action,
            actors=(force.actor,),
            recipients=tuple(h.actor for h in hosts),
            place=place[0],
            origin=origin[0] if origin else None,
            time=time,
            until=until[0] if until else None,
            count=count[0] if count else None,
            items=tuple(text for text, _ in items),
            consent=consent,
            separation=tuple(Separation(o.actor.id, r.text) for r in relations for o in others),
        )


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


def _action(scene: Scene, deed: Predication) -> tuple[str | None, Mood]:
    """(action, mood): the deed's action, as its modality and aspect turn it."""
    said = deed.mood
    action = deed.rule.presence
    lemmas = {scene.sentence.tokens[t].lemma for t in said.through}
    if action == "withdraw":
        if said.modality == "ordered":
            action = "order-out"
        elif lemmas & {"agree", "agreement", "accept", "consent"}:
            action = "agree-to-leave"
        elif said.modality == "asserted" and said.polarity and _is_under_way(scene, deed):
            action = "begin-withdrawal"
    elif action == "order-out" and said.modality in ("planned", "announced"):
        # "the decision to expel" is the order itself, whatever follows of it
        said = Mood("ordered", said.polarity, said.through, said.evidence)
    elif action in ("arrive", "deploy", "reinforce", "relocate") and said.modality in NOT_YET:
        action = "announce"
    return action, said


def _is_under_way(scene: Scene, deed: Predication) -> bool:
    """Whether a withdrawal is told as going on rather than done. A noun ("the pullout") says no more than that, unless
    something completes it; nor does the present tense."""
    if deed.aspect == "complete":
        return False
    if deed.form == "noun" and scene.syntax.preposition(deed.token) in ("after", "since", "following"):
        return False
    if deed.aspect in ("begin", "ongoing", "continue") or deed.form == "noun":
        return True
    token = scene.sentence.tokens[deed.token]
    perfect_or_past = any(scene.sentence.tokens[c].lemma == "have" for c in scene.syntax.children(deed.token, "aux"))
    return not perfect_or_past and token.text.lower() in (token.lemma, f"{token.lemma}s", f"{token.lemma}ing")


def _consent(scene: Scene, deed: Predication, action: str | None) -> tuple[Consent | None, Evidence | None]:
    if action == "order-out":
        return "revoked", scene.evidence(
            "consent", deed.token, f"{deed.rule.origin}; a force told to go is not welcome"
        )
    lowered = scene.sentence.text.lower()
    for words in (
        "at the invitation of",
        "at the request of",
        "invited by",
        "requested by",
        "at its invitation",
        "at its request",
    ):
        at = lowered.find(words)
        if at >= 0:
            start = scene.sentence.start + at
            return "invited", Evidence("consent", start, start + len(words), "rule: by invitation")
    return None, None
