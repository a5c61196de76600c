import pytest

from attache.language.sentences import LONGEST_SENTENCE, spans


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. forces left.", "They went home."],
        ["Gen. Tiani met Lt. Col. Ba of the U.S. Army.", "Nobody spoke."],
        ["“We will go,” said Mr. Austin.", "“They are here.”", "He left."],
        ["He arrived at 5 p.m. on Jan. 5.", "Then he left?", "Yes!"],
        ["Brig. Gen. Moussa Barmou, Niger's Chief of Staff, spoke.", "Sgt. Diallo listened."],
        ["It cost $1.5 million.", "No. 5 was free."],
    ],
)
def test_ranks_and_abbreviations_end_nothing(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[a:b] for a, b in spans(text, 0, len(text))] == sentences


def test_a_line_break_ends_a_sentence_and_offsets_are_the_texts() -> None:
    text = "## Headline without a stop\nThe body begins here."
    assert [text[a:b] for a, b in spans(text, 3, len(text))] == ["Headline without a stop", "The body begins here."]


def test_an_endless_sentence_is_cut_at_a_space() -> None:
    text = "word " * 1000
    found = spans(text, 0, len(text))
    assert max(b - a for a, b in found) <= LONGEST_SENTENCE
    assert "".join(text[a:b] for a, b in found).replace(" ", "") == text.replace(" ", "")


def test_nothing_gives_nothing() -> None:
    assert spans(" \n \n", 0, 4) == []
