"""The shared encoder and its heads, in PyTorch.

Backbones: MiniLM-L6-H384-uncased as fine-tuned by all-MiniLM-L6-v2, which is shipped with two layers more, and
MPNet-base as fine-tuned by all-mpnet-base-v2, which only teaches (both Apache-2.0). They are written out here so that
training needs neither a hub client nor its library. A word is its first piece.

Heads: a linear layer for each tagger; deep biaffine attention for dependencies (Dozat and Manning 2017), whose root is
the [CLS] vector; and for each kind of predicate a pair head, which scores every word against a predicate's word.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor, nn

from attache.language.pieces import SHAPES

VOCABULARY = 30522
ARC, RELATION, PAIR = 256, 64, 128
FAR = 24  # words: further than that, a word's distance from a predicate says no more


@dataclass(frozen=True)
class Size:
    """The dimensions of a backbone. `buckets` of relative position (MPNet), 0 for none (BERT)."""

    width: int
    layers: int
    attention: int
    inner: int
    positions: int = 512
    epsilon: float = 1e-12
    buckets: int = 0


MINILM = Size(384, 8, 12, 1536)  # the published has six layers: see backbones.grow
MPNET = Size(768, 12, 12, 3072, epsilon=1e-5, buckets=32)
NARROW = Size(PAIR, 1, 4, 2 * PAIR)  # of the layer inside a pair head


class Dropout(nn.Module):
    """Dropout whose masks are slices of one large mask, each from a place drawn at random: on a processor, drawing
    every number anew takes longer than the products do."""

    POOL = 1 << 24

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.chance = chance
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.chance:
            return x
        if x.device.type != "cpu" or x.numel() > self.POOL // 4:
            return nn.functional.dropout(x, self.chance)
        if self.pool is None or self.pool.dtype != x.dtype:
            self.pool = _pool(self.chance, x.dtype)
        start = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape)


@cache
def _pool(chance: float, dtype: torch.dtype) -> Tensor:
    return (torch.rand(Dropout.POOL) >= chance).to(dtype) / (1.0 - chance)


class Layer(nn.Module):
    """One transformer layer, post-norm, as BERT has it."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.parts = size.attention
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=size.epsilon)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm2 = nn.LayerNorm(size.width, eps=size.epsilon)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape
        each = width // self.parts
        q, k, v = self.qkv(x).view(batch, length, 3, self.parts, each).permute(2, 0, 3, 1, 4)
        scores = (q / math.sqrt(each)) @ k.transpose(-1, -2) + bias.to(q.dtype)
        mixed = (self.dropout(scores.softmax(-1, dtype=q.dtype)) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class Backbone(nn.Module):
    """Word-piece ids and shapes [batch, pieces] to vectors [batch, pieces, width]."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.size = size
        self.words = nn.Embedding(VOCABULARY, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.types = nn.Parameter(torch.zeros(size.width))
        self.shapes = nn.Embedding(len(SHAPES), size.width)
        nn.init.zeros_(self.shapes.weight)
        self.relative = nn.Embedding(size.buckets, size.attention) if size.buckets else None
        self.norm = nn.LayerNorm(size.width, eps=size.epsilon)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.dropout = Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        positions = self.positions.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.words(ids) + positions + self.types + self.shapes(shapes)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        if self.relative is not None:
            bias = bias + self.relative(buckets(ids.shape[1], self.size.buckets, ids.device)).permute(2, 0, 1)
        for layer in self.layers:
            x = layer(x, bias)
        return x


def buckets(length: int, count: int, device: torch.device) -> Tensor:
    """[length, length] of the bucket of each pair's distance: half for each direction, half of those exact and the
    rest growing with the logarithm up to 128 (Raffel et al. 2020)."""
    place = torch.arange(length, device=device)
    distance = place[:, None] - place[None, :]  # positive: the key stands before the query
    half, exact = count // 2, count // 4
    size = distance.abs()
    large = exact + (torch.log(size.clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)).long()
    return (distance < 0).long() * half + torch.where(size < exact, size, large.clamp(max=half - 1))


class Pair(nn.Module):
    """Scores [frames, words, labels] of the words of a sentence as arguments of a predicate: from projections of both,
    their product and their distance, and one narrow layer of attention among the words as that predicate sees them."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.word = nn.Linear(width, 2 * PAIR)
        self.predicate = nn.Linear(width, 2 * PAIR)
        self.distance = nn.Embedding(2 * FAR + 1, PAIR)
        self.among = Layer(NARROW, 0.1)
        self.out = nn.Linear(PAIR, labels)
        self.dropout = Dropout(0.2)

    def forward(self, words: Tensor, predicates: Tensor, index: Tensor, real: Tensor) -> Tensor:
        """Of predicates [p, 2 * PAIR] (projected) at the places `index` [p] in sentences words [p, w, 2 * PAIR]
        (projected), of which `real` [p, w] are words: [p, w, labels]."""
        place = torch.arange(words.shape[1], device=words.device)
        distance = self.distance((place[None, :] - index[:, None]).clamp(-FAR, FAR) + FAR)
        here, there = words.split(PAIR, -1), predicates[:, None, :].split(PAIR, -1)
        seen = nn.functional.gelu(here[0] + there[0] + distance + here[1] * there[1])
        bias = (1.0 - real[:, None, None, :].to(seen.dtype)) * -1e4
        return self.out(self.dropout(self.among(self.dropout(seen), bias)))


class Encoder(nn.Module):
    """The backbone and its heads. `taggers` and `pairs` name the labels of each head; `deprels` is their number."""

    def __init__(
        self,
        size: Size,
        taggers: Mapping[str, list[str]],
        pairs: Mapping[str, list[str]],
        deprels: int,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        width = size.width
        self.backbone = Backbone(size, dropout)
        self.dropout = Dropout(0.2)
        self.taggers = nn.ModuleDict({name: nn.Linear(width, len(labels)) for name, labels in taggers.items()})
        self.follows = nn.ParameterDict(
            {name: nn.Parameter(torch.zeros(len(labels), len(labels))) for name, labels in taggers.items()}
        )
        self.pairs = nn.ModuleDict({name: Pair(width, len(labels)) for name, labels in pairs.items()})
        self.deprels = deprels
        if deprels:
            self.arc_dep, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
            self.rel_dep, self.rel_head = nn.Linear(width, RELATION), nn.Linear(width, RELATION)
            self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
            self.relation = nn.Parameter(torch.zeros(deprels, RELATION + 1, RELATION + 1))
            nn.init.normal_(self.arc, std=0.02)
            nn.init.normal_(self.relation, std=0.02)

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """Vectors of [CLS] and the words: [batch, 1 + words, width]. `firsts` holds each word's first piece, 0 for
        padding."""
        x = self.backbone(ids, shapes, mask)
        index = nn.functional.pad(firsts, (1, 0))
        return self.dropout(x.gather(1, index[:, :, None].expand(-1, -1, x.shape[-1])))

    def syntax(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of vectors with [CLS] first: arcs [b, w, 1 + w] (who governs: 0 is the root), and the two projections
        [b, w, 64] and [b, 1 + w, 64] from which a relation is scored once the tree is known."""
        act = nn.functional.gelu
        dep, head = self.dropout(act(self.arc_dep(x[:, 1:]))), self.dropout(act(self.arc_head(x)))
        arcs = (dep @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2)
        return arcs, self.dropout(act(self.rel_dep(x[:, 1:]))), self.dropout(act(self.rel_head(x)))

    def relations(self, rel_dep: Tensor, rel_head: Tensor) -> Tensor:
        """Relation scores [n, deprels] of n words given their own and their governors' projections [n, 64]."""
        ones = rel_dep.new_ones(len(rel_dep), 1)
        left, right = torch.cat([rel_dep, ones], 1), torch.cat([rel_head, ones], 1)
        return torch.einsum("na,rab,nb->nr", left, self.relation, right)
