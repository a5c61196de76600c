"""Nine articles of different stories and styles: what the check says of each sentence above and below the body, and on
what it rests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import attache
from attache.publish.check.passages import LONG
from attache.publish.check.rows import CheckRow

STORIES = Path(__file__).parent / "stories"
# Story, the beginning of a sentence, its verdict, and words that its first evidence has to have.
EXPECTED = [
    ("baidoa", "African Union Forces Out", "overstated", "gone home"),
    ("baidoa", "Ethiopian troops of the African Union", "overstated", "expected to leave"),
    ("baidoa", "The African Union has handed over", "supported", "handed over a base at Jowhar"),
    ("baidoa", "Ethiopia has agreed to pull out", "contradicted", "has not agreed"),
    ("baidoa", "Ethiopian troops have left Baidoa", "contradicted", "remain in Baidoa"),
    ("baidoa", "About 12,000 soldiers", "supported", "about 12,000"),
    ("baidoa", "Egypt has joined", "overstated", "offered last week"),
    ("baidoa", "Kenya closed two", "not-in-body", ""),
    ("bangui", "Russia Swaps Wagner", "overstated", "under pressure"),
    ("bangui", "Bangui has signed", "contradicted", "has not signed"),
    ("bangui", "Moscow wants Africa Corps", "supported", "under pressure from Moscow"),
    ("bangui", "Wagner's fighters have left", "contradicted", "remain in the country"),
    ("bangui", "Wagner left Mali in June", "supported", "it had left"),
    ("bangui", "Wagner arrived", "supported", "arrived in 2018"),
    ("bangui", "Rwanda has withdrawn", "contradicted", "keeps about 2,000"),
    ("bangui", "China offered", "not-in-body", ""),
    ("gao", "German Army Leaves", "supported", "left Camp Castor"),
    ("gao", "The last German soldiers have left Camp Castor", "not-in-body", ""),
    ("gao", "The last German soldiers left Gao", "supported", "on Tuesday"),
    ("gao", "Germany handed over", "supported", "handed over to the Malian army"),
    ("gao", "Some 1,500 German", "overstated", "about 1,100"),
    ("gao", "Germany sends advisers", "overstated", "might send"),
    ("gao", "German forces have left Niger", "contradicted", "still run"),
    ("gao", "France has asked", "not-in-body", ""),
    ("haiti", "Kenyan Police Take Back", "contradicted", "still held by gangs"),
    ("haiti", "Kenyan police officers have driven", "contradicted", "still held by gangs"),
    ("haiti", "Gangs hold the port", "not-in-body", ""),
    ("haiti", "Kenyan officers arrived", "supported", "landed in Port-au-Prince"),
    ("haiti", "The mission has 2,500", "overstated", "the first of a mission of 2,500"),
    ("haiti", "Police from Benin", "overstated", "promised to send"),
    ("haiti", "The United States is sending", "contradicted", "ruled out"),
    ("haiti", "Garry Conille became", "supported", "Garry Conille"),
    ("haiti", "Elections will be held", "overstated", "could be held"),
    ("misrata", "Turkish Soldiers Replace Italians", "overstated", "About 300 Italian soldiers remain"),
    ("misrata", "Turkey has taken over", "contradicted", "Italian soldiers remain"),
    ("misrata", "Turkish soldiers have arrived", "supported", "arrived at the air base in Misrata"),
    ("misrata", "All Italian troops are gone", "contradicted", "Italian soldiers remain"),
    ("misrata", "The eastern parliament", "contradicted", "condemned their arrival"),
    ("misrata", "Turkey and Libya signed", "supported", "signed in 2020"),
    ("misrata", "Egypt has closed", "not-in-body", ""),
    ("mocimboa", "Rwandan Troops Gone", "contradicted", "still in the town"),
    ("mocimboa", "Mozambique has ended", "contradicted", "extended their defence accord"),
    ("mocimboa", "Mozambique and Rwanda extended", "supported", "extended their defence accord"),
    ("mocimboa", "All 2,500 Rwandan soldiers", "contradicted", "still in the town"),
    ("mocimboa", "South African soldiers left", "supported", "left the province"),
    ("mocimboa", "Islamist fighters attacked", "supported", "an attack on the village"),
    ("mocimboa", "TotalEnergies has resumed", "overstated", "could resume"),
    ("mocimboa", "Malawi will send", "not-in-body", ""),
    ("dakar", "French forces have left Senegal", "overstated", ""),
    ("dakar", "France has handed over", "supported", "gives back two sites"),
    ("dakar", "About 350 French", "supported", "about 350"),
    ("dakar", "Gabon has taken over", "overstated", "shared with"),
    ("dakar", "France has left Djibouti", "contradicted", "keeps about 1,500"),
    ("dakar", "An engineer unit", "overstated", "might move"),
    ("dakar", "The base at Port-Bouët", "supported", "Port-Bouët in February"),
    ("dakar", "Senegal has broken off", "not-in-body", ""),
    ("yerevan", "Armenian guards have replaced", "overstated", "beside them"),
    ("yerevan", "Russian border guards have left", "supported", "left Zvartnots"),
    ("yerevan", "Armenian guards have taken over", "overstated", "beside them"),
    ("yerevan", "Armenia took over the Agarak", "supported", "handed over the checkpoint"),
    ("yerevan", "Russia has closed its base", "contradicted", ""),
    ("yerevan", "Armenia has asked Russia", "contradicted", "has not asked"),
    ("yerevan", "Armenia has left the Collective", "overstated", ""),
    ("yerevan", "Some 4,000 Russian", "supported", "some 4,000"),
    ("baghdad", "US TROOPS QUIT IRAQ", "contradicted", "not withdrawing"),
    ("baghdad", "The United States and Iraq have agreed", "supported", "announced an agreement"),
    ("baghdad", "The coalition mission counts", "supported", "5,550 members"),
    ("baghdad", "All American troops have left", "contradicted", "not withdrawing"),
    ("baghdad", "American troops are to stay", "supported", "Erbil"),
    ("baghdad", "Iraqi soldiers have taken over", "overstated", "entered part"),
    ("baghdad", "Iraq's parliament has approved", "contradicted", "yet to debate"),
    ("baghdad", "Germany has withdrawn", "not-in-body", ""),
    ("baghdad", "Militias fired about 70", "supported", "fired about 70"),
]


def path_of(story: str) -> Path:
    """Its file, whatever its format."""
    (path,) = STORIES.glob(f"{story}.*")
    return path


@cache
def rows(story: str) -> list[CheckRow]:
    return attache.check(path_of(story))


@pytest.mark.parametrize(("story", "sentence", "verdict", "evidence"), EXPECTED)
def test_a_sentence(story: str, sentence: str, verdict: str, evidence: str) -> None:
    row = next(row for row in rows(story) if row.text.startswith(sentence) and row.verdict != "disputed")
    assert row.verdict == verdict, row.reason
    assert any(evidence in quoted.quote for quoted in row.evidence[:1]) or not evidence


@pytest.mark.parametrize("story", sorted({story for story, *_ in EXPECTED}))
def test_masthead_and_byline_are_not_checked(story: str) -> None:
    text = path_of(story).read_text(encoding="utf-8")
    signed = [line for line in text.splitlines() if "Jane Roe" in line or "desk" in line]
    assert not [row.text for row in rows(story) if any(row.text in line for line in signed)]
    assert bool(signed) == (story not in ("baghdad", "bangui", "dakar"))


@pytest.mark.parametrize("story", sorted({story for story, *_ in EXPECTED}))
def test_evidence_is_short_and_says_something(story: str) -> None:
    told = [row for row in rows(story) if row.verdict != "disputed"]
    quotes = [quoted.quote for row in told for quoted in row.evidence]
    assert quotes and all(len(row.evidence) <= 3 for row in told)
    whole = path_of(story).read_text(encoding="utf-8")
    assert all(" ".join(quote.split()) in " ".join(whole.split()) for quote in quotes)
    assert sum(len(quote) <= LONG for quote in quotes) >= 0.8 * len(quotes)


def test_a_people_in_the_place_of_a_force_is_named_by_what_the_body_has_there() -> None:
    reason = next(row.reason for row in rows("misrata") if row.section == "headline")
    assert "Italian armed forces are still there" in reason and "civilians" not in reason


def test_a_stay_that_is_over_disputes_no_departure() -> None:
    disputed = [quoted.quote for row in rows("gao") if row.verdict == "disputed" for quoted in row.evidence]
    assert not any("counted" in quote for quote in disputed)
