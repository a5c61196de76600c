"""Which of a sentence's times is a deed's: the one that hangs on its word, on a verb that carries or phases it, or on
the clause that it goes with ("opened fire on 3 May, wounding two", "on 3 May, when the truce broke")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from attache.coding.predications import Predication
from attache.coding.syntax import Syntax
from attache.coding.when.times import TimeMention
from attache.lexicon.carriers import Carriers
from attache.model import FuzzyDate, Time

_BY_VIRTUE = frozenset({"under", "by", "of", "per", "despite", "with", "in line with", "according to"})
_PHASE = 5  # steps that a time of a verb above counts more than one of the deed's own
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE)


def attached(
    syntax: Syntax,
    deeds: Sequence[Predication],
    deed: Predication,
    mentions: Sequence[TimeMention],
    carriers: Carriers,
) -> TimeMention | None:
    """The time expression that is the deed's, nearest in the tree; none where each is another's."""
    governing = _governing(syntax, deed, carriers)
    for targets, above in (({deed.token, deed.carrier}, governing), (_companions(syntax, deed), set())):
        best: tuple[int, int] | None = None
        chosen = None
        for mention in mentions:
            token = _token_at(syntax, mention.start)
            steps = _steps(syntax, token, deed, deeds, targets, above) if token is not None else None
            if token is not None and _dates_a_document(syntax, token, deeds):
                continue
            if token is None or steps is None or (mention.role == "now" and steps > 1):
                continue
            rank = (steps, abs(token - deed.token))
            if best is None or rank < best:
                best, chosen = rank, mention
        if chosen is not None:
            return chosen
    return None


def looks_back(syntax: Syntax, deed: Predication) -> bool:
    """Whether the deed is told as done, by a verb in a past form."""
    word = syntax.tokens[deed.carrier]
    text = word.text.lower()
    past = word.upos == "VERB" and text != word.lemma and not text.endswith(("s", "ing"))
    return past and deed.mood.modality == "asserted" and deed.mood.polarity


def passed(mention: TimeMention, day: FuzzyDate) -> Time:
    """The time of what is done: a day or month without a year that was taken for a coming one lies a year before."""
    time = mention.time
    ahead = time.earliest and time.latest and day.latest and time.earliest > day.latest
    if not ahead or not mention.anchored or not _MONTH.search(time.text):
        return time
    return Time(_a_year_before(time.earliest), _a_year_before(time.latest), time.precision, time.text)


def _a_year_before(day: dt.date | None) -> dt.date | None:
    if day is None:
        return None
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _governing(syntax: Syntax, deed: Predication, carriers: Carriers) -> set[int]:
    """Verbs above the deed whose time is the deed's own: of its phase ("began in May"), of an order, and the verb whose
    object or phrase a noun is ("opened fire on 3 May")."""
    phases = carriers.begin | carriers.complete | carriers.continue_
    found = {
        t
        for t in deed.mood.through
        if syntax.tokens[t].upos == "VERB" and (deed.mood.modality == "ordered" or syntax.tokens[t].lemma in phases)
    }
    if deed.form == "noun":
        above = next((t for t in syntax.up(deed.token) if syntax.tokens[t].upos == "VERB"), None)
        if above is not None and syntax.rel(deed.token) in ("obj", "obl", "nsubj", "nmod"):
            found.add(above)
    return found


def _companions(syntax: Syntax, deed: Predication) -> set[int]:
    """Verbs whose time is the deed's too: of the clause that a participle or a "when" goes with."""
    word = syntax.tokens[deed.token]
    found = set()
    head = word.head
    along = word.text.lower().endswith("ing") and not syntax.children(deed.token, "nsubj", "mark", "aux")
    beside = (syntax.rel(deed.token) == "advcl" and along) or _has_when(syntax, deed.token)
    if beside and word.upos == "VERB" and head >= 0 and syntax.tokens[head].upos == "VERB":
        found.add(head)
    found.update(c for c in syntax.children(deed.token, "advcl") if _has_when(syntax, c))
    return found


def _has_when(syntax: Syntax, verb: int) -> bool:
    return any(syntax.tokens[c].text.lower() == "when" for c in syntax.children(verb, "advmod", "mark"))


def _is_before_what_is_said(syntax: Syntax, token: int, verb: int) -> bool:
    """ "Said in April | its soldiers would stay": a time between the saying and the subject is when it was said."""
    saying = syntax.tokens[verb].head
    subjects = [min(syntax.below(s)) for s in syntax.children(verb, "nsubj")]
    return syntax.rel(verb) == "ccomp" and bool(subjects) and saying < token < min(subjects)


def _dates_a_document(syntax: Syntax, token: int, deeds: Sequence[Predication]) -> bool:
    """ "Under the 2019 agreement": the year tells which agreement, and not when anything was done under it."""
    noun = syntax.tokens[token].head
    if syntax.rel(token) not in ("compound", "amod", "nummod", "nmod") or syntax.preposition(token) or noun < token:
        return False
    named = syntax.tokens[noun].upos == "NOUN" and noun not in {d.token for d in deeds}
    return named and syntax.preposition(noun) in _BY_VIRTUE


def _token_at(syntax: Syntax, offset: int) -> int | None:
    return next((i for i, token in enumerate(syntax.tokens) if offset < token.end), None)


def _steps(
    syntax: Syntax,
    token: int,
    deed: Predication,
    deeds: Sequence[Predication],
    targets: set[int],
    governing: set[int],
) -> int | None:
    """Steps up the tree from a time to a deed, or to a verb that governs it; none where another deed's clause lies
    between."""
    wanted = targets | governing
    others = {d.token for d in deeds} - wanted
    if token in wanted:
        return 0
    for target in {deed.token, deed.carrier}:
        that = next((m for m in syntax.children(target, "mark") if syntax.tokens[m].lemma == "that"), None)
        if that is not None and token < that:  # "said on Tuesday that they had left": Tuesday is when it was said
            return None
        if _is_before_what_is_said(syntax, token, target):
            return None
    for steps, governor in enumerate(syntax.up(token), 1):
        if governor in wanted:
            return steps + (_PHASE if governor in governing else 0)
        loose = syntax.rel(governor) in ("advcl", "acl") and syntax.tokens[governor].upos == "VERB"
        if (governor in others and syntax.tokens[governor].upos == "VERB") or loose:
            return None
    return None
