"""Numbers and remainders that stand for soldiers spoken of before: "another 200 remain", "the rest will follow"."""

from __future__ import annotations

from attache.coding.who.discourse import Discourse
from attache.coding.who.mentions import ActorMention
from attache.coding.who.nominals import MOVING
from attache.coding.who.scan import SentenceScan

_REMAINDERS = frozenset({"rest", "remainder", "others", "remaining"})
_FOLLOWING = MOVING | {"follow", "join", "depart", "expect", "base", "move", "fly", "redeploy"}
_PARTS = frozenset({"nsubj", "nsubj:pass", "obj"})


def soldiers(discourse: Discourse, scanned: SentenceScan, position: int) -> ActorMention | None:
    """The force that a bare number or "the rest" stands for as what comes, stays or goes; None where none was just
    spoken of, or two could be meant."""
    tokens = scanned.tokens
    token = tokens[position]
    word = token.text.lower()
    if token.deprel not in _PARTS or not (token.upos == "NUM" or word in _REMAINDERS):
        return None
    if token.head < 0 or tokens[token.head].lemma not in _FOLLOWING:
        return None
    if any(t.head == position and t.deprel.startswith(("nmod", "obl", "compound", "flat")) for t in tokens):
        return None  # "the rest of the fleet", "200 of the trucks"
    antecedent = discourse.antecedent(scanned, position, "group", _is_force)
    if antecedent is None:
        return None
    return discourse.refer(scanned, position, position + 1, antecedent.actor, antecedent, "nominal")


def _is_force(mention: ActorMention) -> bool:
    return mention.actor.kind is not None
