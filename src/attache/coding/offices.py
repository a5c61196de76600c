"""Who holds power: taking, holding and leaving the offices of state, and by what means they were come by."""

from __future__ import annotations

from collections.abc import Iterator

from attache.coding.drafting import claim
from attache.coding.events import of_the_country
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.ids import slug
from attache.model import Actor, CameBy, Claim, Evidence, Office, Time

# The offices that the record follows; names of `roles.toml`.
FOLLOWED = frozenset({"head-of-state", "head-of-government", "foreign-minister", "defence-minister", "army-chief"})
_LEADING = frozenset({"lead", "rule", "govern", "head"})


def find(story: Story) -> list[Claim]:
    """The office claims of the whole report: each taking and leaving, and each holder once, with how they came by
    power."""
    deeds = [c for scene in story.scenes for deed in scene.deeds if deed.rule.office for c in _deed(story, scene, deed)]
    coups = {
        c.office.country: c
        for c in deeds
        if c.office and c.office.came_by == "coup" and c.polarity and c.modality == "asserted" and c.action == "take"
    }
    return [*deeds, *_holders(story, coups, [c for c in deeds if c.action == "leave" and c.polarity])]


def _deed(story: Story, scene: Scene, deed: Predication) -> Iterator[Claim]:
    rule = deed.rule
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
    elif rule.id in ("resign", "succeed"):
        holders = story.everyone(scene, deed.subjects)
    else:
        holders = story.everyone(scene, deed.objects)
    if rule.office == "leave" or rule.id in ("elect", "appoint", "succeed"):
        holders = [h for h in holders if h.actor.id.startswith("person/")]
    if rule.came_by == "coup":
        holders = [of_the_country(story, scene, deed, h) for h in holders]
    for holder in holders[:1]:
        country = holder.actor.country
        if country is None:
            place = story.anywhere(scene)
            country = place[0].country if place else None
        office, office_evidence = _office(story, scene, deed, holder)
        if rule.id == "succeed" and office_evidence is None:
            continue  # only "as prime minister" makes replacing somebody a matter of office
        if office is None or country is None or holder.actor.sector == "IGO":
            continue
        time, time_evidence = story.when(scene, deed)
        yield claim(
            story,
            scene,
            "office",
            deed.token,
            [
                scene.evidence("action", deed.token, rule.origin),
                holder.evidence,
                office_evidence or scene.evidence("office", deed.token, f"{rule.origin}; the office that it means"),
                time_evidence,
            ],
            mood=deed.mood,
            action=rule.office,
            actors=(holder.actor,),
            office=Office(office, country, came_by),
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
    role = office_of(story, holder.actor)
    return role, None


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
    """Everybody whom the report calls by a followed office, once, where it first does."""
    seen = {claim.actors[0].id for claim in gone}
    for mention in story.actors.mentions:
        actor = mention.actor
        if actor.id in seen or not actor.id.startswith("person/") or actor.country is None or mention.form != "name":
            continue
        office = office_of(story, actor)
        if office is None:
            continue
        scene = story.scenes[mention.sentence]
        seen.add(actor.id)
        coup = coups.get(actor.country) if office == "head-of-state" and _rules_by_force(actor) else None
        evidence = [
            Evidence("actors", mention.start, mention.end, mention.rule),
            Evidence("action", mention.start, mention.end, "rule: called by the office"),
            Evidence("office", mention.start, mention.end, f"lexicon roles.toml: {actor.role}"),
        ]
        if coup is not None:
            evidence.extend(
                Evidence(
                    "time" if e.field == "time" else "office",
                    e.start,
                    e.end,
                    f"{e.rule}; the coup that the report tells of",
                )
                for e in coup.evidence
                if e.field in ("time", "action")
            )
        day = scene.sentence.stamp or story.published
        yield claim(
            story,
            scene,
            "office",
            mention.head,
            evidence,
            action="hold",
            actors=(actor,),
            office=Office(office, actor.country, "coup" if coup else "unknown"),
            time=coup.time if coup else Time(None, day.latest, 5, ""),
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
