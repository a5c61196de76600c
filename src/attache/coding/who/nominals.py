"""Actors named by a common noun and what stands beside it: "US forces", "the Nigerien government", "troops from Chad".

The noun says what kind of actor it is (nouns.toml), a nationality or a name beside it whose. A noun with nothing beside
it is left to `references`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from attache.coding.who import described, identity, officers, owners, phrases
from attache.coding.who.described import Nominal
from attache.coding.who.mentions import ActorMention, mention_of
from attache.coding.who.scan import SentenceScan, country
from attache.ids import slug
from attache.lexicon import Lexicon
from attache.lexicon.entries import Noun
from attache.lexicon.names import Match
from attache.model import Actor

# What a company or a faction with a nationality is: "the French company".
_BODIES = {"company": "BUS", "firm": "BUS", "agency": "GOV", "faction": "REB", "outfit": "REB"}
_MEN = frozenset({"man", "men"})
_GROUP_WORDS = frozenset({"group", "movement", "organisation", "organization", "outfit", "faction"})
MOVING = frozenset(
    [
        "arrive",
        "come",
        "go",
        "land",
        "fly",
        "enter",
        "stay",
        "remain",
        "leave",
        "depart",
        "withdraw",
        "return",
        "deploy",
        "send",
        "dispatch",
        "station",
        "host",
        "bring",
        "pull",
        "expel",
        "evacuate",
        "replace",
    ]
)
_ACTOR_NOUNS = frozenset({"force", "platform", "armed", "government", "office", "official", "civil", "member"})


class Found(msgspec.Struct, frozen=True):
    """What one sentence's nouns gave: mentions, the tokens of names that they use up, and the nouns without an
    owner."""

    mentions: tuple[ActorMention, ...]
    used: frozenset[int]
    open: tuple[Nominal, ...]


def find(
    scanned: SentenceScan, taken: frozenset[int], lexicon: Lexicon, spoken: Mapping[str, int], officer: str = "COP"
) -> Found:
    """The nominal actors of a sentence. `taken` are tokens that belong to a person's name and title, `spoken` counts
    the report's countries, `officer` is the sector of its officers."""
    mentions: list[ActorMention] = []
    used: set[int] = set()
    left: list[Nominal] = []
    heads: set[int] = set()
    for match in scanned.common:
        nominal = _nominal(scanned, match, taken, lexicon, spoken)
        if nominal is None:
            continue
        heads.add(nominal.head)
        if officers.is_open(match, lexicon):
            words = {token.text.lower() for token in scanned.tokens[nominal.first : nominal.last]}
            military = bool(words & owners.STRENGTHENING)  # the encoder's "force" may be police as well
            sector = "MIL" if military else officers.in_sentence(scanned, lexicon, officer)
            nominal = msgspec.structs.replace(nominal, noun=msgspec.structs.replace(nominal.noun, sector=sector))
        made = list(_mentions(scanned, nominal, lexicon))
        if made:
            mentions += made
            for owner in () if nominal.apposed else nominal.owners:
                used.update(range(owner.first, owners.whole(scanned, owner)))
        else:
            left.append(nominal)
    for nominal in described.find(scanned, taken | heads, lexicon):
        mentions += _mentions(scanned, nominal, lexicon)
        used.update(range(nominal.owners[-1].first, nominal.owners[0].last))
    return Found(tuple(mentions), frozenset(used), tuple(left))


def generic(scanned: SentenceScan, nominal: Nominal, lexicon: Lexicon) -> ActorMention | None:
    """The mention of a noun that nothing tells the owner of: an actor with a sector and no country."""
    noun = nominal.noun
    if noun.of == "platform" or (noun.weak and not nominal.strong) or noun.of in ("member", "body", "country"):
        return None
    if noun.key == "contingents" or (not nominal.plural and noun.key in ("civilians", "chair")):
        return None
    if qualifies(scanned, nominal.last) or any(
        named.label == "organisation" and named.first < nominal.last - 1 < named.last
        for named in scanned.sentence.named
    ):
        return None
    word = _word(scanned, nominal)
    if noun.of in ("government", "office"):
        actor = Actor(
            f"{noun.sector}/{slug(noun.words[0] if noun.of == 'government' else word)}", word, None, noun.sector
        )
    else:
        actor = identity.people(noun, None, lexicon, word)
    return _mention(scanned, nominal.first, nominal.last, actor, f"lexicon {noun.origin}")


