"""Places that are described, not named: a base in a town, a capital, a border, "the country"."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from attache.coding.where import sitenouns, towns
from attache.coding.who.scan import SentenceScan, country
from attache.coding.who.setting import PlaceMention, Setting, home_country, mention_of, nearness, owners_before, text_of
from attache.lexicon.names import Match
from attache.model import Place


def described(setting: Setting, scanned: SentenceScan, named: list[PlaceMention]) -> Iterable[PlaceMention]:
    """ "The base in Niamey", "the US embassy", "Air Base 305", "the capital", "the border with Mali"."""
    for match in scanned.common:
        entry = match.entry("noun")
        covered = any(mention.first < match.last and match.first < mention.last for mention in named)
        if entry is None:
            continue
        noun = setting.lexicon.nouns[entry.key]
        word = scanned.tokens[match.last - 1].text.lower()
        if noun.of == "site" and not entry.plural and not covered:
            yield from sitenouns.site(setting, scanned, match, noun.place or "base", named)
        elif noun.of == "town" and word in ("capital", "city") and not covered:
            yield from _the_capital(setting, scanned, match, named)
        elif noun.of == "area" and word in ("border", "frontier"):
            yield from _border(setting, scanned, match, named)
        elif noun.of == "country" and setting.actors is not None and not entry.plural:
            for mention in setting.actors.all_at(scanned.sentence.index, match.last - 1):
                code = mention.actor.country
                if mention.form == "nominal" and mention.head == match.last - 1 and code == mention.actor.id:
                    row = setting.lexicon.countries[code]
                    found = Place(code, row.name, code, None, row.lat, row.lon, 6, "country")
                    yield mention_of(scanned, mention.first, mention.last, found, mention.rule)


def _the_capital(
    setting: Setting, scanned: SentenceScan, match: Match, named: list[PlaceMention]
) -> Iterable[PlaceMention]:
    """ "The capital", "the Nigerien capital", "Niger's capital city": not where its name follows."""
    tokens = scanned.tokens
    if "capital" not in text_of(scanned, match.first, match.last).lower():
        return
    follows = {mention.first for mention in named}
    followed = tokens[match.last].text if match.last < len(tokens) else ""
    named_next = match.last in follows or (match.last + 1 in follows and followed in (",", "("))
    if named_next and followed != "of":
        return
    owners = owners_before(scanned, match.first)
    code = country(owners[0], setting.lexicon) if owners else None
    if code is None and match.last + 1 < len(tokens) and tokens[match.last].text == "of":
        name = scanned.proper_at.get(match.last + 1)
        code = country(name, setting.lexicon) if name is not None else None
        if code is None and tokens[match.last + 1].upos == "PROPN":
            return
    if code is None:
        here = {mention.place.country for mention in named if mention.place.country}
        code = next(iter(here)) if len(here) == 1 else home_country(setting, set()) or _last_country(setting)
    town = towns.capital(code, setting.lexicon) if code else None
    if town is not None:
        near = nearness(scanned, max(0, match.first - 1)) or town.precision
        first = min([owner.first for owner in owners], default=match.first)
        found = msgspec.structs.replace(town, precision=near)
        yield mention_of(scanned, first, match.last, found, f"the capital of {code}")


def _last_country(setting: Setting) -> str | None:
    """The country of the town or site that the report has spoken of last."""
    settled = (m.place.country for m in reversed(setting.earlier) if m.place.kind in ("town", "site"))
    return next((code for code in settled if code), None)


def _border(setting: Setting, scanned: SentenceScan, match: Match, named: list[PlaceMention]) -> Iterable[PlaceMention]:
    """ "The Nigerian border", "the border with Mali", "the border between Chad and Sudan": UCDP precision 5."""
    codes = [code for owner in owners_before(scanned, match.first) if (code := country(owner, setting.lexicon))]
    last = match.last
    tokens = scanned.tokens
    if last < len(tokens) and tokens[last].text.lower() in ("with", "between"):
        index = last + 1
        while index < len(tokens) and index - match.last < 8:
            name = scanned.proper_at.get(index)
            if name is not None and (code := country(name, setting.lexicon)):
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
        here = {mention.place.country for mention in named if mention.place.kind in ("town", "site", "area")}
        others = {code for code in here if code is not None and code not in codes}
        others = others or {
            code for name in scanned.proper if (code := country(name, setting.lexicon)) and code not in codes
        }
        others = others or {code for code in setting.scan.countries if code not in codes}
        codes += sorted(others) if len(others) == 1 else []
    pair = "-".join(sorted(code.lower() for code in codes))
    names = " and ".join(
        sorted(setting.lexicon.countries[code].name for code in codes if code in setting.lexicon.countries)
    )
    label = f"border of {names}"
    home = codes[1] if len(codes) == 2 else codes[0]
    found = Place(f"area/border-{pair}", label, home, None, None, None, 5, "area")
    first = min([owner.first for owner in owners_before(scanned, match.first)], default=match.first)
    yield mention_of(scanned, first, last, found, f"border with {codes[0]}")
