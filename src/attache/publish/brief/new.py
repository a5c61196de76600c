"""What is new: the rows that are not as they were when the reader last looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attache.model import Claim, FuzzyDate
from attache.publish.brief import naming, wording
from attache.publish.brief.findings import Findings
from attache.publish.brief.naming import ENDED, GOING, GONE, HERE
from attache.publish.brief.pieces import Clause, Counted, Done, Draft, Named, Perhaps, Piece, Words, dated, quoted
from attache.record import asof, support
from attache.record.bearing import NOTICES
from attache.record.rows import AgreementRow, OfficeRow, PresenceRow, SiteRow

LONG_AGO = dt.timedelta(days=180)  # who came into office before that is no news, only newly told
AGREED = {
    "proposed": ("is proposed", "propose"),
    "signed": ("was signed", "sign"),
    "in-force": ("came into force", "enter-into-force"),
    "suspended": ("was suspended", "suspend"),
    "denounced": ("was denounced", "denounce"),
    "terminated": ("was ended", "terminate"),
}
ROLES = {"leave": "left the office of", "take": "took the office of"}


def new(found: Findings) -> Iterator[Draft]:
    """Lines on forces, then agreements, then offices: the latest first."""
    changed = [row for row in found.presence if not _covered(row, found)]
    for row in sorted(changed, key=lambda row: (_day(row), naming.order(row))):
        if clause := _presence(row, _before(row, found), found):
            yield Draft("new", (clause,))
    yield from _notices(found)
    if found.site is None:
        for agreement in found.agreements:
            if clause := _agreement(agreement, found):
                yield Draft("new", (clause,))
        for office in found.offices:
            if clause := _office(office, found):
                yield Draft("new", (clause,))


def _notices(found: Findings) -> Iterator[Draft]:
    """Who was told to leave, or agreed to, since then, in the words of the reports: of each force what is told last."""
    said: dict[tuple[str, str], tuple[FuzzyDate, Claim]] = {}
    for claim in found.told:
        when = asof.said(claim, found.published)
        told = claim.modality in ("asserted", "announced", "ordered") and claim.polarity and claim.actors
        here = claim.place is not None and found.host in (None, claim.place.country)
        if claim.action not in NOTICES or not told or not here or not support.in_body(claim):
            continue
        key = claim.actors[0].id, claim.action
        lately = when.latest is not None and found.since < when.latest <= found.on
        if lately and (key not in said or _later(when, claim, *said[key])):
            said[key] = when, claim
    for (id, action), (when, claim) in sorted(said.items(), key=lambda item: item[0]):
        words = " told to leave" if action == "order-out" else " agreed to leave"
        deed = Done(words, frozenset({action}), done=claim.modality == "asserted")
        who = Named(f"{claim.actors[0].name}:", frozenset({id}))
        # Where the words give no time, `when` is the day of the report, which is not the day of the order.
        day = Perhaps((dated(when),)) if claim.time.text else Words("")
        yield Draft("new", (Clause((who, deed, day, Words(": "), quoted(claim)), (claim,)),))


def _later(when: FuzzyDate, claim: Claim, other: FuzzyDate, than: Claim) -> bool:
    return (asof.order(when), claim.id) > (asof.order(other), than.id)


def _before(row: PresenceRow, found: Findings) -> PresenceRow | None:
    site = row.site.id if row.site else None
    return next(
        (
            old
            for old in found.old_presence
            if (old.force.id, old.host, old.site.id if old.site else None) == (row.force.id, row.host, site)
        ),
        None,
    )


def _covered(row: PresenceRow, found: Findings) -> bool:
    """Whether a site of the same force, with the same claims, tells more than the country's row does."""
    return row.site is None and any(
        other.site
        and other.force.id == row.force.id
        and other.host == row.host
        and set(row.claims) <= set(other.claims)
        and (other.status not in ENDED or any(_left(claim, other.site) for claim in found.cited(other)))
        for other in found.presence
    )


def _left(claim: Claim, site: SiteRow) -> bool:
    """Whether a claim has a force gone from that site, not only from the country around it."""
    places = {place.id for place in (claim.place, claim.origin) if place}
    return claim.action in GONE and site.id in places


