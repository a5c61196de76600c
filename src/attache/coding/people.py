"""Persons: the name, the office or rank that the text gives, and the country they act for.

A person is one throughout a report: "Lloyd Austin", "Mr Austin" and the "Austin" of the headline are the same actor. The
lexicon's office-holders give a country, and a canonical spelling, where the text gives none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from attache.coding import phrases
from attache.coding.mentions import ActorMention
from attache.coding.scan import Scan, SentenceScan, country
from attache.ids import slug
from attache.lexicon import Lexicon
from attache.lexicon.entries import Holder
from attache.lexicon.folding import parts
from attache.lexicon.names import Match, surname
from attache.model import Actor, FuzzyDate

_TITLE_NOUNS = frozenset(
    {"official", "officer", "intelligence-official", "lawmaker", "judge", "junta", "opposition", "chair"}
)
_PAST = frozenset(
    {"former", "ex", "acting", "interim", "outgoing", "incoming", "then", "previous", "retired", "deputy", "late"}
)
_PARTICLES = frozenset(
    {"al", "el", "bin", "ben", "ibn", "abu", "abd", "de", "da", "van", "von", "der", "den", "di", "la", "le", "ould"}
)


class Title(msgspec.Struct, frozen=True):
    """What stands beside a name: tokens `first` to `last`, the words, and the country and sector they give."""

    first: int
    last: int
    role: str
    country: str | None
    sector: str | None
    rule: str


class Person(msgspec.Struct, frozen=True):
    """A name in a sentence, tokens `first` to `last`, and its title where one stands beside it."""

    sentence: int
    first: int
    last: int
    name: str
    holder: str | None  # the actor id, where the lexicon knows the full name
    title: Title | None


def find(scan: Scan, lexicon: Lexicon, published: FuzzyDate) -> tuple[ActorMention, ...]:
    """The persons named in a report."""
    people = [person for scanned in scan.sentences for person in _in_sentence(scanned, lexicon)]
    identities = _identities(people, lexicon, published, scan)
    roles: dict[str, Title] = {}
    for person in people:
        if person.title is not None:
            key = identities[person.name][0]
            known = roles.get(key)
            if known is None or (len(person.title.role) > len(known.role) and known.country is None):
                roles[key] = person.title
    mentions = []
    for person in people:
        key, holder, rule = identities[person.name]
        mentions.append(_mention(scan.sentences, person, key, holder, rule, roles.get(key)))
    return tuple(mentions)


def _in_sentence(scanned: SentenceScan, lexicon: Lexicon) -> Iterable[Person]:
    spans: dict[int, tuple[int, str | None]] = {}
    for match in scanned.proper:
        entry = match.entry("holder")
        if entry is not None:
            spans[match.first] = (match.last, entry.key)
    for named in scanned.persons:
        if not any(first < named.last and named.first < last for first, (last, _) in spans.items()):
            spans[named.first] = (named.last, None)
    for match in scanned.common:
        if match.entry("role", "rank", "honorific") and match.last not in spans:
            last = _capitalised(scanned, match)
            if last > match.last and not any(first < last and match.last < end for first, (end, _) in spans.items()):
                spans[match.last] = (last, None)
    for first, (last, holder) in sorted(spans.items()):
        name = " ".join(token.text for token in scanned.tokens[first:last]).replace(" - ", "-")
        title = _both(_title_before(scanned, first, lexicon), _title_after(scanned, last, lexicon))
        yield Person(scanned.sentence.index, first, last, name, holder, title)


def _both(before: Title | None, after: Title | None) -> Title | None:
    """The title that says more, spanning both: "Gen." Tiani, "the president of Niger"."""
    if before is None or after is None:
        return before or after
    better = after if after.country and not before.country else before
    return msgspec.structs.replace(better, first=before.first, last=after.last)


def _capitalised(scanned: SentenceScan, title: Match) -> int:
    """The end of a run of capitalised names after a title, for names that the tagger missed."""
    tokens = scanned.tokens
    if title.entries[0].plural or not tokens[title.first].text[0].isupper():
        return title.last
    last = title.last
    while last < len(tokens) and last - title.last < 4:
        token = tokens[last]
        known = scanned.proper_at.get(last) or scanned.common_at.get(last)
        if (
            known is not None
            or token.upos != "PROPN"
            or not token.text[0].isupper()
            or (token.text.isupper() and len(token.text) > 1)
        ):
            break
        last += 1
    return last


def _title_before(scanned: SentenceScan, first: int, lexicon: Lexicon) -> Title | None:
    """ "US Defense Secretary" Lloyd Austin; "the Kremlin spokesman," Dmitry Peskov; "President of Niger" Mohamed Bazoum."""
    tokens = scanned.tokens
    edge = first
    if edge > 1 and tokens[edge - 1].text == "," and _office(scanned.common_ending.get(edge - 1)):
        match = scanned.common_ending[edge - 1]
        if not _is_apposed(scanned, match, first):
            return None
        edge -= 1
    else:
        place = scanned.proper_at.get(edge - 1)
        if place is not None and place.last == edge and place.first > 1 and tokens[place.first - 1].text == "of":
            match_of = scanned.common_ending.get(place.first - 1)
            if match_of is not None and _office(match_of):
                text = _text(scanned, match_of.first, edge)
                return Title(
                    match_of.first, edge, text, country(place, lexicon), _sector(match_of, lexicon), f"title '{text}'"
                )
    start, found, matches = edge, [], []
    for index in phrases.before(tokens, edge):
        if tokens[index].text in phrases.CLITICS and index - 1 not in scanned.proper_at:
            break
        match = scanned.common_at.get(index)
        if match is not None and (_office(match) or match.entry("rank", "honorific")):
            found.append(match)
            start = match.first
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
    return _title(scanned, start, edge, found, matches, lexicon)


def _is_apposed(scanned: SentenceScan, role: Match, first: int) -> bool:
    """Whether a name after a comma belongs to the role before it: by the tree, or by a second comma after the name."""
    tokens = scanned.tokens
    last = first
    while last < len(tokens) and last - first < 5 and tokens[last].upos == "PROPN":
        last += 1
    if any(role.first <= tokens[index].head < role.last for index in range(first, last)):
        return True
    return last < len(tokens) and tokens[last].text == ","


def _title_after(scanned: SentenceScan, last: int, lexicon: Lexicon) -> Title | None:
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
    return _title(scanned, start, index, found, matches, lexicon)


def _title(
    scanned: SentenceScan, first: int, last: int, found: Sequence[Match], matches: Sequence[Match], lexicon: Lexicon
) -> Title | None:
    text = _text(scanned, first, last).strip(" ,'’")
    matches = [*matches, *(match for match in scanned.proper if match not in matches and first <= match.first < last)]
    codes = [code for match in matches if (code := country(match, lexicon)) is not None]
    sector = next((sector for match in found if (sector := _sector(match, lexicon)) is not None), None)
    for match in matches:
        entry = match.entry("metonym")
        if entry is not None and entry.key in lexicon.metonyms and sector == "GOV":
            sector = lexicon.metonyms[entry.key].sector
    if all(match.entry("honorific") for match in found):
        return None
    bodies = [entry for match in matches if (entry := match.entry("organisation")) is not None]
    if bodies and not codes:
        sector = lexicon.organisations[bodies[0].key].sector
    return Title(first, last, text, codes[0] if codes else None, sector, f"title '{text}'")


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


def _identities(
    people: Sequence[Person], lexicon: Lexicon, published: FuzzyDate, scan: Scan
) -> dict[str, tuple[str, Holder | None, str]]:
    """For every name as written: the actor id, the lexicon's row, and how the two came together."""
    holders = {holder.person: holder for holder in reversed(lexicon.holders)}
    found: dict[str, tuple[str, Holder | None, str]] = {}
    full: dict[str, set[str]] = {}
    given: dict[str, set[str]] = {}
    names: dict[str, Person] = {}
    for person in people:
        known = names.get(person.name)
        if known is None or known.title is None or (known.title.country is None and person.title is not None):
            names[person.name] = person
    for name, person in names.items():
        words = parts(name)
        if person.holder is not None:
            holder = holders[person.holder]
            found[name] = (person.holder, holder, f"lexicon {holder.origin}")
        elif len(words) > 1 and not all(folded in _PARTICLES for folded, _ in words[:-1]):
            found[name] = _by_initials(person, lexicon, published) or (f"person/{slug(name)}", None, "named person")
        else:
            continue
        _, row, _ = found[name]
        for key in {words[-1][0], surname(name, row.country if row else None)}:
            full.setdefault(key, set()).add(name)
        given.setdefault(words[0][0], set()).add(name)
    for name, person in names.items():
        if name in found:
            continue
        key = parts(name)[-1][0] if parts(name) else name.lower()
        same = {found[other][0]: other for other in full.get(key, ())}
        if len(same) == 1:
            other = next(iter(same.values()))
            found[name] = (found[other][0], found[other][1], f"same document: '{other}'")
            continue
        same = {found[other][0]: other for other in given.get(key, ())}
        if len(same) == 1:
            other = next(iter(same.values()))
            found[name] = (found[other][0], found[other][1], f"same document: '{other}'")
            continue
        leader = _leader(lexicon.names.surnames.get(key, ()), person, published, scan)
        found[name] = (
            (leader.person, leader, f"lexicon {leader.origin}")
            if leader
            else (f"person/{slug(name)}", None, "named person")
        )
    return found


