from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.coding import build

from attache.coding.who import actors
from attache.coding.who.mentions import Actors
from attache.lexicon import Lexicon
from attache.model import FuzzyDate

MAY_2024 = FuzzyDate(dt.date(2024, 5, 1), dt.date(2024, 5, 31))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def found(lexicon: Lexicon, *lines: str, named: tuple[tuple[str, str], ...] = (), day: FuzzyDate = MAY_2024) -> Actors:
    return actors.find(build.parse(*lines, named=named), lexicon, day)


def told(result: Actors, text: str) -> dict[str, str]:
    return {text[mention.start : mention.end]: mention.actor.id for mention in result.mentions}


NAMES = [
    ("Niger/PROPN ended/VERB the/DET accord/NOUN ~./PUNCT", "Niger", "NER"),
    ("Nigeria/PROPN ended/VERB the/DET accord/NOUN ~./PUNCT", "Nigeria", "NGA"),
    ("Russian/ADJ soldiers/NOUN arrived/VERB", "Russian soldiers", "RUS-MIL"),
    ("US/PROPN forces/NOUN left/VERB", "US forces", "USA-MIL"),
    ("nearly/ADV 1,000/NUM American/ADJ troops/NOUN left/VERB", "American troops", "USA-MIL"),
    ("Russian/ADJ military/ADJ instructors/NOUN arrived/VERB", "Russian military instructors", "RUS-MIL"),
    ("the/DET Ukrainian/ADJ army/NOUN advanced/VERB", "Ukrainian army", "UKR-MIL"),
    ("French/ADJ special/ADJ forces/NOUN left/VERB", "French special forces", "FRA-MIL"),
    ("Chadian/ADJ police/NOUN fired/VERB", "Chadian police", "TCD-COP"),
    ("Chadian/ADJ police/NOUN contingent/NOUN left/VERB", "Chadian police contingent", "TCD-COP"),
    ("Chadian/ADJ gendarmerie/NOUN squadron/NOUN left/VERB", "Chadian gendarmerie squadron", "TCD-COP"),
    ("Israeli/ADJ warplanes/NOUN struck/VERB", "Israeli warplanes", "ISR-MIL"),
    ("forces/NOUN from/ADP Rwanda/PROPN advanced/VERB", "forces from Rwanda", "RWA-MIL"),
    ("the/DET government/NOUN of/ADP Niger/PROPN fell/VERB", "government of Niger", "NER"),
    ("Nigerien/ADJ authorities/NOUN agreed/VERB", "Nigerien authorities", "NER"),
    ("Niger/PROPN ~'s/PART military/ADJ junta/NOUN agreed/VERB", "Niger's military junta", "NER"),
    ("the/DET junta/NOUN in/ADP Niamey/PROPN agreed/VERB", "junta in Niamey", "NER"),
    ("Washington/PROPN agreed/VERB", "Washington", "USA"),
    ("the/DET Kremlin/PROPN agreed/VERB", "Kremlin", "RUS"),
    ("the/DET Pentagon/PROPN agreed/VERB", "Pentagon", "USA-MIL"),
    ("Kyiv/PROPN ~'s/PART forces/NOUN advanced/VERB", "Kyiv's forces", "UKR-MIL"),
    ("Boko/PROPN Haram/PROPN jihadists/NOUN attacked/VERB", "Boko Haram jihadists", "group/boko-haram"),
    ("members/NOUN of/ADP Hamas/PROPN attacked/VERB", "members of Hamas", "group/hamas"),
    ("Wagner/PROPN mercenaries/NOUN left/VERB", "Wagner mercenaries", "group/wagner"),
    ("NATO/PROPN agreed/VERB", "NATO", "org/nato"),
    ("Nato/PROPN agreed/VERB", "Nato", "org/nato"),
    ("NATO/PROPN troops/NOUN left/VERB", "NATO troops", "org/nato-MIL"),
    ("Chadian/ADJ peacekeepers/NOUN left/VERB", "Chadian peacekeepers", "TCD-MIL/peacekeepers"),
    ("the/DET Bundeswehr/PROPN left/VERB", "Bundeswehr", "DEU-MIL"),
    ("the/DET IDF/PROPN said/VERB so/ADV", "IDF", "ISR-MIL"),
    ("a/DET US/PROPN official/NOUN said/VERB so/ADV", "US official", "USA-GOV/official"),
    (
        "a/DET Nigerien/ADJ security/NOUN source/NOUN said/VERB so/ADV",
        "Nigerien security source",
        "NER-GOV/security-source",
    ),
    ("the/DET Russian/ADJ defence/NOUN ministry/NOUN said/VERB so/ADV", "Russian defence ministry", "RUS"),
    (
        "a/DET spokesman/NOUN for/ADP the/DET African/PROPN Union/PROPN spoke/VERB",
        "spokesman for the African Union",
        "org/au/spokesman",
    ),
    ("they/PRON turned/VERB to/ADP Moscow/PROPN", "Moscow", "RUS"),
    ("American/ADJ personnel/NOUN left/VERB", "American personnel", "USA-MIL"),
    ("Syrian/ADJ rebels/NOUN advanced/VERB", "Syrian rebels", "SYR-REB"),
    ("Sudanese/ADJ refugees/NOUN fled/VERB", "Sudanese refugees", "SDN-REF"),
    ("South/ADJ Sudanese/ADJ troops/NOUN fled/VERB", "South Sudanese troops", "SSD-MIL"),
    ("Police/NOUN in/ADP Thailand/PROPN fired/VERB", "Police in Thailand", "THA-COP"),
    ("the/DET Russian/ADJ withdrawal/NOUN began/VERB", "Russian", "RUS"),
    ("militants/NOUN attacked/VERB", "militants", "REB/rebel"),
    ("Police/NOUN said/VERB officers/NOUN had/AUX fired/VERB", "officers", "COP/officer"),
    ("officers/NOUN fired/VERB", "officers", "COP/officer"),
    ("the/DET army/NOUN said/VERB officers/NOUN had/AUX fled/VERB", "officers", "MIL/officer"),
    ("a/DET Kenyan/ADJ military/ADJ officer/NOUN fled/VERB", "Kenyan military officer", "KEN-MIL/military-officer"),
    ("the/DET mayor/NOUN of/ADP Nairobi/PROPN spoke/VERB", "mayor of Nairobi", "KEN-GOV/mayor"),
    ("the/DET governor/NOUN of/ADP Rostov/PROPN spoke/VERB", "governor of Rostov", "RUS-GOV/governor"),
    ("police/NOUN in/ADP Lagos/PROPN fired/VERB", "police in Lagos", "NGA-COP"),
    ("Kharkiv/PROPN police/NOUN fired/VERB", "Kharkiv police", "UKR-COP"),
    ("Daesh/PROPN (/PUNCT ~IS/PROPN ~)/PUNCT militants/NOUN fled/VERB", "Daesh (IS) militants", "group/islamic-state"),
    (
        "fighters/NOUN of/ADP the/DET Islamic/ADJ State/PROPN (/PUNCT ~IS/PROPN ~)/PUNCT group/NOUN fled/VERB",
        "fighters of the Islamic State (IS) group",
        "group/islamic-state",
    ),
    ("the/DET Boko/PROPN Haram/PROPN group/NOUN fled/VERB", "Boko Haram group", "group/boko-haram"),
    ("AMISOM/PROPN left/VERB", "AMISOM", "group/amisom"),
    ("Congress/PROPN approved/VERB US/PROPN aid/NOUN", "Congress", "USA-LEG"),
    ("The/DET Defence/PROPN Ministry/PROPN in/ADP Moscow/PROPN spoke/VERB", "Defence Ministry in Moscow", "RUS"),
    ("US/PROPN service/NOUN members/NOUN left/VERB", "US service members", "USA-MIL"),
    (
        "Russian/ADJ/amod/2 instructors/NOUN/nsubj/3 stayed/VERB/root/0",
        "Russian instructors",
        "RUS-MIL",
    ),
    ("at/ADP least/ADJ 20/NUM soldiers/NOUN fled/VERB", "20 soldiers", "MIL/troop"),
    (
        "the/DET mission/NOUN/nsubj/6 known/VERB/acl/2 as/ADP MINUSMA/PROPN/obl/3 left/VERB/root/0",
        "mission",
        "group/minusma",
    ),
    ("a/DET Palestinian/NOUN was/AUX shot/VERB", "Palestinian", "PSE-CVL"),
]


