"""Questions about one sentence's tree: who is the subject here, what is the object, what hangs on which preposition.

Relations are Universal Dependencies'. Where the tree leaves an argument out because English does (control,
coordination, relative and participial clauses), the governing clause lends it.
"""

from __future__ import annotations

from collections.abc import Iterator

from attache.model import Sentence, Token

_DEEPEST = 12  # steps up the tree; a longer climb means a broken parse
_ORDERING = frozenset({"order", "tell", "ask", "urge", "force", "instruct", "command", "require", "allow", "help"})
# Behind these a noun is what a thing is about, not where it is: "tensions between", "the war over", "talks with".
_ABOUT = frozenset({"between", "with", "over", "against", "about", "for", "towards", "toward", "like", "than"})
# Words that are prepositions or begin a clause, and that a parser takes one for the other.
_SUBORDINATING = ("after", "before", "since", "as", "until")
_NOMINAL = frozenset({"nmod", "compound", "flat", "appos", "amod", "nummod", "fixed", "goeswith", "list", "dep"})
_FAULTING = frozenset(
    {
        "blame",
        "praise",
        "thank",
        "criticise",
        "criticize",
        "blacklist",
        "sanction",
        "arrest",
        "condemn",
        "fault",
        "denounce",
        "commend",
        "punish",
        "hail",
    }
)
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})


