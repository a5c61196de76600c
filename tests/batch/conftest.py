import importlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from attache.batch import run
from attache.model import Claim, Report
from attache.record import ReportRow, Store

HERE = Path(__file__).parent
# Few enough that reading does not load what guesses a language.
WORDS = "Troops of the Garrison left Agadez for Niamey while Envoys met in Doha"


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The toy coder, importable by worker processes too: they are given this process's path."""
    monkeypatch.syspath_prepend(HERE)
    return importlib.import_module("toy_coder")


@pytest.fixture
def script() -> Path:
    return HERE / "toy_run.py"


@pytest.fixture
def lines(tmp_path: Path) -> Callable[[str, Sequence[str]], Path]:
    """Writes a JSON-lines file of one report for each text given."""

    def write(name: str, texts: Sequence[str]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(row(text)) + "\n" for text in texts), encoding="utf-8")
        return path

    return write


def row(text: str) -> dict[str, Any]:
    number = sum(map(ord, text)) % 28 + 1
    return {"title": f"Report of day {number}", "date": f"2024-05-{number:02}", "text": f"{text} {WORDS}."}


@pytest.fixture
def content() -> Callable[[Path], tuple[list[ReportRow], list[Report], list[Claim]]]:
    """All that a record says, as its users see it."""

    def read(path: Path) -> tuple[list[ReportRow], list[Report], list[Claim]]:
        with Store.open(path, readonly=True) as store:
            rows = store.reports()
            return rows, [store.report(row.id) for row in rows], list(store.claims())

    return read


@pytest.fixture
def undisturbed(toy: ModuleType) -> Callable[..., int]:
    """Adds sources to a new record in this process, with nobody else there; how many reports."""

    def add(path: Path, *sources: Path) -> int:
        with Store.open(path) as store:
            return run(sources, store, coder=toy.load).added

    return add
