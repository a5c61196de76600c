"""A field's value in a few words."""

from __future__ import annotations

from typing import Any

import pytest

from attache.cli.explained import layout, short
from attache.explain import Explanation, Field, Implied


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        ("withdraw", "withdraw"),
        (True, "True"),
        (0.5, "0.5"),
        ({"id": "NER", "name": "Niger"}, "Niger"),
        ({"low": 900, "high": 1000, "unit": "troops", "text": "nearly 1,000"}, "900 to 1,000 troops"),
        ({"low": 54, "high": 54, "unit": "troops", "text": "54"}, "54 troops"),
        ({"low": None, "high": 500, "unit": "troops", "text": "fewer than 500"}, "up to 500 troops"),
        ({"low": 101, "high": None, "unit": "people", "text": "over 100"}, "101 or more people"),
        ({"low": 1e8, "high": 1e8, "currency": "USD", "text": "$100 million"}, "100,000,000 USD"),
        ({"id": "USA-MIL", "name": "US forces", "country": "USA"}, "US forces (USA)"),
        ({"id": "anonymous/official", "name": None, "role": "official", "country": None}, "official"),
        (
            {"type": "RETREAT", "mode": "withdraw", "contexts": ["military"], "cameo": None},
            "RETREAT, withdraw, military",
        ),
        ({"id": "person/x", "name": None}, "person/x"),
        ({"earliest": "2024-05-03", "latest": None, "text": ""}, "from 3 May 2024"),
        ({"earliest": "2024-03-01", "latest": "2024-03-31", "text": "in March"}, "Mar 2024"),
        ([{"name": "Niger"}, {"name": "Mali"}], "Niger, Mali"),
        (({"name": "Niger"}, "x"), "Niger, x"),
        ({"low": None}, ""),
        ([], ""),
    ],
)
def test_a_value_is_said_in_a_few_words(value: Any, said: str) -> None:
    assert short(value) == said


def test_every_field_has_its_line_and_a_long_value_is_not_said_twice() -> None:
    from rich.console import Console

    words = "the last soldiers had left the base"
    told = Explanation(
        claim="c1",
        report="r1",
        title="A departure",
        url=None,
        section="body",
        sentence=f"He said {words}.",
        start=8,
        end=43,
        fields=(Field("words", words, 8, 43, words, "indirect speech"),),
        implied=(Implied("time", {"earliest": None, "latest": "2024-05-03"}, "from the day of publication"),),
    )
    screen = Console(width=120, no_color=True)
    with screen.capture() as printed:
        screen.print(layout(told, 120))
    lines = [" ".join(line.split()) for line in printed.get().splitlines()]
    assert lines[-2:] == [
        f"words (as in the text) 8-43 {words} indirect speech",
        "time by 3 May 2024 from the day of publication",
    ]
