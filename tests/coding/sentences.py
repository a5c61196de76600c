"""Sentences made by hand, without a parse: what times, counts, money and distances need is the text."""

from __future__ import annotations

from attache.model import SectionKind, Sentence


def sentence(text: str, start: int = 0, section: SectionKind = "body", index: int = 0) -> Sentence:
    return Sentence(index=index, section=section, start=start, end=start + len(text), text=text, tokens=())
