"""`attache unknown`: what a user's own lexicon might add."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.made import make, say

from attache.cli import main
from attache.model import Actor, Event
from attache.record import Store

SAID = "The River Guard met officials."
GUARD = Actor("name/river-guard", "River Guard", None, "MIL")


@pytest.fixture
def guarded(tmp_path: Path) -> str:
    path = tmp_path / "guarded.db"
    report = make(7, "2024-05-03", "A meeting", [SAID])
    with Store.open(path) as store:
        store.add(report, [say(report, SAID, kind="event", actors=(GUARD,), event=Event("CONSULT"))])
    return str(path)


def test_a_name_is_listed_with_its_sentence(guarded: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["unknown", "--db", guarded]) == 0
    printed = capsys.readouterr().out
    assert "River Guard" in printed
    assert "1 unknown name." in printed


def test_the_rows_are_one_array(guarded: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["unknown", "--db", guarded, "--json"]) == 0
    (row,) = json.loads(capfdbinary.readouterr().out)
    assert (row["id"], row["sentences"], row["example"]) == ("name/river-guard", 1, SAID)


def test_what_ones_own_files_name_is_not_listed(
    guarded: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "groups.toml").write_text('group = [{ id = "group/rg", name = "River Guard" }]\n')
    assert main(["unknown", "--db", guarded, "--lexicon", str(tmp_path / "mine")]) == 0
    assert capsys.readouterr().out == "No unknown name on record that fits.\n"
