"""Which agreements bind and which were ended: one row per agreement, with the status that the latest word gives it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from attache.ids import slug
from attache.model import AgreementType, Claim, FuzzyDate, Published
from attache.record import asof, support
from attache.record.identity import commonest, key, party
from attache.record.rows import AgreementRow, AgreementStatus
from attache.record.support import Sources

# What each action makes of an agreement. To violate or to uphold it tells that it binds.
STATUS: Mapping[str, AgreementStatus] = {
    "propose": "proposed",
    "sign": "signed",
    "enter-into-force": "in-force",
    "uphold": "in-force",
    "violate": "in-force",
    "suspend": "suspended",
    "denounce": "denounced",
    "terminate": "terminated",
}
LIFE: Sequence[AgreementStatus] = ("proposed", "signed", "in-force", "suspended", "denounced", "terminated")
# To say it is to do it: a government that announces that it denounces an accord has denounced it.
BY_SAYING: Mapping[str, AgreementStatus] = {"suspend": "suspended", "denounce": "denounced", "terminate": "denounced"}
ENDINGS: frozenset[AgreementStatus] = frozenset({"denounced", "terminated"})
SPOKEN = frozenset({"announced", "planned", "ordered"})


class Word(msgspec.Struct, frozen=True):
    """What one claim says of an agreement's status; `status` is None where it only mentions or denies."""

    claim: Claim
    parties: frozenset[str]
    type: AgreementType
    name: str
    status: AgreementStatus | None
    denies: AgreementStatus | None
    when: FuzzyDate


def agreements(
    claims: Iterable[Claim],
    published: Mapping[str, Published],
    *,
    on: dt.date | None = None,
    origins: Mapping[str, str] | None = None,
    about: str | None = None,
) -> list[AgreementRow]:
    """Rows of agreements on the day `on` (default: the latest day reported on), by parties, type and title.

    `published` gives each report's day of publication, `origins` the origin of a report that is a copy. An agreement
    that is only denied, or only spoken of as possible, makes no row. about: rows of that party's agreements alone.
    """
    claims = support.distinct(claims)
    on = on or asof.latest_day(claims, published)
    words = [word for claim in claims if (word := read(claim, published)) and asof.reached(word.when, on)]
    found = [same for same in by_agreement(words) if about is None or any(about in word.parties for word in same)]
    rows = [made for same in found if (made := row(same, Sources(origins)))]
    return sorted(rows, key=lambda made: (made.parties, made.type, made.id))


def read(claim: Claim, published: Mapping[str, Published]) -> Word | None:
    """What a claim says of an agreement's status; None where it is about something else."""
    action = claim.action
    if claim.kind != "agreement" or claim.agreement is None or action is None or action not in STATUS:
        return None
    parties = frozenset(party(actor) for actor in claim.actors + claim.recipients)
    title = claim.agreement.title.strip()
    status = denies = None
    if claim.modality == "denied" or not claim.polarity:
        denies = STATUS[action]
    elif claim.modality == "asserted":
        status = STATUS[action]
    elif claim.modality in SPOKEN:
        status = BY_SAYING.get(action) if claim.modality == "announced" else None
        status = status or ("proposed" if action in ("propose", "sign", "enter-into-force") else None)
    when = asof.came_about(claim, published)
    return Word(claim, parties, claim.agreement.type, _proper(title), status, denies, when)


@lru_cache(maxsize=4096)
def _proper(title: str) -> str:
    """The name that tells an agreement from others between the same parties; empty where it is only described."""
    words = title.split()
    named = any(character.isdigit() for character in title) or any(word[:1].isupper() for word in words[1:])
    return key(title) if named else ""


def by_agreement(words: Sequence[Word]) -> list[list[Word]]:
    """The words by agreement: the same parties and type, and no two names.

    Words that give no name go with the one named agreement there is between the parties, if there is only one. Words
    that give one party only ("the accord with its ally") likewise go with the one agreement that they fit.
    """
    found: dict[_Identity, list[Word]] = {}
    for word in words:
        found.setdefault(_Identity(word.parties, word.type, label(word)), []).append(word)
    found = _merged(found, [i for i in found if len(i.parties) > 1 and not i.label], _names)
    found = _merged(found, [i for i in found if len(i.parties) < 2], _completes)
    return list(found.values())


def label(word: Word) -> str:
    """What tells the agreement from others: its name; where its type is not known, whatever it is called."""
    return word.name if word.type != "other" else key(word.claim.agreement.title if word.claim.agreement else "")


class _Identity(msgspec.Struct, frozen=True):
    parties: frozenset[str]
    type: AgreementType
    label: str


