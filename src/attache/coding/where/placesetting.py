"""The setting of one report while its places are read, with what the whole report says about them."""

from __future__ import annotations

from attache.coding.where.evidence import Evidence
from attache.coding.who.setting import Setting
from attache.lexicon.gazetteer import Candidate


class PlaceSetting(Setting, frozen=True):
    """The setting of one report with its evidence. `qualifiers` says whether a name is wanted that only qualifies what
    follows ("US forces"). `sure` grows: the names that are resolved, and whom they mean; and `settled`: those of them
    that the text itself explains, as a state or by what stands beside them."""

    evidence: Evidence
    sure: list[tuple[str, Candidate]]
    settled: dict[str, int]
    qualifiers: bool = False
