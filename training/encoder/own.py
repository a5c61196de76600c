"""This project's own labelled sentences: lines with their labels in place (training/corpus/GUIDELINES.md), and labels
that stand off from sentences of the public sets (file, id, words), to which the sentences are fetched again.

A line of the `settled` files is text with `<tag>words</tag>`; its words are cut as the program cuts them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from data import Argument, Frame, Row, Tags, bio, records
from schemes import DEED_ROLES

from attache.language import tokens

TAG = re.compile(r"<(/?)([a-z]+)(?: ([A-Z]+))?>")
DEED = "v"
NAMED = {
    "per": "person",
    "org": "organisation",
    "loc": "location",
    "nat": "nationality",
    "dat": "date",
    "mon": "money",
    "msc": "misc",
}
ARMED = {"frc": "force", "grp": "group", "fac": "facility", "wpn": "weapon", "qty": "quantity"}


class Label(NamedTuple):
    """A labelled stretch, in characters or words; `root` is set for a deed."""

    tag: str
    start: int
    end: int
    root: str | None = None


def part(path: Path, which: str) -> Iterator[Row]:
    """The rows of one part ("train", "dev" or "test") of a file of settled lines: of ten lines the sixth is dev, the
    fourth and the eighth are test. Where the sentences' claims are settled too, the rows have their deeds' frames."""
    parts = {3: "test", 5: "dev", 7: "test"}
    lines = path.read_text(encoding="utf-8").splitlines()
    told = path.parents[1] / "claims" / "settled" / f"{path.stem}.jsonl"
    claims = [json.loads(line)["claims"] for line in told.open(encoding="utf-8")] if told.exists() else None
    for number, line in enumerate(lines):
        if parts.get(number % 10, "train") == which:
            text, labels = unmarked(line)
            yield with_claims(row(text, labels), text, labels, claims[number]) if claims else row(text, labels)


def unmarked(line: str) -> tuple[str, list[Label]]:
    """The line without its tags, and the labels in characters of what is left."""
    labels: list[Label] = []
    text, at = "", 0
    opened: tuple[int, str, str | None] = (0, "", None)
    for found in TAG.finditer(line):
        text += line[at : found.start()]
        at = found.end()
        closing, tag, root = found.groups()
        if closing:
            start, name, deed = opened
            labels.append(Label(name, start, len(text), deed))
        else:
            opened = (len(text), tag, root)
    return text + line[at:], labels


def row(text: str, labels: Iterable[Label]) -> Row:
    """A training row of a line of our own. A word of which a label takes only a part is left unknown."""
    cut = list(tokens.spans(text))
    inside: list[Label] = []
    torn = set[int]()
    for label in labels:
        touched = [i for i, (a, b) in enumerate(cut) if a < label.end and label.start < b]
        whole = [i for i in touched if label.start <= cut[i][0] and cut[i][1] <= label.end]
        torn.update(set(touched) - set(whole))
        if whole:
            inside.append(label._replace(start=whole[0], end=whole[-1] + 1))
    return labelled([text[a:b] for a, b in cut], inside, torn)


def with_claims(row: Row, text: str, labels: Iterable[Label], claims: Iterable[Mapping[str, Any]]) -> Row:
    """The row with what its claims say of its deeds: presence actions ("moves"), modality and polarity of each word
    that carries a claim ("moods", "negated"), and who, where and how many as a frame ("deed_roles")."""
    cut = list(tokens.spans(text))
    deeds = [label.start for label in labels if label.root]
    moves = ["O"] * len(cut)
    moods: list[str | None] = [None] * len(cut)
    negated: list[str | None] = [None] * len(cut)
    told: dict[int, list[Argument]] = {}
    for claim in claims:
        if claim["kind"] not in ("event", "presence"):
            continue
        trigger = _nearest(text, claim["trigger"], deeds)
        at = next((i for i, (a, b) in enumerate(cut) if trigger is not None and a <= trigger < b), None)
        if at is None or trigger is None:
            continue
        if claim["kind"] == "presence":
            moves[at] = claim["action"]
        moods[at] = claim.get("modality", "asserted")
        negated[at] = "O" if claim.get("polarity", True) else "not"
        for role, name in _roles(claim):
            start = _nearest(text, name, [trigger])
            inside = [i for i, (a, b) in enumerate(cut) if start is not None and start < b and a < start + len(name)]
            if inside:
                told.setdefault(at, []).append(Argument(role, inside[0], inside[-1] + 1))
    frames = tuple(Frame(at, tuple(dict.fromkeys(sorted(roles, key=_first)))) for at, roles in sorted(told.items()))
    tags = {**row.tags, "moves": tuple(moves), "moods": tuple(moods), "negated": tuple(negated)}
    return replace(row, tags=tags, frames={"deed_roles": frames} if frames else {})


def _roles(claim: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names of a claim, each with its role. An event's actors stand before a presence's force."""
    presence = claim["kind"] == "presence"
    for actor in claim.get("actors", ()):
        yield "force" if presence else "actor", actor["name"]
    for actor in claim.get("recipients", ()):
        yield "recipient", actor["name"]
    for field in ("place", "origin"):
        if claim.get(field):
            yield field, claim[field]["name"]
    number = claim.get("killed") or claim.get("count")
    if number and number.get("text"):
        yield "count", number["text"]
    if (claim.get("speaker") or {}).get("name"):
        yield "speaker", claim["speaker"]["name"]


