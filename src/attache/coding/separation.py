"""How one force is kept from another at a site: "in a separate compound", "on the other side of the base"."""

from __future__ import annotations

import msgspec

from attache.lexicon.separations import Separations
from attache.model import Evidence, Sentence


class Relation(msgspec.Struct, frozen=True):
    """The words of the relation and whether they keep the forces apart."""

    text: str
    apart: bool
    evidence: Evidence


def find(sentence: Sentence, table: Separations) -> tuple[Relation, ...]:
    """The relations that the sentence states, in order."""
    found = [
        Relation(
            match.group().strip(),
            apart,
            Evidence(
                "separation", sentence.start + match.start(), sentence.start + match.end(), "lexicon separation.toml"
            ),
        )
        for apart, patterns in ((True, table.apart), (False, table.together))
        for pattern in patterns
        for match in pattern.finditer(sentence.text)
    ]
    return tuple(sorted(found, key=lambda relation: relation.evidence.start))
