"""Tokenised sentences as the running text that a reader of the page would have seen, as far as tokens can tell."""

from __future__ import annotations

from collections.abc import Sequence

CLOSERS = frozenset(".,;:!?)]}%\u2019\u201d")
CONTRACTIONS = frozenset(("'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "\u2019s", "n\u2019t"))
PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


def text(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The words as running text, and the characters of each."""
    made, places, opened = "", [], False
    for word in words:
        shown = PLAIN.get(word, word)
        closes = shown in CLOSERS or word in CONTRACTIONS or (shown == '"' and opened)
        glued = not made or closes or made[-1] in "([$\u201c" or (made[-1] == '"' and opened)
        made += "" if glued else " "
        places.append((len(made), len(made) + len(shown)))
        made += shown
        if shown == '"':
            opened = not opened
    return made, places