def _by_initials(person: Person, lexicon: Lexicon, published: FuzzyDate) -> tuple[str, Holder | None, str] | None:
    """An office-holder whose name the text spells otherwise: the same family name, the same country, an office that fits."""
    if person.title is None or person.title.country is None:
        return None
    words = parts(person.name)
    fitting = {
        holder.person: holder
        for holder in lexicon.names.surnames.get(words[-1][0], ())
        if holder.country == person.title.country
        and parts(holder.name)[0][0][0] == words[0][0][0]
        and holder.may_hold(published)
    }
    if len(fitting) != 1:
        return None
    holder = next(iter(fitting.values()))
    return holder.person, holder, f"lexicon {holder.origin}"


def _leader(holders: Iterable[Holder], person: Person, published: FuzzyDate, scan: Scan) -> Holder | None:
    """The one office-holder of a family name who fits the day, and the country of the title or the report."""
    fitting = [holder for holder in holders if holder.may_hold(published)]
    title = person.title.country if person.title else None
    if title is not None:
        fitting = [holder for holder in fitting if holder.country == title]
    else:
        fitting = [holder for holder in fitting if holder.country is None or holder.country in scan.countries]
    return fitting[0] if len({holder.person for holder in fitting}) == 1 else None


def _mention(
    sentences: Sequence[SentenceScan],
    person: Person,
    key: str,
    holder: Holder | None,
    rule: str,
    title: Title | None,
) -> ActorMention:
    scanned = sentences[person.sentence]
    tokens = scanned.tokens
    own = (
        title
        if person.title is None or (person.title.country is None and title is not None and title.country)
        else person.title
    )
    name = holder.name if holder else person.name
    if holder is None and rule.startswith("same document"):
        name = rule.split("'", 2)[1]
    code = own.country if own and own.country else holder.country if holder else None
    sector = own.sector if own and own.sector else "GOV" if holder else None
    first, last = person.first, person.last
    if person.title is not None:
        first, last = min(first, person.title.first), max(last, person.title.last)
    reasons = [rule] + ([own.rule] if own else [])
    return ActorMention(
        sentence=person.sentence,
        first=first,
        last=last,
        head=phrases.head(tokens, first, last),
        start=tokens[first].start,
        end=tokens[last - 1].end,
        actor=Actor(key, name, code, sector, role=own.role if own else None),
        rule="; ".join(reasons),
        form="name",
    )


def _text(scanned: SentenceScan, first: int, last: int) -> str:
    base = scanned.sentence.start
    return scanned.sentence.text[scanned.tokens[first].start - base : scanned.tokens[last - 1].end - base]
