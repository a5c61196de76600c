"""Places called by their names: countries, regions and sites by the lexicon, towns and provinces by the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from attache.coding.where import sites, towns
from attache.coding.who import phrases
from attache.coding.who.scan import SentenceScan, country
from attache.coding.who.setting import (
    PlaceMention,
    Setting,
    home_country,
    is_province,
    mention_of,
    nearness,
    noun_of,
    place_beside,
    text_of,
)
from attache.ids import slug
from attache.lexicon import gazetteer
from attache.lexicon.folding import fold
from attache.lexicon.names import Match
from attache.model import Place


def named(setting: Setting, scanned: SentenceScan, persons: set[int]) -> Iterable[PlaceMention]:
    """What the lexicon knows: countries, regions, sites, capitals, and the rivers and lakes that share their names."""
    for match in scanned.proper:
        if match.first in persons:
            continue
        entry = match.entries[0]
        site = match.entry("site")
        if site is not None:
            row = setting.lexicon.sites[site.key]
            yield mention_of(scanned, match.first, match.last, sites.place(row), f"lexicon {site.origin}")
        elif entry.kind == "country" and not _is_organisation(scanned, match):
            if _is_qualifier(setting, scanned, match):
                continue
            row_of = setting.lexicon.countries[entry.key]
            found = Place(row_of.code, row_of.name, row_of.code, None, row_of.lat, row_of.lon, 6, "country")
            yield mention_of(scanned, match.first, match.last, found, f"lexicon {entry.origin}")
        elif entry.kind == "metonym" and entry.key in setting.lexicon.countries:
            if _is_organisation(scanned, match):
                continue
            town = _capital(setting, scanned, match, entry.key)
            if town is not None:
                yield mention_of(scanned, match.first, match.last, town, f"gazetteer; lexicon {entry.origin}")
        elif entry.kind == "region":
            region = setting.lexicon.regions[entry.key]
            found = Place(f"region/{region.id}", region.name, None, None, region.lat, region.lon, 7, "region")
            yield mention_of(scanned, match.first, match.last, found, f"lexicon {entry.origin}")
    for match in scanned.features:
        name = text_of(scanned, match.first, match.last)
        plain = name.removesuffix(" State").removesuffix(" state")
        candidate = towns.town(plain, setting.lexicon, setting.scan.countries, (), None, province=True)
        if candidate is not None and candidate.kind == "admin1" and fold(candidate.name) == fold(plain):
            yield mention_of(scanned, match.first, match.last, towns.place(candidate), "gazetteer")
            continue
        found = Place(f"area/{slug(name)}", name, None, None, None, None, 5, "area")
        yield mention_of(scanned, match.first, match.last, found, "lexicon nouns.toml: a landform, not the country")


def towns_in(setting: Setting, scanned: SentenceScan, covered: set[int]) -> Iterable[PlaceMention]:
    """Towns, provinces and airports by the gazetteer, where the tagger or a preposition says that a place is named."""
    tokens = scanned.tokens
    for first, last, sure in _spans(scanned, covered):
        ending = scanned.common_ending.get(last)
        inside = ending is not None and ending.first > first and noun_of(setting, ending) == "province"
        name = text_of(scanned, first, ending.first if ending is not None and inside else last)
        province = inside or is_province(setting, scanned, first, last)
        beside = place_beside(setting, scanned, last)
        here = {
            code
            for match in scanned.proper
            if match.entry("country", "metonym")
            and (code := country(match, setting.lexicon))
            and not _is_qualifier(setting, scanned, match)
            and nearness(scanned, match.first) is None
        }
        candidate = towns.town(
            name, setting.lexicon, setting.scan.countries, here, beside, province, scanned.sentence.text
        )
        if candidate is not None:
            found = towns.place(candidate, nearness(scanned, first))
            yield mention_of(scanned, first, last, found, "gazetteer")
        elif sure and phrases.preposition(tokens, first):
            code = beside if beside in setting.lexicon.countries else home_country(setting, here)
            kind: Literal["area", "town"] = "area" if province else "town"
            found = Place(f"place/{code}/{slug(name)}" if code else f"place/{slug(name)}", name, code, kind=kind)
            yield mention_of(scanned, first, last, found, "named place, in no gazetteer; country from the report")


def longer(setting: Setting, scanned: SentenceScan) -> set[int]:
    """The tokens of names that the gazetteer knows as parts of longer ones: Darfur in "North Darfur"."""
    found: set[int] = set()
    for named in scanned.sentence.named:
        if named.label != "location" or not any(index in scanned.proper_at for index in range(named.first, named.last)):
            continue
        last = named.last
        trailing = scanned.common_ending.get(last)
        if (
            trailing is not None
            and trailing.first > named.first
            and noun_of(setting, trailing) in ("province", "government")
        ):
            last = trailing.first
        inside = scanned.proper_at.get(named.first) or scanned.proper_at.get(last - 1)
        if inside is not None and inside.last - inside.first < last - named.first:
            name = text_of(scanned, named.first, last)
            if "," not in name and gazetteer.lookup(name):
                found.update(range(named.first, named.last))
    return found


def _is_qualifier(setting: Setting, scanned: SentenceScan, match: Match) -> bool:
    """Whether a country's name only qualifies what follows: "US-led", "US forces"."""
    tokens = scanned.tokens
    if phrases.joins_participle(tokens, match.last):
        return True
    if match.entry("adjective") is None or match.last >= len(tokens):
        return False
    if setting.actors is not None and any(
        mention.first == match.first and mention.head >= match.last and mention.last == match.last
        for mention in setting.actors.in_sentence(scanned.sentence.index)
    ):
        return True
    return tokens[match.last].upos in ("NOUN", "PROPN", "ADJ") and tokens[match.last].text not in phrases.CLITICS


def _capital(setting: Setting, scanned: SentenceScan, match: Match, code: str) -> Place | None:
    """The town that a capital's name means: the capital, unless the report speaks for another bearer of the name."""
    name = text_of(scanned, match.first, match.last)
    near = nearness(scanned, match.first)
    beside = place_beside(setting, scanned, match.last)
    candidate = towns.town(name, setting.lexicon, setting.scan.countries, (), beside)
    if candidate is not None and candidate.country != code:
        return towns.place(candidate, near)
    town = towns.capital(code, setting.lexicon)
    return msgspec.structs.replace(town, precision=near) if town is not None and near else town


def _is_organisation(scanned: SentenceScan, match: Match) -> bool:
    """Whether a name is only a part of an organisation's name: the Bank of France, Paris Saint-Germain."""
    return any(
        named.label == "organisation"
        and named.first <= match.first
        and match.last <= named.last
        and named.last - named.first > match.last - match.first
        and not any(scanned.tokens[index].text == "," for index in range(named.first, named.last))
        for named in scanned.sentence.named
    )


def _spans(scanned: SentenceScan, covered: set[int]) -> Iterable[tuple[int, int, bool]]:
    """Stretches of capitalised words that may name a place, and whether the tagger says so."""
    tokens = scanned.tokens
    seen = set(covered)
    for named in scanned.sentence.named:
        if named.label not in ("location", "facility") and named not in scanned.towns:
            continue
        first = named.first
        for index in range(named.first, named.last + 1):
            closed = index == named.last
            if not closed and index == first and tokens[index].text[0].islower():
                first = index + 1  # "central" California
                continue
            if closed or tokens[index].text in (",", "(", ")", "and", "'s", "’s") or index in seen:
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
