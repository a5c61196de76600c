"""The actor that a name of the lexicon, or a kind of people with a nationality, stands for.

Ids: a country and its government "NER"; its armed forces "NER-MIL", its police "NER-COP"; its people of another kind by
their PLOVER sector, "NER-CVL"; one unnamed person "NER-GOV/official"; the lexicon's own ids for all that it lists;
"person/..." and "name/..." with the slug of the name for the rest.
"""

from __future__ import annotations

from functools import lru_cache

from attache.ids import slug
from attache.lexicon import Lexicon
from attache.lexicon.entries import Force, Noun, Organisation
from attache.lexicon.folding import parts
from attache.lexicon.names import Entry, Match, plural
from attache.model import Actor

_WHOLE = frozenset({"armed", "defence", "defense", "army", "military"})
_FILLER = frozenset({"of", "the", "national", "royal", "force", "forces", "s", "people", "self"}) | _WHOLE


def government(code: str, lexicon: Lexicon, role: str | None = None) -> Actor:
    """A country, and the government that acts for it. `role` is the department or body of it that a text names."""
    row = lexicon.countries.get(code)
    return Actor(code, row.name if row else code, code, "GOV", role=role)


def nationality(code: str, lexicon: Lexicon) -> str:
    """The adjective of a country, its name where it has none."""
    row = lexicon.countries.get(code)
    if row is None:
        return code
    plain = [word for word in row.adjectives if not word.isupper() and "." not in word]
    return plain[0] if plain else row.name


def military(code: str, lexicon: Lexicon) -> Actor:
    """The armed forces of a country as a whole."""
    return Actor(f"{code}-MIL", f"{nationality(code, lexicon)} armed forces", code, "MIL", "regular")


def people(noun: Noun, code: str | None, lexicon: Lexicon, word: str) -> Actor:
    """People of the kind that a noun names, of a country where one is given. `word` is the noun as the text has it."""
    sector = noun.sector or "CVL"
    if noun.of == "official":
        base = f"{code}-{sector}" if code else sector
        name = f"{nationality(code, lexicon)} {word}" if code else word
        return Actor(f"{base}/{slug(word)}", name, code, sector)
    if noun.kind == "regular" and code:
        return military(code, lexicon)
    if code is None:
        return Actor(f"{sector}/{slug(noun.words[0])}", word, None, sector, noun.kind)
    labels = {
        "COP": "police",
        "REB": "armed groups",
        "CVL": "civilians",
        "LEG": "parliament",
        "SPY": "intelligence services",
    }
    suffix = {"mission": "/peacekeepers", "contractor": "/contractors"}.get(noun.kind or "", "")
    label = labels.get(sector, "") if not suffix else ""
    name = f"{nationality(code, lexicon)} {label or plural(noun.words[0])}"
    return Actor(f"{code}-{sector}{suffix}", name, code, sector, noun.kind)


def of_name(match: Match, lexicon: Lexicon) -> Actor | None:
    """The actor that a name stands for: of a country its government. None for places and for people's names."""
    for entry in match.entries:
        actor = _of_entry(entry, lexicon)
        if actor is not None:
            return actor
    return None


def _of_entry(entry: Entry, lexicon: Lexicon) -> Actor | None:
    if entry.kind in ("country", "adjective") or (entry.kind == "metonym" and entry.key in lexicon.countries):
        return government(entry.key, lexicon)
    if entry.kind == "people":
        return Actor(f"{entry.key}-CVL", f"{nationality(entry.key, lexicon)} civilians", entry.key, "CVL")
    if entry.kind == "metonym":
        metonym = lexicon.metonyms[entry.key]
        if metonym.sector == "MIL":
            return military(metonym.country, lexicon)
        if metonym.sector == "GOV":
            return government(metonym.country, lexicon)
        return Actor(f"{metonym.country}-{metonym.sector}", metonym.name, metonym.country, metonym.sector)
    if entry.kind == "force":
        return of_force(lexicon.forces[entry.key], lexicon)
    if entry.kind == "group":
        group = lexicon.groups[entry.key]
        home = group.country or (group.countries[0] if len(group.countries) == 1 else None)
        if group.kind == "mission" and group.sector == "IGO":
            home = group.country  # the rows' countries are where a mission is, not whose it is
        return Actor(group.id, group.name, home, group.sector, group.kind)
    if entry.kind == "ship":
        return military(entry.key, lexicon)
    if entry.kind == "organisation":
        body = lexicon.organisations[entry.key]
        return Actor(body.id, body.name, body.country, body.sector)
    return None


def of_force(force: Force, lexicon: Lexicon) -> Actor:
    """A named force; where its name says no more than "armed forces of", its country's armed forces."""
    if force.country and force.sector == "MIL" and (force.id in lexicon.whole or _is_whole(force, lexicon)):
        return military(force.country, lexicon)
    return Actor(force.id, force.name, force.country, force.sector, force.kind)


def of_organisation(body: Organisation, noun: Noun) -> Actor:
    """The people under arms of an organisation: "NATO troops", "UN peacekeepers"."""
    kind = noun.kind if noun.kind not in ("regular", None) else "mission"
    sector = "MIL" if body.sector != "IGO" else "IGO"
    return Actor(f"{body.id}-MIL", f"{body.name} {noun.words[0]}s", None, sector, kind)


@lru_cache(maxsize=4096)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded for name in names for folded, _ in parts(name))


def _is_whole(force: Force, lexicon: Lexicon) -> bool:
    row = lexicon.countries.get(force.country or "")
    if row is None:
        return False
    words = {folded for folded, _ in parts(force.name)}
    national = _words_of((row.name, *row.aliases, *row.adjectives))
    return bool(words & _WHOLE) and words <= national | _FILLER
