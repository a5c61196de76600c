"""Scores of who governs whom to the best tree: Chu-Liu/Edmonds, so that every sentence has one root and no cycle.

Method: Chu and Liu 1965, Edmonds 1967; one root enforced as in Zmigrod, Vieira and Cotterell 2020 by trying the roots
that the unconstrained tree proposes.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


LONGEST_SEARCHED = 120  # words: the search grows with the cube, and what is longer is a list or a page without stops


def heads(scores: Scores) -> list[int]:
    """`scores[word, governor]` of n words, governor 0 being the root and i the word i-1, to each word's head: -1 or
    a word.

    The greedy choice is a tree for most sentences and is taken as it is; else the best tree is searched for.
    """
    count = len(scores)
    if count == 1:
        return [-1]
    greedy: list[int] = scores.argmax(1).tolist()
    if greedy.count(0) == 1 and not _cycle([0, *greedy]):
        return [governor - 1 for governor in greedy]
    if count > LONGEST_SEARCHED:
        return _repaired(greedy, scores)
    full = np.full((count + 1, count + 1), -1e9, dtype=np.float64)
    full[1:, :] = scores
    np.fill_diagonal(full, -1e9)
    tree = _arborescence(full)
    if tree[1:].count(0) != 1:
        # One root: try each word that scores well as the only child of the root and keep the best whole.
        likely = np.argsort(-full[1:, 0])[: min(5, count)] + 1
        best, best_score = tree, -np.inf
        for root in likely:
            only = full.copy()
            only[:, 0] = -1e9
            only[root, 0] = full[root, 0]
            candidate = _arborescence(only)
            score = sum(only[i, candidate[i]] for i in range(1, count + 1))
            if score > best_score:
                best, best_score = candidate, score
        tree = best
    return [governor - 1 for governor in tree[1:]]


def _repaired(greedy: list[int], scores: Scores) -> list[int]:
    """The greedy choice with every cycle and every root but the best hung on that root."""
    root = int(scores[:, 0].argmax()) + 1
    governors = [0, *(root if governor == 0 else governor for governor in greedy)]
    governors[root] = 0
    while cycle := _cycle(governors):
        governors[max(cycle, key=lambda node: scores[node - 1, root])] = root
    return [governor - 1 for governor in governors[1:]]


def _cycle(governors: list[int]) -> list[int]:
    """The nodes of one cycle, or none. Node 0 is the root."""
    colour = [0] * len(governors)
    colour[0] = 2
    for start in range(1, len(governors)):
        path = []
        node = start
        while colour[node] == 0:
            colour[node] = 1
            path.append(node)
            node = governors[node]
        if colour[node] == 1 and node in path:
            return path[path.index(node) :]
        for seen in path:
            colour[seen] = 2
    return []


def _arborescence(scores: npt.NDArray[np.float64]) -> list[int]:
    """The best governor of every node but the root 0, which governs itself in the answer."""
    governors = [0, *scores[1:].argmax(1).tolist()]
    ring = _cycle(governors)
    if not ring:
        return governors
    # The cycle becomes one node, the last of a smaller graph.
    cycle = np.array(ring)
    free = np.ones(len(scores), dtype=bool)
    free[cycle] = False
    outside = np.flatnonzero(free)
    kept = scores[cycle, [governors[node] for node in ring]]
    into = scores[cycle[:, None], outside] - kept[:, None]  # what a governor outside gains for each node of the cycle
    out = scores[outside[:, None], cycle]
    merged = len(outside)
    smaller = np.full((merged + 1, merged + 1), -1e9)
    smaller[:merged, :merged] = scores[outside[:, None], outside]
    smaller[merged, :merged] = kept.sum() + into.max(0)
    smaller[:merged, merged] = out.max(1)
    np.fill_diagonal(smaller, -1e9)
    solved = _arborescence(smaller)
    leaves = cycle[out.argmax(1)]
    for index, node in enumerate(outside.tolist()):
        if node:
            governors[node] = int(leaves[index] if solved[index] == merged else outside[solved[index]])
    breaker = solved[merged]
    governors[int(cycle[into[:, breaker].argmax()])] = int(outside[breaker])
    return governors
