"""Whether a deed happened: modality and polarity, read off what helps, governs and negates its word.

The climb starts at the deed and goes up the tree as long as each step is a complement ("plans | to withdraw", "the
order | to leave", "announced | the withdrawal"); an adjunct clause stands for itself, so the climb stops there.
"""

from __future__ import annotations

import msgspec

from attache.coding import clausewords
from attache.coding.negation import negations
from attache.coding.syntax import Syntax
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
_FARTHEST = 8  # steps up from a deed
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
    climb = _Climb(syntax, token, words)
    at, came = token, None
    for _ in range(_FARTHEST):
        climb.clause(at, came)
        step = _step(syntax, at, words)
        if step is None:
            break
        climb.beside(at)
        if not climb.sister:  # what stands beside a deed shares its helpers and governors, but governs nothing
            climb.governor(at, step)
        at, came = step, at
    if climb.modality == "asserted" and _is_asked(syntax, token):
        climb.modality = "possible"
        end = syntax.sentence.end
        climb.evidence.append(Evidence("modality", end - 1, end, "rule: a question asserts nothing"))
    told = climb.modality == "asserted" and any(_is_past(syntax, i) for i in (token, at))
    return Mood(
        climb.modality,
        climb.polarity and climb.modality != "denied",
        tuple(climb.through),
        tuple(climb.evidence),
        climb.future and climb.modality == "planned",
        told,
    )


class _Climb:
    """What the words on the way up from the deed at `token` have said so far. `sister`: the last step went over a
    coordination; `negated`: the deed's own clause was negated; `asked`: a word was passed that leaves the deed open, or
    has settled it, so that what is negated above is not the deed."""

    def __init__(self, syntax: Syntax, token: int, words: Words) -> None:
        self.syntax, self.token, self.words, self.moods = syntax, token, words, words.moods
        self.modality: Modality = "asserted"
        self.polarity = True
        self.future = self.sister = self.negated = self.asked = False
        self.through: list[int] = []
        self.evidence: list[Evidence] = []

    def note(self, word: int, to: Modality, *, coming: bool = False) -> None:
        """The word makes the deed a matter of `to`, if nothing further from having happened was said."""
        if _STRENGTH[to] > _STRENGTH[self.modality]:
            self.modality, self.future = to, coming
            self.evidence.append(_said(self.syntax, word, "modality", f"lexicon modality.toml:{to}"))

    def negate(self, word: int, phrase: str = "") -> None:
        self.polarity = not self.polarity
        rule = f"lexicon modality.toml:negative {phrase}".rstrip()
        self.evidence.append(_said(self.syntax, word, "polarity", rule))

    def clause(self, at: int, came: int | None) -> None:
        """What helps, negates, conditions and qualifies the word at `at`, reached from `came`."""
        syntax, moods = self.syntax, self.moods
        reported = clausewords.is_reported(syntax, at, moods)
        for word, helping in clausewords.helpers(syntax, at, moods):
            # "said it would leave": the future as seen from the past, not a condition
            helping = "planned" if helping == "conditional" and reported else helping
            if self.modality == "ordered" and at != self.token and helping in ("possible", "conditional"):
                self.modality = "asserted"  # "could force them to leave": nobody has ordered it yet
            self.note(word, helping, coming=helping == "planned")
        for word in () if self.asked or (self.sister and self.negated) else negations(syntax, at, moods, came):
            self.negated = True
            self.negate(word)
        for mark in clausewords.conditions(syntax, at, self.words, own=at != self.token):
            self.note(mark, "conditional")
        for mark in syntax.children(at, "mark"):
            if syntax.tokens[mark].lemma in moods.open:  # "asked whether they would leave"
                self.modality, self.future, self.asked = "asserted", False, True
                self.note(mark, "possible")
        for word in clausewords.destined(syntax, at):
            self.note(word, "planned")
        for word in clausewords.supposed(syntax, at):
            self.note(word, "conditional")
        for child in syntax.children(at, "advmod", "amod"):
            self._qualified(at, child)

    def _qualified(self, at: int, child: int) -> None:
        """ "Has likely left", "the planned withdrawal"."""
        word, relation = self.syntax.tokens[child], self.syntax.rel(child)
        said = self.moods.governors.get(word.text.lower()) or self.moods.governors.get(word.lemma)
        if said == "forecast" and relation == "advmod" and not clausewords.is_to_come(self.syntax, at):
            said = "possible"  # "has likely left"
        if said in ("forecast", "possible") or (said in ("planned", "announced") and relation == "amod"):
            self.note(child, said)

    def beside(self, at: int) -> None:
        """Whether the step from `at` goes over a coordination, and whether what is beyond it still bears on the deed:
        not in "did not leave but sent more", "no longer left and sent more"."""
        syntax = self.syntax
        self.sister = syntax.rel(at) == "conj"
        joining = {syntax.tokens[c].lemma for c in syntax.children(at, "cc")}
        finite = syntax.tokens[at].text != syntax.tokens[at].lemma
        if self.sister and ("but" in joining or ("and" in joining and finite)):
            self.asked = True

    def governor(self, at: int, step: int) -> None:
        """What the word at `step` makes of the deed or clause at `at`, which it governs."""
        syntax, moods = self.syntax, self.moods
        lemma, phrase = syntax.tokens[step].lemma, _phrase(syntax, step)
        if lemma in self.words.speech.verbs - moods.governors.keys() - moods.negative_governors:
            self.asked = True  # "has yet to say how they left" negates the saying
        governing = _governing(syntax, at, step, self.words)
        open_denial = governing == "denied" and bool(
            negations(syntax, step, moods, at)  # "neither confirmed nor denied"
            or any(clausewords.has_a_reason(syntax, clause) for clause in {self.token, at})
            # "denied that it left because of debts": perhaps only the reason
        )
        if open_denial:
            governing = "possible"
        if governing:
            self.note(step, governing)
            self.asked = self.asked or governing == "denied" or open_denial
        unconfirmed = syntax.tokens[at].lemma in moods.confirming and at != self.token
        if lemma in moods.negative_governors or phrase in moods.negative_governors:
            if unconfirmed:
                self.note(step, "possible")  # "refused to confirm that it left" says neither that nor the opposite
            else:
                self.negate(step, phrase)
        if lemma in moods.confirming and syntax.tokens[step].upos == "VERB" and negations(syntax, step, moods, at):
            self.note(step, "possible")  # "has not confirmed that it left" says neither that nor the opposite
            self.asked = True
        self.through.append(step)


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
