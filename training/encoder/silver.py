"""Label unlabelled news with the teacher: `python training/encoder/silver.py --data DATA --run TEACHER --to FILE`.

The teacher is the larger backbone of train.py, trained on the newswire names and our own sentences. Of names and
forces, what it is sure of becomes a label, and what it is not becomes a word of which nothing is known (self-training
with a larger teacher). Of deeds, presences and moods its chances of each tag are kept, which tell more than the best
tag alone (Hinton et al. 2015), and of what it takes for a deed, who did it to whom, where and how many. The sentences
come from sets whose own labels are of another kind.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import backbones
import torch
from data import Argument, Frame, Row, cut, records, sentences
from losses import FORBIDDEN, Batches, pair_scores
from network import Encoder
from schemes import PAIRS, TAGGERS
from torch import Tensor

from attache.language.pieces import Pieces

SURE = 0.6  # a word's label is kept where the teacher gives it at least this chance
BATCH_PIECES = 4_000
SPANS = ("named", "armed")
WORDS = ("deeds", "moves", "moods", "negated")  # moods and negations are of words that carry a deed
DOUBTED = 0.02  # a tag with less of a chance is left out of a doubt
OTHERS = 0.2  # share of the sentences without a deed that are kept
CARRIES = 0.5  # a word with this chance of a deed gets a frame
# How many rows of each set are labelled, drawn at random.
SOURCES = {
    "ner/gmb.train.jsonl.gz": 12_000,
    "quotes/polnear.train.jsonl.gz": 4_000,
    "events/m2e2.train.jsonl": 5_000,
    "events/wikievents.train.jsonl": 300,
    "events/geneva.train.jsonl": 2_000,
    "events/maven.train.jsonl": 3_000,
    "ner/enww.train.jsonl": 6_000,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--shard", type=int, default=0)
    parser.add_argument("--shards", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    meta = json.loads((options.run / "meta.json").read_text())
    model = Encoder(backbones.SIZES[meta["backbone"]["name"]], meta["taggers"], meta["pairs"], len(meta["deprels"]))
    model.load_state_dict(torch.load(options.run / "checkpoint.pt", map_location="cpu", weights_only=True)["model"])
    model.to(device).eval()
    root = Path(__file__).resolve().parents[2]
    pieces = Pieces.load(root / "src/attache/language/weights/vocab.txt")
    batches = Batches(pieces, device, 0)
    rows = list(texts(options.data))[options.shard :: options.shards]
    rows.sort(key=lambda row: len(row.words))
    half = device.type == "cuda" or torch.cpu._is_amx_tile_supported()
    generator = random.Random(6)
    with options.to.open("w", encoding="utf-8") as out:
        done = 0
        for batch in grouped(rows):
            for row in label(model, batch, batches, half=half):
                if not row.frames["deed_roles"] and generator.random() > OTHERS:
                    continue
                record = {"id": f"silver-{options.shard}-{done}", "tokens": row.words, "tags": row.tags}
                record["doubts"] = {name: list(words.items()) for name, words in row.doubts.items()}
                record["frames"] = row.frames
                out.write(json.dumps(record) + "\n")
                done += 1
            if done % 1000 < len(batch):
                print(f"{done} of {len(rows)}", flush=True)


def texts(folder: Path) -> Iterator[Row]:
    """The sentences to label, each once, without labels."""
    generator = random.Random(5)
    seen: set[tuple[str, ...]] = set()
    for file, count in SOURCES.items():
        found = list(records(folder / file))
        for each in generator.sample(found, min(count, len(found))):
            parts = [each["tokens"][a:b] for a, b in each.get("sents", [])] or [each["tokens"]]
            for part in parts:
                for row in (window for whole in sentences(Row(tuple(part))) for window in cut(whole, 120)):
                    if len(row.words) > 4 and row.words not in seen:
                        seen.add(row.words)
                        yield row


def grouped(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:  # by length
        if batch and (len(batch) + 1) * len(row.words) * 1.3 > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def label(model: Encoder, rows: Sequence[Row], batches: Batches, *, half: bool) -> list[Row]:
    """The rows with what the teacher is sure of, and the chances of a deed's tags where it is not."""
    with torch.no_grad(), torch.autocast(batches.device.type, dtype=torch.bfloat16, enabled=half):
        x = model.words(*batches.inputs(rows, disturbed=False))[:, 1:]
        scores = {name: model.taggers[name](x).float() for name in (*SPANS, *WORDS)}
    lengths = [len(row.words) for row in rows]
    tags = {name: sure(chances(model, name, scores[name], lengths), TAGGERS[name], lengths) for name in SPANS}
    told = {name: scores[name].softmax(-1) for name in WORDS}
    carries = 1.0 - told["deeds"][:, :, 0] * told["moves"][:, :, 0]  # "O" is the first tag of both
    found = [
        Row(
            row.words,
            {name: each[i] for name, each in tags.items()},
            frames={"deed_roles": tuple(Frame(j, ()) for j in range(len(row.words)) if carries[i, j] >= CARRIES)},
            doubts={name: _doubts(told[name][i, : len(row.words)], name, carries[i].tolist()) for name in WORDS},
        )
        for i, row in enumerate(rows)
    ]
    with torch.no_grad(), torch.autocast(batches.device.type, dtype=torch.bfloat16, enabled=half):
        parts = pair_scores(model, "deed_roles", x, found)
    if parts is None:
        return found
    best = iter(parts.argmax(-1).tolist())
    return [
        replace(row, frames={name: tuple(_with_arguments(frame, next(best), name, len(row.words)) for frame in each)})
        for row in found
        for name, each in row.frames.items()
    ]


