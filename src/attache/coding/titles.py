"""The office or rank beside a person's name: "US Defense Secretary" Lloyd Austin; Dmitry Peskov, "the Kremlin
spokesman"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from attache.coding import phrases
from attache.coding.scan import SentenceScan, country
from attache.lexicon import Lexicon
from attache.lexicon.names import Match

_TITLE_NOUNS = frozenset(
    {"official", "officer", "intelligence-official", "lawmaker", "judge", "junta", "opposition", "chair"}
)
_PAST = frozenset(
    {"former", "ex", "acting", "interim", "outgoing", "incoming", "then", "previous", "retired", "deputy", "late"}
)


class Title(msgspec.Struct, frozen=True):
    """What stands beside a name: tokens `first` to `last`, the words, and the country and sector they give."""

    first: int
    last: int
    role: str
    country: str | None
    sector: str | None
    rule: str
    body: bool = False  # whether the office is an organisation's
    rank: bool = False  # whether it is a military rank and no office


def title(scanned: SentenceScan, first: int, last: int, lexicon: Lexicon) -> Title | None:
    """What stands before or after the name in tokens `first` to `last` (exclusive); where both do, the one that says
    more."""
    return _both(_before(scanned, first, lexicon), _after(scanned, last, lexicon))


def _both(before: Title | None, after: Title | None) -> Title | None:
    """The title that says more, spanning both: "Gen." Tiani, "the president of Niger"."""
    if before is None or after is None:
        return before or after
    better = after if before.rank or (after.country and not before.country) else before
    return msgspec.structs.replace(better, first=before.first, last=after.last)


def _before(scanned: SentenceScan, first: int, lexicon: Lexicon) -> Title | None:
    """ "US Defense Secretary" Lloyd Austin; "the Kremlin spokesman," Dmitry Peskov; "President of Niger" Mohamed
    Bazoum."""
    tokens = scanned.tokens
    comma = first > 1 and tokens[first - 1].text == ","
    edge = first - 1 if comma else first
    office = _office_of(scanned, edge)
    if office is not None and (not comma or _is_apposed(scanned, office, first)):
        inside = [match for match in scanned.proper if office.last <= match.first and match.last <= edge]
        return _made(scanned, office.first, edge, [office], inside, lexicon)
    if comma:
        before = scanned.common_ending.get(edge)
        if before is None or not _office(before) or not _is_apposed(scanned, before, first):
            return None
    start, found, matches = edge, [], []
    for index in phrases.before(tokens, edge):
        if tokens[index].text in phrases.CLITICS and index - 1 not in scanned.proper_at:
            break
        word = scanned.common_at.get(index)
        if word is not None and (_office(word) or word.entry("rank", "honorific")):
            found.append(word)
            start = word.first
        elif found and (name := scanned.proper_at.get(index)):
            matches.append(name)
            start = name.first
        elif found and tokens[index].text.lower() in _PAST:
            start = index
        elif (
            (found and tokens[index].upos in ("ADJ", "NOUN", "PROPN"))
            or tokens[index].text in phrases.CLITICS
            or tokens[index].text == "-"
        ):
            continue
        else:
            break
    if not found:
        return None
    made = _made(scanned, start, edge, found, matches, lexicon)
    if made is not None and made.country is None and start > 1 and tokens[start - 1].text == ",":
        further = _before(scanned, start, lexicon)  # "Mali's military leader, Colonel" Assimi Goïta
        if further is not None and further.country is not None:
            return msgspec.structs.replace(further, last=edge)
    return made


def _office_of(scanned: SentenceScan, edge: int) -> Match | None:
    """The office before "of" and a few words: "president of Niger", "governor of the region"."""
    tokens = scanned.tokens
    for index in range(edge - 1, max(0, edge - 6), -1):
        if tokens[index].text.lower() == "of":
            office = scanned.common_ending.get(index)
            return office if _office(office) and index < edge - 1 else None
        if tokens[index].upos not in ("NOUN", "PROPN", "ADJ", "DET"):
            return None
    return None


def _after(scanned: SentenceScan, last: int, lexicon: Lexicon) -> Title | None:
    """Dmitry Peskov, "the Kremlin spokesman"; Moussa Faki, "chairman of the African Union Commission"."""
    tokens = scanned.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in (",", "(", "–", "—"):
        return None
    start = last + 1
    if tokens[start].text.lower() in ("the", "a", "an", "then", "former"):
        start += 1
    found: list[Match] = []
    matches: list[Match] = []
    index = start
    while index < len(tokens) and index - start < 14:
        token = tokens[index]
        match = scanned.common_at.get(index)
        name = scanned.proper_at.get(index)
        if match is not None and _office(match) and match.first == index:
            found.append(match)
            index = match.last
        elif name is not None:
            matches.append(name)
            index = name.last
        elif (found and token.text.lower() in ("of", "for", "to", "the")) or phrases.may_modify(tokens, index):
            index += 1
        else:
            break
    ended = index >= len(tokens) or tokens[index].upos in ("PUNCT", "ADP", "AUX", "VERB", "SCONJ", "PRON", "CCONJ")
    if not found or not ended or (index < len(tokens) and tokens[index].upos in ("AUX", "VERB")):
        return None
    while index > start and tokens[index - 1].text.lower() in ("of", "for", "to", "the"):
        index -= 1
    return _made(scanned, start, index, found, matches, lexicon)


def _is_apposed(scanned: SentenceScan, role: Match, first: int) -> bool:
    """Whether a name after a comma belongs to the role before it: by the tree, or by a second comma after the name."""
    tokens = scanned.tokens
    last = first
    while last < len(tokens) and last - first < 5 and tokens[last].upos in ("PROPN", "NOUN"):
        last += 1
    if any(role.first <= tokens[index].head < role.last for index in range(first, last)):
        return True
    return last < len(tokens) and tokens[last].text == ","


def _made(
    scanned: SentenceScan, first: int, last: int, found: Sequence[Match], matches: Sequence[Match], lexicon: Lexicon
) -> Title | None:
    tokens = scanned.tokens
    spoken = first
    if first + 2 < last and tokens[first].upos == "NOUN" and tokens[first + 1].text in phrases.CLITICS:
        spoken = first + 2  # "the country's" military ruler
    text = _text(scanned, spoken, last).strip(" ,'’")
    matches = [*matches, *(match for match in scanned.proper if match not in matches and first <= match.first < last)]
    codes = [code for match in matches if (code := country(match, lexicon)) is not None]
    sector = next((sector for match in found if (sector := _sector(match, lexicon)) is not None), None)
    for match in matches:
        entry = match.entry("metonym")
        if entry is not None and entry.key in lexicon.metonyms and sector == "GOV":
            sector = lexicon.metonyms[entry.key].sector
    if all(match.entry("honorific") and not match.entry("role", "noun", "rank") for match in found):
        return None
    bodies = [entry for match in matches if (entry := match.entry("organisation")) is not None]
    if bodies and not codes:
        sector = lexicon.organisations[bodies[0].key].sector
    return Title(
        first,
        last,
        text,
        codes[0] if codes else None,
        sector,
        f"title '{text}'",
        body=bool(bodies and not codes),
        rank=all(match.entry("rank", "honorific") and not match.entry("role") for match in found),
    )


def _office(match: Match | None) -> bool:
    if match is None or match.entries[0].plural:
        return False
    noun = match.entry("noun")
    return match.entry("role", "rank") is not None or (noun is not None and noun.key in _TITLE_NOUNS)


def _sector(match: Match, lexicon: Lexicon) -> str | None:
    role, noun = match.entry("role"), match.entry("noun")
    if role is not None:
        return lexicon.roles[role.key].sector
    if match.entry("rank") is not None:
        return "MIL"
    return lexicon.nouns[noun.key].sector if noun is not None else None


def _text(scanned: SentenceScan, first: int, last: int) -> str:
    base = scanned.sentence.start
    return scanned.sentence.text[scanned.tokens[first].start - base : scanned.tokens[last - 1].end - base]
