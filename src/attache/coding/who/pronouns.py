"""Pronouns of the third person, and peoples that stand for their soldiers: "they", "its", "she", "the Russians"."""

from __future__ import annotations

from attache.coding.who import phrases
from attache.coding.who.discourse import SENTENCES_BACK, Discourse
from attache.coding.who.mentions import ActorMention
from attache.coding.who.scan import SentenceScan

_PERSON_PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_THING_PRONOUNS = frozenset({"it", "its", "itself"})
_GROUP_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves"})
_FEMALE = frozenset(
    {"ms", "mrs", "miss", "queen", "princess", "baroness", "lady", "dame", "spokeswoman", "chairwoman", "congresswoman"}
)
_MALE = frozenset({"mr", "king", "prince", "sultan", "emir", "spokesman", "chairman", "congressman", "lord", "sir"})


def pronoun(discourse: Discourse, genders: dict[str, str], scanned: SentenceScan, position: int) -> ActorMention | None:
    """The mention that a pronoun makes, or None where it stays open. `genders` learns from what is resolved."""
    token = scanned.tokens[position]
    word = token.text.lower()
    if word not in _PERSON_PRONOUNS and word not in _THING_PRONOUNS and word not in _GROUP_PRONOUNS:
        return None
    if token.deprel == "expl" or _is_quoted(scanned, token.start):
        return None
    if word == "it" and _is_weather(discourse, scanned, position):
        return None
    if word == "it" and not phrases.is_subject(scanned.tokens, position):
        return None
    if word in _PERSON_PRONOUNS:
        gender = _PERSON_PRONOUNS[word]
        antecedent = discourse.antecedent(
            scanned, position, "person", lambda mention: _is_person(discourse, genders, mention, gender)
        )
        if antecedent is not None:
            genders.setdefault(antecedent.actor.id, gender)
    elif word in _THING_PRONOUNS:
        antecedent = discourse.antecedent(scanned, position, "thing", lambda mention: _is_it(discourse, mention))
    else:
        antecedent = discourse.antecedent(scanned, position, "group", lambda mention: _is_they(discourse, mention))
    if antecedent is None:
        return None
    return discourse.refer(scanned, position, position + 1, antecedent.actor, antecedent, "pronoun")


def soldiers(discourse: Discourse, scanned: SentenceScan, mention: ActorMention) -> ActorMention:
    """ "The Russians" are Russia's soldiers where the report has spoken of these just before, and of no other
    Russians."""
    code = mention.actor.country
    if (
        mention.form != "name"
        or mention.actor.id != f"{code}-CVL"
        or not phrases.is_definite(scanned.tokens, mention.first)
    ):
        return mention
    earlier = [
        other
        for back in range(1, SENTENCES_BACK["people"] + 1)
        for other in discourse.found.get(scanned.sentence.index - back, ())
        if other.actor.country == code and other.actor.sector in ("MIL", "PMC", "CVL")
    ]
    earlier = earlier or [
        other
        for found in discourse.found.values()
        for other in found
        if other.actor.id == f"{code}-MIL" and other.end <= mention.start
    ]
    if not earlier or {other.actor.id for other in earlier} != {f"{code}-MIL"}:
        return mention
    return discourse.refer(scanned, mention.first, mention.last, earlier[-1].actor, earlier[-1], "nominal")


def gender_of(discourse: Discourse, mention: ActorMention) -> str:
    """What a form of address or an office says of a person; empty where nothing does."""
    if not mention.actor.id.startswith("person/"):
        return ""
    tokens = discourse.sentences[mention.sentence].tokens
    words = {token.text.lower().rstrip(".") for token in tokens[max(0, mention.first - 1) : mention.last]}
    return "f" if words & _FEMALE else "m" if words & _MALE else ""


def _is_weather(discourse: Discourse, scanned: SentenceScan, position: int) -> bool:
    """ "It is unclear", "it was announced that": a pronoun that stands for a clause."""
    above = scanned.tokens[position].head
    if above < 0 or not phrases.is_subject(scanned.tokens, position):
        return False
    verb = scanned.tokens[above]
    if verb.upos == "ADJ":
        return True
    return any(token.head == above and token.deprel in ("csubj", "csubj:pass") for token in scanned.tokens)


def _is_person(discourse: Discourse, genders: dict[str, str], mention: ActorMention, gender: str) -> bool:
    """Whether "he" or "she" may mean this: a person of whom the report has not said otherwise."""
    if not (mention.actor.id.startswith("person/") or _is_unnamed(discourse, mention)):
        return False
    return genders.get(mention.actor.id, gender) == gender


def _is_unnamed(discourse: Discourse, mention: ActorMention) -> bool:
    """Whether a mention is one person without a name: "a US official", and "he" who was one before."""
    kind, _, rest = mention.actor.id.partition("/")
    if not rest or kind in ("org", "group", "name", "region") or mention.form == "name":
        return False
    last = _last_word(discourse, mention)
    if mention.form == "pronoun":
        return last in _PERSON_PRONOUNS
    return last.endswith("ss") or not last.endswith(("s", "men", "people", "police"))


def _is_it(discourse: Discourse, mention: ActorMention) -> bool:
    tokens = discourse.sentences[mention.sentence].tokens
    if mention.form == "metonym" and not (
        phrases.is_subject(tokens, mention.head) or tokens[mention.head].deprel == "obj"
    ):
        return False
    return _is_thing(mention, _last_word(discourse, mention))


def _is_they(discourse: Discourse, mention: ActorMention) -> bool:
    """Whether "they" may mean this: people in the plural, a force or a group, never a person or a country by name."""
    actor, last = mention.actor, _last_word(discourse, mention)
    if actor.id.startswith("person/"):
        return False
    if mention.form == "pronoun":
        return last in _GROUP_PRONOUNS
    if mention.form == "nominal":
        return last.endswith(("s", "men", "people", "police", "military", "personnel"))
    return actor.kind is not None or actor.id.endswith("-CVL")


def _last_word(discourse: Discourse, mention: ActorMention) -> str:
    return discourse.sentences[mention.sentence].tokens[mention.last - 1].text.lower()


def _is_quoted(scanned: SentenceScan, start: int) -> bool:
    return any(quote.start <= start < quote.end for quote in scanned.sentence.quotes)


def _is_thing(mention: ActorMention, last: str) -> bool:
    """Whether "it" may mean this: a country by name, an organisation, a group, a body of government. `last` is its
    last word."""
    actor = mention.actor
    listed = actor.id.startswith(("org/", "group/", "name/")) and actor.id.count("/") == 1
    if actor.id.startswith("person/") or ("/" in actor.id and not listed):
        return False
    if mention.form == "pronoun":
        return last in _THING_PRONOUNS
    if mention.form == "nominal" and last.endswith(("s", "people", "police", "personnel")):
        return False
    return listed or actor.sector in ("GOV", "IGO", "LEG", "JUD", "SPY", "MIL")
