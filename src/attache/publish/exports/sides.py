"""The two sides of an event in the words of data sets about violence: who is a state's, who is armed, who is not."""

from __future__ import annotations

from collections.abc import Iterable

from attache.publish.exports import codes
from attache.record.rows import ParticipantRow

STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
ARMED_GROUPS = frozenset({"REB", "UAF", "CRM", "PMC"})
CIVIL = frozenset({"CVL", "REF", "MED", "EDU", "BUS", "NGO", "REL", "LAB", "AGR", "HLH", "OPP", "JEW", "MUS", "CHR"})


def civilians(side: Iterable[ParticipantRow]) -> bool:
    """Whether there is somebody on that side, and nobody but civilians."""
    found = list(side)
    return bool(found) and all(who.sector in CIVIL for who in found)


def armed(side: Iterable[ParticipantRow]) -> bool:
    """Whether somebody on that side bears arms: a state, its forces, or an armed group."""
    return any(who.sector in STATE | ARMED_GROUPS for who in side)


def state(side: Iterable[ParticipantRow]) -> bool:
    """Whether somebody on that side acts for a state."""
    return any(who.sector in STATE for who in side)


def names(side: Iterable[ParticipantRow]) -> str:
    """Their names, in order."""
    return "; ".join(who.name for who in side)


def government(who: ParticipantRow) -> str:
    """UCDP's name for a side: "Government of Niger" for a state and its forces, else the name."""
    of_state = who.sector in STATE and who.country and who.id.split("-")[0] == who.country
    return f"Government of {codes.name(who.country)}" if of_state else who.name
