"""Short forms that a report gives in brackets after a name: "the Allied Democratic Forces (ADF)", and later "ADF"."""

from __future__ import annotations

from collections.abc import Sequence

from attache.coding.who import phrases
from attache.lexicon.names import Entry, Match
from attache.model import Token

_SHORTEST = 2  # letters
_REPEATS = frozenset({"group", "movement", "organisation", "organization"})  # "the Daesh group (IS)"


def apply(
    tokens: Sequence[Token], found: tuple[Match, ...], aliases: dict[str, tuple[Entry, ...]]
) -> tuple[Match, ...]:
    """The names of a sentence with the short forms that the report has given so far, which mean what they stood for.

    `aliases` learns from the sentence. A short form of several bearers is that of the name before its brackets.
    """
    for match in found:
        after = match.last + (match.last < len(tokens) and tokens[match.last].text in _REPEATS)
        if match.entry("group", "force", "organisation") is not None and after + 2 < len(tokens):
            short = tokens[after + 1].text
            closed = tokens[after].text == "(" and tokens[after + 2].text == ")"
            if closed and short.isupper() and short.isalpha() and len(short) >= _SHORTEST:
                aliases.setdefault(short, match.entries)
    if not aliases or not any(token.text in aliases for token in tokens) or phrases.is_all_capitals(tokens):
        return found
    covered = {index for match in found for index in range(match.first, match.last) if match.last - match.first > 1}
    given = {
        index: Match(index, index + 1, aliases[token.text])
        for index, token in enumerate(tokens)
        if token.text in aliases and index not in covered
    }
    kept = [match for match in found if match.first not in given]
    return tuple(sorted((*kept, *given.values()), key=lambda match: match.first))
