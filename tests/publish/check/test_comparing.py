"""One claim against another: what the one makes of the other, and on which point."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from attache.lexicon.entailments import Entailments
from attache.model import Actor, Agreement, Claim, Count, Event, Place, SectionKind, Time
from attache.publish.check.comparing import compare, implications, received, sizes

US = Actor("USA-MIL", "US forces", "USA", "MIL", "regular")
RUSSIANS = Actor("RUS-MIL", "Russian forces", "RUS", "MIL", "regular")
NIGER = Actor("NER", "Niger", "NER", "GOV")
MALI = Actor("MLI", "Mali", "MLI", "GOV")
USA = Actor("USA", "United States", "USA", "GOV")
HOST = Place("NER", "Niger", "NER")
BASE = Place("site/airbase-101-niamey", "Airbase 101", "NER", "Niamey", 13.48, 2.18, 1, "site")
OTHER = Place("site/airbase-201-agadez", "Airbase 201", "NER", "Agadez", 16.95, 8.02, 1, "site")


def claim(action: str | None = "arrive", section: SectionKind = "body", **fields: Any) -> Claim:
    given: dict[str, Any] = {"kind": "presence", "actors": (US,), "place": HOST} | fields
    return Claim(id="c", report="r", section=section, sentence="s", start=0, end=1, quote="s", action=action, **given)


def count(low: int | None, high: int | None, text: str = "") -> Count:
    return Count(low, None, high, "=", "troops", text)


@pytest.mark.parametrize(
    ("said", "known", "answer"),
    [
        (claim("arrive"), claim("deploy", place=BASE), ("gives", "all")),
        (claim("arrive", place=BASE), claim("deploy"), None),
        (claim("arrive", place=BASE), claim("deploy", place=OTHER), None),
        (claim("arrive"), claim("arrive", actors=(RUSSIANS,)), None),
        (claim("arrive"), claim("announce"), ("weaker", "action")),
        (claim("arrive"), claim("arrive", modality="possible"), ("weaker", "modality")),
        (claim("arrive", modality="planned"), claim("arrive"), ("gives", "all")),
        (claim("arrive"), claim("arrive", polarity=False), ("against", "polarity")),
        (claim("arrive"), claim("arrive", modality="denied"), ("against", "polarity")),
        (claim("withdraw"), claim("begin-withdrawal"), ("weaker", "action")),
        (claim("withdraw"), claim("withdraw", place=BASE), ("weaker", "place")),
        (claim("withdraw", place=BASE), claim("withdraw"), ("gives", "all")),
        (claim("begin-withdrawal"), claim("withdraw", place=BASE), ("gives", "all")),
        (claim("withdraw"), claim("remain", place=BASE), ("against", "action")),
        (claim("withdraw", place=BASE), claim("remain"), None),
        (claim("remain"), claim("hand-over", place=BASE), None),
        (claim("remain", place=BASE), claim("hand-over", place=BASE), ("against", "action")),
        (claim("order-out"), claim("withdraw"), None),
        (claim("take-over", place=BASE), claim("take-over", place=BASE), ("gives", "all")),
        (claim("take-over", place=BASE), claim("deploy", place=BASE), ("weaker", "action")),
        (claim("take-over", place=BASE), claim("remain", place=OTHER), None),
        (claim("remain", count=count(900, 1000)), claim("remain", count=count(855, 1045)), ("gives", "all")),
        (claim("remain", count=count(1501, None)), claim("remain", count=count(900, 1100)), ("weaker", "more")),
        (claim("remain", count=count(500, 500)), claim("remain", count=count(900, 1100)), ("against", "fewer")),
    ],
)
def test_presence(said: Claim, known: Claim, answer: tuple[str, str] | None) -> None:
    found = compare(said, known)
    assert (found and (found.outcome, found.point)) == answer


@pytest.mark.parametrize(
    ("said", "known", "answer"),
    [
        ("terminate", "denounce", ("gives", "all")),
        ("terminate", "suspend", ("weaker", "action")),
        ("terminate", "uphold", ("against", "action")),
        ("sign", "propose", ("weaker", "action")),
        ("propose", "sign", ("gives", "all")),
    ],
)
def test_agreements(said: str, known: str, answer: tuple[str, str]) -> None:
    fields: dict[str, Any] = {"kind": "agreement", "actors": (NIGER,), "recipients": (USA,), "place": None}
    one = claim(said, **fields, agreement=Agreement("accord", "defence"))
    other = claim(known, **fields, agreement=Agreement("military agreement", "defence"))
    found = compare(one, other)
    assert found and (found.outcome, found.point) == answer


def test_a_list_that_is_longer_than_the_bodys_goes_too_far() -> None:
    fields: dict[str, Any] = {"kind": "event", "actors": (USA,), "place": None, "event": Event("SUPPORT")}
    longer = claim(None, **fields, recipients=(MALI, NIGER))
    shorter = claim(None, **fields, recipients=(MALI,))
    found = compare(longer, shorter)
    assert found and found.point == "others"
    back = compare(shorter, longer)
    assert back and back.outcome == "gives"


def test_replacing_a_force_means_that_it_has_left() -> None:
    (meant, words) = implications(claim("take-over", actors=(RUSSIANS,), recipients=(US,), place=BASE))[0]
    assert (meant.action, meant.actors, meant.place) == ("withdraw", (US,), BASE)
    assert "left" in words
    assert implications(claim("take-over", actors=(RUSSIANS,), place=BASE)) == []
    assert implications(claim("arrive", recipients=(US,))) == []


def test_to_whom_a_base_is_handed_over_they_have_taken_it_over() -> None:
    known = received(claim("hand-over", recipients=(RUSSIANS,), place=BASE))
    assert known and (known.action, known.actors, known.recipients) == ("take-over", (RUSSIANS,), (US,))
    found = compare(claim("take-over", actors=(RUSSIANS,), place=BASE), known)
    assert found and found.outcome == "gives"
    assert received(claim("hand-over", place=BASE)) is None
    assert received(claim("arrive", recipients=(RUSSIANS,), place=BASE)) is None


@pytest.mark.parametrize(("quote", "outcome"), [("Niger ends the accord", "gives"), ("Niger would leave it", "weaker")])
def test_an_end_that_is_announced_for_later_is_not_yet_one(quote: str, outcome: str) -> None:
    fields: dict[str, Any] = {"kind": "agreement", "actors": (NIGER,), "recipients": (USA,), "place": None}
    fields |= {"agreement": Agreement("accord", "defence")}
    known = msgspec.structs.replace(claim("denounce", **fields), modality="announced", quote=quote)
    found = compare(claim("denounce", **fields), known)
    assert found and found.outcome == outcome


@pytest.mark.parametrize(("words", "outcome"), [("now", "gives"), ("on Sunday", "against")])
def test_what_stands_now_may_have_stood_before(words: str, outcome: str) -> None:
    monday, sunday = dt.date(2024, 5, 6), dt.date(2024, 5, 12)
    said = claim("remain", time=Time(monday, monday, 1, "on Monday"))
    found = compare(said, claim("remain", time=Time(sunday, sunday, 1, words)))
    assert found and found.outcome == outcome


def test_counts_of_things_that_do_not_compare_are_not_compared() -> None:
    aircraft = Count(5, 5, 5, "=", "aircraft", "five")
    assert sizes(aircraft, count(100, 100)) == 0
    assert sizes(count(100, 100), Count(90, 90, 90, "=", "people", "90")) == 1


def test_every_action_named_in_the_table_is_in_the_table() -> None:
    actions = Entailments.load().actions
    for (kind, _), rule in actions.items():
        for other in (*rule.given_by, *rule.weaker, *rule.against):
            assert (kind, other) in actions
        assert rule.action in rule.given_by
        assert not set(rule.given_by) & {*rule.weaker, *rule.against}
