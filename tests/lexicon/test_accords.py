"""The words of accords.toml: whether the file keeps its own rules, and what it tells coding."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

from attache.errors import LexiconError
from attache.lexicon.accords import Accords
from attache.model import AgreementAction, AgreementType

SHIPPED = Accords.load()


def test_actions_and_types_are_those_of_the_contract() -> None:
    assert set(SHIPPED.verbs) == set(SHIPPED.acts) == set(get_args(AgreementAction))
    assert set(SHIPPED.types) < set(get_args(AgreementType))


def test_a_noun_says_one_action() -> None:
    said = list(chain.from_iterable(SHIPPED.acts.values()))
    assert len(said) == len(set(said))


def test_a_verb_says_one_action() -> None:
    said = list(chain.from_iterable(SHIPPED.verbs.values()))
    assert len(said) == len(set(said))


def test_weak_nouns_are_nouns_or_dealings() -> None:
    assert SHIPPED.weak <= SHIPPED.nouns | SHIPPED.dealings


@pytest.mark.parametrize(
    ("verb", "action"),
    [("renew", "uphold"), ("tear up", "terminate"), ("denounce", "denounce"), ("enter into force", "enter-into-force")],
)
def test_what_a_verb_says(verb: str, action: str) -> None:
    assert SHIPPED.by_verb[verb] == action


def test_a_table_of_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "accords.toml").write_text("nouns = 3\n")
    with pytest.raises(LexiconError, match=r"accords\.toml"):
        Accords.load(tmp_path)
