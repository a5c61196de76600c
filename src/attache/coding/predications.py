"""Which words of a sentence say that something is done, and who stands where around them.

A deed may be a verb ("withdrew", "pulled out"), a noun ("the expulsion of", "a withdrawal") or a noun with a verb
that only carries it ("launched an attack", "completed its withdrawal", "faces violence from").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from attache.coding.modality import Mood, mood
from attache.coding.syntax import Syntax
from attache.lexicon.carriers import Carriers
from attache.lexicon.predicates import PredicateRule, Predicates
from attache.lexicon.words import Words
from attache.model import Deed, Evidence, Named

Aspect = Literal["plain", "ongoing", "begin", "continue", "complete"]


# "Kept away", "stayed out": the particle turns staying into not being there.
_APART = frozenset({"away", "out", "off"})
# Read as prepositions, these may be a verb's particle only where it has no object of its own ("handed over | its
# camp").
_PARTICLES = frozenset({"in", "over", "up", "off", "down", "back", "out"})


class Predication(msgspec.Struct, frozen=True):
    """A deed in a sentence. Token indices throughout. `carrier` is the verb with tense and modality: the deed itself
    or the verb that carries its noun."""

    rule: PredicateRule
    token: int
    carrier: int
    form: Literal["verb", "noun"]
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    mood: Mood
    aspect: Aspect
    read: Deed | None = None  # what the encoder says of the same word
    parts: tuple[tuple[str, int], ...] = ()  # the deed's parts as the encoder reads them: role, and the part's head

    def part(self, *roles: str) -> tuple[int, ...]:
        """The heads of the parts in these roles, in the order of the text."""
        return tuple(head for role, head in self.parts if role in roles)


def find(syntax: Syntax, words: Words) -> list[Predication]:
    """Every deed of the sentence, in order of its word: those that the lexicon knows, and those that only the encoder
    reads."""
    known = _known(syntax, words)
    told = {deed.token: deed for deed in known}
    carried = {deed.carrier for deed in known}
    found = [_with(syntax, deed, _read(syntax, deed.token, deed.carrier)) for deed in known]
    for deed in syntax.sentence.deeds:
        if deed.token not in told and deed.token not in carried:
            found.extend(_learned(syntax, deed, words))
    return sorted(found, key=lambda deed: deed.token)


def _read(syntax: Syntax, *tokens: int) -> Deed | None:
    return next((deed for token in tokens for deed in syntax.sentence.deeds if deed.token == token), None)


def _with(syntax: Syntax, deed: Predication, read: Deed | None) -> Predication:
    """The deed with what the encoder reads of it."""
    if read is None:
        return deed
    parts = tuple((part.label, _head(syntax, part)) for part in read.parts)
    return msgspec.structs.replace(deed, read=read, parts=parts)


def _head(syntax: Syntax, part: Named) -> int:
    """The first word of a part whose governor lies outside of it."""
    inside = range(part.first, part.last)
    return next((i for i in inside if syntax.tokens[i].head not in inside), part.first)


def _learned(syntax: Syntax, deed: Deed, words: Words) -> Iterator[Predication]:
    """The deed as the encoder reads it, by the row of its root."""
    general = words.predicates.general.get(deed.root or words.predicates.root_of(deed.move))
    if general is None:
        return
    rule = msgspec.structs.replace(general, presence=deed.move, event=deed.root)
    i = deed.token
    subjects, objects, obliques = (
        _noun_parts(syntax, i, rule) if syntax.tokens[i].upos in ("NOUN", "PROPN") else _verb_parts(syntax, i)
    )
    found = Predication(
        rule=rule,
        token=i,
        carrier=i,
        form="noun" if syntax.tokens[i].upos in ("NOUN", "PROPN") else "verb",
        subjects=subjects,
        objects=objects,
        obliques=obliques,
        mood=mood(syntax, i, words),
        aspect=_aspect(syntax, i, words.carriers),
    )
    yield _with(syntax, found, deed)


Parts = tuple[tuple[int, ...], tuple[int, ...], tuple[tuple[str, int], ...]]


def _verb_parts(syntax: Syntax, i: int) -> Parts:
    """Subjects, objects and obliques of a verb."""
    passive = syntax.is_passive(i)
    grammatical, direct = syntax.subjects(i), syntax.objects(i)
    subjects, objects = (syntax.by_phrase(i), grammatical) if passive else (grammatical, direct)
    inner = tuple(o for noun in objects for o in syntax.obliques(noun) if o[0] != "of")
    return (
        tuple(subjects),
        tuple(objects),
        (*(o for o in syntax.obliques(i) if not (passive and o[0] == "by" and o[1] in subjects)), *inner),
    )


def _noun_parts(syntax: Syntax, i: int, rule: PredicateRule) -> Parts:
    """Who does the deed of a noun, to whom, and what hangs on it: "the raid by", "Moscow's mediation between"."""
    obliques = syntax.obliques(i)
    owners = [*syntax.possessors(i), *syntax.modifiers(i)]
    of = [noun for preposition, noun in obliques if preposition == "of"]
    subjects = [*owners, *(noun for preposition, noun in obliques if preposition in ("by", "from"))]
    moving = rule.presence is not None and not owners
    if moving:
        subjects.extend(of)
    return tuple(dict.fromkeys(subjects)), () if moving else tuple(of), tuple(obliques)


def _known(syntax: Syntax, words: Words) -> list[Predication]:
    found: list[Predication] = []
    for i, token in enumerate(syntax.tokens):
        if token.upos == "VERB" and syntax.rel(i) != "amod":
            found.extend(_verb(syntax, i, words))
        elif token.upos == "NOUN" or (token.upos == "PROPN" and syntax.sentence.section != "body"):
            found.extend(_noun(syntax, i, words))
    # What is ended is not done: "cooperation" in "ended its military cooperation" is no deed of its own.
    spoken_for = {o for deed in found if deed.form == "verb" and deed.rule.objects for o in deed.objects}
    return [deed for deed in found if deed.form == "verb" or deed.token not in spoken_for]


def _verb(syntax: Syntax, i: int, words: Words) -> Iterator[Predication]:
    passive = syntax.is_passive(i)
    grammatical, direct = syntax.subjects(i), syntax.objects(i)
    if passive:
        subjects, objects = syntax.by_phrase(i), grammatical
    else:
        subjects, objects = grammatical, direct
    rules = _chosen(syntax, i, [*objects, *(direct if passive else [])], words.predicates)
    obliques = tuple(o for o in syntax.obliques(i) if not (passive and o[0] == "by" and o[1] in subjects))
    if not rules:
        return
    # What hangs on the object in English often belongs to the verb: "ended its pact | with Washington".
    inner = tuple(o for noun in objects for o in syntax.obliques(noun) if o[0] != "of")
    lemma = syntax.tokens[i].lemma
    for rule in rules:
        # "handed over its camp", where "over" was read as a preposition: the noun is the object
        moved = [
            (p, n)
            for p, n in obliques
            if not objects and p not in (*rule.recipient, *rule.source, *rule.to) and f"{lemma} {p}" in rule.verbs
        ]
        yield Predication(
            rule=rule,
            token=i,
            carrier=i,
            form="verb",
            subjects=tuple(subjects),
            objects=(*objects, *(n for _, n in moved)),
            obliques=(*(o for o in obliques if o not in moved), *inner),
            mood=mood(syntax, i, words),
            aspect=_aspect(syntax, i, words.carriers),
        )


def _chosen(syntax: Syntax, i: int, objects: Iterable[int], predicates: Predicates) -> list[PredicateRule]:
    """The rules of the verb at `i`: the most specific wording first, and of those the ones whose objects fit."""
    lemma = syntax.tokens[i].lemma
    nouns = {syntax.tokens[o].lemma for o in objects}
    loose = nouns | {syntax.tokens[o].lemma for _, o in syntax.obliques(i)}
    infinitive = any(
        syntax.tokens[m].lemma == "to"
        for c in syntax.children(i, "xcomp", "advcl", "ccomp")
        for m in syntax.children(c, "mark")
    )
    apart = any(
        syntax.tokens[c].text.lower() in _APART for c in syntax.children(i, "compound:prt", "advmod") if 0 < c - i < 4
    )
    for key in _wordings(syntax, i, lemma):
        rules = [
            rule
            for rule in predicates.verbs.get(key, [])
            if (infinitive or not rule.needs_infinitive)
            and not (rule.intransitive and nouns)
            and not (apart and key == lemma and rule.presence == "remain")
            and not (nouns & set(rule.not_objects))
            and not (rule.not_objects and loose & set(rule.not_objects))
        ]
        fitting = [rule for rule in rules if rule.objects and loose & set(rule.objects)]
        chosen = fitting or [rule for rule in rules if not rule.objects]
        if chosen:
            return chosen
    return []


def _wordings(syntax: Syntax, i: int, lemma: str) -> Iterator[str]:
    """ "pull out" before "pull": with the particle, the object, the preposition and its noun, then the bare verb."""
    particles = [
        syntax.tokens[c].text.lower() for c in syntax.children(i, "compound:prt", "advmod", "xcomp") if 0 < c - i < 9
    ]
    for particle in particles:
        yield f"{lemma} {particle}"
    for noun in syntax.children(i, "obj"):
        yield f"{lemma} {syntax.tokens[noun].lemma}"
    for preposition, noun in syntax.obliques(i):
        yield f"{lemma} {preposition} {syntax.tokens[noun].lemma}"
        if preposition not in _PARTICLES or not syntax.children(i, "obj", "nsubj:pass"):
            yield f"{lemma} {preposition}"
    yield lemma


def _noun(syntax: Syntax, i: int, words: Words) -> Iterator[Predication]:
    token = syntax.tokens[i]
    rules = words.predicates.nouns.get(token.lemma if token.upos == "NOUN" else token.text.lower(), [])
    if not rules or syntax.rel(i) in ("compound", "amod"):
        return
    modifiers = syntax.modifiers(i)
    company = {syntax.tokens[m].lemma for m in modifiers}
    owners = [*syntax.possessors(i), *modifiers]
    obliques = syntax.obliques(i)
    verb = _carrier(syntax, i)
    lemma = syntax.tokens[verb].lemma if verb is not None else ""
    for rule in rules:
        if company & set(rule.not_modifiers) or syntax.preposition(i) in rule.not_after:
            continue
        of = [noun for preposition, noun in obliques if preposition == "of"]
        if (
            rule.objects
            and not {syntax.tokens[o].lemma for o in of} & set(rule.objects)
            and not company & set(rule.objects)
        ):
            continue
        # "violence from rebels" names who does it, "a withdrawal from Kabul" where it starts; "the expulsion of X by Y"
        doing = ("by",) if rule.source else ("by", "from")
        subjects = [*owners, *(noun for preposition, noun in obliques if preposition in doing)]
        subjects.extend(noun for each in of for preposition, noun in syntax.obliques(each) if preposition == "by")
        objects: list[int] = []
        # "Russia's invasion of Ukraine": whose it is does it, and "of" says to whom
        owned = [*syntax.possessors(i), *(m for m in modifiers if m and syntax.tokens[m].text[:1].isupper())]
        (subjects if rule.of == "subject" and not owned else objects).extend(of)
        if verb is not None and syntax.rel(_top(syntax, i)) == "obj":
            doers = syntax.by_phrase(verb) if syntax.is_passive(verb) else syntax.subjects(verb)
            if lemma in words.carriers.doing:
                subjects = [*subjects, *doers]
            elif lemma in words.carriers.suffering:
                objects = [*objects, *doers]
                subjects = [*subjects, *(n for p, n in syntax.obliques(verb) if p in ("from", "by"))]
        carried = (
            syntax.obliques(verb)
            if verb is not None and lemma in (words.carriers.doing | words.carriers.suffering)
            else []
        )
        yield Predication(
            rule=rule,
            token=i,
            carrier=verb if verb is not None else i,
            form="noun",
            subjects=tuple(dict.fromkeys(subjects)),
            objects=tuple(dict.fromkeys(objects)),
            obliques=tuple(dict.fromkeys((*obliques, *carried))),
            mood=_noun_mood(syntax, i, verb, rule, words),
            aspect=_aspect(syntax, i, words.carriers),
        )


def _noun_mood(syntax: Syntax, i: int, verb: int | None, rule: PredicateRule, words: Words) -> Mood:
    """The mood of a noun's deed. "A withdrawal" that somebody supports, or that would harm somebody, has not
    happened."""
    said = mood(syntax, i, words)
    if rule.presence is None or said.modality != "asserted" or verb is None:
        return said
    carriers = words.carriers
    token = syntax.tokens[verb]
    carried = token.lemma in carriers.doing | carriers.suffering | carriers.happening
    article = next((d for d in syntax.children(i, "det") if syntax.tokens[d].lemma in ("a", "an", "any")), None)
    if article is not None and not carried:
        word = syntax.tokens[article]
        evidence = Evidence("modality", word.start, word.end, "rule: one that is only spoken of")
        return Mood("possible", said.polarity, said.through, (*said.evidence, evidence))
    for helper in syntax.children(verb, "aux"):
        word = syntax.tokens[helper]
        if word.lemma in ("would", "could") and not carried:
            evidence = Evidence("modality", word.start, word.end, "lexicon modality.toml:auxiliaries")
            return Mood("conditional", said.polarity, said.through, (*said.evidence, evidence))
    return said


def _top(syntax: Syntax, i: int) -> int:
    """The first of the coordination that `i` stands in."""
    while syntax.rel(i) == "conj" and syntax.tokens[i].head >= 0:
        i = syntax.tokens[i].head
    return i


def _carrier(syntax: Syntax, i: int) -> int | None:
    """The verb whose subject or object the noun is."""
    top = _top(syntax, i)
    head = syntax.tokens[top].head
    if head >= 0 and syntax.rel(top) in ("obj", "nsubj") and syntax.tokens[head].upos in ("VERB", "AUX"):
        return head
    return None


def _aspect(syntax: Syntax, i: int, carriers: Carriers) -> Aspect:
    token = syntax.tokens[i]
    governor = token.head
    if governor >= 0 and syntax.rel(i) in ("xcomp", "obj", "nsubj", "conj"):
        lemma = syntax.tokens[governor].lemma
        if lemma in carriers.begin:
            return "begin"
        if lemma in carriers.complete:
            return "complete"
        if lemma in carriers.continue_:
            return "continue"
        if (
            any(syntax.tokens[c].text.lower() in ("underway", "way") for c in syntax.below(governor))
            and token.upos == "NOUN"
        ):
            return "begin"
    if token.upos == "VERB" and token.text.lower().endswith("ing") and syntax.children(i, "aux"):
        return "ongoing"
    return "plain"
