"""Whose people a common noun speaks of: the names before it ("US and French" troops) and after it (troops "from Kenya,
Uganda and Burundi")."""

from __future__ import annotations

from collections.abc import Mapping

from attache.coding.where import towns
from attache.coding.where.evidence import Evidence
from attache.coding.who import phrases
from attache.coding.who.scan import SentenceScan
from attache.lexicon import Lexicon
from attache.lexicon.entries import Noun
from attache.lexicon.names import Entry, Match

STRENGTHENING = frozenset(
    {"military", "armed", "army", "special", "combat", "naval", "airborne", "peacekeeping", "security"}
)
_BETWEEN = frozenset({"both", "neighbouring", "neighboring", "nearby", "the"})
_REMAINING = frozenset({"its", "their", "his", "last", "remaining", "all", "of"})
_AGENTS = frozenset({"nsubj", "nsubj:outer", "obl:agent", "conj", "appos", "root"})
_CALLED = frozenset({"known", "called", "named", "dubbed"})
_MOST_NATIONS = 4  # "US, British, French and German troops"
_LONGEST_BRACKET = 4  # words of a short form: "(IS)", "(ISIS or Daesh)"


def apposed(scanned: SentenceScan, noun: int) -> Match | None:
    """The force or group that a noun is another word for: "the African Union force in Somalia, AMISOM", "the mission
    known as MINUSMA"."""
    tokens = scanned.tokens
    after = noun + 1
    if after < len(tokens) and tokens[after].text.lower() in _CALLED:
        after += 1 + (after + 1 < len(tokens) and tokens[after + 1].text.lower() in ("as", "the"))
        name = scanned.proper_at.get(after)
        if name is not None and name.entry("group", "force") is not None:
            return name
    for index, token in enumerate(scanned.tokens):
        name = scanned.proper_at.get(index)
        if name is not None and token.deprel == "appos" and token.head == noun and name.entry("group", "force"):
            return name
    return None


def before(scanned: SentenceScan, first: int) -> tuple[int, tuple[Match, ...], bool]:
    """Where a phrase begins, the nearest name before its noun with those joined to it, and whether it is a military
    one."""
    tokens = scanned.tokens
    start, owners, strong = first, [], False
    edge = first
    for index in phrases.before(tokens, first, most=7):
        if index >= edge:
            continue
        name = scanned.proper_at.get(index)
        if name is not None:
            edge = name.first
            if phrases.joins_participle(tokens, name.last):
                start = edge
                continue
            owners.append(name)
            start = edge
            break
        text = tokens[index].text
        if text in phrases.CLITICS:
            if index - 1 not in scanned.proper_at:
                break
            continue
        strong = strong or text.lower() in STRENGTHENING
        if text[0].isalnum() and not _is_bound(scanned, index):
            start = index
    if not owners:
        name = _before_bracket(scanned, start)
        if name is not None:
            return name.first, (name,), strong
    if owners:
        start = _joined(scanned, owners)
        start = min(start, owners[-1].first)
    return start, tuple(owners), strong


def after(scanned: SentenceScan, last: int, noun: Noun, plural: bool) -> tuple[Match, ...]:
    """The names after "from", "of" or "in": "troops from Chad", "members of Hamas", "the regimes in Mali and Burkina
    Faso"."""
    tokens = scanned.tokens
    word = tokens[last].text.lower() if last < len(tokens) else ""
    if word == "from" and noun.of in ("force", "armed", "platform") and not _is_origin(scanned, last - 1):
        return ()
    fits = word in ("of", "from") or (word == "for" and noun.of == "official")
    if not fits and not (word == "in" and (noun.of in ("government", "office") or noun.sector == "COP")):
        return ()
    found: list[Match] = []
    sure, joined = 0, False  # how many names a conjunction vouches for, and whether one stands before the next name
    index = last + 1
    while index < len(tokens) and len(found) < _MOST_NATIONS:
        name = scanned.proper_at.get(index)
        if name is None:
            text = tokens[index].text.lower()
            listed = text in (",", "and", "now", "also")
            if tokens[index].upos != "DET" and text not in _BETWEEN and not (found and listed):
                break
            joined = joined or text == "and"
            index += 1
        elif not _may_follow(name, noun, word) or (found and phrases.is_possessor(tokens, name.last)):
            break
        else:
            found.append(name)
            sure = len(found) if joined or len(found) == 1 else sure
            index = name.last
            if not (plural or word == "in" or noun.of == "government"):
                break
    return tuple(found[:sure])


def whole(scanned: SentenceScan, owner: Match) -> int:
    """The end of a name with what only repeats it: the "(IS) group" of "the Islamic State (IS) group"."""
    last = bracketed(scanned, owner.last)
    after = scanned.common_at.get(last)
    if owner.entry("group") is not None and after is not None and _is_body(after):
        return after.last
    return last


def _is_bound(scanned: SentenceScan, index: int) -> bool:
    """Whether a word only bounds the number after it: "at least" 20 soldiers."""
    tokens = scanned.tokens
    return index > 0 and tokens[index].text.lower() in ("least", "most") and tokens[index - 1].text.lower() == "at"


