"""The main job runs without a network: every attempt at one is refused, and none is made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import attache

DEMO = Path(attache.__file__).parent / "demo" / "reports"

# An audit hook sees what a replaced `socket.socket` would miss: sockets opened from C, and names looked up. To open a
# socket is not held against anybody (urllib3 opens one, unconnected, to learn whether there is IPv6); to use one is.
REFUSE = """
import os, socket, sys

OPENING = {"socket.__new__"}
USING = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}

def refuse(event, arguments):
    if event not in (OPENING if os.environ["REFUSE"] == "opening" else USING):
        return
    family = arguments[1] if event in OPENING else getattr(arguments[0], "family", None)
    if family == socket.AF_UNIX:
        return
    if event in USING:
        with open(os.environ["ATTEMPTS"], "a") as attempts:
            attempts.write(f"{event} {arguments}\\n")
    raise OSError("there is no network in this test")

sys.addaudithook(refuse)
"""


@pytest.fixture(params=["opening", "using"])
def cut_off(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """An environment in which every Python process refuses to open sockets or to use them, and writes down each use."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(REFUSE, encoding="utf-8")
    hook = {"PYTHONPATH": str(tmp_path / "hook"), "ATTEMPTS": str(tmp_path / "attempts"), "REFUSE": request.param}
    return {**os.environ, **hook}


def run(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True)


def test_the_main_job_makes_no_attempt_at_a_network(cut_off: dict[str, str], tmp_path: Path) -> None:
    db = str(tmp_path / "record.db")
    added = run(cut_off, "-m", "attache", "--db", db, "add", "-j", "2", str(DEMO))
    assert (added.returncode, added.stderr) == (0, "")
    for command in ("claims", "presence", "agreements", "offices", "events", "statements", "reports"):
        asked = run(cut_off, "-m", "attache", "--db", db, command, "--json")
        assert (asked.returncode, asked.stderr) == (0, "")
        assert isinstance(json.loads(asked.stdout), list)
    assert not (tmp_path / "attempts").exists()


def test_the_refusal_itself_works(cut_off: dict[str, str], tmp_path: Path) -> None:
    tried = run(cut_off, "-c", "import socket; socket.create_connection(('localhost', 9))")
    assert "there is no network in this test" in tried.stderr
    assert (tmp_path / "attempts").exists() == (cut_off["REFUSE"] == "using")