@pytest.mark.parametrize(("line", "text", "actor"), NAMES)
def test_an_actor_is_found_under_its_id(lexicon: Lexicon, line: str, text: str, actor: str) -> None:
    parsed = build.parse(line)
    assert told(actors.find(parsed, lexicon), build.text_of(parsed)).get(text) == actor


NOBODY = [
    ("he/PRON told/VERB us/PRON so/ADV", "USA"),
    ("the/DET Niger/PROPN River/PROPN rose/VERB", "NER"),
    ("Lake/PROPN Chad/PROPN shrank/VERB", "TCD"),
    ("ships/NOUN in/ADP the/DET Gulf/PROPN of/ADP Guinea/PROPN", "GIN"),
    ("Guinea-Bissau/PROPN voted/VERB", "GIN"),
    ("Guinea/PROPN ~-/PUNCT ~Bissau/PROPN voted/VERB", "GIN"),
    ("Equatorial/PROPN Guinea/PROPN voted/VERB", "GIN"),
    ("Papua/PROPN New/PROPN Guinea/PROPN voted/VERB", "GIN"),
    ("South/PROPN Sudan/PROPN voted/VERB", "SDN"),
    ("Latin/ADJ American/ADJ leaders/NOUN met/VERB", "USA"),
    ("he/PRON ate/VERB turkey/NOUN", "TUR"),
    ("they/PRON live/VERB in/ADP Niamey/PROPN", "NER"),
    ("the/DET capital/NOUN Niamey/PROPN slept/VERB", "NER"),
    ("the/DET mayor/NOUN of/ADP Niamey/PROPN slept/VERB", "NER"),
    ("the/DET city/NOUN of/ADP Niamey/PROPN slept/VERB", "NER"),
    ("anti-French/ADJ protesters/NOUN marched/VERB", "FRA-CVL"),
    ("Russian/ADJ ~-/PUNCT ~backed/VERB rebels/NOUN advanced/VERB", "RUS-REB"),
    ("Chad/PROPN/nsubj/3 Smith/PROPN/flat/1 spoke/VERB/root/0", "CHAD"),
    ("who/PRON said/VERB so/ADV", "org/who"),
    ("Russian/ADJ/amod/2 instructors/NOUN/nsubj/3 taught/VERB/root/0 yoga/NOUN/obj/3", "RUS-MIL"),
    ("Chechen/ADJ fighters/NOUN fled/VERB", "RUS-MIL"),
    ("the/DET use/NOUN of/ADP force/NOUN failed/VERB", "MIL/troop"),
    ("forces/NOUN from/ADP Rwanda/PROPN fled/VERB ~,/PUNCT Uganda/PROPN said/VERB", "UGA-MIL"),
    (
        "the/DET president/NOUN of/ADP France/PROPN and/CCONJ Germany/PROPN ~'s/PART chancellor/NOUN met/VERB",
        "DEU-GOV/president",
    ),
]


