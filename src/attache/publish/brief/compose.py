"""A brief from the record: the drafts of each part, backed, numbered and without doubles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from attache.model import Claim, FuzzyDate, Published
from attache.publish.brief import wording
from attache.publish.brief.ahead import ahead
from attache.publish.brief.backing import back
from attache.publish.brief.disputed import disputed
from attache.publish.brief.findings import Findings, gather
from attache.publish.brief.matters import matters
from attache.publish.brief.new import new
from attache.publish.brief.pieces import Draft
from attache.publish.brief.rows import Brief, BriefRow, Part, SourceRow, Told
from attache.publish.brief.strip import strip
from attache.publish.brief.unknown import unknown

if TYPE_CHECKING:
    from attache.api import Record
    from attache.record.question import Question
    from attache.record.reported import ReportRow

MOST: dict[Part, int] = {"new": 12, "matters": 12, "disputed": 12, "unknown": 6, "next": 8}


def compose(
    record: Record,
    asked: Question,
    place: str | None = None,
    *,
    on: dt.date | None = None,
    known: dt.date | None = None,
    since: dt.date | None = None,
) -> Brief:
    """The brief on a country or a site, or on everything. asked: what the views of `record` read.

    Raises `InputError` for a place that is no country and no site on record.
    """
    found = gather(record, asked, place, on=on, known=known, since=since)
    if found is None:
        return Brief(
            place=place or "Everything on record", on=on, known=known, since=since, reports=0, origins=0,
            published=FuzzyDate(), rows=(), sources=(), strip=None,
        )  # fmt: skip
    reports = asked.reports(known, found.claims.values())
    telling = list(reports.values())
    numbers = _Numbers(reports)
    rows: list[BriefRow] = []
    for part, drafts in _parts(found).items():
        lines = (row for draft in drafts if (row := line(draft, found, numbers)))
        rows += _first(lines, MOST[part])
    rows = _renumbered(rows)
    published, undated = _days([row.published for row in telling])
    return Brief(
        place=_title(found, place),
        on=found.on,
        known=known,
        since=found.since,
        reports=len(telling),
        origins=len({row.origin for row in telling}),
        published=published,
        undated=undated,
        rows=tuple(rows),
        sources=_used(rows),
        strip=strip(found),
    )


def _parts(found: Findings) -> dict[Part, Iterator[Draft]]:
    return {
        "new": new(found),
        "matters": matters(found),
        "disputed": disputed(found),
        "unknown": unknown(found),
        "next": ahead(found),
    }


class _Numbers:
    """Numbers of sources: the same words of the same report have one."""

    def __init__(self, reports: dict[str, ReportRow]) -> None:
        self._reports = reports
        self._given: dict[tuple[str, str], SourceRow] = {}

    def __call__(self, claim: Claim) -> SourceRow:
        key = (claim.report, claim.quote)
        if key not in self._given:
            report = self._reports[claim.report]
            self._given[key] = SourceRow(
                number=len(self._given) + 1,
                claim=claim.id,
                report=report.id,
                outlet=report.outlet,
                title=report.title,
                url=report.url,
                published=report.published,
                quote=claim.quote,
            )
        return self._given[key]


def line(draft: Draft, found: Findings, number: Callable[[Claim], SourceRow]) -> BriefRow | None:
    """The draft as a line; None where its claims do not back it."""
    backed = []
    for clause in draft.clauses:
        said = back(clause, found.published, found.origins)
        if said is None and not draft.each:
            return None
        if said is not None:
            backed.append(said)
    backed = (
        list({text: each for each in reversed(backed) for text in [each[0]]}.values())[::-1] if draft.each else backed
    )
    if not backed or (draft.part == "new" and not _lately(found, (claim for _, claims in backed for claim in claims))):
        return None
    told = []
    for place, (text, claims) in enumerate(backed):
        before = wording.capital(draft.head) if place == 0 else draft.joint
        words = before + text
        told.append((wording.capital(words) if place == 0 else words, tuple(number(claim) for claim in claims)))
    pieces = tuple(Told(text, tuple(sorted({row.number for row in rows}))) for text, rows in told)
    sources = {row.number: row for _, rows in told for row in rows}
    return BriefRow(
        part=draft.part,
        text=_text(pieces),
        alert=draft.alert,
        told=pieces,
        sources=tuple(sources[n] for n in sorted(sources)),
    )


def _text(told: Sequence[Told]) -> str:
    return "".join(f"{each.text} {''.join(f'[{n}]' for n in each.numbers)}" for each in told)


def _renumbered(rows: Sequence[BriefRow]) -> list[BriefRow]:
    """The rows with their sources numbered as they come: lines that were left out have taken numbers too."""
    seen = dict.fromkeys(number for row in rows for each in row.told for number in each.numbers)
    new = {old: number for number, old in enumerate(seen, 1)}
    found = []
    for row in rows:
        told = tuple(Told(each.text, tuple(sorted(new[number] for number in each.numbers))) for each in row.told)
        cited = [msgspec.structs.replace(each, number=new[each.number]) for each in row.sources]
        sources = tuple(sorted(cited, key=lambda each: each.number))
        found.append(msgspec.structs.replace(row, text=_text(told), told=told, sources=sources))
    return found


def _lately(found: Findings, claims: Iterable[Claim]) -> bool:
    """Whether one of the sources was published since the reader last looked, or may have been."""
    days = [found.published.get(claim.report, Published()).latest for claim in claims]
    return any(day is None or day > found.since for day in days)


def _first(lines: Iterator[BriefRow], most: int) -> list[BriefRow]:
    """The first lines, those with the same words once."""
    kept: dict[str, BriefRow] = {}
    for row in lines:
        if len(kept) == most:
            break
        kept.setdefault("".join(each.text for each in row.told), row)
    return list(kept.values())


def _used(rows: list[BriefRow]) -> tuple[SourceRow, ...]:
    sources = {source.number: source for row in rows for source in row.sources}
    return tuple(sources[number] for number in sorted(sources))


def _days(published: Sequence[Published]) -> tuple[FuzzyDate, int]:
    """The days between which the reports were published, and of how many more that is not known at both ends; of these
    alone, the one end that all of them have."""
    dated = [each for each in published if each.earliest and each.latest]
    told = dated or [each for each in published if each.earliest or each.latest]
    first = [each.earliest for each in told if each.earliest]
    last = [each.latest for each in told if each.latest]
    span = FuzzyDate(
        min(first) if first and len(first) == len(told) else None,
        max(last) if last and len(last) == len(told) else None,
    )
    return span, len(published) - len(told)


def _title(found: Findings, place: str | None) -> str:
    if found.site is not None and found.host is not None:
        return f"{found.site.name}, {found.country(found.host)}"
    return found.names.get(found.host, found.host) if found.host else place or "Everything on record"
