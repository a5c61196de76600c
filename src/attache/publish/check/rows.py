"""What a check finds, one row a sentence. Field names are the keys of the output contract."""

from __future__ import annotations

from typing import Literal

import msgspec

from attache.model import SectionKind

Verdict = Literal["supported", "overstated", "contradicted", "not-in-body", "disputed", "agrees", "clashes", "new"]
FAULTS: frozenset[Verdict] = frozenset({"overstated", "contradicted", "not-in-body", "disputed", "clashes"})
"""The verdicts that an editor has to act on."""

_WORST: tuple[Verdict, ...] = ("contradicted", "overstated", "not-in-body", "supported")


class Quoted(msgspec.Struct, frozen=True):
    """Words of the article, `text[start:end]`; or of a report on record, which is then named by its id, with the claim
    that says so."""

    start: int
    end: int
    quote: str
    report: str | None = None
    claim: str | None = None


class CheckRow(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of the article (`text`, at `start` to `end` of the stored text), the verdict on it, the words that
    it rests on, and why, for an editor."""

    section: SectionKind
    text: str
    verdict: Verdict
    evidence: tuple[Quoted, ...]
    reason: str
    start: int
    end: int


class Finding(msgspec.Struct, frozen=True):
    """The verdict on one part of a sentence, with the characters of the article that it rests on."""

    verdict: Verdict
    reason: str
    evidence: tuple[tuple[int, int], ...] = ()


def worst(findings: list[Finding]) -> Verdict:
    """The verdict on a sentence from those on its parts."""
    return next(verdict for verdict in _WORST if any(found.verdict == verdict for found in findings))
