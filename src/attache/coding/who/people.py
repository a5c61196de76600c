"""Persons: the name, the office or rank that the text gives, and the country they act for.

A person is one throughout a report: "Lloyd Austin", "Mr Austin" and the "Austin" of the headline are the same actor.
The lexicon's office-holders give a country, and a canonical spelling, where the text gives none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from attache.coding.who.mentions import ActorMention, mention_of
from attache.coding.who.scan import Scan, SentenceScan
from attache.coding.who.titles import Title
from attache.coding.who.titles import title as title_beside
from attache.ids import slug
from attache.lexicon import Lexicon
from attache.lexicon.entries import Holder
from attache.lexicon.folding import parts
from attache.lexicon.names import Match, surname
from attache.model import Actor, FuzzyDate

_KNOWN_TO_ALL = frozenset(
    ["head-of-state", "head-of-government", "foreign-minister", "defence-minister", "opposition-leader", "rebel-leader"]
)
_PARTICLES = frozenset(
    {"al", "el", "bin", "ben", "ibn", "abu", "abd", "de", "da", "van", "von", "der", "den", "di", "la", "le", "ould"}
)


class Person(msgspec.Struct, frozen=True):
    """A name in a sentence, tokens `first` to `last`, and its title where one stands beside it."""

    sentence: int
    first: int
    last: int
    name: str
    holder: str | None  # the actor id, where the lexicon knows the full name
    title: Title | None


def find(scan: Scan, lexicon: Lexicon, published: FuzzyDate) -> tuple[ActorMention, ...]:
    """The persons named in a report."""
    people = [person for scanned in scan.sentences for person in _in_sentence(scanned, lexicon, scan.countries)]
    identities = _identities(people, lexicon, published, scan)
    roles: dict[str, Title] = {}
    for person in people:
        if person.title is not None:
            key = identities[person.name][0]
            known = roles.get(key)
            if known is None or (len(person.title.role) > len(known.role) and known.country is None):
                roles[key] = person.title
    mentions = []
    for person in people:
        key, holder, rule = identities[person.name]
        mentions.append(_mention(scan.sentences, person, key, holder, rule, roles.get(key), lexicon))
    return tuple(mentions)


def _in_sentence(scanned: SentenceScan, lexicon: Lexicon, spoken: Mapping[str, int]) -> Iterable[Person]:
    spans: dict[int, tuple[int, str | None]] = {}
    for match in scanned.proper:
        entry = match.entry("holder")
        if entry is not None:
            spans[match.first] = (match.last, entry.key)
    for named in scanned.persons:
        if not any(first < named.last and named.first < last for first, (last, _) in spans.items()):
            spans[named.first] = (named.last, None)
    for match in scanned.common:
        if match.entry("role", "rank", "honorific") and match.last not in spans:
            last = _capitalised(scanned, match)
            if last > match.last and not any(first < last and match.last < end for first, (end, _) in spans.items()):
                spans[match.last] = (last, None)
    for first, (last, holder) in sorted(spans.items()):
        name = " ".join(token.text for token in scanned.tokens[first:last]).replace(" - ", "-")
        title = title_beside(scanned, first, last, lexicon, spoken)
        yield Person(scanned.sentence.index, first, last, name, holder, title)


def _capitalised(scanned: SentenceScan, title: Match) -> int:
    """The end of a run of capitalised names after a title, for names that the tagger missed."""
    tokens = scanned.tokens
    if title.entries[0].plural or not tokens[title.first].text[0].isupper():
        return title.last
    if any(
        named.label in ("location", "facility", "organisation")
        and named.first <= title.first
        and title.last < named.last
        for named in scanned.sentence.named
    ):
        return title.last
    last = title.last
    while last < len(tokens) and last - title.last < 4:
        token = tokens[last]
        known = scanned.proper_at.get(last) or scanned.common_at.get(last)
        if (
            known is not None
            or token.upos != "PROPN"
            or not token.text[0].isupper()
            or (token.text.isupper() and len(token.text) > 1)
        ):
            break
        last += 1
    return last


def _identities(
    people: Sequence[Person], lexicon: Lexicon, published: FuzzyDate, scan: Scan
) -> dict[str, tuple[str, Holder | None, str]]:
    """For every name as written: the actor id, the lexicon's row, and how the two came together."""
    found: dict[str, tuple[str, Holder | None, str]] = {}
    full: dict[str, set[str]] = {}
    given: dict[str, set[str]] = {}
    names: dict[str, Person] = {}
    for person in people:
        known = names.get(person.name)
        if known is None or known.title is None or (known.title.country is None and person.title is not None):
            names[person.name] = person
    for name, person in names.items():
        words = parts(name)
        if person.holder is not None:
            holder = _at(lexicon.offices[person.holder], published)
            found[name] = (person.holder, holder, f"lexicon {holder.origin}")
        elif len(words) > 1 and not all(folded in _PARTICLES for folded, _ in words[:-1]):
            found[name] = _by_initials(person, lexicon, published) or (f"person/{slug(name)}", None, "named person")
        else:
            continue
        _, row, _ = found[name]
        keys = {words[-1][0], surname(name, row.country if row else None)}
        for key in keys | ({surname(row.name, row.country)} if row else set()):
            full.setdefault(key, set()).add(name)
        given.setdefault(words[0][0], set()).add(name)
    for name, person in names.items():
        if name in found:
            continue
        key = parts(name)[-1][0] if parts(name) else name.lower()
        same = {found[other][0]: other for other in sorted(full.get(key, ()))}
        if len(same) > 1:  # of a family, the one whose office the report names
            same = {found[other][0]: other for other in sorted(full[key]) if names[other].title is not None}
        if len(same) == 1:
            other = next(iter(same.values()))
            found[name] = (found[other][0], found[other][1], f"same document: '{other}'")
            continue
        same = {found[other][0]: other for other in given.get(key, ())}
        if len(same) == 1:
            other = next(iter(same.values()))
            found[name] = (found[other][0], found[other][1], f"same document: '{other}'")
            continue
        leader = _leader(lexicon.names.surnames.get(key, ()), person, published, scan)
        found[name] = (
            (leader.person, leader, f"lexicon {leader.origin}")
            if leader
            else (f"person/{slug(name)}", None, "named person")
        )
    return found


