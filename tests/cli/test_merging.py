"""`attache merge`, `split` and `same`: what a person sees and a program reads, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from attache.cli import main

BASE, NIAMEY = "site/airbase-101-niamey", "place/NER/niamey"


@pytest.fixture
def db(record: Path, tmp_path: Path) -> str:
    return str(shutil.copy(record, tmp_path / "niger.db"))


@pytest.fixture
def ask(db: str, capfd: pytest.CaptureFixture[str]) -> Any:
    """Run a command with --json and return its rows."""

    def run(*arguments: str) -> list[dict[str, Any]]:
        assert main([*arguments, "--db", db, "--json"]) == 0
        out, err = capfd.readouterr()
        assert err == ""
        rows = json.loads(out)
        assert isinstance(rows, list)
        return rows

    return run


VIEWS = ("presence", "agreements", "offices", "events", "statements", "disputes")


def test_a_merge_is_said_obeyed_and_undone(db: str, ask: Any, capfd: pytest.CaptureFixture[str]) -> None:
    before = {view: ask(view) for view in VIEWS}
    assert main(["merge", "USA-MIL", "RUS-MIL", "--reason", "a test", "--db", db]) == 0
    assert capfd.readouterr().out == f"In {db}, RUS-MIL counts as USA-MIL.\n"
    assert {row["force"]["id"] for row in ask("presence")} == {"USA-MIL"}
    assert ask("presence", "--force", "RUS-MIL") == ask("presence", "--force", "USA-MIL")
    assert main(["merge", "USA-MIL", "RUS-MIL", "--db", db]) == 0
    assert "already" in capfd.readouterr().out
    assert main(["split", "USA-MIL", "RUS-MIL", "--db", db]) == 0
    assert capfd.readouterr().out == f"In {db}, USA-MIL and RUS-MIL are two things.\n"
    assert {view: ask(view) for view in VIEWS} == before


def test_the_claims_stay_and_the_brief_and_the_exports_follow(db: str, ask: Any, capfd: Any) -> None:
    claims = ask("claims")
    ask("merge", "USA-MIL", "RUS-MIL")
    assert ask("claims") == claims
    assert main(["export", "presence.csv", "--db", db]) == 0
    assert "RUS-MIL" not in capfd.readouterr().out
    assert main(["brief", "NER", "--since", "2024-01-01", "--db", db]) == 0
    brief = capfd.readouterr().out
    assert "US forces" in brief and "Russian forces at" not in brief


def test_a_program_reads_what_was_decided(ask: Any) -> None:
    (row,) = ask("merge", "USA-MIL", "RUS-MIL", "--reason", "a test")
    assert (row["id"], row["other"], row["status"], row["by"]) == ("USA-MIL", "RUS-MIL", "joined", "decision")
    assert row["why"].endswith(": a test") and row["claims"]
    (row,) = ask("split", "USA-MIL", "--reason", "no")
    assert (row["other"], row["status"]) == ("RUS-MIL", "split")
    assert ask("same", "Russian forces") == [row]
    assert ask("same", "--known", "2024-05-02") == []


def test_a_name_is_told_apart(ask: Any) -> None:
    (row,) = ask("split", BASE, "--name", "airbase 101")
    assert (row["id"], row["other"], row["called"]) == (BASE, f"{BASE}#airbase-101", "airbase 101")
    ask("merge", BASE, f"{BASE}#airbase-101")
    assert ask("same") == []


def test_a_person_sees_why(db: str, ask: Any, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["same", "--db", db]) == 0
    assert capfd.readouterr().out == "No join on record that fits.\n"
    ask("merge", "USA-MIL", "RUS-MIL", "--reason", "a test")
    assert main(["same", "USA-MIL", "--db", db]) == 0
    printed = capfd.readouterr().out
    assert "RUS-MIL" in printed and "a test" in printed and "1 join." in printed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("merge", "USA-MIL", BASE), "only things of one kind can be merged"),
        (("merge", "USA-MIL", "USA-MIL"), "cannot be merged with itself"),
        (("merge", "USA-MIL", "group/nobody"), "nothing on record is 'group/nobody'"),
        (("merge", "NER", "USA"), "countries, which stay what they are"),
        (("merge", "USA-MIL"), "ID"),
        (("split", "USA-MIL"), "nothing is joined to USA-MIL"),
        (("split", BASE, "--name", "Base 7"), "nothing calls"),
        (("split", BASE, NIAMEY, "--name", "Base 7"), "not both"),
        (("same", "nobody at all"), "nothing on record is 'nobody at all'"),
    ],
)
def test_a_wrong_call_gets_one_line(
    db: str, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    assert main([*arguments, "--db", db]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("attache: ") and err.count("\n") == 1
    assert says in err


@pytest.mark.parametrize("arguments", [("merge", "USA-MIL", "RUS-MIL"), ("split", "USA-MIL"), ("same",)])
def test_no_record_is_made_by_deciding(tmp_path: Path, capfd: Any, arguments: tuple[str, ...]) -> None:
    missing = tmp_path / "none.db"
    assert main([*arguments, "--db", str(missing)]) == 2
    assert "there is no record here" in capfd.readouterr().err
    assert not missing.exists()
