"""Which words are deeds, and who stands where around them: real parses, the shipped predicates."""

from __future__ import annotations

import pytest
from tests.coding.told import syntax

from attache.coding import predications
from attache.coding.predications import Predication
from attache.coding.syntax import Syntax
from attache.lexicon import words

# (sentence, row of predicates.toml, subjects' words, objects' words)
ROWS = [
    ("France withdrew its troops from Niger.", "withdraw", "France", "troops"),
    ("France pulled its troops out of Niger.", "withdraw", "France", "troops"),
    ("The troops pulled out of Niger.", "withdraw", "troops", ""),
    ("The envoy was expelled by Chad.", "expel-envoy", "Chad", "envoy"),
    ("The expulsion of the envoy by Chad surprised Rome.", "expel", "Chad", "envoy"),
    ("Chad's expulsion of the envoy surprised Rome.", "expel", "Chad", "envoy"),
    ("Chad and Mali expelled the envoy.", "expel-envoy", "Chad Mali", "envoy"),
    ("Chad expelled the envoy and the consul.", "expel-envoy", "Chad", "envoy consul"),
    ("The junta that expelled the envoy fell.", "expel-envoy", "junta", "envoy"),
    ("The envoy whom Chad expelled wept.", "expel-envoy", "Chad", "envoy"),
    ("Chad wants to expel the envoy.", "expel-envoy", "Chad", "envoy"),
    ("Having expelled the envoy, Chad turned to Moscow.", "expel-envoy", "Chad", "envoy"),
    ("Rebels launched an attack on the town.", "attack", "Rebels", ""),
    ("The town faced attacks from rebels.", "attack", "rebels", "town"),
    ("Spain began the withdrawal of its troops.", "withdraw", "troops Spain", ""),
    ("Egypt and Sudan signed an accord.", "sign-accord", "Egypt Sudan", "accord"),
    ("The accord was signed by Egypt and Sudan.", "sign-accord", "Egypt Sudan", "accord"),
    ("Niger ended its military cooperation with Washington.", "end-accord", "Niger", "cooperation"),
    ("Soldiers seized power in Gabon.", "seize-power", "Soldiers", "power"),
    ("Rebels seized the town.", "seize-territory", "Rebels", "town"),
    ("Japan opened a base in Djibouti.", "open-base", "Japan", "base"),
    ("The army handed the base over to the police.", "hand-over", "army", "base"),
    ("Turkey supplied drones to Ethiopia.", "give-aid", "Turkey", "drones"),
    ("The king sacked his prime minister.", "sack", "king", "minister"),
]
# (sentence, rows of predicates.toml that must not be read into it)
COMPANY = [
    ("The firm withdrew its bid.", {"withdraw"}),
    ("The candidate left a message.", {"leave"}),
    ("The court dismissed the claim.", {"sack"}),
    ("The team killed time.", {"kill"}),
    ("The rebels released a statement.", {"release"}),
    ("The minister suffered a heart attack.", {"attack"}),
    ("The pilots went on strike.", {"strike"}),
    ("The striker conceded a penalty.", {"concede"}),
    ("They struck a deal.", {"attack", "strike"}),
    ("The crisis entered a new phase.", {"enter"}),
    ("The host nation hosted a summit.", {"host"}),
    ("He told a conference that rain was near.", {"order"}),
    ("Niger ended its military cooperation with Washington.", {"cooperate"}),
]


def deeds(sentence: str) -> tuple[Syntax, list[Predication]]:
    tree = syntax(sentence)
    return tree, predications.find(tree, words.load())


def texts(tree: Syntax, tokens: tuple[int, ...]) -> set[str]:
    return {tree.tokens[i].text for i in tokens if tree.tokens[i].upos in ("NOUN", "PROPN")}


@pytest.mark.parametrize(("sentence", "rule", "subjects", "objects"), ROWS)
def test_a_deed_and_who_stands_around_it(sentence: str, rule: str, subjects: str, objects: str) -> None:
    tree, found = deeds(sentence)
    told = [(texts(tree, deed.subjects), texts(tree, deed.objects)) for deed in found if deed.rule.id == rule]
    assert told == [(set(subjects.split()), set(objects.split()))]


@pytest.mark.parametrize(("sentence", "rules"), COMPANY)
def test_a_word_means_something_else_in_other_company(sentence: str, rules: set[str]) -> None:
    _, found = deeds(sentence)
    assert rules.isdisjoint(deed.rule.id for deed in found)


@pytest.mark.parametrize(
    ("sentence", "rule", "aspect"),
    [
        ("Spain began to withdraw its troops.", "withdraw", "begin"),
        ("Spain began withdrawing its troops.", "withdraw", "begin"),
        ("Spain completed the withdrawal of its troops.", "withdraw", "complete"),
        ("The withdrawal of the troops has started.", "withdraw", "begin"),
        ("Spain is withdrawing its troops.", "withdraw", "ongoing"),
        ("Spain withdrew its troops.", "withdraw", "plain"),
        ("The rebels resumed their attacks.", "attack", "continue"),
    ],
)
def test_how_far_a_deed_has_come(sentence: str, rule: str, aspect: str) -> None:
    _, found = deeds(sentence)
    assert [deed.aspect for deed in found if deed.rule.id == rule] == [aspect]


@pytest.mark.parametrize(
    ("sentence", "rule", "oblique"),
    [
        ("Turkey supplied drones to Ethiopia.", "give-aid", ("to", "Ethiopia")),
        ("France withdrew its troops from Niger.", "withdraw", ("from", "Niger")),
        ("Niger ended its accord with Washington.", "end-accord", ("with", "Washington")),
        ("Rebels launched an attack on the town.", "attack", ("on", "town")),
    ],
)
def test_prepositions_lead_to_those_around_a_deed(sentence: str, rule: str, oblique: tuple[str, str]) -> None:
    tree, found = deeds(sentence)
    (deed,) = (deed for deed in found if deed.rule.id == rule)
    assert oblique in [(preposition, tree.tokens[noun].text) for preposition, noun in deed.obliques]


def test_a_noun_deed_takes_its_tense_from_the_verb_that_carries_it() -> None:
    tree, found = deeds("Rebels will launch an attack on the town.")
    (deed,) = (deed for deed in found if deed.rule.id == "attack")
    assert (deed.form, tree.tokens[deed.token].text, tree.tokens[deed.carrier].text) == ("noun", "attack", "launch")
    assert deed.mood.modality == "planned"


def test_doers_that_are_nobody_do_no_deed() -> None:
    _, found = deeds("Floods killed 200 people in Kenya.")
    assert found == []


def test_a_verb_that_only_speaks_concedes_nothing() -> None:
    _, found = deeds("The minister conceded that prices had risen.")
    assert "concede" not in {deed.rule.id for deed in found}
