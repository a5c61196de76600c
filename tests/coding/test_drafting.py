"""What every claim carries: the characters that say it, what stands behind it, and how sure it is."""

from __future__ import annotations

import pytest
from tests.coding.told import claims


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Rain fell on Monday and Chad expelled the German ambassador, who wept.",
            "Chad expelled the German ambassador",
        ),
        ("Sources said nothing; Norway expelled two Russian diplomats.", "Norway expelled two Russian diplomats"),
    ],
)
def test_a_quote_reaches_from_the_first_to_the_last_word_that_the_claim_rests_on(text: str, quote: str) -> None:
    (claim,) = claims(text, "event")
    assert claim.quote == quote


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        ("Chad expelled the German ambassador in April 2023.", "event", "expelled"),
        ("Chad expelled the German ambassador in April 2023.", "actors", "Chad"),
        ("Chad expelled the German ambassador in April 2023.", "recipients", "German ambassador"),
        ("Chad expelled the German ambassador in April 2023.", "time", "April 2023"),
        ("Chad may expel the German ambassador.", "modality", "may"),
        ("Chad did not expel the German ambassador.", "polarity", "not"),
        ("Norway said that Chad had expelled the German ambassador.", "speaker", "Norway"),
    ],
)
def test_each_field_names_its_characters(text: str, field: str, said: str) -> None:
    (claim,) = claims(text, "event")
    assert said in [text[evidence.start : evidence.end] for evidence in claim.evidence if evidence.field == field]


def test_the_reasons_are_those_of_the_evidence_each_once() -> None:
    (claim,) = claims("Chad expelled the German ambassador in April 2023.", "event")
    assert set(claim.why) == {f"{evidence.field}: {evidence.rule}" for evidence in claim.evidence}
    assert len(claim.why) == len(set(claim.why))


def test_what_is_told_outright_is_surer_than_what_is_only_planned() -> None:
    (done,) = claims("Chad expelled the German ambassador.", "event")
    (planned,) = claims("Chad will expel the German ambassador.", "event")
    assert done.confidence > planned.confidence
