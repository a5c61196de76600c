"""Text to sentences with offsets: nupunkt, mended where military and diplomatic prose trips it.

Mends: a stop after a rank or title ("met Lt. Col. ...") ends nothing; a closing quotation mark belongs to the sentence
before it; a line break always ends a sentence.
"""

from __future__ import annotations

import re

from attache.language.tokens import abbreviations

_LAST_WORD = re.compile(r"([^\W\d_][\w-]*)\.\s*$")
_LONE_MARK = re.compile(r"^[\"”’')\]]+\s*")
_PLAIN_END = re.compile(r"(?<![\w.])([a-z]{3,})[.!?][\"”’')]?\s+(?=[\"“‘(]?[A-Z])")
LONGEST_SENTENCE = 2_000  # characters; a longer "sentence" is a list or a table, and is cut at a space


def spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The (start, end) of every sentence of `text[start:end]`, without surrounding white space."""
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text[start:end]):
        found.extend((start + line.start() + a, start + line.start() + b) for a, b in _line(line.group()))
    return found


def _line(line: str) -> list[tuple[int, int]]:
    import nupunkt

    pieces: list[tuple[int, int]] = []
    for a, b in nupunkt.sent_spans(line):
        if pieces and (_runs_on(line[pieces[-1][0] : pieces[-1][1]], line[a:b])):
            pieces[-1] = (pieces[-1][0], b)
            continue
        mark = _LONE_MARK.match(line[a:b])
        if pieces and mark and line[pieces[-1][0] : a].count('"') % 2 == 1:
            pieces[-1] = (pieces[-1][0], a + mark.end())
            a += mark.end()
        pieces.append((a, b))
    return [cut for a, b in pieces for c, d in _ends_inside(line, a, b) for cut in _stripped(line, c, d)]


def _ends_inside(line: str, a: int, b: int) -> list[tuple[int, int]]:
    """Ends that were passed over: a stop behind a plain lower-case word that is no abbreviation, before a capital."""
    cuts = [a]
    for match in _PLAIN_END.finditer(line, a, b):
        if match.group(1) not in abbreviations():
            cuts.append(match.end())
    return list(zip(cuts, [*cuts[1:], b], strict=True))


def _runs_on(before: str, after: str) -> bool:
    if after[:1].islower():
        return True
    last = _LAST_WORD.search(before)
    return bool(
        last and last.group(1).lower() in abbreviations() and last.group(1).lower() not in {"no", "co", "etc", "al"}
    )


def _stripped(line: str, a: int, b: int) -> list[tuple[int, int]]:
    while a < b and line[a].isspace():
        a += 1
    while b > a and line[b - 1].isspace():
        b -= 1
    cuts: list[tuple[int, int]] = []
    while b - a > LONGEST_SENTENCE:
        space = line.rfind(" ", a, a + LONGEST_SENTENCE)
        cut = space if space > a else a + LONGEST_SENTENCE
        cuts.append((a, cut))
        a = cut + 1 if cut == space else cut
    if a < b:
        cuts.append((a, b))
    return cuts
