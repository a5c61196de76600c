"""STIX 2.1 as the stix2 package reads it, strictly."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import stix2

from attache import Record

Exporting = Callable[..., Path]


@pytest.fixture
def objects(exported: Exporting) -> list[Any]:
    bundle = stix2.parse(exported("stix.json").read_text(encoding="utf-8"), allow_custom=False)
    return [stix2.parse(each, allow_custom=False) for each in bundle.objects]


def test_every_reference_leads_to_an_object_of_the_bundle(objects: list[Any]) -> None:
    ids = {each.id for each in objects}
    assert len(ids) == len(objects)
    for each in objects:
        for name in ("source_ref", "target_ref", "created_by_ref"):
            assert name not in each or each[name] in ids
        assert set(each.get("object_refs", [])) <= ids


def test_presences_are_where_the_record_has_them(objects: list[Any], record: Record) -> None:
    by_id = {each.id: each for each in objects}
    links = [each for each in objects if each.type == "relationship" and each.relationship_type == "located-at"]
    found = {(by_id[link.source_ref].name, by_id[link.target_ref].name) for link in links}
    assert found == {("Africa Corps", "Airbase 101"), ("US forces", "Niger")}
    assert {by_id[link.target_ref].country for link in links} == {"NE"}
    (definition,) = [each for each in objects if each.type == "extension-definition"]
    strengths = {link.extensions[definition.id]["strength"]["text"] for link in links}
    assert strengths == {"About 100", "Nearly 1,000"}


def test_every_presence_and_event_cites_its_claims(objects: list[Any], record: Record) -> None:
    cited = [
        tuple(reference.external_id for reference in each.external_references)
        for each in objects
        if each.type == "incident" or each.get("relationship_type") == "located-at"
    ]
    assert sorted(cited) == sorted([row.claims for row in record.presence()] + [row.claims for row in record.events()])


def test_what_did_not_happen_does_not_look_as_if_it_had(objects: list[Any]) -> None:
    named = sorted(each.name for each in objects if each.type == "incident")
    assert "ASSAULT firearms in Mopti (planned)" in named
    assert "ASSAULT firearms in Mopti" in named


def test_reports_hold_what_they_tell(objects: list[Any]) -> None:
    reports = {each.name: each for each in objects if each.type == "report"}
    assert sorted(reports) == ["A week of fighting", "Bases and villages"]
    assert all(report.object_refs for report in reports.values())


def test_an_empty_answer_is_a_bundle_that_parses(exported: Exporting) -> None:
    text = exported("stix.json", country="CHE").read_text(encoding="utf-8")
    stix2.parse(text, allow_custom=False)
    assert not [each for each in json.loads(text)["objects"] if each["type"] == "relationship"]
