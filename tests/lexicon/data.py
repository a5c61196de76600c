"""The lexicon's TOML as it stands in the files, and the form that its rows have."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import attache.lexicon

FOLDER = Path(attache.lexicon.__file__).parent
Row = dict[str, Any]

TEXT, WORDS, NUMBER, DEGREES = str, list, int, float

# For each table its file, the keys a row must have and the keys it may have.
FORMS: dict[str, tuple[str, dict[str, type], dict[str, type]]] = {
    "country": (
        "countries.toml",
        {"code": TEXT, "iso2": TEXT, "name": TEXT, "lat": DEGREES, "lon": DEGREES},
        {
            **dict.fromkeys(("aliases", "adjectives", "people", "metonyms", "regions", "descriptions"), WORDS),
            "capital": TEXT,
            "cow": NUMBER,
            "gw": NUMBER,
        },
    ),
    "metonym": ("countries.toml", {"name": TEXT, "country": TEXT, "sector": TEXT}, {}),
    "region": (
        "regions.toml",
        {"id": TEXT, "name": TEXT, "members": WORDS, "lat": DEGREES, "lon": DEGREES},
        {"aliases": WORDS, "adjectives": WORDS},
    ),
    "force": (
        "forces.toml",
        {"id": TEXT, "name": TEXT, "country": TEXT, "sector": TEXT},
        {"aliases": WORDS, "kind": TEXT},
    ),
    "group": (
        "groups.toml",
        {"id": TEXT, "name": TEXT, "countries": WORDS, "sector": TEXT, "kind": TEXT},
        {"aliases": WORDS, "country": TEXT, "from": TEXT, "to": TEXT},
    ),
    "organisation": (
        "organisations.toml",
        {"id": TEXT, "name": TEXT, "sector": TEXT},
        {"aliases": WORDS, "country": TEXT},
    ),
    "holder": (
        "leaders.toml",
        {"name": TEXT, "office": TEXT, "from": TEXT, "came_by": TEXT},
        {"aliases": WORDS, "country": TEXT, "organisation": TEXT, "title": TEXT, "to": TEXT},
    ),
    "event": (
        "history.toml",
        {"id": TEXT, "type": TEXT, "country": TEXT, "day": dt.date, "name": TEXT},
        {},
    ),
    "site": (
        "sites.toml",
        {"id": TEXT, "name": TEXT, "country": TEXT, "admin1": TEXT, "lat": DEGREES, "lon": DEGREES, "kind": TEXT},
        {"aliases": WORDS, "town": TEXT, "owner": TEXT, "users": WORDS, "icao": TEXT},
    ),
    "role": ("roles.toml", {"words": WORDS, "office": TEXT}, {"sector": TEXT}),
    "ambiguous": ("ambiguous.toml", {"name": TEXT, "entries": WORDS, "reason": TEXT}, {}),
}


@cache
def rows(table: str) -> list[Row]:
    content = tomllib.loads((FOLDER / FORMS[table][0]).read_text(encoding="utf-8"))
    return list(content[table])


def label(row: Row) -> str:
    return str(row.get("id") or row.get("code") or row.get("name") or row["words"][0])


def names(row: Row) -> list[str]:
    return [row["name"], *row.get("aliases", [])]
