"""Questions to trees that are written by hand, so that they do not change with the encoder."""

from __future__ import annotations

import pytest
from tests.coding.build import sentence

from attache.coding.syntax import Syntax

TREES = {
    "active": "France/PROPN/nsubj/2 withdrew/VERB/root/0 its/PRON/nmod:poss/4 "
    "troops/NOUN/obj/2 from/ADP/case/6 Mali/PROPN/obl/2",
    "passive": "Envoys/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 expelled/VERB/root/0 by/ADP/case/5 Chad/PROPN/obl/3 "
    "and/CCONJ/cc/7 Togo/PROPN/conj/5",
    "control": "Chad/PROPN/nsubj/2 wants/VERB/root/0 to/PART/mark/4 expel/VERB/xcomp/2 envoys/NOUN/obj/4",
    "object control": "Chad/PROPN/nsubj/2 ordered/VERB/root/0 soldiers/NOUN/obj/2 to/PART/mark/5 leave/VERB/xcomp/2",
    "coordination": "Rebels/NOUN/nsubj/2 attacked/VERB/root/0 and/CCONJ/cc/4 "
    "burned/VERB/conj/2 the/DET/det/6 town/NOUN/obj/4",
    "subject relative": "The/DET/det/2 junta/NOUN/nsubj/6 that/PRON/nsubj/4 "
    "expelled/VERB/acl:relcl/2 envoys/NOUN/obj/4 "
    "fell/VERB/root/0",
    "object relative": "Envoys/NOUN/nsubj/5 whom/PRON/obj/4 "
    "Chad/PROPN/nsubj/4 expelled/VERB/acl:relcl/1 wept/VERB/root/0",
    "bare relative": "Envoys/NOUN/nsubj/4 Chad/PROPN/nsubj/3 expelled/VERB/acl:relcl/1 wept/VERB/root/0",
    "participle": "Troops/NOUN/nsubj/5 stationed/VERB/acl/1 in/ADP/case/4 Mali/PROPN/obl/2 slept/VERB/root/0",
    "adverbial": "Having/AUX/aux/2 expelled/VERB/advcl/6 envoys/NOUN/obj/2 "
    "~,/PUNCT/punct/2 Chad/PROPN/nsubj/6 left/VERB/root/0",
    "decision": "Chad/PROPN/nmod:poss/3 ~'s/PART/case/1 decision/NOUN/nsubj/7 to/PART/mark/5 expel/VERB/acl/3 "
    "envoys/NOUN/obj/5 stood/VERB/root/0",
    "shared object": "Rebels/NOUN/nsubj/2 took/VERB/root/0 and/CCONJ/cc/4 burned/VERB/conj/2 houses/NOUN/obj/2",
    "out of": "Troops/NOUN/nsubj/2 marched/VERB/root/0 out/ADP/case/5 of/ADP/fixed/3 Mali/PROPN/obl/2",
    "which": "The/DET/det/2 pact/NOUN/nsubj/9 with/ADP/case/4 Chad/PROPN/nmod/2 ~,/PUNCT/punct/7 which/PRON/nsubj/7 "
    "borders/VERB/acl:relcl/2 Niger/PROPN/obj/7 holds/VERB/root/0",
    "owners": "The/DET/det/4 US/PROPN/compound/4 troop/NOUN/compound/4 "
    "withdrawal/NOUN/nsubj/7 from/ADP/case/6 Chad/PROPN/nmod/4 "
    "began/VERB/root/0",
}


def tree(name: str) -> Syntax:
    return Syntax(sentence(TREES[name]))


def at(syntax: Syntax, text: str) -> int:
    return next(i for i, token in enumerate(syntax.tokens) if token.text == text)


def texts(syntax: Syntax, tokens: list[int]) -> list[str]:
    return [syntax.tokens[i].text for i in tokens]


