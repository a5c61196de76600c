"""The words by which a force is gone or still there."""

from __future__ import annotations

import pytest

from attache.lexicon.exits import Exits, places
from attache.publish.check.presences import says_gone


def test_every_entry_is_plain_words_in_lower_case() -> None:
    known = Exits.load()
    lists = (known.participles, known.with_have, known.alone, known.states, known.nobody, known.staying, known.untrue)
    words = {word for phrases in lists for phrase in phrases for word in phrase}
    words |= known.forces | known.helpers | known.under_way
    assert all(word and word == word.lower() and word.replace("'", "").isalpha() for word in words)
    assert known.with_have <= known.participles


def test_a_phrase_is_found_where_all_its_words_stand_together() -> None:
    assert places(["out", "of", "gabon", "out"], {("out", "of"), ("gabon",)}) == [(0, 2), (2, 3)]


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        ("Danish Soldiers Gone From Helmand", True),
        ("Italian Forces Out of Herat", True),
        ("The last Czech troops have now left Logar.", True),
        ("The battalion pulled out of Sirte on Friday.", True),
        ("Polish troops are no longer in Ghazni.", True),
        ("None of the marines remain at the base.", True),
        ("All peacekeepers have been withdrawn from Kidal.", True),
        ("Some 40 soldiers are left at the base.", False),
        ("The battalion has not left Sirte.", False),
        ("The troops may have left Sirte.", False),
        ("The troops will have left by June.", False),
        ("The troops are leaving Sirte.", False),
        ("The minister has left the party.", False),
    ],
)
def test_sentences_that_have_a_force_gone(sentence: str, gone: bool) -> None:
    assert says_gone(sentence) is gone
