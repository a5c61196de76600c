"""Who: every country, government, force, group, organisation and person that a report speaks of, each as one actor."""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding.who import identity, missions, nominals, officers, people, phrases, references
from attache.coding.who.described import Nominal
from attache.coding.who.mentions import ActorMention, Actors, Form, mention_of
from attache.coding.who.scan import SentenceScan, scan
from attache.ids import slug
from attache.lexicon import Lexicon
from attache.lexicon.names import Match
from attache.model import Actor, FuzzyDate, Named, Parse

__all__ = ["ActorMention", "Actors", "find"]

ANY_DAY = FuzzyDate()
_DATELINE = frozenset({"—", "–", "-", "--", "("})
_UNITS = (
    *("army", "brigade", "battalion", "regiment", "corps", "fleet", "division", "command", "forces", "guard", "guards"),
    *("squadron", "battlegroup", "battery", "legion", "hussars", "fusiliers", "rifles", "wing", "flotilla", "unit"),
)
_SECTORS = (
    ("MIL", _UNITS),
    ("COP", ("police", "gendarmerie")),
    (
        "GOV",
        (
            "ministry",
            "department",
            "government",
            "council",
            "commission",
            "office",
            "agency",
            "authority",
            "secretariat",
        ),
    ),
    ("LEG", ("parliament", "assembly", "senate", "congress")),
    ("JUD", ("court", "tribunal")),
    ("PTY", ("party",)),
    ("EDU", ("university", "school", "college")),
    ("MED", ("news", "times", "post", "television", "tv", "radio", "daily", "gazette", "tribune", "herald", "agency")),
    ("BUS", ("company", "corporation", "corp", "inc", "ltd", "bank", "group", "plc", "holdings", "airlines")),
    ("NGO", ("foundation", "watch", "institute", "network", "association")),
)


def find(parse: Parse, lexicon: Lexicon, published: FuzzyDate = ANY_DAY) -> Actors:
    """The actors of a report. `published` decides who held an office where the text gives a family name only."""
    scanned = scan(parse, lexicon)
    persons = people.find(scanned, lexicon, published)
    mentions: list[ActorMention] = list(persons)
    officer = officers.in_report(scanned, lexicon)
    open_nouns: dict[int, tuple[Nominal, ...]] = {}
    by_sentence: dict[int, list[ActorMention]] = {}
    for person in persons:
        by_sentence.setdefault(person.sentence, []).append(person)
    aliases: dict[str, Actor] = {}
    for sentence in scanned.sentences:
        own = by_sentence.get(sentence.sentence.index, [])
        taken = frozenset(index for person in own for index in range(person.first, person.last))
        found = nominals.find(sentence, taken, lexicon, scanned.countries, officer)
        open_nouns[sentence.sentence.index] = found.open
        named = [*_names(sentence, taken | found.used, lexicon), *found.mentions]
        mentions += named
        mentions += _unknown(sentence, [*own, *named], found.open, aliases)
    mentions = references.resolve(scanned, mentions, open_nouns, lexicon, published)
    mentions = missions.named(mentions, scanned.countries, lexicon, published)
    mentions.sort(key=lambda mention: (mention.sentence, mention.first, -mention.last))
    return Actors(tuple(mentions), scanned)


def countries(actors: Actors) -> dict[int, frozenset[str]]:
    """The countries spoken of in each sentence, by the sentence's index."""
    found: dict[int, set[str]] = {}
    for mention in actors.mentions:
        if mention.actor.country:
            found.setdefault(mention.sentence, set()).add(mention.actor.country)
    return {index: frozenset(codes) for index, codes in found.items()}


def _names(scanned: SentenceScan, used: frozenset[int], lexicon: Lexicon) -> Iterable[ActorMention]:
    """The names that stand for themselves: not a nationality that a noun has used, nor a part of a person's title."""
    for match in scanned.proper:
        if match.first in used:
            continue
        kind = match.entries[0].kind
        if kind == "metonym" and _is_address(scanned, match, lexicon):
            continue
        if kind in ("metonym", "country", "adjective") and _is_part(scanned, match):
            continue
        actor = _citizen(scanned, match, lexicon) or identity.of_name(match, lexicon)
        if actor is None:
            continue
        rule = f"lexicon {match.entries[0].origin}"
        yield _mention(scanned, match.first, match.last, actor, rule, metonym=kind == "metonym")


