"""Finding the lexicon's names in a sentence: one walk over the tokens, the longest name first.

Names are kept in a trie of folded words, so a hyphen, an accent or a full stop never decides. Case decides where it
tells a name from a word: "US" is no "us", "Turkey" no "turkey", "WHO" no "Who".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from attache.lexicon.entries import Holder, Noun
from attache.lexicon.folding import is_separator, parts
from attache.lexicon.loader import Lexicon
from attache.model import Token

EntryKind = Literal[
    "country",
    "adjective",
    "people",
    "metonym",
    "force",
    "group",
    "organisation",
    "holder",
    "site",
    "region",
    "region-adjective",
    "homeland",
    "breakaway",
    "ship",
    "namesake",
    "noun",
    "role",
    "rank",
    "honorific",
]

_FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "KHM"})
_TITLE_CASED_ACRONYM = 4  # British papers write Nato, Ecowas, Isis; shorter ones would be words
_GENERIC = frozenset(
    [
        "group",
        "groups",
        "force",
        "forces",
        "army",
        "movement",
        "command",
        "corps",
        "province",
        "party",
        "union",
        "front",
        "brigade",
        "brigades",
        "battalion",
        "regiment",
        "mission",
        "ministry",
        "police",
        "navy",
        "council",
        "network",
        "agency",
        "service",
        "state",
        "states",
        "base",
        "airbase",
        "airport",
        "camp",
        "office",
        "department",
        "company",
        "division",
        "air",
        "naval",
        "drone",
        "international",
        "military",
        "coalition",
        "alliance",
        "militia",
        "army's",
        "region",
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
    ]
)


class Entry(msgspec.Struct, frozen=True):
    """What a name stands for: the row `key` of the table that `kind` says. `plural` is of nouns."""

    kind: EntryKind
    key: str
    origin: str
    plural: bool = False


class Match(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (exclusive) spell a name of each of the entries."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def entry(self, *kinds: EntryKind) -> Entry | None:
        """The first entry of one of the kinds."""
        for entry in self.entries:
            if entry.kind in kinds:
                return entry
        return None


class Names(msgspec.Struct, frozen=True):
    """The matcher. `proper` knows names, `common` the words for offices, ranks and kinds of actor and place."""

    proper: dict[str, Any]
    common: dict[str, Any]
    surnames: dict[str, tuple[Holder, ...]]

    def find(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """The names in a sentence, from left to right, none inside another."""
        return _walk(self.proper, tokens)

    def nouns(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """The common nouns, roles and ranks in a sentence, from left to right, none inside another."""
        return _walk(self.common, tokens)


def surname(name: str, country: str | None = None) -> str:
    """The folded word by which a text calls a person again: the last one, or the first where family names come
    first."""
    words = parts(name)
    if not words:
        return ""
    return words[0 if country in _FAMILY_NAME_FIRST else -1][0]


def plural(word: str) -> str:
    """The plural of an English noun or noun phrase, regular but for -man and a few others."""
    head = word.rsplit(" ", 1)[-1]
    if " of " in word:
        first, rest = word.split(" of ", 1)
        return f"{plural(first)} of {rest}"
    if head in {"person"}:
        return word[: -len(head)] + "people"
    if head in {"child"}:
        return word + "ren"
    if head in {"aircraft", "police", "people", "corps", "personnel", "media", "headquarters", "artillery", "infantry"}:
        return word
    if head.endswith("man"):
        return word[:-3] + "men"
    if head.endswith("y") and head[-2:-1] not in "aeou":
        return word[:-1] + "ies"
    if head.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def build(lexicon: Lexicon) -> Names:
    """The matcher over all names of a lexicon."""
    proper: dict[str, Any] = {}
    common: dict[str, Any] = {}
    for name, entry in _proper(lexicon):
        _insert(proper, name, entry)
    for name, entry in _common(lexicon):
        _insert(common, name, entry)
    surnames: dict[str, list[Holder]] = {}
    for holder in lexicon.holders:
        for name in {surname(written, holder.country) for written in (holder.name, *holder.aliases)}:
            surnames.setdefault(name, []).append(holder)
    return Names(proper, common, {name: tuple(holders) for name, holders in surnames.items()})


def _proper(lexicon: Lexicon) -> Iterable[tuple[str, Entry]]:
    for country in lexicon.countries.values():
        yield from _entries("country", country.code, country.origin, (country.name, *country.aliases))
        yield from _entries("adjective", country.code, country.origin, country.adjectives)
        yield from _entries("people", country.code, country.origin, country.people)
        yield from _entries("metonym", country.code, country.origin, country.metonyms)
    for homeland in lexicon.homelands.values():
        yield from _entries("homeland", homeland.country, homeland.origin, homeland.adjectives)
        yield from _entries("breakaway", homeland.country, homeland.origin, homeland.breakaway)
    for ship in lexicon.ships.values():
        yield from _entries("ship", ship.country, ship.origin, ship.prefixes)
    for metonym in lexicon.metonyms.values():
        yield from _entries("metonym", metonym.key, metonym.origin, (metonym.name, *metonym.aliases))
    for region in lexicon.regions.values():
        yield from _entries("region", region.id, region.origin, (region.name, *region.aliases))
        yield from _entries("region-adjective", region.id, region.origin, region.adjectives)
    for force in lexicon.forces.values():
        yield from _entries("force", force.id, force.origin, (force.name, *force.aliases))
    for group in lexicon.groups.values():
        yield from _entries("group", group.id, group.origin, (group.name, *group.aliases))
    for body in lexicon.organisations.values():
        yield from _entries("organisation", body.id, body.origin, (body.name, *body.aliases))
    for site in lexicon.sites.values():
        yield from _entries("site", site.id, site.origin, (site.name, *site.aliases))
    for holder in lexicon.holders:
        names = [name for name in (holder.name, *holder.aliases) if len(parts(name)) > 1]
        yield from _entries("holder", holder.person, holder.origin, names)
    for namesake in lexicon.namesakes:
        yield from _entries("namesake", namesake.id, namesake.origin, namesake.phrases)


def _common(lexicon: Lexicon) -> Iterable[tuple[str, Entry]]:
    for noun in lexicon.nouns.values():
        yield from _noun(noun)
    for role in lexicon.roles.values():
        yield from _entries("role", role.key, role.origin, (word.lower() for word in role.words))
        for word in role.words:
            yield plural(word.lower()), Entry("role", role.key, role.origin, plural=True)
    for rank in lexicon.ranks:
        yield rank, Entry("rank", rank, f"ranks.toml:{rank}")
    for honorific in lexicon.honorifics:
        yield honorific, Entry("honorific", honorific, f"ranks.toml:{honorific}")


def _noun(noun: Noun) -> Iterable[tuple[str, Entry]]:
    for word in noun.words:
        more = plural(word)
        if more == word:
            yield word, Entry("noun", noun.id, noun.origin, plural=True)
        else:
            yield word, Entry("noun", noun.id, noun.origin)
            yield more, Entry("noun", noun.id, noun.origin, plural=True)


def _entries(kind: EntryKind, key: str, origin: str, names: Iterable[str]) -> Iterable[tuple[str, Entry]]:
    entry = Entry(kind, key, origin)
    for name in dict.fromkeys(names):
        yield name, entry


def _insert(trie: dict[str, Any], name: str, entry: Entry) -> None:
    words = parts(name)
    if not words:
        return
    node = trie
    for folded, _ in words:
        node = node.setdefault(folded, {})
    shapes = tuple(_shape(written, name, alone=len(words) == 1) for _, written in words)
    if shapes[0] == "any" and any(shape != "any" for shape in shapes):  # al-Shabaab, el-Obeid
        shapes = tuple("title" if shape != "any" else "any" for shape in shapes)
    kept: list[tuple[tuple[str, ...], Entry]] = node.setdefault("", [])
    if (shapes, entry) not in kept:
        kept.append((shapes, entry))


def _shape(written: str, name: str, alone: bool) -> str:
    """What a word of a name asks of the text: nothing ("any"), a capital ("title") or capitals only ("upper")."""
    if written[0].islower() or (not alone and written.lower() in _GENERIC):
        return "any"
    if alone and written.isupper() and written.isalpha() and len(written) > 1:
        return "upper" if len(written) < _TITLE_CASED_ACRONYM else "title"
    return "title"


def _walk(trie: dict[str, Any], tokens: Sequence[Token]) -> tuple[Match, ...]:
    words: list[tuple[str, str]] = []
    owners: list[int] = []
    for index, token in enumerate(tokens):
        text = token.text
        if is_separator(text):
            touching = 0 < index < len(tokens) - 1 and tokens[index - 1].end == token.start
            if touching and tokens[index + 1].start == token.end:
                continue
        found = parts(text)
        if not found:
            words.append(("", text))
            owners.append(index)
        for part in found:
            words.append(part)
            owners.append(index)
    matches: list[Match] = []
    position, total = 0, len(words)
    while position < total:
        node = trie.get(words[position][0]) if words[position][0] else None
        if node is None or (position and owners[position] == owners[position - 1]):
            position += 1
            continue
        best: tuple[int, tuple[Entry, ...]] | None = None
        end = position
        while node is not None:
            end += 1
            if "" in node and (end == total or owners[end] != owners[end - 1]):
                entries = _fitting(node[""], words[position:end])
                if entries:
                    best = (end, entries)
            node = node.get(words[end][0]) if end < total and words[end][0] else None
        if best is None:
            position += 1
            continue
        matches.append(Match(owners[position], owners[best[0] - 1] + 1, best[1]))
        position = best[0]
    return tuple(matches)


def _fitting(kept: list[tuple[tuple[str, ...], Entry]], words: list[tuple[str, str]]) -> tuple[Entry, ...]:
    fitting: list[Entry] = []
    for shapes, entry in kept:
        for shape, (_, written) in zip(shapes, words, strict=True):
            if shape != "any" and (written[0].islower() or (shape == "upper" and not written.isupper())):
                break
        else:
            if entry not in fitting:
                fitting.append(entry)
    return tuple(fitting)
