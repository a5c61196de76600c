from __future__ import annotations

import datetime as dt

import pytest
from tests.coding import build

from attache.coding.who import actors
from attache.coding.who.mentions import ActorMention
from attache.lexicon import Lexicon
from attache.model import FuzzyDate, Parse

MAY_2024 = FuzzyDate(dt.date(2024, 5, 1), dt.date(2024, 5, 31))

NIGER_ENDED = "Niger/PROPN/nsubj/2 ended/VERB/root/0 its/PRON/nmod:poss/4 accord/NOUN/obj/2"
RUSSIANS_IN = "Russian/ADJ/amod/2 soldiers/NOUN/nsubj/3 arrived/VERB/root/0"
TIANI = "General/PROPN/nsubj/4 Abdourahamane/PROPN/flat/1 Tiani/PROPN/flat/1 spoke/VERB/root/0"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def meant(
    lexicon: Lexicon, lines: tuple[str, ...], word: str, named: tuple[tuple[str, str], ...] = ()
) -> list[ActorMention]:
    """The mentions that end in a word of the last line."""
    parsed = build.parse(*lines, named=named)
    last = parsed.sentences[-1]
    result = actors.find(parsed, lexicon, MAY_2024)
    return [mention for mention in result.in_sentence(last.index) if last.tokens[mention.last - 1].text == word]


