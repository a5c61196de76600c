"""The committed corpus: every line is well formed, both labellings are of one text, and every label reaches a row."""

from __future__ import annotations

import json
from pathlib import Path

import own
import pytest
from own import ARMED, DEED, NAMED, TAG, Label
from schemes import MOODS, MOVES, ROOTS

from attache.language import tokens

CORPUS = Path(__file__).parents[2] / "training" / "corpus"
FILES = sorted(path.name for path in (CORPUS / "settled").glob("*.txt"))
TWICE = sorted(path.name for path in (CORPUS / "first").glob("*.txt"))  # labelled by two people, then settled
LABELLINGS = ("settled", "first", "second")
LEAST_SENTENCES = 2_500
LEAST_STANDING_OFF = 1_500


def lines(labelling: str, name: str) -> list[str]:
    return (CORPUS / labelling / name).read_text(encoding="utf-8").splitlines()


def fault(line: str) -> str | None:
    """What is wrong with the tags of a line."""
    opened = None
    for found in TAG.finditer(line):
        closing, tag, root = found.groups()
        if closing and (tag != opened or root):
            return f"{found.group()} closes nothing"
        if not closing and opened:
            return f"{found.group()} inside <{opened}>"
        if not closing and (root not in ROOTS if tag == DEED else root or tag not in NAMED | ARMED):
            return f"{found.group()} is no tag of ours"
        opened = None if closing else tag
    text, labels = own.unmarked(line)
    if opened:
        return f"<{opened}> is not closed"
    if any(text[a:b] != text[a:b].strip() or a == b for _, a, b, _ in labels):
        return "a label that is empty or has a space at its edge"
    if not text or text != " ".join(text.split()) or "<" in text or ">" in text:
        return "no sentence, or white space or brackets that are not of it"
    return None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<loc>Mali</loc> <v AID>fed</v> it", None),
        ("<loc>Mali", "is not closed"),
        ("<loc>Mali</org>", "closes nothing"),
        ("Mali</loc>", "closes nothing"),
        ("<frc><loc>Mali</loc>'s army</frc>", "inside <frc>"),
        ("<cty>Mali</cty>", "no tag of ours"),
        ("<loc AID>Mali</loc>", "no tag of ours"),
        ("<v>fed</v>", "no tag of ours"),
        ("<v FEED>fed</v>", "no tag of ours"),
        ("<loc>Mali </loc>fed", "space at its edge"),
        ("<loc></loc> Mali", "empty"),
        ("in  Mali", "white space"),
        ("<Loc>Mali</Loc>", "brackets"),
        ("", "no sentence"),
    ],
)
def test_a_fault_is_seen(line: str, expected: str | None) -> None:
    found = fault(line)
    assert found is None if expected is None else found is not None and expected in found


@pytest.mark.parametrize("labelling", LABELLINGS)
def test_every_line_is_well_formed(labelling: str) -> None:
    faults = [
        f"{name}:{number}: {wrong}"
        for name in (FILES if labelling == "settled" else TWICE)
        for number, line in enumerate(lines(labelling, name), 1)
        if (wrong := fault(line))
    ]
    assert faults == []


@pytest.mark.parametrize("labelling", LABELLINGS[1:])
def test_the_labellings_are_of_one_text(labelling: str) -> None:
    assert sorted(path.name for path in (CORPUS / labelling).glob("*.txt")) == TWICE
    for name in TWICE:
        settled, other = ([own.unmarked(line)[0] for line in lines(which, name)] for which in ("settled", labelling))
        assert other == settled, name


def test_there_are_enough_sentences_and_none_twice() -> None:
    texts = [own.unmarked(line)[0] for name in FILES for line in lines("settled", name)]
    assert len(texts) >= LEAST_SENTENCES
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", FILES)
def test_every_settled_label_reaches_its_row(name: str) -> None:
    for line in lines("settled", name):
        text, labels = own.unmarked(line)
        row = own.row(text, labels)
        begun = sum(tag is not None and tag[:2] == "B-" for head in ("named", "armed") for tag in row.tags[head])
        deeds = [(word, tag) for word, tag in zip(row.words, row.tags["deeds"], strict=True) if tag != "O"]
        labelled = [(text[label.start : label.end], label.root) for label in labels if label.tag == DEED]
        assert begun == sum(label.tag != DEED for label in labels), text
        # of a deed that the program cuts at its hyphen the first word carries the root
        assert deeds == [(deed[slice(*tokens.spans(deed)[0])], root) for deed, root in labelled], text
        assert None not in row.tags["armed"], text


def test_every_label_that_stands_off_is_well_formed() -> None:
    seen = set()
    for number, line in enumerate((CORPUS / "standing-off.jsonl").read_text(encoding="utf-8").splitlines(), 1):
        record = json.loads(line)
        assert set(record) == {"file", "id", "start", "end", "labels", "said"}, number
        assert isinstance(record["file"], str) and record["file"].endswith((".jsonl", ".jsonl.gz")), number
        assert isinstance(record["id"], str) and record["id"], number
        assert 0 <= record["start"] < record["end"], number
        last = 0
        for label in (Label(*label) for label in record["labels"]):
            assert last <= label.start < label.end <= record["end"] - record["start"], number
            assert label.root in ROOTS if label.tag == DEED else label.root is None, number
            assert label.tag in {DEED, *NAMED, *ARMED}, number
            last = label.end
        words = [word for word, *_ in record["said"]]
        assert words == sorted(set(words)), number
        for word, action, modality, polarity in record["said"]:
            assert 0 <= word < record["end"] - record["start"], number
            assert action in (None, *MOVES) and modality in MOODS and isinstance(polarity, bool), number
        seen.add((record["file"], record["id"], record["start"]))
    assert number == len(seen) >= LEAST_STANDING_OFF
