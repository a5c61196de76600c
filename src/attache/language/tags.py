"""Scores of BIO tags to labelled spans: the best sequence of tags, in which an I- always continues its own (Viterbi).

Method: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) without one where no steps were
learned. The sentences of a batch go through it together, and words that plainly are in no span not at all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from attache.model import Named

Scores = npt.NDArray[np.float32]
Paths = npt.NDArray[np.intp]
_FORBIDDEN = -1e4
_SLACK = 1e-2  # of sums in single precision, when they are compared with ones in double


class Tagger:
    """The labels of one head, "O" first, and what each step from tag to tag is worth."""

    def __init__(self, labels: Sequence[str], steps: Scores | None = None) -> None:
        """`steps[from, to]` as learned, or None where the head was trained without."""
        self.labels = tuple(labels)
        self._names = tuple(label if label[:2] not in ("B-", "I-") else label[2:] for label in labels)
        self._idle = labels[0] == "O"  # whether the first tag is of no span; else every tag of a sentence is read
        self._goes_on = np.array([label[:2] == "I-" for label in labels])
        learned = np.zeros((len(labels), len(labels)), dtype=np.float32) if steps is None else steps
        self._steps = np.ascontiguousarray((learned + _forbidden(self.labels)).T)  # [to, from]
        self._gain = float(max(0.0, self._steps.max() - self._steps[0, 0]))  # the most that a step can make good

    def spans(self, scores: Scores, lengths: Sequence[int]) -> list[tuple[Named, ...]]:
        """The labelled spans of each sentence of a batch from `scores[sentence, word, tag]`."""
        paths = self.paths(scores, lengths)
        real = np.arange(scores.shape[1])[None, :] < np.asarray(lengths)[:, None]
        paths[~real] = 0
        found: list[list[Named]] = [[] for _ in lengths]
        width = paths.shape[1] + 1  # with a word after the last, so that no span goes on into the next sentence
        tags = np.zeros((len(paths), width), dtype=np.intp)
        tags[:, :-1] = paths
        flat = tags.ravel()
        inside = self._goes_on[flat]
        begun = tags != 0
        if not self._idle:
            begun[:, :-1] = real & begun.any(1)[:, None]
        firsts = np.flatnonzero(begun.ravel() & ~inside)
        if len(firsts):
            stops = np.flatnonzero(~inside)
            lasts = stops[np.searchsorted(stops, firsts, side="right")]
            edges = np.stack([firsts, lasts], 1).ravel()
            chances = np.minimum.reduceat(_chances(scores, tags).ravel(), edges)[::2]
            rows = firsts // width
            each = (rows, firsts - rows * width, lasts - rows * width, flat[firsts], chances.astype(np.float64))
            for row, first, last, tag, chance in zip(*(part.tolist() for part in each), strict=True):
                found[row].append(Named(first, last, self._names[tag], round(chance, 3)))
        return [tuple(own) for own in found]

    def paths(self, scores: Scores, lengths: Sequence[int]) -> Paths:
        """The best tags [sentence, word]; what stands beyond a sentence's length means nothing."""
        paths = np.zeros(scores.shape[:2], dtype=np.intp)
        rows, firsts, lasts = self._open(scores, lengths)
        if not len(rows):
            return paths
        sizes = lasts - firsts
        offsets = np.arange(sizes.max())
        places = np.minimum(firsts[:, None] + offsets, scores.shape[1] - 1)
        best, back = self._searched(scores[rows[:, None], places])
        # A stretch that a word follows is followed by "O".
        ends = best[sizes - 1, np.arange(len(rows))]
        ends = np.where((lasts < np.asarray(lengths)[rows])[:, None], ends + self._steps[0], ends)
        real = offsets < sizes[:, None]
        paths[np.broadcast_to(rows[:, None], places.shape)[real], places[real]] = _followed(back, ends, sizes)[real]
        return paths

    def _open(self, scores: Scores, lengths: Sequence[int]) -> tuple[Paths, Paths, Paths]:
        """(sentence, first, last) of each stretch of words that may be in a span; all others are "O" on the best path.

        A run of m words that are not "O" takes m + 1 steps. So it loses to as many "O" where what its words gain over
        "O", a step's best gain added to each and once more, is below nothing; and a word is "O" where that holds for
        the best of all runs that it can be part of.
        """
        count, width, _ = scores.shape
        real = np.arange(width)[None, :] < np.asarray(lengths)[:, None]
        others = scores[:, :, 1]
        for tag in range(2, scores.shape[2]):
            others = np.maximum(others, scores[:, :, tag])
        worth = np.where(real, others - scores[:, :, 0] + self._gain, _FORBIDDEN).astype(np.float64)
        ending = _best_sums(worth)
        beginning = _best_sums(worth[:, ::-1])[:, ::-1]
        may = np.zeros((count, width + 2), dtype=np.int8)
        may[:, 1:-1] = real & (ending + beginning - worth + self._gain >= -_SLACK)
        turns = np.diff(may, axis=1)
        rows, firsts = np.nonzero(turns > 0)
        return rows, firsts, np.nonzero(turns < 0)[1]

    def _searched(self, scores: Scores) -> tuple[Scores, Paths]:
        """What the best path to each [word, stretch, tag] is worth, and from which tag it comes there."""
        count, width, labels = scores.shape
        best = np.empty((width, count, labels), dtype=np.float32)
        back = np.zeros((width, count, labels), dtype=np.intp)
        best[0] = scores[:, 0] + self._steps[:, 0]  # before it stands "O", or the sentence begins
        for i in range(1, width):
            candidates = best[i - 1][:, None, :] + self._steps
            candidates.argmax(2, out=back[i])
            candidates.max(2, out=best[i])
            best[i] += scores[:, i]
        return best, back


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
        sizes = np.asarray(lengths)
        inside = np.arange(scores.shape[1])[None, :] < sizes[:, None]
        before = np.zeros_like(greedy)
        before[:, 1:] = greedy[:, :-1]
        broken = np.flatnonzero(((self._steps[greedy, before] < 0) & inside).any(1))
        if len(broken):
            some = sizes[broken]
            width = some.max()
            best, back = self._searched(scores[broken, :width])
            greedy[broken, :width] = _followed(back, best[some - 1, np.arange(len(some))], some)
        return greedy

    def _searched(self, scores: Scores) -> tuple[Scores, Paths]:
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
        return best, back


