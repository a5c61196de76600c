"""Which of a sentence's numbers is a deed's: how many act, suffer or are moved, and of violence how many died of it.

A number is a deed's where it stands in the noun phrase of the deed's object, subject or other part, and no other deed
stands between. A number that stands alone there ("the last 100 flew home", "killing nine") counts what it is said of.
What the encoder reads as the deed's count serves where the tree gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from attache.coding.howmany import counts, numbers
from attache.coding.howmany.countdraft import pieces
from attache.coding.howmany.countnouns import is_year
from attache.coding.howmany.counts import CountMention
from attache.coding.howmany.units import load
from attache.coding.predications import Predication
from attache.coding.story import Scene
from attache.model import Count, CountUnit, Evidence

Counted = tuple[Count, Evidence]

# Roots of deeds done in words: how many say it is no count of theirs.
_IN_WORDS = frozenset({"SUPPORT", "AGREE", "REQUEST", "ACCUSE", "THREATEN", "REJECT", "SANCTION"})
# What belongs to a noun's own phrase: no clause, and of its prepositional phrases only "of".
_PHRASE = frozenset({"nummod", "amod", "compound", "det", "advmod", "nmod", "flat", "case", "fixed", "appos", "obl"})
_NEAR = 40  # characters from a number to the noun that it stands before
_FEW = 9  # "several", "a handful": no number
_WHOLE = re.compile(r"\s+of (?!them\b|us\b|whom\b|those\b)")
_APART = frozenset({"according to", "than", "like", "unlike", "after", "before", "since", "as", "against"})
_TOUCHING = 3  # words that may lie between a number and a deed that touch
_SMALL = frozenset({"DET", "ADP", "AUX", "ADV", "PART", "ADJ"})
_PEOPLE = frozenset({"troops", "personnel", "police", "contractors", "people"})
_MACHINES = frozenset({"vehicles", "aircraft"})
_JOINED = re.compile(r"[^,;:.()]*\b(?:and|plus)\b[^,;:.()]*")
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_TO = re.compile(r"(?:\s+[a-z]+){0,3}\s+to(\s)(?=(?:[a-z]+\s+){0,3}\d)")
_INHABITED = re.compile(r"\b(?:city|town|village|country|nation|region|island|province|population|capital|camp) of\s*$")
_OBLIQUES = ("of", "with", "in", "aboard", "by", "to", "at", "on", "about", "for", "from")


def of_noun(scene: Scene, token: int, named: Evidence | None = None) -> Counted | None:
    """The count of what a token stands for: its noun is the token, or lies in the token's own phrase. Where several
    share the noun ("100 German and 150 Italian soldiers"), `named` says whose: the count nearest before it."""
    every = _within(scene, token, frozenset())
    # of "250 of the 1,100 soldiers" the first is meant
    found = [c for i, c in enumerate(every) if i == 0 or every[i - 1][0].scope != "part"]
    before = [c for c in found if named is not None and c[1].start <= named.start]
    word = scene.sentence.tokens[token]
    own = [c for c in found if c[1].start <= word.start < c[1].end]  # "200 of the 900": the number is the head itself
    return next(iter(own), None) or (before[-1] if before else next(iter(found), None))


def of_deed(scene: Scene, deed: Predication) -> Counted | None:
    """How many a deed is done by or to: the first number among its parts, but not the dead that another tells of. Of a
    change ("from 900 to 2,200") what there is after it, or where it is made smaller, how many go."""
    found = _of_deed(scene, deed)
    after = _after(scene, found) if found else None
    if found is None or after is None:
        return found
    return _fewer(scene, found, after) if root(deed) == "RETREAT" else after


def _fewer(scene: Scene, before: Counted, after: Counted) -> Counted:
    """How many go where there were so many before and are so many after."""
    (one, first), (two, last) = before, after
    if one.best is None or two.best is None or one.best <= two.best:
        return after
    gone = one.best - two.best
    start, end = min(first.start, last.start), max(first.end, last.end)
    text = scene.sentence.text[start - scene.sentence.start : end - scene.sentence.start]
    said = Evidence("count", start, end, f"{first.rule}; less those who stay")
    about = "=" if one.op == two.op == "=" else "~"
    return msgspec.structs.replace(one, low=gone, best=gone, high=gone, op=about, text=text), said


def _after(scene: Scene, found: Counted) -> Counted | None:
    """The number behind "to", where a count is the one behind "from"; None where it is no such count."""
    text, offset = scene.sentence.text, scene.sentence.start
    if not _FROM.search(text[: found[1].start - offset]) or (to := _TO.match(text, found[1].end - offset)) is None:
        return None
    at = next((i for i, t in enumerate(scene.sentence.tokens) if t.start >= offset + to.end(1)), None)
    digits = [i for i, t in enumerate(scene.sentence.tokens) if at is not None and i >= at and t.upos == "NUM"]
    if not digits:
        return None
    start = scene.sentence.tokens[digits[0]].start
    counted = next((m for m in scene.counts if m.start <= start < m.end), None)
    return _said(counted) if counted else _alone(scene, digits[0], found[0].unit)


def _of_deed(scene: Scene, deed: Predication) -> Counted | None:
    others = frozenset(d.token for d in scene.deeds) - {deed.token}
    for token in (t for t in _parts(deed) if t not in others):
        found = [c for c in _within(scene, token, others) if not _apart(scene, deed, c[1])]
        if found and _describes(scene, deed):  # "600 of the 15,000 soldiers sent": the nearest before its clause
            return _whole(scene, found[-1])
        if found:
            joined = [c for t in _beside(scene, token) for c in _within(scene, t, others)[:1]]
            machines = found[0][0].unit in _MACHINES
            crews = [c for c in joined if machines and c[0].unit in _PEOPLE]  # "two jets and 60 airmen": the airmen
            first, *rest = crews or [*found, *joined]
            return _together(scene, first, rest)
    beside = [m for m in scene.counts if m.of != "killed" and _says(m) and not _speaks(scene, deed, m)]
    beside = [m for m in beside if not _lives_there(scene, m)]
    beside = [m for m in beside if not _apart(scene, deed, _said(m)[1])]
    said = (m for m in beside if _above(scene, m) == deed.token or _touches(scene, m, deed))
    return next((_said(m) for m in said), None)


def of_dead(scene: Scene, deed: Predication) -> Counted | None:
    """How many died of a deed of violence: those it is said to have killed, or that its sentence says died, where no
    deed of its own says so."""
    if root(deed) != "ASSAULT":
        return None
    dead = [_said(m) for m in scene.counts if m.of == "killed"]
    violent = [d for d in scene.deeds if root(d) == "ASSAULT"]
    for count in dead:
        holding = [d for d in violent if _holds(scene, d, count[1])]
        nearest = _nearest(scene, violent, count[1])
        if any(d.token == deed.token for d in holding) or (not holding and nearest and nearest.token == deed.token):
            return _together(scene, count, dead)
    killing = load().before.get(scene.sentence.tokens[deed.token].text.lower()) == "killed"
    if not killing:
        return None
    alone = (_alone(scene, token, "people") for token in deed.objects)
    return next((c for c in alone if c is not None), None) or _singly(scene, deed)


def root(deed: Predication) -> str | None:
    """The deed's root: the encoder's, else the lexicon's."""
    return deed.read.root if deed.read is not None and deed.read.root else deed.rule.event


