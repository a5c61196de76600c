"""One look at every sentence with the lexicon's names, before actors and places part ways.

What only looks like a country is sorted out here: a person called Jordan, a river called Niger, the Georgia of Atlanta.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from attache.coding.where import townnames
from attache.coding.who import phrases, shortforms
from attache.lexicon import Lexicon, gazetteer
from attache.lexicon.names import Entry, Match
from attache.model import Named, Parse, Sentence, Token

_COUNTRY_KINDS = frozenset({"country", "adjective", "people"})
_CLUB = frozenset({"FC", "CF", "AFC", "SC"})
_LONGEST_SUFFIX = 4  # letters
_LONGEST_SHIP = 4  # words of a name: "Harry S. Truman"
_LARGE = 100_000  # a town of this size is known by its name in a report that never names its country


class SentenceScan(msgspec.Struct, frozen=True):
    """A sentence with its names. `proper` are the lexicon's names that mean what they say, `common` its nouns, roles
    and ranks, `persons` the spans of people without their titles, `features` the namesakes that are places all the
    same, `towns` what the tagger took for persons or organisations and is a town."""

    sentence: Sentence
    proper: tuple[Match, ...]
    common: tuple[Match, ...]
    persons: tuple[Named, ...]
    features: tuple[Match, ...]
    towns: tuple[Named, ...]
    proper_at: dict[int, Match]
    common_at: dict[int, Match]
    common_ending: dict[int, Match]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the sentence."""
        return self.sentence.tokens


class Scan(msgspec.Struct, frozen=True):
    """All sentences of a report, and how often each country is spoken of in it."""

    sentences: tuple[SentenceScan, ...]
    countries: dict[str, int]


def scan(parse: Parse, lexicon: Lexicon) -> Scan:
    """The lexicon's names in a report."""
    first: list[tuple[Sentence, tuple[Match, ...], tuple[Match, ...], tuple[Named, ...]]] = []
    surnames = townnames.surnames(parse)
    aliases: dict[str, tuple[Entry, ...]] = {}
    counts: Counter[str] = Counter()
    words = frozenset(token.text for sentence in parse.sentences for token in sentence.tokens)
    text = " ".join(sentence.text for sentence in parse.sentences)
    for sentence in parse.sentences:
        common = lexicon.names.nouns(sentence.tokens)
        found = shortforms.apply(sentence.tokens, lexicon.names.find(sentence.tokens), aliases)
        persons = _persons(sentence, found, common, lexicon)
        first.append((sentence, found, common, persons))
        for match in found:
            codes = {entry.key for entry in match.entries if _is_of_country(entry, lexicon)}
            if len(codes) == 1:
                counts.update(codes)
    rivals = {
        rival.name
        for rival in lexicon.rivals
        if rival.name in text
        and any(cue in words if " " not in cue else cue in text for cue in rival.cues)
        and not _vouched(rival.country, lexicon, words)
    }
    sentences = tuple(_sentence(*found, lexicon, counts, rivals, surnames) for found in first)
    countries: Counter[str] = Counter()
    for scanned in sentences:
        for match in scanned.proper:
            code = country(match, lexicon)
            if code:
                countries[code] += 1
    return Scan(sentences, dict(countries))


def country(match: Match, lexicon: Lexicon) -> str | None:
    """The country that a name stands for or belongs to, or None."""
    entry = match.entries[0]
    if (
        entry.kind in _COUNTRY_KINDS
        or entry.kind in ("homeland", "breakaway", "ship")
        or (entry.kind == "metonym" and entry.key in lexicon.countries)
    ):
        return entry.key
    if entry.kind == "metonym":
        return lexicon.metonyms[entry.key].country
    if entry.kind == "force":
        return lexicon.forces[entry.key].country
    return None


