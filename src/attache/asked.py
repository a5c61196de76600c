"""What a question is narrowed to: the filters that were given, with countries as their codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from attache import countries

T = TypeVar("T")

COUNTRIES = frozenset({"host", "country"})
"""The filters whose value is a country."""


def wanted_of(**filters: str | None) -> dict[str, str]:
    """The filters that are given, countries as alpha-3 codes."""
    given = {name: value for name, value in filters.items() if value is not None}
    return {name: countries.code(value) if name in COUNTRIES else value for name, value in given.items()}


def counted(rows: Iterable[T], wanted: Mapping[str, str]) -> Iterator[T]:
    """The rows as they are; where there are none, see that the countries asked for exist."""
    row = None
    for row in rows:
        yield row
    if row is None:
        for name in COUNTRIES & wanted.keys():
            countries.check(wanted[name])
