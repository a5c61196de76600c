"""The weapons and vehicles that a phrase names: "with an air defence system and other equipment"."""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding.story import Scene
from attache.lexicon.equipment import Equipment
from attache.model import Evidence


def find(scene: Scene, tokens: Iterable[int], table: Equipment) -> list[tuple[str, Evidence]]:
    """The items at or under the tokens: the noun with the words before it, as the text has them."""
    syntax = scene.syntax
    found: dict[int, tuple[str, Evidence]] = {}
    for token in tokens:
        for i in sorted(syntax.below(token)):
            word = scene.sentence.tokens[i]
            if word.upos not in ("NOUN", "PROPN") or word.lemma not in table.nouns or syntax.rel(i) == "compound":
                continue
            before = [c for c in syntax.children(i, "compound", "amod", "nummod") if c < i]
            words = {scene.sentence.tokens[t].lemma for c in before for t in syntax.below(c)}
            if word.lemma in table.general and not words & table.kinds:
                continue
            first = min([i, *(syntax.span(c)[0] for c in before)])
            start, end = scene.sentence.tokens[first].start, word.end
            text = scene.sentence.text[start - scene.sentence.start : end - scene.sentence.start]
            found[i] = text, Evidence("items", start, end, "lexicon equipment.toml")
    return [found[i] for i in sorted(found)]
