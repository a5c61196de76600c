"""Whether a word's deed happened: modality and polarity, read off real parses."""

from __future__ import annotations

import pytest
from tests.coding.told import syntax, word

from attache.coding.modality import joined, made_known, mood
from attache.lexicon import words
from attache.model import Deed

# (sentence, the deed's word, modality, polarity)
ROWS = [
    # it happened, or it did not
    ("The troops left Mali.", "left", "asserted", True),
    ("The troops have left Mali.", "left", "asserted", True),
    ("The troops did not leave Mali.", "leave", "asserted", False),
    ("The troops haven't left Mali.", "left", "asserted", False),
    ("The troops never left Mali.", "left", "asserted", False),
    ("The troops have yet to leave Mali.", "leave", "asserted", False),
    ("The troops no longer patrol the border.", "patrol", "asserted", False),
    ("No troops left Mali.", "left", "asserted", False),
    ("The army failed to retake the town.", "retake", "asserted", False),
    ("Hungary refused to sign the treaty.", "sign", "asserted", False),
    ("Italy stopped sending weapons to Egypt.", "sending", "asserted", False),
    ("The envoy left without signing the accord.", "signing", "asserted", False),
    ("Neither side signed the accord.", "signed", "asserted", False),
    # it is to come
    ("The troops will leave Mali.", "leave", "planned", True),
    ("The troops will not leave Mali.", "leave", "planned", False),
    ("Spain plans to withdraw its troops.", "withdraw", "planned", True),
    ("Spain does not plan to withdraw its troops.", "withdraw", "planned", False),
    ("Berlin decided to expel the envoy.", "expel", "planned", True),
    ("The troops are due to leave in May.", "leave", "planned", True),
    ("The troops are set to leave in May.", "leave", "planned", True),
    ("The president is to visit Rome in May.", "visit", "planned", True),
    ("The troops are going to leave in May.", "leave", "planned", True),
    ("The minister said the troops would leave in May.", "leave", "planned", True),
    ("The plan to withdraw the troops surprised Rome.", "withdraw", "planned", True),
    ("Ghana's decision to expel the envoy surprised Rome.", "expel", "planned", True),
    ("Canada announced the withdrawal of its troops.", "withdrawal", "announced", True),
    ("Canada announced that it had withdrawn its troops.", "withdrawn", "asserted", True),
    ("The troops are expected to leave in May.", "leave", "forecast", True),
    ("The troops are likely to leave in May.", "leave", "forecast", True),
    # somebody wants it
    ("Chad ordered the troops to leave.", "leave", "ordered", True),
    ("The troops were told to leave.", "leave", "ordered", True),
    ("The order to leave came from Dakar.", "leave", "ordered", True),
    ("The troops must leave by May.", "leave", "ordered", True),
    ("Chad demanded the withdrawal of the troops.", "withdrawal", "ordered", True),
    # it could be, or not
    ("The troops may leave Mali.", "leave", "possible", True),
    ("Norway is considering sending jets to Kyiv.", "sending", "possible", True),
    ("The rebels threatened to attack the town.", "attack", "possible", True),
    ("Did the rebels attack the town?", "attack", "possible", True),
    ("The troops would leave if Mali asked.", "leave", "conditional", True),
    ("If the rebels attack the town, the talks end.", "attack", "conditional", True),
    ("Unless the rebels attack the town, the talks go on.", "attack", "conditional", True),
    # somebody says that it is not so
    ("Kigali denied that it had attacked the town.", "attacked", "denied", False),
    # denied is perhaps only the reason
    ("Rome denied that its soldiers had left because of unpaid debts.", "left", "possible", True),
    ("Ankara denied it had closed the base because Baghdad asked it to.", "closed", "possible", True),
    ("Ankara denied it had closed the base, because Baghdad asked it to.", "closed", "denied", False),
    ("Kigali denied attacking the town.", "attacking", "denied", False),
    ("Kigali rejected claims that it had attacked the town.", "attacked", "denied", False),
    ("The general ruled out withdrawing the troops.", "withdrawing", "asserted", False),
    ("The general opposes the withdrawal of the troops.", "withdrawal", "asserted", False),
    ("The alleged attack angered Rome.", "attack", "possible", True),
    ("The planned withdrawal of the troops angered Rome.", "withdrawal", "planned", True),
    ("The possible withdrawal of the troops angered Rome.", "withdrawal", "possible", True),
    ("The rebels almost captured the town.", "captured", "asserted", False),
    ("The rebels tried to capture the town.", "capture", "possible", True),
    ("The army is preparing to attack the town.", "attack", "planned", True),
    ("The army is ready to attack the town.", "attack", "planned", True),
    ("The troops can leave in May.", "leave", "possible", True),
    ("The troops were not ordered to leave.", "leave", "ordered", False),
    ("The government agreed not to expel the envoy.", "expel", "planned", False),
    ("The troops are unlikely to leave in May.", "leave", "forecast", False),
    ("Reports that the rebels had attacked the town were confirmed.", "attacked", "asserted", True),
    ("The army confirmed that it had attacked the town.", "attacked", "asserted", True),
    ("The army managed to retake the town.", "retake", "asserted", True),
    ("The troops began to leave Mali.", "leave", "asserted", True),
    ("The troops started leaving Mali.", "leaving", "asserted", True),
    ("It was the first time that rebels attacked the town.", "attacked", "asserted", True),
    # what one only asks for or wishes is possible, what is ordered has been ordered
    ("Chad asked the troops to leave.", "leave", "possible", True),
    ("Oslo urged Rome to send jets.", "send", "possible", True),
    ("Rome hopes to send jets.", "send", "possible", True),
    ("Chad called the raid a farce.", "raid", "asserted", True),
    ("Chad called for talks with Rome.", "talks", "possible", True),
    ("Rome accused the rebels of attacking the town.", "attacking", "asserted", True),
    ("The minister asked whether the troops would leave.", "leave", "possible", True),
    ("The army has likely left the town.", "left", "possible", True),
    ("Norway to send jets to Kyiv", "send", "planned", True),
    # the condition of a threat is that of what is threatened
    ("Iran threatened to close the strait unless Oman signed the treaty.", "threatened", "asserted", True),
    ("Iran threatened to close the strait unless Oman signed the treaty.", "close", "conditional", True),
    ("The rebels will leave the town once the army withdraws.", "leave", "conditional", True),
    ("Any attack on the town would be answered.", "attack", "conditional", True),
    # no and nobody in all their places
    ("The army sent nobody to the border.", "sent", "asserted", False),
    ("Not one soldier left Mali.", "left", "asserted", False),
    ("Spain has no plan to withdraw its troops.", "withdraw", "planned", False),
    ("Russia vetoed the extension of the mission.", "extension", "asserted", False),
    ("Rather than attacking the town, the army left.", "attacking", "asserted", False),
    ("The general did not say how the troops left Mali.", "left", "asserted", True),
    ("Kigali rejected the proposal to withdraw its troops.", "withdraw", "possible", True),
    # the deed beside it has a mood of its own
    ("After it expelled the envoy, Chad may sign a pact.", "expelled", "asserted", True),
    ("Chad expelled the envoy and plans to sign a pact.", "expelled", "asserted", True),
    ("The withdrawal of the troops will hurt the town.", "withdrawal", "asserted", True),
    ("The withdrawal of the troops will begin in May.", "withdrawal", "planned", True),
    ("The troops that left Mali may return.", "left", "asserted", True),
    ("The minister who signed the accord will resign.", "signed", "asserted", True),
]


