"""Who says it: the speaker of every quotation and of every reported clause of a report.

A speaker is not an actor. Direct speech is what stands between quotation marks; indirect speech is a reporting verb's
clause or a sentence with "according to"; a speaker without a name is anonymous and keeps the words that describe them.
What the tree says (`reporting`) and what the encoder reads (`sayings`) are joined where they share the cue's word:
the encoder knows better how far the words go, the tree who is the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from attache.coding import carrying, reporting, sayings, sources
from attache.coding.sayings import Saying
from attache.coding.sources import Source
from attache.coding.syntax import Syntax
from attache.coding.who.mentions import Actors
from attache.language.quotes import quotes
from attache.lexicon.speech import Speech
from attache.model import Attribution, Evidence, Named, Quote, Report, Speaker

Characters = tuple[int, int]
SHORTEST_QUOTE = 3  # words; fewer are a term set in marks, unless they stand in a clause that is reported
_BESIDE = 3  # characters between a reporting word and the marks that it introduces
_UNSAID = frozenset({"never", "neither", "not", "long", "longer"})
_SINGLE = re.compile(r"(?<!\w)['‘]\w[^'‘’]*['’](?!\w)")


class Voice(msgspec.Struct, frozen=True):
    """A stretch of the report (`start` to `end`) and who says it. `cue` is the reporting word, `who` the speaker's
    words. `stated`: they say something in words, which makes a statement; `voiced`: what is told there is their word
    and not the reporter's ("accused the army of shelling" is voiced, "urged "restraint"" stated)."""

    start: int
    end: int
    speaker: Speaker | None
    attribution: Attribution
    sentence: int
    cue: Evidence | None = None
    who: Evidence | None = None
    stated: bool = True
    voiced: bool = True


class Voices(msgspec.Struct, frozen=True):
    """All voices of a report: `direct` quotations and `indirect` clauses, in the order of the text."""

    direct: tuple[Voice, ...]
    indirect: tuple[Voice, ...]

    def at(self, offset: int) -> Voice | None:
        """Whose words a character belongs to: a quotation's speaker first, else the innermost reported clause's."""
        for voice in self.direct:
            if voice.start <= offset < voice.end:
                return voice
        around = [voice for voice in self.indirect if voice.voiced and voice.start <= offset < voice.end]
        around = [v for v in around if v.cue is None or not v.cue.start <= offset < v.cue.end]
        return min(around, key=lambda voice: voice.end - voice.start, default=None)


class _Cue(msgspec.Struct, frozen=True):
    """A reporting word of one sentence, with its speaker and the stretches that it reports."""

    sentence: int
    said: Evidence
    source: Source
    spans: tuple[Characters, ...]
    stated: bool
    voiced: bool
    read: bool  # the encoder takes it for a cue too

    def voice(self, start: int, end: int, attribution: Attribution) -> Voice:
        speaker, _, who = self.source
        voiced = self.voiced or attribution == "direct"
        return Voice(start, end, speaker, attribution, self.sentence, self.said, who, self.stated, voiced)


def find(report: Report, syntaxes: Sequence[Syntax], actors: Actors, speech: Speech) -> Voices:
    """The voices of the report. `syntaxes` are its sentences in order."""
    cues = [cue for syntax in syntaxes for cue in _cues(syntax, actors, speech)]
    spans = [quote for section in report.sections for quote in quotes(report.text, section.start, section.end)]
    direct: list[Voice] = []
    for quote in spans:
        cue = _cue_of(quote, cues, syntaxes)
        sentence = next((s.sentence.index for s in syntaxes if s.sentence.end > quote.start), 0)
        if cue is None:
            direct.append(Voice(quote.start, quote.end, None, "none", sentence))
        else:
            voice = cue.voice(quote.start, quote.end, "direct")
            direct.append(msgspec.structs.replace(voice, sentence=sentence))
    indirect = [voice for cue in cues for span in cue.spans for voice in _around(report.text, cue, span, spans)]
    carried = [voice for cue in cues for voice in _carried(cue, cues, syntaxes)]
    return Voices(tuple(direct), (*indirect, *carried))


