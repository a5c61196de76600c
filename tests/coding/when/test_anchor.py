"""The day of writing of an undated report, bounded from its own text."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from tests.coding.sentences import sentence

from attache.coding.when import anchor
from attache.model import Published, Report, Section, Sentence


class PastEvent(msgspec.Struct, frozen=True):
    id: str
    type: str
    country: str
    day: dt.date


HISTORY = (
    PastEvent("ner-coup-1999", "coup", "NER", dt.date(1999, 4, 9)),
    PastEvent("ner-coup-2010", "coup", "NER", dt.date(2010, 2, 18)),
    PastEvent("ner-coup-2023", "coup", "NER", dt.date(2023, 7, 26)),
    PastEvent("gab-coup-2023", "coup", "GAB", dt.date(2023, 8, 30)),
    PastEvent("mli-coup-2020", "coup", "MLI", dt.date(2020, 8, 18)),
    PastEvent("mli-coup-2021", "coup", "MLI", dt.date(2021, 5, 24)),
    PastEvent("ukr-invasion-2022", "invasion", "UKR", dt.date(2022, 2, 24)),
)


def report(texts: list[str], published: Published | None = None) -> tuple[Report, list[Sentence]]:
    sentences: list[Sentence] = []
    start = 0
    for index, text in enumerate(texts):
        sentences.append(sentence(text, start=start, index=index))
        start += len(text) + 1
    whole = "\n".join(texts)
    made = Report(id="r", text=whole, sections=(Section("body", 0, len(whole)),), published=published or Published())
    return made, sentences


def infer(*texts: str, country: str = "NER") -> anchor.Inference:
    made, sentences = report(list(texts))
    return anchor.infer(made, sentences, HISTORY, {s.index: {country} for s in sentences})


# sentences, country, earliest, latest
ROWS = [
    (["Soldiers seized power in a coup last July."], "NER", "2023-08-01", "2024-07-31"),
    (["The junta took power in last year's coup."], "NER", "", ""),
    (["Before the 2023 coup the two armies were partners."], "NER", "2023-07-26", ""),
    (["Before the 2022 coup the two armies were partners."], "NER", "", ""),
    (["The president was ousted two weeks ago in a coup."], "GAB", "2023-09-10", "2023-09-16"),
    (["The president was ousted in a coup in August."], "GAB", "2023-08-30", "2024-07-31"),
    (["Russia's invasion of the country in February shook Europe."], "UKR", "2022-02-24", "2023-01-31"),
    (["Soldiers seized power in a coup last July."], "GAB", "", ""),
    (
        ["The junta, which seized power in a coup last July, ended a defence accord in March."],
        "NER",
        "2024-03-01",
        "2024-07-31",
    ),
    (
        ["Soldiers seized power in a coup last July.", "In May the military government expelled the envoy."],
        "NER",
        "2023-08-01",
        "2024-07-31",
    ),
    (
        ["Soldiers seized power in a coup last July.", "The military government expelled the envoy in May."],
        "NER",
        "2024-05-01",
        "2024-07-31",
    ),
    (
        ["The coup took place last July.", "The envoy was expelled on 19 April 2024."],
        "NER",
        "2024-04-19",
        "2024-07-31",
    ),
    (["The envoy was expelled on 19 April 2024."], "NER", "2024-04-19", ""),
    (["The first troops arrived in 2013.", "The envoy left in March 2022."], "NER", "2022-03-01", ""),
    (["The last troops will leave by 15 September 2024."], "NER", "", "2024-09-15"),
    (
        ["The envoy was expelled on 19 April 2024.", "A vote will be held on 3 May 2024."],
        "NER",
        "2024-04-19",
        "2024-05-03",
    ),
    # Contradictory bounds: the past wins, the rest is left out.
    (["The envoy was expelled on 19 April 2024.", "A vote will be held on 3 May 2021."], "NER", "2024-04-19", ""),
    # Mali had two coups that a vague time fits: neither bounds anything.
    (["The colonel took power in a coup several years ago."], "MLI", "", ""),
    # ... unless a date elsewhere rules out all but one.
    (["The junta took power in last year's coup.", "France left in 2023."], "NER", "2024-01-01", "2024-12-31"),
    (["The envoy was expelled last month."], "NER", "", ""),
    ([], "NER", "", ""),
]


@pytest.mark.parametrize(("texts", "country", "earliest", "latest"), ROWS)
def test_bounds(texts: list[str], country: str, earliest: str, latest: str) -> None:
    published = infer(*texts, country=country).published
    assert (str(published.earliest or ""), str(published.latest or "")) == (earliest, latest)
    assert published.how == ("inferred" if earliest or latest else "unknown")


def test_evidence_names_the_characters() -> None:
    texts = ["The junta, which seized power in a coup last July, ended a defence accord in March."]
    made, _ = report(texts)
    found = infer(*texts)
    assert [(made.text[e.start : e.end], e.field, e.rule) for e in found.evidence] == [
        ("last July", "published", "anchor.event:ner-coup-2023"),
        ("March", "published", "anchor.rulers:ner-coup-2023"),
    ]


def test_a_known_day_stays() -> None:
    known = Published(dt.date(2024, 5, 15), dt.date(2024, 5, 15), "metadata")
    made, sentences = report(["Soldiers seized power in a coup last July."], known)
    assert anchor.infer(made, sentences, HISTORY, {0: {"NER"}}) == anchor.Inference(known)


def test_the_main_country_stands_in_where_a_sentence_names_none() -> None:
    made, sentences = report(["Niger's army is small.", "Soldiers seized power in a coup last July."])
    found = anchor.infer(made, sentences, HISTORY, {0: {"NER"}})
    assert found.published.latest == dt.date(2024, 7, 31)
