"""What the words of the body make of a sentence: the measure of support, and what a likeness of words hides, which is a
deed told as a fact, a number that differs, or "all" where it is "some"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attache.coding.syntax import Syntax
from attache.lexicon import Lexicon
from attache.lexicon import words as lexicon_words
from attache.lexicon.entailments import Entailments
from attache.lexicon.support import SupportWords
from attache.model import Claim, Modality
from attache.publish.check import deeds, likeness, presences, reasons
from attache.publish.check.likeness import LIKELY, Likeness, joined, stretch
from attache.publish.check.passages import Passage
from attache.publish.check.rows import Finding
from attache.publish.check.telling import told, verbs
from attache.publish.support import amounts
from attache.publish.support.alignment import Alignment, align
from attache.publish.support.features import counterpart
from attache.publish.support.intervals import relation
from attache.publish.support.words import Word, read

CLOSE = 0.5  # of a sentence's words, by weight: with fewer found, the sentences are about different things
SAME_WORDS = 0.5  # of the words around a number: with fewer shared, two numbers count different things
_PARTS = ("nsubj", "obj", "obl", "nmod", "compound", "amod")
ALL_BUT_SAME_WORDS = 0.8  # the same for sentences that are about something else otherwise
NEARBY = 60  # characters on either side of a number that tell whether it is only planned
_LASTING = frozenset({"presence", "agreement"})  # what a sentence and the body can be held together by, unlike events
SMALL = 3  # up to so many are told without a number, by naming them


def judged(passage: Passage, best: Likeness | None, witnesses: Sequence[Passage]) -> Finding:
    """The finding by words alone."""
    text = passage.sentence.text
    if best is None:
        return Finding("not-in-body", reasons.missing((), (), ()))
    sure = clashes(passage, best)
    if sure:
        return sure[0]
    if best.score >= LIKELY and presences.tells_exit(passage) and not _has_gone(best):
        return Finding("not-in-body", reasons.NOT_GONE, best.spans[:1])
    undone = _undone(passage, best, witnesses) if best.score >= LIKELY else None
    if undone:
        return undone
    strangers = _strangers(text, witnesses)
    if best.score >= LIKELY and not strangers and not deeds.absent(passage, best.passages):
        spans = tuple(dict.fromkeys((*best.spans, *counted(passage, witnesses))))
        return Finding("supported", reasons.ALIKE, spans)
    near = best.spans[:1] if best.found >= CLOSE else ()
    return Finding("not-in-body", _missing(text, best, witnesses), near)


def _undone(passage: Passage, best: Likeness, witnesses: Sequence[Passage]) -> Finding | None:
    """What no likeness of words may hide: another deed of the same one, a number that is only planned, or a claim that
    the likest sentences make only as possible."""
    return deeds.judged(passage, best.passages, witnesses) or _intended(passage, witnesses) or _unsure(passage, best)


def _unsure(passage: Passage, best: Likeness) -> Finding | None:
    """What a sentence claims of somebody as so, where the likest sentences claim nothing of the same one but what is
    possible, planned or the like."""
    ranks = Entailments.load().modality
    so = min(ranks["asserted"], ranks["announced"])
    said = [claim for claim in passage.claims if claim.kind in _LASTING and claim.modality == "asserted"]
    parties = {party for claim in said if claim.polarity for party in _who(claim)}
    known = [
        (other, claim)
        for other in best.passages
        for claim in other.claims
        if claim.kind in _LASTING and claim.polarity and parties & _who(claim)
    ]
    if not known or any(ranks[claim.modality] >= so for _, claim in known):
        return None
    other, nearest = max(known, key=lambda each: ranks[each[1].modality])
    return Finding("overstated", reasons.unsure("asserted", nearest), (other.bearing(nearest),))


def _who(claim: Claim) -> set[str]:
    return {party.id for party in (*claim.actors, *claim.recipients)}


def _intended(passage: Passage, witnesses: Sequence[Passage]) -> Finding | None:
    """A number told as so that the body gives only as what is planned: "the first of a mission of 2,500"."""
    known = SupportWords.load().intended
    text = passage.sentence.text
    for said in amounts.find(text):
        if said.interval.low <= SMALL or _says_any(text, known):
            continue
        given = [
            (other, each)
            for other in witnesses
            for each in amounts.find(other.sentence.text)
            if relation(said.interval, each.interval) == "gives" and each.kind == said.kind
        ]
        if given and all(_says_any(_around(other, each), known) for other, each in given):
            other, each = given[0]
            number = f"“{text[said.start : said.end]}”"
            return Finding(
                "overstated", reasons.intended(number, other.sentence.text), (other.within(*_at(other, each)),)
            )
    return None


def _around(other: Passage, amount: amounts.Amount) -> str:
    """The words of a sentence near an amount, on either side and within its clause."""
    text = other.sentence.text
    before = text[max(amount.start - NEARBY, 0) : amount.start].rsplit(",", 1)[-1]
    return before + text[amount.start : amount.end + NEARBY].split(", ")[0]


def _says_any(text: str, phrases: Iterable[str]) -> bool:
    plain = f" {' '.join(word.lower for word in read(text))} "
    return any(f" {phrase} " in plain for phrase in phrases)


def _has_gone(best: Likeness) -> bool:
    return any(presences.tells_exit(other) or _goes(other) for other in best.passages)


def _goes(other: Passage) -> bool:
    """Whether a claim of the body has a force go: "closed" there and "left" here say the same."""
    return any(
        claim.kind == "presence" and claim.action in presences.EXITS and claim.polarity for claim in other.claims
    )


def _strangers(text: str, witnesses: Sequence[Passage]) -> list[str]:
    """The countries that a sentence names and the body nowhere does, by name, people or capital."""
    countries = Lexicon.load().countries
    held = {word.root for other in witnesses for word in read(other.sentence.text)}
    lower = {word.lower for other in witnesses for word in read(other.sentence.text)}
    lost = []
    for word in read(text):
        country = countries.get(word.root) if word.name else None
        if country and word.root not in held:
            seats = (*country.metonyms, country.capital)
            if not any(seat and seat.lower().split()[-1] in lower for seat in seats):
                lost.append(text[word.start : word.end])
    return lost


def clashes(passage: Passage, best: Likeness, moved: bool = False) -> list[Finding]:
    """What is wrong with a sentence although its words are there; where claims have settled who has `moved`, no verb
    and its opposite do so again."""
    if best.found < CLOSE:
        return []
    rules = (_amounts, _moods, _listed, _universal) if moved else (_amounts, _moods, _opposite, _listed, _universal)
    found = [rule(passage, best) for rule in rules]
    return [finding for finding in found if finding]


def reversed_by(passage: Passage, best: Likeness) -> list[Finding]:
    """A verb of the sentence that the body negates, or the other way round."""
    found = _moods(passage, best) if best.found >= CLOSE else None
    return [found] if found and found.verdict == "contradicted" else []


def _amounts(passage: Passage, best: Likeness) -> Finding | None:
    """A number whose counterpart, with the same words around it, rules it out."""
    return _differing(passage, best.passages, SAME_WORDS)


def _differing(passage: Passage, witnesses: Sequence[Passage], least: float) -> Finding | None:
    """The first number that some sentences give otherwise, none of them as it is, where at least so much of the words
    around both is the same."""
    for said in amounts.find(passage.sentence.text):
        answers = [
            (shared, other, each)
            for other in witnesses
            for each in amounts.find(other.sentence.text)
            if (shared := counterpart(said, each)) >= 0
        ]
        if not answers or any(relation(said.interval, each.interval) != "rules-out" for _, _, each in answers):
            continue
        shared, other, each = max(answers, key=lambda answer: answer[0])
        if shared >= least:
            here = passage.sentence.text[said.start : said.end]
            there = other.sentence.text[each.start : each.end]
            more = said.interval.low > each.interval.high and said.kind != "ordinal"
            return Finding(
                "overstated" if more else "contradicted",
                reasons.numbers(here, there, more),
                (other.within(*_at(other, each)),),
            )
    return None


def _moods(passage: Passage, best: Likeness) -> Finding | None:
    """Verbs told as facts that the body tells, wherever it has them, only as possible, planned or negated."""
    ranks = Entailments.load().modality
    words = {word.start + passage.sentence.start: word.root for word in read(passage.sentence.text) if word.weight}
    doubtful: list[tuple[str, Modality, Passage, tuple[int, int]]] = []
    for verb in verbs(passage.syntax):
        token = passage.syntax.tokens[verb]
        if token.lemma in lexicon_words.load(None).speech.verbs:  # that somebody spoke is not what is checked
            continue
        modality, polarity, _ = told(passage.syntax, verb)
        root = words.get(token.start, "")
        there = [
            (other, *told(other.syntax, at))
            for other in best.passages
            for at in _places(other, root)
            if _parts(passage, verb) & _parts(other, at)
        ]
        if not there or any(ranks[m] >= ranks[modality] and p == polarity for _, m, p, _ in there):
            continue
        other, known, same, source = max(there, key=lambda each: ranks[each[1]])
        span = _from(passage, other, source)
        if same != polarity:
            return Finding("contradicted", reasons.turned(token.text, other.sentence.text), (span,))
        if known != "denied":
            doubtful.append((token.text, known, other, span))
    if not doubtful:
        return None
    _, modality, other, span = doubtful[0]
    same_way = [verb for verb, known, where, _ in doubtful if known == modality and where is other]
    return Finding("overstated", reasons.hedged(same_way, modality, other.sentence.text), (span,))


def _from(passage: Passage, other: Passage, source: int) -> tuple[int, int]:
    """The characters of another sentence that have this one's words, and the word that makes them doubtful."""
    start, end = stretch(passage.sentence.text, other)
    token = other.sentence.tokens[source]
    return other.within(min(start, token.start), max(end, token.end))


