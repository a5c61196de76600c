"""Who and where on parses that no parser should make: the rules neither fail nor point astray."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from attache.coding.where import places
from attache.coding.who import actors
from attache.lexicon import Lexicon
from attache.model import Named, Parse, Sentence, Token

VOCABULARY = """
Niger US Russian Russians troops forces the The junta country group base Airbase 101 embassy Niamey Paris , '
's - ( ) and of in from near km 30 capital border with Boko Haram Vladimir Putin President General Mr he she
it its they their West African government officials Washington Georgia Atlanta Congolese military instructors
NATO said " . – led backed Chad Lake State
"""
WORDS = tuple(VOCABULARY.split())
UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "VERB", "X")
DEPRELS = ("nsubj", "obj", "amod", "compound", "flat", "nmod:poss", "acl:relcl", "appos", "root", "expl", "dep")
LABELS = ("person", "organisation", "location", "facility", "nationality", "misc")


@st.composite
def sentences(draw: st.DrawFn, index: int, start: int) -> Sentence:
    spelled = draw(st.lists(st.sampled_from(WORDS), max_size=14))
    tokens, text = [], ""
    for word in spelled:
        if text and draw(st.booleans()):
            text += " "
        at = start + len(text)
        text += word
        upos, deprel = draw(st.sampled_from(UPOS)), draw(st.sampled_from(DEPRELS))
        head = draw(st.integers(-1, len(spelled) - 1))
        tokens.append(Token(at, at + len(word), word, word.lower(), upos, head, deprel))
    named = []
    if spelled:
        for _ in range(draw(st.integers(0, 3))):
            first = draw(st.integers(0, len(spelled) - 1))
            last = draw(st.integers(first + 1, len(spelled)))
            named.append(Named(first, last, draw(st.sampled_from(LABELS))))
    return Sentence(
        index=index,
        section="body",
        start=start,
        end=start + len(text),
        text=text,
        tokens=tuple(tokens),
        named=tuple(named),
    )


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    made: list[Sentence] = []
    for index in range(draw(st.integers(0, 3))):
        made.append(draw(sentences(index, made[-1].end + 1 if made else 0)))
    return Parse("report", tuple(made))


@settings(max_examples=250, deadline=None, derandomize=True)
@given(parses())
def test_any_parse_is_read_without_failing(parsed: Parse) -> None:
    lexicon = Lexicon.load()
    who = actors.find(parsed, lexicon)
    where = places.find(parsed, lexicon, who)
    mentions: list[actors.ActorMention | places.PlaceMention] = [*who.mentions, *where.mentions]
    for mention in mentions:
        tokens = parsed.sentences[mention.sentence].tokens
        assert 0 <= mention.first < mention.last <= len(tokens)
        assert 0 <= mention.head < len(tokens)
        assert (mention.start, mention.end) == (tokens[mention.first].start, tokens[mention.last - 1].end)
        assert mention.rule
    assert actors.find(parsed, lexicon).mentions == who.mentions
    assert places.find(parsed, lexicon, who).mentions == where.mentions
