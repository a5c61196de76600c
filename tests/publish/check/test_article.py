"""Whole articles: what the check says of each sentence above and below the body."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import attache
from attache.errors import InputError, UnreadableSource
from attache.publish.check.rows import CheckRow

BODY = """
French forces handed over their base at Faya-Largeau in northern Chad to the Chadian army on Thursday, the general \
staff said. About 1,000 French soldiers remain in Chad, most of them in N'Djamena.

The two other bases, at Abéché and N'Djamena, are to be handed over in January. Russia could send instructors to Chad \
next year, a diplomat said. Hungary trains officers in Chad and Kenya.

Chad ended its defence cooperation agreement with France on 28 November. A court in N'Djamena rejected an appeal by \
six officers on Monday. The officers had been sentenced to 20 years. The navy did not take part in the exercise.
"""


def article(headline: str, *takeaways: str) -> str:
    points = "\n".join(f"- {point}" for point in takeaways)
    return f"# {headline}\n\nPublished: 2024-12-26\n{BODY}\n## Key takeaways\n\n{points}\n"


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., list[CheckRow]]:
    def run(text: str) -> list[CheckRow]:
        path = tmp_path / "article.md"
        path.write_text(text, encoding="utf-8")
        return attache.check(path)

    return run


CASES = {
    "French forces have handed over the base at Faya-Largeau.": "supported",
    "Chad ended its defence agreement with France in November.": "supported",
    "Around 1,000 French soldiers remain in Chad.": "supported",
    "More than 1,500 French soldiers remain in Chad.": "overstated",
    "Russia sends instructors to Chad.": "overstated",
    "Hungary trains officers in Chad, Kenya and Ghana.": "overstated",
    "The court accepted the appeal of the six officers.": "contradicted",
    "The officers had been sentenced to 10 years.": "contradicted",
    "The navy took part in the exercise.": "contradicted",
    "Chad bought Turkish drones.": "not-in-body",
}


@cache
def rows(tmp: Path) -> dict[str, CheckRow]:
    path = tmp / "cases.md"
    path.write_text(article("All French Troops Leave Chad", *CASES), encoding="utf-8")
    return {row.text: row for row in attache.check(path) if row.verdict != "disputed"}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CheckRow]:
    return rows(tmp_path_factory.mktemp("check"))


@pytest.mark.parametrize(("sentence", "verdict"), CASES.items())
def test_a_takeaway(found: dict[str, CheckRow], sentence: str, verdict: str) -> None:
    assert found[sentence].verdict == verdict, found[sentence].reason


def test_all_leave_in_the_headline_and_some_stay_in_the_body(found: dict[str, CheckRow]) -> None:
    row = found["All French Troops Leave Chad"]
    assert (row.section, row.verdict) == ("headline", "overstated")
    assert any("remain" in quoted.quote for quoted in row.evidence)


def test_the_reason_names_both_numbers(found: dict[str, CheckRow]) -> None:
    reason = found["More than 1,500 French soldiers remain in Chad."].reason
    assert "“More than 1,500” here" in reason and "“About 1,000” there" in reason


def test_evidence_is_in_the_text_where_it_says(found: dict[str, CheckRow], tmp_path: Path) -> None:
    path = tmp_path / "again.md"
    path.write_text(article("All French Troops Leave Chad", *CASES), encoding="utf-8")
    (coded,) = attache.read(path)
    quoted = [quoted for row in found.values() for quoted in row.evidence]
    assert quoted
    assert all(coded.report.text[each.start : each.end] == each.quote for each in quoted)
    assert all(coded.report.text[row.start : row.end] == row.text for row in found.values())


def test_replacing_a_force_that_is_still_there_is_overstated(check: Callable[..., list[CheckRow]]) -> None:
    found = check(
        "# Russians Move Into Niamey Base\n\nPublished: 2024-05-03\n\nRussian soldiers have deployed to Airbase 101 in "
        "Niamey. American troops remain at Airbase 101.\n\n## Key takeaways\n\n- Russian soldiers have deployed to "
        "Airbase 101, replacing US forces.\n"
    )
    row = next(row for row in found if row.section == "takeaway")
    assert row.verdict == "overstated"
    assert "still there" in row.reason
    assert "American troops remain at Airbase 101." in [quoted.quote for quoted in row.evidence]


def test_labels_and_questions_are_not_checked(check: Callable[..., list[CheckRow]]) -> None:
    assert [row for row in check(article("What Next for Chad's Army?")) if row.verdict != "disputed"] == []


def test_a_source_that_is_not_one_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(article("French Forces Leave Base"), encoding="utf-8")
    (tmp_path / "two.md").write_text(article("French Troops Leave Base"), encoding="utf-8")
    with pytest.raises(InputError, match="more than one"):
        attache.check(tmp_path)
    with pytest.raises(UnreadableSource, match="nowhere"):
        attache.check(tmp_path / "nowhere.md")


def test_a_claim_agrees_with_a_record_clashes_with_it_or_is_new(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(
        "# Base Handed Over\n\nPublished: 2024-12-27\n\nAbout 1,000 French soldiers remain in Chad. Chad ended its "
        "defence cooperation agreement with France on 28 November.\n",
        encoding="utf-8",
    )
    (tmp_path / "new.md").write_text(
        "# Base Handed Over\n\nPublished: 2024-12-27\n\nAbout 300 French soldiers remain in Chad. Chad ended its "
        "defence cooperation agreement with France on 28 November. Turkish soldiers arrived in Chad on Monday.\n",
        encoding="utf-8",
    )
    with attache.Record(tmp_path / "chad.db") as record:
        record.add(tmp_path / "old.md")
    found = attache.check(tmp_path / "new.md", against=tmp_path / "chad.db")
    verdicts = {row.text: row.verdict for row in found if row.verdict in ("agrees", "clashes", "new")}
    assert next(v for text, v in verdicts.items() if "300" in text) == "clashes"
    assert next(v for text, v in verdicts.items() if "ended" in text) == "agrees"
    assert next(v for text, v in verdicts.items() if "Turkish" in text) == "new"
    clash = next(row for row in found if row.verdict == "clashes")
    assert clash.evidence[0].report and clash.evidence[0].claim
