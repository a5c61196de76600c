"""Countries that are called by what they are: "the country", "the West African nation", "the junta"."""

from __future__ import annotations

from collections.abc import Sequence

from attache.coding.who import identity, nominals, phrases
from attache.coding.who.described import Nominal
from attache.coding.who.discourse import Discourse
from attache.coding.who.mentions import ActorMention
from attache.coding.who.scan import SentenceScan, country
from attache.lexicon.names import Match
from attache.model import FuzzyDate

_DOMINANT = 2  # a country is the one a report is about where it is named this many times as often as any other


def country_meant(discourse: Discourse, scanned: SentenceScan, nominal: Nominal) -> ActorMention | None:
    """ "The country", or "the West African country", which must lie there."""
    tokens = scanned.tokens
    if nominal.plural or not (phrases.is_definite(tokens, nominal.first) or nominal.owners):
        return None
    members: set[str] | None = None
    for owner in nominal.owners:
        region = owner.entry("region-adjective", "region")
        if region is None:
            return None
        members = set(discourse.lexicon.regions[region.key].members)
    if members is None and nominal.noun.words[0] != "country":
        return None
    if tokens[nominal.last - 1].text.lower() == "state" and members is None:
        return None
    position = nominal.first
    choice = _named_country(discourse, scanned, position, members)
    if choice is None:
        return None
    code, earlier, place = choice
    actor = identity.government(code, discourse.lexicon)
    first = min((owner.first for owner in nominal.owners), default=nominal.first)
    return discourse.make(scanned, first, nominal.last, actor, _why(earlier, place), "nominal")


def nearest(discourse: Discourse, scanned: SentenceScan, position: int) -> str | None:
    """The country that "the country" means at a token; None where it is uncertain."""
    choice = _named_country(discourse, scanned, position, None)
    return choice[0] if choice is not None else None


def _named_country(
    discourse: Discourse, scanned: SentenceScan, position: int, members: set[str] | None
) -> tuple[str, SentenceScan, Match] | None:
    """The nearest country called by its name before a token; among several in one sentence the subject, or the one
    that the report is about."""
    abroad: set[str | None] = set()
    for back in range(0, 3):
        earlier = discourse.sentences.get(scanned.sentence.index - back)
        if earlier is None or earlier.sentence.section != scanned.sentence.section:
            break
        abroad |= {
            mention.actor.country
            for mention in discourse.found.get(earlier.sentence.index, ())
            if (back or mention.last <= position) and _is_abroad(earlier, mention)
        }
        named = [
            match
            for match in earlier.proper
            if match.entry("country")
            and (back or match.last <= position)
            and not phrases.joins_participle(earlier.tokens, match.last)
            and (members is None or country(match, discourse.lexicon) in members)
            and (members is not None or not _is_modifier(discourse, earlier, match))
        ]
        named = [match for match in named if country(match, discourse.lexicon) not in abroad] or named
        if back == 0 and any(_is_aside(earlier, match) for match in named):
            named = [match for match in named if not _is_aside(earlier, match)]
        codes = {country(match, discourse.lexicon) for match in named}
        if len(codes) > 1:
            subjects = [match for match in named if phrases.is_subject(earlier.tokens, match.last - 1)]
            named = (
                subjects
                if len({country(match, discourse.lexicon) for match in subjects}) == 1
                else _dominant(discourse, named)
            )
        if named:
            code = country(named[-1], discourse.lexicon)
            return (code, earlier, named[-1]) if code else None
        if codes:
            return None
    return None if members is None else _only_member(discourse, scanned, members)


def _is_abroad(scanned: SentenceScan, mention: ActorMention) -> bool:
    """Whether the force serves in another country than its own: a company, or soldiers stationed or sent somewhere."""
    if mention.actor.kind == "pmc":
        return True
    verb = scanned.tokens[mention.head].head
    return mention.actor.kind in ("regular", "police") and verb >= 0 and scanned.tokens[verb].lemma in nominals.MOVING


def _is_modifier(discourse: Discourse, scanned: SentenceScan, match: Match) -> bool:
    """Whether a country's name qualifies the noun after it, as in "US forces"."""
    token = scanned.tokens[match.last - 1]
    return token.deprel in ("compound", "amod") and token.head >= match.last


def _dominant(discourse: Discourse, named: Sequence[Match]) -> list[Match]:
    counts = discourse.scan.countries
    ranked = sorted(
        {code for match in named if (code := country(match, discourse.lexicon))}, key=lambda code: -counts.get(code, 0)
    )
    if len(ranked) > 1 and counts.get(ranked[0], 0) < _DOMINANT * counts.get(ranked[1], 0):
        return []
    return [match for match in named if country(match, discourse.lexicon) == ranked[0]]


def _only_member(
    discourse: Discourse, scanned: SentenceScan, members: set[str]
) -> tuple[str, SentenceScan, Match] | None:
    """The one country of a region that the report has named at all."""
    found: dict[str, tuple[SentenceScan, Match]] = {}
    for earlier in discourse.scan.sentences:
        for match in earlier.proper:
            code = country(match, discourse.lexicon)
            if code in members and match.entry("country", "adjective"):
                found.setdefault(code, (earlier, match))
    if len(found) != 1:
        return None
    code, (earlier, match) = next(iter(found.items()))
    return code, earlier, match


def junta_country(
    discourse: Discourse, mentions: Sequence[ActorMention], published: FuzzyDate
) -> tuple[str, str] | None:
    """The one country whose rulers a report calls a junta, or who came to power by a coup, and how that is known."""
    said: dict[str, str] = {}
    by_coup: dict[str, str] = {}
    holders = {holder.person: holder for holder in discourse.lexicon.holders if holder.came_by == "coup"}
    for mention in mentions:
        tokens = discourse.sentences[mention.sentence].tokens
        words = " ".join(token.text.lower() for token in tokens[mention.first : mention.last])
        if mention.form == "nominal" and mention.actor.country and ("junta" in words or "military r" in words):
            said.setdefault(mention.actor.country, discourse.quote(mention))
        holder = holders.get(mention.actor.id)
        if holder is not None and holder.country and holder.may_hold(published):
            by_coup.setdefault(holder.country, f"lexicon {holder.origin}")
    for known in (said, by_coup):
        if len(known) == 1:
            return next(iter(known.items()))
        if known:
            return None
    coups = {
        event.country: f"lexicon {event.origin}"
        for event in discourse.lexicon.history
        if event.type == "coup" and event.country in discourse.scan.countries and event.day.year >= 2020
    }
    return next(iter(coups.items())) if len(coups) == 1 else None


def _is_aside(scanned: SentenceScan, match: Match) -> bool:
    """Whether a country stands as the other party of its sentence: "used by France", "a deal with France"."""
    return match.first > 0 and scanned.tokens[match.first - 1].text.lower() in (
        "by",
        "with",
        "against",
        "from",
        "to",
        "for",
    )


def _why(scanned: SentenceScan, match: Match) -> str:
    first, last = scanned.tokens[match.first], scanned.tokens[match.last - 1]
    base = scanned.sentence.start
    return f"same document: '{scanned.sentence.text[first.start - base : last.end - base]}' at {first.start}-{last.end}"
