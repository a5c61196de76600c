from __future__ import annotations

import pytest
from tests.coding import build

from attache.coding.where import places
from attache.coding.who import actors
from attache.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def found(
    lexicon: Lexicon, *lines: str, named: tuple[tuple[str, str], ...] = ()
) -> dict[str, tuple[str, str | None, int]]:
    """Id, country and precision of each place by the words that name it."""
    parsed = build.parse(*lines, named=named)
    text = build.text_of(parsed)
    result = places.find(parsed, lexicon, actors.find(parsed, lexicon))
    for mention in result.mentions:
        assert mention.first <= mention.head < mention.last
    return {text[m.start : m.end]: (m.place.id, m.place.country, m.place.precision) for m in result.mentions}


def location(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple(("location", name) for name in names)


PLACES = [
    (("they/PRON met/VERB in/ADP Niger/PROPN",), (), "Niger", ("NER", "NER", 6)),
    (("they/PRON met/VERB in/ADP West/PROPN Africa/PROPN",), (), "West Africa", ("region/west-africa", None, 7)),
    (
        ("troops/NOUN are/AUX at/ADP Airbase/PROPN 101/NUM in/ADP Niger/PROPN",),
        (),
        "Airbase 101",
        ("site/airbase-101-niamey", "NER", 1),
    ),
    (
        ("troops/NOUN are/AUX at/ADP Air/PROPN Base/PROPN 201/NUM in/ADP Niger/PROPN",),
        (),
        "Air Base 201",
        ("site/airbase-201-agadez", "NER", 1),
    ),
    (
        ("troops/NOUN are/AUX at/ADP base/NOUN 101/NUM in/ADP Niger/PROPN",),
        (),
        "base 101",
        ("site/airbase-101-niamey", "NER", 1),
    ),
    (("they/PRON met/VERB in/ADP Niamey/PROPN",), (), "Niamey", ("place/NER/niamey", "NER", 1)),
    (("they/PRON met/VERB near/ADP Niamey/PROPN",), (), "Niamey", ("place/NER/niamey", "NER", 2)),
    (
        ("they/PRON met/VERB in/ADP Agadez/PROPN ~,/PUNCT Niger/PROPN",),
        location("Agadez"),
        "Agadez",
        ("place/NER/agadez", "NER", 1),
    ),
    (
        ("they/PRON met/VERB in/ADP the/DET region/NOUN of/ADP Diffa/PROPN in/ADP Niger/PROPN",),
        location("Diffa"),
        "Diffa",
        ("area/NER/diffa", "NER", 4),
    ),
    (("they/PRON met/VERB in/ADP Paris/PROPN",), location("Paris"), "Paris", ("place/FRA/paris", "FRA", 1)),
    (
        ("they/PRON met/VERB in/ADP Paris/PROPN ~,/PUNCT Texas/PROPN",),
        location("Paris", "Texas"),
        "Paris",
        ("place/USA/paris", "USA", 1),
    ),
    (
        ("they/PRON met/VERB in/ADP Tripoli/PROPN", "Lebanon/PROPN spoke/VERB of/ADP Lebanon/PROPN"),
        location("Tripoli"),
        "Tripoli",
        ("place/LBN/tripoli", "LBN", 1),
    ),
    (
        ("they/PRON met/VERB in/ADP Tripoli/PROPN", "Libya/PROPN spoke/VERB"),
        location("Tripoli"),
        "Tripoli",
        ("place/LBY/tripoli", "LBY", 1),
    ),
    (
        ("soldiers/NOUN fell/VERB 30/NUM km/NOUN north/ADV of/ADP Kidal/PROPN in/ADP Mali/PROPN",),
        location("Kidal"),
        "Kidal",
        ("place/MLI/kidal", "MLI", 5),
    ),
    (
        ("soldiers/NOUN fell/VERB 10/NUM miles/NOUN from/ADP Kidal/PROPN in/ADP Mali/PROPN",),
        location("Kidal"),
        "Kidal",
        ("place/MLI/kidal", "MLI", 2),
    ),
    (
        ("Niger/PROPN hosts/VERB a/DET base/NOUN 920/NUM km/NOUN from/ADP the/DET capital/NOUN",),
        (),
        "capital",
        ("place/NER/niamey", "NER", 5),
    ),
    (
        ("they/PRON fought/VERB on/ADP the/DET border/NOUN with/ADP Mali/PROPN", "Niger/PROPN spoke/VERB"),
        (),
        "border with Mali",
        ("area/border-mli-ner", "NER", 5),
    ),
    (
        ("they/PRON fought/VERB near/ADP the/DET Nigerian/ADJ border/NOUN in/ADP Niger/PROPN",),
        (),
        "Nigerian border",
        ("area/border-ner-nga", "NER", 5),
    ),
    (
        ("Niger/PROPN asked/VERB troops/NOUN to/PART leave/VERB the/DET country/NOUN",),
        (),
        "country",
        ("NER", "NER", 6),
    ),
    (
        ("the/DET American/ADJ drone/NOUN base/NOUN in/ADP Agadez/PROPN ~,/PUNCT Niger/PROPN",),
        location("Agadez"),
        "American drone base",
        ("site/airbase-201-agadez", "NER", 1),
    ),
    (
        ("troops/NOUN are/AUX at/ADP Airbase/PROPN 101/NUM", "the/DET base/NOUN is/AUX quiet/ADJ"),
        (),
        "base",
        ("site/airbase-101-niamey", "NER", 1),
    ),
    (
        ("a/DET mob/NOUN burned/VERB the/DET French/ADJ embassy/NOUN in/ADP Niamey/PROPN ~,/PUNCT Niger/PROPN",),
        (),
        "French embassy",
        ("site/fra-embassy-niamey", "NER", 1),
    ),
    (
        ("only/ADV Gao/PROPN is/AUX left/ADJ", "men/NOUN guard/VERB the/DET camp/NOUN there/ADV"),
        location("Gao"),
        "camp",
        ("site/camp-in-gao", "MLI", 2),
    ),
    (
        ("troops/NOUN are/AUX at/ADP Wolfsbrunn/PROPN camp/NOUN in/ADP Mali/PROPN",),
        (),
        "Wolfsbrunn camp",
        ("site/wolfsbrunn-camp", "MLI", 6),
    ),
    (
        ("they/PRON met/VERB in/ADP Wolfsbrunn/PROPN in/ADP Mali/PROPN",),
        location("Wolfsbrunn"),
        "Wolfsbrunn",
        ("place/MLI/wolfsbrunn", "MLI", 6),
    ),
    (
        ("they/PRON fought/VERB in/ADP North/PROPN Kivu/PROPN province/NOUN in/ADP Congo/PROPN",),
        location("North Kivu province"),
        "North Kivu province",
        ("area/COD/north-kivu", "COD", 4),
    ),
    (
        ("they/PRON met/VERB in/ADP central/ADJ Texas/PROPN",),
        location("central Texas"),
        "Texas",
        ("area/USA/texas", "USA", 4),
    ),
    (("Lake/PROPN Chad/PROPN shrank/VERB",), (), "Lake Chad", ("area/lake-chad", None, 5)),
    (
        ("Ugandan/ADJ troops/NOUN are/AUX in/ADP Eringeti/PROPN",),
        location("Eringeti"),
        "Eringeti",
        ("place/COD/eringeti", "COD", 1),
    ),
    (
        ("British/ADJ troops/NOUN are/AUX at/ADP Camp/PROPN Souter/PROPN",),
        (),
        "Camp Souter",
        ("site/camp-souter", "AFG", 1),
    ),
]


@pytest.mark.parametrize(("lines", "named", "text", "expected"), PLACES)
def test_a_place_is_found(
    lexicon: Lexicon,
    lines: tuple[str, ...],
    named: tuple[tuple[str, str], ...],
    text: str,
    expected: tuple[str, str | None, int],
) -> None:
    assert found(lexicon, *lines, named=named).get(text) == expected


TOWNS = [
    ("person", "Rebels/NOUN/nsubj/2 left/VERB/root/0 Gao/PROPN/obj/2", "Gao", "place/MLI/gao"),
    ("person", "Forces/NOUN/nsubj/2 attacked/VERB/root/0 Kharkiv/PROPN/obj/2", "Kharkiv", "place/UKR/kharkiv"),
    ("organisation", "they/PRON fought/VERB in/ADP Kherson/PROPN", "Kherson", "place/UKR/kherson"),
    ("person", "they/PRON left/VERB/root/0 for/ADP Goma/PROPN/obl/2", "Goma", "place/COD/goma"),
]


@pytest.mark.parametrize(("label", "line", "name", "place"), TOWNS)
def test_a_town_that_the_tagger_takes_for_somebody(
    lexicon: Lexicon, label: str, line: str, name: str, place: str
) -> None:
    assert found(lexicon, line, named=((label, name),))[name][0] == place


def test_a_town_is_a_town_where_its_province_has_its_name(lexicon: Lexicon) -> None:
    assert found(lexicon, "they/PRON left/VERB Agadez/PROPN", named=location("Agadez"))["Agadez"][0] == (
        "place/NER/agadez"
    )


SITES = [
    # the one site named in the town
    (
        (
            "troops/NOUN are/AUX at/ADP Airbase/PROPN 101/NUM in/ADP Niamey/PROPN",
            "they/PRON entered/VERB the/DET base/NOUN in/ADP Niamey/PROPN",
        ),
        "base",
        "site/airbase-101-niamey",
    ),
    # named in the same sentence
    (
        ("Airbase/PROPN 101/NUM is/AUX large/ADJ and/CCONJ the/DET facility/NOUN is/AUX new/ADJ",),
        "facility",
        "site/airbase-101-niamey",
    ),
    # nobody's before
    (("they/PRON entered/VERB the/DET base/NOUN in/ADP Niamey/PROPN",), "base", "site/base-in-niamey"),
    # a base is no airport
    (
        (
            "they/PRON entered/VERB a/DET base/NOUN in/ADP Goma/PROPN",
            "the/DET airport/NOUN is/AUX open/ADJ",
        ),
        "airport",
        None,
    ),
]


@pytest.mark.parametrize(("lines", "text", "site"), SITES)
def test_a_site_noun_means_the_site_spoken_of(
    lexicon: Lexicon, lines: tuple[str, ...], text: str, site: str | None
) -> None:
    parsed = build.parse(*lines)
    result = places.find(parsed, lexicon, actors.find(parsed, lexicon))
    last = parsed.sentences[-1]
    meant = [m.place.id for m in result.in_sentence(last.index) if last.tokens[m.head].text == text]
    assert meant == ([site] if site else [])


NOWHERE = [
    ("US/PROPN forces/NOUN left/VERB", (), "USA"),
    ("the/DET US/PROPN ~-/PUNCT ~led/VERB coalition/NOUN left/VERB", (), "USA"),
    ("Lake/PROPN Chad/PROPN shrank/VERB", (), "TCD"),
    ("the/DET Gulf/PROPN of/ADP Guinea/PROPN is/AUX calm/ADJ", (), "GIN"),
    ("Lloyd/PROPN Austin/PROPN spoke/VERB", (("person", "Lloyd Austin"),), "place/USA/austin"),
    ("Michael/PROPN Jordan/PROPN spoke/VERB", (("person", "Michael Jordan"),), "JOR"),
    ("Paris/PROPN Saint-Germain/PROPN won/VERB", (("organisation", "Paris Saint-Germain"),), "place/FRA/paris"),
    ("the/DET Bank/PROPN of/ADP France/PROPN said/VERB so/ADV", (("organisation", "Bank of France"),), "FRA"),
    ("Niger/PROPN ~'s/PART base/NOUN fell/VERB", (), "place/NER/niamey"),
    ("Nigeria/PROPN voted/VERB", (), "NER"),
    ("Guinea-Bissau/PROPN voted/VERB", (), "GIN"),
]


@pytest.mark.parametrize(("line", "named", "place"), NOWHERE)
def test_what_only_looks_like_a_place_is_none(
    lexicon: Lexicon, line: str, named: tuple[tuple[str, str], ...], place: str
) -> None:
    assert place not in {key for key, _, _ in found(lexicon, line, named=named).values()}


def test_a_town_has_its_province_and_coordinates(lexicon: Lexicon) -> None:
    parsed = build.parse("they/PRON met/VERB in/ADP Agadez/PROPN ~,/PUNCT Niger/PROPN", named=location("Agadez"))
    mention = places.find(parsed, lexicon).at(0, 3)
    assert mention is not None
    place = mention.place
    assert place.kind == "town"
    assert place.admin1 == "Agadez"
    assert place.lat == pytest.approx(16.97, abs=0.2)
    assert place.lon == pytest.approx(7.99, abs=0.2)


def test_places_do_not_need_actors(lexicon: Lexicon) -> None:
    parsed = build.parse("they/PRON met/VERB in/ADP Niger/PROPN")
    result = places.find(parsed, lexicon)
    assert [mention.place.id for mention in result.in_sentence(0)] == ["NER"]
    assert result.at(0, 1) is None
    assert result.in_sentence(3) == ()


def test_two_sites_leave_the_base_open(lexicon: Lexicon) -> None:
    lines = (
        "troops/NOUN are/AUX at/ADP Airbase/PROPN 101/NUM and/CCONJ Airbase/PROPN 201/NUM",
        "the/DET base/NOUN is/AUX quiet/ADJ",
    )
    assert "base" not in found(lexicon, *lines)
