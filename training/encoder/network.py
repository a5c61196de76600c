"""The shared encoder and its heads, in PyTorch.

Backbone: MiniLM-L6-H384-uncased as fine-tuned by all-MiniLM-L6-v2 (Apache-2.0), written out here so that training needs
neither a hub client nor its library. Heads: a linear layer over BIO tags, one over UPOS, and deep biaffine attention
for dependencies (Dozat and Manning 2017), whose root is the [CLS] vector. A word is its first piece.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from attache.language.pieces import SHAPES

WIDTH, LAYERS, ATTENTION, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
ARC, RELATION = 256, 64


class Layer(nn.Module):
    """One transformer layer, post-norm, as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION, WIDTH // ATTENTION).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // ATTENTION) + mask
        mixed = (self.dropout(scores.softmax(-1)) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class Backbone(nn.Module):
    """Word-piece ids and shapes [batch, pieces] to vectors [batch, pieces, 384]."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        positions = self.positions.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.words(ids) + positions + self.types + self.shapes(shapes)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_bert(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a BERT checkpoint under their published names."""
        get = weights.__getitem__
        with torch.no_grad():
            self.words.weight.copy_(get("embeddings.word_embeddings.weight"))
            self.positions.weight.copy_(get("embeddings.position_embeddings.weight"))
            self.types.copy_(get("embeddings.token_type_embeddings.weight")[0])
            self._copy(self.norm, weights, "embeddings.LayerNorm")
            for index, layer in enumerate(self.layers):
                name = f"encoder.layer.{index}"
                for part in ("weight", "bias"):
                    heads = [get(f"{name}.attention.self.{which}.{part}") for which in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(heads))
                self._copy(layer.out, weights, f"{name}.attention.output.dense")
                self._copy(layer.norm1, weights, f"{name}.attention.output.LayerNorm")
                self._copy(layer.up, weights, f"{name}.intermediate.dense")
                self._copy(layer.down, weights, f"{name}.output.dense")
                self._copy(layer.norm2, weights, f"{name}.output.LayerNorm")

    @staticmethod
    def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
        module.weight.copy_(weights[f"{name}.weight"])  # type: ignore[operator, union-attr]
        module.bias.copy_(weights[f"{name}.bias"])  # type: ignore[operator, union-attr]


class Encoder(nn.Module):
    """The backbone and its heads."""

    def __init__(self, tags: int, upos: int, deprels: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.backbone = Backbone(dropout)
        self.dropout = nn.Dropout(0.2)
        self.tags = nn.Linear(WIDTH, tags)
        self.upos = nn.Linear(WIDTH, upos)
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation = nn.Parameter(torch.zeros(deprels, RELATION + 1, RELATION + 1))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.relation, std=0.02)

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """Vectors of [CLS] and the words: [batch, 1 + words, 384]. `firsts` holds each word's first piece, 0 for
        padding."""
        x = self.backbone(ids, shapes, mask)
        index = nn.functional.pad(firsts, (1, 0))
        return self.dropout(x.gather(1, index[:, :, None].expand(-1, -1, WIDTH)))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Scores: tags [b, w, tags], upos [b, w, 17], arcs [b, w, 1 + w] (who governs: 0 is the root), and the two
        projections [b, w, 64] and [b, 1 + w, 64] from which a relation is scored once the tree is known."""
        x = self.words(ids, shapes, mask, firsts)
        x_words = x[:, 1:]
        act = nn.functional.gelu
        dep, head = self.dropout(act(self.arc_dep(x_words))), self.dropout(act(self.arc_head(x)))
        arcs = (dep @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2)
        rel_dep, rel_head = self.dropout(act(self.rel_dep(x_words))), self.dropout(act(self.rel_head(x)))
        return self.tags(x_words), self.upos(x_words), arcs, rel_dep, rel_head

    def relations(self, rel_dep: Tensor, rel_head: Tensor) -> Tensor:
        """Relation scores [n, deprels] of n words given their own and their governors' projections [n, 64]."""
        ones = rel_dep.new_ones(len(rel_dep), 1)
        left, right = torch.cat([rel_dep, ones], 1), torch.cat([rel_head, ones], 1)
        return torch.einsum("na,rab,nb->nr", left, self.relation, right)
