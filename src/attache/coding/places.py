"""Where: every country, region, province, town and base that a report speaks of, with coordinates where they are known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import msgspec

from attache.coding import phrases, sites, towns
from attache.coding.mentions import Actors
from attache.coding.scan import Scan, SentenceScan, country, scan
from attache.ids import slug
from attache.lexicon import Lexicon, gazetteer
from attache.lexicon.names import Match
from attache.model import Parse, Place

_NEAR = frozenset({"near", "outside", "around", "close"})
_NEAR_KM = 25.0  # UCDP: precision 2 is up to 25 km from a known point
_KM_PER_MILE = 1.609
_DISTANCE = re.compile(r"km|kms|kilometres?|kilometers?|miles?|mi")
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "this", "that"})


class PlaceMention(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (exclusive) of a sentence name a place. `head`, `start`, `end` and `rule` as for actors."""

    sentence: int
    first: int
    last: int
    head: int
    start: int
    end: int
    place: Place
    rule: str


class Places(msgspec.Struct, frozen=True, dict=True):
    """All mentions of a report, in the order of the text."""

    mentions: tuple[PlaceMention, ...]

    def at(self, sentence: int, token: int) -> PlaceMention | None:
        """The mention headed by a token, widest first, else the narrowest one around it."""
        found = self.in_sentence(sentence)
        headed = [mention for mention in found if mention.head == token]
        if headed:
            return max(headed, key=lambda mention: mention.last - mention.first)
        around = [mention for mention in found if mention.first <= token < mention.last]
        return min(around, key=lambda mention: mention.last - mention.first) if around else None

    def in_sentence(self, sentence: int) -> tuple[PlaceMention, ...]:
        """The mentions of one sentence, in the order of the text."""
        return self._by_sentence.get(sentence, ())

    @cached_property
    def _by_sentence(self) -> dict[int, tuple[PlaceMention, ...]]:
        found: dict[int, list[PlaceMention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return {index: tuple(mentions) for index, mentions in found.items()}


def find(parse: Parse, lexicon: Lexicon, actors: Actors | None = None) -> Places:
    """The places of a report. `actors`, where given, spares a second look at the names and resolves "the country"."""
    scanned = actors.scan if actors is not None else scan(parse, lexicon)
    finder = _Finder(scanned, lexicon, actors)
    for sentence in scanned.sentences:
        finder.read(sentence)
    return Places(tuple(sorted(finder.found, key=lambda found: (found.sentence, found.first, -found.last))))


class _Finder:
    """One report's places, from its first sentence to its last: a description may mean a place named before it."""

    def __init__(self, scanned: Scan, lexicon: Lexicon, actors: Actors | None) -> None:
        self.lexicon = lexicon
        self.scan = scanned
        self.actors = actors
        self.found: list[PlaceMention] = []

    def read(self, scanned: SentenceScan) -> None:
        """Add the places of the next sentence: names, then what is described by them, then what refers back."""
        index = scanned.sentence.index
        persons = {token for person in scanned.persons for token in range(person.first, person.last)}
        if self.actors is not None:
            persons |= {
                token
                for mention in self.actors.in_sentence(index)
                if mention.actor.id.startswith("person/") and mention.form == "name"
                for token in range(mention.first, mention.last)
            }
        longer = self._longer(scanned)
        mentions = list(self._names(scanned, persons | longer))
        covered = {token for mention in mentions for token in range(mention.first, mention.last)}
        mentions += self._towns(scanned, covered | persons | set(scanned.proper_at) - longer)
        mentions += self._described(scanned, mentions)
        mentions = [self._at_distance(scanned, mention) for mention in mentions]
        self.found += mentions

    # --- names -------------------------------------------------------------------------------------------------------

    def _names(self, scanned: SentenceScan, persons: set[int]) -> Iterable[PlaceMention]:
        """What the lexicon knows: countries, regions, sites, capitals, and the rivers and lakes that share their names."""
        for match in scanned.proper:
            if match.first in persons:
                continue
            entry = match.entries[0]
            site = match.entry("site")
            if site is not None:
                row = self.lexicon.sites[site.key]
                yield self._mention(scanned, match.first, match.last, sites.place(row), f"lexicon {site.origin}")
            elif entry.kind == "country" and not self._is_organisation(scanned, match):
                if self._is_qualifier(scanned, match):
                    continue
                row_of = self.lexicon.countries[entry.key]
                found = Place(row_of.code, row_of.name, row_of.code, None, row_of.lat, row_of.lon, 6, "country")
                yield self._mention(scanned, match.first, match.last, found, f"lexicon {entry.origin}")
            elif entry.kind == "metonym" and entry.key in self.lexicon.countries:
                if self._is_organisation(scanned, match):
                    continue
                town = self._capital(scanned, match, entry.key)
                if town is not None:
                    yield self._mention(scanned, match.first, match.last, town, f"gazetteer; lexicon {entry.origin}")
            elif entry.kind == "region":
                region = self.lexicon.regions[entry.key]
                found = Place(f"region/{region.id}", region.name, None, None, region.lat, region.lon, 7, "region")
                yield self._mention(scanned, match.first, match.last, found, f"lexicon {entry.origin}")
        for match in scanned.features:
            name = _text(scanned, match.first, match.last)
            found = Place(f"area/{slug(name)}", name, None, None, None, None, 5, "area")
            yield self._mention(scanned, match.first, match.last, found, "lexicon nouns.toml: a landform, not the country")

    def _longer(self, scanned: SentenceScan) -> set[int]:
        """The tokens of names that the gazetteer knows as parts of longer ones: Darfur in "North Darfur"."""
        found: set[int] = set()
        for named in scanned.sentence.named:
            if named.label != "location" or not any(index in scanned.proper_at for index in range(named.first, named.last)):
                continue
            last = named.last
            trailing = scanned.common_ending.get(last)
            if trailing is not None and trailing.first > named.first and self._noun_of(trailing) in ("province", "government"):
                last = trailing.first
            inside = scanned.proper_at.get(named.first) or scanned.proper_at.get(last - 1)
            if inside is not None and inside.last - inside.first < last - named.first:
                name = _text(scanned, named.first, last)
                if "," not in name and gazetteer.lookup(name):
                    found.update(range(named.first, named.last))
        return found

    def _is_qualifier(self, scanned: SentenceScan, match: Match) -> bool:
        """Whether a country's name only qualifies what follows: "US-led", "US forces"."""
        tokens = scanned.tokens
        if phrases.joins_participle(tokens, match.last):
            return True
        if match.entry("adjective") is None or match.last >= len(tokens):
            return False
        if self.actors is not None and any(
            mention.first == match.first and mention.head >= match.last and mention.last == match.last
            for mention in self.actors.in_sentence(scanned.sentence.index)
        ):
            return True
        return tokens[match.last].upos in ("NOUN", "PROPN", "ADJ") and tokens[match.last].text not in phrases.CLITICS

    def _capital(self, scanned: SentenceScan, match: Match, code: str) -> Place | None:
        name = _text(scanned, match.first, match.last)
        beside = self._beside(scanned, match.last)
        if beside is not None and beside != code:
            candidate = towns.town(name, self.lexicon, self.scan.countries, (), beside)
            if candidate is not None:
                return towns.place(candidate, self._precision(scanned, match.first))
        town = towns.capital(code, self.lexicon)
        near = self._precision(scanned, match.first)
        return msgspec.structs.replace(town, precision=near) if town is not None and near else town

    def _is_organisation(self, scanned: SentenceScan, match: Match) -> bool:
        """Whether a name is only a part of an organisation's name: the Bank of France, Paris Saint-Germain."""
        return any(
            named.label == "organisation"
            and named.first <= match.first
            and match.last <= named.last
            and named.last - named.first > match.last - match.first
            and not any("," == scanned.tokens[index].text for index in range(named.first, named.last))
            for named in scanned.sentence.named
        )

    def _towns(self, scanned: SentenceScan, covered: set[int]) -> Iterable[PlaceMention]:
        """Towns, provinces and airports by the gazetteer, where the tagger or a preposition says that a place is named."""
        tokens = scanned.tokens
        for first, last, sure in _spans(scanned, covered):
            name = _text(scanned, first, last)
            province = self._is_province(scanned, first, last)
            beside = self._beside(scanned, last)
            here = {
                code
                for match in scanned.proper
                if match.entry("country", "metonym")
                and (code := country(match, self.lexicon))
                and not self._is_qualifier(scanned, match)
                and self._precision(scanned, match.first) is None
            }
            candidate = towns.town(name, self.lexicon, self.scan.countries, here, beside, province)
            if candidate is not None:
                found = towns.place(candidate, self._precision(scanned, first))
                yield self._mention(scanned, first, last, found, "gazetteer")
            elif sure and phrases.preposition(tokens, first):
                code = beside if beside in self.lexicon.countries else self._home(here)
                kind = "area" if province else "town"
                found = Place(f"place/{code}/{slug(name)}" if code else f"place/{slug(name)}", name, code, kind=kind)
                yield self._mention(scanned, first, last, found, "named place, in no gazetteer; country from the report")

    def _home(self, here: set[str]) -> str | None:
        """The country that an unknown place lies in: the sentence's only one, else the only one of the report."""
        if len(here) == 1:
            return next(iter(here))
        return next(iter(self.scan.countries)) if len(self.scan.countries) == 1 else None

    def _beside(self, scanned: SentenceScan, last: int) -> str | None:
        """The country or province named after a comma: "Niamey, Niger", "Paris, Texas"."""
        tokens = scanned.tokens
        if last + 1 >= len(tokens) or tokens[last].text != ",":
            return None
        name = scanned.proper_at.get(last + 1)
        if name is not None:
            return country(name, self.lexicon) if name.entry("country") else None
        end = last + 1
        while end < len(tokens) and end - last < 4 and tokens[end].upos == "PROPN":
            end += 1
        return _text(scanned, last + 1, end) if end > last + 1 else None

    def _is_province(self, scanned: SentenceScan, first: int, last: int) -> bool:
        """Whether the text calls a name a province: "the region of Diffa", "Diffa region"."""
        after = scanned.common_at.get(last)
        if after is not None and self._noun_of(after) == "province":
            return True
        tokens = scanned.tokens
        if first > 1 and tokens[first - 1].text == "of":
            before = scanned.common_ending.get(first - 1)
            return before is not None and self._noun_of(before) == "province"
        return False

    def _noun_of(self, match: Match) -> str:
        entry = match.entry("noun")
        if entry is None:
            return ""
        noun = self.lexicon.nouns[entry.key]
        return "province" if any(other.key == "province" for other in match.entries) else noun.of

    def _precision(self, scanned: SentenceScan, first: int) -> int | None:
        before = scanned.tokens[first - 1].text.lower() if first else ""
        if before == "to" and first > 1:
            before = scanned.tokens[first - 2].text.lower()
        return 2 if before in _NEAR else None

    # --- descriptions ------------------------------------------------------------------------------------------------

    def _described(self, scanned: SentenceScan, named: list[PlaceMention]) -> Iterable[PlaceMention]:
        """ "The base in Niamey", "the US embassy", "Air Base 305", "the capital", "the border with Mali"."""
        for match in scanned.common:
            entry = match.entry("noun")
            covered = any(mention.first < match.last and match.first < mention.last for mention in named)
            if entry is None:
                continue
            noun = self.lexicon.nouns[entry.key]
            word = scanned.tokens[match.last - 1].text.lower()
            if noun.of == "site" and not entry.plural and not covered:
                yield from self._site(scanned, match, noun.place or "base", named)
            elif noun.of == "town" and word in ("capital", "city") and not covered:
                yield from self._the_capital(scanned, match, named)
            elif noun.of == "area" and word in ("border", "frontier"):
                yield from self._border(scanned, match)
            elif noun.of == "country" and self.actors is not None and not entry.plural:
                for mention in self.actors.all_at(scanned.sentence.index, match.last - 1):
                    code = mention.actor.country
                    if mention.form == "nominal" and mention.head == match.last - 1 and code == mention.actor.id:
                        row = self.lexicon.countries[code]
                        found = Place(code, row.name, code, None, row.lat, row.lon, 6, "country")
                        yield self._mention(scanned, mention.first, mention.last, found, mention.rule)

    def _site(
        self, scanned: SentenceScan, match: Match, kind: str, named: list[PlaceMention]
    ) -> Iterable[PlaceMention]:
        tokens = scanned.tokens
        first, last = match.first, match.last
        if last < len(tokens) and tokens[last].upos == "NOUN" and tokens[last - 1].deprel == "compound":
            return
        nations = [code for owner in self._owners(scanned, first) if (code := country(owner, self.lexicon))]
        number = tokens[last].text if last < len(tokens) and tokens[last].text.isdigit() else ""
        if number and tokens[last].end - tokens[last].start <= 4:
            yield self._numbered(scanned, first, last + 1, number)
            return
        town = self._town_of(scanned, first, last, named)
        if kind == "embassy":
            if nations:
                host = town.place.country if town else self._host(nations[0])
                if host:
                    word = tokens[last - 1].text.lower()
                    found = sites.embassy(self.lexicon, nations[0], host, town.place if town else None, word)
                    yield self._mention(scanned, self._left(scanned, first), last, found, f"lexicon {match.entries[0].origin}")
            return
        own = _proper_name(scanned, first)
        if own < first and not any(mention.first <= own < mention.last for mention in named):
            name = _text(scanned, own, last)
            near = town.place if town else None
            found = sites.unknown(name, near.country if near else self._home(set()), near)
            yield self._mention(scanned, own, last, found, "named site, in no lexicon")
            return
        if town is not None and town.place.kind == "town":
            known = sites.in_town(self.lexicon, town.place, kind, nations)
            if known is not None:
                rule = f"lexicon {known.origin}: the only one of its kind in {town.place.name}"
                yield self._mention(scanned, self._left(scanned, first), last, sites.place(known), rule)
            else:
                label = f"{kind} in {town.place.name}"
                found = sites.unknown(label, town.place.country, town.place)
                yield self._mention(scanned, self._left(scanned, first), last, found, f"lexicon {match.entries[0].origin}")
            return
        if phrases.is_definite(tokens, first) and not nations:
            earlier = self._earlier(scanned, kind)
            if earlier is not None:
                rule = f"same document: '{earlier.place.name}' at {earlier.start}-{earlier.end}"
                yield self._mention(scanned, first, last, earlier.place, rule)

    def _numbered(self, scanned: SentenceScan, first: int, last: int, number: str) -> PlaceMention:
        """ "Base 305": the lexicon's site with that number in a country of the report, else a site of its own."""
        known = [
            site
            for site in self.lexicon.sites.values()
            if number in site.numbers or number in site.name.split() and site.country in self.scan.countries
        ]
        if len(known) == 1:
            return self._mention(scanned, first, last, sites.place(known[0]), f"lexicon {known[0].origin}")
        name = _text(scanned, first, last)
        return self._mention(scanned, first, last, sites.unknown(name, self._home(set()), None), "numbered site, in no lexicon")

    def _owners(self, scanned: SentenceScan, first: int) -> list[Match]:
        found: list[Match] = []
        for index in phrases.before(scanned.tokens, first):
            name = scanned.proper_at.get(index)
            if name is not None and name not in found and not phrases.joins_participle(scanned.tokens, name.last):
                if name.entry("adjective", "country") is None:
                    break
                found.append(name)
        return found[:1]

    def _left(self, scanned: SentenceScan, first: int) -> int:
        left = first
        for index in phrases.before(scanned.tokens, first):
            if scanned.tokens[index].text[0].isalnum():
                left = index
        return left

    def _town_of(
        self, scanned: SentenceScan, first: int, last: int, named: list[PlaceMention]
    ) -> PlaceMention | None:
        """The town that a site lies in: "the base in Agadez", "the Agadez base", "Agadez's airport"."""
        tokens = scanned.tokens
        after = {mention.first: mention for mention in named if mention.place.kind in ("town", "country")}
        ending = {mention.last: mention for mention in named if mention.place.kind == "town"}
        index = last
        if index < len(tokens) and tokens[index].text.lower() in ("in", "at", "near", "outside", "of"):
            index += 1
            while index < len(tokens) and index - last < 6:
                mention = after.get(index)
                if mention is not None and mention.place.kind == "town":
                    return mention
                if mention is not None or tokens[index].upos not in ("DET", "ADJ", "NOUN", "ADP", "PROPN", "PART"):
                    break
                index += 1
        for index in (first, *phrases.before(tokens, first, most=5)):
            if index in ending:
                return ending[index]
        return None

    def _host(self, sender: str) -> str | None:
        """The country that an embassy stands in where its town is not named: the only other one of the report."""
        others = [code for code in self.scan.countries if code != sender]
        return others[0] if len(others) == 1 else None

    def _earlier(self, scanned: SentenceScan, kind: str) -> PlaceMention | None:
        """The one site of a kind named before, in this section."""
        sections = {other.sentence.index: other.sentence.section for other in self.scan.sentences}
        earlier = [
            mention
            for mention in self.found
            if mention.place.kind == "site"
            and sections[mention.sentence] == scanned.sentence.section
            and (
                (row := self.lexicon.sites.get(mention.place.id)) is not None
                and sites.fits(row, kind)
                or row is None
                and not mention.place.id.startswith("site/embassy")
            )
        ]
        if sites.only(mention.place for mention in earlier) is None:
            recent = [mention for mention in earlier if mention.sentence >= scanned.sentence.index - 1]
            return recent[-1] if sites.only(mention.place for mention in recent) is not None else None
        return earlier[-1]

    def _the_capital(self, scanned: SentenceScan, match: Match, named: list[PlaceMention]) -> Iterable[PlaceMention]:
        """ "The capital", "the Nigerien capital", "Niger's capital city": not where its name follows."""
        tokens = scanned.tokens
        if "capital" not in _text(scanned, match.first, match.last).lower():
            return
        follows = {mention.first for mention in named}
        if match.last in follows or match.last + 1 in follows and tokens[match.last].text in (",", "of", "("):
            if not (match.last < len(tokens) and tokens[match.last].text == "of"):
                return
        owners = self._owners(scanned, match.first)
        code = country(owners[0], self.lexicon) if owners else None
        if code is None and match.last + 1 < len(tokens) and tokens[match.last].text == "of":
            name = scanned.proper_at.get(match.last + 1)
            code = country(name, self.lexicon) if name is not None else None
            if code is None and tokens[match.last + 1].upos == "PROPN":
                return
        if code is None:
            here = {mention.place.country for mention in named if mention.place.country}
            code = next(iter(here)) if len(here) == 1 else self._home(set())
        town = towns.capital(code, self.lexicon) if code else None
        if town is not None:
            near = self._precision(scanned, max(0, match.first - 1)) or town.precision
            first = min([owner.first for owner in owners], default=match.first)
            found = msgspec.structs.replace(town, precision=near)
            yield self._mention(scanned, first, match.last, found, f"the capital of {code}")

    def _border(self, scanned: SentenceScan, match: Match) -> Iterable[PlaceMention]:
        """ "The Nigerian border", "the border with Mali", "the border between Chad and Sudan": UCDP precision 5."""
        codes = [code for owner in self._owners(scanned, match.first) if (code := country(owner, self.lexicon))]
        last = match.last
        tokens = scanned.tokens
        if last < len(tokens) and tokens[last].text.lower() in ("with", "between"):
            index = last + 1
            while index < len(tokens) and index - match.last < 8:
                name = scanned.proper_at.get(index)
                if name is not None and (code := country(name, self.lexicon)):
                    codes.append(code)
                    index = last = name.last
                elif tokens[index].text.lower() in ("and", "neighbouring", "neighboring", "the", ","):
                    index += 1
                else:
                    break
        if not codes:
            return
        codes = list(dict.fromkeys(codes))
        if len(codes) == 1:
            others = {code for name in scanned.proper if (code := country(name, self.lexicon)) and code not in codes}
            others = others or {code for code in self.scan.countries if code not in codes}
            codes += sorted(others) if len(others) == 1 else []
        pair = "-".join(sorted(code.lower() for code in codes))
        names = " and ".join(sorted(self.lexicon.countries[code].name for code in codes if code in self.lexicon.countries))
        label = f"border of {names}"
        home = codes[1] if len(codes) == 2 else codes[0]
        found = Place(f"area/border-{pair}", label, home, None, None, None, 5, "area")
        first = min([owner.first for owner in self._owners(scanned, match.first)], default=match.first)
        yield self._mention(scanned, first, last, found, f"border with {codes[0]}")

    # --- distance ----------------------------------------------------------------------------------------------------

    def _at_distance(self, scanned: SentenceScan, mention: PlaceMention) -> PlaceMention:
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

    def _mention(self, scanned: SentenceScan, first: int, last: int, place: Place, rule: str) -> PlaceMention:
        tokens = scanned.tokens
        return PlaceMention(
            sentence=scanned.sentence.index,
            first=first,
            last=last,
            head=phrases.head(tokens, first, last),
            start=tokens[first].start,
            end=tokens[last - 1].end,
            place=place,
            rule=rule,
        )


def _spans(scanned: SentenceScan, covered: set[int]) -> Iterable[tuple[int, int, bool]]:
    """Stretches of capitalised words that may name a place, and whether the tagger says so."""
    tokens = scanned.tokens
    seen = set(covered)
    for named in scanned.sentence.named:
        if named.label not in ("location", "facility"):
            continue
        first = named.first
        for index in range(named.first, named.last + 1):
            end = index == named.last
            if end or tokens[index].text in (",", "(", ")", "and", "'s", "’s") or index in seen:
                if index > first and tokens[first].text[0].isupper():
                    yield first, index, True
                    seen.update(range(first, index))
                first = index + 1
    taken = {index for named in scanned.sentence.named for index in range(named.first, named.last)}
    index = 1
    while index < len(tokens):
        if index in seen or index in taken or not phrases.is_standing(tokens, index):
            index += 1
            continue
        end = index
        while end < len(tokens) and end not in seen and end not in taken and _is_name(scanned, end):
            end += 1
        if end > index:
            yield index, end, False
        index = end + 1


def _is_name(scanned: SentenceScan, index: int) -> bool:
    token = scanned.tokens[index]
    return token.upos == "PROPN" and token.text[0].isupper() and index not in scanned.common_at


def _proper_name(scanned: SentenceScan, first: int) -> int:
    """Where the proper name before a site noun begins: "Ain al-Asad" airbase."""
    tokens = scanned.tokens
    index = first
    while index > 0 and first - index < 5:
        token = tokens[index - 1]
        if index - 1 in scanned.proper_at or index - 1 in scanned.common_at:
            break
        if token.upos != "PROPN" and token.text != "-" or token.text[0].islower() and len(token.text) > 3:
            break
        index -= 1
    return index


def _text(scanned: SentenceScan, first: int, last: int) -> str:
    base = scanned.sentence.start
    return scanned.sentence.text[scanned.tokens[first].start - base : scanned.tokens[last - 1].end - base]
