"""Forces that a sentence has gone or in place, and the body the other way: what no likeness of words may hide."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from attache.model import Claim
from attache.publish.check import reasons
from attache.publish.check.passages import Passage
from attache.publish.check.rows import Finding
from attache.publish.support.words import Word, read

EXITS = frozenset({"withdraw", "hand-over"})
THERE = frozenset({"remain"})
_FORCES = frozenset({"force", "troop", "soldier", "army", "military", "personnel", "contingent", "unit", "marine"})
_LEFT = re.compile(
    r"\b(?:(?:have|has|had|all|fully|completely)\s+(?:\w+\s+)?(?:left|gone|departed|withdrawn|exited)|left)\b"
)
_OUT = re.compile(
    r"\b(?:is|are)\s+(?:\w+\s+)?(?:out\s+of|gone|absent)\b|\bno\s+longer\s+(?:in|at|there|present|based|stationed)\b"
)
_NONE = re.compile(r"\b(?:no|none of the)\s+(?:\w+\s+){1,3}(?:remains?|is|are|left|stays?)\b", re.IGNORECASE)
_UNTRUE = re.compile(r"\b(?:not|n't|never|may|might|could|would|will|should|if|denie[sd])\b|n['’]t\b", re.IGNORECASE)
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been)\s+(?:now\s+|already\s+|still\s+)?\w{2,}ing\b")


def is_exit(claim: Claim) -> bool:
    """Whether a claim has a force gone, which "forces withdraw" does not say."""
    if claim.kind != "presence" or claim.action not in EXITS or not claim.polarity or claim.modality == "denied":
        return False
    return bool(_LEFT.search(claim.quote.lower()) or _OUT.search(claim.quote.lower()))


def under_way(claim: Claim) -> Claim:
    """ "The army is leaving" tells a departure that is going on, not one that is over."""
    going_on = claim.kind == "presence" and claim.action == "withdraw" and _PROGRESSIVE.search(claim.quote)
    return msgspec.structs.replace(claim, action="begin-withdrawal") if going_on else claim


def denied(passage: Passage, witnesses: Sequence[Passage]) -> list[Finding]:
    """The finding on a sentence that has a force gone which the body has in place; of sentences alone whose own
    claims tell nothing of it. At most one."""
    text = passage.sentence.text
    words = read(text)
    gone = _LEFT.search(text.lower()) or _OUT.search(text.lower()) or _NONE.search(text)
    if not gone or _UNTRUE.search(text) or not any(word.lemma in _FORCES for word in words):
        return []
    kept = [
        (other, known)
        for other in witnesses
        for known in other.claims
        if known.kind == "presence" and known.action in THERE and known.polarity and known.modality == "asserted"
        if not known.time.text and _one_force(words, known) and _one_place(words, known)
    ]
    if not kept:
        return []
    counted = sorted(kept, key=lambda each: each[1].count is None)
    other, known = counted[0]
    quote = " ".join(known.quote.split())
    return [Finding("contradicted", reasons.kept(quote), (other.span,))]


def _one_force(words: Sequence[Word], known: Claim) -> bool:
    """Whether the sentence names the country whose force it is, before any other."""
    countries = [word.root for word in words if word.root.isupper()]
    return bool(countries) and any(actor.country == countries[0] for actor in known.actors)


def _one_place(words: Sequence[Word], known: Claim) -> bool:
    """Whether every place that the sentence names is the known one, or the country that it lies in."""
    place = known.place or known.origin
    own = {word.root for name in (place.name, place.admin1 or "") for word in read(name)} if place else set()
    host = {place.country} if place else set()
    pairs = list(zip((None, *words), words, strict=False))
    named = [word.root for before, word in pairs if word.name or (word.digits and before and before.name)]
    force = next((root for root in named if root.isupper()), "")
    return {root for root in named if root != force} <= own | host
