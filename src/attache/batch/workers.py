"""Worker processes that code reports, and may die without taking anything along."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from attache.batch.coder import Coded, attempt
from attache.batch.engine import CoderFactory, Settled
from attache.errors import AttacheError, ModelError
from attache.model import Report

STILLBORN = 3
"""Workers in a row that may die before they are ready. One may be bad luck; three mean that no worker can live here."""


class _Worker:
    def __init__(self, process: SpawnProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.ready = False
        self.number: int | None = None  # the report it has in hand


class Workers:
    """Codes in up to `size` processes, started as there is work for them.

    A worker has one report in hand at a time, so that when it dies the report to blame is known; another worker takes
    its place. Raises what the factory raises, and `ModelError` where workers keep dying before they are ready.
    """

    def __init__(self, factory: CoderFactory, size: int) -> None:
        self._factory = factory
        self._size = size
        self._workers: list[_Worker] = []
        self._queue: deque[tuple[int, Report]] = deque()
        self._stillborn = 0

    @property
    def open(self) -> int:
        """How many reports were given and are not settled yet."""
        return len(self._queue) + sum(worker.number is not None for worker in self._workers)

    @property
    def full(self) -> bool:
        """Whether every worker has a report in hand and another waiting."""
        return self.open >= 2 * self._size

    def give(self, number: int, report: Report) -> None:
        """Queue a report for the next worker that is free."""
        self._queue.append((number, report))
        self._hand_out()

    def settle(self, *, block: bool) -> list[Settled]:
        """Hear what workers say, and give those that are free something to do."""
        settled: list[Settled] = []
        while self.open and not settled:
            heard = wait([worker.connection for worker in self._workers], None if block else 0)
            for worker in [worker for worker in self._workers if worker.connection in heard]:
                settled += self._hear(worker)
            self._hand_out()
            if not block:
                break
        return settled

    def close(self) -> None:
        """End all workers, at once."""
        for worker in self._workers:
            worker.process.terminate()  # a worker owns nothing that could be left half done
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()
        self._queue.clear()

    def _hand_out(self) -> None:
        for worker in list(self._workers):
            if self._queue and worker.ready and worker.number is None:
                number, report = self._queue[0]
                try:
                    worker.connection.send(report)
                except OSError:  # it died in idleness: nobody's report is to blame
                    self._bury(worker)
                    continue
                self._queue.popleft()
                worker.number = number
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(len(self._queue) - starting, self._size - len(self._workers))):
            self._workers.append(_start(self._factory))

    def _hear(self, worker: _Worker) -> list[Settled]:
        try:
            message: Coded | AttacheError | str | None = worker.connection.recv()
        except (EOFError, OSError):
            return self._mourn(worker)
        if isinstance(message, AttacheError):
            raise message
        if message is None:
            worker.ready = True
            self._stillborn = 0
            return []
        assert worker.number is not None  # a worker speaks only when it is ready or has been given a report
        settled = Settled(worker.number, message)
        worker.number = None
        return [settled]

    def _mourn(self, worker: _Worker) -> list[Settled]:
        how = self._bury(worker)
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn == STILLBORN:
                raise ModelError(f"worker processes cannot start ({how}): try again with fewer of them (-j)")
        if worker.number is None:
            return []
        return [Settled(worker.number, f"the process that coded it died ({how})")]

    def _bury(self, worker: _Worker) -> str:
        worker.connection.close()
        worker.process.join()
        self._workers.remove(worker)
        code = worker.process.exitcode or 0
        return f"signal {-code}" if code < 0 else f"exit status {code}"


def _start(factory: CoderFactory) -> _Worker:
    # Spawned, not forked: a fork would share the parent's open record file and the locks of its threads.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, factory), daemon=True)
    with _interrupt_ignored():
        process.start()
    theirs.close()  # the worker's own end is now the only one: when it dies, ours reads end-of-file
    return _Worker(process, ours)


@contextmanager
def _interrupt_ignored() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal, and is the parent's business: a child inherits that it is ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(connection: Connection, factory: CoderFactory) -> None:
    """A worker's life: say None when ready; answer each report until the parent goes; say the error that ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        code = factory()
    except Exception as error:
        known = error if isinstance(error, AttacheError) else ModelError(f"the coder cannot be loaded ({error!r})")
        connection.send(known)
        return
    try:
        connection.send(None)
        while True:
            connection.send(attempt(code, connection.recv()))
    except AttacheError as error:
        connection.send(error)
    except (EOFError, OSError):  # the parent has gone, with or without a word
        return
