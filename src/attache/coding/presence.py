"""Whose forces are where: claims that a force is announced, comes, stays, is told to go, goes, or changes its name.

The force is `actors[0]`; the host, where the text names who ordered, invited or received it, is in `recipients`;
`place` is the site, town or country that the claim is about. A state that "withdraws" or "deploys" does so with its
armed forces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attache.coding import equipment, facts, identity, separation
from attache.coding.drafting import claim
from attache.coding.modality import Mood, mood
from attache.coding.predications import Predication
from attache.coding.story import Scene, Story, Who
from attache.model import Actor, Claim, Consent, Evidence, Place, Separation, Time

# Deeds that a state does with its forces: "France is withdrawing", "the US pullout".
_STATES_MOVE = frozenset({"withdraw", "deploy", "reinforce", "presence", "mobilize", "relocate", "open-base"})
_NOT_YET = frozenset({"announced", "planned", "ordered", "possible", "conditional", "forecast"})
_HERE = frozenset({"in", "at", "on", "inside", "within", "aboard", "near"})
# Deeds to which the report's own country may be lent where the sentence names none.
_HOSTED = frozenset({"withdraw", "leave", "expel", "deploy", "send", "presence", "keep", "reinforce", "arrive"})
_BEING = frozenset({"be", "station", "base", "remain", "house", "locate", "stay"})
# Words for part of a site: being "in a separate compound" is being at the site that was spoken of.
_PARTS = frozenset(
    {"compound", "hangar", "building", "side", "base", "facility", "camp", "area", "part", "end", "section", "there"}
)


def find(story: Story, scene: Scene) -> list[Claim]:
    """The presence claims of one sentence."""
    found = [c for deed in scene.deeds if deed.rule.presence for c in _deed(story, scene, deed)]
    found.extend(_copulas(story, scene))
    found.extend(_where_clauses(story, scene))
    return found


def _deed(story: Story, scene: Scene, deed: Predication) -> Iterator[Claim]:
    if _is_asked(scene, deed) or _is_only_wished(story, scene, deed):
        return
    for force in forces(story, scene, deed):
        place = _place(story, scene, deed, force)
        hosts = _hosts(story, scene, deed, force)
        if place is None:
            place = _relative_place(story, scene, deed) or _governing_place(story, scene, deed)
        if place is None and hosts and hosts[0].actor.country:
            place = _country_of(story, hosts[0])
        if place is None and not _elsewhere(scene, deed):
            place = _own_sentence_host(story, scene, deed, force) or _report_host(story, scene, deed, force)
        if place is None or _is_at_home(force.actor, place[0]) or _is_nobodys(force.actor, deed):
            continue
        action, said = _action(scene, deed)
        time, time_evidence = story.when(scene, deed)
        until = story.until(scene, deed)
        count = story.how_many(scene, force.head, force.evidence)
        items = equipment.find(
            scene, (noun for preposition, noun in deed.obliques if preposition in ("with", "including"))
        )
        origin = None
        if deed.rule.presence in ("arrive", "deploy", "relocate"):
            origin = story.where(scene, (n for p, n in deed.obliques if p in deed.rule.source), "origin")
        consent, consent_evidence = _consent(scene, deed, action)
        relations = (
            [r for r in separation.find(scene.sentence) if r.apart] if action in ("arrive", "deploy", "remain") else []
        )
        others = _other_forces(story, scene, force.actor, place[0]) if relations else []
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


# --- the force


def forces(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    """The forces that come, stay or go in a deed."""
    moves = deed.rule.moves
    named = [w for w in story.everyone(scene, deed.objects) if w.actor.kind]
    objects = _bare_forces(story, scene, deed) or named or _by_nationality(story, scene, deed.objects)
    if deed.rule.presence == "remain":
        objects = [*objects, *_by_base(story, scene, deed)]
    if moves == "object":
        return objects
    subjects = [
        moved
        for who in story.everyone(scene, deed.subjects) + _by_nationality(story, scene, deed.subjects)
        if (moved := _as_force(story, who, deed, has_object=bool(story.everyone(scene, deed.objects)))) is not None
    ]
    subjects = list({w.actor.id: w for w in reversed(subjects)}.values())
    if deed.rule.presence not in ("withdraw", "order-out"):
        subjects = [_from_country(story, scene, w) for w in subjects]
        objects = [_from_country(story, scene, w) for w in objects]
    if moves == "either":
        return objects or subjects
    return subjects


def _from_country(story: Story, scene: Scene, who: Who) -> Who:
    """ "Soldiers from Russia" who come or are somewhere are Russia's."""
    if who.actor.country or who.actor.sector != "MIL":
        return who
    origins = [n for preposition, n in scene.syntax.obliques(who.head) if preposition == "from"]
    for owner in story.everyone(scene, origins):
        if owner.actor.country and owner.actor.id == owner.actor.country:
            rule = f"{owner.evidence.rule}; where the soldiers are from"
            evidence = Evidence("actors", who.evidence.start, owner.evidence.end, rule)
            return Who(identity.military(owner.actor.country, story.lexicon), who.head, evidence)
    return who


