"""The names that claims carry and the lexicon does not know."""

from __future__ import annotations

from pathlib import Path

from attache.lexicon import Lexicon
from attache.model import Actor, Claim
from attache.unknown import unknown

GUARD = Actor("name/river-guard", "River Guard", None, "MIL")
PERSON = Actor("person/ada-lovelace", "Ada Lovelace", "NER")
KNOWN = Actor("person/nicolas-maduro", "Nicolás Maduro", "VEN", "GOV")
STATE = Actor("NER", "Niger", "NER", "GOV")


def claim(id: str, report: str, sentence: str, *actors: Actor, recipients: tuple[Actor, ...] = ()) -> Claim:
    return Claim(
        id=id,
        report=report,
        section="body",
        sentence=sentence,
        start=0,
        end=1,
        quote=f"Quote of {sentence}.",
        kind="event",
        actors=actors,
        recipients=recipients,
    )


CLAIMS = [
    claim("c1", "r1", "s1", PERSON, recipients=(GUARD,)),
    claim("c2", "r1", "s1", GUARD, recipients=(STATE,)),
    claim("c3", "r2", "s2", GUARD, KNOWN),
]


def test_they_come_by_frequency_with_the_first_sentence() -> None:
    rows = unknown(CLAIMS, Lexicon.load())
    assert [(row.name, row.sort, row.sentences, row.reports) for row in rows] == [
        ("River Guard", "organisation", 2, 2),
        ("Ada Lovelace", "person", 1, 1),
    ]
    assert rows[0].example == "Quote of s1."
    assert rows[0].claims == ("c1", "c2", "c3")
    assert (rows[0].country, rows[1].country) == (None, "NER")


def test_a_users_own_files_take_names_off_the_list(tmp_path: Path) -> None:
    (tmp_path / "groups.toml").write_text('group = [{ id = "group/rg", name = "RG", aliases = ["River Guard"] }]\n')
    assert [row.name for row in unknown(CLAIMS, Lexicon.load(tmp_path))] == ["Ada Lovelace"]
