from pathlib import Path

import pytest

from attache.errors import ModelError
from attache.language import LABELS, Parser
from attache.language.parser import HEADS, LONGEST_WORDS
from attache.model import FuzzyDate, Report, Section


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def report(text: str, *sections: Section) -> Report:
    return Report(id="r", text=text, sections=sections or (Section("body", 0, len(text)),))


TEXT = "French soldiers left Mali on Monday. “We thank them,” said President Goïta in Bamako."


def test_a_parse_points_at_the_reports_characters(parser: Parser) -> None:
    parse = parser.parse(report(TEXT))
    assert [s.text for s in parse.sentences] == [TEXT[:36], TEXT[37:]]
    for sentence in parse.sentences:
        assert TEXT[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert TEXT[token.start : token.end] == token.text
            assert -1 <= token.head < len(sentence.tokens)
        assert sum(token.head == -1 for token in sentence.tokens) == 1
        assert all(named.label in LABELS["named"] for named in sentence.named)
        assert all(span.label in LABELS["armed"] for span in sentence.armed)
    (quote,) = parse.sentences[1].quotes
    assert TEXT[quote.start : quote.end] == "We thank them,"


def test_plain_syntax_and_names(parser: Parser) -> None:
    first, second = parser.parse(report(TEXT)).sentences
    words = {token.text: token for token in first.tokens}
    assert words["left"].lemma == "leave" and words["left"].head == -1
    assert first.tokens[words["soldiers"].head].text == "left" and words["soldiers"].deprel == "nsubj"
    assert first.tokens[words["Mali"].head].text == "left" and words["Mali"].deprel == "obj"
    named = {" ".join(t.text for t in second.tokens[n.first : n.last]): n.label for n in second.named}
    assert named["Bamako"] == "location"


def test_sections_and_stamps_travel_to_their_sentences(parser: Parser) -> None:
    stamp = FuzzyDate()
    text = "Coup in Gabon\n\nSoldiers took power."
    parse = parser.parse(report(text, Section("headline", 0, 13), Section("body", 15, len(text), stamp)))
    assert [(s.section, s.stamp) for s in parse.sentences] == [("headline", None), ("body", stamp)]


def test_a_parse_depends_on_its_report_alone(parser: Parser) -> None:
    other = report("The army said on Tuesday that it had repelled a large assault on the northern town of Kidal. " * 40)
    before = parser.parse(report(TEXT))
    parser.parse(other)
    assert parser.parse(report(TEXT)) == before
    assert Parser.load().parse(report(TEXT)) == before


@pytest.mark.parametrize("text", ["", "   ", "a" * 5000, "word " * 3000, "。。。", "\ufffd" * 50])
def test_odd_text_is_parsed_without_complaint(parser: Parser, text: str) -> None:
    parse = parser.parse(report(text))
    assert all(len(s.tokens) <= LONGEST_WORDS for s in parse.sentences)


def test_missing_weights_are_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install attache again"):
        Parser.load(tmp_path)


def test_frames_are_there_where_roles_are_asked_for(parser: Parser) -> None:
    asked = Parser.load(heads=(*HEADS, "roles"))
    assert all(not sentence.frames for sentence in parser.parse(report(TEXT)).sentences)
    first, _ = asked.parse(report(TEXT)).sentences
    (frame,) = (frame for frame in first.frames if first.tokens[frame.predicate].text == "left")
    assert {argument.label for argument in frame.arguments} >= {"ARG0", "ARG1"}