@pytest.mark.parametrize(("line", "actor"), NOBODY)
def test_a_namesake_is_not_the_actor(lexicon: Lexicon, line: str, actor: str) -> None:
    assert actor not in {mention.actor.id for mention in found(lexicon, line).mentions}


@pytest.mark.parametrize(
    "line",
    [
        "France/PROPN/nsubj/2 withdrew/VERB/root/0 its/PRON/nmod:poss/5 last/ADJ/amod/5 soldiers/NOUN/obj/2 "
        "from/ADP/case/7 Mali/PROPN/obl/2",
        "France/PROPN/nsubj/2 withdrew/VERB/root/0 soldiers/NOUN/obj/2 from/ADP/case/5 Mali/PROPN/nmod/3",
        "the/DET withdrawal/NOUN/root/0 of/ADP/case/4 soldiers/NOUN/nmod/2 from/ADP/case/6 Mali/PROPN/nmod/4",
    ],
)
def test_soldiers_who_leave_a_country_are_not_its_own(lexicon: Lexicon, line: str) -> None:
    assert "MLI-MIL" not in {mention.actor.id for mention in found(lexicon, line).mentions}


def test_a_person_called_like_a_country_is_a_person(lexicon: Lexicon) -> None:
    result = found(
        lexicon,
        "Michael/PROPN Jordan/PROPN visited/VERB Jordan/PROPN",
        named=(("person", "Michael Jordan"),),
    )
    assert [mention.actor.id for mention in result.mentions] == ["person/michael-jordan", "JOR"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Georgia/PROPN voted/VERB", "the/DET count/NOUN in/ADP Atlanta/PROPN went/VERB on/ADV"), set()),
        (("Georgia/PROPN voted/VERB", "Georgian/ADJ troops/NOUN left/VERB"), {"GEO", "GEO-MIL"}),
    ],
)
def test_two_georgias_are_told_apart(lexicon: Lexicon, lines: tuple[str, ...], expected: set[str]) -> None:
    assert {mention.actor.id for mention in found(lexicon, *lines).mentions if mention.actor.country} == expected


