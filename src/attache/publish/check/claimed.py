"""What the claims of the body make of a claim of a headline or summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from attache.lexicon.exits import Exits
from attache.lexicon.support import SupportWords
from attache.model import Claim
from attache.publish.check import presences, reasons, takings
from attache.publish.check.comparing import Compared, compare, implications, received
from attache.publish.check.passages import Passage
from attache.publish.check.rows import Finding, Verdict
from attache.publish.support.words import read

MOST_QUOTED = 3
MOST_AGAINST = 2
TAKEN = "take-over"
_CONTRADICTS = ("polarity", "fewer", "time")


def judged(
    claim: Claim, witnesses: Sequence[Passage], beside: Sequence[Claim] = (), former: bool = False
) -> Finding | None:
    """The finding on one claim; None where no claim of the body settles it. `beside` are the claims of its sentence;
    `former`: it is told as a stay of the past."""
    claim = _whole(_displacing(_come_in(claim, claim.sentence), beside))
    taken = claim.kind == "presence" and claim.action == TAKEN
    meant = [finding for part, words in implications(claim) if (finding := _implied(part, words, witnesses))]
    if meant:
        return meant[0]
    found = _compared(claim, witnesses, former)
    against = [(passage, match) for passage, match in found if match.outcome == "against"]
    given = [(passage, match) for passage, match in found if match.outcome == "gives"]
    if presences.is_exit(claim) and against:  # some have left, and the body has others there
        given = [(passage, match) for passage, match in given if _ends_it(claim, match.known)]
    if given:
        return Finding("supported", reasons.GIVEN, _spans(_most_alike(claim, given))[:1])
    weaker = [(passage, match) for passage, match in found if match.outcome == "weaker"]
    partly = any(match.point == "place" and happened(match.known) for _, match in weaker)
    if against and (not weaker or against[0][1].point in _CONTRADICTS or (presences.is_exit(claim) and not partly)):
        return Finding("contradicted", reasons.against(claim, against[0][1]), _spans(against)[:MOST_AGAINST])
    if (
        weaker
        and taken
        and any(takings.changes_hands(passage.sentence.text) and _shares(claim, passage) for passage in witnesses)
    ):
        return None  # told in words, of which no claim was made
    if weaker:
        verdict: Verdict = "overstated"
        kept = against[0][1].known if against and happened(against[0][1].known) else None
        told = [*against[:1], *weaker[:1]] if weaker[0][1].point == "place" else [*weaker[:1], *against[:1]]
        return Finding(verdict, reasons.weaker(claim, weaker[0][1], kept), _spans(told))
    return None


def happened(claim: Claim) -> bool:
    """Whether it is told as so, not as planned, possible or denied."""
    return claim.polarity and claim.modality in ("asserted", "announced")


def _ends_it(claim: Claim, known: Claim) -> bool:
    """Whether a known claim has the whole force gone from the very place."""
    said, there = claim.place or claim.origin, known.place or known.origin
    whole = known.count is None or known.count.scope == "rest"
    return happened(known) and whole and bool(said and there and said.id == there.id)


def _displacing(claim: Claim, beside: Sequence[Claim]) -> Claim:
    """ "Soldiers replace Italians" names a people where a force is meant: whom an event told in the same words is done
    to is who had to make room."""
    if claim.kind != "presence" or claim.action != "take-over" or claim.recipients:
        return claim
    own = {actor.country for actor in claim.actors} | {claim.place.country if claim.place else None}
    told = (other for other in beside if other.kind == "event" and other.start < claim.end and claim.start < other.end)
    found = [actor for other in told for actor in other.recipients if actor.country and actor.country not in own]
    return msgspec.structs.replace(claim, recipients=tuple(dict.fromkeys(found)))


def _whole(claim: Claim) -> Claim:
    """ "All troops leave" is a departure, not the beginning of one; "the army is leaving" is only its beginning."""
    claim = presences.under_way(claim)
    before = read(claim.sentence[: max(claim.sentence.find(claim.quote), 0)])[-1:]
    words = {word.lower for word in (*before, *read(claim.quote))}
    if claim.action == "begin-withdrawal" and words & SupportWords.load().universals:
        return msgspec.structs.replace(claim, action="withdraw")
    return claim


def _implied(claim: Claim, words: str, witnesses: Sequence[Passage]) -> Finding | None:
    """What a claim means besides: overstated where the body stops short of it or has it otherwise."""
    found = _compared(claim, witnesses)
    if any(match.outcome == "gives" for _, match in found):
        return None
    told = [(passage, match) for passage, match in found if match.known.polarity] or found
    against = [(passage, match) for passage, match in told if match.outcome == "against"]
    weaker = [(passage, match) for passage, match in told if match.outcome == "weaker"]
    if not against and not weaker:
        return None
    matches = [match for _, match in (*against, *weaker)]
    apart = _kept_apart(claim, witnesses)
    spans = tuple(dict.fromkeys((*_spans(against), *(span for span, _ in apart), *_spans(weaker[:1]))))
    return Finding("overstated", reasons.implied(words, matches, [how for _, how in apart]), spans[:MOST_QUOTED])


def _kept_apart(claim: Claim, witnesses: Sequence[Passage]) -> list[tuple[tuple[int, int], str]]:
    """Where the body says that another force is kept apart from the claim's, and how."""
    ids = {actor.id for actor in claim.actors}
    return [
        (passage.bearing(known), separation.relation)
        for passage in witnesses
        for known in passage.claims
        for separation in known.separation
        if separation.from_ in ids
    ]