def _by_base(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    """ "Tajikistan hosts Russia's base", "China has a base in Djibouti": a base abroad is its owner's forces."""
    bases = [o for o in deed.objects if facts.is_site_noun(story, scene.sentence.tokens[o].lemma)]
    owners = [
        o
        for base in bases
        for o in story.everyone(scene, (*scene.syntax.possessors(base), *scene.syntax.modifiers(base)))
    ]
    if bases and not owners and deed.rule.id == "keep":
        owners = story.everyone(scene, deed.subjects)
    found = []
    for owner in owners:
        if owner.actor.country is None or owner.actor.sector != "GOV":
            continue
        noun = scene.sentence.tokens[bases[0]]
        start, end = min(owner.evidence.start, noun.start), max(owner.evidence.end, noun.end)
        rule = f"{owner.evidence.rule}; a base abroad is its owner's forces"
        found.append(
            Who(identity.military(owner.actor.country, story.lexicon), bases[0], Evidence("actors", start, end, rule))
        )
    return found


def _by_nationality(story: Story, scene: Scene, tokens: Iterable[int]) -> list[Who]:
    """ "Russian instructors": people who are forces only when they come, stay or go as such."""
    found = []
    for token in tokens:
        word = scene.sentence.tokens[token]
        if not story.is_force_noun(word.lemma) or any(w.actor.kind for w in story.who(scene, token)):
            continue
        for owner in story.everyone(scene, (*scene.syntax.modifiers(token), *scene.syntax.possessors(token))):
            if owner.actor.country and owner.actor.sector == "GOV":
                rule = f"{owner.evidence.rule}; with a noun for forces"
                evidence = Evidence("actors", owner.evidence.start, word.end, rule)
                found.append(Who(identity.military(owner.actor.country, story.lexicon), token, evidence))
    return found


def _as_force(story: Story, who: Who, deed: Predication, *, has_object: bool) -> Who | None:
    """The force itself, or the forces of the state that moves them."""
    if who.actor.kind:
        return who
    is_state = who.actor.sector == "GOV" and who.actor.country == who.actor.id
    if (
        not is_state
        or deed.rule.id not in _STATES_MOVE
        or (has_object and deed.rule.moves == "either" and deed.form == "verb")
    ):
        return None
    return Who(
        identity.military(who.actor.country or "", story.lexicon),
        who.head,
        Evidence("actors", who.evidence.start, who.evidence.end, f"{who.evidence.rule}; a state moves its forces"),
    )


def _bare_forces(story: Story, scene: Scene, deed: Predication) -> list[Who]:
    """ "France withdrew 400 soldiers": force nouns without an owner are the subject's."""
    owners = [w for w in story.everyone(scene, deed.subjects) if w.actor.country or w.actor.kind]
    for token in deed.objects:
        if not story.is_force_noun(scene.sentence.tokens[token].lemma):
            continue
        mention = story.actors.at(scene.sentence.index, token)
        known = {o.actor.country for o in owners}
        if mention is None or mention.actor.country in known or (mention.actor.country is None and mention.actor.kind):
            return [_forces_of(story, scene, owner, token) for owner in owners]
    return []


def _forces_of(story: Story, scene: Scene, owner: Who, token: int) -> Who:
    """The owner's forces, spoken of by the noun at `token`; the owner itself where it is a force."""
    word = scene.sentence.tokens[token]
    evidence = Evidence("actors", word.start, word.end, f"{owner.evidence.rule}; the subject's forces")
    actor = owner.actor if owner.actor.kind else identity.military(owner.actor.country or "", story.lexicon)
    return Who(actor, token, evidence)


def _other_forces(story: Story, scene: Scene, force: Actor, place: Place) -> list[Who]:
    """Other countries' forces in the sentence, "our forces" included; else those in the sentence before; else those
    that an earlier sentence names with the site."""
    at_site = [
        m.sentence for m in story.places.mentions if m.place.id == place.id and m.sentence < scene.sentence.index
    ]
    for index in (scene.sentence.index, scene.sentence.index - 1, *reversed(at_site)):
        if index < 0:
            continue
        other = story.scenes[index]
        found = [
            w
            for i, token in enumerate(other.sentence.tokens)
            if token.upos in ("NOUN", "PROPN", "PRON")
            for w in story.who(other, i, "separation")
            if w.actor.kind and w.actor.country != force.country
        ]
        if found:
            unique = {w.actor.id: w for w in found}
            return list(unique.values())
    return []


# --- the place and the host


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
            if (p in _HERE or p in prepositions) and not _is_beside(story, scene, p, noun)
        ]
        found = story.where(scene, inside)
    if found is None and any(
        scene.sentence.tokens[c].text.lower() in ("there", "here")
        for c in scene.syntax.children(deed.carrier, "advmod")
    ):
        found = story.site_before(scene)
    if found is None:
        words = {scene.sentence.tokens[t].lemma for t in tokens}
        if words & _PARTS:
            found = story.site_before(scene)
    return found


