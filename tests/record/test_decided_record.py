"""Decisions in a record: kept, obeyed by every answer whatever the order of adding, and undone without a trace."""

from __future__ import annotations

import datetime as dt
import itertools
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.build import BASE_101, BASE_201, IN_NIGER, RUSSIA, US, presence
from tests.record.test_view_properties import PUBLISHED, claim_lists

from attache.api import Record
from attache.errors import InputError
from attache.model import Actor, Claim, Place, Published, Report, Section
from attache.record import Store, deciding
from attache.record.answering import beside
from attache.record.decisions import Verdict

SOLDIERS = Actor("MIL/soldier", "soldiers", None, "MIL", "regular")
OTHER_101 = Place("site/air-base-101", "Air Base 101", "NER", kind="site")
FOREIGN = Place("site/ouallam-base", "Ouallam base", "MLI", kind="site")
VIEWS = ("presence", "agreements", "offices", "events", "statements", "disputes")
NOON = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)
numbers = itertools.count()


def reports(claims: Iterable[Claim]) -> list[tuple[Report, list[Claim]]]:
    """The claims as their reports would have them: each is a line of its report's text."""
    by_report: dict[str, dict[str, Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, {})[claim.id] = claim
    made = []
    for id, own in sorted(by_report.items()):
        lines = [f"Claim {claim} is said here.\n" for claim in own]
        text = "".join(lines)
        placed = [
            msgspec.structs.replace(
                claim, quote=line, sentence=line, start=text.index(line), end=text.index(line) + len(line)
            )
            for claim, line in zip(own.values(), lines, strict=True)
        ]
        day = PUBLISHED.get(id, Published())
        made.append(
            (Report(id=id, text=text, sections=(Section("body", 0, len(text)),), published=day, sha256=id), placed)
        )
    return made


def filled(folder: Path, claims: Iterable[Claim]) -> Path:
    path = folder / f"{next(numbers)}.db"
    with Store.open(path) as store:
        for report, own in reports(claims):
            store.add(report, own)
    return path


def answers(path: Path, known: dt.date | None = None) -> dict[str, list[Any]]:
    with Record(path, readonly=True) as record:
        return {view: getattr(record, view)(known=known) for view in VIEWS}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("records")


TOLD = [
    presence(US, "remain", BASE_101, "", "r0"),
    presence(RUSSIA, "arrive", BASE_201, "2024-04-01..2024-04-30", "r2"),
    presence(SOLDIERS, "remain", OTHER_101, "", "r2"),
    presence(US, "withdraw", BASE_201, "2024-07-07", "r4"),
    presence(US, "remain", FOREIGN, "", "r3"),
    presence(US, "remain", IN_NIGER, "", "r1"),
]


@pytest.fixture
def record(folder: Path) -> Iterable[Record]:
    with Record(filled(folder, TOLD)) as opened:
        yield opened


# --- deciding --------------------------------------------------------------------------------------------------------


def test_a_decision_is_kept_with_its_reason_and_obeyed(record: Record) -> None:
    assert record.merge(BASE_101.id, BASE_201.id, reason="  one   runway ") is True
    assert {row.site.id for row in record.presence(host="NER") if row.site} == {BASE_101.id}
    (row,) = [row for row in record.same() if row.by == "decision"]
    assert (row.id, row.other, row.called, row.status) == (BASE_101.id, BASE_201.id, "Airbase 201", "joined")
    assert row.why.endswith(": one runway") and row.decided is not None and row.claims
    assert record.merge(BASE_101.id, BASE_201.id) is False
    assert record.split(BASE_101.id, BASE_201.id) is True
    assert record.split(BASE_201.id, BASE_101.id) is False


def test_names_do_for_ids_where_they_are_one_things(record: Record) -> None:
    assert record.merge("Airbase 101", "airbase-201")
    assert record.merge("Russian soldiers", "US forces")
    with pytest.raises(InputError, match="'Nowhere': `attache presence --json` shows ids"):
        record.merge("Nowhere", BASE_101.id)


def test_claims_are_listed_as_they_were_coded(record: Record) -> None:
    before = list(record.claims())
    record.merge(BASE_101.id, BASE_201.id)
    assert list(record.claims()) == before
    joined = {claim.id: claim for claim in record.claims(joined=True)}
    assert {claim.place.id for claim in joined.values() if claim.place} == {BASE_101.id, FOREIGN.id, "NER"}
    by_site = record.claims(joined=True, site=BASE_101.id, country="NER")
    assert len(list(by_site)) == 4


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (BASE_101.id, BASE_101.id, "cannot be merged with itself: name the other id"),
        (BASE_101.id, US.id, f"{BASE_101.id} is a site and {US.id} a force or group: only things of one kind"),
        (BASE_101.id, "NER", "only things of one kind can be merged"),
        ("site/nowhere", BASE_101.id, "nothing on record is 'site/nowhere'"),
        ("", BASE_101.id, "nothing on record is ''"),
    ],
)
def test_what_cannot_be_merged(record: Record, first: str, second: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        record.merge(first, second)
    assert [row for row in record.same() if row.by == "decision"] == []


def test_countries_are_not_merged(folder: Path) -> None:
    niger, mali = Actor("NER", "Niger", "NER", "GOV"), Actor("MLI", "Mali", "MLI", "GOV")
    told = presence(US, "remain", BASE_101, recipients=(niger, mali))
    with (
        Record(filled(folder, [told])) as record,
        pytest.raises(InputError, match="countries, which stay what they are"),
    ):
        record.merge("NER", "MLI")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("site/nowhere",), "nothing on record is"),
        ((BASE_201.id,), "nothing is joined to"),
        ((BASE_101.id, BASE_101.id), "cannot be split from itself"),
        ((BASE_101.id, BASE_201.id, "Base 101"), "not both"),
        ((BASE_101.id, None, "Base 999"), f"nothing calls {BASE_101.id} 'Base 999': `attache same"),
    ],
)
def test_what_cannot_be_split(record: Record, arguments: tuple[Any, ...], says: str) -> None:
    first, other, name = (*arguments, None, None)[:3]
    with pytest.raises(InputError, match=says):
        record.split(first, other, name=name)


