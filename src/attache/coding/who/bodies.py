"""What "the group", "the mission", "the alliance" or "the coalition" may mean: kinds of named bodies by the noun."""

from __future__ import annotations

from collections.abc import Mapping

from attache.coding.who.discourse import Fits
from attache.coding.who.mentions import ActorMention


def _is_named(mention: ActorMention) -> bool:
    return mention.actor.id.startswith(("group/", "name/"))


def _mission(mention: ActorMention) -> bool:
    return mention.actor.kind == "mission" and _is_named(mention)


def _peacekeepers(mention: ActorMention) -> bool:
    return mention.actor.kind == "mission"


def _bloc(mention: ActorMention) -> bool:
    return mention.actor.sector == "IGO" and mention.actor.id.startswith("org/") and mention.actor.kind is None


def _alliance(mention: ActorMention) -> bool:
    return _bloc(mention) and any(word in mention.actor.name.lower() for word in ("alliance", "treaty", "nato"))


def _union(mention: ActorMention) -> bool:
    return _bloc(mention) and "union" in mention.actor.name.lower()


def _coalition(mention: ActorMention) -> bool:
    return "coalition" in mention.actor.name.lower() and mention.actor.id.startswith(("group/", "org/", "name/"))


def _company(mention: ActorMention) -> bool:
    return mention.actor.sector in ("BUS", "PMC")


def _agency(mention: ActorMention) -> bool:
    actor = mention.actor
    return actor.id.startswith(("org/", "name/")) and actor.sector in ("IGO", "NGO", "MED", "GOV", None)


def _group(mention: ActorMention) -> bool:
    armed = mention.actor.kind in ("armed-group", "pmc") and _is_named(mention)
    return armed or mention.actor.sector == "NGO"


MEANT: Mapping[str, tuple[Fits, ...]] = {
    "mission": (_mission, _peacekeepers),
    "alliance": (_alliance,),
    "bloc": (_bloc,),
    "union": (_union,),
    "coalition": (_coalition,),
    "company": (_company,),
    "firm": (_company,),
    "agency": (_agency,),
    "body": (_agency,),
    "organisation": (_agency,),
    "organization": (_agency,),
    "group": (_group,),
    "movement": (_group,),
    "outfit": (_group,),
    "faction": (_group,),
}
"""For each noun what it may mean, the likelier first."""
