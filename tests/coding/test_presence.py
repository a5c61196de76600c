"""Sentences and what they tell of a force's presence: which force, what it does, where, and whether it happened."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from tests.coding.told import claims, misses

from attache.model import Claim, PresenceAction

KIND = "presence"
GOING = [
    ("Nearly 400 French soldiers left Burkina Faso in February 2023.", "FRA-MIL withdraw BFA"),
    ("The last German soldiers left Gao in November 2022.", "DEU-MIL withdraw MLI"),
    ("Germany withdrew its soldiers from Mali in December 2023.", "DEU-MIL withdraw MLI"),
    ("Denmark began withdrawing its 90 soldiers from Mali in January 2022.", "DNK-MIL begin-withdrawal MLI"),
    ("France will withdraw its troops from Chad.", "FRA-MIL withdraw TCD planned"),
    ("Chad ordered French soldiers to leave the country.", "FRA-MIL order-out TCD ordered"),
    ("The United States agreed to withdraw its soldiers from Niger.", "USA-MIL agree-to-leave NER planned"),
    ("Swedish troops have yet to leave Mali.", "SWE-MIL withdraw MLI not"),
    ("Ethiopian soldiers were expelled from Somalia.", "ETH-MIL order-out SOM"),
    ("The pullout of French forces from Niger was completed in December 2023.", "FRA-MIL withdraw NER"),
    ("The withdrawal of US troops from Chad has begun.", "USA-MIL begin-withdrawal TCD"),
    ("British forces are pulling out of Iraq.", "GBR-MIL begin-withdrawal IRQ"),
    (
        "Portugal is considering withdrawing its soldiers from the Central African Republic.",
        "PRT-MIL withdraw CAF possible",
    ),
    ("Ivory Coast said that French troops would leave the country in January.", "FRA-MIL withdraw CIV planned"),
    ("French troops have not left Gabon.", "FRA-MIL withdraw GAB not"),
    ("American soldiers are expected to leave Iraq in 2026.", "USA-MIL withdraw IRQ forecast"),
    ("Niger's decision to expel French troops angered Paris.", "FRA-MIL order-out NER ordered"),
    ("The French army handed over its base in Abéché to Chadian forces.", "FRA-MIL hand-over TCD"),
    ("MINUSMA handed over its camp in Timbuktu to the Malian army.", "group/minusma hand-over MLI"),
    ("Wagner fighters withdrew from Mozambique.", "group/wagner withdraw MOZ"),
    ("France handed over its last base in Chad on Thursday.", "FRA-MIL hand-over TCD"),
    ("The last US soldiers flew out of Kabul on 30 August 2021.", "USA-MIL withdraw AFG"),
    ("Uganda and Rwanda withdrew their troops from Congo in 2003.", "UGA-MIL withdraw COD; RWA-MIL withdraw COD"),
    ("The pullout of Portuguese soldiers from Lithuania was completed in May.", "PRT-MIL withdraw LTU"),
    ("The withdrawal of Danish troops from Mali has begun.", "DNK-MIL begin-withdrawal MLI"),
    ("An immediate US withdrawal from Iraq would worsen the war.", "USA-MIL withdraw IRQ possible"),
]
COMING = [
    ("British soldiers arrived in Estonia last week.", "GBR-MIL arrive EST"),
    ("Wagner fighters arrived in Bangui in 2018.", "group/wagner arrive CAF"),
    ("Kenyan police officers landed in Port-au-Prince.", "KEN-COP arrive HTI"),
    ("Turkey deployed 500 soldiers to Somalia.", "TUR-MIL deploy SOM"),
    ("Eritrea sent troops into Tigray.", "ERI-MIL deploy ETH"),
    ("He refused to confirm reports that Belarusian troops had entered Ukraine.", "BLR-MIL announce UKR possible"),
    ("Soldiers from Turkey have been deployed to Libya.", "TUR-MIL deploy LBY"),
    ("Neither Ghana nor Benin has sent troops to Niger.", "GHA-MIL deploy NER not; BEN-MIL deploy NER not"),
    ("Canada plans to deploy 2,000 soldiers in Latvia.", "CAN-MIL announce LVA planned"),
    ("Hungary decided to send 200 soldiers to Chad.", "HUN-MIL announce TCD planned"),
    ("South Korean troops could be sent to Lebanon.", "KOR-MIL announce LBN possible"),
    ("Rwanda reinforced its contingent in Mozambique.", "RWA-MIL reinforce MOZ"),
    ("Russia redeployed troops from Syria to Libya.", "RUS-MIL relocate LBY"),
    ("Japan opened a base in Djibouti in 2011.", "JPN-MIL deploy DJI"),
    ("Uganda denied that its soldiers had entered South Sudan.", "UGA-MIL arrive SSD denied"),
    ("Belgian troops were flown to Afghanistan.", "BEL-MIL deploy AFG"),
    ("The soldiers whom Kenya deployed to Congo wore blue helmets.", "KEN-MIL deploy COD"),
    ("Burundian troops crossed into Congo on Sunday.", "BDI-MIL arrive COD"),
]
STAYING = [
    ("Tajikistan hosts Russia's largest base abroad.", "RUS-MIL remain TJK"),
    ("Some 90 German and 120 Dutch soldiers are in Lithuania.", "DEU-MIL remain LTU; NLD-MIL remain LTU"),
    ("China has a naval base in Djibouti.", "CHN-MIL remain DJI"),
    ("Some 900 American troops are stationed in Syria.", "USA-MIL remain SYR"),
    ("Djibouti hosts about 4,000 US troops.", "USA-MIL remain DJI"),
    ("Italian soldiers remain in Niger.", "ITA-MIL remain NER"),
    ("Spain has 600 soldiers in Lebanon.", "ESP-MIL remain LBN"),
    ("There are no French soldiers in Burkina Faso.", "FRA-MIL remain BFA not"),
    ("French soldiers are no longer stationed in Niger.", "FRA-MIL remain NER not"),
    ("China's only overseas military base is in Djibouti.", "CHN-MIL remain DJI"),
    ("Norwegian troops stationed in Lithuania cooked for the villagers.", "NOR-MIL remain LTU"),
    ("Turkish troops are based in Qatar.", "TUR-MIL remain QAT"),
    ("Cyprus, where British forces are stationed, has an airfield.", "GBR-MIL remain CYP"),
    ("Russian forces operate in the Central African Republic.", "RUS-MIL remain CAF"),
    ("The presence of Russian troops in Transnistria worries Moldova.", "RUS-MIL remain MDA"),
]
NEWS = [
    (
        "The last of the 1,400 Danish and Swedish soldiers left Mali in 2022.",
        "DNK-MIL withdraw MLI; SWE-MIL withdraw MLI",
    ),
    ("Paris said on Tuesday that it had pulled its remaining 150 soldiers out of Ivory Coast.", "FRA-MIL withdraw CIV"),
    ("The US military, which has some 2,500 troops in Iraq, attacked a militia.", "USA-MIL remain IRQ"),
    ("Under the deal, American forces will stay in Qatar for ten more years.", "USA-MIL remain QAT planned"),
    ("A convoy of Ethiopian soldiers entered Somalia on Saturday.", "ETH-MIL arrive SOM"),
    ("About 1,000 Kenyan police officers are to be deployed to Haiti.", "KEN-COP announce HTI planned"),
    ("Ukrainian troops are being trained in Germany by American soldiers.", "?UKR-MIL remain DEU; ?USA-MIL remain DEU"),
    ("The Wagner Group has denied leaving Mali.", "group/wagner withdraw MLI denied"),
    (
        "British troops, ordered out of Sudan in April 2023, flew home from Cyprus.",
        "GBR-MIL order-out SDN; ?GBR-MIL withdraw *",
    ),
    ("Washington rejected a request to withdraw its forces from Syria.", "USA-MIL withdraw SYR denied"),
    ("German soldiers moved from Niger to Senegal.", "DEU-MIL relocate SEN"),
    ("Angola has offered to send 500 soldiers to Congo.", "AGO-MIL announce COD planned|announced|possible"),
    ("South African soldiers will not leave Congo until the rebels disarm.", "ZAF-MIL withdraw COD planned not"),
    ("Ghana's soldiers, the last foreign troops in Gambia, went home.", "?GHA-MIL withdraw|remain GMB"),
    ("Russia keeps 1,500 soldiers in Transnistria.", "RUS-MIL remain MDA"),
    (
        "Armenia says Russian border guards must leave Yerevan airport by August.",
        "?RUS-MIL|RUS-COP withdraw|order-out ARM ordered",
    ),
    ("New Zealand sent two aircraft and 60 soldiers to Vanuatu.", "NZL-MIL deploy VUT"),
    ("Bangladesh has more than 1,000 peacekeepers in South Sudan.", "BGD-MIL|BGD-IGO/peacekeepers remain SSD"),
    ("Since 2014 Lithuania has hosted German soldiers at Rukla.", "DEU-MIL remain LTU"),
    ("The Dutch cabinet wants to keep its troops in Lithuania until 2026.", "NLD-MIL remain LTU planned"),
    ("Chinese police officers arrived in the Solomon Islands to train colleagues.", "CHN-COP arrive SLB"),
    ("American marines landed in Darwin in northern Australia.", "USA-MIL arrive AUS"),
    ("Almost all of the 2,300 French soldiers have left Mali, the army said.", "FRA-MIL withdraw MLI"),
    ("Moscow denies that it has soldiers in Libya.", "RUS-MIL remain LBY denied"),
    ("No American soldier has been based in Uzbekistan since 2005.", "USA-MIL remain UZB not"),
    (
        "Indian troops left the Maldives on 10 May 2024 under an order of President Mohamed Muizzu.",
        "IND-MIL withdraw MDV; ?IND-MIL order-out MDV",
    ),
    ("Soldiers from Senegal and Ghana crossed into Gambia in January 2017.", "SEN-MIL arrive GMB; GHA-MIL arrive GMB"),
    ("Turkey has withdrawn from two outposts in northern Syria.", "TUR-MIL withdraw SYR"),
    ("Hezbollah fighters deployed to the Syrian town of Qusayr in 2013.", "group/hezbollah deploy SYR"),
    ("Poland will host a permanent American garrison.", "USA-MIL remain|announce POL planned"),
]
NOTHING = [
    "Most voters support a troop withdrawal from Iraq.",
    "The Chinese presence in Luanda is growing.",
    "Mexico was heavily in debt to Britain.",
    "Protesters in Niamey demanded the departure of American troops.",
    "Arsenal's new striker arrived in London on Friday.",
    "The company withdrew its staff from Sudan.",
    "Germany withdrew its candidate for the post.",
    "British tourists left Turkey after the fires.",
    "The ambassador of Spain stayed in the room.",
    "Singapore hosts a summit of defence ministers every year.",
    "The United States reconsiders where it keeps its soldiers in Europe.",
    "French soldiers left the exhibition early.",
]
ATTRIBUTES = [
    ("Nearly 400 French soldiers left Burkina Faso in February 2023.", "count", "Nearly 400"),
    ("Some 900 American troops are stationed in Syria.", "count", "Some 900"),
    ("Denmark began withdrawing its 90 soldiers from Mali in January 2022.", "count", "90"),
    ("Russia redeployed troops from Syria to Libya.", "origin", "SYR"),
    ("Chad ordered French soldiers to leave the country.", "consent", "revoked"),
    ("At the invitation of Bangui, Rwandan soldiers arrived in the Central African Republic.", "consent", "invited"),
    ("Chad ordered French soldiers to leave the country.", "recipients", "TCD"),
    ("French soldiers must leave Niger by 31 December 2023.", "until", dt.date(2023, 12, 31)),
    ("The last German soldiers left Gao in November 2022.", "time", (dt.date(2022, 11, 1), dt.date(2022, 11, 30))),
]


def fields(claim: Claim) -> tuple[object, ...]:
    place = claim.place
    return claim.actors, claim.action, place.country if place and place.country else (place and place.id)


@pytest.mark.parametrize(("sentence", "expected"), [*GOING, *COMING, *STAYING, *NEWS])
def test_a_sentence_tells_this_presence_and_no_other(sentence: str, expected: str) -> None:
    assert misses(expected, claims(sentence, KIND), fields) == []


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_tells_of_no_presence(sentence: str) -> None:
    assert misses("", claims(sentence, KIND), fields) == []


@pytest.mark.parametrize(("sentence", "attribute", "expected"), ATTRIBUTES)
def test_what_else_a_presence_claim_holds(sentence: str, attribute: str, expected: object) -> None:
    (claim,) = claims(sentence, KIND)
    assert _value(claim, attribute) == expected


def _value(claim: Claim, attribute: str) -> object:
    match attribute:
        case "count":
            return claim.count and claim.count.text
        case "origin":
            return claim.origin and claim.origin.country
        case "recipients":
            return " ".join(actor.id for actor in claim.recipients)
        case "until":
            return claim.until and claim.until.latest
        case "time":
            return claim.time.earliest, claim.time.latest
        case _:
            return getattr(claim, attribute)


def test_every_action_is_one_of_the_contract() -> None:
    told = {claim.action for sentence, _ in [*GOING, *COMING, *STAYING] for claim in claims(sentence, KIND)}
    assert told <= set(get_args(PresenceAction))
    assert len(told) >= 8
