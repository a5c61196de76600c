"""What a report says of a site itself: whose it is, and what it cost."""

from __future__ import annotations

from collections.abc import Iterator

from attache.coding.drafting import claim
from attache.coding.story import Scene, Story
from attache.model import Claim, Evidence, Place, Time

_BUILDING = frozenset({"build", "construct", "cost", "open", "inaugurate"})

_CIVIL = frozenset({"embassy", "port", "airport"})


def find(story: Story, scene: Scene) -> list[Claim]:
    """The facts about sites in one sentence: owner and cost."""
    return [*_owners(story, scene), *_costs(story, scene)]


def _owners(story: Story, scene: Scene) -> Iterator[Claim]:
    """ "Airbase 101 is a Nigerien air force base": a site, a copula, a base with a nationality."""
    syntax = scene.syntax
    for i, token in enumerate(scene.sentence.tokens):
        if not syntax.children(i, "cop") or not is_site_noun(story, token.lemma):
            continue
        for subject in syntax.subjects(i):
            place = story.where(scene, [subject])
            # "a Nigerien air force base": the nationality may lie on a word before the noun's own
            before = [t for m in syntax.modifiers(i) for t in sorted(syntax.below(m))]
            owner = next((w for t in before for w in story.who(scene, t) if w.actor.country), None)
            if place is None or place[0].kind != "site" or owner is None:
                continue
            yield claim(
                story,
                scene,
                "fact",
                i,
                [
                    scene.evidence("action", i, "rule: a site is said to be somebody's base"),
                    place[1],
                    owner.evidence,
                ],
                action="owner",
                actors=(owner.actor,),
                place=place[0],
                time=Time(None, story.published.latest, 5, ""),
            )


def _costs(story: Story, scene: Scene) -> Iterator[Claim]:
    """ "A €40 million Turkish naval base", "a camp that cost €40 million": an amount that stands with a site's
    noun."""
    for money in scene.money:
        token = scene.token_at(money.start)
        noun = _priced(story, scene, token) if token is not None else None
        noun = _set_before(story, scene, money.end) if noun is None else noun
        place = _site(story, scene, noun) if noun is not None else None
        if noun is None or place is None:
            continue
        owner = next((w for m in scene.syntax.modifiers(noun) for w in story.who(scene, m) if w.actor.country), None)
        yield claim(
            story,
            scene,
            "fact",
            noun,
            [
                scene.evidence("action", noun, "rule: an amount beside a site is its cost"),
                Evidence("money", money.start, money.end, money.rule),
                place[1],
                owner.evidence if owner else None,
            ],
            action="cost",
            actors=(owner.actor,) if owner else (),
            place=place[0],
            money=money.money,
            time=Time(None, story.published.latest, 5, ""),
        )


def _priced(story: Story, scene: Scene, amount: int) -> int | None:
    """The site's noun that the amount is set before, or that a verb of building or costing has for subject or
    object."""
    syntax = scene.syntax
    for governor in (amount, *syntax.up(amount)):
        word = scene.sentence.tokens[governor]
        if word.upos in ("NOUN", "PROPN") and is_site_noun(story, word.lemma):
            return governor
        if word.upos == "VERB":
            if word.lemma not in _BUILDING:
                return None
            # "troops and a base that cost ...": the nearest noun of the coordination before the verb
            near = [c for s in (*syntax.subjects(governor), *syntax.objects(governor)) for c in syntax.conjuncts(s)]
            sites = [
                n
                for n in near
                if is_site_noun(story, scene.sentence.tokens[n].lemma) or scene.sentence.tokens[n].lemma == "it"
            ]
            return min(sites, key=lambda n: abs(governor - n), default=None)
    return None


def _set_before(story: Story, scene: Scene, end: int) -> int | None:
    """The site's noun whose phrase an amount stands in, whatever the tree makes of it: "a $50 million | drone base"."""
    for i, token in enumerate(scene.sentence.tokens):
        if token.start < end:
            continue
        if token.upos == "NOUN" and is_site_noun(story, token.lemma):
            return i
        if token.upos not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def _site(story: Story, scene: Scene, noun: int) -> tuple[Place, Evidence] | None:
    """The site itself where it is named or known, else an unnamed one in the country that the sentence is about."""
    named = story.where(scene, [noun])
    if scene.sentence.tokens[noun].lemma == "it":  # "It cost $50 million": the site spoken of last, or nothing
        return story.site_before(scene)
    if named is not None:
        return named
    for subject in (s for g in scene.syntax.up(noun) for s in scene.syntax.subjects(g)):
        for who in story.who(scene, subject):
            row = story.lexicon.countries.get(who.actor.country or "")
            if row is not None:
                place = Place(id=row.code, name=row.name, country=row.code, lat=row.lat, lon=row.lon, precision=6)
                return place, Evidence(
                    "place", who.evidence.start, who.evidence.end, f"{who.evidence.rule}; the host's country"
                )
    return None


def is_base_noun(story: Story, lemma: str) -> bool:
    """Whether a noun names a site where forces are at home: not an embassy, port or airport, which states have too."""
    return any(
        noun.of == "site" and lemma in noun.words and noun.place not in _CIVIL for noun in story.lexicon.nouns.values()
    )


def is_site_noun(story: Story, lemma: str) -> bool:
    """Whether a noun names a base, airfield, camp or embassy."""
    return any(noun.of == "site" and lemma in noun.words for noun in story.lexicon.nouns.values())
