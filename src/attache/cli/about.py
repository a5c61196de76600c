"""Which place a command is about, where that is named without saying what it is."""

from __future__ import annotations

from typing import NamedTuple

import typer

from attache import countries
from attache.errors import InputError


class About(NamedTuple):
    """A country, or a base or other place by its name; neither where nothing was named."""

    country: str | None
    site: str | None


def about(place: str | None, *options: str | None) -> About:
    """The country that PLACE names, else the site. Raises `typer.BadParameter` where one of the `options` that name a
    place is given too."""
    if place is None:
        return About(None, None)
    if any(options):
        raise typer.BadParameter("name the place once, here or by its option", param_hint="'PLACE'")
    try:
        code = countries.code(place)
        countries.check(code)
    except InputError:
        return About(None, place)
    return About(code, None)


def country(place: str | None, option: str | None) -> str | None:
    """The country that PLACE or the option names; a PLACE that is none is refused when the record is asked."""
    named = about(place, option)
    return named.country or named.site or option
