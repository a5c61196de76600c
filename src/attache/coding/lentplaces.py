"""Where a deed is whose own words name no place: what the clause around it says, the sentence, the report.

A place is lent only where one alone can be meant, and its evidence says so.
"""

from __future__ import annotations

from collections.abc import Iterable

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
_PARTLY = frozenset({"town", "city", "village", "district", "province", "outpost"})
FROM = frozenset({"from", "out of", "out", "off"})
TO = frozenset({"to", "into", "onto", "toward", "towards", "for", "through", "back to"})
Found = tuple[Place, Evidence]


def site_spoken_of(story: Story, scene: Scene, tokens: Iterable[int]) -> Found | None:
    """ "The base", "that side": the site of the sentences before."""
    for token in tokens:
        determiners = {scene.sentence.tokens[d].lemma for d in scene.syntax.children(token, "det")}
        if scene.sentence.tokens[token].lemma in PARTS and determiners & {"the", "this", "that"}:
            return story.site_before(scene)
    return None


def there(story: Story, scene: Scene, deed: Predication) -> Found | None:
    """ "There", "here": the place named last before it in the sentence where there is one, else the site spoken of."""
    for child in scene.syntax.children(deed.carrier, "advmod"):
        word = scene.sentence.tokens[child]
        if word.text.lower() not in ("there", "here"):
            continue
        here = [m for m in story.places.in_sentence(scene.sentence.index) if m.end <= word.start]
        before = [  # "those from Burkina Faso are there", "Turkey has operators there"
            m
            for m in here
            if scene.syntax.preposition(m.head) not in FROM and scene.syntax.rel(m.head) not in ("nsubj", "csubj")
        ]
        if before and deed.read is not None:
            last = before[-1]
            return last.place, Evidence("place", last.start, last.end, f"{last.rule}; taken up by '{word.text}'")
        return story.site_before(scene)
    return None


def points(scene: Scene, deed: Predication) -> bool:
    """Whether the deed is done "there", wherever that is."""
    children = scene.syntax.children(deed.carrier, "advmod")
    return any(scene.sentence.tokens[c].text.lower() == "there" for c in children)


def of_relative_clause(story: Story, scene: Scene, deed: Predication) -> tuple[Place, Evidence] | None:
    """ "Romania, where 900 troops are stationed": what "where" takes up, and the site that it lies in or belongs to."""
    syntax = scene.syntax
    where = any(scene.sentence.tokens[c].text.lower() == "where" for c in syntax.children(deed.token, "advmod"))
    if not where or "relcl" not in scene.sentence.tokens[deed.token].deprel:
        return None
    antecedent = scene.sentence.tokens[deed.token].head
    read = deed.part("place")  # "Airbase 101 outside Niamey, where": the nearer noun need not be the one taken up
    sites = [
        m
        for m in story.places.in_sentence(scene.sentence.index)
        if m.place.kind == "site" and (antecedent in syntax.below(m.head) or m.head in read)
    ]
    if sites:
        return sites[0].place, Evidence("place", sites[0].start, sites[0].end, sites[0].rule)
    named = [m for m in story.places.in_sentence(scene.sentence.index) if m.first <= antecedent < m.last]
    if named:
        return named[0].place, Evidence("place", named[0].start, named[0].end, named[0].rule)
    return story.where(scene, [antecedent])


def of_main_clause(story: Story, scene: Scene, deed: Predication) -> tuple[Place, Evidence] | None:
    """ "Soldiers deployed to the base, replacing others": a clause without a place of its own is where its main
    clause is."""
    if scene.syntax.rel(deed.token) not in ("advcl", "conj", "xcomp") or deed.form != "verb":
        return None
    governor = scene.sentence.tokens[deed.token].head
    for other in scene.deeds:
        if other.token == governor and other.rule.presence:
            return story.where(scene, [n for p, n in other.obliques if p in (*other.rule.to, *other.rule.source)])
    return None


def is_elsewhere(scene: Scene, deed: Predication) -> bool:
    """Whether the sentence names a place that nobody could look up ("on the continent"): then none is lent to it."""
    if any(is_part(scene, o) for o in deed.objects) or points(scene, deed):
        return True
    prepositions = {*HERE, *deed.rule.to, *deed.rule.source} | (FROM | TO if deed.read else set())
    return any(
        preposition in prepositions
        and scene.sentence.tokens[noun].lemma not in ("country", "nation")
        and scene.sentence.tokens[noun].upos in ("NOUN", "PROPN")
        and not is_time(scene, noun)
        for preposition, noun in deed.obliques
    )


def is_part(scene: Scene, noun: int) -> bool:
    """Whether a noun is a part of a country, whose name beside it is not the place: "a northern Mali town"."""
    token = scene.sentence.tokens[noun]
    inside = token.head >= 0 and token.deprel in ("compound", "amod", "nmod:poss")  # "a northern Mali | town"
    return token.lemma in _PARTLY or (inside and scene.sentence.tokens[token.head].lemma in _PARTLY)


def is_time(scene: Scene, noun: int) -> bool:
    """Whether a noun lies in an expression of time."""
    word = scene.sentence.tokens[noun]
    return any(t.start <= word.start < t.end for t in scene.times)


def host_of_report(story: Story, scene: Scene, deed: Predication, force: Who) -> tuple[Place, Evidence] | None:
    """The country that the whole report is about, for a known country's force that comes, goes or is there without the
    sentence saying where; not where the sentence places it in words that nobody could look up."""
    if force.actor.country is None and force.actor.kind in ("regular", "police"):
        return None
    if deed.rule.id not in _HOSTED:
        return None
    near = {deed.token, deed.carrier, force.head}
    placed = any(scene.sentence.tokens[m.head].head in near for m in story.places.in_sentence(scene.sentence.index))
    host = None if placed else story.host(scene, force.actor)
    if host is not None and force.actor.kind == "mission" and not _lies_in(story, host[0]):
        return None  # "Senegal waits for its men as the last troops of the mission go home"
    return host


def _lies_in(story: Story, country: Place) -> bool:
    """Whether the report has anything in a country: it may name a contributor's as often as a host's."""
    return any(
        mention.place.country == country.country and scene.syntax.preposition(mention.head) in HERE | FROM | TO
        for scene in story.scenes
        for mention in story.places.in_sentence(scene.sentence.index)
    )


def host_of_sentence(story: Story, scene: Scene, deed: Predication, force: Who) -> tuple[Place, Evidence] | None:
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


def of_mission(story: Story, force: Who) -> Found | None:
    """The country of a mission that is known to be in one only."""
    row = story.lexicon.groups.get(force.actor.id)
    if row is None or row.kind != "mission" or len(row.countries) != 1:
        return None
    country = story.lexicon.countries[row.countries[0]]
    place = Place(country.code, country.name, country.code, lat=country.lat, lon=country.lon, precision=6)
    return place, Evidence("place", force.evidence.start, force.evidence.end, f"lexicon {row.origin}; where it is")


def country_of(story: Story, host: Who) -> tuple[Place, Evidence]:
    """The country of the state that hosts, as a place."""
    code = host.actor.country or ""
    row = story.lexicon.countries[code]
    place = Place(id=code, name=row.name, country=code, lat=row.lat, lon=row.lon, precision=6, kind="country")
    return place, Evidence("place", host.evidence.start, host.evidence.end, f"{host.evidence.rule}; the host's country")


def is_at_home(force: Actor, place: Place) -> bool:
    """A state's own soldiers and police in their own country are no presence that the record follows."""
    return force.country is not None and place.country == force.country and force.kind in ("regular", "police", None)
