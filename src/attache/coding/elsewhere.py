"""Whether a sentence is about sport, business or the stage rather than about the world this record follows."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from attache.model import Sentence


@cache
def _pattern() -> re.Pattern[str]:
    data = tomllib.loads(resources.files("attache.lexicon").joinpath("elsewhere.toml").read_text(encoding="utf-8"))
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in data["words"]) + r")(?:e?s)?\b", re.IGNORECASE)


def is_elsewhere(sentence: Sentence) -> bool:
    """Whether the sentence has a word of sport, business or the stage."""
    return _pattern().search(sentence.text) is not None
