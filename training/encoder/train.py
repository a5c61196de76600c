"""Train the encoder: `python training/encoder/train.py --data DATA --out training/out [--own training/corpus]`.

Every step takes a batch of one data set, the sets spread evenly over the run. The learning rate warms up and then falls
in a straight line; the backbone learns more slowly than the heads. A checkpoint every few minutes holds the weights,
the optimiser, the step and the random state, and a run started again with the same --out goes on from there. `--from`
starts from another run's weights. `--backbone mpnet --sets newswire` trains the teacher (see silver.py).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from pathlib import Path

import backbones
import sets
import torch
from data import LONGEST_ROW, Row, cut, sentences
from losses import Batches, loss
from network import Encoder
from schemes import PAIRS, TAGGERS
from torch import nn

from attache.language.pieces import Pieces

BATCH_PIECES = {"minilm": 1_400, "mpnet": 2_800}  # a batch is filled up to so many, so that steps cost about the same
RATES = {"minilm": (1.2e-4, 1.0e-3), "mpnet": (4e-5, 1.0e-3)}  # of the backbone and of the heads
WARM_UP = 0.06
CHECKPOINT_SECONDS = 240
SENTENCES = 0.4  # share of an epoch's paragraphs that are read sentence by sentence, as they are in use


def main() -> None:
    options = arguments()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    options.out.mkdir(parents=True, exist_ok=True)

    root = Path(__file__).resolve().parents[2]
    pieces = Pieces.load(root / "src/attache/language/weights/vocab.txt")
    chosen = sets.load(options.data, options.own, options.silver, options.sets, options.parsed)
    deprels = sorted({deprel for each in chosen for row in each.rows for deprel in row.deprels or ()})
    names = {name for each in chosen for row in each.rows for name in (*row.tags, *row.frames)}
    before = json.loads((options.start / "meta.json").read_text()) if options.start else None
    if before:  # some sets alone do not unlearn the other heads
        names |= {*before["taggers"], *before["pairs"]}
        deprels = before["deprels"] if set(deprels) <= set(before["deprels"]) else deprels
    meta = {
        "taggers": {name: labels for name, labels in TAGGERS.items() if name in names},
        "pairs": {name: labels for name, labels in PAIRS.items() if name in names},
        "deprels": deprels,
        "backbone": {"name": options.backbone, "sha256": backbones.DIGESTS[options.backbone]},
        "seed": options.seed,
        "passes": {each.name: each.passes for each in chosen},
        "data": {file.name: sha256(file) for each in chosen for file in each.files},
    }
    model = Encoder(backbones.SIZES[options.backbone], meta["taggers"], meta["pairs"], len(deprels))
    backbones.load(options.backbone, model.backbone)
    if options.start:
        weights = torch.load(options.start / "checkpoint.pt", map_location="cpu", weights_only=True)["model"]
        model.load_state_dict(
            {k: v for k, v in weights.items() if model.state_dict()[k].shape == v.shape}, strict=False
        )
        meta["from"] = before
    (options.out / "meta.json").write_text(json.dumps(meta, indent=1))
    model.to(device)
    # Shapes are new to the backbone, like the heads: at its slow rate they stay too faint to be heard.
    slow = [parameter for name, parameter in model.backbone.named_parameters() if name != "shapes.weight"]
    known = {id(parameter) for parameter in slow}
    quick = [parameter for parameter in model.parameters() if id(parameter) not in known]
    low, high = (options.rate * each for each in RATES[options.backbone])
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": low}, {"params": quick, "lr": high}], weight_decay=0.01, fused=True
    )
    plan = interleave([batches_of(each, pieces, options) for each in chosen])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate(step, len(plan)))
    checkpoint = options.out / "checkpoint.pt"
    first = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["random"].cpu())
        first = state["step"]
    # Half precision in the products halves the time where the processor has the units for it (CUDA, AMX); else it
    # costs.
    half = device.type == "cuda" or torch.cpu._is_amx_tile_supported()
    batches = Batches(pieces, device, options.seed + first)
    log(f"{[(each.name, len(each.rows), each.passes) for each in chosen]}, {len(plan)} steps from {first}, {device}")

    saved, started, running = time.monotonic(), time.process_time(), 0.0
    model.train()
    for step in range(first, len(plan)):
        value = loss(model, plan[step], batches, deprels, half=half)
        optimiser.zero_grad(set_to_none=True)
        value.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        running = 0.98 * running + 0.02 * value.item()
        if step % 50 == 0:
            log(f"step {step}/{len(plan)} loss {running:.3f} cpu {time.process_time() - started:.0f}s")
        if time.monotonic() - saved > CHECKPOINT_SECONDS or step + 1 == len(plan):
            state = {
                "model": model.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "random": torch.get_rng_state(),
                "step": step + 1,
            }
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
            saved = time.monotonic()
    log("done")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--own", type=Path, help="folder of this project's own labelled sentences")
    parser.add_argument("--silver", type=Path, nargs="*", default=[], help="files that silver.py wrote")
    parser.add_argument("--parsed", type=Path, help="file that parsed.py wrote: trees of our own sentences")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--from", type=Path, dest="start", help="folder of a run to start from")
    parser.add_argument("--backbone", choices=sorted(backbones.SIZES), default="minilm")
    parser.add_argument("--sets", nargs="*", help="only these sets")
    parser.add_argument("--effort", type=float, default=1.0, help="passes over each set, as a share of the usual")
    parser.add_argument("--rate", type=float, default=1.0, help="learning rates, as a share of the usual")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    return parser.parse_args()


def log(message: str) -> None:
    print(message, flush=True)


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def batches_of(chosen: sets.Set, pieces: Pieces, options: argparse.Namespace) -> list[list[Row]]:
    """All batches of a set over the run: as many passes as it is given, the last one cut where passes are broken."""
    passes = chosen.passes * options.effort
    limit = BATCH_PIECES[options.backbone]
    batches: list[list[Row]] = []
    for epoch in range(int(passes) + 1):
        generator = random.Random(f"{options.seed} {chosen.name} {epoch}")
        share = min(1.0, passes - epoch)
        rows = [row for row in chosen.rows if share == 1.0 or generator.random() < share]
        apart = [row for each in rows for row in (sentences(each) if _cuttable(each, generator) else [each])]
        batches.extend(grouped([row for each in apart for row in cut(each, LONGEST_ROW)], pieces, limit, generator))
    return batches


def _cuttable(row: Row, generator: random.Random) -> bool:
    return row.heads is None and not row.frames and generator.random() < SENTENCES


def grouped(rows: list[Row], pieces: Pieces, limit: int, generator: random.Random) -> list[list[Row]]:
    """Rows grouped by like length into batches of at most `limit` padded pieces, in a random order."""
    lengths = [2 + sum(len(pieces.encode(word)) for word in row.words) for row in rows]
    order = sorted(range(len(rows)), key=lambda i: (lengths[i] + generator.random() * 6, i))
    batches: list[list[Row]] = []
    current: list[Row] = []
    for i in order:
        if current and (len(current) + 1) * lengths[i] > limit:
            batches.append(current)
            current = []
        current.append(rows[i])
    if current:
        batches.append(current)
    generator.shuffle(batches)
    return batches


def interleave(batches: list[list[list[Row]]]) -> list[list[Row]]:
    """The batches of all sets in one order, each set spread evenly over the whole run."""
    marks = [((i + 0.5) / len(each), which, i) for which, each in enumerate(batches) for i in range(len(each))]
    return [batches[which][i] for _, which, i in sorted(marks)]


def rate(step: int, steps: int) -> float:
    warm = max(1, int(WARM_UP * steps))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


if __name__ == "__main__":
    main()
