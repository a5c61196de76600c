"""Parts that exceed their whole, and parts that only seem to."""

from __future__ import annotations

import pytest

from attache.coding.howmany import counts, sums
from attache.model import Sentence


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("Of the 950 soldiers in the country, 1,200 have left.", "950", ("1,200",)),
        ("The army said 1,200 of its 950 soldiers had left.", "950", ("1,200",)),
        ("Some 1,300 of an estimated 950 soldiers have left the country.", "an estimated 950", ("Some 1,300",)),
        ("Italy has 250 soldiers there: 150 in the capital and 150 in the north.", "250", ("150", "150")),
        ("The force has 1,000 troops, including 600 Malians and 500 Chadians.", "1,000", ("600", "500")),
        ("The attack killed 17 people, including 12 soldiers and eight civilians.", "17", ("12", "eight")),
    ],
)
def test_parts_that_exceed_the_whole(text: str, whole: str, parts: tuple[str, ...]) -> None:
    sentence = Sentence(index=0, section="body", start=7, end=7 + len(text), text=text, tokens=())
    (found,) = sums.find(sentence, counts.find(sentence))
    assert (found.whole, found.parts) == (whole, parts)
    assert found.problem.endswith(f"more than the {whole} that they are part of")
    said = text[found.start - 7 : found.end - 7]
    assert whole in said and all(part in said for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "About 766 of an estimated 950 soldiers have left the country since May.",
        "Of the 950 soldiers, 300 left on 7 July 2024 after 1,200 days.",
        "Italy has 300 soldiers there: 150 in the capital and 150 in the north.",
        "The attack killed 17 people, including 12 soldiers, and wounded 20 others.",
        "The attack killed 17 people, including 12 soldiers and a child, and wounded 20 others.",
        "Three soldiers were killed: 20 militants attacked at 4 a.m. with 5 vehicles.",
        "The base for 100 soldiers cost $110 million, including 500 tonnes of steel and 900 lorries.",
        "It has 50 soldiers. Including drivers, 80 men and 20 women work there.",
        "The force of 100 soldiers has, including its reserve, 300 vehicles and 20 aircraft.",
    ],
)
def test_numbers_that_are_no_parts(text: str) -> None:
    sentence = Sentence(index=0, section="body", start=0, end=len(text), text=text, tokens=())
    assert sums.find(sentence, counts.find(sentence)) == ()
