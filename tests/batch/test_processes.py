"""Runs that are interrupted, killed, or not alone with the record."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from attache.record import Store

Lines = Callable[[str, Sequence[str]], Path]
Content = Callable[[Path], Any]
Undisturbed = Callable[..., int]


@pytest.fixture
def start(script: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a batch in a process group of its own, as a shell does for a command."""
    running: list[subprocess.Popen[str]] = []

    def start_it(db: Path, jobs: int, *sources: Path) -> subprocess.Popen[str]:
        command = [sys.executable, str(script), str(db), str(jobs), *map(str, sources)]
        running.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
        )
        return running[-1]

    yield start_it
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def finish(process: subprocess.Popen[str]) -> dict[str, Any]:
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    result: dict[str, Any] = json.loads(out)
    return result


def wait_for(process: subprocess.Popen[str], db: Path, reports: int) -> None:
    """Wait until that many reports are committed."""
    while process.poll() is None:
        if db.exists() and db.stat().st_size:
            with Store.open(db) as store:
                if len(store.reports()) >= reports:
                    return
        time.sleep(0.005)
    raise AssertionError(f"the run ended before it could be disturbed: {process.communicate()}")


def kill(process: subprocess.Popen[str]) -> None:
    """Kill a run with no word of warning, and wait for its workers too: stderr ends when the last of them has gone."""
    process.kill()
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (-signal.SIGKILL, "")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_run_loses_nothing_and_is_completed_by_the_next(
    tmp_path: Path,
    lines: Lines,
    content: Content,
    undisturbed: Undisturbed,
    start: Callable[..., subprocess.Popen[str]],
    jobs: int,
) -> None:
    source = lines("a.jsonl", [f"number {n} SLEEP" for n in range(30)])
    calm, killed = tmp_path / "calm.db", tmp_path / "killed.db"
    assert undisturbed(calm, source) == 30
    moments = random.Random(jobs)
    kept: list[str] = []
    for _ in range(3):
        process = start(killed, jobs, source)
        wait_for(process, killed, len(kept) + 1)
        time.sleep(moments.uniform(0, 0.05))
        kill(process)
        with Store.open(killed, readonly=True) as store:
            now = [row.id for row in store.reports()]
            assert set(kept) < set(now)
            assert all(len(list(store.claims(report=row.id))) == row.claims == 7 for row in store.reports())
            kept = now
    last = finish(start(killed, jobs, source))
    assert (last["known"], last["added"]) == (len(kept), 30 - len(kept))
    assert content(killed) == content(calm)


def test_a_process_killed_while_it_writes_leaves_whole_reports(
    tmp_path: Path,
    lines: Lines,
    content: Content,
    undisturbed: Undisturbed,
    start: Callable[..., subprocess.Popen[str]],
) -> None:
    # Nothing to wait for and hundreds of claims in each: nearly all the time goes into transactions.
    source = lines("a.jsonl", [f"number {n} " + "Troops-" * 200 for n in range(50)])
    calm, killed = tmp_path / "calm.db", tmp_path / "killed.db"
    assert undisturbed(calm, source) == 50
    moments = random.Random(0)
    for kills in range(3):
        process = start(killed, 1, source)
        wait_for(process, killed, 8 * kills + 1)
        time.sleep(moments.uniform(0, 0.02))
        kill(process)
    finish(start(killed, 1, source))
    assert content(killed) == content(calm)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_stops_cleanly(
    tmp_path: Path,
    lines: Lines,
    content: Content,
    undisturbed: Undisturbed,
    start: Callable[..., subprocess.Popen[str]],
    jobs: int,
) -> None:
    source = lines("a.jsonl", [f"number {n} SLEEP" for n in range(40)])
    db, calm = tmp_path / "record.db", tmp_path / "calm.db"
    process = start(db, jobs, source)
    wait_for(process, db, 3)
    os.killpg(process.pid, signal.SIGINT)  # what Ctrl-C in a terminal does: every process of the group gets it
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", "")
    with Store.open(db, readonly=True) as store:
        kept = len(store.reports())
    assert 3 <= kept < 40
    assert finish(start(db, jobs, source))["known"] == kept
    undisturbed(calm, source)
    assert content(db) == content(calm)


def test_two_may_add_while_others_read(
    tmp_path: Path,
    lines: Lines,
    content: Content,
    undisturbed: Undisturbed,
    start: Callable[..., subprocess.Popen[str]],
) -> None:
    shared = [f"number {n} SLEEP" for n in range(20, 40)]
    mine = lines("mine.jsonl", [f"number {n} SLEEP" for n in range(20)] + shared)
    theirs = lines("theirs.jsonl", shared + [f"number {n} SLEEP" for n in range(40, 60)])
    both, calm = tmp_path / "both.db", tmp_path / "calm.db"
    writers = [start(both, 1, mine), start(both, 2, theirs)]
    wait_for(writers[0], both, 1)
    reads, before = 0, 0
    while any(writer.poll() is None for writer in writers):
        with Store.open(both, readonly=True) as store:
            rows = store.reports()
            assert len(rows) >= before
            for row in rows[-3:]:
                assert len(list(store.claims(report=row.id))) == row.claims == 7
                assert row.id in store.search("garrison")
        reads, before = reads + 1, len(rows)
    assert reads > 3
    done = [finish(writer) for writer in writers]
    assert sum(summary["added"] for summary in done) == 60
    assert sum(summary["known"] for summary in done) == 20
    undisturbed(calm, mine, theirs)
    assert content(both) == content(calm)
