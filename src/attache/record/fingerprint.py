"""What a report can be recognised by as the copy of another: its word runs, its names, the words it quotes.

Resemblance after A. Broder, "On the resemblance and containment of documents" (1997): two texts are as alike as their
sets of runs of five words. The sets are kept as one-permutation sketches (P. Li, A. Owen and C.-H. Zhang, "One
permutation hashing", 2012), and found again by bands of the sketch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import msgspec

from attache.model import Report

RUN = 5  # words in a run; shorter ones are shared by texts that have nothing to do with each other
SLOTS = 96
BAND = 3  # slots that must all agree: finds 99 in 100 pairs that share half of their runs, 1 in 30 that share a tenth
NAME_SLOTS = 64
QUOTED = 6  # words of a quoted sentence, fewer of which may be said twice by chance
EMPTY = 0xFFFFFFFF

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NAME = re.compile(r"(?<=[a-z,;:)’”\"0-9] )[A-Z]\w+|(?<!\w)\d(?:[\d,.]*\d)?(?!\w)")
_QUOTE = re.compile(r"“([^“”]{20,2000})”|\"([^\"]{20,2000})\"|«([^«»]{20,2000})»")
_END = re.compile(r"[.!?;…]+(?=\s|$)")


class Fingerprint(msgspec.Struct, frozen=True, array_like=True):
    """`size` is the number of distinct runs and `words` that of words; `runs` and `names` are sketches of the runs and
    of the names and figures; `quoted` holds a number for each sentence in quotation marks, and its words."""

    size: int
    words: int
    runs: tuple[int, ...]
    names: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]


class Likeness(msgspec.Struct, frozen=True):
    """Shares from 0 to 1: `resemblance` of all runs, `containment` of the smaller text's runs in the other, `names` of
    all names and figures, `quoted` of the larger text's words that both quote."""

    resemblance: float
    containment: float
    names: float
    quoted: float


def take(report: Report) -> Fingerprint:
    """The fingerprint of a report's text, without the headline, which every outlet sets anew."""
    parts = [report.text[s.start : s.end] for s in report.sections if s.kind != "headline"] or [report.text]
    words = [word.casefold().replace("’", "'") for part in parts for word in _WORD.findall(part)]
    runs = {number(" ".join(words[at : at + RUN])) for at in range(max(1, len(words) - RUN + 1))} if words else set()
    names = {number(name) for part in parts for name in _NAME.findall(part)}
    quoted = dict(_quoted(parts))
    return Fingerprint(
        len(runs), len(words), _sketch(runs, SLOTS), _sketch(names, NAME_SLOTS), tuple(sorted(quoted.items()))
    )


def bands(print: Fingerprint) -> list[int]:
    """Numbers of which two texts that are much alike share at least one. None where there is too little text."""
    if not print.size:
        return []
    filled = _filled(print.runs)
    return [number(f"{at}:{filled[at : at + BAND]}") for at in range(0, SLOTS, BAND)]


def likeness(a: Fingerprint, b: Fingerprint) -> Likeness:
    """How much alike two texts are, the same either way round; estimated to within about a twentieth."""
    alike = _resemblance(a.runs, b.runs)
    smaller = min(a.size, b.size)
    shared = alike / (1 + alike) * (a.size + b.size)
    there = dict(b.quoted)
    same_words = sum(length for quote, length in a.quoted if quote in there)
    most = max(a.words, b.words)
    return Likeness(
        resemblance=alike,
        containment=min(1.0, shared / smaller) if smaller else 0.0,
        names=_resemblance(a.names, b.names),
        quoted=same_words / most if most else 0.0,
    )


def quoted_words(text: str) -> str:
    """The words alone, in lower case, by which the same quotation is known in two reports."""
    return " ".join(_WORD.findall(text.casefold().replace("’", "'")))


def _quoted(parts: Iterable[str]) -> Iterable[tuple[int, int]]:
    for part in parts:
        for match in _QUOTE.finditer(part):
            for sentence in _END.split(match[1] or match[2] or match[3]):
                words = quoted_words(sentence)
                length = words.count(" ") + 1
                if length >= QUOTED:
                    yield number(words), length


def number(text: str) -> int:
    """A signed number of 64 bits, as SQLite keeps them, the same on every machine."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _sketch(hashes: Iterable[int], slots: int) -> tuple[int, ...]:
    """The least hash of each slot."""
    least = [EMPTY] * slots
    for found in hashes:
        slot, value = (found & 0xFFFFFFFF) % slots, (found >> 32) & 0xFFFFFFFF
        least[slot] = min(least[slot], value)
    return tuple(least)


def _filled(sketch: Sequence[int]) -> list[int]:
    """Each empty slot filled from the next one that is not, so that short texts have whole bands too (A. Shrivastava
    and P. Li, "Densifying one permutation hashing", 2014)."""
    filled = list(sketch)
    for at in range(len(filled)):
        step = 0
        while sketch[(at + step) % len(sketch)] == EMPTY:
            step += 1
        filled[at] = sketch[(at + step) % len(sketch)] + step
    return filled


def _resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    same = sum(x == y != EMPTY for x, y in zip(a, b, strict=True))
    used = sum(x != EMPTY or y != EMPTY for x, y in zip(a, b, strict=True))
    return same / used if used else 0.0
