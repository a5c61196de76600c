"""What a sentence gets wrong by itself: a weekday that the date does not have, a conversion or a sum that does not come
out. Each is a claim of kind `fact`: `items` are the words that do not fit together, `words` says why they do not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attache.coding.drafting import claim
from attache.coding.howmany import distances, sums
from attache.coding.story import Scene, Story
from attache.model import Claim, Evidence, Time


def find(story: Story, scene: Scene) -> list[Claim]:
    """The faults of one sentence; none of one that was not read."""
    if not scene.sentence.tokens:
        return []
    return [*_days(story, scene), *_distances(story, scene), *_sums(story, scene)]


def _days(story: Story, scene: Scene) -> Iterator[Claim]:
    for mention in scene.times:
        if mention.problem:
            evidence = Evidence("time", mention.start, mention.end, f"{mention.rule}: {mention.problem}")
            yield _fault(story, scene, "impossible-date", evidence, (mention.text,), mention.problem, mention.time)


def _distances(story: Story, scene: Scene) -> Iterator[Claim]:
    found = distances.find(scene.sentence)
    for mention, other in pairwise(found):
        if mention.problem:
            evidence = Evidence("items", mention.start, other.end, f"distances: {mention.problem}")
            items = (mention.text, other.text)
            yield _fault(story, scene, "wrong-conversion", evidence, items, mention.problem, _by_then(story))


def _sums(story: Story, scene: Scene) -> Iterator[Claim]:
    for found in sums.find(scene.sentence, scene.counts):
        evidence = Evidence("items", found.start, found.end, f"sums: {found.problem}")
        items = (found.whole, *found.parts)
        yield _fault(story, scene, "wrong-sum", evidence, items, found.problem, _by_then(story))


def _by_then(story: Story) -> Time:
    return Time(None, story.published.latest, 5, "")


def _fault(
    story: Story, scene: Scene, action: str, evidence: Evidence, items: tuple[str, ...], problem: str, time: Time
) -> Claim:
    trigger = scene.token_at(evidence.start) or 0
    place = story.anywhere(scene)
    return claim(
        story,
        scene,
        "fact",
        trigger,
        [evidence, place[1] if place else None],
        action=action,
        place=place[0] if place else None,
        items=items,
        words=f"{problem}.",
        time=time,
    )
