"""Dossiers: several reports of one story, and what the views must show of it on a day, with what was known by a day.

The rows are those of `matching`; a dispute, which is a row of its own shape, has four keys more. What each report alone
says is the matter of the golden reports; here it is what they add up to.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.golden.matching import CHECKS, MARGIN, Pattern, Row, matches, names, required

HERE = Path(__file__).parent
VIEWS = ("presence", "agreement", "office", "event", "statement", "dispute")

View = Callable[[str, dt.date, dt.date], Sequence[Row]]
"""The rows of a view on a day of the world, with what was published up to a day of knowledge."""


@dataclass(frozen=True)
class Ask:
    """What the views must, and must never, show on the day `on` to somebody who knows the reports up to `known`."""

    on: dt.date
    known: dt.date
    shown: tuple[tuple[str, Pattern], ...]
    never: tuple[Pattern, ...]


@dataclass(frozen=True)
class Dossier:
    """A folder of reports with its expectation file: how many reports and origins it has, which titles share one."""

    name: str
    folder: Path
    reports: int
    origins: int
    same_origin: tuple[tuple[str, ...], ...]
    asks: tuple[Ask, ...]

    def rows(self) -> list[tuple[Ask, str, Pattern]]:
        """Every row that must be shown, with its view and the question it belongs to."""
        return [(ask, view, pattern) for ask in self.asks for view, pattern in ask.shown]

    def silences(self) -> list[tuple[Ask, str, Pattern]]:
        """Every row that must not be shown."""
        return [(ask, pattern["view"], pattern) for ask in self.asks for pattern in ask.never]


def load_all() -> list[Dossier]:
    """All dossiers, by name. Raises ValueError for a table or a key that nobody would check."""
    return [load(path) for path in sorted(HERE.glob("*.toml"))]


def load(path: Path) -> Dossier:
    """Reads one `NAME.toml`, whose reports lie in the folder `NAME` beside it."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    dossier = Dossier(
        name=path.stem,
        folder=path.with_suffix(""),
        reports=data.pop("reports"),
        origins=data.pop("origins"),
        same_origin=tuple(tuple(titles) for titles in data.pop("same_origin")),
        asks=tuple(_ask(dict(table), path.stem) for table in data.pop("ask")),
    )
    if data:
        raise ValueError(f"{path.stem}: nobody checks {sorted(data)}")
    return dossier


def _ask(table: dict[str, object], name: str) -> Ask:
    ask = Ask(
        on=_day(table.pop("on")),
        known=_day(table.pop("known")),
        shown=tuple((view, row) for view in VIEWS for row in _rows(table.pop(view, ()), view, name)),
        never=tuple(
            row for each in _tables(table.pop("never", ())) for row in _rows([each], str(each.get("view")), name)
        ),
    )
    if table:
        raise ValueError(f"{name}: nobody checks {sorted(table)}")
    return ask


def _day(value: object) -> dt.date:
    if not isinstance(value, dt.date):
        raise ValueError(f"{value!r} is no day")
    return value


def _tables(value: object) -> list[Pattern]:
    assert isinstance(value, list | tuple)
    return list(value)


def _rows(value: object, view: str, name: str) -> Iterator[Pattern]:
    if view not in VIEWS:
        raise ValueError(f"{name}: there is no view {view!r}")
    for row in _tables(value):
        unknown = set(row) - _known(view)
        if unknown:
            raise ValueError(f"{name}: nobody checks {sorted(unknown)} of {dict(row)}")
        yield row


# --- does a row fit? -------------------------------------------------------------------------------------------------


def _values(wanted: Sequence[str], row: Row) -> bool:
    return all(any(names(each, value["text"]) for value in row["values"]) for each in wanted)


# What a view's row has that no claim has.
_OWN: Mapping[str, Callable[..., bool]] = {
    "origins": lambda wanted, row: bool(row["origins"] == wanted),
    "attribute": lambda wanted, row: bool(row["attribute"] == wanted),
    "attribute_in": lambda wanted, row: row["attribute"] in wanted,
    "alert": lambda wanted, row: bool(row["alert"] == wanted),
    "values": _values,
}
_OF_DISPUTES = frozenset({"attribute", "attribute_in", "alert", "values", "kind", "kind_in", "force", "host", "site"})
_NOBODY = {"id": "", "name": None, "country": None}


def _known(view: str) -> frozenset[str]:
    return MARGIN | (_OF_DISPUTES if view == "dispute" else frozenset({*CHECKS, "origins"}))


def fits(pattern: Pattern, row: Row) -> bool:
    """Whether a view's row satisfies every key of the pattern."""
    own = {key: value for key, value in pattern.items() if key in _OWN}
    if not all(_OWN[key](value, row) for key, value in own.items()):
        return False
    rest = {key: value for key, value in pattern.items() if key not in own}
    if own and set(rest) <= MARGIN:
        return True
    # A dispute need not be about a force, and then no force is the wanted one.
    return matches(rest, row if row.get("force", _NOBODY) else {**row, "force": _NOBODY})


# --- the verdict -----------------------------------------------------------------------------------------------------


def unshown(dossier: Dossier, view: View) -> list[tuple[Ask, str, Pattern]]:
    """The rows, of whatever weight, that no row of their view satisfies."""
    return [
        (ask, name, pattern)
        for ask, name, pattern in dossier.rows()
        if not any(fits(pattern, row) for row in view(name, ask.on, ask.known))
    ]


def invented(dossier: Dossier, view: View) -> list[tuple[Ask, str, Pattern]]:
    """The rows, of whatever weight, that a view shows and must not."""
    return [
        (ask, name, pattern)
        for ask, name, pattern in dossier.silences()
        if any(fits(pattern, row) for row in view(name, ask.on, ask.known))
    ]


def lines(found: Iterable[tuple[Ask, str, Pattern]]) -> list[str]:
    """What fails the test, a line for each required row."""
    return [line(*each) for each in found if required(each[2])]


def line(ask: Ask, view: str, pattern: Pattern) -> str:
    """A row for a person to read."""
    wanted = ", ".join(f"{key}={value}" for key, value in pattern.items() if key not in ("must", "view"))
    return f"on {ask.on} known {ask.known}: {view}: {wanted}"
