"""Forces that simply are somewhere: "the Italians are in the old hangar", "the port where their ships lie"."""

from __future__ import annotations

from collections.abc import Iterator

from attache.coding import facts, forces, separation
from attache.coding.drafting import claim
from attache.coding.howmany import counted
from attache.coding.lentplaces import HERE, PARTS, is_at_home
from attache.coding.modality import mood
from attache.coding.story import Scene, Story, Who
from attache.coding.whereabouts import territory
from attache.coding.who import identity
from attache.model import Claim, Evidence, Place, Separation, Time

_BEING = frozenset({"be", "station", "base", "remain", "house", "locate", "stay"})


def find(story: Story, scene: Scene) -> list[Claim]:
    """The claims of one sentence that a force is somewhere."""
    return [*_copulas(story, scene), *_where_clauses(story, scene)]


def _copulas(story: Story, scene: Scene) -> Iterator[Claim]:
    syntax = scene.syntax
    for i, token in enumerate(scene.sentence.tokens):
        if syntax.children(i, "expl"):  # "there are no foreign soldiers at the base"
            yield from _there_is(story, scene, i)
        if not syntax.children(i, "cop") or (syntax.preposition(i) not in HERE and token.text.lower() != "there"):
            continue
        subjects = syntax.subjects(i) or _read_further_on(scene, i)
        yield from _bases(story, scene, i, subjects)
        for force in story.everyone(scene, subjects):
            moved = _people_as_force(story, force)
            if moved is None or (moved.actor.country is None and moved.actor.kind in ("regular", "police")):
                continue
            place = _place_itself(story, scene, i)
            if place is None and token.lemma in PARTS:
                place = story.where(scene, [i]) or story.site_before(scene)
            if place is None or is_at_home(moved.actor, place[0]):
                continue
            yield _remains(story, scene, i, moved, place)


def _read_further_on(scene: Scene, noun: int) -> list[int]:
    """ "Its base is in Gabon, where it has troops": a subject that the tree gives to the clause behind, though it
    stands before the copula."""
    copulas = scene.syntax.children(noun, "cop")
    clauses = [c for c in scene.syntax.children(noun, "acl") if c > noun]
    return [s for c in clauses for s in scene.syntax.children(c, "nsubj") if copulas and s < copulas[0]]


def _there_is(story: Story, scene: Scene, verb: int) -> Iterator[Claim]:
    subjects = scene.syntax.children(verb, "nsubj")
    nouns = [
        n
        for p, n in (*scene.syntax.obliques(verb), *(o for s in subjects for o in scene.syntax.obliques(s)))
        if p in HERE
    ]
    for force in story.everyone(scene, subjects):
        place = story.where(scene, nouns)
        if force.actor.kind and place is not None:
            yield _remains(story, scene, verb, force, place)


def _place_itself(story: Story, scene: Scene, noun: int) -> tuple[Place, Evidence] | None:
    """The place that the noun itself names; not one that only hangs on it ("in debt to Britain")."""
    for mention in story.places.in_sentence(scene.sentence.index):
        if mention.head == noun or mention.first <= noun < mention.last:
            return mention.place, Evidence("place", mention.start, mention.end, mention.rule)
    if scene.sentence.tokens[noun].lemma in ("country", "nation", "base", "camp"):
        return story.where(scene, [noun])
    return territory(story, scene, noun)


def _bases(story: Story, scene: Scene, noun: int, subjects: list[int]) -> Iterator[Claim]:
    """ "China's only overseas base is in Djibouti": a base is its owner's forces."""
    for subject in subjects:
        if not facts.is_base_noun(story, scene.sentence.tokens[subject].lemma):
            continue
        place = _place_itself(story, scene, noun)
        owners = [*scene.syntax.possessors(subject), *scene.syntax.modifiers(subject)]
        for owner in story.everyone(scene, owners):
            country = owner.actor.country
            if (
                place is not None
                and country
                and owner.actor.sector == "GOV"
                and place[0].country not in (None, country)
            ):
                rule = f"{owner.evidence.rule}; a base abroad is its owner's forces"
                evidence = Evidence("actors", owner.evidence.start, owner.evidence.end, rule)
                yield _remains(
                    story, scene, noun, Who(identity.military(country, story.lexicon), subject, evidence), place
                )


def _where_clauses(story: Story, scene: Scene) -> Iterator[Claim]:
    """A site followed by "where": the force of the clause is at the site."""
    tokens = scene.sentence.tokens
    for mention in story.places.in_sentence(scene.sentence.index):
        after = mention.last
        if after < len(tokens) and tokens[after].text == ",":
            after += 1
        site = next(
            (
                m
                for m in story.places.in_sentence(scene.sentence.index)
                if m.place.kind == "site" and mention.head in scene.syntax.below(m.head)
            ),
            mention,
        )
        if mention.place.kind not in ("site", "town") or after >= len(tokens) or tokens[after].text.lower() != "where":
            continue
        for i in range(after + 1, min(after + 9, len(tokens))):
            if tokens[i].upos in ("VERB",) and tokens[i].lemma not in ("be", "station", "base", "house", "locate"):
                break
            forces = [w for w in story.who(scene, i) if w.actor.kind]
            be = any(t.lemma in ("be", "station", "base", "remain") for t in tokens[i : i + 6])
            if forces and be:
                evidence = Evidence("place", site.start, site.end, site.rule)
                yield _remains(story, scene, i, forces[0], (site.place, evidence))
                break


def _people_as_force(story: Story, who: Who) -> Who | None:
    """ "The Russians" beside a military site are Russian forces."""
    if who.actor.kind:
        return who
    if who.actor.country and who.actor.id in (f"{who.actor.country}-CVL", who.actor.country):
        rule = f"{who.evidence.rule}; a people at a base is its forces"
        evidence = Evidence("actors", who.evidence.start, who.evidence.end, rule)
        return Who(identity.military(who.actor.country, story.lexicon), who.head, evidence)
    return None


def _being(scene: Scene, token: int) -> int:
    """The word that says that somebody is there: the copula, or the next verb behind the force."""
    for child in scene.syntax.children(token, "cop"):
        return child
    verbs = [
        i for i in range(token, min(token + 6, len(scene.sentence.tokens))) if scene.sentence.tokens[i].lemma in _BEING
    ]
    return verbs[0] if verbs else token


def _remains(story: Story, scene: Scene, token: int, force: Who, place: tuple[Place, Evidence]) -> Claim:
    relations = [r for r in separation.find(scene.sentence, story.words.separations) if r.apart]
    others = forces.others(story, scene, force.actor, place[0]) if relations else []
    count = counted.of_noun(scene, force.head, force.evidence)
    day = scene.sentence.stamp or story.published
    said = mood(scene.syntax, token, story.words)

    return claim(
        story,
        scene,
        "presence",
        token,
        [
            scene.evidence("action", _being(scene, token), "rule: being at a place"),
            force.evidence,
            place[1],
            count[1] if count else None,
            *(r.evidence for r in relations if others),
        ],
        mood=said,
        action="remain",
        actors=(force.actor,),
        place=place[0],
        time=Time(None, day.latest, 5, ""),
        count=count[0] if count else None,
        separation=tuple(Separation(o.actor.id, r.text) for r in relations for o in others),
    )
