"""A word to its dictionary form, by its part of speech (lemminflect's tables, remembered per word)."""

from __future__ import annotations

from functools import lru_cache

_LOOKED_UP = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "ADJ": "ADJ", "ADV": "ADV"}
_CLITICS = {"n't": "not", "n’t": "not", "'ll": "will", "’ll": "will", "wo": "will", "ca": "can"}


@lru_cache(maxsize=100_000)
def lemma(word: str, upos: str) -> str:
    """The dictionary form in lower case: ("troops", "NOUN") is "troop", ("left", "VERB") is "leave". Names keep
    their form."""
    lower = word.lower()
    if lower in _CLITICS:
        return _CLITICS[lower]
    pos = _LOOKED_UP.get(upos)
    if pos is None:
        return lower
    import lemminflect

    found = lemminflect.getLemma(lower, upos=pos)
    return str(found[0]) if found else lower
