"""Mends of a tree whose labels contradict one another: what no English sentence is, put right by what it can be.

The encoder gives each word its relation by itself. Some contradictions recur and are plain enough for a rule; a mend
keeps the words, and heads and relations still make a tree.
"""

from __future__ import annotations

from collections.abc import Sequence

BE = frozenset(("am", "are", "be", "been", "being", "is", "was", "were", "'re", "'s"))
JOINING = frozenset(("and", "or", "&"))
NOMINAL = ("det", "case", "cop", "nmod:poss")  # what only a noun has
RELATIVE = frozenset(("that", "which", "who", "whom"))
UNVERBAL = frozenset(("X", "ADV", "DET", "INTJ", "ADP"))
PARTICLES = frozenset(("out", "off", "up", "down", "back", "away", "over"))


def mended(
    words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]:
    """Parts of speech, heads and relations with the contradictions put right."""
    part, head, rel = list(upos), list(heads), list(deprels)
    for i, own in enumerate(part):
        if own == "NOUN" and _has(i, "obj", head, rel) and not any(_has(i, r, head, rel) for r in NOMINAL):
            # What has an object and no article is no noun, and what stands before it is its subject.
            before = [j for j in range(i) if head[j] == i and rel[j] == "compound"]
            if before and not _has(i, "nsubj", head, rel):
                rel[before[0]] = "nsubj"
            part[i] = "VERB"
        elif own in UNVERBAL and _has_helper(i, words, head, rel):
            part[i] = "VERB"  # what "will" or "to" helps is a verb
    for i in range(len(head)):
        relation, verb = rel[i], head[i]
        if relation == "nsubj:pass" and _active(verb, head, rel):
            rel[i] = "nsubj"
        elif relation == "obl" and part[i] == "VERB" and _has(i, "mark", head, rel):
            rel[i] = "advcl"
        elif relation == "aux" and words[i].lower() in BE and _is_passive_without_auxiliary(verb, head, rel):
            rel[i] = "aux:pass"
        elif relation in {"nmod", "appos"} and _joined(i, words, head, rel):
            rel[i] = "conj"
        elif relation in {"compound", "det"} and verb < i and i + 1 < len(head) and upos[i + 1] in {"NOUN", "PROPN"}:
            head[i] = i + 1 if not _below(i, i + 1, head) else verb  # such words stand before what they modify
        elif relation == "acl:relcl" and (near := _before_where(i, words, upos, head)) is not None:
            head[i] = near
        elif (
            relation == "appos" and i and words[i - 1].lower() == "whom" and i + 1 < len(head) and part[i + 1] == "VERB"
        ):
            head[i], rel[i] = i + 1, "nsubj"  # "the envoy whom Burundi expelled"
        elif relation == "acl" and any(
            head[j] == i and words[j].lower() in RELATIVE and upos[j] == "PRON" for j in range(i)
        ):
            rel[i] = "acl:relcl"
        elif relation == "appos" and (deed := _verb_of_whose(i, words, upos, head, rel)) is not None:
            head[deed], rel[deed] = head[i], "acl:relcl"
            head[i], rel[i] = deed, "nsubj"
        elif relation == "obl" and part[i] == "NOUN" and i == verb + 1 and not _has(verb, "obj", head, rel):
            if not _has(i, "case", head, rel):
                rel[i] = "obj"  # "faced attacks": what follows a verb bare is its object
        elif relation == "obj" and (of := _owner_before(i, verb, words, head, rel)) is not None:
            head[i], rel[i] = of, "nmod"
        elif relation == "ccomp" and i < verb and _is_joined_after(i, verb, words, head, rel):
            # "met him and promised": two deeds of one subject, the first no part of the second
            head[i], rel[i] = head[verb], rel[verb]
            head[verb], rel[verb] = i, "conj"
        elif relation in {"obj", "iobj"} and (inner := _infinitive_before(i, verb, head, rel)) is not None:
            head[i] = inner
            for j in range(i + 1, len(head)):
                if head[j] == inner and rel[j] == "ccomp":  # "reports that ...": what the noun says, not the infinitive
                    head[j], rel[j] = i, "acl"
        elif relation == "mark" and words[i].lower() in PARTICLES and head[i] > i > 0 and upos[i - 1] == "VERB":
            head[i], rel[i] = i - 1, "compound:prt"
        elif relation == "mark" and upos[i] == "PRON" and words[i].lower() == "that" and rel[verb] == "acl":
            # "the truce that the army signed": a pronoun stands for something in its clause, a conjunction does not.
            rel[verb] = "acl:relcl"
            rel[i] = "nsubj" if _has(verb, "obj", head, rel) else "obj"
    return tuple(part), tuple(head), tuple(rel)


