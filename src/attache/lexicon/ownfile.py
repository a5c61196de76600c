"""One TOML table by name: the shipped one, or the user's own in its place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from attache.errors import LexiconError

T = TypeVar("T")


def path(name: str, extra: Path | None) -> Path:
    """Where the table of that name is read from: the user's folder if it has the file, else the package."""
    own = extra / name if extra is not None else None
    return own if own is not None and own.exists() else Path(__file__).parent / name


def read(name: str, extra: Path | None) -> dict[str, Any]:
    """The table as TOML has it. Raises LexiconError where it is not TOML."""
    file = path(name, extra)
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise wrong(name, error) from error


def load(name: str, extra: Path | None, form: type[T]) -> T:
    """The table as a value of `form`, whose fields are its keys. Raises LexiconError where they are not."""
    try:
        return msgspec.convert(read(name, extra), form)
    except msgspec.ValidationError as error:
        raise wrong(name, error) from error


def pattern(name: str, text: str) -> re.Pattern[str]:
    """A regular expression of a table, upper and lower case alike. Raises LexiconError where it is none."""
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise wrong(name, f"{error} in {text!r}") from error


def wrong(name: str, error: object) -> LexiconError:
    """What to say of a table that does not have its form."""
    return LexiconError(f"{name}: {error}; compare it with the shipped file of that name")
