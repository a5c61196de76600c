"""How good and how fast the shipped encoder is, on files given by path.

    python benchmarks/model.py --ner FILE.jsonl --syntax FILE.conllu [--syntax FILE ...]

Named spans: exact F1 per label and micro, with the newswire set's nine labels mapped to ours. Syntax: UPOS, UAS and LAS
(relations with their subtypes), punctuation counted, on gold words. Speed: words per CPU-second of the whole pass.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training/encoder"))

from data import Row, conllu, newswire

from attache.language.encoder import WEIGHTS, Analysis, Encoder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ner", type=Path, action="append", default=[])
    parser.add_argument("--syntax", type=Path, action="append", default=[])
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--without", nargs="*", default=[], help="prefixes of sent_id to leave out")
    parser.add_argument("--only", nargs="*", default=[], help="prefixes of sent_id to keep")
    options = parser.parse_args()

    started = time.process_time()
    encoder = Encoder(options.weights)
    print(f"load: {time.process_time() - started:.2f} CPU-s")
    for path in options.ner:
        rows = list(newswire(path, cut=False))
        report_ner(path.name, rows, analyse(encoder, rows))
    for path in options.syntax:
        rows = list(conllu(path, without=tuple(options.without), only=tuple(options.only)))
        report_syntax(path.name, rows, analyse(encoder, rows))


def analyse(encoder: Encoder, rows: list[Row]) -> list[Analysis]:
    started = time.process_time()
    answers = encoder.analyse([row.words for row in rows])
    seconds = time.process_time() - started
    print(f"  {sum(len(row.words) for row in rows) / seconds:,.0f} words a CPU-second")
    return answers


def report_ner(name: str, rows: list[Row], answers: list[Analysis]) -> None:
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for row, answer in zip(rows, answers, strict=True):
        want = set(bio(row.tags or ()))
        have = {(span.first, span.last, span.label) for span in answer.named}
        gold.update(label for *_, label in want)
        found.update(label for *_, label in have)
        right.update(label for *_, label in want & have)
    print(f"{name}: F1 {f1(right.total(), found.total(), gold.total()):.2f}")
    for label in sorted(gold):
        print(f"  {label:14} F1 {f1(right[label], found[label], gold[label]):6.2f}  gold {gold[label]}")


def bio(tags: tuple[str, ...]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag[0] == "B":
            spans.append((i, i + 1, tag[2:]))
        elif tag[0] == "I":
            spans[-1] = (spans[-1][0], i + 1, spans[-1][2])
    return spans


def f1(right: int, found: int, gold: int) -> float:
    return 200 * right / (found + gold) if found + gold else 0.0


def report_syntax(name: str, rows: list[Row], answers: list[Analysis]) -> None:
    words = upos = uas = las = 0
    for row, answer in zip(rows, answers, strict=True):
        assert row.upos and row.heads is not None and row.deprels is not None
        for i in range(len(row.words)):
            words += 1
            upos += row.upos[i] == answer.upos[i]
            attached = row.heads[i] == answer.heads[i]
            uas += attached
            las += attached and row.deprels[i] == answer.deprels[i]
    print(f"{name}: UPOS {100 * upos / words:.2f}  UAS {100 * uas / words:.2f}  LAS {100 * las / words:.2f}")


if __name__ == "__main__":
    main()
