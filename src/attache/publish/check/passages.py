"""Which sentences of an article are checked, and which may speak for or against them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from attache.coding.syntax import Syntax
from attache.model import Claim, Parse, SectionKind, Sentence
from attache.publish.support.words import read

CHECKED: frozenset[SectionKind] = frozenset({"headline", "standfirst", "takeaway", "significance"})
LONG = 110  # characters: of a longer sentence only the clauses that bear are given as evidence
_MARKS = re.compile(r"[,;:]\s+[\"“‘']?|\s+[–—-]\s+|[.!?…]?[\"”’)]*\s*$")
_LASTING = frozenset({"remain", "stay", "keep", "still", "continue", "leave", "say"})
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

    def bearing(self, claim: Claim) -> tuple[int, int]:
        """The characters that bear a claim of its own out: the sentence, or of a long one the clauses that say so."""
        return self.within(claim.start, claim.end)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The sentence where it is short, else the stretch from one mark to another around some of its characters."""
        first, last = self.span
        if last - first <= LONG:
            return first, last
        text = self.sentence.text
        marks = [mark.span() for mark in _MARKS.finditer(text)]
        begins = [0, *(b for _, b in marks if first + b <= start)][::-1]
        stops = [*(a for a, _ in marks if first + a >= end), len(text)]
        verbs = [t.start for t in self.sentence.tokens if t.upos in ("VERB", "AUX")]
        pairs = [(begins[0], stop) for stop in stops] + [(begin, stops[-1]) for begin in begins]
        told = ((a, b) for a, b in pairs if any(first + a <= verb < first + b for verb in verbs))
        begin, stop = next(told, (0, len(text)))  # words without a verb say nothing
        return first + begin, first + stop

    def former(self, claim: Claim) -> bool:
        """Whether a stay is told as one of the past ("counted 1,100 men", "had been based there"), and no more: what
        "remained" or was "still" there is there as far as the report knows."""
        if claim.kind != "presence" or claim.action != "remain":
            return False
        inside = [i for i, t in enumerate(self.sentence.tokens) if claim.start <= t.start < claim.end]
        words = {self.sentence.tokens[i].lemma for i in inside}
        finite = [i for i in inside if self._tells(i)]
        return bool(finite) and not words & _LASTING and all(self._past(i) for i in finite)

    def _tells(self, at: int) -> bool:
        token = self.sentence.tokens[at]
        own = token.upos in ("VERB", "AUX") and self.syntax.rel(at) in ("root", "ccomp", "conj", "parataxis", "cop")
        return own or token.deprel == "acl:relcl"

    def _past(self, at: int) -> bool:
        token = self.sentence.tokens[at]
        helpers = [self.sentence.tokens[c].text.lower() for c in self.syntax.children(at, "aux", "cop")]
        word = token.text.lower()
        if helpers or token.upos == "AUX":
            return bool({*helpers, word} & {"was", "were", "had"})
        return word not in (token.lemma, f"{token.lemma}s") and not word.endswith(("ing", "s"))


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
