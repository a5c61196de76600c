"""Words to scores and scores to syntax and names: the shipped encoder, run by onnxruntime in int8.

One pass gives every head. `analyse` takes sentences already cut into words and returns, for each, its parts of speech,
heads, relations and named spans; sentences of like length are run together.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from attache.errors import ModelError
from attache.language import tags, tree
from attache.language.pieces import Pieces, shape
from attache.model import Named

WEIGHTS = Path(__file__).parent / "weights"
LONGEST = 512  # pieces: the positions that the backbone knows
BATCH_PIECES = 1_024  # padded pieces run together; larger batches gain nothing on a laptop's core and cost memory


class Analysis(msgspec.Struct, frozen=True):
    """What the heads say of one sentence, word by word. A head is an index of the sentence, -1 at the root."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    named: tuple[Named, ...]


class _Encoded(msgspec.Struct, frozen=True):
    index: int
    ids: list[int]
    shapes: list[int]
    firsts: list[int]


class Encoder:
    """The model in memory. One thread: processes, not threads, use the other cores."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        import onnxruntime

        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            self._pieces = Pieces.load(folder / "vocab.txt")
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelError(f"the encoder in {folder} cannot be loaded ({error}): install attache again") from error
        self._tags: tuple[str, ...] = tuple(meta["tags"])
        self._upos: tuple[str, ...] = tuple(meta["upos"])
        self._deprels: tuple[str, ...] = tuple(meta["deprels"])
        self._transitions = tags.transitions(self._tags)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """One `Analysis` for each sentence, in order. An empty sentence has an empty analysis."""
        encoded = sorted((self._encode(i, words) for i, words in enumerate(sentences)), key=lambda e: len(e.ids))
        answers: list[Analysis] = [Analysis((), (), (), ())] * len(sentences)
        start = 0
        while start < len(encoded):
            end = start + 1
            while end < len(encoded) and (end - start + 1) * len(encoded[end].ids) <= BATCH_PIECES:
                end += 1
            for item, analysis in zip(encoded[start:end], self._run(encoded[start:end]), strict=True):
                answers[item.index] = analysis
            start = end
        return answers

    def knows(self, word: str) -> bool:
        """Whether the vocabulary has the word whole."""
        return len(self._pieces.encode(word)) == 1

    def _encode(self, index: int, words: Sequence[str]) -> _Encoded:
        ids, shapes, firsts = [self._pieces.cls], [0], []
        for word in words:
            cut = self._pieces.encode(word)
            if len(ids) + len(cut) >= LONGEST:
                cut = cut[:1] if len(ids) < LONGEST - 1 else ()
            firsts.append(min(len(ids), LONGEST - 2))
            ids.extend(cut)
            shapes.extend([shape(word)] * len(cut))
        return _Encoded(index, [*ids[: LONGEST - 1], self._pieces.sep], [*shapes[: LONGEST - 1], 0], firsts)

    def _run(self, batch: list[_Encoded]) -> list[Analysis]:
        width, words = max(len(e.ids) for e in batch), max(1, *(len(e.firsts) for e in batch), 1)
        ids = np.zeros((len(batch), width), dtype=np.int64)
        shapes = np.zeros_like(ids)
        mask = np.zeros_like(ids)
        firsts = np.zeros((len(batch), words), dtype=np.int64)
        for row, item in enumerate(batch):
            ids[row, : len(item.ids)] = item.ids
            shapes[row, : len(item.shapes)] = item.shapes
            mask[row, : len(item.ids)] = 1
            firsts[row, : len(item.firsts)] = item.firsts
        scores = self._session.run(None, {"ids": ids, "shapes": shapes, "mask": mask, "firsts": firsts})
        return [self._decode(len(item.firsts), *(s[row] for s in scores)) for row, item in enumerate(batch)]

    def _decode(
        self,
        count: int,
        tag_scores: npt.NDArray[np.float32],
        upos: npt.NDArray[np.float32],
        arcs: npt.NDArray[np.float32],
        relations: npt.NDArray[np.float32],
        governors: npt.NDArray[np.float32],
    ) -> Analysis:
        if not count:
            return Analysis((), (), (), ())
        heads = tree.heads(arcs[:count, : count + 1])
        # For every word and relation the graph gives the vector to be multiplied with the governor's own (and a bias).
        # einsum, not matmul: a product this small is not worth waking the threads of a linear algebra library.
        halves = relations[:count].reshape(count, len(self._deprels), -1)
        chosen = governors[[head + 1 for head in heads]]
        scores = np.einsum("nrd,nd->nr", halves[:, :, :-1], chosen) + halves[:, :, -1]
        return Analysis(
            tuple(self._upos[i] for i in upos[:count].argmax(1)),
            tuple(heads),
            tuple(self._deprels[i] for i in scores.argmax(1)),
            tags.spans(tag_scores[:count], self._tags, self._transitions),
        )
