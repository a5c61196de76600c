import pytest

from attache.language.lemma import lemma


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [
        ("troops", "NOUN", "troop"),
        ("left", "VERB", "leave"),
        ("seized", "VERB", "seize"),
        ("Deploying", "VERB", "deploy"),
        ("n't", "PART", "not"),
        ("wo", "AUX", "will"),
        ("’ll", "AUX", "will"),
        ("Niger", "PROPN", "niger"),
        ("was", "AUX", "be"),
        ("bases", "NOUN", "base"),
    ],
)
def test_dictionary_forms(word: str, upos: str, expected: str) -> None:
    assert lemma(word, upos) == expected
