"""Where a deed puts a force, and who hosts it or tells it to go."""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding import lentplaces
from attache.coding.lentplaces import FROM, HERE, TO, Found, is_at_home
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.model import Place

_AT = HERE | {"across", "along", "around", "over", "above", "off", "throughout", "outside", "between", "of"}
_AT = _AT | {"including", "such as"}  # "handed over seven bases, including Gao"
# What leads to whom a site is given to, or taken from.
_GIVEN: dict[str | None, tuple[str, ...]] = {"hand-over": ("to",), "take-over": ("from",)}
_TERRITORY = frozenset({"soil", "territory", "land", "airspace", "waters", "water"})
LEAVING = frozenset({"withdraw", "begin-withdrawal", "agree-to-leave", "order-out"})
_BUILT = frozenset({"site", "town"})
_PARTNER = frozenset({"with", "between", "by", "against"})  # who is met or dealt with, not where
_SPOKEN = frozenset({"order-out", "agree-to-leave"})
_COMING = frozenset({"announce", "arrive", "deploy", "reinforce", "relocate"})


_AROUND = 0.3  # degrees, some thirty kilometres


def ends(
    story: Story, scene: Scene, deed: Predication, force: Who | None, hosts: list[Who]
) -> list[tuple[Found | None, Found | None]]:
    """(place, origin) of a movement or stay that the encoder reads, a pair for each of several places. What is only
    left stands as the place; a place that is left for another as the origin."""
    near = _abroad(story, scene, force, _reached(story, scene, deed, force))
    far = _abroad(story, scene, force, _left(story, scene, deed, force))
    if _is_leaving(deed):
        far = far or _around(story, scene, deed, force, hosts)
        if far and near and not _is_around(near[0][0], far[0][0]):
            return [(near[0], each) for each in far]
        return [(each, None) for each in far] or [(None, None)]
    near = near or _around(story, scene, deed, force, hosts)
    coming = deed.read is not None and deed.read.move in _COMING
    origin = far[0] if far and coming else None
    return [(each, None if origin and origin[0].id == each[0].id else origin) for each in near] or [(None, origin)]


def _abroad(story: Story, scene: Scene, force: Who | None, found: list[Found]) -> list[Found]:
    """The places, where "the country" is the host's, not that of the "American soldiers" just named."""
    if force is None or len(found) != 1 or not is_at_home(force.actor, found[0][0]):
        return found
    said = found[0][1]
    words = scene.sentence.text[max(0, said.start - scene.sentence.start) : max(0, said.end - scene.sentence.start)]
    if words.lower().split()[-1:] not in (["country"], ["nation"]) and said.start >= scene.sentence.start:
        return found
    host = story.host(scene, force.actor)
    return [host] if host else []


def _is_around(place: Place, left: Place) -> bool:
    """Whether a place is where somebody leaves, or what lies around it: nobody leaves "the base in Niamey" for it."""
    if place.id == left.id or (left.kind == "site" and place.kind == "country" and place.country == left.country):
        return True
    if left.kind != "site" or None in (place.lat, place.lon, left.lat, left.lon):
        return False
    assert place.lat is not None and place.lon is not None and left.lat is not None and left.lon is not None
    return abs(place.lat - left.lat) < _AROUND and abs(place.lon - left.lon) < _AROUND


def shares(story: Story, scene: Scene, force: Who) -> list[tuple[int, Found]]:
    """ "1,000 soldiers in Chad and 350 in Gabon": the further numbers of a force, each with its place."""
    found = ((number, story.where(scene, [noun])) for number, noun in _numbered(scene, force))
    return [(number, place) for number, place in found if place is not None]


def _numbered(scene: Scene, force: Who) -> list[tuple[int, int]]:
    """The further numbers of a force, and the noun of the phrase of place behind each."""
    tokens = scene.sentence.tokens
    return [
        (number, tokens[number + 1].head)
        for number in range(force.head + 1, len(tokens) - 1)
        if tokens[number].upos == "NUM" and force.head in (tokens[number].head, tokens[tokens[number].head].head)
        if tokens[number + 1].deprel == "case" and tokens[number + 1].text.lower() in HERE | TO
    ]


def orders(deed: Predication) -> bool:
    """Whether the word itself orders a force out; not where it is what was ordered: "told them to | leave"."""
    action = deed.read.move if deed.read and deed.read.move else deed.rule.presence
    return action == "order-out" and deed.rule.presence != "withdraw"


def inner(scene: Scene, deed: Predication) -> list[Predication]:
    """What an order or a promise is about: the deeds that its word governs."""
    return [other for other in scene.deeds if deed.token in other.mood.through]


def _is_leaving(deed: Predication) -> bool:
    return deed.read is not None and deed.read.move in LEAVING


