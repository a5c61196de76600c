"""What a process and all that it starts cost: CPU-seconds and the memory of the largest of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple


class Cost(NamedTuple):
    """CPU-seconds of a process with its children, peak resident memory in MB of the largest, and its exit status."""

    seconds: float
    megabytes: float
    status: int


def attache(*arguments: str) -> Cost:
    """Run the command line once, its output thrown away."""
    return cost([sys.executable, "-m", "attache", *arguments])


def cost(command: Sequence[str]) -> Cost:
    """Run `command` to its end. POSIX only: `wait4` counts this child and all that it waited for, and nobody else."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6, child.returncode)


def verdict(value: float, bound: float) -> str:
    """'ok' within the bound, 'TOO MUCH' beyond it."""
    return "ok" if value <= bound else "TOO MUCH"
