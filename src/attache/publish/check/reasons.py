"""Why, in words for an editor."""

from __future__ import annotations

from collections.abc import Sequence

from attache.lexicon.entailments import Entailments
from attache.model import Claim, Count, Modality
from attache.publish.check.comparing import Compared

MOST_NAMED = 3
NOT_GONE = "No sentence of the body says that they are gone."
GIVEN = "The body says so."
ALIKE = "The body says so, in much the same words."
SAID_OF: dict[Modality, str] = {
    "planned": "planned",
    "ordered": "ordered or asked for",
    "forecast": "expected",
    "possible": "possible",
    "conditional": "conditional",
    "announced": "announced",
    "denied": "denied",
}
NOT_YET: dict[Modality, str] = {
    "planned": "are to",
    "ordered": "have been told to",
    "forecast": "are expected to",
    "possible": "may",
    "conditional": "may",
}


def weaker(said: Claim, match: Compared, kept: Claim | None = None) -> str:
    """Where the body says less; `kept` is what it says against the rest."""
    known = match.known
    if match.point == "modality":
        return unsure(said.modality, known)
    if match.point == "more":
        return numbers(_counted(said.count), _counted(known.count), more=True)
    if match.point == "others":
        extra = [one.name for one in said.recipients if one.id not in {other.id for other in known.recipients}]
        return partly([one.name for one in known.recipients], extra)
    if match.point == "part":
        return f"The body says this of a part only: “{_short(known.quote)}”."
    if match.point == "place":
        place = known.place or known.origin
        only = f"The body says this of {place.name if place else 'one place'} only, not of the whole of {_where(said)}"
        return f"{only}{f'; it also has “{_short(kept.quote)}”' if kept else ''}."
    return f"The body does not go so far: there, {_who(said)} {_action(known)}: “{_short(known.quote)}”."


def unsure(said: Modality, known: Claim) -> str:
    """Where the body has it only as possible, planned or the like."""
    only = SAID_OF[known.modality]
    return f"Stated as {_stated(said)}; in the body it is only {only}: “{_short(known.quote)}”."


def against(said: Claim, match: Compared) -> str:
    """Where the body has it otherwise."""
    known = match.known
    if match.point == "polarity":
        return f"The body says the opposite: “{_short(known.quote)}”."
    if match.point == "fewer":
        return numbers(_counted(said.count), _counted(known.count), more=False)
    if match.point == "time":
        return f"The date differs from the body's: “{said.time.text}” here, “{known.time.text}” there."
    return f"In the body, {_who(said)} {_action(known)}: “{_short(known.quote)}”."


def implied(words: str, told: Sequence[Compared], apart: Sequence[str]) -> str:
    """Where the sentence means something that the body does not bear out; `apart` is how the two forces are kept
    apart."""
    certain = [match for match in told if match.outcome == "against" or match.point != "place"]
    states = list(dict.fromkeys(_action(match.known) for match in certain or told))
    beside = f", the newcomers “{_short(apart[0])}”" if apart else ""
    return f"{words[:1].upper()}{words[1:]}; in the body, {_who(told[0].known)} {listed(states[:2])}{beside}."


def hedged(told: Sequence[str], modality: Modality, quote: str) -> str:
    """Where verbs are told as facts that the body tells as less."""
    named = listed([f"“{verb}”" for verb in told])
    stated = "are stated as facts; in the body they are" if len(told) > 1 else "is stated as a fact; in the body it is"
    return f"{named} {stated} only {SAID_OF[modality]}: “{_short(quote)}”."


def partly(there: Sequence[str], extra: Sequence[str]) -> str:
    """Where a list is longer than the body's."""
    return f"The body says this of {listed(there)}, not of {listed(extra)}."


def turned(verb: str, quote: str) -> str:
    """Where the body negates a verb, or the sentence does."""
    return f"The body says the opposite of “{verb}”: “{_short(quote)}”."


def kept(quote: str) -> str:
    """Where the sentence has a force gone that the body has in place."""
    return f"The body has them there still: “{_short(quote)}”."


def held(quote: str) -> str:
    """Where the sentence has a place taken that the body has in other hands."""
    return f"The body has it in other hands still: “{_short(quote)}”."


def beside(quote: str) -> str:
    """Where the sentence has a place taken over that the body has entered or shared."""
    return f"The body has nobody take it over, only come in or share it: “{_short(quote)}”."


def not_yet(quote: str) -> str:
    """Where the sentence tells a deed as done that the body has only tried, offered or discussed."""
    return f"Stated as done; in the body it is not so far: “{_short(quote)}”."


def other_way(said: str, known: str, quote: str) -> str:
    """Where the body has the same one do the opposite."""
    return f"The body has it the other way: “{said}” here, “{known}” there: “{_short(quote)}”."


def intended(number: str, quote: str) -> str:
    """Where the body gives a number only as what is planned."""
    return f"In the body, {number} is only what is planned: “{_short(quote)}”."


def missing(names: Sequence[str], amounts: Sequence[str], words: Sequence[str]) -> str:
    """Where no sentence of the body says it."""
    if amounts and not names:
        return f"The body does not give {listed(amounts[:MOST_NAMED])}."
    lost = [f"“{word}”" for word in (names or words)[:MOST_NAMED]]
    if lost:
        return f"The body does not say this; nothing there answers to {listed(lost)}."
    return "No sentence of the body says this."


def listed(names: Sequence[str]) -> str:
    """'a, b and c'."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def numbers(here: str, there: str, more: bool) -> str:
    """Where the body's number is another."""
    differs = "is higher than in the body" if more else "differs from the body's"
    return f"The number {differs}: “{here}” here, “{there}” there."


def _counted(count: Count | None) -> str:
    return count.text if count else "none"


def _stated(modality: Modality) -> str:
    return "a fact" if modality in ("asserted", "announced") else SAID_OF[modality]


def _who(claim: Claim) -> str:
    if claim.kind == "agreement":
        return "the agreement"
    return listed([one.name for one in claim.actors]) or "they"


def _where(claim: Claim) -> str:
    place = claim.place or claim.origin
    return place.name if place else "the country"


def _action(claim: Claim) -> str:
    rule = Entailments.load().actions.get((claim.kind, claim.action or ""))
    if rule is None:
        return f"“{_short(claim.quote)}”"
    not_yet = NOT_YET.get(claim.modality)
    return f"{not_yet} {rule.bare}" if not_yet and rule.bare else rule.words


def _short(quote: str) -> str:
    plain = " ".join(quote.split())
    return plain if len(plain) <= 200 else f"{plain[:200].rsplit(' ', 1)[0]} …"


def part(text: str) -> str:
    """Where the body says the rest of the sentence, but not this."""
    return f"The body does not say this part: “{_short(text)}”."
