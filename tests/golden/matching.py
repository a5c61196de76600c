"""Does a claim, or a row of a view, say what a row of an expectation file asks for?

Rows are plain dictionaries in the form of the output contract (`msgspec.to_builtins` of a claim or of a view's row),
patterns are tables of an expectation file. A pattern names only what the reader of the report is sure of: every key
that it has must hold, a key that it lacks is not looked at. A key that no check knows is an error, so that a slip of
the pen in an expectation cannot pass unseen. `README.md` beside this file lists the keys.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]
Pattern = Mapping[str, Any]
Check = Callable[[Any, Row], bool]

# Keys of a pattern that are about the expectation itself, not about what it looks for.
MARGIN = frozenset({"must", "note", "on", "view"})


def matches(pattern: Pattern, row: Row) -> bool:
    """Whether the row satisfies every key of the pattern. Raises ValueError for a key that nobody checks."""
    keys = [key for key in pattern if key not in MARGIN]
    if not keys:
        raise ValueError("a pattern must ask for something")
    return all(_check(key)(pattern[key], row) for key in keys)


def missing(patterns: Iterable[Pattern], rows: Iterable[Row]) -> list[Pattern]:
    """The patterns that no row satisfies."""
    rows = list(rows)
    return [pattern for pattern in patterns if not any(matches(pattern, row) for row in rows)]


def required(pattern: Pattern) -> bool:
    """Whether a miss fails the test: all patterns but those marked `must = false`, which count for recall only."""
    return pattern.get("must", True) is True


# --- text ------------------------------------------------------------------------------------------------------------

_MARKS = str.maketrans({"“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def plain(text: str) -> str:
    """The text with straight quotation marks, plain dashes and single spaces, so that typography does not decide."""
    return " ".join(text.translate(_MARKS).split())


def _words(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return f" {' '.join(re.findall(r'[a-z0-9]+', ascii_text.lower()))} "


def names(wanted: str, *texts: str | None) -> bool:
    """Whether one of the alternatives in `wanted` (parted by `|`) stands in one of the texts, as whole words."""
    alternatives = [_words(each) for each in wanted.split("|")]
    return any(each in _words(text) for text in texts if text for each in alternatives)


def _contains(wanted: str, text: str | None) -> bool:
    return text is not None and plain(wanted) in plain(text)


def _same_words(wanted: str, text: str | None) -> bool:
    # Newsrooms set the comma or the full stop inside the marks or outside: it belongs to neither side's words.
    return text is not None and plain(wanted).rstrip(" .,") == plain(text).rstrip(" .,")


# --- actors and places -----------------------------------------------------------------------------------------------


def is_actor(wanted: str, actor: Row | str) -> bool:
    """Whether an actor is the wanted one: by country ("NER"), by id ("USA-MIL", "group/boko-haram") or by name."""
    if isinstance(actor, str):
        return actor in wanted.split("|") or names(wanted, actor)
    for each in wanted.split("|"):
        if each in (actor["id"], actor.get("country")):
            return True
        if not re.fullmatch(r"[A-Z]{3}", each) and "/" not in each and names(each, actor.get("name")):
            return True
    return False


def _actors(wanted: list[str], actors: Iterable[Row | str]) -> bool:
    present = list(actors)
    return all(any(is_actor(each, actor) for actor in present) for each in wanted)


def is_place(wanted: str, place: Row | None) -> bool:
    """Whether a place is the wanted one: by id, by name or by an alias. "none" asks for no place at all."""
    if wanted == "none":
        return place is None
    if place is None:
        return False
    known = (place.get("name"), *place.get("aliases", ()))
    return place.get("id") in wanted.split("|") or names(wanted, *known)


def _force(row: Row) -> list[Row]:
    return [row["force"]] if "force" in row else list(row["actors"][:1])


def _parties(row: Row) -> list[Row | str]:
    return list(row["parties"]) if "parties" in row else [*row["actors"], *row["recipients"]]


def _holder(row: Row) -> list[Row]:
    return [row["holder"]] if "holder" in row else list(row["actors"])


def _host(wanted: str, row: Row) -> bool:
    if "host" in row:
        return bool(row["host"] == wanted)
    place: Row | None = row["place"]
    if place is not None and place.get("country"):
        return bool(place["country"] == wanted)
    return any(actor.get("country") == wanted for actor in row["recipients"])


def _speaker(wanted: str, row: Row) -> bool:
    """A speaker by name, role or id; the empty string asks for somebody without a name."""
    speaker: Row | None = row["speaker"]
    if wanted == "":
        return speaker is None or speaker.get("name") is None
    return speaker is not None and (
        speaker["id"] in wanted.split("|") or names(wanted, speaker.get("name"), speaker.get("role"))
    )


# --- quantities and days ---------------------------------------------------------------------------------------------

_SAME_UNIT = {"personnel": "troops"}  # a soldier is counted under either word


def is_count(wanted: Pattern, count: Row | None) -> bool:
    """Whether a count's interval meets `low`..`high`, and `op`, `unit`, `scope` are those wanted, where they are named.

    An interval without any bound meets nothing.
    """
    if count is None or (count["low"] is None and count["high"] is None):
        return False
    if "unit" in wanted and _unit(wanted["unit"]) != _unit(count["unit"]):
        return False
    if any(key in wanted and wanted[key] != count[key] for key in ("op", "scope")):
        return False
    return _meets(wanted, count)


def _unit(unit: str) -> str:
    return _SAME_UNIT.get(unit, unit)


def _meets(wanted: Pattern, interval: Row) -> bool:
    unknown = set(wanted) - {"low", "high", "op", "unit", "scope", "currency"}
    if unknown:
        raise ValueError(f"no quantity has {sorted(unknown)}")
    below = interval["high"] is not None and "low" in wanted and interval["high"] < wanted["low"]
    above = interval["low"] is not None and "high" in wanted and interval["low"] > wanted["high"]
    return not (below or above)


def is_money(wanted: Pattern, money: Row | None) -> bool:
    """Whether an amount of money meets `low`..`high` in the wanted `currency`."""
    if money is None or (money["low"] is None and money["high"] is None):
        return False
    if "currency" in wanted and wanted["currency"] != money["currency"]:
        return False
    return _meets(wanted, money)


def is_within(wanted: Pattern, time: Row | None) -> bool:
    """Whether a fuzzy date is bounded on both sides by the wanted days: a day left open does not lie within a month."""
    unknown = set(wanted) - {"earliest", "latest"}
    if unknown:
        raise ValueError(f"no time has {sorted(unknown)}")
    if time is None:
        return False
    earliest, latest = time.get("earliest"), time.get("latest")
    starts = "earliest" not in wanted or (earliest is not None and earliest >= _day(wanted["earliest"]))
    ends = "latest" not in wanted or (latest is not None and latest <= _day(wanted["latest"]))
    return starts and ends


def _deadline(wanted: dt.date, row: Row) -> bool:
    return bool(row["deadline"] == _day(wanted))


def _day(day: dt.date | str) -> str:
    return day if isinstance(day, str) else day.isoformat()


# --- the table of checks ---------------------------------------------------------------------------------------------


def _field(row: Row, key: str, *inside: str) -> Any:
    """The value of a key, which a view's row has itself and a claim has inside one of its values."""
    if key in row:
        return row[key]
    for value in (row.get(name) for name in inside):
        if value is not None and key in value:
            return value[key]
    return None


