"""Parses written by hand: `word/UPOS` or `word/UPOS/deprel/head`, words set apart by spaces.

`head` counts the sentence's words from 1, 0 is the root. A `~` before a word means that no space stands before it.
Where a word gives no head it hangs nowhere, which is what a bad parse looks like to the rules.
"""

from __future__ import annotations

from attache.model import Named, Parse, Quote, SectionKind, Sentence, Token

_LEMMAS = {
    "forces": "force",
    "troops": "troop",
    "said": "say",
    "has": "have",
    "had": "have",
    "withdrew": "withdraw",
    "left": "leave",
    "stayed": "stay",
    "attacked": "attack",
}


def words(line: str) -> list[tuple[str, str, str, int, bool]]:
    """The fields of each word of a line: text, part of speech, relation, head from 0 or -1, glued to the word
    before."""
    found = []
    for field in line.split():
        glued = field.startswith("~")
        parts = field.removeprefix("~").split("/")
        text, upos = parts[0], parts[1]
        deprel, head = (parts[2], int(parts[3]) - 1) if len(parts) == 4 else ("dep", -1)
        found.append((text, upos, deprel, head, glued))
    return found


def sentence(
    line: str,
    index: int = 0,
    start: int = 0,
    named: tuple[tuple[str, str], ...] = (),
    section: SectionKind = "body",
) -> Sentence:
    """One sentence at a character of the report. `named` are (label, words as they stand) of its spans."""
    text, tokens = "", []
    for word, upos, deprel, head, glued in words(line):
        if text and not glued:
            text += " "
        at = start + len(text)
        text += word
        lemma = _LEMMAS.get(word.lower(), word.lower().removesuffix("s") if upos == "NOUN" else word.lower())
        tokens.append(Token(at, at + len(word), word, lemma, upos, head, deprel))
    spans = tuple(_span(tokens, label, name.split()) for label, name in named)
    quotes = []
    if text.count('"') >= 2:
        first = text.index('"')
        quotes.append(Quote(start + first + 1, start + text.index('"', first + 1)))
    return Sentence(
        index=index,
        section=section,
        start=start,
        end=start + len(text),
        text=text,
        tokens=tuple(tokens),
        named=spans,
        quotes=tuple(quotes),
    )


def parse(*lines: str, named: tuple[tuple[str, str], ...] = (), section: SectionKind = "body") -> Parse:
    """A report of these sentences, one a line. A span of `named` is looked for in every sentence."""
    start, sentences = 0, []
    for index, line in enumerate(lines):
        spelled = [word for word, *_ in words(line)]
        here = tuple((label, name) for label, name in named if _find(spelled, name.split()) >= 0)
        made = sentence(line, index, start, here, section)
        sentences.append(made)
        start = made.end + 1
    return Parse("report", tuple(sentences))


def text_of(parsed: Parse) -> str:
    """The report's text, so that offsets can be checked."""
    return "\n".join(made.text for made in parsed.sentences)


def _span(tokens: list[Token], label: str, name: list[str]) -> Named:
    first = _find([token.text for token in tokens], name)
    assert first >= 0, f"{' '.join(name)} does not stand in the sentence"
    return Named(first, first + len(name), label)


def _find(spelled: list[str], name: list[str]) -> int:
    for first in range(len(spelled) - len(name) + 1):
        if spelled[first : first + len(name)] == name:
            return first
    return -1
