"""Forces that no noun of the lexicon names."""

from __future__ import annotations

import msgspec
import pytest
from tests.coding import build

from attache.coding.who import actors
from attache.lexicon import Lexicon
from attache.model import Named, Parse


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def armed(line: str, *spans: Named) -> Parse:
    parsed = build.parse(line)
    (sentence,) = parsed.sentences
    return msgspec.structs.replace(parsed, sentences=(msgspec.structs.replace(sentence, armed=spans),))


@pytest.mark.parametrize(
    ("line", "span", "found"),
    [
        ("Slovak/ADJ/amod/2 bridgers/NOUN/nsubj/3 came/VERB/root/0", Named(0, 2, "force"), ["SVK-MIL"]),
        ("Slovak/ADJ/amod/2 bridgers/NOUN/nsubj/3 came/VERB/root/0", None, []),
        ("Venezuelan/ADJ/amod/2 F-16s/PROPN/nsubj/3 came/VERB/root/0", Named(1, 2, "weapon"), ["VEN-MIL"]),
        ("French/ADJ/amod/2 instructors/NOUN/nsubj/3 stayed/VERB/root/0", Named(0, 2, "force"), ["FRA-MIL"]),
        ("Houthi/ADJ/amod/2 marksmen/NOUN/nsubj/3 came/VERB/root/0", Named(0, 2, "group"), []),
    ],
)
def test_what_the_encoder_reads_as_a_force_with_a_nationality(
    lexicon: Lexicon, line: str, span: Named | None, found: list[str]
) -> None:
    parsed = armed(line, *([span] if span else []))
    nominal = [m.actor.id for m in actors.find(parsed, lexicon).mentions if m.form == "nominal"]
    assert nominal == found


def test_rifles_do_not_stand_for_a_state(lexicon: Lexicon) -> None:
    line = "they/PRON/nsubj/2 took/VERB/root/0 Chinese/ADJ/amod/5 AK-47/PROPN/compound/5 rifles/NOUN/obj/2"
    parsed = armed(line, Named(3, 5, "weapon"))
    assert [m for m in actors.find(parsed, lexicon).mentions if m.head == 4] == []