# Key: the place of a claim where the same thing lies deeper than in the row of a view.
_SCALARS: dict[str, tuple[str, ...]] = {
    "kind": (),
    "action": (),
    "section": (),
    "attribution": (),
    "modality": (),
    "polarity": (),
    "status": (),
    "consent": (),
    "type": ("event", "agreement"),
    "mode": ("event",),
    "cameo": ("event",),
    "came_by": ("office",),
    "country": ("office",),
}


def _equals(key: str) -> Check:
    return lambda wanted, row: bool(_field(row, key, *_SCALARS[key]) == wanted)


def _one_of(key: str) -> Check:
    return lambda wanted, row: _field(row, key, *_SCALARS[key]) in wanted


def _each_in(key: str) -> Check:
    return lambda wanted, row: all(any(names(each, item) for item in row.get(key, ())) for each in wanted)


def _within(key: str) -> Check:
    return lambda wanted, row: is_within(wanted, row.get(key))


def _counted(key: str) -> Check:
    return lambda wanted, row: is_count(wanted, row.get(key))


def _office(wanted: str, row: Row) -> bool:
    office = row["office"]
    return office is not None and names(wanted, office if isinstance(office, str) else office["name"])


def _separation(wanted: str, row: Row) -> bool:
    return any(each["from"] == wanted or each["from"].startswith(f"{wanted}-") for each in row["separation"])


CHECKS: dict[str, Check] = {
    **{key: _equals(key) for key in _SCALARS},
    **{f"{key}_in": _one_of(key) for key in _SCALARS},
    **{key: _within(key) for key in ("time", "until", "since", "date")},
    **{key: _counted(key) for key in ("count", "strength", "fatalities")},
    **{key: _each_in(key) for key in ("items", "equipment", "contested")},
    "sentence": lambda wanted, row: _contains(wanted, row["sentence"]),
    "quote": lambda wanted, row: _contains(wanted, row["quote"]),
    "words": lambda wanted, row: _same_words(wanted, row["words"]),
    "says": lambda wanted, row: _contains(wanted, row["quote"] if row.get("words") is None else row["words"]),
    "title": lambda wanted, row: names(wanted, _field(row, "title", "agreement")),
    "actors": lambda wanted, row: _actors(wanted, row["actors"]),
    "recipients": lambda wanted, row: _actors(wanted, row["recipients"]),
    "parties": lambda wanted, row: _actors(wanted, _parties(row)),
    "force": lambda wanted, row: _actors([wanted], _force(row)),
    "holder": lambda wanted, row: _actors([wanted], _holder(row)),
    "speaker": _speaker,
    "role": lambda wanted, row: row["speaker"] is not None and names(wanted, row["speaker"].get("role")),
    "place": lambda wanted, row: is_place(wanted, row["place"]),
    "site": lambda wanted, row: is_place(wanted, row["site"]),
    "origin": lambda wanted, row: is_place(wanted, row["origin"]),
    "host": _host,
    "office": _office,
    "separation": _separation,
    "money": lambda wanted, row: is_money(wanted, row["money"]),
    "deadline": _deadline,
}


def _check(key: str) -> Check:
    if key not in CHECKS:
        raise ValueError(f"no check for the key {key!r}: see tests/golden/README.md")
    return CHECKS[key]
