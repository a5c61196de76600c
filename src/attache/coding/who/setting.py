"""What places are found with and as: the mention, the setting of one report, and what stands beside a name."""

from __future__ import annotations

from functools import cached_property

import msgspec

from attache.coding.who import phrases
from attache.coding.who.mentions import Actors
from attache.coding.who.scan import Scan, SentenceScan, country
from attache.lexicon import Lexicon
from attache.lexicon.names import Match
from attache.model import Place

_NEAR = frozenset({"near", "outside", "around", "close"})


class PlaceMention(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (exclusive) of a sentence name a place. `head`, `start`, `end` and `rule` as for
    actors."""

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


class Setting(msgspec.Struct, frozen=True):
    """One report while its places are read, from its first sentence to its last. `earlier` grows: a description may
    mean a place named before it."""

    scan: Scan
    lexicon: Lexicon
    actors: Actors | None
    earlier: list[PlaceMention]


def home_country(setting: Setting, here: set[str]) -> str | None:
    """The country that an unknown place lies in: the sentence's only one, else the only one of the report."""
    if len(here) == 1:
        return next(iter(here))
    return next(iter(setting.scan.countries)) if len(setting.scan.countries) == 1 else None


def place_beside(setting: Setting, scanned: SentenceScan, last: int) -> str | None:
    """The country or province named after a comma: "Niamey, Niger", "Paris, Texas"."""
    tokens = scanned.tokens
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return None
    name = scanned.proper_at.get(last + 1)
    if name is not None:
        return country(name, setting.lexicon) if name.entry("country") else None
    end = last + 1
    while end < len(tokens) and end - last < 4 and tokens[end].upos == "PROPN":
        end += 1
    return text_of(scanned, last + 1, end) if end > last + 1 else None


def is_province(setting: Setting, scanned: SentenceScan, first: int, last: int) -> bool:
    """Whether the text calls a name a province: "the region of Diffa", "Diffa region"."""
    after = scanned.common_at.get(last)
    if after is not None and noun_of(setting, after) == "province":
        return True
    tokens = scanned.tokens
    if first > 1 and tokens[first - 1].text == "of":
        before = scanned.common_ending.get(first - 1)
        return before is not None and noun_of(setting, before) == "province"
    return False


def noun_of(setting: Setting, match: Match) -> str:
    """What kind of noun a match is: "province" where it may be one, else the `of` of its row."""
    entry = match.entry("noun")
    if entry is None:
        return ""
    noun = setting.lexicon.nouns[entry.key]
    return "province" if any(other.key == "province" for other in match.entries) else noun.of


def nearness(scanned: SentenceScan, first: int) -> int | None:
    """UCDP precision 2 after "near" or "outside", else None."""
    before = scanned.tokens[first - 1].text.lower() if first else ""
    if before == "to" and first > 1:
        before = scanned.tokens[first - 2].text.lower()
    return 2 if before in _NEAR else None


def owners_before(scanned: SentenceScan, first: int) -> list[Match]:
    """The nationality or country right before a noun, as a list of one or none."""
    found: list[Match] = []
    for index in phrases.before(scanned.tokens, first):
        name = scanned.proper_at.get(index)
        if name is not None and name not in found and not phrases.joins_participle(scanned.tokens, name.last):
            if name.entry("adjective", "country") is None:
                break
            found.append(name)
    return found[:1]


def mention_of(scanned: SentenceScan, first: int, last: int, place: Place, rule: str) -> PlaceMention:
    """The mention of a place by tokens `first` to `last` (exclusive)."""
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


def text_of(scanned: SentenceScan, first: int, last: int) -> str:
    """The characters of tokens `first` to `last` (exclusive)."""
    base = scanned.sentence.start
    return scanned.sentence.text[scanned.tokens[first].start - base : scanned.tokens[last - 1].end - base]
