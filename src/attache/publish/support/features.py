"""A sentence beside the text that should support it, as fifty-odd numbers that a person can check.

Each group answers one question: how much of the sentence the text has (`words`), its names (`names`), its amounts
(`amounts`), its dates (`dates`), what turns it round or weakens it (`turns`), and where the text has another word in
the very place (`places`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from attache.lexicon.support import SupportWords
from attache.publish.support import amounts, dates
from attache.publish.support.alignment import Alignment, align
from attache.publish.support.intervals import Relation, distance, relation
from attache.publish.support.words import Word

Values = dict[str, float]


def features(said: str, known: str) -> Values:
    """The features of the pair, by name, each near 0 to 1."""
    found: Values = {}
    pair = align(said, known)
    for group in GROUPS.values():
        found.update(group(pair))
    found.update(_crossed(pair, found))
    return found


def _words(pair: Alignment) -> Values:
    content = [(word, at) for word, at in zip(pair.said, pair.to, strict=True) if word.weight and not word.digits]
    weight = sum(word.weight for word, _ in content) or 1.0
    missing = [word for word, at in content if at < 0]
    exact = sum(word.weight for word, at in content if at >= 0 and pair.known[at].lemma == word.lemma)
    runs = _runs(pair.to)
    return {
        "words found": sum(word.weight for word, at in content if at >= 0) / weight,
        "words found in the same form": exact / weight,
        "words missing": min(len(missing), 6) / 6,
        "rarest word missing": max((word.weight for word in missing), default=0.0),
        "missing verbs and nouns of the first half": _missing(content[: len(content) // 2 + 1]),
        "missing verbs and nouns of the second half": _missing(content[len(content) // 2 :]),
        "longest run": max(runs, default=0) / max(len(pair.said), 1),
        "neighbours kept": sum(run - 1 for run in runs) / max(len(pair.said) - 1, 1),
        "length of the text": math.log1p(len(pair.known)) / 5,
    }


def _missing(content: Sequence[tuple[Word, int]]) -> float:
    lower = [(word, at) for word, at in content if not word.name]
    return sum(at < 0 for _, at in lower) / max(len(lower), 1)


def _runs(to: Sequence[int]) -> list[int]:
    """The lengths of the stretches of the sentence that stand in the text word for word."""
    found: list[int] = []
    last = -2
    for at in to:
        if at >= 0 and at == last + 1 and found:
            found[-1] += 1
        elif at >= 0:
            found.append(1)
        last = at if at >= 0 else -2
    return found


def _names(pair: Alignment) -> Values:
    names = [at for word, at in zip(pair.said, pair.to, strict=True) if word.name]
    others = [word for word in pair.known if word.name]
    found = [at for at in names if at >= 0]
    unused = sum(word.name and at not in set(pair.to) for at, word in enumerate(pair.known))
    return {
        "names": min(len(names), 6) / 6,
        "names missing": min(len(names) - len(found), 4) / 4,
        "share of names missing": (len(names) - len(found)) / max(len(names), 1),
        "names missing while others stand there": min(len(names) - len(found), unused, 3) / 3,
        "names of the text": min(len(others), 12) / 12,
    }


def _amounts(pair: Alignment) -> Values:
    said, known = amounts.find(pair.said_text), amounts.find(pair.known_text)
    best = [_answer(amount, known) for amount in said]
    signed = [(amount, answer) for amount, answer in zip(said, best, strict=True) if amount.sign != "="]
    plain = [(amount, answer) for amount, answer in zip(said, best, strict=True) if amount.sign == "="]
    found: Values = {
        "amounts of the text": min(len(known), 8) / 8,
        "amounts all given": float(bool(best) and all(answer[0] == "gives" for answer in best)),
        "amounts given by some": _share(said, known, "gives"),
        "amounts ruled out by all": _ruled_out(said, known),
        "amounts without counterpart": sum(answer[0] is None for answer in best) / max(len(best), 1),
        "amounts far off": max((answer[1] for answer in best), default=0.0),
        "amounts and their words": sum(answer[2] for answer in best) / max(len(best), 1),
    }
    for name, group in (("comparison", signed), ("plain amount", plain)):
        answers = [answer for _, answer in group]
        found[f"{name} given"] = _any(answers, "gives")
        found[f"{name} ruled out"] = _any(answers, "rules-out")
        found[f"{name} given, same words"] = _any(answers, "gives", 0.34)
        found[f"{name} ruled out, same words"] = _any(answers, "rules-out", 0.34)
    return found


Answer = tuple[Relation | None, float, float]
"""What the likeliest counterpart makes of an amount, how far off it is, and how many of its words it shares."""


def _answer(said: amounts.Amount, known: Sequence[amounts.Amount]) -> Answer:
    same = [other for other in known if other.kind == said.kind] or [
        other for other in known if {other.kind, said.kind} <= {"number", "money"}
    ]
    if not same:
        return None, 0.0, 0.0
    return max(
        (_compared(said, other) for other in same), key=lambda answer: (answer[2], -answer[1], answer[0] == "gives")
    )


def _compared(said: amounts.Amount, known: amounts.Amount) -> Answer:
    shared = counterpart(said, known)
    return relation(said.interval, known.interval), distance(said.interval, known.interval), max(shared, 0.0)


def counterpart(said: amounts.Amount, known: amounts.Amount) -> float:
    """How far two amounts count the same thing, by the words around them: from 0 to 1; -1 where their kinds differ."""
    if said.kind != known.kind:
        return -1.0 if not {said.kind, known.kind} <= {"number", "money"} else 0.0
    shared = len(said.about & known.about) / max(len(said.about), 1)
    if said.unit and said.unit == known.unit:
        shared += 0.5
    elif said.unit and said.unit in known.about:
        shared += 0.25
    return min(shared, 1.0)


def _any(answers: Sequence[Answer], wanted: Relation, least: float = 0.0) -> float:
    return float(any(answer[0] == wanted and answer[2] >= least for answer in answers))


def _share(said: Sequence[amounts.Amount], known: Sequence[amounts.Amount], wanted: Relation) -> float:
    hits = sum(
        any(one.kind == other.kind and relation(one.interval, other.interval) == wanted for other in known)
        for one in said
    )
    return hits / max(len(said), 1)


def _ruled_out(said: Sequence[amounts.Amount], known: Sequence[amounts.Amount]) -> float:
    """The share of amounts that every amount of their kind in the text rules out."""
    hits = 0
    for one in said:
        kin = [relation(one.interval, other.interval) for other in known if other.kind == one.kind]
        hits += bool(kin) and all(answer == "rules-out" for answer in kin)
    return hits / max(len(said), 1)


def _dates(pair: Alignment) -> Values:
    said, known = dates.find(pair.said_text), dates.find(pair.known_text)
    answers = [{dates.given(one, other) for other in known} for one in said]
    signed = [answer for one, answer in zip(said, answers, strict=True) if one.sign in ("<", ">")]
    loose = [answer for one, answer in zip(said, answers, strict=True) if one.sign not in ("<", ">")]
    found: Values = {
        "dates of the text": min(len(known), 4) / 4,
        "dates without counterpart": sum(answer <= {None} for answer in answers) / max(len(answers), 1),
    }
    for name, group in (("before or after", signed), ("date", loose)):
        found[f"{name} given"] = float(any("gives" in answer for answer in group))
        found[f"{name} ruled out"] = float(
            any("rules-out" in answer and not answer & {"gives", "open"} for answer in group)
        )
    return found


def _turns(pair: Alignment) -> Values:
    known = SupportWords.load()
    near = pair.near()

    def has(words: Sequence[Word], listed: frozenset[str]) -> int:
        return sum(word.lemma in listed or word.lower in listed for word in words)

    negated = has(pair.said, known.negations), has(near, known.negations)
    clash, told = opposed(pair)
    return {
        "negated": float(negated[0] > 0),
        "negation here alone": float(negated[0] > 0 and negated[1] == 0),
        "negation there alone": float(negated[0] == 0 and negated[1] > 0),
        "opposite words": min(clash, 2) / 2,
        "opposite words, nothing else": float(clash > 0 and told == 0),
    }


def opposed(pair: Alignment) -> tuple[int, int]:
    """How many missing words of the sentence stand against an opposite in the text, and how many found ones do not."""
    there = {word.lemma for word in pair.known} | {word.lower for word in pair.known}
    clash = told = 0
    for word, at in zip(pair.said, pair.to, strict=True):
        for group in SupportWords.load().opposites:
            for side in group.sides:
                if word.lemma in side or word.lower in side:
                    if at >= 0 or there & side:
                        told += 1
                    elif any(there & other for other in group.sides if other is not side):
                        clash += 1
    return clash, told


def _places(pair: Alignment) -> Values:
    swapped = pair.replaced()
    names = [1 for mine, other in swapped if mine.name and other.name]
    plain = [1 for mine, other in swapped if not mine.name and not other.name]
    alike = [1 for mine, other in swapped if mine.lower[:3] == other.lower[:3]]
    return {
        "another word in the place": min(len(swapped), 3) / 3,
        "another name in the place": min(len(names), 2) / 2,
        "another plain word in the place": min(len(plain), 2) / 2,
        "a word spelt alike in the place": float(bool(alike)),
        "missing only what was replaced": float(
            bool(swapped)
            and len(swapped) >= sum(at < 0 and word.weight > 0 for word, at in zip(pair.said, pair.to, strict=True))
        ),
    }


def _crossed(pair: Alignment, found: Values) -> Values:
    """Products of two: what an amount, a date or a name weighs depends on whether the words around it were found."""
    words = found["words found"]
    counted = bool(amounts.find(pair.said_text) or dates.find(pair.said_text))
    return {f"{name} x words found": found[name] * words for name in CROSSED} | {
        "words found, squared": words * words,
        "words found, no amounts": words * float(not counted),
    }


CROSSED = (
    "comparison given",
    "comparison ruled out",
    "plain amount given",
    "plain amount ruled out",
    "amounts all given",
    "before or after given",
    "opposite words",
    "names missing",
)
GROUPS: dict[str, Callable[[Alignment], Values]] = {
    "words": _words,
    "names": _names,
    "amounts": _amounts,
    "dates": _dates,
    "turns": _turns,
    "places": _places,
}
