"""Pronouns and plain nouns within a report: "they", "its troops", "the junta", "the West African country", "the
general".

A reference is resolved where one antecedent fits and no other does, or where one of several is the subject of its
clause. Anything less certain stays open: a wrong antecedent costs more than a missing one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from attache.coding.who import bareforces, bodies, countrynouns, elided, identity, nominals, phrases, pronouns
from attache.coding.who.described import Nominal
from attache.coding.who.discourse import POSSESSIVES, Discourse, Fits
from attache.coding.who.mentions import ActorMention
from attache.coding.who.scan import Scan, SentenceScan
from attache.lexicon import Lexicon
from attache.model import Actor, FuzzyDate

_SUBNATIONAL = frozenset(
    {"regional", "local", "provincial", "municipal", "city", "state", "district", "county", "village"}
)
_SENDING = frozenset(
    [
        "have",
        "send",
        "deploy",
        "keep",
        "station",
        "withdraw",
        "contribute",
        "provide",
        "dispatch",
        "commit",
        "maintain",
        "pull",
        "move",
        "recall",
        "field",
        "mass",
        "amass",
        "assemble",
        "concentrate",
        "mobilise",
        "mobilize",
        "redeploy",
        "rotate",
        "bring",
        "fly",
        "ship",
        "airlift",
        "lose",
    ]
)
_FIGHTERS = frozenset({"fighter", "fighters", "combatant", "combatants"})
_PLAIN = frozenset(
    [
        "the",
        "this",
        "that",
        "military",
        "western",
        "regional",
        "defence",
        "defense",
        "security",
        "atlantic",
        "jihadist",
        "militant",
        "armed",
        "islamist",
        "rebel",
        "insurgent",
        "terrorist",
        "terror",
        "extremist",
        "private",
        "mercenary",
        "peacekeeping",
        "un",
        "international",
        "same",
    ]
)
_ANY_DAY = FuzzyDate()


def resolve(
    scan: Scan,
    mentions: Sequence[ActorMention],
    open_nouns: Mapping[int, Sequence[Nominal]],
    lexicon: Lexicon,
    published: FuzzyDate = _ANY_DAY,
) -> list[ActorMention]:
    """`mentions` and those that references add to them. `open_nouns` are the nouns with no owner, by sentence."""
    discourse = Discourse(scan, mentions, lexicon)
    junta = countrynouns.junta_country(discourse, mentions, published)
    genders: dict[str, str] = {}
    for mention in mentions:
        gender = pronouns.gender_of(discourse, mention)
        if gender:
            genders.setdefault(mention.actor.id, gender)
    _possess(discourse, scan)
    for scanned in scan.sentences:
        index = scanned.sentence.index
        discourse.found[index] = [
            pronouns.soldiers(discourse, scanned, mention) for mention in discourse.found.get(index, ())
        ]
        nouns = {nominal.last - 1: nominal for nominal in open_nouns.get(index, ())}
        for position, token in enumerate(scanned.tokens):
            if token.upos in ("PRON", "DET") or token.text.lower() in POSSESSIVES:
                discourse.add(pronouns.pronoun(discourse, genders, scanned, position))
            discourse.add(elided.soldiers(discourse, scanned, position))
            if position in nouns:
                discourse.add(_nominal(discourse, scanned, nouns[position], junta))
    return [mention for found in discourse.found.values() for mention in found]


def _possess(discourse: Discourse, scan: Scan) -> None:
    """Give the persons whose title is "the country's" the country that is meant, in all their mentions."""
    given: dict[str, str] = {}
    for mention in [m for found in discourse.found.values() for m in found if m.actor.id.startswith("person/")]:
        tokens = discourse.sentences[mention.sentence].tokens
        for index in range(mention.first, mention.last - 1):
            if (
                mention.actor.country is None
                and tokens[index].text == "country"
                and phrases.is_possessor(tokens, index + 1)
            ):
                code = countrynouns.nearest(discourse, discourse.sentences[mention.sentence], index)
                if code is not None:
                    given.setdefault(mention.actor.id, code)
    for scanned in scan.sentences if given else ():
        discourse.found[scanned.sentence.index] = [
            msgspec.structs.replace(m, actor=msgspec.structs.replace(m.actor, country=given[m.actor.id]))
            if m.actor.id in given and m.actor.country is None
            else m
            for m in discourse.found.get(scanned.sentence.index, ())
        ]


def _nominal(
    discourse: Discourse, scanned: SentenceScan, nominal: Nominal, junta: tuple[str, str] | None
) -> ActorMention | None:
    noun = nominal.noun
    found = None
    possessor = _possessor(discourse, scanned, nominal) or _sender(discourse, scanned, nominal)
    if possessor is not None and noun.of not in ("body", "country", "member"):
        found = _owned(discourse, scanned, nominal, possessor)
    elif noun.of == "country":
        found = countrynouns.country_meant(discourse, scanned, nominal)
    elif noun.of == "government" and noun.key == "junta":
        if junta is not None and not nominal.plural and (phrases.is_definite(scanned.tokens, nominal.first)):
            actor = identity.government(junta[0], discourse.lexicon)
            found = _say(discourse, scanned, nominal, actor, junta[1])
    elif noun.of == "office" or noun.key in ("parliament", "court"):
        found = _department(discourse, scanned, nominal)
    elif phrases.is_definite(scanned.tokens, nominal.first):
        found = _definite(discourse, scanned, nominal)
    if found is None and (bare := bareforces.owner(discourse, scanned, nominal)) is not None:
        found = _say(discourse, scanned, nominal, identity.military(bare[0], discourse.lexicon), bare[1])
    if found is None:
        found = nominals.generic(scanned, nominal, discourse.lexicon)
    return found


def _possessor(discourse: Discourse, scanned: SentenceScan, nominal: Nominal) -> ActorMention | None:
    """The antecedent of "its", "his" or "their" before a noun; the country of "the country's forces"."""
    tokens = scanned.tokens
    for index in range(nominal.first - 1, max(-1, nominal.first - 4), -1):
        text = tokens[index].text
        here = discourse.found.get(scanned.sentence.index, ())
        if text.lower() == "whose":
            return next((m for m in here if m.last in (index, index - 1) and m.form != "pronoun"), None)
        if text.lower() in POSSESSIVES:
            return next(
                (
                    m
                    for m in discourse.found.get(scanned.sentence.index, ())
                    if m.first == index and m.form == "pronoun"
                ),
                None,
            )
        if text in phrases.CLITICS:
            return next((m for m in discourse.found.get(scanned.sentence.index, ()) if m.last == index), None)
        if tokens[index].upos not in ("ADJ", "NOUN", "NUM"):
            return None
    return None


def _sender(discourse: Discourse, scanned: SentenceScan, nominal: Nominal) -> ActorMention | None:
    """Whoever has, sends, keeps or withdraws soldiers that nobody else is named for: they are its own."""
    tokens = scanned.tokens
    verb = tokens[nominal.head].head
    if nominal.noun.of != "force" or nominal.owners or tokens[nominal.head].deprel != "obj" or verb < 0:
        return None
    if tokens[verb].lemma not in _SENDING or phrases.is_definite(tokens, nominal.first):
        return None
    subject = next((i for i, t in enumerate(tokens) if t.head == verb and t.deprel == "nsubj"), -1)
    if subject >= 0 and tokens[subject].text.lower() in ("which", "who", "that") and tokens[verb].deprel == "acl:relcl":
        subject = tokens[verb].head
    for mention in discourse.found.get(scanned.sentence.index, ()):
        owns = mention.actor.id == mention.actor.country or mention.actor.kind is not None
        owns = owns or mention.actor.sector == "IGO"
        if mention.head == subject and owns:
            return mention
    return None


def _owned(
    discourse: Discourse, scanned: SentenceScan, nominal: Nominal, possessor: ActorMention
) -> ActorMention | None:
    code, noun = possessor.actor.country, nominal.noun
    if noun.weak and not nominal.strong:
        return None
    word = scanned.tokens[nominal.last - 1].text.lower()
    own = possessor.actor.kind is not None and (noun.kind in ("regular", possessor.actor.kind) or noun.of == "armed")
    if noun.of in ("force", "armed") and own:
        return discourse.refer(scanned, nominal.first, nominal.last, possessor.actor, possessor, "nominal")
    body = discourse.lexicon.organisations.get(possessor.actor.id)
    if noun.of == "force" and body is not None and body.sector == "IGO":
        forces = identity.of_organisation(body, noun)
        return discourse.refer(scanned, nominal.first, nominal.last, forces, possessor, "nominal")
    if code is None:
        return None
    if noun.of == "armed" and possessor.actor.sector in ("GOV", "MIL"):
        if word not in _FIGHTERS:
            return None
        actor = identity.military(code, discourse.lexicon)
        return discourse.refer(scanned, nominal.first, nominal.last, actor, possessor, "nominal")
    if noun.of in ("government", "office") and noun.sector == "GOV":
        if {token.text.lower() for token in scanned.tokens[nominal.first : nominal.last]} & _SUBNATIONAL:
            return None
        actor = identity.government(code, discourse.lexicon, role=word if noun.of == "office" else None)
    else:
        actor = identity.people(noun, code, discourse.lexicon, word)
    return discourse.refer(scanned, nominal.first, nominal.last, actor, possessor, "nominal")


def _department(discourse: Discourse, scanned: SentenceScan, nominal: Nominal) -> ActorMention | None:
    """ "The Defence Ministry", "the ministry", "Congress": the one spoken of before, else that of the one country that
    the report speaks of."""
    noun, tokens = nominal.noun, scanned.tokens
    named = tokens[nominal.last - 1].text[0].isupper()
    if nominal.plural or not (named or phrases.is_definite(tokens, nominal.first)):
        return None
    if nominals.qualifies(scanned, nominal.last):
        return None  # "a High Court ruling"
    words = " ".join(token.text.lower() for token in tokens[nominal.first : nominal.last] if token.upos != "DET")
    meant = set(words.split()) - {"of"}
    if noun.of == "office":
        earlier = _match(
            discourse, scanned, nominal, lambda mention: meant <= set((mention.actor.role or "").lower().split())
        )
    else:
        earlier = _match(
            discourse,
            scanned,
            nominal,
            lambda mention: mention.actor.id == f"{mention.actor.country}-{noun.sector}",
        )
    if earlier is not None:
        return earlier
    countries = discourse.scan.countries
    if len(countries) != 1:
        return None
    code = next(iter(countries))
    if noun.of == "office":
        actor = identity.government(code, discourse.lexicon, role=words)
    else:
        actor = identity.people(noun, code, discourse.lexicon, words)
    return _say(discourse, scanned, nominal, actor, f"the report's only country, {code}")


def _definite(discourse: Discourse, scanned: SentenceScan, nominal: Nominal) -> ActorMention | None:
    """ "The troops", "the army", "the group", "the general": the one actor of that kind not far above."""
    noun = nominal.noun
    word = scanned.tokens[nominal.last - 1].text.lower()
    if noun.of == "body":
        if any(token.text.lower() not in _PLAIN for token in scanned.tokens[nominal.first : nominal.last - 1]):
            return None  # "the main opposition alliance" is another one
        for fits in bodies.MEANT.get(word, ()):
            near = _match(discourse, scanned, nominal, fits) or _match(discourse, scanned, nominal, fits, anywhere=True)
            if near is not None:
                return near
        return None
    if noun.of == "official" and not nominal.plural:
        words = " ".join(token.text.lower() for token in scanned.tokens[nominal.first : nominal.last])
        found = _match(discourse, scanned, nominal, lambda mention: _has_role(mention.actor, words), anywhere=True)
        return found
    modifiers = {token.text.lower() for token in scanned.tokens[nominal.first : nominal.last]}
    if noun.of == "government" and modifiers & _SUBNATIONAL:
        return None
    if noun.of == "government" and noun.sector == "GOV" and word not in ("state", "embassy", "leadership", "executive"):
        return _match(
            discourse,
            scanned,
            nominal,
            lambda mention: mention.actor.sector == "GOV" and mention.actor.id == mention.actor.country,
        )
    if noun.of == "force" and not noun.weak:
        called = _called(discourse, word) if word in bareforces.WHOLE_FORCES else None
        return _match(
            discourse,
            scanned,
            nominal,
            lambda mention: (
                (called is None or mention.actor.id in called)
                and mention.actor.kind is not None
                and (mention.actor.kind == noun.kind or (word == "force" and mention.actor.kind == "mission"))
            ),
        )
    if noun.of == "armed":
        return _match(
            discourse,
            scanned,
            nominal,
            lambda mention: mention.actor.kind == noun.kind and mention.actor.sector == noun.sector,
        )
    return None


def _called(discourse: Discourse, word: str) -> frozenset[str]:
    """Who is called by a word somewhere in the report: "the army" is no "French troops"."""
    return frozenset(
        mention.actor.id
        for index, found in discourse.found.items()
        for mention in found
        if discourse.sentences[index].tokens[mention.last - 1].text.lower() == word or mention.form == "metonym"
    )


def _match(
    discourse: Discourse, scanned: SentenceScan, nominal: Nominal, fits: Fits, anywhere: bool = False
) -> ActorMention | None:
    def known(mention: ActorMention) -> bool:
        return "/" not in mention.actor.id.split("/", 1)[0] and not _is_generic(mention.actor) and fits(mention)

    if anywhere:
        earlier = [
            m for found in discourse.found.values() for m in found if m.sentence <= scanned.sentence.index and known(m)
        ]
        earlier = [m for m in earlier if m.sentence < scanned.sentence.index or m.last <= nominal.first]
        if len({mention.actor.id for mention in earlier}) != 1:
            return None
        return _say(discourse, scanned, nominal, earlier[-1].actor, discourse.quote(earlier[-1]))
    antecedent = discourse.antecedent(scanned, nominal.first, "nominal", known)
    if antecedent is None:
        return None
    return _say(discourse, scanned, nominal, antecedent.actor, discourse.quote(antecedent))


def _say(discourse: Discourse, scanned: SentenceScan, nominal: Nominal, actor: Actor, rule: str) -> ActorMention:
    return discourse.make(scanned, nominal.first, nominal.last, actor, rule, "nominal")


def _has_role(actor: Actor, words: str) -> bool:
    return actor.id.startswith("person/") and words in (actor.role or "").lower()


def _is_generic(actor: Actor) -> bool:
    return actor.country is None and actor.id.split("/", 1)[0] == actor.sector
