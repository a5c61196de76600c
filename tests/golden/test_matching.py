from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from tests.golden.expected import Expectation, Found, failures, invented, load, load_all, misread, unmatched
from tests.golden.matching import is_count, is_within, matches, missing, names, plain

NIGER = {"id": "NER", "name": "Niger", "country": "NER", "sector": "GOV", "kind": None, "role": None}
US_FORCES = {"id": "USA-MIL", "name": "US forces", "country": "USA", "sector": "MIL", "kind": "regular", "role": None}
BOKO_HARAM = {
    "id": "group/boko-haram",
    "name": "Boko Haram",
    "country": None,
    "sector": "REB",
    "kind": "armed-group",
    "role": None,
}
BASE = {"id": "site/airbase-101-niamey", "name": "Airbase 101", "country": "NER", "precision": 1, "kind": "site"}
NEARLY = {"low": 900, "best": None, "high": 1000, "op": "~", "unit": "troops", "text": "nearly 1,000", "scope": "total"}
MARCH = {"earliest": "2024-03-01", "latest": "2024-03-31", "precision": 3, "text": "in March"}
OPEN = {"earliest": None, "latest": None, "precision": 5, "text": ""}
AUSTIN = {"id": "person/lloyd-austin", "name": "Lloyd Austin", "role": "US Defense Secretary", "country": "USA"}


def claim(**fields: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": "c1", "report": "r1", "section": "body", "sentence": "The junta told nearly 1,000 US troops to leave.",
        "start": 0, "end": 5, "quote": "told nearly 1,000 US troops to leave",
        "kind": "presence", "action": "order-out",
        "event": None, "actors": [US_FORCES], "recipients": [NIGER], "place": BASE, "origin": None, "time": MARCH,
        "until": None, "count": NEARLY, "items": [], "money": None, "separation": [], "consent": None,
        "agreement": None, "office": None, "words": None, "speaker": None, "attribution": "none",
        "modality": "asserted", "polarity": True, "confidence": 0.5, "why": [], "evidence": [],
    }  # fmt: skip
    return row | fields


PRESENCE = {
    "force": US_FORCES, "host": "NER", "site": BASE | {"aliases": ["Base aérienne 101"]}, "status": "present",
    "strength": NEARLY, "since": OPEN, "until": None, "consent": "revoked", "equipment": ["air-defence system"],
    "separation": [{"from": "RUS-MIL", "relation": "in a separate compound"}], "contested": ["strength"],
    "origins": 1, "claims": ["c1"],
}  # fmt: skip
AGREEMENT = {
    "id": "a1", "title": "military cooperation agreement", "parties": ["NER", "USA"], "type": "defence",
    "status": "denounced", "since": MARCH, "deadline": "2024-09-15", "contested": [], "origins": 1, "claims": ["c1"],
}  # fmt: skip
OFFICE = {
    "country": "NER", "office": "head-of-state",
    "holder": {"id": "person/abdourahamane-tiani", "name": "Abdourahamane Tiani"},
    "since": MARCH, "until": None, "came_by": "coup", "claims": ["c1"],
}  # fmt: skip
COUP = {"type": "COERCE", "mode": "seize", "contexts": [], "cameo": "192"}
LEAVING = {"title": "status of forces agreement", "type": "basing"}
PRICE = {"low": 1e8, "best": 1e8, "high": 1e8, "op": "=", "currency": "USD", "text": "$100 million"}
RULER = {"name": "head of state", "country": "NER", "came_by": "coup"}


