"""Scores of BIO tags to named spans: the best sequence in which an I- always continues its B- (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from attache.model import Named

Scores = npt.NDArray[np.float32]
_FORBIDDEN = -1e4


def transitions(tags: Sequence[str]) -> Scores:
    """`[from, to]`: 0 where the tag may follow, a very low score where it may not."""
    table = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for i, before in enumerate(tags):
        for j, after in enumerate(tags):
            if after[0] == "I" and before[2:] != after[2:]:
                table[i, j] = _FORBIDDEN
    return table


def spans(scores: Scores, tags: Sequence[str], table: Scores) -> tuple[Named, ...]:
    """The named spans of one sentence from `scores[word, tag]` (log-probabilities or logits)."""
    greedy = scores.argmax(1)
    if not greedy.any():  # "O" is tag 0: most sentences of ordinary prose end here or nearly so
        return ()
    path = greedy if _valid(greedy, table) else _viterbi(scores, table)
    shifted = np.exp(scores - scores.max(1, keepdims=True))
    chances = shifted / shifted.sum(1, keepdims=True)
    found: list[Named] = []
    start = 0
    for i, tag in enumerate(path):
        name = tags[tag]
        if name[0] == "O":
            continue
        if name[0] == "B":
            start = i
        if i + 1 == len(path) or tags[path[i + 1]][0] != "I":
            score = float(chances[range(start, i + 1), path[start : i + 1]].min())
            found.append(Named(start, i + 1, name[2:], round(score, 3)))
    return tuple(found)


def _valid(path: npt.NDArray[np.intp], table: Scores) -> bool:
    return bool((table[path[:-1], path[1:]] == 0).all() and table[0, path[0]] == 0)


def _viterbi(scores: Scores, table: Scores) -> npt.NDArray[np.intp]:
    best = scores[0] + table[0]  # a sentence begins as if after "O"
    back = np.zeros(scores.shape, dtype=np.intp)
    for i in range(1, len(scores)):
        candidates = best[:, None] + table
        back[i] = candidates.argmax(0)
        best = candidates.max(0) + scores[i]
    path = np.zeros(len(scores), dtype=np.intp)
    path[-1] = best.argmax()
    for i in range(len(scores) - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path