def test_nations_in_coordination_share_the_noun(lexicon: Lexicon) -> None:
    result = found(lexicon, "US/PROPN ~,/PUNCT British/ADJ and/CCONJ French/ADJ troops/NOUN left/VERB Mali/PROPN")
    assert {mention.actor.id for mention in result.all_at(0, 5)} == {"USA-MIL", "GBR-MIL", "FRA-MIL"}


LISTS = [
    (
        "the/DET defence/NOUN ministers/NOUN of/ADP Mali/PROPN ~,/PUNCT Niger/PROPN and/CCONJ Chad/PROPN met/VERB",
        2,
        {"MLI-GOV/defence-minister", "NER-GOV/defence-minister", "TCD-GOV/defence-minister"},
    ),
    (
        "troops/NOUN from/ADP Kenya/PROPN ~,/PUNCT Uganda/PROPN and/CCONJ Burundi/PROPN left/VERB",
        0,
        {"KEN-MIL", "UGA-MIL", "BDI-MIL"},
    ),
    ("the/DET regimes/NOUN in/ADP Mali/PROPN and/CCONJ Burkina/PROPN Faso/PROPN met/VERB", 1, {"MLI", "BFA"}),
    ("the/DET armies/NOUN of/ADP Chad/PROPN and/CCONJ Niger/PROPN met/VERB", 1, {"TCD-MIL", "NER-MIL"}),
]


@pytest.mark.parametrize(("line", "head", "expected"), LISTS)
def test_owners_in_a_list_share_the_noun(lexicon: Lexicon, line: str, head: int, expected: set[str]) -> None:
    mentions = found(lexicon, line).all_at(0, head)
    assert {mention.actor.id for mention in mentions if mention.head == head} == expected


def test_a_mission_is_not_of_the_country_where_it_serves(lexicon: Lexicon) -> None:
    (mention,) = found(lexicon, "AMISOM/PROPN left/VERB").mentions
    assert (mention.actor.country, mention.actor.kind) == (None, "mission")


def test_a_short_form_in_brackets_is_that_of_the_name_before_it(lexicon: Lexicon) -> None:
    lines = (
        "the/DET Allied/PROPN Democratic/PROPN Forces/PROPN (/PUNCT ~ADF/PROPN ~)/PUNCT fled/VERB",
        "the/DET ADF/PROPN attacked/VERB",
    )
    assert {mention.actor.id for mention in found(lexicon, *lines).mentions} == {"group/adf"}


def test_a_common_noun_is_no_second_actor_under_its_name(lexicon: Lexicon) -> None:
    lines = (
        "The/DET Ministry/PROPN of/ADP Defence/PROPN spoke/VERB",
        "Ukraine/PROPN ~'s/PART Ministry/PROPN of/ADP Defence/PROPN spoke/VERB",
    )
    result = found(lexicon, *lines, named=(("organisation", "Ministry of Defence"),))
    assert {mention.actor.id for mention in result.mentions} == {"UKR"}


def test_a_town_taken_for_a_person_is_nobody(lexicon: Lexicon) -> None:
    line = "Rebels/NOUN/nsubj/2 left/VERB/root/0 Gao/PROPN/obj/2"
    assert [m.actor.id for m in found(lexicon, line, named=(("person", "Gao"),)).mentions] == ["REB/rebel"]


@pytest.mark.parametrize(
    "line",
    [
        "They/PRON/nsubj/2 elected/VERB/root/0 Gao/PROPN/obj/2",
        "General/NOUN/nmod:desc/4 left/VERB/root/0 General/NOUN/nmod:desc/4 Gao/PROPN/obj/2",
        "They/PRON/nsubj/2 attacked/VERB/root/0 Austin/PROPN/obj/2",
    ],
)
def test_a_person_called_like_a_town_stays_a_person(lexicon: Lexicon, line: str) -> None:
    name = line.split()[-1].split("/")[0]
    result = found(lexicon, line, named=(("person", name),))
    assert any(mention.actor.id.startswith("person/") for mention in result.mentions)