def _carried(cue: _Cue, cues: Sequence[_Cue], syntaxes: Sequence[Syntax]) -> Iterator[Voice]:
    """The voice of what a speaker goes on to say behind the reporting word: theirs, and no statement of its own."""
    if not (cue.stated and cue.spans and all(end <= cue.said.start for _, end in cue.spans)):
        return
    others = [other.said.start for other in cues if other.sentence == cue.sentence and other.source[0] != cue.source[0]]
    syntax = next(s for s in syntaxes if s.sentence.index == cue.sentence)
    if any(_is_quoted(syntax, span) for span in cue.spans):  # what is quoted ends with its marks
        return
    span = carrying.beyond(syntax, cue.said.end, others)
    if span is not None:
        yield msgspec.structs.replace(cue.voice(*span, cue.source[1]), stated=False)


def _around(text: str, cue: _Cue, span: Characters, quoted: Sequence[Quote]) -> Iterator[Voice]:
    """The voice of a clause. Where a quotation is the most of it, that is the statement, and the words around it are
    only the speaker's too."""
    voice = cue.voice(*span, cue.source[1])
    whole = [quote for quote in quoted if _is_whole(text, quote, span)]
    if all(quote.start >= span[0] for quote in whole):
        yield msgspec.structs.replace(voice, stated=voice.stated and not whole)


def _is_whole(text: str, quote: Quote, clause: Characters) -> bool:
    """Whether the quotation is most of the clause, or begins before it: then the clause is no report of its own. A
    few words in marks inside a reported clause leave it one."""
    shared = min(quote.end, clause[1]) - max(quote.start, clause[0])
    if shared <= 0 or len(text[quote.start : quote.end].split()) < SHORTEST_QUOTE:
        return False
    return quote.start < clause[0] or 2 * shared > clause[1] - clause[0]


# --- the cues of a sentence: by its tree, and as the encoder reads it


def _cues(syntax: Syntax, actors: Actors, speech: Speech) -> Iterator[_Cue]:
    read = sayings.read(syntax.sentence)
    joined: set[int] = set()
    for cue in reporting.find(syntax, actors, speech):
        at = next((n for n, saying in enumerate(read) if _is_same(saying, cue.token)), None)
        if at is None:
            yield from _made(syntax, actors, speech, cue, None)
        elif at not in joined:
            joined.add(at)
            yield from _made(syntax, actors, speech, cue, read[at])
    for n, saying in enumerate(read):
        token = _word(syntax, saying.cue, speech) if n not in joined else None
        if token is not None:
            cue = reporting.Cue(token, reporting.sources(syntax, token, actors), None)
            yield from _made(syntax, actors, speech, cue, saying)


def _is_same(saying: Saying, token: int) -> bool:
    """Whether the encoder's saying has its cue at the token, or its source there ("according to X")."""
    by_source = saying.source is not None and saying.source.first <= token < saying.source.last
    return saying.cue.first <= token < saying.cue.last or (by_source and saying.cue.last - saying.cue.first > 1)


def _word(syntax: Syntax, cue: Named, speech: Speech) -> int | None:
    """The word of the encoder's cue that reports: one that the lexicon knows, else its last verb."""
    inside = [i for i in range(cue.first, cue.last) if syntax.tokens[i].upos in ("VERB", "NOUN", "ADP", "PUNCT")]
    verbs = [i for i in inside if syntax.tokens[i].upos == "VERB"]
    known = [i for i in inside if syntax.tokens[i].lemma in speech.verbs]
    return next(iter(known[-1:] or verbs[-1:] or inside[:1]), None)