RESOLVED = [
    ((NIGER_ENDED,), "its", "NER"),
    (("Niger/PROPN/nsubj/2 said/VERB/root/0 it/PRON/nsubj/4 agreed/VERB/ccomp/2",), "it", "NER"),
    ((NIGER_ENDED, "It/PRON/nsubj/2 expelled/VERB/root/0 them/PRON/obj/2"), "It", "NER"),
    ((RUSSIANS_IN, "They/PRON/nsubj/2 train/VERB/root/0"), "They", "RUS-MIL"),
    ((TIANI, "He/PRON/nsubj/2 left/VERB/root/0"), "He", "person/abdourahamane-tiani"),
    ((TIANI, "the/DET/det/2 general/NOUN/nsubj/3 left/VERB/root/0"), "general", "person/abdourahamane-tiani"),
    (
        ("Niger/PROPN/nsubj/2 sent/VERB/root/0 its/PRON/nmod:poss/4 troops/NOUN/obj/2",),
        "troops",
        "NER-MIL",
    ),
    (
        (
            "troops/NOUN/nsubj/2 left/VERB/root/0 Niger/PROPN/obj/2 at/ADP the/DET/det/6 "
            "country/NOUN/nmod:poss/8 ~'s/PART/case/6 request/NOUN/obl/2",
        ),
        "country",
        "NER",
    ),
    ((NIGER_ENDED, "the/DET/det/4 West/ADJ African/ADJ country/NOUN/nsubj/5 voted/VERB/root/0"), "country", "NER"),
    (
        (
            "Niger/PROPN ~'s/PART junta/NOUN/nsubj/4 ruled/VERB/root/0",
            "the/DET/det/2 junta/NOUN/nsubj/3 fell/VERB/root/0",
        ),
        "junta",
        "NER",
    ),
    (
        ("Boko/PROPN Haram/PROPN/nsubj/3 attacked/VERB/root/0", "the/DET/det/2 group/NOUN/nsubj/3 fled/VERB/root/0"),
        "group",
        "group/boko-haram",
    ),
    (
        ("NATO/PROPN/nsubj/2 met/VERB/root/0", "the/DET/det/2 alliance/NOUN/nsubj/3 agreed/VERB/root/0"),
        "alliance",
        "org/nato",
    ),
    (
        ("French/ADJ forces/NOUN/nsubj/3 left/VERB/root/0", "the/DET/det/2 troops/NOUN/nsubj/3 flew/VERB/root/0"),
        "troops",
        "FRA-MIL",
    ),
    (
        (
            "Kinshasa/PROPN/nsubj/2 accused/VERB/root/0 Kigali/PROPN/obj/2 of/SCONJ/mark/5 sending/VERB/advcl/2 "
            "its/PRON/nmod:poss/7 troops/NOUN/obj/5",
        ),
        "troops",
        "RWA-MIL",
    ),
    (
        ("the/DET Chadian/ADJ army/NOUN/nsubj/4 counted/VERB/root/0 its/PRON/nmod:poss/6 soldiers/NOUN/obj/4",),
        "soldiers",
        "TCD-MIL",
    ),
    (
        (
            "Germany/PROPN/nsubj/6 ~,/PUNCT which/PRON/nsubj/4 has/VERB/acl:relcl/1 soldiers/NOUN/obj/4 ~,/PUNCT "
            "left/VERB/root/0",
        ),
        "soldiers",
        "DEU-MIL",
    ),
    (("MINUSMA/PROPN/nsubj/2 had/VERB/root/0 13,000/NUM soldiers/NOUN/obj/2",), "soldiers", "group/minusma"),
    (("Eritrea/PROPN ~,/PUNCT whose/PRON/nmod:poss/4 soldiers/NOUN/nsubj/5 fought/VERB",), "soldiers", "ERI-MIL"),
    (
        (
            "France/PROPN/nsubj/2 withdrew/VERB/root/0 its/PRON/nmod:poss/5 last/ADJ/amod/5 soldiers/NOUN/obj/2 "
            "from/ADP/case/7 Mali/PROPN/obl/2",
        ),
        "soldiers",
        "FRA-MIL",
    ),
    (
        (
            "France/PROPN/nsubj/2 withdrew/VERB/root/0 its/PRON/nmod:poss/4 soldiers/NOUN/obj/2",
            "they/PRON/nsubj/2 left/VERB/root/0",
        ),
        "they",
        "FRA-MIL",
    ),
    (
        (
            "MINUSMA/PROPN left/VERB",
            "rain/NOUN fell/VERB",
            "rain/NOUN fell/VERB",
            "rain/NOUN fell/VERB",
            "rain/NOUN fell/VERB",
            "the/DET/det/2 mission/NOUN/nsubj/3 closed/VERB/root/0",
        ),
        "mission",
        "group/minusma",
    ),
    (
        (
            "France/PROPN/nsubj/2 withdrew/VERB/root/0 its/PRON/nmod:poss/4 soldiers/NOUN/obj/2 after/ADP/case/6 "
            "raids/NOUN/obl/2 by/ADP/case/8 jihadists/NOUN/nmod/6",
            "they/PRON/nsubj/2 left/VERB/root/0",
        ),
        "they",
        "FRA-MIL",
    ),
    (
        (
            "an/DET attack/NOUN/nsubj/7 on/ADP the/DET Afghan/ADJ army/NOUN base/NOUN/nmod/2 killed/VERB/root/0 "
            "250/NUM soldiers/NOUN/obj/8",
        ),
        "soldiers",
        "AFG-MIL",
    ),
    (
        (
            "Russian/ADJ/amod/2 forces/NOUN/nsubj/3 struck/VERB/root/0 a/DET Ukrainian/ADJ/amod/6 airbase/NOUN/obj/3 "
            "~,/PUNCT killing/VERB/advcl/3 12/NUM soldiers/NOUN/obj/8",
        ),
        "soldiers",
        "UKR-MIL",
    ),
    (
        (
            "the/DET Malian/ADJ army/NOUN/nsubj/4 said/VERB/root/0 40/NUM were/AUX/aux:pass/7 killed/VERB/ccomp/4 "
            "~,/PUNCT all/DET soldiers/NOUN/nsubj:pass/7",
        ),
        "soldiers",
        "MLI-MIL",
    ),
    (
        ("Israel/PROPN/nsubj/2 said/VERB/root/0 Hamas/PROPN/nsubj/4 killed/VERB/ccomp/2 soldiers/NOUN/obj/4",),
        "soldiers",
        "ISR-MIL",
    ),
    (
        ("French/ADJ forces/NOUN/nsubj/3 left/VERB/root/0", "12/NUM soldiers/NOUN/nsubj/3 stayed/VERB/root/0"),
        "soldiers",
        "FRA-MIL",
    ),
    (
        ("AFRICOM/PROPN/nsubj/2 moved/VERB/root/0 its/PRON/nmod:poss/4 forces/NOUN/obj/2",),
        "forces",
        "USA-AFRICOM",
    ),
    (("NATO/PROPN/nsubj/2 moved/VERB/root/0 its/PRON/nmod:poss/4 troops/NOUN/obj/2",), "troops", "org/nato-MIL"),
    (("Rwanda/PROPN/nsubj/2 moved/VERB/root/0 its/PRON/nmod:poss/4 fighters/NOUN/obj/2",), "fighters", "RWA-MIL"),
    (
        ("MINUSMA/PROPN/nsubj/2 left/VERB/root/0", "the/DET/det/2 force/NOUN/nsubj/3 closed/VERB/root/0"),
        "force",
        "group/minusma",
    ),
    (
        (
            "the/DET Saudi-led/PROPN coalition/NOUN/nsubj/4 struck/VERB/root/0",
            "the/DET/det/2 coalition/NOUN/nsubj/3 stopped/VERB/root/0",
        ),
        "coalition",
        "group/saudi-coalition",
    ),
    (
        (
            "Russia/PROPN ~'s/PART foreign/ADJ ministry/NOUN/nsubj/5 protested/VERB/root/0 to/ADP Poland/PROPN/obl/5",
            "the/DET/det/2 ministry/NOUN/nsubj/3 warned/VERB/root/0",
        ),
        "ministry",
        "RUS",
    ),
    ((RUSSIANS_IN, "the/DET/det/2 Russians/PROPN/nsubj/3 train/VERB/root/0"), "Russians", "RUS-MIL"),
    (
        ("Mali/PROPN/nsubj/2 met/VERB/root/0 Niger/PROPN/obj/2", "it/PRON/nsubj/2 agreed/VERB/root/0"),
        "it",
        "MLI",
    ),
]