def _first(argument: Argument) -> int:
    return DEED_ROLES.index(argument.role)


def _nearest(text: str, words: str, places: Sequence[int]) -> int | None:
    """Where the words stand in the text: nearest to one of the places, None where they do not."""
    starts = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}", text)]
    return min(starts, key=lambda start: min((abs(start - place) for place in places), default=start), default=None)


def labelled(words: Sequence[str], labels: Iterable[Label], torn: Iterable[int] = ()) -> Row:
    """A row with the tags of its labels (in words). Names of ours and of the newswire set part where forces, groups,
    facilities, weapons and quantities stand: there the names are unknown."""
    labels = list(labels)
    named = [Argument(NAMED[label.tag], label.start, label.end) for label in labels if label.tag in NAMED]
    armed = [Argument(ARMED[label.tag], label.start, label.end) for label in labels if label.tag in ARMED]
    deeds = ["O"] * len(words)
    for label in labels:
        if label.root:
            deeds[label.start] = label.root
    others = {i for _, start, end in armed for i in range(start, end)} | set(torn)
    tags: Mapping[str, Tags] = {
        "named": tuple(None if i in others else tag for i, tag in enumerate(bio(named, len(words)))),
        "armed": tuple(None if i in torn else tag for i, tag in enumerate(bio(armed, len(words)))),
        "deeds": tuple(None if i in torn else tag for i, tag in enumerate(deeds)),
    }
    return Row(tuple(words), tags)


def with_said(row: Row, said: Iterable[tuple[int, str | None, str, bool]]) -> Row:
    """The row with what is labelled of its deeds: presence actions, modality and polarity."""
    moves = ["O"] * len(row.words)
    moods: list[str | None] = [None] * len(row.words)
    negated: list[str | None] = [None] * len(row.words)
    for word, action, modality, polarity in said:
        moves[word] = action or "O"
        moods[word] = modality
        negated[word] = "O" if polarity else "not"
    return replace(row, tags={**row.tags, "moves": tuple(moves), "moods": tuple(moods), "negated": tuple(negated)})


def standing_off(path: Path, data: Path) -> Iterator[Row]:
    """Rows of sentences of the public sets under `data`, labelled by us: JSON lines with "file", "id", "start" and
    "end" in the words of that row, and "labels" in words of the sentence. Where their presences and moods are labelled
    too, "said" has a word's number, its presence action or null, its modality and its polarity."""
    wanted: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        wanted.setdefault(record["file"], {}).setdefault(record["id"], []).append(record)
    for file, by_id in wanted.items():
        for source in records(data / file):
            for record in by_id.pop(source["id"], ()):
                words = source["tokens"][record["start"] : record["end"]]
                row = labelled(words, [Label(*label) for label in record["labels"]])
                yield with_said(row, record["said"]) if "said" in record else row
        if by_id:
            raise SystemExit(f"{data / file} lacks {len(by_id)} rows that {path.name} labels, such as {min(by_id)}")
