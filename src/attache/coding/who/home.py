"""Whose people are meant where nobody says so: "police fired on protesters in Kinshasa", "the junta", "a court in
Algiers" are those of the country that the sentence has them in.

This comes after places, since these say where. What is foreign or international by its own words stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from attache.coding.who import identity, nominals
from attache.coding.who.mentions import ActorMention, Actors
from attache.coding.who.scan import SentenceScan
from attache.coding.who.setting import PlaceMention, Places
from attache.lexicon import Lexicon
from attache.model import Token

_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "CVL", "EDU", "LAB", "OPP", "REL", "REB", "UAF", "CRM"})
_ABROAD = frozenset(
    ["foreign", "international", "multinational", "coalition", "allied", "western", "regional", "other", "joint", "un"]
)
_MANY = frozenset({"governments", "authorities", "parliaments", "juntas", "ministers", "presidents", "leaders"})
_OWN = frozenset({"nmod", "nmod:poss", "compound", "amod", "appos", "flat"})
_UNTOLD = frozenset({"REB", "UAF", "CRM"})  # gunmen come over borders
_ONE = "the one country of its sentence"
_JOINT = frozenset({"force"})  # "the new force" is more often several countries' than one army
_OPEN = frozenset({"man", "men", "hostage", "hostages", "delegations", "forces"})
_WORLDWIDE = frozenset({"MED", "NGO", "BUS", "MNC", "IGO"})
_SEVERAL = frozenset({"both", "each", "either", "rival", "warring"})
_STANDING = frozenset({"in", "at", "on", "near", "outside", "inside", "across", "throughout"})
_GUESTS = frozenset({"pmc", "mission", "contractor", "armed-group"})  # who serve and fight in other countries


def settle(actors: Actors, places: Places, lexicon: Lexicon) -> Actors:
    """The actors of a report, those of no named country given the one that they are at home in."""
    mentions: list[ActorMention] = []
    persons = _persons(actors, places)
    for scanned in actors.scan.sentences:
        index = scanned.sentence.index
        here = actors.in_sentence(index)
        found = places.in_sentence(index)
        for mention in here:
            if mention.actor.id in persons:
                mentions.append(_at_home(mention, persons[mention.actor.id], _ONE, lexicon))
                continue
            if not _is_open(scanned, mention):
                mentions.append(mention)
                continue
            home = _home(scanned, mention, here, found)
            moves = mention.actor.kind == "regular" and _moves(scanned.tokens, mention)
            if home and moves and _is_sent(scanned.tokens, mention, here, home[0]):
                home = None
            elif home and moves and not _is_spoken_of(home[0], here):
                home = _guest(home, mention, actors)
            mentions.append(_at_home(mention, *home, lexicon) if home else mention)
    return Actors(tuple(mentions), actors.scan)


def _persons(actors: Actors, places: Places) -> dict[str, str]:
    """The countries of people whom nothing else tells of: the only one that the sentences which name them speak of."""
    found: dict[str, set[str]] = {}
    for scanned in actors.scan.sentences:
        here = actors.in_sentence(scanned.sentence.index)
        for mention in here:
            actor = mention.actor
            if actor.id.startswith("person/") and actor.country is None and actor.sector not in ("IGO", "NGO", "MIL"):
                around = places.in_sentence(scanned.sentence.index)
                _, countries = next(_spoken_of(scanned.tokens, mention, here, around))
                found.setdefault(actor.id, set()).update(countries)
    return {person: next(iter(countries)) for person, countries in found.items() if len(countries) == 1}


def _is_open(scanned: SentenceScan, mention: ActorMention) -> bool:
    """Whether a mention is of people, a unit or an office of some one country that is not named."""
    actor = mention.actor
    if actor.country or actor.sector not in _SECTORS or actor.kind in ("mission", "pmc", "contractor"):
        return False
    if not actor.id.startswith((f"{actor.sector}/", "name/")) or actor.name in _JOINT:
        return False
    first = max(0, mention.first - 2)
    words = {token.text.lower() for token in scanned.tokens[first : mention.last]}
    return not words & (_ABROAD | _SEVERAL)


def _home(
    scanned: SentenceScan,
    mention: ActorMention,
    here: Sequence[ActorMention],
    places: Sequence[PlaceMention],
) -> tuple[str, str] | None:
    """The country that a mention is of, and the rule that says so."""
    own = next(_beside(scanned.tokens, mention, places), None)
    if own is not None:
        return own.place.country or "", f"of '{own.place.name}' beside it"
    token = scanned.tokens[mention.head]
    first = next((m for m in here if token.deprel == "conj" and m.head == token.head and m.actor.country), None)
    if first is not None and first.actor.sector in ("MIL", "COP", "BUS"):  # "two Chinese vessels and six police boats"
        return first.actor.country or "", "of the same country as those named with them"
    if mention.actor.sector in _UNTOLD or scanned.tokens[mention.last - 1].text.lower() in _MANY | _OPEN:
        return None
    for rule, countries in _spoken_of(scanned.tokens, mention, here, places):
        if len(countries) == 1:
            return next(iter(countries)), rule
    return None


def _moves(tokens: Sequence[Token], mention: ActorMention) -> bool:
    """Whether somebody comes, stays or goes, as guests do: "98 soldiers left Abeche"."""
    verb = tokens[mention.head].head
    return 0 <= verb < len(tokens) and tokens[verb].lemma in nominals.MOVING


def _is_sent(tokens: Sequence[Token], mention: ActorMention, here: Sequence[ActorMention], home: str) -> bool:
    """Whether somebody from elsewhere moves them, whose they are then: "the bloc withdrew its troops from Congo"."""
    verb = tokens[mention.head].head
    doers = {i for i, token in enumerate(tokens) if token.head == verb and token.deprel == "nsubj"}
    doers |= {tokens[verb].head} if tokens[verb].deprel == "acl" else set()
    return tokens[mention.head].deprel == "obj" and any(m.head in doers and m.actor.country != home for m in here)


def _is_spoken_of(code: str, here: Sequence[ActorMention]) -> bool:
    """Whether the sentence names the state or its people, and not only a place there."""
    return any(m.actor.country == code and m.form != "metonym" for m in here)


def _guest(home: tuple[str, str], mention: ActorMention, actors: Actors) -> tuple[str, str] | None:
    """Whose "98 soldiers left Abeche" are in a report of another state's soldiers there: that state's if the report has
    no third, and where it speaks of several, nobody's."""
    code = home[0]
    others = [
        m
        for m in actors.mentions
        if m.actor.kind == "regular" and m.actor.country not in (None, code) and m.start < mention.start
    ]
    if not others:
        return home
    countries = {m.actor.country for m in others}
    if len(countries) > 1 or any(m.actor.id == f"{code}-MIL" for m in actors.mentions):
        return None
    return others[-1].actor.country or code, f"same document: the soldiers at {others[-1].start}-{others[-1].end}"


