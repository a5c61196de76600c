"""Who does a deed that the encoder reads, and to whom: syntax first, the encoder's parts where it is silent."""

from __future__ import annotations

from typing import Any

import pytest
from tests.coding.told import claims, read

from attache.model import Claim

# (sentence, the deed's word, root, who does it and to whom)
SYNTAX = [
    ("Ghana and Togo rehearsed a landing at dawn.", "rehearsed", "COOPERATE", "GHA+TGO -"),
    ("Ghana rehearsed a landing together with Togo.", "rehearsed", "COOPERATE", "GHA+TGO -"),
    ("Ghana shared radar tracks with Togo.", "shared", "COOPERATE", "GHA TGO"),
    ("Kenya sold two boats to Uganda.", "sold", "COOPERATE", "KEN UGA"),
    ("Kenya bought two boats from Italy.", "bought", "COOPERATE", "KEN ITA"),
    ("Peru filed a complaint against Chile.", "complaint", "ACCUSE", "PER CHL"),
    ("The president of Peru is in talks with Chile.", "talks", "CONSULT", "PER CHL"),
    ("A squad of Spanish marines scaled the wall.", "scaled", "COERCE", "ESP -"),
    ("Half of the Dutch soldiers sailed home.", "sailed", "RETREAT", "NLD -"),
    ("Zambia thwarted the plan, but Malawi mocked it and shelved the road.", "shelved", "REJECT", "MWI -"),
    (
        "Norway, Sweden and Denmark hailed the vote; Finland and Iceland deplored it.",
        "hailed",
        "SUPPORT",
        "NOR+SWE+DNK -",
    ),
    ("The Indian convoy came under fire.", "fire", "ASSAULT", "- IND"),
    ("Cuban police put a Spanish tourist under arrest.", "arrest", "COERCE", "CUB ESP"),
    ("Hungary withdrew its envoy.", "withdrew", "SANCTION", "HUN -"),
    ("Colombian farmers filled the square of Cali.", "filled", "PROTEST", "COL -"),
]
# (sentence, the deed's word, root, the encoder's parts, who does it and to whom)
PARTS = [
    ("Poland said that the border would be shut.", "shut", "COERCE", {"actor": "Poland"}, "POL -"),
    ("The licence was revoked, to the anger of Qatar.", "revoked", "SANCTION", {"recipient": "Qatar"}, "- QAT"),
    # what syntax says, the parts don't unsay
    ("Mali expelled the envoy of Denmark.", "expelled", "SANCTION", {"actor": "Denmark"}, "MLI DNK"),
]
# Who answers a deed has not done it.
ANSWERED: tuple[Any, ...] = (
    "Mali condemned the raid.",
    ("condemned", "ACCUSE", None, {}),
    ("raid", "ASSAULT", None, {"actor": "Mali"}),
)
# Where it happens is no recipient.
PLACES = [
    ("Rebels shelled Timbuktu in Mali.", "shelled", "ASSAULT"),
    ("Angolan engineers quit the base at Beira.", "quit", "RETREAT"),
    ("Belgian paratroopers jumped over Lithuania.", "jumped", "MOBILIZE"),
]


def sides(claim: Claim) -> str:
    """The countries of those who do it, and of those to whom it is done."""
    return " ".join(
        "+".join(actor.country or actor.id for actor in side) or "-" for side in (claim.actors, claim.recipients)
    )


@pytest.mark.parametrize(("sentence", "word", "root", "expected"), SYNTAX)
def test_the_words_around_a_deed_say_who_does_it_and_to_whom(
    sentence: str, word: str, root: str, expected: str
) -> None:
    found = [c for c in read(sentence, "event", (word, root, None, {})) if c.event and c.event.type == root]
    assert [sides(claim) for claim in found] == [expected]


@pytest.mark.parametrize(("sentence", "word", "root", "parts", "expected"), PARTS)
def test_what_the_encoder_reads_fills_what_syntax_leaves_empty(
    sentence: str, word: str, root: str, parts: dict[str, str], expected: str
) -> None:
    (claim,) = read(sentence, "event", (word, root, None, parts))
    assert sides(claim) == expected


@pytest.mark.parametrize(("sentence", "word", "root"), PLACES)
def test_where_it_happens_is_the_place_and_no_recipient(sentence: str, word: str, root: str) -> None:
    (claim,) = read(sentence, "event", (word, root, None, {}))
    assert (claim.recipients, claim.place is not None) == ((), True)


def test_a_part_says_that_the_encoder_read_it() -> None:
    (claim,) = read(
        "Poland said that the border would be shut.", "event", ("shut", "COERCE", None, {"actor": "Poland"})
    )
    assert [e.rule.split("; ")[-1] for e in claim.evidence if e.field == "actors"] == ["model deeds:COERCE actor"]


def test_who_condemns_a_raid_has_not_made_it() -> None:
    sentence, *deeds = ANSWERED
    told = {c.event.type: sides(c) for c in read(sentence, "event", *deeds) if c.event}
    assert told.get("ACCUSE") == "MLI -"
    assert told.get("ASSAULT", "- -") == "- -"


def test_whose_a_thing_is_says_so() -> None:
    (claim,) = claims("Hungary rejected the Polish proposal.", "event")
    assert [e.rule.split("; ")[-1] for e in claim.evidence if e.field == "recipients"] == ["whose it is"]


def test_a_deed_read_once_is_told_once() -> None:
    found = read("Rebels opened fire on Kenyan soldiers.", "event", ("fire", "ASSAULT", None, {}))
    assert [claim.event.type for claim in found if claim.event] == ["ASSAULT"]
