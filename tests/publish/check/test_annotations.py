"""Annotations: their form, their lines, and what is annotated."""

from __future__ import annotations

import pytest

from attache.publish.check.annotations import annotated
from attache.publish.check.rows import CheckRow, Verdict

SOURCE = "Title: Troops leave\n\nThe body.\n\n* Troops <b>leave</b>\n  the base, at 50%.\n"


def row(text: str, verdict: Verdict = "overstated", reason: str = "Not so.") -> CheckRow:
    return CheckRow(section="takeaway", text=text, verdict=verdict, evidence=(), reason=reason, start=0, end=1)


@pytest.mark.parametrize(
    ("text", "line"),
    [("Troops leave", 1), ("The body.", 3), ("the base, at 50%.", 6), ("Nowhere to be found at all", 1), ("…", 1)],
)
def test_a_sentence_is_found_on_its_line(text: str, line: int) -> None:
    (found,) = annotated([row(text)], "a.md", SOURCE)
    assert found.startswith(f"::warning file=a.md,line={line},title=takeaway overstated::")


def test_what_would_end_a_field_is_escaped() -> None:
    (found,) = annotated([row("the base, at 50%.", reason="One\nline.")], "a:b,c.md", SOURCE)
    assert found.startswith("::warning file=a%3Ab%2Cc.md,line=6,")
    assert found.endswith("at 50%25.” One%0Aline.")


@pytest.mark.parametrize(
    ("verdict", "lines"),
    [
        ("supported", 0),
        ("agrees", 0),
        ("new", 0),
        ("not-in-body", 1),
        ("contradicted", 1),
        ("clashes", 1),
        ("disputed", 1),
    ],
)
def test_only_faults_are_annotated(verdict: Verdict, lines: int) -> None:
    assert len(list(annotated([row("Troops leave", verdict)], "a.md", SOURCE))) == lines
