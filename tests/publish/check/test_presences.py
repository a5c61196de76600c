"""Forces that a headline or takeaway has gone and the body in place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import attache
from attache.language import Parser
from attache.publish.check import presences
from attache.publish.check.passages import passages, witnesses
from attache.publish.check.rows import CheckRow

TAPA = """# All British Troops Have Left Estonia

Published: 2024-03-04

About 900 British soldiers remain at Tapa, an army base in Estonia. They are to be withdrawn next year, the ministry \
said. French marines landed in Tallinn on Monday.

## Key takeaways

- French marines replace British forces at Tapa.
- The British army is leaving Estonia.
- British forces are out of Estonia.
- British troops have left Latvia.
"""
LIBREVILLE = """# French Forces Out of Gabon

Published: 2025-02-04

The last French soldiers left Port-Gentil on Friday. About 200 French troops remain at Camp de Gaulle in Libreville.

## Key takeaways

- All French forces are out of Gabon.
- French soldiers have left Port-Gentil.
- French troops are no longer at Camp de Gaulle.
"""

MANDA = """# Danish Army Stays at Manda

Published: 2024-03-04

Most foreign soldiers have gone home from Kenya since 2020. Then there is Manda Bay. The Danish army has about 300 \
soldiers there. At its height, Denmark had 700 of them in Kenya.

Danish engineers may replace the Norwegian unit in Juba, two officials said.

## Key takeaways

- Denmark has closed its base in Manda Bay.
- Some 900 Danish soldiers were once stationed in Kenya.
- Danish engineers swap with the Norwegian unit in Juba.
"""


@cache
def rows(text: str, folder: Path) -> list[CheckRow]:
    path = folder / "article.md"
    path.write_text(text, encoding="utf-8")
    return attache.check(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("presences")


def row(text: str, sentence: str, folder: Path) -> CheckRow:
    return next(row for row in rows(text, folder) if row.text == sentence and row.verdict != "disputed")


@pytest.mark.parametrize(
    ("text", "sentence", "verdict"),
    [
        (TAPA, "All British Troops Have Left Estonia", "contradicted"),
        (TAPA, "French marines replace British forces at Tapa.", "overstated"),
        (TAPA, "The British army is leaving Estonia.", "overstated"),
        (TAPA, "British forces are out of Estonia.", "contradicted"),
        (TAPA, "British troops have left Latvia.", "not-in-body"),
        (LIBREVILLE, "French Forces Out of Gabon", "overstated"),
        (LIBREVILLE, "All French forces are out of Gabon.", "overstated"),
        (LIBREVILLE, "French soldiers have left Port-Gentil.", "supported"),
        (LIBREVILLE, "French troops are no longer at Camp de Gaulle.", "contradicted"),
        (MANDA, "Denmark has closed its base in Manda Bay.", "contradicted"),
        (MANDA, "Some 900 Danish soldiers were once stationed in Kenya.", "overstated"),
        (MANDA, "Danish engineers swap with the Norwegian unit in Juba.", "overstated"),
    ],
)
def test_a_force_that_is_still_there(text: str, sentence: str, verdict: str, folder: Path) -> None:
    assert row(text, sentence, folder).verdict == verdict


def test_what_is_only_planned_is_not_told_as_done(folder: Path) -> None:
    reason = row(TAPA, "French marines replace British forces at Tapa.", folder).reason
    assert "are still there and are to leave" in reason
    assert "have left" not in reason


@pytest.mark.parametrize(
    ("text", "sentence"),
    [(TAPA, "All British Troops Have Left Estonia"), (LIBREVILLE, "All French forces are out of Gabon.")],
)
def test_the_sentence_that_has_them_there_comes_first(text: str, sentence: str, folder: Path) -> None:
    found = row(text, sentence, folder)
    assert "remain" in found.evidence[0].quote and len(found.evidence) <= 3
    assert "remain" in found.reason


def test_a_dispute_is_not_between_leaving_and_being_there(folder: Path) -> None:
    disputed = [row for row in rows(TAPA, folder) if row.verdict == "disputed"]
    assert disputed
    assert all("is leaving" not in quoted.quote for row in disputed for quoted in row.evidence)
    assert all(row.section != "body" for row in disputed)


@pytest.mark.parametrize(
    ("sentence", "opposed"),
    [
        ("All French forces are out of Gabon.", True),
        ("French troops are no longer at Camp de Gaulle.", True),
        ("French soldiers have left Port-Gentil.", False),
    ],
)
def test_words_alone_do_not_decide_over_a_force_that_is_there(sentence: str, opposed: bool, folder: Path) -> None:
    path = folder / "article.md"
    path.write_text(LIBREVILLE, encoding="utf-8")
    (coded,) = attache.read(path)
    told = passages(Parser.load().parse(coded.report), [claim for claim in coded.claims if claim.section != "takeaway"])
    passage = next(passage for passage in told if passage.sentence.text == sentence)
    found = presences.denied(passage, witnesses(passage, told))
    assert [finding.verdict for finding in found] == ["contradicted"] * opposed
