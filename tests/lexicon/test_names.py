from __future__ import annotations

from itertools import pairwise

import pytest

from attache.lexicon import Lexicon
from attache.lexicon.folding import fold, parts
from attache.lexicon.names import Match, plural, surname
from attache.model import Token


def tokens(words: str) -> list[Token]:
    """Words set apart by spaces; `~` before a word means that no space stands before it."""
    made, end = [], -1
    for field in words.split():
        start = end + (0 if field.startswith("~") else 1)
        text = field.removeprefix("~")
        end = start + len(text)
        made.append(Token(start, end, text, text.lower(), "X", -1, "dep"))
    return made


def names(words: str) -> list[Match]:
    return list(Lexicon.load().names.find(tokens(words)))


FOUND = [
    ("Niger fell", ("country", "NER")),
    ("Nigeria fell", ("country", "NGA")),
    ("South Sudan fell", ("country", "SSD")),
    ("Guinea ~- ~Bissau fell", ("country", "GNB")),
    ("Guinea-Bissau fell", ("country", "GNB")),
    ("Papua New Guinea fell", ("country", "PNG")),
    ("Equatorial Guinea fell", ("country", "GNQ")),
    ("the US fell", ("country", "USA")),
    ("the U.S. fell", ("country", "USA")),
    ("Türkiye fell", ("country", "TUR")),
    ("Turkiye fell", ("country", "TUR")),
    ("Côte d'Ivoire fell", ("country", "CIV")),
    ("Cote d' ~Ivoire fell", ("country", "CIV")),
    ("NIGER fell", ("country", "NER")),
    ("N'Djamena fell", ("metonym", "TCD")),
    ("Nigerien troops", ("adjective", "NER")),
    ("South Korean troops", ("adjective", "KOR")),
    ("West African states", ("region-adjective", "west-africa")),
    ("the Kremlin fell", ("metonym", "Kremlin")),
    ("Islamic State West Africa Province fell", ("group", "group/iswap")),
    ("the Wagner group fell", ("group", "group/wagner")),
    ("al ~- ~Shabaab fell", ("group", "group/al-shabaab")),
    ("Al-Shabaab fell", ("group", "group/al-shabaab")),
    ("Nato fell", ("organisation", "org/nato")),
    ("Airbase 101 fell", ("site", "site/airbase-101-niamey")),
    ("the Gulf of Guinea", ("namesake", "places")),
    ("Latin American states", ("namesake", "peoples")),
]


@pytest.mark.parametrize(("words", "expected"), FOUND)
def test_a_name_is_found(words: str, expected: tuple[str, str]) -> None:
    assert expected in {(entry.kind, entry.key) for match in names(words) for entry in match.entries}


NOT_FOUND = [
    "he told us so",
    "a roast turkey",
    "Who said so",
    "the who",
    "a chad",
    "guinea pigs",
    "Nigerians",
    "Us and them",
    "anti-French",
]


@pytest.mark.parametrize("words", NOT_FOUND)
def test_a_word_is_no_country(words: str) -> None:
    kinds = {(entry.kind, entry.key) for match in names(words) for entry in match.entries}
    assert not {key for kind, key in kinds if kind in ("country", "organisation")}
    assert ("country", "NER") not in kinds


def test_the_longest_name_wins_and_none_overlap() -> None:
    found = names("Democratic Republic of the Congo and Republic of the Congo and South Sudan and Sudan")
    assert [match.entries[0].key for match in found] == ["COD", "COG", "SSD", "SDN"]
    for before, after in pairwise(found):
        assert before.last <= after.first


def test_a_dash_with_spaces_joins_nothing() -> None:
    assert [match.entries[0].key for match in names("Guinea - Bissau")] == ["GIN", "GNB"]


@pytest.mark.parametrize("words", ["", ".", "- - -", "'"])
def test_marks_alone_are_no_names(words: str) -> None:
    assert names(words) == []


NOUNS = [
    ("soldiers", "troops", True),
    ("Soldiers", "troops", True),
    ("soldier", "troops", False),
    ("policemen", "police", True),
    ("mercenaries", "mercenaries", True),
    ("ministries of defence", "ministry", True),
    ("riot police", "police", True),
]


@pytest.mark.parametrize(("words", "key", "many"), NOUNS)
def test_a_noun_is_found_in_both_numbers(words: str, key: str, many: bool) -> None:
    (match,) = Lexicon.load().names.nouns(tokens(words))
    entry = match.entry("noun")
    assert entry is not None
    assert (entry.key, entry.plural) == (key, many)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("army", "armies"),
        ("convoy", "convoys"),
        ("policeman", "policemen"),
        ("displaced person", "displaced people"),
        ("child", "children"),
        ("warship", "warships"),
        ("mercenary", "mercenaries"),
        ("ministry of defence", "ministries of defence"),
        ("police", "police"),
        ("church", "churches"),
    ],
)
def test_plurals(word: str, expected: str) -> None:
    assert plural(word) == expected


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Lloyd Austin", "USA", "austin"),
        ("Abdel Fattah al-Burhan", "SDN", "burhan"),
        ("Xi Jinping", "CHN", "xi"),
        ("Nicolás Maduro", "VEN", "maduro"),
        ("", None, ""),
    ],
)
def test_surnames(name: str, country: str | None, expected: str) -> None:
    assert surname(name, country) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Côte d'Ivoire", "cote d ivoire"),
        ("U.S.", "us"),
        ("Ain al-Asad", "ain al asad"),
        ("Łódź", "odz"),
        ("Київ", "київ"),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert " ".join(folded for folded, _ in parts(text)) == expected
