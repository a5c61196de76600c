"""Rows of the training data as the encoder wants them: words, and the labels that the row's data set has.

A data set labels some heads and says nothing of the others: a `Row` carries only what its set says, and the loss of a
head is taken only over rows that have it. Formats: `../shared/data/README.md` (JSON lines with BIO tags; CoNLL-U).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

LABELS = ("person", "organisation", "location", "facility", "nationality", "product", "date", "money", "misc")
TAGS = ("O", *(f"{bio}-{label}" for label in LABELS for bio in "BI"))
UPOS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]  # the 17 of UD v2

# The newswire set's labels under this project's names.
NEWSWIRE = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "location",
    "Facility": "facility",
    "NORP": "nationality",
    "Product": "product",
    "Date": "date",
    "Money": "money",
    "Misc": "misc",
}

# GUM genres whose licence is non-commercial: left out, so that the weights are free of that question.
NON_COMMERCIAL = ("GUM_fiction_", "GUM_whow_", "GUM_essay_", "GUM_letter_", "GUM_podcast_")

LONGEST_ROW = 120  # words; a longer row is cut at a sentence end, since attention grows with the square


@dataclass(frozen=True)
class Row:
    """One training row. `tags` or (`upos`, `heads`, `deprels`) is None where the set does not label it. Heads count
    from 0, -1 is the root."""

    words: tuple[str, ...]
    tags: tuple[str, ...] | None = None
    upos: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deprels: tuple[str, ...] | None = None


def open_text(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def newswire(path: Path, *, cut: bool = True) -> Iterator[Row]:
    """Rows of a named-entity file with the newswire labels; long paragraphs cut at sentence ends when `cut`."""
    with open_text(path) as lines:
        for line in lines:
            record = json.loads(line)
            tags = tuple(tag if tag == "O" else tag[:2] + NEWSWIRE[tag[2:]] for tag in record["tags"])
            words = tuple(record["tokens"])
            if not cut:
                yield Row(words, tags=tags)
                continue
            for start, end in _windows(words):
                yield Row(words[start:end], tags=tags[start:end])


def _windows(words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    while len(words) - start > LONGEST_ROW:
        ends = [i + 1 for i in range(start + 20, start + LONGEST_ROW) if words[i] in {".", "!", "?", ";", ","}]
        end = ends[-1] if ends else start + LONGEST_ROW
        yield start, end
        start = end
    yield start, len(words)


def conllu(path: Path, *, without: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> Iterator[Row]:
    """Sentences of a CoNLL-U file, by prefixes of their sent_id: without some, or only some."""
    lines: list[str] = []
    sent_id = ""
    with open_text(path) as stream:
        for line in stream:
            line = line.rstrip("\n")
            if line.startswith("# sent_id ="):
                sent_id = line.split("=", 1)[1].strip()
            elif line and not line.startswith("#"):
                lines.append(line)
            elif not line and lines:
                if _wanted(sent_id, without, only):
                    yield _sentence(lines)
                lines = []
    if lines and _wanted(sent_id, without, only):
        yield _sentence(lines)


def _wanted(sent_id: str, without: tuple[str, ...], only: tuple[str, ...]) -> bool:
    return not (without and sent_id.startswith(without)) and (not only or sent_id.startswith(only))


def _sentence(lines: list[str]) -> Row:
    rows = [line.split("\t") for line in lines]
    rows = [row for row in rows if row[0].isdigit()]
    return Row(
        words=tuple(row[1] for row in rows),
        upos=tuple(row[3] for row in rows),
        heads=tuple(int(row[6]) - 1 for row in rows),
        deprels=tuple(row[7] for row in rows),
    )
