"""Stable names for things: the same input gives the same id on any machine and with any number of workers."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the parts, each ended by a unit separator so that parts cannot
    run together."""
    return hashlib.sha256("".join(part + "\x1f" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


# Letters that have no decomposition into a plain letter and a mark.
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


@lru_cache(maxsize=20_000)
def slug(text: str) -> str:
    """A readable ASCII id: 'Abdourahamane Tiani' becomes 'abdourahamane-tiani'. Empty where nothing is left."""
    text = text.translate(_PLAIN)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
