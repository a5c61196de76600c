"""The words of `lexicon/units.toml`, read once: which noun is which unit, which verb says what became of whom."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast

import msgspec

from attache.errors import LexiconError
from attache.model import CountUnit


class Noun(msgspec.Struct, frozen=True):
    """A noun that can be counted: its unit, and what a figure of it counts where no verb says more."""

    unit: CountUnit
    of: str


class Units(msgspec.Struct, frozen=True):
    """The tables of units.toml, ready for look-up by lower-case phrase."""

    nouns: dict[str, Noun]
    singular: frozenset[str]  # forms that count one, or describe the noun behind them ("civilian deaths")
    longest: int  # words in the longest noun phrase
    before: dict[str, str]
    after: dict[str, str]
    tolls: dict[str, str]
    labels: frozenset[str]
    stop: frozenset[str]
    teams: frozenset[str]
    designations: dict[str, CountUnit]
    platforms: dict[str, CountUnit]
    symbols: dict[str, str]
    currencies: dict[str, str]
    lengths: dict[str, float]


@cache
def load() -> Units:
    """The shipped units. Raises LexiconError where the file lacks a table."""
    text = files("attache.lexicon").joinpath("units.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    try:
        return _build(data)
    except KeyError as error:
        raise LexiconError(f"units.toml: {error} is missing; see the head of the file for its form") from None


def _build(data: dict[str, Any]) -> Units:
    nouns: dict[str, Noun] = {}
    for row in data["unit"]:
        for form in _forms(row):
            nouns[form] = Noun(cast("CountUnit", row["unit"]), row["role"])
    for row in data["state"]:
        for form in _forms(row):
            nouns[form] = Noun("people", row["of"])
    return Units(
        nouns=nouns,
        singular=_singular(data),
        longest=max(form.count(" ") + 1 for form in nouns),
        before={verb: row["of"] for row in data["state"] for verb in row["before"]},
        after={word: row["of"] for row in data["state"] for word in row["after"]},
        tolls={phrase: row["of"] for row in data["state"] for phrase in row["title"]},
        labels=frozenset(data["labels"]["words"]),
        stop=frozenset(data["stop"]["words"].split()),
        teams=frozenset(data["teams"]["words"]),
        designations={
            letters: cast("CountUnit", unit) for unit, row in data["designations"].items() for letters in row
        },
        platforms={
            form: cast("CountUnit", unit)
            for unit, names in data["platforms"].items()
            for name in names
            for form in (name, f"{name}s")
        },
        symbols={symbol: row["code"] for row in data["currency"] for symbol in row["symbols"]},
        currencies={
            form: row["code"] for row in data["currency"] for name in row["names"] for form in (name, f"{name}s")
        },
        lengths={name: row["metres"] for row in data["length"] for name in row["names"]},
    )


def _singular(data: dict[str, Any]) -> frozenset[str]:
    rows = [*data["unit"], *data["state"]]
    mass = {form for row in rows for form in row.get("mass", ())}
    states = {word for row in data["state"] for word in row["after"]}
    return frozenset(noun for row in rows for noun in row["nouns"]) - mass - states


def _forms(row: dict[str, Any]) -> set[str]:
    plurals = row.get("plurals", {})
    forms = set(row.get("mass", ()))
    for noun in row["nouns"]:
        forms |= {noun, plurals.get(noun, f"{noun}s")}
    return forms
