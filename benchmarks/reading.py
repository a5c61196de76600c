"""Speed and quality of reading HTML pages: pages per CPU-second, and token F1 of the article's text.

    python benchmarks/reading.py FOLDER

FOLDER holds `ground-truth.json` (for each page id, its `articleBody`) and `html/ID.html.gz`, the layout of the public
article-extraction benchmark. The F1 of a page compares the multisets of words; the score is the mean over the pages,
a page that was refused counting 0. The headline is left out on both sides."""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from attache.model import Report
from attache.reading import read_bytes


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def f1(found: str, expected: str) -> float:
    left, right = words(found), words(expected)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def main(folder: Path) -> None:
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in truth}
    list(read_bytes(next(iter(pages.values())), "warm-up.html"))  # imports and models are measured elsewhere
    began = time.process_time()
    found = {name: list(read_bytes(data, f"{name}.html")) for name, data in pages.items()}
    seconds = time.process_time() - began
    scores, days = [], Counter[str]()
    for name, (report, *_) in found.items():
        text = ""
        if isinstance(report, Report):
            text = "\n".join(report.text[s.start : s.end] for s in report.sections if s.kind != "headline")
            days[report.published.how] += 1
        scores.append(f1(text, truth[name]["articleBody"]))
    size = sum(map(len, pages.values())) / 2**20
    print(f"pages            {len(pages)} ({size:.1f} MiB)")
    print(f"token F1         {sum(scores) / len(scores):.3f}")
    print(f"pages/CPU-second {len(pages) / seconds:.1f}")
    print("published by     " + ", ".join(f"{how} {count}" for how, count in days.most_common()))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
