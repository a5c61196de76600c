"""A field's value in a few words."""

from __future__ import annotations

from typing import Any

import pytest

from attache.cli.explained import short


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        ("withdraw", "withdraw"),
        (True, "True"),
        (0.5, "0.5"),
        ({"id": "NER", "name": "Niger"}, "Niger"),
        ({"low": 900, "best": 1000, "text": "nearly 1,000"}, "nearly 1,000"),
        ({"id": "person/x", "name": None}, "person/x"),
        ({"earliest": "2024-05-03", "latest": None, "text": ""}, '{"earliest": "2024-05-03", "text": ""}'),
        ([{"name": "Niger"}, {"name": "Mali"}], "Niger, Mali"),
        (({"name": "Niger"}, "x"), "Niger, x"),
        ({"low": None}, ""),
        ([], ""),
    ],
)
def test_a_value_is_said_in_a_few_words(value: Any, said: str) -> None:
    assert short(value) == said
