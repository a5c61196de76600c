"""Names that claims carry as actors and that the lexicon does not know: what a user's own lexicon might add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from attache.ids import slug
from attache.lexicon import Lexicon
from attache.model import Claim

Sort = Literal["person", "organisation"]
_SORTS: dict[str, Sort] = {"person": "person", "name": "organisation"}


class UnknownRow(msgspec.Struct, frozen=True):
    """A name, in how many sentences of how many reports it acts or is acted on, and the first of these. `country` is
    the one that the sentences gave it."""

    id: str
    name: str
    sort: Sort
    country: str | None
    sentences: int
    reports: int
    example: str
    claims: tuple[str, ...]


def unknown(claims: Iterable[Claim], lexicon: Lexicon) -> list[UnknownRow]:
    """The unknown names, the most frequent first, then by name. `claims` come in the order of their reports."""
    known = _known(lexicon)
    found: dict[str, list[Claim]] = {}
    names: dict[str, Counter[str]] = {}
    countries: dict[str, Counter[str]] = {}
    for claim in claims:
        for actor in {actor.id: actor for actor in (*claim.actors, *claim.recipients)}.values():
            sort, _, name = actor.id.partition("/")
            if sort not in _SORTS or name in known or "/" in name:
                continue
            found.setdefault(actor.id, []).append(claim)
            names.setdefault(actor.id, Counter())[actor.name] += 1
            if actor.country:
                countries.setdefault(actor.id, Counter())[actor.country] += 1
    rows = [
        UnknownRow(
            id=id,
            name=names[id].most_common(1)[0][0],
            sort=_SORTS[id.partition("/")[0]],
            country=countries[id].most_common(1)[0][0] if id in countries else None,
            sentences=len({(claim.report, claim.sentence) for claim in carried}),
            reports=len({claim.report for claim in carried}),
            example=carried[0].quote,
            claims=tuple(sorted({claim.id for claim in carried})),
        )
        for id, carried in found.items()
    ]
    return sorted(rows, key=lambda row: (-row.sentences, row.name, row.id))


def _known(lexicon: Lexicon) -> frozenset[str]:
    """The slugs of all names of people, forces, groups and organisations, and of what stands for a government."""
    people = [(row.name, *row.aliases) for row in lexicon.holders]
    bodies = [
        (row.name, *row.aliases)
        for table in (lexicon.forces, lexicon.groups, lexicon.organisations, lexicon.metonyms)
        for row in table.values()
    ]
    return frozenset(slug(name) for names in (*people, *bodies) for name in names)
