"""What is told in different words and is no contradiction: the numbers given for one force at one place that one number
fits. A dispute is not raised over them; here is why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from attache.model import Claim, Count, FuzzyDate, Published
from attache.record.support import HEADS, counts_agree


class Value(msgspec.Struct, frozen=True):
    """What one report says, and its day of publication."""

    text: str
    published: FuzzyDate
    claim: str


class Silence(msgspec.Struct, frozen=True):
    """Values for one thing, by day of publication, that need not differ, and why not."""

    title: str
    values: tuple[Value, ...]
    why: str


def silences(
    claims: Iterable[Claim], published: Mapping[str, Published], disputed: Iterable[str] = ()
) -> list[Silence]:
    """The silent sequences among the counts of forces that are somewhere, by force and place.

    claims: in the order of the record. published: each report's day. disputed: ids of claims over which an alert is
    raised; they are left out. A sequence has at least two counts that are not the same interval.
    """
    loud = set(disputed)
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if _counts(claim) and claim.id not in loud and claim.place is not None:
            told.setdefault((claim.actors[0].id, claim.place.id), []).append(claim)
    found: list[Silence] = []
    for same in told.values():
        same.sort(key=lambda claim: (_day(claim, published).latest is None, str(_day(claim, published).latest)))
        for run in _runs(same):
            if len({_interval(claim.count) for claim in run if claim.count}) > 1:
                found.append(_silence(run, published))
    return sorted(found, key=lambda silence: (-len(silence.values), silence.title))


def _counts(claim: Claim) -> bool:
    """Whether the claim says how many of one named force are somewhere, all of them."""
    stays = claim.kind == "presence" and claim.action == "remain" and claim.polarity
    spoken = claim.modality in ("asserted", "announced") and claim.section == "body"
    whole = claim.count is not None and claim.count.scope == "total" and claim.count.unit in HEADS
    return stays and spoken and whole and len(claim.actors) == 1 and claim.actors[0].country is not None


def _day(claim: Claim, published: Mapping[str, Published]) -> FuzzyDate:
    return published.get(claim.report, Published()).date


def _runs(told: Sequence[Claim]) -> list[list[Claim]]:
    """Parts of the sequence within which every count agrees with every other."""
    runs: list[list[Claim]] = []
    for claim in told:
        fits = runs and all(counts_agree(a.count, claim.count) for a in runs[-1] if a.count and claim.count)
        if fits:
            runs[-1].append(claim)
        else:
            runs.append([claim])
    return runs


def _interval(count: Count) -> tuple[int | None, int | None]:
    return count.low, count.high


def _silence(run: Sequence[Claim], published: Mapping[str, Published]) -> Silence:
    first = run[0]
    place = first.place.name if first.place else ""
    where = f"in {place}" if first.place and first.place.kind == "country" else f"at {place}"
    told: dict[str, Value] = {}
    for claim in run:
        if claim.count:
            text = claim.count.text
            told.setdefault(text.casefold(), Value(text, _day(claim, published), claim.id))
    counts = [claim.count for claim in run if claim.count]
    return Silence(f"{first.actors[0].name} {where}", tuple(told.values()), _why(counts))


def _why(counts: Iterable[Count]) -> str:
    """Which numbers lie within all the counts."""
    intervals = [_interval(count) for count in counts]
    low = max((low for low, _ in intervals if low is not None), default=None)
    high = min((high for _, high in intervals if high is not None), default=None)
    if low is not None and low == high:
        return f"One number fits all of them: {low:,}."
    if low is not None and high is not None:
        return f"Any number from {low:,} to {high:,} fits all of them."
    if low is not None:
        return f"Any number from {low:,} up fits all of them."
    return f"Any number up to {high:,} fits all of them." if high is not None else "Every number fits all of them."
