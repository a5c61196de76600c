"""Weapons and vehicles that a sentence names, and things that are none."""

from __future__ import annotations

import pytest
from tests.coding.told import claims, read, syntax

from attache.coding import equipment
from attache.coding.story import Scene
from attache.lexicon.equipment import Equipment

TABLE = Equipment.load()


def items(text: str) -> list[tuple[str, int, int]]:
    tree = syntax(text)
    roots = [i for i, token in enumerate(tree.tokens) if token.head < 0]
    return [(name, e.start, e.end) for name, e in equipment.find(Scene(tree, (), (), (), ()), roots, TABLE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They brought an air defence system.", ["air defence system"]),
        ("They brought tanks and howitzers.", ["tanks", "howitzers"]),
        ("They brought six attack helicopters.", ["six attack helicopters"]),
        ("They unloaded anti-tank missiles.", ["anti-tank missiles"]),
        ("They came with armoured vehicles and drones.", ["armoured vehicles", "drones"]),
        ("They changed the school system.", []),
        ("They own a bakery and a car.", []),
        ("They repaired the fishing boat.", []),
    ],
)
def test_equipment_is_named_with_the_words_before_it(text: str, expected: list[str]) -> None:
    found = items(text)
    assert [name for name, _, _ in found] == expected
    assert all(text[start:end] == name for name, start, end in found)


def test_a_force_that_arrives_brings_its_equipment() -> None:
    (claim,) = claims("Turkish soldiers arrived in Mogadishu with an air defence system.", "presence")
    assert claim.items == ("air defence system",)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Poland keeps six Leopard tanks in Latvia.", "keeps", ("six Leopard tanks",)),
        ("Russian bombers landed in Belarus.", "landed", ("Russian bombers",)),
        ("Turkish soldiers, along with howitzers, moved into Syria.", "moved", ("howitzers",)),
        ("Soldiers who repair tanks stay in Estonia.", "stay", ()),
    ],
)
def test_what_the_encoder_reads_as_moved_may_be_equipment(text: str, word: str, expected: tuple[str, ...]) -> None:
    (claim,) = read(text, "presence", (word, "MOBILIZE", "remain", {}))
    assert claim.items == expected
