"""One spelling for comparing names: plain lower-case letters and digits, without accents, dots, hyphens or
apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?:\w\.)+\w?\.?")
_SEPARATORS = frozenset("-‐‑–'’ʼ`´/")


@lru_cache(maxsize=65536)
def parts(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text, each as (folded, as written): "Côte d'Ivoire" gives cote, d, ivoire; "U.S." gives us."""
    if "." in text and _DOTTED.fullmatch(text):
        text = text.replace(".", "")
    return tuple((_fold(word), word) for word in _WORD.findall(text))


def fold(text: str) -> str:
    """The folded words of a text, joined by single spaces; the form in which the gazetteer indexes its names."""
    return " ".join(folded for folded, _ in parts(text))


def is_separator(text: str) -> bool:
    """Whether a token only joins what stands on both sides of it, as a hyphen does."""
    return text in _SEPARATORS


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return plain.casefold() if plain else word.casefold()
