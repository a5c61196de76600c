"""How far a speaker's words carry on behind the reporting word: "The pass is shut, the army said, and will stay so"."""

from __future__ import annotations

from collections.abc import Sequence

from attache.coding.syntax import Syntax

Characters = tuple[int, int]
_STOPS = frozenset({",", ";", "—", "–"})
_JOINING = frozenset({"and", "but", "nor", "or"})  # "although" and "as" begin what the reporter knows better


def beyond(syntax: Syntax, cue: int, others: Sequence[int]) -> Characters | None:
    """The characters behind a reporting word that stands inside of what it reports: from the first comma with a
    conjunction, or the semicolon, to the end of the sentence. `cue` is where the word ends, `others` are where the
    sentence's other reporting words begin: from the first of them on, others speak."""
    tokens = syntax.tokens
    stop = next((i for i, t in enumerate(tokens) if t.start >= cue and t.text in _STOPS), None)
    if stop is None or stop + 2 >= len(tokens) or any(other > tokens[stop].start for other in others):
        return None
    if tokens[stop].text == "," and tokens[stop + 1].text.lower() not in _JOINING:
        return None
    last = max(i for i in range(stop, len(tokens)) if tokens[i].upos != "PUNCT" or i == stop)
    return (tokens[stop + 1].start, tokens[last].end) if last > stop + 1 else None
