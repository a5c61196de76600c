"""`modality.toml`: its words, its modalities, and a user's own table in its place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import get_args

import pytest

from attache.errors import LexiconError
from attache.lexicon import moods
from attache.lexicon.moods import Moods
from attache.model import Modality

SHIPPED = Path(moods.__file__).parent / moods.FILE


def test_modalities_are_those_of_the_contract() -> None:
    known = Moods.load()
    assert {*known.auxiliaries.values(), *known.governors.values()} == set(get_args(Modality)) - {"asserted"}


def test_words_are_in_lower_case() -> None:
    known = Moods.load()
    tables = [known.auxiliaries, known.governors, known.negative_adverbs, known.negative_governors]
    words = [*tables, known.negative_determiners, known.negative_prepositions, known.conditions]
    assert [word for table in words for word in table if word != word.lower().strip() or not word] == []


@pytest.mark.parametrize(
    ("word", "modality"),
    [
        ("plan", "planned"),
        ("decision", "planned"),
        ("announce", "announced"),
        ("order", "ordered"),
        ("ultimatum", "ordered"),
        ("consider", "possible"),
        ("likely", "forecast"),
        ("deny", "denied"),
        ("denial", "denied"),
    ],
)
def test_words_that_govern_a_deed(word: str, modality: str) -> None:
    assert Moods.load().governors[word] == modality


@pytest.mark.parametrize(("word", "modality"), [("will", "planned"), ("may", "possible"), ("would", "conditional")])
def test_words_that_help_a_deed(word: str, modality: str) -> None:
    assert Moods.load().auxiliaries[word] == modality


def test_words_that_only_report_leave_the_deed_as_it_is() -> None:
    known = Moods.load()
    assert {"say", "tell us", "add", "report", "confirm", "have", "be", "do"}.isdisjoint(
        {*known.governors, *known.auxiliaries}
    )


def test_words_of_negation() -> None:
    known = Moods.load()
    assert {"not", "never"} <= known.negative_adverbs
    assert {"fail", "refuse"} <= known.negative_governors
    assert {"no"} <= known.negative_determiners
    assert {"without"} <= known.negative_prepositions
    assert {"if", "unless"} <= known.conditions


def test_a_users_table_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    shutil.copy(SHIPPED, tmp_path / moods.FILE)
    text = (tmp_path / moods.FILE).read_text(encoding="utf-8").replace('"likely"', '"odds-on"')
    (tmp_path / moods.FILE).write_text(text, encoding="utf-8")
    known = Moods.load(tmp_path)
    assert known.governors["odds-on"] == "forecast"
    assert "likely" not in known.governors
    assert Moods.load(tmp_path / "nowhere") == Moods.load()


@pytest.mark.parametrize(
    "text", ["", "[auxiliaries]\n", "auxiliaries = ", "[auxiliaries]\n[governors]\n[negative]\n[conditions]\n"]
)
def test_a_table_without_its_form_is_one_clear_error(tmp_path: Path, text: str) -> None:
    (tmp_path / moods.FILE).write_text(text)
    with pytest.raises(LexiconError, match=r"modality\.toml"):
        Moods.load(tmp_path)
