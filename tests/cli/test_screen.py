"""How output meets a screen: widths, colour, control characters, and a reader who leaves early."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attache.cli import main, tables, widths
from attache.model import Published
from attache.record import ReportRow

VIEWS = ("claims", "presence", "agreements", "offices", "events", "statements", "reports")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_table_fits_the_screen(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, view: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["--db", str(record), view]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 4
    assert max(map(len, lines[:-1])) <= columns
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_wide_screen_shows_more(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    headings = []
    for columns in ("80", "120"):
        monkeypatch.setenv("COLUMNS", columns)
        main(["--db", str(record), "claims"])
        headings.append(capsys.readouterr().out.splitlines()[0].split())
    assert "Quote" not in headings[0]
    assert "Quote" in headings[1]


@pytest.mark.parametrize(
    ("columns", "least", "screen", "given"),
    [
        ([["a", "bb"], ["c"]], [1, 1], 80, [2, 1]),
        ([["one two three"], ["four"]], [5, 4], 11, [5, 4]),
        ([["one two three"], ["four"]], [3, 4], 80, [13, 4]),
        ([["headquarters staff"], ["one two three four five"]], [4, 4], 26, [12, 12]),
        ([["x" * 30], ["y" * 30]], [20, 20], 22, [10, 10]),
    ],
)
def test_width_goes_to_whole_words_first(
    columns: list[list[str]], least: list[int], screen: int, given: list[int]
) -> None:
    assert widths.share(columns, least, screen) == given


def test_a_long_table_says_where_it_stops() -> None:
    row = ReportRow("r1", None, None, "A title", Published(), "en", "o1", "", 0)
    closing = tables._closing([row] * (tables.MOST_ROWS + 1), "report")
    assert closing == "The first 1,000 of 1,001 reports: narrow the question, or take all with --json"


def test_control_characters_do_not_reach_the_screen() -> None:
    from rich.console import Console

    row = ReportRow("r1", None, None, "A\x1b[31m title\x07 of\ntwo\u009b lines", Published(), "en", "o1", "", 0)
    screen = Console(width=80, no_color=True)
    with screen.capture() as printed:
        screen.print(tables.layout("reports", [row], 80))
    assert not set(printed.get()) & {"\x1b", "\x07", "\u009b"}


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_is_for_terminals_that_want_it(
    record: Path, on_a_terminal: Callable[..., tuple[int, str]], environment: dict[str, str], coloured: bool
) -> None:
    command = [sys.executable, "-m", "attache", "--db", str(record), "reports"]
    status, printed = on_a_terminal(command, **environment)
    assert status == 0
    assert "Harbour Wire" in printed
    assert ("\x1b[" in printed) == coloured


def test_a_pipe_is_plain(record: Path) -> None:
    command = [sys.executable, "-m", "attache", "--db", str(record), "presence"]
    printed = subprocess.run(command, capture_output=True, check=True)
    assert b"\x1b" not in printed.stdout + printed.stderr


def test_a_screen_without_the_letters_gets_question_marks(record: Path) -> None:
    command = [sys.executable, "-m", "attache", "--db", str(record), "statements"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    printed = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert "?They are in a separate compound,?" in " ".join(printed.stdout.split())


@pytest.mark.parametrize("arguments", [("claims", "--json"), ("claims",)])
def test_a_reader_who_leaves_early_is_no_error(record: Path, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "attache", "--db", str(record), *arguments]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout and child.stderr
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait() == 0
