"""A synthetic record of the world's news, drawn as news is: `reports(CLAIMS)`, the same ones every time.

190 countries, of which few are often in the news and most are not (a heavy tail); 5,000 sites and towns, each in one
country, spread likewise; some 700 forces, each of one country or of none, and in each country the guests that are
there; reports of 10 to 40 claims over ten years, each about one country, with one or two others beside it. One in six
is a near copy of one of the days before. In some reports a base is named without its country.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from attache.ids import digest
from attache.model import (
    Actor,
    Agreement,
    AgreementType,
    Claim,
    Consent,
    Count,
    CountUnit,
    Event,
    Evidence,
    Kind,
    Modality,
    Office,
    Place,
    Published,
    Report,
    Section,
    SectionKind,
    Speaker,
    Time,
)

FIRST_DAY = dt.date(2014, 1, 1)
DAYS = 3650
COUNTRIES: list[str] = (  # noqa: SIM905
    "AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA "
    "CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH "
    "FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA "
    "JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX "
    "MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NZL OMN PAK PAN PER PHL PNG POL PRK "
    "PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA "
    "TJK TKM TLS TON TTO TUN TUR TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE"
).split()
WEIGHTS = [1 / (rank + 5) for rank in range(len(COUNTRIES))]
SITES = 5_000
COPIES = 1 / 6
SYLLABLES = tuple(consonant + vowel for consonant in "bdfgklmnprstvwxz" for vowel in "aeiou")
KINDS: tuple[Kind, ...] = ("presence", "event", "statement", "agreement", "office", "fact")
SHARES = (22, 35, 25, 5, 5, 8)
ACTIONS = (
    "remain",
    "deploy",
    "arrive",
    "reinforce",
    "withdraw",
    "begin-withdrawal",
    "order-out",
    "announce",
    "hand-over",
)
ACTION_SHARES = (50, 12, 10, 6, 6, 5, 4, 4, 2)
ROOTS = ("CONSULT", "ASSAULT", "COERCE", "AGREE", "ACCUSE", "AID", "PROTEST", "MOBILIZE")
ACCORDS = ("propose", "sign", "enter-into-force", "uphold", "violate", "suspend", "denounce", "terminate")
TYPES: tuple[AgreementType, ...] = ("defence", "basing", "withdrawal", "ceasefire", "arms", "other")
OFFICES = ("head-of-state", "head-of-government", "defence-minister", "foreign-minister", "chief-of-staff")
MODALITIES: tuple[Modality, ...] = ("asserted", "announced", "planned", "ordered", "possible", "denied")
MODALITY_SHARES = (80, 6, 5, 2, 5, 2)
SECTIONS: tuple[SectionKind, ...] = ("headline", "body", "takeaway")


class Country(NamedTuple):
    """What a country has: places, forces of its own, guests, politicians."""

    code: str
    places: list[Place]
    own: list[Actor]
    guests: list[Actor]
    people: list[Actor]


def world(chance: random.Random) -> dict[str, Country]:
    """The countries."""
    armed = {code: Actor(f"{code}-MIL", f"the forces of {code}", code, "MIL", "regular") for code in COUNTRIES}
    groups = [Actor(f"group/{_name(chance)}-{n}", _name(chance), None, "REB", "armed-group") for n in range(400)]
    hired = [
        Actor(f"group/{_name(chance)}-pmc-{n}", _name(chance), chance.choices(COUNTRIES, WEIGHTS)[0], "PMC", "pmc")
        for n in range(60)
    ]
    missions = [Actor(f"mission/{_name(chance)}-{n}", _name(chance), None, "IGO", "mission") for n in range(50)]
    found: dict[str, Country] = {}
    for code, weight in zip(COUNTRIES, WEIGHTS, strict=True):
        many = max(3, round(SITES * weight / sum(WEIGHTS)))
        places = [Place(code, f"the land of {code}", code, kind="country")]
        for number in range(many):
            name, site = _name(chance), chance.random() < 0.4
            id = f"site/{name}-{code.lower()}-{number}" if site else f"place/{code}/{name}-{number}"
            lat, lon = round(chance.uniform(-50, 60), 3), round(chance.uniform(-170, 170), 3)
            title = f"{name.title()} Air Base" if site else name.title()
            places.append(Place(id, title, code, name, lat, lon, 1, "site" if site else "town"))
        senders = dict.fromkeys(chance.choices(COUNTRIES, WEIGHTS, k=3 + many // 40))
        guests = [armed[sender] for sender in senders if sender != code]
        guests += chance.sample(hired, 2) + chance.sample(missions, 1)
        own = [armed[code], *chance.sample(groups, 2 + many // 40)]
        names = [f"{_name(chance)} {_name(chance)}" for _ in range(10)]
        people = [Actor(f"person/{name.replace(' ', '-')}", name.title(), code, "GOV") for name in names]
        found[code] = Country(code, places, own, guests, people)
    return found


def reports(claims: int, seed: int = 5) -> Iterator[tuple[Report, list[Claim]]]:
    """Reports with their claims, `claims` in all or a few more."""
    chance = random.Random(seed)
    lands = world(chance)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    made = number = 0
    recent: list[tuple[list[str], dt.date, list[Claim]]] = []
    while made < claims:
        number += 1
        if recent and chance.random() < COPIES:
            sentences, day, source = chance.choice(recent)
            kept = max(8, len(sentences) - chance.randrange(4))
            sentences, day = (
                sentences[:kept],
                min(day + dt.timedelta(chance.randrange(3)), FIRST_DAY + dt.timedelta(DAYS)),
            )
            drafts = source[:kept]
        else:
            day = FIRST_DAY + dt.timedelta(chance.randrange(DAYS))
            sentences = [" ".join(chance.choices(words, k=20)) + "." for _ in range(chance.randint(10, 40))]
            involved = [lands[code] for code in chance.choices(COUNTRIES, WEIGHTS, k=3)]
            drafts = [_draft(chance, day, involved) for _ in sentences]
            recent = [*recent[-50:], (sentences, day, drafts)]
        report, found = _report(number, " ".join(sentences), sentences, day, drafts, chance)
        made += len(found)
        yield report, found


def _report(
    number: int, text: str, sentences: list[str], day: dt.date, drafts: list[Claim], chance: random.Random
) -> tuple[Report, list[Claim]]:
    id = "r" + digest(text, str(number))
    known = chance.random() < 0.97
    report = Report(
        id=id,
        text=text,
        sections=(Section("body", 0, len(text)),),
        title=sentences[0][:60],
        url=f"https://example.org/{number}",
        outlet=f"Outlet {number % 200}",
        published=Published(day, day, "metadata") if known else Published(),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    found, start = [], 0
    for sentence, draft in zip(sentences, drafts, strict=True):
        quote = sentence[:-1]
        found.append(
            msgspec.structs.replace(
                draft,
                id="c" + digest(id, str(start)),
                report=id,
                sentence=sentence,
                start=start,
                end=start + len(quote),
                quote=quote,
                words=quote if draft.kind == "statement" else None,
                evidence=tuple(
                    Evidence(field, start, start + 9, f"lexicon {field}.toml:{field}/some-thing")
                    for field in ("actors.0", "place", "time", "count")
                ),
            )
        )
        start += len(sentence) + 1
    return report, found


def _draft(chance: random.Random, day: dt.date, involved: list[Country]) -> Claim:
    land = involved[0] if chance.random() < 0.75 else chance.choice(involved)
    kind = chance.choices(KINDS, SHARES)[0]
    place: Place | None = chance.choices(land.places, [1 / (rank + 3) for rank in range(len(land.places))])[0]
    if place and place.kind == "site" and chance.random() < 0.05:
        place = msgspec.structs.replace(place, country=None)
    elif chance.random() < 0.05:
        place = None
    force = chance.choice(land.guests if chance.random() < 0.7 else land.own)
    person = chance.choice(land.people)
    state = Actor(land.code, f"the land of {land.code}", land.code, "GOV")
    other = chance.choice(involved)
    fields: dict[str, object] = {"actors": (force,), "recipients": ()}
    early = day - dt.timedelta(chance.randrange(40))
    month = early - dt.timedelta(30)
    time = chance.choices(
        (
            Time(early, early, 1, "on that day"),
            Time(None, day, 5, ""),
            Time(month, early, 3, "in that month"),
        ),
        (40, 40, 20),
    )[0]
    if kind == "presence":
        action = chance.choices(ACTIONS, ACTION_SHARES)[0]
        fields |= {"action": action, "consent": _consent(chance)}
        if action == "order-out":
            fields |= {"recipients": (state,)}
        if chance.random() < 0.25:
            fields |= {"count": _count(chance, "troops")}
    elif kind == "event":
        root = chance.choice(ROOTS)
        fields |= {
            "actors": (chance.choice((force, person)),),
            "recipients": (chance.choice((state, chance.choice(other.people))),),
            "event": Event(root, None, ("military",), "042"),
        }
        if root == "ASSAULT":
            fields |= {"count": _count(chance, "people"), "items": ("fatalities",)}
    elif kind == "statement":
        fields |= {
            "actors": (),
            "speaker": Speaker(person.id, person.name, "minister", land.code),
            "attribution": "direct",
        }
    elif kind == "agreement":
        type = chance.choice(TYPES)
        ally = Actor(other.code, f"the land of {other.code}", other.code, "GOV")
        fields |= {
            "actors": (state,),
            "recipients": (ally,) if ally != state else (),
            "action": chance.choice(ACCORDS),
            "agreement": Agreement(f"{type} accord", type),
        }
    elif kind == "office":
        fields |= {
            "actors": (person,),
            "action": chance.choices(("hold", "take", "leave"), (90, 6, 4))[0],
            "office": Office(chance.choice(OFFICES), land.code),
        }
    else:
        fields |= {"action": chance.choice(("owner", None))}
    return Claim(
        id="", report="", sentence="", start=0, end=0, quote="", kind=kind,
        section=chance.choices(SECTIONS, (4, 92, 4))[0],
        place=place,
        time=time,
        modality=chance.choices(MODALITIES, MODALITY_SHARES)[0],
        polarity=chance.random() < 0.96,
        confidence=round(chance.random(), 2),
        why=(f"{kind}.rule", f"forces.toml: {force.id}"),
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def _consent(chance: random.Random) -> Consent | None:
    said: tuple[Consent | None, ...] = (None, "invited", "tolerated", "revoked")
    return chance.choices(said, (85, 7, 4, 4))[0]


def _count(chance: random.Random, unit: CountUnit) -> Count:
    best = chance.choice((7, 23, 60, 100, 184, 500, 650, 1000))
    if chance.random() < 0.5:
        return Count(best, best, best, "=", unit, f"{best} {unit}")
    return Count(int(best * 0.9), best, int(best * 1.1), "~", unit, f"about {best} {unit}")


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3))
