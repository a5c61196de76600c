"""Where reports are coded: in this process, or in worker processes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from attache.batch.coder import Coded, Coder, attempt
from attache.model import Report

CoderFactory = Callable[[], Coder]
"""Makes a coder, in the process that will use it. With worker processes, it must be picklable."""


class Settled(msgspec.Struct, frozen=True):
    """What became of the report given under `number`: coded, or the cause, in one line, why not."""

    number: int
    result: Coded | str


class Engine(Protocol):
    """Codes reports in whatever order it likes."""

    @property
    def open(self) -> int:
        """How many reports were given and are not settled yet."""

    @property
    def full(self) -> bool:
        """Whether another report should wait, so that only a few are in memory at once."""

    def give(self, number: int, report: Report) -> None:
        """Take a report, to be settled under `number`."""

    def settle(self, *, block: bool) -> list[Settled]:
        """What has been settled since the last call; with `block`, wait until there is something to return."""

    def close(self) -> None:
        """Stop, dropping what is not settled."""


class Inline:
    """Codes in this process, one report after the other."""

    def __init__(self, factory: CoderFactory) -> None:
        self._factory = factory
        self._code: Coder | None = None
        self._settled: list[Settled] = []

    @property
    def open(self) -> int:
        """How many reports were given and are not settled yet."""
        return len(self._settled)

    @property
    def full(self) -> bool:
        """Whether there is one."""
        return bool(self._settled)

    def give(self, number: int, report: Report) -> None:
        """Code a report, at once."""
        if self._code is None:  # loaded with the first report: a run with nothing new to code costs nothing
            self._code = self._factory()
        self._settled.append(Settled(number, attempt(self._code, report)))

    def settle(self, *, block: bool) -> list[Settled]:
        """What was coded since the last call."""
        settled, self._settled = self._settled, []
        return settled

    def close(self) -> None:
        """Forget what is not settled."""
        self._settled.clear()