def _sentence(
    sentence: Sentence,
    found: Sequence[Match],
    common: tuple[Match, ...],
    persons: tuple[Named, ...],
    lexicon: Lexicon,
    counts: Counter[str],
    rivals: set[str],
    surnames: frozenset[str],
) -> SentenceScan:
    towns = tuple(
        named
        for named in (*persons, *(named for named in sentence.named if named.label == "organisation"))
        if (named.label == "person" and _is_town(sentence.tokens, named, common, found, counts))
        or townnames.is_town(sentence.tokens, named, common, lexicon, surnames, counts)
    )
    persons = tuple(person for person in persons if person not in towns)
    common_at = {index: match for match in common for index in range(match.first, match.last)}
    kept: list[Match] = []
    features: list[Match] = []
    shouting = phrases.is_all_capitals(sentence.tokens)
    aboard = 0  # the end of a ship's name, in which no other name counts: "USS Georgia"
    for match in found:
        if match.entry("ship") is not None:
            aboard = _ship(sentence.tokens, match)
            if aboard:
                kept.append(Match(match.first, aboard, match.entries))
            continue
        if match.first < aboard:
            continue
        namesake = match.entry("namesake")
        if namesake is not None:
            if any(row.id == namesake.key and row.place for row in lexicon.namesakes):
                features.append(match)
            continue
        if any(_inside(match, person) for person in persons) and match.entry("holder") is None:
            continue
        if shouting and _is_word(sentence.tokens[match.first]) and match.last - match.first == 1:
            continue
        if match.entry("country", "adjective", "metonym"):
            widened = _feature(sentence.tokens, match, common_at, lexicon)
            if widened is not None:
                features.append(widened)
                continue
            if _is_other(sentence.tokens, match, rivals):
                continue
        entries = _resolve(match.entries, counts, lexicon)
        if entries:
            kept.append(Match(match.first, match.last, entries))
    return SentenceScan(
        sentence=sentence,
        proper=tuple(kept),
        common=common,
        persons=persons,
        features=tuple(features),
        towns=towns,
        proper_at={index: match for match in kept for index in range(match.first, match.last)},
        common_at=common_at,
        common_ending={match.last: match for match in common},
    )


def _persons(
    sentence: Sentence, found: Sequence[Match], common: Sequence[Match], lexicon: Lexicon
) -> tuple[Named, ...]:
    """The spans of people, without titles that a tagger may have drawn in, and without ships called after people."""
    if not any(named.label == "person" for named in sentence.named):
        return ()
    titles = {match.first: match for match in common}
    titles_ending = {match.last: match for match in common}
    names = {match.first: match for match in found}
    kept: list[Named] = []
    for named in sentence.named:
        if named.label != "person":
            continue
        first, last = named.first, named.last
        while first < last:
            name = names.get(first)
            title = titles.get(first)
            if name is not None and name.entry("holder") is not None:
                break
            if title is not None and title.last < last:
                first = title.last
            elif name is not None and name.last < last and name.last in titles and titles[name.last].last < last:
                first = titles[name.last].last
            else:
                break
        while last > first and (
            sentence.tokens[last - 1].text in phrases.CLITICS or not sentence.tokens[last - 1].text[0].isalnum()
        ):
            last -= 1
        suffix = sentence.tokens[last - 1].text
        if last - first > 2 and suffix.isupper() and suffix.isalpha() and 1 < len(suffix) < _LONGEST_SUFFIX:
            last -= 1  # letters after a name: QC, MP
        ship = names.get(first - 1)
        above = titles_ending.get(first)
        if above is not None and above.entry("rank") is not None:
            above = titles_ending.get(above.first, above)
        aboard = ship is not None and ship.entry("ship") is not None
        if aboard or (above is not None and _is_platform(above, lexicon)):
            continue  # "the USS Carl Vinson", "the frigate Admiral Makarov"
        covered = names.get(first)
        whole = covered is not None and covered.last >= last and covered.entry("holder") is None
        single_title = first in titles and titles[first].last >= last and not sentence.tokens[first].text[0].isupper()
        if first < last and not whole and not single_title:
            kept.append(Named(first, last, "person", named.score))
    return tuple(kept)


def _is_town(
    tokens: Sequence[Token], person: Named, common: Sequence[Match], found: Sequence[Match], counts: Counter[str]
) -> bool:
    """Whether a tagger's person without a title is a town: "Krasnodar, Russia"; or, of several words, a town of the
    report's countries or a large one."""
    if any(match.last == person.first for match in common):
        return False
    name = " ".join(token.text for token in tokens[person.first : person.last])
    if person.last + 1 < len(tokens) and tokens[person.last].text == ",":
        beside = next((match for match in found if match.first == person.last + 1), None)
        country_beside = beside.entry("country") if beside is not None else None
        if country_beside is not None and gazetteer.lookup(name, country_beside.key):
            return True
    if person.last - person.first < 2:
        return False
    return any(
        candidate.kind == "town" and (candidate.country in counts or candidate.population >= _LARGE)
        for candidate in gazetteer.lookup(name)
    )


def _inside(match: Match, person: Named) -> bool:
    return match.first < person.last and person.first < match.last


