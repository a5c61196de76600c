from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from attache.errors import LexiconError
from attache.lexicon import Lexicon, tables
from attache.lexicon import compile as compiled
from attache.lexicon.entries import Holder, day_bounds
from attache.model import FuzzyDate


def test_the_compiled_file_is_what_the_toml_says() -> None:
    assert compiled.COMPILED.read_bytes() == compiled.encode(compiled.sources()), (
        "run `python -m attache.lexicon` and commit compiled.msgpack"
    )


def test_compiled_and_read_rows_are_equal() -> None:
    files = compiled.sources()
    decoded = compiled.decode(compiled.encode(files), compiled.digest(files))
    assert decoded is not None
    read = tables.read(files)
    assert decoded.words == read.words
    assert {table: rows for table, rows in decoded.rows.items() if rows} == {t: r for t, r in read.rows.items() if r}


@pytest.mark.parametrize("data", [b"", b"\x00", b"not msgpack"])
def test_a_damaged_compiled_file_is_not_used(data: bytes) -> None:
    assert compiled.decode(data, "digest") is None


def test_another_digest_is_not_used() -> None:
    assert compiled.decode(compiled.encode({}), "another") is None


def test_every_row_says_where_it_stands() -> None:
    lexicon = Lexicon.load()
    assert lexicon.countries["NER"].origin == "countries.toml:NER"
    assert lexicon.sites["site/airbase-101-niamey"].origin == "sites.toml:site/airbase-101-niamey"


def test_loading_twice_gives_the_same_object() -> None:
    assert Lexicon.load() is Lexicon.load()


def test_own_rows_add_and_replace(tmp_path: Path) -> None:
    (tmp_path / "groups.toml").write_text(
        '[[group]]\nid = "group/boko-haram"\nname = "Another Name"\n\n[[group]]\nid = "group/new"\nname = "New Group"\n'
    )
    (tmp_path / "ranks.toml").write_text('ranks = ["Shogun"]\n')
    own, shipped = Lexicon.load(tmp_path), Lexicon.load()
    assert own.groups["group/boko-haram"].name == "Another Name"
    assert own.groups["group/new"].origin == f"{tmp_path.name}/groups.toml:group/new"
    assert set(own.groups) - set(shipped.groups) == {"group/new"}
    assert own.ranks == (*shipped.ranks, "Shogun")
    assert own.countries == shipped.countries


BROKEN = [
    ("groups.toml", '[[group]]\nid = "a"\n', "groups.toml: [[group]] 1 (a)", "name"),
    ("groups.toml", '[[group]]\nid = "a"\nname = 5\n', "[[group]] 1 (a)", "str"),
    ("groups.toml", '[[group]]\nid = "a"\nname = "A"\ncolour = "red"\n', "[[group]] 1 (a)", "colour"),
    ("groups.toml", '[group]\nid = "a"\nname = "A"\n', "[[group]]", "double brackets"),
    ("groups.toml", '[[group]]\nid = "a"\nname = "A"\n[[group]]\nid = "a"\nname = "B"\n', "[[group]] 2", "twice"),
    ("groups.toml", "[[group]\n", "groups.toml", "not TOML"),
    ("groups.toml", '[[group]]\nid = "a"\nname = "A"\nfrom = "soon"\n', "[[group]] 1 (a)", "YYYY-MM-DD"),
    ("leaders.toml", '[[holder]]\nname = "A"\noffice = "b"\nfrom = "2023-13"\n', "[[holder]] 1 (A)", "YYYY-MM-DD"),
    ("roles.toml", "[[role]]\nwords = []\n", "[[role]] 1", "empty"),
    ("ranks.toml", "ranks = [1]\n", "ranks.toml", "list of words"),
    ("sites.toml", "site = 3\n", "sites.toml", "[[site]]"),
    ("sites.toml", "site = [3]\n", "[[site]] 1", "not a table"),
]


@pytest.mark.parametrize(("file", "text", "where", "what"), BROKEN)
def test_a_broken_row_is_named(tmp_path: Path, file: str, text: str, where: str, what: str) -> None:
    (tmp_path / file).write_text(text)
    with pytest.raises(LexiconError) as raised:
        Lexicon.load(tmp_path)
    message = str(raised.value)
    assert where in message
    assert what in message
    assert "\n" not in message


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "groups.toml").write_bytes(b'[[group]]\nid = "a"\nname = "\xe9"\n')
    with pytest.raises(LexiconError, match=r"groups\.toml: not UTF-8"):
        Lexicon.load(tmp_path)


def test_a_folder_without_lexicon_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="holds no lexicon file"):
        Lexicon.load(tmp_path)
    with pytest.raises(LexiconError, match="no such folder"):
        Lexicon.load(tmp_path / "missing")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023-07-26", dt.date(2023, 7, 26), dt.date(2023, 7, 26)),
    ],
)
def test_a_date_may_be_written_three_ways(text: str, earliest: dt.date, latest: dt.date) -> None:
    assert day_bounds(text) == FuzzyDate(earliest, latest)


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2023-07-26", None, dt.date(2024, 5, 1), True),
        ("2023-07-26", None, dt.date(2023, 7, 25), False),
        ("2021", "2023-07", dt.date(2023, 7, 31), True),
        ("2021", "2023-07", dt.date(2023, 8, 1), False),
        (None, None, dt.date(1990, 1, 1), True),
    ],
)
def test_an_office_is_held_within_its_dates(start: str | None, end: str | None, day: dt.date, held: bool) -> None:
    holder = Holder(name="A B", office="head-of-state", country="NER", start=start, end=end)
    assert holder.may_hold(FuzzyDate.day(day)) is held
    assert holder.may_hold(FuzzyDate())