def _spoken_of(
    tokens: Sequence[Token], mention: ActorMention, here: Sequence[ActorMention], places: Sequence[PlaceMention]
) -> Iterator[tuple[str, set[str]]]:
    """The countries that a sentence speaks of, by ever narrower readings. Soldiers are abroad where it speaks of
    several."""
    lain = {p.place.country for p in places if p.place.country}
    states = [m.actor for m in here if m.actor.country and m.actor.sector not in _WORLDWIDE]
    named = {actor.country for actor in states if actor.country and actor.kind not in _GUESTS}
    if mention.actor.id.startswith("name/") and mention.actor.sector == "MIL":
        lain = set()  # a unit with a name of its own may serve anywhere
    yield _ONE, named | lain or {a.country for a in states if a.country}
    if mention.actor.sector == "MIL":
        return
    yield "the country that its clause has it in", set(_where(tokens, mention, places))
    yield "the country of its sentence's places", lain
    yield "the one state of its sentence", {a.country for a in states if a.country and a.kind is None}


def _where(tokens: Sequence[Token], mention: ActorMention, places: Sequence[PlaceMention]) -> Iterator[str]:
    """The countries of the places where the deed is done that somebody does or suffers."""
    verb = tokens[mention.head].head
    for place in places:
        before = tokens[place.first - 1].text.lower() if place.first else ""
        if tokens[place.head].head == verb and before in _STANDING and place.place.country:
            yield place.place.country


def _beside(tokens: Sequence[Token], mention: ActorMention, places: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """The places that a mention's own phrase names: "the Kati garrison", "residents of Merawi"."""
    for place in places:
        if place.place.country is None:
            continue
        inside = mention.first <= place.head < mention.last
        token = tokens[place.head]
        if inside or (token.head == mention.head and token.deprel in _OWN):
            yield place


def _at_home(mention: ActorMention, code: str, rule: str, lexicon: Lexicon) -> ActorMention:
    """The mention with its country."""
    actor = mention.actor
    base, _, rest = actor.id.partition("/")
    if base in ("name", "person"):
        known = msgspec.structs.replace(actor, country=code)
    elif actor.sector == "GOV" and rest in ("government", "junta"):
        known = identity.government(code, lexicon)
    elif actor.kind == "regular":
        known = identity.military(code, lexicon)
    else:
        name = f"{identity.nationality(code, lexicon)} {actor.name}"
        known = msgspec.structs.replace(actor, id=f"{code}-{actor.sector}/{rest}", name=name, country=code)
    return msgspec.structs.replace(mention, actor=known, rule=f"{mention.rule}; {rule}")