def test_of_a_family_the_one_in_office_is_meant(lexicon: Lexicon) -> None:
    result = found(
        lexicon,
        "President/PROPN Ali/PROPN Bongo/PROPN Ondimba/PROPN spoke/VERB",
        "he/PRON succeeded/VERB Omar/PROPN Bongo/PROPN",
        "Bongo/PROPN left/VERB",
        named=(("person", "Ali Bongo Ondimba"), ("person", "Omar Bongo"), ("person", "Bongo")),
    )
    assert result.mentions[-1].actor.id == "person/ali-bongo"


def test_an_ambiguous_people_follows_the_report(lexicon: Lexicon) -> None:
    lines = ("Congolese/ADJ troops/NOUN fled/VERB", "Kinshasa/PROPN and/CCONJ the/DET DRC/PROPN are/AUX silent/ADJ")
    assert found(lexicon, *lines).mentions[0].actor.id == "COD-MIL"
    assert found(lexicon, lines[0]).mentions[0].actor.country is None


PEOPLE = [
    (
        ("US/PROPN Defense/PROPN Secretary/PROPN Lloyd/PROPN Austin/PROPN spoke/VERB",),
        "Lloyd Austin",
        ("person/lloyd-austin", "USA", "US Defense Secretary"),
    ),
    (
        ("Kremlin/PROPN spokesman/NOUN Dmitry/PROPN Peskov/PROPN spoke/VERB",),
        "Dmitry Peskov",
        ("person/dmitry-peskov", "RUS", "Kremlin spokesman"),
    ),
    (
        ("Dmitry/PROPN Peskov/PROPN ~,/PUNCT the/DET Kremlin/PROPN spokesman/NOUN ~,/PUNCT spoke/VERB",),
        "Dmitry Peskov",
        ("person/dmitry-peskov", "RUS", "Kremlin spokesman"),
    ),
    (
        ("The/DET Kremlin/PROPN spokesman/NOUN ~,/PUNCT Dmitry/PROPN Peskov/PROPN ~,/PUNCT spoke/VERB",),
        "Dmitry Peskov",
        ("person/dmitry-peskov", "RUS", "Kremlin spokesman"),
    ),
    (
        ("Chad/PROPN ~'s/PART president/NOUN Mahamat/PROPN Idriss/PROPN Deby/PROPN spoke/VERB",),
        "Mahamat Idriss Deby",
        (None, "TCD", "Chad's president"),
    ),
    (
        ("Former/ADJ US/PROPN President/PROPN Donald/PROPN Trump/PROPN spoke/VERB",),
        "Donald Trump",
        ("person/donald-trump", "USA", "Former US President"),
    ),
    (
        ("the/DET president/NOUN of/ADP Kenya/PROPN William/PROPN Ruto/PROPN spoke/VERB",),
        "William Ruto",
        ("person/william-ruto", "KEN", "president of Kenya"),
    ),
    (
        (
            "they/PRON/nsubj/2 met/VERB/root/0 Mali/PROPN/nmod:poss/6 ~'s/PART/case/3 military/ADJ/amod/6 "
            "leader/NOUN/obj/2 ~,/PUNCT/punct/8 Colonel/NOUN/appos/6 Assimi/PROPN/flat/8 Goïta/PROPN/flat/8 "
            "~,/PUNCT/punct/6 today/NOUN",
        ),
        "Assimi Goïta",
        ("person/assimi-goita", "MLI", "Mali's military leader"),
    ),
    (
        (
            "General/PROPN Abdourahamane/PROPN Tiani/PROPN ~,/PUNCT the/DET country/NOUN ~'s/PART military/ADJ "
            "ruler/NOUN ~,/PUNCT spoke/VERB",
        ),
        "Abdourahamane Tiani",
        ("person/abdourahamane-tiani", "NER", "military ruler"),
    ),
    (
        (
            "Turkey/PROPN ~'s/PART chief/NOUN/nsubj/10 of/ADP staff/NOUN/nmod/3 ~,/PUNCT General/PROPN "
            "Hulusi/PROPN/appos/3 Akar/PROPN/flat/8 ~,/PUNCT spoke/VERB",
        ),
        "Hulusi Akar",
        ("person/hulusi-akar", "TUR", "Turkey's chief of staff"),
    ),
    (
        (
            "Kenya/PROPN mourned/VERB",
            "General/PROPN Francis/PROPN Ogolla/PROPN ~,/PUNCT the/DET country/NOUN ~'s/PART defence/NOUN chief/NOUN "
            "~,/PUNCT died/VERB",
        ),
        "Francis Ogolla",
        ("person/francis-ogolla", "KEN", "defence chief"),
    ),
    (
        ("Chechen/ADJ leader/NOUN Ramzan/PROPN Kadyrov/PROPN spoke/VERB",),
        "Ramzan Kadyrov",
        ("person/ramzan-kadyrov", "RUS", "Chechen leader"),
    ),
    (
        ("the/DET mayor/NOUN of/ADP Kharkiv/PROPN ~,/PUNCT Ihor/PROPN Terekhov/PROPN ~,/PUNCT spoke/VERB",),
        "Ihor Terekhov",
        ("person/ihor-terekhov", "UKR", "mayor of Kharkiv"),
    ),
    (
        ("Kharkiv/PROPN mayor/NOUN Ihor/PROPN Terekhov/PROPN spoke/VERB",),
        "Ihor Terekhov",
        ("person/ihor-terekhov", "UKR", "Kharkiv mayor"),
    ),
    (
        (
            "Vasily/PROPN Golubev/PROPN ~,/PUNCT governor/NOUN of/ADP the/DET Rostov/PROPN region/NOUN ~,/PUNCT "
            "spoke/VERB",
        ),
        "Vasily Golubev",
        ("person/vasily-golubev", "RUS", "governor of the Rostov region"),
    ),
    (
        ("soldiers/NOUN had/AUX overthrown/VERB President/PROPN Mohamed/PROPN Bazoum/PROPN",),
        "Mohamed Bazoum",
        ("person/mohamed-bazoum", "NER", "President"),
    ),
    (
        ("the/DET overthrown/ADJ President/PROPN Mohamed/PROPN Bazoum/PROPN spoke/VERB",),
        "Mohamed Bazoum",
        ("person/mohamed-bazoum", "NER", "overthrown President"),
    ),
    (
        ("Ousted/VERB Guinean/ADJ President/PROPN Alpha/PROPN Condé/PROPN left/VERB",),
        "Alpha Condé",
        ("person/alpha-conde", "GIN", "Ousted Guinean President"),
    ),
    (
        ("the/DET governor/NOUN of/ADP the/DET region/NOUN ~,/PUNCT Vasily/PROPN Golubev/PROPN ~,/PUNCT spoke/VERB",),
        "Vasily Golubev",
        ("person/vasily-golubev", None, "governor of the region"),
    ),
    (
        ("the/DET Mayor/PROPN of/ADP Mogadishu/PROPN ~,/PUNCT Yusuf/PROPN Madaale/PROPN ~,/PUNCT spoke/VERB",),
        "Yusuf Madaale",
        (None, "SOM", "Mayor of Mogadishu"),
    ),
    (
        (
            "Moussa/PROPN Faki/PROPN ~,/PUNCT chairman/NOUN of/ADP the/DET African/PROPN Union/PROPN "
            "~,/PUNCT spoke/VERB",
        ),
        "Moussa Faki",
        (None, None, "chairman of the African Union"),
    ),
]


