"""Where sources differ on agreements, offices and sites; and what a report gets wrong by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from attache.model import Claim, Published
from attache.record import agreements, asof
from attache.record.agreements import ENDINGS, Word
from attache.record.disputes_telling import Relation, Subject, Telling, compare, dispute, moment, one, said_by
from attache.record.disputes_times import dated
from attache.record.identity import key
from attache.record.rows import Attribute, DisputeRow
from attache.record.status import ONE_MOVE, gap
from attache.record.support import Sources

HELD = 31  # days: who is called a minister within a month is one at one time


def accords(words: Sequence[Word], sources: Sources) -> Iterator[DisputeRow]:
    """Disputes about one agreement: what became of it, and when. `words` are all that is said of its status."""
    row = agreements.row(words, sources)
    if row is None:
        return
    countries = tuple(party for party in row.parties if len(party) == 3 and party.isupper())
    subject = Subject(row.id, f"{row.title} ({', '.join(row.parties)})", countries)
    tellings = [_telling(word, word.status) for word in words if word.status]
    tellings += [_telling(word, f"not {word.denies}") for word in words if word.denies]
    yield from compare(subject, "agreement-status", tellings, _statuses, sources)
    for status in sorted({word.status for word in words if word.status}):
        days = [Telling(w.when, w.claim.time.text, w.claim, w.when) for w in words if w.status == status]
        yield from dated(subject, "date", days, status, sources)


def _telling(word: Word, value: str) -> Telling:
    return Telling(value, word.claim.quote, word.claim, word.when)


def _statuses(a: Telling, b: Telling) -> Relation:
    values = {str(a.value), str(b.value)}
    if a.value == b.value or gap(a.when, b.when) > ONE_MOVE:
        return None
    denied = [value for value in values if value.startswith("not ")]
    if denied and denied[0].removeprefix("not ") in values:
        no, yes = (a, b) if str(a.value).startswith("not ") else (b, a)
        if asof.before(no.when, yes.when):
            return None
        return "genuine", f"{str(yes.value).capitalize()}{said_by(yes)}, and said not to be{said_by(no)}."
    if "in-force" in values and values & (ENDINGS | {"suspended"}):
        return _stands(a, b)
    if not a.when.overlaps(b.when):
        return None
    if "suspended" in values and values & ENDINGS:
        other = next(iter(values - {"suspended"}))
        return "genuine", f"Suspended{said_by(a)} by one report, {other}{said_by(b)} by another: one can be resumed."
    if values == ENDINGS:
        return "definition", "To denounce an agreement is to announce its end: both words are used of one act."
    if "proposed" in values and values & {"signed", "in-force"}:
        return "speech-act", "To propose an agreement and to sign it are different acts: both may be so."
    return None


def _stands(a: Telling, b: Telling) -> Relation:
    """An agreement that is said to stand, or is extended, after another report has it ended."""
    stands, ended = (a, b) if a.value == "in-force" else (b, a)
    named = all(t.claim.actors or t.claim.recipients for t in (a, b))  # two accords of nobody in particular are two
    if not named or stands.claim.action != "uphold" or asof.before(stands.when, ended.when):
        return None
    says = one(stands.claim.quote)
    return "genuine", f"{str(ended.value).capitalize()}{said_by(ended)} by one report; by another it stands: {says}."


def holders(claims: Sequence[Claim], published: Mapping[str, Published], sources: Sources) -> Iterator[DisputeRow]:
    """Disputes about who holds an office, where reports of one time name two."""
    offices: dict[tuple[str, str], list[Telling]] = {}
    moves: dict[tuple[str, str], list[Claim]] = {}
    names: dict[tuple[str, str], str] = {}
    for claim in claims:
        if claim.office is None or not claim.actors or not claim.polarity or claim.modality != "asserted":
            continue
        office = (claim.office.country or claim.actors[0].country or "", key(claim.office.name))
        names[office] = claim.office.name
        if claim.action == "hold" and claim.actors[0].id.startswith("person/"):
            person = claim.actors[0]
            telling = Telling(person.id, person.name, claim, asof.happened(claim, published))
            offices.setdefault(office, []).append(telling)
        elif claim.action in ("take", "leave"):
            moves.setdefault(office, []).append(claim)

    for office, told in sorted(offices.items()):
        if office in moves or not office[0]:
            continue  # somebody came or went: whoever is named may be of before or after
        subject = Subject(
            "/".join(("office", *office)), f"{names[office].replace('-', ' ')} of {office[0]}", (office[0],)
        )
        yield from compare(subject, "role", told, _held, sources)


def _held(a: Telling, b: Telling) -> Relation:
    if a.value == b.value or not a.when.overlaps(b.when) or max(asof.width(a.when), asof.width(b.when)) > HELD:
        return None
    return "genuine", f"{a.text} and {b.text} are each called by this office {moment(a.when)}."


def owners(
    subject: Subject, claims: Sequence[Claim], published: Mapping[str, Published], sources: Sources
) -> Iterator[DisputeRow]:
    """Disputes about whose a site is. `claims` are the facts about it."""
    told = [
        Telling(claim.actors[0].country, claim.quote, claim, asof.happened(claim, published))
        for claim in claims
        if claim.action == "owner" and claim.actors and claim.actors[0].country and claim.polarity
    ]
    yield from compare(subject, "owner", told, _owned, sources)


def _owned(a: Telling, b: Telling) -> Relation:
    if a.value == b.value:
        return None
    return (
        "genuine",
        f"It belongs to {a.value}{said_by(a)} by {one(a.text)}, to {b.value}{said_by(b)} by {one(b.text)}.",
    )


# The faults that coding finds in a sentence by itself, and what each is a fault of.
FAULTS: Mapping[str, Attribute] = {"impossible-date": "date", "wrong-conversion": "distance", "wrong-sum": "strength"}


def faults(claims: Sequence[Claim], published: Mapping[str, Published], sources: Sources) -> Iterator[DisputeRow]:
    """Errors that a report makes by itself: a day that does not exist, a conversion or a sum that does not come out.
    A copy repeats the errors of its original, and makes none of its own."""
    found: dict[tuple[str, Attribute, tuple[str, ...]], list[Claim]] = {}
    for claim in claims:
        attribute = FAULTS.get(claim.action or "") if claim.kind == "fact" else None
        if attribute and claim.items:
            found.setdefault((sources.origin(claim), attribute, claim.items), []).append(claim)
    for (_, attribute, items), same in sorted(found.items()):
        first = min(same, key=lambda c: (_day(published, c), c.report, c.start))
        countries = {claim.place.country for claim in same if claim.place}
        subject = Subject(first.report, f"report {first.report}", tuple(sorted(filter(None, countries))))
        tellings = [Telling(item, item, claim, claim.time.date) for claim in same for item in items]
        yield dispute(subject, attribute, "error", tellings, first.words or first.quote, sources)


def _day(published: Mapping[str, Published], claim: Claim) -> dt.date:
    return published.get(claim.report, Published()).latest or dt.date.max
