"""What the words of one clause say of whether its deed is so: helpers, conditions, "is due to", "any", reasons."""

from __future__ import annotations

from attache.coding.negation import negations
from attache.coding.syntax import Syntax
from attache.lexicon.moods import Moods
from attache.lexicon.words import Words
from attache.model import Modality


def helpers(syntax: Syntax, at: int, moods: Moods) -> list[tuple[int, Modality]]:
    """The helping verbs of the word at `at` that say a modality, and which: "may leave"."""
    return [
        (child, moods.auxiliaries[lemma])
        for child in syntax.children(at, "aux")
        if (lemma := syntax.tokens[child].lemma) in moods.auxiliaries
    ]


def conditions(syntax: Syntax, at: int, words: Words, own: bool) -> list[int]:
    """The words that make the deed or clause at `at` a condition, or let it hang on one. What hangs on a threat or a
    promise is the condition of what is threatened: it bears on a governor (`own`), not on the deed of threatening."""
    moods = words.moods
    tokens = syntax.tokens
    found = [c for c in syntax.children(at, "mark", "advmod") if tokens[c].lemma in moods.conditions]
    coming = any(tokens[a].lemma in ("will", "would", "'ll") for a in syntax.children(at, "aux"))
    if syntax.rel(at) == "advcl" and tokens[at].head >= 0:
        to_come = any(tokens[a].lemma in ("will", "would") for a in syntax.children(tokens[at].head, "aux"))
        found.extend(c for c in syntax.children(at, "mark") if to_come and tokens[c].lemma in moods.future_conditions)
    if not own and (tokens[at].lemma in moods.governors or tokens[at].lemma in words.speech.verbs) and not coming:
        return found
    hanging = [m for clause in syntax.children(at, "advcl") for m in syntax.children(clause, "mark")]
    found.extend(m for m in hanging if tokens[m].lemma in ("if", "unless", "provided"))
    awaited = moods.future_conditions
    if not negations(syntax, at, moods, at):  # "will stay until they come" stays; "will not leave until" may leave then
        awaited -= {"until"}
    found.extend(m for m in hanging if coming and tokens[m].lemma in awaited)
    return found


def destined(syntax: Syntax, at: int) -> list[int]:
    """ "is to leave", "is due to leave", read as one verb with helpers, and "Spain to leave" of headlines."""
    tokens = syntax.tokens
    to = next((c for c in syntax.children(at, "mark") if tokens[c].lemma == "to"), None)
    if to is not None and to > 0 and tokens[to - 1].lemma == "be" and to - 1 in syntax.children(at, "cop", "aux"):
        return [to - 1]
    if to is not None and _is_headline(syntax, at, to):
        return [to]
    return [
        c
        for c in syntax.children(at, "advmod", "aux", "mark", "case")
        if tokens[c].lemma in ("due", "set", "about") and tokens[min(c + 1, len(tokens) - 1)].lemma == "to"
    ]


def _is_headline(syntax: Syntax, at: int, to: int) -> bool:
    """ "Norway to send jets": an infinitive with a subject right before it and no verb above it."""
    tokens = syntax.tokens
    head = tokens[at].head
    if syntax.rel(at) == "acl":  # the name read as what the infinitive hangs on
        return tokens[head].upos == "PROPN" and tokens[head].head < 0
    yet = any(tokens[c].lemma == "yet" for c in syntax.children(at, "advmod"))
    subjects = any(s < to for s in syntax.children(at, "nsubj")) and tokens[to - 1].upos != "SCONJ"
    return subjects and not yet and syntax.rel(at) in ("root", "ccomp", "parataxis", "conj")


def supposed(syntax: Syntax, at: int) -> list[int]:
    """ "Any attack would be answered" supposes one."""
    head = syntax.tokens[at].head
    coming = head >= 0 and any(syntax.tokens[a].lemma in ("would", "will") for a in syntax.children(head, "aux"))
    supposed = [d for d in syntax.children(at, "det") if syntax.tokens[d].lemma == "any"]
    return supposed if coming and syntax.rel(at) in ("nsubj", "obj") else []


def is_to_come(syntax: Syntax, at: int) -> bool:
    """Whether the deed at `at` is yet to be: "will likely leave", "likely to leave"."""
    helping = {syntax.tokens[a].lemma for a in syntax.children(at, "aux")}
    return bool(helping & {"will", "would", "may"}) or any(
        syntax.tokens[m].lemma == "to" for m in syntax.children(at, "mark")
    )


def has_a_reason(syntax: Syntax, at: int) -> bool:
    """Whether the clause at `at` tells why; behind a comma, the reason may as well be another clause's."""
    marks = [m for clause in syntax.children(at, "advcl") for m in syntax.children(clause, "mark")]
    marks += [m for _, noun in syntax.obliques(at) for m in syntax.children(noun, "case")]
    return any(syntax.tokens[m].lemma == "because" and syntax.tokens[m - 1].text != "," for m in marks)


def is_reported(syntax: Syntax, at: int, moods: Moods) -> bool:
    """Whether the clause is what somebody said, so that "would" only shifts "will" into the past."""
    token = syntax.tokens[at]
    if syntax.rel(at) not in ("ccomp", "parataxis") or token.head < 0:
        return False
    governor = syntax.tokens[token.head]
    return governor.upos == "VERB" and moods.governors.get(governor.lemma) not in ("possible", "conditional")