def _parts(deed: Predication) -> Iterator[int]:
    """The deed's parts, those first whose number is sooner the deed's."""
    yield from deed.objects
    if root(deed) not in _IN_WORDS:
        yield from deed.subjects
        yield from (token for preposition, token in deed.obliques if preposition in _OBLIQUES)
    elif deed.form == "noun":
        yield from (token for preposition, token in deed.obliques if preposition == "of")
    yield from deed.part("count", "force", "recipient")


def _within(scene: Scene, token: int, barred: frozenset[int]) -> list[Counted]:
    """The counts in the noun phrase of a token, in order, those behind barred words left out."""
    tokens = scene.sentence.tokens
    starts = {tokens[i].start for i in _phrase(scene, token, barred)}
    found = [
        _said(mention)
        for mention in scene.counts
        if mention.of != "killed"
        and any(first <= start < last for first, last in _places(scene, mention) for start in starts)
        and _says(mention)
        and not _lives_there(scene, mention)
    ]
    if found:
        return found
    alone = (_alone(scene, t, "troops") for t in (token, *scene.syntax.children(token, "appos")))
    return [count for count in alone if count]


def _singly(scene: Scene, deed: Predication) -> Counted | None:
    """One who is killed: "killed a captain", "the killing of a woman"."""
    syntax, tokens = scene.syntax, scene.sentence.tokens
    for token in deed.objects:
        word = tokens[token]
        a = any(tokens[d].lemma == "a" for d in syntax.children(token, "det"))
        named = any(s.label == "person" and s.first <= token < s.last for s in scene.sentence.named)
        if named or word.text.lower() in ("him", "her") or (a and word.upos == "NOUN" and word.text == word.lemma):
            return (
                Count(1, 1, 1, "=", "people", word.text),
                Evidence("count", word.start, word.end, "rule: one who is killed"),
            )
    return None


