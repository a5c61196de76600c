"""From an id of now back to the ids of coding: what `Joins.coded_as` says is what settling every claim says."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.record.build import claim

from attache.model import Actor, Claim, Event
from attache.record.called import called
from attache.record.decisions import Decision, named_id
from attache.record.identity import actor_id
from attache.record.joins import join
from attache.record.settling import settled

GROUPS = [Actor(f"group/{letter}", letter.upper(), None, "REB", "armed-group") for letter in "abcd"]
PEOPLE = Actor("REB/fighter", "fighters", None, "REB")  # whose they are, no report says
NAMES = ("the front", "the movement")
NOON = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)


def told() -> list[Claim]:
    """Each group under its own name and under the others, and people of two reports."""
    actors = [(Actor(g.id, name, None, "REB", "armed-group"), "r1") for g in GROUPS for name in (g.name, *NAMES)]
    actors += [(PEOPLE, "r1"), (PEOPLE, "r2")]
    return [
        claim("event", None, "2024-05-01", report, actors=(actor,), event=Event("ASSAULT")) for actor, report in actors
    ]


CLAIMS = told()
IDS = sorted({actor_id(each.actors[0], each.report) for each in CLAIMS})
PAIRS = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
MERGES = st.tuples(st.just("merge"), PAIRS, st.none())
SPLITS = st.tuples(st.just("split"), PAIRS, st.none())
GROUP_IDS = st.sampled_from([group.id for group in GROUPS])
CUTS = st.builds(
    lambda id, name, verdict: (verdict, (id, named_id(id, name)), name),
    GROUP_IDS,
    st.sampled_from(NAMES),
    st.sampled_from(["split", "merge"]),
)
LATER = st.builds(  # the thing behind a name that was cut off is one with another
    lambda id, name, other: ("merge", (other, named_id(id, name)), None), GROUP_IDS, st.sampled_from(NAMES), GROUP_IDS
)


@given(st.lists(MERGES | SPLITS | CUTS | LATER, max_size=6))
def test_ids_of_coding_are_those_that_settling_every_claim_gives(made: list[tuple[str, tuple[str, str], str]]) -> None:
    decisions = [
        Decision(number, verdict, *pair, name, "", NOON)  # type: ignore[arg-type]
        for number, (verdict, pair, name) in enumerate(made, 1)
    ]
    joins = join((thing for each in CLAIMS for thing in called(each)), decisions)
    slow: dict[str, set[str]] = {}
    for coded, now in zip(CLAIMS, settled(CLAIMS, joins), strict=True):
        slow.setdefault(now.actors[0].id, set()).add(coded.actors[0].id)
    fast = joins.coded_as()
    of_coding = {each.actors[0].id for each in CLAIMS}
    assert {now: fast(now) & of_coding for now in slow} == {
        now: ids | ({now.partition("@")[0]} & of_coding) for now, ids in slow.items()
    }
