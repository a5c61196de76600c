"""What the encoder reads as said: its spans of sources, cues and contents, joined by where they stand.

The head labels spans and leaves open which of them belong together. A content belongs to the cue just before it, else
to the one just behind it; a source to the nearest cue with no other cue between. A cue without a source of its own
shares the one before it ("said ..., adding that ...").
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from attache.model import Named, Sentence

_ENDS = frozenset({";", "."})


class Saying(msgspec.Struct, frozen=True):
    """Somebody's words: the cue, who is named as their source, and the contents, in the order of the text."""

    cue: Named
    source: Named | None
    contents: tuple[Named, ...]


def read(sentence: Sentence) -> list[Saying]:
    """The sayings of one sentence, in the order of their cues."""
    spans = {label: [n for n in sentence.speech if n.label == label] for label in ("source", "cue", "content")}
    cues = spans["cue"]
    owned: dict[int, list[Named]] = {i: [] for i in range(len(cues))}
    for content in spans["content"]:
        owner = _owner(sentence, content, cues, spans["source"])
        if owner is not None:
            owned[owner].append(content)
    found: list[Saying] = []
    for i, cue in enumerate(cues):
        source = _source(sentence, i, cues, spans["source"], owned[i])
        if source is None and found and not _ended(sentence, found[-1].cue.last, cue.first):
            source = found[-1].source
        found.append(Saying(cue, source, tuple(owned[i])))
    return found


def _owner(sentence: Sentence, content: Named, cues: Sequence[Named], sources: Sequence[Named]) -> int | None:
    """The cue whose content it is: the nearest, where one just before it comes first."""
    best: tuple[int, int] | None = None
    for i, cue in enumerate(cues):
        if cue.last <= content.first:
            between, cost = (cue.last, content.first), 0
        elif content.last <= cue.first:
            between, cost = (content.last, cue.first), 2
        else:
            continue
        named = sum(between[0] <= s.first and s.last <= between[1] for s in sources)
        others = sum(between[0] <= c.first and c.last <= between[1] for c in cues)
        apart = (
            20 * _ended(sentence, *between)
            + 20 * others
            + (20 * named if cost == 0 and not _heads(cue, sources) else 0)
        )
        distance = between[1] - between[0] + cost + apart
        if best is None or distance < best[0]:
            best = (distance, i)
    return best[1] if best else None


def _heads(cue: Named, sources: Sequence[Named]) -> bool:
    """Whether the cue stands before its source: "according to X, ..."."""
    return any(s.first == cue.last for s in sources)


def _source(
    sentence: Sentence, i: int, cues: Sequence[Named], sources: Sequence[Named], contents: Sequence[Named]
) -> Named | None:
    """The nearest source with no other cue between."""
    cue = cues[i]
    low = cues[i - 1].last if i else 0
    high = cues[i + 1].first if i + 1 < len(cues) else len(sentence.tokens)
    near = [
        s
        for s in sources
        if low <= s.first
        and s.last <= high
        and not _ended(sentence, *sorted((s.last, cue.first, s.first, cue.last))[1:3])
    ]
    return min(near, key=lambda s: max(cue.first - s.last, s.first - cue.last), default=None)


def _ended(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a clause ends between two tokens."""
    return any(token.text in _ENDS for token in sentence.tokens[first:last])
