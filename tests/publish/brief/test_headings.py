"""The head of a brief: on which days its reports were published, as far as that is known."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from tests.publish.brief.build import IN_NIGER, US, brief, report, stay

from attache.model import How, Published
from attache.publish.brief import headings
from attache.record.store import Store

MARCH, APRIL, MAY = dt.date(2024, 3, 26), dt.date(2024, 4, 10), dt.date(2024, 5, 3)
Bounds = tuple[dt.date | None, dt.date | None]


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ([(MAY, MAY)], "published on 3 May 2024"),
        ([(MARCH, None)], "published on or after 26 March 2024"),
        ([(None, MAY)], "published by 3 May 2024"),
        ([(MARCH, MAY)], "published between 26 March 2024 and 3 May 2024"),
        ([(MARCH, None), (APRIL, None)], "published on or after 26 March 2024"),
        ([(MARCH, MARCH), (MAY, MAY)], "published between 26 March 2024 and 3 May 2024"),
        ([(APRIL, APRIL), (MARCH, None)], "published on 10 April 2024, 1 of them undated"),
        ([(MARCH, MARCH), (MAY, MAY), (None, None), (None, MAY)], "26 March 2024 and 3 May 2024, 2 of them undated"),
        ([(MARCH, None), (None, MAY)], ""),
        ([(None, None)], ""),
    ],
)
def test_a_bound_is_not_told_as_a_day(bounds: list[Bounds], said: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        for number, (first, last) in enumerate(bounds):
            made, claims = report("2024-05-03", [stay(US, "remain", IN_NIGER, "2024-05-01")], number)
            how: How = "inferred" if first or last else "unknown"
            store.add(msgspec.structs.replace(made, published=Published(first, last, how)), claims)
    told = headings.basis(brief(tmp_path / "a.db", on="2024-05-03"))
    assert said in told
    assert bool(said) == ("published" in told)


def test_without_any_day_a_day_is_asked_for(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        made, claims = report("2024-05-03", [stay(US, "remain", IN_NIGER, "2024-05-01")], 1)
        store.add(msgspec.structs.replace(made, published=Published(MARCH, None, "inferred")), claims)
    assert "--on" in headings.basis(brief(tmp_path / "a.db"))
