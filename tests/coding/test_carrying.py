"""How far a speaker's words carry on behind the reporting word."""

from __future__ import annotations

import pytest
from tests.coding.told import parse

from attache.coding import carrying
from attache.coding.syntax import Syntax

# (text, the reporting word, the other reporting words, what is carried on)
ROWS = [
    (
        "The pass is shut, the army said, and the guards will stay there.",
        "said",
        [],
        "and the guards will stay there",
    ),
    ("The pass is shut, the army said; the guards sleep there.", "said", [], "the guards sleep there"),
    ("The pass is shut, the army said on Monday, but two guards left.", "said", [], "but two guards left"),
    ("The pass is shut, the army said, although two guards left.", "said", [], None),
    ("The pass is shut, the army said.", "said", [], None),
    ("The pass is shut, the army said; Paris denied that guards slept there.", "said", ["denied"], None),
    ("Paris denied it; the pass is shut, the army said, and guards sleep there.", "said", ["denied"], "and guards"),
]


@pytest.mark.parametrize(("text", "cue", "others", "carried"), ROWS)
def test_words_carry_on_behind_the_reporting_word(text: str, cue: str, others: list[str], carried: str | None) -> None:
    (sentence,) = parse(text).sentences
    span = carrying.beyond(Syntax(sentence), text.index(cue) + len(cue), [text.index(other) for other in others])
    if carried is None:
        assert span is None
    else:
        assert span is not None
        assert text[span[0] : span[1]].startswith(carried)
        assert span[1] == len(text) - 1
