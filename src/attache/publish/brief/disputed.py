"""What is disputed: what cannot all be so first, then the differences that are none, said to be none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attache.model import Claim, FuzzyDate
from attache.publish.brief import backing, naming, wording
from attache.publish.brief.findings import Findings
from attache.publish.brief.heads import Denied
from attache.publish.brief.pieces import Clause, Counted, Dated, Draft, Piece, Quoted, Words, quoted
from attache.record.rows import CountRow, DisputeRow, SiteRow, ValueRow

COMPATIBLE = 4  # differences that are none which a brief still lists
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_QUOTE = re.compile(r"“([^”]*)”")
_NAME = re.compile(r"(?<![.!?] )(?<!^)(?<!“)\b[A-Z][\w'’-]+")
KINDS = {
    "genuine": "cannot all be so",
    "error": "wrong in itself",
    "time-drift": "no contradiction, the times differ",
    "scope": "no contradiction, of different wholes",
    "granularity": "no contradiction, one is more precise",
    "definition": "no contradiction, the words differ",
    "speech-act": "no contradiction, saying is not doing",
    "headline-vs-body": "a headline or takeaway goes further than its own body",
}


def disputed(found: Findings) -> Iterator[Draft]:
    """Lines: every alert, then some of the rest."""
    alerts = [row for row in found.disputes if row.alert]
    shown = {(row.subject, row.attribute) for row in alerts}
    denied = [each for each in found.heads.denied if found.site is None or _at(each.head, found.site)]
    denied = [each for each in denied if not any(_shows(row, each) for row in alerts)]
    heads = {each.head.id for each in denied}
    others = [row for row in found.disputes if not row.alert and (row.subject, row.attribute) not in shown]
    others = [row for row in others if not any(set(row.claims) <= set(alert.claims) for alert in alerts)]
    others = [row for row in others if row.kind != "headline-vs-body" or not heads & set(row.claims)]
    for row in alerts:
        if draft := _draft(row, found):
            yield draft
    yield from map(_denied, denied)
    for row in others[:COMPATIBLE]:
        if draft := _draft(row, found):
            yield draft


def _shows(row: DisputeRow, denied: Denied) -> bool:
    return denied.head.id in row.claims and any(claim.id in row.claims for claim in denied.body)


def _denied(denied: Denied) -> Draft:
    part = "a headline" if denied.head.section == "headline" else "a summary"
    said = Clause((Words(f"{part} against its own report: ".capitalize()), quoted(denied.head)), (denied.head,))
    against = Clause((Words("; the report's text: "), quoted(denied.body[0])), denied.body[:1])
    return Draft("disputed", (said, against), alert=True)


def _at(claim: Claim, site: SiteRow) -> bool:
    places = {place.id for place in (claim.place, claim.origin) if place}
    return site.id in places


def _draft(row: DisputeRow, found: Findings) -> Draft | None:
    claims = found.cited(row)
    clauses = []
    for number, value in enumerate(row.values):
        said = tuple(found.claims[id] for id in value.claims if id in found.claims)
        before = "" if number == 0 else "; "
        if said:
            clauses.append(Clause((Words(before), _value(value, said)), said))
    if not clauses:
        return None
    about = Words(f"{row.attribute.replace('-', ' ')}, {KINDS[row.kind]}: ")
    first = clauses[0]
    clauses[0] = Clause((*_subject(row, claims, found), about, *first.pieces), (*first.claims, *claims))
    telling = [clause.claims[0] for clause in clauses if clause.claims]
    if (why := _why(row, telling)) is not None:
        both = (Quoted("", " ".join(claim.sentence.split())) for claim in telling)
        clauses.append(Clause((*both, Words(f". {why}")), tuple(telling)))
    return Draft("disputed", tuple(clauses), alert=row.alert)


def _value(value: ValueRow, said: Sequence[Claim]) -> Piece:
    """A value in the words of a claim, or as the number or the day that a claim has."""
    words = wording.shortened(value.text)
    quote = Quoted(f"“{words}”", words.removesuffix(" ..."))
    if any(backing.supports(claim, quote) for claim in said):
        return quote
    if isinstance(value.value, CountRow):
        return Counted(wording.count(value.value), value.value.low, value.value.high)
    if isinstance(value.value, FuzzyDate):
        return Dated(wording.when(value.value), value.value)
    return quoted(said[0])


def _subject(row: DisputeRow, claims: Sequence[Claim], found: Findings) -> tuple[Piece, ...]:
    if row.force is not None:
        where = naming.at_site(row.site) if row.site else None
        if where is None and row.host:
            where = naming.country(row.host, found)._replace(text=f" in {found.country(row.host)}")
        return (naming.force(row.force), *([where] if where else []), Words(": "))
    for agreement in found.agreements:
        if agreement.id == row.subject:
            name = naming.agreement(agreement, found)
            return (*name, Words(": "))
    return (Words(f"{row.title}: "),) if stands(row.title, claims) else ()


def _why(row: DisputeRow, claims: Sequence[Claim]) -> str | None:
    """The reason, where the claims bear it out and it is more than the values once again."""
    if not stands(row.why, claims) or all(value.text in row.why for value in row.values):
        return None
    return row.why


def stands(text: str, claims: Sequence[Claim]) -> bool:
    """Whether each number, name and quotation of a text stands in some claim's sentence, names or days."""
    known = " ".join(
        part
        for claim in claims
        for part in (
            claim.sentence,
            claim.quote,
            *sorted(backing.names(claim)),
            *(wording.day(day) for day in sorted(backing.bounds(claim, {}))),
        )
    )
    numbers = set(_NUMBER.findall(known))
    if any(quote not in known for quote in _QUOTE.findall(text)):
        return False
    return all(number in numbers for number in _NUMBER.findall(text)) and all(
        name in known for name in _NAME.findall(text)
    )
