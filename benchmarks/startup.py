"""CPU-seconds that a person waits for: `attache --help`, and one article into a new record from a cold start.

    python benchmarks/startup.py [ARTICLE]

Prints a table with the bounds we keep, and exits with status 1 where one is passed.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import articles
from processes import Cost, attache, verdict

HELP_SECONDS = 0.4
ARTICLE_SECONDS = 2.5
MEGABYTES = 500
TIMES = 5


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        articles.write(Path(folder), 1)
        article = sys.argv[1] if len(sys.argv) > 1 else str(Path(folder) / "00000.txt")
        runs: list[tuple[str, float, Callable[[int], Cost]]] = [
            ("attache --help", HELP_SECONDS, lambda _: attache("--help")),
            ("attache add ARTICLE", ARTICLE_SECONDS, lambda n: attache("--db", f"{folder}/{n}.db", "add", article)),
            ("attache presence", ARTICLE_SECONDS, lambda n: attache("--db", f"{folder}/{n}.db", "presence")),
        ]
        failed = False
        print(f"{'command':<22} {'CPU-seconds':>12} {'bound':>6} {'MB':>6}")
        for name, bound, run in runs:
            costs = [run(number) for number in range(TIMES)]
            seconds, megabytes = (
                statistics.median(cost.seconds for cost in costs),
                max(cost.megabytes for cost in costs),
            )
            failed = failed or seconds > bound or megabytes > MEGABYTES or any(cost.status for cost in costs)
            print(f"{name:<22} {seconds:>12.2f} {bound:>6.1f} {megabytes:>6.0f}  {verdict(seconds, bound)}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
