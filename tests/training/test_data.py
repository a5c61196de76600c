"""The readers of the training data: each format to rows whose labels are those of its heads, word for word."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import data
import pytest
from data import Argument, Frame, Row

Reader = Callable[[Path], Iterator[Row]]


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Writes records as JSON lines."""

    def write(*records: dict[str, Any], name: str = "rows.jsonl") -> Path:
        path = tmp_path / name
        text = "".join(json.dumps(record) + "\n" for record in records)
        path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
        return path

    return write


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_records_are_read_packed_and_plain(file: Callable[..., Path], name: str) -> None:
    assert list(data.records(file({"é": 1}, {"b": 2}, name=name))) == [{"é": 1}, {"b": 2}]


@pytest.mark.parametrize(
    ("reader", "tagger", "tags", "expected"),
    [
        (data.newswire, "named", ["B-NORP", "O"], ("B-nationality", "O")),
        (data.newswire, "named", ["B-Organization", "I-Organization"], ("B-organisation", "I-organisation")),
        # this project's own names for the labels, and words of which nothing is known
        (data.newswire, "named", ["B-money", None], ("B-money", None)),
        (data.politics, "politics", ["B-politicalparty", "I-politicalparty"], ("B-party", "I-party")),
        (data.politics, "politics", ["B-politician", "O"], ("B-politician", "O")),
        (data.re3d, "mention", ["B-MilitaryPlatform", "B-Temporal"], ("B-platform", "B-time")),
    ],
)
def test_names_are_labelled_in_our_words(
    file: Callable[..., Path], reader: Reader, tagger: str, tags: list[str | None], expected: data.Tags
) -> None:
    assert list(reader(file({"tokens": ["Two", "words"], "tags": tags}))) == [Row(("Two", "words"), {tagger: expected})]


NOBODY: Mapping[str, Any] = {"source": None, "cue": None, "content": None}


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        ([], "O O O O O"),
        (
            [{"source": [0, 1], "cue": [1, 2], "content": [2, 5]}],
            "B-source B-cue B-content I-content I-content",
        ),
        ([{**NOBODY, "content": [3, 5]}], "O O O B-content I-content"),
        # sources come first, whichever quote they are of: the content that holds one is left out
        (
            [{"source": [0, 1], "cue": None, "content": [2, 5]}, {**NOBODY, "source": [3, 4]}],
            "B-source O O B-source O",
        ),
        # of two contents the one that is named first
        ([{**NOBODY, "content": [0, 2]}, {**NOBODY, "content": [1, 4]}], "B-content I-content O O O"),
    ],
)
def test_quotes_become_one_row_of_spans(file: Callable[..., Path], quotes: list[dict[str, Any]], expected: str) -> None:
    (row,) = data.quotes(file({"tokens": list("abcde"), "quotes": quotes}))
    assert row == Row(tuple("abcde"), {"quotes": tuple(expected.split())})


def event(kind: str, first: int, last: int, *args: tuple[str, int, int]) -> dict[str, Any]:
    arguments = [{"role": role, "start": start, "end": end} for role, start, end in args]
    return {"type": kind, "trigger": [first, last], "args": arguments}


def test_acts_are_cut_at_their_sentences(file: Callable[..., Path]) -> None:
    record = {
        "tokens": ["Gunmen", "shot", "guards", ".", "Crowds", "gathered", "in", "Lomé"],
        "sents": [[0, 4], [4, 8]],
        "events": [
            event("Conflict:Attack", 1, 2, ("Attacker", 0, 1), ("Target", 2, 3), ("Place", 7, 8)),
            event("Conflict:Demonstrate", 5, 6, ("Entity", 4, 5), ("Place", 7, 8)),
        ],
    }
    assert list(data.acts(file(record))) == [
        Row(
            ("Gunmen", "shot", "guards", "."),
            {"acts": ("O", "B-Conflict:Attack", "O", "O")},
            # the place stands in the next sentence
            frames={"act_roles": (Frame(1, (Argument("Attacker", 0, 1), Argument("Target", 2, 3))),)},
        ),
        Row(
            ("Crowds", "gathered", "in", "Lomé"),
            {"acts": ("O", "B-Conflict:Demonstrate", "O", "O")},
            frames={"act_roles": (Frame(1, (Argument("Entity", 0, 1), Argument("Place", 3, 4))),)},
        ),
    ]


