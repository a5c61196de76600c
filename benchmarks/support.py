"""How well the measure of support tells what a text says from what it does not: `make bench-support PAIRS=file.jsonl`.

A pair is `{"claim", "evidence", "label"}`, the label one of SUPPORTS, REFUTES and NOT ENOUGH INFO. Balanced accuracy is
the mean of the share of supported pairs that are called so and the share of the others that are not.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training/support"))

from pairs import LABELS, load

from attache.publish.support import support


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    options = parser.parse_args()
    pairs = load(options.pairs)
    begun = time.process_time()
    called = [(pair.label, support(pair.said, pair.known) >= 0.5) for pair in pairs]
    seconds = time.process_time() - begun
    right = {}
    for label in LABELS.values():
        own = [found for name, found in called if name == label]
        right[label] = sum(found == (label == "supported") for found in own), len(own)
        print(f"{label:>12}: {right[label][0]:,} of {right[label][1]:,} right")
    rest = [right[label] for label in LABELS.values() if label != "supported"]
    yes, no = right["supported"], tuple(map(sum, zip(*rest, strict=True)))
    score = 50 * (yes[0] / yes[1] + no[0] / no[1])
    print(
        f"balanced accuracy of supported or not: {score:.1f} (bound 72); {len(pairs) / seconds:,.0f} pairs a CPU-second"
    )


if __name__ == "__main__":
    main()