def _said(mention: CountMention) -> Counted:
    return mention.count, Evidence("count", mention.start, mention.end, mention.rule)


def _above(scene: Scene, mention: CountMention) -> int | None:
    """The first deed above the counted noun in the tree."""
    deeds = {d.carrier: d.token for d in scene.deeds} | {d.token: d.token for d in scene.deeds}
    token = scene.token_at(_places(scene, mention)[0][0])
    if token is not None and scene.syntax.preposition(token) in _APART:
        return None
    for governor in scene.syntax.up(token) if token is not None else ():
        if governor in deeds:
            return deeds[governor]
        if scene.sentence.tokens[governor].upos == "VERB":  # "lost 1,700 men to desertion", "began its pull-out with"
            return next((d for d in scene.syntax.children(governor, "obj", "obl") if d in deeds), None)
    return None


def _apart(scene: Scene, deed: Predication, said: Evidence) -> bool:
    """Whether a semicolon stands between a number and the deed."""
    word = scene.sentence.tokens[deed.token]
    first, last = min(word.start, said.start), max(word.start, said.start)
    return ";" in scene.sentence.text[first - scene.sentence.start : last - scene.sentence.start]


def _speaks(scene: Scene, deed: Predication, mention: CountMention) -> bool:
    """Whether a number is of those who do a deed in words."""
    token = scene.token_at(mention.noun_start)
    return root(deed) in _IN_WORDS and token is not None and scene.syntax.rel(token) == "nsubj"


def _touches(scene: Scene, mention: CountMention, deed: Predication) -> bool:
    """Whether nothing but small words lies between a number and the deed, whatever the tree makes of them: "the
    departure of those 2,200", "4,000 troops leave"."""
    first, last = scene.token_at(mention.start), scene.token_at(mention.noun_end - 1)
    if first is None or last is None:
        return False
    between = range(deed.token + 1, first) if deed.token < first else range(last + 1, deed.token)
    return len(between) <= _TOUCHING and all(scene.sentence.tokens[i].upos in _SMALL for i in between)


def _places(scene: Scene, mention: CountMention) -> tuple[tuple[int, int], ...]:
    """Where a count is looked for in the tree: at its noun, which hangs more surely than the number does, and at the
    number where it governs the noun ("200 of the 900 soldiers") or has none behind it."""
    noun, number = (mention.noun_start, mention.noun_end), (mention.start, mention.end)
    offset = scene.sentence.start
    between = scene.sentence.text[mention.end - offset : mention.noun_start - offset]
    return (noun,) if 0 < len(between) < _NEAR and " of " not in between else (noun, number)


def _beside(scene: Scene, token: int) -> list[int]:
    return [t for t in scene.syntax.conjuncts(token) if t != token]


def _together(scene: Scene, first: Counted, others: list[Counted]) -> Counted:
    """The sum of a number of people and of those joined to it: "12 soldiers and five civilians"."""
    total = first
    for other in others:
        one, two = total[1], other[1]
        joined = scene.sentence.text[one.end - scene.sentence.start : max(0, two.start - scene.sentence.start)]
        if two.start <= one.end or not {total[0].unit, other[0].unit} <= _PEOPLE or not _JOINED.fullmatch(joined):
            continue
        text = scene.sentence.text[one.start - scene.sentence.start : two.end - scene.sentence.start]
        total = _sum(total[0], other[0], text), Evidence("count", one.start, two.end, f"{one.rule}; with those beside")
    return total


