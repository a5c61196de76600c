"""Whether a deed happened: modality and polarity, read off what helps, governs and negates its word.

The climb starts at the deed and goes up the tree as long as each step is a complement ("plans | to withdraw", "the
order | to leave", "announced | the withdrawal"); an adjunct clause stands for itself, so the climb stops there.
"""

from __future__ import annotations

import msgspec

from attache.coding.syntax import Syntax
from attache.lexicon.moods import Moods
from attache.lexicon.words import Words
from attache.model import Evidence, Modality

# Where several words bear on one deed, the one furthest from having happened decides.
_STRENGTH: dict[str, int] = {
    "asserted": 0,
    "planned": 1,
    "announced": 2,
    "forecast": 3,
    "possible": 4,
    "ordered": 5,
    "conditional": 6,
    "denied": 7,
}
# What has not happened, or not for certain, though somebody speaks of it.
NOT_YET = frozenset({"announced", "planned", "ordered", "possible", "conditional", "forecast"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "obj", "nsubj", "acl"})


class Mood(msgspec.Struct, frozen=True):
    """Modality and polarity, the governing words passed on the way (`through`, token indices), and what says so."""

    modality: Modality
    polarity: bool
    through: tuple[int, ...]
    evidence: tuple[Evidence, ...]


def mood(syntax: Syntax, token: int, words: Words) -> Mood:
    """The mood of the deed at `token`."""
    moods = words.moods
    modality: Modality = "asserted"
    polarity = True
    through: list[int] = []
    evidence: list[Evidence] = []

    def note(word: int, to: Modality) -> None:
        nonlocal modality
        if _STRENGTH[to] > _STRENGTH[modality]:
            modality = to
            evidence.append(_said(syntax, word, "modality", f"lexicon modality.toml:{to}"))

    at = token
    sister = negated = asked = False  # came over a coordination; own clause negated; passed a "whether"
    for _ in range(8):
        reported = _is_reported(syntax, at, moods)
        for word, helping in _auxiliaries(syntax, at, moods):
            # "said it would leave": the future as seen from the past, not a condition
            note(word, "planned" if helping == "conditional" and reported else helping)
        for word in () if asked or (sister and negated) else _negations(syntax, at, moods):
            negated = True
            polarity = not polarity
            evidence.append(_said(syntax, word, "polarity", "lexicon modality.toml:negative"))
        for mark in _conditions(syntax, at, moods):
            note(mark, "conditional")
            asked = asked or syntax.tokens[mark].lemma == "whether"
        if syntax.rel(at) == "advcl" and not any(syntax.tokens[a].lemma == "have" for a in syntax.children(at, "aux")):
            for child in syntax.children(at, "mark"):
                if syntax.tokens[child].lemma == "to":  # "crossed the border to attack": meant, not yet done
                    note(child, "planned")
        for word in _destined(syntax, at):
            note(word, "planned")
        for child in syntax.children(at, "advmod", "amod"):
            beside = syntax.tokens[child]
            said = moods.governors.get(beside.text.lower()) or moods.governors.get(beside.lemma)
            if said in ("forecast", "possible") or (said in ("planned", "announced") and syntax.rel(child) == "amod"):
                note(child, said)
        step = _step(syntax, at, words)
        if step is None:
            break
        sister = syntax.rel(at) == "conj"
        if any(syntax.tokens[c].lemma == "but" for c in syntax.children(at, "cc")):
            asked = True  # "did not leave but sent more"
        if sister:  # what stands beside a deed shares its helpers and governors, but governs nothing
            at = step
            continue
        lemma = syntax.tokens[step].lemma
        governing = moods.governors.get(lemma)
        if lemma in moods.verbs_only and syntax.tokens[step].upos == "NOUN":
            governing = None
        doubtful = lemma in moods.doubtful and syntax.tokens[step].upos == "NOUN" and syntax.rel(at) == "acl"
        if doubtful and not _is_confirmed(syntax, step, words):
            governing = "possible"
        infinitive = any(syntax.tokens[m].lemma == "to" for m in syntax.children(at, "mark"))
        if lemma in moods.infinitive_only and not infinitive and syntax.rel(at) in ("ccomp", "parataxis"):
            governing = None
        if governing:
            note(step, governing)
            asked = asked or governing == "denied"
        phrase = " ".join((lemma, *(syntax.tokens[c].lemma for c in syntax.children(step, "compound:prt"))))
        if lemma in moods.negative_governors or phrase in moods.negative_governors:
            polarity = not polarity
            evidence.append(_said(syntax, step, "polarity", f"lexicon modality.toml:negative {phrase}"))
        if lemma in moods.confirming and syntax.tokens[step].upos == "VERB" and _negations(syntax, step, moods):
            note(step, "possible")  # "has not confirmed that it left" says neither that it did nor that it did not
            asked = True
        through.append(step)
        at = step
    if syntax.sentence.text.rstrip("\"”’' ").endswith("?") and modality == "asserted":
        modality = "possible"
        end = syntax.sentence.end
        evidence.append(Evidence("modality", end - 1, end, "rule: a question asserts nothing"))
    return Mood(modality, polarity, tuple(through), tuple(evidence))


