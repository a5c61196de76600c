"""A checkpoint to the files that the package ships: `python training/encoder/export.py --run training/out --to
src/attache/language/weights`.

The graph is exported in fp32 and its weights are quantised to int8 (dynamic, per channel for the matrices, the
embeddings too). Which relation holds is known only with the tree, so the graph stops half way: for every word and
relation it gives the vector that is to be multiplied with the governor's. A pair head is a graph of its own, which
takes up the first one's projections once the predicates are known.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import backbones
import numpy as np
import torch
from network import FAR, PAIR, Encoder, Pair
from schemes import SPAN_TAGGERS
from torch import Tensor, nn


class Shipped(nn.Module):
    """The encoder as it is shipped: the taggers' scores side by side, `relations` [batch, words, relations * (64 + 1)]
    in place of the words' projection, and the projections of each pair head. `vectors` is the bare backbone's."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        taggers = list(encoder.taggers.values())
        self.tags = nn.Linear(encoder.backbone.size.width, sum(tagger.out_features for tagger in taggers))
        self.tags.weight = nn.Parameter(torch.cat([tagger.weight for tagger in taggers]))
        self.tags.bias = nn.Parameter(torch.cat([tagger.bias for tagger in taggers]))
        table = encoder.relation.detach().permute(1, 0, 2).flatten(1)  # [dep + 1, relations * (head + 1)]
        self.weight, self.bias = nn.Parameter(table[:-1].contiguous()), nn.Parameter(table[-1].contiguous())

    def outputs(self) -> list[str]:
        pairs = [f"{name}_{part}" for name in self.encoder.pairs for part in ("words", "predicates")]
        return ["vectors", "tags", "arcs", "relations", "governors", *pairs]

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        x = self.encoder.words(ids, shapes, mask, firsts)
        words = x[:, 1:]
        arcs, rel_dep, rel_head = self.encoder.syntax(x)
        pairs = [part(words) for pair in self.encoder.pairs.values() for part in (pair.word, pair.predicate)]  # type: ignore[operator, union-attr]
        return x, self.tags(words), arcs, rel_dep @ self.weight + self.bias, rel_head, *pairs


