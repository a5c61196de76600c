"""How well time expressions are found and resolved: `python benchmarks/timex.py FILE.jsonl [--errors]`.

FILE has one document a line: `text`, `dct` (day of writing or null), `timex` with `start`, `end`, `value`, and,
where only the head of a document is annotated, `sents`. Scores follow TempEval-3: strict spans, relaxed spans (any
overlap), and value F1 (relaxed span with the same TIMEX3 value). Documents with `sents` are scored on title, date
line and first four sentences."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import time
from pathlib import Path
from typing import Any

from attache.coding.when import times
from attache.coding.when.times import TimeMention
from attache.model import FuzzyDate, Sentence

ANNOTATED = 6


def sentences(document: dict[str, Any]) -> list[tuple[int, int]]:
    if "sents" in document:
        return [(start, end) for start, end in document["sents"][:ANNOTATED]]
    return [m.span() for m in re.finditer(r"[^\n]+?(?:[.!?][\"')\]]*(?= +[A-Z\[\"(])|(?=\n)|$)", document["text"])]


def written(day: str | None) -> FuzzyDate:
    """The day of writing; unknown where the data gives none, or none in ISO form."""
    try:
        return FuzzyDate.day(dt.date.fromisoformat(day)) if day else FuzzyDate()
    except ValueError:
        return FuzzyDate()


def read(document: dict[str, Any]) -> list[TimeMention]:
    anchor = written(document["dct"])
    found: list[TimeMention] = []
    reference: FuzzyDate | None = anchor if anchor.earliest else None
    for index, (start, end) in enumerate(sentences(document)):
        text = document["text"][start:end]
        sentence = Sentence(index=index, section="body", start=start, end=end, text=text, tokens=())
        mentions = times.find(sentence, anchor, reference)
        found.extend(mentions)
        for mention in mentions:
            if mention.role in ("point", "range-start", "range-end", "deadline") and mention.time.precision <= 4:
                reference = mention.time.date
    return found


def f1(true: int, found: int, gold: int) -> str:
    precision, recall = true / max(1, found), true / max(1, gold)
    score = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * score:5.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what was missed, invented or resolved wrongly")
    arguments = parser.parse_args()
    documents = [json.loads(line) for line in arguments.file.read_text(encoding="utf-8").splitlines()]
    gold_count = found_count = strict = relaxed = value = words = 0
    clock = time.process_time()
    results = [read(document) for document in documents]
    spent = time.process_time() - clock
    for document, mentions in zip(documents, results, strict=True):
        spans = sentences(document)
        limit = spans[-1][1] if spans else 0
        words += sum(len(document["text"][a:b].split()) for a, b in spans)
        gold = [t for t in document["timex"] if t["start"] < limit]
        gold_count, found_count = gold_count + len(gold), found_count + len(mentions)
        used: set[int] = set()
        for item in gold:
            near = [
                i for i, m in enumerate(mentions) if m.start < item["end"] and m.end > item["start"] and i not in used
            ]
            near.sort(key=lambda i: (mentions[i].start != item["start"]) + (mentions[i].end != item["end"]))
            said = document["text"][item["start"] : item["end"]]
            if not near:
                if arguments.errors:
                    print(f"MISSED  {document['id']} {said!r} {item['value']}")
                continue
            best = mentions[near[0]]
            used.add(near[0])
            relaxed += 1
            strict += best.start == item["start"] and best.end == item["end"]
            value += best.value == item["value"]
            if arguments.errors and (best.value != item["value"] or best.text != said):
                read_as = f"{best.text!r} {best.value} {best.rule}"
                print(f"WRONG   {document['id']} {document['dct']} gold {said!r} {item['value']}  found {read_as}")
        if arguments.errors:
            for i, m in enumerate(mentions):
                if i not in used:
                    context = document["text"][max(0, m.start - 30) : m.end + 15].replace("\n", "/")
                    print(f"EXTRA   {document['id']} {m.text!r} {m.value} {m.rule} ... {context!r}")
    speed = words / max(spent, 1e-9)
    print(f"documents {len(documents)}  words {words}  expressions {gold_count}  words per CPU-second {speed:,.0f}")
    print("strict span ", f1(strict, found_count, gold_count))
    print("relaxed span", f1(relaxed, found_count, gold_count))
    print("value       ", f1(value, found_count, gold_count))


if __name__ == "__main__":
    main()
