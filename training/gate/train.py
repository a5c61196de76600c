"""Train the relevance gate: `python training/gate/train.py --labels FILE --to src/attache/language/weights/gate.json`.

A logistic regression over words and pairs of words (attache.language.gate.features) says whether a sentence holds a
claim other than a statement. The two bounds are those that keep least of the other reports and lose no more than LOSS
of the claims of the reports about the subject, every report scored by weights that have not seen it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import torch
from label import about

from attache.language.gate import Bounds, features, kept

SEEN, FEATURES = 4, 30_000  # a feature occurs at least so often; so many are weighed
PASSES, RATE, DECAY = 12, 0.05, 2e-6
SMALLEST = 0.05  # a weight nearer to nothing is left out
FOLDS = 5
NEAR, BEST = 4, 0.2  # sentences on either side that a relevant one keeps; share of those that judge a report
LOSS = 0.004


class Told(NamedTuple):
    """A report's sentences with the kinds of the claims that the full pass found in each."""

    id: str
    sentences: list[tuple[str, list[str]]]

    def about(self) -> bool:
        """Whether the report is about the subject, as far as the full pass tells; one of our own sentences is, where it
        holds a claim."""
        if self.id.startswith("own_"):
            return any(relevant(kinds) for _, kinds in self.sentences)
        return about(sum(relevant(kinds) for _, kinds in self.sentences), len(self.sentences))


def relevant(kinds: list[str]) -> bool:
    return any(kind != "statement" for kind in kinds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    reports = load(options.labels)
    random.Random(1).shuffle(reports)
    scored: list[tuple[Told, list[float]]] = []
    for fold in range(FOLDS):  # every report is scored by weights that have not seen it
        score = scorer(*fitted([report for i, report in enumerate(reports) if i % FOLDS != fold]))
        scored += [(report, [score(text) for text, _ in report.sentences]) for report in reports[fold::FOLDS]]
    tried = [
        (*cost(scored, bounds), bounds)
        for bounds in (Bounds(NEAR, BEST, x / 4, y / 4) for x in range(-12, 1) for y in range(-16, 5))
    ]
    kept_share, lost, bounds = min((keep, lost, bounds) for lost, keep, bounds in tried if lost <= LOSS)
    weights, bias = fitted(reports)
    table = {"bias": bias, "bounds": bounds._asdict(), "weights": weights}
    options.to.write_text(json.dumps(table, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights, {bounds}: of the sentences of other reports {kept_share:.1%} are kept, and")
    print(f"{lost:.2%} of the claims of reports about the subject are lost")


def load(path: Path) -> list[Told]:
    """The reports of a file that label.py wrote."""
    with path.open(encoding="utf-8") as lines:
        return [Told(record["id"], [(s, k) for s, k in record["sentences"]]) for record in map(json.loads, lines)]


def cost(scored: list[tuple[Told, list[float]]], bounds: Bounds) -> tuple[float, float]:
    """(share of the claims lost of reports about the subject, share of the sentences kept of the others)."""
    lost = found = kept_of_others = others = 0
    for report, scores in scored:
        keep = kept(scores, bounds)
        if report.about():
            found += sum(len(kinds) for _, kinds in report.sentences)
            lost += sum(len(kinds) for (_, kinds), k in zip(report.sentences, keep, strict=True) if not k)
        else:
            kept_of_others += sum(keep)
            others += len(keep)
    return lost / max(1, found), kept_of_others / max(1, others)


def scorer(weights: dict[str, float], bias: float) -> Callable[[str], float]:
    return lambda text: bias + sum(weights.get(feature, 0.0) for feature in features(text))


def fitted(reports: list[Told]) -> tuple[dict[str, float], float]:
    """The weights and the bias of the regression, by stochastic gradients."""
    torch.manual_seed(1)
    sentences = [sentence for report in reports for sentence in report.sentences]
    sets = [sorted(features(text)) for text, _ in sentences]
    counts = Counter(feature for each in sets for feature in each)
    chosen = sorted(feature for feature, count in counts.most_common(FEATURES) if count >= SEEN)
    index = {feature: i for i, feature in enumerate(chosen)}
    gold = torch.tensor([float(relevant(kinds)) for _, kinds in sentences])
    rows = [torch.tensor([index[f] for f in each if f in index], dtype=torch.long) for each in sets]
    bag = torch.nn.EmbeddingBag(len(chosen), 1, mode="sum")
    torch.nn.init.zeros_(bag.weight)
    bias = torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.Adam([*bag.parameters(), bias], lr=RATE)
    order = list(range(len(rows)))
    for epoch in range(PASSES):
        random.Random(epoch).shuffle(order)
        for start in range(0, len(order), 512):
            batch = order[start : start + 512]
            lengths = torch.tensor([0, *(len(rows[i]) for i in batch[:-1])])
            score = bag(torch.cat([rows[i] for i in batch]), lengths.cumsum(0))[:, 0] + bias
            loss = torch.nn.functional.binary_cross_entropy_with_logits(score, gold[batch])
            loss = loss + DECAY * len(batch) * bag.weight.abs().sum() / 10
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    values = bag.weight.detach()[:, 0].tolist()
    return {f: round(v, 3) for f, v in zip(chosen, values, strict=True) if abs(v) >= SMALLEST}, round(bias.item(), 3)


if __name__ == "__main__":
    main()
