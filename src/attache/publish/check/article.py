"""One article alone: does its body support its headline, standfirst, key takeaways and "why it matters"?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from attache.errors import InputError
from attache.model import Claim, Parse, Report
from attache.publish.check import claimed, likeness, presences, reasons, takings, worded
from attache.publish.check.passages import Passage, checked, passages, witnesses
from attache.publish.check.rows import CheckRow, Finding, Quoted, worst
from attache.publish.support.words import read

REST = 0.4  # of a sentence's words: so much may lie outside its claims before the rest is looked at by itself
REST_FOUND = 0.5


def check(report: Report, parse: Parse, claims: Sequence[Claim]) -> list[CheckRow]:
    """A row for each sentence that the body has to bear out, in the order of the article. A pure function of the coded
    report. Raises InputError where there is no body to check against."""
    told = passages(parse, claims)
    if not any(passage.sentence.section == "body" for passage in told):
        raise InputError("the article has no body to check its headline against: give the whole text")
    return [_row(report, passage, told) for passage in told if checked(passage)]


def _row(report: Report, passage: Passage, told: Sequence[Passage]) -> CheckRow:
    findings = _findings(passage, witnesses(passage, told))
    verdict = worst(findings)
    own = [found for found in findings if found.verdict == verdict]
    turns = zip_longest(*(found.evidence for found in own))  # of each part its best evidence before any second best
    spans = _one_each([span for turn in turns for span in turn if span], told)
    if verdict == "supported":
        spans = likeness.telling(passage, spans, told)
    spans = spans[: claimed.MOST_QUOTED]
    return CheckRow(
        section=passage.sentence.section,
        text=passage.sentence.text,
        verdict=verdict,
        evidence=tuple(Quoted(start, end, report.text[start:end]) for start, end in spans),
        reason=" ".join(dict.fromkeys(found.reason for found in own)) if verdict != "supported" else own[0].reason,
        start=passage.sentence.start,
        end=passage.sentence.end,
    )


def _one_each(spans: Sequence[tuple[int, int]], told: Sequence[Passage]) -> list[tuple[int, int]]:
    """The first stretch of each sentence; a second one of the same sentence shows nothing that its reader lacks."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for start, end in spans:
        of = next((passage.span for passage in told if passage.span[0] <= start < passage.span[1]), (start, end))
        found.setdefault(of, (start, end))
    return list(found.values())


def _findings(passage: Passage, others: Sequence[Passage]) -> list[Finding]:
    """What claims settle, they settle; words decide the rest of the sentence, and all of one without such claims."""
    own = passage.claims
    settling = [(claim, claimed.judged(claim, others, own, former=passage.former(claim))) for claim in own]
    judged = [(claim, found) for claim, found in settling if found]
    best = likeness.likeliest(passage.sentence.text, others)
    lost = [found for found in [worded.ungiven(passage, others)] if found]
    if not any(claim.kind == "presence" for claim, _ in judged):
        lost = [*presences.denied(passage, others), *lost]
    taken = takings.judged(passage, best.passages if best else (), others)
    settled_taken = {found.verdict for claim, found in judged if claim.action == claimed.TAKEN}
    if taken and (not settled_taken or (taken.verdict == "contradicted" and "supported" not in settled_taken)):
        lost.append(taken)
    if not judged:
        opposed = any(found.verdict in ("contradicted", "overstated") for found in lost)
        return lost if opposed else [worded.judged(passage, best, others), *lost]
    settled = [found for _, found in judged] + lost
    if best is not None and all(claim.kind == "event" for claim, _ in judged):
        settled += worded.reversed_by(passage, best)  # events alike in all but a "not"
    held = [claim for claim, found in judged if found.verdict == "supported"]
    if best is not None and _rest(passage, held):
        moved = any(claim.kind == "presence" for claim, _ in judged)
        known = {found.verdict for found in settled}
        settled += [found for found in worded.clashes(passage, best, moved) if found.verdict not in known]
    alike = best.spans if best is not None and best.score >= likeness.LIKELY else ()
    settled.append(Finding("supported", reasons.ALIKE, (*worded.counted(passage, others), *alike)))
    rest = _rest(passage, [claim for claim, _ in judged])
    return [*settled, _borne_out(rest, best, others)] if rest else settled


def _borne_out(rest: str, best: likeness.Likeness | None, others: Sequence[Passage]) -> Finding:
    """Whether the sentences most like the whole, or those most like the rest of it, have most of the rest's words."""
    ambient = likeness.ambient(others)
    for like in (best, likeness.likeliest(rest, others)):
        if like and likeness.share(rest, like.passages, ambient) >= REST_FOUND:
            return Finding("supported", reasons.ALIKE, likeness.bearing(rest, like.passages))
    return Finding("not-in-body", reasons.part(rest))


def _rest(passage: Passage, settled: Sequence[Claim]) -> str:
    """The stretch of the sentence outside the settled claims, where it is enough to say something of its own."""
    start = passage.sentence.start
    words = [word for word in read(passage.sentence.text) if word.weight]
    left = [
        word
        for word in words
        if not any(claim.start <= start + word.start and start + word.end <= claim.end for claim in settled)
    ]
    if sum(word.weight for word in left) < REST * sum(word.weight for word in words) or len(left) < 3:
        return ""
    return passage.sentence.text[left[0].start : left[-1].end]
