"""Where sources differ on what a force is doing at a place, and where a headline says what its own body does not.

Being told to leave, agreeing to leave, planning to leave and leaving are different things, and all of them may be so.
Leaving one base is not leaving the host.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attache.model import Claim, FuzzyDate, Published
from attache.record import asof, support
from attache.record.bearing import Bearing
from attache.record.consent import Sign, differ
from attache.record.disputes_numbers import is_departure
from attache.record.disputes_telling import MOST_COMPARED, Subject, Telling, dispute, moment, one, said_by
from attache.record.rows import DisputeRow
from attache.record.status import gap, sift
from attache.record.support import Sources

# The acts of speech about a departure, by action and modality.
ACTS: Mapping[str, str] = {"order-out": "ordered to leave", "agree-to-leave": "agreed to leave"}
TALKED = dt.timedelta(days=31)  # talks of another month are other talks
PLANS = frozenset({"planned", "announced", "ordered"})


def stays(subject: Subject, bearings: Sequence[Bearing], sources: Sources) -> Iterator[DisputeRow]:
    """Reports that cannot agree on whether a force is at one place."""
    found = sift(bearings)
    staying = {b.claim.report for b in found.against}
    gone = [b for b in found.gone if staying - {b.claim.report}]
    if found.against and gone:
        last = max(gone, key=lambda b: (asof.order(b.when), b.claim.id))
        there = next(b for b in found.against if b.claim.report != last.claim.report)
        why = f"Gone {moment(last.when)} by one report, there {moment(there.when)} by another."
        tellings = [_status(b, "handed-over" if b.handed else "withdrawn") for b in gone]
        yield dispute(
            subject, "status", "genuine", [*tellings, *(_status(b, "present") for b in found.against)], why, sources
        )
    denied = [
        (no, yes)
        for no in found.absent[:MOST_COMPARED]
        for yes in found.there[:MOST_COMPARED]
        if yes.direct and yes.says == "there" and not asof.follows(yes.when, no.when)
    ]
    if denied:
        no, yes = denied[0]
        why = f"Said to be there{said_by(_status(yes, ''))}, and said not to be{said_by(_status(no, ''))}."
        tellings = [*(_status(n, "not there") for n, _ in denied), *(_status(y, "present") for _, y in denied)]
        yield dispute(subject, "status", "genuine", tellings, why, sources)


def headlines(
    subject: Subject, own: Sequence[Bearing], inside: Sequence[Bearing], displaced: Sequence[Claim], sources: Sources
) -> Iterator[DisputeRow]:
    """Reports whose headline or summary has a force gone that their own body keeps in place.

    `own` are the bearings on the place itself, `inside` those on the sites in it; `displaced` are the claims that
    somebody took the force's place. Where the body says itself that the force is gone, it has said so; and who was at
    a site that the same body has given up was there before.
    """
    totals = [b.claim for b in own if b.claim.count and b.says == "there" and b.claim.count.scope == "total"]
    summaries = [b.claim for b in own if not support.in_body(b.claim) and _is_exit(b, totals)]
    summaries += [claim for claim in displaced if not support.in_body(claim)]
    over = {b.claim.report for b in own if support.in_body(b.claim) and b.says == "gone"}
    staying = _staying([*own, *_kept(inside)])
    for report, mine in sorted(_by_report(summaries).items()):
        kept = staying.get(report)
        if not kept or report in over:
            continue
        says, does = mine[0], kept[0].claim
        why = f"The {says.section} says {one(says.quote)}; the body says {one(does.quote)}."
        tellings = [Telling("withdrawn", c.quote, c, c.time.date) for c in mine]
        tellings += [_status(b, "present") for b in kept]
        yield dispute(subject, "status", "headline-vs-body", tellings, why, sources)
        yield from _left(subject, [c for c in mine if is_departure(c)], kept, sources)


def whole(
    subject: Subject, own: Sequence[Bearing], inside: Sequence[Bearing], sources: Sources
) -> Iterator[DisputeRow]:
    """Bodies that have all of a force gone, and some of it in place."""
    exits = [b.claim for b in own if support.in_body(b.claim) and is_departure(b.claim) and _says_all(b.claim)]
    staying = _staying([*own, *_kept(inside)])
    for report, mine in sorted(_by_report(exits).items()):
        yield from _left(subject, mine, staying.get(report, []), sources)


def _staying(bearings: Iterable[Bearing]) -> dict[str, list[Bearing]]:
    """By report: where its body says that the force is, at no other time than its own."""
    found: dict[str, list[Bearing]] = {}
    for b in bearings:
        if support.in_body(b.claim) and b.direct and b.says == "there" and not b.claim.time.text:
            found.setdefault(b.claim.report, []).append(b)
    return found


def _kept(inside: Sequence[Bearing]) -> list[Bearing]:
    """The bearings on sites that the body of the same report does not have the force leave."""
    left = {(b.claim.report, b.place.id) for b in inside if support.in_body(b.claim) and b.says == "gone" and b.place}
    return [b for b in inside if not b.place or (b.claim.report, b.place.id) not in left]


def _by_report(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in support.distinct(claims):
        found.setdefault(claim.report, []).append(claim)
    return found


def _left(subject: Subject, exits: Sequence[Claim], kept: Sequence[Bearing], sources: Sources) -> Iterator[DisputeRow]:
    """A whole force cannot have left where a part of it is still said to be there."""
    if exits and kept:
        first, there = exits[0], kept[0].claim
        number = one(first.count.text) if first.count and first.count.text else "The force"
        stay = one(there.count.text) if there.count and there.count.text else "some of it"
        why = f"{number} is said to have left, while {stay} is said to be there still, in one report."
        tellings = [Telling("all", c.count.text if c.count else c.quote, c, c.time.date) for c in exits]
        tellings += [
            Telling("not all", b.claim.count.text if b.claim.count else b.claim.quote, b.claim, b.when) for b in kept
        ]
        yield dispute(subject, "departed", "genuine", tellings, why, sources)


def _is_exit(bearing: Bearing, totals: Sequence[Claim]) -> bool:
    """Whether a bearing has the whole force gone: without a number, with "all", or with the number of those there."""
    claim = bearing.claim
    if bearing.says == "gone":
        return True
    if bearing.says != "leaving" or claim.action != "withdraw" or not is_departure(claim) or claim.count is None:
        return False
    same = (t.count is not None and support.counts_agree(claim.count, t.count) and _near(claim, t) for t in totals)
    return _says_all(claim) or any(same)


def _near(departed: Claim, there: Claim) -> bool:
    """Whether two counts that agree are also both bounded: "more than 100" agrees with nearly everything."""
    a, b = departed.count, there.count
    return a is not None and b is not None and None not in (a.low, a.high, b.low, b.high)


def _says_all(claim: Claim) -> bool:
    return claim.count is not None and claim.count.text.casefold().startswith(("all ", "both "))


def speech_acts(
    subject: Subject, claims: Sequence[Claim], published: Mapping[str, Published], sources: Sources
) -> Iterator[DisputeRow]:
    """Orders, agreements and plans to leave that different claims tell of one force: different things, all of them so.
    An order that is denied is another matter."""
    told: list[Telling] = []
    refused: list[Telling] = []
    for claim in claims:
        when = asof.came_about(claim, published)
        act = ACTS.get(claim.action or "")
        if claim.action == "withdraw" and claim.modality in PLANS and claim.polarity:
            act = ACTS["order-out"] if claim.modality == "ordered" else "planned to leave"
        if act is None or claim.modality in ("possible", "conditional", "forecast"):
            continue
        denied = claim.modality == "denied" or not claim.polarity
        (refused if denied else told).append(Telling(f"not {act}" if denied else act, claim.quote, claim, when))
    acts = sorted({str(t.value) for t in told})
    if len(acts) > 1:
        why = f"To be {' and to have '.join(acts)} are different acts: all of them may be so."
        yield dispute(subject, "speech-act", "speech-act", told, why, sources)
    clash = [
        (no, yes)
        for no in refused[:MOST_COMPARED]
        for yes in told[:MOST_COMPARED]
        if no.value == f"not {yes.value}" and no.claim.report != yes.claim.report and not asof.before(no.when, yes.when)
    ]
    if clash:
        no, yes = clash[0]
        why = f"{str(yes.value).capitalize()}{said_by(yes)} by one report, {no.value}{said_by(no)} by another."
        yield dispute(
            subject, "speech-act", "genuine", {t.claim.id: t for pair in clash for t in pair}.values(), why, sources
        )


def talks(
    subject: Subject,
    own: Sequence[Claim],
    claims: Sequence[Claim],
    published: Mapping[str, Published],
    sources: Sources,
) -> Iterator[DisputeRow]:
    """Reports that have a force ordered out, or its leaving agreed, and others that have both sides still talking.

    `own` are the presence claims of the force, `claims` what is told of talks: that they are held (CONSULT) and what
    has been agreed (AGREE). To talk is another act than to order or to agree, so all may be so; that nothing has been
    agreed cannot stand beside an agreement of the same weeks.
    """
    told = [
        Telling(word, c.quote, c, asof.came_about(c, published))
        for c in own
        if (word := ACTS.get(c.action or "")) and c.polarity and c.modality in ("asserted", *PLANS)
    ][:MOST_COMPARED]
    if not told:
        return
    sides = {subject.force.country if subject.force else None, subject.host}
    sentences = {(c.report, c.sentence) for c in own}
    held = [c for c in claims if _between(c, sides)][:MOST_COMPARED]
    unsettled = {(c.report, c.sentence) for c in claims if c.event and c.event.type == "AGREE" and not c.polarity}
    softer: dict[str, Telling] = {}
    clash: dict[str, Telling] = {}
    for talk in held:
        at = (talk.report, talk.sentence)
        none = at in unsettled
        if not (none or at in sentences):
            continue  # talks about something else
        when = asof.came_about(talk, published)
        for act in told:
            if act.claim.report == talk.report or gap(act.when, when) > TALKED:
                continue
            opposed = none and act.claim.action == "agree-to-leave" and not asof.before(when, act.when)
            rows = clash if opposed else softer
            rows[act.claim.id] = act
            rows[talk.id] = Telling("nothing agreed" if opposed else "in talks", talk.quote, talk, when)
    for kind, rows in (("genuine", clash), ("speech-act", softer)):
        acts = sorted({str(t.value) for t in rows.values() if t.claim.action in ACTS})
        if rows and kind == "genuine":
            why = f"{' and '.join(acts).capitalize()} by one report; by another, talks go on and nothing is agreed."
            yield dispute(subject, "speech-act", "genuine", rows.values(), why, sources)
        elif rows:
            why = (
                f"{' and '.join(acts).capitalize()} by one report, in talks by another: different acts, both may be so."
            )
            yield dispute(subject, "speech-act", "speech-act", rows.values(), why, sources)


def _between(claim: Claim, sides: set[str | None]) -> bool:
    """Whether a claim has two countries in talks, as a fact."""
    if claim.event is None or claim.event.type != "CONSULT" or not claim.polarity or claim.modality == "denied":
        return False
    return sides <= {actor.country for actor in (*claim.actors, *claim.recipients)}


def consents(subject: Subject, signs: Sequence[Sign], sources: Sources) -> Iterator[DisputeRow]:
    """Reports that give a different consent of the host for one time."""
    heard = [sign for sign in signs if support.in_body(sign.claim)] or list(signs)
    revoked = [sign for sign in heard if sign.value == "revoked"][:MOST_COMPARED]
    granted = [sign for sign in heard if sign.value != "revoked"][:MOST_COMPARED]
    clash = [(a, b) for a in revoked for b in granted if differ(a, b)]
    if clash:
        a, b = clash[0]
        why = f"The host's leave is {a.value} by one report and {b.value} by another, both {moment(a.when)}."
        tellings = {s.claim.id: Telling(s.value, s.claim.quote, s.claim, s.when) for pair in clash for s in pair}
        yield dispute(subject, "consent", "genuine", tellings.values(), why, sources)


def separations(
    subject: Subject, claims: Sequence[Claim], published: Mapping[str, Published], sources: Sources
) -> Iterator[DisputeRow]:
    """Whether one force is kept from another at a place, and in how many ways that is put."""
    kept: dict[str, list[Telling]] = {}
    not_kept: dict[str, list[Telling]] = {}
    for claim in claims:
        for item in claim.separation:
            if claim.modality in ("asserted", "denied"):
                apart = claim.polarity and claim.modality == "asserted"
                telling = Telling(item.relation, item.relation, claim, asof.happened(claim, published))
                (kept if apart else not_kept).setdefault(item.from_, []).append(telling)
    for other in sorted(kept.keys() & not_kept.keys()):
        no = [Telling(f"not {t.value}", t.claim.quote, t.claim, t.when) for t in not_kept[other]]
        why = f"Kept from {other} by one report, not kept from it by another."
        yield dispute(subject, "separation", "genuine", [*kept[other], *no], why, sources)
    for other, told in sorted(kept.items()):
        ways = sorted({str(t.value) for t in told})
        reports = {t.claim.report for t in told}
        if len(ways) > 1 and len(reports) > 1 and other not in not_kept:
            why = f"{one(ways[0])} and {one(ways[1])} both keep it from {other}: one arrangement in several words."
            yield dispute(subject, "separation", "granularity", told, why, sources)


def _status(bearing: Bearing, value: str) -> Telling:
    when = bearing.when if bearing.when != FuzzyDate() else bearing.claim.time.date
    return Telling(value, bearing.claim.quote, bearing.claim, when)
