"""How well claims are coded from raw text, against the claims of training/corpus: what `coding.py` prints.

Each sentence of the corpus is a report of its own, published on the day that CLAIMS.md names. Of every sentence the
claims found are paired with those expected, by kind and root or action, first where the same word carries both. F1 of
roots and actions counts every claim; the fields are scored over the pairs.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training/encoder"))

import own

from attache.model import Claim, FuzzyDate, Published, Report, Section

WRITTEN = dt.date(2024, 6, 15)
PARTS = {3: "test", 5: "dev", 7: "test"}  # of ten lines; the others train
NOT_YET = frozenset({"announced", "planned", "ordered", "possible", "conditional", "forecast"})
COMING = frozenset({"arrive", "deploy", "reinforce", "relocate"})
CODED = frozenset({"event", "presence", "agreement", "office"})
NEXT_TO = 40  # characters
Expected = dict[str, Any]


class Case(NamedTuple):
    """A sentence and the claims that it makes."""

    name: str
    text: str
    claims: tuple[Expected, ...]


class Pair(NamedTuple):
    """An expected claim and the found one beside it."""

    case: Case
    expected: Expected
    found: Claim


def cases(sentences: Path, claims: Path, part: str) -> Iterator[Case]:
    """The cases of one part ("train", "dev" or "test") of a file of sentences and its file of claims."""
    lines = sentences.read_text(encoding="utf-8").splitlines()
    records = claims.read_text(encoding="utf-8").splitlines()
    for number, (line, record) in enumerate(zip(lines, records, strict=True)):
        if PARTS.get(number % 10, "train") == part:
            text = own.unmarked(line)[0]
            yield Case(f"{sentences.stem}:{number + 1}", text, tuple(json.loads(record)["claims"]))


def report(case: Case) -> Report:
    """The sentence as a report of its own."""
    whole = (Section("body", 0, len(case.text)),)
    return Report(id=case.name, text=case.text, sections=whole, published=Published(WRITTEN, WRITTEN, "given"))


def what(claim: Expected | Claim) -> tuple[str, str | None]:
    """The kind of a claim, with its root or action."""
    if isinstance(claim, Claim):
        return claim.kind, claim.event.type if claim.event else claim.action
    return claim["kind"], claim.get("root") or claim.get("action")


def paired(case: Case, found: Sequence[Claim]) -> tuple[list[Pair], list[Expected], list[Claim]]:
    """Pairs, what was missed and what was found beside it. Statements and facts have no action: any two are alike."""
    missed, rest, pairs = list(case.claims), list(found), []
    for alike in (_same_word, _same_words, _anywhere):
        for expected in list(missed):
            other = next((c for c in rest if alike(case, expected, c)), None)
            if other is not None:
                pairs.append(Pair(case, expected, other))
                missed.remove(expected)
                rest.remove(other)
    return pairs, missed, rest


def _same_word(case: Case, expected: Expected, found: Claim) -> bool:
    """The same word carries both."""
    said = next((e for e in found.evidence if e.field in ("event", "action")), None)
    return (
        _anywhere(case, expected, found)
        and said is not None
        and case.text[said.start : said.end]
        in (
            expected["trigger"],
            *expected["trigger"].split(),
        )
    )


def _same_words(case: Case, expected: Expected, found: Claim) -> bool:
    """What carries the one lies in what is quoted for the other; of a statement: it is said next to what was said."""
    if expected["kind"] == "statement":
        verb = case.text.find(expected["trigger"])
        return found.kind == "statement" and min(abs(verb - found.end), abs(verb - found.start)) < NEXT_TO
    return _anywhere(case, expected, found) and expected["trigger"] in found.quote


def _anywhere(_: Case, expected: Expected, found: Claim) -> bool:
    kind = expected["kind"]
    if kind != found.kind:
        return False
    return kind in ("statement", "fact") or what(found) == what(expected) or what(found) == _while_to_come(expected)


def _while_to_come(expected: Expected) -> tuple[str, str | None]:
    """What coding calls a deed that has not happened yet, where the corpus names the deed and keeps that to its
    modality: a departure to come is a concession, forces to come are announced."""
    kind, name = what(expected)
    if expected.get("modality", "asserted") not in NOT_YET:
        return kind, name
    if kind == "event" and name == "RETREAT":
        return kind, "CONCEDE"
    return (kind, "announce") if kind == "presence" and name in COMING else (kind, name)


def countries(claim: Expected | Claim, field: str) -> frozenset[str]:
    if isinstance(claim, Claim):
        return frozenset(actor.country for actor in getattr(claim, field) if actor.country)
    return frozenset(actor["country"] for actor in claim.get(field, ()) if actor.get("country"))


def counted(claim: Expected | Claim) -> tuple[object, ...] | None:
    """The number of a claim: of the dead where it counts them."""
    if isinstance(claim, Claim):
        number = claim.count
        return (number.low, number.best, number.high, number.op) if number else None
    given = claim.get("killed") or claim.get("count")
    return (given.get("low"), given.get("best"), given.get("high"), given.get("op", "=")) if given else None


def same_number(expected: tuple[object, ...], found: tuple[object, ...] | None) -> bool:
    """The same operator, and every bound that the expected number states."""
    if found is None or expected[3] != found[3]:
        return False
    return all(e is None or e == f for e, f in zip(expected[:3], found[:3], strict=True))


def same_days(pair: Pair) -> bool:
    time = pair.expected["time"]
    days = [dt.date.fromisoformat(time[end]) if time.get(end) else None for end in ("earliest", "latest")]
    found = pair.found.time
    return bool(found.earliest or found.latest) and FuzzyDate(*days).overlaps(found.date)


def same_speaker(pair: Pair) -> bool:
    """Both by the reporter, both unnamed, or names of which one holds the other; whom the corpus has by the role alone
    may be called by that role."""
    expected, found = pair.expected.get("speaker"), pair.found.speaker
    if expected is None or found is None:
        return expected is None and found is None
    name, said = expected.get("name"), found.name or found.role
    if not name or not said:
        return not name and set(_words(found.name or "")) <= set(_words(expected.get("role") or ""))
    return bool(set(_words(name)) & set(_words(said)))


def _words(text: str) -> list[str]:
    return [word for word in text.lower().replace("'s", "").split() if word not in ("the", "a", "an", "of")]


class Scores:
    """Counts over all cases, and what was wrong, by measure."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.given: Counter[str] = Counter()
        self.wrong: dict[str, list[str]] = {}

    def add(self, case: Case, found: Sequence[Claim]) -> None:
        """Count one case, with the claims found in it."""
        pairs, missed, beside = paired(case, found)
        self._all(case, pairs, missed, beside)
        for pair in pairs:
            if pair.expected["kind"] in ("event", "presence"):
                for field in ("actors", "recipients"):
                    if pair.expected["kind"] == "event":
                        self._sets(f"{field}' country", pair, field)
                self._counts(pair)
                if pair.expected.get("time"):
                    self._one("time overlap", pair, same_days(pair), pair.expected["time"], pair.found.time)
                places = [(pair.expected.get(f) or {}).get("country") for f in ("place", "origin")]
                if any(places):
                    where = [p.country for p in (pair.found.place, pair.found.origin) if p]
                    self._one("place's country", pair, bool(set(filter(None, places)) & set(where)), places, where)
            modality, polarity = pair.expected.get("modality", "asserted"), pair.expected.get("polarity", True)
            self._one("modality", pair, modality == pair.found.modality, modality, pair.found.modality)
            self._one("polarity", pair, polarity == pair.found.polarity, polarity, pair.found.polarity)
            speakers = pair.expected.get("speaker"), pair.found.speaker
            if any(speakers):
                self._one("speaker", pair, same_speaker(pair), *speakers)

    def _all(self, case: Case, pairs: list[Pair], missed: list[Expected], beside: list[Claim]) -> None:
        for kind in ("event", "presence", "agreement", "office", "statement"):
            name = {"event": "root", "presence": "presence action"}.get(kind, kind)
            self.right[name] += sum(pair.expected["kind"] == kind for pair in pairs)
            self.asked[name] += sum(claim["kind"] == kind for claim in case.claims)
            self.given[name] += sum(p.found.kind == kind for p in pairs) + sum(c.kind == kind for c in beside)
            for claim in missed:
                if claim["kind"] == kind:
                    self._note(f"{name} missed", case, f"{what(claim)[1]} {claim['trigger']}", "")
            for other in beside:
                if other.kind == kind:
                    said = [case.text[e.start : e.end] for e in other.evidence if e.field in ("event", "action")]
                    self._note(f"{name} invented", case, "", f"{what(other)[1]} {said}")
        events = [pair for pair in pairs if pair.expected["kind"] == "event"]
        joint = [p for p in events if all(_alike(p, field) for field in ("actors", "recipients"))]
        self.right["root, actors and recipients"] += len(joint)
        self.asked["root, actors and recipients"] += sum(claim["kind"] == "event" for claim in case.claims)
        self.given["root, actors and recipients"] += len(events) + sum(c.kind == "event" for c in beside)
        if not case.claims:
            self.asked["negatives coded"] += 1
            coded = [claim for claim in beside if claim.kind in CODED]
            self.right["negatives coded"] += bool(coded)
            if coded:
                self._note("negatives coded", case, "", ", ".join(str(what(claim)) for claim in coded))

    def _sets(self, name: str, pair: Pair, field: str) -> None:
        expected, found = countries(pair.expected, field), countries(pair.found, field)
        self.right[name] += len(expected & found)
        self.asked[name] += len(expected)
        self.given[name] += len(found)
        if expected != found:
            self._note(name, pair.case, f"{what(pair.expected)[1]} {sorted(expected)}", str(sorted(found)))

    def _counts(self, pair: Pair) -> None:
        expected, found = counted(pair.expected), counted(pair.found)
        self.right["count"] += expected is not None and same_number(expected, found)
        self.asked["count"] += expected is not None
        self.given["count"] += found is not None
        if expected != found:
            self._note("count", pair.case, f"{pair.expected['trigger']} {expected}", str(found))

    def _one(self, name: str, pair: Pair, right: bool, expected: object, found: object) -> None:
        self.right[name] += right
        self.asked[name] += 1
        self.given[name] += 1
        if not right:
            self._note(name, pair.case, f"{pair.expected['trigger']}: {expected}", str(found))

    def _note(self, name: str, case: Case, expected: str, found: str) -> None:
        self.wrong.setdefault(name, []).append(f"{case.name}  {expected} | {found}\n      {case.text}")

    def f1(self, name: str) -> float:
        """F1, or the plain share where as many were given as asked for."""
        both = self.asked[name] + self.given[name]
        if name == "negatives coded":
            return 100 * self.right[name] / max(1, self.asked[name])
        return 200 * self.right[name] / max(1, both)


def _alike(pair: Pair, field: str) -> bool:
    return countries(pair.expected, field) == countries(pair.found, field)


def score(files: Sequence[Case], code: Callable[[Report], Sequence[Claim]]) -> Scores:
    scores = Scores()
    for case in files:
        scores.add(case, code(report(case)))
    return scores
