"""`code` as a whole: a pure function that points at its characters, keeps its ids and survives odd input."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.coding.told import DAY, coding, parser, report

from attache import coding as package
from attache.coding import Coding, code
from attache.lexicon import Lexicon
from attache.model import Claim, Published, Report, Section, SectionKind

STORY = (
    "Gabon's army chief met a French general in Libreville on Tuesday.\n\n"
    "French soldiers will leave the camp in Libreville by the end of June, Gabon's defence minister said. "
    '"Nobody is being thrown out of our country," he told reporters. About 350 French troops are stationed in Gabon. '
    "Two officers were killed when gunmen attacked a convoy near Franceville in March. "
    "Gabon ended its defence accord with France last year, and Turkey has delivered six drones to Gabon since."
)
ODD = {
    "nothing": "",
    "spaces": "  \n\t ",
    "punctuation": "... !!! ??? --- “” \"\" ''",
    "one word": "Withdrawal",
    "marks left open": '"We will leave Chad, he said. The troops left Mali.',
    "other scripts": "部隊は撤退した。 Войска ушли. انسحبت القوات.",
    "glued": "RussianTroopsArrive in amilitary campwith dronesin Niger.",
    "numbers": "12 1,000 3.5 2024-05-03 $100 million 50%",
    "control characters": "Troops\x00 left\x07 Mali\u202e in\u200b May.",
    "astral": "🪖 Troops left Mali 🚁 in May. 🏳️",
    "list": "France; Germany; Italy; Niger; Chad; Mali; " * 30,
}
TEXTS = [STORY, *ODD.values()]


def made(text: str, *sections: Section, published: dt.date | None = DAY) -> Report:
    day = Published(published, published, "given") if published else Published()
    return Report(id="r1", text=text, sections=sections, published=day)


def run(given_report: Report) -> Coding:
    return code(given_report, parser().parse(given_report), Lexicon.load())


def astray(text: str, claims: Iterable[Claim]) -> list[str]:
    """What points at characters that are not there, or not its own."""
    wrong = []
    for claim in claims:
        if not 0 <= claim.start < claim.end <= len(text) or text[claim.start : claim.end] != claim.quote:
            wrong.append(f"{claim.id}: quote {claim.quote!r}")
        if claim.sentence not in text:
            wrong.append(f"{claim.id}: sentence {claim.sentence!r}")
        if claim.words is not None and claim.words not in text:
            wrong.append(f"{claim.id}: words {claim.words!r}")
        if not claim.evidence or not claim.why or not 0 < claim.confidence < 1:
            wrong.append(f"{claim.id}: nothing behind it")
        for item in claim.evidence:
            if not 0 <= item.start < item.end <= len(text) or not item.rule or not item.field:
                wrong.append(f"{claim.id}: evidence {item}")
    return wrong


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_report_twice_gives_equal_claims(text: str) -> None:
    first, second = run(report(text)), run(report(text))
    assert first == second
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


@pytest.mark.parametrize("text", TEXTS)
def test_every_claim_and_all_its_evidence_point_at_the_report(text: str) -> None:
    assert astray(text, coding(text).claims) == []


def test_a_story_is_told_in_all_its_kinds_and_in_the_order_of_the_text() -> None:
    found = coding(STORY).claims
    assert {claim.kind for claim in found} >= {"presence", "agreement", "event", "statement"}
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)


def test_ids_are_unique_and_belong_to_the_report() -> None:
    found = coding(STORY).claims
    ids = [claim.id for claim in found]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"c[0-9a-f]{16}", each) for each in ids)
    assert {claim.report for claim in found} == {"r1"}
    other = run(msgspec.structs.replace(report(STORY), id="r2"))
    assert {claim.id for claim in other.claims}.isdisjoint(ids)


def test_ids_do_not_hang_on_what_was_read_before() -> None:
    before = run(report(STORY))
    run(report("Chad expelled the German ambassador on 8 April 2023."))
    assert [claim.id for claim in run(report(STORY)).claims] == [claim.id for claim in before.claims]


def test_ids_and_claims_do_not_hang_on_what_follows() -> None:
    """A sentence at the end about somewhere else leaves what was read before as it was."""
    sentence = "Chad expelled the German ambassador on 8 April 2023."
    (alone,) = (claim for claim in coding(sentence).claims if claim.kind == "event")
    longer = coding(sentence + " Rain fell on the hills and the farmers were glad of it.").claims
    assert alone in longer


@pytest.mark.parametrize("text", ["", "  \n\t ", "... !!! ??? ---", "12 1,000 3.5"])
def test_where_nothing_is_said_there_are_no_claims(text: str) -> None:
    assert coding(text).claims == ()


def test_a_report_without_sections_has_no_claims() -> None:
    assert run(made(STORY)).claims == ()


def test_a_sentence_of_three_thousand_words_is_coded_where_it_points() -> None:
    text = (
        "French soldiers left Mali and "
        + "the soldiers of the army of the town and " * 333
        + "Chad expelled the envoy."
    )
    assert len(text.split()) > 3000
    assert astray(text, coding(text).claims) == []


@pytest.mark.parametrize("kind", ["headline", "standfirst", "takeaway", "significance"])
def test_a_report_of_one_section_alone_keeps_its_kind(kind: SectionKind) -> None:
    text = "French troops leave Chad after expulsion of envoy"
    result = coding(text, DAY, kind)
    assert result.claims
    assert {claim.section for claim in result.claims} == {kind}
    assert astray(text, result.claims) == []


def test_claims_keep_the_section_that_they_stand_in() -> None:
    text = "French troops left Chad\nFrench troops left Chad on Friday."
    result = run(made(text, Section("headline", 0, 23), Section("body", 24, len(text))))
    told = {(claim.section, claim.kind) for claim in result.claims}
    assert {("headline", "presence"), ("body", "presence")} <= told
    assert all(claim.start >= 24 for claim in result.claims if claim.section == "body")


def test_a_known_day_of_publication_is_left_alone() -> None:
    assert coding(STORY).report == report(STORY)


def test_an_unknown_day_is_bounded_from_the_text_and_times_rest_on_it() -> None:
    text = "Soldiers seized power in Niger last July. French troops left Niger last December."
    result = coding(text, None)
    assert result.report.published.how == "inferred"
    assert result.report.published.earliest is not None
    assert result.report.published.earliest >= dt.date(2023, 7, 26)
    assert result.report.text == text


def test_a_day_that_nothing_bounds_stays_unknown() -> None:
    result = coding("French troops left the camp.", None)
    assert (result.report.published.earliest, result.report.published.latest) == (None, None)
    assert all(claim.time.earliest is None for claim in result.claims)


def test_what_is_asserted_happened_by_the_day_of_writing_and_plans_come_after() -> None:
    (done,) = (c for c in coding("Norway expelled the Russian ambassador.").claims if c.kind == "event")
    (planned,) = (c for c in coding("Norway will expel the Russian ambassador.").claims if c.kind == "event")
    assert (done.time.earliest, done.time.latest) == (None, DAY)
    assert (planned.time.earliest, planned.time.latest) == (DAY, None)


def test_the_package_shows_what_it_is_for() -> None:
    assert sorted(package.__all__) == ["Coding", "code"]
    with pytest.raises(AttributeError, match="nothing"):
        _ = package.nothing


VOCABULARY = """
France French Niger Chad Mali Russia Russian US troops soldiers army junta base envoy accord power the a its their
400 nearly withdrew left will expelled signed attacked by to from in with and that which said told ordered not , .
“ ” ' ; : ? Monday March 2023 no longer yet would if President General Putin he they our
"""


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(['"', *VOCABULARY.split()]), min_size=1, max_size=40))
def test_no_order_of_words_breaks_the_coding(chosen: list[str]) -> None:
    text = " ".join(chosen)
    assert astray(text, run(report(text)).claims) == []
