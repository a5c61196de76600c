"""What claims share that may tell one event, or speak of one agreement: numbers by which each finds the others.

A question about one country reads the claims that mention it. These numbers lead from them to those that do not, and
may still belong to one of its rows: "the group attacked again", with no place, is perhaps the attack in that country.
Numbers say what may belong together; the views alone say what does.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, product

from attache.model import Claim, Event, Published
from attache.record import asof
from attache.record.identity import party
from attache.record.same_event import SYMMETRIC, YEAR

Ids = Callable[[str], Iterable[str]]
ANYWHERE = 0  # stands for the country of a claim that does not tell where


def _number(*parts: object) -> int:
    """63 bits, the same on any machine."""
    text = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest()) >> 1


def of_event(claim: Claim, published: Published) -> list[int]:
    """The numbers of a claim that tells an event: by those who take part, in each month where it is told within a
    year, and in its report. One that `to_event` gives for another claim is among them where both may tell one."""
    if claim.event is None or not claim.polarity:
        return []
    actors, recipients = _sides(claim, _itself)
    found: list[tuple[str, ...]] = [("both", *pair) for pair in _pairs(claim.event, actors, recipients)]
    found += [("actor", id) for id in actors] + [("recipient", id) for id in recipients]
    if len(actors) + len(recipients) == 1 or (not _symmetric(claim.event) and not (actors and recipients)):
        found += [("only", "actor", id) for id in actors] + [("only", "recipient", id) for id in recipients]
    return _in_time(claim, published, found, actors | recipients)


def to_event(claim: Claim, published: Published, ids: Ids) -> list[int]:
    """The numbers by which to look for claims that may tell the same event; see `same_event`. Between them nobody may
    stand on one side of whom the other says nothing, unless one names nobody at all on that side.

    ids: the ids that claims have as they were coded for what now goes by one.
    """
    if claim.event is None or not claim.polarity:
        return []
    actors, recipients = _sides(claim, ids)
    one = len({actor.id for actor in claim.actors + claim.recipients}) == 1 if _symmetric(claim.event) else False
    found: list[tuple[str, ...]] = []
    if one or (not _symmetric(claim.event) and not (actors and recipients)):
        found += [("actor", id) for id in actors] + [("recipient", id) for id in recipients]
    else:
        found += [("both", x, y) for x, y in _pairs(claim.event, actors, recipients)]
        found += [("only", "actor", id) for id in actors] + [("only", "recipient", id) for id in recipients]
    return _in_time(claim, published, found, actors | recipients)


def _sides(claim: Claim, ids: Ids) -> tuple[set[str], set[str]]:
    """Who does it, and to whom; all on the first side where that makes no difference."""
    actors, recipients = ({id for actor in side for id in ids(actor.id)} for side in (claim.actors, claim.recipients))
    return (actors | recipients, set()) if claim.event and _symmetric(claim.event) else (actors, recipients)


def _symmetric(event: Event) -> bool:
    return event.type in SYMMETRIC


def _pairs(event: Event, actors: set[str], recipients: set[str]) -> Iterable[tuple[str, str]]:
    return combinations(sorted(actors), 2) if _symmetric(event) else product(sorted(actors), sorted(recipients))


def _in_time(claim: Claim, published: Published, found: Iterable[tuple[str, ...]], who: set[str]) -> list[int]:
    assert claim.event is not None
    kind = ("event", claim.event.type, claim.modality)
    numbers = [_number(*kind, "report", claim.report, id) for id in sorted(who) or [""]]
    when = asof.happened(claim, {claim.report: published})
    if when.earliest is not None and when.latest is not None and asof.width(when) <= YEAR:
        first, last = (day.year * 12 + day.month for day in (when.earliest, when.latest))
        numbers += [_number(*kind, month, *shape) for shape in sorted(found) for month in range(first, last + 1)]
    return numbers


def _itself(id: str) -> Iterable[str]:
    return (id,)


def with_party(type: str, name: str) -> int:
    """The number of claims about agreements of a type that name this party."""
    return _number("with", type, name)


def with_parties(type: str, many: int) -> int:
    """The number of claims about agreements of a type that name no party, one, or more: `many` is 0, 1 or 2."""
    return _number("parties", type, many)


def alone(type: str, name: str) -> int:
    """The number of claims about agreements of a type that name this party and no other."""
    return _number("alone", type, name)


def of_agreement(claim: Claim) -> list[int]:
    """The numbers of a claim about an agreement: by its type and parties."""
    if claim.kind != "agreement" or claim.agreement is None:
        return []
    type = claim.agreement.type
    names = sorted({party(actor) for actor in claim.actors + claim.recipients})
    found = [with_party(type, name) for name in names]
    found.append(with_parties(type, min(len(names), 2)))
    return [*found, alone(type, names[0])] if len(names) == 1 else found


def index(connection: sqlite3.Connection, report: int, published: Published, claims: Sequence[Claim]) -> None:
    """Keep the numbers of the claims of the report with the key `report`, in the order of its block."""
    rows: list[tuple[int, str | None, int, int]] = [
        (number, claim.place.country if claim.place and number_of_event else None, report, position)
        for position, claim in enumerate(claims)
        for number_of_event, numbers in ((True, of_event(claim, published)), (False, of_agreement(claim)))
        for number in numbers
    ]
    rows.sort(key=lambda row: (row[0], row[2:]))
    connection.executemany(
        "INSERT INTO tie (number, land, report, position)"
        " VALUES (?1, coalesce((SELECT key FROM symbol WHERE role = 'country' AND text = ?2), 0), ?3, ?4)",
        rows,
    )


def find(
    connection: sqlite3.Connection, numbers: Iterable[int], lands: Iterable[str] | None, known_by: str, most: int | None
) -> list[tuple[int, int]]:
    """The claims that have one of the numbers, as keys of reports and positions, by reports certainly published by
    `known_by`; with `lands`, those that happened in one of these countries and those that do not tell where;
    at most `most` of them, any."""
    places = ""
    values = [json.dumps(sorted(set(numbers))), known_by]
    if lands is not None:
        places = (
            f" AND t.land IN (SELECT {ANYWHERE} UNION ALL SELECT s.key FROM json_each(?3) AS land"
            " JOIN symbol AS s ON s.role = 'country' AND s.text = land.value)"
        )
        values.append(json.dumps(sorted(set(lands))))
    rows = connection.execute(
        "SELECT DISTINCT t.report, t.position FROM json_each(?1) AS asked CROSS JOIN tie AS t ON t.number = asked.value"
        f"{places} CROSS JOIN report AS r ON r.key = t.report WHERE r.known_by <= ?2"
        f" LIMIT {-1 if most is None else most}",
        values,
    )
    return rows.fetchall()
