"""Where: every country, region, province, town and base that a report speaks of, with coordinates where they are
known."""

from __future__ import annotations

import re

import msgspec

from attache.coding.where import descriptions, placenames, surroundings
from attache.coding.where.evidence import Evidence, gathered
from attache.coding.where.placesetting import PlaceSetting
from attache.coding.who.mentions import Actors
from attache.coding.who.scan import SentenceScan, scan
from attache.coding.who.setting import PlaceMention, Places
from attache.lexicon import Lexicon
from attache.model import Parse

__all__ = ["PlaceMention", "Places", "find", "toponyms"]

_NEAR_KM = 25.0  # UCDP: precision 2 is up to 25 km from a known point
_KM_PER_MILE = 1.609
_DISTANCE = re.compile(r"km|kms|kilometres?|kilometers?|miles?|mi")
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "this", "that"})


def find(parse: Parse, lexicon: Lexicon, actors: Actors | None = None) -> Places:
    """The places of a report. `actors`, where given, spares a second look at the names and resolves "the country"."""
    return Places(_found(parse, lexicon, actors, qualifiers=False))


def toponyms(parse: Parse, lexicon: Lexicon, actors: Actors | None = None) -> tuple[PlaceMention, ...]:
    """Every name of a place in a report, in the order of the text: also one that only qualifies what follows ("US
    officials"), and no place that is only described ("the capital")."""
    return _found(parse, lexicon, actors, qualifiers=True)


def _found(parse: Parse, lexicon: Lexicon, actors: Actors | None, *, qualifiers: bool) -> tuple[PlaceMention, ...]:
    looked = actors.scan if actors is not None else scan(parse, lexicon)
    first = PlaceSetting(looked, lexicon, actors, [], Evidence(looked.countries), [], {}, qualifiers)
    persons = [_persons(first, sentence) for sentence in looked.sentences]
    for sentence, people in zip(looked.sentences, persons, strict=True):
        for _name in _names(first, sentence, people):
            pass
    setting = msgspec.structs.replace(first, evidence=gathered(looked.countries, first.sure, first.settled), sure=[])
    for sentence, people in zip(looked.sentences, persons, strict=True):
        mentions = _names(setting, sentence, people)
        if not qualifiers:
            mentions += descriptions.described(setting, sentence, mentions)
        setting.earlier.extend(_at_distance(sentence, mention) for mention in mentions)
    ordered = sorted(setting.earlier, key=lambda found: (found.sentence, found.first, -found.last))
    return tuple(surroundings.placed(ordered))


def _persons(setting: PlaceSetting, scanned: SentenceScan) -> set[int]:
    """The words of a sentence that name people."""
    persons = {token for person in scanned.persons for token in range(person.first, person.last)}
    if setting.actors is None:
        return persons
    titled = {
        token
        for mention in setting.actors.in_sentence(scanned.sentence.index)
        if mention.actor.id.startswith("person/") and mention.form == "name"
        for token in range(mention.first, mention.last)
    }
    if setting.qualifiers:  # what their office is of is a name too: "Indonesia's health minister, Siti Fadilah"
        offices = {token for match in scanned.proper for token in range(match.first, match.last)}
        offices |= {
            token
            for named in scanned.sentence.named
            if named.label == "location"
            for token in range(named.first, named.last)
        }
        titled -= offices
    return persons | titled


def _names(setting: PlaceSetting, scanned: SentenceScan, persons: set[int]) -> list[PlaceMention]:
    """The places that the next sentence calls by name."""
    longer = placenames.longer(setting, scanned)
    mentions = list(placenames.named(setting, scanned, persons | longer))
    covered = {token for mention in mentions for token in range(mention.first, mention.last)}
    mentions += placenames.towns_in(setting, scanned, (covered | persons | set(scanned.proper_at)) - longer)
    return mentions


def _at_distance(scanned: SentenceScan, mention: PlaceMention) -> PlaceMention:
    """A place at a distance from this one is near it, or only in its country's direction: "30 km north of Kidal"."""
    tokens = scanned.tokens
    if mention.place.precision > 4 or mention.first < 3:
        return mention
    index = mention.first - 1
    if tokens[index].text.lower() not in ("of", "from", "off"):
        if tokens[index].text.lower() in _ARTICLES and index and tokens[index - 1].text.lower() in ("of", "from"):
            index -= 1
        else:
            return mention
    for position in range(index - 1, max(0, index - 9), -1):
        word = tokens[position].text.lower()
        if _DISTANCE.fullmatch(word) and position:
            try:
                length = float(tokens[position - 1].text.replace(",", ""))
            except ValueError:
                return mention
            away = length * (_KM_PER_MILE if word.startswith("mi") else 1.0)
            precision = 2 if away <= _NEAR_KM else 5
            place = msgspec.structs.replace(mention.place, precision=max(precision, mention.place.precision))
            return msgspec.structs.replace(mention, place=place, rule=f"{mention.rule}; {length:g} {word} away")
        if tokens[position].upos in ("VERB", "PUNCT") and word not in ("(", ")"):
            return mention
    return mention
