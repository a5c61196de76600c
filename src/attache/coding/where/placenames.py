"""Places called by their names: countries, regions and sites by the lexicon, towns and provinces by the gazetteer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

import msgspec

from attache.coding.where import sites, townnames, towns
from attache.coding.where.placesetting import PlaceSetting
from attache.coding.who import phrases
from attache.coding.who.scan import SentenceScan, country
from attache.coding.who.setting import (
    PlaceMention,
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
from attache.lexicon.gazetteer import Candidate
from attache.lexicon.names import Match
from attache.model import Named, Place

_DISTRICTS = frozenset({"district", "county", "territory", "municipality", "commune", "prefecture", "cercle", "raion"})
UNKNOWN = "named place, in no gazetteer; country from the report"


def named(setting: PlaceSetting, scanned: SentenceScan, persons: set[int]) -> Iterable[PlaceMention]:
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
            if not setting.qualifiers and _is_qualifier(setting, scanned, match):
                continue
            if phrases.joins_participle(scanned.tokens, match.last) or scanned.tokens[match.last - 1].text.endswith(
                "$"
            ):
                continue
            namesake = _namesake(setting, scanned, match, entry.key)
            if namesake is not None:
                setting.sure.append((fold(text_of(scanned, match.first, match.last)), namesake))
                yield mention_of(scanned, match.first, match.last, towns.place(namesake), "gazetteer; not the country")
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
        for plain in (name, name.removesuffix(" State").removesuffix(" state").removeprefix("state of ")):
            candidate = towns.town(plain, setting.lexicon, setting.evidence, province=plain != name)
            if candidate is not None and fold(candidate.name) == fold(plain):
                setting.sure.append((fold(plain), candidate))
                yield mention_of(scanned, match.first, match.last, towns.place(candidate), "gazetteer")
                break
        else:
            found = Place(f"area/{slug(name)}", name, None, None, None, None, 5, "area")
            yield mention_of(scanned, match.first, match.last, found, "lexicon nouns.toml: a landform, not the country")


def towns_in(setting: PlaceSetting, scanned: SentenceScan, covered: set[int]) -> Iterable[PlaceMention]:
    """Towns, provinces and airports by the gazetteer, where the tagger or a preposition says that a place is named."""
    here = {
        code
        for match in scanned.proper
        if match.entry("country", "metonym")
        and (code := country(match, setting.lexicon))
        and not _is_qualifier(setting, scanned, match)
        and nearness(scanned, match.first) is None
    }
    for first, last, sure in _spans(scanned, covered):
        name, last = _with_kind(scanned, first, last)
        ending = scanned.common_ending.get(last)
        inside = ending is not None and ending.first > first and noun_of(setting, ending) == "province"
        if ending is not None and inside and not gazetteer.lookup(name):
            name = text_of(scanned, first, ending.first)
        province = inside or is_province(setting, scanned, first, last) or _is_state(scanned, first, last)
        beside = _beside_it(setting, scanned, name, last)
        container = _is_container(scanned, first)
        placed = sure and _is_placed(scanned, first, last)
        candidate = towns.town(name, setting.lexicon, setting.evidence, here, beside, province, container, placed)
        if candidate is not None:
            setting.sure.append((fold(name), candidate))
            if province or container or beside is not None:
                setting.settled[fold(name)] = candidate.id
            near = 3 if _is_district(scanned, first, last) else nearness(scanned, first)
            yield mention_of(scanned, first, last, towns.place(candidate, near), "gazetteer")
        elif sure and (setting.qualifiers or placed):
            town = _with_a_site(setting, scanned, first, last, here)
            if town is not None:
                yield mention_of(scanned, first, last, sites.unknown(name, None, town), "gazetteer; a site there")
                continue
            code = beside if beside in setting.lexicon.countries else _of_mission(setting, scanned)
            code = code or home_country(setting, here)
            kind: Literal["area", "town"] = "area" if province else "town"
            found = Place(f"place/{code}/{slug(name)}" if code else f"place/{slug(name)}", name, code, kind=kind)
            yield mention_of(scanned, first, last, found, UNKNOWN)


def _of_mission(setting: PlaceSetting, scanned: SentenceScan) -> str | None:
    """The country of the one mission that a sentence names: its soldiers' posts lie there, not where they come from."""
    here = setting.actors.in_sentence(scanned.sentence.index) if setting.actors is not None else ()
    rows = (setting.lexicon.groups.get(mention.actor.id) for mention in here)
    countries = {row.countries for row in rows if row is not None and row.kind == "mission"}
    only = next(iter(countries)) if len(countries) == 1 else ()
    return only[0] if len(only) == 1 else None


