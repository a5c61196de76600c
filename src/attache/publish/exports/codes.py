"""The numbers and letters by which other data sets call a country, by its ISO 3166-1 alpha-3 code.

Correlates of War and Gleditsch-Ward numbers and alpha-2 codes stand in the lexicon's countries.toml, ISO's own numbers
in iso-numeric.json beside this module. A territory without a number of its own has None.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from attache.lexicon.entries import Country

# Region names of UCDP, and those of ACLED that are more than one of ours at most.
_UCDP = {"middle-east": "Middle East", "africa": "Africa", "americas": "Americas", "asia": "Asia", "europe": "Europe"}
_ACLED = {
    "north-africa": "Northern Africa",
    "west-africa": "Western Africa",
    "central-africa": "Middle Africa",
    "east-africa": "Eastern Africa",
    "southern-africa": "Southern Africa",
    "middle-east": "Middle East",
    "south-asia": "South Asia",
    "southeast-asia": "Southeast Asia",
    "east-asia": "East Asia",
    "caribbean": "Caribbean",
    "central-america": "Central America",
    "south-america": "South America",
    "europe": "Europe",
}


def country(code: str | None) -> Country | None:
    """The lexicon's row of a country."""
    from attache.lexicon import Lexicon

    return Lexicon.load().countries.get(code) if code else None


def name(code: str | None) -> str:
    """The country's name in English; the code itself where there is none."""
    found = country(code)
    return found.name if found else code or ""


def cow(code: str | None) -> int | None:
    """The number in the Correlates of War project's list of states."""
    found = country(code)
    return found.cow if found else None


def gw(code: str | None) -> int | None:
    """The number in Gleditsch and Ward's list of states, which UCDP uses."""
    found = country(code)
    return found.gw if found else None


def alpha2(code: str | None) -> str | None:
    """The alpha-2 code in lower case, as FollowTheMoney has it."""
    found = country(code)
    return found.iso2.lower() or None if found else None


def numeric(code: str | None) -> int | None:
    """ISO's own number."""
    return _numeric().get(code) if code else None


def ucdp_region(code: str | None) -> str | None:
    """The region in UCDP's words."""
    return _region(code, _UCDP)


def acled_region(code: str | None) -> str | None:
    """The region in ACLED's words; None where the lexicon's regions do not tell."""
    return _region(code, _ACLED)


def _region(code: str | None, names: dict[str, str]) -> str | None:
    found = country(code)
    return next((names[region] for region in names if found and region in found.regions), None)


@lru_cache(maxsize=1)
def _numeric() -> dict[str, int]:
    text = (files("attache.publish.exports") / "iso-numeric.json").read_bytes()
    return msgspec.json.decode(text, type=dict[str, int])
