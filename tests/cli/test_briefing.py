"""`attache brief`: its forms, its file, its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attache.cli import main


def test_it_prints_lines_with_numbered_sources(record: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", str(record), "brief", "Niger"]) == 0
    printed = capfd.readouterr().out
    assert printed.startswith("Niger, as of 10 July 2024")
    assert "US forces left Airbase 101 on 7 July 2024 [" in printed
    assert "Harbour Wire, “A base is left”, 10 July 2024: “US forces left Airbase 101 on 7 July.”" in printed


@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        ("a.html", [], "<!doctype html>"),
        ("a.md", [], "# Niger"),
        ("a.txt", [], "Niger, as of"),
        ("a.txt", ["--format", "html"], "<!doctype html>"),
        ("a.json", ["--json"], "[\n{"),
    ],
)
def test_a_file_has_the_form_of_its_name(
    name: str, options: list[str], begins: str, record: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["brief", "NER", "--db", str(record), "--to", str(tmp_path / name), *options]) == 0
    said = "" if name == "a.json" else f"The brief on Niger is in {tmp_path / name}: "
    assert capfd.readouterr().out.startswith(said)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_json_is_one_array_of_lines(record: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "NER", "--db", str(record), "--since", "2024-06-01", "--json"]) == 0
    rows = json.loads(capfd.readouterr().out)
    assert rows[0].keys() == {"part", "text", "alert", "told", "sources"}
    assert all(row["sources"] for row in rows)


@pytest.mark.parametrize(
    "wrong",
    [
        ["Atlantis"],
        ["NER", "--since", "yesterday"],
        ["NER", "--since", "2030-01-01"],
        ["NER", "--format", "pdf"],
        ["NER", "--to", "nowhere/a.html"],
    ],
)
def test_a_wrong_call_ends_with_status_2(wrong: list[str], record: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", str(record), "brief", *wrong]) == 2
    printed = capfd.readouterr()
    assert printed.out == "" and len(printed.err.splitlines()) == 1
