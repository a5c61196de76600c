"""The claims that do not mention a country and may still belong to one of its rows: found by `ties`, kept where the
views' own rules can join them with one that does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from attache.model import Claim, Kind, Published
from attache.record import agreements, asof, same_event, ties
from attache.record.agreements import Word
from attache.record.joins import Joins
from attache.record.same_event import Told
from attache.record.settling import settled
from attache.record.store import Store

Dates = Callable[[Iterable[Claim]], Mapping[str, Published]]
"""Gives the days of publication of the claims' reports."""
FEW = 5  # claims: among so many there mostly is what is looked for


def of_events(
    store: Store,
    same: Joins,
    about: str,
    seeds: Sequence[Claim],
    known: dt.date | None,
    dates: Dates,
    *,
    counted: bool = False,
) -> list[Claim]:
    """The claims that may tell an event of which one of `seeds` tells, or that may tell one with these, and so on.
    `seeds` are all that mention the country `about`; with `counted`, only tellings that count the dead matter."""

    def tells(claim: Claim) -> bool:
        return claim.event is not None and claim.polarity and not (counted and same_event.toll(claim) is None)

    days = dates(seeds)
    index: dict[tuple[object, ...], list[Told]] = {}
    seen = {claim.id for claim in seeds}
    fresh = [_told(claim, days) for claim in seeds if tells(claim)]
    _enter(fresh, index)
    found: list[Claim] = []
    while fresh:
        tied = _tied(store, about, fresh, known, days, same.coded_as())
        candidates = {claim.id: claim for claim in tied if claim.id not in seen}
        waiting = list(settled(filter(tells, candidates.values()), same))
        days = {**days, **dates(waiting)}
        fresh = [item for item in (_told(claim, days) for claim in waiting) if _joins(item, index)]
        _enter(fresh, index)
        found += [item.claim for item in fresh]
        seen |= {item.claim.id for item in fresh}
    return found


def _tied(
    store: Store, about: str, told: Iterable[Told], known: dt.date | None, days: Mapping[str, Published], ids: ties.Ids
) -> Iterable[Claim]:
    numbers: dict[str | None, set[int]] = {}
    for item in told:
        claim = item.claim
        land = claim.place.country if claim.place and claim.place.country else None
        numbers.setdefault(land, set()).update(ties.to_event(claim, days.get(claim.report, Published()), ids))
    for land, asked in sorted(numbers.items(), key=lambda each: each[0] or ""):
        # What happened in the country itself is there already.
        yield from store.tied(asked, known=known, lands=None if land is None else () if land == about else (land,))


def _told(claim: Claim, days: Mapping[str, Published]) -> Told:
    return Told(claim, asof.happened(claim, days), same_event.toll(claim))


def _enter(told: Iterable[Told], index: dict[tuple[object, ...], list[Told]]) -> None:
    for item in told:
        for key in same_event.keys(item):
            index.setdefault(key, []).append(item)


def _joins(item: Told, index: Mapping[tuple[object, ...], list[Told]]) -> bool:
    return any(same_event.alike(item, other) for key in same_event.keys(item) for other in index.get(key, ()))


def of_statements(store: Store, same: Joins, about: str, seeds: Sequence[Claim], known: dt.date | None) -> list[Claim]:
    """The statements that may repeat one of `seeds`, which are all that mention the country `about`: those of the same
    speakers. So are those about what only its id puts into that country."""
    kinds: tuple[Kind, ...] = ("statement",)
    named = store.named_after(about)
    found = {claim.id: claim for claim in store.claims(known=known, kinds=kinds, places=named)} if named else {}
    for id in sorted(named):
        found |= {claim.id: claim for claim in store.claims(known=known, kinds=kinds, party=id)}
    more = list(settled(found.values(), same))
    coded = same.coded_as()
    speakers = {claim.speaker.id for claim in (*seeds, *more) if claim.speaker and claim.speaker.name}
    for id in sorted({coded_id for speaker in speakers for coded_id in coded(speaker)}):
        found |= {claim.id: claim for claim in store.claims(known=known, kinds=kinds, speaker=id)}
    there = {claim.id for claim in seeds}
    return [claim for claim in settled(found.values(), same) if claim.id not in there]


def of_agreements(
    store: Store,
    same: Joins,
    about: str,
    seeds: Sequence[Claim],
    known: dt.date | None,
    dates: Dates,
    *,
    on: dt.date | None = None,
) -> list[Claim]:
    """The claims that tell whether words of "its ally's accord" are of one with the country `about`, on the day `on`.

    `seeds` are all that mention that country. Words that name one party, or none, go with the agreement that their own
    report speaks of, or else with the only one on record that they fit: so it takes the reports of the country's own,
    and of each of its partners either one agreement with somebody else, or all that there is.
    """
    found: dict[str, Claim] = {}

    def words(claims: Iterable[Claim]) -> list[Word]:
        claims = list(settled(claims, same))
        days = dates(claims)
        read = (agreements.read(claim, days) for claim in claims)
        return [word for word in read if word is not None and asof.reached(word.when, on)]

    def add(more: Iterable[Word]) -> None:
        found.update((word.claim.id, word.claim) for word in more)

    own = [word for word in words(seeds) if about in word.parties and len(word.parties) > 1]
    add(words(store.claims(known=known, kinds=("agreement",), reports={word.claim.report for word in own})))
    labels = {(word.type, agreements.label(word)) for word in own} - {(word.type, "") for word in own}
    for type, name in sorted({(word.type, name) for word in own for name in word.parties if name != about}):
        named = {label for of_type, label in labels if of_type == type}
        vague = words(store.tied([ties.alone(type, name)], known=known)) if named else []
        number = ties.with_party(type, name)
        other = _other(store, number, known, words, lambda word: len(word.parties) > 1 and about not in word.parties)
        if other is not None and not any(agreements.label(word) in named for word in vague):
            add([other])
        else:
            add(words(store.tied([ties.alone(type, name), number], known=known)))
    for type in sorted({word.type for word in own}):
        if len({word.parties for word in own if word.type == type}) > 1:
            continue  # who says nothing of the parties may mean either
        number = ties.with_parties(type, 2)
        other = _other(store, number, known, words, lambda word: len(word.parties) > 1 and about not in word.parties)
        add([other] if other else words(store.tied([ties.with_parties(type, 0), number], known=known)))
    there = {claim.id for claim in seeds}
    return [claim for id, claim in found.items() if id not in there]


def _other(
    store: Store,
    number: int,
    known: dt.date | None,
    words: Callable[[Iterable[Claim]], list[Word]],
    fits: Callable[[Word], bool],
) -> Word | None:
    """One of the words of that number that fits, looked for where there are few first."""
    for most in (FEW, None):
        for word in words(store.tied([number], known=known, most=most)):
            if fits(word):
                return word
    return None