def _at(other: Passage, amount: amounts.Amount) -> tuple[int, int]:
    return other.sentence.start + amount.start, other.sentence.start + amount.end


def _opposite(passage: Passage, best: Likeness) -> Finding | None:
    """A verb that the body lacks, beside its opposite done by or to the same."""
    for verb in verbs(passage.syntax):
        lemma = passage.syntax.tokens[verb].lemma
        _, polarity, _ = told(passage.syntax, verb)
        for other in best.passages:
            lemmas = {token.lemma for token in other.sentence.tokens}
            for at, token in enumerate(other.sentence.tokens):
                if token.upos != "VERB" or not _opposites(lemma, token.lemma, lemmas):
                    continue
                if _of_others(passage, verb, other, at):
                    continue
                if told(other.syntax, at)[1] == polarity and _parts(passage, verb) & _parts(other, at):
                    words = f"“{passage.syntax.tokens[verb].text}” here, “{token.text}” there."
                    return Finding(
                        "contradicted",
                        f"The body has it the other way: {words}",
                        (stretch(passage.sentence.text, other),),
                    )
    return None


def _of_others(passage: Passage, verb: int, other: Passage, at: int) -> bool:
    """Whether two deeds are those of different countries, by their subjects."""
    mine, theirs = _countries(passage, verb), _countries(other, at)
    return bool(mine and theirs and not mine & theirs)


