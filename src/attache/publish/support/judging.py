"""How likely a text supports a sentence, by the words, names, amounts and dates of both.

A logistic regression over the features of `features.py`, trained by `training/support/train.py` on pairs of sentences
and texts that people judged; `weights.json` holds, for each feature, its mean, its spread and its weight.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

import msgspec

from attache.errors import ModelError
from attache.publish.support.features import Values, features

WEIGHTS = Path(__file__).parent / "weights.json"


class Weights(msgspec.Struct, frozen=True):
    """Feature to (mean, spread, weight), and the weight of no feature at all."""

    features: dict[str, tuple[float, float, float]]
    bias: float

    def score(self, values: Values) -> float:
        """From 0, not supported, to 1, supported; as often above one half as supported pairs are, where half are."""
        parts = ((values[name] - mean) / spread * weight for name, (mean, spread, weight) in self.features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.bias + sum(parts)))))


def support(said: str, known: str) -> float:
    """How likely `known`, one sentence or a few, supports the sentence `said`: from 0 to 1, at one half as likely as
    not. Raises ModelError where the weights are damaged."""
    return _weights().score(features(said, known))


@cache
def _weights() -> Weights:
    try:
        return msgspec.convert(json.loads(WEIGHTS.read_text(encoding="utf-8")), Weights)
    except (OSError, ValueError) as error:
        raise ModelError(f"the weights in {WEIGHTS.name} cannot be read ({error}): install attache again") from error
