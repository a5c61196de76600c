"""`attache demo` through the real program: what it promises to show is there, and the record behind it says so too."""

from __future__ import annotations

import contextlib
import io
import shlex
from pathlib import Path

import pytest

import attache
from attache import demo
from attache.cli import main
from attache.model import Claim
from attache.record.rows import DisputeRow

PARTS = (
    "A takeaway held against its own article",
    "A headline held against its own article",
    "Who was at the two bases",
    "Where the sources differ",
    "Where they only seem to",
    "Who copied whom",
    "The brief",
    "To go on",
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """All that the demo prints on a screen of 120 characters, and its record."""
    db = tmp_path_factory.mktemp("demo") / "niger.db"
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        patch.setenv("COLUMNS", "120")
        assert main(["demo", "--db", str(db)]) == 0
    assert err.getvalue() == ""
    return out.getvalue(), db


@pytest.fixture(scope="module")
def disputes(shown: tuple[str, Path]) -> list[DisputeRow]:
    with attache.Record(shown[1], readonly=True) as record:
        return record.disputes(country="NER")


@pytest.fixture(scope="module")
def claims(shown: tuple[str, Path]) -> dict[str, Claim]:
    with attache.Record(shown[1], readonly=True) as record:
        return {claim.id: claim for claim in record.claims()}


def part(printed: str, title: str) -> str:
    """The words printed under a heading, on one line."""
    after = printed.split(title.upper(), 1)[1]
    ends = [after.index(later.upper()) for later in PARTS[PARTS.index(title) + 1 :]]
    return " ".join(after[: min(ends, default=len(after))].split())


def test_the_parts_come_in_order(shown: tuple[str, Path]) -> None:
    places = [shown[0].index(title.upper()) for title in PARTS]
    assert places == sorted(places)
    assert "refused" not in shown[0]


def test_the_takeaway_goes_further_than_its_body(shown: tuple[str, Path]) -> None:
    assert "overstated" in part(shown[0], PARTS[0])
    verdicts = {row.text: row.verdict for row in attache.check(demo.TAKEAWAY) if row.section == "takeaway"}
    assert verdicts["Russian troops replace US forces at Airbase 101."] == "overstated"
    assert verdicts["Russia supports the military governments of Mali and Burkina Faso."] == "supported"


def test_the_strip_has_a_line_for_each_force_at_each_base(shown: tuple[str, Path]) -> None:
    lines = [line for line in shown[0].splitlines() if " at Airbase " in line and "█" in line]
    names = {line.split("  ")[0] for line in lines}
    assert {f"American armed forces at {site}" for site in demo.SITES} <= names
    assert "Russian armed forces at Airbase 101" in names
    assert "█ there" in part(shown[0], PARTS[2])


def test_two_counts_of_one_departure_raise_an_alert(disputes: list[DisputeRow]) -> None:
    texts = [{value.text for value in row.values} for row in disputes if row.alert and row.attribute == "departed"]
    assert any({"766 troops", "776 troops"} <= told for told in texts)


def test_a_headline_that_its_body_takes_back_raises_an_alert(
    disputes: list[DisputeRow], claims: dict[str, Claim], shown: tuple[str, Path]
) -> None:
    with attache.Record(shown[1], readonly=True) as record:
        report = next(row.id for row in record.reports() if row.title == "All 1,000 US troops have left Niger")
    sections = [
        {claims[id].section for id in row.claims if claims[id].report == report} for row in disputes if row.alert
    ]
    assert any("body" in told and told & {"headline", "standfirst"} for told in sections)
    assert any(row.kind == "headline-vs-body" and row.host == "NER" for row in disputes)


def test_wrong_weekdays_and_conversions_raise_an_alert(disputes: list[DisputeRow]) -> None:
    errors = {row.attribute: row.why for row in disputes if row.kind == "error"}
    assert errors == {
        "date": "8 July 2024 was a Monday, not a Saturday.",
        "distance": "920 km is about 572 miles, not 550 miles.",
    }


def test_the_sequence_at_agadez_is_silent(
    shown: tuple[str, Path], disputes: list[DisputeRow], claims: dict[str, Claim]
) -> None:
    sequence = {"184", "Fewer than 500", "About 200"}
    told = part(shown[0], PARTS[4])
    assert [words for words in sequence if f"“{words}”" not in told] == []
    assert "One number fits all of them: 184." in told
    there = {
        id
        for id, claim in claims.items()
        if claim.count and claim.count.text in sequence and claim.place and claim.place.name == "Airbase 201"
    }
    alerts = [row for row in disputes if row.alert and row.attribute == "strength"]
    assert len(there) >= 3
    assert [row for row in alerts if len(there & set(row.claims)) > 1] == []


def test_the_copy_counts_once(shown: tuple[str, Path]) -> None:
    with attache.Record(shown[1], readonly=True) as record:
        trees = record.origins()
    assert [(tree.outlet, [copy.outlet for copy in tree.copies]) for tree in trees if tree.copies] == [
        ("Kestrel Agency", ["Two Rivers Courier"])
    ]
    assert f"{sum(tree.reports for tree in trees)} reports of {len(trees)} origins" in part(shown[0], PARTS[5])


def test_the_commands_to_try_next_work(
    shown: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = [line.strip() for line in shown[0].splitlines() if line.startswith("  attache ")]
    assert len(commands) == 3
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0
        assert capfd.readouterr().out
    assert (tmp_path / "niger.html").exists()


def test_a_record_that_exists_is_left_alone(shown: tuple[str, Path], capfd: pytest.CaptureFixture[str]) -> None:
    before = shown[1].read_bytes()
    assert main(["demo", "--db", str(shown[1])]) == 2
    assert "name a new file" in capfd.readouterr().err
    assert shown[1].read_bytes() == before


def test_any_record_can_be_drawn(shown: tuple[str, Path], capfd: pytest.CaptureFixture[str]) -> None:
    asked = ["presence", "--strip", "--host", "NER", "--site", "Airbase 101", "--db", str(shown[1])]
    assert main([*asked, "--on", "2024-06-01"]) == 0
    printed = capfd.readouterr().out
    assert "American armed forces at Airbase 101" in printed and "\x1b" not in printed
    assert main([*asked, "--json"]) == 2
    assert "drawing" in capfd.readouterr().err
