"""Which of several values is best supported: by how many independent origins, then by how exactly it is said.

Nothing is averaged and nothing is made up: the value chosen is always one that a claim gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from attache.ids import digest
from attache.model import Claim, Count, FuzzyDate
from attache.record import asof
from attache.record.fingerprint import quoted_words

V = TypeVar("V")

# Everyone who is counted in heads. Contractors are not among the troops, and machines are no people.
HEADS = frozenset({"troops", "personnel", "people", "police"})


# Words so many are not said twice by chance; fewer, such as "no comment", may be.
UNMISTAKABLE = 6


class Sources:
    """Which origin each claim goes back to: that of its report, or the person whose very words several reports quote.

    By default each report is an origin of its own.
    """

    def __init__(self, origins: Mapping[str, str] | None = None) -> None:
        self._origins = origins or {}

    def origin(self, claim: Claim) -> str:
        """The origin behind a claim's report."""
        return self._origins.get(claim.report, claim.report)

    def count(self, claims: Iterable[Claim]) -> int:
        """How many independent origins stand behind the claims. Words quoted in ten reports come from one mouth; and
        no report is more than one origin, however many it quotes."""
        found = list(claims)
        return min(len({self.origin(claim) for claim in found}), len({self._mouth(claim) for claim in found}))

    def weight(self, claims: Iterable[Claim]) -> int:
        """Twice as `count`, but once for an origin that says it only in a headline or a summary."""
        found = list(claims)
        return min(self._weight(found, self.origin), self._weight(found, self._mouth))

    @staticmethod
    def _weight(claims: Iterable[Claim], origin: Callable[[Claim], str]) -> int:
        weights: dict[str, int] = {}
        for claim in claims:
            found = origin(claim)
            weights[found] = max(weights.get(found, 0), 2 if in_body(claim) else 1)
        return sum(weights.values())

    def _mouth(self, claim: Claim) -> str:
        """Whose words the claim gives, where it quotes somebody who is named; else the origin of its report."""
        if claim.attribution != "direct" or claim.speaker is None or claim.speaker.name is None:
            return self.origin(claim)
        words = quoted_words(claim.words or claim.quote)
        return digest(claim.speaker.id, words) if words.count(" ") + 1 >= UNMISTAKABLE else self.origin(claim)


def in_body(claim: Claim) -> bool:
    """Whether the report's own text says it, not what an editor set above or below it."""
    return claim.section == "body"


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Each claim once, in the order of their ids: a claim that is there twice counts once."""
    return [claim for _, claim in sorted({claim.id: claim for claim in claims}.items())]


def ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The claims' ids, each once, ascending."""
    return tuple(sorted({claim.id for claim in claims}))


def event_id(claims: Iterable[Claim]) -> str:
    """The id of the event that the claims tell of."""
    return f"event/{digest(min(claim.id for claim in claims))}"


def most_said(said: Iterable[tuple[V, Claim]], sources: Sources) -> V | None:
    """The value with the most origins; on a tie the one with the most claims, then the first in alphabetical order."""
    claims: dict[V, list[Claim]] = {}
    for value, claim in said:
        claims.setdefault(value, []).append(claim)
    if not claims:
        return None
    return min(claims, key=lambda value: (-sources.weight(claims[value]), -len(claims[value]), str(value)))


def _best(
    said: Sequence[tuple[V, Claim]], agree: Callable[[V, V], bool], looseness: Callable[[V], Any], sources: Sources
) -> V:
    claims: dict[V, list[Claim]] = {}
    for value, claim in said:
        claims.setdefault(value, []).append(claim)

    def rank(value: V) -> tuple[Any, ...]:
        agreeing = (claim for other, found in claims.items() if agree(value, other) for claim in found)
        return -sources.weight(agreeing), looseness(value), min(ids(claims[value]))

    return min(claims, key=rank)


def best_date(said: Sequence[tuple[FuzzyDate, Claim]], sources: Sources) -> FuzzyDate:
    """Of dates for one thing, the one that agrees with the most origins; of those the narrowest, then the earliest."""
    return _best(said, FuzzyDate.overlaps, lambda when: (asof.width(when), asof.order(when)), sources)


def best_count(said: Sequence[tuple[Count, Claim]], sources: Sources) -> Count:
    """Of some counts of one thing, the one that agrees with the most origins; of those the narrowest."""
    return _best(said, counts_agree, _looseness, sources)


def counts_agree(a: Count, b: Count) -> bool:
    """Whether both intervals could hold the same number. Counts in units that do not compare are no contradiction."""
    if a.unit != b.unit and not {a.unit, b.unit} <= HEADS:
        return True
    starts_above = a.low is not None and b.high is not None and a.low > b.high
    ends_below = a.high is not None and b.low is not None and a.high < b.low
    return not (starts_above or ends_below)


def _looseness(count: Count) -> tuple[bool, int, int]:
    unbounded = count.low is None or count.high is None
    return unbounded, 0 if unbounded else (count.high or 0) - (count.low or 0), -(count.best or 0)
