from itertools import product

import numpy as np
import pytest

from attache.language.tags import Plain, Tagger, read

TAGS = ("O", "B-person", "I-person", "B-place", "I-place")


def scores(*rows: dict[str, float]) -> np.ndarray:
    return np.array([[[row.get(tag, 0.0) for tag in TAGS] for row in rows]], dtype=np.float32)


@pytest.mark.parametrize("tagger", [Tagger(TAGS), Plain(TAGS)])
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
def test_the_best_valid_sequence(
    tagger: Tagger, rows: list[dict[str, float]], expected: list[tuple[int, int, str]]
) -> None:
    (found,) = tagger.spans(scores(*rows), [len(rows)])
    assert [(s.first, s.last, s.label) for s in found] == expected


def test_a_score_is_a_chance() -> None:
    ((span,),) = Tagger(TAGS).spans(scores({"B-person": 9}, {"O": 9}), [2])
    assert 0.9 < span.score <= 1.0


def test_learned_steps_decide_between_equal_words() -> None:
    steps = np.zeros((5, 5), dtype=np.float32)
    steps[1, 2] = 3.0  # a person's name goes on
    word = {"B-person": 4.0}, {"O": 2.0, "I-person": 0.0}
    (plain,), (learned,) = Tagger(TAGS).spans(scores(*word), [2]), Tagger(TAGS, steps).spans(scores(*word), [2])
    assert [(s.first, s.last) for s in plain] == [(0, 1)]
    assert [(s.first, s.last) for s in learned] == [(0, 2)]


def test_it_is_the_best_of_all_paths_whatever_stands_beside_it() -> None:
    random = np.random.default_rng(7)
    steps = random.normal(size=(5, 5)).astype(np.float32)
    batch = random.normal(size=(12, 4, 5)).astype(np.float32) * 2
    batch[:, :, 0] += random.normal(size=(12, 1)) * 4
    lengths = [1 + i % 4 for i in range(12)]
    valid = {
        length: [
            path
            for path in product(range(5), repeat=length)
            if all(
                TAGS[tag][0] != "I" or (i and TAGS[path[i - 1]][0] != "O" and TAGS[path[i - 1]][2:] == TAGS[tag][2:])
                for i, tag in enumerate(path)
            )
        ]
        for length in range(1, 5)
    }

    def worth(row: int, path: tuple[int, ...], learned: bool) -> float:
        words = sum(float(batch[row, i, tag]) for i, tag in enumerate(path))
        return words + (sum(float(steps[a, b]) for a, b in zip((0, *path), path, strict=False)) if learned else 0.0)

    for tagger, learned in ((Tagger(TAGS, steps), True), (Tagger(TAGS), False), (Plain(TAGS), False)):
        together = tagger.spans(batch, lengths)
        for row, length in enumerate(lengths):
            best = max(valid[length], key=lambda path: worth(row, path, learned))
            expected = read([TAGS[tag] for tag in best])
            assert [(s.first, s.last, s.label) for s in together[row]] == expected


def test_labels_without_a_prefix_are_spans_of_one_word() -> None:
    tagger = Tagger(("O", "ASSAULT", "AID"))
    (found,) = tagger.spans(np.array([[[0, 5, 0], [0, 5, 0], [3, 0, 0]]], dtype=np.float32), [3])
    assert [(s.first, s.last, s.label) for s in found] == [(0, 1, "ASSAULT"), (1, 2, "ASSAULT")]


def test_no_span_is_read_beyond_the_end_of_a_sentence() -> None:
    tagger = Tagger(("asserted", "planned"))
    said = np.array([[[0, 5], [5, 0], [5, 0]], [[0, 5], [5, 0], [0, 5]]], dtype=np.float32)
    assert [len(own) for own in tagger.spans(said, [2, 3])] == [2, 3]


def test_words_that_are_certainly_in_no_span_do_not_change_the_best_path_of_the_others() -> None:
    random = np.random.default_rng(11)
    tagger = Tagger(TAGS, random.normal(size=(5, 5)).astype(np.float32))
    own = random.normal(size=(20, 3, 5)).astype(np.float32) * 2
    clear = np.tile(np.array([50, 0, 0, 0, 0], dtype=np.float32), (20, 4, 1))
    alone = tagger.spans(np.concatenate([own, clear[:, :1]], 1), [4] * 20)
    among = tagger.spans(np.concatenate([clear, own, clear, own, clear[:, :1]], 1), [15] * 20)
    for one, both in zip(alone, among, strict=True):
        places = [(s.first, s.last, s.label) for s in one]
        assert [(s.first, s.last, s.label) for s in both] == [
            (first + shift, last + shift, label) for shift in (4, 11) for first, last, label in places
        ]
