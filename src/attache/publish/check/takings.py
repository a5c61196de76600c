"""Places that a sentence has taken over, or cleared of somebody: does the body have them change hands?

Which words say so is in `lexicon/exits.toml`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attache.lexicon.exits import Exits, Phrase, places
from attache.lexicon.support import SupportWords
from attache.publish.check import presences, reasons
from attache.publish.check.passages import Passage
from attache.publish.check.rows import Finding
from attache.publish.support.words import Word, read


def changes_hands(text: str) -> bool:
    """Whether a sentence has a place change hands: taken, given, or left by those who had it."""
    known = Exits.load()
    lower = [word.lower for word in read(text)]
    return bool(places(lower, known.taking | known.giving)) or presences.says_gone(text)


def judged(passage: Passage, likest: Collection[Passage], witnesses: Sequence[Passage]) -> Finding | None:
    """The finding on a sentence that has a place taken: contradicted where the body has it in other hands still,
    overstated where it has somebody come in or share it and nobody take it. `likest` are the sentences most like it."""
    known = Exits.load()
    words = read(passage.sentence.text)
    taken = _as_fact(words, known.taking)
    if not taken and not _as_fact(words, known.clearing):
        return None
    about = [other for other in witnesses if _about(words, other, witnesses)]
    held = next((other for other in about if _says(other, known.holding)), None)
    if held:
        return Finding("contradicted", reasons.held(held.sentence.text), (held.span,))
    if not taken or any(changes_hands(other.sentence.text) for other in likest):
        return None
    named = _names(words, witnesses)
    if any(changes_hands(other.sentence.text) and named & _roots(other) for other in about):
        return None
    who = next((word.root for word in words if word.root.isupper()), None)
    beside = (o for o in witnesses if (o in about or who in _roots(o)) and _says(o, known.sharing))
    shared = next(beside, None)
    return Finding("overstated", reasons.beside(shared.sentence.text), (shared.span,)) if shared else None


def _as_fact(words: Sequence[Word], phrases: frozenset[Phrase]) -> bool:
    """Whether one of the phrases is told as done, not as something to do, possible or untrue."""
    lower = [word.lower for word in words]
    doubtful = SupportWords.load().hedges
    if places(lower, Exits.load().untrue) or any(word.lower in doubtful or word.lemma in doubtful for word in words):
        return False
    return any(not start or lower[start - 1] != "to" for start, _ in places(lower, phrases))


def _says(passage: Passage, phrases: frozenset[Phrase]) -> bool:
    return bool(places([word.lower for word in read(passage.sentence.text)], phrases))


def _about(words: Sequence[Word], other: Passage, witnesses: Sequence[Passage]) -> bool:
    """Whether another sentence is about the same place: it has a name of it, or where it has none, its noun."""
    known = Exits.load()
    named = _names(words, witnesses)
    if named:
        return bool(named & _roots(other))
    spoken = {word for phrases in (known.taking, known.clearing) for phrase in phrases for word in phrase}
    things = {
        word.root
        for word in words
        if word.weight and not word.root.isupper() and word.lower not in spoken and not presences.forces([word])
    }
    return bool(things & _roots(other))


def _names(words: Sequence[Word], witnesses: Sequence[Passage]) -> set[str]:
    """The names of a sentence, countries apart: a word in capitals that the body writes small is none, and in a
    headline that has capitals throughout, only one that the body has too."""
    told = [word for other in witnesses for word in read(other.sentence.text)]
    small, great = ({word.root for word in told if word.name == name} for name in (False, True))
    found = {
        word.root
        for word in words
        if word.name and word.weight and not word.root.isupper() and word.root not in small
        if not presences.forces([word])
    }
    return found & great if all(word.name for word in words[1:] if word.weight and not word.digits) else found


def _roots(passage: Passage) -> set[str]:
    return {word.root for word in read(passage.sentence.text)}
