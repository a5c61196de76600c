"""Where a deed puts a force, and who hosts it or tells it to go.

A place is lent to a sentence that names none only where one alone can be meant, and its evidence says so.
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


_FROM = frozenset({"from", "out of", "out", "off"})
_TO = frozenset({"to", "into", "onto", "toward", "towards", "for", "through", "back to"})
_AT = HERE | {"across", "along", "around", "over", "above", "off", "throughout", "outside", "between", "of"}
_AT = _AT | {"including", "such as"}  # "handed over seven bases, including Gao"
# What leads to whom a site is given to, or taken from.
_GIVEN: dict[str | None, tuple[str, ...]] = {"hand-over": ("to",), "take-over": ("from",)}
_TERRITORY = frozenset({"soil", "territory", "land", "airspace", "waters", "water"})
LEAVING = frozenset({"withdraw", "begin-withdrawal", "agree-to-leave", "order-out"})
_SPOKEN = frozenset({"order-out", "agree-to-leave"})
_COMING = frozenset({"announce", "arrive", "deploy", "reinforce", "relocate"})
Found = tuple[Place, Evidence]


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
        if tokens[number].upos == "NUM" and tokens[number].head == force.head
        if tokens[number + 1].deprel == "case" and tokens[number + 1].text.lower() in HERE | _TO
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
        tokens = [n for p, n in deed.obliques if p in _TO]
        return _at(story, scene, tokens) or _at(story, scene, deed.part("place"))
    apart = {noun for _, noun in _numbered(scene, force)} if force else set()
    around = [n for p, n in deed.obliques if p in _TO | _AT and not _is_beside(story, scene, p, n) and n not in apart]
    objects = _things(story, scene, deed, force)
    others = list(deed.subjects) if "subject" in deed.rule.to else []  # "Djibouti hosts"
    inside = [n for p, n in scene.syntax.obliques(force.head) if p in HERE] if force else []
    there = _there(story, scene, deed)
    if there is not None:
        return [there]
    for tokens in ([*around, *objects], inside, list(deed.part("place")), others):
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
    sources = [n for d in (deed, *told) for p, n in d.obliques if p in _FROM]
    if not _is_leaving(deed):
        return _at(story, scene, sources) or _at(story, scene, deed.part("origin"))
    objects = [o for d in (deed, *told) for o in _things(story, scene, d, force)]
    around = [n for p, n in deed.obliques if p in _AT]
    inside = [n for p, n in scene.syntax.obliques(force.head) if p in HERE | _FROM] if force else []
    for tokens in ([*sources, *objects], list(deed.part("origin")), inside, around):
        if found := _at(story, scene, tokens):
            return found
    return []


def _at(story: Story, scene: Scene, tokens: Iterable[int]) -> list[Found]:
    """The most precise place that the tokens name, and those named beside it: "Gao and Timbuktu"."""
    found = [(t, place) for t in tokens if (place := story.where(scene, [t]) or territory(story, scene, t)) is not None]
    if not found:
        return []
    order = ("site", "town", "area", "country", "region")
    first, best = min(found, key=lambda each: order.index(each[1][0].kind))
    beside = scene.syntax.conjuncts(_top(scene, first))
    places = {p[0].id: p for t, p in found if t == first or (t in beside and p[0].kind == best[0].kind)}
    return list(places.values())


def territory(story: Story, scene: Scene, noun: int) -> Found | None:
    """ "On its soil", "our airspace": the owner's country."""
    if scene.sentence.tokens[noun].lemma not in _TERRITORY:
        return None
    owners = [w for w in story.everyone(scene, scene.syntax.possessors(noun)) if w.actor.country]
    return country_of(story, owners[0]) if owners else None


def _top(scene: Scene, token: int) -> int:
    """The first of the coordination that a token stands in."""
    while scene.syntax.rel(token) == "conj":
        token = scene.sentence.tokens[token].head
    return token


def _around(story: Story, scene: Scene, deed: Predication, force: Who | None, hosts: list[Who]) -> list[Found]:
    """What the clause around says, then the host, then the report."""
    found = _relative_place(story, scene, deed) or _governing_place(story, scene, deed)
    if found is None and scene.syntax.rel(deed.token) == "appos":  # "the base, home to 400 soldiers"
        found = story.where(scene, [scene.sentence.tokens[deed.token].head])
    named = (*deed.part("place", "origin"), *_things(story, scene, deed, force))
    around = [n for p, n in deed.obliques if p in HERE | _FROM | _TO and not _is_time(scene, n)]
    found = found or _site_spoken_of(story, scene, (*named, *around))
    if found is None and any(scene.sentence.tokens[n].upos == "PROPN" for n in named):
        return []  # a place that nobody could look up
    if found is None and hosts and hosts[0].actor.country:
        found = country_of(story, hosts[0])
    if found is None and force is not None and not _elsewhere(scene, deed):
        found = _report_host(story, scene, deed, force)
    return [found] if found else []


