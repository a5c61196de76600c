"""How sure a claim is: the chance that a careful reader of its sentence makes the same claim, by the same parties.

A logistic regression over what coding went by: the encoder's score of the deed, whether lexicon and encoder both know
it, what was named outright and what only inferred. The weights are fitted on labelled sentences (`confidence.toml`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from attache.coding.modality import Mood
from attache.coding.predications import Predication
from attache.model import Actor, Evidence, Kind, SectionKind

LEAST, MOST = 0.02, 0.99  # nothing read by a program is surer than that


def features(
    kind: Kind,
    section: SectionKind,
    deed: Predication | None,
    evidence: Sequence[Evidence],
    mood: Mood,
    actors: Sequence[Actor],
) -> dict[str, float]:
    """What speaks for or against a claim, by the names of `confidence.toml`. `deed` is what its trigger was read as,
    None for claims that hang on no deed."""
    found: dict[str, float] = {kind: 1.0}
    if deed is not None:
        if deed.read is None:
            found["lexicon-alone"] = 1.0
        else:
            found["score"] = _log_odds(deed.read.score)
            found["encoder-alone"] = float(deed.rule.general)
    inferred = [item.rule for item in evidence]
    found["carried-on"] = _any("carried on" in rule or "report is about" in rule for rule in inferred)
    found["same-document"] = _any("same document" in rule or "first person" in rule for rule in inferred)
    found["not-asserted"] = float(mood.modality != "asserted")
    found["negated"] = float(not mood.polarity)
    if kind in ("event", "presence"):
        found["nobody"] = float(not actors)
        found["no-country"] = float(bool(actors) and not any(actor.country for actor in actors))
    found["outside-body"] = float(section != "body")
    return {name: value for name, value in found.items() if value}


def confidence(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance, between `LEAST` and `MOST`, of what `features` found."""
    total = sum(weights[name] * value for name, value in found.items())
    return round(min(MOST, max(LEAST, 1.0 / (1.0 + math.exp(-total)))), 2)


def _any(signs: Iterable[bool]) -> float:
    return float(any(signs))


def _log_odds(chance: float) -> float:
    chance = min(0.99, max(0.01, chance))
    return math.log(chance / (1.0 - chance))
