"""Words to scores and scores to syntax, spans and frames: the shipped encoder, run by onnxruntime in int8.

One pass gives every head. `analyse` takes sentences already cut into words and returns, for each, its parts of speech,
heads, relations, labelled spans and frames; sentences of like length are run together. What a second graph adds, the
arguments of each predicate, needs the predicates first and is a few products of the first graph's projections.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import numpy.typing as npt

from attache.errors import ModelError
from attache.language import tree
from attache.language.pieces import Pieces, shape
from attache.language.tags import Plain, Tagger
from attache.model import Deed, Frame, Named

if TYPE_CHECKING:
    import onnxruntime

WEIGHTS = Path(__file__).parent / "weights"
LONGEST = 512  # pieces: the positions that the backbone knows
BATCH_PIECES = 1_024  # padded pieces run together; larger batches gain nothing on a laptop's core and cost memory

Scores = npt.NDArray[np.float32]


class Analysis(msgspec.Struct, frozen=True):
    """What the heads say of one sentence, word by word. A head is an index of the sentence, -1 at the root. `spans`
    and `frames` are by head (`Encoder.span_heads`, `Encoder.frame_heads`)."""

    upos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deprels: tuple[str, ...] = ()
    spans: dict[str, tuple[Named, ...]] = {}
    frames: dict[str, tuple[Frame, ...]] = {}
    deeds: tuple[Deed, ...] = ()


class _Encoded(msgspec.Struct, frozen=True):
    index: int
    ids: list[int]
    shapes: list[int]
    firsts: list[int]


class Encoder:
    """The model in memory. One thread: processes, not threads, use the other cores."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            self._pieces = Pieces.load(WEIGHTS / "vocab.txt")
            self._session = _session(folder / "encoder.onnx")
            self._pairs = {name: _session(folder / f"{name}.onnx", _APART) for name in meta["pairs"]}
            with np.load(folder / "steps.npz") as steps:
                learned = {name: steps[name] for name in steps.files}
        except Exception as error:
            raise ModelError(f"the encoder in {folder} cannot be loaded ({error}): install attache again") from error
        self._outputs = [output.name for output in self._session.get_outputs() if output.name != "vectors"]
        self._upos: tuple[str, ...] = tuple(meta["taggers"]["upos"])
        self._deprels: tuple[str, ...] = tuple(meta["deprels"])
        self._columns: dict[str, slice] = {}
        width = 0
        for name, labels in meta["taggers"].items():
            self._columns[name] = slice(width, width + len(labels))
            width += len(labels)
        self._taggers = {
            name: Tagger(labels, learned.get(name)) for name, labels in meta["taggers"].items() if name != "upos"
        }
        self._arguments = {name: Plain(labels) for name, labels in meta["pairs"].items()}
        self.span_heads: tuple[str, ...] = tuple(self._taggers)
        self.frame_heads: tuple[str, ...] = tuple(self._pairs)

    def analyse(
        self,
        sentences: Sequence[Sequence[str]],
        *,
        heads: Collection[str] | None = None,
        predicates: Sequence[Sequence[int]] | None = None,
    ) -> list[Analysis]:
        """One `Analysis` for each sentence, in order. An empty sentence has an empty analysis.

        `heads` names the spans and frames wanted, all where it is None. `predicates` gives, for each sentence, the
        words whose arguments are wanted in place of those that the encoder takes for predicates.
        """
        wanted = set(self.span_heads) | set(self.frame_heads) if heads is None else set(heads)
        answers: list[Analysis] = [Analysis()] * len(sentences)
        for batch in self._batches(sentences):
            given = None if predicates is None else [predicates[item.index] for item in batch]
            for item, analysis in zip(batch, self._run(batch, wanted, given), strict=True):
                answers[item.index] = analysis
        return answers

    def bare(self, sentences: Sequence[Sequence[str]]) -> None:
        """Run the encoder without its heads, in the batches of `analyse`: what the heads' cost is measured against."""
        import onnxruntime

        only = onnxruntime.RunOptions()
        only.only_execute_path_to_fetches = True
        for batch in self._batches(sentences):
            self._session.run(["vectors"], self._inputs(batch), only)

    def knows(self, word: str) -> bool:
        """Whether the vocabulary has the word whole."""
        return len(self._pieces.encode(word)) == 1

    def _batches(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[_Encoded]]:
        encoded = sorted(
            (self._encode(i, words) for i, words in enumerate(sentences) if words), key=lambda item: len(item.ids)
        )
        start = 0
        for end in range(1, len(encoded) + 1):
            if end == len(encoded) or (end - start + 1) * len(encoded[end].ids) > BATCH_PIECES:
                yield encoded[start:end]
                start = end

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

    def _run(self, batch: list[_Encoded], wanted: set[str], predicates: list[Sequence[int]] | None) -> list[Analysis]:
        outputs = dict(zip(self._outputs, self._session.run(self._outputs, self._inputs(batch)), strict=True))
        lengths = [len(item.firsts) for item in batch]
        if "deeds" in wanted:
            wanted = wanted | DEED
        asked = wanted if predicates is not None else wanted | {t for p in wanted for t in PREDICATES.get(p, ())}
        spans = {
            name: tagger.spans(outputs["tags"][:, :, self._columns[name]], lengths)
            for name, tagger in self._taggers.items()
            if name in asked
        }
        frames = {
            name: self._frames(name, outputs, lengths, _marked(name, spans) if predicates is None else predicates)
            for name in self._pairs
            if name in wanted
        }
        upos = outputs["tags"][:, :, self._columns["upos"]].argmax(2)
        return [
            Analysis(
                tuple(self._upos[tag] for tag in upos[row, :length]),
                *self._tree(length, outputs["arcs"][row], outputs["relations"][row], outputs["governors"][row]),
                {name: found[row] for name, found in spans.items() if name in wanted},
                {name: found[row] for name, found in frames.items()},
                self._deeds(outputs["tags"][row], spans, frames, row) if "deeds" in wanted else (),
            )
            for row, length in enumerate(lengths)
        ]

    def _deeds(
        self,
        tags: Scores,
        spans: dict[str, list[tuple[Named, ...]]],
        frames: dict[str, list[tuple[Frame, ...]]],
        row: int,
    ) -> tuple[Deed, ...]:
        """The deeds of one sentence: what its words' several heads say of each word that carries one."""
        roots, moves = ({span.first: span for span in spans[name][row]} for name in ("deeds", "moves"))
        parts = {frame.predicate: frame.arguments for frame in frames["deed_roles"][row]}
        return tuple(
            Deed(
                at,
                roots[at].label if at in roots else None,
                moves[at].label if at in moves else None,  # type: ignore[arg-type]
                self._said(tags[at], "moods"),  # type: ignore[arg-type]
                self._said(tags[at], "negated") == "O",
                (roots.get(at) or moves[at]).score,
                parts.get(at, ()),
            )
            for at in sorted({*roots, *moves})
        )

    def _said(self, tags: Scores, name: str) -> str:
        """The best label of a head at one word."""
        return self._taggers[name].labels[int(tags[self._columns[name]].argmax())]

    def _inputs(self, batch: list[_Encoded]) -> dict[str, npt.NDArray[np.int64]]:
        width, words = max(len(e.ids) for e in batch), max(len(e.firsts) for e in batch)
        ids = np.zeros((len(batch), width), dtype=np.int64)
        shapes = np.zeros_like(ids)
        mask = np.zeros_like(ids)
        firsts = np.zeros((len(batch), words), dtype=np.int64)
        for row, item in enumerate(batch):
            ids[row, : len(item.ids)] = item.ids
            shapes[row, : len(item.shapes)] = item.shapes
            mask[row, : len(item.ids)] = 1
            firsts[row, : len(item.firsts)] = item.firsts
        return {"ids": ids, "shapes": shapes, "mask": mask, "firsts": firsts}

    def _tree(
        self, count: int, arcs: Scores, relations: Scores, governors: Scores
    ) -> tuple[tuple[int, ...], tuple[str, ...]]:
        heads = tree.heads(arcs[:count, : count + 1])
        # For every word and relation the graph gives the vector to be multiplied with the governor's own (and a bias).
        # einsum, not matmul: a product this small is not worth waking the threads of a linear algebra library.
        halves = relations[:count].reshape(count, len(self._deprels), -1)
        chosen = governors[[head + 1 for head in heads]]
        scores = np.einsum("nrd,nd->nr", halves[:, :, :-1], chosen) + halves[:, :, -1]
        return tuple(heads), tuple(self._deprels[i] for i in scores.argmax(1))

    def _frames(
        self, name: str, outputs: dict[str, Scores], lengths: list[int], predicates: list[Sequence[int]]
    ) -> list[tuple[Frame, ...]]:
        found: list[list[Frame]] = [[] for _ in lengths]
        places = [(row, word) for row, own in enumerate(predicates) for word in own]
        if places:
            sentence, place = (np.array(part, dtype=np.int64) for part in zip(*places, strict=True))
            inputs = {
                "words": outputs[f"{name}_words"],
                "predicates": outputs[f"{name}_predicates"],
                "lengths": np.array(lengths, dtype=np.int64),
                "sentence": sentence,
                "place": place,
            }
            (scores,) = self._pairs[name].run(None, inputs)
            arguments = self._arguments[name].spans(scores, [lengths[row] for row in sentence])
            for (row, word), own in zip(places, arguments, strict=True):
                found[row].append(Frame(word, own))
        return [tuple(own) for own in found]


# The taggers that find a pair head's predicates.
PREDICATES = {"roles": ("predicates",), "act_roles": ("acts",), "deed_roles": ("deeds", "moves")}
DEED = frozenset({"moves", "deed_roles"})  # what a deed is read from besides its root, its modality and its polarity


def _marked(pair: str, spans: dict[str, list[tuple[Named, ...]]]) -> list[Sequence[int]]:
    """The words that are predicates of a pair head, for each sentence of a batch."""
    found = zip(*(spans[name] for name in PREDICATES[pair]), strict=True)
    return [sorted({span.first for own in each for span in own}) for each in found]


# A sum and its layer norm as one node take four times as long on a processor as the two one after the other. In the
# encoder they stay one: eight layers of int8 carry the last digit's difference into the answers.
_APART = ("SkipLayerNormFusion",)


def _session(path: Path, apart: Sequence[str] = ()) -> onnxruntime.InferenceSession:
    import onnxruntime

    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    providers = ["CPUExecutionProvider"]
    return onnxruntime.InferenceSession(str(path), options, providers=providers, disabled_optimizers=list(apart))
