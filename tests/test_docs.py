"""The docs are true: each command, option and field is named, and the guide's examples run and print what they show."""

from __future__ import annotations

import re
import shlex
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import typer

import attache
from attache import batch, explain, model, unknown
from attache.cli import main
from attache.cli.commands import app
from attache.publish.brief.rows import BriefRow
from attache.publish.check.rows import CheckRow
from attache.record import rows
from attache.record.same import SameRow
from attache.record.store import ReportRow

DOCS = Path(__file__).parents[1] / "docs"
GUIDE = (DOCS / "guide.md").read_text(encoding="utf-8")
SCHEMA = (DOCS / "schema.md").read_text(encoding="utf-8")
DEMO = Path(attache.__file__).parent / "demo" / "reports"

CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
TOML = re.compile(r"^```toml\n# (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)

COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = sorted({name for command in COMMANDS.values() for option in command.params for name in option.opts})


def fields(struct: type[msgspec.Struct]) -> Iterator[str]:
    """The keys of a row and of the rows inside it."""
    for field in msgspec.structs.fields(struct):
        yield field.encode_name
        for inner in (field.type, *get_args(field.type)):
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                yield from fields(inner)


STRUCTS = [
    BriefRow,
    CheckRow,
    model.Claim,
    *get_args(rows.Row),
    ReportRow,
    SameRow,
    explain.Explanation,
    unknown.UnknownRow,
    batch.Summary,
]
FIELDS = sorted({(struct.__name__, name) for struct in STRUCTS for name in fields(struct)})


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_guide(command: str) -> None:
    assert re.search(rf"attache (--db \S+ )?{command}\b", GUIDE)


@pytest.mark.parametrize("option", [name for name in OPTIONS if name.startswith("--")])
def test_every_option_is_in_the_guide(option: str) -> None:
    assert re.search(rf"(?<![\w-]){option}\b", GUIDE)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_says_what_it_does_and_gives_an_example(command: str) -> None:
    assert f"Example: attache {command}" in COMMANDS[command].help


@pytest.mark.parametrize(("row", "field"), FIELDS)
def test_every_field_is_in_the_schema(row: str, field: str) -> None:
    assert f"`{field}`" in SCHEMA or f'"{field}"' in SCHEMA, f"{row}.{field} is not in docs/schema.md"


@pytest.mark.parametrize("action", [*get_args(model.PresenceAction), *get_args(model.AgreementAction)])
def test_every_action_is_in_the_schema(action: str) -> None:
    assert f"`{action}`" in SCHEMA


def test_every_decision_is_in_the_list() -> None:
    listed = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    pages = sorted(page.name for page in (DOCS / "decisions").glob("2*.md"))
    assert pages
    assert [page for page in pages if f"({page})" not in listed] == []


@pytest.mark.parametrize(
    "page", sorted(DOCS.parent.glob("*.md")) + sorted(DOCS.rglob("*.md")), ids=lambda page: page.name
)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def examples(block: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines that it is shown to print."""
    command, shown = "", list[str]()
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, shown
            command, shown = line[2:], []
        else:
            shown.append(line)
    yield command, shown


def agrees(shown: list[str], printed: str) -> bool:
    """Whether the words shown are those printed, or some of them where `...` leaves words out. Ids may be others, and a
    table's cells may be wrapped at other words."""
    wanted, found = _words(" ".join(shown)), _words(printed)
    whole = Counter(word for word in wanted.elements() if "..." not in word)
    return whole <= found if whole != wanted else wanted == found


def _words(text: str) -> Counter[str]:
    text = re.sub(r"\bc[0-9a-f]{7,16}\b( \+\d+)?", "ID", text)
    return Counter(re.sub("─+", "─", text).split())


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (["a b"], "a b\n", True),
        (["a b"], "a\nb c\n", False),
        (["a ... c"], "a b c", True),
        (["a ... d"], "a b c", False),
        (["why c04eb8ab +2"], "why c1234567", True),
        (["two rows", "───"], "two rows\n─────", True),
    ],
)
def test_what_agrees(shown: list[str], printed: str, same: bool) -> None:
    assert agrees(shown, printed) == same


def test_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    shutil.copytree(DEMO, tmp_path / "reports")
    for name, text in TOML.findall(GUIDE):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for block in CONSOLE.findall(GUIDE):
        for command, shown in examples(block):
            if "_ID" in command:
                with attache.Record("niger.db", readonly=True) as record:
                    claim = next(iter(record.claims()))
                command = command.replace("CLAIM_ID", claim.id[:9]).replace("REPORT_ID", claim.report)
            status = main(shlex.split(command)[1:])
            printed = capfd.readouterr()
            refused = any(line.startswith("attache: ") for line in shown)
            faulty = " check " in command  # the article it is shown with has a takeaway that goes too far
            assert status == (2 if refused else 1 if faulty else 0), printed.err
            assert printed.out or printed.err, command
            if shown:
                assert agrees(shown, printed.err + printed.out), f"{command}\n{printed.err}{printed.out}"


def test_the_python_of_the_guide_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(DEMO, tmp_path / "reports")
    assert main(["--db", "niger.db", "add", "reports"]) == 0
    capfd.readouterr()
    for block in PYTHON.findall(GUIDE):
        exec(compile(block, "guide.md", "exec"), {})
    assert "because:" in capfd.readouterr().out
