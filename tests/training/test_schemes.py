"""What each data set's labels become is a label that its head has, and the heads are those that the program reads."""

from __future__ import annotations

from collections.abc import Iterable

import own
import pytest
import schemes

from attache.language import LABELS
from attache.lexicon import words


def test_bio_tags_begin_with_o_and_pair_every_label() -> None:
    assert schemes.bio(["gun", "ship"]) == ["O", "B-gun", "I-gun", "B-ship", "I-ship"]


@pytest.mark.parametrize("tags", [*schemes.TAGGERS.values(), *schemes.PAIRS.values()], ids=str)
def test_no_tag_stands_twice(tags: list[str]) -> None:
    assert len(tags) == len(set(tags))


@pytest.mark.parametrize(
    ("mapped", "labels"),
    [
        (schemes.NEWSWIRE.values(), schemes.NAMED),
        (schemes.RE3D.values(), schemes.MENTION),
        (schemes.POLITICS.values(), schemes.PARTIES),
        (schemes.KAIROS_TYPES.values(), schemes.ACT_TYPES),
        (schemes.KAIROS_ROLES.values(), schemes.ACT_ROLES),
        (own.NAMED.values(), schemes.NAMED),
        (own.ARMED.values(), schemes.ARMED),
    ],
    ids=["newswire", "re3d", "politics", "act types", "act roles", "own names", "own forces"],
)
def test_what_a_set_says_is_a_label_of_its_head(mapped: Iterable[str], labels: tuple[str, ...]) -> None:
    assert set(mapped) <= set(labels)


@pytest.mark.parametrize(
    ("labels", "field"), [(schemes.NAMED, "named"), (schemes.ARMED, "armed"), (schemes.QUOTES, "speech")]
)
def test_the_program_lists_the_labels_that_are_trained(labels: tuple[str, ...], field: str) -> None:
    assert set(LABELS[field]) == set(labels)


def test_the_roots_of_deeds_are_those_of_the_predicates() -> None:
    assert {rule.event for rule in words.load().predicates.rules} - {None} == set(schemes.ROOTS)
