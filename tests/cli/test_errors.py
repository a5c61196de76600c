"""What is wrong is said in one line on stderr, with status 2, and nothing else is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from attache.cli import main


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("presence", "--on", "yesterday"), "'yesterday' is not a day; write it as in 2024-05-03"),
        (("presence", "--on", "2024-02-30"), "'2024-02-30' is not a day"),
        (("claims", "--known", "03/05/2024"), "'03/05/2024' is not a day"),
        (("presence", "--host", "XYZ"), "no country has the code 'XYZ'"),
        (("offices", "--country", "Ruritania"), "no country is called 'Ruritania'"),
        (("presence", "--force", ""), "--force is empty"),
        (("events", "--type", "attack"), "--type 'attack' is no PLOVER root: use one of AGREE, CONSULT, SUPPORT"),
        (("explain", "c00000"), "no claim begins with 'c00000'"),
        (("explain", "c"), "'c' begins more than one claim"),
        (("explain", ""), "no claim begins with ''"),
        (("search", '"air'), "cannot search for"),
        (("nonsense",), "nonsense"),
        (("presence", "--nonsense"), "--nonsense"),
        (("presence", "--host"), "--host"),
        (("explain",), "CLAIM_ID"),
        (("add",), "SOURCE"),
        (("add", "-j", "0", "x"), "--jobs"),
        (("add", "-j", "many", "x"), "--jobs"),
        (("add", "--lexicon", "nowhere", "x"), "x"),
    ],
)
def test_a_wrong_call_gets_one_line(
    record: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    assert main(["--db", str(record), *arguments]) == 2
    out, err = capsys.readouterr()
    assert says in err
    assert err.startswith("attache: ")
    assert err.count("\n") == 1
    assert "added" in out if arguments[0] == "add" and "--lexicon" in arguments else out == ""


@pytest.mark.parametrize(
    ("content", "says"), [(None, "there is no record here"), (b"", "empty"), (b"not a record" * 999, "not")]
)
def test_a_file_that_is_no_record_gets_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, says: str
) -> None:
    path = tmp_path / "some.db"
    if content is not None:
        path.write_bytes(content)
    assert main(["--db", str(path), "presence"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert str(path) in err
    assert err.count("\n") == 1


def test_without_a_command_the_help_is_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert "presence" in out + err
    assert "attache: " not in err


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    import attache

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"attache {attache.__version__}\n"
