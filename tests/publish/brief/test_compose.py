"""The lines of a brief: what is in them, and that the claims they cite say it."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.brief.build import (
    BASE_101,
    BASE_201,
    DIFFA,
    FORCES,
    GERMANY,
    IN_NIGER,
    PLACES,
    RUSSIA,
    US,
    attack,
    brief,
    ended,
    fill,
    lines,
    say,
    stay,
    time,
    troops,
)

import attache
from attache.errors import InputError
from attache.model import Claim, FuzzyDate, Speaker
from attache.publish.brief import wording
from attache.publish.brief.rows import PARTS, Brief

STORY = [
    (
        "2024-05-20",
        [
            stay(US, "remain", IN_NIGER, count=troops(1000)),
            stay(US, "remain", BASE_101),
            stay(US, "remain", BASE_201),
            stay(RUSSIA, "arrive", IN_NIGER, "2024-04-10", count=troops(100)),
            ended("2024-03-16"),
            stay(US, "agree-to-leave", IN_NIGER, until=time("2024-09-15")),
        ],
    ),
    (
        "2024-07-08",
        [
            stay(US, "withdraw", BASE_101, "2024-07-07"),
            stay(GERMANY, "remain", BASE_101),
            stay(RUSSIA, "remain", BASE_101),
            stay(US, "withdraw", BASE_201, modality="planned"),
            attack("2024-07-01"),
            say(
                "statement",
                "Berlin will close the base by 31 August",
                words="will close the base by 31 August",
                speaker=Speaker("DEU", "Berlin", None, "DEU"),
                until=time("2024-08-31"),
                place=IN_NIGER,
            ),
        ],
    ),
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("brief") / "a.db", STORY)


def test_what_is_new_is_what_came_after_the_last_look(record: Path) -> None:
    new = lines(brief(record, since="2024-06-01"), "new")
    assert "American armed forces left Airbase 101 on 7 July 2024" in new
    assert any(line.startswith("German armed forces at Airbase 101: reported there for the first time") for line in new)
    assert not any("was denounced" in line for line in new)


def test_all_is_new_to_who_never_looked(record: Path) -> None:
    new = lines(brief(record, since="2024-01-01"), "new")
    assert "The military cooperation agreement of Niger and the United States was denounced on 16 March 2024" in new
    assert any(line.startswith("American armed forces: agreed to leave") for line in new)


def test_why_it_matters_comes_from_the_record(record: Path) -> None:
    told = lines(brief(record), "matters")
    agreement = "the military cooperation agreement of Niger and the United States was denounced on 16 March 2024"
    number, hundred = "1000 troops (as told by 20 May 2024)", "100 troops (as told by 20 May 2024)"
    assert f"American armed forces: still in Niger, {number}, although {agreement}" in told
    after = f"After {agreement}, Russian armed forces came to Niger on 10 April 2024, {hundred}"
    assert f"{after}; American armed forces left Airbase 101 on 7 July 2024" in told
    assert "German armed forces and Russian armed forces at Airbase 101: both there" in told
    assert "Violence in Diffa, on 1 July 2024: “Boko Haram attacked the market of Diffa”" in told


def test_a_record_without_such_claims_gives_no_reasons(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.db", [("2024-05-20", [stay(GERMANY, "remain", BASE_101)])])
    assert lines(brief(path), "matters") == []


@pytest.mark.parametrize(
    ("head", "items"),
    [
        ("How many, no source says: ", ["German armed forces at Airbase 101", "American armed forces at Airbase 201"]),
        ("When they came is told only within bounds: ", ["German armed forces at Airbase 101 (there by 8 July 2024)"]),
        ("By whose leave they are there, no source says: ", ["German armed forces at Airbase 101"]),
    ],
)
def test_what_is_not_known(record: Path, head: str, items: list[str]) -> None:
    (line,) = (line for line in lines(brief(record), "unknown") if line.startswith(head))
    assert set(items) <= set(line.removeprefix(head).split("; "))


def test_what_is_next_comes_after_the_day(record: Path) -> None:
    ahead = lines(brief(record), "next")
    assert [line.split(":")[0] for line in ahead] == ["By 31 August 2024", "By 15 September 2024"]


def test_a_plan_without_a_day_is_next_where_no_day_is_given(record: Path) -> None:
    ahead = lines(brief(record, on="2024-09-16"), "next")
    assert ahead == ["No day given: “American armed forces withdraw Airbase 201”"]


def test_a_plan_that_is_done_is_not_next(tmp_path: Path) -> None:
    plan = stay(US, "withdraw", BASE_101, modality="planned")
    done = stay(US, "withdraw", BASE_101, "2024-07-07")
    assert lines(brief(fill(tmp_path / "a.db", [("2024-06-01", [plan])])), "next") != []
    assert lines(brief(fill(tmp_path / "b.db", [("2024-06-01", [plan]), ("2024-07-08", [done])])), "next") == []


def test_what_cannot_all_be_so_comes_first(tmp_path: Path) -> None:
    counts = [
        ("2024-07-08", [stay(US, "withdraw", IN_NIGER, "2024-07-07", count=troops(number))]) for number in (766, 776)
    ]
    path = fill(tmp_path / "a.db", [*counts, ("2024-07-09", [stay(US, "remain", BASE_101), ended("2024-03-16")])])
    with attache.Record(path, readonly=True) as record:
        alerts = [row.alert for row in record.disputes(country="NER")]
    found = [row for row in brief(path).rows if row.part == "disputed"]
    assert alerts[0] and [row.alert for row in found] == alerts
    assert "766 troops [" in found[0].text and "776 troops [" in found[0].text
    assert len(found[0].sources) == 2


def test_a_site_has_a_brief_of_its_own(record: Path) -> None:
    found = brief(record, "Airbase 201")
    assert found.place == "Airbase 201, Niger"
    assert found.strip is not None and {bar.where for bar in found.strip.bars} == {"Airbase 201"}
    assert not any("101" in line for line in lines(found, "new"))


@pytest.mark.parametrize("place", ["NER", "ner", "Niger", None])
def test_a_country_by_name_or_code(record: Path, place: str | None) -> None:
    assert brief(record, place).rows == brief(record, "NER").rows


@pytest.mark.parametrize(
    ("place", "days", "says"), [("Atlantis", {}, "Atlantis"), ("NER", {"since": "2030-01-01"}, "--since")]
)
def test_what_means_nothing_is_refused(record: Path, place: str, days: dict[str, str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        brief(record, place, **days)


@pytest.mark.parametrize("place", [None, "NER"])
def test_an_empty_record_has_an_empty_brief(tmp_path: Path, place: str | None) -> None:
    found = brief(fill(tmp_path / "a.db", []), place)
    assert found.rows == () and found.strip is None


def test_known_shows_nothing_that_was_published_later(record: Path) -> None:
    early = brief(record, known="2024-06-01")
    assert {source.published.latest.isoformat() for source in early.sources if source.published.latest} == {
        "2024-05-20"
    }
    assert not any("left Airbase 101" in row.text for row in early.rows)


# --- every line is borne out by the claims that it cites --------------------------------------------------------------

DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
MONTH = re.compile(r"\b[A-Z][a-z]+ \d{4}")


def borne_out(path: Path, found: Brief) -> None:
    """Every piece of every line cites claims, which have its quotations, its days, its numbers, its forces and its
    places."""
    with attache.Record(path, readonly=True) as record:
        claims = {claim.id: claim for claim in record.claims()}
        published = {row.id: row.published.date for row in record.reports()}
        titles = {row.id: (row.outlet, row.title) for row in record.reports()}
    for row in found.rows:
        by_number = {source.number: source for source in row.sources}
        assert row.told and all(told.numbers for told in row.told)
        for source in row.sources:
            assert source.quote == claims[source.claim].quote and source.report == claims[source.claim].report
            assert (source.outlet, source.title) == titles[source.report]
        for told in row.told:
            # The same words of one report have one number, whichever claim was read from them.
            numbered = [by_number[number] for number in told.numbers]
            cited = [c for c in claims.values() if any((c.report, c.quote) == (s.report, s.quote) for s in numbered)]
            _piece(told.text, cited, [published[claim.report] for claim in cited])


def _piece(text: str, cited: list[Claim], published: list[FuzzyDate]) -> None:
    said = " ".join(claim.sentence for claim in cited)
    names = {actor.name for claim in cited for actor in (*claim.actors, *claim.recipients)}
    names |= {place.name for claim in cited for place in (claim.place, claim.origin) if place}
    countries = {actor.country for claim in cited for actor in (*claim.actors, *claim.recipients)}
    countries |= {place.country for claim in cited for place in (claim.place, claim.origin) if place}
    dates = [date for claim in cited for date in (claim.time, claim.until) if date]
    bounds = [date.date for date in dates] + published
    days = {day for date in bounds for day in (date.earliest, date.latest) if day}
    for quote in re.findall(r"“([^”]*)”", text):
        assert quote.removesuffix(" ...") in said
    bare = re.sub(r"“[^”]*”", "", text)
    for word in DAY.findall(bare):
        assert word in {wording.day(each) for each in days}, text
    bare = DAY.sub("", bare)
    for word in MONTH.findall(bare):
        assert word in {f"{each:%B %Y}" for each in days}, text
    bare = MONTH.sub("", bare)
    for force in FORCES:
        assert force.name not in bare or force.name in names, text
    for place in (*PLACES, DIFFA):
        assert place.name not in bare or place.name in names or place.id in countries, text
        bare = bare.replace(place.name, "")
    counts = {claim.count.text for claim in cited if claim.count}
    for number in re.findall(r"\d+", bare):
        assert number in " ".join(counts), text


def test_every_line_is_borne_out_by_its_claims(record: Path) -> None:
    found = brief(record, since="2024-01-01")
    assert {row.part for row in found.rows} >= {"new", "matters", "unknown", "next"}
    borne_out(record, found)


ACTIONS = ["remain", "arrive", "withdraw", "begin-withdrawal", "order-out", "agree-to-leave", "hand-over", "announce"]
WHEN = st.sampled_from(["", "2024-03-16", "2024-05-02", "2024-05-01..2024-05-31", "2024-07-07", "2024-09-15"])
STAYS = st.builds(
    lambda force, action, place, when, many, more: stay(force, action, place, when, **many, **more),
    st.sampled_from(FORCES),
    st.sampled_from(ACTIONS),
    st.sampled_from(PLACES),
    WHEN,
    st.sampled_from([{}, {"count": troops(100)}, {"count": troops(950)}, {"count": troops(300, 600, "300 to 600")}]),
    st.sampled_from([{}, {"modality": "planned"}, {"polarity": False}, {"until": time("2024-09-30")}]),
)
CLAIMS = STAYS | st.builds(ended, WHEN, st.sampled_from(["denounce", "sign", "suspend"])) | st.builds(attack, WHEN)
REPORTS = st.lists(
    st.tuples(st.sampled_from(["2024-05-20", "2024-06-15", "2024-07-31"]), st.lists(CLAIMS, min_size=1, max_size=5)),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(REPORTS)
def test_whatever_is_on_record_every_line_is_borne_out(reports: list[tuple[str, list[Claim]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = fill(Path(folder) / "a.db", reports)
        found = brief(path)
        assert [row.part for row in found.rows] == sorted((row.part for row in found.rows), key=PARTS.index)
        borne_out(path, found)
