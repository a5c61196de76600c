import numpy as np
import pytest

from attache.language.tags import spans, transitions

TAGS = ("O", "B-person", "I-person", "B-place", "I-place")


def scores(*rows: dict[str, float]) -> np.ndarray:
    return np.array([[row.get(tag, 0.0) for tag in TAGS] for row in rows], dtype=np.float32)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"O": 5}, {"O": 5}], []),
        ([{"B-person": 5}, {"I-person": 5}, {"O": 5}], [(0, 2, "person")]),
        ([{"B-person": 5}, {"B-person": 5}], [(0, 1, "person"), (1, 2, "person")]),
        # an I- that nothing begins is not a span of its own: the best valid reading wins
        ([{"O": 5}, {"I-place": 5, "B-place": 4}], [(1, 2, "place")]),
        ([{"B-person": 5}, {"I-place": 3, "I-person": 2}], [(0, 2, "person")]),
    ],
)
def test_the_best_valid_sequence(rows: list[dict[str, float]], expected: list[tuple[int, int, str]]) -> None:
    found = spans(scores(*rows), TAGS, transitions(TAGS))
    assert [(s.first, s.last, s.label) for s in found] == expected


def test_a_score_is_a_chance() -> None:
    (span,) = spans(scores({"B-person": 9}, {"O": 9}), TAGS, transitions(TAGS))
    assert 0.9 < span.score <= 1.0
