"""A checkpoint to the files that the package ships: `python training/encoder/export.py --run training/out --to
src/attache/language/weights`.

The graph is exported in fp32 and its weights are quantised to int8 (dynamic, per channel for the matrices, the
embeddings too). Which relation holds is known only with the tree, so the graph stops half way: for every word and
relation it gives the vector that is to be multiplied with the governor's.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from network import Encoder
from torch import Tensor, nn


class Shipped(nn.Module):
    """The encoder as it is shipped: `relations` [batch, words, relations * (96 + 1)] in place of the words'
    projection."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        table = encoder.relation.detach().permute(1, 0, 2).flatten(1)  # [dep + 1, relations * (head + 1)]
        self.weight, self.bias = nn.Parameter(table[:-1].contiguous()), nn.Parameter(table[-1].contiguous())

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        tags, upos, arcs, rel_dep, rel_head = self.encoder(ids, shapes, mask, firsts)
        return tags, upos, arcs, rel_dep @ self.weight + self.bias, rel_head


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument(
        "--full-range", action="store_true", help="eight bits a weight instead of seven, for comparison"
    )
    parser.add_argument("--fp32", action="store_true", help="leave the weights unquantised, for comparison")
    options = parser.parse_args()

    meta = json.loads((options.run / "meta.json").read_text())
    state = torch.load(options.run / "checkpoint.pt", map_location="cpu", weights_only=True)
    model = Encoder(len(meta["tags"]), len(meta["upos"]), len(meta["deprels"]))
    model.load_state_dict(state["model"])
    model.eval()
    options.to.mkdir(parents=True, exist_ok=True)

    ids = torch.ones(2, 9, dtype=torch.long)
    firsts = torch.tensor([[1, 2, 3, 5], [1, 2, 3, 0]])
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "shapes", "mask")} | {
        "firsts": {0: "batch", 1: "words"}
    }
    outputs = ["tags", "upos", "arcs", "relations", "governors"]
    for name in outputs:
        axes[name] = {0: "batch", 1: "words"}
    axes["arcs"][2] = axes["governors"][1] = "governors"
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Shipped(model).eval(),
            (ids, torch.ones_like(ids), torch.ones_like(ids), firsts),
            str(plain),
            input_names=["ids", "shapes", "mask", "firsts"],
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if options.fp32:
            (options.to / "encoder.onnx").write_bytes(plain.read_bytes())
        else:
            quantise(plain, options.to / "encoder.onnx", reduced=not options.full_range)

    meta["steps"] = state["step"]
    (options.to / "meta.json").write_text(json.dumps(meta, indent=1) + "\n")
    size = (options.to / "encoder.onnx").stat().st_size
    print(f"{options.to / 'encoder.onnx'}: {size / 1e6:.1f} MB after {state['step']} steps")


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