def _countries(passage: Passage, at: int) -> set[str]:
    syntax = passage.syntax
    starts = {syntax.tokens[i].start for child in syntax.children(at, "nsubj") for i in syntax.phrase(child)}
    words = read(passage.sentence.text)
    return {word.root for word in words if word.root.isupper() and word.start + passage.sentence.start in starts}


def _opposites(said: str, known: str, beside: set[str]) -> bool:
    """Whether one word stands against the other, and the text beside it has no word of the first one's side."""
    for group in SupportWords.load().opposites:
        mine = [side for side in group.sides if said in side]
        if (
            mine
            and not any(beside & side for side in mine)
            and any(known in side for side in group.sides if side not in mine)
        ):
            return True
    return False


def _listed(passage: Passage, best: Likeness) -> Finding | None:
    """A list of names of which the body has some, and not the others."""
    text, syntax = passage.sentence.text, passage.syntax
    pair = align(text, joined(best.passages))
    found = {word.start + passage.sentence.start: at >= 0 for word, at in zip(pair.said, pair.to, strict=True)}
    for at, token in enumerate(syntax.tokens):
        names = [i for i in syntax.conjuncts(at) if syntax.tokens[i].upos == "PROPN"]
        if token.upos != "PROPN" or syntax.rel(at) == "conj" or len(names) < 2:
            continue
        there, extra = (
            [_named(syntax, i) for i in names if found.get(syntax.tokens[i].start, True) == held]
            for held in (True, False)
        )
        if there and extra:
            return Finding("overstated", reasons.partly(there, extra), best.spans)
    return None


def _named(syntax: Syntax, token: int) -> str:
    """The name that a token heads."""
    parts = sorted({token, *syntax.children(token, "flat", "compound")})
    return " ".join(syntax.tokens[part].text for part in parts)


