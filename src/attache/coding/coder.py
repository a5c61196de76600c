"""One report to its claims: every question of this package asked in turn, left to right.

`code` is a pure function of the report, its parse and the lexicon. Order of work: who and where; the day that
expressions of time rest on; each sentence's times, counts and deeds; who speaks; then the claims, kind by kind.
"""

from __future__ import annotations

import msgspec

from attache.coding import agreements, events, facts, faults, offices, predications, presence, speakers, statements
from attache.coding.howmany import counts, money
from attache.coding.story import Scene, Story
from attache.coding.syntax import Syntax
from attache.coding.when import anchor, times
from attache.coding.where import places
from attache.coding.who import actors, home
from attache.lexicon import Lexicon, words
from attache.model import Claim, FuzzyDate, Parse, Report, Sentence


class Coding(msgspec.Struct, frozen=True):
    """A report, dated as well as its text allows, and its claims in the order of the text."""

    report: Report
    claims: tuple[Claim, ...]


def code(report: Report, parse: Parse, lexicon: Lexicon) -> Coding:
    """The claims of one report. Where the report's day is unknown, it is bounded from the text, and the report given
    back carries those bounds."""
    known = words.load(lexicon.folder)
    who = actors.find(parse, lexicon, report.published.date)
    where = places.find(parse, lexicon, who)
    who = home.settle(who, where, lexicon)
    if report.published.how == "unknown":
        published = anchor.infer(report, parse.sentences, lexicon.history, _countries(parse, who, where)).published
        report = msgspec.structs.replace(report, published=published)
    day = report.published.date
    scenes = tuple(_scene(sentence, sentence.stamp or day, known) for sentence in parse.sentences)
    voices = speakers.find(report, [scene.syntax for scene in scenes], who, known.speech)
    story = Story(report, scenes, who, where, voices, lexicon, known, day)
    claims: list[Claim] = []
    for scene in scenes:
        here = presence.find(story, scene)
        claims.extend(here)
        claims.extend(events.find(story, scene, here))
        claims.extend(agreements.find(story, scene))
        claims.extend(facts.find(story, scene))
        claims.extend(faults.find(story, scene))
    claims.extend(offices.find(story))
    claims.extend(statements.find(story, claims))
    unique = {claim.id: claim for claim in claims}
    return Coding(report, tuple(sorted(unique.values(), key=lambda c: (c.start, c.end, c.kind, c.id))))


def _scene(sentence: Sentence, day: FuzzyDate, known: words.Words) -> Scene:
    syntax = Syntax(sentence)
    days = times.find(sentence, day)
    return Scene(
        syntax,
        days,
        # the year of "in January 2017 US troops" counts nobody
        tuple(c for c in counts.find(sentence) if not any(t.start <= c.start and c.start + 4 <= t.end for t in days)),
        money.find(sentence),
        tuple(predications.find(syntax, known)),
    )


def _countries(parse: Parse, who: actors.Actors, where: places.Places) -> dict[int, set[str]]:
    """The countries named in each sentence, by its index."""
    named: dict[int, set[str]] = {sentence.index: set() for sentence in parse.sentences}
    for mention in who.mentions:
        if mention.actor.country:
            named[mention.sentence].add(mention.actor.country)
    for place in where.mentions:
        if place.place.country:
            named[place.sentence].add(place.place.country)
    return named