def _reached(story: Story, scene: Scene, deed: Predication, force: Who | None) -> list[Found]:
    """Where a force goes to or is: a phrase of place, or the object that it enters, holds or takes."""
    if _is_leaving(deed):
        tokens = [n for p, n in deed.obliques if p in TO]
        return _at(story, scene, tokens) or _at(story, scene, deed.part("place"))
    apart = {noun for _, noun in _numbered(scene, force)} if force else set()
    around = [n for p, n in deed.obliques if p in TO | _AT and not _is_beside(story, scene, p, n) and n not in apart]
    objects = _things(story, scene, deed, force)
    others = list(deed.subjects) if "subject" in deed.rule.to else []  # "Djibouti hosts"
    own = scene.syntax.obliques(force.head) if force else []
    inside = [n for p, n in own if p in HERE and not _is_beside(story, scene, p, n)]
    there = lentplaces.there(story, scene, deed)
    if there is not None or lentplaces.points(scene, deed):
        return [there] if there else []
    read = [t for t in deed.part("place") if scene.syntax.preposition(t) not in _PARTNER]
    read = [t for t in read if not _is_beside(story, scene, _leading(scene, t), t)]
    for tokens in ([*around, *objects], inside, read, others):
        if found := _at(story, scene, tokens):
            return found
    return []


def _things(story: Story, scene: Scene, deed: Predication, force: Who | None) -> list[int]:
    """The objects that are no forces."""
    armed = {o for o in deed.objects if any(w.actor.kind for w in story.who(scene, o))}
    return [o for o in deed.objects if o not in armed and (force is None or o != force.head)]


def _left(story: Story, scene: Scene, deed: Predication, force: Who | None) -> list[Found]:
    """Where a force comes from: a phrase of place, or the object that it leaves."""
    told = inner(scene, deed) if deed.read and deed.read.move in _SPOKEN else []
    sources = [n for d in (deed, *told) for p, n in d.obliques if p in FROM]
    if not _is_leaving(deed):
        return _at(story, scene, sources) or _at(story, scene, deed.part("origin"))
    objects = [o for d in (deed, *told) for o in _things(story, scene, d, force)]
    around = [n for p, n in deed.obliques if p in _AT]
    inside = [n for p, n in scene.syntax.obliques(force.head) if p in HERE | FROM] if force else []
    for tokens in ([*sources, *objects], list(deed.part("origin")), inside, around):
        if found := _at(story, scene, tokens):
            return found
    return []


def _at(story: Story, scene: Scene, tokens: Iterable[int]) -> list[Found]:
    """The most precise place that the tokens name, and those named beside it: "Gao and Timbuktu"."""
    found = [
        (t, place)
        for t in tokens
        if (place := story.where(scene, [t]) or territory(story, scene, t)) is not None
        and not (place[0].kind == "country" and lentplaces.is_part(scene, t))
    ]
    if not found:
        return []
    order = ("site", "town", "area", "country", "region")
    first, best = min(found, key=lambda each: order.index(each[1][0].kind))
    beside = scene.syntax.conjuncts(_top(scene, first))
    alike = _BUILT if best[0].kind in _BUILT else {best[0].kind}  # "the base at Gao and the one at Timbuktu"
    places = {p[0].id: p for t, p in found if t == first or (t in beside and p[0].kind in alike)}
    return list(places.values())


def territory(story: Story, scene: Scene, noun: int) -> Found | None:
    """ "On its soil", "our airspace": the owner's country."""
    if scene.sentence.tokens[noun].lemma not in _TERRITORY:
        return None
    owners = [w for w in story.everyone(scene, scene.syntax.possessors(noun)) if w.actor.country]
    return lentplaces.country_of(story, owners[0]) if owners else None


def _top(scene: Scene, token: int) -> int:
    """The first of the coordination that a token stands in."""
    while scene.syntax.rel(token) == "conj":
        token = scene.sentence.tokens[token].head
    return token


def _around(story: Story, scene: Scene, deed: Predication, force: Who | None, hosts: list[Who]) -> list[Found]:
    """What the clause around says, then the host, then the report."""
    found = lentplaces.of_relative_clause(story, scene, deed) or lentplaces.of_main_clause(story, scene, deed)
    if found is None and scene.syntax.rel(deed.token) == "appos":  # "the base, home to 400 soldiers"
        found = story.where(scene, [scene.sentence.tokens[deed.token].head])
    named = (*deed.part("place", "origin"), *_things(story, scene, deed, force))
    around = [n for p, n in deed.obliques if p in HERE | FROM | TO and not lentplaces.is_time(scene, n)]
    found = found or lentplaces.site_spoken_of(story, scene, (*named, *around))
    if found is None and any(scene.sentence.tokens[n].upos == "PROPN" for n in named):
        return []  # a place that nobody could look up
    if found is None and hosts and hosts[0].actor.country:
        found = lentplaces.country_of(story, hosts[0])
    if found is None and force is not None and not lentplaces.is_elsewhere(scene, deed):
        found = lentplaces.of_mission(story, force) or lentplaces.host_of_report(story, scene, deed, force)
    return [found] if found else []