def _is_address(scanned: SentenceScan, match: Match, lexicon: Lexicon) -> bool:
    """Whether a capital is only where something is: "in Niamey", "the capital Niamey", "Niamey, Niger"."""
    tokens = scanned.tokens
    if match.entries[0].key not in lexicon.countries:
        return False
    follows = tokens[match.last] if match.last < len(tokens) else None
    if follows is not None and follows.text in _DATELINE and (tokens[match.first].text.isupper() or match.first == 0):
        return True
    if follows is not None and follows.upos in ("NOUN", "ADJ") and tokens[match.last - 1].head >= match.last:
        return True
    if phrases.preposition(tokens, match.first) in phrases.STANDING:
        return not phrases.is_possessor(tokens, match.last)
    after_of = match.first > 1 and tokens[match.first - 1].text == "of"
    office = scanned.common_ending.get(match.first - 1) if after_of else None
    if office is not None and (office.entry("role", "rank") or _names_a_place(office)):
        return True  # "the mayor of Mogadishu"
    before = scanned.common_ending.get(match.first)
    if before is not None and _names_a_place(before):
        return True
    beside = scanned.proper_at.get(match.last + 1)
    return beside is not None and beside.entry("country") is not None and tokens[match.last].text == ","


def _names_a_place(match: Match) -> bool:
    return any(entry.kind == "noun" and entry.key in ("town", "province") for entry in match.entries)


def _is_part(scanned: SentenceScan, match: Match) -> bool:
    """Whether a name is only a part of an organisation's: "London" in a paper's name."""
    return any(
        named.label == "organisation"
        and named.first <= match.first
        and match.last <= named.last
        and named.last - named.first > match.last - match.first + 1
        for named in scanned.sentence.named
    )


def _citizen(scanned: SentenceScan, match: Match, lexicon: Lexicon) -> Actor | None:
    """ "A Palestinian": one of a people, where the word qualifies nothing."""
    entry = match.entry("people")
    tokens = scanned.tokens
    if entry is None or match.entry("country") is not None or not match.first:
        return None
    alone = match.last >= len(tokens) or tokens[match.last].upos not in ("NOUN", "PROPN", "ADJ", "NUM")
    counted = (
        tokens[match.first - 1].text.lower() in ("a", "an", "another", "one") or tokens[match.first - 1].upos == "NUM"
    )
    if not (alone and counted):
        return None
    return identity.of_name(Match(match.first, match.last, (entry,)), lexicon)


def _unknown(
    scanned: SentenceScan,
    known: list[ActorMention],
    nouns: Iterable[Nominal],
    aliases: dict[str, Actor],
) -> Iterable[ActorMention]:
    """Organisations that only the tagger knows. `nouns` are those left to `references`: "Congress", "the Ministry of
    Defence"."""
    common = [nominal for nominal in nouns if nominal.noun.of in ("government", "office", "force", "official")]
    covered = {index for mention in known for index in range(mention.first, mention.last)}
    places = {
        index
        for match in scanned.proper
        if match.entry("site", "region", "holder")
        for index in range(match.first, match.last)
    }
    for named in scanned.sentence.named:
        if named.label != "organisation" or named in scanned.towns:
            continue
        if any(_is_word_of(scanned, named, nominal) for nominal in common):
            continue
        span = set(range(named.first, named.last))
        inside = [scanned.proper_at[index] for index in sorted(span) if index in scanned.proper_at]
        only_country = all(match.entry("country", "adjective", "metonym", "people") for match in inside)
        if span & places or not only_country or span <= covered:
            continue
        if any(span & set(range(mention.first, mention.last)) for mention in known if mention.form == "nominal"):
            continue
        name = (
            " ".join(token.text for token in scanned.tokens[named.first : named.last])
            .replace(" - ", "-")
            .replace(" 's", "'s")
        )
        if not any(letter.isupper() for letter in name):
            continue
        actor = aliases.get(name) or _organisation(name, inside)
        short = _acronym(scanned, named)
        if short:
            aliases.setdefault(short, actor)
        yield _mention(scanned, named.first, named.last, actor, "named organisation")


def _is_word_of(scanned: SentenceScan, named: Named, nominal: Nominal) -> bool:
    """Whether a name is nothing but a common noun of the lexicon with its article, or a word of it: "Army" officers."""
    first = named.first + (scanned.tokens[named.first].upos == "DET")
    match = scanned.common_at.get(first)
    whole = match is not None and match.last - 1 == nominal.head and match.first <= first and named.last <= match.last
    return whole and first < named.last


def _organisation(name: str, inside: list[Match]) -> Actor:
    words = [word.lower() for word in name.split()]
    sector = next((code for code, nouns in _SECTORS if any(noun in words for noun in nouns)), None)
    codes = [match.entries[0].key for match in inside if match.entry("country", "adjective")]
    return Actor(f"name/{slug(name) or name.lower()}", name, codes[0] if codes else None, sector)


def _acronym(scanned: SentenceScan, named: Named) -> str:
    """The short form that stands in brackets after a name."""
    tokens = scanned.tokens
    if named.last + 2 < len(tokens) and tokens[named.last].text == "(" and tokens[named.last + 2].text == ")":
        short = tokens[named.last + 1].text
        return short if short.isupper() else ""
    return ""


def _mention(
    scanned: SentenceScan, first: int, last: int, actor: Actor, rule: str, metonym: bool = False
) -> ActorMention:
    form: Form = "metonym" if metonym else "name"
    return mention_of(scanned.sentence.index, scanned.tokens, first, last, actor, rule, form)