def _feature(tokens: Sequence[Token], match: Match, common_at: dict[int, Match], lexicon: Lexicon) -> Match | None:
    """The river, lake or bay whose name holds a country's name."""
    after = common_at.get(match.last)
    if after is not None and _is_feature(after, lexicon, "feature-after") and tokens[after.first].text[0].isupper():
        return Match(match.first, after.last, match.entries)
    if match.last < len(tokens) and after is None and match.entry("adjective") is not None:
        follows = tokens[match.last]
        name = " ".join(token.text for token in tokens[match.first : match.last + 1])
        if follows.upos == "PROPN" and follows.text[0].isupper() and gazetteer.lookup(name):
            return Match(match.first, match.last + 1, match.entries)  # British Columbia
    ahead = common_at.get(match.first - 1)
    if ahead is not None and _is_feature(ahead, lexicon, "feature-before") and tokens[ahead.first].text[0].isupper():
        return Match(ahead.first, match.last, match.entries)
    return None


def _is_feature(match: Match, lexicon: Lexicon, key: str) -> bool:
    entry = match.entry("noun")
    return entry is not None and entry.key == key


def _is_other(tokens: Sequence[Token], match: Match, rivals: set[str]) -> bool:
    """Whether a country's name is somebody's or something else's here, as far as the words around it tell."""
    if " ".join(token.text for token in tokens[match.first : match.last]) in rivals:
        return True
    if match.last < len(tokens) and tokens[match.last].text in _CLUB:
        return True
    if match.last - match.first > 1 or match.entry("country", "metonym") is None:
        return False
    token = tokens[match.first]
    if token.deprel == "flat" and 0 <= token.head == match.first - 1:
        above = tokens[token.head]
        return above.upos == "PROPN" and above.text[:1].isupper() and above.text.isalpha()
    return False


def _ship(tokens: Sequence[Token], prefix: Match) -> int:
    """The end of the ship's name that follows letters like "USS", or 0 where none does."""
    last = prefix.last
    while last < len(tokens) and last - prefix.last < _LONGEST_SHIP and tokens[last].text[:1].isupper():
        last += 1
    return last if last > prefix.last else 0


def _is_word(token: Token) -> bool:
    return token.text.lower() in {"us", "who", "is", "it", "am", "un", "au", "eu"} and token.upos != "PROPN"


def _is_of_country(entry: Entry, lexicon: Lexicon) -> bool:
    return entry.kind in _COUNTRY_KINDS or (entry.kind == "metonym" and entry.key in lexicon.countries)


def _is_platform(match: Match, lexicon: Lexicon) -> bool:
    entry = match.entry("noun")
    return entry is not None and lexicon.nouns[entry.key].of == "platform"


def _homes(entry: Entry, lexicon: Lexicon) -> set[str | None]:
    """The countries that a named force, group or organisation is of."""
    if entry.kind == "group":
        return {lexicon.groups[entry.key].country, *lexicon.groups[entry.key].countries}
    return {(lexicon.forces if entry.kind == "force" else lexicon.organisations)[entry.key].country}


def _bearer(entries: tuple[Entry, ...], counts: Counter[str], lexicon: Lexicon) -> tuple[Entry, ...]:
    """Of bearers of one short name (ADF, RSF) the one of a country that the report speaks of, else none."""
    bodies = [entry for entry in entries if entry.kind in ("force", "group", "organisation")]
    if len({entry.key for entry in bodies}) < 2:
        return entries
    armed = [entry for entry in bodies if entry.kind != "organisation"]
    spoken = {entry: sum(counts[code] for code in _homes(entry, lexicon) if code) for entry in bodies}
    most = [entry for entry in bodies if spoken[entry] == max(spoken.values())]
    kept = most if len(most) == 1 else armed if len(armed) == 1 and armed[0] in most else []
    return tuple(entry for entry in entries if entry not in bodies or entry in kept)


def _resolve(entries: tuple[Entry, ...], counts: Counter[str], lexicon: Lexicon) -> tuple[Entry, ...]:
    """One country where a word is that of several ("Congolese"): the one the report speaks of otherwise, else none."""
    entries = _bearer(entries, counts, lexicon)
    codes = {entry.key for entry in entries if entry.kind in _COUNTRY_KINDS}
    if len(codes) < 2:
        return tuple(sorted(entries, key=lambda entry: entry.kind == "people")) if len(entries) > 1 else entries
    ranked = sorted(codes, key=lambda code: -counts[code])
    if counts[ranked[0]] == counts[ranked[1]]:
        return tuple(entry for entry in entries if entry.kind not in _COUNTRY_KINDS)
    return tuple(entry for entry in entries if entry.kind not in _COUNTRY_KINDS or entry.key == ranked[0])


def _vouched(code: str, lexicon: Lexicon, words: frozenset[str]) -> bool:
    row = lexicon.countries.get(code)
    return row is not None and any(word in words for word in (*row.adjectives, *row.people, row.capital))
