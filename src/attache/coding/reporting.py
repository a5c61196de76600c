"""Reporting words by the sentence's tree: verbs that say something, phrases that name a source, and what they report.

Each cue comes with the tokens that may be its speaker, best first, and the clause that it reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from attache.coding.syntax import Syntax
from attache.coding.who.mentions import ActorMention, Actors
from attache.lexicon.speech import Speech

Characters = tuple[int, int]
ASKING = frozenset({"where", "whether", "how", "why", "when", "who", "what", "which", "if", "whatever"})
CITING = frozenset({"cite", "quote"})
_TAKING_UP = frozenset({"that", "which", "what"})


class Cue(msgspec.Struct, frozen=True):
    """A reporting word of a sentence at `token`; `sources` are the tokens that may name who says it; `clause` the
    characters of what is said, where it is a clause."""

    token: int
    sources: tuple[int, ...]
    clause: Characters | None


def find(syntax: Syntax, actors: Actors, speech: Speech) -> Iterator[Cue]:
    """The cues of one sentence, in the order of the text."""
    for i, token in enumerate(syntax.tokens):
        if token.upos == "VERB" and token.lemma in speech.verbs:
            by = sources(syntax, i, actors)
            clause = clause_of(syntax, i, actors)
            if clause is None and token.lemma in speech.naming | speech.naming_as:
                clause = _named(syntax, i)
            elif clause is None and token.lemma not in speech.content_verbs:
                clause = _as(syntax, i) or _relative(syntax, i)
            if clause is None and token.lemma in speech.claiming:
                clause = _object(syntax, i)
            if clause is None and token.lemma in speech.content_verbs and not syntax.sentence.quotes:
                continue
            yield Cue(i, by, clause)
        elif token.upos in ("NOUN", "PROPN", "PRON"):
            phrase = syntax.preposition(i)
            if phrase in speech.phrases or (phrase == "to" and _according(syntax, i)):
                yield Cue(i, (i,), _beside_phrase(syntax, i))
    yield from _headed(syntax, actors, speech)
    yield from _closing(syntax, speech)


def sources(syntax: Syntax, verb: int, actors: Actors) -> tuple[int, ...]:
    """Who may be the verb's speaker, best first: its subjects, else who is named right beside it."""
    found = syntax.by_phrase(verb) if syntax.is_passive(verb) else syntax.subjects(verb)
    head = syntax.tokens[verb].head
    citing = verb if syntax.tokens[verb].lemma in CITING else head
    if syntax.tokens[citing].lemma in CITING and citing >= 0 and (citing == verb or _as_saying(syntax, verb)):
        found = syntax.objects(citing)  # "he quoted the king as saying": the king says it
    if not found:  # "says the governor", read as whom it is said to
        found = [o for o in syntax.children(verb, "iobj", "obj") if verb < syntax.span(o)[0] < verb + 2]
        found = found if _follows_words(syntax, verb) else []
    # "Paris," he said: an inverted or unparsed subject stands right beside the verb
    found = sorted(found, key=partial(_fitness, syntax, verb))
    return tuple(found or [mention.head for mention in _adjacent(syntax, verb, actors)][:1])


def _as_saying(syntax: Syntax, verb: int) -> bool:
    return any(syntax.tokens[m].lemma == "as" for m in syntax.children(verb, "mark"))


def _follows_words(syntax: Syntax, verb: int) -> bool:
    """Whether the verb comes right after a comma or a quotation: "..., says the governor"."""
    return verb > 0 and syntax.tokens[verb - 1].upos == "PUNCT"


def _headed(syntax: Syntax, actors: Actors, speech: Speech) -> Iterator[Cue]:
    """ "Foreign ministry: no base will be leased": whoever stands alone before a colon says what follows. A bare
    country or town there says where, not who."""
    tokens = syntax.tokens
    colon = next((i for i, token in enumerate(tokens[:9]) if token.text == ":"), None)
    if not colon or colon + 2 >= len(tokens):
        return
    if not all(t.upos in ("DET", "ADJ", "NOUN", "PROPN", "ADP") for t in tokens[:colon]):
        return
    head = next(i for i in range(colon) if not 0 <= tokens[i].head < colon)
    named = [m for m in actors.in_sentence(syntax.sentence.index) if m.first <= head < m.last and len(m.actor.id) > 3]
    if named or tokens[head].lemma in speech.bodies:
        last = max(i for i in range(colon + 1, len(tokens)) if tokens[i].upos != "PUNCT" or i == colon + 1)
        yield Cue(colon, (head,), (tokens[colon + 1].start, tokens[last].end))