@pytest.mark.parametrize(
    ("pattern", "row"),
    [
        ({"kind": "presence", "action": "order-out"}, claim()),
        ({"action_in": ["withdraw", "order-out"]}, claim()),
        ({"sentence": "The junta told nearly"}, claim()),
        ({"sentence": "the “big” base"}, claim(sentence='They left  the "big"\nbase.')),
        ({"actors": ["USA"], "recipients": ["NER"]}, claim()),
        ({"actors": ["USA-MIL"]}, claim()),
        ({"parties": ["NER", "USA"]}, claim()),
        ({"actors": ["Boko Haram"]}, claim(actors=[BOKO_HARAM])),
        ({"actors": ["ISWAP|group/boko-haram"]}, claim(actors=[BOKO_HARAM])),
        ({"force": "USA", "host": "NER"}, claim()),
        ({"host": "NER"}, claim(place=None)),
        ({"place": "Airbase 101"}, claim()),
        ({"place": "site/airbase-101-niamey"}, claim()),
        ({"place": "none"}, claim(place=None)),
        ({"count": {"low": 950, "high": 1000}}, claim()),
        ({"count": {"low": 900, "unit": "personnel", "op": "~"}}, claim()),
        ({"time": {"earliest": dt.date(2024, 3, 1), "latest": dt.date(2024, 3, 31)}}, claim()),
        ({"time": {"latest": dt.date(2024, 12, 31)}}, claim()),
        ({"until": {"earliest": dt.date(2024, 3, 1)}}, claim(until=MARCH)),
        ({"speaker": "Austin", "role": "Defense Secretary"}, claim(speaker=AUSTIN)),
        ({"speaker": "person/lloyd-austin"}, claim(speaker=AUSTIN)),
        ({"speaker": ""}, claim()),
        ({"speaker": ""}, claim(speaker=AUSTIN | {"name": None})),
        ({"words": "they don't leave"}, claim(words="they don’t leave,")),
        ({"says": "leave"}, claim(words="they do not leave")),
        ({"says": "US troops"}, claim()),
        ({"type": "COERCE", "mode": "seize"}, claim(event=COUP)),
        ({"type_in": ["basing"], "title": "status of forces"}, claim(agreement=LEAVING)),
        ({"office": "head of state", "country": "NER", "came_by": "coup"}, claim(office=RULER)),
        ({"items": ["air defence|air defense"]}, claim(items=["an air-defence system"])),
        ({"money": {"low": 1e8, "currency": "USD"}}, claim(money=PRICE)),
        ({"separation": "USA"}, claim(separation=[{"from": "USA-MIL", "relation": "apart"}])),
        ({"origin": "Germany"}, claim(origin={"id": "DEU", "name": "Germany", "country": "DEU"})),
        ({"force": "USA", "host": "NER", "site": "Base aérienne 101", "status": "present"}, PRESENCE),
        ({"strength": {"low": 900, "high": 1000}, "consent": "revoked", "contested": ["strength"]}, PRESENCE),
        ({"separation": "RUS", "equipment": ["air defence"]}, PRESENCE),
        ({"parties": ["USA", "NER"], "status_in": ["denounced"], "type": "defence"}, AGREEMENT),
        ({"since": {"earliest": dt.date(2024, 3, 1)}, "deadline": dt.date(2024, 9, 15)}, AGREEMENT),
        ({"country": "NER", "holder": "Tiani", "came_by": "coup"}, OFFICE),
        ({"holder": "person/abdourahamane-tiani", "office": "head of state"}, OFFICE),
        ({"kind": "presence", "must": False, "note": "debatable"}, claim()),
    ],
)  # fmt: skip
def test_accepts(pattern: dict[str, Any], row: dict[str, Any]) -> None:
    assert matches(pattern, row)


