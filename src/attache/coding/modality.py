"""Whether a deed happened: modality and polarity, read off what helps, governs and negates its word.

The climb starts at the deed and goes up the tree as long as each step is a complement ("plans | to withdraw", "the
order | to leave", "announced | the withdrawal"); an adjunct clause stands for itself, so the climb stops there.
"""

from __future__ import annotations

import msgspec

from attache.coding.negation import negations
from attache.coding.syntax import Syntax
from attache.lexicon.moods import Moods
from attache.lexicon.words import Words
from attache.model import Deed, Evidence, Modality, Token

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
    """Modality and polarity, the governing words passed on the way (`through`, token indices), and what says so.
    `future`: it is told with "will", or with the "would" that reports it, and so is announced where somebody by name
    says it. `told`: a verb in the past tells it, or what becomes of it ("left", "has begun"), and nothing more."""

    modality: Modality
    polarity: bool
    through: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    future: bool = False
    told: bool = False


def made_known(mood: Mood, named: bool) -> Mood:
    """The mood of a deed in somebody's words, who is `named` or not: "they will leave" is a plan, and announced where
    somebody answers for it."""
    return msgspec.structs.replace(mood, modality="announced") if mood.future and named else mood


def joined(mood: Mood, read: Deed, word: Token) -> Mood:
    """The rules' mood with what the encoder reads of the deed at `word`: where words say the modality or the polarity,
    or a past verb tells the deed, the rules win; where nothing does, the encoder may know better."""
    if mood.told or mood.evidence:
        return mood
    evidence = []
    if read.modality != "asserted":
        evidence.append(Evidence("modality", word.start, word.end, f"model moods:{read.modality}"))
    if not read.polarity:
        evidence.append(Evidence("polarity", word.start, word.end, "model moods:negative"))
    return msgspec.structs.replace(mood, modality=read.modality, polarity=read.polarity, evidence=tuple(evidence))


def _part_taken(syntax: Syntax, token: int) -> int:
    """ "Did not take part in the exercise": the verb says whether it was so; else the token itself."""
    verb = syntax.tokens[token].head
    if verb < 0 or syntax.tokens[token].upos != "NOUN" or syntax.rel(token) not in ("obl", "nmod", "obj"):
        return token
    if syntax.rel(verb) == "obj" and syntax.tokens[verb].lemma == "part":
        verb = syntax.tokens[verb].head
    takes = syntax.tokens[verb].lemma == "take" and any(syntax.tokens[o].lemma == "part" for o in syntax.objects(verb))
    return verb if takes or syntax.tokens[verb].lemma == "participate" else token


