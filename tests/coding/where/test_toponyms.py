"""Names of places told apart: namesakes, provinces and districts, and what no gazetteer knows."""

from __future__ import annotations

import pytest
from tests.coding import build

from attache.coding.where import evidence, places, towns
from attache.coding.who import actors
from attache.lexicon import Lexicon, gazetteer
from attache.model import Place


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def placed(lexicon: Lexicon, *lines: str, names: str = "", all_names: bool = False) -> dict[str, Place]:
    """The places of some sentences by the words that name them; `names`, parted by bars, are what the tagger takes for
    locations."""
    named = tuple(("location", name) for name in names.split("|") if name)
    parsed = build.parse(*lines, named=named)
    text = build.text_of(parsed)
    who = actors.find(parsed, lexicon)
    found = places.toponyms(parsed, lexicon, who) if all_names else places.find(parsed, lexicon, who).mentions
    return {text[mention.start : mention.end]: mention.place for mention in found}


NAMESAKES = [
    (
        ("France/PROPN sent/VERB soldiers/NOUN to/ADP Mostar/PROPN",),
        "France|Mostar",
        {"Mostar": ("place/BIH/mostar", 1)},
    ),
    (
        ("Italy/PROPN left/VERB in/ADP Zintan/PROPN airstrip/NOUN",),
        "Italy|Zintan airstrip",
        {"Zintan airstrip": ("site/zintan-airstrip", 2)},
    ),
    (
        ("they/PRON met/VERB in/ADP Savannah/PROPN ~,/PUNCT Georgia/PROPN",),
        "Savannah|Georgia",
        {"Savannah": ("place/USA/savannah", 1), "Georgia": ("area/USA/georgia", 4)},
    ),
    (
        ("Georgia/PROPN spoke/VERB in/ADP Tbilisi/PROPN",),
        "Georgia|Tbilisi",
        {"Georgia": ("GEO", 6), "Tbilisi": ("place/GEO/tbilisi", 1)},
    ),
    (
        ("they/PRON went/VERB to/ADP Alabama/PROPN ~,/PUNCT Georgia/PROPN and/CCONJ Florida/PROPN",),
        "Alabama|Georgia|Florida",
        {"Georgia": ("area/USA/georgia", 4)},
    ),
    (
        ("they/PRON went/VERB to/ADP Oregon/PROPN ~,/PUNCT Washington/PROPN and/CCONJ California/PROPN",),
        "Oregon|Washington|California",
        {"Oregon": ("area/USA/oregon", 4), "Washington": ("area/USA/washington", 4)},
    ),
    (
        ("they/PRON met/VERB in/ADP Washington/PROPN",),
        "Washington",
        {"Washington": ("place/USA/washington", 1)},
    ),
    (
        ("Niger/PROPN State/PROPN is/AUX in/ADP Nigeria/PROPN",),
        "Niger State|Nigeria",
        {"Niger State": ("area/NGA/niger", 4), "Nigeria": ("NGA", 6)},
    ),
    (
        ("they/PRON live/VERB in/ADP a/DET region/NOUN of/ADP Niger/PROPN near/ADP Nigeria/PROPN",),
        "",
        {"Niger": ("NER", 6)},
    ),
    (
        ("the/DET Niger/PROPN River/PROPN rose/VERB",),
        "Niger River",
        {"Niger River": ("area/niger-river", 5)},
    ),
    (
        ("they/PRON met/VERB in/ADP Guinea-Bissau/PROPN and/CCONJ in/ADP Guinea/PROPN",),
        "",
        {"Guinea-Bissau": ("GNB", 6), "Guinea": ("GIN", 6)},
    ),
    (
        ("they/PRON met/VERB in/ADP Equatorial/PROPN Guinea/PROPN",),
        "",
        {"Equatorial Guinea": ("GNQ", 6)},
    ),
    (
        ("they/PRON met/VERB in/ADP Papua/PROPN New/PROPN Guinea/PROPN",),
        "",
        {"Papua New Guinea": ("PNG", 6)},
    ),
    (
        ("they/PRON met/VERB in/ADP Brazzaville/PROPN ~,/PUNCT not/PART in/ADP Kinshasa/PROPN",),
        "Brazzaville|Kinshasa",
        {"Brazzaville": ("place/COG/brazzaville", 1), "Kinshasa": ("place/COD/kinshasa", 1)},
    ),
    (
        ("South/PROPN Sudan/PROPN spoke/VERB", "Sudan/PROPN spoke/VERB"),
        "",
        {"South Sudan": ("SSD", 6), "Sudan": ("SDN", 6)},
    ),
    (
        ("North/PROPN Korea/PROPN spoke/VERB", "South/PROPN Korea/PROPN spoke/VERB"),
        "",
        {"North Korea": ("PRK", 6), "South Korea": ("KOR", 6)},
    ),
    (
        ("they/PRON ate/VERB turkey/NOUN in/ADP Turkey/PROPN",),
        "",
        {"Turkey": ("TUR", 6)},
    ),
]


