"""Sentences and the events that they tell: who, PLOVER root, to whom, and whether it happened."""

from __future__ import annotations

import pytest
from tests.coding.told import claims, misses, read

from attache.model import Claim

PLAIN = [
    ("Chad expelled the German ambassador on 8 April 2023.", "TCD SANCTION DEU"),
    ("Russia invaded Ukraine on 24 February 2022.", "RUS ASSAULT UKR"),
    ("Turkish jets bombed the city of Manbij in Syria.", "TUR ASSAULT -"),
    ("Qatar mediated between Israel and Hamas.", "QAT CONSULT ISR+group/hamas"),
    ("Saudi Arabia severed diplomatic relations with Iran in January 2016.", "SAU SANCTION IRN"),
    ("Morocco recalled its ambassador from Berlin.", "MAR SANCTION DEU"),
    ("Bolivia broke off relations with Israel in October 2023.", "BOL SANCTION ISR"),
    ("Nicaragua cut ties with Taiwan in December 2021.", "NIC SANCTION TWN"),
    ("Niger revoked its military accord with the United States in March 2024.", "NER SANCTION USA"),
    ("Germany suspended its military cooperation with Mali.", "DEU SANCTION MLI"),
    ("Hungary rejected the European Commission's proposal.", "HUN REJECT org/european-commission"),
    ("The Taliban threatened the Tajik government with reprisals.", "group/taliban THREATEN TJK"),
    ("Thousands of Georgians protested against the government in Tbilisi.", "GEO PROTEST GEO|-"),
    ("Brazil praised Colombia for its peace efforts.", "BRA SUPPORT COL"),
    ("Cuba backs Venezuela.", "CUB SUPPORT VEN"),
    ("Greece accused Turkey of violating its airspace.", "GRC ACCUSE TUR"),
    ("The Kremlin blamed Kyiv for the explosion.", "RUS ACCUSE UKR"),
    ("Belarus arrested the Polish journalist Andrzej Poczobut.", "BLR COERCE person/andrzej-poczobut"),
    ("Houthi fighters seized the port of Hodeidah.", "group/houthis COERCE -"),
    ("Serbia refused to recognise Kosovo's independence.", "SRB REJECT XKX|-; ?SRB SUPPORT XKX|- not"),
    ("Boko Haram attacked the town of Diffa on Monday.", "group/boko-haram ASSAULT -"),
    ("Ecuadorian police stormed the Mexican embassy in Quito in April 2024.", "ECU ASSAULT MEX"),
    ("Vladimir Putin visited Beijing in October 2023.", "person/vladimir-putin CONSULT -"),
    ("Emmanuel Macron met Xi Jinping in Paris.", "person/emmanuel-macron CONSULT person/xi-jinping"),
    ("Saudi Arabia and Iran restored diplomatic relations in March 2023.", "SAU+IRN SUPPORT -"),
    ("Peru freed 40 Bolivian miners on Tuesday.", "PER RETREAT BOL"),
]
COMING_AND_GOING = [
    ("Russian instructors arrived in Niamey with an air defence system.", "RUS AID -"),
    ("China sent two instructors to the Solomon Islands.", "CHN AID SLB"),
    ("India supplied artillery shells to Armenia.", "IND AID ARM"),
    ("North Korea sent artillery shells to Russia.", "PRK AID RUS"),
    ("Turkey delivered six drones to Burkina Faso.", "TUR AID BFA"),
    ("The United Kingdom gave Ukraine 14 Challenger tanks.", "GBR AID UKR"),
    ("Burundi sent soldiers to eastern Congo.", "BDI MOBILIZE -"),
    ("Russia massed troops along the Ukrainian border.", "RUS MOBILIZE -"),
    ("Poland moved two brigades to its eastern border.", "POL MOBILIZE -"),
    ("Nearly 400 French soldiers left Burkina Faso in February 2023.", "FRA RETREAT -"),
    ("Spain completed its withdrawal from Afghanistan in 2021.", "ESP RETREAT -"),
    (
        "Uganda and Rwanda withdrew their troops from Congo in 2003.",
        "UGA+RWA RETREAT -",
    ),
    ("Germany will withdraw its last soldiers from Mali by the end of May.", "DEU CONCEDE - planned"),
    ("The Pentagon said it would withdraw its forces from Chad.", "USA CONCEDE - announced|planned"),
    ("Ethiopia promised to withdraw its soldiers from Eritrea.", "ETH CONCEDE - planned; ?ETH AGREE -"),
    ("Turkey refused to withdraw its troops from northern Syria.", "TUR REJECT -|SYR; ?TUR RETREAT - not"),
    ("Italy has yet to withdraw its soldiers from Kosovo.", "ITA RETREAT - not"),
    ("Chad ordered French soldiers to leave the country.", "TCD SANCTION FRA ordered"),
    ("Denmark's soldiers were told by the Malian junta to leave the country.", "MLI SANCTION DNK ordered"),
]
GRAMMAR = [
    ("The German ambassador was expelled by Chad in April 2023.", "TCD SANCTION DEU"),
    ("Two Russian diplomats were expelled by Norway.", "NOR SANCTION RUS"),
    ("The military accord was scrapped by Niger.", "NER SANCTION -"),
    ("The expulsion of the French ambassador by Niger drew applause.", "NER SANCTION FRA"),
    ("Mali's expulsion of Danish troops surprised Copenhagen.", "MLI SANCTION DNK"),
    ("The Malian junta, which expelled the French ambassador in 2022, has new friends.", "MLI SANCTION FRA"),
    ("The Norwegian envoy whom Burundi expelled is back in Oslo.", "BDI SANCTION NOR-GOV/envoy"),
    ("Estonia, Latvia and Lithuania expelled Russian diplomats.", "EST+LVA+LTU SANCTION RUS"),
    ("Poland expelled 45 Russian diplomats and closed a consulate.", "POL SANCTION RUS"),
    ("After expelling the French ambassador, Niger turned to Moscow.", "NER SANCTION FRA"),
    ("Egypt and Ethiopia resumed talks on the Nile dam.", "EGY+ETH CONSULT -"),
    ("Japan and the Philippines signed a defence pact in Manila.", "JPN+PHL AGREE|SUPPORT -"),
    ("Talks between Serbia and Kosovo resumed in Brussels.", "SRB+XKX CONSULT -"),
    ("Turkey launched an offensive against Kurdish militants in northern Iraq.", "TUR ASSAULT *"),
    ("Iran carried out missile strikes on Erbil.", "IRN ASSAULT IRQ"),
    ("Togo faces attacks from JNIM.", "group/jnim ASSAULT TGO"),
    ("Al-Shabaab staged an attack on the Kenyan town of Mandera.", "group/al-shabaab ASSAULT KEN"),
    ("The attack on Mandera by Al-Shabaab began before dawn.", "group/al-shabaab ASSAULT -"),
    ("Mozambique's president paid a visit to Rwanda.", "MOZ CONSULT -"),
    ("Israel was condemned by Jordan and Egypt.", "JOR+EGY ACCUSE ISR"),
]
MOODS = [
    ("Sweden may send fighter jets to Ukraine.", "SWE AID UKR possible"),
    ("Belgium announced that it would deliver 30 fighter jets to Ukraine.", "BEL AID UKR announced|planned"),
    ("Egypt denied that it had supplied rockets to Russia.", "EGY AID RUS denied not"),
    ("Rwanda denied that its soldiers had attacked Goma.", "RWA ASSAULT - denied not"),
    ("Norway did not expel the Russian ambassador.", "NOR SANCTION RUS not"),
    ("Hungary never sent weapons to Ukraine.", "HUN AID UKR not"),
    ("Slovakia stopped supplying weapons to Ukraine.", "SVK AID UKR not"),
    ("Austria failed to sign the agreement with Turkey.", "AUT+TUR AGREE|SUPPORT - not"),
    ("Moldova is due to sign a defence pact with Romania on Tuesday.", "MDA+ROU AGREE - planned"),
    ("Did Iran attack the Greek tanker?", "IRN ASSAULT GRC|- possible"),
    ("Russia is expected to attack Kharkiv in the summer.", "RUS ASSAULT - forecast"),
    ("JNIM threatened to attack Bamako.", "group/jnim THREATEN -; group/jnim ASSAULT MLI|- possible"),
    ("Venezuela threatened to annex Guyana's Essequibo region.", "VEN THREATEN GUY|-; ?VEN COERCE GUY|- possible"),
    ("Neither Ghana nor Benin has sent troops to Niger.", "GHA+BEN MOBILIZE - not"),
    (
        "Ghana and Benin have not sent troops to Niger.",
        "GHA+BEN MOBILIZE - not",
    ),
    ("Turkey sent no troops to Libya.", "TUR MOBILIZE - not"),
    ("Unless Kosovo relents, Serbia could attack.", "SRB ASSAULT -|XKX possible|conditional"),
    ("Finland has decided to expel nine Russian diplomats.", "FIN SANCTION RUS planned|ordered"),
    ("Kenya asked Rwanda to send police to Haiti.", "KEN REQUEST RWA; ?* MOBILIZE - ordered|possible"),
]
NEWS = [
    (
        "Mali's military rulers, who took power in 2020, expelled the French ambassador on 31 January 2022.",
        "MLI SANCTION FRA; ?MLI COERCE MLI|-",
    ),
    (
        "The Sudanese army accused the United Arab Emirates on Friday of arming its enemies.",
        "SDN ACCUSE ARE; ?ARE AID *",
    ),
    (
        "At least 30 people were killed when JNIM attacked a village in central Mali.",
        "group/jnim ASSAULT -; ?* ASSAULT *",
    ),
    ("Kosovo police arrested three Serbian gendarmes near the border in June 2023.", "XKX COERCE SRB"),
    ("Slovakia's government, unlike its neighbours, rejected the plan.", "SVK REJECT -"),
    ("Under pressure from the opposition, Lesotho's prime minister resigned.", "LSO RETREAT -"),
    ("Georgia's parliament passed the law despite protests by students.", "?* PROTEST *"),
    ("Ireland, Norway and Spain recognised Palestine as a state.", "IRL+NOR+ESP SUPPORT PSE"),
    ("Talks between Armenia and Azerbaijan collapsed before they signed the treaty.", "ARM+AZE CONSULT -; ?* AGREE *"),
    ("Eswatini is the only African country that has never cut ties with Taiwan.", "SWZ SANCTION TWN not"),
    (
        "Honduras, which had recognised Taiwan for decades, cut ties with Taipei in March 2023.",
        "HND SANCTION TWN; HND SUPPORT TWN",
    ),
    (
        "Nobody has accused Botswana of supplying weapons to the rebels.",
        "- ACCUSE BWA not; ?BWA AID * possible not; ?BWA AID *",
    ),
    (
        "Indonesia offered to mediate between Russia and Ukraine.",
        "IDN CONSULT RUS+UKR planned|possible|announced; ?* AGREE *",
    ),
    ("The soldiers loyal to Yevgeny Prigozhin seized the city of Rostov in June 2023.", "* COERCE -"),
    ("Colombia's government and the ELN extended their ceasefire by six months.", "COL+group/eln AGREE -"),
    ("Mexico's ambassador was ordered to leave Ecuador.", "ECU|- SANCTION MEX ordered"),
    ("Iran seized a Portuguese ship in the Strait of Hormuz.", "IRN COERCE PRT"),
    ("Nepal urged India to reopen the border.", "NPL REQUEST IND"),
    ("The Taliban seized Kabul on 15 August 2021.", "group/taliban COERCE AFG"),
    (
        "Tunisia has neither confirmed nor denied that it expelled the envoy of Libya.",
        "?TUN SANCTION LBY denied|possible",
    ),
    ("The United States vetoed the resolution.", "USA REJECT -"),
    ("Panama thanked the Colombian navy for its help.", "?PAN SUPPORT COL"),
    (
        "Bangladesh will hold an inquiry into the killing of protesters by police.",
        "BGD ACCUSE * planned; BGD|COP|COP/police ASSAULT *",
    ),
    ("Burkina Faso's army said it had killed 40 fighters in an operation in Soum.", "BFA ASSAULT *"),
    ("Iraq's parliament voted in January 2020 to expel American troops.", "IRQ SANCTION USA planned|ordered|asserted"),
    ("The Czech Republic expelled 18 Russian diplomats over the explosion.", "CZE SANCTION RUS"),
    ("Pakistan and Afghanistan agreed to resume talks in Doha.", "PAK+AFG CONSULT - planned; ?* AGREE *"),
    ("Twelve Malian soldiers were killed in an ambush by JNIM near Mopti.", "group/jnim ASSAULT MLI; ?* ASSAULT *"),
    ("The Nigerian air force bombed a camp of bandits in Zamfara.", "NGA ASSAULT *"),
    ("Uruguay withdrew its 200 peacekeepers from Haiti in 2017.", "URY RETREAT -"),
    ("Washington blacklisted two Chinese companies in June.", "USA COERCE CHN"),
    ("The rebels freed 12 Kenyan hostages on Friday.", "* RETREAT KEN"),
    ("Spain recognised the government of Guinea.", "ESP SUPPORT GIN"),
    ("Libyan coastguards fired on an Italian fishing boat.", "LBY ASSAULT ITA"),
    ("Finland's president telephoned Vladimir Putin on Saturday.", "FIN CONSULT person/vladimir-putin"),
    ("Hamas released 24 hostages in exchange for prisoners held by Israel.", "group/hamas RETREAT *; ?* COERCE *"),
    ("Sierra Leone's government lifted the curfew in Freetown.", "SLE CONCEDE -|SLE"),
    ("Slovenia trained 40 Ukrainian deminers last year.", "SVN AID UKR"),
    ("Iranian-backed militias attacked Al-Asad airbase in Iraq.", "* ASSAULT -|IRQ|USA"),
    ("Sudan's army shelled the market of Nyala, killing 20 civilians.", "SDN ASSAULT SDN; ?SDN ASSAULT *"),
    ("A suicide bomber killed 13 people at a checkpoint in Mogadishu.", "* ASSAULT *"),
]
NOTHING = [
    "Real Madrid attacked from the start and struck twice before half-time.",
    "Chelsea fired their manager after the defeat.",
    "The striker signed a deal with Juventus.",
    "Shell withdrew its bid for the oil company.",
    "The central bank launched an attack on inflation.",
    "England beat Australia by 43 runs at Lord's.",
    "France beat Argentina in the final of the World Cup.",
    "Poland and Germany clashed in the group stage of the tournament.",
    "The Bank of Japan raised interest rates in March.",
    "A storm hit the Philippines on Sunday.",
    "An earthquake struck Turkey in February 2023.",
    "Floods killed 200 people in Kenya.",
    "Toyota recalled 2,000 cars in Japan.",
    "Heavy rain forced three riders to withdraw from the Tour of Italy.",
    "The airline suspended its flights to Lisbon.",
    "A Danish brewer held talks with the owners of a brewery in Lyon.",
    "The film was released in Norway on Friday.",
    "Brazil exported more coffee than Vietnam last year.",
    "Bayern Munich signed the Moroccan defender on Monday.",
    "The Spanish champions were held to a draw by Malta.",
    "Samsung and Apple settled their dispute in South Korea.",
    "Norway's oil fund sold its shares in the Israeli company.",
    "Shares in the French carmaker fell after the strike.",
    "The Chilean pianist opened the festival with a march.",
    "The Danish brewer withdrew from Russia at a loss.",
    "The Italian coach was sacked after the game against Albania.",
    "A Kenyan runner broke the record in Berlin.",
    "The orchestra of Vienna toured Japan in the spring.",
]


def fields(claim: Claim) -> tuple[object, ...]:
    assert claim.event is not None
    return claim.actors, claim.event.type, claim.recipients


@pytest.mark.parametrize(("sentence", "expected"), [*PLAIN, *COMING_AND_GOING, *GRAMMAR, *MOODS, *NEWS])
def test_a_sentence_tells_these_events_and_no_others(sentence: str, expected: str) -> None:
    """As the lexicon has it, where the encoder reads no deed; what it reads is told in test_parties."""
    assert misses(expected, read(sentence, "event"), fields) == []


@pytest.mark.parametrize("sentence", NOTHING)
def test_sport_business_and_weather_are_no_events(sentence: str) -> None:
    assert misses("", claims(sentence, "event"), fields) == []
