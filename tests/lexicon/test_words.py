"""A user's own tables: each stands in place of the shipped one, predicates row by row, and a broken one is one clear
error."""

from __future__ import annotations

from pathlib import Path

import pytest

from attache.errors import LexiconError
from attache.lexicon import Lexicon, words
from attache.lexicon.loader import WORD_FILES

SHIPPED = Path(words.__file__).parent


def test_every_table_is_shipped() -> None:
    assert [name for name in WORD_FILES if not (SHIPPED / name).exists()] == []


def test_a_folder_with_one_table_is_a_lexicon_folder(tmp_path: Path) -> None:
    (tmp_path / "accords.toml").write_text('nouns = ["handshake"]\n[types]\npeace = ["handshake"]\n')
    assert Lexicon.load(tmp_path).folder == tmp_path.resolve()
    own = words.load(tmp_path)
    assert own.accords.nouns == {"handshake"}
    assert own.accords.verbs == words.load().accords.verbs
    assert own.speech == words.load().speech


def test_predicates_are_added_row_by_row(tmp_path: Path) -> None:
    (tmp_path / "predicates.toml").write_text(
        '[[predicate]]\nid = "leapfrog"\nverbs = ["leapfrog"]\nevent = "MOBILIZE"\n'
    )
    own = words.load(tmp_path).predicates
    assert len(own.rules) == len(words.load().predicates.rules) + 1
    assert [rule.event for rule in own.verbs["leapfrog"]] == ["MOBILIZE"]


@pytest.mark.parametrize("name", WORD_FILES)
def test_a_broken_table_names_itself(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("words = [")
    with pytest.raises(LexiconError, match=name.replace(".", r"\.")):
        words.load(tmp_path)


@pytest.mark.parametrize(
    "name", ["accords.toml", "equipment.toml", "separation.toml", "consent.toml", "elsewhere.toml", "carriers.toml"]
)
def test_a_table_of_another_form_names_itself(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('colours = ["blue"]\n')
    with pytest.raises(LexiconError, match=name.replace(".", r"\.")):
        words.load(tmp_path)
