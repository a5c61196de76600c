"""The office or rank beside a person's name: "US Defense Secretary" Lloyd Austin; Dmitry Peskov, "the Kremlin
spokesman"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from attache.coding.who import owners, phrases
from attache.coding.who.scan import SentenceScan, country
from attache.lexicon import Lexicon
from attache.lexicon.names import Match
from attache.model import Token

_TITLE_NOUNS = frozenset(
    {"official", "officer", "intelligence-official", "lawmaker", "judge", "junta", "opposition", "chair"}
)
# What says that an office is lost, or not yet or only partly held: part of the role, so that whoever reads it knows.
_PAST = frozenset(
    [
        "former",
        "ex",
        "acting",
        "interim",
        "outgoing",
        "incoming",
        "then",
        "previous",
        "retired",
        "deputy",
        "late",
        "ousted",
        "overthrown",
        "deposed",
        "toppled",
        "jailed",
        "exiled",
        "detained",
        "slain",
        "erstwhile",
    ]
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


def title(scanned: SentenceScan, first: int, last: int, lexicon: Lexicon, spoken: Mapping[str, int]) -> Title | None:
    """What stands before or after the name in tokens `first` to `last` (exclusive); where both do, the one that says
    more. `spoken` counts the report's countries."""
    return _both(_before(scanned, first, lexicon, spoken), _after(scanned, last, lexicon, spoken))


def _both(before: Title | None, after: Title | None) -> Title | None:
    """The title that says more, spanning both: "Gen." Tiani, "the president of Niger"."""
    if before is None or after is None:
        return before or after
    better = after if before.rank or (after.country and not before.country) else before
    return msgspec.structs.replace(better, first=before.first, last=after.last)


def _before(scanned: SentenceScan, first: int, lexicon: Lexicon, spoken: Mapping[str, int]) -> Title | None:
    """ "US Defense Secretary" Lloyd Austin; "the Kremlin spokesman," Dmitry Peskov; "President of Niger" Mohamed
    Bazoum."""
    tokens = scanned.tokens
    comma = first > 1 and tokens[first - 1].text == ","
    edge = first - 1 if comma else first
    office = _office_of(scanned, edge)
    if office is not None and (not comma or _is_apposed(scanned, office, first)):
        inside = [match for match in scanned.proper if office.last <= match.first and match.last <= edge]
        if not any(country(match, lexicon) for match in inside):
            start = next(i for i in range(office.last, edge) if scanned.tokens[i].text.lower() == "of") + 1
            town = owners.of_town(scanned, start, edge, lexicon, spoken, province=_is_governor(office, scanned))
            inside += [town] if town is not None else []
        return _made(scanned, office.first, edge, [office], inside, lexicon)
    if comma:
        before = scanned.common_ending.get(edge)
        if before is None or not _office(before) or not _is_apposed(scanned, before, first):
            return None
    start, found, matches = edge, [], []
    direct = scanned.common_ending.get(edge)
    if direct is not None and _office(direct) and direct.last - direct.first > 2 and not _has_deed(scanned, direct):
        start, found = direct.first, [direct]  # "chief of staff": the walk below would halt at "of"
    for index in phrases.before(tokens, start):
        if tokens[index].text in phrases.CLITICS and index - 1 not in scanned.proper_at:
            break
        word = scanned.common_at.get(index)
        if _is_deed(tokens, index):
            break
        if word is not None and (_office(word) or word.entry("rank", "honorific")):
            found.append(word)
            start = next((i for i in range(index, word.first, -1) if _is_deed(tokens, i - 1)), word.first)
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
    if start and tokens[start - 1].text.lower() in _PAST and (start == 1 or tokens[start - 2].upos == "DET"):
        start -= 1  # at a sentence's start a tagger takes "Ousted" for a verb
    if not matches:
        run = owners.run_before(scanned, start)
        town = owners.of_town(scanned, run, start, lexicon, spoken, province=_is_governor(found[-1], scanned))
        if town is not None:
            matches, start = [town], run
    made = _made(scanned, start, edge, found, matches, lexicon)
    if made is not None and made.country is None and start > 1 and tokens[start - 1].text == ",":
        further = _before(scanned, start, lexicon, spoken)  # "Mali's military leader, Colonel" Assimi Goïta
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


def _after(scanned: SentenceScan, last: int, lexicon: Lexicon, spoken: Mapping[str, int]) -> Title | None:
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
    if not matches and found[-1].last < index and tokens[found[-1].last].text.lower() == "of":
        town = owners.of_town(scanned, found[-1].last + 1, index, lexicon, spoken, _is_governor(found[-1], scanned))
        matches += [town] if town is not None else []
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
    if any(match.entry("force") is not None for match in matches) and sector in ("COP", "MIL"):
        sector = "MIL"  # a "US Navy officer"
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


def _is_deed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a participle is the sentence's verb and no part of a title: "had overthrown" President Bazoum."""
    token = tokens[index]
    if not token.text.lower().endswith(("ed", "en", "wn")) or not index:
        return False
    if any(other.head == index and other.deprel.startswith("aux") for other in tokens):
        return True
    return tokens[index - 1].upos == "AUX" or (token.upos == "VERB" and token.deprel not in ("amod", "dep"))


def _has_deed(scanned: SentenceScan, match: Match) -> bool:
    return any(_is_deed(scanned.tokens, index) for index in range(match.first, match.last))


def _is_governor(match: Match, scanned: SentenceScan) -> bool:
    return scanned.tokens[match.last - 1].text.lower() == "governor"


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
