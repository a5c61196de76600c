"""Which word of a text each word of a sentence is found in."""

from __future__ import annotations

from typing import NamedTuple

from attache.publish.support.words import Word, read

NEAR = 4  # words on either side of a found one that may turn it round


class Alignment(NamedTuple):
    """The words of a sentence (`said`) and of a text (`known`), and for each word of the sentence the index of its
    counterpart, -1 where it has none."""

    said_text: str
    known_text: str
    said: tuple[Word, ...]
    known: tuple[Word, ...]
    to: tuple[int, ...]

    def near(self) -> tuple[Word, ...]:
        """The words of the text that stand at, or next to, a found word of weight."""
        held = [at for word, at in zip(self.said, self.to, strict=True) if at >= 0 and word.weight]
        kept = {near for at in held for near in range(at - NEAR, at + NEAR + 1)}
        return tuple(word for at, word in enumerate(self.known) if at in kept)

    def replaced(self) -> list[tuple[Word, Word]]:
        """Missing words whose neighbours are found side by side around another word, which the sentence lacks."""
        found, used = [], set(self.to)
        for index, word in enumerate(self.said):
            if self.to[index] >= 0 or not word.weight:
                continue
            before = self.to[index - 1] if index else -1
            after = self.to[index + 1] if index + 1 < len(self.said) else -1
            for place in ((before + 1) if before >= 0 else -1, (after - 1) if after >= 0 else -1):
                if 0 <= place < len(self.known) and place not in used and self.known[place].weight:
                    found.append((word, self.known[place]))
                    break
        return found


def align(said: str, known: str) -> Alignment:
    """Find each word of a sentence in a text: by form or root, and where it occurs more than once, as near as can be to
    the counterpart of the word before."""
    words, text = read(said), read(known)
    by_root: dict[str, list[int]] = {}
    for at, word in enumerate(text):
        for key in {word.root, word.lower}:
            by_root.setdefault(key, []).append(at)
    to: list[int] = []
    last = 0
    for word in words:
        places = by_root.get(word.root) or by_root.get(word.lower) or []
        if not word.weight:  # a function word is found only where its neighbour is
            places = [at for at in places if at == last + 1]
        best = min(places, key=lambda at: (abs(at - last - 1), at), default=-1)
        to.append(best)
        last = best if best >= 0 else last
    return Alignment(said, known, words, text, tuple(to))