@pytest.mark.parametrize(("lines", "name", "expected"), PEOPLE)
def test_a_person_carries_the_role_the_text_gives(
    lexicon: Lexicon, lines: tuple[str, ...], name: str, expected: tuple[str | None, str | None, str]
) -> None:
    person = next(
        m.actor for m in found(lexicon, *lines, named=(("person", name),)).mentions if "person/" in m.actor.id
    )
    key, code, role = expected
    assert (person.country, person.role) == (code, role)
    assert key is None or person.id == key


@pytest.mark.parametrize("letters", ["QC", "MP"])
def test_letters_after_a_name_are_no_part_of_it(lexicon: Lexicon, letters: str) -> None:
    line = f"Jane/PROPN Austen/PROPN {letters}/PROPN spoke/VERB"
    (mention,) = found(lexicon, line, named=(("person", f"Jane Austen {letters}"),)).mentions
    assert mention.actor.id == "person/jane-austen"


def test_a_person_stays_one_under_a_shorter_name(lexicon: Lexicon) -> None:
    result = found(
        lexicon,
        "Austin/PROPN spoke/VERB",
        "US/PROPN Defense/PROPN Secretary/PROPN Lloyd/PROPN Austin/PROPN spoke/VERB",
        "Mr/PROPN Austin/PROPN left/VERB",
        named=(("person", "Lloyd Austin"), ("person", "Austin")),
    )
    assert {mention.actor.id for mention in result.mentions} == {"person/lloyd-austin"}
    assert {mention.actor.country for mention in result.mentions} == {"USA"}


