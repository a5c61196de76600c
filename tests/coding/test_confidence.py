"""How sure a claim is: what counts for and against it, and that the sum is a chance."""

from __future__ import annotations

import pytest

from attache.coding import confidence
from attache.coding.modality import Mood
from attache.lexicon import words
from attache.lexicon.confidences import NAMES
from attache.model import Actor, Evidence

NIGER = Actor("NER", "Niger", "NER", "GOV")
SOLDIERS = Actor("MIL/soldier", "soldiers", None, "MIL", "regular")
ASSERTED = Mood("asserted", True, (), ())


def rule(text: str) -> Evidence:
    return Evidence("actors", 0, 1, text)


@pytest.mark.parametrize(
    ("evidence", "mood", "actors", "expected"),
    [
        ([], ASSERTED, [NIGER], {"event"}),
        ([], ASSERTED, [], {"event", "nobody"}),
        ([], ASSERTED, [SOLDIERS], {"event", "no-country"}),
        ([], ASSERTED, [SOLDIERS, NIGER], {"event"}),
        ([rule("rule: the country that the report is about")], ASSERTED, [NIGER], {"event", "carried-on"}),
        ([rule("same document: 'Niger' at 0-5")], ASSERTED, [NIGER], {"event", "same-document"}),
        ([], Mood("planned", True, (), ()), [NIGER], {"event", "not-asserted"}),
        ([], Mood("denied", False, (), ()), [NIGER], {"event", "not-asserted", "negated"}),
    ],
)
def test_what_counts(evidence: list[Evidence], mood: Mood, actors: list[Actor], expected: set[str]) -> None:
    assert set(confidence.features("event", "body", None, evidence, mood, actors)) == expected


def test_statements_have_no_parties_to_miss() -> None:
    assert confidence.features("statement", "headline", None, [], ASSERTED, []) == {
        "statement": 1.0,
        "outside-body": 1.0,
    }


def test_a_chance_rises_with_its_weights_and_is_never_sure() -> None:
    weights = dict.fromkeys(NAMES, 0.0)
    even = confidence.confidence({"event": 1.0}, weights)
    more = confidence.confidence({"event": 1.0}, weights | {"event": 1.0})
    less = confidence.confidence({"event": 1.0, "nobody": 1.0}, weights | {"nobody": -1.0})
    assert less < even == 0.5 < more
    assert confidence.confidence({"event": 1.0}, weights | {"event": 99.0}) == confidence.MOST
    assert confidence.confidence({"event": 1.0}, weights | {"event": -99.0}) == confidence.LEAST


def test_every_name_has_a_weight() -> None:
    assert set(words.load().confidences.weights) == set(NAMES)
