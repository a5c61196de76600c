"""Reports of several newsrooms, read and coded for real, call one base by many names: the record has one base."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from attache.api import Record

BASE = "site/airbase-101-niamey"
ARTICLE = "Title: Soldiers and bases\nPublished: 2024-05-{day:02}\n\n{said}\n"
NAMES = [
    ("About 200 US troops remain at Airbase 101 in Niamey, an official said.", "Airbase 101"),
    ("Russian troops are at Air Base 101 in the capital of Niger.", "Air Base 101"),
    ("Russian soldiers have arrived at Base 101 in Niger, a commander said.", "Base 101"),
    ("German soldiers are stationed at the Niamey airbase in Niger.", "Niamey airbase"),
    ("Italian soldiers remain at the Niamey base, the ministry said.", None),
    ("French troops left the base in Niamey on 2 May.", None),
    ("US troops remain at the airbase in Niamey.", None),
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("base")
    for number, (said, _) in enumerate(NAMES):
        text = ARTICLE.format(day=number + 3, said=said)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with Record(folder.with_suffix(".db")) as opened:
        opened.add(folder, gate=False)
        yield opened


def test_every_name_is_of_one_site(record: Record) -> None:
    rows = record.presence(host="NER")
    assert {row.site.id for row in rows if row.site} == {BASE}
    assert {row.force.country for row in rows if row.site} == {"USA", "RUS", "DEU", "ITA", "FRA"}
    assert len({claim.report for claim in record.claims(joined=True, site=BASE)}) == len(NAMES)


@pytest.mark.parametrize("name", [name for _, name in NAMES if name and name != "Airbase 101"])
def test_the_lexicons_names_are_shown_with_their_reason(record: Record, name: str) -> None:
    rows = [
        row for row in record.same(BASE) if row.called.casefold().replace(" ", "") == name.casefold().replace(" ", "")
    ]
    if name == "Air Base 101":
        assert rows == []  # the same name but for its spelling
    else:
        assert [row.why for row in rows] == [f"the lexicon lists '{name}' as a name of {BASE}"]


def test_a_base_that_has_no_name_is_joined_with_a_reason(record: Record) -> None:
    (row,) = [row for row in record.same(BASE) if row.other]
    assert (row.id, row.other, row.by) == (BASE, "site/base-in-niamey", "record")
    assert row.why == "'Airbase 101' is the only base on record in Niamey"


def test_what_is_split_is_two_and_merged_again_is_one(record: Record) -> None:
    before = record.presence(host="NER")
    assert record.split(BASE, "site/base-in-niamey", reason="a camp in the east of town")
    sites = {row.site.id for row in record.presence(host="NER") if row.site}
    assert sites == {BASE, "site/base-in-niamey"}
    assert record.merge(BASE, "site/base-in-niamey")
    assert record.presence(host="NER") == before
    assert record.split(BASE, name="Base 101")
    apart = [row for row in record.presence(host="NER") if row.site and row.site.id == f"{BASE}#base-101"]
    assert [(row.force.id, row.site.name) for row in apart if row.site] == [("RUS-MIL", "Base 101")]
    assert record.merge(BASE, f"{BASE}#base-101")
    assert record.presence(host="NER") == before


def test_a_successor_stays_another_force(tmp_path: Path) -> None:
    said = "Wagner fighters left Mali on 6 June. Africa Corps fighters remain in Mali."
    (tmp_path / "mali.txt").write_text(ARTICLE.format(day=9, said=said), encoding="utf-8")
    with Record(tmp_path / "mali.db") as record:
        record.add(tmp_path / "mali.txt", gate=False)
        assert {row.force.id for row in record.presence(host="MLI")} == {"group/wagner", "group/africa-corps"}
        assert all(row.other is None for row in record.same())