def _is_confirmed(syntax: Syntax, noun: int, words: Words) -> bool:
    """Whether the report or claim is the subject or object of confirming, and the confirming is so."""
    head = syntax.tokens[noun].head
    governing = [head] if head >= 0 and syntax.rel(noun) in ("nsubj", "obj") else []
    # a subject that heads the sentence has its verb below it
    verbs = [
        v for v in (*governing, *syntax.children(noun, "ccomp")) if syntax.tokens[v].lemma in words.moods.confirming
    ]
    if not verbs:
        return False
    confirmed = mood(syntax, verbs[0], words)
    return confirmed.polarity and confirmed.modality == "asserted"


def _said(syntax: Syntax, word: int, field: str, rule: str) -> Evidence:
    token = syntax.tokens[word]
    return Evidence(field, token.start, token.end, rule)


def _step(syntax: Syntax, at: int, words: Words) -> int | None:
    """The governor whose complement `at` is, or none."""
    token = syntax.tokens[at]
    if token.head < 0:
        return None
    relation = syntax.rel(at)
    if relation == "conj":
        own = [c for c in syntax.children(at, "nsubj", "aux", "cop") if syntax.tokens[c].text.lower() != "be"]
        return token.head if not own else None
    if relation == "acl" and not any(
        syntax.tokens[m].lemma in ("to", "of", "that") for m in syntax.children(at, "mark")
    ):
        return None  # "forces deployed to calm": a participle says what the noun is, not what becomes of it
    if relation == "advcl":  # "accused them of arming rebels"
        marks = {syntax.tokens[m].lemma for m in syntax.children(at, "mark")}
        asked = "to" in marks and syntax.tokens[token.head].lemma in words.moods.infinitive_only  # "called on them to"
        return token.head if asked or marks & {"of", "against", "from"} else None
    if relation == "acl" and (verb := _governing_verb(syntax, token.head, words)) is not None:
        return verb  # "ordered the head of the office to leave", where the clause was read as the office's own
    if token.deprel == "acl:relcl" or relation not in (*_COMPLEMENTS, "nmod", "obl"):
        return None
    governor = syntax.tokens[token.head]
    phrase = " ".join((governor.lemma, *(syntax.tokens[c].lemma for c in syntax.children(token.head, "compound:prt"))))
    weighs = governor.lemma in words.moods.governors or {governor.lemma, phrase} & words.moods.negative_governors
    if relation in ("nmod", "obl"):
        # "plans for a withdrawal", "the threat of attack" hang on the noun; "the impact of the withdrawal" does not
        near = syntax.preposition(at) in ("of", "for", "to", "about", "on", "over", "by")
        return token.head if near and weighs and governor.upos in ("NOUN", "ADJ", "VERB") else None
    if token.upos in ("NOUN", "PROPN") and not weighs and governor.lemma not in words.carriers.happening:
        return None
    return token.head


