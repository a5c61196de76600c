"""A claim beside the characters that say it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from attache.explain import explain
from attache.model import Actor, Claim, Evidence, Place, Published, Report, Section, Time

TEXT = "US troops left Agadez."
REPORT = Report(id="r1", text=TEXT, sections=(Section("body", 0, len(TEXT)),), title="A departure", url="https://a.b/c")


def claim(*evidence: Evidence) -> Claim:
    return Claim(
        id="c1",
        report="r1",
        section="body",
        sentence=TEXT,
        start=0,
        end=len(TEXT),
        quote=TEXT,
        kind="presence",
        action="withdraw",
        actors=(Actor("USA-MIL", "US forces", "USA"), Actor("NER-MIL", "Nigerien army", "NER")),
        place=Place("place/NER/agadez", "Agadez", "NER"),
        why=("who left where",),
        evidence=evidence,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("action", "withdraw"),
        ("place.country", "NER"),
        ("actors.1.name", "Nigerien army"),
        ("actors[0].id", "USA-MIL"),
        ("actors.7", None),
        ("nothing", None),
        ("action.more", None),
    ],
)
def test_a_field_is_found_by_its_path(field: str, value: Any) -> None:
    (found,) = explain(claim(Evidence(field, 0, 2, "a rule")), REPORT).fields
    assert (found.field, found.value, found.quote, found.rule) == (field, value, "US", "a rule")


def test_fields_come_in_the_order_of_their_characters() -> None:
    fields = explain(
        claim(Evidence("place", 15, 21, "p"), Evidence("actors", 0, 9, "b"), Evidence("action", 10, 14, "a")), REPORT
    ).fields
    assert [(field.field, field.quote) for field in fields] == [
        ("actors", "US troops"),
        ("action", "left"),
        ("place", "Agadez"),
    ]


def test_the_sentence_and_its_place_are_told() -> None:
    told = explain(claim(), REPORT)
    assert (told.claim, told.report, told.title, told.url) == ("c1", "r1", "A departure", "https://a.b/c")
    assert (told.sentence, told.start, told.end, told.section) == (TEXT, 0, len(TEXT), "body")
    assert (told.fields, told.why) == ((), ("who left where",))


def test_each_actor_has_its_own_characters() -> None:
    evidence = (Evidence("actors", 0, 9, "first"), Evidence("place", 15, 21, "p"), Evidence("actors", 15, 21, "second"))
    told = [(field.field, field.quote) for field in explain(claim(*evidence), REPORT).fields if field.field != "place"]
    assert told == [("actors.0", "US troops"), ("actors.1", "Agadez")]


def test_evidence_that_is_not_one_for_each_is_for_all() -> None:
    evidence = [Evidence("actors", at, at + 2, "piece") for at in (0, 3, 5)]
    assert {field.field for field in explain(claim(*evidence), REPORT).fields} == {"actors"}


@pytest.mark.parametrize(
    ("changes", "implied"),
    [
        ({}, {"action": "together", "actors": "together", "place": "together", "modality": "plain statement"}),
        ({"modality": "planned", "actors": (), "place": None, "action": None}, {"modality": "together"}),
        (
            {"time": Time(None, dt.date(2024, 5, 3)), "actors": (), "place": None, "action": None},
            {"time": "day of publication (inferred)", "modality": "plain statement"},
        ),
        (
            {"attribution": "direct", "polarity": False, "actors": (), "place": None, "action": None},
            {"attribution": "quoted", "modality": "plain statement", "polarity": "together"},
        ),
    ],
)
def test_what_no_characters_say_is_told_apart(changes: dict[str, Any], implied: dict[str, str]) -> None:
    report = msgspec.structs.replace(REPORT, published=Published(None, dt.date(2024, 5, 3), "inferred"))
    told = explain(msgspec.structs.replace(claim(), **changes), report).implied
    assert {found.field for found in told} == implied.keys()
    assert [found.rule for found in told if implied[found.field] not in found.rule] == []


def test_a_field_with_characters_is_not_implied() -> None:
    told = explain(claim(Evidence("place", 15, 21, "p"), Evidence("actors[0].id", 0, 2, "a")), REPORT).implied
    assert [found.field for found in told] == ["action", "modality"]


def test_a_day_of_publication_that_a_weekday_settled_is_told_with_it() -> None:
    text = "NIAMEY, Nov 3 (AP) - US troops left Agadez on Monday, Nov. 3."
    day = dt.date(2025, 11, 3)
    report = msgspec.structs.replace(REPORT, text=text, published=Published(day, day, "inferred"))
    undated = msgspec.structs.replace(claim(), time=Time(day, day))
    (rule,) = [found.rule for found in explain(undated, report).implied if found.field == "time"]
    assert "inferred: the text names no year; its 3 November is a Monday" in rule
