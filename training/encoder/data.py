"""Rows of the training data as the encoder wants them: words, and the labels that the row's data set has.

A data set labels some heads and says nothing of the others: a `Row` carries only what its set says, and the loss of a
head is taken only over rows that have it. Within a head a label of None is a word of which nothing is known. Formats:
JSON lines (BIO tags, frames, quotes, events) and CoNLL-U, as docs/model-card.md lists them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import IO, Any, NamedTuple

from schemes import ACT_TYPES, KAIROS_ROLES, KAIROS_TYPES, NEWSWIRE, POLITICS, RE3D

# GUM genres whose licence is non-commercial: left out, so that the weights are free of that question.
NON_COMMERCIAL = ("GUM_fiction_", "GUM_whow_", "GUM_essay_", "GUM_letter_", "GUM_podcast_")

LONGEST_ROW = 160  # words; a longer row is cut at a sentence end, since attention grows with the square
SENTENCE_ENDS = frozenset(".!?")

Tags = tuple[str | None, ...]


class Argument(NamedTuple):
    """A labelled span of words, end exclusive."""

    role: str
    start: int
    end: int


class Frame(NamedTuple):
    """A predicate's word and its arguments."""

    predicate: int
    arguments: tuple[Argument, ...]


@dataclass(frozen=True)
class Row:
    """One training row. `tags` by tagger; `frames` by pair head; `heads` count from 0, -1 is the root. `doubts` by
    tagger has the chances of the tags of words that a teacher was not sure of."""

    words: tuple[str, ...]
    tags: Mapping[str, Tags] = field(default_factory=dict)
    heads: tuple[int, ...] | None = None
    deprels: tuple[str, ...] | None = None
    frames: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)
    doubts: Mapping[str, Mapping[int, Mapping[str, float]]] = field(default_factory=dict)


def records(path: Path) -> Iterator[dict[str, Any]]:
    with open_text(path) as lines:
        for line in lines:
            yield json.loads(line)