def _governing_verb(syntax: Syntax, noun: int, words: Words) -> int | None:
    """The ordering or planning verb whose object the noun phrase is."""
    while syntax.rel(noun) == "nmod" and syntax.tokens[noun].head >= 0:
        noun = syntax.tokens[noun].head
    head = syntax.tokens[noun].head
    if head < 0 or syntax.rel(noun) not in ("obj", "iobj") or syntax.tokens[head].upos != "VERB":
        return None
    return head if words.moods.governors.get(syntax.tokens[head].lemma) == "ordered" else None


def _auxiliaries(syntax: Syntax, at: int, moods: Moods) -> list[tuple[int, Modality]]:
    found = [
        (child, moods.auxiliaries[lemma])
        for child in syntax.children(at, "aux")
        if (lemma := syntax.tokens[child].lemma) in moods.auxiliaries
    ]
    return found


def _destined(syntax: Syntax, at: int) -> list[int]:
    """ "is to leave", "is due to leave", read as one verb with helpers."""
    to = next((c for c in syntax.children(at, "mark") if syntax.tokens[c].lemma == "to"), None)
    if (
        to is not None
        and to > 0
        and syntax.tokens[to - 1].lemma == "be"
        and to - 1 in syntax.children(at, "cop", "aux")
    ):
        return [to - 1]
    return [
        c
        for c in syntax.children(at, "advmod", "aux", "mark", "case")
        if syntax.tokens[c].lemma in ("due", "set", "about")
        and syntax.tokens[min(c + 1, len(syntax.tokens) - 1)].lemma == "to"
    ]


def _negations(syntax: Syntax, at: int, moods: Moods) -> list[int]:
    found = []
    for child in syntax.children(at):
        word = syntax.tokens[child].lemma
        relation = syntax.rel(child)
        if (
            (relation in ("advmod", "cc") and word in moods.negative_adverbs)
            or (relation == "det" and word in moods.negative_determiners)
            or (relation in ("mark", "case") and word in moods.negative_prepositions)
        ) or (
            relation == "advmod"
            and syntax.tokens[child].text.lower() == "longer"
            and child
            and syntax.tokens[child - 1].lemma == "no"
        ):
            found.append(child)
        elif relation == "advmod" and word == "yet" and child and syntax.tokens[child - 1].lemma in ("have", "be"):
            following = syntax.tokens[child + 1].lemma if child + 1 < len(syntax.tokens) else ""
            if following == "to":  # "has yet to leave"
                found.append(child)
        elif (
            relation == "nsubj"
            and (
                word in ("nobody", "none", "nothing")
                or any(syntax.tokens[d].lemma == "neither" for d in syntax.children(child))
            )
        ) or (
            relation in ("nsubj", "obj")
            and any(
                syntax.rel(d) == "det" and syntax.tokens[d].lemma in moods.negative_determiners
                for d in syntax.children(child)
            )
        ):
            found.append(child)
    return found


def _conditions(syntax: Syntax, at: int, moods: Moods) -> list[int]:
    own = [c for c in syntax.children(at, "mark", "advmod") if syntax.tokens[c].lemma in moods.conditions]
    hanging = [
        mark
        for clause in syntax.children(at, "advcl")
        for mark in syntax.children(clause, "mark")
        if syntax.tokens[mark].lemma in ("if", "unless", "provided")
    ]
    return own + hanging


def _is_reported(syntax: Syntax, at: int, moods: Moods) -> bool:
    """Whether the clause is what somebody said, so that "would" only shifts "will" into the past."""
    token = syntax.tokens[at]
    if syntax.rel(at) not in ("ccomp", "parataxis") or token.head < 0:
        return False
    governor = syntax.tokens[token.head]
    return governor.upos == "VERB" and moods.governors.get(governor.lemma) not in ("possible", "conditional")
