"""Bases, airports and embassies by a common noun: "the base in Niamey", "the US embassy", "Air Base 305", "the
base"."""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding.where import sites
from attache.coding.who import phrases
from attache.coding.who.scan import SentenceScan, country
from attache.coding.who.setting import PlaceMention, Setting, home_country, mention_of, owners_before, text_of
from attache.lexicon.folding import fold
from attache.lexicon.names import Match
from attache.model import Place

_CIVIL = frozenset({"airport", "port", "embassy"})


def site(
    setting: Setting, scanned: SentenceScan, match: Match, kind: str, named: list[PlaceMention]
) -> Iterable[PlaceMention]:
    """The site that a noun names, with a number, a nationality, a town or a name beside it, or one named before."""
    tokens = scanned.tokens
    first, last = match.first, match.last
    if last < len(tokens) and tokens[last].upos == "NOUN" and tokens[last - 1].deprel == "compound":
        return
    nations = [code for owner in owners_before(scanned, first) if (code := country(owner, setting.lexicon))]
    number = tokens[last].text if last < len(tokens) and tokens[last].text.isdigit() else ""
    if number and tokens[last].end - tokens[last].start <= 4:
        yield _numbered(setting, scanned, first, last + 1, number)
        return
    town = _town_of(scanned, first, last, named) or _there(setting, scanned, last)
    if kind == "embassy":
        if nations:
            host = town.place.country if town else _host(setting, nations[0])
            if host:
                word = tokens[last - 1].text.lower()
                found = sites.embassy(setting.lexicon, nations[0], host, town.place if town else None, word)
                yield mention_of(scanned, _left(scanned, first), last, found, f"lexicon {match.entries[0].origin}")
        return
    own = _proper_name(scanned, first)
    if own < first and not any(mention.first <= own < mention.last for mention in named):
        name = text_of(scanned, own, last)
        near = town.place if town else None
        found = sites.unknown(name, near.country if near else home_country(setting, set()), near)
        yield mention_of(scanned, own, last, found, "named site, in no lexicon")
        return
    if town is not None and town.place.kind == "town":
        known = sites.in_town(setting.lexicon, town.place, kind, nations)
        spoken = _spoken(setting, town.place, kind, nations, named) if known is None else None
        if known is not None:
            rule = f"lexicon {known.origin}: the only one of its kind in {town.place.name}"
            yield mention_of(scanned, _left(scanned, first), last, sites.place(known), rule)
        elif spoken is not None:
            rule = f"same document: '{spoken.place.name}' at {spoken.start}-{spoken.end}"
            yield mention_of(scanned, _left(scanned, first), last, spoken.place, rule)
        else:
            label = f"{kind} in {town.place.name}"
            found = sites.unknown(label, town.place.country, town.place)
            yield mention_of(scanned, _left(scanned, first), last, found, f"lexicon {match.entries[0].origin}")
        return
    if phrases.is_definite(tokens, first) and not nations:
        earlier = _earlier(setting, scanned, kind, [site for site in named if site.last <= first])
        if earlier is not None:
            rule = f"same document: '{earlier.place.name}' at {earlier.start}-{earlier.end}"
            yield mention_of(scanned, first, last, earlier.place, rule)


def _numbered(setting: Setting, scanned: SentenceScan, first: int, last: int, number: str) -> PlaceMention:
    """ "Base 305": the lexicon's site with that number in a country of the report, else a site of its own."""
    known = [
        site
        for site in setting.lexicon.sites.values()
        if number in site.numbers or (number in site.name.split() and site.country in setting.scan.countries)
    ]
    if len(known) == 1:
        return mention_of(scanned, first, last, sites.place(known[0]), f"lexicon {known[0].origin}")
    name = text_of(scanned, first, last)
    return mention_of(
        scanned, first, last, sites.unknown(name, home_country(setting, set()), None), "numbered site, in no lexicon"
    )


def _left(scanned: SentenceScan, first: int) -> int:
    left = first
    for index in phrases.before(scanned.tokens, first):
        if scanned.tokens[index].text[0].isalnum():
            left = index
    return left


def _town_of(scanned: SentenceScan, first: int, last: int, named: list[PlaceMention]) -> PlaceMention | None:
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


def _there(setting: Setting, scanned: SentenceScan, last: int) -> PlaceMention | None:
    """ "The camp there": in the one town of the sentence before."""
    if last >= len(scanned.tokens) or scanned.tokens[last].text.lower() != "there":
        return None
    before = [m for m in setting.earlier if m.sentence == scanned.sentence.index - 1 and m.place.kind == "town"]
    return before[-1] if len({mention.place.id for mention in before}) == 1 else None


def _host(setting: Setting, sender: str) -> str | None:
    """The country that an embassy stands in where its town is not named: the only other one of the report."""
    others = [code for code in setting.scan.countries if code != sender]
    return others[0] if len(others) == 1 else None


def _spoken(
    setting: Setting, town: Place, kind: str, nations: list[str], named: list[PlaceMention]
) -> PlaceMention | None:
    """The one site of the lexicon in a town that the report has named, where the noun and `nations` fit it."""
    found = []
    for mention in (*setting.earlier, *named):
        row = setting.lexicon.sites.get(mention.place.id)
        if row is None or row.country != town.country or fold(row.town) != fold(town.name):
            continue
        if sites.fits(row, kind) and all(nation == row.owner or nation in row.users for nation in nations):
            found.append(mention)
    return found[-1] if sites.only(mention.place for mention in found) is not None else None


def _earlier(setting: Setting, scanned: SentenceScan, kind: str, here: list[PlaceMention]) -> PlaceMention | None:
    """The one site of a kind named before, in this section; else the one of this sentence and the one before it.
    `here` are the places that this sentence names before the noun."""
    sections = {other.sentence.index: other.sentence.section for other in setting.scan.sentences}
    earlier = [
        mention
        for mention in (*setting.earlier, *here)
        if mention.place.kind == "site"
        and sections[mention.sentence] == scanned.sentence.section
        and _may_be(setting, mention.place, kind)
    ]
    if sites.only(mention.place for mention in earlier) is None:
        recent = [mention for mention in earlier if mention.sentence >= scanned.sentence.index - 1]
        return recent[-1] if sites.only(mention.place for mention in recent) is not None else None
    return earlier[-1]


def _may_be(setting: Setting, place: Place, kind: str) -> bool:
    """Whether a noun such as "base" may speak of a place named before; of a site that the lexicon lacks, its name
    tells."""
    row = setting.lexicon.sites.get(place.id)
    if row is not None:
        return sites.fits(row, kind)
    if place.id.startswith("site/embassy"):
        return False
    words = set(place.id.partition("/")[2].split("-"))
    civil = words & {"airport", "port", "embassy", "consulate", "harbour", "harbor", "seaport"}
    return kind in words if kind in _CIVIL else not civil


def _proper_name(scanned: SentenceScan, first: int) -> int:
    """Where the proper name before a site noun begins: "Ain al-Asad" airbase."""
    tokens = scanned.tokens
    index = first
    while index > 0 and first - index < 5:
        token = tokens[index - 1]
        if index - 1 in scanned.proper_at or index - 1 in scanned.common_at:
            break
        if (token.upos != "PROPN" and token.text != "-") or (token.text[0].islower() and len(token.text) > 3):
            break
        index -= 1
    return index