def _is_placed(scanned: SentenceScan, first: int, last: int) -> bool:
    """Whether a preposition, or what is done to it, says that a place is named; a facility is one in any case."""
    tokens = scanned.tokens
    if any(each.label == "facility" and each.first <= first < each.last for each in scanned.sentence.armed):
        return True
    reached = any(townnames.is_reached(tokens, index) for index in range(first, last))
    return reached or bool(phrases.preposition(tokens, first))


def _with_a_site(
    setting: PlaceSetting, scanned: SentenceScan, first: int, last: int, here: Collection[str]
) -> Place | None:
    """The town of "Jowhar airfield", "the Tabqa military airport": what stands before the words for a site."""
    end = last
    while end > first and scanned.tokens[end - 1].text.islower():
        end -= 1
    if end in (first, last):
        return None
    name = text_of(scanned, first, end)
    town = towns.town(name, setting.lexicon, setting.evidence, here, tagged=True)
    return towns.place(town) if town is not None and town.kind == "town" else None


def _with_kind(scanned: SentenceScan, first: int, last: int) -> tuple[str, int]:
    """The words of a span and its end; with the capitalised noun after it where the gazetteer knows both as one name:
    "Fulton" before "County"."""
    if last < len(scanned.tokens) and scanned.tokens[last].text.istitle():
        longer = text_of(scanned, first, last + 1)
        if last in scanned.common_at and gazetteer.lookup(longer):
            return longer, last + 1
    return text_of(scanned, first, last), last


def _is_district(scanned: SentenceScan, first: int, last: int) -> bool:
    """Whether the text calls a name a district: UCDP precision 3, also where the gazetteer knows the town alone."""
    tokens = scanned.tokens
    words = {token.text.lower() for token in tokens[max(first, last - 1) : last + 1]} if last > first else set()
    if first > 1 and tokens[first - 1].text == "of":
        words.add(tokens[first - 2].text.lower())
    return bool(words & _DISTRICTS)


def _is_container(scanned: SentenceScan, first: int) -> bool:
    """Whether a name stands after another place and a comma: Texas in "Paris, Texas"."""
    if first < 2 or scanned.tokens[first - 1].text != ",":
        return False
    return first - 2 in scanned.proper_at or any(last == first - 1 for _first, last in _beside(scanned))


def _beside(scanned: SentenceScan) -> list[tuple[int, int]]:
    """The tokens of the names that the tagger takes for places."""
    return [(named.first, named.last) for named in scanned.sentence.named if named.label in ("location", "facility")]


def _is_listed(setting: PlaceSetting, scanned: SentenceScan, first: int, last: int, country: str) -> bool:
    """Whether a name is listed with a province of a country: Washington in "Oregon, Washington and California"."""
    for start, end in _beside(scanned):
        between = scanned.tokens[end:first] if end <= first else scanned.tokens[last:start]
        if not 1 <= len(between) <= 2 or any(token.text not in (",", "and", "or") for token in between):
            continue
        if (country, fold(text_of(scanned, start, end))) in setting.evidence.provinces:
            return True
    return False


