"""Who holds power: taking, holding and leaving the offices of state, and by what means they were come by."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from attache.coding import predications
from attache.coding.drafting import claim
from attache.coding.events import of_the_country
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.ids import slug
from attache.lexicon.predicates import PredicateRule
from attache.model import Actor, CameBy, Claim, Evidence, Office

# The offices that the record follows; names of `roles.toml`.
FOLLOWED = frozenset({"head-of-state", "head-of-government", "foreign-minister", "defence-minister", "army-chief"})
_STAYING = frozenset({"remain", "stay", "continue"})
_SOLEMN = frozenset({"swear", "inaugurate", "inauguration"})
_LEADING = frozenset({"lead", "rule", "govern", "head"})


def find(story: Story) -> list[Claim]:
    """The office claims of the whole report: each taking, keeping and leaving, and those who hold power by a coup that
    the report tells of. A title alone tells nothing: whoever has one is only named by it."""
    deeds = [
        c
        for scene in story.scenes
        for deed in scene.deeds
        for c in _deed(story, scene, deed, _rule(story, scene, deed))
    ]
    deeds.extend(c for scene in story.scenes for c in _staying(story, scene))
    coups = {
        c.office.country: c
        for c in deeds
        if c.office and c.office.came_by == "coup" and c.polarity and c.modality == "asserted" and c.action == "take"
    }
    return [*deeds, *_holders(story, coups, [c for c in deeds if c.action == "leave" and c.polarity])]


def _rule(story: Story, scene: Scene, deed: Predication) -> PredicateRule | None:
    """The row of the deed if it is about an office. To quit nothing is to resign."""
    if deed.rule.office:
        return deed.rule
    if scene.sentence.tokens[deed.token].lemma == "quit" and not deed.objects:
        return next((rule for rule in story.words.predicates.rules if rule.id == "resign"), None)
    return None


def _deed(story: Story, scene: Scene, deed: Predication, rule: PredicateRule | None) -> Iterator[Claim]:
    if rule is None:
        return
    came_by: CameBy = rule.came_by or "unknown"  # type: ignore[assignment]
    if rule.id == "seize-power":
        holders = story.everyone(scene, deed.subjects)
        if deed.form == "noun":
            holders = [h for h in holders if h.actor.kind or h.actor.id.startswith("person/")]
    elif rule.id == "rule":
        ruled = {w.actor.country for w in story.everyone(scene, deed.objects) if w.actor.id == w.actor.country}
        holders = [
            h
            for h in story.everyone(scene, deed.subjects)
            if h.actor.id.startswith("person/") and h.actor.country in ruled
        ]
    elif rule.id == "come-to-power":
        holders = story.everyone(scene, (*deed.objects, *deed.subjects))
    elif rule.id in ("resign", "succeed"):
        holders = story.everyone(scene, deed.subjects)
    else:
        holders = story.everyone(scene, deed.objects)
    if rule.office == "leave" or rule.id in ("elect", "appoint", "succeed", "come-to-power"):
        holders = [h for h in holders if _is_somebody(story, h.actor) or _is_ousted(rule, h)]
    if rule.came_by == "coup":
        holders = [of_the_country(story, scene, deed, h) for h in holders]
    for holder in holders[:1]:
        country = holder.actor.country
        if country is None:
            place = story.anywhere(scene)
            country = place[0].country if place else None
        office, office_evidence = _office(story, scene, deed, holder)
        solemn = scene.sentence.tokens[deed.token].lemma in _SOLEMN
        if rule.id in ("appoint", "succeed") and office_evidence is None and not solemn:
            continue  # only "as prime minister" makes naming or replacing somebody a matter of office
        if office is None or country is None or holder.actor.sector == "IGO":
            continue
        means = scene.evidence("office", deed.token, f"{rule.origin}; the office that it means")
        holder = msgspec.structs.replace(holder, actor=msgspec.structs.replace(holder.actor, country=country))
        yield _claim(
            story, scene, deed, rule.office or "", holder, (office, office_evidence or means), came_by, rule.origin
        )


def _claim(
    story: Story,
    scene: Scene,
    deed: Predication,
    action: str,
    holder: Who,
    office: tuple[str, Evidence],
    came_by: CameBy,
    rule: str,
) -> Claim:
    time, time_evidence = story.when(scene, deed)
    return claim(
        story,
        scene,
        "office",
        deed.token,
        [scene.evidence("action", deed.token, rule), holder.evidence, office[1], time_evidence],
        mood=deed.mood,
        action=action,
        actors=(holder.actor,),
        office=Office(office[0], holder.actor.country, came_by),
        time=time,
    )


def _office(story: Story, scene: Scene, deed: Predication, holder: Who) -> tuple[str | None, Evidence | None]:
    """The office: power itself for a coup, the role that the text gives the person, or what "as ..." names."""
    if deed.rule.came_by == "coup" or deed.rule.id == "rule":
        return "head-of-state", None
    for preposition, noun in deed.obliques:
        if preposition == "as":
            named = _named_office(story, scene, noun)
            if named is not None:
                return named
    for verb in scene.syntax.children(deed.token, "xcomp", "advcl"):
        if scene.sentence.tokens[verb].lemma in _LEADING and scene.syntax.children(verb, "obj"):
            return "head-of-state", scene.evidence("office", verb, "rule: chosen to lead")
    for noun in (*scene.syntax.children(deed.token, "xcomp", "obj", "obl"),):
        named = _named_office(story, scene, noun)
        if named is not None:
            return named
    if deed.rule.id == "come-to-power":
        return "head-of-state", None
    return office_of(story, holder.actor) or _known(story, holder.actor), None


def _is_somebody(story: Story, actor: Actor) -> bool:
    return actor.id.startswith("person/") or office_of(story, actor) is not None


def _is_ousted(rule: PredicateRule, who: Who) -> bool:
    """A government that is overthrown."""
    return rule.came_by == "coup" and who.actor.id == who.actor.country


def _known(story: Story, actor: Actor) -> str | None:
    """The followed office that the lexicon knows a person to have had, the latest where there are several."""
    held = [h for h in story.lexicon.holders if h.office in FOLLOWED and h.country == actor.country]
    names = {h: (h.name, *h.aliases) for h in held}
    own = [h for h in held if actor.id in {f"person/{slug(name)}" for name in names[h]}]
    return max(own, key=lambda h: h.start or "").office if own else None


def _staying(story: Story, scene: Scene) -> Iterator[Claim]:
    """ "Is to remain president": an office that is kept."""
    for i, token in enumerate(scene.sentence.tokens):
        if token.lemma not in _STAYING or token.upos != "VERB":
            continue
        deed = predications.at(scene.syntax, i, story.words.predicates.general["MOBILIZE"], story.words)
        named = [n for c in scene.syntax.children(i, "xcomp", "obj", "obl") if (n := _named_office(story, scene, c))]
        holders = [w for w in story.everyone(scene, deed.subjects) if w.actor.id.startswith("person/")]
        for holder in holders[:1] if named else ():
            yield _claim(story, scene, deed, "hold", holder, named[0], "unknown", "rule: an office is kept")


def _named_office(story: Story, scene: Scene, noun: int) -> tuple[str, Evidence] | None:
    first, last = scene.syntax.span(noun)
    tokens = scene.sentence.tokens
    text = " ".join(t.text.lower() for t in tokens[first:last])
    for words, office in _words(story):
        if f" {words} " in f" {text} " and office in FOLLOWED:
            return office, Evidence("office", tokens[first].start, tokens[last - 1].end, f"lexicon roles.toml:{words}")
    return None


def _words(story: Story) -> list[tuple[str, str]]:
    """(words, office) of the roles, longest first."""
    pairs = [(word, role.office) for role in story.lexicon.roles.values() if role.office for word in role.words]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def office_of(story: Story, actor: Actor) -> str | None:
    """The followed office that a person's role names, if it names one now held ("former president" does not)."""
    role = (actor.role or "").lower()
    if not role or any(
        word in role.split()
        for word in (
            "former",
            "ex",
            "then",
            "late",
            "ousted",
            "deposed",
            "vice",
            "deputy",
            "toppled",
            "alternate",
            "incoming",
            "designate",
            "elect",
            "shadow",
            "would-be",
        )
    ):
        return None
    for words, office in _words(story):
        if f" {words} " in f" {role} ":
            return office if office in FOLLOWED else None
    return None


