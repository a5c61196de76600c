"""Whose name the words of a source are: a person, an office, a body, or somebody without a name."""

from __future__ import annotations

from attache.coding.syntax import Syntax
from attache.coding.who.mentions import ActorMention, Actors
from attache.ids import slug
from attache.lexicon.speech import Speech
from attache.model import Attribution, Evidence, Speaker

_SUBJECT = "rule: subject of a reporting verb"
Source = tuple[Speaker, Attribution, Evidence]


def named(syntax: Syntax, i: int, actors: Actors, speech: Speech, *, read: bool = False) -> Source | None:
    """Who the noun at `i` stands for when it speaks, with the attribution of indirect speech and the words that say
    who. `read` says that the encoder takes the words for a source; otherwise a noun that is not known to speak is
    nobody."""
    token = syntax.tokens[i]
    mention = _mention(syntax, i, actors)
    if (mention is None and token.upos in ("PRON", "DET", "SCONJ")) or token.lemma in speech.silent:
        return None
    if mention is not None and mention.actor.id.startswith("person/"):
        return _known(syntax, mention, mention.actor.name)
    first, last = _noun_phrase(syntax, i)
    start, end = syntax.tokens[first].start, syntax.tokens[last - 1].end
    words = _without_owner(syntax, i, first, last, speech)
    country = mention.actor.country if mention else _country_inside(actors, syntax.sentence.index, first, last)
    apposed = _apposed(syntax, i) if mention is None else None
    if apposed is not None:  # "a retired admiral, Cem Gürdeniz"
        name = _text(syntax, *apposed)
        return Speaker(f"name/{slug(name)}", name, words, country), "indirect", Evidence("speaker", *apposed, _SUBJECT)
    if _is_anonymous(syntax, i, mention, speech, read):
        nobody = Speaker(f"anonymous/{slug(words)}", None, words, country)
        return nobody, "anonymous", Evidence("speaker", start, end, "lexicon speech.toml:anonymous")
    if (
        mention is not None and token.lemma in speech.offices
    ):  # "India's foreign minister": one holder, though not named
        id = mention.actor.id if mention.actor.role else f"name/{slug(words)}"
        office = Speaker(id, words, mention.actor.role, country)
        return office, "indirect", Evidence("speaker", start, end, mention.rule)
    if mention is not None:
        return _known(syntax, _own_name(actors, mention))
    if token.upos != "PROPN" and token.lemma not in speech.bodies | speech.offices and not read:
        return None
    rule = "model speech:source" if read else _SUBJECT
    return Speaker(f"name/{slug(words)}", words, None, country), "indirect", Evidence("speaker", start, end, rule)


def _is_anonymous(syntax: Syntax, i: int, mention: ActorMention | None, speech: Speech, read: bool) -> bool:
    """Whether the noun names nobody: some of many ("residents", "a senior official"), or an office or body that is not
    spoken of as the only one ("a general", "a report"). A spokesman of somebody named speaks for that body."""
    token = syntax.tokens[i]
    if token.lemma in speech.spokesmen:
        of = syntax.children(i, "nmod", "nmod:poss", "compound", "amod")
        return not of and not _is_unique(syntax, i)
    if token.lemma in speech.anonymous:
        return True
    if token.lemma in speech.offices:
        return not _is_unique(syntax, i)
    if mention is not None:
        return mention.form == "nominal" and _is_unnamed(mention.actor.id) and not _is_unique(syntax, i)
    indefinite = any(syntax.tokens[d].lemma in ("a", "an") for d in syntax.children(i, "det"))
    bare = token.lemma not in speech.bodies and not _is_unique(syntax, i)
    return token.upos != "PROPN" and read and (indefinite or bare)


def _known(syntax: Syntax, mention: ActorMention, name: str | None = None) -> Source:
    """Somebody whom the report or the lexicon knows: a body speaks under the name that the text gives it."""
    actor = mention.actor
    told = mention.form in ("name", "metonym", "nominal") and mention.sentence == syntax.sentence.index
    spoken = _without_article(_text(syntax, mention.start, mention.end)) if told else actor.name
    speaker = Speaker(actor.id, name or spoken, actor.role, actor.country)
    return speaker, "indirect", Evidence("speaker", mention.start, mention.end, mention.rule)


