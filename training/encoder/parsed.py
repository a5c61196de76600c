"""Parse our own sentences with a run that has not learned them:

    python training/encoder/parsed.py --run RUN --data DATA --own training/corpus --to FILE

Our own sentences carry no parts of speech and no trees. Trained on deeds alone, the encoder moved the words that carry
them to where the other heads had never seen a word: "withdrawal" became a pronoun, in news only, and the treebanks'
development parts did not show it. So an earlier run, of the treebanks alone, says what it reads there, and the encoder
is held to that (learning without forgetting: Li and Hoiem 2016).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import backbones
import data
import sets
import torch
from data import Row
from losses import Batches
from network import Encoder
from schemes import TAGGERS
from silver import grouped

from attache.language import tree
from attache.language.pieces import Pieces


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--own", type=Path, required=True)
    parser.add_argument("--silver", type=Path, nargs="*", default=[], help="files that silver.py wrote, to parse too")
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    meta = json.loads((options.run / "meta.json").read_text())
    model = Encoder(backbones.SIZES[meta["backbone"]["name"]], meta["taggers"], meta["pairs"], len(meta["deprels"]))
    model.load_state_dict(torch.load(options.run / "checkpoint.pt", map_location="cpu", weights_only=True)["model"])
    model.eval()
    vocabulary = Path(__file__).resolve().parents[2] / "src/attache/language/weights/vocab.txt"
    batches = Batches(Pieces.load(vocabulary), torch.device("cpu"), 0)
    rows = [row for each in sets.ours(options.own, options.data) for row in each.rows]
    rows += [row for file in options.silver for row in data.silver(file)]
    rows.sort(key=lambda row: len(row.words))
    with options.to.open("w", encoding="utf-8") as out:
        for batch in grouped(rows):
            for row in parsed(model, batch, batches, meta["deprels"]):
                record = {"tokens": row.words, "upos": row.tags["upos"], "heads": row.heads, "deprels": row.deprels}
                out.write(json.dumps(record) + "\n")


def parsed(model: Encoder, rows: list[Row], batches: Batches, deprels: list[str]) -> list[Row]:
    """The rows with parts of speech and trees, and nothing else."""
    with torch.no_grad():
        x = model.words(*batches.inputs(rows, disturbed=False))
        upos = model.taggers["upos"](x[:, 1:]).argmax(2)
        arcs, rel_dep, rel_head = model.syntax(x)
        found = []
        for i, row in enumerate(rows):
            count = len(row.words)
            heads = tree.heads(arcs[i, :count, : count + 1].numpy())
            scores = model.relations(rel_dep[i, :count], rel_head[i, [head + 1 for head in heads]])
            names = tuple(deprels[label] for label in scores.argmax(1).tolist())
            tags = {"upos": tuple(TAGGERS["upos"][label] for label in upos[i, :count].tolist())}
            found.append(Row(row.words, tags, tuple(int(head) for head in heads), names))
    return found


if __name__ == "__main__":
    main()