@pytest.mark.parametrize(
    ("name", "verb", "subjects", "objects"),
    [
        ("active", "withdrew", ["France"], ["troops"]),
        ("control", "expel", ["Chad"], ["envoys"]),
        ("object control", "leave", ["soldiers"], []),
        ("coordination", "burned", ["Rebels"], ["town"]),
        ("coordination", "attacked", ["Rebels"], []),
        ("subject relative", "expelled", ["junta"], ["envoys"]),
        ("object relative", "expelled", ["Chad"], ["Envoys"]),
        ("bare relative", "expelled", ["Chad"], ["Envoys"]),
        ("participle", "stationed", ["Troops"], []),
        ("adverbial", "expelled", ["Chad"], ["envoys"]),
        ("decision", "expel", ["Chad"], ["envoys"]),
        ("shared object", "burned", ["Rebels"], ["houses"]),
        ("which", "borders", ["Chad"], ["Niger"]),
    ],
)
def test_arguments_that_english_leaves_out_are_lent(
    name: str, verb: str, subjects: list[str], objects: list[str]
) -> None:
    syntax = tree(name)
    assert texts(syntax, syntax.subjects(at(syntax, verb))) == subjects
    assert texts(syntax, syntax.objects(at(syntax, verb))) == objects


@pytest.mark.parametrize(
    ("name", "verb", "passive"),
    [
        ("passive", "expelled", True),
        ("participle", "stationed", True),
        ("active", "withdrew", False),
        ("adverbial", "expelled", False),
        ("subject relative", "expelled", False),
    ],
)
def test_the_passive_is_told_from_the_active(name: str, verb: str, passive: bool) -> None:
    syntax = tree(name)
    assert syntax.is_passive(at(syntax, verb)) is passive


def test_the_agents_of_a_passive_are_all_named() -> None:
    syntax = tree("passive")
    assert texts(syntax, syntax.by_phrase(at(syntax, "expelled"))) == ["Chad", "Togo"]
    assert syntax.by_phrase(at(tree("active"), "withdrew")) == []


def test_prepositions_of_several_words_are_one() -> None:
    syntax = tree("out of")
    assert syntax.preposition(at(syntax, "Mali")) == "out of"
    assert [(p, syntax.tokens[n].text) for p, n in syntax.obliques(at(syntax, "marched"))] == [("out of", "Mali")]


def test_a_coordinated_noun_shares_the_preposition() -> None:
    syntax = tree("passive")
    assert syntax.preposition(at(syntax, "Togo")) == "by"


def test_owners_and_words_before_a_noun() -> None:
    syntax = tree("owners")
    assert texts(syntax, syntax.modifiers(at(syntax, "withdrawal"))) == ["US", "troop"]
    possessed = tree("decision")
    assert texts(possessed, possessed.possessors(at(possessed, "decision"))) == ["Chad"]


def test_what_lies_below_and_above_a_word() -> None:
    syntax = tree("owners")
    assert syntax.span(at(syntax, "withdrawal")) == (0, 6)
    assert texts(syntax, list(syntax.up(at(syntax, "from")))) == ["Chad", "withdrawal", "began"]


def test_a_relation_is_asked_for_with_or_without_its_subtype() -> None:
    syntax = tree("passive")
    verb = at(syntax, "expelled")
    assert syntax.rel(0) == "nsubj"
    assert syntax.children(verb, "nsubj") == syntax.children(verb, "nsubj:pass") == [0]
    assert syntax.children(verb, "obj") == []
    assert syntax.children(verb) == [0, 1, 4]


@pytest.mark.parametrize("line", ["one/NOUN two/VERB three/NOUN", "one/NOUN/nsubj/2 two/VERB/conj/3 three/VERB/conj/2"])
def test_broken_trees_are_answered_without_complaint(line: str) -> None:
    """Words that hang nowhere, and words that hang on each other."""
    syntax = Syntax(sentence(line))
    for i in range(len(syntax.tokens)):
        assert syntax.subjects(i) == syntax.subjects(i)
        assert i in syntax.below(i)
        assert len(list(syntax.up(i))) <= 12
