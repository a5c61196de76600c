"""Which columns a person sees of each view, and how a row's cell reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from attache.cli import words
from attache.cli.widths import share

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType
    from rich.table import Table

SHORT_ID = 8  # characters of a claim id that a table shows; `explain` takes any unique beginning
WIDE = 110  # columns of screen from which the `wide` columns are shown too
MOST_ROWS = 1000  # rows in one table: beyond that nobody reads on, and laying them out takes long
CONTESTED = "*"
LEAVE = {"invited": "invited", "tolerated": "tolerated", "revoked": "told to leave", "contested": "leave in dispute"}
STANDING = {"joined": "is", "split": "is not", "renamed": "became", "overruled": "(is not)"}
GONE = ("withdrawn", "handed-over")
DATE = 11  # '26 Jul 2023'


class Column(NamedTuple):
    """A heading, the text below it for one row, and whether it is for wide screens only."""

    title: str
    cell: Callable[[Any], str]
    wide: bool = False
    least: int = 6
    right: bool = False


def _marked(row: Any, attribute: str, text: str) -> str:
    return f"{text}{CONTESTED}" if attribute in getattr(row, "contested", ()) else text


def _why(row: Any) -> str:
    first, *others = row.claims
    return f"{first[:SHORT_ID]} +{len(others)}" if others else first[:SHORT_ID]


def _what(claim: Any) -> str:
    parts = [claim.event.type.lower() if claim.kind == "event" and claim.event else claim.kind]
    if claim.action:
        parts.append(claim.action)
    if claim.modality != "asserted":
        parts.append(f"({claim.modality})")
    if not claim.polarity:
        parts.append("(not)")
    return " ".join(parts)


def _who(claim: Any) -> str:
    doers, others = words.actors(claim.actors), words.actors(claim.recipients)
    if not doers and claim.speaker is not None:
        doers = claim.speaker.name or claim.speaker.role or "somebody"
    return f"{doers or '?'} > {others}" if others else doers


def _where(row: Any) -> str:
    if row.site is not None:
        return f"{row.site.name}, {row.host}" if row.host else row.site.name
    return row.host or words.UNKNOWN


def _status(row: Any) -> str:
    status = _marked(row, "status", words.spaced(row.status))
    leave = LEAVE.get(row.consent)
    return f"{status}, {_marked(row, 'consent', leave)}" if leave and row.status not in GONE else status


def _since(row: Any) -> str:
    return _marked(row, "since", words.fuzzy(row.since))


def _until(row: Any) -> str:
    return "" if row.until is None else _marked(row, "until", words.fuzzy(row.until))


def _stay(row: Any) -> str:
    came, left = row.since, row.until
    parts = []
    if came.earliest or (came.latest and left is None):
        open_ended = came.latest is None  # 'from 3 May 2024' says it by itself
        lead = "due " if row.status == "announced" else "" if open_ended else "since " if came.earliest else "there "
        parts.append(_marked(row, "since", f"{lead}{words.fuzzy(came)}"))
    if left is not None:
        parts.append(_marked(row, "until", f"left {words.fuzzy(left)}"))
    return ", ".join(parts)


def _published(row: Any) -> str:
    day = words.span(row.published.earliest, row.published.latest)
    if day == words.UNKNOWN:
        return "unknown"
    return day if row.published.how == "metadata" else f"{day} ({row.published.how})"


def _office(row: Any) -> str:
    office = words.spaced(row.office)
    return f"{office}, {row.country}" if row.country else office


def _event(row: Any) -> str:
    text = f"{row.type.lower()}, {row.mode}" if row.mode else row.type.lower()
    return text if row.modality == "asserted" else f"{text} ({row.modality})"


def _speaker(row: Any) -> str:
    if row.speaker is None:
        return "unnamed"
    name = row.speaker.name or row.speaker.role or "unnamed"
    return f"{name} ({row.speaker.country})" if row.speaker.country else name


def _said(row: Any) -> str:
    return f"“{row.quote}”" if row.attribution == "direct" else row.quote


def _value(value: Any) -> str:
    """A value in the report's words, or its own where the words are a whole sentence; with its sources where they are
    several."""
    said = value.value if isinstance(value.value, str) else value.text or words.fuzzy(value.value)
    return f"{said} ({value.origins} sources)" if value.origins > 1 else said


WHY = Column("Why", _why, least=SHORT_ID + 4)
SOURCES = Column("Sources", lambda row: f"{row.origins:,}", least=7, wide=True, right=True)

CLAIMS = (
    Column("Claim", lambda row: row.id[:SHORT_ID], least=SHORT_ID),
    Column("What", _what, least=12),
    Column("Who", _who, least=14),
    Column("Where", lambda row: words.place(row.place), least=12),
    Column("When", lambda row: words.span(row.time.earliest, row.time.latest), least=DATE),
    Column("How many", lambda row: words.count(row.count), least=10, wide=True),
    Column("Quote", lambda row: row.quote, least=28, wide=True),
)
PRESENCE = (
    Column("Force", lambda row: words.named(row.force.name, row.force.country), least=12),
    Column("Where", _where, least=12),
    Column("Status", _status, least=12),
    Column("Strength", lambda row: _marked(row, "strength", words.count(row.strength)), least=9),
    Column("When", _stay, least=DATE),
    SOURCES,
    WHY,
)
AGREEMENTS = (
    Column("Agreement", lambda row: row.title, least=16),
    Column("Parties", lambda row: ", ".join(row.parties), least=8),
    Column("Type", lambda row: row.type, wide=True),
    Column("Status", lambda row: _marked(row, "status", words.spaced(row.status)), least=10),
    Column("Since", _since, least=DATE),
    Column("Deadline", lambda row: "" if row.deadline is None else words.day(row.deadline), least=DATE),
    SOURCES,
    WHY,
)
OFFICES = (
    Column("Office", _office, least=14),
    Column("Holder", lambda row: row.holder.name, least=14),
    Column("Since", _since, least=DATE),
    Column("Until", _until, least=8),
    Column("Came by", lambda row: "" if row.came_by == "unknown" else row.came_by, least=11),
    WHY,
)
EVENTS = (
    Column("Date", lambda row: words.fuzzy(row.date), least=DATE),
    Column("Event", _event, least=12),
    Column("Who", lambda row: words.actors(row.actors), least=12),
    Column("To whom", lambda row: words.actors(row.recipients), least=12),
    Column("Where", lambda row: words.place(row.place), least=10),
    Column("Dead", lambda row: words.count(row.fatalities), least=8, wide=True),
    SOURCES,
    WHY,
)
STATEMENTS = (
    Column("Date", lambda row: words.fuzzy(row.date), least=DATE),
    Column("Speaker", _speaker, least=14),
    Column("Role", lambda row: (row.speaker.role or "") if row.speaker else "", least=14, wide=True),
    Column("Says", _said, least=30),
    WHY,
)
REPORTS = (
    Column("Report", lambda row: row.id, least=17),
    Column("Published", _published, least=DATE),
    Column("Outlet", lambda row: row.outlet or "", least=8),
    Column("Title", lambda row: row.title or row.url or "", least=22),
    Column("Claims", lambda row: f"{row.claims:,}", least=6, right=True),
)
DISPUTES = (
    Column("", lambda row: "!" if row.alert else "", least=1),
    Column("About", lambda row: row.title, least=16),
    Column("What, kind", lambda row: words.spaced(f"{row.attribute}, {row.kind}"), least=12),
    Column("Values", lambda row: "; ".join(_value(value) for value in row.values), least=20),
    Column("Because", lambda row: row.why, least=26),
    WHY,
)


UNKNOWN = (
    Column("Name", lambda row: words.named(row.name, row.country), least=14),
    Column("What", lambda row: row.sort, wide=True),
    Column("Sentences", lambda row: f"{row.sentences:,}", right=True),
    Column("Reports", lambda row: f"{row.reports:,}", wide=True, right=True),
    Column("As in", lambda row: row.example, least=24),
    WHY,
)

SAME = (
    Column("Thing", lambda row: row.id, least=26),
    Column("", lambda row: STANDING[row.status], least=6),
    Column("Other", lambda row: row.other or f"'{row.called}'", least=24),
    Column("Because", lambda row: row.why, least=26),
    WHY,
)


VIEWS = {
    "claims": (CLAIMS, "claim"),
    "presence": (PRESENCE, "presence"),
    "agreements": (AGREEMENTS, "agreement"),
    "offices": (OFFICES, "office"),
    "events": (EVENTS, "event"),
    "statements": (STATEMENTS, "statement"),
    "disputes": (DISPUTES, "dispute"),
    "reports": (REPORTS, "report"),
    "unknown": (UNKNOWN, "unknown name"),
    "same": (SAME, "join"),
}


def layout(view: str, rows: list[Any], screen: int, db: Path | None = None) -> RenderableType:
    """Lay out the rows of a view for a screen of so many characters; `db`, where a reader has to name the record."""
    from rich.console import Group
    from rich.text import Text

    if view == "explanation":
        from attache.cli.explained import layout as explained

        return Group(*(explained(row, screen) for row in rows))
    if view == "origins":
        from attache.cli.origins import layout as tree

        return tree(rows)
    if view == "check":
        from attache.cli.checking import layout as checked

        return checked(rows, screen)
    columns, noun = VIEWS[view]
    if not rows:
        return Text(f"No {noun} on record that fits.")
    shown = [column for column in columns if screen >= WIDE or not column.wide]
    cells = [[words.plain(column.cell(row)) for column in shown] for row in rows[:MOST_ROWS]]
    return Group(grid(shown, cells, screen), Text(f"\n{_closing(rows, noun, db)}", style="dim"))


def grid(columns: Sequence[Column], cells: Sequence[Sequence[str]], screen: int) -> Table:
    """A plain table: a line under the headings, cells wrapped to the widths that the screen allows."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    wide = [[column.title, *(row[at] for row in cells)] for at, column in enumerate(columns)]
    found = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True, header_style="bold")
    for column, width in zip(columns, share(wide, [column.least for column in columns], screen), strict=True):
        found.add_column(column.title, width=width, justify="right" if column.right else "left", overflow="fold")
    for row in cells:
        found.add_row(*map(Text, row))
    return found


def _closing(rows: list[Any], noun: str, db: Path | None = None) -> str:
    parts = [words.number(len(rows), noun)]
    if len(rows) > MOST_ROWS:
        parts[0] = f"The first {MOST_ROWS:,} of {parts[0]}: narrow the question, or take all with --json"
    alerts = sum(getattr(row, "alert", False) for row in rows)
    if alerts:
        parts.append(f"! {words.number(alerts, 'alert')}: not all of it can be so")
    if any(getattr(row, "contested", ()) for row in rows[:MOST_ROWS]):
        parts.append(f"{CONTESTED} sources differ")
    if noun != "report":
        claim = rows[0].id if noun == "claim" else rows[0].claims[0]
        parts.append(f"Why: {words.command(db)} explain {claim[:SHORT_ID]}")
    return ". ".join(parts)
