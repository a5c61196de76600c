"""Narrowing a view's rows: by host, force, site, country, party, speaker, type or report.

Countries are alpha-3 codes in any case. Names are compared without case, accents, spaces and punctuation, and some
words of a name are enough; ids must be whole. A filter that a view has nothing to compare with is refused, not
ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from attache.errors import InputError
from attache.ids import slug
from attache.model import Actor, Claim
from attache.record.identity import key
from attache.record.rows import (
    AgreementRow,
    DisputeRow,
    EventRow,
    OfficeRow,
    ParticipantRow,
    PresenceRow,
    Row,
    StatementRow,
)

ROOTS = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
    *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""PLOVER's roots, from the friendly to the hostile."""

R = TypeVar("R", bound=Row | Claim)
Test = Callable[[Row | Claim, str], bool | None]  # None: the row is of a view that has no such thing


def select(rows: Iterable[R], wanted: Mapping[str, str], claim_reports: Mapping[str, str] | None = None) -> list[R]:
    """The rows that pass every filter in `wanted` (its name, such as "host", to the value asked for), in their order.

    `claim_reports` gives the report of each claim id, for the filter "report" on rows. Raises `InputError` for a
    filter that does not exist, is empty, or means nothing for these rows.
    """
    for name, value in wanted.items():
        if name not in FILTERS and name != "report":
            raise InputError(f"no filter is called {name!r}: use one of {', '.join(sorted([*FILTERS, 'report']))}")
        if not value.strip():
            raise InputError(f"--{name} is empty: give it a value or leave it out")
    return [
        row
        for row in rows
        if all(_passes(row, name, value.strip(), claim_reports or {}) for name, value in wanted.items())
    ]


def root_of(value: str) -> str:
    """The PLOVER root that `value` names, in any case. Raises `InputError` where there is none."""
    root = value.strip().upper()
    if root not in ROOTS:
        raise InputError(f"--type {value!r} is no PLOVER root: use one of {', '.join(ROOTS)}")
    return root


def _passes(row: Row | Claim, name: str, value: str, claim_reports: Mapping[str, str]) -> bool:
    if name == "report":
        return (
            row.report == value if isinstance(row, Claim) else any(claim_reports.get(id) == value for id in row.claims)
        )
    passes = FILTERS[name](row, value)
    if passes is None:
        view = "claims" if isinstance(row, Claim) else VIEWS[type(row)]
        raise InputError(f"--{name} means nothing for {view}: leave it out")
    return passes


def _host(row: Row | Claim, value: str) -> bool | None:
    if isinstance(row, PresenceRow | DisputeRow):
        return _is(row.host, value)
    if isinstance(row, Claim):
        return row.place is not None and _is(row.place.country, value)
    return None


def _force(row: Row | Claim, value: str) -> bool | None:
    if isinstance(row, PresenceRow | DisputeRow):
        return row.force is not None and _names(value, row.force.id, row.force.country, row.force.name)
    if isinstance(row, Claim):
        return any(_names_actor(value, actor) for actor in row.actors if actor.kind)
    return None


def _site(row: Row | Claim, value: str) -> bool | None:
    if isinstance(row, PresenceRow | DisputeRow):
        return row.site is not None and any(
            _names(value, row.site.id, None, name) for name in (row.site.name, *row.site.aliases)
        )
    if isinstance(row, Claim):
        return any(_names(value, place.id, None, place.name) for place in (row.place, row.origin) if place)
    return None


def _country(row: Row | Claim, value: str) -> bool | None:
    return any(_is(country, value) for country in _countries(row))


def _party(row: Row | Claim, value: str) -> bool | None:
    if isinstance(row, AgreementRow):
        return any(_names(value, name, name, name) for name in row.parties)
    if isinstance(row, EventRow | Claim):
        return any(_names_actor(value, actor) for actor in (*row.actors, *row.recipients))
    if isinstance(row, PresenceRow):
        return _is(row.host, value) or bool(_force(row, value))
    return None


def _speaker(row: Row | Claim, value: str) -> bool | None:
    if not isinstance(row, StatementRow | Claim):
        return None
    who = row.speaker
    return who is not None and (_names(value, who.id, None, who.name or "") or _names(value, "", None, who.role or ""))


def _type(row: Row | Claim, value: str) -> bool | None:
    if isinstance(row, AgreementRow | EventRow):
        return _is(row.type, value)
    if isinstance(row, DisputeRow):
        return _is(row.kind, value) or _is(row.attribute, value)
    if isinstance(row, Claim):
        types = (row.kind, row.event.type if row.event else None, row.agreement.type if row.agreement else None)
        return any(_is(type, value) for type in types)
    return None


def _countries(row: Row | Claim) -> Collection[str | None]:
    if isinstance(row, PresenceRow):
        return {row.host, row.force.country}
    if isinstance(row, AgreementRow):
        return set(row.parties)
    if isinstance(row, DisputeRow):
        return row.countries
    if isinstance(row, OfficeRow):
        return {row.country}
    if isinstance(row, StatementRow):
        speaker = row.speaker.country if row.speaker else None
        # The ids of actors and places hold the code of their country.
        return {speaker, *(part for id in row.about for part in id.replace("/", "-").split("-") if part.isupper())}
    found = {actor.country for actor in (*row.actors, *row.recipients)} | {row.place.country if row.place else None}
    if isinstance(row, Claim):
        found |= {row.origin.country if row.origin else None, row.speaker.country if row.speaker else None}
        found |= {row.office.country if row.office else None}
    return found


def _is(code: str | None, value: str) -> bool:
    return code is not None and code.casefold() == value.casefold()


def _names_actor(value: str, actor: Actor | ParticipantRow) -> bool:
    return _names(value, actor.id, actor.country, actor.name)


def _names(value: str, id: str, country: str | None, name: str) -> bool:
    """Whether `value` is the id or the country, or words of the name."""
    if _is(id, value) or _is(country, value):
        return True
    words, asked = slug(name).split("-"), key(value)
    runs = ("".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, len(words) + 1))
    return bool(asked) and any(run == asked for run in runs)


FILTERS: Mapping[str, Test] = {
    "host": _host,
    "force": _force,
    "site": _site,
    "country": _country,
    "party": _party,
    "speaker": _speaker,
    "type": _type,
}
VIEWS: Mapping[type[Row], str] = {
    PresenceRow: "presence",
    AgreementRow: "agreements",
    OfficeRow: "offices",
    EventRow: "events",
    StatementRow: "statements",
    DisputeRow: "disputes",
}