def test_a_title_without_the_tagger_finds_the_name(lexicon: Lexicon) -> None:
    result = found(lexicon, "Gen./PROPN Abdourahamane/PROPN Tiani/PROPN spoke/VERB")
    assert [(mention.actor.id, mention.actor.role) for mention in result.mentions] == [
        ("person/abdourahamane-tiani", "Gen.")
    ]


def test_an_office_holder_gets_a_country_from_the_lexicon(lexicon: Lexicon) -> None:
    result = found(lexicon, "Vladimir/PROPN Putin/PROPN spoke/VERB", named=(("person", "Vladimir Putin"),))
    (mention,) = result.mentions
    assert (mention.actor.id, mention.actor.country, mention.actor.role) == ("person/vladimir-putin", "RUS", None)
    assert mention.rule.startswith("lexicon leaders.toml:vladimir-putin")


def test_an_unknown_organisation_is_kept_with_its_short_form(lexicon: Lexicon) -> None:
    result = found(
        lexicon,
        "the/DET Azure/PROPN Valley/PROPN Brigade/PROPN (/PUNCT ~AVB/PROPN ~)/PUNCT attacked/VERB",
        "AVB/PROPN fled/VERB",
        named=(("organisation", "Azure Valley Brigade"), ("organisation", "AVB")),
    )
    assert {(mention.actor.id, mention.actor.sector) for mention in result.mentions if mention.form == "name"} == {
        ("name/azure-valley-brigade", "MIL")
    }


@pytest.mark.parametrize("line", [row[0] for row in NAMES])
def test_offsets_point_at_the_words(lexicon: Lexicon, line: str) -> None:
    parsed = build.parse("Nothing/PRON happened/VERB", line)
    text = build.text_of(parsed)
    for mention in actors.find(parsed, lexicon).mentions:
        tokens = parsed.sentences[mention.sentence].tokens
        assert mention.first <= mention.head < mention.last
        assert text[mention.start : mention.end].startswith(tokens[mention.first].text)
        assert text[mention.start : mention.end].endswith(tokens[mention.last - 1].text)


def test_the_widest_phrase_of_a_head_comes_first(lexicon: Lexicon) -> None:
    result = found(lexicon, "Russian/ADJ/amod/2 soldiers/NOUN/nsubj/3 arrived/VERB/root/0")
    assert result.at(0, 1) == result.mentions[0]
    assert result.at(0, 0) == result.mentions[0]
    assert result.at(0, 2) is None
    assert result.at(7, 0) is None


def test_countries_are_gathered_by_sentence(lexicon: Lexicon) -> None:
    result = found(lexicon, "Russian/ADJ troops/NOUN left/VERB Mali/PROPN", "nobody/PRON spoke/VERB")
    assert actors.countries(result) == {0: frozenset({"RUS", "MLI"})}


def test_a_sentence_without_words_is_nobody(lexicon: Lexicon) -> None:
    assert found(lexicon, "").mentions == ()


SEEN = [
    ("the/DET USS/PROPN Gerald/PROPN Ford/PROPN sailed/VERB", "Ford", "USA-MIL"),
    ("the/DET frigate/NOUN HMS/PROPN Iron/PROPN Duke/PROPN sailed/VERB", "Duke", "GBR-MIL"),
    ("the/DET USS/PROPN Georgia/PROPN surfaced/VERB", "Georgia", "USA-MIL"),
    ("the/DET Wagner/PROPN men/NOUN left/VERB", "men", "group/wagner"),
    ("Chechen/ADJ soldiers/NOUN stayed/VERB", "soldiers", "RUS-MIL/chechen-soldier"),
    ("Abkhaz/ADJ soldiers/NOUN stayed/VERB", "soldiers", "GEO-REB/abkhaz-soldier"),
    ("the/DET French/ADJ embassy/NOUN protested/VERB", "embassy", "FRA-GOV/embassy"),
    ("the/DET Turkish/ADJ company/NOUN left/VERB", "company", "TUR-BUS"),
]


