"""Train the measure of support: `python training/support/train.py --pairs FILE --to FILE`.

What it writes ships as `src/attache/publish/support/weights.json`: a logistic regression (Newton's method, an L2
penalty, both classes weighed alike) from the features of `attache.publish.support.features` to supported or not. With
`--dev FILE` it prints the balanced accuracy as each group of features joins those before it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pairs import Pair, load

from attache.publish.support.alignment import align
from attache.publish.support.features import GROUPS, features

PENALTY, STEPS = 1e-3, 12

Matrix = npt.NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    names, values, truth = measured(load(options.pairs))
    if options.dev:
        _, held, held_truth = measured(load(options.dev))
        used: list[int] = []
        for group, own in grouped(names).items():
            used += own
            mean, spread, weights = fitted(values[:, used], truth)
            scores = ((held[:, used] - mean) / spread) @ weights[:-1] + weights[-1]
            print(f"{group:>10} {len(used):3} features: balanced accuracy {100 * balanced(scores > 0, held_truth):.1f}")
    mean, spread, weights = fitted(values, truth)
    rows = {
        name: [round(float(part), 5) for part in row]
        for name, *row in zip(names, mean, spread, weights[:-1], strict=True)
    }
    options.to.write_text(json.dumps({"features": rows, "bias": round(float(weights[-1]), 5)}, indent=1) + "\n")


def measured(pairs: list[Pair]) -> tuple[list[str], Matrix, npt.NDArray[np.bool_]]:
    """The names of the features, their values with a row for each pair, and whether the pair is one of support."""
    rows = [features(pair.said, pair.known) for pair in pairs]
    values = np.array([list(row.values()) for row in rows], dtype=np.float64)
    return list(rows[0]), values, np.array([pair.label == "supported" for pair in pairs])


def grouped(names: list[str]) -> dict[str, list[int]]:
    """The columns of each group of features; products of two come last."""
    pair = align("One leaves.", "Two leave.")
    groups = {group: [names.index(name) for name in made(pair)] for group, made in GROUPS.items()}
    rest = set(range(len(names))) - {column for own in groups.values() for column in own}
    return groups | {"crossed": sorted(rest)}


def fitted(values: Matrix, truth: npt.NDArray[np.bool_]) -> tuple[Matrix, Matrix, Matrix]:
    """The columns' means and spreads, and the weights of what is left when both are taken out; the bias comes last."""
    mean, spread = values.mean(0), values.std(0) + 1e-6
    inputs = np.c_[(values - mean) / spread, np.ones(len(values))]
    share = np.where(truth, 0.5 / truth.mean(), 0.5 / (1 - truth.mean()))
    weights = np.zeros(inputs.shape[1])
    penalty = PENALTY * np.r_[np.ones(len(weights) - 1), 0.0]
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (share * (chance - truth)) / len(inputs) + penalty * weights
        curve = (inputs * (share * chance * (1 - chance))[:, None]).T @ inputs / len(inputs) + np.diag(penalty + 1e-9)
        weights -= np.linalg.solve(curve, slope)
    return mean, spread, weights


def balanced(found: npt.NDArray[np.bool_], truth: npt.NDArray[np.bool_]) -> float:
    return float(found[truth].mean() + (~found[~truth]).mean()) / 2


if __name__ == "__main__":
    main()
