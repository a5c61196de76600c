"""What the claims of the body make of a claim of a headline or summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from attache.lexicon.support import SupportWords
from attache.model import Claim
from attache.publish.check import presences, reasons
from attache.publish.check.comparing import Compared, compare, implications
from attache.publish.check.passages import Passage
from attache.publish.check.rows import Finding, Verdict
from attache.publish.support.words import read

MOST_QUOTED = 3
MOST_GIVEN = 2
_CONTRADICTS = ("polarity", "fewer", "time")


def judged(claim: Claim, witnesses: Sequence[Passage]) -> Finding | None:
    """The finding on one claim; None where no claim of the body settles it."""
    claim = _whole(claim)
    meant = [finding for part, words in implications(claim) if (finding := _implied(part, words, witnesses))]
    if meant:
        return meant[0]
    found = _compared(claim, witnesses)
    given = [(passage, match) for passage, match in found if match.outcome == "gives"]
    if given:
        return Finding("supported", reasons.GIVEN, _spans(_most_alike(claim, given))[:MOST_GIVEN])
    against = [(passage, match) for passage, match in found if match.outcome == "against"]
    weaker = [(passage, match) for passage, match in found if match.outcome == "weaker"]
    partly = any(match.point == "place" and happened(match.known) for _, match in weaker)
    if against and (not weaker or against[0][1].point in _CONTRADICTS or (presences.is_exit(claim) and not partly)):
        return Finding("contradicted", reasons.against(claim, against[0][1]), _spans(against)[:MOST_GIVEN])
    if weaker:
        verdict: Verdict = "overstated"
        kept = against[0][1].known if against and happened(against[0][1].known) else None
        told = [*against[:1], *weaker[:1]] if weaker[0][1].point == "place" else [*weaker[:1], *against[:1]]
        return Finding(verdict, reasons.weaker(claim, weaker[0][1], kept), _spans(told))
    return None


def happened(claim: Claim) -> bool:
    """Whether it is told as so, not as planned, possible or denied."""
    return claim.polarity and claim.modality in ("asserted", "announced")


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
    against = [(passage, match) for passage, match in found if match.outcome == "against"]
    weaker = [(passage, match) for passage, match in found if match.outcome == "weaker"]
    if not against and not weaker:
        return None
    told = [match for _, match in (*against, *weaker)]
    apart = _kept_apart(claim, witnesses)
    spans = tuple(dict.fromkeys((*_spans(against), *(span for span, _ in apart), *_spans(weaker[:1]))))
    return Finding("overstated", reasons.implied(claim, words, told, [how for _, how in apart]), spans[:MOST_QUOTED])


def _kept_apart(claim: Claim, witnesses: Sequence[Passage]) -> list[tuple[tuple[int, int], str]]:
    """Where the body says that another force is kept apart from the claim's, and how."""
    ids = {actor.id for actor in claim.actors}
    return [
        (passage.span, separation.relation)
        for passage in witnesses
        for known in passage.claims
        for separation in known.separation
        if separation.from_ in ids
    ]


def _compared(claim: Claim, witnesses: Sequence[Passage]) -> list[tuple[Passage, Compared]]:
    return [
        (passage, match)
        for passage in witnesses
        for known in passage.claims
        if (match := compare(claim, known)) is not None
    ]


def _most_alike(claim: Claim, given: list[tuple[Passage, Compared]]) -> list[tuple[Passage, Compared]]:
    """Those that say it first who say it in most of its parts."""

    def likeness(match: Compared) -> tuple[bool, bool, bool]:
        known = match.known
        same_place = bool(claim.place and known.place and claim.place.id == known.place.id)
        return known.action == claim.action, same_place, bool(claim.count) == bool(known.count)

    best = max(likeness(match) for _, match in given)
    return [(passage, match) for passage, match in given if likeness(match) == best]


def _spans(found: Iterable[tuple[Passage, Compared]]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys(passage.span for passage, _ in found))[:MOST_QUOTED]
