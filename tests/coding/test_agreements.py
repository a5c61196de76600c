"""Sentences and what they tell of agreements: the parties, what is done to the accord, and of what type it is."""

from __future__ import annotations

import pytest
from tests.coding.told import claims, misses, read

from attache.model import Claim

KIND = "agreement"
TOLD = [
    (
        "It comes after Guinea's junta, which took power in 2021, ended a fishing and defence accord with Spain.",
        "GIN+ESP terminate defence",
    ),
    ("Niger revoked its military accord with the United States in March 2024.", "NER+USA terminate defence"),
    ("Japan and the Philippines signed a defence pact in Manila.", "JPN+PHL sign defence"),
    ("Russia suspended the New START treaty.", "RUS suspend *"),
    ("Mali denounced its defence agreements with France in May 2022.", "MLI+FRA denounce defence"),
    (
        "A ceasefire between Israel and Hamas took effect in November 2023.",
        "ISR+group/hamas enter-into-force ceasefire",
    ),
    ("The Taliban and the United States signed a peace agreement in Doha in 2020.", "group/taliban+USA sign peace"),
    ("Armenia and Azerbaijan agreed to a ceasefire.", "ARM+AZE sign ceasefire"),
    ("Gabon and France renewed their defence accord.", "GAB+FRA uphold defence"),
    ("Rwanda breached the ceasefire with Congo.", "RWA+COD violate ceasefire"),
    ("Turkey and Somalia signed a memorandum in Ankara.", "TUR+SOM sign other"),
    ("Iraq and the United States have yet to sign the withdrawal agreement.", "IRQ+USA sign withdrawal not"),
    ("Senegal is considering ending its defence agreement with France.", "SEN+FRA terminate defence possible"),
    (
        "The basing agreement between Kyrgyzstan and the United States was terminated in 2014.",
        "KGZ+USA terminate basing",
    ),
    ("Sweden will sign a defence cooperation agreement with the United States.", "SWE+USA sign defence planned"),
    ("Qatar proposed a truce between Israel and Hamas.", "QAT+ISR+group/hamas propose ceasefire"),
    ("Ethiopia and Eritrea signed a peace deal in July 2018.", "ETH+ERI sign peace"),
    ("A military cooperation pact was signed by Chad and Hungary.", "TCD+HUN sign defence"),
    ("Sudan refused to sign the truce.", "SDN sign ceasefire not"),
    ("Libya denied that it had ended the arms deal with Turkey.", "LBY+TUR terminate arms denied not"),
    ("Kenya suspended its security partnership with Haiti.", "KEN+HTI suspend defence"),
    ("The termination of Chad's defence agreement with France took Paris by surprise.", "TCD+FRA terminate defence"),
    (
        "The truce that Sudan's army and the Rapid Support Forces signed in Jeddah collapsed.",
        "SDN-MIL+SDN-RSF sign ceasefire; ?* terminate ceasefire",
    ),
    ("Cyprus and France are negotiating a defence agreement.", "CYP+FRA propose defence"),
    ("Spain and Morocco did not renew the fishing agreement.", "ESP+MAR uphold other not"),
    (
        "The Philippines threatened to terminate its visiting forces agreement with the United States.",
        "PHL+USA terminate * possible",
    ),
    ("Having torn up its accord with France, Burkina Faso looked elsewhere.", "BFA+FRA terminate other"),
    ("The Reciprocal Access Agreement entered into force in September.", "- enter-into-force basing"),
    ("Chad's exit is a breach of the 1992 agreement with France.", "TCD+FRA|FRA violate other"),
    ("If Moldova signs the arms deal with Poland, prices will rise.", "MDA+POL sign arms conditional"),
]
NOTHING = [
    "The striker signed a new deal with the club.",
    "Unilever ended its partnership with the retailer.",
    "The two companies signed an agreement on pensions.",
    "She broke her arm in Austria.",
    "The mayor of Lyon respects the convention of the house.",
    "The price truce between the two supermarkets ended.",
]


# (sentence, a word that the encoder reads as a deed, its root, the claims)
READ = [
    ("The Security Council renewed the mandate of UNIFIL.", "renewed", "AGREE", "* uphold other"),
    (
        "Tajikistan extended the lease of Russia's base until 2042.",
        "extended",
        "AGREE",
        "TJK|TJK+RUS uphold basing|other",
    ),
    ("The renewal of Djibouti's lease with France took a year.", "renewal", "AGREE", "DJI+FRA uphold basing"),
    ("The lease signed in Kharkiv in 2010 lapsed.", "signed", "AGREE", "- sign basing; ?- terminate basing"),
    ("Armenia froze its participation in the CSTO.", "froze", "SANCTION", "* suspend other"),
    ("Mogadishu rejected the truce proposed by Qatar.", "proposed", "AGREE", "* propose ceasefire"),
    ("Elders brokered a truce in Agadez.", "truce", "RETREAT", "*|- sign ceasefire"),
    (
        "Honduras announced the end of the extradition treaty.",
        "end",
        "SANCTION",
        "HND|- denounce other announced|asserted",
    ),
    ("The court struck down the Defense Cooperation Agreement.", "struck", "SANCTION", "* terminate defence"),
    ("Riyadh and Tehran agreed in Beijing to restore ties.", "agreed", "AGREE", "SAU+IRN sign other"),
    ("The two sides agreed on Saturday to pull back.", "agreed", "AGREE", "- sign other"),
    ("Lithuania left the Convention on Cluster Munitions.", "left", "SANCTION", "LTU denounce other"),
    # words that make none
    ("Kenya agreed to send 600 officers.", "agreed", "AGREE", ""),
    ("Stéphane Dujarric called the agreement a first step.", "agreement", "AGREE", ""),
    ("The brewer signed a contract with the retailer.", "signed", "AGREE", ""),
]


def fields(claim: Claim) -> tuple[object, ...]:
    assert claim.agreement is not None
    return (*claim.actors, *claim.recipients), claim.action, claim.agreement.type


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_a_sentence_tells_this_of_an_agreement(sentence: str, expected: str) -> None:
    assert misses(expected, claims(sentence, KIND), fields) == []


@pytest.mark.parametrize(("sentence", "word", "root", "expected"), READ)
def test_a_deed_that_the_encoder_reads_tells_this_of_an_agreement(
    sentence: str, word: str, root: str, expected: str
) -> None:
    assert misses(expected, read(sentence, KIND, (word, root, None, {})), fields) == []


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_tells_of_no_agreement_of_states(sentence: str) -> None:
    assert misses("", claims(sentence, KIND), fields) == []


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Niger revoked its military accord with the United States in March 2024.", "military accord"),
        ("Japan and the Philippines signed a defence pact in Manila.", "defence pact"),
        ("Sweden will sign a defence cooperation agreement with the United States.", "defence cooperation agreement"),
        ("Russia suspended the New START treaty.", "New START treaty"),
        ("Rwanda breached the ceasefire with Congo.", "ceasefire"),
    ],
)
def test_the_title_is_what_the_text_calls_the_agreement(sentence: str, title: str) -> None:
    (claim,) = claims(sentence, KIND)
    assert claim.agreement is not None
    assert claim.agreement.title == title


def test_who_acts_on_an_agreement_stands_before_the_other_party() -> None:
    (claim,) = claims("Niger revoked its military accord with the United States in March 2024.", KIND)
    assert [actor.id for actor in claim.actors] == ["NER"]
    assert [actor.id for actor in claim.recipients] == ["USA"]
