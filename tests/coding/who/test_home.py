"""People, offices and units whose country nobody names."""

from __future__ import annotations

import pytest
from tests.coding import build

from attache.coding.where import places
from attache.coding.who import actors, home
from attache.coding.who.mentions import ActorMention
from attache.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def settled(lexicon: Lexicon, *lines: str, word: str, named: tuple[tuple[str, str], ...] = ()) -> list[ActorMention]:
    """The mentions of the last line that end in a word."""
    parsed = build.parse(*lines, named=named)
    found = actors.find(parsed, lexicon)
    last = parsed.sentences[-1]
    at_home = home.settle(found, places.find(parsed, lexicon, found), lexicon)
    return [m for m in at_home.in_sentence(last.index) if last.tokens[m.last - 1].text == word]


IN_NIAMEY = "in/ADP/case/4 Niamey/PROPN/obl/2"
MALI_AND_NIGER = "Mali/PROPN/nsubj/4 and/CCONJ/cc/3 Niger/PROPN/conj/1 agreed/VERB/root/0"
AT_HOME = [
    (f"police/NOUN/nsubj/2 fired/VERB/root/0 {IN_NIAMEY}", "police", "NER"),
    (f"protesters/NOUN/nsubj/2 marched/VERB/root/0 {IN_NIAMEY}", "protesters", "NER"),
    ("a/DET/det/2 court/NOUN/nsubj/3 ruled/VERB/root/0 in/ADP/case/5 Algiers/PROPN/obl/3", "court", "DZA"),
    (
        "the/DET/det/2 junta/NOUN/nsubj/3 thanked/VERB/root/0 people/NOUN/obj/3 of/ADP/case/7 Mali/PROPN/nmod/4",
        "junta",
        "MLI",
    ),
    (
        "lawmakers/NOUN/nsubj/2 met/VERB/root/0 in/ADP/case/4 Nairobi/PROPN/obl/2 to/PART/mark/6 accuse/VERB/advcl/2 "
        "Ugandan/ADJ/amod/8 soldiers/NOUN/obj/6",
        "lawmakers",
        "KEN",
    ),
]


@pytest.mark.parametrize(("line", "word", "country"), AT_HOME)
def test_they_are_of_the_country_that_the_sentence_has_them_in(
    lexicon: Lexicon, line: str, word: str, country: str
) -> None:
    (mention,) = settled(lexicon, line, word=word)
    assert mention.actor.country == country
    assert mention.rule


OPEN = [
    (f"gunmen/NOUN/nsubj/2 fired/VERB/root/0 {IN_NIAMEY}", "gunmen"),
    ("foreign/ADJ/amod/2 troops/NOUN/nsubj/3 stayed/VERB/root/0 in/ADP/case/5 Niamey/PROPN/obl/3", "troops"),
    ("the/DET/det/3 new/ADJ/amod/3 force/NOUN/nsubj/4 stayed/VERB/root/0 in/ADP/case/6 Niamey/PROPN/obl/4", "force"),
    ("both/DET/det/2 governments/NOUN/nsubj/3 met/VERB/root/0 in/ADP/case/5 Niamey/PROPN/obl/3", "governments"),
    (f"{MALI_AND_NIGER} after/SCONJ soldiers/NOUN/nsubj/7 clashed/VERB/advcl/4", "soldiers"),
]


@pytest.mark.parametrize(("line", "word"), OPEN)
def test_what_is_foreign_or_may_be_of_several_stays_open(lexicon: Lexicon, line: str, word: str) -> None:
    assert [mention.actor.country for mention in settled(lexicon, line, word=word)] == [None]


def test_a_person_of_whom_all_sentences_say_the_same(lexicon: Lexicon) -> None:
    person = (("person", "Grace Hopper"),)
    line = "Grace/PROPN/nsubj/3 Hopper/PROPN/flat/1 spoke/VERB/root/0 in/ADP/case/5 {}/PROPN/obl/3"
    (mention,) = settled(lexicon, line.format("Niamey"), word="Hopper", named=person)
    assert mention.actor.country == "NER"
    (mention,) = settled(lexicon, line.format("Nairobi"), line.format("Niamey"), word="Hopper", named=person)
    assert mention.actor.country is None


def test_a_unit_with_a_name_is_at_home_where_its_state_acts_and_not_where_it_lies(lexicon: Lexicon) -> None:
    unit = (("organisation", "9th Mountain Brigade"),)
    name = "9th/ADJ/amod/3 Mountain/PROPN/compound/3 Brigade/PROPN"
    (mention,) = settled(
        lexicon, f"{name}/nsubj/4 lay/VERB/root/0 in/ADP/case/6 Niamey/PROPN/obl/4", word="Brigade", named=unit
    )
    assert mention.actor.country is None
    (mention,) = settled(lexicon, f"Niger/PROPN/nsubj/5 {name}/obj/5 sent/VERB/root/0", word="Brigade", named=unit)
    assert mention.actor.country == "NER"
