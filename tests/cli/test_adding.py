"""`attache add`: what it says, with which status, on a terminal and off it. A toy coder stands in for the real one."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attache import batch
from attache.batch import Coded, Coder
from attache.cli import main
from attache.model import Report

ARTICLE = (
    "Title: A base is left\nPublished: 2024-07-10\n\nUS forces left the base in Niamey on Sunday, a general said.\n"
)
TOY = """
from attache import batch
batch.load_coder = lambda lexicon=None, gate=True: lambda report: batch.Coded(report, ())
from attache.cli import main
import sys
sys.exit(main())
"""


def load_toy(lexicon: Path | None = None, *, gate: bool = True) -> Coder:
    def code(report: Report) -> Coded:
        return Coded(report, ())

    return code


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with an article in it, and the toy coder."""
    monkeypatch.setattr(batch, "load_coder", load_toy)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


def test_what_was_added_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "article.txt"]) == 0
    assert capsys.readouterr() == ("1 report added to attache.db (0 claims).\n", "")


def test_reports_without_a_date_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plain.txt").write_text("Soldiers left\n\nKenyan soldiers left Somalia.\n", encoding="utf-8")
    assert main(["--db", "a.db", "add", "plain.txt"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("1 report added")
    assert second.startswith("1 report without a date")
    assert "a new record with --published" in second
    assert main(["--db", "b.db", "add", "--published", "2024-05-03", "plain.txt"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_adding_again_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "article.txt"])
    capsys.readouterr()
    assert main(["add", "article.txt"]) == 0
    assert capsys.readouterr().out == "0 reports added to attache.db (0 claims), 1 known already.\n"


def test_a_refusal_gets_a_line_and_costs_only_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", "some.db", "add", "nowhere.txt", "empty.txt", "article.txt"]) == 2
    out, err = capsys.readouterr()
    assert out == "1 report added to some.db (0 claims), 2 refused.\n"
    assert [line.split(":")[:2] for line in err.splitlines()] == [
        ["attache", " nowhere.txt"],
        ["attache", " empty.txt"],
    ]


def test_the_summary_is_one_array(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "article.txt", "empty.txt", "--json"]) == 2
    out, err = capfd.readouterr()
    (summary,) = json.loads(out)
    assert (summary["added"], summary["known"], summary["claims"]) == (1, 0, 0)
    assert [refused["source"] for refused in summary["refused"]] == ["empty.txt"]
    assert err.count("\n") == 1


def test_the_day_of_publication_can_be_given(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "undated.txt").write_text(ARTICLE.replace("Published: 2024-07-10\n", ""), encoding="utf-8")
    assert main(["add", "undated.txt", "--published", "2024-07-11"]) == 0
    capfd.readouterr()
    assert main(["reports", "--json"]) == 0
    (report,) = json.loads(capfd.readouterr().out)
    assert report["published"] == {"earliest": "2024-07-11", "latest": "2024-07-11", "how": "given"}


def test_a_folder_of_words_goes_to_the_coder(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path | None] = []

    def load(lexicon: Path | None, *, gate: bool) -> Coder:
        asked.append(lexicon)
        return load_toy()

    monkeypatch.setattr(batch, "load_coder", load)
    assert main(["add", "article.txt", "--lexicon", "mine"]) == 0
    assert asked == [Path("mine")]


def test_an_interrupt_is_said_and_has_a_status_of_its_own(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "run", interrupted)
    assert main(["add", "article.txt"]) == 130
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "attache: stopped; what was added is kept, and the same command again finishes the rest\n"


def test_a_terminal_shows_a_bar_and_clears_it(folder: Path, on_a_terminal: Callable[..., tuple[int, str]]) -> None:
    status, printed = on_a_terminal([sys.executable, "-c", TOY, "add", "article.txt", "empty.txt"])
    assert status == 2
    assert "attache: empty.txt:" in printed
    assert "\x1b[?25l" in printed  # the cursor is hidden while the bar stands
    assert "2 reports, 0 claims" in printed
    assert printed.rstrip().endswith("1 report added to attache.db (0 claims), 1 refused.")
