"""What became of those whom a figure counts: killed, wounded, captured, displaced, or present as strength."""

from __future__ import annotations

import re
from itertools import pairwise

from attache.coding.howmany.countdraft import Draft
from attache.coding.howmany.countnouns import toll_before
from attache.coding.howmany.units import Units

_AUXILIARY = (
    r"(?:(?:who|which|that|were|was|are|is|been|being|have|has|had|also|reportedly|believed|to|be|said|feared|"
    r"confirmed|"
    r"left|found|got|went|all|both|later|already|severely|seriously|critically|badly|either|others?)\s+){0,5}"
)
_BEHIND = re.compile(rf"\s*,?\s*(?P<auxiliary>{_AUXILIARY})(?P<words>\w+(?: \w+)?(?: \w+)?)")
# An active verb has its object right behind it: "soldiers killed 12 rebels", against "soldiers killed in March".
_OBJECT = re.compile(
    r"\s+(?!(?:in|on|by|when|since|during|and|or|as|after|at|near|while|over|so|this|last|were|was|are|is|to|from|"
    r"outside|"
    r"inside|across|between|because|before|earlier)\b)[A-Za-z0-9]"
)
_VERB = re.compile(r"(\w+)(?: (?:off|about|as|in all|up|by|to|the|its|their|his|an|another|all))*\s*$")
_TWO_WORDS = re.compile(r"(\w+ \w+)\s*$")
_LAST_WORD = re.compile(r"(\w+)\s*$")
_JOINED = re.compile(r"\s*(?:,|and|or|,\s*and|plus|as well as|along with|,\s*including|including)\s*", re.IGNORECASE)


def read_fate(text: str, draft: Draft, units: Units) -> str:
    """What the words behind the noun or the verb before the figure say became of them; empty where neither does."""
    before = text[max(0, draft.start - 60) : draft.start].lower()
    fate = _behind(text, max(draft.noun_end, draft.amount.end), units)
    if fate:
        return fate
    for pattern in (_TWO_WORDS, _VERB):
        lead = pattern.search(before)
        if lead and lead[1] in units.before:
            return units.before[lead[1]]
    toll = toll_before(before, units)
    if toll:
        return toll[0]
    return draft.default if draft.default not in ("strength", "other") else ""


def _behind(text: str, position: int, units: Units) -> str:
    after = _BEHIND.match(text, position)
    if after is None:
        return ""
    words = after["words"].lower().split()
    for size in range(len(words), 0, -1):
        fate = units.after.get(" ".join(words[:size]))
        active = words[0] in units.before and _OBJECT.match(text, after.start("words") + len(words[0]))
        if fate and (after["auxiliary"] or not active):
            return fate
    return ""


def share_fates(text: str, drafts: list[Draft], units: Units) -> None:
    """Counts joined by a comma or "and" share a verb: "12 soldiers and five civilians were killed"."""
    for draft, later in zip(drafts[-2::-1], drafts[:0:-1], strict=True):
        if not draft.of and later.of and draft.rule == later.rule:
            verb = _LAST_WORD.search(text[max(0, later.start - 40) : later.start].lower())
            own = verb is not None and verb[1] in units.before
            if not own and _JOINED.fullmatch(text[draft.noun_end : later.start]):
                draft.of = later.of
    for earlier, draft in pairwise(drafts):
        if not draft.of and earlier.of and _JOINED.fullmatch(text[earlier.noun_end : draft.start]):
            draft.of = earlier.of
