"""Soldiers whose nation the text leaves to the reader: "the attack on the Afghan army base killed 250 soldiers".

They belong to the one country whose base, army or government the sentence speaks of, as long as they are not those that
this country's own forces act upon; else to the one country whose forces the report has spoken of so far.
"""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding.who import phrases
from attache.coding.who.described import Nominal
from attache.coding.who.discourse import Discourse
from attache.coding.who.mentions import ActorMention
from attache.coding.who.owners import STRENGTHENING
from attache.coding.who.scan import SentenceScan, country

_CLIMB = 4  # words above the soldiers that may say who acts upon them
_SITES = frozenset({"base", "airbase", "naval-base"})
_LONGEST = 4  # words between a nationality and the base it owns
_UNITS = frozenset({"convoy", "patrol", "position", "checkpoint", "unit", "column"})
_CLAUSES = frozenset({"ccomp", "advcl", "xcomp", "conj", "acl", "acl:relcl", "parataxis"})
_SAYING = frozenset(
    ["say", "confirm", "announce", "report", "admit", "acknowledge", "add", "state", "declare", "mourn", "tell", "deny"]
)
WHOLE_FORCES = frozenset({"army", "military", "navy"})
_FOREIGN = frozenset({"foreign", "enemy", "other", "rival", "opposing", "allied", "international", "unknown"})


def owner(discourse: Discourse, scanned: SentenceScan, nominal: Nominal) -> tuple[str, str] | None:
    """The country that soldiers without a nation belong to, and the rule that says so; None where it is uncertain."""
    noun = nominal.noun
    if noun.sector != "MIL" or noun.kind != "regular" or noun.weak or noun.of != "force" or nominal.owners:
        return None
    if any(token.text.lower() in _FOREIGN for token in scanned.tokens[nominal.first : nominal.last]):
        return None
    agents = _agents(discourse, scanned, nominal.head)
    spoken = dict(_beside(discourse, scanned, nominal))
    here = {code: rule for code, rule in spoken.items() if code not in agents}
    if len(here) == 1:
        return next(iter(here.items()))
    token = scanned.tokens[nominal.head]
    if here or (token.deprel == "nsubj" and _has_object(scanned, token.head)):
        return None  # whoever "soldiers seized power" speaks of, they are seldom a foreign state's
    said = _speaker(discourse, scanned, nominal.head, agents)
    if said is not None and said.actor.country:
        return said.actor.country, discourse.quote(said)
    return None if agents else _of_report(discourse, scanned, nominal)


def _beside(discourse: Discourse, scanned: SentenceScan, nominal: Nominal) -> Iterable[tuple[str, str]]:
    """The countries whose bases, units or armies the sentence names."""
    tokens = scanned.tokens
    for match in scanned.proper:
        code = country(match, discourse.lexicon)
        if code is None or match.entry("adjective", "country") is None:
            continue
        index, military = match.last, False
        while index < len(tokens) and phrases.may_modify(tokens, index) and index - match.last < _LONGEST:
            word = scanned.common_at.get(index)
            entry = word.entry("noun") if word is not None else None
            military = military or tokens[index].text.lower() in STRENGTHENING
            site = entry is not None and discourse.lexicon.nouns[entry.key].of == "site"
            based = entry is not None and entry.key in _SITES and tokens[index].lemma in ("base", "airbase", "airfield")
            if based or (military and (site or tokens[index].lemma in _UNITS)):
                yield code, discourse.passage(scanned, tokens[match.first].start, tokens[index].end)
                break
            index += 1
    for mention in _here(discourse, scanned):
        if mention.actor.id == f"{mention.actor.country}-MIL" and mention.head != nominal.head:
            yield str(mention.actor.country), discourse.quote(mention)


def _agents(discourse: Discourse, scanned: SentenceScan, head: int) -> set[str]:
    """The countries of whoever the soldiers are up against: the subjects and agents of the verbs above them, and where
    they do the deed themselves, those that it is done to."""
    tokens = scanned.tokens
    verb = tokens[head].head
    against = {"nsubj", "obl:agent"}
    found: set[str] = set()
    if tokens[head].deprel == "nsubj" and _has_object(scanned, verb):
        found |= {m.actor.country for m in _here(discourse, scanned) if m.actor.country and m.head > verb}
    for _ in range(_CLIMB):
        if not 0 <= verb < len(tokens):
            break
        if tokens[verb].lemma not in _SAYING:
            found |= {
                mention.actor.country
                for mention in _here(discourse, scanned)
                if mention.actor.country
                and mention.head != head
                and tokens[mention.head].head == verb
                and tokens[mention.head].deprel in against
            }
        verb = tokens[verb].head
    return found


def _has_object(scanned: SentenceScan, verb: int) -> bool:
    """Whether a verb has somebody or something it is done to: "attacked a base", "fired on a base"."""
    tokens = scanned.tokens
    objects = {
        index
        for index, token in enumerate(tokens)
        if token.deprel == "case" and token.text.lower() in ("on", "against") and token.head >= 0
    }
    return any(token.head == verb and token.deprel == "obj" for token in tokens) or any(
        tokens[tokens[index].head].head == verb and tokens[tokens[index].head].deprel == "obl" for index in objects
    )


def _here(discourse: Discourse, scanned: SentenceScan) -> Iterable[ActorMention]:
    return discourse.found.get(scanned.sentence.index, ())


def _speaker(discourse: Discourse, scanned: SentenceScan, head: int, agents: set[str]) -> ActorMention | None:
    """Who reports the deed, where it is a state or its army, and no other state is spoken of than `agents`, who did it,
    and those where it was done: "Israel said soldiers had been killed in Lebanon"."""
    tokens = scanned.tokens
    here = _here(discourse, scanned)
    countries = {m.actor.country for m in here if m.actor.country and not phrases.is_standing(tokens, m.first)}
    if len(countries - agents) != 1:
        return None
    index = tokens[head].head
    for _ in range(_CLIMB):
        if not 0 <= index < len(tokens):
            return None
        if tokens[index].lemma in _SAYING:
            return next(
                (
                    m
                    for m in here
                    if tokens[m.head].head == index
                    and tokens[m.head].deprel == "nsubj"
                    and m.actor.country in countries - agents
                    and m.actor.sector in ("GOV", "MIL")
                    and not m.actor.id.startswith("person/")
                ),
                None,
            )
        if tokens[index].deprel not in _CLAUSES:
            return None
        index = tokens[index].head
    return None


def _of_report(discourse: Discourse, scanned: SentenceScan, nominal: Nominal) -> tuple[str, str] | None:
    """The one country whose forces the report speaks of, in a sentence that names no other country."""
    word = scanned.tokens[nominal.last - 1].text.lower()
    if word in WHOLE_FORCES and len(discourse.scan.countries) > 1:
        return None  # "the army" may be that of any country of the report
    here = {mention.actor.country for mention in _here(discourse, scanned) if mention.actor.country}
    forces = [
        mention
        for found in discourse.found.values()
        for mention in found
        if mention.actor.sector in ("MIL", "PMC", "IGO") and (mention.actor.country or mention.actor.kind == "mission")
    ]
    codes = {mention.actor.country for mention in forces}
    earlier = [m for m in forces if m.actor.kind and m.end <= scanned.tokens[nominal.first].start]
    if len(codes) != 1 or not here <= codes or not earlier or not earlier[-1].actor.country:
        return None
    if earlier[-1].actor.id != f"{earlier[-1].actor.country}-MIL":
        return None
    return earlier[-1].actor.country, discourse.quote(earlier[-1])
