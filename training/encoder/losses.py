"""Rows to tensors, and the model's loss on them: the sum over the heads that the rows label."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from data import Frame, Row, bio
from network import Encoder
from schemes import PAIRS, SPAN_TAGGERS, TAGGERS
from torch import Tensor, nn

from attache.language.pieces import SHAPES, Pieces, shape

HEADLINES, CAPITALS = 0.06, 0.02  # shares of rows recased
HIDDEN = 0.07  # share of the words of a tagged row whose pieces are hidden, so that names are read from their context
MASK = 103  # the piece [MASK]
LOWER, TITLE, UPPER = (SHAPES.index(name) for name in ("lower", "title", "upper"))
IMPOSSIBLE = -1e4
TREE_ROWS_HIDDEN = 0.02

INDEX = {name: {label: i for i, label in enumerate(labels)} for name, labels in {**TAGGERS, **PAIRS}.items()}


def forbidden(labels: Sequence[str]) -> Tensor:
    """[from, to]: how BIO tags may follow each other, 0 or a very low score; an I- continues its own."""
    table = torch.zeros(len(labels), len(labels))
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if after[0] == "I" and before[2:] != after[2:]:
                table[i, j] = IMPOSSIBLE
    return table


FORBIDDEN = {name: forbidden(labels) for name, labels in SPAN_TAGGERS.items()}


class Batches:
    """Rows of one data set into batches of tensors."""

    def __init__(self, pieces: Pieces, device: torch.device, seed: int) -> None:
        self.pieces, self.device, self.random = pieces, device, random.Random(seed)

    def inputs(self, rows: Sequence[Row], *, disturbed: bool = True) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """(ids, shapes, mask, firsts) of a batch, padded with 0."""
        encoded = []
        for row in rows:
            ids, shapes, firsts = [self.pieces.cls], [0], []
            forms = self._recased(row.words) if disturbed else [shape(word) for word in row.words]
            hidden = (HIDDEN if row.heads is None else TREE_ROWS_HIDDEN) if disturbed else 0.0
            for word, form in zip(row.words, forms, strict=True):
                cut = self.pieces.encode(word)
                if hidden and self.random.random() < hidden:
                    cut = (MASK,) * len(cut)
                firsts.append(len(ids))
                ids.extend(cut)
                shapes.extend([form] * len(cut))
            encoded.append(([*ids, self.pieces.sep][:512], [*shapes, 0][:512], [min(f, 511) for f in firsts]))
        longest = max(len(ids) for ids, _, _ in encoded)
        words = max(len(row.words) for row in rows)

        def stack(part: int, width: int) -> Tensor:
            return torch.tensor([e[part] + [0] * (width - len(e[part])) for e in encoded], device=self.device)

        mask = torch.tensor([[1] * len(e[0]) + [0] * (longest - len(e[0])) for e in encoded], device=self.device)
        return stack(0, longest), stack(1, longest), mask, stack(2, words)

    def _recased(self, words: tuple[str, ...]) -> list[int]:
        """The words' shapes; for some rows as a headline would have them, Every Long Word a Title or ALL CAPITALS,
        so that the heads do not take a headline's capitals for names."""
        shapes = [shape(word) for word in words]
        draw = self.random.random()
        if draw < HEADLINES:
            return [TITLE if s == LOWER and len(word) > 3 else s for s, word in zip(shapes, words, strict=True)]
        if draw < HEADLINES + CAPITALS:
            return [UPPER if s in (LOWER, TITLE) else s for s in shapes]
        return shapes


def loss(model: Encoder, rows: Sequence[Row], batches: Batches, deprels: list[str], *, half: bool) -> Tensor:
    """The sum of the losses of the heads that these rows label, each a mean over words, or pairs of words."""
    device = batches.device
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=half):
        x = model.words(*batches.inputs(rows))
        scores = {
            name: model.taggers[name](x[:, 1:])
            for name in model.taggers
            if any(name in r.tags or name in r.doubts for r in rows)
        }
        trees = [i for i, row in enumerate(rows) if row.heads is not None] if model.deprels else []
        syntax = model.syntax(x[trees]) if trees else None
        framed = {name: pair_scores(model, name, x[:, 1:], rows) for name in model.pairs}
    total = x.new_zeros((), dtype=torch.float32)
    for name, score in scores.items():
        total = total + tagger_loss(model, name, score.float(), rows)
    if syntax is not None:
        total = total + tree_loss(model, syntax, [rows[i] for i in trees], deprels)
    for name, pair in framed.items():
        if pair is not None:
            total = total + pair_loss(name, pair.float(), rows)
    return total


