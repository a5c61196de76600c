"""What `import attache` offers, and what it costs."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import attache

ROOT = Path(__file__).parents[1]


def test_the_public_names_are_these() -> None:
    assert sorted(attache.__all__) == ["Record", "__version__", "check", "read"]
    assert dir(attache) == sorted(attache.__all__)


@pytest.mark.parametrize("name", attache.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(attache, name) is not None


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Store"):
        attache.Store  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert attache.__version__ == project["version"]


@pytest.mark.parametrize(
    ("statement", "heavy"),
    [
        ("import attache", ("msgspec", "typer", "rich", "numpy", "onnxruntime", "trafilatura", "httpx")),
        ("import attache.api", ("typer", "rich", "numpy", "onnxruntime", "trafilatura", "httpx")),
        ("import attache.cli.commands", ("rich.console", "numpy", "onnxruntime", "trafilatura", "httpx", "sqlite3")),
    ],
)
def test_importing_is_cheap(statement: str, heavy: tuple[str, ...]) -> None:
    check = f"import sys; {statement}; print(*sorted(set({heavy!r}) & sys.modules.keys()))"
    found = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