def _is_at_home(force: Actor, place: Place) -> bool:
    """A state's own soldiers and police in their own country are no presence that the record follows."""
    return force.country is not None and place.country == force.country and force.kind in ("regular", "police", None)


def _is_nobodys(force: Actor, deed: Predication) -> bool:
    """Soldiers of no known country who merely are somewhere."""
    if deed.rule.presence == "order-out" and force.kind == "armed-group":
        return True  # rebels are beaten back, not shown the door
    return force.country is None and force.kind in ("regular", "police") and deed.rule.presence == "remain"


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


def _elsewhere(scene: Scene, deed: Predication) -> bool:
    """Whether the sentence names a place that nobody could look up ("on the continent"): then none is lent to it."""
    return any(
        preposition in {*_HERE, *deed.rule.to, *deed.rule.source}
        and scene.sentence.tokens[noun].lemma not in ("country", "nation")
        and scene.sentence.tokens[noun].upos in ("NOUN", "PROPN")
        and not _is_time(scene, noun)
        for preposition, noun in deed.obliques
    )


def _is_time(scene: Scene, noun: int) -> bool:
    word = scene.sentence.tokens[noun]
    return any(t.start <= word.start < t.end for t in scene.times)


def _is_beside(story: Story, scene: Scene, preposition: str, noun: int) -> bool:
    """ "Near Ukraine", "along the border" is not in the country; near a town or a base is near enough."""
    if preposition not in ("near", "along", "around", "outside", "close to"):
        return False
    place = story.where(scene, [noun])
    return place is None or place[0].kind not in ("site", "town")


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


def _hosts(story: Story, scene: Scene, deed: Predication, force: Who) -> list[Who]:
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


def _country_of(story: Story, host: Who) -> tuple[Place, Evidence]:
    code = host.actor.country or ""
    row = story.lexicon.countries[code]
    place = Place(id=code, name=row.name, country=code, lat=row.lat, lon=row.lon, precision=6, kind="country")
    return place, Evidence("place", host.evidence.start, host.evidence.end, f"{host.evidence.rule}; the host's country")


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
        and scene.syntax.preposition(m.head) in _HERE
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


# --- what it amounts to


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
    elif action in ("arrive", "deploy", "reinforce", "relocate") and said.modality in _NOT_YET:
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


# --- "the Russians are in a separate compound"; "Airbase 101, where our forces are"


def _copulas(story: Story, scene: Scene) -> Iterator[Claim]:
    syntax = scene.syntax
    for i, token in enumerate(scene.sentence.tokens):
        if syntax.children(i, "expl"):  # "there are no foreign soldiers at the base"
            yield from _there_is(story, scene, i)
        if not syntax.children(i, "cop") or (syntax.preposition(i) not in _HERE and token.text.lower() != "there"):
            continue
        subjects = syntax.subjects(i)
        yield from _bases(story, scene, i, subjects)
        for force in story.everyone(scene, subjects):
            moved = _people_as_force(story, force)
            if moved is None or (moved.actor.country is None and moved.actor.kind in ("regular", "police")):
                continue
            place = _place_itself(story, scene, i)
            if place is None and token.lemma in _PARTS:
                place = story.where(scene, [i]) or story.site_before(scene)
            if place is None or _is_at_home(moved.actor, place[0]):
                continue
            yield _remains(story, scene, i, moved, place)


def _place_itself(story: Story, scene: Scene, noun: int) -> tuple[Place, Evidence] | None:
    """The place that the noun itself names; not one that only hangs on it ("in debt to Britain")."""
    for mention in story.places.in_sentence(scene.sentence.index):
        if mention.head == noun or mention.first <= noun < mention.last:
            return mention.place, Evidence("place", mention.start, mention.end, mention.rule)
    lemma = scene.sentence.tokens[noun].lemma
    if lemma in ("soil", "territory"):  # "on its soil": the owner's country
        owners = [w for w in story.everyone(scene, scene.syntax.possessors(noun)) if w.actor.country]
        return _country_of(story, owners[0]) if owners else None
    return story.where(scene, [noun]) if lemma in ("country", "nation", "base", "camp") else None


def _there_is(story: Story, scene: Scene, verb: int) -> Iterator[Claim]:
    subjects = scene.syntax.children(verb, "nsubj")
    nouns = [
        n
        for p, n in (*scene.syntax.obliques(verb), *(o for s in subjects for o in scene.syntax.obliques(s)))
        if p in _HERE
    ]
    for force in story.everyone(scene, subjects):
        place = story.where(scene, nouns)
        if force.actor.kind and place is not None:
            yield _remains(story, scene, verb, force, place)


def _bases(story: Story, scene: Scene, noun: int, subjects: list[int]) -> Iterator[Claim]:
    """ "China's only overseas base is in Djibouti": a base is its owner's forces."""
    for subject in subjects:
        if not facts.is_site_noun(story, scene.sentence.tokens[subject].lemma):
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
    relations = [r for r in separation.find(scene.sentence) if r.apart]
    others = _other_forces(story, scene, force.actor, place[0]) if relations else []
    count = story.how_many(scene, force.head, force.evidence)
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