def read(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """The spans (first, last, label) of valid BIO tags. A tag without a prefix is a span of its one word."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag[:2] == "I-":
            found[-1] = (found[-1][0], i + 1, found[-1][2])
        elif tag != "O":
            found.append((i, i + 1, tag.removeprefix("B-")))
    return found


def _chances(scores: Scores, tags: Paths) -> Scores:
    """Each word's chance of the tag that it got, other words apart; 1 outside all spans, which nobody asks."""
    chances = np.ones(tags.shape, dtype=np.float32)
    inside = np.nonzero(tags)
    own = scores[inside]
    got = own[np.arange(len(own)), tags[inside]]
    own -= got[:, None]
    chances[inside] = 1.0 / np.exp(own, out=own).sum(1)
    return chances


def _best_sums(worth: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """For each word of each row, the greatest sum of it and any number of the words before it, one after another."""
    sums = np.zeros((worth.shape[0], worth.shape[1] + 1))
    np.cumsum(worth, axis=1, out=sums[:, 1:])
    best: npt.NDArray[np.float64] = sums[:, 1:] - np.minimum.accumulate(sums[:, :-1], axis=1)
    return best


def _forbidden(labels: Sequence[str]) -> Scores:
    table = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if after[:2] == "I-" and before[2:] != after[2:]:
                table[i, j] = _FORBIDDEN
    return table


def _followed(back: Paths, ends: Scores, sizes: npt.NDArray[np.intp]) -> Paths:
    """The paths [stretch, word] that end best, `ends` being what each tag is worth at a stretch's last word."""
    width, count, _ = back.shape
    rows, lasts = np.arange(count), sizes - 1
    path = np.zeros((count, width), dtype=np.intp)
    path[rows, lasts] = ends.argmax(1)
    for i in range(width - 1, 0, -1):
        path[:, i - 1] = np.where(lasts >= i, back[i, rows, path[:, i]], path[:, i - 1])
    return path
