"""Which mission peacekeepers without a name are of."""

from __future__ import annotations

import datetime as dt

import pytest

from attache.coding.who import missions
from attache.coding.who.mentions import ActorMention
from attache.lexicon import Lexicon
from attache.model import Actor, FuzzyDate

PEACEKEEPERS = Actor("MIL/peacekeeper", "peacekeepers", None, "MIL", "mission")
OF_THE_UN = Actor("org/un-MIL", "United Nations peacekeepers", None, "IGO", "mission")
OF_THE_AU = Actor("org/au-MIL", "African Union troops", None, "IGO", "mission")
RWANDANS = Actor("RWA-MIL/peacekeepers", "Rwandan peacekeepers", "RWA", "MIL", "mission")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def mention(actor: Actor, start: int = 0) -> ActorMention:
    return ActorMention(0, start, start + 1, start, start, start + 1, actor, "rule", "nominal")


def mission(lexicon: Lexicon, id: str) -> Actor:
    row = lexicon.groups[id]
    return Actor(row.id, row.name, row.country, row.sector, row.kind)


@pytest.mark.parametrize(
    ("who", "named", "spoken", "year", "expected"),
    [
        (PEACEKEEPERS, ["group/minusma"], {"MLI": 3}, 2023, "group/minusma"),
        (OF_THE_UN, ["group/minusma"], {"MLI": 3}, 2023, "group/minusma"),
        (OF_THE_UN, [], {"MLI": 3}, 2023, "group/minusma"),
        (OF_THE_UN, [], {"MLI": 3}, 2008, None),  # before there was one
        (OF_THE_UN, [], {"FRA": 3}, 2023, None),
        (OF_THE_UN, [], {"MLI": 1, "LBN": 1}, 2023, None),  # two countries, a mission in each
        (OF_THE_UN, ["group/minusma", "group/unifil"], {"MLI": 1}, 2023, None),
        (PEACEKEEPERS, [], {"MLI": 3}, 2023, None),  # whose they are, nobody says
        (OF_THE_AU, ["group/minusma"], {"MLI": 3}, 2023, None),  # another body's
        (RWANDANS, ["group/minusca"], {"CAF": 3}, 2023, None),  # a contingent is its country's
    ],
)
def test_peacekeepers_are_of_the_only_mission_that_fits(
    lexicon: Lexicon, who: Actor, named: list[str], spoken: dict[str, int], year: int, expected: str | None
) -> None:
    mentions = [*(mention(mission(lexicon, id), 10 + i) for i, id in enumerate(named)), mention(who)]
    day = FuzzyDate.day(dt.date(year, 9, 1))
    found = missions.named(mentions, spoken, lexicon, day)
    assert [m.actor.id for m in found[:-1]] == named
    assert found[-1].actor.id == (expected or who.id)


def test_the_rule_says_where_the_mission_is_named(lexicon: Lexicon) -> None:
    named = mention(mission(lexicon, "group/minusma"), 40)
    (_, found) = missions.named([named, mention(PEACEKEEPERS)], {"MLI": 1}, lexicon, FuzzyDate())
    assert found.rule.endswith("same document: the mission at 40-41")