def where(story: Story, scene: Scene, deed: Predication, force: Who, hosts: list[Who]) -> list[Found]:
    """Where a deed puts a force: what the sentence says, then what the clause around it says, then the host's
    country, then the country that the report is about. Several where they are named beside one another, none where
    nothing says it, or where two could be meant."""
    named = _places(story, scene, deed, force)
    if len(named) > 1:
        return named
    place = (
        named[0]
        if named
        else lentplaces.of_relative_clause(story, scene, deed) or lentplaces.of_main_clause(story, scene, deed)
    )
    if place is None and hosts and hosts[0].actor.country:
        place = lentplaces.country_of(story, hosts[0])
    if place is None and not lentplaces.is_elsewhere(scene, deed):
        place = (
            lentplaces.host_of_sentence(story, scene, deed, force)
            or lentplaces.of_mission(story, force)
            or lentplaces.host_of_report(story, scene, deed, force)
        )
    return [place] if place else []


def _places(story: Story, scene: Scene, deed: Predication, force: Who) -> list[Found]:
    rule = deed.rule
    prepositions = rule.source if rule.presence in ("withdraw", "order-out", "hand-over") else rule.to
    tokens = [
        noun
        for preposition, noun in deed.obliques
        if preposition in prepositions and noun != force.head and not _is_beside(story, scene, preposition, noun)
    ]
    if "object" in prepositions:
        tokens.extend(o for o in deed.objects if o != force.head)
    if "subject" in prepositions:
        tokens.extend(s for s in deed.subjects if s != force.head)
    found = _beside(story, scene, tokens, story.where(scene, tokens))
    if not found:
        # "the 1,000 US troops in Niger were told to leave": the place may hang on the force
        inside = [
            noun
            for p, noun in scene.syntax.obliques(force.head)
            if (p in HERE or p in prepositions) and not _is_beside(story, scene, p, noun)
        ]
        found = _beside(story, scene, inside, story.where(scene, inside))
    other = None if found else lentplaces.there(story, scene, deed) or lentplaces.site_spoken_of(story, scene, tokens)
    return [other] if other else found


def _beside(story: Story, scene: Scene, tokens: Iterable[int], best: Found | None) -> list[Found]:
    """The best place that the tokens name, with those of its kind that a list names beside it."""
    tokens = list(tokens)
    if best and best[0].kind == "country" and any(lentplaces.is_part(scene, t) for t in tokens):
        return []
    listed = _at(story, scene, tokens) if best else []
    return listed if best and best[0].id in {place.id for place, _ in listed} else [best] if best else []


def _is_beside(story: Story, scene: Scene, preposition: str, noun: int) -> bool:
    """ "Near Ukraine", "along the border" is not in the country; near a town or a base is near enough."""
    if preposition not in ("near", "along", "around", "outside", "close to"):
        return False
    place = story.where(scene, [noun])
    return place is None or place[0].kind not in ("site", "town")


def _leading(scene: Scene, noun: int) -> str:
    """The preposition before a noun, or before what it owns: "near | Ukraine's borders"."""
    owned = scene.sentence.tokens[noun].head if scene.sentence.tokens[noun].deprel == "nmod:poss" else noun
    return scene.syntax.preposition(owned)


def hosts(story: Story, scene: Scene, deed: Predication, force: Who | None) -> list[Who]:
    """The state that orders a force out, agrees with it, or takes a site from it."""
    read = deed.read.move if deed.read else None
    tokens: list[int] = []
    if orders(deed):
        tokens.extend(deed.subjects)
    governors = story.words.moods.governors
    for governor in deed.mood.through:
        word = scene.sentence.tokens[governor]
        if deed.mood.modality == "ordered" and word.upos == "VERB" and governors.get(word.lemma) == "ordered":
            tokens.extend(scene.syntax.subjects(governor))
    if deed.rule.id == "replace":  # the police of the state, not guests: "relieved 200 Danish marines"
        tokens.extend(o for o in deed.objects if not any(w.actor.kind == "regular" for w in story.who(scene, o)))
    towards = _GIVEN.get(read, ()) if read else deed.rule.recipient
    tokens.extend(n for p, n in deed.obliques if p in towards)
    if read == "hand-over":
        tokens.extend(scene.syntax.children(deed.token, "iobj"))
        tokens.extend(o for o in deed.objects if scene.syntax.preposition(o) == "to")
    if deed.mood.modality == "ordered":
        # "Niger's order that they leave"
        tokens.extend(p for g in deed.mood.through for p in scene.syntax.possessors(g))
    own = force.actor.country if force else None
    return [
        w
        for w in story.everyone(scene, tokens, "recipients")
        if w.actor.country and w.actor.country != own and w.actor.sector in ("GOV", "MIL", "COP")
    ]
