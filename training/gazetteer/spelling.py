"""Which of GeoNames' many alternate names an English report may print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from attache.lexicon.folding import fold

# Latin letters, accented or not, and what joins words. Machine transliterations of other scripts begin in lower case.
_PRINTED = re.compile(r"(?:[A-ZÀ-ÞĀ-ɏḀ-ỿ]|(?:al|el|ad|an|ar|as|at|az)-[A-Z])[A-Za-zÀ-ɏʻʼḀ-ỿ'’‘ .-]{3,38}")


def useful(alternates: Iterable[str], name: str, limit: int) -> list[str]:
    """At most `limit` alternates that can stand in an English text, in alphabetical order, one for each folded form.

    Where there are too many, those go that share the least with `name`: they are the forms of other languages.
    """
    if not limit:
        return []
    own = fold(name)
    forms: dict[str, str] = {}
    for text in sorted(alternates):
        if _PRINTED.fullmatch(text) and not text.isupper():
            form = fold(text)
            if form and form != own:
                forms.setdefault(form, text)
    kept = sorted(forms, key=lambda form: (-_shared(form, own), len(form), form))[:limit]
    return [forms[form] for form in sorted(kept)]


def plain(name: str) -> str:
    """An Arabic or Persian name without the signs of scholarly transliteration: "Rafaḩ" is "Rafah", "Ma'rib" stays."""
    marks = dict.fromkeys(map(ord, "\u0304\u0306\u0323\u0327\u032e\u0331ʻʼ‘ʿʾ"))
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).translate(marks))


def _shared(left: str, right: str) -> float:
    """Dice's coefficient over letter pairs, without an article before either."""
    one, two = _pairs(left), _pairs(right)
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0


def _pairs(form: str) -> set[str]:
    bare = form[3:] if form.startswith(("al ", "el ", "ad ", "an ", "ar ", "as ", "at ", "az ")) else form
    return {bare[index : index + 2] for index in range(len(bare) - 1)}
