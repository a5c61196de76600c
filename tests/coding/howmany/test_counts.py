"""Counts of people and machines, written by reading; the intervals are the table in coding.numbers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coding.sentences import sentence

from attache.coding.howmany import counts
from attache.coding.howmany.counts import CountMention
from attache.model import Count, CountOp, CountUnit


def only(text: str) -> CountMention:
    found = counts.find(sentence(text))
    assert len(found) == 1, [(m.text, m.noun) for m in found]
    return found[0]


# text, characters of the count, low, best, high, operator
FIGURES = [
    ("The base hosts 184 troops.", "184", 184, 184, 184, "="),
    ("The base hosts 1,100 troops.", "1,100", 1100, 1100, 1100, "="),
    ("The base hosts 1 100 troops.", "1 100", 1100, 1100, 1100, "="),
    ("The base hosts 1100 troops.", "1100", 1100, 1100, 1100, "="),
    ("The base hosts a total of 1,100 troops.", "a total of 1,100", 1100, 1100, 1100, "="),
    ("The base hosts just 40 troops.", "just 40", 40, 40, 40, "="),
    ("The base hosts about 1,000 troops.", "about 1,000", 900, 1000, 1100, "~"),
    ("The base hosts around 1,000 troops.", "around 1,000", 900, 1000, 1100, "~"),
    ("The base hosts some 1,000 troops.", "some 1,000", 900, 1000, 1100, "~"),
    ("The base hosts roughly 1,000 troops.", "roughly 1,000", 900, 1000, 1100, "~"),
    ("The base hosts an estimated 1,000 troops.", "an estimated 1,000", 900, 1000, 1100, "~"),
    ("The base hosts ~1,000 troops.", "~1,000", 900, 1000, 1100, "~"),
    ("The base hosts 1,000 or so troops.", "1,000 or so", 900, 1000, 1100, "~"),
    ("The base hosts nearly 1,000 troops.", "nearly 1,000", 900, 1000, 1000, "<"),
    ("The base hosts almost 1,000 troops.", "almost 1,000", 900, 1000, 1000, "<"),
    ("The base hosts close to 1,000 troops.", "close to 1,000", 900, 1000, 1000, "<"),
    ("The base hosts just under 500 troops.", "just under 500", 450, 500, 500, "<"),
    ("The base hosts more than 500 troops.", "more than 500", 500, None, None, ">"),
    ("The base hosts over 500 troops.", "over 500", 500, None, None, ">"),
    ("The base hosts well over 500 troops.", "well over 500", 500, None, None, ">"),
    ("The base hosts upwards of 500 troops.", "upwards of 500", 500, None, None, ">"),
    ("The base hosts at least 500 troops.", "at least 500", 500, 500, None, ">="),
    ("The base hosts no fewer than 500 troops.", "no fewer than 500", 500, 500, None, ">="),
    ("The base hosts 500-plus troops.", "500-plus", 500, 500, None, ">="),
    ("The base hosts 500+ troops.", "500+", 500, 500, None, ">="),
    ("The base hosts fewer than 500 troops.", "fewer than 500", None, 500, 500, "<"),
    ("The base hosts less than 500 troops.", "less than 500", None, 500, 500, "<"),
    ("The base hosts under 500 troops.", "under 500", None, 500, 500, "<"),
    ("The base hosts up to 500 troops.", "up to 500", None, None, 500, "<="),
    ("The base hosts as many as 500 troops.", "as many as 500", None, None, 500, "<="),
    ("The base hosts no more than 500 troops.", "no more than 500", None, None, 500, "<="),
    ("The base hosts between 400 and 500 troops.", "between 400 and 500", 400, 450, 500, "="),
    ("The base hosts 1,000 to 1,500 troops.", "1,000 to 1,500", 1000, 1250, 1500, "="),
    ("The base hosts 1,000-1,500 troops.", "1,000-1,500", 1000, 1250, 1500, "="),
    ("The base hosts from 40 to 60 troops.", "from 40 to 60", 40, 50, 60, "="),
    ("The base hosts three or four troops.", "three or four", 3, 3, 4, "="),
    ("The base hosts twelve troops.", "twelve", 12, 12, 12, "="),
    ("The base hosts twenty-five troops.", "twenty-five", 25, 25, 25, "="),
    ("The base hosts two hundred and fifty troops.", "two hundred and fifty", 250, 250, 250, "="),
    ("The base hosts one thousand troops.", "one thousand", 1000, 1000, 1000, "="),
    ("The base hosts a hundred troops.", "a hundred", 100, 100, 100, "="),
    ("The base hosts half a million troops.", "half a million", 500000, 500000, 500000, "="),
    ("The base hosts 1.5 million troops.", "1.5 million", 1500000, 1500000, 1500000, "="),
    ("The base hosts 20 thousand troops.", "20 thousand", 20000, 20000, 20000, "="),
    ("The base hosts a dozen troops.", "a dozen", 10, 12, 14, "="),
    ("The base hosts two dozen troops.", "two dozen", 21, 24, 27, "="),
    ("The base hosts dozens of troops.", "dozens", 24, None, 99, ">="),
    ("The base hosts scores of troops.", "scores", 40, None, 99, ">="),
    ("The base hosts hundreds of troops.", "hundreds", 200, None, 999, ">="),
    ("The base hosts thousands of troops.", "thousands", 2000, None, 9999, ">="),
    ("The base hosts tens of thousands of troops.", "tens of thousands", 20000, None, 99999, ">="),
    ("The base hosts several hundred troops.", "several hundred", 200, None, 999, ">="),
    ("The base hosts a few hundred troops.", "a few hundred", 200, None, 999, ">="),
    ("The base hosts several thousand troops.", "several thousand", 2000, None, 9999, ">="),
    ("The base hosts several troops.", "several", 3, None, 9, ">="),
    ("The base hosts a few troops.", "a few", 2, None, 9, ">="),
    ("The base hosts a handful of troops.", "a handful of", 3, None, 9, ">="),
    ("The base hosts a couple of troops.", "a couple of", 2, None, 3, ">="),
    ("Hundreds of troops came.", "Hundreds", 200, None, 999, ">="),
    ("Fewer than 50 troops came.", "Fewer than 50", None, 50, 50, "<"),
]


@pytest.mark.parametrize(("text", "said", "low", "best", "high", "op"), FIGURES)
def test_figure(text: str, said: str, low: int | None, best: int | None, high: int | None, op: str) -> None:
    mention = only(text)
    count = mention.count
    assert (mention.text, count.low, count.best, count.high, count.op) == (said, low, best, high, op)
    assert (count.unit, count.scope, mention.noun, mention.of) == ("troops", "total", "troops", "strength")


# text, noun, unit, of
NOUNS = [
    ("It sent 300 American soldiers.", "soldiers", "troops", "strength"),
    ("It sent 300 U.S. Marines.", "Marines", "troops", "strength"),
    ("It sent 300 well-armed Chadian paratroopers.", "paratroopers", "troops", "strength"),
    ("It sent 300 special forces.", "special forces", "troops", "strength"),
    ("It sent 300 UN peacekeepers.", "peacekeepers", "troops", "strength"),
    ("It sent 300 infantrymen.", "infantrymen", "troops", "strength"),
    ("It sent 300 military and civilian personnel.", "personnel", "personnel", "strength"),
    ("It sent 100 Russian military instructors.", "instructors", "personnel", "strength"),
    ("It sent 100 advisers.", "advisers", "personnel", "strength"),
    ("It sent 100 support staff.", "support staff", "personnel", "strength"),
    ("It sent 100 police officers.", "police officers", "police", "strength"),
    ("It sent 400 Kenyan police.", "police", "police", "strength"),
    ("It sent 40 gendarmes.", "gendarmes", "police", "strength"),
    ("It hired 1,500 Russian mercenaries.", "mercenaries", "contractors", "strength"),
    ("It hired 50 private military contractors.", "contractors", "contractors", "strength"),
    ("It sent 30 armoured vehicles.", "armoured vehicles", "vehicles", "strength"),
    ("It sent 30 police vehicles.", "vehicles", "vehicles", "strength"),
    ("It sent 30 T-72 tanks.", "tanks", "vehicles", "strength"),
    ("It sent 30 T-72s.", "T-72s", "vehicles", "strength"),
    ("It sent four F-16s.", "F-16s", "aircraft", "strength"),
    ("It sent four F-16 fighter jets.", "fighter jets", "aircraft", "strength"),
    ("It sent three Mi-8 helicopters.", "helicopters", "aircraft", "strength"),
    ("It sent six drones.", "drones", "aircraft", "strength"),
    ("A 2,500-strong force came.", "force", "troops", "strength"),
    ("An 800-member contingent came.", "contingent", "personnel", "strength"),
    ("A force of about 2,500 came.", "force", "troops", "strength"),
    ("Polish sappers, 40 in all, went home.", "sappers", "troops", "strength"),
    ("Troop numbers fell to 766.", "Troop numbers", "troops", "strength"),
    ("It flew home 30 Germans.", "Germans", "people", "other"),
    ("It met 30 villagers.", "villagers", "people", "other"),
    ("It met 40 other Democratic lawmakers.", "lawmakers", "people", "other"),
    ("Four F-16 fighters came.", "fighters", "aircraft", "strength"),
    ("It sent 300 special operations troops.", "troops", "troops", "strength"),
    ("One soldier came.", "soldier", "troops", "strength"),
    ("It counted 400 civilian deaths.", "deaths", "people", "killed"),
    ("Officials said 208 were killed.", "208", "people", "killed"),
    ("About 40 were reported wounded.", "40", "people", "wounded"),
    # what became of them
    ("The blast killed 12 people.", "people", "people", "killed"),
    ("The blast killed at least 12 soldiers.", "soldiers", "troops", "killed"),
    ("12 soldiers were killed.", "soldiers", "troops", "killed"),
    ("Twelve soldiers have been killed there.", "soldiers", "troops", "killed"),
    ("12 soldiers died.", "soldiers", "troops", "killed"),
    ("The blast left 12 people dead.", "people", "people", "killed"),
    ("The raid claimed the lives of 14 soldiers.", "soldiers", "troops", "killed"),
    ("The death toll rose to 34.", "death toll", "people", "killed"),
    ("It put the death toll at 34.", "death toll", "people", "killed"),
    ("It reported 34 deaths.", "deaths", "people", "killed"),
    ("The raid killed 50 Palestinians.", "Palestinians", "people", "killed"),
    ("12 soldiers killed in March were buried.", "soldiers", "troops", "killed"),
    ("The blast wounded 30 others.", "others", "people", "wounded"),
    ("30 civilians were seriously injured.", "civilians", "people", "wounded"),
    ("There were 30 wounded.", "wounded", "people", "wounded"),
    ("Gunmen kidnapped 280 pupils.", "pupils", "people", "captured"),
    ("The rebels captured 60 soldiers.", "soldiers", "troops", "captured"),
    ("60 soldiers were taken prisoner.", "soldiers", "troops", "captured"),
    ("The fighting displaced 20,000 people.", "people", "people", "displaced"),
    ("Some 20,000 people fled.", "people", "people", "displaced"),
    ("The camp shelters 20,000 displaced people.", "people", "people", "displaced"),
    ("The camp shelters 20,000 refugees.", "refugees", "people", "displaced"),
    ("The army shot down two drones.", "drones", "aircraft", "other"),
    ("The army destroyed three tanks.", "tanks", "vehicles", "other"),
]


@pytest.mark.parametrize(("text", "noun", "unit", "of"), NOUNS)
def test_noun(text: str, noun: str, unit: str, of: str) -> None:
    mention = only(text)
    assert (mention.noun, mention.count.unit, mention.of) == (noun, unit, of)
    assert text[mention.noun_start : mention.noun_end] == noun


@pytest.mark.parametrize(
    ("text", "said", "low", "high", "scope"),
    [
        ("It sent an additional 600 troops.", "600", 600, 600, "additional"),
        ("It sent another 600 troops.", "600", 600, 600, "additional"),
        ("It sent 600 more troops.", "600", 600, 600, "additional"),
        ("It sent a further 600 troops.", "600", 600, 600, "additional"),
        ("It sent 600 additional troops.", "600", 600, 600, "additional"),
        ("It pulled half of its 1,200 troops.", "half of its 1,200", 570, 630, "part"),
        ("It pulled a third of its 1,200 troops.", "a third of its 1,200", 380, 420, "part"),
        ("It pulled most of its 1,200 troops.", "most of its 1,200", 601, 1200, "part"),
        ("It pulled most of the roughly 1,000 troops.", "most of the roughly 1,000", 451, 1100, "part"),
        ("It pulled some of its 1,200 troops.", "some of its 1,200", 1, 1200, "part"),
        ("It pulled all 1,200 troops.", "all 1,200", 1200, 1200, "total"),
        ("It pulled the first 200 troops.", "the first 200", 200, 200, "part"),
        ("It pulled the remaining 500 troops.", "the remaining 500", 500, 500, "part"),
        ("It pulled one of its soldiers.", "one", 1, 1, "part"),
        ("It pulled some 300 troops.", "some 300", 270, 330, "total"),
    ],
)
def test_scope(text: str, said: str, low: int, high: int, scope: str) -> None:
    mention = only(text)
    assert (mention.text, mention.count.low, mention.count.high, mention.count.scope) == (said, low, high, scope)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It has 400 soldiers in Abéché and 600 in N'Djamena.",
            [("400", "troops", "strength"), ("600", "troops", "strength")],
        ),
        (
            "It keeps about 900 troops in Syria and 2,500 in Iraq.",
            [("about 900", "troops", "strength"), ("2,500", "troops", "strength")],
        ),
        ("It sent 20 French and 30 German soldiers.", [("20", "troops", "strength"), ("30", "troops", "strength")]),
        (
            "It sent 650 troops plus several hundred support staff.",
            [("650", "troops", "strength"), ("several hundred", "personnel", "strength")],
        ),
        (
            "It raised its presence from 500 to 1,500 troops.",
            [("500", "troops", "strength"), ("1,500", "troops", "strength")],
        ),
        ("It pulled 300 of the 1,000 troops.", [("300", "troops", "strength"), ("1,000", "troops", "strength")]),
        (
            "It has 15,000 troops, down from 20,000.",
            [("15,000", "troops", "strength"), ("20,000", "troops", "strength")],
        ),
        ("By the end of 2015, some 1,000 soldiers were there.", [("some 1,000", "troops", "strength")]),
        ("12 soldiers and five civilians were killed.", [("12", "troops", "killed"), ("five", "people", "killed")]),
        ("The raid killed 12 soldiers and five civilians.", [("12", "troops", "killed"), ("five", "people", "killed")]),
        ("The raid killed 12 people and wounded 30.", [("12", "people", "killed"), ("30", "people", "wounded")]),
        ("The raid left 12 dead and 30 wounded.", [("12", "people", "killed"), ("30", "people", "wounded")]),
        (
            "Ten people, including three children, were killed.",
            [("Ten", "people", "killed"), ("three", "people", "killed")],
        ),
        ("About 5,000 soldiers killed 12 rebels.", [("About 5,000", "troops", "strength"), ("12", "troops", "killed")]),
    ],
)
def test_several(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = counts.find(sentence(text))
    assert [(m.text, m.count.unit, m.of) for m in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The jets left Airbase 101 on Friday.",
        "At Airbase 101 troops were seen.",
        "The pilot flew an F-16.",
        "It lies 920 km from the capital.",
        "It cost $100 million.",
        "It cost 100 million dollars.",
        "About 20 percent of troops left.",
        "About 20% of troops left.",
        "A 19-year-old soldier was shot.",
        "Article 5 applies.",
        "The G5 met.",
        "The team won 3-0.",
        "The alarm rang at 10:30.",
        "In 2014 soldiers seized power.",
        "On May 3 soldiers seized power.",
        "On 3 March troops left.",
        "Call 555 0199 now.",
        "It has stood for 30 years.",
        "Resolution 2085 troops were sent.",
        "The general was 56.",
        "No soldiers were seen.",
        "An 11-member city council met.",
        "It found 31 cases of voter fraud.",
        "It made 370 arrests.",
        "It is one of the reasons why officials left.",
        "The death of 36-year-old farmers shocked them.",
        "",
    ],
)
def test_not_a_count(text: str) -> None:
    assert counts.find(sentence(text)) == ()


def count(text: str) -> Count:
    return only(text).count


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("nearly 1,000 troops", "about 950 personnel", True),
        ("fewer than 500 troops", "184 troops", True),
        ("766 troops", "776 troops", False),
        ("1,000 troops", "1,012 troops", True),
        ("1,000 troops", "1,100 troops", False),
        ("more than 1,000 troops", "1,100 personnel", True),
        ("at least 12 soldiers", "11 soldiers", False),
        ("up to 1,500 troops", "1,600 troops", False),
        ("hundreds of troops", "766 troops", True),
        ("dozens of troops", "766 troops", False),
        ("1,000 troops", "1,000 vehicles", False),
        ("10 people", "11 people", False),
        ("between 400 and 500 troops", "450 troops", True),
    ],
)
def test_agree(one: str, other: str, expected: bool) -> None:
    assert counts.agree(count(one), count(other)) is expected
    assert counts.agree(count(other), count(one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("troops", "personnel", True), ("people", "vehicles", False), ("aircraft", "aircraft", True)],
)
def test_comparable(one: CountUnit, other: CountUnit, expected: bool) -> None:
    op: CountOp = "="
    made = [Count(low=1, best=1, high=1, op=op, unit=unit, text="1") for unit in (one, other)]
    assert counts.comparable(made[0], made[1]) is expected


def test_offsets_are_the_report_s() -> None:
    (mention,) = counts.find(sentence("It sent nearly 1,000 American troops.", start=50))
    assert (mention.start, mention.end, mention.noun_start, mention.noun_end) == (58, 70, 80, 86)


WORDS = st.sampled_from(
    [
        *(
            "12",
            "1,000",
            "2014",
            "30%",
            "$",
            "million",
            "two",
            "dozen",
            "half",
            "several",
            "hundreds",
            "most",
            "a",
            "one",
        ),
        *(
            "about",
            "nearly",
            "fewer",
            "than",
            "more",
            "another",
            "between",
            "from",
            "to",
            "of",
            "the",
            "its",
            "in",
            "and",
        ),
        *("troops", "soldiers", "people", "force", "-strong", "F-16s", "killed", "wounded", "were", "Mali", ",", "."),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_any_words(words: list[str]) -> None:
    text = " ".join(words)
    for mention in counts.find(sentence(text, start=3)):
        assert mention.text == text[mention.start - 3 : mention.end - 3]
        assert mention.noun == text[mention.noun_start - 3 : mention.noun_end - 3]
        bounds = [v for v in (mention.count.low, mention.count.best, mention.count.high) if v is not None]
        assert bounds == sorted(bounds)
        assert bounds