def _nominal(
    scanned: SentenceScan, match: Match, taken: frozenset[int], lexicon: Lexicon, spoken: Mapping[str, int]
) -> Nominal | None:
    entry = match.entry("noun")
    tokens = scanned.tokens
    role = match.entry("role")
    if match.last - 1 in taken or match.last in taken or match.first in scanned.proper_at:
        return None
    if any(
        named.label in ("location", "facility") and named.first <= match.first and match.last <= named.last
        for named in scanned.sentence.named
        if named.last - named.first > match.last - match.first
    ):
        return None
    named_next = scanned.proper_at.get(match.last)
    if named_next is not None and named_next.entry("group", "force", "organisation") is not None:
        return None  # "the militant group Hamas" is Hamas
    if any(feature.first <= match.first < feature.last for feature in scanned.features):
        return None
    if entry is not None and (
        lexicon.nouns[entry.key].of in (*_ACTOR_NOUNS, "body", "country") or entry.key == "embassy"
    ):
        noun, many = lexicon.nouns[entry.key], entry.plural
    elif role is not None:
        row = lexicon.roles[role.key]
        noun, many = (
            Noun(id=role.key, of="official", words=row.words, sector=row.sector, origin=role.origin),
            role.plural,
        )
    else:
        return None
    if named_next is not None and named_next.entry("ship") is not None:  # "the destroyer USS Mason"
        return Nominal(match.first, named_next.last, noun, many, (named_next,), True, match.last - 1, after=True)
    itself = owners.apposed(scanned, match.last - 1)
    if itself is not None and noun.of in ("force", "armed", "body"):
        return Nominal(match.first, match.last, noun, many, (itself,), True, match.last - 1, apposed=True)
    last = tokens[match.last - 1]
    if last.upos in ("VERB", "ADP", "AUX") and noun.of != "government":
        return None
    if last.upos == "ADJ" and last.deprel == "amod" and last.head > match.last - 1:
        return None
    follows = tokens[match.last] if match.last < len(tokens) else None
    if noun.of == "platform" and follows is not None and follows.upos in ("NOUN", "PROPN"):
        return None
    if follows is not None and follows.text == "-" and phrases.joins_participle(tokens, match.last):
        return None
    first, names, strong = owners.before(scanned, match.first)
    if not names:
        after = owners.after(scanned, match.last, noun, many)
        if after:
            end = owners.whole(scanned, after[0])
            return Nominal(first, end, noun, many, after, strong, match.last - 1, after=True)
        local = noun.sector == "COP" or (noun.of == "official" and not many)
        town = _town(scanned, match, lexicon, spoken) if local else None
        if town is not None:
            first, end = min(first, town.first), max(match.last, town.last)
            return Nominal(first, end, noun, many, (town,), strong, match.last - 1, after=town.first > match.first)
    if last.text == "force" and not names and first == match.last - 1:
        determined = first > 0 and tokens[first - 1].upos in ("DET", "PRON", "PART", "NUM")
        if not determined:
            return None  # "the use of force"
    strong = strong or described.is_force(scanned, match.last - 1)
    strong = strong or any(token.text.lower() in owners.STRENGTHENING for token in tokens[match.first : match.last - 1])
    return Nominal(first, match.last, noun, many, names, strong, match.last - 1)


def _town(scanned: SentenceScan, match: Match, lexicon: Lexicon, spoken: Mapping[str, int]) -> Match | None:
    """The town or province of one office-holder or of police: "the governor of Rostov", "the Kharkiv mayor"."""
    tokens = scanned.tokens
    province = tokens[match.last - 1].text.lower() == "governor"
    if match.last < len(tokens) and tokens[match.last].text in ("of", "in"):
        end = owners.proper_run(scanned, match.last + 1)
        return owners.of_town(scanned, match.last + 1, end, lexicon, spoken, province)
    first = owners.run_before(scanned, match.first)
    return owners.of_town(scanned, first, match.first, lexicon, spoken, province)


def _mentions(scanned: SentenceScan, nominal: Nominal, lexicon: Lexicon) -> Iterable[ActorMention]:
    noun = nominal.noun
    for position, owner in enumerate(nominal.owners):
        actor = _owned(scanned, nominal, owner, lexicon)
        if actor is None:
            continue
        if nominal.apposed:
            first, last = nominal.first, nominal.last
        elif nominal.after:
            first, last = nominal.first, owners.whole(scanned, owner)
        elif len(nominal.owners) == 1:
            first, last = nominal.first, nominal.last
        else:
            first, last = owner.first, nominal.last if position == 0 else owner.last
        rule = f"lexicon {noun.origin} with {owner.entries[0].origin}"
        yield _mention(scanned, first, last, actor, rule, nominal.head)


