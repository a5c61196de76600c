"""The batch adds what is new, refuses what cannot be coded, and makes the same record with any number of workers."""

import datetime as dt
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from attache import reading
from attache.batch import Progress, Summary, run
from attache.errors import AttacheError, InputError, LexiconError, ModelError, StoreError
from attache.model import Published, Refused, Report, Section
from attache.record import Store

Lines = Callable[[str, Sequence[str]], Path]
CLAIMS = 6  # what the toy coder finds in a report of the fixture, beside the text given


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.db") as opened:
        yield opened


@pytest.fixture(autouse=True)
def nothing_is_left_running() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def plain(number: int) -> Report:
    text = f"Report {number}"
    return Report(id=f"r{number}", text=text, sections=(Section("body", 0, len(text)),), title=text)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_adds_what_is_new(store: Store, toy: ModuleType, lines: Lines, jobs: int) -> None:
    first, second = lines("a.jsonl", ["one", "two"]), lines("b.jsonl", ["three"])
    assert run([first, str(second)], store, jobs=jobs, coder=toy.load) == Summary(3, 0, 3 * CLAIMS, ())
    assert [row.claims for row in store.reports()] == [CLAIMS] * 3
    again = lines("b.jsonl", ["three", "four"])
    assert run([first, again], store, jobs=jobs, coder=toy.load) == Summary(1, 3, CLAIMS, ())


@pytest.mark.parametrize("coder", ["cannot_load", "dies_while_loading"])
def test_what_is_known_is_not_coded_again(store: Store, toy: ModuleType, lines: Lines, coder: str) -> None:
    source = lines("a.jsonl", ["one", "two"])
    run([source], store, coder=toy.load)
    assert run([source], store, jobs=2, coder=getattr(toy, coder)) == Summary(0, 2, 0, ())


def test_any_number_of_workers_makes_the_same_record(
    tmp_path: Path, toy: ModuleType, lines: Lines, content: Callable[[Path], Any]
) -> None:
    texts = [f"number {n} {'SLEEP' if n % 5 == 0 else ''}{'RAISE' if n % 7 == 0 else ''}" for n in range(30)]
    lines("pages/a.jsonl", texts[:20])
    lines("pages/b.jsonl", texts[10:])
    found = []
    for jobs in (1, 2, 3):
        path = tmp_path / f"{jobs}.db"
        with Store.open(path) as store:
            summary = run([tmp_path / "pages"], store, jobs=jobs, coder=toy.load)
        found.append((summary, content(path)))
    assert found[0] == found[1] == found[2]
    assert found[0][0].added == 25 and found[0][0].known == 9 and len(found[0][0].refused) == 6


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("word", "cause"),
    [
        ("RAISE", "it cannot be coded (ValueError: two lines)"),
        ("REFUSE", "nothing here can be coded"),
        ("RENAME", "it cannot be coded (its id changed from "),
        ("MISQUOTE", " quotes what report "),
    ],
)
def test_a_report_that_cannot_be_coded_costs_only_itself(
    store: Store, toy: ModuleType, lines: Lines, jobs: int, word: str, cause: str
) -> None:
    source = lines("a.jsonl", ["one", f"{word} it", "three", f"{word} it", "five"])
    summary = run([source], store, jobs=jobs, coder=toy.load)
    assert (summary.added, summary.known, len(store.reports())) == (3, 0, 3)
    assert len(summary.refused) == 2  # the same report twice, refused twice, with one worker or two
    for refused in summary.refused:
        assert str(source) in refused.source
        assert cause in refused.cause and "\n" not in refused.cause


@pytest.mark.parametrize(("word", "how"), [("KILL", "signal 9"), ("EXIT", "exit status 7")])
def test_a_worker_that_dies_costs_only_its_report(
    store: Store, toy: ModuleType, lines: Lines, word: str, how: str
) -> None:
    source = lines("a.jsonl", ["one", f"{word} 1", "three", f"{word} 2", "five", "six", f"{word} 3"])
    summary = run([source], store, jobs=2, coder=toy.load)
    assert (summary.added, summary.claims) == (4, 4 * CLAIMS)
    assert [refused.cause for refused in summary.refused] == [f"the process that coded it died ({how})"] * 3


