"""Soldiers whose nation the text leaves to the reader: "the attack on the Afghan army base killed 250 soldiers".

They belong to the one country whose base, army or government the sentence speaks of, as long as they are not those that
this country's own forces act upon; else to the one country whose forces the report has spoken of so far.
"""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding import phrases
from attache.coding.discourse import Discourse
from attache.coding.mentions import ActorMention
from attache.coding.nominals import Nominal
from attache.coding.owners import STRENGTHENING
from attache.coding.scan import SentenceScan, country

_SITES = frozenset({"base", "airbase", "camp", "naval-base", "training-centre"})
_UNITS = frozenset({"convoy", "patrol", "position", "checkpoint", "unit", "column"})
_CLAUSES = frozenset({"ccomp", "advcl", "xcomp", "conj", "acl", "acl:relcl", "parataxis"})
_SAYING = frozenset(
    ["say", "confirm", "announce", "report", "admit", "acknowledge", "add", "state", "declare", "mourn", "tell", "deny"]
)
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
    if here or agents:
        return None
    said = _speaker(discourse, scanned, nominal.head)
    if said is not None and said.actor.country:
        return said.actor.country, discourse.quote(said)
    return _of_report(discourse, scanned, nominal)


def _beside(discourse: Discourse, scanned: SentenceScan, nominal: Nominal) -> Iterable[tuple[str, str]]:
    """The countries whose bases, units or armies the sentence names."""
    tokens = scanned.tokens
    for match in scanned.proper:
        code = country(match, discourse.lexicon)
        if code is None or match.entry("adjective", "country") is None:
            continue
        last, strong = match.last, phrases.is_possessor(tokens, match.last)
        while last < len(tokens) and phrases.may_modify(tokens, last) and last - match.last < 4:
            strong = strong or tokens[last].text.lower() in STRENGTHENING
            word = scanned.common_at.get(last)
            entry = word.entry("noun") if word is not None else None
            site = entry is not None and entry.key in _SITES
            military = strong or (word is not None and len({*_words(scanned, word.first, word.last)} & STRENGTHENING) > 0)
            if (site and (military or tokens[last].lemma != "base")) or (military and tokens[last].lemma in _UNITS):
                yield code, discourse.make_rule(tokens[match.first].start, tokens[last].end)
                break
            last += 1
    for mention in discourse.found.get(scanned.sentence.index, ()):
        if mention.actor.id == f"{mention.actor.country}-MIL" and mention.head != nominal.head:
            yield str(mention.actor.country), discourse.quote(mention)


def _words(scanned: SentenceScan, first: int, last: int) -> Iterable[str]:
    return (token.text.lower() for token in scanned.tokens[first:last])


def _agents(discourse: Discourse, scanned: SentenceScan, head: int) -> set[str]:
    """The countries of whoever acts upon the soldiers: the subjects of the verbs above, where these take an object."""
    tokens = scanned.tokens
    if tokens[head].deprel.startswith("nsubj") and not _has_object(scanned, tokens[head].head):
        return set(_by(discourse, scanned, tokens[head].head))
    found: set[str] = set()
    index, acted = tokens[head].head, not tokens[head].deprel.startswith("nsubj")
    for _ in range(4):
        if not 0 <= index < len(tokens):
            break
        if tokens[index].upos == "VERB" and acted and tokens[index].lemma not in _SAYING:
            found |= _subjects(discourse, scanned, index)
        index = tokens[index].head
    if tokens[head].deprel == "nsubj" and _has_object(scanned, tokens[head].head):
        verb = tokens[head].head  # "soldiers attacked a Malian base": nobody's, or others'
        found |= {
            mention.actor.country
            for mention in discourse.found.get(scanned.sentence.index, ())
            if mention.actor.country and mention.head > verb
        }
    return found


def _by(discourse: Discourse, scanned: SentenceScan, verb: int) -> set[str]:
    tokens = scanned.tokens
    return {
        mention.actor.country
        for mention in discourse.found.get(scanned.sentence.index, ())
        if mention.actor.country and tokens[mention.head].head == verb and tokens[mention.head].deprel == "obl:agent"
    }


def _subjects(discourse: Discourse, scanned: SentenceScan, verb: int) -> set[str]:
    tokens = scanned.tokens
    return {
        mention.actor.country
        for mention in discourse.found.get(scanned.sentence.index, ())
        if mention.actor.country and tokens[mention.head].head == verb and tokens[mention.head].deprel == "nsubj"
    }


def _has_object(scanned: SentenceScan, verb: int) -> bool:
    return any(token.head == verb and token.deprel == "obj" for token in scanned.tokens)


def _speaker(discourse: Discourse, scanned: SentenceScan, head: int) -> ActorMention | None:
    """Who reports the deed, where it is a state or its army and no other state is spoken of: "Israel said soldiers had
    been killed"."""
    tokens = scanned.tokens
    here = discourse.found.get(scanned.sentence.index, ())
    if len({mention.actor.country for mention in here if mention.actor.country}) != 1:
        return None
    index = tokens[head].head
    for _ in range(4):
        if not 0 <= index < len(tokens):
            return None
        if tokens[index].lemma in _SAYING:
            return next(
                (
                    m
                    for m in here
                    if tokens[m.head].head == index
                    and tokens[m.head].deprel == "nsubj"
                    and m.actor.country
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
    """The one country whose forces the report has spoken of so far, in a sentence that names no other country."""
    here = {m.actor.country for m in discourse.found.get(scanned.sentence.index, ()) if m.actor.country}
    earlier = [
        mention
        for found in discourse.found.values()
        for mention in found
        if mention.end <= scanned.tokens[nominal.first].start
        and mention.actor.kind is not None
        and mention.actor.country is not None
        and mention.actor.sector in ("MIL", "PMC", "IGO")
    ]
    codes = {mention.actor.country for mention in earlier}
    if len(codes) != 1 or not here <= codes or earlier[-1].actor.id != f"{earlier[-1].actor.country}-MIL":
        return None
    return str(earlier[-1].actor.country), discourse.quote(earlier[-1])
