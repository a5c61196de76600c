"""The data sets of a run, and how many times each is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import data
import own
from data import Row


@dataclass(frozen=True)
class Set:
    """A data set: its rows, the files they come from, and the passes over it that a whole run makes."""

    name: str
    rows: list[Row]
    passes: float
    files: tuple[Path, ...]


def load(folder: Path, corpus: Path | None, silver: list[Path], only: list[str] | None) -> list[Set]:
    """The sets, in the order in which they are named here; `only` keeps some of them."""
    readers = {
        "newswire": (6, "ner/enww.train.jsonl", data.newswire),
        "politics": (8, "ner/crossner_politics.train.jsonl", data.politics),
        "re3d": (14, "ner/re3d.train.jsonl", data.re3d),
        "quotes": (3, "quotes/polnear.train.jsonl.gz", data.quotes),
        "m2e2": (6, "events/m2e2.train.jsonl", data.acts),
        "wikievents": (3, "events/wikievents.train.jsonl", data.acts),
    }
    sets = []
    for name, (passes, file, reader) in readers.items():
        if only is None or name in only:
            sets.append(Set(name, [row for row in reader(folder / file) if row.words], passes, (folder / file,)))
    if only is None or "ewt" in only:
        trees, roles = folder / "syntax/ud_ewt.train.conllu.gz", folder / "srl/propbank_ewt.train.jsonl.gz"
        rows = list(data.with_roles(data.conllu(trees), data.frames(roles)))
        sets.append(Set("ewt", rows, 12, (trees, roles)))
    if only is None or "gum" in only:
        file = folder / "syntax/gum.train.conllu.gz"
        sets.append(Set("gum", list(data.conllu(file, without=data.NON_COMMERCIAL)), 6, (file,)))
    if corpus is not None:
        files = sorted((corpus / "settled").glob("*.txt"))
        rows = [row for file in files for row in own.part(file, "train")]
        sets.append(Set("own", rows, 30, tuple(files)))
        standing = corpus / "standing-off.jsonl"
        sets.append(Set("standing off", list(own.standing_off(standing, folder)), 20, (standing,)))
    if silver:
        sets.append(Set("silver", [row for file in silver for row in data.silver(file)], 2, tuple(silver)))
    return sets
