"""`attache export`: where it writes to, what it says, and what it refuses."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attache.cli import main
from attache.publish import exports


def test_a_file_is_written_whole(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / "out.csv"
    assert main(["--db", str(record), "export", "presence.csv", "--to", str(to), "--force", "RUS"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == (f"1 row exported to {to}.\n", "")
    assert [line.split(",")[1] for line in to.read_text(encoding="utf-8").splitlines()] == ["force_id", "RUS-MIL"]
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_stdout_has_the_table_and_nothing_else(record: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", str(record), "export", "claims.csv", "--on", "2024-05-03", "--known", "2024-05-03"]) == 0
    out, err = capfd.readouterr()
    assert (out.splitlines()[0][:10], err) == ("id,report,", "")


def test_what_has_no_row_is_said(record: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", str(record), "export", "ged.csv"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("id,relid,year,")
    assert err.startswith("attache: ") and "left out: " in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("presence.xls",), "no format is called 'presence.xls': use one of presence.csv"),
        (("presence.csv", "--speaker", "Austin"), "--speaker means nothing for presence"),
        (("presence.csv", "--host", "XYZ"), "no country has the code 'XYZ'"),
        (("presence.csv", "--to", "nowhere/presence.csv"), "nowhere/presence.csv: cannot be written"),
        (("presence.csv", "--to", "."), "cannot be written (it is no file)"),
        (("presence.csv", "--to", "/dev/null"), "cannot be written (it is no file)"),
    ],
)
def test_a_wrong_call_gets_one_line_and_leaves_no_file(
    record: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--db", str(record), "export", *arguments]) == 2
    out, err = capfd.readouterr()
    assert out == "" and err.startswith("attache: ") and err.count("\n") == 1
    assert says in err
    assert list(tmp_path.iterdir()) == []


def test_a_missing_package_costs_neither_words_nor_the_old_file(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "old.parquet"
    to.write_bytes(b"old")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert main(["--db", str(record), "export", "presence.parquet", "--to", str(to)]) == 2
    assert capfd.readouterr().err.count("pip install 'attache[export]'") == 1
    assert to.read_bytes() == b"old"


def test_no_binary_on_a_screen(record: Path, on_a_terminal: Callable[..., tuple[int, str]]) -> None:
    command = [sys.executable, "-m", "attache", "--db", str(record), "export", "presence.parquet"]
    status, printed = on_a_terminal(command)
    assert status == 2
    assert "name a file with --to" in printed


def test_the_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    said = capsys.readouterr().out
    written_out = [name for name in exports.FORMATS if not name.endswith(".parquet")]
    assert [name for name in written_out if name not in said] == []