class Among(torch.autograd.Function):
    """Attention of the first `lengths` words of each row among each other, as one node of the runtime: it splits the
    heads, leaves out what is beyond a row's length and joins the heads again without copies of everything between."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, lengths: Tensor, parts: int) -> Tensor:
        """What tracing needs: a result of the right shape."""
        return value.clone()

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, lengths: Any, parts: int) -> Any:
        """The node of com.microsoft in onnxruntime; there is no bias in it."""
        bias = g.op("prim::Constant")
        bias.setType(torch._C.OptionalType.ofTensor())
        name = "com.microsoft::MultiHeadAttention"
        node = g.op(name, query, key, value, bias, lengths, num_heads_i=parts, mask_filter_value_f=-1e4)
        return node.setType(value.type())


class Arguments(nn.Module):
    """A pair head behind its projections: `words` and `predicates` [b, w, 256] of the sentences and their `lengths`,
    and for each frame its `sentence` and the `place` of its predicate, to scores [frames, w, labels].

    The same sums as `Pair.forward`, with the halves cut before they are repeated for each frame."""

    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self.pair = pair
        weights, biases = (part.detach().chunk(3) for part in (pair.among.qkv.weight, pair.among.qkv.bias))
        self.parts = nn.ModuleList(nn.Linear(PAIR, PAIR) for _ in weights)
        for part, weight, bias in zip(self.parts, weights, biases, strict=True):
            part.weight, part.bias = nn.Parameter(weight.clone()), nn.Parameter(bias.clone())

    def forward(self, words: Tensor, predicates: Tensor, lengths: Tensor, sentence: Tensor, place: Tensor) -> Tensor:
        pair, layer = self.pair, self.pair.among
        apart = (torch.arange(words.shape[1])[None, :] - place[:, None]).clamp(-FAR, FAR) + FAR
        here, there = words.split(PAIR, -1), predicates[sentence, place][:, None].split(PAIR, -1)
        seen = here[0][sentence] + there[0] + pair.distance(apart) + here[1][sentence] * there[1]
        x = nn.functional.gelu(seen)
        query, key, value = (part(x) for part in self.parts)
        real = lengths[sentence].to(torch.int32)
        x = layer.norm1(x + layer.out(Among.apply(query, key, value, real, layer.parts)))  # type: ignore[no-untyped-call]
        x = layer.norm2(x + layer.down(nn.functional.gelu(layer.up(x))))
        return pair.out(x)  # type: ignore[no-any-return]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument(
        "--full-range", action="store_true", help="eight bits a weight instead of seven, for comparison"
    )
    parser.add_argument("--fp32", action="store_true", help="leave the weights unquantised, for comparison")
    options = parser.parse_args()

    meta = json.loads((options.run / "meta.json").read_text())
    state = torch.load(options.run / "checkpoint.pt", map_location="cpu", weights_only=True)
    size = backbones.SIZES[meta["backbone"]["name"]]
    model = Encoder(size, meta["taggers"], meta["pairs"], len(meta["deprels"]))
    model.load_state_dict(state["model"])
    model.eval()
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _encoder(Shipped(model).eval(), plain)
        if options.fp32:
            (options.to / "encoder.onnx").write_bytes(plain.read_bytes())
        else:
            quantise(plain, options.to / "encoder.onnx", reduced=not options.full_range)
        for name, pair in model.pairs.items():
            _arguments(Arguments(pair).eval(), plain)  # type: ignore[arg-type]
            if options.fp32:
                (options.to / f"{name}.onnx").write_bytes(plain.read_bytes())
            else:
                quantise(plain, options.to / f"{name}.onnx", reduced=not options.full_range)
    steps = {name: table.detach().numpy() for name, table in model.follows.items() if name in SPAN_TAGGERS}
    np.savez(options.to / "steps.npz", **steps)  # type: ignore[arg-type]
    meta["steps"] = state["step"]
    (options.to / "meta.json").write_text(json.dumps(meta, indent=1) + "\n")
    size_in_all = sum(file.stat().st_size for file in options.to.iterdir())
    print(f"{options.to}: {size_in_all / 1e6:.1f} MB after {state['step']} steps")


def _encoder(shipped: Shipped, target: Path) -> None:
    ids, firsts = torch.ones(2, 9, dtype=torch.long), torch.tensor([[1, 2, 3, 5], [1, 2, 3, 0]])
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "shapes", "mask")}
    axes |= {name: {0: "batch", 1: "words"} for name in ("firsts", *shipped.outputs())}
    axes["arcs"][2] = axes["governors"][1] = axes["vectors"][1] = "governors"
    inputs = (ids, torch.ones_like(ids), torch.ones_like(ids), firsts)
    _export(shipped, inputs, target, ["ids", "shapes", "mask", "firsts"], shipped.outputs(), axes)


def _arguments(arguments: Arguments, target: Path) -> None:
    projected = torch.zeros(2, 4, arguments.pair.word.out_features)
    inputs = (projected, projected, torch.tensor([3, 4]), torch.tensor([0, 1, 1]), torch.tensor([2, 0, 3]))
    axes = {name: {0: "batch", 1: "words"} for name in ("words", "predicates")}
    axes |= {name: {0: "frames"} for name in ("sentence", "place", "scores")} | {"lengths": {0: "batch"}}
    axes["scores"][1] = "words"
    _export(arguments, inputs, target, ["words", "predicates", "lengths", "sentence", "place"], ["scores"], axes)


def _export(
    module: nn.Module, inputs: Any, target: Path, names: list[str], outputs: list[str], axes: dict[str, dict[int, str]]
) -> None:
    torch.onnx.export(
        module,
        inputs,
        str(target),
        input_names=names,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path, *, reduced: bool) -> None:
    """Dynamic int8. With `reduced`, weights have seven bits: a processor without VNNI adds pairs of products in
    sixteen bits and would clip eight-bit ones, so that the same text could parse otherwise on another machine."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = source.with_name("prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(target),
        per_channel=True,
        reduce_range=reduced,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )


if __name__ == "__main__":
    main()