def _closing(syntax: Syntax, speech: Speech) -> Iterator[Cue]:
    """ "..., a Kenyan colonel assured reporters.": what a sentence ends with after its last comma, where the tree has
    lost it: a noun phrase and a verb of saying, with at most its audience behind."""
    tokens = syntax.tokens
    verb = next(
        (i for i in range(len(tokens) - 1, max(0, len(tokens) - 5), -1) if tokens[i].lemma in speech.verbs), None
    )
    if verb is None or tokens[verb].upos not in ("VERB", "NOUN"):
        return
    comma = next((i for i in range(verb - 1, 3, -1) if tokens[i].text == ","), None)
    if comma is None or tokens[comma + 1].upos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"):
        return
    who = next((i for i in range(comma + 1, verb) if tokens[i].lemma == "who"), verb)
    nouns = [i for i in range(comma + 1, who) if tokens[i].upos in ("NOUN", "PROPN")]
    others = any(
        tokens[i].upos in ("VERB", "AUX", "CCONJ", "SCONJ")
        for i in (*range(comma + 1, who), *range(verb + 1, len(tokens)))
    )
    dependent = tokens[0].upos == "SCONJ" or not any(t.upos in ("VERB", "AUX") for t in tokens[:comma])
    if nouns and not others and not dependent:
        first = next((i for i in nouns if i + 1 < len(tokens) and tokens[i + 1].upos in ("ADP", "PUNCT")), nouns[-1])
        yield Cue(verb, (first,), (tokens[0].start, tokens[comma - 1].end))


def _as(syntax: Syntax, verb: int) -> Characters | None:
    """ "..., as the ministry had claimed": the words before."""
    mark = next((m for m in syntax.children(verb, "mark") if syntax.tokens[m].lemma == "as"), None)
    if mark is None or syntax.rel(verb) != "advcl" or mark < 3:
        return None
    return syntax.sentence.start, syntax.tokens[mark - 1 - (syntax.tokens[mark - 1].upos == "PUNCT")].end


def _relative(syntax: Syntax, verb: int) -> Characters | None:
    """ "A charge that Rome denied": the noun that the relative pronoun takes up."""
    tokens = syntax.tokens
    gap = next((o for o in syntax.children(verb, "obj") if tokens[o].text.lower() in _TAKING_UP and o < verb), None)
    if gap is None or gap < 2:
        return None
    if tokens[gap].text.lower() == "what":  # "contrary to what the ministry said"
        return tokens[gap].start, tokens[verb].end
    noun = gap - 1 - (tokens[gap - 1].text == ",")
    if tokens[noun].upos not in ("NOUN", "PROPN"):
        return None
    first = min([noun, *(c for c in syntax.children(noun, "det", "amod", "compound", "nmod:poss"))])
    return tokens[first].start, tokens[noun].end


def _object(syntax: Syntax, verb: int) -> Characters | None:
    """ "Claimed the attack": the object with all that hangs on it."""
    inside = sorted(t for o in syntax.children(verb, "obj", "xcomp") if o > verb for t in syntax.below(o))
    inside = [t for t in inside if syntax.tokens[t].upos != "PUNCT"]
    return (syntax.tokens[inside[0]].start, syntax.tokens[inside[-1]].end) if len(inside) > 1 else None


def _named(syntax: Syntax, verb: int) -> Characters | None:
    """ "Called it a coup": what is named, and its name."""
    names = [c for c in syntax.children(verb, "xcomp") if c > verb and syntax.tokens[c].upos != "VERB"]
    names.extend(c for p, c in syntax.obliques(verb) if p == "as" and c > verb)
    objects = [o for o in syntax.children(verb, "obj") if o > verb]
    if not names or not objects:
        return None
    parts = [*names, *objects]
    inside = sorted(t for part in parts for t in syntax.below(part) if syntax.tokens[t].upos != "PUNCT" and t > verb)
    return syntax.tokens[inside[0]].start, syntax.tokens[inside[-1]].end


def _according(syntax: Syntax, i: int) -> bool:
    tokens = syntax.tokens
    return any(
        c and tokens[c - 1].text.lower() == "according" for c in syntax.children(i, "case") if tokens[c].lemma == "to"
    )


