"""What makes a claim sure: `confidence.toml`, weights in log-odds by name."""

from __future__ import annotations

from pathlib import Path

import msgspec

from attache.lexicon import ownfile

FILE = "confidence.toml"
NAMES = (
    "event",
    "presence",
    "agreement",
    "office",
    "statement",
    "fact",
    "score",
    "lexicon-alone",
    "encoder-alone",
    "carried-on",
    "same-document",
    "not-asserted",
    "negated",
    "nobody",
    "no-country",
    "outside-body",
)


class Confidences(msgspec.Struct, frozen=True):
    """The weight of each of `NAMES`."""

    weights: dict[str, float]

    @classmethod
    def load(cls, extra: Path | None = None) -> Confidences:
        """The shipped weights, or a user's own `confidence.toml`. Raises LexiconError where one is missing."""
        data = ownfile.read(FILE, extra)
        try:
            return cls({name: float(data["weights"][name]) for name in NAMES})
        except (KeyError, TypeError, ValueError) as error:
            raise ownfile.wrong(FILE, error) from error
