"""Fit `src/attache/lexicon/confidence.toml`: `python training/confidence/fit.py [--write]`.

Each claim that is coded from a sentence of our own corpus' development part is right or wrong: right where the corpus
has a claim of the same kind and root or action there, by actors of the same countries. A logistic regression with a
weak pull to zero learns what speaks for it (features: src/attache/coding/confidence.py). The training part would not
do, as the encoder knows its sentences. Printed beside the weights: how well chances hold for sentences that had no part
in the fit (five folds).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import claims
import reliability
from attache.coding import code, confidence
from attache.language import Parser
from attache.lexicon import Lexicon
from attache.lexicon.confidences import FILE, NAMES

LEXICON = Path(__file__).resolve().parents[2] / "src/attache/lexicon"
PULL = 1.0  # how strongly weights are pulled to zero
FOLDS = 5
Numbers = npt.NDArray[np.float64]


class Seen(NamedTuple):
    """One claim as coded: the sentence it is of, what was found for and against it, and whether it is right."""

    sentence: str
    found: dict[str, float]
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights into the lexicon")
    options = parser.parse_args()
    seen = judged()
    x = np.array([[each.found.get(name, 0.0) for name in NAMES] for each in seen])
    y = np.array([each.right for each in seen], dtype=float)
    sentences = sorted({each.sentence for each in seen})
    fold_of = {name: i % FOLDS for i, name in enumerate(sentences)}
    folds = np.array([fold_of[each.sentence] for each in seen])
    told = np.zeros(len(seen))
    for fold in range(FOLDS):
        told[folds == fold] = chances(x[folds == fold], fitted(x[folds != fold], y[folds != fold]))
    weights = fitted(x, y)
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{name:16} {weight:6.2f}")
    print(f"{len(seen)} claims of {len(sentences)} sentences, {100 * y.mean():.1f} % right")
    print(reliability.table(told.tolist(), [each.right for each in seen]))
    if options.write:
        write(LEXICON / FILE, weights)


def judged() -> list[Seen]:
    """The claims coded from the development sentences."""
    lexicon, parser = Lexicon.load(), Parser.load()
    found: dict[tuple[object, ...], dict[str, float]] = {}

    def remembering(*given: Any) -> dict[str, float]:
        kind, _, _, evidence, *_ = given
        found[kind, *evidence] = features(*given)
        return found[kind, *evidence]

    features = confidence.features
    confidence.features = remembering  # what coding asks is noted on its way
    seen = []
    for case in reliability.cases("dev"):
        report = claims.report(case)
        coded = code(report, parser.parse(report), lexicon).claims
        seen += [
            Seen(case.name, found[claim.kind, *claim.evidence], right)
            for claim, right in reliability.judged(case, coded)
        ]
    return seen


def fitted(x: Numbers, y: Numbers) -> Numbers:
    """The weights by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        chance = chances(x, weights)
        slope = x.T @ (y - chance) - PULL * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + PULL * np.eye(x.shape[1])
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def chances(x: Numbers, weights: Numbers) -> Numbers:
    chance: Numbers = 1.0 / (1.0 + np.exp(-(x @ weights)))
    return np.clip(chance, confidence.LEAST, confidence.MOST)


def write(file: Path, weights: Numbers) -> None:
    """The file with its comment and the new weights."""
    comment = file.read_text(encoding="utf-8").split("[weights]")[0]
    rows = "".join(f"{name} = {weight:.2f}\n" for name, weight in zip(NAMES, weights, strict=True))
    file.write_text(f"{comment}[weights]\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    main()
