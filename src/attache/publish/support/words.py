"""A sentence as words to be found again: dictionary forms, roots, names, and how much each word weighs.

A country is one word whatever it is called, so that "American" finds "the United States". A word's weight grows with
its rarity, which is read off its rank in the encoder's vocabulary: that list begins with the most frequent pieces.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import NamedTuple

from attache.language.encoder import WEIGHTS
from attache.language.tokens import spans
from attache.lexicon.support import SupportWords

FIRST_WORD, LAST_WORD = 1_996, 30_522  # ranks of "the" and of what the vocabulary has no piece for
_SUFFIX = re.compile(
    r"(?:ations?|itions?|ments?|ions?|als?|ances?|ences?|ers?|ors?|ists?|ings?|ity|ness|ive|ous|ful|ly|ed|es|s)$"
)
_LEAST_ROOT = 4
_FORMS = ("VERB", "AUX", "NOUN", "ADJ", "ADV", "PROPN")


class Word(NamedTuple):
    """A word at `text[start:end]`. `root` is shared by "deploy" and "deployment"; `weight` is 0 for a function word."""

    start: int
    end: int
    lower: str
    lemma: str
    root: str
    weight: float
    name: bool
    digits: bool


@lru_cache(maxsize=20_000)
def read(text: str) -> tuple[Word, ...]:
    """The words of a sentence, in order, without punctuation."""
    known = SupportWords.load()
    found: list[Word] = []
    cut = [(a, b) for a, b in spans(text) if any(map(str.isalnum, text[a:b]))]
    at = 0
    while at < len(cut):
        start, end, code, at = _country(text, cut, at)
        word = text[start:end]
        lower = word.lower().replace("’", "'")
        if code:
            found.append(Word(start, end, lower, code, code, 1.0, True, False))
            continue
        digits = any(map(str.isdigit, word))
        name = word[0].isupper() and (bool(found) or not _common(lower)) and not digits
        form = lower if name or digits else lemma(lower)
        weight = 0.0 if lower in known.function or form in known.function else rarity(lower)
        found.append(Word(start, end, lower, form, root(form), weight, name, digits))
    return tuple(found)


@cache
def lemma(lower: str) -> str:
    """The dictionary form of a word whose part of speech is not known: a verb's before a noun's."""
    import lemminflect

    forms = lemminflect.getAllLemmas(lower)
    for kind in _FORMS:
        if forms.get(kind):
            return str(forms[kind][0])
    return lower


@cache
def root(form: str) -> str:
    """The form without the endings that make nouns, adverbs and agents of a verb, and without a last e, y or i."""
    cut = _SUFFIX.sub("", form)
    if len(cut) < _LEAST_ROOT:
        cut = form
    return cut.rstrip("eyi") if len(cut.rstrip("eyi")) >= _LEAST_ROOT - 1 else cut


@cache
def rarity(lower: str) -> float:
    """From 0.2 for the most frequent words to 1 for those that the vocabulary does not have whole."""
    rank = _ranks().get(lower, LAST_WORD)
    if rank < FIRST_WORD:
        return 0.2
    return 0.2 + 0.8 * math.log1p(rank - FIRST_WORD) / math.log1p(LAST_WORD - FIRST_WORD)


def _common(lower: str) -> bool:
    """Whether a word at the head of a sentence may owe its capital to that place alone."""
    import lemminflect

    return bool(lemminflect.getAllLemmas(lower)) or lower in SupportWords.load().function


@cache
def _ranks() -> dict[str, int]:
    lines = (WEIGHTS / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return {piece: rank for rank, piece in enumerate(lines) if not piece.startswith("##")}


@cache
def _countries() -> dict[tuple[str, ...], str]:
    """The names, adjectives and peoples of countries, cut into words, by the country's code."""
    from attache.lexicon import Lexicon

    found: dict[tuple[str, ...], str] = {}
    for country in Lexicon.load().countries.values():
        for name in (country.name, *country.aliases, *country.adjectives, *country.people):
            found[tuple(name[a:b] for a, b in spans(name))] = country.code
    return found


@cache
def _longest() -> int:
    return max(map(len, _countries()))


def _country(text: str, cut: list[tuple[int, int]], at: int) -> tuple[int, int, str, int]:
    """The longest name of a country that begins here, or the word alone; and where to go on."""
    start, end = cut[at]
    if text[start].isupper():
        for size in range(min(_longest(), len(cut) - at), 0, -1):
            name = tuple(text[a:b] for a, b in cut[at : at + size])
            if code := _countries().get(name):
                return start, cut[at + size - 1][1], code, at + size
    return start, end, "", at + 1