def test_what_was_joined_without_asking_can_be_split_and_stays_so(record: Record) -> None:
    assert [(row.id, row.other, row.by) for row in record.same(BASE_101.id)] == [(BASE_101.id, OTHER_101.id, "record")]
    assert record.split(BASE_101.id)
    assert [(row.other, row.status) for row in record.same("Airbase 101")] == [(OTHER_101.id, "split")]
    assert record.merge(OTHER_101.id, BASE_101.id)
    assert [(row.id, row.other) for row in record.same("Airbase 101")] == [(OTHER_101.id, BASE_101.id)]


def test_a_merged_away_id_still_finds_its_rows(record: Record) -> None:
    record.merge(BASE_101.id, BASE_201.id)
    assert record.presence(site=BASE_201.id) == record.presence(site=BASE_101.id) != []


def test_a_filter_changes_no_row_also_across_countries(record: Record) -> None:
    record.merge(BASE_101.id, FOREIGN.id)
    record.merge(RUSSIA.id, "MIL/soldier@r2")
    rows = record.presence()
    assert {row.force.id for row in rows} == {US.id, RUSSIA.id}
    for filters in ({"host": "NER"}, {"host": "MLI"}, {"force": "RUS"}, {"site": "Airbase 101"}):
        narrowed = record.presence(**filters)  # type: ignore[arg-type]
        assert [row for row in rows if row in narrowed] == narrowed
    assert len(record.presence(host="NER")) == len(rows)


