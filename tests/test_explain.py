"""A claim beside the characters that say it."""

from __future__ import annotations

from typing import Any

import pytest

from attache.explain import explain
from attache.model import Actor, Claim, Evidence, Place, Report, Section

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
