"""What holds for every dispute, whatever the claims."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.test_view_properties import PUBLISHED, claim_lists

from attache.model import Claim
from attache.record.disputes import disputes
from attache.record.filters import select
from attache.record.presence import presence


@settings(max_examples=150, deadline=None)
@given(claims=claim_lists)
def test_a_row_has_values_that_differ_and_a_reason(claims: list[Claim]) -> None:
    for row in disputes(claims, PUBLISHED):
        assert row.alert is (row.kind in ("genuine", "error"))
        assert row.why.endswith((".", "!", "?"))
        values = [value.value for value in row.values]
        assert len(values) >= 2 and len(set(values)) == len(values)
        assert set(row.claims) == {id for value in row.values for id in value.claims}
        assert all(value.claims and 1 <= value.origins <= len(value.claims) for value in row.values)


@settings(max_examples=100, deadline=None)
@given(claims=claim_lists)
def test_one_report_of_one_voice_is_at_odds_with_itself_only_where_it_says_all_or_none(claims: list[Claim]) -> None:
    mine = [claim for claim in claims if claim.report == "r1" and claim.section == "body" and not claim.speaker]
    alerts = [row for row in disputes(mine, PUBLISHED) if row.alert]
    assert {row.attribute for row in alerts} <= {"status", "separation", "strength"}
    assert all(row.kind == "error" for row in alerts if row.attribute == "strength")


@settings(max_examples=100, deadline=None)
@given(claims=claim_lists, reports=st.sets(st.sampled_from(sorted(PUBLISHED))))
def test_copies_change_no_dispute_and_only_lower_the_count_of_origins(claims: list[Claim], reports: set[str]) -> None:
    alone = disputes(claims, PUBLISHED)
    copied = disputes(claims, PUBLISHED, origins=dict.fromkeys(reports, "wire"))
    assert [(r.subject, r.attribute, r.kind, r.claims) for r in alone] == [
        (r.subject, r.attribute, r.kind, r.claims) for r in copied
    ]
    before = [value.origins for row in alone for value in row.values]
    after = [value.origins for row in copied for value in row.values]
    assert all(b <= a for a, b in zip(before, after, strict=True))


@settings(max_examples=100, deadline=None)
@given(claims=claim_lists, on=st.dates(dt.date(2024, 3, 1), dt.date(2024, 10, 1)))
def test_a_strength_that_a_view_calls_contested_has_a_dispute(claims: list[Claim], on: dt.date) -> None:
    disputed = {row.subject for row in disputes(claims, PUBLISHED, on=on) if row.attribute == "strength" and row.alert}
    for row in presence(claims, PUBLISHED, on=on):
        if "strength" in row.contested and row.status != "announced":
            place = row.site.id if row.site else row.host
            counts = [c for c in claims if c.id in row.claims and c.count and c.action in ("remain", "order-out")]
            if counts and all(c.section == "body" for c in counts):
                assert f"{row.force.id}@{place}" in disputed


@settings(max_examples=60, deadline=None)
@given(claims=claim_lists)
def test_filters_part_the_rows(claims: list[Claim]) -> None:
    rows = disputes(claims, PUBLISHED)
    kinds = {row.kind for row in rows}
    assert sum(len(select(rows, {"type": kind})) for kind in kinds) == len(rows)
    assert all(row.force and row.force.country == "USA" for row in select(rows, {"force": "USA"}))
    assert all("NER" in row.countries for row in select(rows, {"country": "NER"}))
    assert all(row.host == "NER" for row in select(rows, {"host": "NER"}))