class Syntax:
    """One sentence's tree, with its children looked up once."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head >= 0:
                self._children[token.head].append(i)

    # --- the tree itself

    def rel(self, i: int) -> str:
        """The relation without its subtype: "nsubj" for "nsubj:pass"."""
        return self.tokens[i].deprel.partition(":")[0]

    def children(self, i: int, *rels: str) -> list[int]:
        """Children of `i`, of the given relations (with or without subtype) where any are given."""
        if not rels:
            return self._children[i]
        return [c for c in self._children[i] if self.tokens[c].deprel in rels or self.rel(c) in rels]

    def up(self, i: int) -> Iterator[int]:
        """The governors of `i`, nearest first."""
        for _ in range(_DEEPEST):
            i = self.tokens[i].head
            if i < 0:
                return
            yield i

    def below(self, i: int) -> set[int]:
        """`i` and everything under it."""
        found = {i}
        stack = [i]
        while stack:
            for child in self._children[stack.pop()]:
                if child not in found:
                    found.add(child)
                    stack.append(child)
        return found

    def phrase(self, i: int) -> set[int]:
        """`i` and what belongs to its noun phrase: names, modifiers and "of" or "in" phrases, but no clause."""
        found = {i}
        stack = [i]
        while stack:
            for child in self._children[stack.pop()]:
                if child not in found and self.rel(child) in _NOMINAL and self.preposition(child) not in _ABOUT:
                    found.add(child)
                    stack.append(child)
        return found

    def span(self, i: int) -> tuple[int, int]:
        """First and last (exclusive) token under `i`."""
        below = self.below(i)
        return min(below), max(below) + 1

    def conjuncts(self, i: int) -> list[int]:
        """`i` and what is coordinated with it, in order."""
        found = [i]
        for child in self.children(i, "conj"):
            if any(self.tokens[t].text == ";" for t in range(i, child)):
                break  # another clause, whatever it was read as
            found.extend(self.conjuncts(child))
        for child in self.children(i, "appos", "flat", "nmod:desc"):
            if self.children(child, "cc"):  # "the government and the Front", misread as an apposition
                found.extend(self.conjuncts(child))
            elif all(self.tokens[t].text != "," for t in range(min(i, child), max(i, child))):
                # "military ruler General X and President Y": the name carries the coordination
                found.extend(c for c in self.conjuncts(child) if c != child)
        return list(dict.fromkeys(found))

    def is_infinitive(self, i: int) -> bool:
        """Whether a verb stands behind "to", and not behind "is to", which makes a clause of it."""
        marks = (m for m in self.children(i, "mark") if self.tokens[m].lemma == "to")
        return any(m == 0 or self.tokens[m - 1].lemma != "be" for m in marks)

    def preposition(self, i: int) -> str:
        """The preposition that introduces `i`, in lower case: "out of", "in", or "" for none."""
        words = []
        for case in self.children(i, "case"):
            words.extend(sorted([case, *self.children(case, "fixed")]))
        for part in () if words else self.children(i, "compound", "amod", "nmod:desc"):
            words.extend(c for c in self.children(part, "case") if c < part < i)  # "by | the destroyer Mason"
        if words:
            return " ".join(self.tokens[w].text.lower() for w in words if self.tokens[w].text not in {"'s", "’s"})
        if self.rel(i) == "conj" and self.tokens[i].head >= 0:
            return self.preposition(self.tokens[i].head)
        return ""

    # --- the arguments of a verb

    def is_passive(self, verb: int) -> bool:
        """Whether the verb stands in the passive, reduced relatives ("troops stationed at") included."""
        token = self.tokens[verb]
        if self.children(verb, "aux:pass", "nsubj:pass", "csubj:pass"):
            # only a headline leaves out the auxiliary: "Five killed in Gao", but "Qatar mediated between them."
            whole = self.rel(verb) == "root" and self.sentence.text.rstrip("\"”’' ").endswith(".")
            return not whole or bool(self.children(verb, "aux") or self.by_phrase(verb))
        if self.rel(verb) == "conj" and not self.children(verb, "nsubj", "aux"):
            return self.is_passive(token.head) and not token.text.endswith("ing")
        if token.deprel == "advcl" and self.by_phrase(verb) and not self.children(verb, "obj", "aux", "nsubj", "mark"):
            return not token.text.lower().endswith("ing")  # "Hit by three rounds, the embassy"
        bare_participle = token.text.lower().endswith(
            ("ed", "en", "wn", "nt", "ld", "lt", "ght")
        ) and not self.children(verb, "aux", "nsubj", "mark")
        return (
            token.deprel in ("acl", "amod") or (token.deprel == "xcomp" and bool(self.children(token.head, "obj")))
        ) and (bare_participle)

    def subjects(self, verb: int, depth: int = 0) -> list[int]:
        """The verb's subjects: its own, or the ones that control, coordination or a relative clause lend it."""
        own = [
            s
            for s in self.children(verb, "nsubj", "csubj")
            if not self._is_relative(s) and self.preposition(s) in ("", *_SUBORDINATING)
        ]
        if own:
            return [c for s in own for c in self.conjuncts(s)]
        token = self.tokens[verb]
        if depth > 4 or token.head < 0:
            return []
        head, relation = token.head, self.rel(verb)
        if relation in ("advcl", "conj", "parataxis") and (taken_up := self._taken_up(verb)):
            return taken_up
        if relation in ("acl", "amod"):
            if token.deprel == "acl:relcl":
                return [] if self._gap_is_object(verb) else self._antecedent(verb)
            if self._told(head) is not None:  # "ordered the head of the office to leave"
                return [self._told(head) or head]
            if self.children(verb, "mark"):  # "Niger's decision to expel": who decides, expels
                return self.possessors(head) or self.subjects_of_noun(head)
            return self._antecedent(verb)
        if relation == "conj":
            if self.tokens[head].upos in ("NOUN", "PROPN", "PRON") and not self.children(head, "cop"):
                return []
            # "Prague held talks, but Bratislava mocked the price and | declined": the clause just before lends its own
            beside = self.children(head, "conj") if head < verb else self.children(head, "conj", "ccomp")
            nearest = [v for v in beside if min(head, verb) < v < verb or v < verb < head]
            nearest = [v for v in nearest if self.children(v, "nsubj")]
            return self.subjects(nearest[-1] if nearest else head, depth + 1)
        if relation == "xcomp":
            lent = self.tokens[head].lemma in _ORDERING or self.children(head, "obj")
            return (
                (self.objects(head) if lent else [])
                or self.children(head, "iobj")
                or self._called_on(head)
                or self.subjects(head, depth + 1)
            )
        if relation in ("advcl", "ccomp", "dep", "parataxis") and not self.children(verb, "nsubj"):
            if relation == "ccomp" and self.tokens[verb].text.lower().endswith("ing"):
                return self.subjects(head, depth + 1)
            if misread := self._behind_subordinator(verb):
                return misread
            if self._called_on(head):
                return self._called_on(head)
            if any(self.tokens[m].lemma in ("from", "of", "against") for m in self.children(verb, "mark")):
                return self.objects(head)  # "kept them from marching", "accused them of arming rebels"
            marks = {self.tokens[m].lemma for m in self.children(verb, "mark")}
            if "for" in marks and self.tokens[head].lemma in _FAULTING:
                return self.objects(head) or self.subjects(head, depth + 1)  # "praised Pakistan for arresting them"
            participle = self.tokens[verb].text.lower().endswith("ing")
            if relation not in ("advcl", "dep") and not participle:
                return []
            return self.subjects(head, depth + 1) or self._main_subjects(head)
        return []

    def objects(self, verb: int) -> list[int]:
        """The verb's direct objects; of a relative clause whose object is the gap, the antecedent."""
        own = [o for o in self.children(verb, "obj") if not self._is_relative(o)]
        if own:
            return [c for o in own for c in self.conjuncts(o)]
        # "overthrew | President X": a name read as a phrase of the verb, with nothing to introduce it
        bare = [o for o in self.children(verb, "obl") if self.tokens[o].deprel == "obl" and not self.preposition(o)]
        if bare and all(self.tokens[o].upos == "PROPN" for o in bare) and not self.is_passive(verb):
            return [c for o in bare for c in self.conjuncts(o)]
        portioned = [
            o for o in self.children(verb, "obl") if self.children(o, "nummod") and self.preposition(o) == "of"
        ]
        if portioned:  # "withdraw 1,000 of its soldiers", where the number was read as the soldiers' own
            return portioned
        if self.tokens[verb].deprel == "acl:relcl" and self._gap_is_object(verb):
            return self._antecedent(verb)
        if self.rel(verb) == "conj" and self.tokens[verb].head >= 0:
            shared = [o for o in self.children(self.tokens[verb].head, "obj") if o > verb]
            return [c for o in shared for c in self.conjuncts(o)]
        return []

    def by_phrase(self, verb: int) -> list[int]:
        """The agents of a passive: "expelled by the junta"."""
        found = [o for o in self.children(verb, "obl", "nsubj") if self.preposition(o) == "by"]
        return [c for o in found for c in self.conjuncts(o)]

    def obliques(self, i: int) -> list[tuple[str, int]]:
        """(preposition, noun) of the prepositional phrases on a verb or noun, coordinated ones apart."""
        found: list[tuple[str, int]] = []
        for child in self.children(i, "obl", "nmod"):
            if self.tokens[child].deprel == "nmod:poss":
                continue
            preposition = self.preposition(child)
            found.extend((preposition, c) for c in self.conjuncts(child))
            if preposition in ("beside", "alongside", "with"):  # "fought beside the army in Tigray": all of it there
                inner = [(self.preposition(n), n) for n in self.children(child, "nmod")]
                found.extend((p, c) for p, n in inner if p in ("in", "at", "near") for c in self.conjuncts(n))
        return found

    def possessors(self, noun: int) -> list[int]:
        """ "Niger's", "its": who is said to own the noun."""
        return [c for p in self.children(noun, "nmod:poss") for c in self.conjuncts(p)]

    def modifiers(self, noun: int) -> list[int]:
        """Words set before the noun: "US" in "US withdrawal", "military" in "military agreement"."""
        return self.children(noun, "amod", "compound", "nmod:desc", "nmod:unmarked")

    def _is_relative(self, i: int) -> bool:
        return self.tokens[i].upos in ("PRON", "DET", "SCONJ") and self.tokens[i].text.lower() in _RELATIVE

    def _gap_is_object(self, verb: int) -> bool:
        if any(self._is_relative(o) for o in self.children(verb, "obj")):
            return True
        subjects = self.children(verb, "nsubj")
        if any(self.tokens[p].text.lower() == "whose" for s in subjects for p in self.possessors(s)):
            return False  # "Eritrea, whose soldiers fought": the gap is the owner
        has_subject = any(not self._is_relative(s) for s in subjects)
        return has_subject and not self.children(verb, "obj")

    def _antecedent(self, verb: int) -> list[int]:
        """What a relative or participial clause hangs on. Behind a comma, "which" takes up the name just before it."""
        noun = self.tokens[verb].head
        relative = next(
            (c for c in self.children(verb, "nsubj", "obj") if self.tokens[c].text.lower() == "which"), None
        )
        if relative is not None and relative >= 2 and self.tokens[relative - 1].text == ",":
            near = relative - 2
            while self.tokens[near].deprel == "flat" and self.tokens[near].head < near:
                near = self.tokens[near].head
            if self.tokens[near].upos == "PROPN" and self.tokens[noun].upos == "NOUN" and near in self.below(noun):
                return [near]
        return [noun]

    def _taken_up(self, verb: int) -> list[int]:
        """ "Rebels shot the men, who had fled", where the clause was read as no relative one: the noun before "who"."""
        taken = next((s for s in self.children(verb, "nsubj") if self.tokens[s].text.lower() in ("who", "which")), 0)
        noun = taken - 2 if taken > 1 and self.tokens[taken - 1].text == "," else taken - 1
        if noun < 0 or self.tokens[noun].upos not in ("NOUN", "PROPN"):
            return []
        while self.rel(noun) in ("flat", "compound") and self.tokens[noun].head >= 0:
            noun = self.tokens[noun].head
        return self.conjuncts(noun)

    def _behind_subordinator(self, verb: int) -> list[int]:
        """ "It comes after the junta, which seized power, ended the pact": "after" read as a preposition leaves the
        clause without its subject, which then stands behind "after"."""
        finite = not self.children(verb, "mark", "aux") and not self.tokens[verb].text.lower().endswith("ing")
        if not finite or self.rel(verb) not in ("advcl", "parataxis", "conj"):
            return []
        between = [o for o in self.children(self.tokens[verb].head, "obl") if o < verb]
        return next(
            (self.conjuncts(o) for o in reversed(between) if self.preposition(o) in _SUBORDINATING),
            [],
        )

    def _main_subjects(self, below: int) -> list[int]:
        """The subjects of the nearest clause above that has some of its own: whom a loose participle speaks of."""
        for governor in self.up(below):
            own = [s for s in self.children(governor, "nsubj") if not self._is_relative(s)]
            if own:
                return [c for s in own for c in self.conjuncts(s)]
        return []

    def _told(self, noun: int) -> int | None:
        """The object of a verb of ordering in whose phrase the noun lies."""
        while self.rel(noun) == "nmod" and self.tokens[noun].head >= 0:
            noun = self.tokens[noun].head
        head = self.tokens[noun].head
        told = self.rel(noun) in ("obj", "iobj") and head >= 0 and self.tokens[head].lemma in _ORDERING
        return noun if told else None

    def _called_on(self, verb: int) -> list[int]:
        """ "Called on Zimbabwe to free them": who is called on, acts."""
        if self.tokens[verb].lemma not in ("call", "appeal"):
            return []
        return [n for preposition, n in self.obliques(verb) if preposition in ("on", "upon", "to")]

    def subjects_of_noun(self, noun: int) -> list[int]:
        """Who has what the noun names: the subject of the verb whose object it is ("France made the decision to
        leave")."""
        head = self.tokens[noun].head
        if head >= 0 and self.rel(noun) == "obj" and self.tokens[head].upos == "VERB":
            return self.subjects(head, 3)
        return []
