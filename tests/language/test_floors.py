"""The quality ratchet: on sentences of our own the shipped encoder must not fall below floors.toml. A better encoder
raises them; lowering one is a change of that file, to be defended in its message."""

import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import data
import own
import pytest
from data import Row

import measures
from attache.language.encoder import Encoder

LABELLED = Path(__file__).parent / "labelled"
SETTLED = Path(__file__).resolve().parents[2] / "training/corpus/settled"
FLOORS = tomllib.loads((LABELLED / "floors.toml").read_text(encoding="utf-8"))


def settled() -> list[Row]:
    return [row for file in sorted(SETTLED.glob("*.txt")) for row in own.part(file, "dev")]


def roles() -> list[Row]:
    return [Row(words, frames={"roles": f}) for words, f in data.frames(LABELLED / "roles.jsonl").items()]


def trees() -> list[Row]:
    return list(data.conllu(LABELLED / "trees.conllu"))


def quotes() -> list[Row]:
    return list(data.quotes(LABELLED / "quotes.jsonl"))


Measure = tuple[Callable[[], list[Row]], Callable[[Encoder, list[Row]], measures.Scores]]
MEASURES: dict[str, Measure] = {
    "named": (settled, partial(measures.spans, heads={"named"})),
    "armed": (settled, partial(measures.spans, heads={"armed"})),
    "deeds": (settled, partial(measures.spans, heads={"deeds"})),
    "quotes": (quotes, partial(measures.spans, heads={"quotes"})),
    "syntax": (trees, measures.syntax),
    "roles": (roles, measures.roles),
}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.mark.parametrize("name", MEASURES)
def test_no_measure_falls_below_its_floor(encoder: Encoder, name: str) -> None:
    rows, measure = MEASURES[name]
    scores = measure(encoder, rows())
    for words, floors in FLOORS[name].items():
        found = {"gold": scores.gold, "own": scores.own}[words]
        for label, floor in floors.items():
            assert found[label] >= floor, f"{name}, {label}, {words} words: {found[label]:.1f} is below {floor}"


def test_every_measure_has_floors() -> None:
    assert set(FLOORS) == set(MEASURES)
    assert all(floors["gold"] for floors in FLOORS.values())
