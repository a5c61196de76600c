"""Words to word pieces: the uncased BERT vocabulary, greedy longest match, cached per word.

Method: Wu et al. 2016 (word pieces) with the basic tokenisation of Devlin et al. 2019: lower case, accents stripped,
punctuation split off. The encoder is uncased, so the shape of the word travels beside its pieces.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

CLS, SEP, UNK, PAD = "[CLS]", "[SEP]", "[UNK]", "[PAD]"
SHAPES = ("none", "lower", "title", "upper", "mixed", "digits", "punctuation", "alphanumeric")
LONGEST_WORD = 100  # characters; a longer "word" is a URL or a blob, and one unknown piece says as much
CACHED_WORDS = 100_000


def shape(word: str) -> int:
    """The word's shape as an index into `SHAPES`."""
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 3 if len(word) > 1 else 2
        return 2 if word[0].isupper() and word[1:].islower() else 4
    has_digit = any(character.isdigit() for character in word)
    has_letter = any(character.isalpha() for character in word)
    if has_digit:
        return 7 if has_letter else 5
    if not has_letter:
        return 6
    if word.isupper():
        return 3
    return 1 if word.islower() else 2 if word[:1].isupper() else 4


def _is_punctuation(character: str) -> bool:
    code = ord(character)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(character).startswith("P")


def _basic(word: str) -> list[str]:
    plain = unicodedata.normalize("NFD", word.lower())
    parts: list[str] = []
    current = ""
    for character in plain:
        category = unicodedata.category(character)
        if category == "Mn" or category in ("Cc", "Cf"):
            continue
        if character.isspace() or _is_punctuation(character):
            if current:
                parts.append(current)
            current = ""
            if not character.isspace():
                parts.append(character)
        else:
            current += character
    if current:
        parts.append(current)
    return parts


class Pieces:
    """The vocabulary with a memory of the words already cut."""

    def __init__(self, vocabulary: list[str]) -> None:
        self._ids = {piece: index for index, piece in enumerate(vocabulary)}
        self.cls, self.sep, self.pad = (self._ids[name] for name in (CLS, SEP, PAD))
        self._unknown = self._ids[UNK]
        self._cache: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, path: Path) -> Pieces:
        """The vocabulary of a file with one piece a line."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def encode(self, word: str) -> tuple[int, ...]:
        """The ids of the word's pieces: at least one."""
        known = self._cache.get(word)
        if known is None:
            known = self._cut(word)
            if len(self._cache) >= CACHED_WORDS:
                self._cache.clear()
            self._cache[word] = known
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        ids: list[int] = []
        for part in _basic(word):
            ids.extend(self._longest_match(part))
        return tuple(ids) or (self._unknown,)

    def _longest_match(self, part: str) -> list[int]:
        ids: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                found = self._ids.get(piece)
                if found is not None:
                    ids.append(found)
                    break
                end -= 1
            else:
                return [self._unknown]
            start = end
        return ids