def _compared(claim: Claim, witnesses: Sequence[Passage], former: bool = False) -> list[tuple[Passage, Compared]]:
    """What the body's claims make of one. A stay of the past is held against stays of any time: who once was there may
    have left since; and nothing else against a stay of the past."""
    return [
        (passage, match)
        for passage in witnesses
        for known in _told(passage)
        if (match := compare(claim, known)) is not None
        if not (claim.kind == "event" and not _same_words(claim, known))
        if (known.action in presences.THERE if former else not passage.former(known))
    ]


def _told(passage: Passage) -> list[Claim]:
    """What a sentence tells: its claims, and what they say of those to whom it was done."""
    own = [_come_in(claim, passage.sentence.text) for claim in passage.claims]
    return own + [other for claim in own if (other := received(claim))]


def _come_in(claim: Claim, sentence: str) -> Claim:
    """ "Soldiers entered the base" has them come in: a place is taken over only in words that say so."""
    if claim.kind != "presence" or claim.action != TAKEN or takings.changes_hands(sentence):
        return claim
    return msgspec.structs.replace(claim, action="deploy")


def _shares(claim: Claim, passage: Passage) -> bool:
    """Whether a sentence names the place of a claim."""
    place = claim.place or claim.origin
    roots = {word.root for word in read(passage.sentence.text)}
    return place is None or any(word.name and word.root in roots for word in read(f"in {place.name}"))


def _same_words(a: Claim, b: Claim) -> bool:
    """Whether two events are told with one word at least, or are of one mode: a root of the scheme holds a great many
    deeds, and its parties alone make no event of two."""
    if a.event and b.event and a.event.mode and a.event.mode == b.event.mode:
        return True
    forces = Exits.load().forces
    first, second = (
        {w.root for w in read(claim.quote) if w.weight and not w.name and w.lemma not in forces} for claim in (a, b)
    )
    return bool(first & second)


def _most_alike(claim: Claim, given: list[tuple[Passage, Compared]]) -> list[tuple[Passage, Compared]]:
    """Those that say it first who say it in most of its parts."""

    def likeness(match: Compared) -> tuple[bool, bool, bool]:
        known = match.known
        same_place = bool(claim.place and known.place and claim.place.id == known.place.id)
        return known.action == claim.action, same_place, bool(claim.count) == bool(known.count)

    best = max(likeness(match) for _, match in given)
    return [(passage, match) for passage, match in given if likeness(match) == best]


def _spans(found: Iterable[tuple[Passage, Compared]]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys(passage.bearing(match.known) for passage, match in found))[:MOST_QUOTED]
