"""Which number is a deed's: sentences in which the encoder reads one deed, and how many that deed counts."""

from __future__ import annotations

import msgspec
import pytest
from tests.coding.told import claims, parse

from attache.coding import predications
from attache.coding.howmany import counted, counts, money
from attache.coding.story import Scene
from attache.coding.syntax import Syntax
from attache.coding.when import times
from attache.lexicon import words
from attache.model import Count, Deed, FuzzyDate, Named

# (sentence, word of the deed, its root, low, best, high, op)
EVENTS = [
    ("France withdrew 400 soldiers from Gao.", "withdrew", "RETREAT", 400, 400, 400, "="),
    ("Some 250 of the 1,100 Dutch soldiers have left Gao.", "left", "RETREAT", 225, 250, 275, "~"),
    ("Half of its 1,200 soldiers left Gao.", "left", "RETREAT", 570, 600, 630, "~"),
    ("Fewer than half of the 1,100 Dutch soldiers have left Gao.", "left", "RETREAT", None, 550, 550, "<"),
    ("The last 100 left Gao on Friday.", "left", "RETREAT", 100, 100, 100, "="),
    ("Kenya sent an additional 600 police officers to Haiti.", "sent", "MOBILIZE", 600, 600, 600, "="),
    ("Kenya sent some two dozen officers to Haiti.", "sent", "MOBILIZE", 21, 24, 27, "~"),
    ("Between 90,000 and 100,000 troops massed on the border.", "massed", "MOBILIZE", 90000, 95000, 100000, "="),
    ("Poland posted up to 300 soldiers in Suwalki.", "posted", "MOBILIZE", None, None, 300, "<="),
    ("Poland posted no more than 300 soldiers in Suwalki.", "posted", "MOBILIZE", None, None, 300, "<="),
    ("Poland posted 300-400 soldiers in Suwalki.", "posted", "MOBILIZE", 300, 350, 400, "="),
    ("Nearly 1,000 rebels surrendered in Ituri.", "surrendered", "RETREAT", 900, 1000, 1000, "<"),
    ("A battalion of 800 arrived in Goma.", "arrived", "MOBILIZE", 800, 800, 800, "="),
    ("Thousands marched in Lima on Sunday.", "marched", "PROTEST", 2000, None, 9999, ">="),
    ("Peru expelled twelve Russian diplomats.", "expelled", "SANCTION", 12, 12, 12, "="),
    ("Peru gave Bolivia 14 Leopard 2 tanks.", "gave", "AID", 14, 14, 14, "="),
    ("Ghana bought four Typhoons.", "bought", "COOPERATE", 4, 4, 4, "="),
    ("Police detained three union leaders in Dakar.", "detained", "COERCE", 3, 3, 3, "="),
    ("The arrest of three union leaders angered Dakar.", "arrest", "COERCE", 3, 3, 3, "="),
    ("Togo trained 330 Jamaican, Bahamian and Belizean troops.", "trained", "AID", 330, 330, 330, "="),
    # those who act together are one number, what they go in is another
    ("It sent 400 soldiers and 50 police officers to Goma.", "sent", "MOBILIZE", 450, 450, 450, "="),
    ("Italy raised its force in Kosovo from 700 soldiers to 1,200.", "raised", "MOBILIZE", 1200, 1200, 1200, "="),
    ("Italy topped up its force in Kosovo from 700 to nearly 1,200.", "topped", "MOBILIZE", 1080, 1200, 1200, "<"),
    ("Italy cut its force in Kosovo from 700 soldiers to 500.", "cut", "RETREAT", 200, 200, 200, "="),
    ("It sent 400 soldiers and 30 trucks to Goma.", "sent", "MOBILIZE", 400, 400, 400, "="),
    ("It sent 30 trucks and 400 soldiers to Goma.", "sent", "MOBILIZE", 400, 400, 400, "="),
    ("It sent four helicopters and 70 airmen to Goma.", "sent", "MOBILIZE", 70, 70, 70, "="),
    ("It sent 30 trucks and four helicopters to Goma.", "sent", "MOBILIZE", 30, 30, 30, "="),
    ("Chad has 400 soldiers in Abéché and 600 in N'Djamena.", "has", "MOBILIZE", 1000, 1000, 1000, "="),
    # the dead of violence
    ("Rebels killed 12 soldiers in Gao.", "killed", "ASSAULT", 12, 12, 12, "="),
    ("Rebels shelled Gao, killing at least nine.", "killing", "ASSAULT", 9, 9, None, ">="),
    ("A raid on Gao left more than 40 people dead.", "raid", "ASSAULT", 40, None, None, ">"),
    ("The army fired at the crowd; ten died.", "fired", "ASSAULT", 10, 10, 10, "="),
    ("Two soldiers and five civilians died in a clash near Gao.", "clash", "ASSAULT", 7, 7, 7, "="),
    ("Gunmen killed a captain in Gao.", "killed", "ASSAULT", 1, 1, 1, "="),
]