def tagger_loss(model: Encoder, name: str, scores: Tensor, rows: Sequence[Row]) -> Tensor:
    labels, index, width = TAGGERS[name], INDEX[name], scores.shape[1]
    if name not in SPAN_TAGGERS:
        gold = torch.zeros(scores.shape)  # of a word of which nothing is known, no tag has a chance
        for i, row in enumerate(rows):
            for j, tag in enumerate(row.tags.get(name, ())):
                if tag is not None:
                    gold[i, j, index[tag]] = 1.0
            for j, chances in row.doubts.get(name, {}).items():
                for tag, chance in chances.items():
                    gold[i, j, index[tag]] = chance
        gold = gold.to(scores.device)
        return -(gold * scores.log_softmax(-1)).sum() / gold.sum().clamp(min=1.0)
    chosen = [i for i, row in enumerate(rows) if name in row.tags]
    allowed = torch.ones(len(chosen), width, len(labels), dtype=torch.bool)
    real = torch.zeros(len(chosen), width, dtype=torch.bool)
    for at, i in enumerate(chosen):
        tags = rows[i].tags[name]
        real[at, : len(tags)] = True
        for j, tag in enumerate(tags):
            if tag is not None:
                allowed[at, j] = False
                allowed[at, j, index[tag]] = True
    steps = model.follows[name] + FORBIDDEN[name].to(scores.device)
    return field_loss(scores[chosen], allowed.to(scores.device), real.to(scores.device), steps)


def field_loss(scores: Tensor, allowed: Tensor, real: Tensor, steps: Tensor) -> Tensor:
    """The negative log-likelihood, a word, of a conditional random field (Lafferty et al. 2001) in which a word's tag
    may be known only as one of several (Tsuboi et al. 2008). A sentence begins as if after "O"."""
    both = torch.cat([scores, scores.masked_fill(~allowed, IMPOSSIBLE)])
    lasting = torch.cat([real, real])
    words = both.unbind(1)  # once: the gradient of each slice by itself would be as large as the whole
    forward = words[0] + steps[0]
    for i in range(1, len(words)):
        stepped = torch.logsumexp(forward[:, :, None] + steps, 1) + words[i]
        forward = torch.where(lasting[:, i, None], stepped, forward)
    everything, right = torch.logsumexp(forward, 1).chunk(2)
    return (everything - right).sum() / real.sum()


def tree_loss(model: Encoder, syntax: tuple[Tensor, ...], rows: Sequence[Row], deprels: list[str]) -> Tensor:
    arcs, rel_dep, rel_head = (part.float() for part in syntax)
    width = arcs.shape[1]

    def gold(values: list[list[int]]) -> Tensor:
        return torch.tensor([v + [-100] * (width - len(v)) for v in values], device=arcs.device)

    heads = gold([[head + 1 for head in row.heads or ()] for row in rows])
    relations = gold([[deprels.index(name) for name in row.deprels or ()] for row in rows])
    real = heads >= 0
    beyond = torch.tensor([[i > len(row.words) for i in range(width + 1)] for row in rows], device=arcs.device)
    arcs = arcs.masked_fill(beyond[:, None, :], IMPOSSIBLE)
    governors = rel_head.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, rel_head.shape[-1]))
    entropy = nn.functional.cross_entropy
    relation_scores = model.relations(rel_dep[real], governors[real])
    return entropy(arcs.flatten(0, 1), heads.flatten()) + entropy(relation_scores, relations[real])


def frames_of(rows: Sequence[Row], name: str) -> list[tuple[int, Frame]]:
    return [(i, frame) for i, row in enumerate(rows) for frame in row.frames.get(name, ())]


def pair_scores(model: Encoder, name: str, words: Tensor, rows: Sequence[Row]) -> Tensor | None:
    """[frames, words, labels] of the frames that the rows have, None where they have none."""
    frames = frames_of(rows, name)
    if not frames:
        return None
    head = model.pairs[name]
    sentence = torch.tensor([i for i, _ in frames], device=words.device)
    place = torch.tensor([frame.predicate for _, frame in frames], device=words.device)
    predicates = head.predicate(words[sentence, place])  # type: ignore[operator]
    projected = head.word(words)  # type: ignore[operator]
    lengths = torch.tensor([len(row.words) for row in rows], device=words.device)
    real = torch.arange(words.shape[1], device=words.device)[None, :] < lengths[sentence][:, None]
    return head(projected[sentence], predicates, place, real)  # type: ignore[no-any-return]


def pair_loss(name: str, scores: Tensor, rows: Sequence[Row]) -> Tensor:
    index = INDEX[name]
    gold = torch.full(scores.shape[:2], -100)
    for at, (i, frame) in enumerate(frames_of(rows, name)):
        known = [a for a in frame.arguments if f"B-{a.role}" in index]
        tags = bio(known, len(rows[i].words))
        gold[at, : len(tags)] = torch.tensor([index[tag] for tag in tags])
    return nn.functional.cross_entropy(scores.flatten(0, 1), gold.flatten().to(scores.device))
