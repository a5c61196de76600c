"""Who said what: one row per statement. The same words of the same speaker in several reports are one statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from attache.model import Claim, FuzzyDate, Published
from attache.record import asof, support
from attache.record.rows import SpeakerRow, StatementRow, Voice
from attache.record.support import UNMISTAKABLE, Sources


def statements(
    claims: Iterable[Claim],
    published: Mapping[str, Published],
    *,
    on: dt.date | None = None,
    origins: Mapping[str, str] | None = None,
) -> list[StatementRow]:
    """Rows of statements made up to the day `on` (default: the latest day reported on), by date.

    `published` gives each report's day of publication, `origins` the origin of a report that is a copy.
    """
    claims = support.distinct(claims)
    on = on or asof.latest_day(claims, published)
    sources = Sources(origins)
    same: dict[tuple[str, str], list[tuple[FuzzyDate, Claim]]] = {}
    for claim in claims:
        when = asof.happened(claim, published)
        if claim.kind == "statement" and asof.reached(when, on):
            same.setdefault(_same_words(claim), []).append((when, claim))
    rows = [_row(said, sources) for found in same.values() for said in _at_one_time(found)]
    return sorted(rows, key=lambda row: (asof.order(row.date), row.claims))


def _same_words(claim: Claim) -> tuple[str, str]:
    words = "".join(character for character in _words(claim).casefold() if character.isalnum())
    named = claim.speaker is not None and claim.speaker.name is not None
    # Nobody knows whether two who are not named are one.
    return (claim.speaker.id, words) if claim.speaker and named and words else ("", claim.id)


def _words(claim: Claim) -> str:
    return claim.words or claim.quote


def _at_one_time(found: Sequence[tuple[FuzzyDate, Claim]]) -> list[list[tuple[FuzzyDate, Claim]]]:
    # Words too few to be unmistakable are one statement only at one time.
    if len(_words(found[0][1]).split()) >= UNMISTAKABLE:
        return [list(found)]
    groups: list[list[tuple[FuzzyDate, Claim]]] = []
    for when, claim in sorted(found, key=lambda item: (asof.width(item[0]), asof.order(item[0]), item[1].id)):
        for group in groups:
            if all(when.overlaps(other) for other, _ in group):
                group.append((when, claim))
                break
        else:
            groups.append([(when, claim)])
    return groups


def _row(said: Sequence[tuple[FuzzyDate, Claim]], sources: Sources) -> StatementRow:
    claims = [claim for _, claim in said]
    # The first report's cut of the words stands for the others: they differ in no letter.
    first = min(said, key=lambda item: (not support.in_body(item[1]), asof.order(item[0]), item[1].id))[1]
    voice = support.most_said([(_voice(claim), claim) for claim in claims], sources)
    about = {actor.id for claim in claims for actor in claim.actors + claim.recipients}
    about |= {claim.place.id for claim in claims if claim.place}
    return StatementRow(
        speaker=_speaker(first, claims, sources),
        attribution=voice or _voice(first),
        date=support.best_date(said, sources),
        quote=_words(first),
        about=tuple(sorted(about - {claim.speaker.id for claim in claims if claim.speaker})),
        claims=support.ids(claims),
    )


def _voice(claim: Claim) -> Voice:
    if claim.attribution != "none":
        return claim.attribution
    return "indirect" if claim.speaker and claim.speaker.name else "anonymous"


def _speaker(first: Claim, claims: Sequence[Claim], sources: Sources) -> SpeakerRow | None:
    if first.speaker is None:
        return None
    roles = [(claim.speaker.role, claim) for claim in claims if claim.speaker and claim.speaker.role]
    countries = [(claim.speaker.country, claim) for claim in claims if claim.speaker and claim.speaker.country]
    role, country = support.most_said(roles, sources), support.most_said(countries, sources)
    return SpeakerRow(first.speaker.id, first.speaker.name, role, country)
