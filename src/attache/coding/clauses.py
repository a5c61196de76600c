"""Who stands where around the word of a deed: the subjects, objects and phrases of a verb or of a noun."""

from __future__ import annotations

from typing import Literal

from attache.coding.syntax import Syntax
from attache.lexicon.carriers import Carriers
from attache.lexicon.predicates import PredicateRule

Aspect = Literal["plain", "ongoing", "begin", "continue", "complete"]
Parts = tuple[tuple[int, ...], tuple[int, ...], tuple[tuple[str, int], ...]]


def of_verb(syntax: Syntax, i: int) -> Parts:
    """Subjects, objects and obliques of a verb."""
    before, owned = _before(syntax, i)
    passive = syntax.is_passive(i) and not (before and not syntax.children(i, "aux"))
    grammatical = before or _same_clause(syntax, i, syntax.subjects(i)) or _of_headline(syntax, i)
    direct = owned or [o for o in syntax.objects(i) if o not in before]
    # A statement's subject stands before its verb: what follows belongs to another clause, whatever the tree has.
    grammatical = [s for s in grammatical if s < i] or grammatical
    subjects, objects = (syntax.by_phrase(i), grammatical) if passive else (grammatical, direct)
    # What hangs on the object in English often belongs to the verb: "ended its pact | with Washington".
    inner = tuple(o for noun in objects for o in syntax.obliques(noun) if o[0] != "of")
    obliques = (o for o in syntax.obliques(i) if o[1] not in before and not (passive and o[1] in subjects))
    return tuple(subjects), tuple(objects), (*obliques, *inner)


def _before(syntax: Syntax, i: int) -> tuple[list[int], list[int]]:
    """The subject that was read as something else, and the object that it has then: a noun before a verb without a
    subject, and behind no preposition ("The ministry | has cleared the sale"); "whose release Paris | demanded"."""
    for noun in range(max(syntax.tokens[i].head, i - 9, 0) + 1, i):
        inner = [s for s in syntax.children(noun, "nsubj") if noun < s < i]
        if inner and any(syntax.tokens[c].text.lower() == "whose" for c in syntax.children(noun)):
            return inner, [noun]
    if syntax.children(i, "nsubj", "csubj"):
        return [], []
    dated = {t for named in syntax.sentence.named if named.label == "date" for t in range(named.first, named.last)}
    nouns = [
        c
        for c in syntax.children(i, "obj", "obl", "dislocated", "vocative")
        if c < i and c not in dated and syntax.tokens[c].upos in ("NOUN", "PROPN")
    ]
    found = [c for c in nouns if not syntax.preposition(c)][-1:]
    portioned = [c for c in nouns if found and c > found[0] and syntax.preposition(c) == "of"]  # "half of the men left"
    return [c for noun in portioned or found for c in syntax.conjuncts(noun) if c < i], []


def _of_headline(syntax: Syntax, i: int) -> list[int]:
    """ "Norway | to send jets": the name right before an infinitive without a verb above it does the deed."""
    marks = [m for m in syntax.children(i, "mark") if syntax.tokens[m].lemma == "to" and m]
    if syntax.rel(i) != "acl" or not marks:
        return []
    name = next((n for n in (marks[0] - 1, *syntax.up(marks[0] - 1)) if syntax.rel(n) not in ("flat", "punct")), -1)
    above = syntax.tokens[i].head
    alone = name >= 0 and syntax.tokens[name].upos == "PROPN" and syntax.rel(name) in ("root", "appos", "parataxis")
    return [name] if alone and above in (name, syntax.tokens[name].head) else []


def _same_clause(syntax: Syntax, i: int, subjects: list[int]) -> list[int]:
    """The subjects but for those beyond a semicolon; where all lie there, those of the nearest verb on this side."""
    breaks = [t for t, token in enumerate(syntax.tokens) if token.text == ";"]
    if not breaks:
        return subjects

    def part(token: int) -> int:
        return sum(b < token for b in breaks)

    own = [s for s in subjects if part(s) == part(i)]
    if own or not subjects:
        return own
    verbs = (v for v in range(i - 1, -1, -1) if part(v) == part(i) and syntax.children(v, "nsubj"))
    return next((found for v in verbs if (found := [s for s in syntax.subjects(v) if part(s) == part(i)])), subjects)


def of_noun(syntax: Syntax, i: int, rule: PredicateRule) -> Parts:
    """Who does the deed of a noun, to whom, and what hangs on it: "the raid by", "Moscow's mediation between"."""
    owners = [*syntax.possessors(i), *syntax.modifiers(i)]
    obliques = syntax.obliques(i)
    # "violence from rebels" names who does it, "a withdrawal from Kabul" where it starts; "the expulsion of X by Y"
    doing = ("by",) if rule.source or "from" in rule.recipient else ("by", "from")
    of = [noun for preposition, noun in obliques if preposition == "of"]
    subjects = [*owners, *(noun for preposition, noun in obliques if preposition in doing)]
    subjects.extend(noun for each in of for preposition, noun in syntax.obliques(each) if preposition == "by")
    # "Russia's invasion of Ukraine": whose it is does it, and "of" says to whom
    owned = [*syntax.possessors(i), *(m for m in syntax.modifiers(i) if m and syntax.tokens[m].text[:1].isupper())]
    objects: list[int] = []
    (subjects if rule.of == "subject" and not owned else objects).extend(of)
    return tuple(dict.fromkeys(subjects)), tuple(dict.fromkeys(objects)), tuple(obliques)


def aspect(syntax: Syntax, i: int, carriers: Carriers) -> Aspect:
    """How far along a deed is: plain, going on, begun, continued or completed."""
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
