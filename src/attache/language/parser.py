"""A report to its parse: sentences, words, syntax, spans, frames and quotations, every one with its characters."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from attache.language import glue, sentences, tokens
from attache.language.encoder import WEIGHTS, Analysis, Encoder
from attache.language.gate import Gate
from attache.language.lemma import lemma
from attache.language.mend import mended
from attache.language.quotes import quotes
from attache.model import Parse, Quote, Report, Section, Sentence, Token

HEADS = ("named", "armed", "quotes", "deeds")  # what a parse holds unless more is asked for: "roles" cost a fifth more
LONGEST_WORDS = 400  # words of one sentence that are parsed; a longer one is a list, and its end stays unparsed


class Parser:
    """Reads reports one after another with one encoder in memory."""

    def __init__(self, encoder: Encoder, gate: Gate | None = None, heads: Collection[str] = HEADS) -> None:
        """With a gate, sentences that cannot concern the record are not given to the encoder. `heads` are those of the
        encoder whose spans and frames are wanted."""
        self._encoder = encoder
        self._gate = gate
        self._heads = heads

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, gated: bool = False, heads: Collection[str] = HEADS) -> Parser:
        """The parser with the shipped weights. Raises `ModelError` where they cannot be loaded."""
        return cls(Encoder(folder), Gate() if gated else None, heads)

    def parse(self, report: Report) -> Parse:
        """The report's sentences in order, each with its section and, in a live blog, its entry's own day. A sentence
        that the gate dismisses has no words."""
        cut = [
            (section, start, end)
            for section in report.sections
            for start, end in sentences.spans(report.text, section.start, section.end)
        ]
        texts = [report.text[start:end] for _, start, end in cut]
        kept = self._gate.keep(texts) if self._gate else [True] * len(cut)
        words = [
            [
                (start + a, start + b)
                for span in tokens.spans(report.text[start:end])
                for a, b in self._unglued(report.text, start, *span)
            ][:LONGEST_WORDS]
            if keep
            else []
            for (_, start, end), keep in zip(cut, kept, strict=True)
        ]
        analyses = self._encoder.analyse([[report.text[a:b] for a, b in spans] for spans in words], heads=self._heads)
        quoted = [quote for section in report.sections for quote in quotes(report.text, section.start, section.end)]
        return Parse(
            report.id,
            tuple(
                _sentence(index, report.text, *cut[index], words[index], analyses[index], quoted)
                for index in range(len(cut))
            ),
        )

    def _unglued(self, text: str, offset: int, a: int, b: int) -> list[tuple[int, int]]:
        """The word's span, or two where it is two words run together. A word of one piece is a known word."""
        word = text[offset + a : offset + b]
        at = 0 if self._encoder.knows(word) else glue.cut(word)
        return [(a, a + at), (a + at, b)] if at else [(a, b)]


def _sentence(
    index: int,
    text: str,
    section: Section,
    start: int,
    end: int,
    words: list[tuple[int, int]],
    analysis: Analysis,
    quoted: list[Quote],
) -> Sentence:
    parts = mended([text[a:b] for a, b in words], analysis.upos, analysis.heads, analysis.deprels)
    return Sentence(
        index=index,
        section=section.kind,
        start=start,
        end=end,
        text=text[start:end],
        tokens=tuple(
            Token(a, b, text[a:b], lemma(text[a:b], upos), upos, head, deprel)
            for (a, b), upos, head, deprel in zip(words, *parts, strict=True)
        ),
        named=analysis.spans.get("named", ()),
        armed=analysis.spans.get("armed", ()),
        speech=analysis.spans.get("quotes", ()),
        deeds=analysis.deeds,
        frames=analysis.frames.get("roles", ()),
        quotes=tuple(
            Quote(max(quote.start, start), min(quote.end, end))
            for quote in quoted
            if quote.start < end and quote.end > start
        ),
        stamp=section.stamp,
    )
