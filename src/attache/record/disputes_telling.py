"""What is told of one attribute of one thing, and which of the tellings differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from attache.model import Claim, FuzzyDate, Money
from attache.record import support
from attache.record.rows import Attribute, CountRow, DisputeKind, DisputeRow, ForceRow, SiteRow, ValueRow
from attache.record.support import Sources

Value = CountRow | FuzzyDate | Money | str

ALERTING: frozenset[DisputeKind] = frozenset({"genuine", "error"})
MOST_COMPARED = 300  # tellings next to each other in time that are compared each with each
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Subject(msgspec.Struct, frozen=True):
    """What a dispute is about."""

    id: str
    title: str
    countries: tuple[str, ...] = ()
    force: ForceRow | None = None
    host: str | None = None
    site: SiteRow | None = None


class Telling(msgspec.Struct, frozen=True):
    """The value that one claim gives, in the claim's words, and the time for which it gives it."""

    value: Value
    text: str
    claim: Claim
    when: FuzzyDate


Relation = tuple[DisputeKind, str] | None
"""Of what kind the difference of two values is, and why, in a sentence; None where they may both be so."""


class _Node(msgspec.Struct, frozen=True, eq=False):
    """The tellings that give one value for one time; each is itself alone, which is cheaper than to compare claims."""

    tellings: tuple[Telling, ...]

    @property
    def first(self) -> Telling:
        return self.tellings[0]


def compare(
    subject: Subject,
    attribute: Attribute,
    tellings: Iterable[Telling],
    relate: Callable[[Telling, Telling], Relation],
    sources: Sources,
) -> Iterator[DisputeRow]:
    """The disputes among the tellings of one attribute of one thing, one row for each kind and group of values.

    `relate` tells how two values differ, the earlier one first. What a headline or a summary says is held against its
    own report's body; against other reports only where that body says nothing of it. Where one voice in one report
    gives two values, they are of two things that it tells apart better than the coding does: a matter of scope.
    """
    told = sorted(tellings, key=_order)
    bodies = {t.claim.report for t in told if support.in_body(t.claim)}
    heard = [t for t in told if support.in_body(t.claim) or t.claim.report not in bodies]
    edges: dict[DisputeKind, list[tuple[_Node, _Node, str]]] = {}
    for a, b in _near(_nodes(heard)):
        found = relate(a.first, b.first)
        if found:
            kind, why = found
            edges.setdefault("scope" if kind == "genuine" and _one_voice(a, b) else kind, []).append((a, b, why))
    alone: dict[str, _Node] = {}
    in_report: dict[str, list[Telling]] = {}
    for telling in heard:
        in_report.setdefault(telling.claim.report, []).append(telling)
    for summary in told:
        if not support.in_body(summary.claim) and summary.claim.report in bodies:
            own = in_report[summary.claim.report]
            against = [(t, found) for t in own if (found := _relate_in_order(relate, summary, t))]
            if len(against) == len(own) and all(found[0] == "genuine" for _, found in against):
                ends = [alone.setdefault(t.claim.id, _Node((t,))) for t in (summary, against[0][0])]
                edges.setdefault("headline-vs-body", []).append((ends[0], ends[1], against[0][1][1]))
    for kind, pairs in sorted(edges.items()):
        for group in _connected(pairs):
            yield _row(subject, attribute, kind, group, sources)


def dispute(
    subject: Subject,
    attribute: Attribute,
    kind: DisputeKind,
    tellings: Iterable[Telling],
    why: str,
    sources: Sources,
) -> DisputeRow:
    """The row of one dispute, its values in the order of the times that they are given for."""
    told: dict[Value, list[Telling]] = {}
    for telling in sorted(tellings, key=_order):
        told.setdefault(telling.value, []).append(telling)
    claims = {value: [t.claim for t in given] for value, given in told.items()}
    return DisputeRow(
        subject=subject.id,
        title=subject.title,
        attribute=attribute,
        kind=kind,
        values=tuple(
            ValueRow(value=value, text=given[0].text, origins=sources.count(claims[value]), claims=ids)
            for value, given in told.items()
            if (ids := support.ids(claims[value]))
        ),
        alert=kind in ALERTING,
        why=why,
        force=subject.force,
        host=subject.host,
        site=subject.site,
        countries=subject.countries,
        claims=support.ids(claim for given in claims.values() for claim in given),
    )


