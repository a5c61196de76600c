"""Deeds and takings that a takeaway tells as done: what the same one does in the body, and who has the place there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import attache
from attache.publish.check.deeds import opposed
from attache.publish.check.rows import CheckRow

ACCORD = """# Manila and Tokyo Wait for Parliament

Published: 2025-01-10

Japan's parliament has yet to vote on the accord that lets the soldiers of Japan and the Philippines train together. \
The Philippine senate approved the accord in December.

China condemned the accord. Australia offered to join a naval exercise that the two countries will hold in April. \
Vietnam was not asked.

## Key takeaways

- Japan's parliament has ratified the accord.
- The Philippine senate approved the accord.
- China welcomed the accord.
- Australia has joined the naval exercise.
- Japan has broken off talks with China.
"""
CAMPS = """# Mali's Army and the Camps of the Mission

Published: 2023-09-05

Malian soldiers moved into a part of the United Nations camp at Ber on Sunday. Peacekeepers from Burkina Faso work \
alongside them there until the end of the month, the mission said.

Senegalese peacekeepers handed over the camp at Ogossagou to the Malian army in July. Kidal is still held by rebels, a \
spokesman said.

## Key takeaways

- Malian soldiers have taken over the camp at Ber.
- The Malian army has taken over the camp at Ogossagou.
- The Malian army has retaken Kidal.
- Malian soldiers moved into the camp at Ber.
"""
NUMBERS = """# A Mission at Half Its Strength

Published: 2024-10-02

The Security Council authorised a force of 5,500 police officers for Haiti. About 400 officers from Kenya have \
arrived. Officers patrol the capital with the Haitian police.

The African Union's mission in Somalia is larger. Its members come from five countries, and its mandate ends in \
December. The mission has 12,626 members, a spokesman said, after 5,000 left last year.

The soldiers of the mission in Abyei number some 2,900, well short of its ceiling of 3,800.

## Key takeaways

- There are 5,500 police officers in the force.
- The mission in Abyei has 3,800 soldiers.
- About 400 officers have arrived in Haiti.
- The mission in Somalia counts 12,626 members.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deeds")


@cache
def rows(text: str, folder: Path) -> list[CheckRow]:
    path = folder / "article.md"
    path.write_text(text, encoding="utf-8")
    return attache.check(path)


@pytest.mark.parametrize(
    ("text", "sentence", "verdict", "evidence"),
    [
        (ACCORD, "Japan's parliament has ratified", "contradicted", "yet to vote"),
        (ACCORD, "The Philippine senate approved", "supported", "approved the accord"),
        (ACCORD, "China welcomed", "contradicted", "condemned"),
        (ACCORD, "Australia has joined", "overstated", "offered to join"),
        (ACCORD, "Japan has broken off", "not-in-body", ""),
        (CAMPS, "Malian soldiers have taken over the camp at Ber", "overstated", "moved into a part"),
        (CAMPS, "The Malian army has taken over the camp at Ogossagou", "supported", "handed over"),
        (CAMPS, "The Malian army has retaken Kidal", "contradicted", "still held by rebels"),
        (CAMPS, "Malian soldiers moved into", "supported", "moved into"),
        (NUMBERS, "There are 5,500", "overstated", "authorised a force of 5,500"),
        (NUMBERS, "The mission in Abyei has 3,800", "overstated", "its ceiling of 3,800"),
        (NUMBERS, "About 400 officers", "supported", "About 400"),
        (NUMBERS, "The mission in Somalia counts", "supported", "has 12,626 members"),
    ],
)
def test_a_takeaway(text: str, sentence: str, verdict: str, evidence: str, folder: Path) -> None:
    row = next(row for row in rows(text, folder) if row.text.startswith(sentence) and row.verdict != "disputed")
    assert row.verdict == verdict, row.reason
    assert not evidence or evidence in row.evidence[0].quote


@pytest.mark.parametrize(
    ("said", "known", "against"),
    [
        ("welcome", "condemn", True),
        ("condemn", "welcome", True),
        ("welcome", "support", False),
        ("sing", "dance", False),
    ],
)
def test_opposites(said: str, known: str, against: bool) -> None:
    assert opposed(said, known) == against
