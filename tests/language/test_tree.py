import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attache.language.tree import heads


def is_tree(governors: list[int]) -> bool:
    """One root, and every word reaches it."""
    if governors.count(-1) != 1:
        return False
    for word in range(len(governors)):
        seen = set()
        while word != -1:
            if word in seen:
                return False
            seen.add(word)
            word = governors[word]
    return True


def best_by_trying_all(scores: np.ndarray) -> float:
    count = len(scores)
    trees = (g for g in itertools.product(range(-1, count), repeat=count) if is_tree(list(g)))
    return max(float(sum(scores[i, g + 1] for i, g in enumerate(tree))) for tree in trees)


@given(st.integers(1, 4), st.integers(0, 10_000))
def test_the_tree_is_the_best_of_all_trees(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    found = heads(scores)
    assert is_tree(found)
    assert sum(scores[i, g + 1] for i, g in enumerate(found)) == pytest.approx(best_by_trying_all(scores), abs=1e-4)


@given(st.one_of(st.integers(5, 40), st.integers(121, 140)), st.integers(0, 10_000))
def test_a_long_sentence_has_one_root_and_no_cycle(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    assert is_tree(heads(scores))
