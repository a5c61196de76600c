"""Where a deed puts a force, and who hosts it or tells it to go.

A place is lent to a sentence that names none only where one alone can be meant, and its evidence says so.
"""

from __future__ import annotations

from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.model import Actor, Evidence, Place

HERE = frozenset({"in", "at", "on", "inside", "within", "aboard", "near"})
# Deeds to which the report's own country may be lent where the sentence names none.
_HOSTED = frozenset({"withdraw", "leave", "expel", "deploy", "send", "presence", "keep", "reinforce", "arrive"})
# Words for part of a site: being "in a separate compound" is being at the site that was spoken of.
PARTS = frozenset(
    {"compound", "hangar", "building", "side", "base", "facility", "camp", "area", "part", "end", "section", "there"}
)


def where(story: Story, scene: Scene, deed: Predication, force: Who, hosts: list[Who]) -> tuple[Place, Evidence] | None:
    """Where a deed puts a force: what the sentence says, then what the clause around it says, then the host's
    country, then the country that the report is about. None where nothing says it, or where two could be meant."""
    place = _place(story, scene, deed, force)
    if place is None:
        place = _relative_place(story, scene, deed) or _governing_place(story, scene, deed)
    if place is None and hosts and hosts[0].actor.country:
        place = country_of(story, hosts[0])
    if place is None and not _elsewhere(scene, deed):
        place = _own_sentence_host(story, scene, deed, force) or _report_host(story, scene, deed, force)
    return place


def _place(story: Story, scene: Scene, deed: Predication, force: Who) -> tuple[Place, Evidence] | None:
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
    found = story.where(scene, tokens)
    if found is None:
        # "the 1,000 US troops in Niger were told to leave": the place may hang on the force
        inside = [
            noun
            for p, noun in scene.syntax.obliques(force.head)
            if (p in HERE or p in prepositions) and not _is_beside(story, scene, p, noun)
        ]
        found = story.where(scene, inside)
    if found is None and any(
        scene.sentence.tokens[c].text.lower() in ("there", "here")
        for c in scene.syntax.children(deed.carrier, "advmod")
    ):
        found = story.site_before(scene)
    if found is None:
        words = {
            scene.sentence.tokens[t].lemma
            for t in tokens
            if any(scene.sentence.tokens[d].lemma in ("the", "this", "that") for d in scene.syntax.children(t, "det"))
        }
        if words & PARTS:
            found = story.site_before(scene)
    return found


def _is_beside(story: Story, scene: Scene, preposition: str, noun: int) -> bool:
    """ "Near Ukraine", "along the border" is not in the country; near a town or a base is near enough."""
    if preposition not in ("near", "along", "around", "outside", "close to"):
        return False
    place = story.where(scene, [noun])
    return place is None or place[0].kind not in ("site", "town")


def _relative_place(story: Story, scene: Scene, deed: Predication) -> tuple[Place, Evidence] | None:
    """ "Romania, where 900 troops are stationed": what "where" takes up, and the site that it lies in or belongs to."""
    syntax = scene.syntax
    where = any(scene.sentence.tokens[c].text.lower() == "where" for c in syntax.children(deed.token, "advmod"))
    if not where or "relcl" not in scene.sentence.tokens[deed.token].deprel:
        return None
    antecedent = scene.sentence.tokens[deed.token].head
    sites = [
        m
        for m in story.places.in_sentence(scene.sentence.index)
        if m.place.kind == "site" and antecedent in syntax.below(m.head)
    ]
    if sites:
        return sites[0].place, Evidence("place", sites[0].start, sites[0].end, sites[0].rule)
    named = [m for m in story.places.in_sentence(scene.sentence.index) if m.first <= antecedent < m.last]
    if named:
        return named[0].place, Evidence("place", named[0].start, named[0].end, named[0].rule)
    return story.where(scene, [antecedent])


def _governing_place(story: Story, scene: Scene, deed: Predication) -> tuple[Place, Evidence] | None:
    """ "Soldiers deployed to the base, replacing others": a clause without a place of its own is where its main
    clause is."""
    if scene.syntax.rel(deed.token) not in ("advcl", "conj", "xcomp") or deed.form != "verb":
        return None
    governor = scene.sentence.tokens[deed.token].head
    for other in scene.deeds:
        if other.token == governor and other.rule.presence:
            return story.where(scene, [n for p, n in other.obliques if p in (*other.rule.to, *other.rule.source)])
    return None


