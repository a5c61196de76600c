"""How good an encoder is on labelled rows: what `model.py` prints and `tests/language/test_floors.py` guards.

Each measure comes twice: on the gold words, and with the program's own sentences and words on the text that the gold
words give, scored by characters.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training/encoder"))

from data import Row

from attache.language import sentences, tokens
from attache.language.encoder import Analysis, Encoder
from attache.language.tags import read
from running_text import text

Item = tuple[Any, ...]


class Scores(NamedTuple):
    """F1 in percent by label, "all" among them: on gold words, and on the program's own."""

    gold: dict[str, float]
    own: dict[str, float]


def spans(encoder: Encoder, rows: Sequence[Row], heads: Collection[str]) -> Scores:
    """Labelled spans, exact. A span that touches a word of which nothing is known is left out."""
    gold = [{item for head in heads for item in labelled(head, row.tags[head])} for row in rows]
    answers = encoder.analyse([row.words for row in rows], heads=heads)
    found = [
        {
            (s.label, head, s.first, s.last)
            for head in heads
            for s in answer.spans[head]
            if None not in row.tags[head][s.first : s.last]
        }
        for row, answer in zip(rows, answers, strict=True)
    ]
    truth, own = [], own_spans(encoder, rows, heads)
    for row, each, theirs in zip(rows, gold, own, strict=True):
        _, at = text(row.words)
        truth.append({(label, head, at[first][0], at[last - 1][1]) for label, head, first, last in each})
        unknown = {(head, *at[i]) for head in heads for i, tag in enumerate(row.tags[head]) if tag is None}
        theirs -= {item for item in theirs if any(h == item[1] and a < item[3] and item[2] < b for h, a, b in unknown)}
    return Scores(score(gold, found), score(truth, own))


def syntax(encoder: Encoder, rows: Sequence[Row]) -> Scores:
    """ "UPOS", "UAS" and "LAS" with subtypes, punctuation counted; on own words UPOS and LAS as F1 over words that both
    cut alike (the CoNLL 2018 shared task's measure)."""
    answers = encoder.analyse([row.words for row in rows], heads=())
    count = sum(len(row.words) for row in rows)
    upos = uas = las = 0
    for row, answer in zip(rows, answers, strict=True):
        upos += sum(a == b for a, b in zip(row.tags["upos"], answer.upos, strict=True))
        same = [a == b for a, b in zip(row.heads or (), answer.heads, strict=True)]
        uas += sum(same)
        relations = zip(same, row.deprels or (), answer.deprels, strict=True)
        las += sum(right and a == b for right, a, b in relations)
    gold = {"UPOS": 100 * upos / count, "UAS": 100 * uas / count, "LAS": 100 * las / count}
    own_upos, own_las = own_syntax(encoder, rows)
    return Scores(gold, {"UPOS": own_upos, "LAS": own_las})


def roles(encoder: Encoder, rows: Sequence[Row]) -> Scores:
    """Labelled argument spans: with gold predicates on gold words, with the program's predicates on its own words."""
    gold, places = [], []
    for row in rows:
        frames = row.frames["roles"]
        places.append([frame.predicate for frame in frames])
        gold.append({(a.role, f.predicate, a.start, a.end) for f in frames for a in f.arguments})
    answers = encoder.analyse([row.words for row in rows], heads={"roles"}, predicates=places)
    found = [
        {(a.label, f.predicate, a.first, a.last) for f in answer.frames["roles"] for a in f.arguments}
        for answer in answers
    ]
    truth = []
    for row in rows:
        _, at = text(row.words)
        frames = row.frames["roles"]
        truth.append({(a.role, at[f.predicate], at[a.start][0], at[a.end - 1][1]) for f in frames for a in f.arguments})
    return Scores(score(gold, found), score(truth, own_frames(encoder, rows)))


def acts(encoder: Encoder, rows: Sequence[Row]) -> tuple[dict[str, float], dict[str, float]]:
    """Triggers and arguments of M2E2's acts on gold words, end to end, F1: a trigger is right with its words and type,
    an argument with its words, its role and its act's type (Arg-C of Huang et al. 2024, TextEE)."""
    triggers, arguments, found_triggers, found_arguments = [], [], [], []
    for row in rows:
        spans = {first: label for label, _, first, _ in labelled("acts", row.tags["acts"])}
        triggers.append(labelled("acts", row.tags["acts"]))
        arguments.append(
            {
                (a.role, spans[f.predicate], a.start, a.end)
                for f in row.frames.get("act_roles", ())
                if f.predicate in spans
                for a in f.arguments
            }
        )
    for answer in encoder.analyse([row.words for row in rows], heads={"acts", "act_roles"}):
        types = {s.first: s.label for s in answer.spans["acts"]}
        found_triggers.append({(s.label, "acts", s.first, s.last) for s in answer.spans["acts"]})
        found_arguments.append(
            {(a.label, types[f.predicate], a.first, a.last) for f in answer.frames["act_roles"] for a in f.arguments}
        )
    return score(triggers, found_triggers), score(arguments, found_arguments)