def _made(syntax: Syntax, actors: Actors, speech: Speech, cue: reporting.Cue, saying: Saying | None) -> Iterator[_Cue]:
    """The cue with its speaker and spans, where somebody speaks and says something."""
    contents = [_characters(syntax, content, cue.token) for content in saying.contents] if saying is not None else []
    spans = tuple(span for span in contents if span is not None)
    if contents and not spans and cue.clause is None:
        return
    if cue.clause is not None:  # "The army, he said, would leave": a half without a verb is not what was said
        spans = tuple(s for s in spans if not _overlap(s, cue.clause) or _has_verb(syntax, s))
    if all(_says_nothing(syntax, span) for span in spans) and spans:
        return
    if cue.clause is not None and _is_beside(syntax, cue, spans):
        spans = (*spans, cue.clause)
    token = syntax.tokens[cue.token]
    stated = _is_stated(syntax, speech, cue, spans)
    source = _source(syntax, actors, speech, cue, saying)
    voiced = token.lemma not in speech.content_verbs or token.lemma in speech.voicing
    voiced = voiced or any(_is_clause(syntax, span) for span in spans)
    if token.text == ":" and _is_where(syntax, actors, cue.token):
        return
    if source is None or not (stated or (voiced and spans and token.lemma in speech.verbs)):
        return
    rule = "lexicon speech.toml" if saying is None or token.lemma in speech.verbs else "model speech:cue"
    said = Evidence("speaker", token.start, token.end, rule)
    yield _Cue(syntax.sentence.index, said, source, spans, stated, voiced, saying is not None)


def _is_where(syntax: Syntax, actors: Actors, colon: int) -> bool:
    """Whether a bare country stands before a colon: "Mozambique: Rwanda to send troops" says where, not who."""
    before = [m for m in actors.in_sentence(syntax.sentence.index) if m.last == colon]
    return any(m.first == 0 and m.form == "name" and m.actor.id == m.actor.country for m in before)


def _is_beside(syntax: Syntax, cue: reporting.Cue, spans: Sequence[Characters]) -> bool:
    """Whether the clause by the tree stands beside what the encoder reads: the half before the cue that it has lost,
    or all."""
    if cue.clause is None or not spans:
        return cue.clause is not None
    apart = not any(_overlap(span, cue.clause) for span in spans)
    that = any(token.lemma == "that" and token.end + 1 == start for token in syntax.tokens for start, _ in spans)
    return apart and not that and cue.clause[1] <= syntax.tokens[cue.token].start


def _is_stated(syntax: Syntax, speech: Speech, cue: reporting.Cue, spans: Sequence[Characters]) -> bool:
    """Whether the cue says something in words. Verbs of saying do with whatever they report, verbs that do something by
    saying it ("condemn", "promise") with a clause or words in quotation marks, words that the lexicon does not know
    with quotation marks alone."""
    tokens = syntax.tokens
    lemma = tokens[cue.token].lemma
    quoted = any(_is_quoted(syntax, span) for span in spans)
    if quoted or tokens[cue.token].upos in ("NOUN", "PROPN", "PRON", "PUNCT"):
        return True
    if tokens[cue.token].text.lower() == "according":
        return True
    if lemma not in speech.verbs:
        return any(token.lemma in speech.clear for token in tokens[cue.token : cue.token + 4])  # "made it clear that"
    denying = any(tokens[c].lemma in _UNSAID for c in syntax.children(cue.token, "advmod", "cc"))
    denying = denying or any(tokens[c].lemma == "nothing" for c in syntax.children(cue.token, "obj"))
    if spans and denying:
        return False
    if lemma in speech.content_verbs:
        named = lemma in speech.naming and _names(syntax, cue.token, spans)
        named = named or (lemma in speech.naming | speech.naming_as and cue.clause is not None)
        named = named or (lemma in speech.naming_as and any("as" in _text(syntax, span).split() for span in spans))
        worded = any(_is_clause(syntax, span) for span in (*spans, *([cue.clause] if cue.clause else [])))
        return named or worded or bool(syntax.sentence.quotes and not spans)
    return True