def _elsewhere(scene: Scene, deed: Predication) -> bool:
    """Whether the sentence names a place that nobody could look up ("on the continent"): then none is lent to it."""
    return any(
        preposition in {*HERE, *deed.rule.to, *deed.rule.source}
        and scene.sentence.tokens[noun].lemma not in ("country", "nation")
        and scene.sentence.tokens[noun].upos in ("NOUN", "PROPN")
        and not _is_time(scene, noun)
        for preposition, noun in deed.obliques
    )


def _is_time(scene: Scene, noun: int) -> bool:
    word = scene.sentence.tokens[noun]
    return any(t.start <= word.start < t.end for t in scene.times)


def _report_host(story: Story, scene: Scene, deed: Predication, force: Who) -> tuple[Place, Evidence] | None:
    """The country that the whole report is about, for a known country's force that comes, goes or is there without the
    sentence saying where; not where the sentence places it in words that nobody could look up."""
    if force.actor.country is None and force.actor.kind in ("regular", "police"):
        return None
    if deed.rule.id not in _HOSTED:
        return None
    near = {deed.token, deed.carrier, force.head}
    placed = any(scene.sentence.tokens[m.head].head in near for m in story.places.in_sentence(scene.sentence.index))
    return None if placed else story.host(scene, force.actor)


def _own_sentence_host(story: Story, scene: Scene, deed: Predication, force: Who) -> tuple[Place, Evidence] | None:
    """The one foreign country in which the sentence places the deed or the clause around it."""
    verbs = (g for g in scene.syntax.up(deed.token) if scene.sentence.tokens[g].upos == "VERB")
    clause = {deed.token, deed.carrier, force.head, *verbs}
    foreign = [
        m
        for m in story.places.in_sentence(scene.sentence.index)
        if m.place.country
        and m.place.country != force.actor.country
        and m.place.kind != "region"
        and scene.syntax.preposition(m.head) in HERE
        and scene.sentence.tokens[m.head].head in clause
    ]
    codes = {m.place.country for m in foreign}
    if len(codes) != 1:
        return None
    order = {"country": 0, "town": 1, "area": 2, "site": 3, "region": 4}
    best = min(foreign, key=lambda m: order[m.place.kind])
    if best.place.kind == "country":
        return best.place, Evidence("place", best.start, best.end, best.rule)
    row = story.lexicon.countries.get(best.place.country or "")
    if row is None:
        return None
    place = Place(id=row.code, name=row.name, country=row.code, lat=row.lat, lon=row.lon, precision=6, kind="country")
    return place, Evidence("place", best.start, best.end, f"{best.rule}; its country")


def hosts(story: Story, scene: Scene, deed: Predication, force: Who) -> list[Who]:
    """The state that orders a force out, agrees with it, or takes a site from it."""
    tokens: list[int] = []
    if deed.rule.presence == "order-out":
        tokens.extend(deed.subjects)
    for governor in deed.mood.through:
        if deed.mood.modality == "ordered" and scene.sentence.tokens[governor].upos == "VERB":
            tokens.extend(scene.syntax.subjects(governor))
    if deed.rule.id == "replace":
        tokens.extend(deed.objects)
    tokens.extend(n for p, n in deed.obliques if p in deed.rule.recipient)
    if deed.mood.modality == "ordered":
        # "Niger's order that they leave"
        tokens.extend(p for g in deed.mood.through for p in scene.syntax.possessors(g))
    return [
        w
        for w in story.everyone(scene, tokens, "recipients")
        if w.actor.country and w.actor.country != force.actor.country and w.actor.sector in ("GOV", "MIL")
    ]


def country_of(story: Story, host: Who) -> tuple[Place, Evidence]:
    """The country of the state that hosts, as a place."""
    code = host.actor.country or ""
    row = story.lexicon.countries[code]
    place = Place(id=code, name=row.name, country=code, lat=row.lat, lon=row.lon, precision=6, kind="country")
    return place, Evidence("place", host.evidence.start, host.evidence.end, f"{host.evidence.rule}; the host's country")


def is_at_home(force: Actor, place: Place) -> bool:
    """A state's own soldiers and police in their own country are no presence that the record follows."""
    return force.country is not None and place.country == force.country and force.kind in ("regular", "police", None)
