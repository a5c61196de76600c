"""Scores of BIO tags to labelled spans: the best sequence of tags, in which an I- always continues its own (Viterbi).

Method: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) without one where no steps were
learned. The sentences of a batch go through it together, and those that plainly hold no span not at all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from attache.model import Named

Scores = npt.NDArray[np.float32]
Paths = npt.NDArray[np.intp]
_FORBIDDEN = -1e4


class Tagger:
    """The labels of one head, "O" first, and what each step from tag to tag is worth."""

    def __init__(self, labels: Sequence[str], steps: Scores | None = None) -> None:
        """`steps[from, to]` as learned, or None where the head was trained without."""
        self.labels = tuple(labels)
        learned = np.zeros((len(labels), len(labels)), dtype=np.float32) if steps is None else steps
        self._steps = np.ascontiguousarray((learned + _forbidden(self.labels)).T)  # [to, from]
        # A span of m words takes m + 1 steps, at most 2 m: a word that loses more than two of the best steps can make
        # good is in no span.
        self._needed = -2.0 * float(max(0.0, self._steps.max() - self._steps[0, 0]))

    def spans(self, scores: Scores, lengths: Sequence[int]) -> list[tuple[Named, ...]]:
        """The labelled spans of each sentence of a batch from `scores[sentence, word, tag]`."""
        found: list[tuple[Named, ...]] = [()] * len(lengths)
        real = np.arange(scores.shape[1])[None, :] < np.asarray(lengths)[:, None]
        ahead = np.where(real, scores[:, :, 1:].max(2) - scores[:, :, 0], -np.inf).max(1, initial=-np.inf)
        rows = np.flatnonzero(ahead >= self._needed).tolist()
        if rows:
            some = [lengths[row] for row in rows]
            chosen = scores[rows, : max(some)]
            paths = self.paths(chosen, some)
            paths[~real[rows, : max(some)]] = 0
            chances = _chances(chosen, paths)
            for row, path, chance in zip(rows, paths, chances, strict=True):
                if path.any():
                    found[row] = self._read(path, chance)
        return found

    def paths(self, scores: Scores, lengths: Sequence[int]) -> Paths:
        """The best tags [sentence, word]; what stands beyond a sentence's length means nothing."""
        count, width, labels = scores.shape
        best = np.empty((width, count, labels), dtype=np.float32)
        back = np.zeros((width, count, labels), dtype=np.intp)
        best[0] = scores[:, 0] + self._steps[:, 0]  # a sentence begins as if after "O"
        for i in range(1, width):
            candidates = best[i - 1][:, None, :] + self._steps
            back[i] = candidates.argmax(2)
            best[i] = np.take_along_axis(candidates, back[i][:, :, None], 2)[:, :, 0] + scores[:, i]
        return _followed(best, back, lengths)

    def _read(self, path: Paths, chances: Scores) -> tuple[Named, ...]:
        labels = [self.labels[tag] for tag in path.tolist()]
        return tuple(
            Named(first, last, label, round(float(chances[first:last].min()), 3)) for first, last, label in read(labels)
        )


class Plain(Tagger):
    """A tagger of many labels whose steps are only allowed or not: each word costs as many looks as there are labels,
    not their square."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(labels)
        self._inside = np.array([i for i, label in enumerate(labels) if label[0] == "I"])
        self._begin = np.array([list(labels).index("B-" + labels[i][2:]) for i in self._inside])

    def paths(self, scores: Scores, lengths: Sequence[int]) -> Paths:
        """As `Tagger.paths`. The best tag of each word is the best sequence wherever it is allowed."""
        greedy: Paths = scores.argmax(2)
        inside = np.arange(scores.shape[1])[None, :] < np.asarray(lengths)[:, None]
        before = np.pad(greedy[:, :-1], ((0, 0), (1, 0)))
        broken = np.flatnonzero(((self._steps[greedy, before] < 0) & inside).any(1))
        if len(broken):
            some = [lengths[row] for row in broken.tolist()]
            width = max(some)
            greedy[broken, :width] = self._searched(scores[broken, :width], some)
        return greedy

    def _searched(self, scores: Scores, lengths: Sequence[int]) -> Paths:
        count, width, labels = scores.shape
        best = np.empty((width, count, labels), dtype=np.float32)
        back = np.zeros((width, count, labels), dtype=np.intp)
        best[0] = scores[:, 0]
        best[0][:, self._inside] = _FORBIDDEN
        for i in range(1, width):
            before = best[i - 1]
            back[i] = before.argmax(1)[:, None]
            best[i] = before.max(1)[:, None]
            begun = before[:, self._begin] > before[:, self._inside]
            back[i][:, self._inside] = np.where(begun, self._begin, self._inside)
            best[i][:, self._inside] = np.where(begun, before[:, self._begin], before[:, self._inside])
            best[i] += scores[:, i]
        return _followed(best, back, lengths)


def read(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """The spans (first, last, label) of valid BIO tags. A tag without a prefix is a span of its one word."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag[:2] == "I-":
            found[-1] = (found[-1][0], i + 1, found[-1][2])
        elif tag != "O":
            found.append((i, i + 1, tag.removeprefix("B-")))
    return found


def _chances(scores: Scores, paths: Paths) -> Scores:
    """Each word's chance of the tag that it got, other words apart; 1 outside all spans, which nobody asks."""
    chances = np.ones(paths.shape, dtype=np.float32)
    inside = np.nonzero(paths)
    own = scores[inside]
    got = own[np.arange(len(own)), paths[inside]]
    chances[inside] = 1.0 / np.exp(own - got[:, None]).sum(1)
    return chances


def _forbidden(labels: Sequence[str]) -> Scores:
    table = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if after[:2] == "I-" and before[2:] != after[2:]:
                table[i, j] = _FORBIDDEN
    return table


def _followed(best: Scores, back: Paths, lengths: Sequence[int]) -> Paths:
    """The paths that end best at each sentence's last word."""
    width, count, _ = best.shape
    rows, ends = np.arange(count), np.asarray(lengths) - 1
    tag = best[ends, rows].argmax(1)
    path = np.zeros((count, width), dtype=np.intp)
    path[rows, ends] = tag
    for i in range(width - 1, 0, -1):
        inside = ends >= i
        tag = np.where(inside, back[i, rows, np.where(inside, path[:, i], tag)], tag)
        path[inside, i - 1] = tag[inside]
    return path