def open_text(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def newswire(path: Path) -> Iterator[Row]:
    """Rows of a named-entity file with the worldwide newswire set's labels, or with this project's own ("named")."""
    return _named(path, "named", NEWSWIRE)


def politics(path: Path) -> Iterator[Row]:
    """Rows of CrossNER politics ("politics")."""
    return _named(path, "politics", POLITICS)


def re3d(path: Path) -> Iterator[Row]:
    """Rows of re3d, which labels pronouns and descriptions as well as names ("mention")."""
    return _named(path, "mention", RE3D)


def _named(path: Path, tagger: str, labels: Mapping[str, str]) -> Iterator[Row]:
    for record in records(path):
        tags = tuple(
            tag if tag is None or tag == "O" else tag[:2] + labels.get(tag[2:], tag[2:]) for tag in record["tags"]
        )
        yield Row(tuple(record["tokens"]), {tagger: tags})


def silver(path: Path) -> Iterator[Row]:
    """Rows of a file that silver.py wrote: the tags of several taggers, their doubts, and frames."""
    for record in records(path):
        yield Row(
            tuple(record["tokens"]),
            {name: tuple(tags) for name, tags in record["tags"].items()},
            frames={
                name: tuple(Frame(at, tuple(Argument(*each) for each in found)) for at, found in frames)
                for name, frames in record.get("frames", {}).items()
            },
            doubts={name: dict(words) for name, words in record.get("doubts", {}).items()},
        )


def quotes(path: Path) -> Iterator[Row]:
    """Rows of a quotes file; a span that overlaps one already taken is left out ("quotes")."""
    for record in records(path):
        spans = [
            Argument(part, *quote[part])
            for part in ("source", "cue", "content")
            for quote in record["quotes"]
            if quote[part]
        ]
        yield Row(tuple(record["tokens"]), {"quotes": bio(spans, len(record["tokens"]))})


def acts(path: Path) -> Iterator[Row]:
    """Sentences of an event file with the types and roles of M2E2 ("acts" and the pair head "act_roles"). Events of
    a type that has no counterpart are words of which nothing is known."""
    for record in records(path):
        for start, end in record.get("sents", [[0, len(record["tokens"])]]):
            inside = [event for event in record["events"] if start <= event["trigger"][0] < end]
            yield _act_row(record["tokens"][start:end], inside, start)


def _act_row(words: Sequence[str], events: Sequence[dict[str, Any]], offset: int) -> Row:
    known, unknown, frames = [], set[int](), []
    for event in events:
        kind = event["type"] if event["type"] in ACT_TYPES else KAIROS_TYPES.get(event["type"])
        first, last = (place - offset for place in event["trigger"])
        if kind is None:
            unknown.update(range(first, last))
            continue
        known.append(Argument(kind, first, last))
        arguments = tuple(
            Argument(KAIROS_ROLES.get(a["role"], a["role"]), a["start"] - offset, a["end"] - offset)
            for a in event["args"]
            if offset <= a["start"] and a["end"] - offset <= len(words)
        )
        frames.append(Frame(first, arguments))
    tags = tuple(None if i in unknown else tag for i, tag in enumerate(bio(known, len(words))))
    return Row(tuple(words), {"acts": tags}, frames={"act_roles": tuple(frames)})


def frames(path: Path) -> dict[tuple[str, ...], tuple[Frame, ...]]:
    """PropBank frames by the words of their sentence, to be joined to a treebank's rows."""
    return {
        tuple(record["tokens"]): tuple(
            Frame(f["predicate"], tuple(Argument(a["role"], a["start"], a["end"]) for a in f["args"]))
            for f in record["frames"]
        )
        for record in records(path)
    }


def with_roles(rows: Iterable[Row], roles: Mapping[tuple[str, ...], tuple[Frame, ...]]) -> Iterator[Row]:
    """The rows, with the frames of those whose words are known ("roles", and "predicates", the words that have one)."""
    for row in rows:
        found = roles.get(row.words)
        if found is None:
            yield row
            continue
        places = {frame.predicate for frame in found}
        marks = tuple("predicate" if i in places else "O" for i in range(len(row.words)))
        yield replace(row, tags={**row.tags, "predicates": marks}, frames={"roles": found})


def bio(spans: Iterable[Argument], length: int) -> tuple[str, ...]:
    """BIO tags of the spans; one that touches words already taken is left out."""
    tags = ["O"] * length
    for role, start, end in spans:
        end = min(end, length)
        if start < end and all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{role}"] + [f"I-{role}"] * (end - start - 1)
    return tuple(tags)


def cut(row: Row, longest: int) -> list[Row]:
    """A tagged row in windows of at most `longest` words, each ending at the end of a sentence where one is near. A
    span that is cut begins again. Rows with a tree or frames are left whole."""
    if len(row.words) <= longest or row.heads is not None or row.frames:
        return [row]
    windows, start = [], 0
    while start < len(row.words):
        end = min(start + longest, len(row.words))
        if end < len(row.words):
            ends = [i + 1 for i in range(start, end) if row.words[i] in SENTENCE_ENDS]
            end = ends[-1] if ends else end
        windows.append(Row(row.words[start:end], {name: _begin(tags[start:end]) for name, tags in row.tags.items()}))
        start = end
    return windows


def sentences(row: Row) -> list[Row]:
    """A tagged row cut at every full stop, question and exclamation mark that a word follows."""
    ends = [i + 1 for i in range(len(row.words) - 1) if row.words[i] in SENTENCE_ENDS and row.words[i + 1][0].isalnum()]
    bounds = [0, *ends, len(row.words)] if row.words else []
    return [
        Row(row.words[start:end], {name: _begin(tags[start:end]) for name, tags in row.tags.items()})
        for start, end in pairwise(bounds)
    ]


def _begin(tags: Tags) -> Tags:
    first = tags[0]
    return tags if first is None or first[:2] != "I-" else ("B-" + first[2:], *tags[1:])


def conllu(path: Path, *, without: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> Iterator[Row]:
    """Sentences of a CoNLL-U file ("upos", heads and relations), by prefixes of their sent_id: without some, or only
    some."""
    lines: list[str] = []
    sent_id = ""
    with open_text(path) as stream:
        for line in [*stream, "\n"]:
            line = line.rstrip("\n")
            if line.startswith("# sent_id ="):
                sent_id = line.split("=", 1)[1].strip()
            elif line and not line.startswith("#"):
                lines.append(line)
            elif not line and lines:
                if not (without and sent_id.startswith(without)) and (not only or sent_id.startswith(only)):
                    yield _sentence(lines)
                lines, sent_id = [], ""


def _sentence(lines: list[str]) -> Row:
    rows = [line.split("\t") for line in lines]
    rows = [row for row in rows if row[0].isdigit()]
    return Row(
        words=tuple(row[1] for row in rows),
        tags={"upos": tuple(row[3] for row in rows)},
        heads=tuple(int(row[6]) - 1 for row in rows),
        deprels=tuple(row[7] for row in rows),
    )
