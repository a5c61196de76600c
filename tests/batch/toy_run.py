"""A batch with the toy coder, in a process of its own that a test can interrupt or kill: DB JOBS SOURCE..."""

from __future__ import annotations

import sys

import msgspec
import toy_coder

from attache.batch import run
from attache.record import Store


def main(db: str, jobs: str, *sources: str) -> int:
    try:
        with Store.open(db) as store:
            summary = run(sources, store, jobs=int(jobs), coder=toy_coder.load)
    except KeyboardInterrupt:
        return 130
    print(msgspec.json.encode(summary).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
