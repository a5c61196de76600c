"""The data sets of a run, and how many times each is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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


def load(
    folder: Path, corpus: Path | None, silver: list[Path], only: list[str] | None, parses: Path | None = None
) -> list[Set]:
    """The sets, in the order in which they are named here; `only` keeps some of them. `parses` is a file of parsed.py,
    the trees of our own sentences."""
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
    trees = parsed(parses) if parses else {}
    if corpus is not None:
        sets += [replace(each, rows=[with_tree(row, trees) for row in each.rows]) for each in ours(corpus, folder)]
    if silver:
        sets.append(Set("silver", [with_tree(r, trees) for f in silver for r in data.silver(f)], 7, tuple(silver)))
    return sets


def ours(corpus: Path, folder: Path) -> list[Set]:
    """Our own sentences, and the public sets' that we labelled."""
    files = sorted((corpus / "settled").glob("*.txt"))
    standing = corpus / "standing-off.jsonl"
    return [
        Set("own", [row for file in files for row in own.part(file, "train")], 60, tuple(files)),
        Set("standing off", list(own.standing_off(standing, folder)), 20, (standing,)),
    ]


def parsed(path: Path) -> dict[tuple[str, ...], Row]:
    """The rows of a file that parsed.py wrote, by their words."""
    rows = (
        Row(tuple(r["tokens"]), {"upos": tuple(r["upos"])}, tuple(r["heads"]), tuple(r["deprels"]))
        for r in data.records(path)
    )
    return {row.words: row for row in rows}


def with_tree(row: Row, trees: Mapping[tuple[str, ...], Row]) -> Row:
    """The row with its tree, where there is one."""
    tree = trees.get(row.words)
    if tree is None:
        return row
    return replace(row, tags={**row.tags, **tree.tags}, heads=tree.heads, deprels=tree.deprels)