def _at(rows: Sequence[Holder], published: FuzzyDate) -> Holder:
    """Of a person's offices the one held on the day, else the first."""
    if published.latest is None:
        return rows[0]
    return next((row for row in reversed(rows) if row.may_hold(published)), rows[0])


def _by_initials(person: Person, lexicon: Lexicon, published: FuzzyDate) -> tuple[str, Holder | None, str] | None:
    """An office-holder whose name the text spells otherwise: the same family name, the same country, an office that
    fits."""
    if person.title is None or person.title.country is None:
        return None
    words = parts(person.name)
    fitting = {
        holder.person: holder
        for holder in lexicon.names.surnames.get(words[-1][0], ())
        if holder.country == person.title.country
        and parts(holder.name)[0][0][0] == words[0][0][0]
        and holder.may_hold(published)
    }
    if len(fitting) != 1:
        return None
    holder = next(iter(fitting.values()))
    return holder.person, holder, f"lexicon {holder.origin}"


def _leader(holders: Iterable[Holder], person: Person, published: FuzzyDate, scan: Scan) -> Holder | None:
    """The one office-holder of a family name who fits the day, and the country of the title or the report."""
    every = list(holders)
    fitting = [holder for holder in every if holder.may_hold(published)]
    title = person.title.country if person.title else None
    if title is not None:
        fitting = [holder for holder in fitting if holder.country == title]
    else:
        near = [holder for holder in fitting if holder.country is None or holder.country in scan.countries]
        fitting = near or ([] if person.title else _prominent(fitting, every))
    return fitting[0] if len({holder.person for holder in fitting}) == 1 else None


def _prominent(fitting: Sequence[Holder], every: Sequence[Holder]) -> list[Holder]:
    """Those whom a report may call by the family name alone, as "Trump" or "Maduro": who leads a state or speaks for
    it, on the day if somebody does, and no other of the lexicon has the name."""
    if len({holder.person for holder in every}) != 1:
        return []
    return [holder for holder in (fitting or every) if holder.office in _KNOWN_TO_ALL]


def _home(holder: Holder, lexicon: Lexicon) -> str | None:
    """The country of the armed group that somebody leads."""
    group = lexicon.groups.get(holder.organisation or "")
    return group.country if group is not None else None


def _sector(holder: Holder, lexicon: Lexicon) -> str:
    """What the office makes of its holder, else the body that it is an office of."""
    body = holder.organisation or ""
    led = lexicon.groups.get(body) or lexicon.organisations.get(body)
    if led is not None and holder.country is None:
        return led.sector
    return next((role.sector for role in lexicon.roles.values() if role.office == holder.office and role.sector), "GOV")


def _mention(
    sentences: Sequence[SentenceScan],
    person: Person,
    key: str,
    holder: Holder | None,
    rule: str,
    title: Title | None,
    lexicon: Lexicon,
) -> ActorMention:
    scanned = sentences[person.sentence]
    tokens = scanned.tokens
    own = (
        title
        if person.title is None or (person.title.country is None and title is not None and title.country)
        else person.title
    )
    name = holder.name if holder else person.name
    if holder is None and rule.startswith("same document"):
        name = rule.split("'", 2)[1]
    code = own.country if own else None
    if code is None and holder is not None and not (own and own.body):
        code = holder.country or _home(holder, lexicon)
    sector = own.sector if own and own.sector else _sector(holder, lexicon) if holder else None
    first, last = person.first, person.last
    if person.title is not None:
        first, last = min(first, person.title.first), max(last, person.title.last)
    reasons = [rule] + ([own.rule] if own else [])
    actor = Actor(key, name, code, sector, role=own.role if own else None)
    return mention_of(person.sentence, tokens, first, last, actor, "; ".join(reasons), "name")
