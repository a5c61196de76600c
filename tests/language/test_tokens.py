import pytest

from attache.language.tokens import spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Niger's junta left.", ["Niger", "'s", "junta", "left", "."]),
        ("They don’t know", ["They", "do", "n’t", "know"]),
        ("It cannot stay", ["It", "can", "not", "stay"]),
        ("the U.S. Army", ["the", "U.S.", "Army"]),
        ("Lt. Gen. Smith", ["Lt.", "Gen.", "Smith"]),
        ("an air-defence system", ["an", "air", "-", "defence", "system"]),
        ("a co-located, anti-aircraft unit", ["a", "co-located", ",", "anti-aircraft", "unit"]),
        ("nearly 1,000 troops", ["nearly", "1,000", "troops"]),
        ("$100 million", ["$", "100", "million"]),
        ("F-16s", ["F", "-", "16s"]),
        ("20-year-old", ["20", "-", "year", "-", "old"]),
        ("at 14:05 GMT", ["at", "14:05", "GMT"]),
        ("the 1st and 2nd", ["the", "1st", "and", "2nd"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("“We go,” he said", ["“", "We", "go", ",", "”", "he", "said"]),
        ("N'Djamena and O’Brien", ["N'Djamena", "and", "O’Brien"]),
        ("we're here", ["we", "'re", "here"]),
        ("wait ... what?!", ["wait", "...", "what", "?!"]),
    ],
)
def test_words_come_apart_as_the_treebanks_cut_them(text: str, words: list[str]) -> None:
    assert [text[a:b] for a, b in spans(text)] == words


def test_every_character_but_white_space_belongs_to_one_word() -> None:
    text = "Gen. Tiani's “guard” (some 1,500-strong) can't—won't—leave N'Djamena; 3.5% of $1bn, e-mail a@b.org!"
    covered = [i for a, b in spans(text) for i in range(a, b)]
    assert covered == [i for i, character in enumerate(text) if not character.isspace()]
