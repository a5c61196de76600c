import pytest

from attache.language.encoder import Encoder

SENTENCES = [
    line.split()
    for line in (
        "French troops left the base near Gao on Monday , officials said .",
        "",
        "Mali .",
        "The ministry denied that Russian instructors had arrived with an air-defence system .",
    )
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_every_head_answers_for_every_sentence(encoder: Encoder) -> None:
    answers = encoder.analyse(SENTENCES)
    assert len(answers) == len(SENTENCES)
    for words, answer in zip(SENTENCES, answers, strict=True):
        assert len(answer.upos) == len(answer.heads) == len(answer.deprels) == len(words)
        if words:
            assert set(answer.spans) == set(encoder.span_heads) and set(answer.frames) == set(encoder.frame_heads)
        for span in (span for found in answer.spans.values() for span in found):
            assert 0 <= span.first < span.last <= len(words) and 0 < span.score <= 1
        for frame in (frame for found in answer.frames.values() for frame in found):
            assert 0 <= frame.predicate < len(words)
            assert all(0 <= a.first < a.last <= len(words) for a in frame.arguments)


def test_only_the_heads_that_are_wanted(encoder: Encoder) -> None:
    answer = encoder.analyse(SENTENCES, heads={"armed", "roles"})[0]
    assert set(answer.spans) == {"armed"} and set(answer.frames) == {"roles"}
    assert answer.heads == encoder.analyse(SENTENCES)[0].heads


def test_given_predicates_take_the_place_of_its_own(encoder: Encoder) -> None:
    asked = [[2, 11], [], [], [2, 7]]
    answers = encoder.analyse(SENTENCES, heads={"roles"}, predicates=asked)
    assert [[frame.predicate for frame in a.frames.get("roles", ())] for a in answers] == asked


def test_what_a_plain_sentence_says(encoder: Encoder) -> None:
    first, _, _, last = encoder.analyse(SENTENCES)

    def labelled(answer_spans: tuple, words: list[str]) -> set[tuple[str, str]]:  # type: ignore[type-arg]
        return {(" ".join(words[s.first : s.last]), s.label) for s in answer_spans}

    assert ("French troops", "force") in labelled(first.spans["armed"], SENTENCES[0])
    assert ("Monday", "date") in labelled(first.spans["named"], SENTENCES[0])
    assert ("left", "RETREAT") in labelled(first.spans["deeds"], SENTENCES[0])
    assert ("Russian instructors", "force") in labelled(last.spans["armed"], SENTENCES[3])
    left = next(frame for frame in first.frames["roles"] if frame.predicate == 2)
    assert ("French troops", "ARG0") in labelled(left.arguments, SENTENCES[0])


def test_sentences_longer_than_the_encoder_knows_are_read_as_far_as_it_goes(encoder: Encoder) -> None:
    (answer,) = encoder.analyse([["Soldiers"] * 700])
    assert len(answer.heads) == 700 and answer.heads.count(-1) == 1