def labelled(head: str, tags: Iterable[str | None]) -> set[Item]:
    """The spans of BIO tags; what an unknown word cuts off from its beginning is none."""
    valid: list[str] = []
    for tag in tags:
        torn = tag is None or (tag[:2] == "I-" and (not valid or valid[-1][2:] != tag[2:]))
        valid.append("O" if tag is None or torn else tag)
    return {(label, head, first, last) for first, last, label in read(valid)}


def score(gold: Sequence[set[Item]], found: Sequence[set[Item]]) -> dict[str, float]:
    """F1 by label and over all; an item's label stands first."""
    want: Counter[str] = Counter(item[0] for each in gold for item in each)
    have: Counter[str] = Counter(item[0] for each in found for item in each)
    right: Counter[str] = Counter(item[0] for a, b in zip(gold, found, strict=True) for item in a & b)
    scores = {label: f1(right[label], have[label], want[label]) for label in want}
    return scores | {"all": f1(right.total(), have.total(), want.total())}


def f1(right: int, found: int, gold: int) -> float:
    return 200 * right / (found + gold) if found + gold else 0.0


# --- the program's own sentences and words ----------------------------------------------------------------------------


def own_analyses(
    encoder: Encoder, rows: Sequence[Row], heads: Iterable[str]
) -> list[list[tuple[list[tuple[int, int]], Analysis]]]:
    """Of each row, its text cut by the program: each sentence's words as characters of the text, and its analysis."""
    cut: list[list[list[tuple[int, int]]]] = []
    words: list[list[str]] = []
    for row in rows:
        made, _ = text(row.words)
        own = [
            [(start + a, start + b) for a, b in tokens.spans(made[start:end])]
            for start, end in sentences.spans(made, 0, len(made))
        ]
        cut.append([places for places in own if places])
        words.extend([made[a:b] for a, b in places] for places in cut[-1])
    answers = iter(encoder.analyse(words, heads=set(heads)))
    return [[(places, next(answers)) for places in own] for own in cut]


def own_spans(encoder: Encoder, rows: Sequence[Row], heads: Iterable[str]) -> list[set[Item]]:
    return [
        {
            (s.label, head, places[s.first][0], places[s.last - 1][1])
            for places, answer in own
            for head in heads
            for s in answer.spans[head]
        }
        for own in own_analyses(encoder, rows, heads)
    ]


def own_frames(encoder: Encoder, rows: Sequence[Row]) -> list[set[Item]]:
    """Arguments with the program's own words and its own predicates."""
    return [
        {
            (a.label, places[f.predicate], places[a.first][0], places[a.last - 1][1])
            for places, answer in own
            for f in answer.frames["roles"]
            for a in f.arguments
        }
        for own in own_analyses(encoder, rows, {"roles"})
    ]


def own_syntax(encoder: Encoder, rows: Sequence[Row]) -> tuple[float, float]:
    """F1 of UPOS and of labelled attachment over words that both cut alike, as the CoNLL 2018 shared task scores it."""
    gold_words = own_count = right_upos = right_las = 0
    for row, answers in zip(rows, own_analyses(encoder, rows, ()), strict=True):
        _, places = text(row.words)
        heads = row.heads or ()
        gold = {
            place: (upos, places[head] if head >= 0 else None, rel)
            for place, upos, head, rel in zip(places, row.tags["upos"], heads, row.deprels or (), strict=True)
        }
        gold_words += len(gold)
        for cut, answer in answers:
            own_count += len(cut)
            for place, upos, head, rel in zip(cut, answer.upos, answer.heads, answer.deprels, strict=True):
                if place in gold:
                    right_upos += gold[place][0] == upos
                    right_las += gold[place][1:] == (cut[head] if head >= 0 else None, rel)
    return f1(right_upos, own_count, gold_words), f1(right_las, own_count, gold_words)
