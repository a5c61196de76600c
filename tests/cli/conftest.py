"""A small record made by hand, so that these tests say what the command line does, not how well anything is coded."""

from __future__ import annotations

import datetime as dt
import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.made import make, say

from attache.model import (
    Actor,
    Agreement,
    Count,
    Event,
    Evidence,
    Office,
    Place,
    Speaker,
    Time,
)
from attache.record import Store

US = Actor("USA-MIL", "US forces", "USA", "MIL", "regular")
RUSSIANS = Actor("RUS-MIL", "Russian forces", "RUS", "MIL", "regular")
NIGER = Actor("NER", "Niger", "NER", "GOV")
USA = Actor("USA", "United States", "USA", "GOV")
BASE = Place("site/airbase-101-niamey", "Airbase 101", "NER", "Niamey", 13.48, 2.18, 1, "site")
COUNTRY = Place("NER", "Niger", "NER")

MAY = [
    "About 100 Russian soldiers are at Airbase 101 in Niamey.",
    "Nearly 1,000 US troops remain in Niger.",
    "Niger denounced its military cooperation agreement with the United States on 16 March.",
    "“They are in a separate compound,” Defense Secretary Lloyd Austin said.",
    "General Abdourahamane Tiani took power in a coup on 26 July 2023.",
]
JULY = ["US forces left Airbase 101 on 7 July.", "The two governments held talks in Niamey on 8 July."]


def time(earliest: str, latest: str | None = None) -> Time:
    return Time(dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest or earliest), 1, "")


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports of May and July 2024 with seven claims."""
    path = tmp_path_factory.mktemp("record") / "niger.db"
    may, july = make(1, "2024-05-03", "Two forces, one base", MAY), make(2, "2024-07-10", "A base is left", JULY)
    hundred = Count(90, 100, 110, "~", "troops", "About 100")
    at = may.text.index("Airbase 101")
    claims = [
        say(
            may,
            MAY[0],
            kind="presence",
            action="remain",
            actors=(RUSSIANS,),
            place=BASE,
            count=hundred,
            evidence=(Evidence("place", at, at + 11, "lexicon sites.toml:site/airbase-101-niamey"),),
            why=("a force as subject, a place, a verb of being there",),
        ),
        say(
            may,
            MAY[1],
            kind="presence",
            action="remain",
            actors=(US,),
            place=COUNTRY,
            count=Count(900, 1000, 1000, "<=", "troops", "Nearly 1,000"),
        ),
        say(
            may,
            MAY[2],
            kind="agreement",
            action="denounce",
            actors=(NIGER,),
            recipients=(USA,),
            agreement=Agreement("military cooperation agreement", "defence"),
            time=time("2024-03-16"),
        ),
        say(
            may,
            MAY[3],
            kind="statement",
            words="They are in a separate compound,",
            attribution="direct",
            speaker=Speaker("person/lloyd-austin", "Lloyd Austin", "Defense Secretary", "USA"),
        ),
        say(
            may,
            MAY[4],
            kind="office",
            action="take",
            actors=(Actor("person/abdourahamane-tiani", "Abdourahamane Tiani", "NER", "GOV"),),
            office=Office("head-of-state", "NER", "coup"),
            event=Event("COERCE", "coup"),
            time=time("2023-07-26"),
        ),
    ]
    later = [
        say(july, JULY[0], kind="presence", action="withdraw", actors=(US,), place=BASE, time=time("2024-07-07")),
        say(
            july,
            JULY[1],
            kind="event",
            actors=(NIGER,),
            recipients=(USA,),
            event=Event("CONSULT", "meet"),
            time=time("2024-07-08"),
            place=Place("place/NER/niamey", "Niamey", "NER", precision=2, kind="town"),
        ),
    ]
    with Store.open(path) as store:
        store.add(may, claims)
        store.add(july, later)
    return path


@pytest.fixture(autouse=True)
def wide_and_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same screen wherever the tests run."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


def _on_a_terminal(command: list[str], **environment: str) -> tuple[int, str]:
    """The exit status of `command` and all that it prints when a person watches both of its streams."""
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    child = subprocess.Popen(
        command, stdout=theirs, stderr=theirs, env={**env, "TERM": "xterm-256color", **environment}
    )
    os.close(theirs)
    printed = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not chunk:
            break
        printed += chunk
    os.close(ours)
    return child.wait(), printed.decode()


@pytest.fixture
def on_a_terminal() -> Callable[..., tuple[int, str]]:
    """Run a command on a pseudo-terminal; further names are its environment."""
    return _on_a_terminal