def of_town(
    scanned: SentenceScan, first: int, last: int, lexicon: Lexicon, spoken: Mapping[str, int], province: bool = False
) -> Match | None:
    """The town or province that an office belongs to, read as its country: the governor "of Rostov", the "Kharkiv"
    mayor, the "Rostov region". Tokens `first` to `last` hold nothing but its name and such words, or it is None.
    `spoken` counts the report's countries."""
    tokens = scanned.tokens
    while first < last and tokens[first].upos == "DET":
        first += 1
    while first < last and (kind := scanned.common_at.get(last - 1)) is not None and kind.entry("noun") is not None:
        last, province = kind.first, True
    if first >= last or any(
        tokens[i].upos not in ("PROPN", "ADJ") or not tokens[i].text[0].isupper() or i in scanned.proper_at
        for i in range(first, last)
    ):
        return None
    name = " ".join(token.text for token in tokens[first:last]).replace(" - ", "-")
    found = towns.town(name, lexicon, Evidence(spoken), province=province)
    if found is None or found.country not in lexicon.countries:
        return None
    return Match(first, last, (Entry("country", found.country, f"gazetteer.sqlite:{found.name}"),))


def proper_run(scanned: SentenceScan, first: int) -> int:
    """The end of the capitalised names that begin at a token and that the lexicon does not know."""
    tokens = scanned.tokens
    last = first
    while last < len(tokens) and tokens[last].upos == "PROPN" and tokens[last].text[0].isupper():
        if last in scanned.proper_at or last in scanned.common_at:
            break
        last += 1
    return last


def run_before(scanned: SentenceScan, last: int) -> int:
    """Where the capitalised names that end before a token begin."""
    tokens = scanned.tokens
    first = last
    while first > 0 and tokens[first - 1].upos in ("PROPN", "ADJ") and tokens[first - 1].text[0].isupper():
        if first - 1 in scanned.proper_at or first - 1 in scanned.common_at:
            break
        first -= 1
    before = tokens[first - 1] if first > 1 else None
    part = before is not None and before.upos in ("PROPN", "NOUN") and before.text[0].isupper()
    return last if part else first  # "George" of St. George is no town


def bracketed(scanned: SentenceScan, last: int) -> int:
    """The end of a short form in brackets that begins at a token, or that token: "Islamic State" "(IS)"."""
    tokens = scanned.tokens
    if last < len(tokens) and tokens[last].text == "(":
        for index in range(last + 2, min(len(tokens), last + 2 + _LONGEST_BRACKET)):
            if tokens[index].text == ")":
                return index + 1
    return last


def _before_bracket(scanned: SentenceScan, first: int) -> Match | None:
    """The group, force or organisation whose short form in brackets stands right before a token."""
    tokens = scanned.tokens
    if first < 1 or tokens[first - 1].text != ")":
        return None
    for index in range(first - 2, max(0, first - 2 - _LONGEST_BRACKET), -1):
        if tokens[index].text == "(":
            name = scanned.proper_at.get(index - 1)
            named = name is not None and name.last == index and name.entry("group", "force", "organisation") is not None
            return name if named and bracketed(scanned, index) == first else None
    return None


def _is_body(match: Match) -> bool:
    entry = match.entry("noun")
    return entry is not None and entry.key == "body"


def _joined(scanned: SentenceScan, owners: list[Match]) -> int:
    """Add the names in coordination before the nearest one: "US, British and" French, each perhaps with its number."""
    tokens = scanned.tokens
    while len(owners) < _MOST_NATIONS:
        first = owners[-1].first
        index = first - 1
        while index >= 0 and tokens[index].upos in ("NUM", "ADV") and len(owners) < _MOST_NATIONS:
            index -= 1  # "100 German and about 150 Italian soldiers"
        if index >= 0 and tokens[index].text.lower() in ("and", "or", "&"):
            index -= 1
            if index >= 0 and tokens[index].text == ",":
                index -= 1
        elif index >= 0 and tokens[index].text in (",", "-", "–") and len(owners) > 1:
            index -= 1
        else:
            break
        name = scanned.proper_at.get(index)
        if (
            name is None
            or name.last != index + 1
            or name.entry("adjective", "region-adjective", "homeland", "breakaway") is None
        ):
            break
        if owners[0].entry("adjective", "region-adjective", "country") is None:
            break
        owners.append(name)
    return owners[-1].first


def _is_origin(scanned: SentenceScan, noun: int) -> bool:
    """Whether "from" says whose a noun is: "soldiers from Chad fought", never "withdrew soldiers from Chad"."""
    tokens = scanned.tokens
    if any(tokens[index].text.lower() in _REMAINING for index in range(max(0, noun - 3), noun)):
        return False
    if tokens[noun].deprel in _AGENTS:
        return True
    return tokens[noun].deprel == "dep" and not any(token.upos == "VERB" for token in tokens[:noun])


def _may_follow(name: Match, noun: Noun, word: str) -> bool:
    if noun.of == "government" or (noun.of == "office" and word == "in"):
        return (word == "of" and name.entry("country") is not None) or (
            word == "in" and name.entry("country", "metonym") is not None
        )
    if name.entry("country") is not None or (noun.of == "official" and name.entry("metonym") is not None):
        return True
    named = name.entry("group", "organisation", "force", "region") is not None
    return named and noun.of in ("member", "armed", "official", "force")
