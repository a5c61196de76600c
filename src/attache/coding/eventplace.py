"""Where a deed is done: what its own phrases say, then what is aimed at, what the encoder reads, and the clause around.

Every step but the first is nearer to a guess than the one before, and its evidence says which it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from attache.coding import lentplaces
from attache.coding.parties import root_of
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story
from attache.model import Evidence, Place

_AT = frozenset({"in", "at", "on", "near", "inside", "outside", "across", "around", "along", "off", "through", "over"})
_BESIDE = _AT | {"into", "from", "to", "of", "out of", "towards", "toward", "before"}
# What is aimed at, entered or left is a place; what is given or promised to a country is not done there.
_AIMED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"})
_FARTHEST = 3  # clauses up from the deed

Found = tuple[Place, Evidence]


def find(story: Story, scene: Scene, deed: Predication) -> Found | None:
    """The place of a deed, with the words that say it."""
    mission = _of_mission(story, scene, deed)
    for tokens, rule in _steps(story, scene, deed):
        found = story.where(scene, tokens)
        if found is not None and not (rule and mission and found[0].country != mission[0].country):
            place, said = found
            return place, Evidence("place", said.start, said.end, f"{said.rule}; {rule}" if rule else said.rule)
    return mission or _around(story, scene, deed)


def _of_mission(story: Story, scene: Scene, deed: Predication) -> Found | None:
    """Where a mission comes, stays or goes, whatever the clause around it speaks of: "Peru voted as the last troops of
    the mission went home"."""
    if root_of(deed) not in ("MOBILIZE", "RETREAT"):
        return None
    doers = story.everyone(scene, deed.subjects)
    return next((found for who in doers if (found := lentplaces.of_mission(story, who)) is not None), None)


def _around(story: Story, scene: Scene, deed: Predication) -> Found | None:
    """What the clauses above a deed say that is aimed at a place."""
    syntax = scene.syntax
    if root_of(deed) not in _AIMED or scene.sentence.tokens[deed.carrier].deprel == "acl:relcl":
        return None  # "Déby, who seized power, visited Ankara"
    above = (g for g in syntax.up(deed.carrier) if scene.sentence.tokens[g].upos == "VERB")
    for governor, _ in zip(above, range(_FARTHEST), strict=False):
        found = story.where(scene, [noun for preposition, noun in syntax.obliques(governor) if preposition in _AT])
        if found is not None:
            place, said = found
            return place, Evidence("place", said.start, said.end, f"{said.rule}; the clause around it")
    return None


def _steps(story: Story, scene: Scene, deed: Predication) -> Iterator[tuple[list[int], str]]:
    syntax = scene.syntax
    beside = {*_BESIDE, *deed.rule.to, *deed.rule.source}
    around = (*deed.obliques, *syntax.obliques(deed.carrier))
    yield [noun for preposition, noun in around if preposition in beside], ""
    if "subject" in deed.rule.to:  # "Djibouti hosts the talks"
        yield list(deed.subjects), ""
    if root_of(deed) in _AIMED or "object" in deed.rule.to:
        aimed = [*deed.objects, *(n for p, n in deed.obliques if p in deed.rule.recipient)]
        yield [t for t in aimed if t not in deed.subjects], ""
    read = [
        t for t in deed.part("place", "origin") if syntax.preposition(t) not in ("with", "between", "by", "against")
    ]
    yield read, f"model deeds:{root_of(deed)} place"
    if deed.form == "noun":  # "the Luanda talks"
        named = {m.head for m in story.places.in_sentence(scene.sentence.index)}
        yield [t for t in syntax.modifiers(deed.token) if t in named], ""
    who = (*deed.subjects, *deed.objects)
    yield [n for w in who for p, n in syntax.obliques(w) if p in _AT], "where those are who do it"
