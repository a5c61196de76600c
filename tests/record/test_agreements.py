"""What has become of an agreement."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.record.build import NIGER, RUSSIA, USA, agreement, dates, day, on_days

from attache.model import Actor, Claim, Time
from attache.record.agreements import agreements as view
from attache.record.rows import AgreementRow

PUBLISHED = on_days(r1="2024-05-03", r2="2024-05-04", r3="2024-05-05", bounds="2024-03-01..2024-07-31")
MALI = Actor("MLI", "Mali", "MLI", "GOV")


def rows(*claims: Claim, on: str | None = None) -> list[AgreementRow]:
    return view(claims, PUBLISHED, on=day(on) if on else None)


def only(*claims: Claim, on: str | None = None) -> AgreementRow:
    (row,) = rows(*claims, on=on)
    return row


@pytest.mark.parametrize(
    ("action", "fields", "status"),
    [
        ("propose", {}, "proposed"),
        ("sign", {}, "signed"),
        ("enter-into-force", {}, "in-force"),
        ("uphold", {}, "in-force"),
        ("violate", {}, "in-force"),
        ("suspend", {}, "suspended"),
        ("denounce", {}, "denounced"),
        ("terminate", {}, "terminated"),
        ("denounce", {"modality": "announced"}, "denounced"),
        ("terminate", {"modality": "announced"}, "denounced"),
        ("sign", {"modality": "planned"}, "proposed"),
        ("sign", {"modality": "announced"}, "proposed"),
        ("terminate", {"modality": "planned"}, None),
        ("denounce", {"modality": "possible"}, None),
        ("denounce", {"modality": "denied"}, None),
        ("denounce", {"polarity": False}, None),
        ("sign", {"modality": "forecast"}, None),
    ],
)
def test_what_an_action_makes_of_an_agreement(action: str, fields: dict[str, Any], status: str | None) -> None:
    assert [row.status for row in rows(agreement(action, "2024-03-16", **fields))] == ([status] if status else [])


@pytest.mark.parametrize(
    ("on", "status", "since"),
    [
        ("2012-06-01", None, ""),
        ("2013-06-01", "signed", "2013-01-28"),
        ("2024-03-15", "in-force", "2013-07-01"),
        ("2024-03-16", "denounced", "2024-03-16"),
    ],
)
def test_the_latest_word_stands(on: str, status: str | None, since: str) -> None:
    found = rows(
        agreement("sign", "2013-01-28"),
        agreement("enter-into-force", "2013-07-01", "r2"),
        agreement("denounce", "2024-03-16"),
        on=on,
    )
    assert [(row.status, row.since) for row in found] == ([(status, dates(since))] if status else [])


@pytest.mark.parametrize(
    ("claims", "status", "contested"),
    [
        (
            [("denounce", "2024-03-16", "r1"), ("denounce", "2024-03-16", "r2"), ("suspend", "2024-03-16", "r3")],
            "denounced",
            True,
        ),
        (
            [("denounce", "2024-03-16", "r1"), ("suspend", "2024-03-16", "r2"), ("suspend", "2024-03-16", "r3")],
            "suspended",
            True,
        ),
        ([("denounce", "2024-03-16", "r1"), ("suspend", "2024-03-16", "r2")], "denounced", True),
        ([("denounce", "2024-03-16", "r1"), ("suspend", "2024-03-16", "r1")], "denounced", False),
        ([("suspend", "2024-03-16", "r1"), ("denounce", "2024-04-16", "r2")], "denounced", False),
        ([("suspend", "2024-03-16", "r1"), ("uphold", "2024-04-16", "r2")], "in-force", False),
        ([("denounce", "2024-03-16", "r1"), ("terminate", "2024-03-16", "r2")], "denounced", False),
        ([("sign", "", "r1"), ("denounce", "2024-03-16", "r1")], "denounced", False),
        ([("suspend", "2024-03-16", "r1"), ("uphold", "", "r2")], "in-force", False),
        ([("violate", "2024-03-16", "r1"), ("sign", "2022-11-02", "r1")], "in-force", False),
    ],
)
def test_reports_that_differ(claims: list[tuple[str, str, str]], status: str, contested: bool) -> None:
    row = only(*(agreement(*told) for told in claims))
    assert (row.status, row.contested) == (status, ("status",) if contested else ())


def test_a_denial_contests_the_status() -> None:
    denied = agreement("denounce", "2024-03-16", "r2", modality="denied")
    row = only(agreement("denounce", "2024-03-16"), denied)
    assert (row.status, row.contested, denied.id in row.claims) == ("denounced", ("status",), False)


def test_a_takeaway_does_not_outdo_the_body() -> None:
    body = agreement("suspend", "2024-03-16")
    assert only(body, agreement("terminate", "2024-04-16", section="takeaway")).status == "suspended"


def test_parties_are_states_whoever_acts_for_them_and_names_where_there_is_none() -> None:
    minister = Actor("person/ali-zeine", "Ali Lamine Zeine", "NER", "GOV")
    front = Actor("group/front", "the Front", "NER", "REB", "armed-group")
    assert only(agreement("sign", "2024-03-16", actors=(minister, NIGER), recipients=(RUSSIA,))).parties == (
        "NER",
        "RUS",
    )
    assert only(agreement("sign", "2024-03-16", actors=(NIGER,), recipients=(front,))).parties == ("NER", "the Front")


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (agreement("denounce", "2024-03-16", "r2", title="defence accord"), True),
        (agreement("denounce", "2024-03-16", "r2", actors=(USA,), recipients=(NIGER,)), True),
        (agreement("denounce", "2024-03-16", "r2", recipients=()), True),
        (agreement("denounce", "2024-03-16", "r2", type="arms"), False),
        (agreement("denounce", "2024-03-16", "r2", recipients=(MALI,)), False),
        (agreement("denounce", "2024-03-16", "r2", actors=(MALI,), recipients=()), False),
        (agreement("denounce", "2024-03-16", "r2", title="Niamey Accord"), True),
    ],
)
def test_which_words_are_of_one_agreement(second: Claim, together: bool) -> None:
    assert len(rows(agreement("sign", "2013-01-28"), second)) == (1 if together else 2)


def test_two_named_agreements_stay_two() -> None:
    found = rows(
        *(
            agreement("sign", "2014-09-05", title=title, type="ceasefire")
            for title in ("the Minsk Protocol", "Minsk II")
        )
    )
    assert [row.title for row in found] == ["Minsk II", "the Minsk Protocol"]
    assert len({row.id for row in found}) == 2


def test_agreements_of_no_known_type_are_one_only_by_title() -> None:
    titles = ("fishing agreement", "Fishing Agreement", "trade agreement")
    assert len(rows(*(agreement("sign", "2014-09-05", title=title, type="other") for title in titles))) == 2


def test_one_party_that_fits_two_agreements_joins_neither() -> None:
    loose = agreement("denounce", "2024-03-16", "r3", recipients=())
    found = rows(agreement("sign", "2013-01-28"), agreement("sign", "2013-01-28", "r2", recipients=(MALI,)), loose)
    assert [row.parties for row in found] == [("MLI", "NER"), ("NER",), ("NER", "USA")]
    near = msgspec.structs.replace(loose, report="r2")
    found = rows(agreement("sign", "2013-01-28"), agreement("sign", "2013-01-28", "r2", recipients=(MALI,)), near)
    assert [(row.parties, row.status) for row in found] == [(("MLI", "NER"), "denounced"), (("NER", "USA"), "signed")]


def test_the_deadline_is_the_one_most_give() -> None:
    def until(text: str, report: str) -> Claim:
        time = dates(text)
        return agreement("sign", "2024-05-02", report, type="withdrawal", until=Time(time.earliest, time.latest))

    assert only(until("2024-09-15", "r1"), until("2024-09-15", "r2"), until("2024-09-30", "r3")).deadline == day(
        "2024-09-15"
    )
    assert only(agreement("sign", "2024-05-02")).deadline is None


def test_a_row_prints_as_the_contract_says() -> None:
    told = agreement("denounce", "2024-03-16")
    assert msgspec.to_builtins(only(told)) == {
        "id": "agreement/ner-usa/defence",
        "title": "military cooperation agreement",
        "parties": ("NER", "USA"),
        "type": "defence",
        "status": "denounced",
        "since": {"earliest": "2024-03-16", "latest": "2024-03-16"},
        "deadline": None,
        "contested": (),
        "origins": 1,
        "claims": (told.id,),
    }
