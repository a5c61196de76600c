"""How far a verb's deed has come, by the tree of its sentence: the syntax of modality, with what hangs on a verb that
may only happen."""

from __future__ import annotations

from attache.coding.modality import mood
from attache.coding.syntax import Syntax
from attache.lexicon import words
from attache.model import Modality

_HANGING = frozenset({"advcl", "acl", "conj", "xcomp"})
_OWN_CLAUSE = frozenset(
    {"after", "as", "because", "when", "since", "while", "although", "though", "before", "until", "if"}
)
_DEEPEST = 6


def told(syntax: Syntax, token: int) -> tuple[Modality, bool, int]:
    """Modality and polarity of the deed at `token`, and the word that they are read from: its own verb, or the verb
    that its participle clause hangs on ("could signal a shift, with one side expanding")."""
    known = words.load(None)
    polarity = True
    at = token
    for _ in range(_DEEPEST):
        found = mood(syntax, at, known)
        if at == token:
            polarity = found.polarity
        if found.modality != "asserted":
            return found.modality, polarity, at
        if not _hangs(syntax, at):
            break
        at = syntax.tokens[at].head
    return "asserted", polarity, token


def verbs(syntax: Syntax) -> list[int]:
    """The words that tell what happens: verbs that are no modifiers of a noun."""
    return [
        i
        for i, token in enumerate(syntax.tokens)
        if token.upos == "VERB" and syntax.rel(i) in ("root", "conj", "advcl", "parataxis", "ccomp", "xcomp")
    ]


def _hangs(syntax: Syntax, at: int) -> bool:
    """Whether a clause without a finite verb of its own hangs on the word above."""
    token = syntax.tokens[at]
    if token.head < 0 or token.deprel == "acl:relcl" or syntax.rel(at) not in _HANGING:
        return False
    if syntax.children(at, "aux") or {syntax.tokens[c].lemma for c in syntax.children(at, "mark")} & _OWN_CLAUSE:
        return False
    return token.text.lower().endswith("ing")
