"""Who said what."""

from __future__ import annotations

import msgspec
import pytest
from tests.record.build import BASE_101, RUSSIA, dates, day, on_days, statement

from attache.model import Claim, Speaker
from attache.record.rows import StatementRow
from attache.record.statements import statements as view

PUBLISHED = on_days(r1="2024-05-03", r2="2024-05-09", bounds="2024-03-01..2024-07-31")
AUSTIN = Speaker("person/lloyd-austin", "Lloyd Austin", "US Defense Secretary", "USA")
PESKOV = Speaker("person/dmitry-peskov", "Dmitry Peskov", None, "RUS")
UNNAMED = Speaker("USA-GOV/official", None, "a US official", "USA")
LONG = "The Russians are in a separate compound and don't have access"


def rows(*claims: Claim, on: str | None = None) -> list[StatementRow]:
    return view(claims, PUBLISHED, on=day(on) if on else None)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (statement(AUSTIN, LONG), statement(AUSTIN, LONG, report="r2"), True),
        (statement(AUSTIN, LONG), statement(AUSTIN, f"“{LONG.upper()}.”", report="r2"), True),
        (statement(AUSTIN, LONG), statement(AUSTIN, LONG, "2024-05-09", "r2"), True),
        (statement(AUSTIN, LONG), statement(AUSTIN, f"{LONG} to US forces", report="r2"), False),
        (statement(AUSTIN, LONG), statement(PESKOV, LONG, report="r2"), False),
        (statement(AUSTIN, "No comment", "2024-05-03"), statement(AUSTIN, "No comment", "2024-05-09", "r2"), False),
        (statement(AUSTIN, "No comment", "2024-05-03"), statement(AUSTIN, "No comment", "2024-05-03", "r2"), True),
        (statement(UNNAMED, LONG), statement(UNNAMED, LONG, report="r2"), False),
        (statement(None, LONG), statement(None, LONG, report="r2"), False),
    ],
)
def test_when_two_claims_are_one_statement(first: Claim, second: Claim, together: bool) -> None:
    assert len(rows(first, second)) == (1 if together else 2)
    assert rows(first, second) == rows(second, first)


@pytest.mark.parametrize(
    ("speaker", "attribution", "voice"),
    [
        (AUSTIN, "direct", "direct"),
        (AUSTIN, "none", "indirect"),
        (UNNAMED, "none", "anonymous"),
        (None, "anonymous", "anonymous"),
    ],
)
def test_every_statement_has_a_voice(speaker: Speaker | None, attribution: str, voice: str) -> None:
    assert rows(statement(speaker, LONG, attribution=attribution))[0].attribution == voice


def test_the_role_is_one_that_a_report_gives() -> None:
    bare = msgspec.structs.replace(AUSTIN, role=None)
    (row,) = rows(statement(bare, LONG), statement(AUSTIN, LONG, report="r2"))
    assert row.speaker is not None and row.speaker.role == "US Defense Secretary"


def test_a_statement_is_there_from_its_day() -> None:
    assert rows(statement(AUSTIN, LONG, "2024-05-03"), on="2024-05-02") == []
    assert rows(statement(AUSTIN, LONG, "2024-05-03"), on="2024-05-03")[0].date == dates("2024-05-03")


def test_a_row_prints_as_the_contract_says() -> None:
    told = statement(AUSTIN, LONG, "2024-05-03", actors=(RUSSIA,), place=BASE_101)
    assert msgspec.to_builtins(rows(told)[0]) == {
        "speaker": {
            "id": "person/lloyd-austin",
            "name": "Lloyd Austin",
            "role": "US Defense Secretary",
            "country": "USA",
        },
        "attribution": "direct",
        "date": {"earliest": "2024-05-03", "latest": "2024-05-03"},
        "quote": LONG,
        "about": ("RUS-MIL", "site/airbase-101-niamey"),
        "claims": (told.id,),
    }
