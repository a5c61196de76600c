"""`speech.toml`: the words of reporting, and a user's own table in its place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from attache.errors import LexiconError
from attache.lexicon import speech
from attache.lexicon.speech import Speech

TABLES = Speech.__struct_fields__
SHIPPED = Path(speech.__file__).parent / speech.FILE


@pytest.mark.parametrize("table", TABLES)
def test_words_are_in_lower_case_and_stand_once(table: str) -> None:
    words = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))[table]
    assert [word for word in words if word != word.lower().strip() or not word] == []
    assert sorted(words) == sorted(set(words))


def test_verbs_that_need_a_clause_or_a_quotation_are_reporting_verbs() -> None:
    known = Speech.load()
    assert known.content_verbs <= known.verbs


def test_every_kind_of_reporting_verb_is_one() -> None:
    known = Speech.load()
    assert known.voicing | known.naming | known.naming_as | known.claiming <= known.verbs
    assert known.spokesmen <= known.offices


def test_plain_verbs_of_saying_need_nothing() -> None:
    known = Speech.load()
    assert {"say", "tell", "claim", "deny"} <= known.verbs - known.content_verbs


def test_people_without_a_name_are_known_by_what_they_are() -> None:
    known = Speech.load()
    assert {"official", "source", "diplomat", "witness"} <= known.anonymous
    assert "president" not in known.anonymous
    assert {"president", "minister", "commander"} <= known.offices
    assert "according to" in known.phrases


def test_a_users_table_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    own = {**dict.fromkeys(TABLES, "[]"), "verbs": '["intone"]'}
    (tmp_path / speech.FILE).write_text("".join(f"{name} = {words}\n" for name, words in own.items()))
    assert Speech.load(tmp_path).verbs == {"intone"}
    assert Speech.load(tmp_path / "nowhere") == Speech.load()


@pytest.mark.parametrize(
    "text",
    ["", "verbs = ['say']\n", "verbs = 1\ncontent_verbs = []\nphrases = []\nanonymous = []\nbodies = []\n", "verbs = "],
)
def test_a_table_without_its_form_is_one_clear_error(tmp_path: Path, text: str) -> None:
    (tmp_path / speech.FILE).write_text(text)
    with pytest.raises(LexiconError, match=r"speech\.toml"):
        Speech.load(tmp_path)
