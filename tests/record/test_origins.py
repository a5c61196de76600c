"""Who copied whom: near copies, wire stories and shared quotations have one origin, whatever order they come in."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attache.model import Claim, Published, Report, Section, Speaker
from attache.record import Store, fingerprint
from attache.record.origins import OriginRow
from attache.record.support import Sources

STORY = (
    "The last soldiers of the mission left the river camp on Friday, two weeks before the day that the government had "
    "set. A column of forty trucks crossed the bridge at dawn, watched by a few hundred people from the town. The army "
    "of the country took over the gates, the fuel store and the runway in the afternoon. Neither side gave a number, "
    "but an officer who counted the trucks said that at least three hundred men had been in them. The mission came "
    "eleven years ago, when rebels held the north, and its mandate was ended by the council in June after the junta "
    "had asked for that three times. Traders at the market said that they feared for their business, as the camp had "
    "bought bread, water and meat in the town every day. A local councillor said that the road to the north was not "
    "safe and that nobody knew who would patrol it now. The ministry said that patrols would begin within a week."
)
OTHER = (
    "Ministers of four coastal states met in the capital on Friday to speak about the price of fish. They set up a "
    "committee that is to report by spring, and agreed to share the pictures of their patrol boats. Fishermen from the "
    "islands stood outside the hotel with empty nets. The talks had been put off twice since the winter, first for the "
    "budget and then because a storm had closed the airport, and nobody expected more from them than a date for the "
    "next round. An observer from the bank said that the fleet had grown by a third while the catch had halved."
)
NAMES = "Colonel Sadio of the Ministry met Envoy Larsen in Kidal on 4 July about 300 men, 40 trucks and Camp Delta. "
COMMUNIQUE = (
    "“The two governments have agreed that the soldiers of the mission will leave the river camp in good order and "
    "without delay. Both sides will respect the dignity of those who served there and of the people who received them. "
    "A joint committee will oversee the handing over of buildings, stores and vehicles to the national army.”"
)
MAY = dt.date(2024, 5, 3)


def make(
    id: str,
    text: str,
    day: dt.date | None = MAY,
    *,
    outlet: str | None = None,
    credit: str | None = None,
    title: str | None = None,
) -> Report:
    title = title or f"Title of {id}"
    whole = f"{title}\n\n{text}"
    return Report(
        id=id,
        text=whole,
        sections=(Section("headline", 0, len(title)), Section("body", len(title) + 2, len(whole))),
        title=title,
        outlet=outlet,
        credit=credit,
        published=Published(day, day, "given" if day else "unknown"),
        sha256=hashlib.sha256(whole.encode()).hexdigest(),
    )


def later(days: int) -> dt.date:
    return MAY + dt.timedelta(days=days)


def grouped(trees: Iterable[OriginRow]) -> set[frozenset[str]]:
    def ids(tree: OriginRow) -> set[str]:
        return {tree.id}.union(*map(ids, tree.copies))

    return {frozenset(ids(tree)) for tree in trees}


def shape(trees: Iterable[OriginRow]) -> list[tuple[str, str, list[object]]]:
    return [(tree.id, tree.how, list(shape(tree.copies))) for tree in trees]


def told(path: Path, *reports: Report, known: dt.date | None = None) -> list[OriginRow]:
    with Store.open(path) as store:
        for report in reports:
            store.add(report, [])
        return store.origins(known)


def edited(text: str, share: float, seed: int = 1) -> str:
    """The text with that share of its words replaced."""
    chance = random.Random(seed)
    return " ".join("so" if chance.random() < share else word for word in text.split())


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (STORY, "near-copy"),
        (f"From our own correspondent. {STORY} Read more on our pages.", "near-copy"),
        (STORY.upper(), "near-copy"),
        (STORY.replace(". ", ".\n\n"), "near-copy"),
        (edited(STORY, 0.05), "near-copy"),
        (" ".join(STORY.split()[: len(STORY.split()) // 2]), "near-copy"),
        (OTHER, None),
        (edited(STORY, 0.5), None),
        (f"{OTHER} {' '.join(STORY.split()[:25])}", None),
    ],
    ids=["whole", "framed", "capitals", "paragraphs", "edited", "cut by half", "another", "rewritten", "a passage"],
)
def test_a_reprint_under_another_header_is_no_second_origin(tmp_path: Path, text: str, how: str | None) -> None:
    first = make("r1", STORY, outlet="Wire")
    again = make("r2", text, later(1), outlet="Daily", title="Camp emptied")
    trees = told(tmp_path / "a.db", first, again)
    assert shape(trees) == ([("r1", "first", [("r2", how, [])])] if how else [("r1", "first", []), ("r2", "first", [])])


def test_the_same_text_is_the_surest_sign(tmp_path: Path) -> None:
    first, again = make("r1", "Troops left.", title="Troops"), make("r2", "Troops left.", later(3), title="Troops")
    assert shape(told(tmp_path / "a.db", again, first)) == [("r1", "first", [("r2", "same-text", [])])]


def test_the_tree_tells_who_copied_whom(tmp_path: Path) -> None:
    half = " ".join(STORY.split()[:70])
    first, whole, cut, cut_again = (
        make("r4", STORY),
        make("r3", f"By a desk. {STORY}", later(1)),
        make("r2", half, later(2)),
        make("r1", f"{half} More soon.", later(3)),
    )
    trees = told(tmp_path / "a.db", first, whole, cut, cut_again)
    assert shape(trees) == [("r4", "first", [("r3", "near-copy", []), ("r2", "near-copy", [("r1", "near-copy", [])])])]
    assert trees[0].reports == 4
    with Store.open(tmp_path / "a.db") as store:
        assert len({row.origin for row in store.reports()}) == 1


@pytest.mark.parametrize(
    ("credit", "day", "text", "one"),
    [
        ("AFP", later(1), f"{NAMES} {OTHER}", True),
        ("AFP", later(9), f"{NAMES} {OTHER}", False),
        ("AP", later(1), f"{NAMES} {OTHER}", False),
        (None, later(1), f"{NAMES} {OTHER}", False),
        ("AFP", later(1), "Police in Lome and Accra arrested 12 people. The port of Tema was shut for 6 hours.", False),
        ("AFP", None, f"{NAMES} {OTHER}", False),
    ],
    ids=["same wire", "another week", "another wire", "no wire", "another story", "no day"],
)
def test_a_wire_story_that_was_rewritten(
    tmp_path: Path, credit: str | None, day: dt.date | None, text: str, one: bool
) -> None:
    named = NAMES.replace("Envoy", "the envoy").replace(" met ", " saw on Monday ").replace("about 300", "over 300")
    trees = told(tmp_path / "a.db", make("r1", f"{named} {STORY}", credit="AFP"), make("r2", text, day, credit=credit))
    assert grouped(trees) == ({frozenset({"r1", "r2"})} if one else {frozenset({"r1"}), frozenset({"r2"})})
    assert not one or trees[0].copies[0].how == "same-wire"


def test_the_wire_comes_before_those_who_credit_it_on_one_day(tmp_path: Path) -> None:
    reprint, own = make("r1", STORY, credit="AFP", outlet="Daily"), make("r2", STORY, credit="AFP", outlet="AFP")
    assert shape(told(tmp_path / "a.db", reprint, own)) == [("r2", "first", [("r1", "near-copy", [])])]


def test_reports_that_are_mostly_one_communique(tmp_path: Path) -> None:
    one = make("r1", f"The statement came late at night, after hours of talks. {COMMUNIQUE}")
    two = make("r2", f"{COMMUNIQUE} That was read out on television by a colonel in a beret.", later(1))
    own = make("r3", f"{STORY} {COMMUNIQUE} {OTHER}", later(1))
    trees = told(tmp_path / "a.db", one, two, own)
    assert grouped(trees) == {frozenset({"r1", "r2"}), frozenset({"r3"})}


def test_what_comes_later_explains_nothing_earlier(tmp_path: Path) -> None:
    """A survey that holds two independent stories makes them no one story."""
    one, two = make("r1", STORY), make("r2", OTHER, later(1))
    both = make("r3", f"{STORY} {OTHER}", later(2))
    path = tmp_path / "a.db"
    assert len(told(path, both, two, one)) == 2
    with Store.open(path) as store:
        origins = {row.id: row.origin for row in store.reports()}
        assert origins["r1"] != origins["r2"]
        assert {row.id: row.origin for row in store.reports(later(1))} == {id: origins[id] for id in ("r1", "r2")}


def test_a_copy_alone_is_its_own_origin_until_the_original_comes(tmp_path: Path) -> None:
    copy, original = make("r1", f"Here. {STORY}", later(1)), make("r2", STORY)
    path = tmp_path / "a.db"
    assert shape(told(path, copy)) == [("r1", "first", [])]
    assert shape(told(path, original)) == [("r2", "first", [("r1", "near-copy", [])])]
    with Store.open(path) as store:
        assert shape(store.origins(MAY)) == [("r2", "first", [])]


def test_neither_order_nor_repetition_matters(tmp_path: Path) -> None:
    reports = [
        make("r1", STORY),
        make("r2", f"Here. {STORY}", later(1)),
        make("r3", edited(STORY, 0.04), None),
        make("r4", OTHER, later(1)),
    ]
    seen = [
        told(tmp_path / f"{number}.db", *order, *order[:2])
        for number, order in enumerate(itertools.permutations(reports))
    ]
    assert seen == [seen[0]] * len(seen)
    assert grouped(seen[0]) == {frozenset({"r1", "r2", "r3"}), frozenset({"r4"})}


words = st.lists(st.sampled_from(STORY.split() + OTHER.split()), max_size=120).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(one=words, two=words)
def test_likeness_is_the_same_either_way_round_and_whole_for_one_text(one: str, two: str) -> None:
    a, b = fingerprint.take(make("r1", one)), fingerprint.take(make("r2", two))
    assert fingerprint.likeness(a, b) == fingerprint.likeness(b, a)
    if one.split():
        again = fingerprint.likeness(a, fingerprint.take(make("r3", one)))
        assert (again.resemblance, again.containment) == (1.0, 1.0)
        assert set(fingerprint.bands(a)) == set(fingerprint.bands(fingerprint.take(make("r3", one))))


@pytest.mark.parametrize("share", [0.02, 0.05, 0.1, 0.3])
def test_resemblance_is_estimated_to_within_a_tenth(share: float) -> None:
    chance = random.Random(7)
    text = " ".join(f"w{chance.randrange(3000)}" for _ in range(600))
    other = edited(text, share)
    runs = [{tuple(t.split()[at : at + 5]) for at in range(len(t.split()) - 4)} for t in (text, other)]
    real = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    found = fingerprint.likeness(fingerprint.take(make("r1", text)), fingerprint.take(make("r2", other))).resemblance
    assert abs(found - real) < 0.1


# --- counting --------------------------------------------------------------------------------------------------------

AUSTIN = Speaker("person/lloyd-austin", "Lloyd Austin")
WORDS = "The Russians are in a separate compound and don't have access to US forces"


def quoting(report: str, words: str = WORDS, speaker: Speaker | None = AUSTIN, attribution: str = "direct") -> Claim:
    return Claim(
        id=f"c-{report}-{len(words)}",
        report=report,
        section="body",
        sentence="",
        start=0,
        end=0,
        quote="",
        kind="statement",
        words=words,
        speaker=speaker,
        attribution=attribution,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("claims", "origins"),
    [
        ([quoting("r1"), quoting("r2"), quoting("r3")], 1),
        ([quoting("r1"), quoting("r2", WORDS.replace("don't", "don’t") + ",")], 1),
        ([quoting("r1"), quoting("r2", "There is no significant issue here for our force protection")], 2),
        ([quoting("r1"), quoting("r2", speaker=Speaker("person/x", "Another"))], 2),
        ([quoting("r1", speaker=None), quoting("r2", speaker=None)], 2),
        ([quoting("r1", attribution="indirect"), quoting("r2", attribution="indirect")], 2),
        ([quoting("r1", "no comment"), quoting("r2", "no comment")], 2),
        ([quoting("r1"), quoting("r1", "and this is a second thing that he said there")], 1),
    ],
)
def test_the_same_words_of_the_same_person_have_one_origin(claims: list[Claim], origins: int) -> None:
    assert Sources().count(claims) == origins
