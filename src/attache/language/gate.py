"""Which sentences are worth the encoder: a weighted word list that dismisses what cannot concern the record.

A sentence is kept when its own words, or those of a sentence near it, may tell of armed forces, agreements, power,
violence or diplomacy; a report few of whose sentences do is dismissed whole, one of a few sentences never. The weights
are those of a logistic regression over words and pairs of words (training/gate), trained on which sentences the full
pass finds claims in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from attache.errors import ModelError

WEIGHTS = Path(__file__).parent / "weights" / "gate.json"
SHORT = 5  # sentences; a report of fewer costs little to read, and is too little to judge by its words: it is kept
_WORD = re.compile(r"[^\W\d_]+")


def features(text: str) -> set[str]:
    """The words and pairs of neighbouring words of a sentence, in lower case; digits and marks are left out."""
    words = _WORD.findall(text.lower())
    return {*words, *(f"{a} {b}" for a, b in pairwise(words))}


class Bounds(NamedTuple):
    """A sentence of at least `least` keeps itself and `near` sentences on either side; a report whose best
    sentences, a `share` of them and at least three, have a mean below `report` is dismissed. Short reports are kept."""

    near: int
    share: float
    least: float
    report: float


class Gate:
    """The weights in memory."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        """Raises `ModelError` where the file cannot be read."""
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
            self._weights: dict[str, float] = table["weights"]
            self._bias: float = table["bias"]
            self._bounds = Bounds(**table["bounds"])
        except Exception as error:
            raise ModelError(f"the gate in {path} cannot be loaded ({error}): install attache again") from error

    def score(self, text: str) -> float:
        """How much the sentence sounds of the subject: the log-odds that it holds a claim."""
        get = self._weights.get
        return self._bias + sum([get(feature, 0.0) for feature in features(text)])

    def keep(self, texts: Sequence[str]) -> list[bool]:
        """For each sentence of a report, in order, whether the encoder should read it."""
        return kept([self.score(text) for text in texts], self._bounds)


def kept(scores: Sequence[float], bounds: Bounds) -> list[bool]:
    """For each sentence of a report, by the scores of all, whether it is kept."""
    keep = [len(scores) < SHORT] * len(scores)
    best = sorted(scores, reverse=True)[: max(3, int(bounds.share * len(scores)))]
    if len(scores) < SHORT or sum(best) / len(best) < bounds.report:
        return keep
    for i, score in enumerate(scores):
        if score >= bounds.least:
            for j in range(max(0, i - bounds.near), min(len(scores), i + bounds.near + 1)):
                keep[j] = True
    return keep
