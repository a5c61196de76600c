"""How one force is kept from another at a site: "in a separate compound", "on the other side of the base"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

import msgspec

from attache.model import Evidence, Sentence


class Relation(msgspec.Struct, frozen=True):
    """The words of the relation and whether they keep the forces apart."""

    text: str
    apart: bool
    evidence: Evidence


@cache
def _patterns() -> tuple[tuple[bool, re.Pattern[str]], ...]:
    data = tomllib.loads(resources.files("attache.lexicon").joinpath("separation.toml").read_text(encoding="utf-8"))
    return tuple(
        (kind == "apart", re.compile(pattern, re.IGNORECASE))
        for kind in ("apart", "together")
        for pattern in data[kind]
    )


def find(sentence: Sentence) -> tuple[Relation, ...]:
    """The relations that the sentence states, in order."""
    found = [
        Relation(
            match.group().strip(),
            apart,
            Evidence(
                "separation", sentence.start + match.start(), sentence.start + match.end(), "lexicon separation.toml"
            ),
        )
        for apart, pattern in _patterns()
        for match in pattern.finditer(sentence.text)
    ]
    return tuple(sorted(found, key=lambda relation: relation.evidence.start))
