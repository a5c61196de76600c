"""Phrases of the lexicon as a pattern."""

from __future__ import annotations

from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"\s+")
