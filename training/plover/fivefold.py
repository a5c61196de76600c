"""How well the encoder tells PLOVER's roots where both actors are marked: `python training/plover/fivefold.py --pairs
FILE --run RUN`, five-fold cross-validation on a file of sentences with a marked source and target.

The encoder of a training run is tuned on four fifths of the sentences and asked about the last, five times. Marks
stand around the two actors as words of their own, and a linear layer reads the sentence's vector and those of both
opening marks (entity markers: Baldini Soares et al. 2019). Nothing of it is shipped; it is a measurement.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "encoder"))

import backbones
import torch
from data import Row, records
from losses import Batches
from network import Encoder
from torch import Tensor, nn

from attache.language import tokens
from attache.language.pieces import Pieces

MARKS = (("[", "]"), ("{", "}"))
FOLDS = 5
BATCH, PASSES, RATES = 16, 8, (1e-4, 1e-3)  # sentences a step; of the backbone and of the new layer


class Pair(NamedTuple):
    """A sentence, its words with marks, where the two opening ones stand (-1: that actor is not named), the root."""

    text: str
    row: Row
    places: tuple[int, int]
    root: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="a run of encoder/train.py")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--passes", type=int, default=PASSES)
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    pairs = [marked(record) for record in records(options.pairs)]
    roots = sorted({pair.root for pair in pairs})
    # By sentence: one with two pairs of actors must not be both learned and asked.
    sentences = sorted({pair.text for pair in pairs})
    random.Random(1).shuffle(sentences)
    fold_of = {text: i % FOLDS for i, text in enumerate(sentences)}
    told: list[tuple[str, str]] = []
    for fold in range(FOLDS):
        learned = [pair for pair in pairs if fold_of[pair.text] != fold]
        asked = [pair for pair in pairs if fold_of[pair.text] == fold]
        answers = Judge(options.run, roots).tuned(learned, options.passes).roots(asked)
        told += [(pair.root, answer) for pair, answer in zip(asked, answers, strict=True)]
        print(f"fold {fold + 1}: {100 * accuracy(told):.1f} % so far", flush=True)
    print(f"accuracy {100 * accuracy(told):.1f} %, mean F1 of the roots {100 * mean_f1(told, roots):.1f}")


def marked(record: dict[str, Any]) -> Pair:
    """A record's sentence cut into words, with marks around its source and target."""
    text: str = record["text"]
    spans = [record["source"], record["target"]]
    words: list[str] = []
    places = [-1, -1]
    for start, end in tokens.spans(text):
        for which, span in enumerate(spans):
            if span and places[which] < 0 and start <= span[0] < end:
                places[which] = len(words)
                words.append(MARKS[which][0])
        words.append(text[start:end])
        for which, span in enumerate(spans):
            if span and start < span[1] <= end:
                words.append(MARKS[which][1])
    return Pair(text, Row(tuple(words)), (places[0], places[1]), record["root"])


class Judge(nn.Module):
    """An encoder with a layer for the roots."""

    def __init__(self, run: Path, roots: Sequence[str]) -> None:
        super().__init__()
        torch.manual_seed(1)
        meta = json.loads((run / "meta.json").read_text())
        self.encoder = Encoder(
            backbones.SIZES[meta["backbone"]["name"]], meta["taggers"], meta["pairs"], len(meta["deprels"])
        )
        state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)["model"]
        self.encoder.load_state_dict(state)
        width = self.encoder.backbone.size.width
        self.answer = nn.Sequential(nn.Dropout(0.2), nn.Linear(3 * width, len(roots)))
        self.known = list(roots)
        vocabulary = Path(__file__).resolve().parents[2] / "src/attache/language/weights/vocab.txt"
        self.batches = Batches(Pieces.load(vocabulary), torch.device("cpu"), 1)

    def forward(self, pairs: Sequence[Pair]) -> Tensor:
        rows = [pair.row for pair in pairs]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.cpu._is_amx_tile_supported()):
            x = self.encoder.words(*self.batches.inputs(rows, disturbed=self.training))
            at = torch.tensor([[0, *(place + 1 for place in pair.places)] for pair in pairs])
            three = x.gather(1, at[:, :, None].expand(-1, -1, x.shape[-1])).flatten(1)
            return self.answer(three).float()  # type: ignore[no-any-return]

    def tuned(self, pairs: Sequence[Pair], passes: int) -> Judge:
        groups = [
            {"params": self.encoder.backbone.parameters(), "lr": RATES[0]},
            {"params": self.answer.parameters(), "lr": RATES[1]},
        ]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        steps = passes * (len(pairs) // BATCH)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, list(RATES), total_steps=steps + 1, pct_start=0.1)
        self.train()
        order = list(pairs)
        for epoch in range(passes):
            random.Random(epoch).shuffle(order)
            for start in range(0, len(order) - BATCH + 1, BATCH):
                batch = order[start : start + BATCH]
                gold = torch.tensor([self.known.index(pair.root) for pair in batch])
                loss = nn.functional.cross_entropy(self(batch), gold, label_smoothing=0.05)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.parameters(), 1.0)
                optimiser.step()
                schedule.step()
        return self

    def roots(self, pairs: Sequence[Pair]) -> list[str]:
        self.eval()
        with torch.no_grad():
            return [
                self.known[best]
                for start in range(0, len(pairs), BATCH)
                for best in self(pairs[start : start + BATCH]).argmax(1).tolist()
            ]


def accuracy(told: Sequence[tuple[str, str]]) -> float:
    return sum(gold == answer for gold, answer in told) / len(told)


def mean_f1(told: Sequence[tuple[str, str]], roots: Sequence[str]) -> float:
    """The unweighted mean of the roots' F1."""
    scores = []
    for root in roots:
        right = sum(gold == answer == root for gold, answer in told)
        asked = sum(gold == root for gold, _ in told)
        given = sum(answer == root for _, answer in told)
        scores.append(2 * right / max(1, asked + given))
    return sum(scores) / len(scores)


if __name__ == "__main__":
    main()