def _fitness(syntax: Syntax, verb: int, subject: int) -> tuple[bool, int]:
    """A verb may have been given two subjects: the one outside the quotation and nearest to it comes first."""
    return _is_quoted(syntax, subject), abs(subject - verb)


def _is_quoted(syntax: Syntax, i: int) -> bool:
    """Whether a word stands inside quotation marks: nobody speaks from inside their own words."""
    word = syntax.tokens[i]
    return any(quote.start <= word.start < quote.end for quote in syntax.sentence.quotes)


def _beside_phrase(syntax: Syntax, i: int) -> Characters:
    """What "according to X" is said of: the sentence without the phrase, where the phrase opens or closes it."""
    tokens = syntax.tokens
    words = _on_this_side(syntax, i, range(len(tokens)))
    first, last = syntax.span(i)
    behind, before = [t for t in words if t >= last], [t for t in words if t < first]
    if behind and not before:
        return tokens[behind[0]].start, tokens[words[-1]].end
    if before and not behind:
        return tokens[before[0]].start, tokens[before[-1]].end
    return tokens[words[0]].start, tokens[words[-1]].end


def _adjacent(syntax: Syntax, verb: int, actors: Actors) -> list[ActorMention]:
    """Who is named right beside the verb, with no more than a comma between."""
    tokens = syntax.tokens
    found = []
    for mention in actors.in_sentence(syntax.sentence.index):
        between = tokens[mention.last : verb] if mention.last <= verb else tokens[verb + 1 : mention.first]
        if all(token.upos == "PUNCT" for token in between) and len(between) <= 1:
            found.append(mention)
    return found


def clause_of(syntax: Syntax, verb: int, actors: Actors) -> Characters | None:
    """Characters of the clause that the verb reports: its complement, or the main clause that it stands inside of."""
    # "told a conference that ...": the clause may be read as the conference's
    heard = [
        c for o in syntax.children(verb, "obj", "iobj") for c in syntax.children(o, "acl") if syntax.children(c, "mark")
    ]
    tokens = syntax.tokens
    clauses = [
        c
        for c in syntax.children(verb, "ccomp")
        if not any(tokens[m].lemma == "to" for m in syntax.children(c, "mark"))
    ]
    before = [t for c in clauses if c < verb for t in syntax.below(c) if t < verb]
    behind = [syntax.below(c) for c in (*clauses, *heard) if c > verb]  # "told them to leave" reports no words
    for below in (before, *behind):
        inside = _on_this_side(syntax, verb, below)
        if not inside:
            continue
        if tokens[inside[0]].text.lower() in ASKING and inside[0] > verb:
            return None  # "has not said where they will go" says nothing
        that = next((t for t in inside if tokens[t].lemma == "that" and syntax.rel(t) == "mark"), None)
        if that is not None and that > verb:  # "said on Tuesday that ...": what stands before "that" is no part of it
            inside = [t for t in inside if t > that] or inside
        elif tokens[inside[0]].upos == "SCONJ" and len(inside) > 1 and inside[0] > verb:
            inside = inside[1:]
        return tokens[inside[0]].start, tokens[inside[-1]].end
    if syntax.rel(verb) == "parataxis" and tokens[verb].head >= 0:
        own = (t for t in syntax.below(verb) if tokens[t].upos != "PUNCT")
        first = min(*own, *(m.first for m in _adjacent(syntax, verb, actors)), verb)
        root = next((t for t in range(len(tokens)) if tokens[t].head < 0), verb)
        # "The army, he said, would leave": the words lie on both sides
        inside = _on_this_side(syntax, verb, range(len(tokens)) if root > verb else range(first))
        if inside and tokens[first - 1].text != ":":
            return tokens[inside[0]].start, tokens[inside[-1]].end
    return None


def _on_this_side(syntax: Syntax, cue: int, inside: Iterable[int]) -> list[int]:
    """The words, in order, that no semicolon keeps apart from the cue."""
    stops = [i for i, token in enumerate(syntax.tokens) if token.text == ";"]
    low = max((i for i in stops if i < cue), default=-1)
    high = min((i for i in stops if i > cue), default=len(syntax.tokens))
    return sorted(i for i in inside if low < i < high and syntax.tokens[i].upos != "PUNCT")