def _parts(passage: Passage, at: int) -> set[str]:
    """The roots of who or what takes part in a deed: its subject, object and adjuncts, and those of the verb that it
    hangs on where it has none of its own."""
    syntax = passage.syntax
    words = {word.start + passage.sentence.start: word.root for word in read(passage.sentence.text) if word.weight}
    around = [syntax.phrase(child) for child in syntax.children(at, *_PARTS)]
    return {words[start] for tokens in around for i in tokens if (start := syntax.tokens[i].start) in words}


def _places(passage: Passage, root: str) -> list[int]:
    """The tokens of a sentence that tell something and have that root."""
    starts = {word.start + passage.sentence.start for word in read(passage.sentence.text) if word.root == root}
    return [
        at
        for at, token in enumerate(passage.sentence.tokens)
        if token.start in starts and token.upos in ("VERB", "NOUN")
    ]


def _universal(passage: Passage, best: Likeness) -> Finding | None:
    """ "All" here, "some" there, and no "all"."""
    known = SupportWords.load()
    said = [word for word in read(passage.sentence.text) if word.lower in known.universals]
    pair = align(passage.sentence.text, joined(best.passages))
    near = pair.near()
    if not said or _has(near, known.universals) or _has(read(passage.sentence.text), known.partials):
        return None
    part = next((word for word in near if word.lower in known.partials), None)
    if part is None:
        return None
    words = f"“{said[0].lower}” here, “{part.lower}” in the body."
    return Finding("overstated", f"The body says it of a part: {words}", best.spans)


def _has(words: Iterable[Word], listed: frozenset[str]) -> bool:
    return any(word.lower in listed for word in words)


def counted(passage: Passage, witnesses: Sequence[Passage]) -> list[tuple[int, int]]:
    """For each amount of a sentence the one that gives it, of the same thing as far as their words tell."""
    found = []
    for said in amounts.find(passage.sentence.text):
        given = [
            (counterpart(said, each), other.within(*_at(other, each)))
            for other in witnesses
            for each in amounts.find(other.sentence.text)
            if likeness.gives(said, each)
        ]
        found += [max(given, key=lambda each: each[0])[1]] if given else []
    return list(dict.fromkeys(found))


def ungiven(passage: Passage, witnesses: Sequence[Passage]) -> Finding | None:
    """The amounts of a sentence that the body nowhere gives, rounded or not: it gives others for the same, or none."""
    differing = _differing(passage, witnesses, ALL_BUT_SAME_WORDS)
    if differing:
        return differing
    text = passage.sentence.text
    known = [each for other in witnesses for each in amounts.find(other.sentence.text)]
    lost = [
        each
        for each in amounts.find(text)
        if each.interval.low != each.interval.high or each.interval.low > SMALL
        if not any(
            other.kind == each.kind and relation(each.interval, other.interval) != "rules-out" for other in known
        )
    ]
    if not lost:
        return None
    return Finding("not-in-body", reasons.missing((), [f"“{text[each.start : each.end]}”" for each in lost], ()))


def _missing(text: str, best: Likeness, witnesses: Sequence[Passage]) -> str:
    pair = align(text, joined(best.passages))
    lost = [word for word, at in zip(pair.said, pair.to, strict=True) if at < 0 and word.weight]
    names = [] if _titled(pair) else _names(text, pair)
    words = [text[word.start : word.end] for word in sorted(lost, key=lambda word: -word.weight) if not word.digits]
    known = [each for other in witnesses for each in amounts.find(other.sentence.text)]
    numbers = [
        f"“{text[each.start : each.end]}”"
        for each in amounts.find(text)
        if not any(relation(each.interval, other.interval) == "gives" for other in known)
    ]
    return reasons.missing(names, numbers, words)


def _titled(pair: Alignment) -> bool:
    """Whether it is set like a headline, where a capital makes no name."""
    content = [word for word in pair.said if word.weight and not word.digits]
    return len(content) > SMALL and all(word.name or not at for at, word in enumerate(content))


def _names(text: str, pair: Alignment) -> list[str]:
    """The names that are not found whole, each put together from its words."""
    found: list[tuple[int, int, bool]] = []
    for word, at in zip(pair.said, pair.to, strict=True):
        if word.name:
            joins = bool(found) and not text[found[-1][1] : word.start].strip()
            start, lost = (found[-1][0], found.pop()[2]) if joins else (word.start, False)
            found.append((start, word.end, lost or at < 0))
    return [text[start:end] for start, end, lost in found if lost]
