"""Deciding that two things on record are one, or are not: what may be decided, and what is then written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from attache.errors import InputError
from attache.record.answering import joins
from attache.record.called import Called, Sort
from attache.record.decisions import latest, named_id
from attache.record.identity import key
from attache.record.settling import words_of
from attache.record.store import Store

KINDS: dict[Sort, str] = {
    "country": "a country",
    "person": "a person",
    "body": "a force or group",
    "site": "a site",
    "town": "a town",
    "area": "an area",
    "region": "a region",
}


def merge(store: Store, first: str, second: str, *, reason: str = "", made: dt.datetime) -> bool:
    """From now on `second` counts as `first`; False where that was the last word already.

    Both are ids, or names of one thing only. Raises `InputError` for what is not on record, for one and the same
    thing, for two kinds of thing, and for countries.
    """
    a, b = thing(store, first), thing(store, second)
    if a == b:
        raise InputError(f"{a} cannot be merged with itself: name the other id that is the same thing")
    sorts = {id: _sort(store, id) for id in (a, b)}
    if sorts[a] != sorts[b]:
        raise InputError(f"{a} is {KINDS[sorts[a]]} and {b} {KINDS[sorts[b]]}: only things of one kind can be merged")
    if sorts[a] == "country":
        raise InputError(f"{a} and {b} are countries, which stay what they are: merge forces, groups, people or places")
    last = _last(store, a, b)
    if last == "merge" and joins(store).stands_for(a) == joins(store).stands_for(b):
        return False
    name = _named(store, a, b)
    if name is not None and b.partition("#")[0] != a:
        a, b = b, a  # a name that was told apart goes back to where it came from
    store.decide("merge", a, b, name=name, reason=_clean(reason), made=made)
    return True


def split(
    store: Store, id: str, other: str | None = None, *, name: str | None = None, reason: str = "", made: dt.datetime
) -> bool:
    """From now on `id` and `other` are two things; without `other`, `id` is none of those that it was joined with;
    with `name`, what is called so is another thing. False where that was the last word already.

    Raises `InputError` for what is not on record, and where there is nothing to part.
    """
    if other is not None and name is not None:
        raise InputError("name the other id or --name NAME, not both")
    first = thing(store, id)
    if name is not None:
        second = named_id(first, name)
        if _last(store, first, second) == "split":
            return False
        if key(name) not in names(store, first):
            raise InputError(f"nothing calls {first} {name!r}: `attache same {first}` lists the names that it goes by")
        store.decide("split", first, second, name=name.strip(), reason=_clean(reason), made=made)
        return True
    same = joins(store)
    if other is None:
        others = [member for member in same.members(first) if member != first]
        if not others:
            raise InputError(f"nothing is joined to {first}: name a second id, or a name with --name")
    else:
        others = [thing(store, other)]
    if others == [first]:
        raise InputError(f"{first} cannot be split from itself: name another id, or a name with --name")
    wanted = [each for each in others if _last(store, first, each) != "split"]
    for each in wanted:
        a, b = (first, each) if same.stands_for(first) == first else (each, first)
        store.decide("split", a, b, name=_named(store, a, b), reason=_clean(reason), made=made)
    return bool(wanted)


def thing(store: Store, text: str) -> str:
    """The id that `text` is, or the one thing on record that goes by that name. Raises `InputError` for no such thing
    and for several."""
    wanted = text.strip()
    if store.called(ids=[wanted]) or any(wanted in (d.first, d.second) for d in store.decisions()):
        return wanted
    same = joins(store)
    found = sorted({same.stands_for(each.id) for each in store.called() if wanted and key(each.name) == key(wanted)})
    if not found:
        raise InputError(f"nothing on record is {wanted!r}: `attache presence --json` shows ids, `attache same` names")
    if len(found) > 1:
        raise InputError(f"{wanted!r} is the name of {', '.join(found[:-1])} and {found[-1]}: give an id")
    return found[0]


def names(store: Store, id: str) -> set[str]:
    """The keys of all names by which claims speak of a thing."""
    found = {key(each.name) for each in store.called(ids=[id])}
    body, _, report = id.partition("@")
    for claims in (store.claims(place=id), store.claims(party=body, report=report or None), store.claims(speaker=id)):
        found |= {key(words) for claim in claims for words in words_of(claim, id)}
    return found - {""}


def _sort(store: Store, id: str) -> Sort:
    """What kind of thing it is. An id that a decision made is of the kind of the one that it was told apart from."""
    found = store.called(ids=[id.partition("#")[0]])
    return _of(found)


def _of(found: Iterable[Called]) -> Sort:
    return min((each.sort for each in found), default="body")


def _named(store: Store, first: str, second: str) -> str | None:
    """The name by which one of the two was told apart from the other, where that is what parts them."""
    pair = frozenset((first, second))
    return next((d.name for d in latest(store.decisions()) if d.pair == pair), None)


def _last(store: Store, first: str, second: str) -> str | None:
    """The last verdict about a pair."""
    pair = frozenset((first, second))
    return next((d.verdict for d in latest(store.decisions()) if d.pair == pair), None)


def _clean(reason: str) -> str:
    return " ".join(reason.split())