def _with_arguments(frame: Frame, tags: Sequence[int], name: str, length: int) -> Frame:
    """The frame with the arguments that a head's best tags say."""
    names = [PAIRS[name][tag] for tag in tags[:length]]
    arguments, start = [], 0
    for i, tag in enumerate([*names, "O"]):
        before = names[i - 1] if i else "O"
        if before != "O" and (tag == "O" or tag[0] == "B" or tag[2:] != before[2:]):
            arguments.append(Argument(before[2:], start, i))
        if tag != "O" and (before == "O" or tag[0] == "B" or tag[2:] != before[2:]):
            start = i
    return Frame(frame.predicate, tuple(arguments))


def _doubts(chances: Tensor, name: str, carries: Sequence[float]) -> dict[int, dict[str, float]]:
    """Each word's chances of a tag; moods and negations only of words that carry a deed."""
    of_deeds = name in ("moods", "negated")
    return {
        j: {TAGGERS[name][t]: round(c, 3) for t, c in enumerate(each) if c >= DOUBTED}
        for j, each in enumerate(chances.tolist())
        if not of_deeds or carries[j] >= CARRIES
    }


def chances(model: Encoder, name: str, scores: Tensor, lengths: Sequence[int]) -> Tensor:
    """[rows, words, tags]: each word's chance of each tag under the head's field."""
    steps = model.follows[name].detach() + FORBIDDEN[name].to(scores.device)
    return marginals(scores, torch.tensor(lengths, device=scores.device), steps)


def sure(chances: Tensor, names: Sequence[str], lengths: Sequence[int]) -> list[tuple[str | None, ...]]:
    """For each word the label of which the teacher is sure, or None."""
    best, tag = chances.max(2)
    return [
        valid([names[t] if c >= SURE else None for t, c in zip(ts[:length], cs[:length], strict=True)])
        for ts, cs, length in zip(tag.tolist(), best.tolist(), lengths, strict=True)
    ]


def marginals(scores: Tensor, lengths: Tensor, steps: Tensor) -> Tensor:
    """Each word's chance of each tag under the field: the gradient of the logarithm of its sum over paths."""
    scores = scores.clone().requires_grad_(True)
    forward = scores[:, 0] + steps[0]
    for i in range(1, scores.shape[1]):
        stepped = torch.logsumexp(forward[:, :, None] + steps, 1) + scores[:, i]
        forward = torch.where((lengths > i)[:, None], stepped, forward)
    (chances,) = torch.autograd.grad(torch.logsumexp(forward, 1).sum(), scores)
    return chances


def valid(tags: list[str | None]) -> tuple[str | None, ...]:
    """The tags without any I- that does not continue its own."""
    kept: list[str | None] = []
    for tag in tags:
        before = kept[-1] if kept else "O"
        torn = tag is not None and tag[:2] == "I-" and before is not None and before[2:] != tag[2:]
        kept.append(None if torn else tag)
    return tuple(kept)


if __name__ == "__main__":
    main()
