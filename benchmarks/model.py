"""How good and how fast the encoder is, on files given by path: `make bench-model DATA=folder`, or

    python benchmarks/model.py --newswire FILE.jsonl --ewt FILE.conllu --roles FILE.jsonl --quotes FILE.jsonl ...

Formats: JSON lines and CoNLL-U as training/README.md describes them. Spans: exact F1, micro over labels. Syntax: UPOS
and LAS with subtypes, punctuation counted. Frames: F1 of labelled argument spans with gold predicates, continuations
and references counted, V left out. Every quality is printed on gold words and, beside it, with the program's own
sentences and words on the text that the gold words give, scored by characters. Speed: words a CPU-second of the whole
pass with every head, and of the bare encoder on the same batches.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Collection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training/encoder"))

import data
import own
from data import Row

import measures
from attache.language.encoder import WEIGHTS, Encoder

# What each option reads, which head it measures, and the floor that the project set itself.
TAGGED = {
    "newswire": (data.newswire, "named", {"all": 84.0}),
    "politics": (data.politics, "politics", {}),
    "re3d": (data.re3d, "mention", {"all": 65.0}),
    "quotes": (data.quotes, "quotes", {"source": 76.0, "cue": 69.0, "content": 66.0}),
    "acts": (data.acts, "acts", {"all": 51.0}),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in TAGGED:
        parser.add_argument(f"--{name}", type=Path, action="append", default=[])
    parser.add_argument("--own", type=Path, action="append", default=[], help="settled lines of training/corpus")
    parser.add_argument("--own-part", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("--syntax", type=Path, action="append", default=[])
    parser.add_argument("--only", nargs="*", default=[], help="prefixes of the sent_id to keep (GUM_news_)")
    parser.add_argument("--roles", type=Path, action="append", default=[])
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--labels", action="store_true", help="a line for each label")
    options = parser.parse_args()
    encoder = Encoder(options.weights)
    load(options.weights)
    report = Report(encoder, options.labels)
    if options.own:
        rows = [row for path in options.own for row in own.part(path, options.own_part) if row.words]
        for head in ("named", "armed", "deeds"):
            report.spans(f"own sentences, {options.own_part}, {head}", rows, {head}, {})
    for name, (reader, head, floors) in TAGGED.items():
        for path in getattr(options, name):
            rows = [row for row in reader(path) if row.words]
            report.spans(f"{name} {path.name}", rows, {head}, floors)
    for path in options.syntax:
        report.syntax(path.name, list(data.conllu(path)), {"UPOS": 96.0, "LAS": 87.0} if "ewt" in path.name else {})
        only = list(data.conllu(path, only=tuple(options.only))) if options.only else []
        if only:
            report.syntax(f"{path.name} {' '.join(options.only)}", only, {"LAS": 83.0})
    for path in options.roles:
        rows = [Row(words, frames={"roles": frames}) for words, frames in data.frames(path).items()]
        report.show(f"roles {path.name}", measures.roles(encoder, rows), {"all": 78.0})
    report.speed()


def load(weights: Path) -> None:
    """CPU-seconds and memory of a fresh process that imports and loads the model."""
    code = (
        "import time, resource, sys, pathlib; from attache.language.encoder import Encoder;"
        "Encoder(pathlib.Path(sys.argv[1]));"
        "print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code, str(weights)], capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    seconds, memory = (statistics.median(float(run.stdout.split()[i]) for run in runs) for i in (0, 1))
    size = sum(file.stat().st_size for file in weights.iterdir()) / 1e6
    print(f"import and load {seconds:.2f} CPU-s (bound 0.6), {memory:.0f} MB; weights {size:.1f} MB (bound 30)")


class Report:
    """Prints the measures and keeps the sentences on which speed is measured."""

    def __init__(self, encoder: Encoder, labels: bool) -> None:
        self.encoder, self.labels = encoder, labels
        self.read: list[tuple[str, ...]] = []

    def spans(self, name: str, rows: list[Row], heads: Collection[str], floors: dict[str, float]) -> None:
        """Labelled spans."""
        self.read.extend(row.words for row in rows)
        self.show(name, measures.spans(self.encoder, rows, heads), floors)

    def syntax(self, name: str, rows: list[Row], floors: dict[str, float]) -> None:
        """Parts of speech and trees."""
        self.read.extend(row.words for row in rows)
        self.show(name, measures.syntax(self.encoder, rows), floors)

    def show(self, name: str, scores: measures.Scores, floors: dict[str, float]) -> None:
        """A line for all labels, for each that has a floor, and for the others where they are asked for."""
        for label in sorted(scores.gold, key=lambda each: (each != "all", each)):
            if label in {"all", "UPOS", "LAS"} or self.labels or label in floors:
                floor = f"  floor {floors[label]:.0f}" if label in floors else ""
                own_words = scores.own.get(label)
                beside = "" if own_words is None else f"  own words {own_words:6.2f}"
                print(f"{name:44} {label:16} {scores.gold[label]:6.2f}{beside}{floor}")

    def speed(self) -> None:
        """Both on the same sentences, in turn, three times; the medians."""
        if not self.read:
            return
        words = [row for row in self.read if len(row) <= 60][:4000]
        count = sum(len(row) for row in words)
        full, bare = [], []
        for _ in range(3):
            full.append(cpu(lambda: self.encoder.analyse(words)))
            bare.append(cpu(lambda: self.encoder.bare(words)))
        rate, alone = count / statistics.median(full), count / statistics.median(bare)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"speed: {rate:,.0f} words a CPU-second with every head (bound 3,000), the bare encoder {alone:,.0f}: "
            f"{100 * rate / alone:.0f} % (bound 85); {count} words, peak {peak:.0f} MB of this process"
        )


def cpu(job: object) -> float:
    started = time.process_time()
    job()  # type: ignore[operator]
    return time.process_time() - started


if __name__ == "__main__":
    main()
