"""Expectation files: what a careful reader found in a report, before any program read it."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.golden.matching import CHECKS, MARGIN, Pattern, Row, matches, missing, plain, required

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
VIEWS = ("presence", "agreement", "office", "event", "statement")

_PUBLISHED = frozenset({"earliest", "latest", "how", "how_in"})
_SECTION = frozenset({"kind", "has", "stamp"})
_TEXT = frozenset({"absent", "once"})


@dataclass(frozen=True)
class Expectation:
    """One expectation file. `title` picks one report of a source that holds several; `on` is the day of its views."""

    name: str
    source: Path
    title: str | None = None
    on: dt.date | None = None
    published: Pattern = field(default_factory=dict)
    text: Pattern = field(default_factory=dict)
    sections: tuple[Pattern, ...] = ()
    claims: tuple[Pattern, ...] = ()
    views: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    never: tuple[Pattern, ...] = ()

    def rows(self) -> int:
        """How many rows count for recall."""
        return len(self.claims) + sum(len(patterns) for patterns in self.views.values())


def load(path: Path) -> Expectation:
    """Reads one `NAME.expected.toml`. Raises ValueError for a table or a key that nobody would check."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(".expected.toml")
    expectation = Expectation(
        name=name,
        source=REPORTS / data.pop("source"),
        title=data.pop("title", None),
        on=data.pop("on", None),
        published=_keys(data.pop("published", {}), _PUBLISHED, name),
        text=_keys(data.pop("text", {}), _TEXT, name),
        sections=tuple(_keys(each, _SECTION, name) for each in data.pop("section", ())),
        claims=_rows(data.pop("claim", ()), name),
        views={view: _rows(data.pop(view, ()), name) for view in VIEWS},
        never=_rows(data.pop("never", ()), name),
    )
    if data:
        raise ValueError(f"{name}: nobody checks {sorted(data)}")
    return expectation


def load_all() -> list[Expectation]:
    """All expectation files, by name."""
    return [load(path) for path in sorted((HERE / "expected").glob("*.expected.toml"))]


def _rows(patterns: Iterable[Pattern], name: str) -> tuple[Pattern, ...]:
    return tuple(_keys(pattern, CHECKS.keys() | MARGIN, name) for pattern in patterns)


def _keys(pattern: Pattern, known: Iterable[str], name: str) -> Pattern:
    unknown = set(pattern) - set(known)
    if unknown:
        raise ValueError(f"{name}: nobody checks {sorted(unknown)} of {dict(pattern)}")
    return pattern


# --- the verdict -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Found:
    """What the program found in one report, in the form of the contract. `views` answers for a view and a day."""

    text: str
    published: Row
    sections: tuple[Row, ...]
    claims: tuple[Row, ...]
    views: Mapping[tuple[str, dt.date | None], tuple[Row, ...]]


def days(expectation: Expectation) -> set[tuple[str, dt.date | None]]:
    """The views and days that an expectation asks about."""
    asked = [(view, pattern) for view, patterns in expectation.views.items() for pattern in patterns]
    asked += [(pattern["view"], pattern) for pattern in expectation.never if "view" in pattern]
    return {(view, pattern.get("on", expectation.on)) for view, pattern in asked}


def unmatched(expectation: Expectation, found: Found) -> list[tuple[str, Pattern]]:
    """Every expected row, of whatever weight, that nothing found satisfies: the table it stands in, and the row."""
    lost = [("claim", pattern) for pattern in missing(expectation.claims, found.claims)]
    for view, patterns in expectation.views.items():
        for pattern in patterns:
            rows = found.views[view, pattern.get("on", expectation.on)]
            lost += [(view, each) for each in missing([pattern], rows)]
    return lost


def invented(expectation: Expectation, found: Found) -> list[tuple[Pattern, Row]]:
    """Every row found that a `never` forbids, with the pattern that forbids it."""
    wrong = []
    for pattern in expectation.never:
        view = pattern.get("view")
        rows = found.views[view, pattern.get("on", expectation.on)] if view else found.claims
        wrong += [(pattern, row) for row in rows if matches(pattern, row)]
    return wrong


def failures(expectation: Expectation, found: Found) -> list[str]:
    """What fails the test, a line each: required rows unmatched and forbidden rows found."""
    lines = [f"missing {table}: {_line(each)}" for table, each in unmatched(expectation, found) if required(each)]
    for pattern, row in invented(expectation, found):
        said = row.get("quote") or row.get("force") or row.get("id")
        lines.append(f"invented, forbidden by {_line(pattern)}: {said}")
    return lines


def misread(expectation: Expectation, found: Found) -> list[str]:
    """What is wrong with the text, its sections and the day of publication, a line each."""
    return [
        *_published(expectation.published, found.published),
        *_text(expectation.text, found),
        *_sections(expectation, found),
    ]


def _published(wanted: Pattern, got: Row) -> list[str]:
    if not wanted:
        return []
    lines = []
    hows = wanted.get("how_in", [wanted["how"]] if "how" in wanted else [got["how"]])
    if got["how"] not in hows:
        lines.append(f"published: how is {got['how']}, wanted {hows}")
    earliest, latest = wanted["earliest"].isoformat(), wanted["latest"].isoformat()
    if got["earliest"] is None or got["latest"] is None:
        return [*lines, f"published: no bounds, wanted {earliest} to {latest}"]
    # A day that metadata or the text name has wanted bounds that are equal; inferred bounds may lie anywhere inside.
    if not earliest <= got["earliest"] <= got["latest"] <= latest:
        lines.append(f"published: {got['earliest']} to {got['latest']}, wanted within {earliest} to {latest}")
    return lines


def _text(wanted: Pattern, found: Found) -> list[str]:
    text = plain(found.text)
    lines = [f"text: {each!r} is furniture" for each in wanted.get("absent", ()) if plain(each) in text]
    lines += [
        f"text: {each!r} stands {text.count(plain(each))} times"
        for each in wanted.get("once", ())
        if text.count(plain(each)) != 1
    ]
    return lines


def _sections(expectation: Expectation, found: Found) -> list[str]:
    lines = []
    for wanted in expectation.sections:
        holding = [
            each for each in found.sections if plain(wanted["has"]) in plain(found.text[each["start"] : each["end"]])
        ]
        if not any(_is_section(wanted, each) for each in holding):
            got = [(each["kind"], each["stamp"]) for each in holding]
            lines.append(f"section: {_line(wanted)} is {got or 'not in the text'}")
    return lines


def _is_section(wanted: Pattern, section: Row) -> bool:
    if wanted["kind"] != section["kind"]:
        return False
    if "stamp" not in wanted:
        return True
    day = wanted["stamp"].isoformat()
    stamp = section["stamp"]
    return stamp is not None and stamp["earliest"] == stamp["latest"] == day


def _line(pattern: Pattern) -> str:
    return ", ".join(f"{key}={value}" for key, value in pattern.items())
