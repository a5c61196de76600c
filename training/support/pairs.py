"""Pairs of a sentence and a text, with a label, from JSON lines: `{"claim", "evidence", "label"}`, `.gz` too."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import NamedTuple

LABELS = {"SUPPORTS": "supported", "REFUTES": "contradicted", "NOT ENOUGH INFO": "not-in-body"}
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"', "\ufffd": "-"}
_CLOSING = re.compile(r"\s+(?=[,.;:!?%)\]]|'s\b|n't\b)")
_OPENING = re.compile(r"(?<=[($€£\[])\s+")


class Pair(NamedTuple):
    """A sentence, the text that should support it, and the label that people gave."""

    said: str
    known: str
    label: str


def load(path: Path) -> list[Pair]:
    """The pairs of a file, their words joined again as people write them."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    return [Pair(joined(row["claim"]), joined(row["evidence"]), LABELS[row["label"]]) for row in rows]


def joined(text: str) -> str:
    for mark, plain in _BRACKETS.items():
        text = text.replace(mark, plain)
    return _OPENING.sub("", _CLOSING.sub("", text)).replace("( ", "(").strip()