@pytest.mark.parametrize(
    ("events", "tags", "frames"),
    [
        ([], ("O", "O", "O"), ()),
        (
            [event("Life.Die", 1, 3, ("Killer", 0, 1))],
            ("O", "B-Life:Die", "I-Life:Die"),
            (Frame(1, (Argument("Agent", 0, 1),)),),
        ),
        # a type that the other set lacks says nothing of its words, and has no frame
        ([event("Medical.Intervention", 1, 3, ("Treater", 0, 1))], ("O", None, None), ()),
        (
            [event("Life:Die", 0, 1), event("Cognitive.Research", 2, 3)],
            ("B-Life:Die", "O", None),
            (Frame(0, ()),),
        ),
    ],
)
def test_acts_of_another_scheme_are_told_in_ours(
    file: Callable[..., Path], events: list[dict[str, Any]], tags: data.Tags, frames: tuple[Frame, ...]
) -> None:
    (row,) = data.acts(file({"tokens": ["a", "b", "c"], "events": events}))
    assert row == Row(("a", "b", "c"), {"acts": tags}, frames={"act_roles": frames})


def test_frames_join_the_rows_that_have_their_words(file: Callable[..., Path]) -> None:
    record = {
        "tokens": ["Envoys", "left", "early"],
        "frames": [
            {
                "predicate": 1,
                "args": [{"role": "ARG0", "start": 0, "end": 1}, {"role": "ARGM-TMP", "start": 2, "end": 3}],
            }
        ],
    }
    known = data.frames(file(record))
    frames = (Frame(1, (Argument("ARG0", 0, 1), Argument("ARGM-TMP", 2, 3))),)
    assert known == {("Envoys", "left", "early"): frames}

    tree = Row(("Envoys", "left", "early"), {"upos": ("NOUN", "VERB", "ADV")}, (1, -1, 1), ("nsubj", "root", "advmod"))
    other = Row(("Envoys", "stayed"), {"upos": ("NOUN", "VERB")}, (1, -1), ("nsubj", "root"))
    joined, left = data.with_roles([tree, other], known)
    assert joined == replace(tree, tags={**tree.tags, "predicates": ("O", "predicate", "O")}, frames={"roles": frames})
    assert left == other


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "O O O O"),
        ([("x", 0, 4)], "B-x I-x I-x I-x"),
        ([("x", 0, 1), ("x", 1, 2)], "B-x B-x O O"),
        ([("x", 1, 3), ("y", 2, 4)], "O B-x I-x O"),  # the first comer keeps its words
        ([("x", 3, 4), ("y", 0, 2)], "B-y I-y O B-x"),
    ],
)
def test_spans_to_tags(spans: list[tuple[str, int, int]], expected: str) -> None:
    assert " ".join(data.bio((Argument(*span) for span in spans), 4)) == expected


LONG = Row(
    ("Ships", "sailed", ".", "Two", "navies", "met", "off", "Oman", "and", "Yemen"),
    {
        "named": ("O", "O", "O", "O", "O", "O", "O", "B-location", "I-location", "I-location"),
        "deeds": ("O", "MOBILIZE", "O", "O", "O", None, "O", "O", "O", "O"),
    },
)


@pytest.mark.parametrize(
    ("longest", "lengths"),
    [
        (10, [10]),
        (8, [3, 7]),  # at the stop, not at the eighth word
        (4, [3, 4, 3]),  # where no stop is near, at the limit
        (3, [3, 3, 3, 1]),
        (1, [1] * 10),
    ],
)
def test_a_long_row_is_cut_into_windows(longest: int, lengths: list[int]) -> None:
    windows = data.cut(LONG, longest)
    assert [len(window.words) for window in windows] == lengths
    assert sum((window.words for window in windows), ()) == LONG.words
    assert sum((window.tags["deeds"] for window in windows), ()) == LONG.tags["deeds"]
    assert all(len(tags) == len(window.words) for window in windows for tags in window.tags.values())


def test_a_window_takes_as_many_whole_sentences_as_it_holds() -> None:
    row = Row(("One", ".", "Two", "?", "Three", "!", "Four"))
    assert [len(window.words) for window in data.cut(row, 5)] == [4, 3]