def _own_name(actors: Actors, mention: ActorMention) -> ActorMention:
    """ "It claimed": the mention by which the sentence names who a pronoun stands for."""
    if mention.form != "pronoun":
        return mention
    same = [m for m in actors.in_sentence(mention.sentence) if m.actor.id == mention.actor.id and m.form != "pronoun"]
    return same[-1] if same else mention


def _apposed(syntax: Syntax, i: int) -> tuple[int, int] | None:
    """The characters of a proper name in apposition to a noun."""
    tokens = syntax.tokens
    beside = [
        k
        for k in range(i + 2, min(i + 3, len(tokens)))
        if tokens[i + 1].text == "," and tokens[k].head == tokens[i].head
    ]
    for child in (*syntax.children(i, "appos", "flat"), *beside):
        if child > i and syntax.tokens[i].upos == "NOUN" and syntax.tokens[child].upos == "PROPN":
            name = [child, *(c for c in syntax.children(child, "flat") if c > child)]
            return syntax.tokens[name[0]].start, syntax.tokens[name[-1]].end
    return None


def _text(syntax: Syntax, start: int, end: int) -> str:
    return syntax.sentence.text[start - syntax.sentence.start : end - syntax.sentence.start]


def _mention(syntax: Syntax, i: int, actors: Actors) -> ActorMention | None:
    mention = actors.at(syntax.sentence.index, i)
    for child in syntax.children(i, "appos", "flat", "nmod:desc"):
        named = actors.at(syntax.sentence.index, child)
        if named is not None and named.actor.id.startswith("person/"):
            mention = named
    return mention


def _is_unique(syntax: Syntax, i: int) -> bool:
    """Whether the noun is spoken of as the only one of its kind: "the governor", "its commander", not "survivors"."""
    token = syntax.tokens[i]
    plural = token.upos == "NOUN" and token.text.lower() != token.lemma.lower()
    definite = any(syntax.tokens[d].lemma in ("the", "this", "that") for d in syntax.children(i, "det"))
    return not plural and (definite or bool(syntax.children(i, "nmod:poss")))


def _is_unnamed(actor: str) -> bool:
    """Whether an actor id stands for one or some of many: "USA-GOV/official", "CVL/resident"."""
    kind, slash, _ = actor.partition("/")
    return bool(slash) and kind not in ("person", "group", "org", "name")


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else words


def _without_owner(syntax: Syntax, i: int, first: int, last: int, speech: Speech) -> str:
    """The words of a noun phrase without its article, and without whose it is where that is a pronoun or the noun an
    office: "its director" speaks as "director", "Chad's note" as it stands."""
    owners = [c for c in syntax.children(i, "nmod:poss") if c < i]
    office = syntax.tokens[i].lemma in speech.offices
    ends = [syntax.span(c)[1] for c in owners if office or syntax.tokens[c].upos == "PRON"]
    return _without_article(_text(syntax, syntax.tokens[max([first, *ends])].start, syntax.tokens[last - 1].end))


def _country_inside(actors: Actors, sentence: int, first: int, last: int) -> str | None:
    inside: list[ActorMention] = [m for m in actors.in_sentence(sentence) if first <= m.head < last]
    return inside[0].actor.country if inside else None


def _noun_phrase(syntax: Syntax, i: int) -> tuple[int, int]:
    """The noun with what stands before it and its "of" phrase, without clauses that hang behind it."""
    before = [c for c in syntax.children(i, "det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc") if c < i]
    first = min([i, *(syntax.span(c)[0] for c in before)])
    last = i + 1
    for c in syntax.children(i, "nmod", "flat"):
        if c > i and syntax.preposition(c) in ("", "of", "for", "in", "at", "with", "from"):
            last = max(last, syntax.span(c)[1])
    return first, last
