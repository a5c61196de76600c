import pytest

from attache.language.pieces import SHAPES, Pieces, shape

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "air",
    "##base",
    "##s",
    "nia",
    "##mey",
    "101",
    ".",
    "u",
    "s",
    "with",
    "##draw",
]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Airbase", ["air", "##base"]),
        ("airbases", ["air", "##base", "##s"]),
        ("Niamey", ["nia", "##mey"]),
        ("NIAMÉY", ["nia", "##mey"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("101", ["101"]),
        ("quixotic", ["[UNK]"]),
        ("withdraw", ["with", "##draw"]),
        ("x" * 200, ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
    ],
)
def test_greedy_longest_match(word: str, pieces: list[str]) -> None:
    assert [VOCABULARY[i] for i in Pieces(VOCABULARY).encode(word)] == pieces


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("troops", "lower"),
        ("Niger", "title"),
        ("US", "upper"),
        ("U.S.", "upper"),
        ("I", "title"),
        ("McCain", "mixed"),
        ("1,000", "digits"),
        ("F16", "alphanumeric"),
        ("--", "punctuation"),
    ],
)
def test_shape(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name