def test_a_span_that_is_cut_begins_again() -> None:
    tags = [window.tags["named"] for window in data.cut(LONG, 9)]
    assert tags == [("O", "O", "O"), ("O", "O", "O", "O", "B-location", "I-location", "I-location")]
    assert data.cut(replace(LONG, words=("a", *LONG.words[1:])), 3)[-1].tags["named"] == ("B-location",)


@pytest.mark.parametrize(
    "row",
    [
        replace(LONG, heads=(-1, *[0] * 9), deprels=("root", *["dep"] * 9)),
        replace(LONG, frames={"act_roles": (Frame(1, ()),)}),
    ],
    ids=["tree", "frames"],
)
def test_a_row_with_a_tree_or_frames_is_never_cut(row: Row) -> None:
    assert data.cut(row, 4) == [row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no end at all", ["no end at all"]),
        ("One . Two ? Three ! Four .", ["One .", "Two ?", "Three !", "Four ."]),
        ('He wept . " Why ? " she asked', ['He wept . " Why ? " she asked']),  # no word follows the mark
        ("Over . . . and out", ["Over . . .", "and out"]),
        ("In 2021 . 2022 too", ["In 2021 .", "2022 too"]),
    ],
)
def test_a_row_is_cut_at_its_sentence_ends(text: str, expected: list[str]) -> None:
    words = tuple(text.split())
    cut = data.sentences(Row(words, {"named": ("B-misc", *["I-misc"] * (len(words) - 1))}))
    assert [" ".join(row.words) for row in cut] == expected
    assert all(row.tags["named"] == ("B-misc", *["I-misc"] * (len(row.words) - 1)) for row in cut)


TREES = """\
# sent_id = desk_news_1
# text = Don't wait
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\t_\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
3\twait\twait\tVERB\t_\t_\t0\troot\t_\t_

# sent_id = desk_essay_1
1\tPeace\tpeace\tNOUN\t_\t_\t0\troot\t_\t_
1.1\theld\thold\tVERB\t_\t_\t_\t_\t_\t_

# sent_id = wire_news_1
1\tTalks\ttalk\tNOUN\t_\t_\t2\tnsubj\t_\t_
2\tfailed\tfail\tVERB\t_\t_\t0\troot\t_\t_"""


@pytest.mark.parametrize("name", ["trees.conllu", "trees.conllu.gz"])
def test_trees_are_read_word_by_word(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(TREES.encode()) if path.suffix == ".gz" else TREES.encode())
    rows = list(data.conllu(path))
    assert rows[0] == Row(
        ("Do", "n't", "wait"), {"upos": ("AUX", "PART", "VERB")}, (2, 2, -1), ("aux", "advmod", "root")
    )
    # neither the empty node nor the missing last line costs a word
    assert [row.words for row in rows[1:]] == [("Peace",), ("Talks", "failed")]


@pytest.mark.parametrize(
    ("chosen", "first_words"),
    [
        ({}, ["Do", "Peace", "Talks"]),
        ({"without": ("desk_essay_",)}, ["Do", "Talks"]),
        ({"only": ("desk_",)}, ["Do", "Peace"]),
        ({"only": ("desk_", "wire_"), "without": ("desk_news_", "desk_essay_")}, ["Talks"]),
        ({"only": ("radio_",)}, []),
    ],
)
def test_trees_are_chosen_by_prefixes(
    tmp_path: Path, chosen: dict[str, tuple[str, ...]], first_words: list[str]
) -> None:
    path = tmp_path / "trees.conllu"
    path.write_text(TREES, encoding="utf-8")
    assert [row.words[0] for row in data.conllu(path, **chosen)] == first_words


def test_what_a_teacher_doubts_and_whose_deeds_it_reads_come_back(file: Callable[..., Path]) -> None:
    row = Row(
        ("Chad", "left"),
        {"named": ("B-location", None)},
        frames={"deed_roles": (Frame(1, (Argument("actor", 0, 1),)),)},
        doubts={"moves": {1: {"withdraw": 0.7, "O": 0.3}}},
    )
    doubts = {name: list(words.items()) for name, words in row.doubts.items()}
    record = {"tokens": row.words, "tags": row.tags, "frames": row.frames, "doubts": doubts}
    assert list(data.silver(file(record))) == [row]