@pytest.mark.parametrize(("lines", "word", "actor"), RESOLVED)
def test_a_reference_finds_its_antecedent(lexicon: Lexicon, lines: tuple[str, ...], word: str, actor: str) -> None:
    assert [mention.actor.id for mention in meant(lexicon, lines, word)] == [actor]


OPEN = [
    # "that" is no article
    (("Wagner/PROPN/nsubj/2 left/VERB/root/0", "he/PRON denies/VERB that/SCONJ it/PRON/expl/5 rained/VERB"), "it"),
    # the one who asks or the one who is asked
    (
        (
            "Niger/PROPN/nsubj/2 asked/VERB/root/0 Mali/PROPN/obj/2 to/PART/mark/5 leave/VERB/xcomp/2 "
            "its/PRON/nmod:poss/7 town/NOUN/obj/5",
        ),
        "its",
    ),
    # two that fit, neither a subject
    (
        (
            "talks/NOUN/nsubj/2 joined/VERB/root/0 Mali/PROPN/obj/2 and/CCONJ Niger/PROPN/conj/3",
            "it/PRON/nsubj/2 agreed/VERB/root/0",
        ),
        "it",
    ),
    # nothing before it
    (("it/PRON/nsubj/2 agreed/VERB/root/0",), "it"),
    # an expletive
    ((NIGER_ENDED, "it/PRON/expl/2 rained/VERB/root/0"), "it"),
    # a clause, not a thing
    ((NIGER_ENDED, "it/PRON/nsubj/3 is/AUX/cop/3 unclear/ADJ/root/0"), "it"),
    # a nearer noun fits as well
    ((RUSSIANS_IN, "talks/NOUN/nsubj/2 began/VERB/root/0 and/CCONJ/cc/5 they/PRON/nsubj/5 failed/VERB/conj/2"), "they"),
    # somebody else's words
    ((RUSSIANS_IN, '"/PUNCT ~They/PRON/nsubj/3 train/VERB/root/0 ~"/PUNCT'), "They"),
    # three sentences away
    (
        (
            "Niger/PROPN/nsubj/2 voted/VERB/root/0",
            "rain/NOUN/nsubj/2 fell/VERB/root/0",
            "it/PRON/nsubj/2 agreed/VERB/root/0",
        ),
        "it",
    ),
    # an alliance of another kind
    (
        (
            "NATO/PROPN/nsubj/2 met/VERB/root/0",
            "the/DET main/ADJ opposition/NOUN alliance/NOUN/nsubj/5 lost/VERB/root/0",
        ),
        "alliance",
    ),
    # a person is no thing
    ((TIANI, "it/PRON/nsubj/2 agreed/VERB/root/0"), "it"),
]


