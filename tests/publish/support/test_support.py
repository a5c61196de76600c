"""The measure of support: its words, its features, and what it makes of pairs of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from attache.errors import ModelError
from attache.publish.support import judging, support
from attache.publish.support.alignment import align
from attache.publish.support.features import features
from attache.publish.support.words import read

BODY = "The navy said on Tuesday that 45 ships had left the port of Toulon for the eastern Mediterranean."


@pytest.mark.parametrize(
    ("supported", "not_so"),
    [
        ("More than 40 ships have left Toulon.", "More than 50 ships have left Toulon."),
        ("Ships left Toulon for the Mediterranean.", "Aircraft attacked Tripoli for the first time."),
        ("45 ships left the port of Toulon.", "54 ships left the port of Toulon."),
        ("Fewer than 50 ships left Toulon.", "Fewer than 40 ships left Toulon."),
    ],
)
def test_what_the_text_says_scores_higher_than_what_it_does_not(supported: str, not_so: str) -> None:
    assert support(supported, BODY) >= 0.5 > support(not_so, BODY)


@pytest.mark.parametrize(
    ("said", "known", "found"),
    [
        ("deployment", "They deployed.", True),
        ("American", "The United States agreed.", True),
        ("Nigerien", "Nigeria agreed.", False),
        ("withdrawal", "They withdrew and withdraw again.", True),
        ("troops", "A troop passed.", True),
    ],
)
def test_a_word_is_found_in_its_other_forms(said: str, known: str, found: bool) -> None:
    assert (align(said, known).to[0] >= 0) is found


def test_a_country_is_one_word() -> None:
    assert [word.root for word in read("the United States")] == ["the", "USA"]


def test_a_frequent_word_weighs_less_than_a_rare_one() -> None:
    common, rare = (word.weight for word in read("people oryx"))
    assert 0 < common < rare <= 1


def test_every_feature_has_a_weight_and_is_bounded() -> None:
    values = features("More than 40 ships have not left Toulon before May 2024.", BODY)
    weights = judging._weights()
    assert set(values) == set(weights.features)
    assert all(-1 <= value <= 2 for value in values.values())


@pytest.mark.parametrize("said", ["", "the of", "…", "🙂🙂", "1" * 400])
def test_a_sentence_without_words_is_no_error(said: str) -> None:
    assert 0 <= support(said, BODY) <= 1
    assert 0 <= support(BODY, said) <= 1


def test_damaged_weights_are_a_model_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weights.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(judging, "WEIGHTS", tmp_path / "weights.json")
    judging._weights.cache_clear()
    with pytest.raises(ModelError, match="install attache again"):
        support("a", "b")
    judging._weights.cache_clear()