def _owned(scanned: SentenceScan, nominal: Nominal, owner: Match, lexicon: Lexicon) -> Actor | None:
    """The actor that a noun and the name beside it make together."""
    noun, word = nominal.noun, _word(scanned, nominal)
    named = identity.of_name(owner, lexicon)
    code = country(owner, lexicon)
    entry = owner.entries[0]
    if noun.weak and not (nominal.strong or _is_military(named) or _moves(scanned, nominal)):
        return None
    if nominal.apposed:
        return named
    if noun.of == "body" and entry.kind == "group" and not nominal.after and nominal.head == nominal.last - 1:
        return named if word in _GROUP_WORDS else None
    if noun.of == "body" and code is not None and entry.kind in ("country", "adjective"):
        sector = _BODIES.get(word)
        noun = msgspec.structs.replace(noun, sector=sector)
        return identity.people(noun, code, lexicon, word) if sector and not nominal.after else None
    if noun.of in ("body", "country"):
        return None
    if noun.of == "site":
        text = f"{owner_text(scanned, owner)} {word}"
        return Actor(f"{code}-GOV/{slug(word)}", text, code, "GOV") if code and not nominal.after else None
    if entry.kind in ("group", "force"):
        if noun.of == "official":
            base = named.id if named else entry.key
            return Actor(
                f"{base}/{slug(word)}",
                f"{owner_text(scanned, owner)} {word}",
                named.country if named else code,
                named.sector if named else None,
            )
        mens = noun.of == "civil" and word in _MEN  # "the Wagner men"
        return named if mens or noun.of in ("force", "armed", "member", "platform", "government") else None
    if entry.kind == "organisation" and named is not None:
        if noun.of in ("force", "platform"):
            return identity.of_organisation(lexicon.organisations[entry.key], noun)
        if noun.of == "official":
            return Actor(
                f"{named.id}/{slug(word)}", f"{owner_text(scanned, owner)} {word}", named.country, named.sector
            )
        return named if noun.of == "member" else None
    if entry.kind == "breakaway" or (entry.kind == "homeland" and noun.of != "official"):
        return _of_a_land(scanned, owner, noun, word)
    if entry.kind in ("region", "region-adjective"):
        if noun.of in ("force", "government", "official"):
            text = f"{owner_text(scanned, owner)} {word}"
            return Actor(f"region/{entry.key}-{noun.sector}", text, None, noun.sector, noun.kind)
        return None
    if code is None or noun.of == "member":
        return None
    if noun.of == "government":
        return (
            identity.government(code, lexicon) if noun.sector == "GOV" else identity.people(noun, code, lexicon, word)
        )
    if noun.of == "office":
        return identity.government(code, lexicon, role=word)
    if noun.of == "official":
        actor = identity.people(noun, code, lexicon, word)
        if entry.kind == "metonym" and entry.key in lexicon.metonyms:
            return Actor(
                actor.id, f"{owner_text(scanned, owner)} {word}", code, lexicon.metonyms[entry.key].sector, role=word
            )
        return Actor(actor.id, actor.name, code, actor.sector, role=word)
    return identity.people(noun, code, lexicon, word)


def _of_a_land(scanned: SentenceScan, owner: Match, noun: Noun, word: str) -> Actor | None:
    """People of a land inside a country, who are not the country's own: "Chechen units", "Abkhaz militia"."""
    if noun.of in ("government", "office"):
        return None
    entry, text = owner.entries[0], owner_text(scanned, owner)
    rebels = entry.kind == "breakaway" and noun.of in ("force", "armed")
    sector, kind = ("REB", "armed-group") if rebels else (noun.sector or "CVL", noun.kind)
    return Actor(f"{entry.key}-{sector}/{slug(f'{text} {word}')}", f"{text} {word}", entry.key, sector, kind)


def qualifies(scanned: SentenceScan, last: int) -> bool:
    """Whether a noun only qualifies the one after it, as in "terrorist influence"."""
    tokens = scanned.tokens
    return last < len(tokens) and tokens[last].upos == "NOUN" and tokens[last - 1].head >= last


def _moves(scanned: SentenceScan, nominal: Nominal) -> bool:
    """Whether advisers and trainers come, stay or go, as those that a state sends do: "Russian instructors arrived"."""
    token = scanned.tokens[nominal.head]
    if nominal.noun.key != "advisers" or not nominal.plural or not 0 <= token.head < len(scanned.tokens):
        return False
    return token.deprel in ("nsubj", "nsubj:pass", "obj") and scanned.tokens[token.head].lemma in MOVING


def owner_text(scanned: SentenceScan, owner: Match) -> str:
    """A name as the text writes it."""
    base = scanned.sentence.start
    return scanned.sentence.text[scanned.tokens[owner.first].start - base : scanned.tokens[owner.last - 1].end - base]


def _is_military(actor: Actor | None) -> bool:
    return actor is not None and actor.sector in ("MIL", "PMC")


def _word(scanned: SentenceScan, nominal: Nominal) -> str:
    """The noun itself, as the lexicon writes it where the text has its plural."""
    tokens = scanned.tokens
    for match in scanned.common:
        if nominal.first <= match.first and match.last <= nominal.last and match.entry("noun", "role") is not None:
            words = " ".join(token.text.lower() for token in tokens[match.first : match.last]).replace(" - ", "-")
            if words in nominal.noun.words or match.entries[0].key == nominal.noun.key:
                singular = [
                    word for word in nominal.noun.words if words.startswith(word[:-1]) and len(word) >= len(words) - 3
                ]
                return words if nominal.noun.of not in ("official",) or not singular else max(singular, key=len)
    return nominal.noun.words[0]


def _mention(
    scanned: SentenceScan,
    first: int,
    last: int,
    actor: Actor,
    rule: str,
    head: int | None = None,
) -> ActorMention:
    return mention_of(scanned.sentence.index, scanned.tokens, first, last, actor, rule, "nominal", head)
