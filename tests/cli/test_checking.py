"""`attache check`: exit status, table, JSON, annotations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attache.cli import main

FINE = """# French Army Hands Over Base in Chad

Published: 2024-12-26

French forces handed over their base at Faya-Largeau to the Chadian army on Thursday.

## Key takeaways

- French forces have handed over the base at Faya-Largeau.
"""
FAULTY = FINE + "- Chad bought Turkish drones.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_a_fault_ends_with_status_1(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(article)]) == 1
    printed = capfd.readouterr()
    assert "not in body" in printed.out and printed.err == ""


def test_an_article_without_fault_ends_with_status_0(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    article.write_text(FINE, encoding="utf-8")
    assert main(["check", str(article), "--json"]) == 0
    rows = json.loads(capfd.readouterr().out)
    assert [row["verdict"] for row in rows] == ["supported", "supported"]
    assert {"section", "text", "verdict", "evidence", "reason"} <= rows[0].keys()
    assert {"start", "end", "quote"} <= rows[0]["evidence"][0].keys()


def test_annotations_name_file_and_line(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(article), "--format", "github"]) == 1
    (line,) = capfd.readouterr().out.splitlines()
    assert line.startswith(f"::warning file={article},line=10,title=takeaway not-in-body::")


@pytest.mark.parametrize(
    "wrong", [["nowhere.md"], ["--format", "xml", "a.md"], ["--against", "nowhere.db", "a.md"], []]
)
def test_a_wrong_call_ends_with_status_2(
    wrong: list[str], article: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(article.parent)
    (article.parent / "a.md").write_text(FINE, encoding="utf-8")
    assert main(["check", *wrong]) == 2
    printed = capfd.readouterr()
    assert printed.out == "" and len(printed.err.splitlines()) == 1