def _sum(one: Count, other: Count, text: str) -> Count:
    low, best, high = (
        None if a is None or b is None else a + b
        for a, b in ((one.low, other.low), (one.best, other.best), (one.high, other.high))
    )
    op = one.op if other.op in ("=", one.op) else other.op
    unit = one.unit if one.unit == other.unit else "people" if "people" in (one.unit, other.unit) else "personnel"
    return Count(low, best, high, op, unit, text, one.scope)


def _lives_there(scene: Scene, mention: CountMention) -> bool:
    """ "A city of more than a million people": how many live there, not how many do or suffer anything."""
    return bool(_INHABITED.search(scene.sentence.text[: mention.start - scene.sentence.start]))


def _says(mention: CountMention) -> bool:
    """Whether a number is said, and not only that there were a few, or one."""
    if mention.count.best == 1 and mention.of != "killed":
        return False
    return mention.count.best is not None or (mention.count.low or mention.count.high or 0) > _FEW


def _alone(scene: Scene, token: int, unit: CountUnit) -> Counted | None:
    """A number without a noun: "killing nine", "the last 100 flew home"."""
    word, offset = scene.sentence.tokens[token], scene.sentence.start
    taken = [(t.start, t.end) for ts in (scene.counts, scene.times, scene.money) for t in ts]
    for amount in (each for found in numbers.find(scene.sentence.text) for each in pieces(scene.sentence.text, found)):
        start, end = offset + amount.start, offset + amount.end
        whole = _WHOLE.match(scene.sentence.text, amount.end)
        few = amount.best is None and (amount.low or amount.high or 0) <= _FEW
        if (
            whole
            or is_year(scene.sentence.text, amount)
            or few
            or amount.best == 1
            or scene.sentence.text[: amount.start].endswith("all but ")
        ):
            continue
        if start <= word.start < end and not any(first < end and start < last for first, last in taken):
            text = scene.sentence.text[amount.start : amount.end]
            return counts.count(amount, unit, text), Evidence("count", start, end, "rule: a number standing alone")
    return None


def _phrase(scene: Scene, token: int, barred: frozenset[int]) -> set[int]:
    syntax = scene.syntax
    found, stack = {token}, [token]
    while stack:
        for child in syntax.children(stack.pop(), *_PHRASE):
            if syntax.rel(child) in ("nmod", "obl") and syntax.preposition(child) not in ("of", ""):
                continue
            if child not in barred and child not in found:
                found.add(child)
                stack.append(child)
    return found


def _describes(scene: Scene, deed: Predication) -> bool:
    """Whether the deed only describes those before it: "the soldiers sent to", "those who left"."""
    syntax, word = scene.syntax, scene.sentence.tokens[deed.token]
    reduced = word.upos == "VERB" and not syntax.children(deed.token, "nsubj", "aux", "mark")
    return word.deprel.startswith("acl") or (reduced and word.deprel == "advcl")


def _whole(scene: Scene, counted: Counted) -> Counted:
    """Of a share of a number, the number itself."""
    count, said = counted
    for amount in numbers.find(scene.sentence.text):
        end = scene.sentence.start + amount.end
        if end == said.end and scene.sentence.start + amount.figure_start > said.start and count.scope == "part":
            text = scene.sentence.text[amount.start : amount.end]
            evidence = Evidence("count", scene.sentence.start + amount.start, end, said.rule)
            return counts.count(amount, count.unit, text), evidence
    return counted


def _holds(scene: Scene, deed: Predication, said: Evidence) -> bool:
    """Whether a number lies in the phrase of the deed's object, or of its subject where it counts who died."""
    tokens = scene.sentence.tokens
    inside = {i for part in (*deed.objects, *deed.subjects) for i in _phrase(scene, part, frozenset({deed.token}))}
    return any(said.start <= tokens[i].start < said.end for i in inside)


def _nearest(scene: Scene, deeds: list[Predication], said: Evidence) -> Predication | None:
    """The last deed before a number, else the first behind it."""
    tokens = scene.sentence.tokens
    before = [d for d in deeds if tokens[d.token].start < said.start]
    return before[-1] if before else next(iter(deeds), None)
