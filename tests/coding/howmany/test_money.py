"""Amounts of money."""

from __future__ import annotations

import pytest
from tests.coding.sentences import sentence

from attache.coding.howmany import money

MILLION, BILLION = 10.0**6, 10.0**9


@pytest.mark.parametrize(
    ("text", "said", "currency", "low", "best", "high"),
    [
        ("a $100 million drone base", "$100 million", "USD", 100 * MILLION, 100 * MILLION, 100 * MILLION),
        ("a US$ 40 billion contract", "US$ 40 billion", "USD", 40 * BILLION, 40 * BILLION, 40 * BILLION),
        ("worth $15bn", "$15bn", "USD", 15 * BILLION, 15 * BILLION, 15 * BILLION),
        ("worth $5m", "$5m", "USD", 5 * MILLION, 5 * MILLION, 5 * MILLION),
        ("worth $250", "$250", "USD", 250, 250, 250),
        ("worth €3.5bn", "€3.5bn", "EUR", 3.5 * BILLION, 3.5 * BILLION, 3.5 * BILLION),
        ("worth £20.1 billion", "£20.1 billion", "GBP", 20.1 * BILLION, 20.1 * BILLION, 20.1 * BILLION),
        ("worth GBP 20 million", "GBP 20 million", "GBP", 20 * MILLION, 20 * MILLION, 20 * MILLION),
        ("worth 20 USD", "20 USD", "USD", 20, 20, 20),
        ("100-110 million dollars", "100-110 million dollars", "USD", 100 * MILLION, 105 * MILLION, 110 * MILLION),
        ("$100-110 million", "$100-110 million", "USD", 100 * MILLION, 105 * MILLION, 110 * MILLION),
        (
            "between $1 billion and $1.5 billion",
            "between $1 billion and $1.5 billion",
            "USD",
            BILLION,
            1.25 * BILLION,
            1.5 * BILLION,
        ),
        ("some 1.2 billion euros", "some 1.2 billion euros", "EUR", 1.08 * BILLION, 1.2 * BILLION, 1.32 * BILLION),
        ("more than $2.5 billion", "more than $2.5 billion", "USD", 2.5 * BILLION, None, None),
        ("up to $2 billion", "up to $2 billion", "USD", None, None, 2 * BILLION),
        ("50 million CFA francs", "50 million CFA francs", "XOF", 50 * MILLION, 50 * MILLION, 50 * MILLION),
        ("2 trillion naira", "2 trillion naira", "NGN", 2000 * BILLION, 2000 * BILLION, 2000 * BILLION),
        ("500 US dollars", "500 US dollars", "USD", 500, 500, 500),
        ("a million dollars", "a million dollars", "USD", MILLION, MILLION, MILLION),
        ("300 million roubles", "300 million roubles", "RUB", 300 * MILLION, 300 * MILLION, 300 * MILLION),
        ("300 million yuan", "300 million yuan", "CNY", 300 * MILLION, 300 * MILLION, 300 * MILLION),
        ("40 million Swiss francs", "40 million Swiss francs", "CHF", 40 * MILLION, 40 * MILLION, 40 * MILLION),
    ],
)
def test_money(text: str, said: str, currency: str, low: float | None, best: float | None, high: float | None) -> None:
    (mention,) = money.find(sentence(text))
    read = mention.money
    assert (mention.text, read.text, read.currency) == (said, said, currency)
    for value, expected in ((read.low, low), (read.best, best), (read.high, high)):
        assert value == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    "text", ["100 million people", "5,000 troops", "20 million Liberian dollars", "a pound of rice", "in 2019", ""]
)
def test_not_money(text: str) -> None:
    assert money.find(sentence(text)) == ()


def test_two_amounts_with_report_offsets() -> None:
    text = "It cost US$ 40 billion (£20.1 billion)."
    found = money.find(sentence(text, start=9))
    assert [(m.text, m.money.currency) for m in found] == [("US$ 40 billion", "USD"), ("£20.1 billion", "GBP")]
    assert all(text[m.start - 9 : m.end - 9] == m.text for m in found)
