"""Words that a broken page ran together come apart, honest words do not."""

from __future__ import annotations

import pytest

from attache.language import Parser, glue
from attache.lexicon import words
from attache.model import Report, Section

ONE_WORD = """
within without into therefore someone another often because outpost nation against maintain combat important
fortress therein cotton wherein notion junta weapons withdrawn offensive airbase gendarmerie paramilitary
counterterrorism overhaul afterwards inmate infant offshore onslaught atone format theme theory anthem fora
"""


@pytest.mark.parametrize(
    ("glued", "first", "second"),
    [
        ("agreementwith", "agreement", "with"),
        ("withdrawalof", "withdrawal", "of"),
        ("troopsin", "troops", "in"),
        ("coupin", "coup", "in"),
        ("soldiersand", "soldiers", "and"),
        ("leavethe", "leave", "the"),
        ("expelledby", "expelled", "by"),
        ("deployedto", "deployed", "to"),
        ("attackson", "attacks", "on"),
        ("ministerwas", "minister", "was"),
        ("amilitary", "a", "military"),
        ("thebase", "the", "base"),
        ("inmarch", "in", "march"),
        ("ofsoldiers", "of", "soldiers"),
        ("withweapons", "with", "weapons"),
    ],
)
def test_two_words_come_apart(glued: str, first: str, second: str) -> None:
    at = glue.cut(glued)
    assert (glued[:at], glued[at:]) == (first, second)


@pytest.mark.parametrize(
    "word",
    ONE_WORD.split(),
)
def test_one_word_stays_whole(word: str) -> None:
    assert glue.cut(word) == 0


@pytest.mark.parametrize(
    "text", ["", "a", "in", "and", "Agreementwith", "agreement-with", "agreement2with", "gin", "sofa"]
)
def test_short_words_names_and_what_is_no_word_stay_whole(text: str) -> None:
    assert glue.cut(text) == 0


def test_no_word_of_the_lexicon_comes_apart() -> None:
    rules = words.load().predicates.rules
    known = {part for rule in rules for phrase in (*rule.verbs, *rule.nouns) for part in phrase.split()}
    assert {word for word in known if glue.cut(word)} == set()


def test_the_parts_keep_their_own_characters_of_the_report() -> None:
    text = "Niger ended amilitary agreementwith Washington."
    report = Report(id="r", text=text, sections=(Section("body", 0, len(text)),))
    (sentence,) = Parser.load().parse(report).sentences
    found = [(token.text, token.start) for token in sentence.tokens]
    assert [word for word, _ in found] == ["Niger", "ended", "a", "military", "agreement", "with", "Washington", "."]
    assert all(text[start : start + len(word)] == word for word, start in found)
    assert sentence.text == text
