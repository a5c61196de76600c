"""Which sentences of an article are checked, and which may speak for or against them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from attache.coding.syntax import Syntax
from attache.model import Claim, Parse, SectionKind, Sentence
from attache.publish.support.words import read

CHECKED: frozenset[SectionKind] = frozenset({"headline", "standfirst", "takeaway", "significance"})
LEAST_WORDS = 2  # of content: below that a line is a label, not a sentence


class Passage(msgspec.Struct, frozen=True, dict=True):
    """A sentence with the claims that it makes."""

    sentence: Sentence
    claims: tuple[Claim, ...]

    @cached_property
    def syntax(self) -> Syntax:
        """The sentence's tree."""
        return Syntax(self.sentence)

    @property
    def span(self) -> tuple[int, int]:
        """Its characters."""
        return self.sentence.start, self.sentence.end


def passages(parse: Parse, claims: Iterable[Claim]) -> list[Passage]:
    """Every sentence of the article, each once where the article repeats it within a section, in order."""
    claims = sorted(claims, key=lambda claim: (claim.start, claim.end))
    found, seen = [], set()
    for sentence in parse.sentences:
        key = (sentence.section, " ".join(sentence.text.split()))
        if key not in seen:
            seen.add(key)
            own = tuple(claim for claim in claims if sentence.start <= claim.start < sentence.end)
            found.append(Passage(sentence, own))
    return found


def checked(passage: Passage) -> bool:
    """Whether it is one of those that the body has to bear out: no label, no question."""
    text = passage.sentence.text.rstrip("\"”’') ")
    content = [word for word in read(passage.sentence.text) if word.weight or word.digits]
    return passage.sentence.section in CHECKED and len(content) >= LEAST_WORDS and not text.endswith(("?", ":"))


def witnesses(passage: Passage, others: Sequence[Passage]) -> list[Passage]:
    """The sentences that may bear a passage out: the body's, and for all but the "why it matters" that too, since it
    is told in full. A question says nothing."""
    sections = {"body"} if passage.sentence.section == "significance" else {"body", "significance"}
    return [
        other
        for other in others
        if other.sentence.section in sections
        and other is not passage
        and not other.sentence.text.rstrip("\"”’' ").endswith("?")
    ]