@pytest.mark.parametrize(("lines", "word"), OPEN)
def test_an_uncertain_reference_stays_open(lexicon: Lexicon, lines: tuple[str, ...], word: str) -> None:
    assert meant(lexicon, lines, word) == []


def test_he_is_the_unnamed_one_just_spoken_of(lexicon: Lexicon) -> None:
    lines = (TIANI, "a/DET witness/NOUN/nsubj/3 spoke/VERB/root/0", "he/PRON/nsubj/2 left/VERB/root/0")
    assert [mention.actor.id for mention in meant(lexicon, lines, "he")] == ["CVL/witness"]


def test_she_is_not_a_spokesman(lexicon: Lexicon) -> None:
    line = "Kremlin/PROPN spokesman/NOUN Dmitry/PROPN/nsubj/5 Peskov/PROPN spoke/VERB/root/0"
    named = (("person", "Dmitry Peskov"),)
    assert meant(lexicon, (line, "she/PRON/nsubj/2 left/VERB/root/0"), "she", named) == []
    assert [m.actor.id for m in meant(lexicon, (line, "he/PRON/nsubj/2 left/VERB/root/0"), "he", named)] == [
        "person/dmitry-peskov"
    ]


def test_the_country_is_not_the_other_party(lexicon: Lexicon) -> None:
    lines = (
        "Chad/PROPN/nsubj/2 spoke/VERB/root/0",
        "the/DET base/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 used/VERB/root/0 "
        "by/ADP/case/6 France/PROPN/obl:agent/4 ~,/PUNCT "
        "the/DET/det/9 country/NOUN/nsubj/10 said/VERB/parataxis/4",
    )
    assert [mention.actor.id for mention in meant(lexicon, lines, "country")] == ["TCD"]


NOBODYS = [
    # its own army does not kill them
    (
        "the/DET Ukrainian/ADJ army/NOUN/nsubj/5 has/AUX killed/VERB/root/0 soldiers/NOUN/obj/5",
        "soldiers",
    ),
    # whoever attacks a base is not at home there
    ("soldiers/NOUN/nsubj/2 attacked/VERB/root/0 a/DET Malian/ADJ army/NOUN base/NOUN/obj/2", "base"),
    ("foreign/ADJ/amod/2 soldiers/NOUN/nsubj/3 left/VERB/root/0 a/DET Malian/ADJ army/NOUN base/NOUN/obl/3", "base"),
]


@pytest.mark.parametrize(("line", "end"), NOBODYS)
def test_soldiers_are_not_those_of_the_other_side(lexicon: Lexicon, line: str, end: str) -> None:
    parsed = build.parse(line)
    tokens = parsed.sentences[0].tokens
    mentions = actors.find(parsed, lexicon, MAY_2024).mentions
    assert [m.actor.id for m in mentions if tokens[m.last - 1].text == "soldiers"] == ["MIL/troop"]
    assert tokens[-1].text == end


