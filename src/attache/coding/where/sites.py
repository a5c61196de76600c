"""Bases, airfields, embassies and compounds: the ones that the lexicon knows, and those that a text only describes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attache.ids import slug
from attache.lexicon import Lexicon
from attache.lexicon.entries import Site
from attache.lexicon.folding import fold
from attache.model import Place

_ALIKE: Mapping[str, frozenset[str]] = {
    "base": frozenset({"airbase", "naval-base", "barracks", "camp", "training-centre", "compound"}),
    "camp": frozenset({"camp", "barracks", "compound", "training-centre"}),
    "airbase": frozenset({"airbase"}),
    "airport": frozenset({"airport"}),
}
_SETTLED = {"town": "town", "village": "town", "area": "area"}


def place(site: Site, precision: int = 1) -> Place:
    """A row of the lexicon as a place."""
    kind = _SETTLED.get(site.kind, "site")
    if kind == "area":
        precision = max(precision, 3)
    return Place(
        site.id,
        site.name,
        site.country,
        site.admin1 or None,
        site.lat,
        site.lon,
        precision,
        "town" if kind == "town" else "area" if kind == "area" else "site",
    )


def fits(site: Site, kind: str) -> bool:
    """Whether a noun such as "base" or "camp" may speak of a site."""
    return site.kind in _ALIKE.get(kind, frozenset({kind}))


def in_town(lexicon: Lexicon, town: Place, kind: str, nations: Sequence[str] = ()) -> Site | None:
    """The one site of a kind in a town; `nations` are those whose base the text calls it. None where there are
    several."""
    found = [
        site
        for site in by_town(lexicon).get((town.country or "", fold(town.name)), ())
        if fits(site, kind) and all(nation == site.owner or nation in site.users for nation in nations)
    ]
    return found[0] if len(found) == 1 else None


def by_town(lexicon: Lexicon) -> Mapping[tuple[str, str], Sequence[Site]]:
    """The sites of each town, by country and folded name."""
    known: dict[tuple[str, str], list[Site]] | None = lexicon.__dict__.get("_sites_by_town")
    if known is None:
        known = {}
        for site in lexicon.sites.values():
            if site.town and site.kind not in _SETTLED:
                known.setdefault((site.country, fold(site.town)), []).append(site)
        lexicon.__dict__["_sites_by_town"] = known
    return known


def unknown(name: str, country: str | None, near: Place | None) -> Place:
    """A named site that the lexicon lacks; it lies near a town where one is named, else somewhere in its country."""
    if near is not None and near.kind == "town":
        return Place(f"site/{slug(name)}", name, near.country, near.admin1, near.lat, near.lon, 2, "site")
    return Place(f"site/{slug(name)}", name, country, None, None, None, 6, "site")


def embassy(lexicon: Lexicon, sender: str, host: str, town: Place | None, word: str) -> Place:
    """A country's embassy or consulate in another, at its town's coordinates where the lexicon has none."""
    for site in lexicon.sites.values():
        if site.kind == "embassy" and site.owner == sender and site.country == host and word == "embassy":
            return place(site)
    row = lexicon.countries.get(sender)
    label = row.name if row else sender
    where = town.name if town else lexicon.countries[host].name if host in lexicon.countries else host
    name = f"Embassy of {label} in {where}" if word == "embassy" else f"{word.capitalize()} of {label} in {where}"
    if town is None:
        return Place(f"site/{slug(f'{sender} {word} {where}')}", name, host, None, None, None, 6, "site")
    return Place(f"site/{slug(f'{sender} {word} {where}')}", name, host, town.admin1, town.lat, town.lon, 1, "site")


def only(places: Iterable[Place]) -> Place | None:
    """The one place among several mentions, or None where they differ."""
    found = {place.id: place for place in places}
    return next(iter(found.values())) if len(found) == 1 else None
