"""Where: every country, region, province, town and base that a report speaks of, with coordinates where they are
known."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from attache.coding.where import descriptions, placenames
from attache.coding.who.mentions import Actors
from attache.coding.who.scan import SentenceScan, scan
from attache.coding.who.setting import PlaceMention, Places, Setting
from attache.lexicon import Lexicon
from attache.model import Parse

__all__ = ["PlaceMention", "Places", "find"]

_NEAR_KM = 25.0  # UCDP: precision 2 is up to 25 km from a known point
_KM_PER_MILE = 1.609
_DISTANCE = re.compile(r"km|kms|kilometres?|kilometers?|miles?|mi")
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "this", "that"})


def find(parse: Parse, lexicon: Lexicon, actors: Actors | None = None) -> Places:
    """The places of a report. `actors`, where given, spares a second look at the names and resolves "the country"."""
    setting = Setting(actors.scan if actors is not None else scan(parse, lexicon), lexicon, actors, [])
    for sentence in setting.scan.sentences:
        setting.earlier.extend(_read(setting, sentence))
    return Places(tuple(sorted(setting.earlier, key=lambda found: (found.sentence, found.first, -found.last))))


def _read(setting: Setting, scanned: SentenceScan) -> Iterable[PlaceMention]:
    """The places of the next sentence: names, then what is described by them, then what refers back."""
    persons = {token for person in scanned.persons for token in range(person.first, person.last)}
    if setting.actors is not None:
        persons |= {
            token
            for mention in setting.actors.in_sentence(scanned.sentence.index)
            if mention.actor.id.startswith("person/") and mention.form == "name"
            for token in range(mention.first, mention.last)
        }
    longer = placenames.longer(setting, scanned)
    mentions = list(placenames.named(setting, scanned, persons | longer))
    covered = {token for mention in mentions for token in range(mention.first, mention.last)}
    mentions += placenames.towns_in(setting, scanned, (covered | persons | set(scanned.proper_at)) - longer)
    mentions += descriptions.described(setting, scanned, mentions)
    return [_at_distance(scanned, mention) for mention in mentions]


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