@pytest.mark.parametrize(("lines", "names", "expected"), NAMESAKES)
def test_namesakes_are_told_apart(
    lexicon: Lexicon, lines: tuple[str, ...], names: str, expected: dict[str, tuple[str, int]]
) -> None:
    found = placed(lexicon, *lines, names=names)
    assert {name: (found[name].id, found[name].precision) for name in expected} == expected


@pytest.mark.parametrize("name", ["Chad Ochoa", "Jordan Bardella", "Georgia Meloni"])
def test_a_person_is_no_country(lexicon: Lexicon, name: str) -> None:
    first, last = name.split()
    parsed = build.parse(f"{first}/PROPN {last}/PROPN spoke/VERB", named=(("person", name),))
    assert places.find(parsed, lexicon, actors.find(parsed, lexicon)).mentions == ()


LEVELS = [
    ("they/PRON met/VERB in/ADP Surrey/PROPN ~,/PUNCT England/PROPN", "Surrey|England", "Surrey", "GBR", 3),
    ("they/PRON met/VERB in/ADP Kupiansk/PROPN district/NOUN in/ADP Ukraine/PROPN", "Kupiansk", "Kupiansk", "UKR", 3),
    ("they/PRON met/VERB in/ADP Kupiansk/PROPN in/ADP Ukraine/PROPN", "Kupiansk", "Kupiansk", "UKR", 1),
    ("they/PRON met/VERB near/ADP Kupiansk/PROPN in/ADP Ukraine/PROPN", "Kupiansk", "Kupiansk", "UKR", 2),
    ("they/PRON met/VERB near/ADP Texas/PROPN", "Texas", "Texas", "USA", 4),
    ("they/PRON met/VERB on/ADP Luzon/PROPN", "Luzon", "Luzon", "PHL", 5),
    ("they/PRON met/VERB in/ADP the/DET Philippines/PROPN", "Philippines", "Philippines", "PHL", 6),
    ("they/PRON met/VERB in/ADP Africa/PROPN", "Africa", "Africa", None, 7),
]


@pytest.mark.parametrize(("line", "names", "name", "country", "precision"), LEVELS)
def test_precision_says_how_large_a_place_is(
    lexicon: Lexicon, line: str, names: str, name: str, country: str | None, precision: int
) -> None:
    found = placed(lexicon, line, names=names)
    [place] = [place for words, place in found.items() if words.removeprefix("the ") == name]
    assert (place.country, place.precision) == (country, precision)
    assert place.lat is not None


def test_a_town_lies_where_the_other_towns_of_the_report_do(lexicon: Lexicon) -> None:
    alone = placed(lexicon, "they/PRON met/VERB in/ADP Birmingham/PROPN", names="Birmingham")
    beside = placed(
        lexicon,
        "they/PRON met/VERB in/ADP Montgomery/PROPN ~,/PUNCT Alabama/PROPN",
        "they/PRON left/VERB for/ADP Birmingham/PROPN",
        names="Montgomery|Alabama|Birmingham",
    )
    assert alone["Birmingham"].id == "place/GBR/birmingham"
    assert beside["Birmingham"].id == "place/USA/birmingham"


def test_a_name_once_explained_keeps_its_meaning(lexicon: Lexicon) -> None:
    found = placed(
        lexicon,
        "they/PRON met/VERB in/ADP New/PROPN York/PROPN state/NOUN",
        "they/PRON left/VERB New/PROPN York/PROPN",
        names="New York",
    )
    assert {place.id for place in found.values()} == {"area/USA/new-york"}


