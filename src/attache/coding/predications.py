"""Which words of a sentence say that something is done, and who stands where around them.

A deed may be a verb ("withdrew", "pulled out"), a noun ("the expulsion of", "a withdrawal") or a noun with a verb
that only carries it ("launched an attack", "completed its withdrawal", "faces violence from").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from attache.coding import clauses
from attache.coding.modality import Mood, joined, mood
from attache.coding.syntax import Syntax
from attache.lexicon.predicates import PredicateRule, Predicates
from attache.lexicon.words import Words
from attache.model import Deed, Evidence, Named

_SURE = 0.9  # the encoder's score from which its word stands against the lexicon's
_SITE = "base"  # a row with this object takes whatever the encoder reads as a facility


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
    aspect: clauses.Aspect
    read: Deed | None = None  # what the encoder says of the same word
    parts: tuple[tuple[str, int, float], ...] = ()  # as the encoder reads them: role, head of the part, score

    def part(self, *roles: str, least: float = 0.0) -> tuple[int, ...]:
        """The heads of the parts in these roles, in the order of the text, from a score upwards."""
        return tuple(head for role, head, score in self.parts if role in roles and score >= least)


def find(syntax: Syntax, words: Words) -> list[Predication]:
    """Every deed of the sentence, in order of its word: those that the lexicon knows, and those that only the encoder
    reads."""
    deeds = _believed(syntax, words)
    found = [_with(syntax, deed, _read(syntax, deed, deeds, words)) for deed in _known(syntax, words)]
    told = {deed.token for deed in found} | {deed.read.token for deed in found if deed.read is not None}
    for deed in deeds.values():
        if deed.token not in told:
            found.extend(_learned(syntax, deed, words))
    return sorted(found, key=lambda deed: deed.token)


def _believed(syntax: Syntax, words: Words) -> Mapping[int, Deed]:
    """The deeds that the encoder reads, by their word. A "not" for which the sentence has no word is not believed."""
    negative = words.moods.negative
    may = any(token.lemma in negative or token.text.lower() in negative for token in syntax.tokens)
    deeds = syntax.sentence.deeds
    return {deed.token: deed if may else msgspec.structs.replace(deed, polarity=True) for deed in deeds}


def _read(syntax: Syntax, deed: Predication, by_token: Mapping[int, Deed], words: Words) -> Deed | None:
    """What the encoder reads at the deed's own word; else at the verb that carries its noun, where the verb says no
    more than the noun ("launched | an attack", not "rehearsed a landing")."""
    at_verb = by_token.get(deed.carrier)
    light = words.carriers.doing | words.carriers.suffering | words.carriers.happening
    if at_verb is not None and at_verb.root != deed.rule.event and syntax.tokens[deed.carrier].lemma not in light:
        at_verb = None
    return by_token.get(deed.token, at_verb)


def _with(syntax: Syntax, deed: Predication, read: Deed | None) -> Predication:
    """The deed with what the encoder reads of it. Where the lexicon has the word and the encoder reads another deed in
    it, the lexicon is right more often, unless the encoder is sure."""
    if read is None:
        return deed
    agreed = deed.rule.event is None or read.root in (deed.rule.event, deed.rule.future)
    parts = tuple((part.label, _head(syntax, part), part.score) for part in read.parts)
    if not deed.rule.general and not agreed and read.score < _SURE:
        return msgspec.structs.replace(deed, parts=parts)
    said = joined(deed.mood, read, syntax.tokens[read.token])
    return msgspec.structs.replace(deed, read=read, parts=parts, mood=said)


def _head(syntax: Syntax, part: Named) -> int:
    """The first word of a part whose governor lies outside of it."""
    inside = range(part.first, part.last)
    return next((i for i in inside if syntax.tokens[i].head not in inside), part.first)


def _learned(syntax: Syntax, deed: Deed, words: Words) -> Iterator[Predication]:
    """The deed as the encoder reads it, by the row of its root."""
    general = words.predicates.general.get(deed.root or words.predicates.root_of(deed.move))
    if general is None or _means_something_else(syntax, deed.token, words.predicates):
        return
    rule = msgspec.structs.replace(general, presence=deed.move, event=deed.root)
    yield _with(syntax, at(syntax, deed.token, rule, words), deed)


def at(syntax: Syntax, i: int, rule: PredicateRule, words: Words) -> Predication:
    """What the tree says of the verb or noun at `i`, as a deed by the rule."""
    noun = syntax.tokens[i].upos in ("NOUN", "PROPN")
    subjects, objects, obliques = clauses.of_noun(syntax, i, rule) if noun else clauses.of_verb(syntax, i)
    return Predication(
        rule=rule,
        token=i,
        carrier=i,
        form="noun" if noun else "verb",
        subjects=subjects,
        objects=objects,
        obliques=obliques,
        mood=mood(syntax, i, words),
        aspect=clauses.aspect(syntax, i, words.carriers),
    )


def _means_something_else(syntax: Syntax, i: int, predicates: Predicates) -> bool:
    """Whether the word stands in company in which the lexicon knows it for another meaning ("withdraw a bid")."""
    token = syntax.tokens[i]
    if token.upos in ("NOUN", "PROPN"):
        company = {syntax.tokens[m].lemma for m in syntax.modifiers(i)}
        rules = predicates.nouns.get(token.lemma, [])
        return any(company & set(r.not_modifiers) or syntax.preposition(i) in r.not_after for r in rules)
    subjects = syntax.subjects(i) if syntax.is_passive(i) else []
    nouns = {syntax.tokens[o].lemma for o in (*syntax.objects(i), *subjects, *(n for _, n in syntax.obliques(i)))}
    doers = {syntax.tokens[s].lemma for s in (*syntax.subjects(i), *syntax.by_phrase(i))}
    rules = predicates.verbs.get(token.lemma, [])
    return any(nouns & set(rule.not_objects) or doers & set(rule.not_subjects) for rule in rules)


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
    subjects, objects, obliques = clauses.of_verb(syntax, i)
    direct = syntax.objects(i) if syntax.is_passive(i) else []
    lemma = syntax.tokens[i].lemma
    for rule in _chosen(syntax, i, [*objects, *direct], words.predicates):
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
            subjects=subjects,
            objects=(*objects, *(n for _, n in moved)),
            obliques=tuple(o for o in obliques if o not in moved),
            mood=mood(syntax, i, words),
            aspect=clauses.aspect(syntax, i, words.carriers),
        )


def _chosen(syntax: Syntax, i: int, objects: Iterable[int], predicates: Predicates) -> list[PredicateRule]:
    """The rules of the verb at `i`: the most specific wording first, and of those the ones whose objects fit."""
    lemma = syntax.tokens[i].lemma
    nouns = {syntax.tokens[o].lemma for o in objects}
    doers = {syntax.tokens[s].lemma for s in (*syntax.subjects(i), *syntax.by_phrase(i))}
    loose = nouns | {syntax.tokens[o].lemma for _, o in syntax.obliques(i)}
    loose |= {syntax.tokens[c].lemma for c in syntax.children(i, "xcomp")}
    speaks = bool(syntax.children(i, "ccomp"))
    infinitive = any(syntax.is_infinitive(c) for c in syntax.children(i, "xcomp", "advcl", "ccomp"))
    sites = {t for span in syntax.sentence.armed if span.label == "facility" for t in range(span.first, span.last)}
    at_site = any(o in sites for o in objects)
    apart = any(
        syntax.tokens[c].text.lower() in _APART for c in syntax.children(i, "compound:prt", "advmod") if 0 < c - i < 4
    )
    for key in wordings(syntax, i, lemma):
        rules = [
            rule
            for rule in predicates.verbs.get(key, [])
            if (infinitive or not rule.needs_infinitive)
            and not (rule.intransitive and nouns)
            and not (rule.not_clause and speaks)
            and not (doers & set(rule.not_subjects))
            and not (apart and key == lemma and rule.presence == "remain")
            and not (nouns & set(rule.not_objects))
            and not (rule.not_objects and loose & set(rule.not_objects))
        ]
        fitting = [
            rule
            for rule in rules
            if rule.objects and (loose & set(rule.objects) or (at_site and _SITE in rule.objects))
        ]
        chosen = fitting or [rule for rule in rules if not rule.objects]
        if chosen:
            return chosen
    return []


def wordings(syntax: Syntax, i: int, lemma: str) -> Iterator[str]:
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
    company = {syntax.tokens[m].lemma for m in (*modifiers, *syntax.possessors(i))}
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
        parts = clauses.of_noun(syntax, i, rule)
        subjects, objects = list(parts[0]), list(parts[1])
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
            aspect=clauses.aspect(syntax, i, words.carriers),
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
