"""Which sentences of public news the full pass finds claims in: `python training/gate/label.py --data DATA --part train
--to FILE.jsonl`. One JSON object a report: "id" and "sentences", each its text and the kinds of its claims."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "encoder"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from data import records

import claims
from attache.coding import code
from attache.language import Parser
from attache.lexicon import Lexicon
from attache.model import Published, Report, Section
from running_text import text

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
WORDS = {"pn": 250_000, "we": 150_000, "m2": 110_000, "nw": 400_000}  # of each source, reports drawn at random
DAY = dt.date(2020, 1, 1)  # any day: which sentences hold claims does not hang on it
TOGETHER = 8  # sentences of our own that make a report
SHARE, LEAST = 0.2, 3  # a report is about the subject when this share of its sentences, and so many, hold such a claim


def about(rich: int, sentences: int) -> bool:
    """Whether a report is about the subject, by how many of its sentences hold a claim other than a statement."""
    return rich >= LEAST and rich >= SHARE * sentences


def made(name: str, body: str) -> Report:
    """A report of one body of text."""
    return Report(id=name, text=body, sections=(Section("body", 0, len(body)),), published=Published(DAY, DAY, "given"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=["train", "dev"], required=True)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    chosen = dict(
        drawn(reports(options.data, options.part)) if options.part == "train" else reports(options.data, "dev")
    )
    parse, lexicon = Parser.load().parse, Lexicon.load()
    with options.to.open("w", encoding="utf-8") as out:
        for name, body in chosen.items():
            report = made(name, body)
            parsed = parse(report)
            kinds: dict[int, list[str]] = defaultdict(list)
            begins = [sentence.start for sentence in parsed.sentences]
            for claim in code(report, parsed, lexicon).claims:
                kinds[bisect_right(begins, claim.start) - 1].append(claim.kind)
            sentences = [[sentence.text, kinds[sentence.index]] for sentence in parsed.sentences]
            out.write(json.dumps({"id": name, "sentences": sentences}) + "\n")
        if options.part == "train":
            for name, told in own_reports(CORPUS):
                out.write(json.dumps({"id": name, "sentences": told}) + "\n")


def own_reports(corpus: Path) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """(id, sentences with the kinds of their claims) of the training sentences of our own corpus, as settled by its
    readers: what the full pass misses must not be what the gate dismisses. Several at a time, as a short report would
    have them."""
    for sentences in sorted((corpus / "settled").glob("*.txt")):
        cases = list(claims.cases(sentences, corpus / "claims/settled" / f"{sentences.stem}.jsonl", "train"))
        for start in range(0, len(cases), TOGETHER):
            told = [(case.text, [claim["kind"] for claim in case.claims]) for case in cases[start : start + TOGETHER]]
            yield f"own_{sentences.stem}:{start}", told


def reports(folder: Path, part: str) -> Iterator[tuple[str, str]]:
    """(id, text) of whole reports: the rows of one document put together."""
    together: dict[str, list[str]] = defaultdict(list)
    for row in records(folder / f"ner/enww.{part}.jsonl"):
        together["nw_" + row["id"].split("#")[0]].append(text(row["tokens"])[0])
    if part == "train":
        for row in records(folder / "quotes/polnear.train.jsonl.gz"):
            together["pn_" + row["id"].split("#")[0]].append(text(row["tokens"])[0])
        for row in records(folder / "events/m2e2.train.jsonl"):
            together["m2_" + row["id"].rsplit("_", 1)[0]].append(text(row["tokens"])[0])
    for row in records(folder / f"events/wikievents.{part}.jsonl"):
        together["we_" + row["id"]] = [" ".join(text(row["tokens"][a:b])[0] for a, b in row["sents"])]
    if part == "dev":
        for row in records(folder / "geo/geovirus.dev.jsonl"):
            together["gv_" + row["id"]] = [row["text"]]
        truth = json.loads((folder / "html/articleextr.dev/ground-truth.json").read_text(encoding="utf-8"))
        for name, page in truth.items():
            together["ae_" + name] = [page["articleBody"]]
    for name, paragraphs in together.items():
        body = "\n\n".join(paragraphs)
        if body.strip():
            yield name, body


def drawn(found: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    every = sorted(found)
    random.Random(3).shuffle(every)
    read: Counter[str] = Counter()
    for name, body in every:
        words = len(body.split())
        if read[name[:2]] + words <= WORDS[name[:2]]:
            read[name[:2]] += words
            yield name, body


if __name__ == "__main__":
    main()
