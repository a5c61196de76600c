"""Words per CPU-second from file to stored claims, and the memory of the largest process.

    python benchmarks/main_job.py [--articles N] [--jobs N] [PATH]

Without PATH, N articles are made from templates. The rate is given with the cold start and without it (the cost of the
same command on one article taken off).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import articles
from attache.record import Store
from processes import attache, verdict

MEGABYTES = 500


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", help="a file or folder of your own")
    parser.add_argument("--articles", type=int, default=200, help="how many to make (200)")
    parser.add_argument("--jobs", type=int, default=1, help="worker processes (1)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        one, many = Path(made) / "one", Path(made) / "many"
        one.mkdir()
        many.mkdir()
        articles.write(one, 1, seed=2)
        articles.write(many, 0 if asked.path else asked.articles)
        jobs = ("-j", str(asked.jobs))
        start = attache("--db", f"{made}/one.db", "add", *jobs, str(one))
        whole = attache("--db", f"{made}/many.db", "add", *jobs, asked.path or str(many))
        words = _words(f"{made}/many.db")
    print(f"{'words':<34} {words:>10,}")
    print(f"{'CPU-seconds':<34} {whole.seconds:>10.1f}")
    print(f"{'of them the cold start':<34} {start.seconds:>10.1f}")
    print(f"{'words per CPU-second':<34} {words / whole.seconds:>10,.0f}")
    print(f"{'words per CPU-second, warm':<34} {words / max(whole.seconds - start.seconds, 1e-9):>10,.0f}")
    print(f"{'MB of the largest process':<34} {whole.megabytes:>10.0f}  {verdict(whole.megabytes, MEGABYTES)}")
    return int(bool(whole.status) or whole.megabytes > MEGABYTES)


def _words(db: str) -> int:
    """The words of the reports stored: what a page holds beside its text is no measure of the work done."""
    with Store.open(db, readonly=True) as store:
        return sum(len(store.report(row.id).text.split()) for row in store.reports())


if __name__ == "__main__":
    sys.exit(main())
