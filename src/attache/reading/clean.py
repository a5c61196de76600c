"""Characters as they should stand in a report: composed, visible, in logical order."""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINES = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
_UNSEEN = [
    *(chr(c) for c in range(0x20) if chr(c) not in "\t\n\r\x0b\x0c"),
    *(chr(c) for c in range(0x7F, 0xA0) if c != 0x85),
    *"\u00ad\u034f\u061c\u180e\ufeff",  # soft hyphen, joiners and marks that change nothing a reader sees
    *(chr(c) for c in range(0x200B, 0x2010)),  # zero-width space and joiners, left-to-right and right-to-left marks
    *(chr(c) for c in range(0x202A, 0x202F)),  # embeddings and overrides: they can make a text look like another one
    *(chr(c) for c in range(0x2060, 0x2070)),  # word joiner, invisible operators, isolates
    *(chr(c) for c in range(0xFFF9, 0xFFFC)),
]
_TABLE = str.maketrans({**dict.fromkeys(_SPACES, " "), **_LINES, **dict.fromkeys(_UNSEEN, "")})
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[\n\t -~]*")  # most text needs nothing done to it
_KEY = re.compile(r"[^\w]+|_")


def clean(text: str) -> str:
    """`text` in NFC with line ends as \\n, exotic spaces as spaces, and without NULs, other control characters,
    bidirectional controls, zero-width characters, soft hyphens and lone surrogates."""
    if _PLAIN.fullmatch(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    return unicodedata.normalize("NFC", _SURROGATE.sub("", text))


def squeeze(text: str) -> str:
    """`text` cleaned, as one line with single spaces."""
    return " ".join(clean(text).split())


def key(text: str) -> str:
    """Letters and digits only, case folded: equal for two settings of the same words, also where bad HTML glued
    them."""
    return _KEY.sub("", unicodedata.normalize("NFKC", text)).casefold()
