"""The weapons and vehicles that a phrase names: "with an air defence system and other equipment"."""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding.story import Scene
from attache.lexicon.equipment import Equipment
from attache.model import Evidence


def find(scene: Scene, tokens: Iterable[int], table: Equipment) -> list[tuple[str, Evidence]]:
    """The items at or under the tokens: the noun with the words before it, as the text has them."""
    syntax, named = scene.syntax, [a for a in scene.sentence.armed if a.label == "weapon"]
    found: dict[int, tuple[str, Evidence]] = {}
    for token in tokens:
        for i in sorted(_within(scene, token)):
            span = next((a for a in named if a.first <= i < a.last), None)
            word = scene.sentence.tokens[i]
            if word.upos not in ("NOUN", "PROPN") or syntax.rel(i) == "compound":
                continue
            before = [c for c in syntax.children(i, "compound", "amod", "nummod") if c < i]
            words = {scene.sentence.tokens[t].lemma for c in before for t in syntax.below(c)}
            known = word.lemma in table.nouns and (word.lemma not in table.general or words & table.kinds)
            if not known:
                if span is not None and span.last - 1 == i:
                    found[i] = _text(scene, span.first, i, "model armed:weapon")
                continue
            first = min([i, *(syntax.span(c)[0] for c in before)])
            found[i] = _text(scene, first, i, "lexicon equipment.toml")
    return [found[i] for i in sorted(found)]


def _within(scene: Scene, token: int) -> set[int]:
    """The token and what stands with it, without what is said in clauses of their own."""
    found, stack = {token}, [token]
    while stack:
        for child in scene.syntax.children(stack.pop()):
            if scene.syntax.rel(child) not in ("acl", "advcl", "ccomp", "parataxis"):
                found.add(child)
                stack.append(child)
    return found


def _text(scene: Scene, first: int, last: int, rule: str) -> tuple[str, Evidence]:
    start, end = scene.sentence.tokens[first].start, scene.sentence.tokens[last].end
    text = scene.sentence.text[start - scene.sentence.start : end - scene.sentence.start]
    return text, Evidence("items", start, end, rule)