def _has(governor: int, relation: str, head: Sequence[int], rel: Sequence[str]) -> bool:
    return any(head[j] == governor and rel[j] == relation for j in range(len(head)))


def _has_helper(i: int, words: Sequence[str], head: Sequence[int], rel: Sequence[str]) -> bool:
    """Whether an auxiliary or an infinitive's "to" hangs on the word, and no copula."""
    helped = any(
        head[j] == i and (rel[j] == "aux" or (rel[j] == "mark" and words[j].lower() == "to")) for j in range(i)
    )
    return helped and not _has(i, "cop", head, rel)


def _owner_before(noun: int, verb: int, words: Sequence[str], head: Sequence[int], rel: Sequence[str]) -> int | None:
    """The object that a second one with "of" belongs to: "began the withdrawal | of its troops"."""
    of = any(head[j] == noun and rel[j] == "case" and words[j].lower() == "of" for j in range(noun))
    return next((j for j in range(noun) if of and head[j] == verb and rel[j] == "obj"), None)


def _is_joined_after(first: int, second: int, words: Sequence[str], head: Sequence[int], rel: Sequence[str]) -> bool:
    """Whether "and" stands before the second verb, which has no subject of its own."""
    joined = any(head[j] == second and rel[j] == "cc" and words[j].lower() == "and" for j in range(first, second))
    return joined and not any(head[j] == second and rel[j] == "nsubj" and j > first for j in range(len(head)))


def _below(upper: int, word: int, head: Sequence[int]) -> bool:
    """Whether the word hangs on the upper one, at any depth."""
    while word >= 0:
        if word == upper:
            return True
        word = head[word]
    return False


def _joined(i: int, words: Sequence[str], head: Sequence[int], rel: Sequence[str]) -> bool:
    """Whether an "and" stands just before the noun's phrase, and no preposition in it."""
    first = min(j for j in range(len(head)) if _below(i, j, head))
    joins = words[first].lower() in JOINING or (first > head[i] + 1 and words[first - 1].lower() in JOINING)
    return first > head[i] and joins and not _has(i, "case", head, rel)


def _before_where(verb: int, words: Sequence[str], upos: Sequence[str], head: Sequence[int]) -> int | None:
    """The noun just before the "where" of a relative clause, which is the place it speaks of."""
    where = next((j for j in range(verb) if head[j] == verb and words[j].lower() == "where"), None)
    if where is None:
        return None
    before = where - 2 if where > 1 and words[where - 1] == "," else where - 1
    named = before >= 0 and upos[before] in {"NOUN", "PROPN"}
    return before if named and not _below(verb, before, head) else None


def _verb_of_whose(
    noun: int, words: Sequence[str], upos: Sequence[str], head: Sequence[int], rel: Sequence[str]
) -> int | None:
    """The verb without a subject behind "X, whose soldiers": the noun is its subject, and it speaks of X."""
    if not any(head[j] == noun and words[j].lower() == "whose" for j in range(noun)):
        return None
    verb = next((j for j in range(noun + 1, len(head)) if upos[j] == "VERB" or words[j] == ","), None)
    verb = None if verb is None or words[verb] == "," else verb
    lone = verb is not None and head[verb] >= 0 and not _has(verb, "nsubj", head, rel) and not _below(verb, noun, head)
    return verb if lone else None


def _is_passive_without_auxiliary(verb: int, head: Sequence[int], rel: Sequence[str]) -> bool:
    """In "is being done" the auxiliary of the passive is "being", and "is" stays what it is."""
    return _has(verb, "nsubj:pass", head, rel) and not _has(verb, "aux:pass", head, rel)


def _active(verb: int, head: Sequence[int], rel: Sequence[str]) -> bool:
    """Whether the verb has an object and no auxiliary of the passive: then its subject is the one who acts."""
    return _has(verb, "obj", head, rel) and not _has(verb, "aux:pass", head, rel)


def _infinitive_before(noun: int, verb: int, head: Sequence[int], rel: Sequence[str]) -> int | None:
    """The infinitive that stands between a verb and the noun hung on it as its object ("refused to confirm reports"),
    where it has no object of its own."""
    for j in range(verb + 1, noun):
        if head[j] == verb and rel[j] == "xcomp":
            marked = any(head[k] == j and rel[k] == "mark" for k in range(verb, j))
            complete = any(head[k] == j and rel[k] in {"obj", "ccomp", "xcomp"} for k in range(noun))
            if marked and not complete:
                return j
    return None
