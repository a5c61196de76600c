"""How fast the views of one country are, and the adding of one report: `python benchmarks/views.py [CLAIMS ...]`.

The record is the one of `world.py`, in a temporary folder. CPU-seconds of this process, the median of five, with the
file in memory; the middling country is the 96th of 190 by how often it is in the news, the busiest the first.
"""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median

import world
from attache.record import Store
from attache.record.agreements import agreements
from attache.record.disputes import disputes
from attache.record.events import events
from attache.record.filters import select
from attache.record.offices import offices
from attache.record.presence import presence
from attache.record.question import Question

ON, KNOWN = dt.date(2021, 6, 1), dt.date(2019, 1, 1)
LANDS = {"middling": world.COUNTRIES[95], "busiest": world.COUNTRIES[0]}
TIMES = 5
ENOUGH = 5.0  # CPU-seconds: what takes longer is asked once


def answer(store: Store, view: str, land: str, known: dt.date | None) -> int:
    """How many rows a view has for a country: what the methods of `Record` do, for codes that no country has."""
    asked = Question(store)
    claims = {
        "presence": lambda: asked.presence(known, land),
        "agreements": lambda: asked.agreements(known, land, ON),
        "offices": lambda: asked.claims(known, ("office",), land),
        "events": lambda: asked.events(known, land),
        "disputes": lambda: asked.disputes(known, land, ON),
    }[view]()
    derive: Callable[..., list[object]] = {
        "presence": presence, "agreements": agreements, "offices": offices, "events": events, "disputes": disputes,
    }[view]  # type: ignore[assignment]  # fmt: skip
    reports = asked.reports(known, claims)
    published = {id: row.published for id, row in reports.items()}
    rows = derive(claims, published, on=ON, origins={id: row.origin for id, row in reports.items()})
    return len(select(rows, {"host" if view == "presence" else "country": land}))  # type: ignore[type-var]


def questions() -> Iterator[tuple[str, str, str, dt.date | None]]:
    """Name, view, country, day of knowledge."""
    for view in ("presence", "disputes", "agreements", "offices", "events"):
        for name, land in LANDS.items():
            yield f"{view}, {name}", view, land, None
            if view in ("presence", "disputes"):
                yield f"{view}, {name}, as known half-way", view, land, KNOWN


def measured(run: Callable[[], int]) -> tuple[int, float]:
    """What came out, and CPU-seconds."""
    spent: list[float] = []
    found = 0
    while len(spent) < TIMES and not (spent and spent[-1] > ENOUGH):
        before = time.process_time()
        found = run()
        spent.append(time.process_time() - before)
    return found, median(spent)


def fill(store: Store, claims: int) -> list[float]:
    """Add that many claims; the CPU-seconds of each of the last reports."""
    last: list[float] = []
    for report, found in world.reports(claims):
        before = time.process_time()
        store.add(report, found)
        last = [*last[-200:], time.process_time() - before]
    return last


def main(sizes: Iterable[int]) -> None:
    """Print a table for each size."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "world.db"
            with Store.open(path) as store:
                last = fill(store, size)
            print(f"{size:,} claims; one more report {median(last):.4f} CPU-s")
            with Store.open(path, readonly=True) as store:
                for name, *asked in questions():
                    found, spent = measured(lambda asked=asked: answer(store, *asked))  # type: ignore[misc]
                    print(f"{name:<42}{found:>8,}{spent:>10.3f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("claims", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    main(parser.parse_args().claims)
