"""Who says it: the speaker of every quotation and of every reported clause of a report.

A speaker is not an actor. Direct speech is what stands between quotation marks; indirect speech is a reporting verb's
clause or a sentence with "according to"; a speaker without a name is anonymous and keeps the words that describe them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from attache.coding.syntax import Syntax
from attache.coding.who.mentions import ActorMention, Actors
from attache.ids import slug
from attache.language.quotes import quotes
from attache.lexicon.speech import Speech
from attache.model import Attribution, Evidence, Quote, Report, Speaker

_ASKING = frozenset({"where", "whether", "how", "why", "when", "who", "what", "which", "if"})


class Voice(msgspec.Struct, frozen=True):
    """A stretch of the report (`start` to `end`) and who says it. `cue` is the reporting word, `who` the speaker's
    words."""

    start: int
    end: int
    speaker: Speaker | None
    attribution: Attribution
    sentence: int
    cue: Evidence | None = None
    who: Evidence | None = None


class Voices(msgspec.Struct, frozen=True):
    """All voices of a report: `direct` quotations and `indirect` clauses, in the order of the text."""

    direct: tuple[Voice, ...]
    indirect: tuple[Voice, ...]

    def at(self, offset: int) -> Voice | None:
        """Whose words a character belongs to: a quotation's speaker first, else the innermost reported clause's."""
        for voice in self.direct:
            if voice.start <= offset < voice.end:
                return voice
        around = [voice for voice in self.indirect if voice.start <= offset < voice.end]
        return min(around, key=lambda voice: voice.end - voice.start, default=None)


class _Cue(msgspec.Struct, frozen=True):
    """A reporting verb or phrase of one sentence: its word, its speaker, and the clause it reports where it has one."""

    sentence: int
    token: int
    start: int
    end: int
    speaker: Speaker
    attribution: Attribution
    who: Evidence
    clause: tuple[int, int] | None


def find(report: Report, syntaxes: Sequence[Syntax], actors: Actors, speech: Speech) -> Voices:
    """The voices of the report. `syntaxes` are its sentences in order."""
    cues: list[_Cue] = []
    for syntax in syntaxes:
        cues.extend(_cues(syntax, actors, speech))
    spans = [quote for section in report.sections for quote in quotes(report.text, section.start, section.end)]
    direct: list[Voice] = []
    for quote in spans:
        cue = _cue_of(quote, cues, syntaxes, direct)
        sentence = next((s.sentence.index for s in syntaxes if s.sentence.end > quote.start), 0)
        if cue is None:
            direct.append(Voice(quote.start, quote.end, None, "none", sentence))
        else:
            direct.append(Voice(quote.start, quote.end, cue.speaker, "direct", sentence, _cue_evidence(cue), cue.who))
    indirect = [
        Voice(*cue.clause, cue.speaker, cue.attribution, cue.sentence, _cue_evidence(cue), cue.who)
        for cue in cues
        if cue.clause is not None
        and not any(q.start < cue.clause[1] and cue.clause[0] < q.end and _is_whole(q, cue.clause) for q in spans)
    ]
    return Voices(tuple(direct), tuple(indirect))


def _cue_evidence(cue: _Cue) -> Evidence:
    return Evidence("speaker", cue.start, cue.end, "lexicon speech.toml")


def _is_whole(quote: Quote, clause: tuple[int, int]) -> bool:
    """Whether the quotation is most of the clause, or begins before it: then the clause is no report of its own. A
    few words in marks inside a reported clause leave it one."""
    shared = min(quote.end, clause[1]) - max(quote.start, clause[0])
    return quote.start < clause[0] or 2 * shared > clause[1] - clause[0]


def _cues(syntax: Syntax, actors: Actors, speech: Speech) -> list[_Cue]:
    found = []
    sentence = syntax.sentence
    for i, token in enumerate(syntax.tokens):
        if token.upos in ("VERB", "NOUN") and token.lemma in speech.verbs and token.upos == "VERB":
            clause = _clause(syntax, i, actors)
            if clause is None and token.lemma in speech.content_verbs and not sentence.quotes:
                continue
            subjects = syntax.by_phrase(i) if syntax.is_passive(i) else syntax.subjects(i)
            if token.lemma in ("quote", "cite"):  # "he quoted the king as saying": the king says it
                subjects = syntax.objects(i)
            # "Paris," he said: an inverted or unparsed subject stands right beside the verb
            subjects = sorted(subjects, key=partial(_fitness, syntax, i))
            for subject in subjects or _beside(syntax, i, actors):
                named = _speaker(syntax, subject, actors, speech)
                if named is not None:
                    speaker, attribution, who = named
                    found.append(_Cue(sentence.index, i, token.start, token.end, speaker, attribution, who, clause))
                    break
        elif token.upos in ("NOUN", "PROPN", "PRON"):
            phrase = syntax.preposition(i)
            if phrase in speech.phrases or (phrase == "to" and _according(syntax, i)):
                named = _speaker(syntax, i, actors, speech)
                if named is not None:
                    speaker, attribution, who = named
                    clause = _beside_phrase(syntax, i)
                    found.append(_Cue(sentence.index, i, who.start, who.end, speaker, attribution, who, clause))
    return found


def _according(syntax: Syntax, i: int) -> bool:
    first, _ = syntax.span(i)
    before = " ".join(t.text.lower() for t in syntax.tokens[max(0, first - 2) : first + 2])
    return "according to" in before


def _fitness(syntax: Syntax, verb: int, subject: int) -> tuple[bool, int]:
    """A verb may have been given two subjects: the one outside the quotation and nearest to it comes first."""
    return _is_quoted(syntax, subject), abs(subject - verb)


def _is_quoted(syntax: Syntax, i: int) -> bool:
    """Whether a word stands inside quotation marks: nobody speaks from inside their own words."""
    word = syntax.tokens[i]
    return any(quote.start <= word.start < quote.end for quote in syntax.sentence.quotes)


def _beside_phrase(syntax: Syntax, i: int) -> tuple[int, int]:
    """What "according to X" is said of: the sentence without the phrase, where the phrase opens or closes it."""
    sentence, tokens = syntax.sentence, syntax.tokens
    words = [t for t in range(len(tokens)) if tokens[t].upos != "PUNCT"]
    first, last = syntax.span(i)
    behind, before = [t for t in words if t >= last], [t for t in words if t < first]
    if behind and not before:
        return tokens[behind[0]].start, tokens[words[-1]].end
    if before and not behind:
        return sentence.start, tokens[before[-1]].end
    return sentence.start, tokens[words[-1]].end


def _beside(syntax: Syntax, verb: int, actors: Actors) -> list[int]:
    """Who is named right beside the verb, with no more than a comma between."""
    return [mention.head for mention in _adjacent(syntax, verb, actors)][:1]


def _adjacent(syntax: Syntax, verb: int, actors: Actors) -> list[ActorMention]:
    tokens = syntax.tokens
    found = []
    for mention in actors.in_sentence(syntax.sentence.index):
        between = tokens[mention.last : verb] if mention.last <= verb else tokens[verb + 1 : mention.first]
        if all(token.upos == "PUNCT" for token in between) and len(between) <= 1:
            found.append(mention)
    return found


def _clause(syntax: Syntax, verb: int, actors: Actors) -> tuple[int, int] | None:
    """Characters of the clause that the verb reports: its complement, or the main clause that it stands inside of."""
    sentence = syntax.sentence
    # "told a conference that ...": the clause may be read as the conference's
    heard = [
        c for o in syntax.children(verb, "obj", "iobj") for c in syntax.children(o, "acl") if syntax.children(c, "mark")
    ]
    for child in (*syntax.children(verb, "ccomp"), *heard):
        tokens = syntax.tokens
        inside = sorted(t for t in syntax.below(child) if tokens[t].upos != "PUNCT")
        if inside:
            that = [m for m in syntax.children(child, "mark") if tokens[m].lemma == "that"]
            if that:  # "said on Tuesday that ...": what stands before "that" is no part of what was said
                inside = [t for t in inside if t > that[0]] or inside
            elif tokens[inside[0]].upos == "SCONJ" and len(inside) > 1:
                inside = inside[1:]
            if tokens[inside[0]].text.lower() in _ASKING:
                return None  # "has not said where they will go" says nothing
            return tokens[inside[0]].start, tokens[inside[-1]].end
    if syntax.rel(verb) == "parataxis" and syntax.tokens[verb].head >= 0:
        first = min(syntax.span(verb)[0], *(m.first for m in _adjacent(syntax, verb, actors)), verb)
        root = next((t for t in range(len(syntax.tokens)) if syntax.tokens[t].head < 0), verb)
        if root > verb:  # "The army, he said, would leave": the words lie on both sides
            words = [t for t in range(len(syntax.tokens)) if syntax.tokens[t].upos != "PUNCT"]
            return sentence.start, syntax.tokens[words[-1]].end
        before = [t for t in range(first) if syntax.tokens[t].upos != "PUNCT"]
        if before:
            return sentence.start, syntax.tokens[before[-1]].end
    return None


def _speaker(syntax: Syntax, i: int, actors: Actors, speech: Speech) -> tuple[Speaker, Attribution, Evidence] | None:
    token = syntax.tokens[i]
    mention = actors.at(syntax.sentence.index, i)
    for child in syntax.children(i, "appos", "flat", "nmod:desc"):
        named = actors.at(syntax.sentence.index, child)
        if named is not None and named.actor.id.startswith("person/"):
            mention = named
    first, last = _noun_phrase(syntax, i)
    start, end = syntax.tokens[first].start, syntax.tokens[last - 1].end
    words = _without_article(syntax.sentence.text[start - syntax.sentence.start : end - syntax.sentence.start])
    is_person = mention is not None and mention.actor.id.startswith("person/")
    held = mention is not None and mention.actor.role and mention.actor.country and token.lemma not in speech.anonymous
    if mention is not None and held and not is_person:
        # an office of a known country has one holder: "India's foreign minister" is somebody, though not named
        office = Speaker(mention.actor.id, words, mention.actor.role, mention.actor.country)
        return office, "indirect", Evidence("speaker", start, end, mention.rule)
    unnamed = mention is not None and mention.form == "nominal" and _is_unnamed(mention.actor.id)
    if unnamed or (token.lemma in speech.anonymous and not is_person):
        country = mention.actor.country if mention else _country_inside(actors, syntax.sentence.index, first, last)
        return (
            Speaker(f"anonymous/{slug(words)}", None, words, country),
            "anonymous",
            Evidence("speaker", start, end, "lexicon speech.toml:anonymous"),
        )
    if mention is None:
        if token.upos != "PROPN" and token.lemma not in speech.bodies:
            return None
        unknown = Speaker(f"name/{slug(words)}", words)
        return unknown, "indirect", Evidence("speaker", start, end, "rule: subject of a reporting verb")
    actor = mention.actor
    name = actor.name
    if not is_person and mention.form in ("name", "metonym", "nominal") and mention.sentence == syntax.sentence.index:
        # an office or a body speaks under the name that the text gives it: "the Pentagon"
        spoken = syntax.sentence.text[mention.start - syntax.sentence.start : mention.end - syntax.sentence.start]
        name = _without_article(spoken)
    return (
        Speaker(actor.id, name, actor.role, actor.country),
        "indirect",
        Evidence("speaker", mention.start, mention.end, mention.rule),
    )


def _is_unnamed(actor: str) -> bool:
    """Whether an actor id stands for one or some of many: "USA-GOV/official", "CVL/resident"."""
    kind, slash, _ = actor.partition("/")
    return bool(slash) and kind not in ("person", "group", "org", "name")


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else words


def _country_inside(actors: Actors, sentence: int, first: int, last: int) -> str | None:
    inside: list[ActorMention] = [m for m in actors.in_sentence(sentence) if first <= m.head < last]
    return inside[0].actor.country if inside else None


def _noun_phrase(syntax: Syntax, i: int) -> tuple[int, int]:
    """The noun with what stands before it and its "of" phrase, without clauses that hang behind it."""
    before = [c for c in syntax.children(i, "det", "amod", "compound", "nummod", "nmod:poss") if c < i]
    first = min([i, *(syntax.span(c)[0] for c in before)])
    last = i + 1
    for c in syntax.children(i, "nmod", "flat"):
        if c > i and syntax.preposition(c) in ("", "of", "for", "in", "at", "with", "from"):
            last = max(last, syntax.span(c)[1])
    return first, last


def _cue_of(quote: Quote, cues: Sequence[_Cue], syntaxes: Sequence[Syntax], before: Sequence[Voice]) -> _Cue | None:
    """The cue that a quotation belongs to: in a sentence that it touches, outside the marks and nearest to them;
    else a cue without a clause of its own in the sentence just before it or just after it, in the same paragraph."""
    touched = [s.sentence for s in syntaxes if s.sentence.start < quote.end and s.sentence.end > quote.start]
    indices = {s.index for s in touched}
    outside = [c for c in cues if c.sentence in indices and not quote.start <= c.start < quote.end]
    if outside:
        return min(outside, key=lambda c: min(abs(c.start - quote.end), abs(quote.start - c.end)))
    if not touched:
        return None
    opening = touched[0]
    whole = quote.start - opening.start <= 2
    if not whole or quote.end - quote.start < 20:
        return None
    for neighbour in (opening.index - 1, touched[-1].index + 1):
        if not 0 <= neighbour < len(syntaxes) or syntaxes[neighbour].sentence.section != opening.section:
            continue
        near = [c for c in cues if c.sentence == neighbour]
        if near and syntaxes[neighbour].sentence.quotes:
            return near[-1] if neighbour < opening.index else near[0]
    return None