def mood(syntax: Syntax, token: int, words: Words) -> Mood:
    """The mood of the deed at `token`."""
    token = _part_taken(syntax, token)
    moods = words.moods
    modality: Modality = "asserted"
    polarity = True
    through: list[int] = []
    evidence: list[Evidence] = []
    future = False

    def note(word: int, to: Modality, *, coming: bool = False) -> None:
        nonlocal modality, future
        if _STRENGTH[to] > _STRENGTH[modality]:
            modality, future = to, coming
            evidence.append(_said(syntax, word, "modality", f"lexicon modality.toml:{to}"))

    at, came = token, None
    sister = negated = asked = False  # came over a coordination; own clause negated; passed a word that leaves it open
    for _ in range(8):
        reported = _is_reported(syntax, at, moods)
        for word, helping in _auxiliaries(syntax, at, moods):
            # "said it would leave": the future as seen from the past, not a condition
            helping = "planned" if helping == "conditional" and reported else helping
            if modality == "ordered" and at != token and helping in ("possible", "conditional"):
                modality = "asserted"  # "could force them to leave": nobody has ordered it yet
            note(word, helping, coming=helping == "planned")
        for word in () if asked or (sister and negated) else negations(syntax, at, moods, came):
            negated = True
            polarity = not polarity
            evidence.append(_said(syntax, word, "polarity", "lexicon modality.toml:negative"))
        for mark in _conditions(syntax, at, words, own=at != token):
            note(mark, "conditional")
        for mark in syntax.children(at, "mark"):
            if syntax.tokens[mark].lemma in moods.open:  # "asked whether they would leave"
                modality, future, asked = "asserted", False, True
                note(mark, "possible")
        for word in _destined(syntax, at):
            note(word, "planned")
        for word in _any(syntax, at):
            note(word, "conditional")
        for child in syntax.children(at, "advmod", "amod"):
            beside = syntax.tokens[child]
            said = moods.governors.get(beside.text.lower()) or moods.governors.get(beside.lemma)
            if said == "forecast" and syntax.rel(child) == "advmod" and not _is_to_come(syntax, at):
                said = "possible"  # "has likely left"
            if said in ("forecast", "possible") or (said in ("planned", "announced") and syntax.rel(child) == "amod"):
                note(child, said)
        step = _step(syntax, at, words)
        if step is None:
            break
        sister = syntax.rel(at) == "conj"
        joining = {syntax.tokens[c].lemma for c in syntax.children(at, "cc")}
        finite = syntax.tokens[at].text != syntax.tokens[at].lemma
        if sister and ("but" in joining or ("and" in joining and finite)):
            asked = True  # "did not leave but sent more", "no longer left and sent more"
        came = at
        if sister:  # what stands beside a deed shares its helpers and governors, but governs nothing
            at = step
            continue
        if syntax.tokens[step].lemma in words.speech.verbs - moods.governors.keys() - moods.negative_governors:
            asked = True  # "has yet to say how they left" negates the saying
        governing = _governing(syntax, at, step, words)
        if governing == "denied" and negations(syntax, step, moods, at):
            governing, asked = "possible", True  # "neither confirmed nor denied"
        if governing == "denied" and any(_has_a_reason(syntax, clause) for clause in {token, at}):
            governing, asked = "possible", True  # "denied that it left because of debts": perhaps only the reason
        if governing:
            note(step, governing)
            asked = asked or governing == "denied"
        lemma = syntax.tokens[step].lemma
        phrase = _phrase(syntax, step)
        unconfirmed = syntax.tokens[at].lemma in moods.confirming and at != token
        if unconfirmed and (lemma in moods.negative_governors or phrase in moods.negative_governors):
            note(step, "possible")  # "refused to confirm that it left" says neither that it did nor that it did not
        elif lemma in moods.negative_governors or phrase in moods.negative_governors:
            polarity = not polarity
            evidence.append(_said(syntax, step, "polarity", f"lexicon modality.toml:negative {phrase}"))
        if lemma in moods.confirming and syntax.tokens[step].upos == "VERB" and negations(syntax, step, moods, at):
            note(step, "possible")  # "has not confirmed that it left" says neither that it did nor that it did not
            asked = True
        through.append(step)
        at = step
    if modality == "asserted" and _is_asked(syntax, token):
        modality = "possible"
        end = syntax.sentence.end
        evidence.append(Evidence("modality", end - 1, end, "rule: a question asserts nothing"))
    if modality == "denied":
        polarity = False
    told = modality == "asserted" and any(_is_past(syntax, i) for i in (token, at))
    return Mood(modality, polarity, tuple(through), tuple(evidence), future and modality == "planned", told)


def _is_asked(syntax: Syntax, token: int) -> bool:
    """Whether the sentence is a question, or the words in quotation marks that the deed stands in."""
    sentence = syntax.sentence
    if not sentence.text.rstrip("\"”’' ").endswith("?"):
        return False
    last = next((q for q in sentence.quotes if q.end >= sentence.end - 2), None)
    return last is None or last.start <= syntax.tokens[token].start or last.start <= sentence.start + 1


def _is_past(syntax: Syntax, i: int) -> bool:
    """Whether the word is a verb in the past or the perfect, with a subject of its own."""
    token = syntax.tokens[i]
    text = token.text.lower()
    past = token.upos == "VERB" and text != token.lemma and not text.endswith(("ing", "s"))
    return past and bool(syntax.children(i, "nsubj")) and not syntax.children(i, "mark")