def _day(row: PresenceRow) -> int:
    date = row.until or row.since
    day = date.latest or date.earliest
    return -day.toordinal() if day else 0


def _presence(row: PresenceRow, old: PresenceRow | None, found: Findings) -> Clause | None:
    who, where = naming.force(row.force), naming.where(row, found)
    claims = found.cited(row)
    if row.status in ENDED and (old is None or old.status != row.status):
        verb = "left" if row.status == "withdrawn" else "handed over"
        deed = Done(f" {verb}", GONE)
        left = Perhaps((dated(row.until),)) if row.until else Words("")
        return Clause((who, deed, naming.place(row, found), left), claims)
    if row.status == "drawing-down" and (old is None or old.status != row.status):
        return Clause(
            (who, Done(" began to leave", GOING), naming.place(row, found), naming.strength(row, found)), claims
        )
    if row.status == "announced" and (old is None or old.status != row.status):
        deeds = naming.THERE | {"announce"}
        return Clause((who, where, Done(": announced", deeds, done=False), naming.strength(row, found)), claims)
    if row.status in HERE and (old is None or old.status not in HERE):
        if old is not None and old.status in ENDED and row.since.latest and row.since.latest <= found.since:
            return None  # there all the time, by sources that others contradict
        if row.site is None and _was_here(row, found):
            return None
        first: Piece = Words(": reported there for the first time" if old is None else ": now present")
        return Clause((who, naming.there(), where, first, naming.strength(row, found), naming.since(row)), claims)
    if old is not None and row.strength and old.strength and _moved(row, old):
        return Clause(
            (
                who,
                where,
                Words(": now "),
                Counted(wording.count(row.strength), row.strength.low, row.strength.high),
                Words("; before, "),
                Counted(wording.count(old.strength), old.strength.low, old.strength.high),
            ),
            found.cited(row, old),
        )
    return None


def _was_here(row: PresenceRow, found: Findings) -> bool:
    """Whether the force was known to be somewhere in the country."""
    return any(
        (old.force.id, old.host) == (row.force.id, row.host) and old.status in HERE for old in found.old_presence
    )


def _moved(row: PresenceRow, old: PresenceRow) -> bool:
    """Whether the two numbers cannot be one."""
    a, b = row.strength, old.strength
    if a is None or b is None or a.unit != b.unit:
        return False
    low, high = max(a.low or 0, b.low or 0), min(x for x in (a.high, b.high, 10**9) if x is not None)
    return low > high


def _agreement(row: AgreementRow, found: Findings) -> Clause | None:
    old = next((old for old in found.old_agreements if old.id == row.id), None)
    if old is not None and old.status == row.status:
        return None
    words, deed = AGREED[row.status]
    deeds = {deed, "denounce", "terminate"} if row.status in ("denounced", "terminated") else {deed}
    done = Done(f" {words}", frozenset(deeds), done=row.status != "proposed")
    name = naming.agreement(row, found)
    first = name[0]
    assert isinstance(first, Named)
    return Clause(
        (first._replace(text=wording.capital(first.text)), *name[1:], done, Perhaps((dated(row.since),))),
        found.cited(row),
    )


def _office(row: OfficeRow, found: Findings) -> Clause | None:
    old = next((o for o in found.old_offices if (o.holder.id, o.office) == (row.holder.id, row.office)), None)
    if old is not None and (old.until is None) == (row.until is None):
        return None
    date = row.until or row.since
    if (date.latest or date.earliest or found.on) < found.since - LONG_AGO:
        return None
    claims = found.cited(row)
    deed = "leave" if row.until else "take"
    pieces: tuple[Piece, ...] = (
        Named(row.holder.name, frozenset({row.holder.id, row.holder.name})),
        Done(f" {ROLES[deed]} ", frozenset({deed})),
        Named(row.office.replace("-", " "), frozenset({row.office})),
    )
    if row.country:
        pieces += (naming.country(row.country, found)._replace(text=f" of {found.country(row.country)}"),)
    pieces += (Perhaps((dated(row.until or row.since),)),)
    return Clause(pieces, claims)