@pytest.mark.parametrize(
    ("pattern", "row"),
    [
        ({"kind": "event"}, claim()),
        ({"kind": "presence", "action": "withdraw"}, claim()),
        ({"action_in": ["withdraw", "hand-over"]}, claim()),
        ({"polarity": False}, claim()),
        ({"polarity": True}, claim(polarity=False)),
        ({"modality": "asserted"}, claim(modality="planned")),
        ({"sentence": "The generals"}, claim()),
        ({"actors": ["NER"]}, claim()),
        ({"actors": ["USA", "FRA"]}, claim()),
        ({"actors": ["USA"]}, claim(actors=[])),
        ({"actors": ["Niger"]}, claim(actors=[NIGER | {"name": "Nigeria"}])),
        ({"actors": ["NGA"]}, claim(actors=[BOKO_HARAM])),
        ({"force": "NER"}, claim()),
        ({"host": "NER"}, claim(place=BASE | {"country": "MLI"})),
        ({"host": "NER"}, claim(place=None, recipients=[])),
        ({"place": "Airbase 201"}, claim()),
        ({"place": "Airbase 101"}, claim(place=None)),
        ({"place": "Mali"}, claim(place={"id": "SOM", "name": "Somalia", "country": "SOM"})),
        ({"place": "none"}, claim()),
        ({"count": {"low": 1100, "high": 1200}}, claim()),
        ({"count": {"low": 900, "unit": "vehicles"}}, claim()),
        ({"count": {"low": 900, "op": "<"}}, claim()),
        ({"count": {"low": 900, "scope": "additional"}}, claim()),
        ({"count": {"low": 900}}, claim(count=None)),
        ({"count": {"low": 0}}, claim(count=NEARLY | {"low": None, "high": None})),
        ({"time": {"earliest": dt.date(2024, 3, 2)}}, claim()),
        ({"time": {"latest": dt.date(2024, 3, 30)}}, claim()),
        ({"time": {"latest": dt.date(2024, 12, 31)}}, claim(time=OPEN)),
        ({"until": {"latest": dt.date(2024, 12, 31)}}, claim()),
        ({"speaker": "Peskov"}, claim(speaker=AUSTIN)),
        ({"speaker": "Austin"}, claim()),
        ({"speaker": ""}, claim(speaker=AUSTIN)),
        ({"role": "spokesman"}, claim(speaker=AUSTIN)),
        ({"words": "they leave"}, claim(words="they leave now")),
        ({"words": "They leave"}, claim(words="they leave")),
        ({"words": "they leave"}, claim()),
        ({"says": "US troops"}, claim(words="they do not leave")),
        ({"type": "ASSAULT"}, claim(event=COUP)),
        ({"type": "COERCE"}, claim()),
        ({"mode_in": ["arrest"]}, claim(event=COUP)),
        ({"title": "withdrawal"}, claim(agreement=LEAVING)),
        ({"office": "head of state"}, claim()),
        ({"came_by": "election"}, claim(office=RULER)),
        ({"items": ["drone"]}, claim(items=["an air-defence system"])),
        ({"money": {"low": 2e8}}, claim(money=PRICE)),
        ({"money": {"currency": "USD"}}, claim()),
        ({"separation": "USA"}, claim()),
        ({"separation": "USA"}, claim(separation=[{"from": "USAREUR", "relation": "apart"}])),
        ({"site": "none"}, PRESENCE),
        ({"site": "Airbase 201"}, PRESENCE),
        ({"status_in": ["withdrawn", "handed-over"]}, PRESENCE),
        ({"contested": ["since"]}, PRESENCE),
        ({"since": {"earliest": dt.date(2024, 1, 1)}}, PRESENCE),
        ({"parties": ["NER", "FRA"]}, AGREEMENT),
        ({"status": "suspended"}, AGREEMENT),
        ({"deadline": dt.date(2024, 9, 16)}, AGREEMENT),
        ({"holder": "Bazoum"}, OFFICE),
    ],
)  # fmt: skip
def test_rejects(pattern: dict[str, Any], row: dict[str, Any]) -> None:
    assert not matches(pattern, row)


@pytest.mark.parametrize(
    "pattern",
    [
        {"actor": ["USA"]},
        {"kind": "presence", "actoin": "withdraw"},
        {"count": {"lo": 5}},
        {"time": {"from": dt.date(2024, 1, 1)}},
        {"must": False},
        {},
    ],
)
def test_a_slip_of_the_pen_is_an_error(pattern: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        matches(pattern, claim())


def test_missing_keeps_what_no_row_satisfies() -> None:
    wanted = [{"action": "order-out"}, {"action": "withdraw"}]
    assert missing(wanted, iter([claim(), claim(action="arrive")])) == [{"action": "withdraw"}]
    assert missing(wanted, []) == wanted


def test_plain_folds_typography_only() -> None:
    assert plain("“We’re\u00a0here” –  he said") == '"We\'re here" - he said'


@pytest.mark.parametrize(
    ("wanted", "text", "same"),
    [
        ("Türk", "Volker Turk", True),
        ("air defence", "air-defence system", True),
        ("Oligui|Nguema", "Brice Clotaire Oligui Nguema", True),
        ("Niger", "Nigerien forces", False),
        ("UN", "Unknown gunmen", False),
    ],
)
def test_names_are_whole_words(wanted: str, text: str, same: bool) -> None:
    assert names(wanted, text) is same


def test_half_open_values_do_not_pass_for_bounded_ones() -> None:
    assert not is_within({"earliest": dt.date(2024, 1, 1)}, {"earliest": None, "latest": "2024-02-01"})
    assert is_count({"low": 60_000, "high": 70_000}, NEARLY | {"low": 60_000, "high": None})


# --- expectation files -----------------------------------------------------------------------------------------------

TEXT = "Troops leave\n\nThe troops leave on Monday."
FOUND = Found(
    text=TEXT,
    published={"earliest": "2024-05-03", "latest": "2024-05-03", "how": "metadata"},
    sections=(
        {"kind": "headline", "start": 0, "end": 12, "stamp": None},
        {"kind": "body", "start": 14, "end": 41, "stamp": {"earliest": "2024-05-03", "latest": "2024-05-03"}},
    ),
    claims=(claim(),),
    views={("presence", None): (PRESENCE,)},
)
DAY = dt.date(2024, 5, 3)


def expectation(**fields: Any) -> Expectation:
    return Expectation(name="e", source=Path("e.txt"), **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"published": {"earliest": DAY, "latest": DAY, "how": "metadata"}},
        {"published": {"earliest": dt.date(2024, 4, 1), "latest": dt.date(2024, 6, 1), "how_in": ["text", "metadata"]}},
        {"text": {"absent": ["cookies"], "once": ["Troops leave"]}},
        {"sections": ({"kind": "headline", "has": "Troops leave"},)},
        {"sections": ({"kind": "body", "has": "leave on Monday", "stamp": DAY},)},
    ],
)  # fmt: skip
def test_a_report_read_well(fields: dict[str, Any]) -> None:
    assert misread(expectation(**fields), FOUND) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"published": {"earliest": DAY, "latest": DAY, "how": "text"}},
        {"published": {"earliest": dt.date(2024, 5, 4), "latest": dt.date(2024, 6, 1)}},
        {"text": {"absent": ["leave on Monday"]}},
        {"text": {"once": ["leave"]}},
        {"text": {"once": ["arrive"]}},
        {"sections": ({"kind": "takeaway", "has": "Troops leave"},)},
        {"sections": ({"kind": "headline", "has": "Troops leave", "stamp": DAY},)},
        {"sections": ({"kind": "body", "has": "leave on Monday", "stamp": dt.date(2024, 5, 4)},)},
        {"sections": ({"kind": "body", "has": "arrive"},)},
    ],
)  # fmt: skip
def test_a_report_read_badly(fields: dict[str, Any]) -> None:
    assert len(misread(expectation(**fields), FOUND)) == 1