def _holders(story: Story, coups: dict[str | None, Claim], gone: list[Claim]) -> Iterator[Claim]:
    """Everybody whom the report calls by an office that a coup which it tells of has brought, once, where it first
    does."""
    seen = {claim.actors[0].id for claim in gone}
    for mention in story.actors.mentions:
        actor = mention.actor
        coup = coups.get(actor.country)
        if actor.id in seen or coup is None or not actor.id.startswith("person/") or mention.form != "name":
            continue
        if office_of(story, actor) != "head-of-state" or not _rules_by_force(actor):
            continue
        seen.add(actor.id)
        told = [e for e in coup.evidence if e.field in ("time", "action")]
        yield claim(
            story,
            story.scenes[mention.sentence],
            "office",
            mention.head,
            [
                Evidence("actors", mention.start, mention.end, mention.rule),
                Evidence("action", mention.start, mention.end, "rule: called by the office"),
                Evidence("office", mention.start, mention.end, f"lexicon roles.toml: {actor.role}"),
                *(
                    msgspec.structs.replace(
                        e,
                        field="time" if e.field == "time" else "office",
                        rule=f"{e.rule}; the coup that the report tells of",
                    )
                    for e in told
                ),
            ],
            action="hold",
            actors=(actor,),
            office=Office("head-of-state", actor.country, "coup"),
            time=coup.time,
        )


def _rules_by_force(actor: Actor) -> bool:
    words = set(slug(actor.role or "").split("-"))
    return bool(
        words
        & {
            "military",
            "junta",
            "coup",
            "general",
            "gen",
            "colonel",
            "col",
            "captain",
            "transitional",
            "interim",
            "ruler",
            "strongman",
        }
    )
