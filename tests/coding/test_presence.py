"""Sentences and what they tell of a force's presence: which force, what it does, where, and whether it happened."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from tests.coding.told import claims, misses, read

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
    ("Ivory Coast said that French troops would leave the country in January.", "FRA-MIL withdraw CIV announced"),
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
    ("Mali's government asked for the withdrawal of MINUSMA.", "group/minusma withdraw MLI possible"),
    ("MINUSCA must leave by 31 December.", "group/minusca withdraw CAF ordered"),
    ("Ghana's army handed over its airstrip at Paga to the Burkinabe army.", "GHA-MIL hand-over GHA"),
    ("French soldiers left the base in Niamey on Sunday.", "FRA-MIL withdraw NER"),
    (
        "Kenyan police officers are in Haiti. The Kenyan officers will leave in May.",
        "KEN-COP remain HTI; KEN-COP withdraw HTI planned",
    ),
    ("Egypt and Jordan have completed their withdrawal from Yemen.", "EGY-MIL withdraw YEM; JOR-MIL withdraw YEM"),
    ("Malawi: Zambia to withdraw 300 soldiers", "ZMB-MIL withdraw MWI|- planned"),
    ("Spain demanded that the missiles be withdrawn from Ceuta.", "- withdraw ESP ordered"),
    (
        "Serbian soldiers will stay at the camp in Naqoura until others arrive.",
        "SRB-MIL remain LBN planned; ?* announce LBN conditional|possible",
    ),
    ("ECOWAS to withdraw its soldiers from Gambia", "group/ecomig withdraw GMB planned"),
    ("The court could order Kenyan troops to leave Somalia.", "KEN-MIL withdraw SOM possible"),
    ("The army refused to confirm that Rwandan soldiers had left Goma.", "RWA-MIL withdraw COD possible"),
    (
        "About 150 Danish soldiers left Kabul in May. Another 60 will leave in July.",
        "DNK-MIL withdraw AFG; DNK-MIL withdraw AFG planned",
    ),
    (
        "Chad sent 500 soldiers to Niger in March and 200 more will arrive in June.",
        "TCD-MIL deploy NER; TCD-MIL announce NER planned",
    ),
    (
        "The army of Burundi left the camp at Jowhar and the one at Baidoa.",
        "BDI-MIL withdraw SOM; BDI-MIL withdraw SOM",
    ),
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
    ("Uganda denied that its soldiers had entered South Sudan.", "UGA-MIL arrive SSD denied not"),
    ("Belgian troops were flown to Afghanistan.", "BEL-MIL deploy AFG"),
    ("The soldiers whom Kenya deployed to Congo wore blue helmets.", "KEN-MIL deploy COD"),
    ("Burundian troops crossed into Congo on Sunday.", "BDI-MIL arrive COD"),
    ("British soldiers returned to Kenya on Monday.", "GBR-MIL arrive KEN"),
    ("The ministry denied that British soldiers had returned to Kenya.", "GBR-MIL arrive KEN denied not"),
    (
        "Africa Corps took over the bases at Kidal, Gao and Mopti.",
        "group/africa-corps take-over MLI; group/africa-corps take-over MLI; group/africa-corps take-over MLI",
    ),
    ("The Wagner Group was renamed Africa Corps.", "group/wagner relabel -"),
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
    ("Its only base abroad is in Gabon, where France has had troops since 1960.", "FRA-MIL remain GAB"),
    ("Turkish troops are based in Qatar.", "TUR-MIL remain QAT"),
    ("Cyprus, where British forces are stationed, has an airfield.", "GBR-MIL remain CYP"),
    ("Russian forces operate in the Central African Republic.", "RUS-MIL remain CAF"),
    ("The presence of Russian troops in Transnistria worries Moldova.", "RUS-MIL remain MDA"),
]
NEWS = [
    ("Kenya has withdrawn all its police from Haiti.", "KEN-COP withdraw HTI"),
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
    ("The Wagner Group has denied leaving Mali.", "group/wagner withdraw MLI denied not"),
    (
        "British troops, ordered out of Sudan in April 2023, flew home from Cyprus.",
        "GBR-MIL order-out SDN; ?GBR-MIL withdraw *",
    ),
    ("Washington rejected a request to withdraw its forces from Syria.", "USA-MIL withdraw SYR possible"),
    ("German soldiers moved from Niger to Senegal.", "DEU-MIL relocate SEN"),
    ("Angola has offered to send 500 soldiers to Congo.", "AGO-MIL announce COD planned|announced|possible"),
    (
        "South African soldiers will not leave Congo until the rebels disarm.",
        "ZAF-MIL withdraw COD conditional not",
    ),
    ("Ghana's soldiers, the last foreign troops in Gambia, went home.", "?GHA-MIL withdraw|remain GMB"),
    ("Most voters support a troop withdrawal from Iraq.", "?- withdraw IRQ possible"),
    ("Russia keeps 1,500 soldiers in Transnistria.", "RUS-MIL remain MDA"),
    (
        "Armenia says Russian border guards must leave Yerevan airport by August.",
        "?RUS-MIL|RUS-COP withdraw|order-out ARM ordered",
    ),
    ("New Zealand sent two aircraft and 60 soldiers to Vanuatu.", "NZL-MIL deploy VUT"),
    ("Bangladesh has more than 1,000 peacekeepers in South Sudan.", "BGD-MIL|BGD-IGO/peacekeepers remain SSD"),
    ("Since 2014 Lithuania has hosted German soldiers at Rukla.", "DEU-MIL remain LTU"),
    ("The Dutch cabinet wants to keep its troops in Lithuania until 2026.", "NLD-MIL remain LTU possible"),
    ("Chinese police officers arrived in the Solomon Islands to train colleagues.", "CHN-COP arrive SLB"),
    ("American marines landed in Darwin in northern Australia.", "USA-MIL arrive AUS"),
    ("Almost all of the 2,300 French soldiers have left Mali, the army said.", "FRA-MIL withdraw MLI"),
    ("Moscow denies that it has soldiers in Libya.", "RUS-MIL remain LBY denied not"),
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
    "The Chinese presence in Luanda is growing.",
    "Mexico was heavily in debt to Britain.",
    "Protesters in Niamey demanded the departure of American troops.",
    "Arsenal's new striker arrived in London on Friday.",
    "The company withdrew its staff from Sudan.",
    "A Spanish bank withdrew from Russia in 2023.",
    "Germany will keep its embassy in Bamako open.",
    "China operates a port in Greece.",
    "The Maoist rebels in Nepal disarmed in 2006.",
    "Germany withdrew its candidate for the post.",
    "British tourists left Turkey after the fires.",
    "The ambassador of Spain stayed in the room.",
    "Singapore hosts a summit of defence ministers every year.",
    "The United States reconsiders where it keeps its soldiers in Europe.",
    "French soldiers left the exhibition early.",
    "Some 40,000 ethnic Serbs fled Croatia in August 1995.",
]
ATTRIBUTES = [
    ("Nearly 400 French soldiers left Burkina Faso in February 2023.", "count", "Nearly 400"),
    ("Some 900 American troops are stationed in Syria.", "count", "Some 900"),
    ("Denmark began withdrawing its 90 soldiers from Mali in January 2022.", "count", "90"),
    ("Russia redeployed troops from Syria to Libya.", "origin", "SYR"),
    ("Chad ordered French soldiers to leave the country.", "consent", "revoked"),
    ("At the invitation of Bangui, Rwandan soldiers arrived in the Central African Republic.", "consent", "invited"),
    ("With the consent of Tallinn, Danish soldiers remain in Estonia.", "consent", "invited"),
    ("Ethiopian soldiers arrived in Eritrea without its permission.", "consent", "contested"),
    ("At the request of Niger, French soldiers left the country in 2023.", "consent", None),
    ("Chad ordered French soldiers to leave the country.", "recipients", "TCD"),
    ("French soldiers must leave Niger by 31 December 2023.", "until", dt.date(2023, 12, 31)),
    ("The last German soldiers left Gao in November 2022.", "time", (dt.date(2022, 11, 1), dt.date(2022, 11, 30))),
]


# What the encoder reads, with a word, a root and an action, need not stand in the lexicon, and needs less around it.
READ = [
    ("Ukraine's 47th Brigade rotated off the line on Monday.", "rotated RETREAT withdraw", "UKR withdraw -"),
    ("Soldiers patrolled the streets of Bamako.", "patrolled MOBILIZE remain", "MLI remain MLI"),
    ("The Polish army guards the border near Terespol.", "guards MOBILIZE remain", "POL remain POL"),
    ("Fighters of M23 captured Goma in January.", "captured COERCE take-over", "group/m23 take-over COD"),
    ("Goma was captured by M23.", "captured COERCE take-over", "group/m23 take-over COD"),
    ("Romanian gendarmes have joined Spanish marines in Pristina.", "joined MOBILIZE reinforce", "ROU reinforce XKX"),
    ("Moldova wants the Russian soldiers off its territory.", "wants REQUEST order-out", "RUS order-out MDA"),
    ("Egypt let Saudi jets land in Aswan.", "land MOBILIZE arrive", "SAU arrive EGY"),
    ("Kenya will send 600 police officers to Haiti.", "send MOBILIZE deploy", "KEN announce HTI planned"),
    ("British forces are pulling out of Iraq.", "pulling RETREAT withdraw", "GBR begin-withdrawal IRQ"),
    ("Norwegian jets have begun to leave Lithuania.", "leave RETREAT withdraw", "NOR begin-withdrawal LTU"),
    ("Spain agreed to pull its soldiers out of Iraq.", "pull RETREAT withdraw", "ESP agree-to-leave IRQ planned"),
    (
        "Portuguese marines train in Latvia and Estonia.",
        "train MOBILIZE remain",
        "PRT remain LVA; PRT remain EST",
    ),
    (
        "France has 1,000 soldiers in Chad and 350 in Gabon.",
        "has MOBILIZE remain",
        "FRA remain TCD; FRA remain GAB",
    ),
    ("Nobody would leave.", "leave RETREAT withdraw", ""),
    ("French soldiers met their Malian guests.", "met CONSULT -", ""),
    ("The base in Gao was closed.", "closed RETREAT withdraw", "- withdraw MLI"),
]


def fields(claim: Claim) -> tuple[object, ...]:
    place = claim.place
    return claim.actors, claim.action, place.country if place and place.country else (place and place.id)


@pytest.mark.parametrize(("sentence", "expected"), [*GOING, *COMING, *STAYING, *NEWS])
def test_a_sentence_tells_this_presence_and_no_other(sentence: str, expected: str) -> None:
    assert misses(expected, claims(sentence, KIND), fields) == []


@pytest.mark.parametrize(("sentence", "deed", "expected"), READ)
def test_what_the_encoder_reads_is_told_with_what_is_known_of_it(sentence: str, deed: str, expected: str) -> None:
    word, root, action = deed.split()
    found = read(sentence, KIND, (word, root, None if action == "-" else action, {}))
    assert misses(expected, found, fields) == []


def test_an_order_read_in_its_own_word_is_told_once_with_force_place_and_deadline() -> None:
    (claim,) = read(
        "Niger told the United States to leave Agadez by 15 September.",
        KIND,
        ("told", "SANCTION", "order-out", {}),
        ("leave", "RETREAT", None, {}),
    )
    assert (claim.action, claim.consent) == ("order-out", "revoked")
    assert [actor.id for actor in (*claim.actors, *claim.recipients)] == ["USA-MIL", "NER"]
    assert claim.place and claim.place.name == "Agadez"
    assert claim.until and claim.until.latest == dt.date(2024, 9, 15)


def test_a_departure_for_another_place_has_both() -> None:
    (claim,) = read("German soldiers left Gao for Niamey.", KIND, ("left", "RETREAT", "withdraw", {}))
    assert claim.origin and claim.place
    assert (claim.origin.name, claim.place.name) == ("Gao", "Niamey")


def test_a_site_is_handed_from_one_to_another() -> None:
    text = "MONUSCO gave up its base in Bukavu to the Congolese army."
    (claim,) = read(text, KIND, ("gave", "RETREAT", "hand-over", {}))
    assert [actor.id for actor in (*claim.actors, *claim.recipients)] == ["group/monusco", "COD-MIL"]
    assert claim.place and claim.place.kind == "site"


def test_each_number_stands_with_its_own_place() -> None:
    found = read("Kenya sent 400 soldiers to Goma and 600 to Bunia.", KIND, ("sent", "MOBILIZE", "deploy", {}))
    assert {(c.place and c.place.name, c.count and c.count.best) for c in found} == {("Goma", 400), ("Bunia", 600)}
    assert len({claim.id for claim in found}) == 2


def test_a_part_of_a_force_moves_alone() -> None:
    text = "Some 6,000 Russian soldiers are in Armenia, though 900 of them were moved to Belarus."
    found = read(text, KIND, ("moved", "MOBILIZE", "relocate", {}))
    assert {(c.place and c.place.country, c.count and c.count.best) for c in found} == {("ARM", 6000), ("BLR", 900)}


def test_a_part_stands_in_where_the_tree_has_no_force() -> None:
    text = "It was Monday: at last, goodbye Gao, and the Danish soldiers smiled."
    (claim,) = read(text, KIND, ("goodbye", "RETREAT", "withdraw", {"force": "Danish soldiers"}))
    assert [actor.id for actor in claim.actors] == ["DNK-MIL"]
    assert next(e for e in claim.evidence if e.field == "action").rule.startswith("model deeds:")


def test_the_deadline_of_what_is_done_is_its_time() -> None:
    text = "The Dutch contingent had gone home from Mali by August 2014."
    (claim,) = read(text, KIND, ("gone", "RETREAT", "withdraw", {}))
    assert claim.until is None
    assert claim.time.latest == dt.date(2014, 8, 31)


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
