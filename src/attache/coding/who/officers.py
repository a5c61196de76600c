"""Whether an "officer" is a police officer or a soldier: by who else is spoken of, the police or the army."""

from __future__ import annotations

from collections.abc import Iterable

from attache.coding.who.scan import Scan, SentenceScan
from attache.lexicon import Lexicon
from attache.lexicon.names import Match

_OFFICER = "officer"  # the row of nouns.toml, and the office of roles.toml


def is_open(match: Match, lexicon: Lexicon) -> bool:
    """Whether a common noun is "officer" and no more, so that others must tell whose."""
    noun, role = match.entry("noun"), match.entry("role")
    if noun is not None:
        return noun.key == _OFFICER
    return role is not None and lexicon.roles[role.key].office == _OFFICER


def in_report(scan: Scan, lexicon: Lexicon) -> str:
    """The sector of a report's officers: the army's where it speaks of armies and of no police, else the police's."""
    found = {sector for scanned in scan.sentences for sector in _sectors(scanned, lexicon)}
    return "MIL" if found == {"MIL"} else "COP"


def in_sentence(scanned: SentenceScan, lexicon: Lexicon, otherwise: str) -> str:
    """The sector of a sentence's officers: that of the one kind of force it speaks of, or what the report says. A
    "force" may be of either."""
    found = set(_sectors(scanned, lexicon))
    return next(iter(found)) if len(found) == 1 else otherwise


def _sectors(scanned: SentenceScan, lexicon: Lexicon) -> Iterable[str]:
    for match in scanned.common:
        entry = match.entry("noun")
        if entry is not None:
            noun = lexicon.nouns[entry.key]
            if noun.of == "force" and not noun.weak and noun.sector in ("MIL", "COP"):
                yield noun.sector
        elif match.entry("rank") is not None:
            yield "MIL"
    for match in scanned.proper:
        force = match.entry("force")
        if force is not None and lexicon.forces[force.key].sector in ("MIL", "COP"):
            yield lexicon.forces[force.key].sector
