"""A report's mentions while references are resolved, and the one search for an antecedent that all of them share.

The preference for subjects and for the nearest sentence follows centering theory (Grosz, Joshi and Weinstein 1995)
in its simplest form: where several fit and none or two of them are subjects, nothing is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attache.coding.who import phrases
from attache.coding.who.mentions import ActorMention, Form, mention_of
from attache.coding.who.scan import Scan, SentenceScan
from attache.lexicon import Lexicon
from attache.model import Actor, Token

POSSESSIVES = frozenset({"his", "her", "its", "their"})
SENTENCES_BACK = {"person": 2, "thing": 1, "group": 1, "nominal": 3, "people": 6}
_CLIMB = 3  # verbs over a possessive that may lend it their subject

Fits = Callable[[ActorMention], bool]


class Discourse:
    """The mentions of one report by sentence. `add` is all that changes it."""

    def __init__(self, scan: Scan, mentions: Sequence[ActorMention], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.scan = scan
        self.sentences = {scanned.sentence.index: scanned for scanned in scan.sentences}
        self.found: dict[int, list[ActorMention]] = {}
        for mention in mentions:
            self.found.setdefault(mention.sentence, []).append(mention)

    def add(self, mention: ActorMention | None) -> None:
        """Add a mention, where there is one."""
        if mention is not None:
            self.found.setdefault(mention.sentence, []).append(mention)

    def antecedent(self, scanned: SentenceScan, position: int, reach: str, fits: Fits) -> ActorMention | None:
        """The one mention before a token that fits: the subject of its own clause, else in its sentence or those
        before it."""
        index = scanned.sentence.index
        if scanned.tokens[position].text.lower() in POSSESSIVES:
            subject, settled = self._clause_subject(scanned, position, reach, fits)
            if settled:
                return subject
        here = [mention for mention in self.found.get(index, ()) if mention.last <= position and fits(mention)]
        here = [mention for mention in here if not self._is_coargument(scanned, mention, position)]
        choice, several = self._choose(scanned, here)
        if choice is not None or several:
            return None if choice is not None and self._is_blocked(scanned, choice.last, position, reach) else choice
        if self._is_blocked(scanned, 0, position, reach):
            return None
        for back in range(1, SENTENCES_BACK[reach] + 1):
            earlier = self.sentences.get(index - back)
            if earlier is None or earlier.sentence.section != scanned.sentence.section:
                return None
            before = [mention for mention in self.found.get(index - back, ()) if fits(mention)]
            choice, several = self._choose(earlier, before)
            if choice is not None and not phrases.is_subject(earlier.tokens, choice.head) and reach != "nominal":
                return None if self._is_blocked(earlier, 0, len(earlier.tokens), reach) else choice
            if choice is not None or several:
                return choice
        return None

    def quote(self, mention: ActorMention) -> str:
        """The rule string that names an antecedent's characters."""
        return self.passage(self.sentences[mention.sentence], mention.start, mention.end)

    def passage(self, scanned: SentenceScan, start: int, end: int) -> str:
        """The rule string that names characters of a sentence."""
        base = scanned.sentence.start
        return f"same document: '{scanned.sentence.text[start - base : end - base]}' at {start}-{end}"

    def refer(
        self, scanned: SentenceScan, first: int, last: int, actor: Actor, antecedent: ActorMention, form: Form
    ) -> ActorMention:
        """A mention of `actor`, resolved by an antecedent."""
        return self.make(scanned, first, last, actor, self.quote(antecedent), form)

    def make(self, scanned: SentenceScan, first: int, last: int, actor: Actor, rule: str, form: Form) -> ActorMention:
        """The mention of an actor by tokens `first` to `last` (exclusive)."""
        return mention_of(scanned.sentence.index, scanned.tokens, first, last, actor, rule, form)

    def _clause_subject(
        self, scanned: SentenceScan, position: int, reach: str, fits: Fits
    ) -> tuple[ActorMention | None, bool]:
        """The subject of the verb over a possessive, and whether that verb settles who is meant, in vain or not."""
        tokens = scanned.tokens
        index, steps = tokens[position].head, 0
        while index >= 0 and steps < _CLIMB:
            subjects = [
                i for i, t in enumerate(tokens) if t.head == index and t.deprel.startswith("nsubj") and i < position
            ]
            if tokens[index].deprel.startswith("acl") and tokens[index].head < position and not subjects:
                subjects = [tokens[index].head]
            if tokens[index].upos in ("NOUN", "PROPN"):
                subjects += [
                    i for i, t in enumerate(tokens) if t.head == index and t.deprel == "nmod:poss" and i < position
                ]
            for subject in subjects:
                if tokens[subject].upos == "PRON" and tokens[subject].text.lower() in ("which", "who", "that"):
                    subject = tokens[index].head
                fitting = [m for m in self.found.get(scanned.sentence.index, ()) if m.head == subject and fits(m)]
                if len({mention.actor.id for mention in fitting}) == 1:
                    return fitting[-1], True
                several = reach == "group" and any(t.head == subject and t.deprel == "conj" for t in tokens)
                if (
                    not fitting
                    and tokens[subject].deprel != "nmod:poss"
                    and (several or _agrees(tokens[subject], reach))
                ):
                    return None, True  # "Botswana and Lesotho completed their withdrawal": theirs, but no one actor's
            blamed = [] if subjects else self._controlling_object(scanned, index, position, fits)
            if blamed:
                marks = {token.text.lower() for token in tokens if token.head == index}
                return (blamed[-1], True) if "of" in marks else (None, True)
            index, steps = tokens[index].head, steps + 1
        return None, False

    def _controlling_object(self, scanned: SentenceScan, verb: int, position: int, fits: Fits) -> list[ActorMention]:
        """The object that may be a verb's unspoken subject: "accused Kigali of sending", "asked Kigali to send"."""
        tokens = scanned.tokens
        marks = {token.text.lower() for token in tokens if token.head == verb and token.deprel in ("mark", "case")}
        if tokens[verb].upos != "VERB" or not marks & {"of", "to", "from"}:
            return []
        objects = {
            i for i, t in enumerate(tokens) if t.head == tokens[verb].head and t.deprel == "obj" and i < position
        }
        return [m for m in self.found.get(scanned.sentence.index, ()) if m.head in objects and fits(m)]

    def _is_blocked(self, scanned: SentenceScan, first: int, position: int, reach: str) -> bool:
        """Whether a common noun that is no actor agrees, in tokens `first` to `position`: "talks began and they ...".

        Subjects always count; before "they" in its own sentence every plural noun does, in an earlier one objects do.
        """
        tokens = scanned.tokens
        covered = {i for m in self.found.get(scanned.sentence.index, ()) for i in range(m.first, m.last)}
        whole = position == len(tokens)
        for index in range(first, position):
            if index in covered or not _agrees(tokens[index], reach):
                continue
            if phrases.is_subject(tokens, index):
                return True
            if reach == "group" and (not whole or tokens[index].deprel == "obj"):
                return True
        return False

    def _choose(self, scanned: SentenceScan, fitting: Sequence[ActorMention]) -> tuple[ActorMention | None, bool]:
        """The mention meant (the only one, the subject or the object), and whether several fitted."""
        if not fitting:
            return None, False
        if len({mention.actor.id for mention in fitting}) == 1:
            return fitting[-1], False
        tokens = scanned.tokens
        subjects = [mention for mention in fitting if phrases.is_subject(tokens, mention.head)]
        if len({mention.actor.id for mention in subjects}) == 1:
            return subjects[-1], False
        objects = [mention for mention in fitting if tokens[mention.head].deprel == "obj"]
        joined = any(tokens[mention.head].deprel == "conj" for mention in fitting)
        if not subjects and not joined and len({mention.actor.id for mention in objects}) == 1:
            return objects[-1], False
        return None, True

    def _is_coargument(self, scanned: SentenceScan, mention: ActorMention, position: int) -> bool:
        """Whether both hang on one verb, as in "Niger accused it": then they are two."""
        tokens = scanned.tokens
        if tokens[position].text.lower() in POSSESSIVES or tokens[position].text.lower().endswith(("self", "selves")):
            return False
        return tokens[mention.head].head == tokens[position].head and tokens[position].head >= 0


def _agrees(token: Token, reach: str) -> bool:
    """Whether a common noun could be what "it" or "they" means, by its number."""
    if token.upos != "NOUN" or reach in ("person", "nominal"):
        return False
    many = token.text.lower() != token.lemma and token.text.lower().endswith(("s", "men", "people"))
    return many == (reach == "group")