@pytest.mark.parametrize(
    ("coder", "jobs", "error", "message"),
    [
        ("cannot_load", 1, LexiconError, "^forces.toml: no such force$"),
        ("cannot_load", 2, LexiconError, "^forces.toml: no such force$"),
        ("is_broken", 2, ModelError, "a bug"),
        ("dies_while_loading", 2, ModelError, r"cannot start \(exit status 9\): try again with fewer"),
    ],
)
def test_a_coder_that_cannot_be_loaded_ends_the_run(
    store: Store, toy: ModuleType, lines: Lines, coder: str, jobs: int, error: type[AttacheError], message: str
) -> None:
    with pytest.raises(error, match=message):
        run([lines("a.jsonl", ["one", "two"])], store, jobs=jobs, coder=getattr(toy, coder))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_that_every_report_would_meet_ends_the_run(
    store: Store, toy: ModuleType, lines: Lines, jobs: int
) -> None:
    with pytest.raises(ModelError, match=r"^the encoder is missing$"):
        run([lines("a.jsonl", ["one", "two", "three", "NO_MODEL", "five"])], store, jobs=jobs, coder=toy.load)
    assert 1 <= len(store.reports()) <= 4  # what was settled before is kept


@pytest.mark.parametrize("jobs", [0, -1])
def test_less_than_one_worker(store: Store, jobs: int) -> None:
    with pytest.raises(InputError, match="at least 1"):
        run([], store, jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_sources_that_cannot_be_read_are_named_in_order(
    store: Store, toy: ModuleType, lines: Lines, tmp_path: Path, jobs: int
) -> None:
    empty, missing = tmp_path / "empty.txt", tmp_path / "missing.txt"
    empty.touch()
    slow = lines("a.jsonl", ["SLEEP RAISE"])
    summary = run([empty, slow, missing, lines("b.jsonl", ["two"])], store, jobs=jobs, coder=toy.load)
    assert summary.added == 1
    assert [refused.source for refused in summary.refused] == [
        str(empty),
        f"{slow} line 1 (Report of day 26)",
        str(missing),
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_that_cannot_be_coded_is_named_by_its_file(
    store: Store, toy: ModuleType, tmp_path: Path, jobs: int
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Title: {name}\nURL: https://b.example/{name}\n\nRAISE it {name}.")
    summary = run([folder], store, jobs=jobs, coder=toy.load)
    assert [refused.source for refused in summary.refused] == [
        f"{folder / name}.txt (https://b.example/{name})" for name in ("a", "b")
    ]


def test_a_fault_of_reading_ends_only_its_source(
    store: Store, toy: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(source: str, *, published: dt.date | None) -> Iterator[tuple[str, Report | Refused]]:
        yield source, plain(int(source))
        if source == "1":
            raise RecursionError("too\ndeep")

    monkeypatch.setattr(reading, "named", read)
    assert run(["1", "2"], store, coder=toy.load) == Summary(
        2, 0, 2, (Refused("1", "it cannot be read (RecursionError: too deep)"),), undated=2
    )


def test_the_day_given_by_hand_reaches_reading(store: Store, toy: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Convoy leaves\n\nA convoy left the town of Kidal, and a spokesman said nothing about it to anybody."
    )
    run([page], store, coder=toy.load, published=dt.date(2024, 5, 3))
    assert store.reports()[0].published == Published(dt.date(2024, 5, 3), dt.date(2024, 5, 3), "given")


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_is_told_after_every_report(store: Store, toy: ModuleType, lines: Lines, jobs: int) -> None:
    told: list[Progress] = []
    source = lines("a.jsonl", ["one", "two", "two", "RAISE", "three"])
    summary = run([source], store, jobs=jobs, coder=toy.load, on_progress=told.append)
    assert [p.added + p.known + p.refused for p in told] == [1, 2, 3, 4, 5]
    assert told[-1].added == summary.added == 3 and told[-1].claims == summary.claims
    assert tuple(p.latest for p in told if p.latest) == summary.refused


@pytest.mark.parametrize("jobs", [1, 3])
def test_only_a_few_reports_are_in_memory(
    store: Store, toy: ModuleType, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    read, settled, ahead = 0, 0, 0

    def stream(source: str, *, published: dt.date | None) -> Iterator[tuple[str, Report]]:
        nonlocal read, ahead
        for number in range(100):
            read += 1
            ahead = max(ahead, read - settled)
            yield source, plain(number)

    def on_progress(progress: Progress) -> None:
        nonlocal settled
        settled = progress.added

    monkeypatch.setattr(reading, "named", stream)
    assert run(["-"], store, jobs=jobs, coder=toy.load, on_progress=on_progress).added == 100
    assert ahead <= 2 * jobs


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_store_that_fails_ends_the_run(tmp_path: Path, toy: ModuleType, lines: Lines, jobs: int) -> None:
    path = tmp_path / "record.db"
    Store.open(path).close()
    with Store.open(path, readonly=True) as store, pytest.raises(StoreError, match="cannot be written"):
        run([lines("a.jsonl", ["one", "two", "three"])], store, jobs=jobs, coder=toy.load)
