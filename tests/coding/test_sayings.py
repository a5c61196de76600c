"""The encoder's spans of sources, cues and contents, joined to sayings."""

from __future__ import annotations

import pytest

from attache.coding import sayings
from attache.model import Named, Sentence, Token

LABELS = {"S": "source", "C": "cue", "K": "content"}


def sentence(marked: str) -> Sentence:
    """A sentence whose spans stand in it as "S(the army) C(said) K(it had left)"."""
    tokens: list[Token] = []
    spans: list[Named] = []
    for part in marked.replace(")", " ) ").replace("(", "( ").split():
        if part.endswith("(") and part[0] in LABELS:
            spans.append(Named(len(tokens), len(tokens), LABELS[part[0]]))
        elif part == ")":
            spans[-1] = Named(spans[-1].first, len(tokens), spans[-1].label)
        else:
            start = tokens[-1].end + 1 if tokens else 0
            tokens.append(Token(start, start + len(part), part, part, "X", -1, "dep"))
    text = " ".join(token.text for token in tokens)
    return Sentence(
        index=0, section="body", start=0, end=len(text), text=text, tokens=tuple(tokens), speech=tuple(spans)
    )


def told(marked: str) -> list[tuple[str, str, list[str]]]:
    made = sentence(marked)

    def words(span: Named | None) -> str:
        return " ".join(token.text for token in made.tokens[span.first : span.last]) if span else "-"

    return [(words(s.cue), words(s.source), [words(c) for c in s.contents]) for s in sayings.read(made)]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("S(Rome) C(said) K(it left)", [("said", "Rome", ["it left"])]),
        ("K(it left) , S(Rome) C(said)", [("said", "Rome", ["it left"])]),
        ("C(according to) S(Rome) , K(it left)", [("according to", "Rome", ["it left"])]),
        ("K(the army) , S(Rome) C(said) , K(had left)", [("said", "Rome", ["the army", "had left"])]),
        (
            "S(Rome) C(said) K(it left) , C(adding) K(it was done)",
            [("said", "Rome", ["it left"]), ("adding", "Rome", ["it was done"])],
        ),
        (
            "K(it left) , S(Rome) C(said) ; S(Oslo) C(said) K(it stayed)",
            [("said", "Rome", ["it left"]), ("said", "Oslo", ["it stayed"])],
        ),
        ("S(Rome) C(said) K(it left) ; C(adding) K(more)", [("said", "Rome", ["it left"]), ("adding", "-", ["more"])]),
        ("K(it left)", []),
    ],
)
def test_sources_cues_and_contents_are_joined_by_where_they_stand(
    marked: str, found: list[tuple[str, str, list[str]]]
) -> None:
    assert told(marked) == found
