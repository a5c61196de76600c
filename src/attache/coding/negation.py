"""The words that make a deed or a clause not so, read off what hangs on its word."""

from __future__ import annotations

from attache.coding.syntax import Syntax
from attache.lexicon.moods import Moods

_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})


def negations(syntax: Syntax, at: int, moods: Moods, came: int | None = None) -> list[int]:
    """The negating words that hang on the word at `at`. `came` is the child that the climb came up from: what it is
    negated by has been counted."""
    found = []
    for child in syntax.children(at):
        argument = syntax.rel(child) in ("nsubj", "obj") and child != came
        nobody = argument and (syntax.tokens[child].lemma in _NOBODY or _opens_with_no(syntax, child, moods))
        if nobody or _is_particle(syntax, child, moods):
            found.append(child)
    return found


def _is_particle(syntax: Syntax, child: int, moods: Moods) -> bool:
    """ "not", "never", "no longer", "no more", "without", "rather than", the "no" of a noun's deed, "has yet to"."""
    tokens = syntax.tokens
    relation, word = syntax.rel(child), tokens[child].lemma
    before = tokens[child - 1].lemma if child else ""
    if relation == "det":
        return word in moods.negative_determiners
    if relation in ("mark", "case"):
        return word in moods.negative_prepositions
    if relation == "cc":
        return word in moods.negative_adverbs
    if relation != "advmod":
        return False
    if word == "yet" and before in ("have", "be"):
        return child + 1 < len(tokens) and tokens[child + 1].lemma == "to"
    return word in moods.negative_adverbs or (tokens[child].text.lower() in ("longer", "more") and before == "no")


def _opens_with_no(syntax: Syntax, noun: int, moods: Moods) -> bool:
    """ "No troops left", "not one soldier", "neither side", "no more tanks"."""
    tokens = syntax.tokens
    own = [c for c in syntax.children(noun, "det", "advmod", "nummod", "amod", "cc") if c < noun]
    own.extend(d for c in own for d in syntax.children(c) if d < noun)
    first = min(own, default=None)
    return first is not None and (tokens[first].lemma in moods.negative_determiners or tokens[first].lemma == "not")