@pytest.mark.parametrize(("line", "word", "actor"), SEEN)
def test_ships_lands_and_bodies(lexicon: Lexicon, line: str, word: str, actor: str) -> None:
    parsed = build.parse(line)
    tokens = parsed.sentences[0].tokens
    found = actors.find(parsed, lexicon).mentions
    assert [m.actor.id.removesuffix("s") for m in found if tokens[m.last - 1].text == word] == [actor.removesuffix("s")]


def test_a_ship_called_after_somebody_is_not_that_person(lexicon: Lexicon) -> None:
    line = "the/DET USS/PROPN Carl/PROPN Vinson/PROPN sailed/VERB"
    found = actors.find(build.parse(line, named=(("person", "Carl Vinson"),)), lexicon).mentions
    assert [mention.actor.id for mention in found] == ["USA-MIL"]


@pytest.mark.parametrize(
    ("name", "country"),
    [("FDLR", "RWA"), ("ADF-NALU", "UGA"), ("TTP", "PAK"), ("PKK", "TUR"), ("ELN", "COL"), ("MINUSMA", None)],
)
def test_a_group_is_of_the_country_that_it_comes_from_and_a_mission_of_none(
    lexicon: Lexicon, name: str, country: str | None
) -> None:
    (mention,) = actors.find(build.parse(f"the/DET {name}/PROPN attacked/VERB"), lexicon).mentions
    assert mention.actor.country == country


@pytest.mark.parametrize(
    ("place", "actor"), [("Uganda", "group/adf"), ("Australia", "AUS-MIL"), ("Norway", "name/adf")]
)
def test_of_bearers_of_short_letters_the_one_of_a_country_that_is_spoken_of(
    lexicon: Lexicon, place: str, actor: str
) -> None:
    line = f"the/DET ADF/PROPN struck/VERB in/ADP {place}/PROPN"
    found = actors.find(build.parse(line, named=(("organisation", "ADF"),)), lexicon)
    assert [m.actor.id for m in found.mentions if m.first == 1 or m.first == 0] == [actor]


def test_a_leader_may_be_called_by_the_family_name_alone(lexicon: Lexicon) -> None:
    line = "Maduro/PROPN/nsubj/2 refused/VERB/root/0"
    (mention,) = actors.find(build.parse(line, named=(("person", "Maduro"),)), lexicon).mentions
    assert (mention.actor.id, mention.actor.country) == ("person/nicolas-maduro", "VEN")


@pytest.mark.parametrize(("day", "country", "sector"), [("2023-06-01", "NLD", "GOV"), ("2025-06-01", None, "IGO")])
def test_a_person_has_the_office_of_the_day(lexicon: Lexicon, day: str, country: str | None, sector: str) -> None:
    parsed = build.parse("Mark/PROPN/nsubj/3 Rutte/PROPN/flat/1 spoke/VERB/root/0", named=(("person", "Mark Rutte"),))
    (mention,) = actors.find(parsed, lexicon, FuzzyDate.day(dt.date.fromisoformat(day))).mentions
    assert (mention.actor.country, mention.actor.sector) == (country, sector)


def test_a_users_own_group_and_leader_act(tmp_path: Path) -> None:
    (tmp_path / "groups.toml").write_text(
        'group = [{ id = "group/river-guard", name = "River Guard", country = "NER", sector = "UAF" }]\n'
    )
    (tmp_path / "leaders.toml").write_text(
        'holder = [{ name = "Ada Lovelace", country = "NER", office = "foreign-minister", from = "2024" }]\n'
    )
    own = Lexicon.load(tmp_path)
    group, person = (
        actors.find(build.parse(line, named=named), own).mentions[0]
        for line, named in (
            ("the/DET River/PROPN Guard/PROPN attacked/VERB", (("organisation", "River Guard"),)),
            ("Ada/PROPN Lovelace/PROPN spoke/VERB", (("person", "Ada Lovelace"),)),
        )
    )
    assert (group.actor.id, group.actor.country, group.actor.sector) == ("group/river-guard", "NER", "UAF")
    assert group.rule == f"lexicon {tmp_path.name}/groups.toml:group/river-guard"
    assert (person.actor.id, person.actor.country, person.actor.sector) == ("person/ada-lovelace", "NER", "GOV")
    assert person.rule.startswith(f"lexicon {tmp_path.name}/leaders.toml:")