def day(date: dt.date) -> str:
    """'8 July 2024'."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def moment(when: FuzzyDate) -> str:
    """A fuzzy date in words: 'on 8 July 2024', 'by 8 July 2024'."""
    if when.earliest is None or when.latest is None:
        return f"by {day(when.latest)}" if when.latest else f"from {day(when.earliest)}" if when.earliest else "undated"
    return f"on {day(when.latest)}" if when.earliest == when.latest else f"{day(when.earliest)} to {day(when.latest)}"


def one(text: str) -> str:
    """Words of a report inside a sentence of ours."""
    return f"“{text}”"


def said_by(telling: Telling) -> str:
    """Who gives the value, where the report names somebody: ', says AFRICOM'."""
    speaker = telling.claim.speaker
    return f" ({speaker.name})" if speaker and speaker.name else ""


def _order(telling: Telling) -> tuple[tuple[dt.date, dt.date], str]:
    # The last possible day first: what is told without a day is of the day it was told.
    return (telling.when.latest or dt.date.max, telling.when.earliest or dt.date.min), telling.claim.id


def _nodes(tellings: Sequence[Telling]) -> list[_Node]:
    found: dict[tuple[Value, FuzzyDate], list[Telling]] = {}
    for telling in tellings:
        found.setdefault((telling.value, telling.when), []).append(telling)
    return [_Node(tuple(same)) for same in found.values()]


def _near(nodes: Sequence[_Node]) -> Iterator[tuple[_Node, _Node]]:
    if len(nodes) <= MOST_COMPARED:
        yield from combinations(nodes, 2)
        return
    for at, node in enumerate(nodes):
        for other in nodes[at + 1 : at + MOST_COMPARED // 2]:
            yield node, other


def _one_voice(a: _Node, b: _Node) -> bool:
    """Whether both values come from one mouth in one report."""
    voices = {(t.claim.report, t.claim.speaker.id if t.claim.speaker else "") for t in (*a.tellings, *b.tellings)}
    return len(voices) == 1


def _relate_in_order(
    relate: Callable[[Telling, Telling], Relation], summary: Telling, body: Telling
) -> tuple[DisputeKind, str] | None:
    first, second = sorted((summary, body), key=_order)
    return relate(first, second)


def _connected(pairs: Sequence[tuple[_Node, _Node, str]]) -> list[list[tuple[_Node, _Node, str]]]:
    """The pairs in groups that share no value."""
    parent: dict[_Node, _Node] = {}

    def root(node: _Node) -> _Node:
        parent.setdefault(node, node)
        while parent[node] is not node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b, _ in pairs:
        parent[root(b)] = root(a)
    found: dict[int, list[tuple[_Node, _Node, str]]] = {}
    for pair in pairs:
        found.setdefault(id(root(pair[0])), []).append(pair)
    return list(found.values())


def _row(
    subject: Subject,
    attribute: Attribute,
    kind: DisputeKind,
    pairs: Sequence[tuple[_Node, _Node, str]],
    sources: Sources,
) -> DisputeRow:
    nodes = dict.fromkeys(node for a, b, _ in pairs for node in (a, b))
    why = pairs[0][2]
    others = len({t.value for node in nodes for t in node.tellings}) - 2
    if others > 0:
        why += f" {others} more value{'s' if others > 1 else ''} differ{'' if others > 1 else 's'} in the same way."
    return dispute(subject, attribute, kind, (t for node in nodes for t in node.tellings), why, sources)
