"""How well claims are coded: `make bench-coding DATA=folder`, or

    python benchmarks/coding.py --own training/corpus/settled/*.txt [--part dev] [--acts FILE.jsonl]

Prints each measure with the floor that the project set itself, and what others have reached on like tasks beside.
`--errors root` lists what was wrong in that measure, sentence by sentence. The test part is for a final report only.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training/encoder"))

import data

import claims
import measures
from attache.batch.coder import load_coder
from attache.language.encoder import Encoder

FLOORS = {
    "root": 75.0,
    "actors' country": 85.0,
    "recipients' country": 75.0,
    "root, actors and recipients": 50.0,
    "presence action": 80.0,
    "count": 90.0,
    "time overlap": 85.0,
    "modality": 88.0,
    "polarity": 95.0,
    "speaker": 85.0,
    "negatives coded": 10.0,
}
# What is known of others, on other texts than ours: no contest, a scale.
PEERS = {
    "root": "human coders of CAMEO agree on the root in 63 % of pairs; PETRARCH2 52 on newer texts",
    "root, actors and recipients": "human coders of CAMEO agree on all three in 31 % of pairs",
}
MORE = ("agreement", "office", "statement", "place's country")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--own", type=Path, nargs="+", default=[], help="settled sentences of training/corpus")
    parser.add_argument("--part", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("--acts", type=Path, help="M2E2's acts, in the form of the events sets")
    parser.add_argument("--no-gate", action="store_true", help="read every sentence")
    parser.add_argument("--errors", nargs="*", default=[], help="measures whose errors are listed ('root missed')")
    parser.add_argument("--most", type=int, default=40, help="errors listed of each measure, drawn at random")
    options = parser.parse_args()
    if options.errors and options.part == "test":
        parser.error("the test part is for a final report only: its errors are not listed")
    files = [(path, path.parents[1] / "claims" / "settled" / f"{path.stem}.jsonl") for path in options.own]
    cases = [case for path, labels in files if labels.exists() for case in claims.cases(path, labels, options.part)]
    if cases:
        show(cases, options)
    if options.acts:
        rows = [row for row in data.acts(options.acts) if row.words]
        triggers, arguments = measures.acts(Encoder(), rows)
        print(f"{options.acts.name}, end to end on gold words")
        print(f"  {'triggers with type':30} {triggers['all']:5.1f}  floor   51")
        print(f"  {'arguments with role':30} {arguments['all']:5.1f}  floor   32")


def show(cases: list[claims.Case], options: argparse.Namespace) -> None:
    """Print the measures of our own sentences, and the errors that were asked for."""
    coder = load_coder(gate=not options.no_gate)
    scores = claims.score(cases, lambda report: coder(report).claims)
    print(f"{len(cases)} sentences of our own, {options.part}, from raw text")
    for name in (*FLOORS, *MORE):
        counts = f"{scores.right[name]} of {scores.asked[name]} asked, {scores.given[name]} given"
        floor = f"floor {FLOORS[name]:4.0f}" if name in FLOORS else ""
        beside = f"; {PEERS[name]}" if name in PEERS else ""
        print(f"  {name:30} {scores.f1(name):5.1f}  {floor:10} {counts}{beside}")
    for name in options.errors:
        wrong = scores.wrong.get(name, [])
        print(f"\n{name}: {len(wrong)}")
        for line in random.Random(1).sample(wrong, min(options.most, len(wrong))):
            print(f"  {line}")


if __name__ == "__main__":
    main()
