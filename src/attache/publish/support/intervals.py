"""Two intervals and what one says of the other: whether it gives it, leaves it open or rules it out."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

Relation = Literal["gives", "open", "rules-out"]


class Interval(NamedTuple):
    """From `low` to `high`, infinite where unbounded; a bound marked open does not itself belong to it."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def bounded(cls, value: float, sign: str) -> Interval:
        """What "<", "<=", ">", ">=" or "=" makes of one value."""
        if sign in ("<", "<="):
            return cls(-math.inf, value, False, sign == "<")
        if sign in (">", ">="):
            return cls(value, math.inf, sign == ">", False)
        return cls(value, value)


def relation(said: Interval, known: Interval) -> Relation:
    """What is known makes of what is said: it gives it where the one lies in the other, it rules it out where they
    have nothing in common, and else leaves it open."""
    if _apart(said, known) or _apart(known, said):
        return "rules-out"
    from_below = said.low < known.low or (said.low == known.low and (not said.low_open or known.low_open))
    from_above = said.high > known.high or (said.high == known.high and (not said.high_open or known.high_open))
    return "gives" if from_below and from_above else "open"


def distance(said: Interval, known: Interval) -> float:
    """How far apart they lie, as a share of the larger; 0 where they meet, at most 1."""
    gap = max(said.low - known.high, known.low - said.high, 0.0)
    if not math.isfinite(gap) or gap == 0:
        return 0.0
    near = max(abs(end) for end in (*said[:2], *known[:2]) if math.isfinite(end))
    return min(1.0, gap / near) if near else 0.0


def _apart(a: Interval, b: Interval) -> bool:
    """Whether `a` ends before `b` begins."""
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))