@pytest.mark.parametrize(("sentence", "deed", "modality", "polarity"), ROWS)
def test_the_mood_of_a_deed(sentence: str, deed: str, modality: str, polarity: bool) -> None:
    tree = syntax(sentence)
    found = mood(tree, word(tree, deed), words.load())
    assert (found.modality, found.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    ("sentence", "deed", "field", "said"),
    [
        ("The troops did not leave Mali.", "leave", "polarity", "not"),
        ("Spain plans to withdraw its troops.", "withdraw", "modality", "plans"),
        ("The troops may leave Mali.", "leave", "modality", "may"),
        ("Kigali denied that it had attacked the town.", "attacked", "modality", "denied"),
        ("Did the rebels attack the town?", "attack", "modality", "?"),
    ],
)
def test_a_mood_points_at_the_word_that_says_so(sentence: str, deed: str, field: str, said: str) -> None:
    tree = syntax(sentence)
    found = mood(tree, word(tree, deed), words.load())
    assert (field, said) in [(e.field, sentence[e.start : e.end]) for e in found.evidence]


def test_what_governs_a_deed_is_kept() -> None:
    tree = syntax("Chad ordered the troops to leave.")
    found = mood(tree, word(tree, "leave"), words.load())
    assert word(tree, "ordered") in found.through


@pytest.mark.parametrize(
    ("sentence", "deed", "named", "modality"),
    [
        ("The minister said the troops would leave in May.", "leave", True, "announced"),
        ("The minister said the troops would leave in May.", "leave", False, "planned"),
        ("The troops will leave Mali.", "leave", True, "announced"),
        ("Spain plans to withdraw its troops.", "withdraw", True, "planned"),
        ("The troops may leave Mali.", "leave", True, "possible"),
    ],
)
def test_a_future_that_somebody_by_name_tells_is_announced(
    sentence: str, deed: str, named: bool, modality: str
) -> None:
    tree = syntax(sentence)
    assert made_known(mood(tree, word(tree, deed), words.load()), named).modality == modality


@pytest.mark.parametrize(
    ("sentence", "deed", "read", "modality", "polarity"),
    [
        ("The troops may leave Mali.", "leave", Deed(3, "RETREAT", modality="planned"), "possible", True),
        ("The troops left Mali.", "left", Deed(2, "RETREAT", modality="planned", polarity=False), "asserted", True),
        ("The sale of jets pleases Rome.", "sale", Deed(1, "AGREE", modality="planned"), "planned", True),
        ("The sale of jets pleases Rome.", "sale", Deed(1, "AGREE", polarity=False), "asserted", False),
        ("The sale of jets pleases Rome.", "sale", Deed(1, "AGREE"), "asserted", True),
    ],
)
def test_the_encoder_is_asked_where_no_word_says_it(
    sentence: str, deed: str, read: Deed, modality: str, polarity: bool
) -> None:
    tree = syntax(sentence)
    at = word(tree, deed)
    found = joined(mood(tree, at, words.load()), read, tree.tokens[at])
    assert (found.modality, found.polarity) == (modality, polarity)


def test_what_the_encoder_says_of_a_mood_points_at_the_deed() -> None:
    tree = syntax("The sale of jets pleases Rome.")
    at = word(tree, "sale")
    found = joined(mood(tree, at, words.load()), Deed(at, "AGREE", modality="planned"), tree.tokens[at])
    assert [(e.field, e.start, e.end, e.rule) for e in found.evidence] == [("modality", 4, 8, "model moods:planned")]
