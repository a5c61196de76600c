"""Forces that a sentence has gone or in place, and the body the other way: what no likeness of words may hide.

Which words tell that a force is gone, that it is still there, or that it is on its way out, is in `lexicon/exits.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from attache.lexicon.exits import Exits, places
from attache.lexicon.support import SupportWords
from attache.model import Claim
from attache.publish.check import reasons
from attache.publish.check.passages import Passage
from attache.publish.check.rows import Finding
from attache.publish.support.words import Word, read

EXITS = frozenset({"withdraw", "hand-over"})
THERE = frozenset({"remain"})
_BE = frozenset({"is", "are", "was", "were"})
_HAVE = frozenset({"have", "has", "had", "having"})
_THEM = frozenset({"them", "they", "their", "it", "its"})
_LEAST_ING = 5  # letters of a verb in -ing: "being" has them, "king" has not
_REACH = 2  # words from a helper to its participle: "have all left"
_NOBODY_REACH = 5  # from "none of the" to "remain"


def is_exit(claim: Claim) -> bool:
    """Whether a claim has a force gone, which "forces withdraw" does not say."""
    if claim.kind != "presence" or claim.action not in EXITS or not claim.polarity or claim.modality == "denied":
        return False
    words = read(claim.quote)
    return _left(_lower(words)) or _out(words)


def under_way(claim: Claim) -> Claim:
    """ "The army is leaving" tells a departure that is going on, not one that is over."""
    if claim.kind != "presence" or claim.action != "withdraw" or not _going_on(_lower(read(claim.quote))):
        return claim
    return msgspec.structs.replace(claim, action="begin-withdrawal")


def says_gone(text: str) -> bool:
    """Whether a sentence has a force gone, as a fact."""
    words = read(text)
    lower = _lower(words)
    if not (_left(lower) or _out(words) or _none(lower)) or not forces(words):
        return False
    hedges = SupportWords.load().hedges
    untrue = places(_without_no_longer(lower), Exits.load().untrue)
    return not untrue and not any(word.lower in hedges or word.lemma in hedges for word in words)


def tells_exit(passage: Passage) -> bool:
    """Whether a sentence has a force gone, in words of exit or by a claim told as over: "has closed its base"."""
    return says_gone(passage.sentence.text) or any(
        claim.kind == "presence" and claim.action == "withdraw" and claim.polarity and claim.modality == "asserted"
        for claim in passage.claims
        if _HAVE & {*_lower(read(claim.quote))}
    )


def denied(passage: Passage, witnesses: Sequence[Passage]) -> list[Finding]:
    """The finding on a sentence that has a force gone which the body has in place; of sentences alone whose own
    claims are settled by none of the body's. At most one."""
    if not tells_exit(passage):
        return []
    words = read(passage.sentence.text)
    kept = [
        (other, known)
        for before, other in _in_turn(witnesses)
        for known in other.claims
        if known.kind == "presence" and known.action in THERE and known.polarity and known.modality == "asserted"
        if not known.time.text and _one_force(words, known)
        if _one_place(words, known) or _led_to(words, known, before)
    ]
    if kept:
        other, known = min(kept, key=lambda each: each[1].count is None)
        return [Finding("contradicted", reasons.kept(" ".join(known.quote.split())), (other.bearing(known),))]
    told = next((other for before, other in _in_turn(witnesses) if _stays(words, before, other)), None)
    return [Finding("contradicted", reasons.kept(told.sentence.text), (told.span,))] if told else []


def _lower(words: Sequence[Word]) -> list[str]:
    return [word.lower for word in words]


def _left(lower: Sequence[str]) -> bool:
    """ "Have left", "all withdrawn", "left the base"."""
    known = Exits.load()
    for start, end in places(lower, known.participles):
        helpers = _HAVE if tuple(lower[start:end]) in known.with_have else known.helpers
        if any(word in helpers for word in lower[max(start - _REACH, 0) : start]):
            return True
    return any(not start or lower[start - 1] not in _BE for start, _ in places(lower, known.alone))


def _out(words: Sequence[Word]) -> bool:
    """ "Are out of", and in a headline "Troops Gone From"."""
    lower = _lower(words)
    return any(
        any(word in _BE for word in lower[max(start - _REACH, 0) : start])
        or "no longer" in " ".join(lower[start : start + 2])
        or (start > 0 and bool(forces(words[start - 1 : start])))
        for start, _ in places(lower, Exits.load().states)
    )


