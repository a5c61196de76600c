"""News articles made from templates, as many as a benchmark asks for: the same seed gives the same files."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

HOSTS = [
    ("Niger", "Niamey"),
    ("Mali", "Bamako"),
    ("Chad", "N'Djamena"),
    ("Somalia", "Mogadishu"),
    ("Djibouti", "Djibouti"),
    ("Estonia", "Tallinn"),
    ("Poland", "Warsaw"),
    ("Iraq", "Baghdad"),
    ("Armenia", "Yerevan"),
    ("Gabon", "Libreville"),
]
SENDERS = ["US", "Russian", "French", "Turkish", "German", "Italian", "British", "Chinese", "Emirati", "Rwandan"]
SENTENCES = [
    "{sender} troops arrived in {capital} on {weekday} under an agreement signed last month, the defence "
    "ministry said.",
    "About {count} soldiers are stationed at an airbase outside the capital, according to two officials who "
    "spoke on condition of anonymity.",
    "“We will leave in good order and hand over every building,” the commander of the {sender} contingent told"
    " reporters.",
    "The government of {host} denounced its military cooperation accord with a Western partner in {month} and "
    "ordered its forces to leave.",
    "Fighters attacked an army post near the border overnight, killing at least {few} soldiers and wounding "
    "{several} others, residents said.",
    "The withdrawal is to be completed no later than {month} 15, a joint statement said, after talks between "
    "the two defence chiefs.",
    "Nearly {count} personnel remain in {host}, down from {more} a year ago, while the drone base in the north"
    " stays open.",
    "The foreign minister denied that any {sender} instructors had been deployed, calling the reports baseless.",
    "The military rulers, who seized power in a coup in {year}, have since turned to new partners for weapons "
    "and training.",
    "A spokesman for the mission said its police units would hand two camps to the authorities before the end "
    "of the year.",
    "{sender} instructors brought an air-defence system and have begun training the national army, state "
    "television reported.",
    "In {capital}, the prime minister met a visiting delegation to discuss security along the frontier and a "
    "new basing deal.",
    "Analysts say the departure leaves a gap in surveillance that no other force in the region can fill soon.",
    "The two sides agreed to a ceasefire that takes effect at midnight, though shelling was heard in the "
    "eastern suburbs on {weekday}.",
    "Some {several} armoured vehicles were flown out, and the remaining aircraft will follow within weeks.",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
MONTHS = ["January", "March", "April", "June", "September", "November"]
LENGTH = 22  # sentences: an article of about 450 words, as agencies write them
FIRST_DAY = dt.date(2024, 1, 1)


def articles(number: int, seed: int = 1) -> Iterator[str]:
    """Plain-text articles with head lines, each different."""
    chance = random.Random(seed)
    for index in range(number):
        host, capital = chance.choice(HOSTS)
        sender = chance.choice(SENDERS)
        day = FIRST_DAY + dt.timedelta(days=index % 300)
        sentences = [_sentence(chance, host, capital, sender) for _ in range(LENGTH)]
        paragraphs = [" ".join(sentences[at : at + 2]) for at in range(0, LENGTH, 2)]
        head = f"Title: {sender} forces and {host}: day {index}\nPublished: {day.isoformat()}\nSource: Bench Wire\n"
        yield head + "\n" + "\n\n".join(paragraphs) + "\n"


def _sentence(chance: random.Random, host: str, capital: str, sender: str) -> str:
    return chance.choice(SENTENCES).format(
        host=host,
        capital=capital,
        sender=sender,
        weekday=chance.choice(WEEKDAYS),
        month=chance.choice(MONTHS),
        year=chance.choice([2020, 2021, 2022, 2023]),
        count=f"{chance.randrange(2, 30) * 50:,}",
        more=f"{chance.randrange(30, 60) * 50:,}",
        few=chance.randrange(2, 10),
        several=chance.randrange(10, 40),
    )


def write(folder: Path, number: int, seed: int = 1) -> None:
    """Write that many articles into `folder`, a file each."""
    for index, text in enumerate(articles(number, seed)):
        (folder / f"{index:05}.txt").write_text(text, encoding="utf-8")
