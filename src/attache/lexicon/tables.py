"""From TOML text to rows: which file holds which tables, and what is wrong with a row that does not fit."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from attache.errors import LexiconError
from attache.lexicon import entries
from attache.lexicon.entries import Row

TABLES: dict[str, dict[str, type[Row]]] = {
    "countries.toml": {"country": entries.Country, "metonym": entries.Metonym},
    "regions.toml": {"region": entries.Region},
    "forces.toml": {"force": entries.Force},
    "groups.toml": {"group": entries.Group},
    "organisations.toml": {"organisation": entries.Organisation},
    "leaders.toml": {"holder": entries.Holder},
    "history.toml": {"event": entries.HistoryEvent},
    "sites.toml": {"site": entries.Site},
    "roles.toml": {"role": entries.Role},
    "nouns.toml": {
        "noun": entries.Noun,
        "namesake": entries.Namesake,
        "rival": entries.Rival,
        "whole": entries.Whole,
        "homeland": entries.Homeland,
        "ship": entries.Ship,
    },
}
"""The tables of each file and the form of their rows."""

LISTS: dict[str, tuple[str, ...]] = {"ranks.toml": ("ranks", "honorifics")}
"""The files that hold plain lists of words."""

FILES = tuple(sorted((*TABLES, *LISTS)))


class Content(msgspec.Struct, frozen=True):
    """All rows by table and all word lists by name."""

    rows: dict[str, tuple[Row, ...]]
    words: dict[str, tuple[str, ...]]


def read(files: Mapping[str, bytes], label: str = "") -> Content:
    """The rows of the TOML files given by name. `label` stands before a file's name in origins and messages.

    Raises LexiconError naming the file and the row.
    """
    rows: dict[str, tuple[Row, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for name in sorted(files):
        where = f"{label}{name}"
        data = _parse(where, files[name])
        for table, kind in TABLES.get(name, {}).items():
            rows[table] = _rows(where, table, data.get(table, []), kind)
        for table in LISTS.get(name, ()):
            words[table] = _words(where, table, data.get(table, []))
    return Content(rows, words)


def merge(base: Content, extra: Content) -> Content:
    """`base` with the rows of `extra` added; a row with the key of an older one replaces it."""
    rows = dict(base.rows)
    for table, added in extra.rows.items():
        merged = {row.key: row for row in rows.get(table, ())}
        merged.update({row.key: row for row in added})
        rows[table] = tuple(merged.values())
    words = dict(base.words)
    for table, more in extra.words.items():
        words[table] = tuple(dict.fromkeys((*words.get(table, ()), *more)))
    return Content(rows, words)


def _parse(where: str, data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise LexiconError(f"{where}: not UTF-8 at byte {error.start}; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{where}: not TOML ({error}); mend that line") from None


def _rows(where: str, table: str, found: object, kind: type[Row]) -> tuple[Row, ...]:
    if not isinstance(found, list):
        raise LexiconError(f"{where}: '{table}' must be written [[{table}]], with double brackets, once for each row")
    rows: dict[str, Row] = {}
    for number, raw in enumerate(found, start=1):
        row = _row(where, table, number, raw, kind)
        if row.key in rows:
            raise LexiconError(f"{where}: [[{table}]] {number}: '{row.key}' stands twice; merge the two rows")
        rows[row.key] = row
    return tuple(rows.values())


def _row(where: str, table: str, number: int, raw: object, kind: type[Row]) -> Row:
    at = f"{where}: [[{table}]] {number}"
    if not isinstance(raw, dict):
        raise LexiconError(f"{at}: not a table; write [[{table}]] and then key = value lines")
    label = next((str(raw[key]) for key in ("id", "code", "name", "words") if key in raw), "without a name")
    plain = {key: _plain(value) for key, value in raw.items()}
    try:
        row = msgspec.convert(plain, kind, strict=True)
        if isinstance(row, (entries.Holder, entries.Group)):
            for day in filter(None, (row.start, row.end)):
                entries.day_bounds(day)
        origin = f"{where}:{row.key}"
    except msgspec.ValidationError as error:
        raise LexiconError(f"{at} ({label}): {error}; see the rows beside it for the form") from None
    except (ValueError, TypeError, IndexError):
        raise LexiconError(
            f"{at} ({label}): a date is YYYY, YYYY-MM or YYYY-MM-DD, and 'words' is never empty"
        ) from None
    return msgspec.structs.replace(row, origin=origin)


def _plain(value: object) -> object:
    """TOML's own dates as text, and nothing else changed: a row may write 2023 or 2023-07-26 as it likes."""
    return value.isoformat() if isinstance(value, dt.date) else value


def _words(where: str, table: str, found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise LexiconError(f"{where}: '{table}' must be a list of words in quotation marks")
    return tuple(dict.fromkeys(_strings(found)))


def _strings(found: Iterable[Any]) -> list[str]:
    return [str(word) for word in found]
