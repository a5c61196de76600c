"""Which sentences of the body are most like a sentence, and how much of it they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from attache.publish.check.passages import Passage
from attache.publish.support import amounts
from attache.publish.support.alignment import align
from attache.publish.support.features import counterpart
from attache.publish.support.intervals import relation
from attache.publish.support.judging import support
from attache.publish.support.words import read

MANY, MUCH = 3, 0.3  # sentences, and share of them, that a word stands in which the article is full of
BEST = 3  # sentences of the body that may together say what one does
LIKELY = 0.5
RARE = 100  # a number that large is the same one wherever an article gives it
ADDS = 0.1  # of a sentence's words: a further sentence that has fewer of those still missing is no evidence


class Likeness(msgspec.Struct, frozen=True):
    """A few sentences of the body in their order, how much of the sentence's words they have, and how likely they
    support it."""

    passages: tuple[Passage, ...]
    found: float
    score: float

    spans: tuple[tuple[int, int], ...] = ()
    """The characters of theirs that bear the sentence out."""


def likeliest(text: str, witnesses: Sequence[Passage]) -> Likeness | None:
    """The one to three sentences that bear the text out best."""
    full = ambient(witnesses)
    ranked = sorted(witnesses, key=lambda other: (-_nearness(text, other, full), other.sentence.start))[:BEST]
    tried = []
    for size in range(1, len(ranked) + 1):
        chosen = tuple(sorted(ranked[:size], key=lambda other: other.sentence.start))
        score = support(text, _understood(text, joined(chosen), full))
        tried.append(Likeness(chosen, share(text, chosen), score, bearing(text, chosen)))
    good = [likeness for likeness in tried if likeness.score >= LIKELY]
    return good[0] if good else max(tried, key=lambda likeness: likeness.score, default=None)


def bearing(text: str, passages: Sequence[Passage]) -> tuple[tuple[int, int], ...]:
    """The characters of some sentences that have a text's words: of those sentences alone that add to the others, and
    of a long one the clauses that do. The sentence with most of the words is always among them."""
    left = sorted(passages, key=lambda other: (-share(text, [other]), other.sentence.start))
    kept: list[Passage] = []
    for other in left:
        if not kept or share(text, [*kept, other]) >= share(text, kept) + ADDS:
            kept.append(other)
    return tuple(stretch(text, other) for other in sorted(kept, key=lambda other: other.sentence.start))


def telling(passage: Passage, spans: Sequence[tuple[int, int]], told: Sequence[Passage]) -> list[tuple[int, int]]:
    """Of the stretches that bear a sentence out, that with its numbers first, then that with its verb, then the nearest
    to it; and of the others those that add a number, or a word that is no name, to the ones before."""
    text, full = passage.sentence.text, ambient(told)
    deeds = {token.start - passage.sentence.start for token in passage.sentence.tokens if token.upos == "VERB"}
    verbs = {word.root for word in read(text) if word.start in deeds and word.weight}
    wanted = {word.root for word in read(text) if word.weight and not word.name and not word.digits}

    def held(other: Passage) -> set[str | int]:
        return {*_given(text, other), *(wanted & {word.root for word in read(other.sentence.text)})}

    def rank(each: tuple[tuple[int, int], Passage]) -> tuple[int, float, bool, float]:
        other = each[1]
        given = _given(text, other)
        return -len(given), -sum(given.values()), not verbs & held(other), -_nearness(text, other, full)

    within = [(span, next(other for other in told if other.span[0] <= span[0] < other.span[1])) for span in spans]
    kept: list[tuple[int, int]] = []
    known: set[str | int] = set()
    for span, other in sorted(within, key=rank):
        if not kept or held(other) - known:
            kept.append(span)
            known |= held(other)
    return kept


def gives(said: amounts.Amount, known: amounts.Amount) -> bool:
    """Whether an amount gives another, of the same thing by its words, or so large that it is no chance."""
    alike = counterpart(said, known)
    return relation(said.interval, known.interval) == "gives" and (
        alike > 0 or (alike == 0 and said.interval.low >= RARE)
    )


def _given(text: str, other: Passage) -> dict[int, float]:
    """Where the numbers of a text stand that another sentence gives, and how far both count the same."""
    found: dict[int, float] = {}
    for said in amounts.find(text):
        for each in amounts.find(other.sentence.text):
            if gives(said, each):
                found[said.start] = max(found.get(said.start, 0.0), counterpart(said, each))
    return found


def stretch(text: str, other: Passage) -> tuple[int, int]:
    """The characters of one sentence that have a text's words."""
    pair = align(text, other.sentence.text)
    found = [pair.known[at] for word, at in zip(pair.said, pair.to, strict=True) if at >= 0 and word.weight]
    if not found:
        return other.span
    start = other.sentence.start
    return other.within(start + min(word.start for word in found), start + max(word.end for word in found))


def share(text: str, passages: Iterable[Passage], ambient: frozenset[str] = frozenset()) -> float:
    """How much of a text's words, by weight, some sentences have; what is `ambient` counts as found."""
    pair = align(text, joined(passages))
    content = [(word, at) for word, at in zip(pair.said, pair.to, strict=True) if not word.digits]
    weight = sum(word.weight for word, _ in content)
    found = sum(word.weight for word, at in content if at >= 0 or word.root in ambient)
    return found / weight if weight else 1.0


def _nearness(text: str, other: Passage, full: frozenset[str]) -> float:
    """How near a sentence is: by its words other than those that the article is full of, and by what it counts."""
    counted = max(
        (counterpart(said, each) for said in amounts.find(text) for each in amounts.find(other.sentence.text)),
        default=0.0,
    )
    return share(text, [other], full) + 0.2 * share(text, [other]) + 0.3 * max(counted, 0.0)


def _understood(said: str, known: str, full: frozenset[str]) -> str:
    """A text with the names before it that a reader of the article takes for granted, where the sentence has them."""
    there = {word.root for word in read(known)}
    names = [said[word.start : word.end] for word in read(said) if word.root in full - there and word.root.isupper()]
    return f"{', '.join(names)}: {known}" if names else known


def ambient(passages: Sequence[Passage]) -> frozenset[str]:
    """The roots that the article is full of: a sentence that leaves them out still speaks of them."""
    held = Counter(root for passage in passages for root in {word.root for word in read(passage.sentence.text)})
    return frozenset(root for root, times in held.items() if times >= max(MANY, MUCH * len(passages)))


def joined(passages: Iterable[Passage]) -> str:
    """The sentences as one text."""
    return " ".join(passage.sentence.text for passage in passages)
