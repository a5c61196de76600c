"""FollowTheMoney entities and statements, held against the model that the followthemoney package ships."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model

from attache import Record

Exporting = Callable[..., Path]


@pytest.fixture
def lines(exported: Exporting) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported("ftm.json").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def statements(exported: Exporting) -> list[dict[str, str]]:
    with exported("ftm-statements.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect=csv.unix_dialect))


def test_every_entity_is_valid(lines: list[dict[str, Any]]) -> None:
    for line in lines:
        schema = model.get(line["schema"])
        assert schema is not None and not schema.abstract
        assert schema.validate(line) is None
        assert set(schema.required) <= line["properties"].keys()
        # Values that the package would clean away or change are lost on loading: there are none.
        loaded = model.get_proxy(line, cleaned=False)
        assert {name: sorted(values) for name, values in line["properties"].items()} == {
            name: sorted(values) for name, values in loaded.to_dict()["properties"].items()
        }


def test_links_lead_to_entities_of_the_right_range(lines: list[dict[str, Any]]) -> None:
    schemata = {line["id"]: model.get(line["schema"]) for line in lines}
    links = 0
    for line in lines:
        proxy = model.get_proxy(line)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                links += 1
                assert schemata[value].is_a(prop.range)
    assert links


def test_presences_and_events_cite_their_claims(lines: list[dict[str, Any]], record: Record) -> None:
    cited = [line["properties"]["recordId"] for line in lines if line["schema"] in ("UnknownLink", "Event")]
    assert sorted(cited) == sorted(
        [list(row.claims) for row in record.presence()] + [list(row.claims) for row in record.events()]
    )


def test_statements_say_what_the_entities_say(
    lines: list[dict[str, Any]], statements: list[dict[str, str]], record: Record
) -> None:
    said = {(row["entity_id"], row["schema"], row["prop"], row["value"]) for row in statements}
    assert said == {
        (line["id"], line["schema"], prop, value)
        for line in lines
        for prop, values in line["properties"].items()
        for value in values
    }
    known = {claim.id for claim in record.claims()}
    for row in statements:
        assert set(row["origin"].split("; ")) <= known
        assert model.get(row["schema"]).get(row["prop"]).type.name == row["prop_type"]
    assert len({row["id"] for row in statements}) == len(statements)