def scene(text: str, *deeds: tuple[str, str], count: str = "") -> Scene:
    """The sentence as the coders see it where the encoder reads these words as deeds of these roots, with the word of
    the first one's count."""
    (sentence,) = parse(text).sentences
    at = {token.text: i for i, token in enumerate(sentence.tokens)}
    parts = (Named(at[count], at[count] + 1, "count"),) if count else ()
    read = tuple(Deed(at[word], root, parts=parts if i == 0 else ()) for i, (word, root) in enumerate(deeds))
    syntax = Syntax(msgspec.structs.replace(sentence, deeds=read))
    found = predications.find(syntax, words.load())
    return Scene(syntax, times.find(sentence, FuzzyDate()), counts.find(sentence), money.find(sentence), tuple(found))


def number(made: Scene, word: str) -> tuple[Count | None, bool]:
    """How many the deed of a word counts, and whether they are the dead."""
    deed = next(d for d in made.deeds if made.sentence.tokens[d.token].text == word)
    dead = counted.of_dead(made, deed)
    found = dead or counted.of_deed(made, deed)
    if found is None:
        return None, False
    count, said = found
    assert made.sentence.text[said.start : said.end] == count.text
    return count, dead is not None


@pytest.mark.parametrize(("text", "word", "root", "low", "best", "high", "op"), EVENTS)
def test_a_deed_counts(
    text: str, word: str, root: str, low: int | None, best: int | None, high: int | None, op: str
) -> None:
    count, dead = number(scene(text, (word, root)), word)
    assert count is not None
    assert (count.low, count.best, count.high, count.op) == (low, best, high, op)
    assert dead == (root == "ASSAULT")


@pytest.mark.parametrize(
    ("text", "word", "root"),
    [
        ("Two companies left Gao.", "left", "RETREAT"),  # nobody says how many that is
        ("Several soldiers left Gao.", "left", "RETREAT"),
        ("Not one soldier left Gao.", "left", "RETREAT"),
        ("France pulled three of its 10 battalions out of Gao.", "pulled", "RETREAT"),
        ("France left Gao in 2022.", "left", "RETREAT"),
        ("France withdrew from Gao after 9 years.", "withdrew", "RETREAT"),
        ("The Badri 313 Battalion left Gao.", "left", "RETREAT"),
        ("Three ministers welcomed the accord.", "welcomed", "SUPPORT"),
        ("According to four officials, France left Gao.", "left", "RETREAT"),
    ],
)
def test_a_deed_counts_nothing(text: str, word: str, root: str) -> None:
    assert number(scene(text, (word, root)), word) == (None, False)


def test_a_number_is_that_of_the_deed_nearest_above_it() -> None:
    made = scene("Brazil refused the offer of 12 armoured vehicles.", ("refused", "REJECT"), ("offer", "AGREE"))
    assert number(made, "refused") == (None, False)
    assert (number(made, "offer")[0] or Count(0, 0, 0, "=", "people", "")).best == 12


def test_the_dead_belong_to_the_deed_that_killed_them() -> None:
    text = "Gunmen ambushed a convoy near Gao, killing seven soldiers."
    made = scene(text, ("ambushed", "ASSAULT"), ("killing", "ASSAULT"))
    assert number(made, "ambushed") == (None, False)
    count, dead = number(made, "killing")
    assert count is not None and count.text == "seven" and dead


def test_what_the_encoder_reads_as_the_count_serves_where_the_tree_gives_none() -> None:
    made = scene("The French left because 400 soldiers were not enough.", ("left", "RETREAT"), count="400")
    count, _ = number(made, "left")
    assert count is not None and count.best == 400


def test_a_presence_counts_its_own_force() -> None:
    text = "About 100 German and 150 Italian soldiers are stationed in Gao."
    found = {c.actors[0].country: c.count.best for c in claims(text, "presence") if c.actors and c.count}
    assert found == {"DEU": 100, "ITA": 150}
