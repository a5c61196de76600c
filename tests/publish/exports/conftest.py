"""A small record made by hand: two forces at two bases, a deadly attack told twice, a strike, a plan, an agreement."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.made import make, say

from attache import Record
from attache.model import Actor, Count, Event, Place, Time
from attache.publish import exports
from attache.record import Store

US = Actor("USA-MIL", "US forces", "USA", "MIL", "regular")
CORPS = Actor("group/africa-corps", "Africa Corps", "RUS", "PMC", "pmc")
ARMY = Actor("MLI-MIL", "Malian armed forces", "MLI", "MIL")
JNIM = Actor("group/jnim", "JNIM", "MLI", "REB")
VILLAGERS = Actor("CVL/villagers", "villagers", None, "CVL")
MALI = Actor("MLI", "Mali", "MLI", "GOV")
TOGO = Actor("TGO", "Togo", "TGO", "GOV")
BASE = Place("site/airbase-101-niamey", "Airbase 101", "NER", "Niamey", 13.48, 2.18, 1, "site")
NIGER = Place("NER", "Niger", "NER", lat=17.6, lon=9.4)
TOWN = Place("place/MLI/mopti", "Mopti", "MLI", "Mopti", 14.49, -4.19, 2, "town")
MALI_WHOLE = Place("MLI", "Mali", "MLI", lat=17.4, lon=-3.5)

FIRST = [
    "About 100 men of “Africa Corps” are at Airbase 101; they share it, in a way.",
    "Nearly 1,000 US troops remain in Niger.",
    "JNIM fighters killed between 20 and 30 villagers near Mopti on 4 June.",
    "Mali and Togo signed a transit agreement in Mopti on 5 June.",
]
SECOND = [
    "At least 25 villagers were killed by JNIM near Mopti on 4 June.",
    "The Malian army shelled a JNIM column between 6 and 12 June, killing 12 fighters.",
    "JNIM will attack Mopti, it says.",
]


def day(earliest: str, latest: str | None = None, precision: int = 1) -> Time:
    return Time(dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest or earliest), precision, "")


def dead(low: int | None, best: int | None, high: int | None, text: str) -> dict[str, object]:
    return {"count": Count(low, best, high, "~", "people", text), "items": ("fatalities",)}


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "sahel.db"
    first = make(1, "2024-06-06", "Bases and villages", FIRST, "Harbour Wire")
    second = make(2, "2024-06-13", "A week of fighting", SECOND, "River Post")
    attack = {"kind": "event", "event": Event("ASSAULT", "firearms", ("military",), "190"), "actors": (JNIM,)}
    village = {**attack, "recipients": (VILLAGERS,), "place": TOWN, "time": day("2024-06-04")}
    told = [
        say(
            first,
            FIRST[0],
            kind="presence",
            action="remain",
            actors=(CORPS,),
            place=BASE,
            count=Count(90, 100, 110, "~", "personnel", "About 100"),
            items=("air-defence system", "trucks"),
        ),
        say(
            first,
            FIRST[1],
            kind="presence",
            action="remain",
            actors=(US,),
            place=NIGER,
            count=Count(None, 1000, 1000, "<", "troops", "Nearly 1,000"),
        ),
        say(first, FIRST[2], **village, **dead(20, None, 30, "between 20 and 30")),
        say(
            first,
            FIRST[3],
            kind="event",
            event=Event("AGREE", None, (), "057"),
            actors=(MALI, TOGO),
            place=TOWN,
            time=day("2024-06-05"),
        ),
    ]
    later = [
        say(second, SECOND[0], **village, **dead(25, 25, None, "At least 25")),
        say(
            second,
            SECOND[1],
            kind="event",
            event=Event("ASSAULT", "heavy-weapons", ("military",), "194"),
            actors=(ARMY,),
            recipients=(JNIM,),
            place=MALI_WHOLE,
            time=day("2024-06-06", "2024-06-12", 2),
            **dead(12, 12, 12, "12"),
        ),
        say(second, SECOND[2], **attack, place=TOWN, modality="planned"),
    ]
    with Store.open(path) as store:
        store.add(first, told)
        store.add(second, later)
    return path


@pytest.fixture
def record(db: Path) -> Iterator[Record]:
    with Record(db, readonly=True) as opened:
        yield opened


@pytest.fixture
def exported(record: Record, tmp_path: Path) -> Callable[..., Path]:
    """Export one format to a file of its name."""

    def run(format: str, **asked: object) -> Path:
        out = io.BytesIO()
        exports.export(record, format, out, **asked)  # type: ignore[arg-type]
        path = tmp_path / format
        path.write_bytes(out.getvalue())
        return path

    return run
