"""Our own labels, in place and standing off, to training rows."""

from __future__ import annotations

import json
from pathlib import Path

import own
import pytest
from data import Row
from own import Label


@pytest.mark.parametrize(
    ("line", "text", "labels"),
    [
        ("Nothing here.", "Nothing here.", []),
        ("", "", []),
        ("<loc>Togo</loc>", "Togo", [Label("loc", 0, 4)]),
        (
            "The <frc>Malian army</frc> <v RETREAT>left</v> <loc>Kidal</loc>.",
            "The Malian army left Kidal.",
            [Label("frc", 4, 15), Label("v", 16, 20, "RETREAT"), Label("loc", 21, 26)],
        ),
        # a root is a deed's own: the next label has none
        ("<v AID>fed</v><qty>12</qty>", "fed12", [Label("v", 0, 3, "AID"), Label("qty", 3, 5)]),
        # what is no tag stays
        ("5 < 7 and 7 > 5 in <dat>May</dat>", "5 < 7 and 7 > 5 in May", [Label("dat", 19, 22)]),
    ],
)
def test_a_line_without_its_tags(line: str, text: str, labels: list[Label]) -> None:
    assert own.unmarked(line) == (text, labels)


def spans(row: Row, head: str) -> list[str]:
    """The row's tags as "word/tag" where a tag is, None as "?"."""
    return [
        f"{word}/{'?' if tag is None else tag}"
        for word, tag in zip(row.words, row.tags[head], strict=True)
        if tag != "O"
    ]


@pytest.mark.parametrize(
    ("line", "named", "armed", "deeds"),
    [
        ("Rain fell.", [], [], []),
        (
            "<per>Ursula von der Leyen</per> <v CONSULT>met</v> <nat>Nigerien</nat> officials",
            ["Ursula/B-person", "von/I-person", "der/I-person", "Leyen/I-person", "Nigerien/B-nationality"],
            [],
            ["met/CONSULT"],
        ),
        # where a force stands nobody has said what the newswire's names would be
        (
            "<frc>Chadian troops</frc> in <loc>Niger</loc>",
            ["Chadian/?", "troops/?", "Niger/B-location"],
            ["Chadian/B-force", "troops/I-force"],
            [],
        ),
        ("<qty>12</qty> <wpn>tanks</wpn>", ["12/?", "tanks/?"], ["12/B-quantity", "tanks/B-weapon"], []),
        # words are cut as the program cuts them: the clitic is outside, the hyphen is a word
        (
            "<loc>Mali</loc>'s <wpn>air-defence</wpn>",
            ["Mali/B-location", "air/?", "-/?", "defence/?"],
            ["air/B-weapon", "-/I-weapon", "defence/I-weapon"],
            [],
        ),
        # a word of which a label takes only a part is unknown to every head; the whole words keep their label
        ("pro-<loc>Kyiv</loc> <v PROTEST>march</v>", ["pro-Kyiv/?"], ["pro-Kyiv/?"], ["pro-Kyiv/?", "march/PROTEST"]),
        (
            "<grp>Hamas-led</grp>ish <per>Joao</per>zinho",
            ["Hamas/?", "-/?", "ledish/?", "Joaozinho/?"],
            ["Hamas/B-group", "-/I-group", "ledish/?", "Joaozinho/?"],
            ["ledish/?", "Joaozinho/?"],
        ),
    ],
)
def test_a_line_becomes_a_row(line: str, named: list[str], armed: list[str], deeds: list[str]) -> None:
    row = own.row(*own.unmarked(line))
    assert spans(row, "named") == named
    assert spans(row, "armed") == armed
    assert spans(row, "deeds") == deeds


def test_labels_in_words() -> None:
    labels = [Label("org", 0, 1), Label("v", 1, 3, "REJECT"), Label("fac", 3, 5)]
    row = own.labelled(["Parliament", "voted", "down", "Camp", "Lemonnier"], labels, torn=[2])
    assert row.words == ("Parliament", "voted", "down", "Camp", "Lemonnier")
    assert row.tags == {
        "named": ("B-organisation", "O", None, None, None),
        "armed": ("O", "O", None, "B-facility", "I-facility"),
        "deeds": ("O", "REJECT", None, "O", "O"),
    }


def test_of_ten_lines_one_is_for_choosing_and_two_for_measuring(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("".join(f"word{i}\n" for i in range(12)), encoding="utf-8")
    parts = {which: ["".join(row.words) for row in own.part(path, which)] for which in ("train", "dev", "test")}
    assert parts["dev"] == ["word5"]
    assert parts["test"] == ["word3", "word7"]
    assert sorted(word for words in parts.values() for word in words) == sorted(f"word{i}" for i in range(12))


def test_labels_that_stand_off_find_their_sentences(tmp_path: Path) -> None:
    source = [
        {"id": "a", "tokens": ["Fog", "lifted", ".", "Ghana", "sent", "police"]},
        {"id": "b", "tokens": ["Unasked"]},
        {"id": "c", "tokens": ["Calm", "held"]},
    ]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in source), encoding="utf-8")
    records = [
        {"file": "wire.jsonl", "id": "c", "start": 0, "end": 2, "labels": []},
        {"file": "wire.jsonl", "id": "a", "start": 3, "end": 6, "labels": [["loc", 0, 1], ["v", 1, 2, "MOBILIZE"]]},
        {"file": "wire.jsonl", "id": "a", "start": 0, "end": 3, "labels": []},
    ]
    path = tmp_path / "labels.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    rows = list(own.standing_off(path, tmp_path))
    assert {row.words for row in rows} == {("Ghana", "sent", "police"), ("Fog", "lifted", "."), ("Calm", "held")}
    (sent,) = (row for row in rows if "Ghana" in row.words)
    assert sent.tags["named"] == ("B-location", "O", "O")
    assert sent.tags["deeds"] == ("O", "MOBILIZE", "O")
