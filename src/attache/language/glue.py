"""Words that a broken page ran together: "ceasefireand" is "ceasefire" and "and".

A lower-case word that no dictionary knows, and that is a known word with one of a few function words before or
behind it, is taken as two. The report's text stays as it was published: only the words come apart, at their own
characters.
"""

from __future__ import annotations

from functools import lru_cache

_BEHIND = (
    "with",
    "from",
    "that",
    "into",
    "and",
    "the",
    "for",
    "was",
    "has",
    "have",
    "were",
    "after",
    "by",
    "in",
    "of",
    "to",
    "on",
    "at",
)
_BEFORE = ("the", "with", "from", "and", "that", "for", "a", "an", "of", "in", "to")
_COMPOUNDED = ("forth", "here", "there", "where", "hence")  # "herewith", "therein": old compounds, not accidents
SHORTEST = 4  # letters of the known half; shorter ones are found in too many honest words


def cut(word: str) -> int:
    """Where the word comes apart, 0 where it is one word."""
    if len(word) < SHORTEST + 1 or not word.isalpha() or not word.islower():
        return 0
    return _cut(word)


@lru_cache(maxsize=20_000)
def _cut(word: str) -> int:
    if _is_known(word) or word.startswith(_COMPOUNDED):
        return 0
    for behind in _BEHIND:
        if word.endswith(behind) and len(word) - len(behind) >= SHORTEST and _is_known(word[: -len(behind)]):
            return len(word) - len(behind)
    for before in _BEFORE:
        if word.startswith(before) and len(word) - len(before) >= SHORTEST and _is_known(word[len(before) :]):
            return len(before)
    return 0


def _is_known(word: str) -> bool:
    import lemminflect

    return bool(lemminflect.getAllLemmas(word)) or word in _BEHIND