def test_bounds_that_are_not_there_do_not_lie_within_others() -> None:
    unknown = Found(TEXT, {"earliest": None, "latest": None, "how": "unknown"}, (), (), {})
    assert len(misread(expectation(published={"earliest": DAY, "latest": DAY, "how": "inferred"}), unknown)) == 2


def test_debatable_rows_count_for_recall_and_do_not_fail() -> None:
    asked = expectation(
        claims=({"action": "withdraw"}, {"action": "arrive", "must": False}, {"action": "order-out"}),
        views={"presence": ({"status": "withdrawn", "must": False}, {"status": "present"})},
    )
    assert asked.rows() == 5
    assert [table for table, _ in unmatched(asked, FOUND)] == ["claim", "claim", "presence"]
    assert failures(asked, FOUND) == ["missing claim: action=withdraw"]


def test_forbidden_rows_fail() -> None:
    asked = expectation(never=({"kind": "event"}, {"kind": "presence"}, {"view": "presence", "consent": "revoked"}))
    assert [row for _, row in invented(asked, FOUND)] == [FOUND.claims[0], PRESENCE]
    assert len(failures(asked, FOUND)) == 2


@pytest.mark.parametrize(
    "text",
    [
        'source = "a.txt"\n[[claims]]\nkind = "event"\n',
        'source = "a.txt"\n[[claim]]\nkynd = "event"\n',
        'source = "a.txt"\n[[section]]\nkind = "body"\nstarts = "A"\n',
        'source = "a.txt"\n[published]\nday = 2024-05-03\n',
        'source = "a.txt"\n[text]\nwithout = ["x"]\n',
    ],
)
def test_an_expectation_that_nobody_would_check_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.expected.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="a: nobody checks"):
        load(path)


def test_every_report_has_an_expectation_and_every_expectation_its_sentences() -> None:
    every = load_all()
    reports = set((Path(__file__).parent / "reports").iterdir())
    assert {each.source for each in every} == reports
    for each in every:
        encoding = "cp1252" if b"windows-1252" in each.source.read_bytes() else "utf-8"
        text = plain(each.source.read_text(encoding=encoding).replace('\\"', '"').replace("\\n", "\n"))
        for pattern in (*each.claims, *each.never):
            assert plain(pattern.get("sentence", "")) in text, (each.name, pattern["sentence"])
        for pattern in (*each.claims, *each.views.get("statement", ())):
            for key in ("words", "says", "quote"):
                assert plain(pattern.get(key, "")) in text, (each.name, pattern[key])