def _names(other: _Identity, vague: _Identity) -> bool:
    return other.parties == vague.parties and other.type == vague.type and bool(other.label)


def _completes(other: _Identity, vague: _Identity) -> bool:
    known = len(other.parties) > 1 and vague.parties < other.parties
    return known and other.type == vague.type and vague.label in ("", other.label)


def _merged(
    found: Mapping[_Identity, list[Word]], vague: Iterable[_Identity], fits: Callable[[_Identity, _Identity], bool]
) -> dict[_Identity, list[Word]]:
    """Each vague word moved to the identity that fits and that its own report speaks of, or else that alone fits."""
    merged = {identity: list(words) for identity, words in found.items()}
    of_party: dict[tuple[AgreementType, str], list[_Identity]] = {}
    for identity in found:
        for name in ("", *identity.parties):
            of_party.setdefault((identity.type, name), []).append(identity)
    for identity in vague:
        alike = of_party[identity.type, min(identity.parties, default="")]
        candidates = [other for other in alike if other != identity and fits(other, identity)]
        for word in found[identity]:
            near = [other for other in candidates if any(o.claim.report == word.claim.report for o in found[other])]
            target = near or candidates
            if len(target) == 1:
                merged[identity].remove(word)
                merged[target[0]].append(word)
    return {identity: words for identity, words in merged.items() if words}


def row(words: Sequence[Word], sources: Sources) -> AgreementRow | None:
    """The row of one agreement; None where it is only denied or spoken of as possible."""
    telling = [word for word in words if word.status]
    telling = [word for word in telling if support.in_body(word.claim)] or telling
    if not telling:
        return None
    status, contested = _status(telling, [word for word in words if word.denies], sources)
    current = [word for word in telling if word.status == status]
    parties = max((tuple(sorted(word.parties)) for word in words), key=lambda parties: (len(parties), parties))
    name = max(word.name for word in words)
    type = telling[0].type
    until = [
        (FuzzyDate(None, word.claim.until.latest), word.claim)
        for word in words
        if word.claim.until and word.claim.until.latest and word.denies is None
    ]
    deadline = _latest(until, sources)
    cited = [word.claim for word in words if word.status] + [claim for when, claim in until if when.latest == deadline]
    titles = [word.claim.agreement.title for word in words if word.claim.agreement]
    title = commonest([title for title in titles if not name or key(title) == name] or titles)
    return AgreementRow(
        id="/".join(
            [
                "agreement",
                "-".join(filter(None, map(slug, parties))) or "unknown",
                type,
                *([slug(title)] if name else []),
            ]
        ),
        title=title,
        parties=parties,
        type=type,
        status=status,
        since=support.best_date([(word.when, word.claim) for word in current], sources),
        deadline=deadline,
        contested=("status",) if contested else (),
        origins=sources.count(cited),
        claims=support.ids(cited),
    )


def _status(telling: Sequence[Word], denying: Sequence[Word], sources: Sources) -> tuple[AgreementStatus, bool]:
    """The status after the latest word, and whether reports differ about it.

    Where the order of two words is not known, the later stage of an agreement's life is the later one. Suspended and
    denounced are no stages of one act, so reports that say either of the same time differ; denounced and terminated
    do not.
    """
    now = asof.last_of(telling, lambda word: word.when)
    status = max((word.status for word in now if word.status), key=LIFE.index)
    contested = False
    ending = [word for word in now if word.status == "suspended" or word.status in ENDINGS]
    if ending:
        ended = [word for word in ending if word.status in ENDINGS]
        halted = [word for word in ending if word.status == "suspended"]
        if (
            halted
            and ended
            and any(a.when.overlaps(b.when) and a.claim.report != b.claim.report for a in halted for b in ended)
        ):
            contested = True
            more = sources.weight(w.claim for w in halted) > sources.weight(w.claim for w in ended)
            ending = halted if more else ended
        elif ended:
            ending = ended
        status = support.most_said([(word.status, word.claim) for word in ending if word.status], sources) or status
    against = [word for word in denying if word.denies == status or {word.denies, status} <= ENDINGS]
    current = [word for word in now if word.status == status]
    contested |= any(not asof.before(no.when, yes.when) for no in against for yes in current)
    return status, contested


def _latest(until: Sequence[tuple[FuzzyDate, Claim]], sources: Sources) -> dt.date | None:
    """The deadline that most origins give; on a tie the latest."""
    days = {when.latest for when, _ in until if when.latest}
    return max(days, key=lambda day: (sources.weight(c for when, c in until if when.latest == day), day), default=None)