def test_a_small_town_that_the_gazetteer_lacks_is_not_its_namesake_elsewhere(lexicon: Lexicon) -> None:
    line = "they/PRON met/VERB in/ADP Blakely/PROPN ~,/PUNCT Georgia/PROPN in/ADP America/PROPN"
    found = placed(lexicon, line, names="Blakely|Georgia")
    assert found["Blakely"].precision == 4
    assert found["Blakely"].admin1 == "Georgia"


UNKNOWN = [
    (("they/PRON met/VERB in/ADP Wolfsbrunn/PROPN in/ADP Surrey/PROPN in/ADP England/PROPN",), 3, True),
    (("they/PRON met/VERB in/ADP Wolfsbrunn/PROPN near/ADP Kidal/PROPN in/ADP Mali/PROPN",), 5, True),
    (("they/PRON met/VERB in/ADP Wolfsbrunn/PROPN in/ADP Mali/PROPN",), 6, False),
    (
        (
            "they/PRON met/VERB in/ADP Wolfsbrunn/PROPN in/ADP Mali/PROPN",
            "it/PRON rained/VERB",
            "it/PRON rained/VERB",
            "they/PRON left/VERB Kidal/PROPN",
            "they/PRON left/VERB Bamako/PROPN",
        ),
        6,
        False,
    ),
]


@pytest.mark.parametrize(("lines", "precision", "known"), UNKNOWN)
def test_what_no_gazetteer_knows_lies_where_its_surroundings_do(
    lexicon: Lexicon, lines: tuple[str, ...], precision: int, known: bool
) -> None:
    names = "|".join(name for name in ("Wolfsbrunn", "Surrey", "England", "Kidal", "Bamako") if name in " ".join(lines))
    place = placed(lexicon, *lines, names=names)["Wolfsbrunn"]
    assert (place.precision, place.lat is not None) == (precision, known)


def test_toponyms_are_names_only_and_also_those_that_qualify(lexicon: Lexicon) -> None:
    line = "US/PROPN officials/NOUN left/VERB the/DET capital/NOUN of/ADP Niger/PROPN"
    coded = placed(lexicon, line, names="US")
    assert "US" not in coded
    assert any(words.endswith("capital") for words in coded)
    assert set(placed(lexicon, line, names="US", all_names=True)) == {"US", "Niger"}


def test_the_facility_of_a_town_is_a_site_near_it(lexicon: Lexicon) -> None:
    found = placed(lexicon, "they/PRON left/VERB the/DET Niamey/PROPN facility/NOUN in/ADP Niger/PROPN", names="Niamey")
    assert found["Niamey facility"].kind == "site"
    assert (found["Niamey facility"].country, found["Niamey facility"].precision) == ("NER", 2)


def test_a_base_is_known_by_name_number_and_alias(lexicon: Lexicon) -> None:
    lines = (
        "troops/NOUN left/VERB Airbase/PROPN 201/NUM in/ADP Niger/PROPN",
        "troops/NOUN left/VERB base/NOUN 201/NUM",
        "troops/NOUN left/VERB the/DET Agadez/PROPN drone/NOUN base/NOUN",
    )
    found = placed(lexicon, *lines, names="Agadez")
    assert {found[name].id for name in ("Airbase 201", "base 201", "Agadez drone base")} == {"site/airbase-201-agadez"}


def test_at_least_three_hundred_bases_are_known(lexicon: Lexicon) -> None:
    kinds = {"airbase", "naval-base", "barracks", "camp", "training-centre", "compound"}
    assert sum(site.kind in kinds for site in lexicon.sites.values()) >= 300


def test_nearness_counts_other_names_only() -> None:
    here = next(place for place in gazetteer.lookup("Birmingham", "USA") if place.admin1 == "Alabama")
    there = next(place for place in gazetteer.lookup("Montgomery", "USA") if place.admin1 == "Alabama")
    told = evidence.gathered({"USA": 1}, [("birmingham", here)], {})
    assert told.nearness("birmingham", here) == 0.0
    assert evidence.gathered({"USA": 1}, [("montgomery", there)], {}).nearness("birmingham", here) > 0.0


def test_a_direction_alone_is_no_town(lexicon: Lexicon) -> None:
    assert towns.town("North", lexicon, evidence.Evidence({"USA": 3})) is None
