"""Which mission "the peacekeepers", "UN troops" or "the blue helmets" are: the only one that the report names, else the
only one that their organisation had then in the country that the report speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from attache.coding.who.mentions import ActorMention
from attache.lexicon import Lexicon
from attache.lexicon.entries import Group, day_bounds
from attache.model import Actor, FuzzyDate


def named(
    mentions: Sequence[ActorMention], spoken: Mapping[str, int], lexicon: Lexicon, published: FuzzyDate
) -> list[ActorMention]:
    """The mentions, those of peacekeepers without a mission of their own being given one. `spoken` counts the report's
    countries."""
    here = {m.actor.id: m for m in reversed(mentions) if m.actor.id.startswith("group/") and m.actor.kind == "mission"}
    found = []
    for mention in mentions:
        if mention.actor.kind == "mission" and (body := _body(mention.actor)) is not None:
            actor, rule = meant(body, list(here.values()), spoken, lexicon, published)
            if actor is not None:
                mention = msgspec.structs.replace(mention, actor=actor, rule=f"{mention.rule}; {rule}")
        found.append(mention)
    return found


def meant(
    body: str, here: Sequence[ActorMention], spoken: Mapping[str, int], lexicon: Lexicon, published: FuzzyDate
) -> tuple[Actor | None, str]:
    """The mission that a body's peacekeepers are of, with the rule that says so. `here` are the missions that the
    report names, `body` an organisation's id or "" for peacekeepers of nobody in particular."""
    fitting = [m for m in here if m.actor.id in lexicon.groups and _is_of(lexicon.groups[m.actor.id], body, lexicon)]
    if len(fitting) == 1:
        return fitting[0].actor, f"same document: the mission at {fitting[0].start}-{fitting[0].end}"
    if fitting or not body:
        return None, ""
    there = [group for group in _sent(body, spoken, lexicon) if _lasts(group, published)]
    if len(there) != 1:
        return None, ""
    group = there[0]
    actor = Actor(group.id, group.name, group.country, group.sector, group.kind)
    return actor, f"lexicon {group.origin}: its only mission there then"


def _body(actor: Actor) -> str | None:
    """Whose peacekeepers they are: an organisation's id, "" where nobody says, None for those of a named mission."""
    if actor.id.startswith("MIL/"):
        return ""
    return actor.id.removesuffix("-MIL") if actor.id.startswith("org/") and actor.id.endswith("-MIL") else None


def _is_of(group: Group, body: str, lexicon: Lexicon) -> bool:
    if not body:
        return True
    row = lexicon.organisations.get(body)
    return row is not None and any(group.name.startswith(name) for name in (row.name, *row.aliases))


def _sent(body: str, spoken: Mapping[str, int], lexicon: Lexicon) -> Iterable[Group]:
    """The body's missions in the countries that the report speaks of."""
    for group in lexicon.groups.values():
        if group.kind == "mission" and set(group.countries) & set(spoken) and _is_of(group, body, lexicon):
            yield group


def _lasts(group: Group, published: FuzzyDate) -> bool:
    """Whether the mission may have been there on the day."""
    start = day_bounds(group.start).earliest if group.start else None
    end = day_bounds(group.end).latest if group.end else None
    return FuzzyDate(start, end).overlaps(published)
