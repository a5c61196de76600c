"""Rows as annotations of a file: the lines that GitHub's runner, and editors that know its form, read from a log.

Form: https://docs.github.com/actions, "workflow commands". Only what an editor has to act on is annotated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attache.publish.check.rows import FAULTS, CheckRow

BEGINNING = 40  # letters and digits by which a sentence is found again in its file


def annotated(rows: Iterable[CheckRow], path: str, source: str) -> Iterator[str]:
    """A line for each fault: `::warning file=...,line=...,title=...::sentence: reason`. `source` is the file's text; a
    sentence that is not found in it, as where its words are parted by mark-up, is put on line 1."""
    lines = _lines(source)
    for row in rows:
        if row.verdict in FAULTS:
            title = f"{row.section} {row.verdict}"
            place = f"file={_property(path)},line={_line(row.text, *lines)},title={_property(title)}"
            yield f"::warning {place}::{_message(f'“{row.text}” {row.reason}')}"


def _lines(source: str) -> tuple[str, list[int]]:
    """The letters and digits of a file in lower case, and the number of the line that each stands in."""
    letters: list[str] = []
    numbers: list[int] = []
    line = 1
    for mark in source:
        line += mark == "\n"
        if mark.isalnum():
            letters.append(mark.lower()[:1])
            numbers.append(line)
    return "".join(letters), numbers


def _line(text: str, letters: str, numbers: list[int]) -> int:
    wanted = "".join(mark.lower()[:1] for mark in text if mark.isalnum())
    at = letters.find(wanted)
    if at < 0:
        at = letters.find(wanted[:BEGINNING])
    return numbers[at] if wanted and at >= 0 else 1


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
