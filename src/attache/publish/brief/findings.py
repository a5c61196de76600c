"""What the record holds on a place: the views on the day asked for, and as they were when the reader last looked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from attache import countries
from attache.errors import InputError
from attache.model import Claim, Published
from attache.publish.brief.heads import Heads, judge
from attache.record.filters import select
from attache.record.rows import AgreementRow, DisputeRow, EventRow, OfficeRow, PresenceRow, Row, SiteRow

if TYPE_CHECKING:
    from attache.api import Record
    from attache.record.question import Question

_ARTICLE = re.compile(r"^United |Republic|Islands|Netherlands|Philippines|Gambia|Bahamas|Maldives|Comoros")
USUAL = dt.timedelta(days=30)
"""How long before the day of the brief the news begins, where nobody says."""


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """The views, the earlier views (`old_...`: on the day `since`, by what was published up to it) and what is needed
    to cite them. `host` is the country's code, `site` the base or town where the brief is on one."""

    host: str | None
    site: SiteRow | None
    on: dt.date
    since: dt.date
    presence: list[PresenceRow]
    old_presence: list[PresenceRow]
    agreements: list[AgreementRow]
    old_agreements: list[AgreementRow]
    offices: list[OfficeRow]
    old_offices: list[OfficeRow]
    attacks: list[EventRow]
    disputes: list[DisputeRow]
    claims: dict[str, Claim]
    heads: Heads
    published: Mapping[str, Published]
    origins: Mapping[str, str]
    names: Mapping[str, str]

    def cited(self, *rows: Row) -> tuple[Claim, ...]:
        """The claims that rows cite, each once."""
        ids = dict.fromkeys(id for row in rows for id in row.claims)
        return tuple(self.claims[id] for id in ids if id in self.claims)

    @property
    def told(self) -> Iterator[Claim]:
        """The claims that count as told: all but what stands above or below a body that does not bear it out."""
        return (claim for claim in self.claims.values() if claim.id not in self.heads.unsaid)

    def country(self, code: str) -> str:
        """A country's name as a sentence has it, the code itself where it has none."""
        name = self.names.get(code, code)
        return f"the {name}" if _ARTICLE.search(name) else name


def gather(
    record: Record,
    asked: Question,
    place: str | None,
    *,
    on: dt.date | None,
    known: dt.date | None,
    since: dt.date | None,
) -> Findings | None:
    """Everything a brief is made from; None where the record holds no dated report.

    asked: what the views of `record` read. place: a country, by name or code, or a site. Raises `InputError` for a
    place that is neither.
    """
    on = on or asked.last_day(known)
    if on is None:
        return None
    if since is not None and since > on:
        raise InputError(f"--since {since} is later than the day of the brief, {on}: name an earlier day")
    since = since or on - USUAL
    then = min(since, known) if known else since
    host, site = _place(record, place, on, known)
    of_host = {} if host is None else {"country": host}
    claims = {each.id: each for each in select(asked.claims(known, None, host), of_host)}
    days = {id: row.published for id, row in asked.reports(known, claims.values()).items()}
    heads = judge(claims.values(), days, asked.has_body)
    asked.leave_out(heads.unsaid)
    presence = _here(record.presence(on=on, known=known, host=host), site)
    old = _here(record.presence(on=since, known=then, host=host), site)
    agreements = record.agreements(on=on, known=known, country=host)
    old_agreements = record.agreements(on=since, known=then, country=host)
    offices = record.offices(on=on, known=known, country=host)
    old_offices = record.offices(on=since, known=then, country=host)
    attacks = record.events(on=on, known=known, country=host, type="ASSAULT")
    disputes = _about(record.disputes(on=on, known=known, country=host), host, site)
    rows: tuple[Row, ...] = (*presence, *old, *agreements, *old_agreements, *offices, *old_offices, *attacks, *disputes)
    for row in rows:
        claims.update((id, asked.claim(known, id, host)) for id in row.claims if id not in claims)
    reports = asked.reports(known, claims.values())
    return Findings(
        host=host,
        site=site,
        on=on,
        since=since,
        presence=presence,
        old_presence=old,
        agreements=agreements,
        old_agreements=old_agreements,
        offices=offices,
        old_offices=old_offices,
        attacks=attacks,
        disputes=disputes,
        claims=claims,
        heads=heads,
        published={id: row.published for id, row in reports.items()},
        origins={id: row.origin for id, row in reports.items()},
        names=_names(),
    )


def _place(record: Record, place: str | None, on: dt.date, known: dt.date | None) -> tuple[str | None, SiteRow | None]:
    if place is None:
        return None, None
    wrong = None
    try:
        code = countries.code(place)
        countries.check(code)
        return code, None
    except InputError as error:
        wrong = error
    sites = [(row.host, row.site) for row in record.presence(on=on, known=known, site=place) if row.site]
    if not sites:
        raise InputError(
            f"no country, and no site on record, is called {place!r}: `attache presence` lists those there are"
        ) from wrong
    # Words of a name may fit several sites: bases come before towns, then what most forces are at.
    return max(sites, key=lambda each: (each[1].id.startswith("site/"), sites.count(each), each[1].id))


def _here(rows: list[PresenceRow], site: SiteRow | None) -> list[PresenceRow]:
    return [row for row in rows if site is None or (row.site is not None and row.site.id == site.id)]


def _about(rows: list[DisputeRow], host: str | None, site: SiteRow | None) -> list[DisputeRow]:
    if site is not None:
        return [row for row in rows if row.site is not None and row.site.id == site.id]
    return [row for row in rows if host is None or row.host in (None, host)]


def _names() -> Mapping[str, str]:
    from attache.lexicon import Lexicon

    return {code: country.name for code, country in Lexicon.load().countries.items()}
