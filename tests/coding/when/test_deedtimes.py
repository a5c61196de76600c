"""Sentences and the day of what they tell, written on Friday, 3 May 2024."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.coding.told import parse

from attache.coding import predications
from attache.coding.syntax import Syntax
from attache.coding.when import deedtimes, times
from attache.lexicon import words
from attache.model import FuzzyDate, Time

DAY = FuzzyDate.day(dt.date(2024, 5, 3))


def text_of(text: str, word: str) -> str | None:
    """The words of the time that the deed of a word has."""
    (sentence,) = parse(text).sentences
    syntax, known = Syntax(sentence), words.load()
    at = next(i for i, token in enumerate(sentence.tokens) if token.text == word)
    deeds = predications.find(syntax, known)
    deed = next((d for d in deeds if d.token == at), None)
    deed = deed or predications.at(syntax, at, known.predicates.general["MOBILIZE"], known)
    found = deedtimes.attached(syntax, (*deeds, deed), deed, times.find(sentence, DAY), known.carriers)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("France withdrew its soldiers on 2 April.", "withdrew", "2 April"),
        ("The withdrawal began in March.", "withdrawal", "March"),
        ("Rebels opened fire on a bus in Gao on 2 April.", "fire", "2 April"),
        ("Rebels opened fire on a bus on 2 April, wounding two people.", "wounding", "2 April"),
        ("The truce ended on 2 April when rebels shelled Gao.", "shelled", "2 April"),
        ("Niger ended the accord in March and France withdrew on 2 April.", "ended", "March"),
        ("Niger ended the accord in March and France withdrew on 2 April.", "withdrew", "2 April"),
        ("Paris said on Tuesday that its soldiers had left Gao.", "left", None),
        ("France withdrew its soldiers.", "withdrew", None),
        ("Senegal said in June its soldiers would stay in Banjul.", "stay", None),
        ("Under the 2011 accord, Kenya withdrew its soldiers.", "withdrew", None),
    ],
)
def test_the_time_of_a_deed(text: str, word: str, time: str | None) -> None:
    assert text_of(text, word) == time


@pytest.mark.parametrize(
    ("text", "word", "past"),
    [
        ("France withdrew its soldiers.", "withdrew", True),
        ("France will withdraw its soldiers.", "withdraw", False),
        ("France withdraws its soldiers.", "withdraws", False),
        ("France has not withdrawn its soldiers.", "withdrawn", False),
    ],
)
def test_what_is_told_as_done_looks_back(text: str, word: str, past: bool) -> None:
    (sentence,) = parse(text).sentences
    syntax, known = Syntax(sentence), words.load()
    deed = next(d for d in predications.find(syntax, known) if sentence.tokens[d.token].text == word)
    assert deedtimes.looks_back(syntax, deed) is past


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It left Gao on 20 May.", dt.date(2023, 5, 20)),  # a coming day for a reader, a past one for who has left
        ("It left Gao on 2 April.", dt.date(2024, 4, 2)),
        ("It left Gao on 20 May 2024.", dt.date(2024, 5, 20)),
        ("It left Gao tomorrow.", dt.date(2024, 5, 4)),
    ],
)
def test_a_coming_day_of_what_is_done_lies_a_year_before(text: str, day: dt.date) -> None:
    (sentence,) = parse(text).sentences
    (mention,) = times.find(sentence, DAY)
    assert deedtimes.passed(mention, DAY).date == FuzzyDate.day(day)


def test_the_29th_of_february_has_a_day_in_the_year_before() -> None:
    (sentence,) = parse("It left Gao on 29 February.").sentences
    (mention,) = times.find(sentence, FuzzyDate.day(dt.date(2024, 2, 10)))
    assert mention.time == Time(dt.date(2024, 2, 29), dt.date(2024, 2, 29), 1, "29 February")
    assert deedtimes.passed(mention, FuzzyDate.day(dt.date(2024, 2, 10))).earliest == dt.date(2023, 2, 28)