def _is_to_come(syntax: Syntax, at: int) -> bool:
    helpers = {syntax.tokens[a].lemma for a in syntax.children(at, "aux")}
    return bool(helpers & {"will", "would", "may"}) or any(
        syntax.tokens[m].lemma == "to" for m in syntax.children(at, "mark")
    )


def _any(syntax: Syntax, at: int) -> list[int]:
    """ "Any attack would be answered" supposes one."""
    head = syntax.tokens[at].head
    coming = head >= 0 and any(syntax.tokens[a].lemma in ("would", "will") for a in syntax.children(head, "aux"))
    supposed = [d for d in syntax.children(at, "det") if syntax.tokens[d].lemma == "any"]
    return supposed if coming and syntax.rel(at) in ("nsubj", "obj") else []


def _governing(syntax: Syntax, at: int, step: int, words: Words) -> Modality | None:
    """What the governor at `step` makes of the deed or clause at `at`."""
    moods = words.moods
    lemma, noun = syntax.tokens[step].lemma, syntax.tokens[step].upos == "NOUN"
    infinitive = syntax.is_infinitive(at)
    if lemma in moods.called_for and not noun and not infinitive and not syntax.preposition(at):
        return None  # "called it a coup"
    if lemma in moods.doubtful and noun and syntax.rel(at) == "acl" and not _is_confirmed(syntax, step, words):
        return "possible"
    if lemma in moods.verbs_only and noun:
        return None
    if lemma in moods.infinitive_only and not infinitive and syntax.rel(at) in ("ccomp", "parataxis"):
        return None
    if lemma in moods.doubted_only and syntax.tokens[at].lemma not in moods.doubtful and syntax.rel(at) != "ccomp":
        return None
    return moods.governors.get(lemma)


def _phrase(syntax: Syntax, i: int) -> str:
    """The word with its particle: "rule out"."""
    particles = [c for c in syntax.children(i, "compound:prt", "advmod") if i < c < i + 3]
    return " ".join((syntax.tokens[i].lemma, *(syntax.tokens[c].lemma for c in particles[:1])))


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
        syntax.tokens[m].lemma in ("to", "of", "that", "on", "for", "about") for m in syntax.children(at, "mark")
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
    weighs = governor.lemma in words.moods.governors or {governor.lemma, _phrase(syntax, token.head)} & (
        words.moods.negative_governors
    )
    if relation in ("nmod", "obl"):
        # "plans for a withdrawal", "the threat of attack" hang on the noun; "the impact of the withdrawal" does not
        near = syntax.preposition(at) in ("of", "for", "to", "about", "on", "over", "by")
        return token.head if near and weighs and governor.upos in ("NOUN", "ADJ", "VERB") else None
    if token.upos in ("NOUN", "PROPN") and relation == "obj" and governor.lemma in ("end", "stop"):
        return None  # what somebody wants ended goes on
    if (
        token.upos in ("NOUN", "PROPN")
        and not weighs
        and governor.lemma not in (words.carriers.happening | words.carriers.doing)
    ):
        return None
    apart = sorted((at, token.head))
    if relation in ("ccomp", "parataxis") and any(t.text == ";" for t in syntax.tokens[apart[0] : apart[1]]):
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


def _conditions(syntax: Syntax, at: int, words: Words, own: bool) -> list[int]:
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


def _has_a_reason(syntax: Syntax, at: int) -> bool:
    """Whether the clause at `at` tells why; behind a comma, the reason may as well be another clause's."""
    marks = [m for clause in syntax.children(at, "advcl") for m in syntax.children(clause, "mark")]
    marks += [m for _, noun in syntax.obliques(at) for m in syntax.children(noun, "case")]
    return any(syntax.tokens[m].lemma == "because" and syntax.tokens[m - 1].text != "," for m in marks)


def _is_reported(syntax: Syntax, at: int, moods: Moods) -> bool:
    """Whether the clause is what somebody said, so that "would" only shifts "will" into the past."""
    token = syntax.tokens[at]
    if syntax.rel(at) not in ("ccomp", "parataxis") or token.head < 0:
        return False
    governor = syntax.tokens[token.head]
    return governor.upos == "VERB" and moods.governors.get(governor.lemma) not in ("possible", "conditional")