def _none(lower: Sequence[str]) -> bool:
    """ "None of the soldiers remain"."""
    known = Exits.load()
    stays = [at for at, word in enumerate(lower) if word in ("left", *_BE) or (word,) in known.staying]
    return any(end < at <= end + _NOBODY_REACH for _, end in places(lower, known.nobody) for at in stays)


def _going_on(lower: Sequence[str]) -> bool:
    between = Exits.load().under_way
    for at, word in enumerate(lower):
        if word in _BE or word == "been":
            verb = next((later for later in lower[at + 1 :] if later not in between), "")
            if verb.endswith("ing") and len(verb) >= _LEAST_ING:
                return True
    return False


def _without_no_longer(lower: Sequence[str]) -> list[str]:
    """The words but for a "no longer", which is how an exit is told."""
    return [word for at, word in enumerate(lower) if (word, *lower[at + 1 : at + 2]) != ("no", "longer")]


def forces(words: Sequence[Word]) -> list[Word]:
    """The words that name a force of any kind."""
    known = Exits.load().forces
    return [word for word in words if word.lemma in known or word.lower in known or word.lower.rstrip("s") in known]


def _in_turn(witnesses: Sequence[Passage]) -> list[tuple[Passage | None, Passage]]:
    return list(zip((None, *witnesses), witnesses, strict=False))


def _stays(words: Sequence[Word], before: Passage | None, other: Passage) -> bool:
    """Whether a sentence has the same force still there, by its words; "them" are those of the sentence before."""
    there = read(other.sentence.text)
    lower = _lower(there)
    if not places(lower, Exits.load().staying) or says_gone(other.sentence.text):
        return False
    told: Sequence[Word] = there
    where = [*other.claims]
    if not any(word.root.isupper() for word in there) and set(lower) & _THEM and before is not None:
        told = (*read(before.sentence.text), *there)
        where += before.claims
    elif not forces(there):
        return False
    force = _country(words)
    if not force or _country(told) != force:
        return False
    roots = {word.root for word in told} | _surroundings(where)
    return all(word.root in roots for word in _named(words) if word.root != force)


def _surroundings(claims: Sequence[Claim]) -> set[str]:
    """The roots of the provinces and countries that the claims' places lie in."""
    found = [place for claim in claims if (place := claim.place or claim.origin)]
    provinces = {word.root for place in found for word in read(place.admin1 or "")}
    return provinces | {place.country for place in found if place.country}


def _country(words: Sequence[Word]) -> str:
    return next((word.root for word in words if word.root.isupper()), "")


def _one_force(words: Sequence[Word], known: Claim) -> bool:
    """Whether the sentence names the country whose force it is, before any other."""
    country = _country(words)
    return bool(country) and any(actor.country == country for actor in known.actors)


def _one_place(words: Sequence[Word], known: Claim) -> bool:
    """Whether every place that the sentence names is the known one, or the country that it lies in."""
    place = known.place or known.origin
    own = {word.root for name in (place.name, place.admin1 or "") for word in read(name)} if place else set()
    host = {place.country} if place else set()
    force = _country(words)
    return {word.root for word in _named(words) if word.root != force} <= own | host


def _led_to(words: Sequence[Word], known: Claim, before: Passage | None) -> bool:
    """Whether the sentence before the known one names every place of the words, and the known one puts the force in no
    other: "Then there is Gyumri. The base has 4,000 soldiers"."""
    elsewhere = known.place is not None and known.place.id != known.place.country
    if before is None or elsewhere:
        return False
    force = _country(words)
    named = {word.root for word in _named(words) if word.root != force}
    return bool(named) and named <= {word.root for word in read(before.sentence.text)}


def _named(words: Sequence[Word]) -> list[Word]:
    """The names, and the numbers in them; not what is only in capitals because a headline is."""
    pairs = zip((None, *words), words, strict=False)
    known = Exits.load()
    spoken = {word for phrases in (known.participles, known.states) for phrase in phrases for word in phrase}
    return [
        word
        for before, word in pairs
        if (word.name and word.lower not in spoken and not forces([word]) and word.weight)
        or (word.digits and before and before.name)
    ]
