"""What a sentence has somebody do, and the body has the same one leave undone: try, offer or discuss, do the opposite,
or never do at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from attache.lexicon.entailments import Entailments
from attache.lexicon.exits import Exits
from attache.lexicon.support import SupportWords
from attache.publish.check import reasons
from attache.publish.check.passages import Passage
from attache.publish.check.rows import Finding
from attache.publish.check.telling import told, verbs
from attache.publish.support.words import read

_SUBJECT = ("nsubj",)
_OBJECT = ("obj",)
_ALL_THERE = 3  # modality rank of what is told as so
_NOT_YET = ("yet", "to")


def judged(passage: Passage, likest: Collection[Passage], witnesses: Sequence[Passage]) -> Finding | None:
    """The finding on the main deed of a sentence that is told as done; None where the body may bear it out. `likest`
    are the sentences most like it."""
    deed = next((verb for verb in verbs(passage.syntax) if passage.syntax.rel(verb) == "root"), None)
    if deed is None or not _done(passage, deed):
        return None
    verb, doers = _root(passage, deed), _heads(passage, deed, *_SUBJECT)
    if not doers or any(verb in _roots(other) and doers & _roots(other) for other in witnesses):
        return None
    lemma = passage.syntax.tokens[deed].lemma
    for before, other in zip((None, *witnesses), witnesses, strict=False):
        for at in verbs(other.syntax):
            if not doers & _heads(other, at, *_SUBJECT):
                continue
            near = other in likest or before in likest or bool(_matter(passage, deed) & _roots(other) - doers)
            found = _against(passage, lemma, other, at) if near else None
            if found:
                return found
    return None


def absent(passage: Passage, likest: Collection[Passage]) -> bool:
    """Whether neither the main verb of a sentence nor what it is done to is in the sentences most like it."""
    deed = next((verb for verb in verbs(passage.syntax) if passage.syntax.rel(verb) == "root"), None)
    if deed is None:
        return False
    objects = {root for root in _heads(passage, deed, *_OBJECT) if not root.isupper()}
    verb = _root(passage, deed)
    held = {root for other in likest for root in _roots(other)}
    return bool(objects and verb) and not held & {verb, *objects}


def _against(passage: Passage, lemma: str, other: Passage, at: int) -> Finding | None:
    """What the same one's deed in the body makes of a deed: it is undone, or its opposite is done."""
    token = other.syntax.tokens[at]
    text = other.sentence.text
    lower = [word.lower for word in read(text)]
    if _NOT_YET in pairwise(lower):
        return Finding("contradicted", reasons.turned(lemma, text), (other.span,))
    if token.lemma in Exits.load().attempts and _done(other, at):
        return Finding("overstated", reasons.not_yet(text), (other.span,))
    if _done(other, at) and opposed(lemma, token.lemma):
        return Finding("contradicted", reasons.other_way(lemma, token.lemma, text), (other.span,))
    return None


def opposed(said: str, known: str) -> bool:
    """Whether two words stand on different sides of one pair of opposites."""
    groups = (group.sides for group in SupportWords.load().opposites)
    return any(
        said in side and known in other for sides in groups for side in sides for other in sides if other != side
    )


def _done(passage: Passage, at: int) -> bool:
    modality, polarity, _ = told(passage.syntax, at)
    return polarity and Entailments.load().modality[modality] >= _ALL_THERE


def _matter(passage: Passage, deed: int) -> set[str]:
    return _heads(passage, deed, "obj", "obl")


def _heads(passage: Passage, at: int, *relations: str) -> set[str]:
    """The roots of the words that stand to a verb in one of some relations, with their names' other words."""
    syntax = passage.syntax
    starts = {
        syntax.tokens[i].start - passage.sentence.start
        for child in syntax.children(at, *relations)
        for i in (child, *syntax.children(child, "flat", "compound"))
    }
    return {word.root for word in read(passage.sentence.text) if word.weight and word.start in starts}


def _root(passage: Passage, at: int) -> str:
    start = passage.syntax.tokens[at].start - passage.sentence.start
    return next((word.root for word in read(passage.sentence.text) if word.start == start and word.weight), "")


def _roots(passage: Passage) -> set[str]:
    return {word.root for word in read(passage.sentence.text)}
