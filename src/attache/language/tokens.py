"""Text to words with offsets, cut as Universal Dependencies' English treebanks cut them.

Clitics come apart ("do|n't", "Niger|'s"), compounds at their hyphens ("air|-|defence") except after a bound prefix
("anti-", "co-", "e-"), abbreviations keep their stop ("U.S.", "Gen."), numbers keep their separators ("1,000").
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

# Bound prefixes that stay with their word behind a hyphen.
_PREFIXES = (
    "anti|co|counter|cross|de|ex?|extra|inter|intra|mid|mini|multi|neo|non|over|pan|post|pre|pro|pseudo|quasi|re|semi|sub|"
    "super|trans|ultra|un|under"
)


@cache
def abbreviations() -> frozenset[str]:
    """Words that end in a stop that ends no sentence, lower case and without the stop (`abbreviations.txt`)."""
    lines = resources.files(__package__).joinpath("abbreviations.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.lower().split())


@cache
def _pattern() -> re.Pattern[str]:
    shortened = "|".join(re.escape(word) for word in sorted(abbreviations(), key=lambda word: (-len(word), word)))
    letter = r"[^\W\d_]"
    return re.compile(
        rf"""
          (?P<url>(?:https?://|www\.)\S+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+)
        | (?P<dotted>(?:{letter}\.){{2,}}(?!{letter}))
        | (?P<short>\b(?:{shortened})\.(?!\w))
        | (?P<money>(?:US|U\.S\.|A|C|HK|NZ)?\$|[€£¥₽₦₹])
        | (?P<number>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?\b)
        | (?P<prefixed>\b(?:{_PREFIXES})-{letter}+)
        | (?P<cannot>\bcan(?=not\b))
        | (?P<negated>{letter}+(?=n['’]t\b))
        | (?P<clitic>n['’]t\b|(?<=\w)['’](?:s|re|ve|ll|d|m)\b)
        | (?P<word>(?:{letter}|\d)+(?:_\w+)*(?:['’]{letter}{{2,}}(?<!['’]re)(?<!['’]ve)(?<!['’]ll))?)
        | (?P<run>\.{{2,}}|-{{2,}}|[!?]{{2,}}|[*=_]{{2,}})
        | (?P<other>\S)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def spans(text: str) -> list[tuple[int, int]]:
    """The (start, end) of every word of the text, in order."""
    return [match.span() for match in _pattern().finditer(text)]
