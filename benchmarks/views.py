"""How fast the views of one country are, and the adding of one report: `python benchmarks/views.py [CLAIMS ...]`.

The record is the one of `world.py`, in a temporary folder, or that of `--record FILE`. CPU-seconds of this process, the
median of five, with the file in memory, through the public API; the middling country is the 96th of 190 by how often it
is in the news, the busiest the first. Ends with status 1 where the middling country is above its bounds in the end.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

import attache
import world
from attache.record import Store

ON, KNOWN = dt.date(2021, 6, 1), dt.date(2019, 1, 1)
LANDS = {"middling": world.COUNTRIES[95], "busiest": world.COUNTRIES[0]}
TIMES = 5
ENOUGH = 5.0  # CPU-seconds: what takes longer is asked once
BOUNDS = {"presence, middling": 0.05, "disputes, middling": 1.0, "brief, middling": 1.0}
Ask = Callable[[attache.Record], int]


def questions() -> Iterator[tuple[str, Ask]]:
    """Name, and how many rows the answer has."""
    for name, land in LANDS.items():
        yield f"presence, {name}", _rows("presence", host=land, on=ON)
        yield f"presence, {name}, as known half-way", _rows("presence", host=land, on=ON, known=KNOWN)
    for view in ("disputes", "agreements", "offices", "events", "statements"):
        for name, land in LANDS.items():
            yield f"{view}, {name}", _rows(view, country=land, on=ON)
    for name, land in LANDS.items():
        yield f"brief, {name}", partial(_brief, land)
    yield "same, a force by its name", _rows("same", thing=f"the forces of {LANDS['middling']}")
    yield "presence, everywhere", _rows("presence", on=ON)


def _rows(view: str, **filters: object) -> Ask:
    return lambda record: len(getattr(record, view)(**filters))


def _brief(land: str, record: attache.Record) -> int:
    return len(record.brief(land, on=ON).rows)


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


def table(path: Path) -> dict[str, float]:
    """Print a line for each question; the CPU-seconds of each."""
    took = {}
    with attache.Record(path, readonly=True) as record:
        for name, ask in questions():
            found, took[name] = measured(partial(ask, record))
            print(f"{name:<42}{found:>8,}{took[name]:>10.3f}", flush=True)
    return took


def main(sizes: Iterable[int], path: Path | None) -> bool:
    """Print a table for each size, or for the record at `path`; whether the last keeps within the bounds."""
    took: dict[str, float] = {}
    if path is not None:
        took = table(path)
    for size in sizes if path is None else ():
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "world.db"
            with Store.open(made) as store:
                last = fill(store, size)
            print(f"{size:,} claims; one more report {median(last):.4f} CPU-s")
            took = table(made)
    return all(took[name] <= bound for name, bound in BOUNDS.items())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("claims", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--record", type=Path, help="a record made of world.py, instead of a new one")
    given = parser.parse_args()
    sys.exit(not main(given.claims, given.record))