def test_decisions_cannot_be_changed_behind_the_records_back(folder: Path) -> None:
    path = filled(folder, TOLD)
    with Store.open(path) as store:
        deciding.merge(store, BASE_101.id, BASE_201.id, made=NOON)
    connection = sqlite3.connect(path)
    for statement in (
        "UPDATE decision SET verdict = 'split'",
        "DELETE FROM decision",
        "DELETE FROM called",
        "REPLACE INTO decision SELECT * FROM decision",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()


def test_a_text_is_held_against_what_was_decided(folder: Path) -> None:
    mine = presence(US, "remain", msgspec.structs.replace(BASE_101, id="site/base-x", name="Base X"), "", "r5")
    path = filled(folder, [*TOLD, mine])
    with Store.open(path) as store:
        deciding.merge(store, BASE_201.id, "site/base-x", made=NOON)
        own, known = beside(store, [msgspec.structs.replace(mine, id="own")])
        assert [claim.place.id for claim in own if claim.place] == [BASE_201.id]
        assert BASE_201.id in {claim.place.id for claim in known("NER") if claim.place}
        assert "site/base-x" not in {claim.place.id for claim in known("NER") if claim.place}


def test_a_renamed_force_is_shown_as_two(folder: Path) -> None:
    wagner = Actor("group/wagner", "Wagner Group", "RUS", "PMC", "pmc")
    corps = Actor("group/africa-corps", "Africa Corps", "RUS", "PMC", "pmc")
    with Record(filled(folder, [presence(wagner, "relabel", IN_NIGER, "", "r1", recipients=(corps,))])) as record:
        (row,) = record.same("Africa Corps")
        assert (row.id, row.other, row.status) == (wagner.id, corps.id, "renamed")
        assert row.why.startswith("renamed, not the same")


# --- properties ------------------------------------------------------------------------------------------------------

PAIRS = st.sampled_from([(US.id, RUSSIA.id), (BASE_101.id, BASE_201.id), (BASE_101.id, "place/NER/niamey")])
VERDICTS: st.SearchStrategy[list[tuple[Verdict, tuple[str, str]]]] = st.lists(
    st.tuples(st.sampled_from(["merge", "split"]), PAIRS), max_size=3
)


def write(path: Path, steps: Sequence[tuple[Report, list[Claim]] | tuple[Verdict, tuple[str, str]]]) -> None:
    with Store.open(path) as store:
        for what, rest in steps:
            if isinstance(what, Report):
                store.add(what, rest)  # type: ignore[arg-type]
            else:
                store.decide(what, rest[0], rest[1], name=None, reason="", made=NOON)  # type: ignore[arg-type]


@settings(max_examples=20, deadline=None)
@given(claims=claim_lists, told=VERDICTS, data=st.data())
def test_neither_order_nor_repetition_of_adding_matters(
    folder: Path, claims: list[Claim], told: list[tuple[Verdict, tuple[str, str]]], data: st.DataObject
) -> None:
    made = reports(claims)
    shuffled: list[Any] = data.draw(st.permutations([*made, *made]))
    for number, decision in enumerate(told):  # decisions in their order, anywhere among the reports
        shuffled.insert(data.draw(st.integers(number, len(shuffled))), decision)
    verdicts = [step for step in shuffled if not isinstance(step[0], Report)]
    one, other = folder / f"{next(numbers)}.db", folder / f"{next(numbers)}.db"
    write(one, [*made, *verdicts])
    write(other, shuffled)
    assert answers(one) == answers(other)


@settings(max_examples=20, deadline=None)
@given(claims=claim_lists, pair=PAIRS)
def test_a_merge_undone_restores_every_answer(folder: Path, claims: list[Claim], pair: tuple[str, str]) -> None:
    path = filled(folder, claims)
    before = answers(path)
    write(path, [("merge", pair)])
    merged = answers(path)
    write(path, [("split", pair)])
    assert answers(path) == before
    write(path, [("merge", pair)])
    assert answers(path) == merged


@settings(max_examples=20, deadline=None)
@given(claims=claim_lists, told=VERDICTS, known=st.dates(dt.date(2024, 3, 1), dt.date(2024, 9, 1)))
def test_what_is_published_later_is_not_known(
    folder: Path, claims: list[Claim], told: list[tuple[Verdict, tuple[str, str]]], known: dt.date
) -> None:
    whole = filled(folder, claims)
    then = filled(folder, [c for c in claims if (PUBLISHED[c.report].latest or dt.date.max) <= known])
    for path in (whole, then):
        write(path, told)
    assert answers(whole, known) == answers(then)


@settings(max_examples=20, deadline=None)
@given(claims=claim_lists, told=VERDICTS)
def test_every_row_cites_claims_that_the_record_holds_word_for_word(
    folder: Path, claims: list[Claim], told: list[tuple[Verdict, tuple[str, str]]]
) -> None:
    path = filled(folder, claims)
    write(path, told)
    found = answers(path)
    with Store.open(path, readonly=True) as store, Record(path, readonly=True) as record:
        for row in [*itertools.chain.from_iterable(found.values()), *record.same()]:
            assert row.claims
            for id in row.claims:
                claim = store.claim(id)
                assert store.report(claim.report).text[claim.start : claim.end] == claim.quote != ""


@settings(max_examples=20, deadline=None)
@given(claims=claim_lists)
def test_an_old_record_learns_what_things_are_called(folder: Path, claims: list[Claim]) -> None:
    path = filled(folder, claims)
    with Store.open(path) as store:
        before = store.called()
        stored = {row.id: list(store.claims(report=row.id)) for row in store.reports()}
    connection = sqlite3.connect(path)
    connection.executescript(
        "DROP TABLE called; DROP TABLE decision; DROP TABLE hosted; DROP TABLE tie; DROP INDEX kin_by_other;"
        " DROP TABLE said; DROP TRIGGER block_is_not_changed;"
        " ALTER TABLE block ADD COLUMN claims BLOB NOT NULL DEFAULT x''; PRAGMA user_version = 3;"
    )
    for id, told in stored.items():
        block = zlib.compress(msgspec.msgpack.encode(told))
        connection.execute(
            "UPDATE block SET claims = ? WHERE report = (SELECT key FROM report WHERE id = ?)", (block, id)
        )
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        assert sorted(store.called(), key=repr) == sorted(before, key=repr)
        assert {row.id: list(store.claims(report=row.id)) for row in store.reports()} == stored