def test_soldiers_who_seize_power_are_not_the_foreign_troops(lexicon: Lexicon) -> None:
    lines = (
        "French/ADJ troops/NOUN/nsubj/3 left/VERB/root/0",
        "soldiers/NOUN/nsubj/2 seized/VERB/root/0 power/NOUN/obj/2",
    )
    parsed = build.parse(*lines)
    mentions = actors.find(parsed, lexicon, MAY_2024).in_sentence(1)
    assert [mention.actor.id for mention in mentions] == ["MIL/troop"]


def test_the_army_is_not_the_foreign_troops(lexicon: Lexicon) -> None:
    lines = (
        "French/ADJ troops/NOUN/nsubj/3 left/VERB/root/0 Gabon/PROPN/obj/3",
        "the/DET/det/2 army/NOUN/nsubj/3 rules/VERB/root/0",
    )
    assert [mention.actor.id for mention in meant(lexicon, lines, "army")] == ["MIL/troop"]


def test_a_company_abroad_is_not_in_its_own_country(lexicon: Lexicon) -> None:
    lines = (
        "Russia/PROPN/nsubj/2 armed/VERB/root/0 Mali/PROPN/obj/2 and/CCONJ Wagner/PROPN/nsubj/6 stayed/VERB/conj/2 "
        "in/ADP the/DET/det/9 country/NOUN/obl/6",
    )
    assert [mention.actor.id for mention in meant(lexicon, lines, "country")] == ["MLI"]


def test_soldiers_who_stay_in_the_country_are_not_in_their_own(lexicon: Lexicon) -> None:
    lines = (
        "Serbia/PROPN/nmod:poss/3 ~'s/PART/case/1 parliament/NOUN/nsubj/4 kept/VERB/root/0 Italy/PROPN/nmod:poss/7 "
        "~'s/PART/case/5 base/NOUN/obj/4",
        "Italian/ADJ/amod/2 soldiers/NOUN/nsubj/3 remain/VERB/root/0 in/ADP/case/6 the/DET/det/6 country/NOUN/obl/3",
    )
    assert [mention.actor.id for mention in meant(lexicon, lines, "country")] == ["SRB"]


def test_the_country_is_where_its_guests_left_and_not_theirs(lexicon: Lexicon) -> None:
    lines = (
        "Kenya/PROPN/nsubj/2 withdraw/VERB/root/0 its/PRON/nmod:poss/4 police/NOUN/obj/2 from/ADP/case/6 "
        "Haiti/PROPN/obl/2",
        "nothing/PRON/nsubj/2 changed/VERB/root/0 in/ADP/case/5 the/DET/det/5 country/NOUN/obl/2",
    )
    assert [mention.actor.id for mention in meant(lexicon, lines, "country")] == ["HTI"]


def test_troops_without_a_nation_stay_nobodys(lexicon: Lexicon) -> None:
    lines = (
        RUSSIANS_IN,
        "French/ADJ forces/NOUN/nsubj/3 left/VERB/root/0",
        "some/DET troops/NOUN/nsubj/3 stayed/VERB/root/0",
    )
    (mention,) = meant(lexicon, lines, "troops")
    assert (mention.actor.id, mention.actor.country, mention.actor.sector) == ("MIL/troop", None, "MIL")


def test_the_rule_names_the_characters_of_the_antecedent(lexicon: Lexicon) -> None:
    (mention,) = meant(lexicon, (RUSSIANS_IN, "They/PRON/nsubj/2 train/VERB/root/0"), "They")
    assert mention.rule == "same document: 'Russian soldiers' at 0-16"
    assert mention.form == "pronoun"


def test_a_headline_does_not_lend_to_the_body(lexicon: Lexicon) -> None:
    headline = build.sentence(RUSSIANS_IN, 0, 0, section="headline")
    body = build.sentence("They/PRON/nsubj/2 train/VERB/root/0", 1, headline.end + 1)
    parsed = Parse("report", (headline, body))
    assert actors.find(parsed, lexicon, MAY_2024).in_sentence(1) == ()
