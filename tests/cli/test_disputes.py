"""`attache disputes` and `attache reports --origins`: rows, filters, and what a person sees."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.cli.conftest import BASE, COUNTRY, US
from tests.made import make, say

from attache.cli import main
from attache.model import Claim, Count, Report
from attache.record import Store

KEYS = "subject title attribute kind values alert why force host site countries claims"
TREE = "id url outlet title published origin how share reports copies"
LEFT = "{} US troops have left Niger since May, the command said on Monday in a short statement to the press."


def counted(number: int) -> Count:
    return Count(number, number, number, "=", "troops", f"{number:,}")


def tell(report: Report, number: int, action: str = "withdraw", **fields: Any) -> Claim:
    said = report.text.split("\n\n")[1]
    fields = {"kind": "presence", "actors": (US,), "place": COUNTRY, "count": counted(number), **fields}
    return say(report, said, action=action, **fields)


@pytest.fixture
def clashing(record: Path, tmp_path: Path) -> Path:
    """The small record, with a departure that two reports count differently, and a copy of one of them."""
    one, two = (
        make(11, "2024-07-08", "Troops fly home", [LEFT.format(766)]),
        make(12, "2024-07-08", "Out", ["776 left."]),
    )
    copy = msgspec.structs.replace(make(13, "2024-07-09", "Home", [LEFT.format(766)]), outlet="Daily")
    there = make(14, "2024-05-20", "Count", ["Some 1,000 US troops are at Airbase 101."])
    path = Path(shutil.copy(record, tmp_path / "clashing.db"))
    with Store.open(path) as store:
        for report, number in ((one, 766), (two, 776), (copy, 766)):
            store.add(report, [tell(report, number)])
        store.add(there, [tell(there, 1000, "remain", place=BASE)])
    return path


@pytest.fixture
def ask(clashing: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Run a read command with --json and return its rows."""

    def run(*arguments: str) -> list[dict[str, Any]]:
        assert main([*arguments, "--db", str(clashing), "--json"]) == 0
        out, err = capfdbinary.readouterr()
        assert err == b""
        found: list[dict[str, Any]] = json.loads(out)
        return found

    return run


def test_a_row_has_the_keys_of_the_contract(ask: Any) -> None:
    rows = ask("disputes")
    assert rows and all(set(KEYS.split()) <= row.keys() for row in rows)
    assert all(set(TREE.split()) <= row.keys() for row in ask("reports", "--origins"))


@pytest.mark.parametrize(
    ("arguments", "attributes"),
    [
        ((), ["departed"]),
        (("--type", "genuine"), ["departed"]),
        (("--type", "departed"), ["departed"]),
        (("--type", "strength"), []),
        (("--country", "ner"), ["departed"]),
        (("--country", "FRA"), []),
        (("--host", "NER", "--force", "USA"), ["departed"]),
        (("--force", "RUS"), []),
        (("--site", "Airbase 101"), []),
        (("--known", "2024-07-07"), []),
        (("--known", "2024-07-08"), ["departed"]),
        (("--on", "2024-05-05"), []),
    ],
)
def test_filters(ask: Any, arguments: tuple[str, ...], attributes: list[str]) -> None:
    assert [row["attribute"] for row in ask("disputes", *arguments)] == attributes


def test_the_rows_of_one_report(ask: Any) -> None:
    reports = {row["title"]: row["id"] for row in ask("reports")}
    assert len(ask("disputes", "--report", reports["Out"])) == 1
    assert ask("disputes", "--report", reports["Count"]) == []


def test_a_filter_changes_no_row(ask: Any) -> None:
    everything = ask("disputes")
    assert ask("disputes", "--country", "NER") == [row for row in everything if "NER" in row["countries"]]


def test_a_copy_adds_no_origin_to_a_value(ask: Any) -> None:
    (row,) = ask("disputes")
    assert sorted((value["value"]["best"], value["origins"], len(value["claims"])) for value in row["values"]) == [
        (766, 1, 2),
        (776, 1, 1),
    ]


def test_a_person_sees_the_values_and_the_reason(clashing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["disputes", "--db", str(clashing)]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "! US forces" in out and "genuine" in out and "766 troops" in out and "776 troops" in out
    assert "cannot both be right" in out
    assert "1 dispute. ! 1 alert: not all of it can be so." in out


def test_the_tree_of_origins(ask: Any) -> None:
    trees = ask("reports", "--origins")
    assert len(trees) == 5
    (tree,) = (tree for tree in trees if tree["copies"])
    assert (tree["title"], tree["how"], tree["reports"]) == ("Troops fly home", "first", 2)
    assert [(copy["outlet"], copy["how"], copy["origin"]) for copy in tree["copies"]] == [
        ("Daily", "near-copy", tree["origin"])
    ]
    assert len(ask("reports", "--origins", "--known", "2024-07-08", "--country", "NER")) == 4


def test_a_person_sees_who_copied_whom(clashing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reports", "--origins", "--db", str(clashing)]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if "Troops fly home" in line)
    assert lines[at + 1].startswith("└─ 9 Jul 2024  Daily  Home") and lines[at + 1].endswith("the same)")
    assert lines[-1] == "6 reports of 5 origins"