def where(story: Story, scene: Scene, deed: Predication, force: Who, hosts: list[Who]) -> list[Found]:
    """Where a deed puts a force: what the sentence says, then what the clause around it says, then the host's
    country, then the country that the report is about. Several where they are named beside one another, none where
    nothing says it, or where two could be meant."""
    named = _places(story, scene, deed, force)
    if len(named) > 1:
        return named
    place = named[0] if named else _relative_place(story, scene, deed) or _governing_place(story, scene, deed)
    if place is None and hosts and hosts[0].actor.country:
        place = country_of(story, hosts[0])
    if place is None and not _elsewhere(scene, deed):
        place = (
            _own_sentence_host(story, scene, deed, force)
            or _report_host(story, scene, deed, force)
            or _where_a_mission_is(story, force)
        )
    return [place] if place else []


def _where_a_mission_is(story: Story, force: Who) -> Found | None:
    """The country of a mission that is known to be in one only."""
    row = story.lexicon.groups.get(force.actor.id)
    if row is None or row.kind != "mission" or len(row.countries) != 1:
        return None
    country = story.lexicon.countries[row.countries[0]]
    place = Place(country.code, country.name, country.code, lat=country.lat, lon=country.lon, precision=6)
    return place, Evidence("place", force.evidence.start, force.evidence.end, f"lexicon {row.origin}; where it is")


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
    other = None if found else _there(story, scene, deed) or _site_spoken_of(story, scene, tokens)
    return [other] if other else found


def _beside(story: Story, scene: Scene, tokens: Iterable[int], best: Found | None) -> list[Found]:
    """The best place that the tokens name, with those of its kind that a list names beside it."""
    listed = _at(story, scene, tokens) if best else []
    return listed if best and best[0].id in {place.id for place, _ in listed} else [best] if best else []


def _site_spoken_of(story: Story, scene: Scene, tokens: Iterable[int]) -> Found | None:
    """ "The base", "that side": the site of the sentences before."""
    for token in tokens:
        determiners = {scene.sentence.tokens[d].lemma for d in scene.syntax.children(token, "det")}
        if scene.sentence.tokens[token].lemma in PARTS and determiners & {"the", "this", "that"}:
            return story.site_before(scene)
    return None


def _there(story: Story, scene: Scene, deed: Predication) -> Found | None:
    """ "There", "here": the place named last before it in the sentence where there is one, else the site spoken of."""
    for child in scene.syntax.children(deed.carrier, "advmod"):
        word = scene.sentence.tokens[child]
        if word.text.lower() not in ("there", "here"):
            continue
        before = [m for m in story.places.in_sentence(scene.sentence.index) if m.end <= word.start]
        if before and deed.read is not None:
            last = before[-1]
            return last.place, Evidence("place", last.start, last.end, f"{last.rule}; taken up by '{word.text}'")
        return story.site_before(scene)
    return None


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
    prepositions = {*HERE, *deed.rule.to, *deed.rule.source} | (_FROM | _TO if deed.read else set())
    return any(
        preposition in prepositions
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


def hosts(story: Story, scene: Scene, deed: Predication, force: Who | None) -> list[Who]:
    """The state that orders a force out, agrees with it, or takes a site from it."""
    read = deed.read.move if deed.read else None
    tokens: list[int] = []
    if orders(deed):
        tokens.extend(deed.subjects)
    for governor in deed.mood.through:
        if deed.mood.modality == "ordered" and scene.sentence.tokens[governor].upos == "VERB":
            tokens.extend(scene.syntax.subjects(governor))
    if deed.rule.id == "replace":
        tokens.extend(deed.objects)
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


def country_of(story: Story, host: Who) -> tuple[Place, Evidence]:
    """The country of the state that hosts, as a place."""
    code = host.actor.country or ""
    row = story.lexicon.countries[code]
    place = Place(id=code, name=row.name, country=code, lat=row.lat, lon=row.lon, precision=6, kind="country")
    return place, Evidence("place", host.evidence.start, host.evidence.end, f"{host.evidence.rule}; the host's country")


def is_at_home(force: Actor, place: Place) -> bool:
    """A state's own soldiers and police in their own country are no presence that the record follows."""
    return force.country is not None and place.country == force.country and force.kind in ("regular", "police", None)