def _names(syntax: Syntax, verb: int, spans: Sequence[Characters]) -> bool:
    """Whether the verb gives what it is about a name, "calling their trials a farce": an object of its own behind it,
    and no preposition that makes it mean something else, "called for calm"."""
    objects = any(o > verb for o in syntax.children(verb, "obj", "iobj", "xcomp"))
    return bool(spans) and objects and not any(p in ("for", "on", "upon", "off") for p, _ in syntax.obliques(verb))


def _source(syntax: Syntax, actors: Actors, speech: Speech, cue: reporting.Cue, saying: Saying | None) -> Source | None:
    """Who speaks: the subject by the tree, or the encoder's source where the tree's subject stands outside of it."""
    # "are said to", "quoted a witness": who is named as the source is not who says it
    other = syntax.is_passive(cue.token) or syntax.tokens[cue.token].lemma in reporting.CITING
    read = saying.source if saying is not None and not other else None
    beside = _is_beside_quote(syntax, cue.token)
    candidates = [(i, read is not None and read.first <= i < read.last) for i in cue.sources]
    if read is not None and not any(inside for _, inside in candidates):
        candidates.insert(0, (_head(syntax, read), True))
    candidates.sort(key=lambda each: not each[1])
    cited = [o for i, _ in candidates for o in _cited(syntax, cue.token, i)]
    for i, inside in [*((o, True) for o in cited), *candidates]:
        found = sources.named(syntax, i, actors, speech, read=inside or beside)
        if found is not None:
            return found
    return None


def _cited(syntax: Syntax, cue: int, source: int) -> list[int]:
    """ "Axios, citing an official, reported": who is closest to what is said."""
    citing = [
        v for v in (*syntax.children(cue), *syntax.children(source)) if syntax.tokens[v].lemma in reporting.CITING
    ]
    return [o for v in citing if v != cue and syntax.tokens[v].upos == "VERB" for o in syntax.objects(v)[:1]]


def _is_beside_quote(syntax: Syntax, token: int) -> bool:
    """Whether quotation marks stand right beside the reporting word: whoever is its subject is quoted."""
    word = syntax.tokens[token]
    return any(min(abs(word.start - q.end), abs(q.start - word.end)) <= _BESIDE for q in syntax.sentence.quotes)


def _head(syntax: Syntax, span: Named) -> int:
    """The first noun of a span whose governor lies outside of it, else the first such word."""
    inside = range(span.first, span.last)
    tops = [i for i in inside if syntax.tokens[i].head not in inside and syntax.tokens[i].upos != "PUNCT"]
    return next((i for i in tops if syntax.tokens[i].upos in ("NOUN", "PROPN")), tops[0] if tops else span.first)


def _characters(syntax: Syntax, content: Named, cue: int) -> Characters | None:
    """The characters of a content without the marks around it and the "that" before it; None where it is a question
    ("asked whether") or only says what to do ("told them to leave")."""
    tokens = syntax.tokens
    inside = [i for i in range(content.first, content.last) if tokens[i].upos != "PUNCT"]
    if inside and tokens[inside[0]].lemma == "that" and len(inside) > 1:
        inside = inside[1:]
    if not inside:
        return None
    span = tokens[inside[0]].start, tokens[inside[-1]].end
    quoted = any(quote.start < span[1] and span[0] < quote.end for quote in syntax.sentence.quotes)
    that = tokens[inside[0] - 1].lemma == "that"
    asking = tokens[inside[0]].text.lower() in reporting.ASKING or (not that and _is_infinitive(syntax, span))
    if asking and not quoted and (inside[0] > cue or tokens[inside[0]].lemma == "whatever"):
        return None
    return span


def _overlap(one: Characters, other: Characters) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _has_verb(syntax: Syntax, span: Characters) -> bool:
    return any(syntax.tokens[i].upos in ("VERB", "AUX") for i in _inside(syntax, span))


