"""What coding knows of words that are no names, loaded together: one field a table."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from attache.lexicon.accords import Accords
from attache.lexicon.carriers import Carriers
from attache.lexicon.confidences import Confidences
from attache.lexicon.consents import Consents
from attache.lexicon.elsewhere import Elsewhere
from attache.lexicon.equipment import Equipment
from attache.lexicon.moods import Moods
from attache.lexicon.predicates import Predicates
from attache.lexicon.separations import Separations
from attache.lexicon.speech import Speech


class Words(msgspec.Struct, frozen=True):
    """What coding knows of words that are no names."""

    predicates: Predicates
    moods: Moods
    speech: Speech
    carriers: Carriers
    accords: Accords
    equipment: Equipment
    separations: Separations
    consents: Consents
    elsewhere: Elsewhere
    confidences: Confidences


@lru_cache(maxsize=4)
def load(extra: Path | None = None) -> Words:
    """The shipped tables, with those of a user's own folder added or in their place."""
    return Words(
        Predicates.load(extra),
        Moods.load(extra),
        Speech.load(extra),
        Carriers.load(extra),
        Accords.load(extra),
        Equipment.load(extra),
        Separations.load(extra),
        Consents.load(extra),
        Elsewhere.load(extra),
        Confidences.load(extra),
    )
