"""The read commands: rows, filters, days, and both ways of printing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attache.cli import main

VIEWS = ("claims", "presence", "agreements", "offices", "events", "statements", "reports")
KEYS = {
    "claims": "id report section sentence start end quote kind action event actors recipients place time count items "
    "money speaker attribution modality polarity confidence why",
    "presence": "force host site status strength since until consent separation equipment contested origins claims",
    "agreements": "id title parties type status since deadline contested origins claims",
    "offices": "country office holder since until came_by claims",
    "events": "id date type mode contexts cameo actors recipients place fatalities modality origins claims",
    "statements": "speaker attribution date quote about claims",
    "reports": "id url outlet title published language origin sha256 claims",
}


@pytest.fixture
def ask(record: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Run a read command with --json and return its rows."""

    def run(*arguments: str) -> list[dict[str, Any]]:
        assert main([*arguments, "--db", str(record), "--json"]) == 0
        out, err = capfdbinary.readouterr()
        assert err == b""
        rows = json.loads(out)
        assert isinstance(rows, list)
        return rows

    return run


@pytest.mark.parametrize("view", VIEWS)
def test_a_row_has_the_keys_of_the_contract(ask: Any, view: str) -> None:
    rows = ask(view)
    assert rows
    assert all(set(KEYS[view].split()) <= row.keys() for row in rows)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("claims",), 7),
        (("claims", "--type", "presence"), 3),
        (("claims", "--type", "consult"), 1),
        (("claims", "--country", "RUS"), 1),
        (("claims", "--speaker", "austin"), 1),
        (("claims", "--on", "2024-03-16"), 4),
        (("claims", "--known", "2024-05-03"), 5),
        (("claims", "--known", "2024-05-02"), 0),
        (("claims", "--host", "ner", "--force", "USA", "--site", "Airbase 101", "--party", "USA"), 1),
        (("presence",), 3),
        (("presence", "--host", "NER"), 3),
        (("presence", "--host", "ner", "--force", "rus"), 1),
        (("presence", "--host", "Niger", "--site", "airbase 101"), 2),
        (("presence", "--host", "NE"), 3),
        (("presence", "--host", "FRA"), 0),
        (("agreements", "--party", "USA", "--type", "defence"), 1),
        (("agreements", "--party", "FRA"), 0),
        (("offices", "--country", "NER"), 1),
        (("events", "--type", "consult"), 1),
        (("events", "--known", "2024-05-31"), 1),
        (("statements", "--speaker", "Lloyd Austin"), 1),
        (("reports", "--known", "2024-05-31"), 1),
        (("reports", "--country", "RUS"), 1),
        (("reports", "--on", "2024-07-08"), 2),
        (("search", "soldiers"), 1),
        (("search", "101"), 2),
        (("search", "101", "--known", "2024-05-31"), 1),
        (("search", "zeppelin"), 0),
    ],
)
def test_filters_and_days_narrow(ask: Any, arguments: tuple[str, ...], found: int) -> None:
    assert len(ask(*arguments)) == found


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "reports"])
def test_a_report_narrows_every_view(ask: Any, view: str) -> None:
    of_report = {row["id"] for row in ask("claims") if row["report"] == ask("reports")[1]["id"]}
    rows = ask(view, "--report", ask("reports")[1]["id"])
    assert rows == [row for row in ask(view) if {*row.get("claims", []), row.get("id")} & of_report]


@pytest.mark.parametrize(
    ("view", "filters"),
    [
        ("presence", ("--host", "NER")),
        ("presence", ("--force", "USA-MIL")),
        ("presence", ("--country", "USA")),
        ("agreements", ("--party", "NER")),
        ("offices", ("--country", "NER")),
        ("events", ("--party", "USA")),
        ("statements", ("--country", "USA")),
    ],
)
def test_a_filter_never_changes_what_a_row_says(ask: Any, view: str, filters: tuple[str, ...]) -> None:
    rows, narrowed = ask(view), ask(view, *filters)
    assert narrowed
    assert [row for row in rows if row in narrowed] == narrowed


def test_a_day_in_the_world_changes_the_state(ask: Any) -> None:
    query = ("presence", "--force", "USA", "--site", "Airbase 101", "--on")
    assert [row["status"] for row in ask(*query, "2024-07-10")] == ["withdrawn"]
    assert [row["status"] for row in ask(*query, "2024-05-03")] != ["withdrawn"]


@pytest.mark.parametrize("order", ["before", "after"])
def test_the_record_is_named_before_or_after_the_command(record: Path, capsys: Any, order: str) -> None:
    db = ["--db", str(record)]
    assert main([*db, "reports"] if order == "before" else ["reports", *db]) == 0
    assert "2 reports" in capsys.readouterr().out


def test_the_record_is_attache_db_where_nobody_names_it(
    record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / "attache.db").write_bytes(record.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert main(["reports"]) == 0
    assert "2 reports" in capsys.readouterr().out


def test_an_empty_answer_is_an_array_too(record: Path, capsys: Any) -> None:
    assert main(["--db", str(record), "presence", "--host", "FRA", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_an_explanation_quotes_the_characters(ask: Any) -> None:
    claim = ask("claims", "--country", "RUS")[0]
    (why,) = ask("explain", claim["id"])
    assert (why["claim"], why["sentence"]) == (claim["id"], claim["sentence"])
    assert why["fields"] == [
        {
            "field": "place",
            "value": claim["place"],
            "start": claim["evidence"][0]["start"],
            "end": claim["evidence"][0]["end"],
            "quote": "Airbase 101",
            "rule": "lexicon sites.toml:site/airbase-101-niamey",
        }
    ]


def test_the_beginning_of_an_id_is_enough_to_explain_it(ask: Any) -> None:
    ids = [row["id"] for row in ask("claims")]
    assert [ask("explain", id[:9])[0]["claim"] for id in ids] == ids


@pytest.mark.parametrize(("arguments", "begins"), [(("--on", "2024-05-03"), "On 3 May 2024:\n"), ((), "On ")])
def test_presence_says_the_day_it_answers_for(
    record: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], begins: str
) -> None:
    assert main(["--db", str(record), "presence", *arguments]) == 0
    first = capsys.readouterr().out.splitlines(keepends=True)[0]
    assert first.startswith(begins) and first.endswith("24:\n")