def _says_nothing(syntax: Syntax, span: Characters) -> bool:
    """ "Claimed it", "said nothing more"."""
    words = _text(syntax, span).split()
    return words[0] == "nothing" or (len(words) < 2 and not _is_quoted(syntax, span))


def _text(syntax: Syntax, span: Characters) -> str:
    return syntax.sentence.text[span[0] - syntax.sentence.start : span[1] - syntax.sentence.start]


def _inside(syntax: Syntax, span: Characters) -> list[int]:
    return [i for i, token in enumerate(syntax.tokens) if span[0] <= token.start < span[1]]


def _is_quoted(syntax: Syntax, span: Characters) -> bool:
    """Whether some of the characters stand in quotation marks, the single ones of headlines among them."""
    around = syntax.sentence.text[max(0, span[0] - syntax.sentence.start - 1) : span[1] - syntax.sentence.start + 1]
    return any(quote.start < span[1] and span[0] < quote.end for quote in syntax.sentence.quotes) or bool(
        _SINGLE.search(around)
    )


def _is_clause(syntax: Syntax, span: Characters) -> bool:
    """Whether the characters are a clause with its subject."""
    inside = _inside(syntax, span)
    heads = [i for i in inside if syntax.tokens[i].head not in inside and syntax.rel(i) not in ("advcl", "acl", "obl")]
    that = bool(inside) and inside[0] > 0 and syntax.tokens[inside[0] - 1].lemma == "that"
    return that or (any(syntax.children(i, "nsubj") for i in heads) and not _is_infinitive(syntax, span))


def _is_infinitive(syntax: Syntax, span: Characters) -> bool:
    """Whether the characters only tell what to do: "to hand over the base", "them to leave"."""
    inside = _inside(syntax, span)
    head = next((i for i in inside if syntax.tokens[i].head not in inside), None)
    opening = bool(inside) and syntax.tokens[inside[0]].lemma == "to" and syntax.tokens[inside[0]].upos == "PART"
    if head is not None and syntax.children(head, "nsubj", "aux") and not opening:
        return False
    verbs = [i for i in inside if syntax.rel(i) == "xcomp" and syntax.tokens[i].head not in inside]
    return opening or any(
        syntax.tokens[m].lemma == "to"
        for v in ([head] if head is not None else []) + verbs
        for m in syntax.children(v, "mark")
    )


# --- the cue of a quotation


def _cue_of(quote: Quote, cues: Sequence[_Cue], syntaxes: Sequence[Syntax]) -> _Cue | None:
    """The cue that a quotation belongs to: in a sentence that it touches, outside the marks and nearest to them, the
    one whose words it is by the encoder first; else a cue in the sentence just before it or just after it, in the
    same section."""
    touched = [s.sentence for s in syntaxes if s.sentence.start < quote.end and s.sentence.end > quote.start]
    indices = {s.index for s in touched}
    outside = [c for c in cues if c.sentence in indices and not quote.start <= c.said.start < quote.end]
    holding = [c for c in outside if c.read and any(s < quote.end and quote.start < e for s, e in c.spans)]
    beside = [c for c in outside if _introduces(c, quote, syntaxes)]
    if outside:
        return min(beside or holding or outside, key=lambda c: _distance(c, quote))
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


def _distance(cue: _Cue, quote: Quote) -> int:
    return min(abs(cue.said.start - quote.end), abs(quote.start - cue.said.end))


def _introduces(cue: _Cue, quote: Quote, syntaxes: Sequence[Syntax]) -> bool:
    """Whether the reporting word stands right beside the marks, or leads up to them with no more than small words:
    "spoke only of"."""
    low, high = sorted((cue.said.end, quote.start)) if cue.said.start < quote.start else (quote.end, cue.said.start)
    between = [
        t for s in syntaxes if s.sentence.index == cue.sentence for t in s.tokens if low <= t.start and t.end <= high
    ]
    small = ("PUNCT",) if cue.said.start > quote.start else ("PUNCT", "ADP", "ADV", "SCONJ")
    return all(token.upos in small for token in between)
