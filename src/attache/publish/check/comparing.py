"""One claim against another about the same matter: does the one give the other, say less, or speak against it?"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from attache.lexicon.entailments import Action, Entailments
from attache.model import Claim, Count, Place
from attache.publish.check.matter import actor_fits, same_matter, within

Outcome = Literal["gives", "weaker", "against"]
Point = Literal["all", "action", "place", "part", "modality", "polarity", "more", "fewer", "others", "time", "implied"]

HEADS = frozenset({"troops", "personnel", "people", "police"})
LEAVING = frozenset({"withdraw", "hand-over"})
_STANDING = frozenset({"now", "currently"})
_AHEAD = frozenset({"will", "would", "shall"})
ONE_MATTER = dt.timedelta(days=60)  # dates that lie further apart date two things


class Compared(msgspec.Struct, frozen=True):
    """What a known claim makes of one that is said, and on which point. `implied` is what the said one has to mean for
    it to matter, where that is not its own words."""

    outcome: Outcome
    point: Point
    known: Claim
    implied: str = ""


def compare(said: Claim, known: Claim) -> Compared | None:
    """None where the known claim settles nothing."""
    if not same_matter(said, known):
        return None
    step = _event(said, known) if said.kind == "event" else _action(said, known)
    if step is None:
        return None
    outcome, point = step
    if _holds(said) != _holds(known):
        return Compared("against", "polarity", known) if outcome == "gives" and point == "all" else None
    if outcome == "against":
        yet = said.kind == "presence" and said.action in LEAVING and _rank(said) < _rank(known)
        return Compared(outcome, point, known) if _holds(known) and not yet else None  # who is to leave is there still
    if _rank(said) > _rank(known) and "denied" not in (said.modality, known.modality):
        return Compared("weaker", "modality", known)
    if outcome == "gives" and point == "all":
        return _details(said, known)
    return Compared(outcome, point, known)


def _rank(claim: Claim) -> int:
    """How far it has come. Who announces an accord's end has ended it, but not who announces that he will; who
    announces a departure has not left."""
    ranks = Entailments.load().modality
    ahead = claim.kind == "presence" or not _AHEAD.isdisjoint(claim.quote.lower().split())
    return ranks["planned" if ahead and claim.modality == "announced" else claim.modality]


def _holds(claim: Claim) -> bool:
    """Whether the claim says that it is so; a denial of what is so, or a negation, says that it is not."""
    return claim.polarity and claim.modality != "denied"


def _event(said: Claim, known: Claim) -> tuple[Outcome, Point]:
    extra = [one for one in said.recipients if not any(actor_fits(one, other) for other in known.recipients)]
    return ("weaker", "others") if known.recipients and extra else ("gives", "all")


def _action(said: Claim, known: Claim) -> tuple[Outcome, Point] | None:
    rule = Entailments.load().actions.get((said.kind, said.action or ""))
    if rule is None or known.action is None:
        return None
    here, there = said.place or said.origin, known.place or known.origin
    if known.action in rule.given_by:
        return _placed(rule, here, there)
    if known.action in rule.weaker:
        return "weaker", "action"
    nowhere = there is None and (here is None or said.kind != "presence")
    if known.action in rule.against and (here is None or nowhere or (there and _bears(rule, here, there))):
        return "against", "action"
    return None


def _bears(rule: Action, said: Place, known: Place) -> bool:
    """Whoever has left one base may be at another; whoever is at one base has not left the country."""
    return within(known, said) if rule.place == "around" else within(said, known)


def _placed(rule: Action, said: Place | None, known: Place | None) -> tuple[Outcome, Point] | None:
    """Whether the known place will do for the one that is said."""
    if said is None or known is None or said.id == known.id or rule.place == "either":
        return "gives", "all"
    if within(known, said):  # known more narrowly
        one_of_them = rule.action == "hand-over" and known.kind == "site"  # a base in a country is handed over there
        return ("gives", "all") if rule.place == "inside" or one_of_them else ("weaker", "place")
    return ("gives", "all") if rule.place == "around" else None


def _details(said: Claim, known: Claim) -> Compared | None:
    if said.kind == "presence" and said.action in LEAVING and not _partial(said) and _partial(known):
        return Compared("weaker", "part", known)
    if said.count and known.count and said.count.scope == known.count.scope:
        sign = sizes(said.count, known.count)
        if sign:
            return Compared("weaker", "more", known) if sign > 0 else Compared("against", "fewer", known)
    dated = known.time.text.lower() not in _STANDING  # "Armenians stand there now" since whenever they came
    if dated and said.time.text and known.time.text and not said.time.date.overlaps(known.time.date):
        return Compared("against", "time", known) if _near(said, known) else None
    return Compared("gives", "all", known)


def _partial(claim: Claim) -> bool:
    return claim.count is not None and claim.count.scope == "part"


def sizes(said: Count, known: Count) -> int:
    """1 where the one said is surely more than the one known, -1 where it is surely less, 0 where both may be one."""
    if said.unit != known.unit and not {said.unit, known.unit} <= HEADS:
        return 0
    if said.low is not None and known.high is not None and said.low > known.high:
        return 1
    if said.high is not None and known.low is not None and said.high < known.low:
        return -1
    return 0


def _near(a: Claim, b: Claim) -> bool:
    first, second = sorted((a.time, b.time), key=lambda time: time.latest or dt.date.max)
    exact = max(a.time.precision, b.time.precision) <= 2
    return bool(exact and first.latest and second.earliest and second.earliest - first.latest <= ONE_MATTER)


def implications(claim: Claim) -> list[tuple[Claim, str]]:
    """What a claim says of its recipients besides, each as a claim of its own with the words for it."""
    rule = Entailments.load().implied.get(claim.action or "") if claim.kind == "presence" else None
    if rule is None or not claim.recipients:
        return []
    changed = msgspec.structs.replace(
        claim, action=rule.recipients, actors=claim.recipients, recipients=claim.actors, count=None
    )
    return [(changed, rule.words)]


def received(claim: Claim) -> Claim | None:
    """What a claim says of those to whom it was done: to whom a base is handed over, they have taken it over."""
    action = Entailments.load().received.get(claim.action or "") if claim.kind == "presence" else None
    if action is None or not claim.recipients:
        return None
    return msgspec.structs.replace(claim, action=action, actors=claim.recipients, recipients=claim.actors, count=None)
