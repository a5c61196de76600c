"""Which ids on record are one thing: by what they are called, and by what users decided.

Joined without asking are two sites only: it is better to list a base twice than to make one base of two. Each join
says why, and none of them is written down; decisions are, and count for more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from attache.model import Place
from attache.record.called import Called
from attache.record.decisions import Decision, latest
from attache.record.distance import SURROUNDINGS, kilometres
from attache.record.identity import key, one_country

# Coding names a base of which a text says only where it is "base in Niamey".
DESCRIBED = re.compile(r"(?P<noun>[a-z][a-z -]*) in (?P<town>.+)")
# What is no base: such a site is meant only by a noun of its own.
CIVIL = frozenset({"airport", "port", "harbour", "harbor", "seaport", "embassy", "consulate"})


class Link(msgspec.Struct, frozen=True):
    """`second` goes by the id `first`, and why; `decision` is the one that says so, None where nobody was asked."""

    first: str
    second: str
    why: str
    decision: Decision | None = None


class Joins(msgspec.Struct, frozen=True):
    """What holds: the joins, the decisions that keep two ids apart, the names that are told apart, and those decisions
    to join that a later decision rules out. `first` leads from each joined id to the one that stands for all."""

    first: Mapping[str, str] = {}
    links: tuple[Link, ...] = ()
    apart: tuple[Decision, ...] = ()
    overruled: tuple[Decision, ...] = ()
    cut: Mapping[str, Mapping[str, Decision]] = {}  # by id, then by the key of the name
    things: Mapping[str, tuple[Called, ...]] = {}

    def stands_for(self, id: str) -> str:
        """The id under which the views have it."""
        return self.first.get(id, id)

    def coded_as(self) -> Callable[[str], set[str]]:
        """The ids that claims may have, as they were coded, for what goes by an id now, that id among them."""
        coded: dict[str, set[str]] = {}
        for id, root in self.first.items():
            coded.setdefault(root, set()).add(id)
        for id, names in self.cut.items():
            for decision in names.values():
                coded.setdefault(self.stands_for(decision.second), set()).add(id)
        # What people of one report are told apart by is no part of the id that coding gives them.
        return lambda now: {id.partition("@")[0] for id in (now, *coded.get(now, ()))}

    def members(self, id: str) -> list[str]:
        """All ids that are one with this one, itself among them."""
        root = self.stands_for(id)
        return sorted({root, id} | {other for other, first in self.first.items() if first == root})


def join(called: Iterable[Called], decisions: Sequence[Decision] = ()) -> Joins:
    """The joins among things, as they are called, under the decisions.

    The latest word counts most: decisions are taken from the last to the first, then come the joins that nobody was
    asked about. Each joins two groups whole, unless that would bring together a pair that a later word keeps apart.
    """
    things: dict[str, list[Called]] = {}
    for thing in called:
        things.setdefault(thing.id, []).append(thing)
    word = latest(decisions)
    groups = _Groups()
    links: list[Link] = []
    apart: list[Decision] = []
    overruled: list[Decision] = []
    for decision in word:
        if decision.verdict == "merge":
            if groups.unite(decision.first, decision.second):
                links.append(Link(decision.first, decision.second, decision.reason, decision))
            else:
                overruled.append(decision)
        elif groups.keep_apart(decision.first, decision.second):
            apart.append(decision)
        else:
            overruled.append(decision)
    named = sorted((d for d in word if d.name), key=lambda d: (d.first, d.second))
    for decision in named:
        groups.unite(decision.first, decision.second)  # coding gave them one id
    for link in sorted([*_spelled_alike(things), *_described(things)], key=lambda link: (link.first, link.second)):
        if not groups.are_one(link.first, link.second) and groups.unite(link.first, link.second):
            links.append(link)
    cut: dict[str, dict[str, Decision]] = {}
    for decision in named:
        if decision in apart:
            cut.setdefault(decision.first, {})[key(decision.name or "")] = decision
    return Joins(
        groups.roots(),
        tuple(links),
        tuple(apart),
        tuple(overruled),
        cut,
        {id: tuple(sorted(found, key=repr)) for id, found in things.items()},
    )


class _Groups:
    """Ids in groups; the first id of the first word about a group stands for it."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._apart: list[tuple[str, str]] = []

    def _find(self, id: str) -> str:
        while self._root.get(id, id) != id:
            id = self._root[id]
        return id

    def are_one(self, first: str, second: str) -> bool:
        return self._find(first) == self._find(second)

    def unite(self, first: str, second: str) -> bool:
        a, b = self._find(first), self._find(second)
        if a != b and any({self._find(one), self._find(other)} == {a, b} for one, other in self._apart):
            return False
        self._root.setdefault(first, first)
        self._root.setdefault(second, second)
        self._root[b] = a
        return True

    def keep_apart(self, first: str, second: str) -> bool:
        if self.are_one(first, second):
            return False
        self._apart.append((first, second))
        return True

    def roots(self) -> dict[str, str]:
        return {id: root for id in sorted(self._root) if (root := self._find(id)) != id}


def _sites(things: Mapping[str, Sequence[Called]]) -> Iterator[tuple[str, str, list[Place]]]:
    """The sites with their country, where one is known."""
    for id, found in sorted(things.items()):
        places = [thing.place for thing in found if thing.place and thing.sort == "site"]
        country = one_country(thing.country for thing in found)
        if places and country:
            yield id, country, places


def _spelled_alike(things: Mapping[str, Sequence[Called]]) -> Iterator[Link]:
    """Two sites of one country that share a name but for case, spaces and punctuation, where no third one has it."""
    named: dict[tuple[str, str], dict[str, str]] = {}
    standing: dict[str, tuple[bool, int, str]] = {}
    for id, country, places in _sites(things):
        names = sorted({place.name for place in places})
        standing[id] = all(place.lat is None for place in places), -len(names), id
        for name in names:
            if key(name):
                named.setdefault((country, key(name)), {})[id] = name
    taken: set[str] = set()
    for (country, _), ids in sorted(named.items(), key=lambda item: sorted(item[1])):
        if len(ids) == 2 and not taken & ids.keys():
            first, second = sorted(ids, key=lambda id: standing[id])
            taken |= ids.keys()
            yield Link(first, second, f"both are called '{ids[second]}' in {country}")


def _described(things: Mapping[str, Sequence[Called]]) -> Iterator[Link]:
    """A site of which nobody says more than its town, and the one site of its kind with a name in that town."""
    sites = list(_sites(things))
    named = [site for site in sites if not all(DESCRIBED.fullmatch(place.name) for place in site[2])]
    for id, country, places in sites:
        told = [match for place in places if (match := DESCRIBED.fullmatch(place.name))]
        if len(told) < len(places):
            continue
        noun, town = told[0]["noun"], told[0]["town"]
        near = {
            other: found[0].name
            for other, host, found in named
            if host == country and _fits(noun, found) and any(_near(a, b) for a in places for b in found)
        }
        if len(near) == 1:
            ((other, name),) = near.items()
            yield Link(other, id, f"'{name}' is the only {noun} on record in {town}")


def _fits(noun: str, places: Sequence[Place]) -> bool:
    words = {word for place in places for word in re.findall(r"\w+", place.name.casefold())}
    civil = words & CIVIL
    return noun.split()[-1] in words if noun.split()[-1] in CIVIL else not civil


def _near(described: Place, other: Place) -> bool:
    return kilometres(described, other) <= SURROUNDINGS
