"""What stands above and below a report's text, and what its own body makes of it: a headline or a takeaway that the
body does not bear out is no news, and one that the body denies is a dispute."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from attache.model import Claim, Kind, Published, Sentence
from attache.publish.check.claimed import judged
from attache.publish.check.comparing import compare
from attache.publish.check.passages import Passage
from attache.record import support

JUDGED: frozenset[Kind] = frozenset({"presence", "agreement", "office", "event"})  # what claims can settle
LATELY = dt.timedelta(days=7)  # a stay told of an earlier day than that does not deny that the force has gone since
# A claim comes without its sentence's tree: by their words, stays that are over.
_FORMER = re.compile(r"\b(?:was|were|had)\b", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:still|remain\w*|stay\w*|continu\w*|left|leav\w*)\b", re.IGNORECASE)


class Denied(NamedTuple):
    """A claim of a headline or summary, and those of its own body that speak against it."""

    head: Claim
    body: tuple[Claim, ...]


class Heads(NamedTuple):
    """`unsaid`: the ids of the claims that their own report's body does not bear out. `denied`: those it denies."""

    unsaid: frozenset[str]
    denied: tuple[Denied, ...]


def judge(claims: Iterable[Claim], published: Mapping[str, Published], has_body: Callable[[str], bool]) -> Heads:
    """Hold each claim made outside a body against the claims of its own report's body.

    claims: those told of a place. has_body: whether a report has a body at all; one that is a headline and no more
    stands for itself.
    """
    bodies: dict[str, list[Claim]] = {}
    heads: list[Claim] = []
    for claim in claims:
        if support.in_body(claim):
            bodies.setdefault(claim.report, []).append(claim)
        elif claim.kind in JUDGED:
            heads.append(claim)
    unsaid: set[str] = set()
    denied: list[Denied] = []
    for head in sorted(heads, key=lambda claim: claim.id):
        body = [claim for claim in bodies.get(head.report, ()) if claim.kind == head.kind]
        passages = [_passage(claim) for claim in body if not _over(claim, published)]
        found = judged(head, passages) if passages else None
        if found is not None and found.verdict == "supported":
            continue
        if found is None and head.report not in bodies and not has_body(head.report):
            continue
        unsaid.add(head.id)
        if found is not None and found.verdict == "contradicted":
            against = [known for known in body if not _over(known, published) and _denies(head, known)]
            denied += [Denied(head, tuple(against))] if against else []
    return Heads(frozenset(unsaid), tuple(denied))


def _passage(claim: Claim) -> Passage:
    sentence = Sentence(index=0, section=claim.section, start=claim.start, end=claim.end, text=claim.quote, tokens=())
    return Passage(sentence, (claim,))


def _over(claim: Claim, published: Mapping[str, Published]) -> bool:
    """Whether a stay is told of a time that is past."""
    if claim.kind != "presence" or claim.action != "remain":
        return False
    day = published.get(claim.report, Published()).earliest
    if claim.time.text and claim.time.latest and day and claim.time.latest < day - LATELY:
        return True
    return bool(_FORMER.search(claim.quote)) and not _LASTING.search(claim.quote)


def _denies(head: Claim, known: Claim) -> bool:
    """Whether both cannot be so. Where a departure and a stay count the same people, one of the two was misread."""
    found = compare(head, known)
    if found is None or found.outcome != "against" or found.point not in ("action", "polarity"):
        return False
    return found.point == "polarity" or head.count is None or known.count is None or head.count.best != known.count.best
