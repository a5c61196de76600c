"""How fast the store adds claims and answers questions: `python benchmarks/store.py [CLAIMS] [--keep FILE]`.

Claims are synthetic, from a seeded generator: 20 a report of about 450 words, over 4,000 days of publication, about
countries of which few are often in the news and most are not. CPU-seconds are of this process.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attache.ids import digest
from attache.model import Actor, Claim, Count, Event, Evidence, Kind, Place, Published, Report, Section, Speaker, Time
from attache.record import Store

PER_REPORT = 20
FIRST_DAY = dt.date(2014, 1, 1)
DAYS = 4000
COUNTRIES = [f"{a}{b}{c}" for a in "ABCDEF" for b in "KLMNOP" for c in "UVWXY"]  # 180
WEIGHTS = [1 / (rank + 5) for rank in range(len(COUNTRIES))]
KINDS: tuple[Kind, ...] = (
    "presence",
    "presence",
    "event",
    "event",
    "event",
    "statement",
    "statement",
    "agreement",
    "office",
    "fact",
)
SYLLABLES = tuple(consonant + vowel for consonant in "bdfgklmnprstvwxz" for vowel in "aeiou")


def reports(claims: int, seed: int = 2) -> Iterator[tuple[Report, list[Claim]]]:
    """Reports with their claims, `claims` in all."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    for number in range(-(-claims // PER_REPORT)):
        sentences = [" ".join(chance.choices(words, k=22)) + "." for _ in range(PER_REPORT)]
        text = " ".join(sentences)
        day = FIRST_DAY + dt.timedelta(chance.randrange(DAYS))
        report = Report(
            id="r" + digest(text),
            text=text,
            sections=(Section("body", 0, len(text)),),
            title=" ".join(chance.choices(words, k=8)),
            url=f"https://example.org/{number}",
            outlet=f"Outlet {number % 200}",
            published=Published(day, day, "metadata"),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        countries = chance.choices(COUNTRIES, WEIGHTS, k=3)
        start, found = 0, []
        for sentence in sentences[: claims - number * PER_REPORT]:
            found.append(_claim(chance, report, sentence, start, day, countries))
            start += len(sentence) + 1
        yield report, found


def _claim(
    chance: random.Random, report: Report, sentence: str, start: int, day: dt.date, countries: list[str]
) -> Claim:
    host, other = chance.choice(countries), chance.choice(countries)
    end = start + len(sentence) - 1
    force = Actor(f"{other}-MIL", f"the forces of {other}", other, "MIL", "regular")
    minister = Actor(f"person/{host}-{chance.randrange(9)}", "somebody", host, "GOV", None, "minister")
    site = chance.randrange(12)
    kind = chance.choice(KINDS)
    return Claim(
        id="c" + digest(report.id, str(start)),
        report=report.id,
        section="body",
        sentence=sentence,
        start=start,
        end=end,
        quote=sentence[:-1],
        kind=kind,
        action="remain" if kind == "presence" else None,
        event=Event("CONSULT", "visit", ("military",), "042") if kind == "event" else None,
        actors=(force,),
        recipients=(minister,),
        place=Place(f"site/{host}-{site}", f"Base {site} of {host}", host, None, 10.5 + site, 20.25, 1, "site"),
        time=Time(day - dt.timedelta(chance.randrange(60)), day, 2, "in recent weeks"),
        count=Count(900, None, 1000, "~", "troops", "nearly 1,000"),
        speaker=Speaker(minister.id, minister.name, minister.role, host) if kind == "statement" else None,
        confidence=round(chance.random(), 2),
        why=("presence.remain", f"forces.toml: {force.id}"),
        evidence=tuple(
            Evidence(field, start, start + 9, f"{field}.rule") for field in ("actors.0", "place", "time", "count")
        ),
    )


def measured(run: Callable[[], Iterable[object]]) -> tuple[int, float, float]:
    """How many things came out, CPU-seconds, seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    count = sum(1 for _ in run())
    return count, time.process_time() - cpu, time.perf_counter() - wall


def fill(store: Store, claims: int) -> tuple[float, float]:
    """Add that many claims; CPU-seconds and seconds of adding alone, without the making of the claims."""
    cpu = wall = 0.0
    for report, found in reports(claims):
        cpu_before, wall_before = time.process_time(), time.perf_counter()
        store.add(report, found)
        cpu, wall = cpu + time.process_time() - cpu_before, wall + time.perf_counter() - wall_before
    return cpu, wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("claims", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--keep", type=Path, help="make the record here, and leave it there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path: Path = options.keep or Path(folder) / "benchmark.db"
        with Store.open(path) as store:
            cpu, wall = fill(store, options.claims)
        size = path.stat().st_size
        print(f"added {options.claims:,} claims: {cpu:.1f} CPU-s, {wall:.1f} s", end="; ")
        print(f"{options.claims / cpu:,.0f} claims and {options.claims / PER_REPORT / cpu:,.0f} reports a CPU-second")
        print(f"{size / 1e6:,.0f} MB, {size / options.claims:,.0f} bytes a claim (with its share of the text)\n")
        with Store.open(path, readonly=True) as store:
            ask(store)
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def ask(store: Store) -> None:
    """Time the questions that the views ask, and print a line for each."""
    often, seldom, half = COUNTRIES[0], COUNTRIES[90], FIRST_DAY + dt.timedelta(DAYS // 2)
    one = next(store.claims(country=seldom)).id
    questions: list[tuple[str, Callable[[], Iterable[object]]]] = [
        ("one claim by its id", lambda: [store.claim(one)]),
        ("a country seldom in the news, as of half-time", lambda: store.claims(country=seldom, known=half)),
        ("the same, presence alone", lambda: store.claims(country=seldom, known=half, kinds=["presence"])),
        ("the country most in the news, as of half-time", lambda: store.claims(country=often, known=half)),
        ("the same, presence alone", lambda: store.claims(country=often, known=half, kinds=["presence"])),
        ("one site", lambda: store.claims(place=f"site/{often}-1")),
        ("one force in one country", lambda: store.claims(country=often, party=f"{COUNTRIES[1]}-MIL")),
        ("one speaker", lambda: store.claims(speaker=f"person/{often}-1")),
        ("the list of all reports", store.reports),
        ("a search for one word", lambda: store.search("bade OR kilo")),
        ("every claim", store.claims),
    ]
    print(f"{'question':<48}{'found':>10}{'CPU-s':>9}{'s':>9}{'found/CPU-s':>13}")
    for name, run in questions:
        found, cpu, wall = measured(run)
        print(f"{name:<48}{found:>10,}{cpu:>9.3f}{wall:>9.3f}{found / max(cpu, 1e-6):>13,.0f}")


if __name__ == "__main__":
    main()
