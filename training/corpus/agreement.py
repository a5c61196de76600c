"""How far the two labellings of our own sentences agree: `python training/corpus/agreement.py`.

F1 of exact spans of the second labelling against the first, by tag; for deeds of the trigger with its root, and of
the trigger alone. Read from the files `first/` and `second/`, line by line.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "encoder"))

from own import DEED, unmarked

HERE = Path(__file__).resolve().parent


def main() -> None:
    both, one, two = Counter[str](), Counter[str](), Counter[str]()
    same = lines = 0
    for file in sorted((HERE / "first").glob("*.txt")):
        first = file.read_text(encoding="utf-8").splitlines()
        second = (HERE / "second" / file.name).read_text(encoding="utf-8").splitlines()
        for a, b in zip(first, second, strict=True):
            (text, left), (other, right) = unmarked(a), unmarked(b)
            if text != other:
                raise SystemExit(f"{file.name}: the texts differ at {text[:60]!r}")
            x, y = set(left), set(right)
            lines += 1
            same += x == y
            one.update(label.tag for label in x)
            two.update(label.tag for label in y)
            both.update(label.tag for label in x & y)
            places = [{label[1:3] for label in side if label.tag == DEED} for side in (x, y)]
            one["trigger"] += len(places[0])
            two["trigger"] += len(places[1])
            both["trigger"] += len(places[0] & places[1])
    print(f"{lines} sentences, {same} labelled alike in everything")
    for tag in sorted(one):
        print(f"  {tag:8} F1 {200 * both[tag] / (one[tag] + two[tag]):5.1f}  {one[tag]:5} and {two[tag]:5}")
    spans = [sum(n for tag, n in counts.items() if tag not in (DEED, "trigger")) for counts in (both, one, two)]
    print(f"  all spans F1 {200 * spans[0] / (spans[1] + spans[2]):.1f}")


if __name__ == "__main__":
    main()