def _namesake(setting: PlaceSetting, scanned: SentenceScan, match: Match, code: str) -> Candidate | None:
    """The province elsewhere that bears a country's name and is meant: where the text calls it a province, after a
    town that lies in it ("Savannah, Georgia") or in a list of its country's provinces, or where the report has said
    so before or speaks of several of these and never of the country's people."""
    name = text_of(scanned, match.first, match.last)
    others = [
        candidate for candidate in gazetteer.lookup(name) if candidate.kind == "admin1" and candidate.country != code
    ]
    if not others:
        return None
    if _is_state(scanned, match.first, match.last) and not _speaks_of(setting, code, name):
        return next((other for other in others if other.country in setting.evidence.countries), None)
    known = setting.evidence.anchors.get(fold(name))
    if known is not None and known in others:
        return known
    for other in others:
        if _is_listed(setting, scanned, match.first, match.last, other.country) or (
            setting.evidence.siblings(other) > 1 and not _speaks_of(setting, code, name)
        ):
            return other
    if not _is_container(scanned, match.first):
        return None
    end = match.first - 1
    for start in range(max(0, end - 3), end):
        inside = gazetteer.lookup(text_of(scanned, start, end))
        if any(town.country == code for town in inside):
            return None
        for other in others:
            if any(town.country == other.country for town in inside) and (
                other.country in setting.evidence.countries or any(town.admin1 == other.name for town in inside)
            ):
                return other
    return None


def _is_state(scanned: SentenceScan, first: int, last: int) -> bool:
    """Whether "state" or "province" stands right beside a name; a country has regions too."""
    tokens = scanned.tokens
    after = tokens[last].text.lower() if last < len(tokens) else ""
    before = tokens[first - 2].text.lower() if first > 1 and tokens[first - 1].text == "of" else ""
    return bool({after, before} & {"state", "province"})


def _beside_it(setting: PlaceSetting, scanned: SentenceScan, name: str, last: int) -> str | None:
    """The country or province named after a comma; a province where a country has its name and no bearer of `name`."""
    beside = place_beside(setting, scanned, last)
    if beside in setting.lexicon.countries and not gazetteer.lookup(name, beside):
        after = scanned.proper_at[last + 1]
        called = text_of(scanned, after.first, after.last)
        if any(other.kind == "admin1" and other.country != beside for other in gazetteer.lookup(called)):
            return called
    return beside


def _speaks_of(setting: PlaceSetting, code: str, name: str) -> bool:
    """Whether a report speaks of a country by another word than its name: its people, its capital."""
    return any(
        country(match, setting.lexicon) == code and text_of(scanned, match.first, match.last) != name
        for scanned in setting.scan.sentences
        for match in scanned.proper
    )


def longer(setting: PlaceSetting, scanned: SentenceScan) -> set[int]:
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


def _is_qualifier(setting: PlaceSetting, scanned: SentenceScan, match: Match) -> bool:
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


def _capital(setting: PlaceSetting, scanned: SentenceScan, match: Match, code: str) -> Place | None:
    """The town that a capital's name means: the capital, unless the report speaks for another bearer of the name."""
    name = text_of(scanned, match.first, match.last)
    near = nearness(scanned, match.first)
    beside = place_beside(setting, scanned, match.last)
    province = is_province(setting, scanned, match.first, match.last)
    if province or _is_listed(setting, scanned, match.first, match.last, code):
        states = [state for state in gazetteer.lookup(name, code) if state.kind == "admin1"]
        if states and setting.lexicon.countries[code].name != name:
            return towns.place(states[0])
    evidence = setting.evidence
    if not _speaks_of(setting, code, name):  # the name itself is no evidence of its country
        told = {other: count for other, count in evidence.countries.items() if other != code}
        evidence = msgspec.structs.replace(evidence, countries=told)
    candidate = towns.town(name, setting.lexicon, evidence, (), beside)
    row = setting.lexicon.countries[code]
    if candidate is not None and (candidate.country != code or fold(row.capital) != fold(name)):
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
            if index == named.first and not seen & set(range(named.first, named.last)) and _is_whole(scanned, named):
                yield named.first, named.last, True
                seen.update(range(named.first, named.last))
                break
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


def _is_whole(scanned: SentenceScan, named: Named) -> bool:
    """Whether a span with a mark of the genitive or "and" in it is one name: a hospital's, or one of the gazetteer."""
    inside = scanned.tokens[named.first : named.last]
    joined = any(token.text in ("and", "'s", "’s") for token in inside[1:-1])
    return joined and (named.label == "facility" or bool(gazetteer.lookup(text_of(scanned, named.first, named.last))))


def _is_name(scanned: SentenceScan, index: int) -> bool:
    token = scanned.tokens[index]
    return token.upos == "PROPN" and token.text[0].isupper() and index not in scanned.common_at
